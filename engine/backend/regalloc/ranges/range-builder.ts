/**
 * Builds the live ranges of all vregs in one backward pass over the instructions, and beside them the fixed intervals: single
 * positions at which a register is fixed (fixed operands, small clobber sets), kept per register, and for clobbers of a whole
 * class (calls) only the instruction, so a call costs nothing per register. Segments that span blocks open and close where rows
 * of liveness differ between neighbouring blocks: a value that lives through costs nothing per block.
 */

import { type Column, column, extended, sized } from '../../../base/arrays.ts';
import { NONE } from '../../../base/brand.ts';
import {
  type AllocationInput,
  FIRST_VEC_REG,
  OPERAND,
  OPERAND_CONSTRAINT,
  type RegisterFile,
  type VReg,
} from '../interface/operands.ts';
import { maskOf } from './block-frequency.ts';
import { type LiveRanges, USE_KIND } from './live-ranges.ts';
import type { Liveness } from './liveness.ts';
import { afterOf, earlyOf, gapOf, isLate, lateOf } from './position.ts';

/** `gapTarget` values: a physical register, or TARGET_VREG + the vreg whose register the operand is copied to. */
const TARGET_VREG = 64;
/** Whether a target is a vreg. */
export const isCopied = (target: number): boolean => target >= TARGET_VREG;
/** The vreg that such a target is. */
export const copiedTo = (target: number): VReg => (target - TARGET_VREG) as VReg;
const NEVER = 0x7fffffff;

export class RangeBuilder {
  /** Fixed interval of each register: positions in falling order, and the vreg fixed to it there (-1: no vreg may be there). */
  readonly fixedPos: Int32Array[] = Array.from({ length: 64 }, () => new Int32Array(16));
  readonly fixedFor: Int32Array[] = Array.from({ length: 64 }, () => new Int32Array(16));
  readonly fixedCount: Int32Array = new Int32Array(64);
  /** By class, by instruction: the first instruction from here on that clobbers the whole class (NEVER: none). */
  readonly nextCall: [Int32Array, Int32Array] = [new Int32Array(1024), new Int32Array(1024)];
  /** By operand, for uses of kind gap: where the value is copied to. */
  gapTarget: Int32Array = new Int32Array(1024);
  /** 1: the vreg must be in a register where it begins. */
  needsRegister: Column<VReg> = new Uint8Array(256);
  /** By vreg: the register a fixed def puts it in, or -1. */
  fixedDef: Column<VReg> = new Int32Array(256);
  /** By vreg: the register its first fixed use is in, directly or through copies; -1. */
  hint: Column<VReg> = new Int32Array(256);
  /** Where that use is. */
  hintAt: Column<VReg> = new Int32Array(256);
  /** By vreg: the vreg it begins as a copy of (copy, reuse), whose register it should share; -1. */
  copyOf: Column<VReg, VReg> = column(256);
  /** By vreg: the block parameter it is passed to (of several the first in order), or -1. */
  passedTo: Column<VReg, VReg> = column(256);

  /** By vreg: the end of the segment that is open in the backward walk, or -1. */
  #open: Column<VReg> = new Int32Array(256);
  #allInt = 0;
  #allVec = 0;
  #nextInt = NEVER;
  #nextVec = NEVER;
  /** Reused operands of the instruction at hand, and the vregs that reuse their registers. */
  #reused: Int32Array = new Int32Array(8);
  #reuser: Int32Array = new Int32Array(8);
  #input!: AllocationInput;
  #ranges!: LiveRanges;

