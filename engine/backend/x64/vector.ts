/**
 * Building blocks for lowering vector operations. A sequence is written as an expression over virtual registers, once for both CPU
 * levels: each block picks the VEX form (three operands) at v3, or the SSE form whose destination is its first source, for which the
 * allocator inserts a copy only where that source is needed again. Rows are named by their SSE form; the VEX form stands behind it.
 *
 * Memory operands: SSE forms of 16 bytes want them aligned, so at v2 only pool constants and spill slots (which are) become one,
 * never a load of the program's. VEX forms take any. A load is only folded where the instruction reads exactly its bytes.
 */
import { ACCESS, accessOf, IR } from '../../ir/ops.ts';
import type { Lowering } from '../lower.ts';
import { CLASS_INT, CLASS_VEC, DEF_REG, defReuse, USE_ANY, USE_REG } from '../operands.ts';
import { canFoldLoad, instRm, matchMemory, matchRm, pushRm, setPool, setReg } from './address.ts';
import { LEVEL, MODE, P } from './ops.ts';
import { X } from './rows.ts';

/** 1 where vector instructions take their VEX form. */
export const vex = (l: Lowering): number => (l.level === LEVEL.v3 ? 1 : 0);
/** A fresh vector register. */
export const vec = (l: Lowering): number => l.temp(CLASS_VEC, 16);
/** A fresh integer register. */
export const int = (l: Lowering): number => l.temp(CLASS_INT);

/** d = a op r/m just matched. */
export function binaryRm(l: Lowering, row: number, a: number, imm = 0, d = vec(l)): number {
  instRm(l, row + vex(l), imm);
  l.v.operand(d, vex(l) === 1 ? DEF_REG : defReuse(1));
  l.v.operand(a, USE_REG);
  pushRm(l, USE_ANY);
  return d;
}
/** d = a op b. */
export function binary(l: Lowering, row: number, a: number, b: number, imm = 0, d = vec(l)): number {
  setReg(b);
  return binaryRm(l, row, a, imm, d);
}
/** d = a op b where the machine reads 16 bytes of b, which lives in 8: no spill slot. */
export function binaryScalar(l: Lowering, row: number, a: number, b: number, imm: number, d: number): void {
  setReg(b);
  instRm(l, row + vex(l), imm);
  l.v.operand(d, vex(l) === 1 ? DEF_REG : defReuse(1));
  l.v.operand(a, USE_REG);
  pushRm(l, USE_REG);
}
/** Words of a constant in the pool: one for all lanes of 32 bits, two for all of 64, or four. */
export type Words = readonly [number] | readonly [number, number] | readonly [number, number, number, number];
function matchWords(l: Lowering, w: Words): void {
  const w0 = w[0];
  const w1 = w.length === 1 ? w0 : w[1];
  setPool(w.length === 4 ? l.pool.constant(16, w0, w1, w[2], w[3]) : l.pool.constant(16, w0, w1, w0, w1));
}
/** d = a op constant. */
export function withConstant(l: Lowering, row: number, a: number, words: Words, imm = 0, d = vec(l)): number {
  matchWords(l, words);
  return binaryRm(l, row, a, imm, d);
}
/** A register with the constant. */
export function constant(l: Lowering, row: number, words: Words): number {
  const d = vec(l);
  l.v.vregRemat[d] = 1;
  matchWords(l, words);
  return unaryRm(l, row, 0, d);
}
/** d = op r/m just matched. */
export function unaryRm(l: Lowering, row: number, imm = 0, d = vec(l), bits = USE_ANY): number {
  instRm(l, row + vex(l), imm);
  l.v.operand(d, DEF_REG);
  pushRm(l, bits);
  return d;
}
/** d = op a. */
export function unary(l: Lowering, row: number, a: number, imm = 0, d = vec(l)): number {
  setReg(a);
  return unaryRm(l, row, imm, d);
}
/** d = a shifted by the constant n; `row` is an immediate form. */
export function shiftBy(l: Lowering, row: number, a: number, n: number, d = vec(l)): number {
  l.v.inst(row + vex(l), MODE.reg, n, 0, 0, -1);
  l.v.operand(d, vex(l) === 1 ? DEF_REG : defReuse(1));
  l.v.operand(a, USE_REG);
  return d;
}
/** A register full of zeros, of ones: neither waits for anything. */
export function zeros(l: Lowering): number {
  return idiom(l, P.fzero);
}
export function ones(l: Lowering): number {
  return idiom(l, P.vones);
}
function idiom(l: Lowering, op: number): number {
  const d = vec(l);
  l.v.vregRemat[d] = 1;
  l.v.inst(op, MODE.reg, 0, 0, 0, -1);
  l.v.operand(d, DEF_REG);
  return d;
}
/** d = (mask ? b : a) by the highest bit of each lane of the row, a byte if not said; v3 only. */
export function blend(l: Lowering, a: number, b: number, mask: number, d: number, row: number = X.vpblendvb): void {
  l.v.inst(P.vblendv, MODE.reg, row, 0, 0, -1);
  l.v.operand(d, DEF_REG);
  for (const v of [a, b, mask]) l.v.operand(v, USE_REG);
}

/** Whether `value` is a vector constant better read from the pool than kept in a register. */
export function isPooled(l: Lowering, value: number): boolean {
  const { func } = l;
  const d = l.def(value);
  if (func.op[d] !== IR.v128const) return false;
  const at = func.imm[d];
  const [w0, w1, w2, w3] = [func.pool[at], func.pool[at + 1], func.pool[at + 2], func.pool[at + 3]];
  return !(w0 === w1 && w1 === w2 && w2 === w3 && (w0 === 0 || w0 === -1));
}
/** Whether `value` can be a 16-byte memory operand here. */
export function isMemory(l: Lowering, value: number): boolean {
  return isPooled(l, value) || (l.level === LEVEL.v3 && canFoldLoad(l, value));
}
/** Matches a whole vector as an r/m operand. */
export function matchVector(l: Lowering, value: number): void {
  if (isPooled(l, value)) {
    const { func } = l;
    const at = func.imm[l.def(value)];
    matchWords(l, [0, 1, 2, 3].map((k) => func.pool[at + k]) as [number, number, number, number]);
  } else matchRm(l, value, l.level === LEVEL.v3);
}
/** Matches a vector of which only the low 8 bytes are read: a load of just these may be folded. */
export function matchHalf(l: Lowering, value: number): void {
  if (!sinkAccess(l, value, ACCESS.u64)) setReg(l.reg(value));
}
/** Matches a load of this access, if `value` is one that may sink. */
export function sinkAccess(l: Lowering, value: number, access: number): boolean {
  if (!l.canSink(value)) return false;
  const d = l.def(value);
  if (l.func.op[d] !== IR.load || accessOf(l.func.imm2[d]) !== access) return false;
  matchMemory(l, l.sink(value));
  return true;
}
