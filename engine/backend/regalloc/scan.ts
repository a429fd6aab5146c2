/**
 * The linear scan: visits pieces in the order of their starts and gives each a register for as long as one is free, splitting
 * it where that ends, or takes a register from the piece that loses least, or leaves the piece in memory until a use wants a
 * register. In: pieces and taken positions (build.ts). Out: a location for every piece; split pieces linked as siblings.
 *
 * After Wimmer & Mössenböck 2005 and Wimmer & Franz 2010, with two differences. Costs are estimated frequencies, not distances.
 * And where a hot value meets a call or pressure in a colder stretch of code, the stretch is carved out of its piece: the hot
 * rest keeps one register, and the edges into and out of the cold stretch store and load.
 */
import { type AllocationInput, FIRST_VEC_REG, type RegisterFile } from '../operands.ts';
import type { Build } from './build.ts';
import type { Hints } from './hints.ts';
import type { Liveness } from './liveness.ts';
import { growInt32 } from './moves.ts';
import { MEMORY, type Pieces, USE_KIND } from './pieces.ts';
import type { Placement } from './placement.ts';
import { PieceQueue } from './queue.ts';

const NEVER = 0x7fffffff;
/** Steps in lists (some nanoseconds each) the scan may take for each instruction before it gives up on a function. */
const STEPS_PER_INSTRUCTION = 1000;
const STEPS_BASE = 2_000_000;
/** So many stretches are carved out of a piece before it is cut in two: most of a long lifetime may never be in a register. */
const MOST_CARVED = 16;
/** So many pieces of a vreg are asked where it is at the end of a block; the rest counts as memory. */
const MOST_SIBLINGS = 12;
/** A carved stretch pays when its surroundings run at least this much more often. */
const WORTH_CARVING = 2;
/** What it costs to lose a register, by kind of the next use: a copy from memory, a memory operand, a load. */
const KIND_COST = Float64Array.of(0.9, 0.6, 1);

export class Scan {
  readonly #queue = new PieceQueue();
  #input!: AllocationInput;
  #pieces!: Pieces;
  #build!: Build;
  #place!: Placement;
  #hints!: Hints;
  #registers: readonly [readonly number[], readonly number[]] = [[], []];
  readonly #isAllocatable = new Uint8Array(64);
  /** Start of the piece being placed. */
  #now = 0;

  // By register: the piece in it, until when without a hole; pieces in a lifetime hole, and when the first of them wakes.
  readonly #active = new Int32Array(64);
  readonly #activeUntil = new Int32Array(64);
  readonly #sleeping = new Int32Array(64);
  readonly #wake = new Int32Array(64);
  /** By register: the next entry of its taken positions. */
  readonly #cursor = new Int32Array(64);

  // By piece.
  #range: Int32Array = new Int32Array(256);
  #nextSleeping: Int32Array = new Int32Array(256);
  #nextUse: Int32Array = new Int32Array(256);
  #lastUse: Int32Array = new Int32Array(256);
  /** By vreg: 1 when some piece of it lies in memory. */
  #inMemory: Uint8Array = new Uint8Array(256);

  /** Places all pieces; false when the function takes too much work. */
  run(
    input: AllocationInput,
    registers: RegisterFile,
    liveness: Liveness,
    pieces: Pieces,
    build: Build,
    placement: Placement,
    hints: Hints,
  ): boolean {
    this.#input = input;
    this.#pieces = pieces;
    this.#build = build;
    this.#place = placement;
    this.#hints = hints;
    this.#registers = registers.allocatable;
    this.#reset();
    const order = liveness.defOrder;
    const count = this.#sortByStart(order, liveness.defCount);
    const budget = STEPS_BASE + STEPS_PER_INSTRUCTION * input.instCount;
    const queue = this.#queue;
    let k = 0;
    while (k < count || queue.count > 0) {
      const piece =
        queue.count > 0 && (k === count || queue.nextStart <= pieces.start(order[k] as number))
          ? queue.pop()
          : (order[k++] as number);
      this.#now = pieces.start(piece);
      this.#advance();
      this.#settle(piece);
      if (pieces.work + placement.work > budget) return false;
    }
    return true;
  }

