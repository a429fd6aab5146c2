/**
 * Splits live ranges: where a register is lost to a call or to another range, around cold regions of code, before loops that
 * would load a value on every turn anyway, and spills parts up to the use that needs a register. In: live ranges, where to split
 * them best (split-positions.ts). Out: shorter ranges; what is split off is in memory or waits in the queue.
 */
import { sized } from '../../../base/arrays.ts';
import { bug } from '../../../base/bug.ts';
import type { AllocationInput, VReg } from '../interface/operands.ts';
import { type LiveRanges, MEMORY, USE_KIND } from '../ranges/live-ranges.ts';
import { afterOf, gapOf, instructionOf, lateOf } from '../ranges/position.ts';
import { PriorityQueue } from '../ranges/priority-queue.ts';
import type { RangeBuilder } from '../ranges/range-builder.ts';
import type { SplitPositions } from './split-positions.ts';

const NEVER = 0x7fffffff;
/** So many ranges of a vreg are asked where it is at the end of a block; the rest counts as memory. */
const MOST_SIBLINGS = 12;
/** Splitting around a region pays when its surroundings run at least this much more often. */
export const WORTH_SPLITTING = 1.25;
/** What it costs to lose a register, by kind of the next use: a copy from memory, a memory operand, a load. */
export const KIND_COST = Float64Array.of(0.9, 0.6, 1);

export class Splitter {
  /** Parts that wait for their turn. */
  readonly queue = new PriorityQueue();
  /** By vreg: 1 when some range of it lies in memory. */
  inMemory: Uint8Array = new Uint8Array(256);
  /** The position the scan has come to: parts that wait begin behind it. */
  now = 0;
  #input!: AllocationInput;
  #ranges!: LiveRanges;
  #builder!: RangeBuilder;
  #positions!: SplitPositions;

  begin(input: AllocationInput, ranges: LiveRanges, builder: RangeBuilder, positions: SplitPositions): void {
    this.#input = input;
    this.#ranges = ranges;
    this.#builder = builder;
    this.#positions = positions;
    this.queue.clear();
    this.inMemory = sized(this.inMemory, input.vregCount);
    this.inMemory.fill(0, 0, input.vregCount);
  }

