/**
 * Cuts pieces: where a register is lost to a call or to another piece, round cold stretches of code, before loops that would
 * load a value on every turn anyway, and sends parts to memory up to the use that wants them back. In: pieces, where cuts are
 * best (placement.ts). Out: shorter pieces; what is cut off is in memory or waits in the queue.
 */
import type { AllocationInput } from '../operands.ts';
import type { Build } from './build.ts';
import { MEMORY, type Pieces, USE_KIND } from './pieces.ts';
import type { Placement } from './placement.ts';
import { PieceQueue } from './queue.ts';

const NEVER = 0x7fffffff;
/** So many pieces of a vreg are asked where it is at the end of a block; the rest counts as memory. */
const MOST_SIBLINGS = 12;
/** A carved stretch pays when its surroundings run at least this much more often. */
export const WORTH_CARVING = 1.25;
/** What it costs to lose a register, by kind of the next use: a copy from memory, a memory operand, a load. */
export const KIND_COST = Float64Array.of(0.9, 0.6, 1);

export class Splitter {
  /** Parts that wait for their turn. */
  readonly queue = new PieceQueue();
  /** By vreg: 1 when some piece of it lies in memory. */
  inMemory: Uint8Array = new Uint8Array(256);
  /** The position the scan has come to: parts that wait begin behind it. */
  now = 0;
  #input!: AllocationInput;
  #pieces!: Pieces;
  #build!: Build;
  #place!: Placement;

  begin(input: AllocationInput, pieces: Pieces, build: Build, placement: Placement): void {
    this.#input = input;
    this.#pieces = pieces;
    this.#build = build;
    this.#place = placement;
    this.queue.clear();
    if (this.inMemory.length < input.vregCount) this.inMemory = new Uint8Array(input.vregCount * 2);
    this.inMemory.fill(0, 0, input.vregCount);
  }

