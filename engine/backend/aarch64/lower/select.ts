/** Lowering of comparisons whose value is needed (cset), and of select: csel, fcsel, and a short branch for whole vectors. */

import type { Value } from '../../../ir/func.ts';
import { IR, isVectorClass, TY } from '../../../ir/ops.ts';
import type { LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { DEF_REG, defReuse, USE_REG } from '../../regalloc/interface/operands.ts';
import { invert } from '../assembler/conditions.ts';
import { P } from '../assembler/ops.ts';
import { A, sized } from '../assembler/rows.ts';
import { comparison, condition } from './conditions.ts';
import { widthOf } from './integers/int.ts';

function lowerCompare(l: Lowering, i: Value): void {
  const d = l.reg(i);
  const cc = comparison(l, i);
  l.v.inst(sized(A.csetnot, 32)).withImm(invert(cc)).operand(d, DEF_REG);
}

function lowerSelect(l: Lowering, i: Value): void {
  const { func } = l;
  const ty = func.ty[i];
  const d = l.reg(i);
  const yes = l.reg(func.b[i]);
  const no = l.reg(func.c[i]);
  const cc = condition(l, func.a[i]);
  if (ty === TY.v128) {
    l.v.inst(P.vselect).withImm(cc).operand(d, defReuse(1)).operand(no, USE_REG).operand(yes, USE_REG);
    return;
  }
  const row = isVectorClass(ty) ? sized(A.fcsel, ty === TY.f32 ? 32 : 64) : sized(A.csel, widthOf(l, i));
  l.v.inst(row).withImm(cc).operand(d, DEF_REG).operand(yes, USE_REG).operand(no, USE_REG);
}

export const selectOps: LowerTable = {
  [IR.icmp]: lowerCompare,
  [IR.fcmp]: lowerCompare,
  [IR.select]: lowerSelect,
};
