/**
 * Lowering of floating point. The machine's minimum and maximum are WebAssembly's (NaN goes on, -0 is below +0), and so are its
 * conversions to integers: they saturate, and make 0 of NaN.
 */

import type { Value } from '../../../ir/func.ts';
import { IR, isVectorClass, TY } from '../../../ir/ops.ts';
import type { Lower, LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { CLASS_VEC, DEF_REG, defReuse, USE_REG } from '../../regalloc/interface/operands.ts';
import { P } from '../assembler/ops.ts';
import { A, type Family, type Row, sized } from '../assembler/rows.ts';
import { move, op, widthOf } from './integers/int.ts';

/** Bits of the float `value`. */
const bitsOf = (l: Lowering, value: Value): number => (l.func.ty[value] === TY.f32 ? 32 : 64);

const unary =
  (family: Family): Lower =>
  (l, i) =>
    op(l, sized(family, bitsOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i]));
const binary =
  (family: Family): Lower =>
  (l, i) =>
    op(l, sized(family, bitsOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i]), l.reg(l.func.b[i]));
const convert =
  (row: Row): Lower =>
  (l, i) =>
    op(l, row, 0, l.reg(i), l.reg(l.func.a[i]));
/** Float → integer: by the source's type. */
const toInt =
  (single: Family, double: Family): Lower =>
  (l, i) => {
    const a = l.func.a[i];
    op(l, sized(l.func.ty[a] === TY.f32 ? single : double, widthOf(l, i)), 0, l.reg(i), l.reg(a));
  };
/** Integer → float: by the result's type. */
const fromInt =
  (single: Family, double: Family): Lower =>
  (l, i) => {
    const a = l.func.a[i];
    op(l, sized(l.func.ty[i] === TY.f32 ? single : double, widthOf(l, a)), 0, l.reg(i), l.reg(a));
  };
const toSigned = toInt(A.fcvtzss, A.fcvtzsd);
const toUnsigned = toInt(A.fcvtzus, A.fcvtzud);

/** The sign of b in a: bits are taken where a mask has ones. */
function fcopysign(l: Lowering, i: Value): void {
  const { func, v } = l;
  const mask = l.temp(CLASS_VEC);
  if (bitsOf(l, i) === 32) v.inst(A.movisign).operand(mask, DEF_REG);
  else {
    const zero = l.temp(CLASS_VEC);
    v.inst(A.movi0).operand(zero, DEF_REG);
    op(l, sized(A.vfneg, 64), 0, mask, zero);
  }
  v.inst(A.bit).operand(l.reg(i), defReuse(1)).operand(l.reg(func.a[i]), USE_REG);
  v.operand(l.reg(func.b[i]), USE_REG).operand(mask, USE_REG);
}

function bitcast(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  const to = func.ty[i];
  const toVec = isVectorClass(to);
  if (toVec === isVectorClass(func.ty[a])) return move(l, l.reg(i), l.reg(a));
  const wide = to === TY.i64 || to === TY.f64;
  const row = toVec ? (wide ? A.fmovtod : A.fmovtos) : wide ? A.fmovofd : A.fmovofs;
  op(l, row, 0, l.reg(i), l.reg(a));
}
const constant =
  (row: Row): Lower =>
  (l, i) => {
    const { func, v } = l;
    const d = l.reg(i);
    v.vregRemat[d] = 1;
    v.inst(row)
      .withImm(func.imm[i])
      .withDisp(func.op[i] === IR.f64const ? func.imm2[i] : 0)
      .operand(d, DEF_REG);
  };

export const floatOps: LowerTable = {
  [IR.f32const]: constant(P.fconst32),
  [IR.f64const]: constant(P.fconst64),
  [IR.fadd]: binary(A.fadd),
  [IR.fsub]: binary(A.fsub),
  [IR.fmul]: binary(A.fmul),
  [IR.fdiv]: binary(A.fdiv),
  [IR.fmin]: binary(A.fmin),
  [IR.fmax]: binary(A.fmax),
  [IR.fabs]: unary(A.fabs),
  [IR.fneg]: unary(A.fneg),
  [IR.fcopysign]: fcopysign,
  [IR.ceil]: unary(A.frintp),
  [IR.floor]: unary(A.frintm),
  [IR.trunc]: unary(A.frintz),
  [IR.nearest]: unary(A.frintn),
  [IR.sqrt]: unary(A.fsqrt),
  [IR.fpromote]: convert(A.fcvtsd),
  [IR.fdemote]: convert(A.fcvtds),
  [IR.fcvt_to_sint]: toSigned,
  [IR.fcvt_to_uint]: toUnsigned,
  [IR.fcvt_to_sint_sat]: toSigned,
  [IR.fcvt_to_uint_sat]: toUnsigned,
  [IR.fcvt_from_sint]: fromInt(A.scvtfs, A.scvtfd),
  [IR.fcvt_from_uint]: fromInt(A.ucvtfs, A.ucvtfd),
  [IR.bitcast]: bitcast,
};