  #reset(): void {
    const { vregCount } = this.#input;
    this.#queue.clear();
    this.#active.fill(-1);
    this.#activeUntil.fill(NEVER);
    this.#sleeping.fill(-1);
    this.#wake.fill(NEVER);
    this.#isAllocatable.fill(0);
    for (const cls of [0, 1] as const) for (const r of this.#registers[cls]) this.#isAllocatable[r] = 1;
    for (let r = 0; r < 64; r++) this.#cursor[r] = (this.#build.takenCount[r] as number) - 1;
    if (this.#inMemory.length < vregCount) this.#inMemory = new Uint8Array(vregCount * 2);
    this.#inMemory.fill(0, 0, vregCount);
  }

  /**
   * Leaves the vregs that live in `order`, by start; returns how many. Defs of one instruction begin at three different
   * positions: an insertion sort puts the nearly sorted list right.
   */
  #sortByStart(order: Int32Array, count: number): number {
    const { range, from } = this.#pieces;
    let n = 0;
    for (let k = 0; k < count; k++) {
      const v = order[k] as number;
      const first = range[v] as number;
      if (first < 0) continue;
      const start = from[first] as number;
      let at = n++;
      while (at > 0 && (from[range[order[at - 1] as number] as number] as number) > start) {
        order[at] = order[at - 1] as number;
        at--;
      }
      order[at] = v;
    }
    return n;
  }

  // ---- Time passes ----