  run(input: AllocationInput, registers: RegisterFile, liveness: Liveness, ranges: LiveRanges): void {
    this.#input = input;
    this.#ranges = ranges;
    const { vregCount, blockCount, blockStart, instCount, operandStart } = input;
    const operands = operandStart[instCount];
    ranges.reset(vregCount, operands + input.argStart[blockCount]);
    this.#reset(vregCount, operands, instCount);
    this.#fullMasks(registers);
    const { words, rows, out, globalVreg } = liveness;
    for (let b = blockCount - 1; b >= 0; b--) {
      const start = gapOf(blockStart[b]);
      const end = gapOf(blockStart[b + 1]);
      liveness.liveOut(b);
      const next = (b + 1) * words;
      const isLast = b === blockCount - 1;
      const used = liveness.wordsAt(b);
      for (let w = 0; w < used; w++) {
        const below = isLast ? 0 : rows[next + w];
        let changed = out[w] ^ below;
        while (changed !== 0) {
          const bit = 31 - Math.clz32(changed & -changed);
          changed &= changed - 1;
          const v = globalVreg[w * 32 + bit];
          if (((below >>> bit) & 1) === 0) this.#open[v] = end;
          else this.#close(v, end);
        }
      }
      this.#arguments(b, end);
      for (let i = blockStart[b + 1] - 1; i >= blockStart[b]; i--) this.#instruction(i);
      for (let p = input.paramStart[b]; p < input.paramStart[b + 1]; p++) {
        const v = input.params[p];
        if (this.#open[v] >= 0) this.#close(v, start);
      }
    }
    // What is live into the entry block has no def: only code that never runs can use it.
    for (let w = 0; w < words; w++)
      for (let bits = rows[w]; bits !== 0; bits &= bits - 1) this.#close(globalVreg[w * 32 + 31 - Math.clz32(bits & -bits)], 0);
  }

  #reset(vregCount: number, operands: number, instCount: number): void {
    if (this.#open.length < vregCount) {
      const n = vregCount * 2;
      this.#open = new Int32Array(n);
      this.fixedDef = new Int32Array(n);
      this.hint = new Int32Array(n);
      this.hintAt = new Int32Array(n);
      this.copyOf = column(n);
      this.passedTo = column(n);
      this.needsRegister = new Uint8Array(n);
    }
    this.#open.fill(-1, 0, vregCount);
    this.fixedDef.fill(-1, 0, vregCount);
    this.hint.fill(-1, 0, vregCount);
    this.copyOf.fill(NONE, 0, vregCount);
    this.passedTo.fill(NONE, 0, vregCount);
    this.needsRegister.fill(0, 0, vregCount);
    this.gapTarget = sized(this.gapTarget, operands);
    this.nextCall[0] = sized(this.nextCall[0], instCount + 1);
    this.nextCall[1] = sized(this.nextCall[1], instCount + 1);
    this.fixedCount.fill(0);
  }

