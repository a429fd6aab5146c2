/**
 * Lowering of division and of arithmetic on 128 bits. The frontend has excluded division by zero and the overflow of a signed
 * quotient; of a signed remainder by -1 the machine's quotient is right modulo 2^n, and so is what is left: 0.
 */

import type { Value } from '../../../../ir/func.ts';
import { IR } from '../../../../ir/ops.ts';
import type { Lower, LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { USE_REG } from '../../../regalloc/interface/operands.ts';
import { A, type Family, type Row, sized } from '../../assembler/rows.ts';
import { fresh, op, widthOf } from './int.ts';

const quotient =
  (family: Family): Lower =>
  (l, i) =>
    op(l, sized(family, widthOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i]), l.reg(l.func.b[i]));
const remainder =
  (family: Family): Lower =>
  (l, i) => {
    const width = widthOf(l, i);
    const a = l.reg(l.func.a[i]);
    const b = l.reg(l.func.b[i]);
    const q = fresh(l, sized(family, width), 0, a, b);
    op(l, sized(A.msub, width), 0, l.reg(i), q, b, a);
  };
const upperHalf =
  (row: Row): Lower =>
  (l, i) =>
    op(l, row, 0, l.reg(i), l.reg(l.func.a[i]), l.reg(l.func.b[i]));

/** a + b + c: c, which is 0 or 1, becomes the carry. */
function addWithCarry(l: Lowering, i: Value): void {
  const { func, v } = l;
  v.inst(sized(A.cmpi, 32)).withImm(1).operand(l.reg(func.c[i]), USE_REG);
  op(l, sized(A.adc, 64), 0, l.reg(i), l.reg(func.a[i]), l.reg(func.b[i]));
}
/** a - b - c: the machine borrows where there is no carry, which 0 - c gives where c is 0. */
function subWithBorrow(l: Lowering, i: Value): void {
  const { func, v } = l;
  v.inst(A.negs32).operand(l.reg(func.c[i]), USE_REG);
  op(l, sized(A.sbc, 64), 0, l.reg(i), l.reg(func.a[i]), l.reg(func.b[i]));
}

export const divideOps: LowerTable = {
  [IR.sdiv]: quotient(A.sdiv),
  [IR.udiv]: quotient(A.udiv),
  [IR.srem]: remainder(A.sdiv),
  [IR.urem]: remainder(A.udiv),
  [IR.umulhi]: upperHalf(A.umulh),
  [IR.smulhi]: upperHalf(A.smulh),
  [IR.iadd_cin]: addWithCarry,
  [IR.isub_bin]: subWithBorrow,
};