  /** The end of what `piece` needs its register for before `p`. */
  #busyUntil(piece: number, p: number): number {
    const { usePos, nextUse } = this.#pieces;
    const start = this.#pieces.start(piece);
    let lo = this.bornUntil(piece, start);
    for (let u = this.#pieces.use[piece]; u >= 0 && usePos[u] < p; u = nextUse[u]) {
      lo = Math.max(lo, usePos[u] + 1);
      this.#pieces.work++;
    }
    return lo;
  }

  bornUntil(piece: number, start: number): number {
    return this.#pieces.vreg[piece] === piece && this.#build.needsRegister[piece] === 1 ? (start & ~3) + 3 : start + 1;
  }

  /** The register is lost to the call at `call`: the rest waits in memory. */
  leaveBefore(piece: number, call: number): void {
    const p = this.#place.spillAt(this.#busyUntil(piece, call), call);
    this.toMemory(this.#pieces.split(piece, p), call);
  }

  /** The register is free until `limit` only: the rest looks for another one. */
  exchangeBefore(piece: number, limit: number): void {
    const lo = this.#busyUntil(piece, limit);
    const p = this.#place.exchangeAt(lo, limit);
    if (p < lo) {
      // Read by the very instruction that then takes the register. Another register for both, or memory in between.
      if (p <= this.now) {
        this.toMemory(this.#pieces.split(piece, limit), limit);
        return;
      }
    }
    const rest = this.#pieces.split(piece, p);
    this.queue.push(rest, this.#pieces.start(rest));
  }

  /**
   * `piece` loses its register at `p`, in a block much colder than where it is needed next: cuts the cold stretch out.
   * Returns whether it did.
   */
  carveBefore(piece: number, p: number): boolean {
    return this.carve(piece, p, this.#busyUntil(piece, p));
  }

  carve(piece: number, p: number, lo: number): boolean {
    const pieces = this.#pieces;
    const place = this.#place;
    const block = place.blockAt(p);
    const stretch = place.startOf(block);
    const behind = place.startOf(place.stretchEnd(block));
    if (pieces.end[piece] <= behind) return false;
    const from = lo <= stretch ? stretch : place.spillAt(lo, p);
    const start = pieces.start(piece);
    if (from <= start || place.blockAt(from) !== block) return false;
    const cold = place.frequencyAt(p) * WORTH_CARVING;
    const cls = this.#input.vregClass[pieces.vreg[piece]];
    const next = pieces.useFrom(piece, behind);
    const isHot =
      (next >= 0 && place.reloadFrequency(p, pieces.usePos[next], cls) >= cold) || place.backEdgeFrequency(p, start, lo) >= cold;
    if (!isHot) return false;
    const middle = pieces.carve(piece, from, behind);
    pieces.isCarved[piece] = 1;
    this.toMemory(middle, p);
    return true;
  }

  /** Ends `piece` with the stretch that was carved out of it at `p`. */
  cutBehind(piece: number, p: number): void {
    const place = this.#place;
    const rest = this.#pieces.split(piece, place.startOf(place.stretchEnd(place.blockAt(p))));
    this.queue.push(rest, this.#pieces.start(rest));
  }

  /**
   * `piece` lives round a loop in which the call at `call` takes its register on every turn: it goes to memory before the loop,
   * for it would have to be loaded in the loop all the same, and there it may be loaded where it is used.
   */
  cutBeforeLoop(piece: number, start: number, call: number): boolean {
    const pieces = this.#pieces;
    const place = this.#place;
    const p = place.loopStartBetween(start, call);
    if (p <= start || p >= call || !pieces.covers(piece, p)) return false;
    const lo = this.#busyUntil(piece, p);
    if (lo > p) return false;
    this.toMemory(pieces.split(piece, place.spillAt(lo, p)), p);
    return true;
  }

  /**
   * A part that came from memory may run on, in the order of blocks, into a block that is mostly entered from where the value is
   * in memory. Every such edge would load it: when that costs more than to load it again for its next use, the part ends here.
   */
  cutAtColdEntry(piece: number, v: number, start: number, bound: number): boolean {
    const pieces = this.#pieces;
    const place = this.#place;
    const { predStart, preds, blockStart } = this.#input;
    const { from, to, nextRange } = pieces;
    for (let r = pieces.range[piece]; r >= 0 && from[r] < bound; r = nextRange[r]) {
      let b = place.blockAt(from[r]);
      if (place.startOf(b) < from[r] || from[r] === start) b++;
      const end = Math.min(bound, to[r]);
      for (; b < this.#input.blockCount && place.startOf(b) < end; b++) {
        const first = predStart[b];
        const last = predStart[b + 1];
        pieces.work++;
        // Entered from the block before only.
        if (last - first === 1 && preds[first] === b - 1 && place.startOf(b) > from[r]) continue;
        let fromMemory = 0;
        let fromRegister = 0;
        for (let p = first; p < last; p++) {
          const pred = preds[p];
          const f = place.edgeFrequency(pred, b);
          const at = 4 * blockStart[pred + 1] - 1;
          if (pred >= b || this.#isInRegister(piece, v, start, at)) fromRegister += f;
          else fromMemory += f;
        }
        if (fromMemory === 0) continue;
        const p = place.startOf(b);
        const use = pieces.useFrom(piece, p);
        const load =
          use < 0 ? 0 : place.reloadFrequency(p, pieces.usePos[use], this.#input.vregClass[v]) * KIND_COST[pieces.useKind[use]];
        if (fromRegister === 0 ? load > fromMemory : load >= fromMemory) continue;
        const lo = this.#busyUntil(piece, p);
        if (lo > p) continue;
        this.toMemory(pieces.split(piece, place.spillAt(lo, p)), p);
        return true;
      }
    }
    return false;
  }

  /** Whether `v` is in a register at `at`: in the part at hand, or in one placed before. */
  #isInRegister(piece: number, v: number, start: number, at: number): boolean {
    return (at >= start && this.#pieces.covers(piece, at)) || this.registerAt(v, at) >= 0;
  }

  /** The register in which a placed piece of `v` has it at `at`, or -1. */
  registerAt(v: number, at: number): number {
    const pieces = this.#pieces;
    let tries = MOST_SIBLINGS;
    for (let other = v; other >= 0 && tries > 0; other = pieces.sibling[other], tries--) {
      const location = pieces.location[other];
      if (location >= 0 && pieces.covers(other, at)) return location;
    }
    return -1;
  }

  /** `piece` lies in memory, up to the first use behind `p` that deserves a register; what follows waits in the queue. */
  toMemory(piece: number, p: number): void {
    const pieces = this.#pieces;
    const { usePos, useKind, nextUse } = pieces;
    const start = pieces.start(piece);
    const cls = this.#input.vregClass[pieces.vreg[piece]];
    for (let u = pieces.use[piece]; u >= 0; u = nextUse[u]) {
      pieces.work++;
      const pos = usePos[u];
      const kind = useKind[u];
      const at = this.#place.reloadAt(Math.max(p, start), pos, cls);
      if (kind !== USE_KIND.reg && (at <= start || at <= p || at > pos || !this.#deservesRegister(piece, u, at))) continue;
      if (at <= start) {
        if (start <= this.now) throw new Error(`touchstone bug: vreg ${pieces.vreg[piece]} cannot leave its register at ${p}`);
        this.queue.push(piece, start);
        return;
      }
      const rest = pieces.split(piece, at);
      this.queue.push(rest, pieces.start(rest));
      break;
    }
    pieces.location[piece] = MEMORY;
    this.inMemory[pieces.vreg[piece]] = 1;
  }

  /**
   * A use that could read memory: does a load at `at` pay? It does outside of a loop, or when the block uses the value again
   * before a call.
   */
  #deservesRegister(piece: number, u: number, at: number): boolean {
    const pieces = this.#pieces;
    const pos = pieces.usePos[u];
    if (at < (pos & ~3)) return true;
    const following = pieces.nextUse[u];
    if (following < 0) return false;
    const next = pieces.usePos[following];
    if (this.#place.blockAt(next) !== this.#place.blockAt(pos)) return false;
    const cls = this.#input.vregClass[pieces.vreg[piece]] as 0 | 1;
    const call = this.#build.nextCall[cls][(pos + 1) >> 2];
    return call === NEVER || next < 4 * call + 2;
  }
}
