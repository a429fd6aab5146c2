/**
 * Building blocks for lowering vector operations. A sequence is written as an expression over virtual registers, once for both
 * CPU levels: each block picks the VEX form (three operands) at v3, or the SSE form whose destination is its first source, for
 * which the allocator inserts a copy only where that source is needed again.
 *
 * Memory operands: SSE forms of 16 bytes want them aligned, so at v2 only pool constants and spill slots (which are) become one,
 * never a load of the program's. VEX forms take any. A load is only folded where the instruction reads exactly its bytes.
 */

import type { Value } from '../../../../ir/func.ts';
import { ACCESS } from '../../../../ir/ops.ts';
import { type VectorWords, wordsOf } from '../../../lower/constants.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { CLASS_INT, CLASS_VEC, DEF_REG, defReuse, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import { LEVEL } from '../../assembler/level.ts';
import { P } from '../../assembler/ops.ts';
import { type Row, type VectorOp, X } from '../../assembler/rows.ts';
import { canFoldLoad, formOf, instRm, poolRm, pushRm, type Rm, regRm, sunkRm, valueRm } from '../integers/address.ts';

/** Whether vector instructions take their VEX form, whose destination is free. */
export const hasVex = (l: Lowering): boolean => l.level === LEVEL.v3;
/** The destination of a op b: free, or the first source's register. */
const destination = (l: Lowering): number => (hasVex(l) ? DEF_REG : defReuse(1));
/** A fresh vector register. */
export const vec = (l: Lowering): VReg => l.temp(CLASS_VEC, 16);
/** A fresh integer register. */
export const int = (l: Lowering): VReg => l.temp(CLASS_INT);

/** d = a op b. */
export function binaryRm(l: Lowering, op: VectorOp, a: VReg, b: Rm, imm = 0, d = vec(l)): VReg {
  instRm(l, formOf(l, op), b, imm);
  l.v.operand(d, destination(l)).operand(a, USE_REG);
  pushRm(l, b);
  return d;
}
/** d = a op b. */
export function binary(l: Lowering, op: VectorOp, a: VReg, b: VReg, imm = 0, d = vec(l)): VReg {
  return binaryRm(l, op, a, regRm(b), imm, d);
}
/** d = a op b where the machine reads 16 bytes of b, which lives in 8: no spill slot. */
export function binaryScalar(l: Lowering, op: VectorOp, a: VReg, b: VReg, d: VReg): void {
  l.v.inst(formOf(l, op)).operand(d, destination(l)).operand(a, USE_REG).operand(b, USE_REG);
}
/** Words of a constant in the pool: one for all lanes of 32 bits, two for all of 64, or four. */
export type LaneWords = readonly [number] | readonly [number, number] | VectorWords;
/** A constant of 16 bytes in the pool. */
export function wordsRm(l: Lowering, w: LaneWords): Rm {
  const w0 = w[0];
  const w1 = w.length === 1 ? w0 : w[1];
  return poolRm(w.length === 4 ? l.pool.constant(16, w0, w1, w[2], w[3]) : l.pool.constant(16, w0, w1, w0, w1));
}
/** d = a op constant. */
export function withConstant(l: Lowering, op: VectorOp, a: VReg, words: LaneWords, imm = 0, d = vec(l)): VReg {
  return binaryRm(l, op, a, wordsRm(l, words), imm, d);
}
/** A register with the constant. */
export function constant(l: Lowering, op: VectorOp, words: LaneWords): VReg {
  const d = vec(l);
  l.v.vregRemat[d] = 1;
  return unaryRm(l, op, wordsRm(l, words), 0, d);
}
/** d = op a. */
export function unaryRm(l: Lowering, op: VectorOp, a: Rm, imm = 0, d = vec(l)): VReg {
  return unaryRowRm(l, formOf(l, op), a, imm, d);
}
/** The same by a row, which only one level has. */
export function unaryRowRm(l: Lowering, row: Row, a: Rm, imm = 0, d = vec(l)): VReg {
  instRm(l, row, a, imm);
  l.v.operand(d, DEF_REG);
  pushRm(l, a);
  return d;
}
/** d = op a where the machine reads 16 bytes of a, which lives in 8: no spill slot. */
export function unaryScalar(l: Lowering, op: VectorOp, a: VReg, d: VReg): void {
  l.v.inst(formOf(l, op)).operand(d, DEF_REG).operand(a, USE_REG);
}
/** d = op a. */
export function unary(l: Lowering, op: VectorOp, a: VReg, imm = 0, d = vec(l)): VReg {
  return unaryRow(l, formOf(l, op), a, imm, d);
}
/** The same by a row, which only one level has. */
export function unaryRow(l: Lowering, row: Row, a: VReg, imm = 0, d = vec(l)): VReg {
  return unaryRowRm(l, row, regRm(a), imm, d);
}
/** d = a shifted by the constant n; `op` is an immediate form. */
export function shiftBy(l: Lowering, op: VectorOp, a: VReg, n: number, d = vec(l)): VReg {
  l.v.inst(formOf(l, op)).withImm(n).operand(d, destination(l)).operand(a, USE_REG);
  return d;
}
/** A register full of zeros, of ones: neither waits for anything. */
export function zeros(l: Lowering): VReg {
  return idiom(l, P.fzero);
}
export function ones(l: Lowering): VReg {
  return idiom(l, P.vones);
}
function idiom(l: Lowering, op: Row): VReg {
  const d = vec(l);
  l.v.vregRemat[d] = 1;
  l.v.inst(op);
  l.v.operand(d, DEF_REG);
  return d;
}
/** d = (mask ? b : a) by the highest bit of each lane of the row, a byte if not said; v3 only. */
export function blend(l: Lowering, a: VReg, b: VReg, mask: VReg, d: VReg, row: Row = X.vpblendvb): void {
  l.v.inst(P.vblendv).withImm(row).operand(d, DEF_REG);
  for (const v of [a, b, mask]) l.v.operand(v, USE_REG);
}

/** Whether all bits of these words are 0, or 1. */
export const isZeros = ([a, b, c, d]: VectorWords): boolean => (a | b | c | d) === 0;
export const isOnes = ([a, b, c, d]: VectorWords): boolean => (a & b & c & d) === -1;

/** The words of a vector constant better read from the pool than kept in a register; undefined where `value` is none. */
function pooled(l: Lowering, value: Value): LaneWords | undefined {
  const words = wordsOf(l, value);
  return words === undefined || isZeros(words) || isOnes(words) ? undefined : words;
}
/** Whether `value` can be a 16-byte memory operand here. */
export function isMemory(l: Lowering, value: Value): boolean {
  return pooled(l, value) !== undefined || (l.level === LEVEL.v3 && canFoldLoad(l, value));
}
/** A whole vector as an r/m operand. */
export function vectorRm(l: Lowering, value: Value): Rm {
  const words = pooled(l, value);
  return words === undefined ? valueRm(l, value, l.level === LEVEL.v3) : wordsRm(l, words);
}
/** A vector of which only the low 8 bytes are read: a load of just these may be folded. */
export function halfRm(l: Lowering, value: Value): Rm {
  return sunkRm(l, value, ACCESS.u64) ?? regRm(l.reg(value));
}
