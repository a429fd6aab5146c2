/**
 * Where a live range is split: the position for a store or a load between two that are given, weighed by loops and estimated
 * frequencies. Knows blocks and loops, no registers. Positions are those of ranges/position.ts.
 */
import type { AllocationInput } from '../interface/operands.ts';
import type { BlockFrequency } from '../ranges/block-frequency.ts';
import { earlyOf, gapOf, instructionOf, isGap } from '../ranges/position.ts';

/** A cold region is at most so many blocks long. */
const LONGEST_REGION = 64;
/** Blocks up to this much more frequent than the first belong to the same cold region. */
const SAME_HEAT = 1.5;

export class SplitPositions {
  #blocks!: BlockFrequency;
  #blockStart!: Int32Array;
  #loopEnd!: Int32Array;
  #blockCount = 0;
  #predStart!: Int32Array;
  #preds!: Int32Array;
  /** Loops climbed through: what the caller's budget counts. */
  work = 0;

  begin(input: AllocationInput, blocks: BlockFrequency): void {
    this.#blocks = blocks;
    this.work = 0;
    this.#blockStart = input.blockStart;
    this.#loopEnd = input.loopEnd;
    this.#blockCount = input.blockCount;
    this.#predStart = input.predStart;
    this.#preds = input.preds;
  }

  blockAt(p: number): number {
    return this.#blocks.blockOf[instructionOf(p)];
  }
  startOf(b: number): number {
    return gapOf(this.#blockStart[b]);
  }
  frequencyAt(p: number): number {
    return this.#blocks.frequency[this.blockAt(p)];
  }

  /** The outermost loop (its header) around block `b` that does not contain block `other`, or -1. */
  #outermostWithout(b: number, other: number): number {
    const { loopOf, parentLoop } = this.#blocks;
    let found = -1;
    for (let h = loopOf[b]; h >= 0; h = parentLoop[h]) {
      if (h <= other && other <= this.#loopEnd[h]) break;
      found = h;
      this.work++;
    }
    return found;
  }

  /** The like of `#outermostWithout` among the loops without calls that matter. */
  #outermostWithoutCalls(b: number, other: number, cls: number): number {
    const { loopOf, parentLoop, calls } = this.#blocks;
    let found = -1;
    for (let h = loopOf[b]; h >= 0; h = parentLoop[h]) {
      if ((h <= other && other <= this.#loopEnd[h]) || (calls[h] >> cls) & 1) break;
      found = h;
      this.work++;
    }
    return found;
  }

  /** The start of the innermost loop around `p` that begins before it, or -1. */
  headerAround(p: number): number {
    const { loopOf, parentLoop } = this.#blocks;
    let loop = loopOf[this.blockAt(p)];
    if (loop >= 0 && this.startOf(loop) === p) loop = parentLoop[loop];
    return loop < 0 ? -1 : this.startOf(loop);
  }

  /** The start of the outermost loop around `hi` that does not contain `lo`, or -1. */
  loopStartBetween(lo: number, hi: number): number {
    const loop = this.#outermostWithout(this.blockAt(hi), this.blockAt(lo));
    return loop < 0 ? -1 : this.startOf(loop);
  }

  edgeFrequency(from: number, to: number): number {
    return Math.min(this.#blocks.frequency[from], this.#blocks.frequency[to]);
  }

  /**
   * A value is last needed in its register just before `lo` and cannot keep it at `hi`: where it is spilled. Out of the
   * loops that end in between; at the start of the block of `hi` when that is colder; else as soon as possible.
   */
  spillAt(lo: number, hi: number): number {
    const from = this.blockAt(lo - 1);
    const to = this.blockAt(hi);
    if (from !== to) {
      const loop = this.#outermostWithout(from, to);
      if (loop >= 0) {
        const p = this.startOf(this.#loopEnd[loop] + 1);
        if (p <= hi) return p;
      }
      const start = this.startOf(to);
      if (start >= lo && this.#blocks.frequency[to] < 0.7 * this.#blocks.frequency[from]) return start;
    }
    const inst = instructionOf(lo + 2);
    if (earlyOf(inst) > hi) return hi;
    return this.blockAt(gapOf(inst)) === from ? earlyOf(inst) : gapOf(inst);
  }

  /**
   * A value in memory behind `lo` is used at `use`: where it comes into a register. Before the loops entered in between,
   * unless calls in them clobber all registers of class `cls` on most turns.
   */
  reloadAt(lo: number, use: number, cls: number): number {
    const loop = this.#outermostWithoutCalls(this.blockAt(use), this.blockAt(lo), cls);
    return loop >= 0 ? this.startOf(loop) : earlyOf(instructionOf(use));
  }

  /** How often that load would run. */
  reloadFrequency(lo: number, use: number, cls: number): number {
    const loop = this.#outermostWithoutCalls(this.blockAt(use), this.blockAt(lo), cls);
    return loop >= 0 ? this.#blocks.entryFrequency(loop) : this.frequencyAt(use);
  }

  /** Where a range whose register is free until `hi` is split to go on in another; not before `lo`. */
  splitAt(lo: number, hi: number): number {
    const loop = this.#outermostWithout(this.blockAt(hi), this.blockAt(lo - 1));
    if (loop >= 0 && this.startOf(loop) >= lo) return this.startOf(loop);
    return isGap(hi) ? hi : earlyOf(instructionOf(hi));
  }

  /**
   * The block behind the cold region that begins with block `b`: the next that is hotter, out of the loop around `b`, or entered
   * from elsewhere.
   */
  regionEnd(b: number): number {
    const { frequency, loopOf } = this.#blocks;
    const most = frequency[b] * SAME_HEAT;
    const loop = loopOf[b];
    const last = Math.min(loop < 0 ? this.#blockCount : this.#loopEnd[loop] + 1, b + LONGEST_REGION);
    let e = b + 1;
    while (e < last && frequency[e] <= most && this.#isEnteredFrom(b, e)) e++;
    return e;
  }

  /** Whether all edges into block `e` come from `b` or behind it. */
  #isEnteredFrom(b: number, e: number): boolean {
    const preds = this.#preds;
    for (let p = this.#predStart[e]; p < this.#predStart[e + 1]; p++) {
      this.work++;
      if (preds[p] < b) return false;
    }
    return true;
  }

  /**
   * The frequency with which a value would come back into its register at the head of a loop around `p`, were it in memory at
   * the loop's end: it lives all round the loop (from `start` on) and was needed in it, last just before `lo`.
   */
  backEdgeFrequency(p: number, start: number, lo: number): number {
    const { loopOf, parentLoop, frequency } = this.#blocks;
    for (let loop = loopOf[this.blockAt(p)]; loop >= 0; loop = parentLoop[loop]) {
      const header = this.startOf(loop);
      this.work++;
      if (start >= header) return 0;
      if (lo > header) return frequency[loop];
    }
    return 0;
  }
}
