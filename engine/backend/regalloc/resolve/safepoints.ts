/**
 * What stack maps are made of: which slots hold live references at each safepoint. In: a function and the slot each vreg has
 * where no register keeps it; out: flat records (`AllocationOutput.liveRefs`). Every register is lost at a safepoint, so what
 * lives across one stands in its slot.
 *
 * Liveness from the uses backwards, one reference at a time: functions without references cost nothing, and memory grows with
 * what is found. Work is bounded, since n references that live across n calls are n² pairs: who asks then has another way
 * (simple.ts).
 */

import { extended, sized } from '../../../base/arrays.ts';
import { FIRST } from '../../../base/brand.ts';
import { type AllocationInput, OPERAND, type VReg } from '../interface/operands.ts';

/** Pairs of a reference and a safepoint, and edges looked at: so many in any function, and beside them so many an instruction. */
const FREE_STEPS = 1 << 20;
const STEPS_PER_INSTRUCTION = 16;

export class Safepoints {
  /** Safepoint, number of slots, slots in ascending order; and so on. */
  records: Int32Array = new Int32Array(64);
  length = 0;

  /** Instructions that are safepoints, and by instruction how many stand before it. */
  #sites: Int32Array = new Int32Array(64);
  #siteCount = 0;
  #sitesBefore: Int32Array = new Int32Array(256);
  /** By vreg: its defining block, the instruction from which on it lives, and its last noted use. */
  #defBlock: Int32Array = new Int32Array(256);
  #livesFrom: Int32Array = new Int32Array(256);
  #lastUse: Int32Array = new Int32Array(256);
  // Uses, one a block: the use noted before, block, instruction.
  #uses = 0;
  #useNext: Int32Array = new Int32Array(256);
  #useBlock: Int32Array = new Int32Array(256);
  #useInst: Int32Array = new Int32Array(256);
  /** By block: the last vreg that was found live at its end. */
  #outOf: Int32Array = new Int32Array(64);
  #work: Int32Array = new Int32Array(64);
  // Pairs in the order they are found: site number, slot.
  #pairs = 0;
  #pairSite: Int32Array = new Int32Array(256);
  #pairSlot: Int32Array = new Int32Array(256);
  #ends: Int32Array = new Int32Array(65);
  /** Edges looked at. */
  #steps = 0;
  #input!: AllocationInput;