  /** The registers a clobber set must hold to count as a call of the class. */
  #fullMasks(registers: RegisterFile): void {
    this.#allInt = maskOf(registers.allocatable[0]);
    this.#allVec = maskOf(registers.allocatable[1]);
    this.#nextInt = NEVER;
    this.#nextVec = NEVER;
    const { instCount } = this.#input;
    this.nextCall[0][instCount] = NEVER;
    this.nextCall[1][instCount] = NEVER;
  }

  /** Uses of block `b`'s arguments, at its very end. */
  #arguments(b: number, end: number): void {
    const { argStart, args, succStart, succs, paramStart, params, operandStart, instCount } = this.#input;
    const first = argStart[b];
    const last = argStart[b + 1];
    if (first === last) return;
    const param = paramStart[succs[succStart[b]]];
    const base = operandStart[instCount];
    for (let a = last - 1; a >= first; a--) {
      const v = args[a];
      const p = params[param + a - first];
      if (this.#open[v] < 0) this.#open[v] = end;
      this.#ranges.prependUse(v, base + a, end - 1, USE_KIND.gap);
      this.passedTo[v] = p;
      if (this.hint[p] >= 0) this.#setHint(v, this.hint[p], this.hintAt[p]);
    }
  }

  #setHint(v: VReg, reg: number, at: number): void {
    this.hint[v] = reg;
    this.hintAt[v] = at;
  }

  #instruction(i: number): void {
    const { operandStart, operandBits, operandVreg, clobberSet } = this.#input;
    const first = operandStart[i];
    const end = operandStart[i + 1];
    let reuses = 0;
    let seen = 0; // all bits of all operands, and of uses: what need not be looked for
    let seenUses = 0;
    for (let o = first; o < end; o++) {
      const bits = operandBits[o];
      const constraint = bits & OPERAND_CONSTRAINT;
      if (constraint === OPERAND.fixed) seen |= 1;
      else if (constraint === OPERAND.reuse) {
        if (reuses === this.#reused.length) {
          this.#reused = extended(this.#reused, reuses + 1);
          this.#reuser = extended(this.#reuser, reuses + 1);
        }
        this.#reused[reuses] = first + (bits >> 8);
        this.#reuser[reuses++] = operandVreg[o];
      }
      if ((bits & OPERAND.def) === 0) seenUses |= (bits & OPERAND.late) !== 0 ? 2 : 1;
    }
    const clobbers = clobberSet[i];
    if (clobbers !== 0) this.#clobber(i, clobbers);
    this.nextCall[0][i] = this.#nextInt;
    this.nextCall[1][i] = this.#nextVec;
    if (seen !== 0) {
      this.#addFixedOperands(first, end, lateOf(i));
      this.#addFixedOperands(first, end, earlyOf(i));
    }
    for (let o = first; o < end; o++) if ((operandBits[o] & OPERAND.def) !== 0) this.#define(o, first, i);
    if (seenUses === 0) return;
    // Late uses first: lists grow from behind.
    if ((seenUses & 2) !== 0)
      for (let o = end - 1; o >= first; o--) {
        const bits = operandBits[o];
        if ((bits & (OPERAND.def | OPERAND.late)) !== OPERAND.late) continue;
        if ((bits & OPERAND_CONSTRAINT) !== OPERAND.fixed) this.#use(o, lateOf(i), this.#kindOf(o, bits, i));
      }
    if ((seenUses & 1) === 0 && seen === 0) return;
    let gaps = seen;
    if ((seenUses & 1) !== 0)
      for (let o = end - 1; o >= first; o--) {
        const bits = operandBits[o];
        if ((bits & (OPERAND.def | OPERAND.late)) !== 0 || (bits & OPERAND_CONSTRAINT) === OPERAND.fixed) continue;
        if (reuses !== 0) {
          const d = this.#sharerOf(o, operandVreg[o], reuses);
          if (d >= 0) {
            this.gapTarget[o] = TARGET_VREG + d;
            gaps = 1;
            continue;
          }
        }
        this.gapTarget[o] = -1;
        this.#use(o, earlyOf(i), this.#kindOf(o, bits, i));
        if (this.#input.isMove[i] === 1) this.#noteCopy(operandVreg[end - 1], operandVreg[o]);
      }
    if (gaps === 0) return;
    for (let o = end - 1; o >= first; o--) {
      const bits = operandBits[o];
      if ((bits & OPERAND.def) !== 0) continue;
      const v = operandVreg[o];
      if ((bits & OPERAND_CONSTRAINT) === OPERAND.fixed) {
        this.gapTarget[o] = bits >> 8;
        this.#setHint(v, bits >> 8, earlyOf(i));
      } else if ((bits & OPERAND.late) !== 0 || this.gapTarget[o] < 0) continue;
      else this.#noteCopy(copiedTo(this.gapTarget[o]), v);
      this.#use(o, gapOf(i), USE_KIND.gap);
    }
  }

  /**
   * The vreg whose register the early use `o` of `v` will be read in because that def reuses it, or because
   * another operand that is the same value is reused.
   */
  #sharerOf(o: number, v: number, reuses: number): number {
    let same = -1;
    for (let k = 0; k < reuses; k++) {
      const reused = this.#reused[k];
      if ((this.#input.operandBits[reused] & OPERAND_CONSTRAINT) === OPERAND.fixed) continue;
      if (reused === o) return this.#reuser[k];
      if (this.#input.operandVreg[reused] === v) same = this.#reuser[k];
    }
    return same;
  }

  /** `d` begins as a copy of `v`, and hands its register hint on. */
  #noteCopy(d: VReg, v: VReg): void {
    this.copyOf[d] = v;
    if (this.hint[d] >= 0) this.#setHint(v, this.hint[d], this.hintAt[d]);
  }

  #kindOf(o: number, bits: number, i: number): number {
    if ((bits & OPERAND_CONSTRAINT) !== OPERAND.any) return USE_KIND.reg;
    // No slot to read from; and no copies from memory to memory.
    if (this.#input.vregRemat[this.#input.operandVreg[o]] === 1) return USE_KIND.reg;
    if (this.#input.isMove[i] === 1)
      return (this.#input.operandBits[o + 1] & OPERAND_CONSTRAINT) === OPERAND.any ? USE_KIND.reg : USE_KIND.any;
    return USE_KIND.any;
  }

  /** Operand `o` is read at `pos`, and live up to there. */
  #use(o: number, pos: number, kind: number): void {
    const v = this.#input.operandVreg[o];
    if (this.#open[v] <= pos) this.#open[v] = pos + 1;
    this.#ranges.prependUse(v, o, pos, kind);
  }

  /** Operand `o` of instruction `i`, whose operands begin at `first`, is written. */
  #define(o: number, first: number, i: number): void {
    const { operandBits, operandVreg } = this.#input;
    const v = operandVreg[o];
    let bits = operandBits[o];
    let constraint = bits & OPERAND_CONSTRAINT;
    if (constraint === OPERAND.reuse) {
      const reused = operandBits[first + (bits >> 8)];
      if ((reused & OPERAND_CONSTRAINT) === OPERAND.fixed) {
        bits = reused;
        constraint = OPERAND.fixed;
      }
    }
    const end = this.#open[v];
    if (constraint === OPERAND.fixed) {
      this.fixedDef[v] = bits >> 8;
      if (end >= 0) this.#close(v, afterOf(i));
      return;
    }
    const start = constraint === OPERAND.reuse || (bits & OPERAND.late) === 0 ? earlyOf(i) : lateOf(i);
    if (constraint !== OPERAND.any) this.needsRegister[v] = 1;
    if (end < 0) this.#open[v] = afterOf(i);
    this.#close(v, start);
  }

  #clobber(i: number, set: number): void {
    const int = this.#input.clobberInt[set];
    const vec = this.#input.clobberVec[set];
    if ((int & this.#allInt) === this.#allInt) this.#nextInt = i;
    else this.#addClobbers(int, 0, lateOf(i));
    if ((vec & this.#allVec) === this.#allVec) this.#nextVec = i;
    else this.#addClobbers(vec, FIRST_VEC_REG, lateOf(i));
  }

  /** Notes the registers of fixed operands at position `pos`, the early or late one of their instruction. */
  #addFixedOperands(first: number, end: number, pos: number): void {
    const { operandBits, operandVreg } = this.#input;
    for (let o = first; o < end; o++) {
      let bits = operandBits[o];
      const isDef = (bits & OPERAND.def) !== 0;
      const late = (bits & OPERAND.late) !== 0;
      if ((bits & OPERAND_CONSTRAINT) === OPERAND.reuse) {
        // A def that reuses a fixed register.
        bits = operandBits[first + (bits >> 8)];
      }
      if ((bits & OPERAND_CONSTRAINT) !== OPERAND.fixed) continue;
      const isFixed = isLate(pos) ? isDef || late : !isDef || !late;
      if (isFixed) this.#addFixed(bits >> 8, pos, isDef ? -1 : operandVreg[o]);
    }
  }

  #addClobbers(mask: number, base: number, pos: number): void {
    for (let bits = mask; bits !== 0; bits &= bits - 1) this.#addFixed(base + 31 - Math.clz32(bits & -bits), pos, -1);
  }

  #addFixed(reg: number, pos: number, by: number): void {
    const n = this.fixedCount[reg];
    if (n === this.fixedPos[reg].length) {
      this.fixedPos[reg] = extended(this.fixedPos[reg], n + 1);
      this.fixedFor[reg] = extended(this.fixedFor[reg], n + 1);
    }
    this.fixedPos[reg][n] = pos;
    this.fixedFor[reg][n] = by;
    this.fixedCount[reg] = n + 1;
  }

  #close(v: VReg, from: number): void {
    this.#ranges.prependSegment(v, from, this.#open[v]);
    this.#open[v] = -1;
  }
}