  /** Brings the state of all registers to the position `now`. */
  #advance(): void {
    const now = this.#now;
    for (let cls = 0; cls < 2; cls++) {
      const regs = this.#registers[cls as 0 | 1];
      for (let k = 0; k < regs.length; k++) {
        const r = regs[k] as number;
        if ((this.#activeUntil[r] as number) <= now) this.#leave(r, now);
        if ((this.#wake[r] as number) <= now) this.#wakeUp(r, now);
      }
    }
  }

  /** The range of the piece in `r` is over: it goes to sleep until its next range, or is done. */
  #leave(r: number, now: number): void {
    const { to, from, nextRange } = this.#pieces;
    const piece = this.#active[r] as number;
    let range = this.#range[piece] as number;
    while (range >= 0 && (to[range] as number) <= now) range = nextRange[range] as number;
    this.#range[piece] = range;
    if (range >= 0 && (from[range] as number) <= now) {
      this.#activeUntil[r] = to[range] as number;
      return;
    }
    this.#active[r] = -1;
    this.#activeUntil[r] = NEVER;
    if (range >= 0) this.#sleep(r, piece, from[range] as number);
  }

  #sleep(r: number, piece: number, until: number): void {
    this.#nextSleeping[piece] = this.#sleeping[r] as number;
    this.#sleeping[r] = piece;
    if (until < (this.#wake[r] as number)) this.#wake[r] = until;
  }

  #wakeUp(r: number, now: number): void {
    const { to, from, nextRange } = this.#pieces;
    let kept = -1;
    let wake = NEVER;
    for (let piece = this.#sleeping[r] as number; piece >= 0; ) {
      const next = this.#nextSleeping[piece] as number;
      let range = this.#range[piece] as number;
      while (range >= 0 && (to[range] as number) <= now) range = nextRange[range] as number;
      this.#range[piece] = range;
      this.#pieces.work++;
      if (range >= 0) {
        const start = from[range] as number;
        if (start <= now) {
          if ((this.#active[r] as number) >= 0) throw new Error(`touchstone bug: two pieces in register ${r} at ${now}`);
          this.#active[r] = piece;
          this.#activeUntil[r] = to[range] as number;
        } else {
          this.#nextSleeping[piece] = kept;
          kept = piece;
          if (start < wake) wake = start;
        }
      }
      piece = next;
    }
    this.#sleeping[r] = kept;
    this.#wake[r] = wake;
  }

  // ---- One piece ----

  #settle(piece: number): void {
    const pieces = this.#pieces;
    const { usePos } = pieces;
    const start = this.#now;
    const v = pieces.vreg[piece] as number;
    for (let carved = 0; ; ) {
      const end = pieces.end[piece] as number;
      const call = this.#firstCall(piece);
      const bound = Math.min(end, call);
      const first = pieces.use[piece] as number;
      const needed = this.#neededUntil(piece, start);
      if (call < end) {
        if (this.#carveBefore(piece, call)) {
          if (++carved === MOST_CARVED) this.#cutBehind(piece, call);
          continue;
        }
        if (this.#cutBeforeLoop(piece, start, call)) continue;
        if (needed < 0 && (first < 0 || (usePos[first] as number) > call)) {
          this.#toMemory(piece, call);
          return;
        }
      }
      if (piece !== v && this.#cutAtColdEntry(piece, v, start, bound)) continue;
      // How long a register must be free to be of any use.
      const least = needed >= 0 ? needed : first < 0 ? start + 1 : (usePos[first] as number) + 1;
      let reg = this.#freeHint(piece, v, start, bound);
      let until = bound;
      if (reg < 0) {
        let best = least - 1;
        for (const r of this.#registers[this.#input.vregClass[v] as 0 | 1]) {
          if ((this.#active[r] as number) >= 0) continue;
          const limit = this.#limit(r, piece, bound);
          if (limit <= best) continue;
          best = limit;
          reg = r;
          if (limit >= bound) break;
        }
        until = best;
        if (reg < 0) {
          reg = this.#takeOver(piece, start, needed, least, bound);
          if (reg < 0) {
            this.#toMemory(piece, start);
            return;
          }
          until = this.#limit(reg, piece, bound);
        }
      }
      if (until < bound) this.#exchangeBefore(piece, until);
      else if (call < end) this.#leaveBefore(piece, call);
      this.#assign(piece, v, reg);
      return;
    }
  }

  #assign(piece: number, v: number, reg: number): void {
    const pieces = this.#pieces;
    if (this.#range.length <= piece) this.#growPieces(piece);
    pieces.location[piece] = reg;
    const range = pieces.range[piece] as number;
    this.#range[piece] = range;
    this.#nextUse[piece] = pieces.use[piece] as number;
    this.#lastUse[piece] = -1;
    this.#active[reg] = piece;
    this.#activeUntil[reg] = pieces.to[range] as number;
    this.#hints.assigned(v, reg);
  }

  #growPieces(piece: number): void {
    this.#range = growInt32(this.#range, piece + 1);
    this.#nextSleeping = growInt32(this.#nextSleeping, piece + 1);
    this.#nextUse = growInt32(this.#nextUse, piece + 1);
    this.#lastUse = growInt32(this.#lastUse, piece + 1);
  }

  /** The end of what must be in a register where `piece` begins (its def, uses of that very instruction); -1: nothing. */
  #neededUntil(piece: number, start: number): number {
    const { usePos, useKind, nextUse, vreg } = this.#pieces;
    let needed = vreg[piece] === piece && this.#build.needsRegister[piece] === 1 ? (start & ~3) + 3 : -1;
    for (let u = this.#pieces.use[piece] as number; u >= 0 && (usePos[u] as number) >> 2 === start >> 2; u = nextUse[u] as number)
      if (useKind[u] === USE_KIND.reg && (usePos[u] as number) >= needed) needed = (usePos[u] as number) + 1;
    return needed;
  }

  /** The position at which the first call that `piece` lives through takes all registers of its class. */
  #firstCall(piece: number): number {
    const { from, to, nextRange } = this.#pieces;
    const calls = this.#build.nextCall[this.#input.vregClass[this.#pieces.vreg[piece] as number] as 0 | 1];
    for (let r = this.#pieces.range[piece] as number; r >= 0; r = nextRange[r] as number) {
      const inst = calls[((from[r] as number) + 1) >> 2] as number;
      if (inst === NEVER) return NEVER;
      if (4 * inst + 2 < (to[r] as number)) return 4 * inst + 2;
      this.#pieces.work++;
    }
    return NEVER;
  }

  /** A register that is free all the way and saves a move; -1: none. */
  #freeHint(piece: number, v: number, start: number, bound: number): number {
    const header = piece === v ? -1 : this.#place.headerAround(start);
    const n = this.#hints.collect(v, piece !== v, start, bound, header < 0 ? -1 : this.#registerAt(v, header));
    for (let k = 0; k < n; k++) {
      const r = this.#hints.candidates[k] as number;
      if (r < FIRST_VEC_REG !== (this.#input.vregClass[v] === 0)) continue;
      if (
        (this.#active[r] as number) < 0 &&
        this.#limit(r, piece, bound) >= bound &&
        this.#registers[r < FIRST_VEC_REG ? 0 : 1].includes(r)
      )
        return r;
    }
    return -1;
  }

  /** Until when (at most `bound`) nothing but the piece that is in `r` now keeps `piece` out of it. */
  #limit(r: number, piece: number, bound: number): number {
    const pieces = this.#pieces;
    const { from, to, nextRange } = pieces;
    const taken = this.#build.takenPos[r] as Int32Array;
    const now = this.#now;
    let c = this.#cursor[r] as number;
    while (c >= 0 && (taken[c] as number) < now) c--;
    this.#cursor[r] = c;
    let limit = bound;
    if (c >= 0 && (taken[c] as number) < bound) {
      const by = this.#build.takenBy[r] as Int32Array;
      const v = pieces.vreg[piece] as number;
      let range = pieces.range[piece] as number;
      for (; c >= 0; c--) {
        const pos = taken[c] as number;
        if (pos >= bound) break;
        if (by[c] === v) continue;
        pieces.work++;
        while (range >= 0 && (to[range] as number) <= pos) range = nextRange[range] as number;
        if (range < 0) break;
        if ((from[range] as number) <= pos) {
          limit = pos;
          break;
        }
      }
    }
    if ((this.#wake[r] as number) >= limit) return limit;
    // In SSA form a piece that begins with its def meets no piece in a lifetime hole: one of them would be live at the
    // other's def. Only parts behind a split can, and pieces whose hole was carved.
    const isPart = pieces.vreg[piece] !== piece;
    for (let other = this.#sleeping[r] as number; other >= 0; other = this.#nextSleeping[other] as number) {
      pieces.work++;
      if (isPart || pieces.isCarved[other] === 1) limit = this.#meeting(piece, other, limit);
    }
    return limit;
  }

  /** The first position before `limit` at which `piece` and the sleeping `other` both live, or `limit`. */
  #meeting(piece: number, other: number, limit: number): number {
    const { from, to, nextRange } = this.#pieces;
    let a = this.#pieces.range[piece] as number;
    let b = this.#range[other] as number;
    while (a >= 0 && b >= 0) {
      this.#pieces.work++;
      const start = Math.max(from[a] as number, from[b] as number);
      if (start >= limit) return limit;
      if (start < (to[a] as number) && start < (to[b] as number)) return start;
      if ((to[a] as number) < (to[b] as number)) a = nextRange[a] as number;
      else b = nextRange[b] as number;
    }
    return limit;
  }

  // ---- Splitting ----

  /** The end of what `piece` needs its register for before `p`. */
  #busyUntil(piece: number, p: number): number {
    const { usePos, nextUse } = this.#pieces;
    const start = this.#pieces.start(piece);
    let lo = this.#bornUntil(piece, start);
    for (let u = this.#pieces.use[piece] as number; u >= 0 && (usePos[u] as number) < p; u = nextUse[u] as number) {
      lo = Math.max(lo, (usePos[u] as number) + 1);
      this.#pieces.work++;
    }
    return lo;
  }
  #bornUntil(piece: number, start: number): number {
    return this.#pieces.vreg[piece] === piece && this.#build.needsRegister[piece] === 1 ? (start & ~3) + 3 : start + 1;
  }

  /** The register is lost to the call at `call`: the rest waits in memory. */
  #leaveBefore(piece: number, call: number): void {
    const p = this.#place.spillAt(this.#busyUntil(piece, call), call);
    this.#toMemory(this.#pieces.split(piece, p), call);
  }

  /** The register is free until `limit` only: the rest looks for another one. */
  #exchangeBefore(piece: number, limit: number): void {
    const lo = this.#busyUntil(piece, limit);
    const p = this.#place.exchangeAt(lo, limit);
    if (p < lo) {
      // Read by the very instruction that then takes the register. Another register for both, or memory in between.
      if (p <= this.#now) {
        this.#toMemory(this.#pieces.split(piece, limit), limit);
        return;
      }
    }
    const rest = this.#pieces.split(piece, p);
    this.#queue.push(rest, this.#pieces.start(rest));
  }

  /**
   * `piece` loses its register at `p`, in a block much colder than where it is needed next: cuts the cold stretch out.
   * Returns whether it did.
   */
  #carveBefore(piece: number, p: number): boolean {
    return this.#carve(piece, p, this.#busyUntil(piece, p));
  }
  #carve(piece: number, p: number, lo: number): boolean {
    const pieces = this.#pieces;
    const place = this.#place;
    const block = place.blockAt(p);
    const stretch = place.startOf(block);
    const behind = place.startOf(place.stretchEnd(block));
    if ((pieces.end[piece] as number) <= behind) return false;
    const from = lo <= stretch ? stretch : place.spillAt(lo, p);
    const start = pieces.start(piece);
    if (from <= start || place.blockAt(from) !== block) return false;
    const cold = place.frequencyAt(p) * WORTH_CARVING;
    const cls = this.#input.vregClass[pieces.vreg[piece] as number] as number;
    const next = pieces.useFrom(piece, behind);
    const isHot =
      (next >= 0 && place.reloadFrequency(p, pieces.usePos[next] as number, cls) >= cold) ||
      place.backEdgeFrequency(p, start, lo) >= cold;
    if (!isHot) return false;
    const middle = pieces.carve(piece, from, behind);
    pieces.isCarved[piece] = 1;
    this.#toMemory(middle, p);
    return true;
  }

  /**
   * `piece` lives round a loop in which the call at `call` takes its register on every turn: it goes to memory before the loop,
   * for it would have to be loaded in the loop all the same, and there it may be loaded where it is used.
   */
  #cutBeforeLoop(piece: number, start: number, call: number): boolean {
    const pieces = this.#pieces;
    const place = this.#place;
    const p = place.loopStartBetween(start, call);
    if (p <= start || p >= call || !pieces.covers(piece, p)) return false;
    const lo = this.#busyUntil(piece, p);
    if (lo > p) return false;
    this.#toMemory(pieces.split(piece, place.spillAt(lo, p)), p);
    return true;
  }

