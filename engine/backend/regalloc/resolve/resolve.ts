/**
 * From allocated live ranges to the answer: an allocation for every operand, and the moves that connect the ranges of a split
 * vreg, pass block arguments, copy values into fixed and reused registers, and store what is spilled. In: ranges with their
 * locations. Out: AllocationOutput, or undefined when that takes too much work.
 *
 * A vreg with ranges in memory is stored once at its def, or, when that is estimated to be cheaper, each time it leaves a
 * register; not when it came from memory and has not been stored since: SSA values never change, so the slot is still right.
 *
 * Moves before an instruction come in phases, each a parallel move: at a block's start, what the defs of the terminator before
 * still need, and what the edge needs; after the defs of the instruction before; into the operands and ranges that begin here; on
 * the edge out of a block.
 */

import { column, extended, type Ints, sized, zeroed } from '../../../base/arrays.ts';
import { FIRST } from '../../../base/brand.ts';
import { MoveBuffer } from '../interface/moves.ts';
import {
  type AllocationInput,
  type AllocationOutput,
  FIRST_SLOT,
  OPERAND,
  OPERAND_CONSTRAINT,
  type RegisterFile,
  rematOf,
  type VReg,
} from '../interface/operands.ts';
import type { BlockFrequency } from '../ranges/block-frequency.ts';
import { type LiveRanges, MEMORY, USE_KIND } from '../ranges/live-ranges.ts';
import { afterOf, gapOf, instructionOf, isEarly, isGap } from '../ranges/position.ts';
import { copiedTo, isCopied, type RangeBuilder } from '../ranges/range-builder.ts';
import { Safepoints } from './safepoints.ts';
import { Slots } from './slots.ts';

/** Moves in front of an instruction happen in this order; those of one phase at once. */
const PHASE = { terminated: 0, enter: 1, defined: 2, gap: 3, leave: 4 } as const;
const PHASE_BITS = 3;
/** A digit of a moment: its lowest bit, its bits once they are the lowest, the most it can be. */
interface Digit {
  readonly bit: number;
  readonly mask: number;
  readonly most: number;
}
const PHASE_DIGIT: Digit = { bit: 0, mask: (1 << PHASE_BITS) - 1, most: PHASE.leave };
/** When a move happens: the phase in front of instruction `inst`. */
const momentOf = (inst: number, phase: number): number => (inst << PHASE_BITS) | phase;
/** The instruction that the moves of a moment stand in front of. */
const instructionAt = (moment: number): number => moment >> PHASE_BITS;
/** Rounds after which the search for values newer than their spill slots gives up. */
const MOST_ROUNDS = 20;
/** Edges that may be looked at for each instruction, to connect the ranges of split vregs, before the function is given up. */
const EDGES_PER_INSTRUCTION = 1000;
const EDGES_BASE = 2_000_000;
/** In recorded moves a location from here on is the spill slot of a vreg: SLOT_OF + vreg. */
const SLOT_OF = FIRST_SLOT;
/** The vreg whose slot such a location is. */
const spilledAt = (location: number): VReg => (location - SLOT_OF) as VReg;

export class Resolve {
  readonly #moves = new MoveBuffer();
  readonly #slots = new Slots();
  readonly #safepoints = new Safepoints();
  readonly #slotOf = (v: VReg): number => this.#slots.slotOf[v];
  #input!: AllocationInput;
  #blocks!: BlockFrequency;
  #ranges!: LiveRanges;
  #builder!: RangeBuilder;
  #allocs: Int32Array = new Int32Array(1024);

  /** Edges looked at so far. */
  #edges = 0;

  // Recorded moves.
  #recorded = 0;
  #moment: Int32Array = new Int32Array(256);
  #from: Int32Array = new Int32Array(256);
  #to: Int32Array = new Int32Array(256);
  #vreg: Ints<VReg> = column(256);
  #byPhase: Int32Array = new Int32Array(256);
  #sorted: Int32Array = new Int32Array(256);
  #bucket: Int32Array = new Int32Array(1024);

  // Segments of all live ranges of split vregs, by position. By vreg: first and last + 1 of its own; -1: not split.
  #segments = 0;
  #segFrom: Int32Array = new Int32Array(256);
  #segTo: Int32Array = new Int32Array(256);
  #segRange: Int32Array = new Int32Array(256);
  #firstSegment: Int32Array = new Int32Array(256);
  #endSegment: Int32Array = new Int32Array(256);

