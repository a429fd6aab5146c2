/**
 * Lowering of conversions between vector shapes: extensions of halves, integers to floats and back with saturation.
 */

import type { Value } from '../../../../ir/func.ts';
import type { Lower } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import type { VReg } from '../../../regalloc/interface/operands.ts';
import { type VectorOp, X } from '../../assembler/rows.ts';
import { binary, halfRm, shiftBy, unary, unaryRm, vec, withConstant, zeros } from './vector.ts';

const A = (l: Lowering, i: Value): VReg => l.reg(l.func.a[i]);

/** An operation on the low half: reads 8 bytes of its operand. */
const low =
  (op: VectorOp): Lower =>
  (l, i) => {
    const d = l.reg(i);
    unaryRm(l, op, halfRm(l, l.func.a[i]), 0, d);
  };
/**
 * The high half unsigned, interleaved with zeros; signed, each lane stands in the upper half of the wider one and is shifted
 * down: a shuffle and a shift wait for different units, the extending moves are shuffles themselves.
 */
const highUnsigned =
  (unpack: VectorOp): Lower =>
  (l, i) => {
    const z = zeros(l);
    binary(l, unpack, A(l, i), z, 0, l.reg(i));
  };
export function signedHigh(l: Lowering, unpack: VectorOp, shift: VectorOp, bits: number, a: VReg, d = vec(l)): VReg {
  return shiftBy(l, shift, binary(l, unpack, a, a), bits, d);
}
const highSigned =
  (unpack: VectorOp, shift: VectorOp, bits: number): Lower =>
  (l, i) => {
    signedHigh(l, unpack, shift, bits, A(l, i), l.reg(i));
  };

/** Bits of float constants. */
const F32_TWO_31 = 0x4f000000;
const F64_TWO_52 = [0, 0x43300000] as const;

/**
 * Halves of each lane as floats 2^23 + low and 2^39 + high * 2^16, both exact; the constants come off before the one rounding.
 */
const convertU32: Lower = (l, i) => {
  const a = A(l, i);
  const bottom = withConstant(l, X.pblendw, a, [0x4b000000], 0xaa);
  const top = withConstant(l, X.pblendw, shiftBy(l, X.psrldi, a, 16), [0x53000000], 0xaa);
  binary(l, X.addps, withConstant(l, X.subps, top, [0x53000080]), bottom, 0, l.reg(i));
};
/** The lane as the low bits of 2^52 + x. */
const convertLowU32: Lower = (l, i) => {
  const x = withConstant(l, X.punpckldq, A(l, i), [0x43300000]);
  withConstant(l, X.subpd, x, F64_TWO_52, 0, l.reg(i));
};

/** The machine converts what it cannot to 0x80000000: NaN becomes 0 before, what was too large is complemented after. */
const truncS: Lower = (l, i) => {
  const a = A(l, i);
  const x = binary(l, X.andps, binary(l, X.cmpps, a, a), a);
  const large = withConstant(l, X.cmpps, x, [F32_TWO_31], 5);
  binary(l, X.pxor, unary(l, X.cvttps2dq, x), large, 0, l.reg(i));
};
/**
 * The sum of two signed conversions: of x (0x80000000 from 2^31 on) and of x - 2^31, where negative means 0 and too large becomes
 * 0x7fffffff.
 */
const truncU: Lower = (l, i) => {
  const z = zeros(l);
  // The maximum answers its second operand for NaN.
  const x = binary(l, X.maxps, A(l, i), z);
  const y = withConstant(l, X.subps, x, [F32_TWO_31]);
  const large = withConstant(l, X.cmpps, y, [F32_TWO_31], 5);
  const rest = binary(l, X.pmaxsd, binary(l, X.pxor, unary(l, X.cvttps2dq, y), large), z);
  binary(l, X.paddd, unary(l, X.cvttps2dq, x), rest, 0, l.reg(i));
};
/** The bound where the lane is a number, 0 where it is not: the minimum answers its second operand for NaN. */
const truncF64S: Lower = (l, i) => {
  const a = A(l, i);
  // 2147483647.0
  const bound = withConstant(l, X.andps, binary(l, X.cmppd, a, a), [-0x400000, 0x41dfffff]);
  unary(l, X.cvttpd2dq, binary(l, X.minpd, a, bound), 0, l.reg(i));
};
const truncF64U: Lower = (l, i) => {
  const z = zeros(l);
  const x = binary(l, X.maxpd, A(l, i), z);
  // 4294967295.0; then the integer stands in the low half of 2^52 + x.
  const y = unary(l, X.roundpd, withConstant(l, X.minpd, x, [-0x200000, 0x41efffff]), 11);
  binary(l, X.shufps, withConstant(l, X.addpd, y, F64_TWO_52), z, 0x88, l.reg(i));
};

export const CONVERT_OPS: Readonly<Record<string, Lower>> = {
  'i16x8.extend_low_i8x16_s': low(X.pmovsxbw),
  'i16x8.extend_low_i8x16_u': low(X.pmovzxbw),
  'i32x4.extend_low_i16x8_s': low(X.pmovsxwd),
  'i32x4.extend_low_i16x8_u': low(X.pmovzxwd),
  'i64x2.extend_low_i32x4_s': low(X.pmovsxdq),
  'i64x2.extend_low_i32x4_u': low(X.pmovzxdq),
  'i16x8.extend_high_i8x16_s': highSigned(X.punpckhbw, X.psrawi, 8),
  'i16x8.extend_high_i8x16_u': highUnsigned(X.punpckhbw),
  'i32x4.extend_high_i16x8_s': highSigned(X.punpckhwd, X.psradi, 16),
  'i32x4.extend_high_i16x8_u': highUnsigned(X.punpckhwd),
  'i64x2.extend_high_i32x4_s': (l, i) => {
    unary(l, X.pmovsxdq, unary(l, X.pshufd, A(l, i), 0xee), 0, l.reg(i));
  },
  'i64x2.extend_high_i32x4_u': highUnsigned(X.punpckhdq),
  'f64x2.promote_low_f32x4': low(X.cvtps2pd),
  'f64x2.convert_low_i32x4_s': low(X.cvtdq2pd),
  'f64x2.convert_low_i32x4_u': convertLowU32,
  'f32x4.convert_i32x4_u': convertU32,
  'i32x4.trunc_sat_f32x4_s': truncS,
  'i32x4.trunc_sat_f32x4_u': truncU,
  'i32x4.trunc_sat_f64x2_s_zero': truncF64S,
  'i32x4.trunc_sat_f64x2_u_zero': truncF64U,
  'i32x4.relaxed_trunc_f32x4_s': truncS,
  'i32x4.relaxed_trunc_f32x4_u': truncU,
  'i32x4.relaxed_trunc_f64x2_s_zero': truncF64S,
  'i32x4.relaxed_trunc_f64x2_u_zero': truncF64U,
};