  /** Fills `records`; false when that takes more than linear work, or makes maps of more than linear length. */
  run(input: AllocationInput, slotOf: (vreg: VReg) => number): boolean {
    this.#input = input;
    this.length = 0;
    if (input.vregRef.subarray(0, input.vregCount).indexOf(1) < 0 || !this.#findSites()) return true;
    this.#findUses();
    this.#pairs = 0;
    this.#steps = 0;
    const most = FREE_STEPS + STEPS_PER_INSTRUCTION * input.instCount;
    // A map that names one more slot than those of the frame names all of them once more.
    const wordsOfPair = 1 + (input.frameRefs ?? 0);
    for (let v: VReg = FIRST; v < input.vregCount; v++) {
      if (!this.#isTracked(v) || this.#lastUse[v] === -1) continue;
      this.#follow(v, slotOf(v));
      if (this.#pairs * wordsOfPair + this.#steps > most) return false;
    }
    this.#group();
    return true;
  }

  /** References that have a slot at all. */
  #isTracked(v: VReg): boolean {
    return this.#input.vregRef[v] === 1 && this.#input.vregRemat[v] === 0;
  }

  #findSites(): boolean {
    const { instCount, safepoint } = this.#input;
    this.#sitesBefore = sized(this.#sitesBefore, instCount + 1);
    let n = 0;
    for (let i = 0; i < instCount; i++) {
      this.#sitesBefore[i] = n;
      if (safepoint[i] === 0) continue;
      if (n === this.#sites.length) this.#sites = extended(this.#sites, n + 1);
      this.#sites[n++] = i;
    }
    this.#sitesBefore[instCount] = n;
    this.#siteCount = n;
    return n > 0;
  }

  #noteUse(v: number, block: number, inst: number): void {
    const last = this.#lastUse[v];
    if (last >= 0 && this.#useBlock[last] === block) {
      this.#useInst[last] = inst;
      return;
    }
    const n = this.#uses++;
    if (n === this.#useNext.length) {
      this.#useNext = extended(this.#useNext, n + 1);
      this.#useBlock = extended(this.#useBlock, n + 1);
      this.#useInst = extended(this.#useInst, n + 1);
    }
    this.#useNext[n] = last;
    this.#useBlock[n] = block;
    this.#useInst[n] = inst;
    this.#lastUse[v] = n;
  }

  #findUses(): void {
    const input = this.#input;
    const { vregCount, blockCount, blockStart, operandStart, operandVreg, operandBits } = input;
    this.#defBlock = sized(this.#defBlock, vregCount);
    this.#livesFrom = sized(this.#livesFrom, vregCount);
    this.#lastUse = sized(this.#lastUse, vregCount);
    this.#outOf = sized(this.#outOf, blockCount);
    this.#outOf.fill(-1, 0, blockCount);
    this.#lastUse.fill(-1, 0, vregCount);
    this.#uses = 0;
    for (let b = 0; b < blockCount; b++) {
      for (let p = input.paramStart[b]; p < input.paramStart[b + 1]; p++) {
        this.#defBlock[input.params[p]] = b;
        this.#livesFrom[input.params[p]] = blockStart[b];
      }
      const end = blockStart[b + 1];
      for (let i = blockStart[b]; i < end; i++)
        for (let o = operandStart[i]; o < operandStart[i + 1]; o++) {
          const v = operandVreg[o];
          if (!this.#isTracked(v)) continue;
          if ((operandBits[o] & OPERAND.def) === 0) this.#noteUse(v, b, i);
          else {
            this.#defBlock[v] = b;
            this.#livesFrom[v] = i + 1;
          }
        }
      // Arguments are passed in front of the terminator.
      for (let a = input.argStart[b]; a < input.argStart[b + 1]; a++)
        if (this.#isTracked(input.args[a])) this.#noteUse(input.args[a], b, end - 1);
    }
  }

  /** Finds the safepoints that `v` lives across. */
  #follow(v: number, slot: number): void {
    const { blockStart } = this.#input;
    const defBlock = this.#defBlock[v];
    const livesFrom = this.#livesFrom[v];
    let waiting = 0;
    for (let u = this.#lastUse[v]; u >= 0; u = this.#useNext[u])
      if (this.#useBlock[u] !== defBlock) waiting = this.#liveBefore(this.#useBlock[u], v, waiting);
    while (waiting > 0) {
      const b = this.#work[--waiting];
      this.#cover(b === defBlock ? livesFrom : blockStart[b], blockStart[b + 1], slot);
      if (b !== defBlock) waiting = this.#liveBefore(b, v, waiting);
    }
    for (let u = this.#lastUse[v]; u >= 0; u = this.#useNext[u]) {
      const b = this.#useBlock[u];
      if (this.#outOf[b] !== v) this.#cover(b === defBlock ? livesFrom : blockStart[b], this.#useInst[u], slot);
    }
  }

  /** `v` lives at the start of block `b`, so at the end of those before it. */
  #liveBefore(b: number, v: number, waiting: number): number {
    const { predStart, preds } = this.#input;
    let n = waiting;
    for (let p = predStart[b]; p < predStart[b + 1]; p++) {
      this.#steps++;
      const before = preds[p];
      if (this.#outOf[before] === v) continue;
      this.#outOf[before] = v;
      if (n === this.#work.length) this.#work = extended(this.#work, n + 1);
      this.#work[n++] = before;
    }
    return n;
  }

  /** Notes the safepoints among the instructions `from` up to `to`. */
  #cover(from: number, to: number, slot: number): void {
    const end = this.#sitesBefore[to];
    for (let s = this.#sitesBefore[from]; s < end; s++) {
      const n = this.#pairs++;
      if (n === this.#pairSite.length) {
        this.#pairSite = extended(this.#pairSite, n + 1);
        this.#pairSlot = extended(this.#pairSlot, n + 1);
      }
      this.#pairSite[n] = s;
      this.#pairSlot[n] = slot;
    }
  }

  /** Pairs by safepoint → records. */
  #group(): void {
    const sites = this.#siteCount;
    this.#ends = sized(this.#ends, sites + 1);
    const ends = this.#ends;
    ends.fill(0, 0, sites + 1);
    for (let k = 0; k < this.#pairs; k++) {
      const s = this.#pairSite[k] + 1;
      ends[s]++;
    }
    for (let s = 1; s <= sites; s++) ends[s] += ends[s - 1];
    const slots = new Int32Array(this.#pairs);
    for (let k = this.#pairs - 1; k >= 0; k--) {
      const s = this.#pairSite[k] + 1;
      ends[s]--;
      slots[ends[s]] = this.#pairSlot[k];
    }
    const needed = this.#pairs + 2 * sites;
    this.records = sized(this.records, needed);
    let n = 0;
    for (let s = 0; s < sites; s++) {
      const from = ends[s + 1];
      const to = s + 1 < sites ? ends[s + 2] : this.#pairs;
      if (from === to) continue;
      this.records[n++] = this.#sites[s];
      this.records[n++] = to - from;
      this.records.set(slots.subarray(from, to).sort(), n);
      n += to - from;
    }
    this.length = n;
  }
}