  /** The end of what `range` needs its register for before `p`. */
  #busyUntil(range: number, p: number): number {
    const { usePos, nextUse } = this.#ranges;
    const start = this.#ranges.start(range);
    let lo = this.definedUntil(range, start);
    for (let u = this.#ranges.use[range]; u >= 0 && usePos[u] < p; u = nextUse[u]) {
      lo = Math.max(lo, usePos[u] + 1);
      this.#ranges.work++;
    }
    return lo;
  }

  definedUntil(range: number, start: number): number {
    return this.#ranges.vreg[range] === range && this.#builder.needsRegister[this.#ranges.vreg[range]] === 1
      ? afterOf(instructionOf(start))
      : start + 1;
  }

  /** The register is lost to the call at `call`: the rest waits in memory. */
  spillBeforeCall(range: number, call: number): void {
    const p = this.#positions.spillAt(this.#busyUntil(range, call), call);
    this.spill(this.#ranges.split(range, p), call);
  }

  /** The register is free until `limit` only: the rest looks for another one. */
  splitBefore(range: number, limit: number): void {
    const lo = this.#busyUntil(range, limit);
    const p = this.#positions.splitAt(lo, limit);
    if (p < lo) {
      // Read by the very instruction that then takes the register. Another register for both, or memory in between.
      if (p <= this.now) {
        this.spill(this.#ranges.split(range, limit), limit);
        return;
      }
    }
    const rest = this.#ranges.split(range, p);
    this.queue.push(rest, this.#ranges.start(rest));
  }

  /**
   * `range` loses its register at `p`, in a block much colder than where it is needed next: splits it around the cold region.
   * Returns whether it did.
   */
  splitAroundRegionAt(range: number, p: number): boolean {
    return this.splitAroundRegion(range, p, this.#busyUntil(range, p));
  }

  splitAroundRegion(range: number, p: number, lo: number): boolean {
    const ranges = this.#ranges;
    const positions = this.#positions;
    const block = positions.blockAt(p);
    const region = positions.startOf(block);
    const behind = positions.startOf(positions.regionEnd(block));
    if (ranges.end[range] <= behind) return false;
    const from = lo <= region ? region : positions.spillAt(lo, p);
    const start = ranges.start(range);
    if (from <= start || positions.blockAt(from) !== block) return false;
    const cold = positions.frequencyAt(p) * WORTH_SPLITTING;
    const cls = this.#input.vregClass[ranges.vreg[range]];
    const next = ranges.useFrom(range, behind);
    const isHot =
      (next >= 0 && positions.reloadFrequency(p, ranges.usePos[next], cls) >= cold) ||
      positions.backEdgeFrequency(p, start, lo) >= cold;
    if (!isHot) return false;
    const middle = ranges.splitAround(range, from, behind);
    ranges.isSplitAround[range] = 1;
    this.spill(middle, p);
    return true;
  }

  /** Ends `range` with the region it was split around at `p`. */
  splitBehindRegion(range: number, p: number): void {
    const positions = this.#positions;
    const rest = this.#ranges.split(range, positions.startOf(positions.regionEnd(positions.blockAt(p))));
    this.queue.push(rest, this.#ranges.start(rest));
  }

  /**
   * `range` lives round a loop in which the call at `call` clobbers its register on every turn: it is spilled before the loop, as
   * it would have to be loaded in the loop all the same, and there it may be loaded where it is used.
   */
  spillBeforeLoop(range: number, start: number, call: number): boolean {
    const ranges = this.#ranges;
    const positions = this.#positions;
    const p = positions.loopStartBetween(start, call);
    if (p <= start || p >= call || !ranges.covers(range, p)) return false;
    const lo = this.#busyUntil(range, p);
    if (lo > p) return false;
    this.spill(ranges.split(range, positions.spillAt(lo, p)), p);
    return true;
  }

  /**
   * A part that came from memory may run on, in the order of blocks, into a block that is mostly entered from where the value is
   * in memory. Every such edge would load it: when that costs more than to load it again for its next use, the part ends here.
   */
  spillAtColdEntry(range: number, v: VReg, start: number, bound: number): boolean {
    const ranges = this.#ranges;
    const positions = this.#positions;
    const { predStart, preds, blockStart } = this.#input;
    const { from, to, nextSegment } = ranges;
    for (let r = ranges.segment[range]; r >= 0 && from[r] < bound; r = nextSegment[r]) {
      let b = positions.blockAt(from[r]);
      if (positions.startOf(b) < from[r] || from[r] === start) b++;
      const end = Math.min(bound, to[r]);
      for (; b < this.#input.blockCount && positions.startOf(b) < end; b++) {
        const first = predStart[b];
        const last = predStart[b + 1];
        ranges.work++;
        // Entered from the block before only.
        if (last - first === 1 && preds[first] === b - 1 && positions.startOf(b) > from[r]) continue;
        let fromMemory = 0;
        let fromRegister = 0;
        for (let p = first; p < last; p++) {
          const pred = preds[p];
          const f = positions.edgeFrequency(pred, b);
          const at = afterOf(blockStart[pred + 1] - 1);
          if (pred >= b || this.#isInRegister(range, v, start, at)) fromRegister += f;
          else fromMemory += f;
        }
        if (fromMemory === 0) continue;
        const p = positions.startOf(b);
        const use = ranges.useFrom(range, p);
        const load =
          use < 0
            ? 0
            : positions.reloadFrequency(p, ranges.usePos[use], this.#input.vregClass[v]) * KIND_COST[ranges.useKind[use]];
        if (fromRegister === 0 ? load > fromMemory : load >= fromMemory) continue;
        const lo = this.#busyUntil(range, p);
        if (lo > p) continue;
        this.spill(ranges.split(range, positions.spillAt(lo, p)), p);
        return true;
      }
    }
    return false;
  }

  /** Whether `v` is in a register at `at`: in the part at hand, or in one allocated before. */
  #isInRegister(range: number, v: number, start: number, at: number): boolean {
    return (at >= start && this.#ranges.covers(range, at)) || this.registerAt(v, at) >= 0;
  }

  /** The register in which an allocated range of `v` has it at `at`, or -1. */
  registerAt(v: number, at: number): number {
    const ranges = this.#ranges;
    let tries = MOST_SIBLINGS;
    for (let other = v; other >= 0 && tries > 0; other = ranges.sibling[other], tries--) {
      const location = ranges.location[other];
      if (location >= 0 && ranges.covers(other, at)) return location;
    }
    return -1;
  }

  /** `range` lies in memory, up to the first use behind `p` that deserves a register; what follows waits in the queue. */
  spill(range: number, p: number): void {
    const ranges = this.#ranges;
    const { usePos, useKind, nextUse } = ranges;
    const start = ranges.start(range);
    const cls = this.#input.vregClass[ranges.vreg[range]];
    for (let u = ranges.use[range]; u >= 0; u = nextUse[u]) {
      ranges.work++;
      const pos = usePos[u];
      const kind = useKind[u];
      const at = this.#positions.reloadAt(Math.max(p, start), pos, cls);
      if (kind !== USE_KIND.reg && (at <= start || at <= p || at > pos || !this.#deservesRegister(range, u, at))) continue;
      if (at <= start) {
        if (start <= this.now) bug(`vreg ${ranges.vreg[range]} cannot leave its register at ${p}`);
        this.queue.push(range, start);
        return;
      }
      const rest = ranges.split(range, at);
      this.queue.push(rest, ranges.start(rest));
      break;
    }
    ranges.location[range] = MEMORY;
    this.inMemory[ranges.vreg[range]] = 1;
  }

  /**
   * A use that could read memory: does a load at `at` pay? It does outside of a loop, or when the block uses the value again
   * before a call.
   */
  #deservesRegister(range: number, u: number, at: number): boolean {
    const ranges = this.#ranges;
    const pos = ranges.usePos[u];
    if (at < gapOf(instructionOf(pos))) return true;
    const following = ranges.nextUse[u];
    if (following < 0) return false;
    const next = ranges.usePos[following];
    if (this.#positions.blockAt(next) !== this.#positions.blockAt(pos)) return false;
    const cls = this.#input.vregClass[ranges.vreg[range]] as 0 | 1;
    const call = this.#builder.nextCall[cls][instructionOf(pos + 1)];
    return call === NEVER || next < lateOf(call);
  }
}
