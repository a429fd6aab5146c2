/**
 * Lowering of floating point: SSE two-operand forms at level v2, VEX three-operand forms at v3 (never mixed). Sign manipulation
 * by masks from the pool; conversions that are one instruction here, the longer ones as pseudo instructions of the emitter.
 */

import type { Value } from '../../../ir/func.ts';
import { IR, isVectorClass, TY } from '../../../ir/ops.ts';
import { bug } from '../../../wasm/errors.ts';
import { wordsOf } from '../../lower/constants.ts';
import type { Lower, LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { CLASS_VEC, DEF_REG, defReuse, USE_REG, USE_REG_LATE } from '../../regalloc/interface/operands.ts';
import { LEVEL } from '../assembler/level.ts';
import { P } from '../assembler/ops.ts';
import { type Row, type SizedOp, sized, truncating, type VectorOp, X } from '../assembler/rows.ts';
import { formOf, poolRm, valueRm } from './integers/address.ts';
import { load, move, unary, widthOf } from './integers/int.ts';
import { floatBinary } from './select.ts';
import { binaryScalar, hasVex, isOnes, isZeros, type LaneWords, withConstant, wordsRm } from './vectors/vector.ts';

const isF32 = (l: Lowering, value: Value): boolean => l.func.ty[value] === TY.f32;

const arithmetic =
  (ss: VectorOp, sd: VectorOp, commutative: boolean): Lower =>
  (l, i) => {
    const { func } = l;
    const ty = func.ty[i];
    let a = func.a[i];
    let b = func.b[i];
    // A constant or load on the left becomes the memory operand.
    if (commutative) {
      const op = func.op[l.def(a)];
      const constant = op === IR.f32const || op === IR.f64const;
      if (constant || (l.canSink(a) && !l.canSink(b)) || (l.level !== LEVEL.v3 && l.wanted(a) && !l.wanted(b))) [a, b] = [b, a];
    }
    floatBinary(l, ty === TY.f32 ? ss : sd, l.reg(i), a, b);
  };

/** The bits of a float's sign, and all others: masks of 16 bytes, because the machine reads that much. */
const signOf = (f32: boolean): LaneWords => (f32 ? [-0x80000000] : [0, -0x80000000]);
const magnitudeOf = (f32: boolean): LaneWords => (f32 ? [0x7fffffff] : [-1, 0x7fffffff]);

function fabs(l: Lowering, i: Value): void {
  const d = l.reg(i);
  withConstant(l, X.andps, l.reg(l.func.a[i]), magnitudeOf(isF32(l, i)), 0, d);
}
function fneg(l: Lowering, i: Value): void {
  const d = l.reg(i);
  withConstant(l, X.xorps, l.reg(l.func.a[i]), signOf(isF32(l, i)), 0, d);
}
/** (a & ~sign) | (b & sign) */
function fcopysign(l: Lowering, i: Value): void {
  const { func } = l;
  const f32 = isF32(l, i);
  const magnitude = l.temp(CLASS_VEC);
  const sign = l.temp(CLASS_VEC);
  withConstant(l, X.andps, l.reg(func.a[i]), magnitudeOf(f32), 0, magnitude);
  withConstant(l, X.andps, l.reg(func.b[i]), signOf(f32), 0, sign);
  // The instruction reads 16 bytes: a spill slot would not do.
  binaryScalar(l, X.orps, magnitude, sign, l.reg(i));
}

/** One instruction on one vector source that would otherwise depend on its destination's old value (emitter: funary). */
const single =
  (ss: VectorOp, sd: VectorOp, imm = 0): Lower =>
  (l, i) => {
    const { func } = l;
    const a = func.a[i];
    const op = func.ty[a] === TY.f32 ? ss : sd;
    l.v.inst(P.funary).withImm(op).withDisp(imm).operand(l.reg(i), DEF_REG).operand(l.reg(a), USE_REG);
  };

/**
 * The emitter tries the fast instruction and leaves the rare operands (equal, unordered) to a cold sequence; nothing is written
 * before the decision, so the result may share a register with an input (VEX), or is the first input's (SSE).
 */
const minMax =
  (op: SizedOp): Lower =>
  (l, i) => {
    const { func } = l;
    l.v.inst(sized(op, isF32(l, i) ? 32 : 64));
    l.v.operand(l.reg(i), l.level === LEVEL.v3 ? DEF_REG : defReuse(1));
    l.v.operand(l.reg(func.a[i]), USE_REG);
    l.v.operand(l.reg(func.b[i]), USE_REG);
  };

/** Float → integer. imm: bit 0 source f64, bit 1 result i64. */
function truncate(l: Lowering, i: Value, op: Row): void {
  const { func } = l;
  const a = func.a[i];
  const kind = (isF32(l, a) ? 0 : 1) | (func.ty[i] === TY.i64 ? 2 : 0);
  // The cold sequences look at the source again, so it stays intact; it is a vector, so it cannot share a register anyway.
  unary(l, op, kind, l.reg(i), l.reg(a), USE_REG_LATE);
}
function toSint(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  const source = valueRm(l, a);
  load(l, truncating(isF32(l, a), widthOf(l, i), hasVex(l)), l.reg(i), source);
}
function toUint(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  if (func.ty[i] === TY.i64) return truncate(l, i, P.cvtu);
  // Below 2^32 the signed 64-bit conversion is exact; its low half is the result.
  const source = valueRm(l, a);
  load(l, truncating(isF32(l, a), 64, hasVex(l)), l.reg(i), source);
}
/** Integer → float. imm: bit 0 result f64, bit 1 source i64. */
function fromInt(l: Lowering, i: Value, op: Row): void {
  const { func } = l;
  const a = func.a[i];
  unary(l, op, (isF32(l, i) ? 0 : 1) | (func.ty[a] === TY.i64 ? 2 : 0), l.reg(i), l.reg(a));
}

function bitcast(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  const to = func.ty[i];
  const from = func.ty[a];
  const toVec = isVectorClass(to);
  if (toVec === isVectorClass(from)) return move(l, l.reg(i), l.reg(a));
  const wide = to === TY.i64 || to === TY.f64;
  if (toVec) {
    const source = valueRm(l, a);
    return load(l, formOf(l, wide ? X.movq : X.movd), l.reg(i), source);
  }
  // The store forms: reg is the vector source, r/m the integer destination.
  l.v
    .inst(formOf(l, wide ? X.movqr : X.movdr))
    .operand(l.reg(a), USE_REG)
    .operand(l.reg(i), DEF_REG);
}

/** A float or vector constant: from the pool, +0 by xor, all ones by a comparison. */
function constant(l: Lowering, i: Value): void {
  const { func, v } = l;
  const d = l.reg(i);
  const op = func.op[i];
  const low = func.imm[i];
  const high = func.imm2[i];
  v.vregRemat[d] = 1;
  let idiom = P.fzero;
  if (op === IR.v128const) {
    const words = wordsOf(l, i) ?? bug('a vector constant without words');
    if (isOnes(words)) idiom = P.vones;
    else if (!isZeros(words)) return load(l, formOf(l, X.movups), d, wordsRm(l, words));
  } else if (op === IR.f32const ? low !== 0 : (low | high) !== 0) {
    const f32 = op === IR.f32const;
    const entry = f32 ? l.pool.constant(4, low) : l.pool.constant(8, low, high);
    return load(l, formOf(l, f32 ? X.movss : X.movsd), d, poolRm(entry));
  }
  v.inst(idiom).operand(d, DEF_REG);
}

/** ROUNDSS/SD immediates: rounding mode, and 8 to leave the precision flag alone. */
const NEAREST = 8;
const FLOOR = 9;
const CEIL = 10;
const TRUNC = 11;

export const floatOps: LowerTable = {
  [IR.f32const]: constant,
  [IR.f64const]: constant,
  [IR.v128const]: constant,
  [IR.fadd]: arithmetic(X.addss, X.addsd, true),
  [IR.fsub]: arithmetic(X.subss, X.subsd, false),
  [IR.fmul]: arithmetic(X.mulss, X.mulsd, true),
  [IR.fdiv]: arithmetic(X.divss, X.divsd, false),
  [IR.fabs]: fabs,
  [IR.fneg]: fneg,
  [IR.fcopysign]: fcopysign,
  [IR.ceil]: single(X.roundss, X.roundsd, CEIL),
  [IR.floor]: single(X.roundss, X.roundsd, FLOOR),
  [IR.trunc]: single(X.roundss, X.roundsd, TRUNC),
  [IR.nearest]: single(X.roundss, X.roundsd, NEAREST),
  [IR.sqrt]: single(X.sqrtss, X.sqrtsd),
  [IR.fpromote]: single(X.cvtss2sd, X.cvtss2sd),
  [IR.fdemote]: single(X.cvtsd2ss, X.cvtsd2ss),
  [IR.fmin]: minMax(P.fmin),
  [IR.fmax]: minMax(P.fmax),
  [IR.fcvt_to_sint]: toSint,
  [IR.fcvt_to_uint]: toUint,
  [IR.fcvt_to_sint_sat]: (l, i) => truncate(l, i, P.cvtsat),
  [IR.fcvt_to_uint_sat]: (l, i) => truncate(l, i, P.cvtusat),
  [IR.fcvt_from_sint]: (l, i) => fromInt(l, i, P.cvtfroms),
  [IR.fcvt_from_uint]: (l, i) => fromInt(l, i, P.cvtfromu),
  [IR.bitcast]: bitcast,
};
