/**
 * Lowering of vector instructions: what is one instruction by table, the rest as sequences. Every vector instruction of
 * WebAssembly has an entry; a missing one stops the program at start-up. Relaxed instructions follow the deterministic profile.
 */

import { amountOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { IR } from '../../../../ir/ops.ts';
import { bug } from '../../../../wasm/errors.ts';
import { op as dense, OP_ROWS, OPS } from '../../../../wasm/opcodes.ts';
import { type VectorWords, wordsOf } from '../../../lower/constants.ts';
import type { Lower, LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { DEF_REG, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import { CC, invert } from '../../assembler/conditions.ts';
import { A, type Family, type Row, sized } from '../../assembler/rows.ts';
import { fresh, move, op } from '../integers/int.ts';
import { lowerShuffle } from './shuffle.ts';
import { constant, constantInto, into, vec, vop, vopi } from './vector.ts';

const ra = (l: Lowering, i: Value): VReg => l.reg(l.func.a[i]);
const rb = (l: Lowering, i: Value): VReg => l.reg(l.func.b[i]);
const rc = (l: Lowering, i: Value): VReg => l.reg(l.func.c[i]);
const laneOf = (l: Lowering, i: Value): number => l.func.imm2[i];

const TABLE: Record<string, Lower> = {};

// ---- One instruction ----

const unary =
  (row: Row): Lower =>
  (l, i) =>
    op(l, row, 0, l.reg(i), ra(l, i));
const binary =
  (row: Row): Lower =>
  (l, i) =>
    op(l, row, 0, l.reg(i), ra(l, i), rb(l, i));
/** The machine has the operands the other way round. */
const swapped =
  (row: Row): Lower =>
  (l, i) =>
    op(l, row, 0, l.reg(i), rb(l, i), ra(l, i));

const SHAPES = [
  ['i8x16', 8],
  ['i16x8', 16],
  ['i32x4', 32],
  ['i64x2', 64],
] as const;
const FLOAT_SHAPES = [
  ['f32x4', 32],
  ['f64x2', 64],
] as const;

/** Names of WebAssembly, behind the shape, → the machine's; a shape that has no such instruction has none here. */
const INTEGER_UNARY: Readonly<Record<string, Family>> = { abs: A.vabs, neg: A.vneg };
const INTEGER_BINARY: Readonly<Record<string, Family>> = {
  add: A.vadd,
  sub: A.vsub,
  mul: A.vmul,
  add_sat_s: A.sqadd,
  add_sat_u: A.uqadd,
  sub_sat_s: A.sqsub,
  sub_sat_u: A.uqsub,
  min_s: A.smin,
  min_u: A.umin,
  max_s: A.smax,
  max_u: A.umax,
  avgr_u: A.urhadd,
  q15mulr_sat_s: A.sqrdmulh,
  relaxed_q15mulr_s: A.sqrdmulh,
  eq: A.cmeq,
  gt_s: A.cmgt,
  ge_s: A.cmge,
  gt_u: A.cmhi,
  ge_u: A.cmhs,
};
const INTEGER_SWAPPED: Readonly<Record<string, Family>> = { lt_s: A.cmgt, le_s: A.cmge, lt_u: A.cmhi, le_u: A.cmhs };
const FLOAT_UNARY: Readonly<Record<string, Family>> = {
  abs: A.vfabs,
  neg: A.vfneg,
  sqrt: A.vfsqrt,
  ceil: A.vfrintp,
  floor: A.vfrintm,
  trunc: A.vfrintz,
  nearest: A.vfrintn,
};
const FLOAT_BINARY: Readonly<Record<string, Family>> = {
  add: A.vfadd,
  sub: A.vfsub,
  mul: A.vfmul,
  div: A.vfdiv,
  min: A.vfmin,
  max: A.vfmax,
  relaxed_min: A.vfmin,
  relaxed_max: A.vfmax,
  eq: A.fcmeq,
  gt: A.fcmgt,
  ge: A.fcmge,
};
const FLOAT_SWAPPED: Readonly<Record<string, Family>> = { lt: A.fcmgt, le: A.fcmge };

function fill(
  shapes: readonly (readonly [string, number])[],
  families: Readonly<Record<string, Family>>,
  make: (row: Row) => Lower,
): void {
  for (const [shape, bits] of shapes)
    for (const [name, family] of Object.entries(families)) TABLE[`${shape}.${name}`] = make(sized(family, bits));
}
fill(SHAPES, INTEGER_UNARY, unary);
fill(SHAPES, INTEGER_BINARY, binary);
fill(SHAPES, INTEGER_SWAPPED, swapped);
fill(FLOAT_SHAPES, FLOAT_UNARY, unary);
fill(FLOAT_SHAPES, FLOAT_BINARY, binary);
fill(FLOAT_SHAPES, FLOAT_SWAPPED, swapped);
Object.assign(TABLE, {
  'v128.and': binary(A.vand),
  'v128.or': binary(A.vorr),
  'v128.xor': binary(A.veor),
  'v128.andnot': binary(A.vbic),
  'v128.not': unary(A.vnot),
  'i8x16.popcnt': unary(A.cnt),
  'i8x16.swizzle': binary(A.tbl),
  'i8x16.relaxed_swizzle': binary(A.tbl),
  'i8x16.shuffle': lowerShuffle,
  'f64x2.promote_low_f32x4': unary(A.fcvtl),
  'f32x4.demote_f64x2_zero': unary(A.fcvtn),
  'f32x4.convert_i32x4_s': unary(sized(A.vscvtf, 32)),
  'f32x4.convert_i32x4_u': unary(sized(A.vucvtf, 32)),
});

// ---- Comparisons ----

for (const [shapes, family] of [
  [SHAPES, A.cmeq],
  [FLOAT_SHAPES, A.fcmeq],
] as const)
  for (const [shape, bits] of shapes)
    TABLE[`${shape}.ne`] = (l, i) => op(l, A.vnot, 0, l.reg(i), vop(l, sized(family, bits), ra(l, i), rb(l, i)));
// b < a ? b : a, and a < b ? b : a: the operand that is taken where neither is below is a.
for (const [shape, bits] of FLOAT_SHAPES) {
  TABLE[`${shape}.pmin`] = (l, i) =>
    into(l, A.bsl, 0, l.reg(i), vop(l, sized(A.fcmgt, bits), ra(l, i), rb(l, i)), rb(l, i), ra(l, i));
  TABLE[`${shape}.pmax`] = (l, i) =>
    into(l, A.bsl, 0, l.reg(i), vop(l, sized(A.fcmgt, bits), rb(l, i), ra(l, i)), rb(l, i), ra(l, i));
}
const select: Lower = (l, i) => into(l, A.bsl, 0, l.reg(i), rc(l, i), ra(l, i), rb(l, i));
TABLE['v128.bitselect'] = select;
for (const [shape] of SHAPES) TABLE[`${shape}.relaxed_laneselect`] = select;

// ---- Wider and narrower lanes ----

for (const [from, to, bits] of [
  ['i8x16', 'i16x8', 8],
  ['i16x8', 'i32x4', 16],
  ['i32x4', 'i64x2', 32],
] as const) {
  for (const [half, signed, unsigned, product, productU] of [
    ['low', A.sxtl, A.uxtl, A.vsmull, A.vumull],
    ['high', A.sxtl2, A.uxtl2, A.vsmull2, A.vumull2],
  ] as const) {
    TABLE[`${to}.extend_${half}_${from}_s`] = unary(sized(signed, bits));
    TABLE[`${to}.extend_${half}_${from}_u`] = unary(sized(unsigned, bits));
    TABLE[`${to}.extmul_${half}_${from}_s`] = binary(sized(product, bits));
    TABLE[`${to}.extmul_${half}_${from}_u`] = binary(sized(productU, bits));
  }
  if (bits === 32) continue;
  TABLE[`${to}.extadd_pairwise_${from}_s`] = unary(sized(A.saddlp, bits));
  TABLE[`${to}.extadd_pairwise_${from}_u`] = unary(sized(A.uaddlp, bits));
  const narrow =
    (low: Family, high: Family): Lower =>
    (l, i) =>
      into(l, sized(high, bits), 0, l.reg(i), vop(l, sized(low, bits), ra(l, i)), rb(l, i));
  TABLE[`${from}.narrow_${to}_s`] = narrow(A.sqxtn, A.sqxtn2);
  TABLE[`${from}.narrow_${to}_u`] = narrow(A.sqxtun, A.sqxtun2);
}
/** Conversions of floats saturate, and so does what makes 32 bits of 64. */
for (const [sign, toInt, narrow, widen, fromInt] of [
  ['s', A.vfcvtzs, A.sqxtn, A.sxtl, A.vscvtf],
  ['u', A.vfcvtzu, A.uqxtn, A.uxtl, A.vucvtf],
] as const) {
  const fromDoubles: Lower = (l, i) => op(l, sized(narrow, 32), 0, l.reg(i), vop(l, sized(toInt, 64), ra(l, i)));
  TABLE[`i32x4.trunc_sat_f32x4_${sign}`] = unary(sized(toInt, 32));
  TABLE[`i32x4.relaxed_trunc_f32x4_${sign}`] = unary(sized(toInt, 32));
  TABLE[`i32x4.trunc_sat_f64x2_${sign}_zero`] = fromDoubles;
  TABLE[`i32x4.relaxed_trunc_f64x2_${sign}_zero`] = fromDoubles;
  TABLE[`f64x2.convert_low_i32x4_${sign}`] = (l, i) => op(l, sized(fromInt, 64), 0, l.reg(i), vop(l, sized(widen, 32), ra(l, i)));
}

// ---- Products ----

/** By halves: the lower ones' product, and 2^32 times the sum of the products of one's lower and the other's upper half. */
TABLE['i64x2.mul'] = (l, i) => {
  const a = ra(l, i);
  const b = rb(l, i);
  const cross = vop(l, sized(A.vmul, 32), vop(l, sized(A.rev64, 32), b), a);
  const upper = vopi(l, sized(A.shli, 64), 32, vop(l, sized(A.uaddlp, 32), cross));
  into(l, sized(A.umlal, 32), 0, l.reg(i), upper, vop(l, sized(A.xtn, 32), a), vop(l, sized(A.xtn, 32), b));
};
TABLE['i32x4.dot_i16x8_s'] = (l, i) => {
  const [a, b] = [ra(l, i), rb(l, i)];
  op(l, sized(A.addp, 32), 0, l.reg(i), vop(l, sized(A.vsmull, 16), a, b), vop(l, sized(A.vsmull2, 16), a, b));
};
/** Both operands signed; the sum of two products saturates. */
function dot(l: Lowering, i: Value, d: VReg): void {
  const [a, b] = [ra(l, i), rb(l, i)];
  const low = vop(l, sized(A.vsmull, 8), a, b);
  const high = vop(l, sized(A.vsmull2, 8), a, b);
  op(l, sized(A.sqadd, 16), 0, d, vop(l, sized(A.uzp1, 16), low, high), vop(l, sized(A.uzp2, 16), low, high));
}
TABLE['i16x8.relaxed_dot_i8x16_i7x16_s'] = (l, i) => dot(l, i, l.reg(i));
TABLE['i32x4.relaxed_dot_i8x16_i7x16_add_s'] = (l, i) => {
  const pairs = vec(l);
  dot(l, i, pairs);
  op(l, sized(A.vadd, 32), 0, l.reg(i), vop(l, sized(A.saddlp, 16), pairs), rc(l, i));
};
for (const [shape, bits] of FLOAT_SHAPES) {
  const product = (l: Lowering, i: Value): VReg => vop(l, sized(A.vfmul, bits), ra(l, i), rb(l, i));
  TABLE[`${shape}.relaxed_madd`] = (l, i) => op(l, sized(A.vfadd, bits), 0, l.reg(i), product(l, i), rc(l, i));
  TABLE[`${shape}.relaxed_nmadd`] = (l, i) => op(l, sized(A.vfsub, bits), 0, l.reg(i), rc(l, i), product(l, i));
}

// ---- Shifts ----

/** By a constant, or by the amount modulo the lane in each lane of a register: negative where it goes to the right. */
for (const [shape, bits] of SHAPES)
  for (const [name, byConstant, byRegister] of [
    ['shl', A.shli, A.ushl],
    ['shr_s', A.sshri, A.sshl],
    ['shr_u', A.ushri, A.ushl],
  ] as const)
    TABLE[`${shape}.${name}`] = (l, i) => {
      const left = name === 'shl';
      const n = amountOf(l.func, l.def(l.func.b[i]), bits);
      if (n === 0) return move(l, l.reg(i), ra(l, i));
      if (n > 0) return op(l, sized(byConstant, bits), left ? n : bits - n, l.reg(i), ra(l, i));
      const amount = fresh(l, sized(A.andi, 32), LOW_ONES[bits] ?? 0, rb(l, i));
      const signed = left ? amount : fresh(l, sized(A.neg, 64), 0, amount);
      op(l, sized(byRegister, bits), 0, l.reg(i), ra(l, i), vop(l, sized(A.dupr, bits), signed));
    };
/** imms of the mask bits - 1. */
const LOW_ONES: Readonly<Record<number, number>> = { 8: 2, 16: 3, 32: 4, 64: 5 };

// ---- Lanes ----

for (const [shape, bits] of SHAPES) {
  TABLE[`${shape}.splat`] = unary(sized(A.dupr, bits));
  TABLE[`${shape}.replace_lane`] = (l, i) => into(l, sized(A.insr, bits), laneOf(l, i), l.reg(i), ra(l, i), rb(l, i));
}
const extract =
  (row: Row): Lower =>
  (l, i) =>
    op(l, row, laneOf(l, i), l.reg(i), ra(l, i));
for (const [shape, bits] of FLOAT_SHAPES) {
  TABLE[`${shape}.splat`] = unary(sized(A.dup, bits));
  TABLE[`${shape}.extract_lane`] = extract(sized(A.mov1, bits));
  TABLE[`${shape}.replace_lane`] = (l, i) => into(l, bits === 32 ? A.ins32 : A.ins64, laneOf(l, i), l.reg(i), ra(l, i), rb(l, i));
}
Object.assign(TABLE, {
  'i8x16.extract_lane_s': extract(sized(A.smov, 8)),
  'i8x16.extract_lane_u': extract(sized(A.umov, 8)),
  'i16x8.extract_lane_s': extract(sized(A.smov, 16)),
  'i16x8.extract_lane_u': extract(sized(A.umov, 16)),
  'i32x4.extract_lane': extract(sized(A.umov, 32)),
  'i64x2.extract_lane': extract(A.umovx),
});

// ---- Vectors that become an integer ----

/** Whether what comes out of `reduced`, the lowest lane of 32 bits, is not 0 (or is). */
function isNonZero(l: Lowering, i: Value, reduced: VReg, flip = false): void {
  const word = fresh(l, A.fmovofs, 0, reduced);
  l.v.inst(sized(A.cmpi, 32)).operand(word, USE_REG);
  l.v
    .inst(sized(A.csetnot, 32))
    .withImm(flip ? CC.ne : invert(CC.ne))
    .operand(l.reg(i), DEF_REG);
}
TABLE['v128.any_true'] = (l, i) => isNonZero(l, i, vop(l, sized(A.umaxv, 32), ra(l, i)));
for (const [shape, bits] of SHAPES)
  TABLE[`${shape}.all_true`] = (l, i) => {
    if (bits < 64) return isNonZero(l, i, vop(l, sized(A.uminv, bits), ra(l, i)));
    isNonZero(l, i, vop(l, sized(A.umaxv, 32), vop(l, sized(A.cmeqz, 64), ra(l, i))), true);
  };
/** The sign of lane k becomes bit k: signs in all bits of a lane, each lane's own bit of them, and the sum. */
const BITS: readonly (readonly [string, number, VectorWords])[] = [
  ['i8x16', 8, [0x08040201, 0x80402010 | 0, 0x08040201, 0x80402010 | 0]],
  ['i16x8', 16, [0x00020001, 0x00080004, 0x00200010, 0x00800040]],
  ['i32x4', 32, [1, 2, 4, 8]],
];
for (const [shape, bits, words] of BITS)
  TABLE[`${shape}.bitmask`] = (l, i) => {
    // An arithmetic shift by one less than the lane.
    const signs = vopi(l, sized(A.sshri, bits), 1, ra(l, i));
    let own = vop(l, A.vand, signs, constant(l, words));
    // Of sixteen lanes the upper eight count 256 times: both halves side by side, byte by byte.
    if (bits === 8) own = vop(l, sized(A.zip1, 8), own, vopi(l, A.ext, 8, own, own));
    op(l, A.fmovofs, 0, l.reg(i), vop(l, sized(A.addv, bits === 8 ? 16 : bits), own));
  };
TABLE['i64x2.bitmask'] = (l, i) => {
  const sign = (lane: number): VReg => fresh(l, sized(A.ubfm, 64), (63 << 6) | 63, fresh(l, A.umovx, lane, ra(l, i)));
  const low = sign(0);
  op(l, sized(A.add, 32), 1, l.reg(i), low, sign(1));
};

/** By dense instruction. */
const VECTOR = new Array<Lower | undefined>(OPS.length);
for (const row of OP_ROWS) {
  if (row.ir !== 'vunary' && row.ir !== 'vbinary' && row.ir !== 'vternary') continue;
  VECTOR[dense(row.name)] = TABLE[row.name] ?? bug(`no lowering of ${row.name}`);
}
const lowerVector: Lower = (l, i) => (VECTOR[l.func.imm[i]] ?? bug('a vector instruction'))(l, i);

export const simdOps: LowerTable = {
  [IR.vunary]: lowerVector,
  [IR.vbinary]: lowerVector,
  [IR.vternary]: lowerVector,
  [IR.v128const]: (l, i) => constantInto(l, l.reg(i), wordsOf(l, i) ?? bug('a vector constant without words')),
};