  /**
   * A part that came from memory may run on, in the order of blocks, into a block that is mostly entered from where the value is
   * in memory. Every such edge would load it: when that costs more than to load it again for its next use, the part ends here.
   */
  #cutAtColdEntry(piece: number, v: number, start: number, bound: number): boolean {
    const pieces = this.#pieces;
    const place = this.#place;
    const { predStart, preds, blockStart } = this.#input;
    const { from, to, nextRange } = pieces;
    for (let r = pieces.range[piece] as number; r >= 0 && (from[r] as number) < bound; r = nextRange[r] as number) {
      let b = place.blockAt(from[r] as number);
      if (place.startOf(b) < (from[r] as number) || (from[r] as number) === start) b++;
      const end = Math.min(bound, to[r] as number);
      for (; b < this.#input.blockCount && place.startOf(b) < end; b++) {
        const first = predStart[b] as number;
        const last = predStart[b + 1] as number;
        pieces.work++;
        // Entered from the block before only.
        if (last - first === 1 && preds[first] === b - 1 && place.startOf(b) > (from[r] as number)) continue;
        let fromMemory = 0;
        let fromRegister = 0;
        for (let p = first; p < last; p++) {
          const pred = preds[p] as number;
          const f = place.edgeFrequency(pred, b);
          const at = 4 * (blockStart[pred + 1] as number) - 1;
          if (pred >= b || this.#isInRegister(piece, v, start, at)) fromRegister += f;
          else fromMemory += f;
        }
        if (fromMemory === 0) continue;
        const p = place.startOf(b);
        const use = pieces.useFrom(piece, p);
        const load =
          use < 0
            ? 0
            : place.reloadFrequency(p, pieces.usePos[use] as number, this.#input.vregClass[v] as number) *
              (KIND_COST[pieces.useKind[use] as number] as number);
        if (fromRegister === 0 ? load > fromMemory : load >= fromMemory) continue;
        const lo = this.#busyUntil(piece, p);
        if (lo > p) continue;
        this.#toMemory(pieces.split(piece, place.spillAt(lo, p)), p);
        return true;
      }
    }
    return false;
  }

  /** Whether `v` is in a register at `at`: in the part at hand, or in one placed before. */
  #isInRegister(piece: number, v: number, start: number, at: number): boolean {
    return (at >= start && this.#pieces.covers(piece, at)) || this.#registerAt(v, at) >= 0;
  }

  /** The register in which a placed piece of `v` has it at `at`, or -1. */
  #registerAt(v: number, at: number): number {
    const pieces = this.#pieces;
    let tries = MOST_SIBLINGS;
    for (let other = v; other >= 0 && tries > 0; other = pieces.sibling[other] as number, tries--) {
      const location = pieces.location[other] as number;
      if (location >= 0 && pieces.covers(other, at)) return location;
    }
    return -1;
  }