  // Transitions of the vreg at hand: from range to range.
  #transitions = 0;
  #transFrom: Int32Array = new Int32Array(64);
  #transTo: Int32Array = new Int32Array(64);
  #transMoment: Int32Array = new Int32Array(64);
  #transFrequency: Float64Array = new Float64Array(64);
  /** By range: 1 when its register may hold what the spill slot does not. */
  #isDirty: Uint8Array = new Uint8Array(256);

  run(
    input: AllocationInput,
    registers: RegisterFile,
    blocks: BlockFrequency,
    ranges: LiveRanges,
    builder: RangeBuilder,
    classOf: (v: number) => number,
  ): AllocationOutput | undefined {
    this.#input = input;
    this.#blocks = blocks;
    this.#ranges = ranges;
    this.#builder = builder;
    this.#reset();
    const budget = EDGES_BASE + EDGES_PER_INSTRUCTION * input.instCount;
    for (let v: VReg = FIRST; v < input.vregCount; v++) {
      if (ranges.segment[v] < 0) continue;
      if (ranges.sibling[v] >= 0) {
        this.#resolveSplits(v);
        if (this.#edges > budget) return undefined;
      } else if (ranges.location[v] === MEMORY && input.vregRemat[v] === 0)
        this.#slots.add(v, gapOf(instructionOf(ranges.start(v))), ranges.end[v]);
    }
    this.#slots.assign(input.vregSize, classOf);
    this.#passArguments();
    this.#assignUses();
    this.#assignDefs();
    this.#flush(registers);
    if (!this.#safepoints.run(input, this.#slotOf)) return undefined;
    const moves = this.#moves;
    return {
      allocs: this.#allocs,
      slotCount: moves.slotCount,
      moveCount: moves.count,
      moveBefore: moves.before,
      moveFrom: moves.from,
      moveTo: moves.to,
      moveVreg: moves.vreg,
      liveRefs: this.#safepoints.records,
      liveRefCount: this.#safepoints.length,
      refSlotStart: 0,
      refSlotEnd: 0,
    };
  }

  #reset(): void {
    const { vregCount, operandStart, instCount } = this.#input;
    const operands = operandStart[instCount];
    this.#allocs = sized(this.#allocs, operands);
    this.#firstSegment = sized(this.#firstSegment, vregCount);
    this.#endSegment = sized(this.#endSegment, vregCount);
    this.#firstSegment.fill(-1, 0, vregCount);
    this.#isDirty = sized(this.#isDirty, this.#ranges.count);
    this.#isDirty.fill(0, 0, this.#ranges.count);
    this.#recorded = 0;
    this.#edges = 0;
    this.#segments = 0;
    this.#slots.begin(vregCount);
  }

  #record(moment: number, from: number, to: number, vreg: VReg): void {
    const n = this.#recorded++;
    if (n === this.#moment.length) {
      this.#moment = extended(this.#moment, n + 1);
      this.#from = extended(this.#from, n + 1);
      this.#to = extended(this.#to, n + 1);
      this.#vreg = extended(this.#vreg, n + 1);
    }
    this.#moment[n] = moment;
    this.#from[n] = from;
    this.#to[n] = to;
    this.#vreg[n] = vreg;
  }

