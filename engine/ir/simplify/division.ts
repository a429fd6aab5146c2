/**
 * Division by constants without dividing (Granlund and Montgomery 1994; Warren, Hacker's Delight, chapter 10): shifts for powers
 * of two, else a multiplication by a rounded-up reciprocal in 64 bits. In: dividend and a constant divisor other than 0; out: the
 * quotient or remainder, or NONE where the division stays (64-bit dividends by anything but powers of two: that needs the high
 * half of a 128-bit product).
 */
import { NONE } from '../../base/brand.ts';
import type { IrFunc, Value } from '../func.ts';
import { IR, TY, type Ty } from '../ops.ts';

/** What this needs of a builder. */
export interface Arithmetic {
  readonly func: IrFunc;
  value(op: number, ty: Ty, a?: Value, b?: Value): Value;
  constant(ty: Ty, lo: number, hi: number): Value;
}

const shift = (b: Arithmetic, op: number, ty: Ty, x: Value, n: number): Value => b.value(op, ty, x, b.constant(ty, n, 0));
const big = (b: Arithmetic, ty: Ty, v: bigint): Value =>
  b.constant(ty, Number(BigInt.asIntN(32, v)), ty === TY.i64 ? Number(BigInt.asIntN(32, v >> 32n)) : 0);
/** log2 of a power of two, else -1. */
function log2(v: bigint): number {
  if ((v & (v - 1n)) !== 0n) return -1;
  return v.toString(2).length - 1;
}

/** floor(x / d) of an unsigned i32; d is no power of two, below 2^32. */
function unsigned32(b: Arithmetic, x: Value, d: bigint): Value {
  // The least p >= 32 with m = ceil(2^p / d) close enough: m * d - 2^p <= 2^(p - 32).
  let p = 32n;
  let m = 0n;
  for (; ; p++) {
    m = ((1n << p) + d - 1n) / d;
    if (m * d - (1n << p) <= 1n << (p - 32n)) break;
  }
  const high = (by: bigint): Value => b.value(IR.imul, TY.i64, b.value(IR.uextend, TY.i64, x), big(b, TY.i64, by));
  if (m < 1n << 32n) return b.value(IR.ireduce, TY.i32, shift(b, IR.ushr, TY.i64, high(m), Number(p)));
  // m has 33 bits: multiply by its low 32 and add x back, halved so that nothing overflows.
  const t = b.value(IR.ireduce, TY.i32, shift(b, IR.ushr, TY.i64, high(m - (1n << 32n)), 32));
  const half = shift(b, IR.ushr, TY.i32, b.value(IR.isub, TY.i32, x, t), 1);
  return shift(b, IR.ushr, TY.i32, b.value(IR.iadd, TY.i32, half, t), Number(p) - 33);
}

/** x / d towards zero of a signed i32; d > 0 is no power of two, below 2^31. */
function signed32(b: Arithmetic, x: Value, d: bigint): Value {
  // The least p >= 32 with m = floor(2^p / d) + 1 close enough: m * d - 2^p <= 2^(p - 31). Then m < 2^32 and x * m fits.
  let p = 32n;
  let m = 0n;
  for (; ; p++) {
    m = (1n << p) / d + 1n;
    if (m * d - (1n << p) <= 1n << (p - 31n)) break;
  }
  const product = b.value(IR.imul, TY.i64, b.value(IR.sextend32, TY.i64, x), big(b, TY.i64, m));
  const q = b.value(IR.ireduce, TY.i32, shift(b, IR.sshr, TY.i64, product, Number(p)));
  // The shift rounds down: one more for negative dividends.
  return b.value(IR.isub, TY.i32, q, shift(b, IR.sshr, TY.i32, x, 31));
}

/** x with 2^k - 1 added where it is negative, so that shifting rounds towards zero. */
function biased(b: Arithmetic, ty: Ty, x: Value, k: number): Value {
  const width = ty === TY.i32 ? 32 : 64;
  const sign = k === 1 ? x : shift(b, IR.sshr, ty, x, width - 1);
  return b.value(IR.iadd, ty, x, shift(b, IR.ushr, ty, sign, width - k));
}

/** `op` is one of the four divisions, `d` the constant divisor (not 0) as a signed number of the type's width. */
export function divideByConstant(b: Arithmetic, op: number, ty: Ty, x: Value, d: bigint): Value {
  const width = ty === TY.i32 ? 32 : 64;
  const remainder = op === IR.urem || op === IR.srem;
  if (op === IR.udiv || op === IR.urem) {
    const u = BigInt.asUintN(width, d);
    const k = log2(u);
    if (k >= 0) return remainder ? b.value(IR.band, ty, x, big(b, ty, u - 1n)) : shift(b, IR.ushr, ty, x, k);
    if (ty !== TY.i32) return NONE;
    const q = unsigned32(b, x, u);
    return remainder ? b.value(IR.isub, ty, x, b.value(IR.imul, ty, q, big(b, ty, d))) : q;
  }
  const size = d < 0n ? -d : d;
  const k = log2(size);
  if (remainder) {
    // The sign of the divisor does not matter.
    if (k === 0) return b.constant(ty, 0, 0);
    if (k > 0) return b.value(IR.isub, ty, x, b.value(IR.band, ty, biased(b, ty, x, k), big(b, ty, -size)));
    if (ty !== TY.i32) return NONE;
    return b.value(IR.isub, ty, x, b.value(IR.imul, ty, signed32(b, x, size), big(b, ty, size)));
  }
  let q = x;
  if (k > 0) q = shift(b, IR.sshr, ty, biased(b, ty, x, k), k);
  else if (k < 0) {
    if (ty !== TY.i32) return NONE;
    q = signed32(b, x, size);
  }
  return d < 0n ? b.value(IR.isub, ty, b.constant(ty, 0, 0), q) : q;
}