  /** Ends `piece` with the stretch that was carved out of it at `p`. */
  #cutBehind(piece: number, p: number): void {
    const place = this.#place;
    const rest = this.#pieces.split(piece, place.startOf(place.stretchEnd(place.blockAt(p))));
    this.#queue.push(rest, this.#pieces.start(rest));
  }

  /** `piece` lies in memory, up to the first use behind `p` that deserves a register; what follows waits in the queue. */
  #toMemory(piece: number, p: number): void {
    const pieces = this.#pieces;
    const { usePos, useKind, nextUse } = pieces;
    const start = pieces.start(piece);
    const cls = this.#input.vregClass[pieces.vreg[piece] as number] as number;
    for (let u = pieces.use[piece] as number; u >= 0; u = nextUse[u] as number) {
      pieces.work++;
      const pos = usePos[u] as number;
      const kind = useKind[u] as number;
      const at = this.#place.reloadAt(Math.max(p, start), pos, cls);
      if (kind !== USE_KIND.reg && (at <= start || at <= p || at > pos || !this.#deservesRegister(piece, u, at))) continue;
      if (at <= start) {
        if (start <= this.#now) throw new Error(`touchstone bug: vreg ${pieces.vreg[piece]} cannot leave its register at ${p}`);
        this.#queue.push(piece, start);
        return;
      }
      const rest = pieces.split(piece, at);
      this.#queue.push(rest, pieces.start(rest));
      break;
    }
    pieces.location[piece] = MEMORY;
    this.#inMemory[pieces.vreg[piece] as number] = 1;
  }

  /** A use that could read memory: does a load at `at` pay? It does outside of a loop, or when more uses follow before a call. */
  #deservesRegister(piece: number, u: number, at: number): boolean {
    const pieces = this.#pieces;
    const pos = pieces.usePos[u] as number;
    if (at < (pos & ~3)) return true;
    const following = pieces.nextUse[u] as number;
    if (following < 0) return false;
    const cls = this.#input.vregClass[pieces.vreg[piece] as number] as 0 | 1;
    const call = this.#build.nextCall[cls][(pos + 1) >> 2] as number;
    const next = pieces.usePos[following] as number;
    return (call === NEVER || next < 4 * call + 2) && this.#place.frequencyAt(next) >= this.#place.frequencyAt(pos);
  }

  // ---- Pressure ----

  /**
   * Frees a register for `piece` at `start` by sending the piece that loses least to memory. Returns the register, or -1 when
   * `piece` itself loses least.
   */
  #takeOver(piece: number, start: number, needed: number, least: number, bound: number): number {
    const pieces = this.#pieces;
    let cost = needed >= 0 ? Number.POSITIVE_INFINITY : this.#costOf(piece, start, pieces.use[piece] as number, start + 1);
    let reg = -1;
    let farthest = -1;
    for (const r of this.#registers[this.#input.vregClass[pieces.vreg[piece] as number] as 0 | 1]) {
      const other = this.#active[r] as number;
      if (other < 0 || !this.#mayLeave(other, start)) continue;
      const limit = this.#limit(r, piece, bound);
      if (limit < least) continue;
      const next = this.#nextUse[other] as number;
      let c = this.#costOf(other, start, next, (this.#lastUse[other] as number) + 1);
      if (limit < bound) c += this.#place.frequencyAt(limit);
      const distance = next < 0 ? NEVER : (pieces.usePos[next] as number);
      if (c < cost || (c === cost && reg >= 0 && distance > farthest)) {
        cost = c;
        reg = r;
        farthest = distance;
      }
    }
    if (reg < 0) return needed < 0 ? -1 : this.#displace(piece, start, least, bound);
    this.#evict(reg, start);
    return reg;
  }

  /**
   * The last resort for a piece that needs its register while an instruction reads and while it writes: registers that are
   * taken only while it writes are no use to it, but they are to a value that is only read. That one moves over.
   */
  #displace(piece: number, start: number, least: number, bound: number): number {
    const pieces = this.#pieces;
    // Read at 4i+1, over at 4i+2; moved in the gap, or on the edges when the block begins here.
    const read = (start & ~3) + 2;
    const at = (start & 3) === 0 ? start : read - 1;
    for (const r of this.#registers[this.#input.vregClass[pieces.vreg[piece] as number] as 0 | 1]) {
      const other = this.#active[r] as number;
      if (other < 0 || this.#limit(r, piece, bound) < least) continue;
      const from = pieces.start(other);
      if (this.#neededFrom(other, start) !== read || (from >= at && this.#bornUntil(other, from) > read)) continue;
      this.#active[r] = -1;
      this.#activeUntil[r] = NEVER;
      this.#queue.push(from < at ? pieces.split(other, at) : other, at);
      return r;
    }
    throw new Error(`touchstone bug: no register for vreg ${pieces.vreg[piece]} at ${start}`);
  }

  /** The end of what the active piece is needed for by the instruction at `now`, from `now` on. */
  #neededFrom(piece: number, now: number): number {
    const { usePos, useKind, nextUse } = this.#pieces;
    let needed = -1;
    for (let u = this.#nextUse[piece] as number; u >= 0 && (usePos[u] as number) >> 2 === now >> 2; u = nextUse[u] as number)
      if (useKind[u] === USE_KIND.reg && (usePos[u] as number) >= now) needed = (usePos[u] as number) + 1;
    return needed;
  }

  /** Whether the active piece can lose its register at `now`; brings its use pointers up to date. */
  #mayLeave(piece: number, now: number): boolean {
    const { usePos, useKind, nextUse, vreg } = this.#pieces;
    let u = this.#nextUse[piece] as number;
    while (u >= 0 && (usePos[u] as number) < now) {
      this.#lastUse[piece] = usePos[u] as number;
      u = nextUse[u] as number;
      this.#pieces.work++;
    }
    this.#nextUse[piece] = u;
    const start = this.#pieces.start(piece);
    if (start >> 2 === now >> 2 && vreg[piece] === piece && this.#build.needsRegister[piece] === 1) return false;
    for (; u >= 0 && (usePos[u] as number) >> 2 === now >> 2; u = nextUse[u] as number)
      if (useKind[u] === USE_KIND.reg) return false;
    return true;
  }

  /** What it costs per call of the function if `piece` is in memory from `now` on: the load, and a first store. */
  #costOf(piece: number, now: number, next: number, lo: number): number {
    const pieces = this.#pieces;
    const place = this.#place;
    const v = pieces.vreg[piece] as number;
    const here = place.frequencyAt(now);
    let cost = 0;
    if (next >= 0) {
      const pos = pieces.usePos[next] as number;
      cost =
        place.reloadFrequency(now, pos, this.#input.vregClass[v] as number) *
        (KIND_COST[pieces.useKind[next] as number] as number);
    }
    cost += place.backEdgeFrequency(now, pieces.start(piece), lo);
    if (cost > WORTH_CARVING * here && (pieces.end[piece] as number) > place.startOf(place.stretchEnd(place.blockAt(now))))
      cost = WORTH_CARVING * here;
    if (this.#input.vregRemat[v] === 1) return cost * 0.5;
    return this.#inMemory[v] === 1 ? cost : cost + 0.5 * Math.min(here, place.frequencyAt(pieces.start(v)));
  }

  /** Sends the piece in `r` to memory at `now`. */
  #evict(r: number, now: number): void {
    const pieces = this.#pieces;
    const piece = this.#active[r] as number;
    const start = pieces.start(piece);
    const last = this.#lastUse[piece] as number;
    this.#active[r] = -1;
    this.#activeUntil[r] = NEVER;
    const isBornInRegister = pieces.vreg[piece] === piece && this.#build.needsRegister[piece] === 1;
    if (last < 0 && !isBornInRegister) {
      // It never used its register: then it was in memory all the time.
      this.#toMemory(piece, now);
      return;
    }
    const lo = Math.max(last + 1, this.#bornUntil(piece, start));
    if (this.#carve(piece, now, lo)) {
      const { from, to, nextRange } = pieces;
      let range = pieces.range[piece] as number;
      while ((to[range] as number) <= now) range = nextRange[range] as number;
      this.#range[piece] = range;
      this.#nextUse[piece] = pieces.useFrom(piece, now);
      this.#sleep(r, piece, from[range] as number);
      return;
    }
    const rest = pieces.split(piece, this.#place.spillAt(lo, now));
    this.#toMemory(rest, now);
  }
}