  /** Where a move finds the value of `v` while it is in `range`. */
  #source(range: number, v: VReg): number {
    const location = this.#ranges.location[range];
    if (location !== MEMORY) return location;
    return this.#input.vregRemat[v] === 1 ? rematOf(v) : SLOT_OF + v;
  }

  // ---- Split vregs ----

  /** Finds all places where `v` goes from one of its ranges to another, decides where it is stored, and records the moves. */
  #resolveSplits(v: VReg): void {
    this.#collectSegments(v);
    this.#transitions = 0;
    const first = this.#firstSegment[v];
    const end = this.#endSegment[v];
    for (let s = first; s < end; s++) {
      if (s + 1 < end && this.#segTo[s] === this.#segFrom[s + 1]) this.#stepInBlock(first, s);
      this.#enterBlocks(v, s);
    }
    const ranges = this.#ranges;
    const isRemat = this.#input.vregRemat[v] === 1;
    let storeAtDef = false;
    if (!isRemat) {
      storeAtDef = this.#chooseStores(v);
      let spilled = -1;
      for (let s = first; s < end && spilled < 0; s++)
        if (ranges.location[this.#segRange[s]] === MEMORY) spilled = this.#segFrom[s];
      if (spilled >= 0) this.#slots.add(v, gapOf(instructionOf(storeAtDef ? ranges.start(v) : spilled)), this.#segTo[end - 1]);
    }
    for (let t = 0; t < this.#transitions; t++) {
      const from = this.#transFrom[t];
      const moment = this.#transMoment[t];
      const location = ranges.location[this.#transTo[t]];
      if (location !== MEMORY) this.#record(moment, this.#source(from, v), location, v);
      else if (!isRemat && !storeAtDef && this.#isDirty[from] === 1) this.#record(moment, ranges.location[from], SLOT_OF + v, v);
    }
    if (storeAtDef) this.#storeAtDef(v);
  }

  #collectSegments(v: number): void {
    const ranges = this.#ranges;
    const first = this.#segments;
    this.#firstSegment[v] = first;
    // Siblings are newest first, which is mostly back to front: insertion at the front end of a growing list is at its end here.
    for (let p = ranges.sibling[v]; p >= 0; p = ranges.sibling[p]) this.#appendSegments(p);
    this.#appendSegments(v);
    this.#sortSegments(first, this.#segments);
    this.#endSegment[v] = this.#segments;
  }
  #appendSegments(range: number): void {
    const { segment, nextSegment, from, to } = this.#ranges;
    for (let r = segment[range]; r >= 0; r = nextSegment[r]) {
      const n = this.#segments++;
      if (n === this.#segFrom.length) {
        this.#segFrom = extended(this.#segFrom, n + 1);
        this.#segTo = extended(this.#segTo, n + 1);
        this.#segRange = extended(this.#segRange, n + 1);
      }
      this.#segFrom[n] = from[r];
      this.#segTo[n] = to[r];
      this.#segRange[n] = range;
    }
  }
  /** Sorts segments by position: short lists by insertion, long ones as numbers. */
  #sortSegments(first: number, end: number): void {
    const from = this.#segFrom;
    const to = this.#segTo;
    const range = this.#segRange;
    const n = end - first;
    if (n > 24) {
      const order = new Float64Array(n);
      for (let k = 0; k < n; k++) order[k] = from[first + k] * 2 ** 25 + k;
      order.sort();
      const oldFrom = from.slice(first, end);
      const oldTo = to.slice(first, end);
      const oldRange = range.slice(first, end);
      for (let k = 0; k < n; k++) {
        const old = order[k] % 2 ** 25;
        from[first + k] = oldFrom[old];
        to[first + k] = oldTo[old];
        range[first + k] = oldRange[old];
      }
      return;
    }
    for (let k = first + 1; k < end; k++) {
      const f = from[k];
      const t = to[k];
      const p = range[k];
      let at = k;
      while (at > first && from[at - 1] > f) {
        from[at] = from[at - 1];
        to[at] = to[at - 1];
        range[at] = range[at - 1];
        at--;
      }
      from[at] = f;
      to[at] = t;
      range[at] = p;
    }
  }

  #transition(from: number, to: number, inst: number, phase: number, frequency: number): void {
    if (this.#ranges.location[from] === this.#ranges.location[to] && this.#ranges.location[from] === MEMORY) return;
    const n = this.#transitions++;
    if (n === this.#transFrom.length) {
      this.#transFrom = extended(this.#transFrom, n + 1);
      this.#transTo = extended(this.#transTo, n + 1);
      this.#transMoment = extended(this.#transMoment, n + 1);
      const f = new Float64Array(this.#transFrom.length);
      f.set(this.#transFrequency);
      this.#transFrequency = f;
    }
    this.#transFrom[n] = from;
    this.#transTo[n] = to;
    this.#transMoment[n] = momentOf(inst, phase);
    this.#transFrequency[n] = frequency;
  }

  /** Segment s ends where the next begins. At a block's start edges have their say instead. */
  #stepInBlock(first: number, s: number): void {
    const p = this.#segTo[s];
    if (isGap(p)) return;
    const inst = instructionOf(p);
    const to = this.#segRange[s + 1];
    const frequency = this.#blocks.frequency[this.#blocks.blockOf[inst]];
    if (isEarly(p)) {
      this.#transition(this.#segRange[s], to, inst, PHASE.gap, frequency);
      return;
    }
    // Into memory in the middle of an instruction: stored in the gap in front of it, from where it was then.
    let k = s;
    while (k > first && this.#segFrom[k] > gapOf(inst)) k--;
    if (this.#segFrom[k] <= gapOf(inst)) this.#transition(this.#segRange[k], to, inst, PHASE.gap, frequency);
    else this.#transition(this.#segRange[s], to, inst + 1, PHASE.defined, frequency);
  }

  /** Edges into all blocks that begin in segment s and come from another range. */
  #enterBlocks(v: number, s: number): void {
    const { blockStart, predStart, preds, succStart } = this.#input;
    const { blockOf, frequency } = this.#blocks;
    const from = this.#segFrom[s];
    const to = this.#segTo[s];
    const range = this.#segRange[s];
    let b = blockOf[instructionOf(from)];
    // A parameter does not come over the edges of its own block as itself.
    if (gapOf(blockStart[b]) < from || (range === v && this.#ranges.start(v) === from)) b++;
    for (; b < this.#input.blockCount && gapOf(blockStart[b]) < to; b++) {
      for (let p = predStart[b]; p < predStart[b + 1]; p++) {
        const pred = preds[p];
        this.#edges++;
        const last = afterOf(blockStart[pred + 1] - 1);
        if (from <= last && last < to) continue;
        const other = this.#rangeAt(v, last);
        if (other < 0 || other === range) continue;
        const f = Math.min(frequency[b], frequency[pred]);
        const isSingle = succStart[pred + 1] - succStart[pred] === 1;
        if (isSingle) this.#transition(other, range, blockStart[pred + 1] - 1, PHASE.leave, f);
        else this.#transition(other, range, blockStart[b], PHASE.enter, f);
      }
    }
  }

  /** The range of split vreg `v` that is live at `p`, or -1. */
  #rangeAt(v: number, p: number): number {
    let low = this.#firstSegment[v];
    let high = this.#endSegment[v] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#segFrom[middle] <= p) low = middle;
      else high = middle - 1;
    }
    return this.#segFrom[low] <= p && p < this.#segTo[low] ? this.#segRange[low] : -1;
  }

  /**
   * Marks ranges whose register may be newer than the spill slot, and compares one store at the def with stores wherever such a
   * range gives way to memory. Returns whether the def should store.
   */
  #chooseStores(v: number): boolean {
    const { location } = this.#ranges;
    if (location[v] === MEMORY) return false;
    this.#isDirty[v] = 1;
    // Transitions stand in the order of their sources: a few rounds do. A range wrongly marked costs a store, no more.
    for (let changed = true, round = 0; changed; round++) {
      changed = false;
      if (round === MOST_ROUNDS) for (let t = 0; t < this.#transitions; t++) this.#isDirty[this.#transTo[t]] = 1;
      for (let t = 0; t < this.#transitions; t++) {
        const to = this.#transTo[t];
        if (this.#isDirty[this.#transFrom[t]] === 0 || this.#isDirty[to] === 1 || location[to] === MEMORY) continue;
        this.#isDirty[to] = 1;
        changed = true;
      }
    }
    let cost = 0;
    for (let t = 0; t < this.#transitions; t++)
      if (this.#isDirty[this.#transFrom[t]] === 1 && location[this.#transTo[t]] === MEMORY) cost += this.#transFrequency[t];
    return cost >= this.#blocks.frequency[this.#blocks.blockOf[instructionOf(this.#ranges.start(v))]];
  }

  #storeAtDef(v: VReg): void {
    const start = this.#ranges.start(v);
    const fixed = this.#builder.fixedDef[v];
    const from = fixed >= 0 ? fixed : this.#ranges.location[v];
    if (isGap(start)) this.#record(momentOf(instructionOf(start), PHASE.defined), from, SLOT_OF + v, v);
    else this.#recordAfter(instructionOf(start), from, SLOT_OF + v, v);
  }

  /** Records a move of what instruction `i` defined: in front of the next, or for a terminator in its successors. */
  #recordAfter(i: number, from: number, to: number, v: VReg): void {
    const { blockStart, succStart, succs } = this.#input;
    const b = this.#blocks.blockOf[i];
    if (i + 1 < blockStart[b + 1]) {
      this.#record(momentOf(i + 1, PHASE.defined), from, to, v);
      return;
    }
    for (let s = succStart[b]; s < succStart[b + 1]; s++) {
      const first = blockStart[succs[s]];
      const isSplit = this.#firstSegment[v] >= 0;
      if (isSplit ? this.#rangeAt(v, gapOf(first)) >= 0 : this.#ranges.covers(v, gapOf(first)))
        this.#record(momentOf(first, PHASE.terminated), from, to, v);
    }
  }

  // ---- Operands and edges ----

  #passArguments(): void {
    const { blockCount, blockStart, succStart, succs, paramStart, params, argStart, args } = this.#input;
    const { segment, location } = this.#ranges;
    for (let b = 0; b < blockCount; b++) {
      const first = argStart[b];
      const count = argStart[b + 1] - first;
      if (count === 0) continue;
      const terminator = blockStart[b + 1] - 1;
      const param = paramStart[succs[succStart[b]]];
      for (let k = 0; k < count; k++) {
        const p = params[param + k];
        if (segment[p] < 0) continue;
        const a = args[first + k];
        const range = this.#firstSegment[a] < 0 ? a : this.#rangeAt(a, afterOf(terminator));
        const to = location[p] === MEMORY ? SLOT_OF + p : location[p];
        this.#record(momentOf(terminator, PHASE.leave), this.#source(range, a), to, a);
      }
    }
  }

  #assignUses(): void {
    const ranges = this.#ranges;
    const { usePos, useKind, nextUse, location, vreg } = ranges;
    const { gapTarget } = this.#builder;
    const operands = this.#input.operandStart[this.#input.instCount];
    const { slotOf } = this.#slots;
    const allocs = this.#allocs;
    for (let range = 0; range < ranges.count; range++) {
      const v = vreg[range];
      const where = location[range];
      for (let u = ranges.use[range]; u >= 0; u = nextUse[u]) {
        if (u >= operands) continue;
        if (useKind[u] !== USE_KIND.gap) {
          allocs[u] = where === MEMORY ? FIRST_SLOT + slotOf[v] : where;
          continue;
        }
        const target = gapTarget[u];
        const to = isCopied(target) ? location[copiedTo(target)] : target;
        allocs[u] = to;
        if (where !== to) this.#record(momentOf(instructionOf(usePos[u]), PHASE.gap), this.#source(range, v), to, v);
      }
    }
  }

  #assignDefs(): void {
    const { instCount, operandStart, operandBits, operandVreg, vregRemat } = this.#input;
    const { location, segment } = this.#ranges;
    const { slotOf } = this.#slots;
    const allocs = this.#allocs;
    for (let i = 0; i < instCount; i++) {
      const first = operandStart[i];
      const end = operandStart[i + 1];
      for (let o = first; o < end; o++) {
        let bits = operandBits[o];
        if ((bits & OPERAND.def) === 0) continue;
        const v = operandVreg[o];
        const where = location[v];
        if ((bits & OPERAND_CONSTRAINT) === OPERAND.reuse) bits = operandBits[first + (bits >> 8)];
        if ((bits & OPERAND_CONSTRAINT) !== OPERAND.fixed) {
          allocs[o] = where === MEMORY ? FIRST_SLOT + slotOf[v] : where;
          continue;
        }
        const reg = bits >> 8;
        allocs[o] = reg;
        if (segment[v] < 0 || where === reg) continue;
        if (where !== MEMORY) this.#recordAfter(i, reg, where, v);
        else if (vregRemat[v] === 0) this.#recordAfter(i, reg, SLOT_OF + v, v);
      }
    }
  }

  /** Sorts the recorded moves by instruction and phase, the lesser digit first: most functions have more moments than moves. */
  #sort(): void {
    const n = this.#recorded;
    this.#byPhase = sized(this.#byPhase, n);
    this.#sorted = sized(this.#sorted, n);
    for (let m = 0; m < n; m++) this.#sorted[m] = m;
    this.#distribute(this.#sorted, this.#byPhase, PHASE_DIGIT);
    this.#distribute(this.#byPhase, this.#sorted, { bit: PHASE_BITS, mask: -1, most: this.#input.instCount });
  }
  /** One step of a radix sort: the recorded moves that stand in `from` go to `to`, ordered by that digit of their moments. */
  #distribute(from: Int32Array, to: Int32Array, { bit, mask, most }: Digit): void {
    this.#bucket = zeroed(this.#bucket, most + 2);
    const bucket = this.#bucket;
    const moments = this.#moment;
    const n = this.#recorded;
    for (let m = 0; m < n; m++) bucket[((moments[m] >> bit) & mask) + 1]++;
    for (let k = 1; k <= most; k++) bucket[k] += bucket[k - 1];
    for (let i = 0; i < n; i++) {
      const m = from[i];
      to[bucket[(moments[m] >> bit) & mask]++] = m;
    }
  }

  /** Emits the recorded moves, group after group. */
  #flush(registers: RegisterFile): void {
    this.#sort();
    const { vregClass } = this.#input;
    const n = this.#recorded;
    const sorted = this.#sorted;
    const moments = this.#moment;
    const { slotOf } = this.#slots;
    const moves = this.#moves;
    moves.begin(this.#slots.count, registers, vregClass);
    for (let k = 0; k < n; ) {
      const moment = moments[sorted[k]];
      for (; k < n && moments[sorted[k]] === moment; k++) {
        const m = sorted[k];
        let from = this.#from[m];
        let to = this.#to[m];
        if (from >= SLOT_OF) from = FIRST_SLOT + slotOf[spilledAt(from)];
        if (to >= SLOT_OF) to = FIRST_SLOT + slotOf[spilledAt(to)];
        moves.stage(from, to, this.#vreg[m]);
      }
      moves.flush(instructionAt(moment));
    }
  }
}
