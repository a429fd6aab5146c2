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
import { type Pieces, USE_KIND } from './pieces.ts';
import type { Placement } from './placement.ts';
import { RegisterState } from './register-state.ts';
import { KIND_COST, Splitter, WORTH_CARVING } from './splitter.ts';

const NEVER = 0x7fffffff;
/** Steps in lists (some nanoseconds each) the scan may take for each instruction before it gives up on a function. */
const STEPS_PER_INSTRUCTION = 1000;
const STEPS_BASE = 2_000_000;
/** So many stretches are carved out of a piece before it is cut in two: most of a long lifetime may never be in a register. */
const MOST_CARVED = 16;

export class Scan {
  readonly #state = new RegisterState();
  readonly #splitter = new Splitter();
  #input!: AllocationInput;
  #pieces!: Pieces;
  #build!: Build;
  #place!: Placement;
  #hints!: Hints;
  #registers: readonly [readonly number[], readonly number[]] = [[], []];
  /** Start of the piece being placed. */
  #now = 0;

  // By piece: its next use and the position of the last, once it has been asked for.
  #nextUse: Int32Array = new Int32Array(256);
  #lastUse: Int32Array = new Int32Array(256);

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
    this.#state.begin(registers, pieces, build);
    this.#splitter.begin(input, pieces, build, placement);
    const order = liveness.defOrder;
    const count = this.#sortByStart(order, liveness.defCount);
    const budget = STEPS_BASE + STEPS_PER_INSTRUCTION * input.instCount;
    const { queue } = this.#splitter;
    let k = 0;
    while (k < count || queue.count > 0) {
      const piece = queue.count > 0 && (k === count || queue.nextStart <= pieces.start(order[k])) ? queue.pop() : order[k++];
      this.#now = pieces.start(piece);
      this.#state.advance(this.#now);
      this.#splitter.now = this.#now;
      this.#settle(piece);
      if (pieces.work + placement.work > budget) return false;
    }
    return true;
  }

  /**
   * Leaves the vregs that live in `order`, by start; returns how many. Defs of one instruction begin at three different
   * positions: an insertion sort puts the nearly sorted list right.
   */
  #sortByStart(order: Int32Array, count: number): number {
    const { range, from } = this.#pieces;
    let n = 0;
    for (let k = 0; k < count; k++) {
      const v = order[k];
      const first = range[v];
      if (first < 0) continue;
      const start = from[first];
      let at = n++;
      while (at > 0 && from[range[order[at - 1]]] > start) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = v;
    }
    return n;
  }

  // ---- One piece ----

  #settle(piece: number): void {
    const pieces = this.#pieces;
    const { usePos } = pieces;
    const start = this.#now;
    const v = pieces.vreg[piece];
    for (let carved = 0; ; ) {
      const end = pieces.end[piece];
      const call = this.#firstCall(piece);
      const bound = Math.min(end, call);
      const first = pieces.use[piece];
      const needed = this.#neededUntil(piece, start);
      if (call < end) {
        if (this.#splitter.carveBefore(piece, call)) {
          if (++carved === MOST_CARVED) this.#splitter.cutBehind(piece, call);
          continue;
        }
        if (this.#splitter.cutBeforeLoop(piece, start, call)) continue;
        if (needed < 0 && (first < 0 || usePos[first] > call)) {
          this.#splitter.toMemory(piece, call);
          return;
        }
      }
      if (piece !== v && this.#splitter.cutAtColdEntry(piece, v, start, bound)) continue;
      // How long a register must be free to be of any use.
      const least = needed >= 0 ? needed : first < 0 ? start + 1 : usePos[first] + 1;
      let reg = this.#freeHint(piece, v, start, bound);
      let until = bound;
      if (reg < 0) {
        let best = least - 1;
        for (const r of this.#registers[this.#input.vregClass[v] as 0 | 1]) {
          if (this.#state.active[r] >= 0) continue;
          const limit = this.#state.limit(r, piece, bound);
          if (limit <= best) continue;
          best = limit;
          reg = r;
          if (limit >= bound) break;
        }
        until = best;
        if (reg < 0) {
          reg = this.#takeOver(piece, start, needed, least, bound);
          if (reg < 0) {
            this.#splitter.toMemory(piece, start);
            return;
          }
          until = this.#state.limit(reg, piece, bound);
        }
      }
      if (until < bound) this.#splitter.exchangeBefore(piece, until);
      else if (call < end) this.#splitter.leaveBefore(piece, call);
      this.#assign(piece, v, reg);
      return;
    }
  }

  #assign(piece: number, v: number, reg: number): void {
    const pieces = this.#pieces;
    if (this.#nextUse.length <= piece) {
      this.#nextUse = growInt32(this.#nextUse, piece + 1);
      this.#lastUse = growInt32(this.#lastUse, piece + 1);
    }
    pieces.location[piece] = reg;
    this.#nextUse[piece] = pieces.use[piece];
    this.#lastUse[piece] = -1;
    this.#state.occupy(reg, piece);
    this.#hints.assigned(v, reg);
  }

  /** The end of what must be in a register where `piece` begins (its def, uses of that very instruction); -1: nothing. */
  #neededUntil(piece: number, start: number): number {
    const { usePos, useKind, nextUse, vreg } = this.#pieces;
    let needed = vreg[piece] === piece && this.#build.needsRegister[piece] === 1 ? (start & ~3) + 3 : -1;
    for (let u = this.#pieces.use[piece]; u >= 0 && usePos[u] >> 2 === start >> 2; u = nextUse[u])
      if (useKind[u] === USE_KIND.reg && usePos[u] >= needed) needed = usePos[u] + 1;
    return needed;
  }

  /** The position at which the first call that `piece` lives through takes all registers of its class. */
  #firstCall(piece: number): number {
    const { from, to, nextRange } = this.#pieces;
    const calls = this.#build.nextCall[this.#input.vregClass[this.#pieces.vreg[piece]] as 0 | 1];
    for (let r = this.#pieces.range[piece]; r >= 0; r = nextRange[r]) {
      const inst = calls[(from[r] + 1) >> 2];
      if (inst === NEVER) return NEVER;
      if (4 * inst + 2 < to[r]) return 4 * inst + 2;
      this.#pieces.work++;
    }
    return NEVER;
  }

  /** A register that is free all the way and saves a move; -1: none. */
  #freeHint(piece: number, v: number, start: number, bound: number): number {
    const header = piece === v ? -1 : this.#place.headerAround(start);
    const n = this.#hints.collect(v, piece !== v, start, bound, header < 0 ? -1 : this.#splitter.registerAt(v, header));
    for (let k = 0; k < n; k++) {
      const r = this.#hints.candidates[k];
      if (r < FIRST_VEC_REG !== (this.#input.vregClass[v] === 0) || this.#state.isAllocatable[r] === 0) continue;
      if (this.#state.active[r] < 0 && this.#state.limit(r, piece, bound) >= bound) return r;
    }
    return -1;
  }

  // ---- Pressure ----

  /**
   * Frees a register for `piece` at `start` by sending the piece that loses least to memory. Returns the register, or -1 when
   * `piece` itself loses least.
   */
  #takeOver(piece: number, start: number, needed: number, least: number, bound: number): number {
    const pieces = this.#pieces;
    let cost = needed >= 0 ? Number.POSITIVE_INFINITY : this.#costOf(piece, start, pieces.use[piece], start + 1);
    let reg = -1;
    let farthest = -1;
    for (const r of this.#registers[this.#input.vregClass[pieces.vreg[piece]] as 0 | 1]) {
      const other = this.#state.active[r];
      if (other < 0 || !this.#mayLeave(other, start)) continue;
      const limit = this.#state.limit(r, piece, bound);
      if (limit < least) continue;
      const next = this.#nextUse[other];
      let c = this.#costOf(other, start, next, this.#lastUse[other] + 1);
      if (limit < bound) c += this.#place.frequencyAt(limit);
      const distance = next < 0 ? NEVER : pieces.usePos[next];
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
    for (const r of this.#registers[this.#input.vregClass[pieces.vreg[piece]] as 0 | 1]) {
      const other = this.#state.active[r];
      if (other < 0 || this.#state.limit(r, piece, bound) < least) continue;
      const from = pieces.start(other);
      if (this.#neededFrom(other, start) !== read || (from >= at && this.#splitter.bornUntil(other, from) > read)) continue;
      this.#state.vacate(r);
      this.#splitter.queue.push(from < at ? pieces.split(other, at) : other, at);
      return r;
    }
    throw new Error(`touchstone bug: no register for vreg ${pieces.vreg[piece]} at ${start}`);
  }

  /** The end of what the active piece is needed for by the instruction at `now`, from `now` on. */
  #neededFrom(piece: number, now: number): number {
    const { usePos, useKind, nextUse } = this.#pieces;
    let needed = -1;
    for (let u = this.#nextUse[piece]; u >= 0 && usePos[u] >> 2 === now >> 2; u = nextUse[u])
      if (useKind[u] === USE_KIND.reg && usePos[u] >= now) needed = usePos[u] + 1;
    return needed;
  }

  /** Whether the active piece can lose its register at `now`; brings its use pointers up to date. */
  #mayLeave(piece: number, now: number): boolean {
    const { usePos, useKind, nextUse, vreg } = this.#pieces;
    let u = this.#nextUse[piece];
    while (u >= 0 && usePos[u] < now) {
      this.#lastUse[piece] = usePos[u];
      u = nextUse[u];
      this.#pieces.work++;
    }
    this.#nextUse[piece] = u;
    const start = this.#pieces.start(piece);
    if (start >> 2 === now >> 2 && vreg[piece] === piece && this.#build.needsRegister[piece] === 1) return false;
    for (; u >= 0 && usePos[u] >> 2 === now >> 2; u = nextUse[u]) if (useKind[u] === USE_KIND.reg) return false;
    return true;
  }

  /** What it costs per call of the function if `piece` is in memory from `now` on: the load, and a first store. */
  #costOf(piece: number, now: number, next: number, lo: number): number {
    const pieces = this.#pieces;
    const place = this.#place;
    const v = pieces.vreg[piece];
    const here = place.frequencyAt(now);
    let cost = 0;
    if (next >= 0) {
      const pos = pieces.usePos[next];
      cost = place.reloadFrequency(now, pos, this.#input.vregClass[v]) * KIND_COST[pieces.useKind[next]];
    }
    cost += place.backEdgeFrequency(now, pieces.start(piece), lo);
    if (cost > WORTH_CARVING * here && pieces.end[piece] > place.startOf(place.stretchEnd(place.blockAt(now))))
      cost = WORTH_CARVING * here;
    if (this.#input.vregRemat[v] === 1) return cost * 0.5;
    return this.#splitter.inMemory[v] === 1 ? cost : cost + 0.5 * Math.min(here, place.frequencyAt(pieces.start(v)));
  }

  /** Sends the piece in `r` to memory at `now`. */
  #evict(r: number, now: number): void {
    const pieces = this.#pieces;
    const piece = this.#state.active[r];
    const start = pieces.start(piece);
    const last = this.#lastUse[piece];
    this.#state.vacate(r);
    const isBornInRegister = pieces.vreg[piece] === piece && this.#build.needsRegister[piece] === 1;
    if (last < 0 && !isBornInRegister) {
      // It never used its register: then it was in memory all the time.
      this.#splitter.toMemory(piece, now);
      return;
    }
    const lo = Math.max(last + 1, this.#splitter.bornUntil(piece, start));
    if (this.#splitter.carve(piece, now, lo)) {
      this.#nextUse[piece] = pieces.useFrom(piece, now);
      this.#state.sleepInHole(r, piece);
      return;
    }
    const rest = pieces.split(piece, this.#place.spillAt(lo, now));
    this.#splitter.toMemory(rest, now);
  }
}
