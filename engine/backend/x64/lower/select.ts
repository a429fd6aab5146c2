/**
 * Lowering of comparisons whose value is needed, and of select: setcc over a zeroed register, cmov, scalar minimum/maximum where
 * a select of a comparison is exactly that, a short branch for the other float selects.
 */

import type { Value } from '../../../ir/func.ts';
import { FCMP, IR, isVectorClass, TY } from '../../../ir/ops.ts';
import type { LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { CLASS_INT, defReuse, USE_REG, type VReg } from '../../regalloc/interface/operands.ts';
import { asksPair, CC, FCMP_CC, invert } from '../assembler/conditions.ts';
import { P } from '../assembler/ops.ts';
import { sized, type VectorOp, X } from '../assembler/rows.ts';
import { comparison, condition } from './conditions.ts';
import { canFoldLoad, floatRm, valueRm } from './integers/address.ts';
import { reuse, setcc, widthOf, zero } from './integers/int.ts';
import { binaryRm } from './vectors/vector.ts';

function lowerCompare(l: Lowering, i: Value): void {
  const { func } = l;
  const d = l.reg(i);
  const isPair = func.op[i] === IR.fcmp && asksPair(FCMP_CC[func.imm[i]]);
  const z = zero(l);
  if (!isPair) return setcc(l, d, z, comparison(l, i));
  // The second register keeps the other flag.
  const z2 = zero(l);
  const cc = comparison(l, i);
  l.v.inst(P.setfcc).withImm(cc).operand(d, defReuse(1)).operand(z, USE_REG);
  l.v.operand(l.temp(CLASS_INT), defReuse(3)).operand(z2, USE_REG);
}

/** select (a < b) a b and its kin: minss and maxss return their second operand unless the comparison holds. */
function selectIsMinMax(l: Lowering, i: Value): boolean {
  const { func } = l;
  const r = l.def(func.a[i]);
  if (func.op[r] !== IR.fcmp) return false;
  const cond = func.imm[r];
  if (cond !== FCMP.lt && cond !== FCMP.gt) return false;
  const x = l.def(func.b[i]);
  const y = l.def(func.c[i]);
  const a = l.def(func.a[r]);
  const b = l.def(func.b[r]);
  if (!((x === a && y === b) || (x === b && y === a)) || x === y) return false;
  // a < b ? a : b  is min(a, b);  a < b ? b : a  is max(b, a): the operand order decides zeros and NaN.
  const isMin = (cond === FCMP.lt) === (x === a);
  const ty = func.ty[i];
  const row = isMin ? (ty === TY.f32 ? X.minss : X.minsd) : ty === TY.f32 ? X.maxss : X.maxsd;
  floatBinary(l, row, l.reg(i), x, y);
  return true;
}

/** d = a op b in the level's form. */
export function floatBinary(l: Lowering, op: VectorOp, d: VReg, a: Value, b: Value): void {
  const source = floatRm(l, b);
  binaryRm(l, op, l.reg(a), source, 0, d);
}

function lowerSelect(l: Lowering, i: Value): void {
  const { func } = l;
  const ty = func.ty[i];
  let yes = func.b[i];
  let no = func.c[i];
  if (isVectorClass(ty)) {
    if (ty !== TY.v128 && selectIsMinMax(l, i)) return;
    const cc = condition(l, func.a[i]);
    l.v.inst(P.fselect).withImm(cc);
    l.v.operand(l.reg(i), defReuse(1));
    l.v.operand(l.reg(no), USE_REG);
    l.v.operand(l.reg(yes), USE_REG);
    return;
  }
  const width = widthOf(l, i);
  let cc = condition(l, func.a[i]);
  // Move on one flag or the other works for "unequal or unordered" only.
  if (cc === CC.feq) {
    [yes, no] = [no, yes];
    cc = CC.fne;
  } else if (cc !== CC.fne && canFoldLoad(l, no) && !canFoldLoad(l, yes)) {
    [yes, no] = [no, yes];
    cc = invert(cc);
  }
  const a = l.reg(no);
  const pair = cc === CC.fne;
  const source = valueRm(l, yes, !pair);
  const cmov = sized(X.cmov, width);
  if (!pair) return reuse(l, cmov, l.reg(i), a, source, cc);
  const unequal = l.temp(CLASS_INT);
  reuse(l, cmov, unequal, a, source, CC.ne);
  reuse(l, cmov, l.reg(i), unequal, source, CC.p);
}

export const selectOps: LowerTable = {
  [IR.icmp]: lowerCompare,
  [IR.fcmp]: lowerCompare,
  [IR.select]: lowerSelect,
};
