/**
 * Liveness of vregs at block boundaries. Only vregs that are used outside of their defining block ("global" ones) get a bit;
 * they are numbered in the order of their defs, so the globals a block defines are a contiguous run of bits. One backward pass
 * over the blocks finds what is live on forward paths; one forward pass adds to every block of a loop what is live into its
 * header (the loops being reducible, that is all: Boissinot et al., CGO 2008). Rows are bit sets, one per block.
 */
import { column, extended, type Ints, sized } from '../../../base/arrays.ts';
import { type AllocationInput, OPERAND, type VReg } from '../interface/operands.ts';
import type { BlockFrequency } from './block-frequency.ts';

/** Bits of all rows together that are still worth it: 32 MiB. */
const MOST_BITS = 2 ** 28;

export class Liveness {
  /** By vreg: the block that defines it, or -1 (never defined: nothing mentions it). */
  defBlock: Int32Array = new Int32Array(256);
  /** Vregs in the order of their defs: block by block, parameters first. */
  defOrder: Ints<VReg> = column(256);
  defCount = 0;
  /** Global number → vreg. */
  globalVreg: Ints<VReg> = column(64);
  /** Words in a row. */
  words = 0;
  /** liveIn of block b: rows[b * words] .. rows[(b + 1) * words]. */
  rows: Int32Array = new Int32Array(256);
  /** Scratch row: what `liveOut` last computed. */
  out: Int32Array = new Int32Array(16);

  #globalOf: Int32Array = new Int32Array(256);
  #lastUse: Int32Array = new Int32Array(256);
  #uses: Int32Array = new Int32Array(256);
  #useCount = 0;
  #firstGlobal: Int32Array = new Int32Array(65);
  #input!: AllocationInput;
  #blocks!: BlockFrequency;

  /** Computes the rows; false when they would take too much memory. */
  compute(input: AllocationInput, blocks: BlockFrequency): boolean {
    this.#input = input;
    this.#blocks = blocks;
    this.#findGlobals();
    const globals = this.#numberGlobals();
    const { blockCount, succStart, succs } = input;
    const words = (globals + 31) >> 5;
    this.words = words;
    if (words * 32 * blockCount > MOST_BITS) return false;
    this.rows = sized(this.rows, words * blockCount);
    this.out = sized(this.out, words);
    const { rows } = this;
    rows.fill(0, 0, words * blockCount);
    for (let k = 0; k < this.#useCount; k += 2) {
      const g = this.#globalOf[this.#uses[k]];
      const w = this.#uses[k + 1] * words + (g >> 5);
      rows[w] |= 1 << (g & 31);
    }
    for (let b = blockCount - 1; b >= 0; b--) {
      const row = b * words;
      for (let s = succStart[b]; s < succStart[b + 1]; s++) {
        const successor = succs[s];
        if (successor <= b) continue;
        const other = successor * words;
        const used = this.wordsAt(b);
        for (let w = 0; w < used; w++) rows[row + w] |= rows[other + w];
      }
      for (let g = this.#firstGlobal[b]; g < this.#firstGlobal[b + 1]; g++) {
        const w = row + (g >> 5);
        rows[w] &= ~(1 << (g & 31));
      }
    }
    for (let b = 0; b < blockCount; b++) {
      const loop = blocks.loopOf[b];
      const header = loop === b ? blocks.parentLoop[b] : loop;
      if (header < 0) continue;
      const row = b * words;
      const other = header * words;
      const used = this.wordsAt(header);
      for (let w = 0; w < used; w++) rows[row + w] |= rows[other + w];
    }
    return true;
  }

  /**
   * Puts what is live at the end of block `b`, arguments apart, into `out`. What lives round a loop counts as live in all its
   * blocks, even in one that stands among them and only leaves.
   */
  liveOut(b: number): void {
    const { succStart, succs } = this.#input;
    const { words, rows, out } = this;
    const loop = this.#blocks.loopOf[b];
    const used = this.wordsAt(b);
    if (loop < 0) out.fill(0, 0, used);
    else for (let w = 0; w < used; w++) out[w] = rows[loop * words + w];
    for (let s = succStart[b]; s < succStart[b + 1]; s++) {
      const row = succs[s] * words;
      for (let w = 0; w < used; w++) out[w] |= rows[row + w];
    }
  }

  /** So many words of a row can hold what is live at the end of block `b`: values defined so far. */
  wordsAt(b: number): number {
    return (this.#firstGlobal[b + 1] + 31) >> 5;
  }

  /** Finds the defs in order, and notes (vreg, block) for every use outside of the defining block. */
  #findGlobals(): void {
    const input = this.#input;
    const { vregCount, blockCount, blockStart, operandStart, operandBits, operandVreg } = input;
    this.defBlock = sized(this.defBlock, vregCount);
    this.defOrder = sized(this.defOrder, vregCount);
    this.#globalOf = sized(this.#globalOf, vregCount);
    this.#lastUse = sized(this.#lastUse, vregCount);
    const { defBlock, defOrder } = this;
    defBlock.fill(-1, 0, vregCount);
    this.#lastUse.fill(-1, 0, vregCount);
    this.#useCount = 0;
    let defs = 0;
    for (let b = 0; b < blockCount; b++) {
      for (let p = input.paramStart[b]; p < input.paramStart[b + 1]; p++) {
        const v = input.params[p];
        defBlock[v] = b;
        defOrder[defs++] = v;
      }
      const end = operandStart[blockStart[b + 1]];
      for (let o = operandStart[blockStart[b]]; o < end; o++) {
        const v = operandVreg[o];
        if ((operandBits[o] & OPERAND.def) !== 0) {
          defBlock[v] = b;
          defOrder[defs++] = v;
        } else if (defBlock[v] !== b) this.#noteUse(v, b);
      }
      for (let a = input.argStart[b]; a < input.argStart[b + 1]; a++) {
        const v = input.args[a];
        if (defBlock[v] !== b) this.#noteUse(v, b);
      }
    }
    this.defCount = defs;
  }

  #noteUse(v: number, b: number): void {
    if (this.#lastUse[v] === b) return;
    this.#lastUse[v] = b;
    if (this.#useCount + 2 > this.#uses.length) this.#uses = extended(this.#uses, this.#useCount + 2);
    this.#uses[this.#useCount++] = v;
    this.#uses[this.#useCount++] = b;
  }

  #numberGlobals(): number {
    const { defOrder, defBlock } = this;
    const { blockCount } = this.#input;
    this.#firstGlobal = sized(this.#firstGlobal, blockCount + 1);
    let globals = 0;
    let b = 0;
    for (let k = 0; k < this.defCount; k++) {
      const v = defOrder[k];
      const block = defBlock[v];
      while (b <= block) this.#firstGlobal[b++] = globals;
      if (this.#lastUse[v] === -1) {
        this.#globalOf[v] = -1;
        continue;
      }
      if (globals === this.globalVreg.length) this.globalVreg = extended(this.globalVreg, globals + 1);
      this.globalVreg[globals] = v;
      this.#globalOf[v] = globals++;
    }
    while (b <= blockCount) this.#firstGlobal[b++] = globals;
    return globals;
  }
}
