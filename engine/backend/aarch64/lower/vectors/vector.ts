/** Building blocks for lowering vector operations: a sequence is written as an expression over virtual registers. */
import type { VectorWords } from '../../../lower/constants.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { CLASS_VEC, DEF_REG, defReuse, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import { P } from '../../assembler/ops.ts';
import { A, type Row } from '../../assembler/rows.ts';
import { op } from '../integers/int.ts';

/** A fresh vector register. */
export const vec = (l: Lowering): VReg => l.temp(CLASS_VEC, 16);
/** A fresh vector register with row a …. */
export function vop(l: Lowering, row: Row, ...sources: readonly VReg[]): VReg {
  const d = vec(l);
  op(l, row, 0, d, ...sources);
  return d;
}
/** The same with an immediate. */
export function vopi(l: Lowering, row: Row, imm: number, ...sources: readonly VReg[]): VReg {
  const d = vec(l);
  op(l, row, imm, d, ...sources);
  return d;
}
/** d = row old … (imm), d in the register of `old`: what the row leaves of it stays. */
export function into(l: Lowering, row: Row, imm: number, d: VReg, old: VReg, ...sources: readonly VReg[]): void {
  l.v.inst(row).withImm(imm).operand(d, defReuse(1)).operand(old, USE_REG);
  for (const s of sources) l.v.operand(s, USE_REG);
}

/** `d` becomes the constant: one byte in all lanes, or from the pool. */
export function constantInto(l: Lowering, d: VReg, [a, b, c, e]: VectorWords): void {
  l.v.vregRemat[d] = 1;
  const byte = a & 0xff;
  if (a === Math.imul(byte, 0x01010101) && a === b && a === c && a === e) l.v.inst(A.movi8).withImm(byte);
  else l.v.inst(P.vconst).withImm(l.pool.constant(16, a, b, c, e));
  l.v.operand(d, DEF_REG);
}
/** A fresh register with the constant. */
export function constant(l: Lowering, words: VectorWords): VReg {
  const d = vec(l);
  constantInto(l, d, words);
  return d;
}
/** The words of 16 bytes. */
export function wordsOfBytes(bytes: Uint8Array): VectorWords {
  const [a = 0, b = 0, c = 0, d = 0] = new Int32Array(Uint8Array.from(bytes).buffer);
  return [a, b, c, d];
}
