/**
 * Lowering of vector shifts. The machine shifts lanes of 16, 32 and 64 bits by an immediate or by a vector register, and zeroes
 * lanes where WebAssembly takes the amount modulo the lane; it has no shift of bytes and no arithmetic shift of 64 bits.
 */

import { amountOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import type { Lower } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import type { VReg } from '../../../regalloc/interface/operands.ts';
import { type VectorOp, X } from '../../assembler/rows.ts';
import { regRm } from '../integers/address.ts';
import { move, reuseImm } from '../integers/int.ts';
import { binary, constant, int, ones, shiftBy, unaryRm, withConstant, zeros } from './vector.ts';

/** The amount modulo the lane in a vector register, plus `more`. */
function amount(l: Lowering, i: Value, mask: number, more = 0): VReg {
  const whole = l.reg(l.func.b[i]);
  let n = int(l);
  reuseImm(l, X.andi32, mask, n, whole);
  if (more > 0) {
    const sum = int(l);
    reuseImm(l, X.addi32, more, sum, n);
    n = sum;
  }
  return unaryRm(l, X.movd, regRm(n));
}

/** A shift of lanes of `bits` bits into `d`: by an amount that a register has (plus `more`), or by a constant that is not 0. */
const shift =
  (
    bits: number,
    byRegister: (l: Lowering, a: VReg, n: VReg, d: VReg) => void,
    byConstant: (l: Lowering, a: VReg, n: number, d: VReg) => void,
    more = 0,
  ): Lower =>
  (l, i) => {
    const a = l.reg(l.func.a[i]);
    const b = l.func.b[i];
    const d = l.reg(i);
    const n = amountOf(l.func, l.def(b), bits);
    if (n < 0) byRegister(l, a, amount(l, i, bits - 1, more), d);
    else if (n === 0) move(l, d, a);
    else byConstant(l, a, n, d);
  };

/** A shift that the machine has: by register, by immediate. */
const direct = (byRegister: VectorOp, byConstant: VectorOp, bits: number): Lower =>
  shift(
    bits,
    (l, a, n, d) => binary(l, byRegister, a, n, 0, d),
    (l, a, n, d) => shiftBy(l, byConstant, a, n, d),
  );

/** The same byte in every lane. */
const bytes = (b: number): readonly [number] => [Math.imul(b & 0xff, 0x01010101)];

/** 0xff >> n in every byte. */
function lowBits(l: Lowering, n: VReg): VReg {
  const words = shiftBy(l, X.psrlwi, binary(l, X.psrlw, ones(l), n), 8);
  return binary(l, X.packuswb, words, words);
}
const shl8 = shift(
  8,
  // First take away what would cross into the next byte.
  (l, a, n, d) => binary(l, X.psllw, binary(l, X.pand, lowBits(l, n), a), n, 0, d),
  (l, a, n, d) => {
    if (n === 1) binary(l, X.paddb, a, a, 0, d);
    else withConstant(l, X.pand, shiftBy(l, X.psllwi, a, n), bytes(0xff << n), 0, d);
  },
);
const shrU8 = shift(
  8,
  (l, a, n, d) => binary(l, X.pand, binary(l, X.psrlw, a, n), lowBits(l, n), 0, d),
  (l, a, n, d) => withConstant(l, X.pand, shiftBy(l, X.psrlwi, a, n), bytes(0xff >> n), 0, d),
);
const shrS8 = shift(
  8,
  (l, a, n, d) => {
    // As words with the byte in their upper half, so that the amount is 8 more.
    const high = binary(l, X.psraw, binary(l, X.punpckhbw, a, a), n);
    const low = binary(l, X.psraw, binary(l, X.punpcklbw, a, a), n);
    binary(l, X.packsswb, low, high, 0, d);
  },
  (l, a, n, d) => {
    if (n === 7) {
      binary(l, X.pcmpgtb, zeros(l), a, 0, d);
      return;
    }
    // Unsigned shift, then the sign bit, which now stands at 0x80 >> n, spreads upwards: (x ^ m) - m.
    const x = withConstant(l, X.pand, shiftBy(l, X.psrlwi, a, n), bytes(0xff >> n));
    const m = bytes(0x80 >> n);
    withConstant(l, X.psubb, withConstant(l, X.pxor, x, m), m, 0, d);
  },
  8,
);
const shrS64 = shift(
  64,
  (l, a, n, d) => {
    const m = binary(l, X.psrlq, constant(l, X.movups, [0, -0x80000000]), n);
    binary(l, X.psubq, binary(l, X.pxor, binary(l, X.psrlq, a, n), m), m, 0, d);
  },
  (l, a, n, d) => {
    if (n === 63) {
      binary(l, X.pcmpgtq, zeros(l), a, 0, d);
      return;
    }
    const m: readonly [number, number] = n < 32 ? [0, (0x80000000 >>> n) | 0] : [(0x80000000 >>> (n - 32)) | 0, 0];
    withConstant(l, X.psubq, withConstant(l, X.pxor, shiftBy(l, X.psrlqi, a, n), m), m, 0, d);
  },
);

export const SHIFT_OPS: Readonly<Record<string, Lower>> = {
  'i8x16.shl': shl8,
  'i8x16.shr_s': shrS8,
  'i8x16.shr_u': shrU8,
  'i16x8.shl': direct(X.psllw, X.psllwi, 16),
  'i16x8.shr_s': direct(X.psraw, X.psrawi, 16),
  'i16x8.shr_u': direct(X.psrlw, X.psrlwi, 16),
  'i32x4.shl': direct(X.pslld, X.pslldi, 32),
  'i32x4.shr_s': direct(X.psrad, X.psradi, 32),
  'i32x4.shr_u': direct(X.psrld, X.psrldi, 32),
  'i64x2.shl': direct(X.psllq, X.psllqi, 64),
  'i64x2.shr_s': shrS64,
  'i64x2.shr_u': direct(X.psrlq, X.psrlqi, 64),
};
