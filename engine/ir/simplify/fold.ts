/**
 * Arithmetic on constants, exact to the bit as the machine does it: integers as signed 32-bit halves, floats only where neither
 * operands nor result are NaN (a folded NaN would have to have the hardware's sign and payload). The result of a successful
 * fold stands in `folded`; a function answers false where it does not fold.
 */
import { FCMP, ICMP, IR, TY } from '../ops.ts';

/** The last result: `lo` (i32, f32 bits, low half) and `hi` (high half of 64-bit types, else 0). */
export const folded = { lo: 0, hi: 0 };

const f64 = new Float64Array(1);
const f32 = new Float32Array(f64.buffer);
const bits = new Int32Array(f64.buffer);

function set32(lo: number): true {
  folded.lo = lo | 0;
  folded.hi = 0;
  return true;
}
function set64(lo: number, hi: number): true {
  folded.lo = lo | 0;
  folded.hi = hi | 0;
  return true;
}
/** The number whose bits these are. */
export function floatOf(ty: number, lo: number, hi: number): number {
  bits[0] = lo;
  bits[1] = hi;
  return ty === TY.f32 ? f32[0] : f64[0];
}
function setFloat(ty: number, x: number): boolean {
  if (Number.isNaN(x)) return false;
  if (ty === TY.f32) {
    f32[0] = x;
    return set32(bits[0]);
  }
  f64[0] = x;
  return set64(bits[0], bits[1]);
}

type Fold32 = (a: number, b: number) => number;
const fold32 = new Array<Fold32 | undefined>(256).fill(undefined);
fold32[IR.iadd] = (a, b) => a + b;
fold32[IR.isub] = (a, b) => a - b;
fold32[IR.imul] = Math.imul;
fold32[IR.sdiv] = (a, b) => (a / b) | 0;
fold32[IR.udiv] = (a, b) => Math.floor((a >>> 0) / (b >>> 0));
fold32[IR.srem] = (a, b) => (a % b) | 0;
fold32[IR.urem] = (a, b) => (a >>> 0) % (b >>> 0);
fold32[IR.band] = (a, b) => a & b;
fold32[IR.bor] = (a, b) => a | b;
fold32[IR.bxor] = (a, b) => a ^ b;
fold32[IR.ishl] = (a, b) => a << b;
fold32[IR.sshr] = (a, b) => a >> b;
fold32[IR.ushr] = (a, b) => a >>> b;
fold32[IR.rotl] = (a, b) => (b & 31 ? (a << (b & 31)) | (a >>> (32 - (b & 31))) : a);
fold32[IR.rotr] = (a, b) => (b & 31 ? (a >>> (b & 31)) | (a << (32 - (b & 31))) : a);

type Fold64 = (al: number, ah: number, bl: number, bh: number) => true;
const fold64 = new Array<Fold64 | undefined>(256).fill(undefined);

export function add64(al: number, ah: number, bl: number, bh: number): true {
  const lo = (al >>> 0) + (bl >>> 0);
  return set64(lo, ah + bh + (lo > 0xffff_ffff ? 1 : 0));
}
export function sub64(al: number, ah: number, bl: number, bh: number): true {
  return set64(al - bl, ah - bh - (al >>> 0 < bl >>> 0 ? 1 : 0));
}
function mul64(al: number, ah: number, bl: number, bh: number): true {
  // The high half of the product of the low halves, from 16-bit digits.
  const a0 = al & 0xffff;
  const a1 = al >>> 16;
  const b0 = bl & 0xffff;
  const b1 = bl >>> 16;
  const mid = a1 * b0 + ((a0 * b0) >>> 16);
  const mid2 = a0 * b1 + (mid & 0xffff);
  const high = a1 * b1 + Math.floor(mid / 65536) + Math.floor(mid2 / 65536);
  return set64(Math.imul(al, bl), (high | 0) + Math.imul(al, bh) + Math.imul(ah, bl));
}
function shl64(lo: number, hi: number, n: number): true {
  if (n === 0) return set64(lo, hi);
  return n < 32 ? set64(lo << n, (hi << n) | (lo >>> (32 - n))) : set64(0, lo << (n - 32));
}
function ushr64(lo: number, hi: number, n: number): true {
  if (n === 0) return set64(lo, hi);
  return n < 32 ? set64((lo >>> n) | (hi << (32 - n)), hi >>> n) : set64(hi >>> (n - 32), 0);
}
function sshr64(lo: number, hi: number, n: number): true {
  if (n === 0) return set64(lo, hi);
  return n < 32 ? set64((lo >>> n) | (hi << (32 - n)), hi >> n) : set64(hi >> (n - 32), hi >> 31);
}
function rotl64(lo: number, hi: number, n: number): true {
  if (n === 0) return set64(lo, hi);
  if (n === 32) return set64(hi, lo);
  if (n > 32) return rotl64(hi, lo, n - 32);
  return set64((lo << n) | (hi >>> (32 - n)), (hi << n) | (lo >>> (32 - n)));
}
const big = (lo: number, hi: number): bigint => (BigInt(hi) << 32n) | BigInt(lo >>> 0);
const ubig = (lo: number, hi: number): bigint => BigInt.asUintN(64, big(lo, hi));
function setBig(v: bigint): true {
  return set64(Number(v & 0xffff_ffffn), Number((v >> 32n) & 0xffff_ffffn));
}
fold64[IR.iadd] = add64;
fold64[IR.isub] = sub64;
fold64[IR.imul] = mul64;
fold64[IR.band] = (al, ah, bl, bh) => set64(al & bl, ah & bh);
fold64[IR.bor] = (al, ah, bl, bh) => set64(al | bl, ah | bh);
fold64[IR.bxor] = (al, ah, bl, bh) => set64(al ^ bl, ah ^ bh);
fold64[IR.ishl] = (al, ah, bl) => shl64(al, ah, bl & 63);
fold64[IR.ushr] = (al, ah, bl) => ushr64(al, ah, bl & 63);
fold64[IR.sshr] = (al, ah, bl) => sshr64(al, ah, bl & 63);
fold64[IR.rotl] = (al, ah, bl) => rotl64(al, ah, bl & 63);
fold64[IR.rotr] = (al, ah, bl) => rotl64(al, ah, -bl & 63);
// Constant divisions and upper halves of products are rare enough for bigint.
fold64[IR.umulhi] = (al, ah, bl, bh) => setBig((ubig(al, ah) * ubig(bl, bh)) >> 64n);
fold64[IR.smulhi] = (al, ah, bl, bh) => setBig((big(al, ah) * big(bl, bh)) >> 64n);
fold64[IR.sdiv] = (al, ah, bl, bh) => setBig(big(al, ah) / big(bl, bh));
fold64[IR.srem] = (al, ah, bl, bh) => setBig(big(al, ah) % big(bl, bh));
fold64[IR.udiv] = (al, ah, bl, bh) => setBig(ubig(al, ah) / ubig(bl, bh));
fold64[IR.urem] = (al, ah, bl, bh) => setBig(ubig(al, ah) % ubig(bl, bh));

type FoldFloat = (a: number, b: number) => number;
const foldFloat = new Array<FoldFloat | undefined>(256).fill(undefined);
foldFloat[IR.fadd] = (a, b) => a + b;
foldFloat[IR.fsub] = (a, b) => a - b;
foldFloat[IR.fmul] = (a, b) => a * b;
foldFloat[IR.fdiv] = (a, b) => a / b;
foldFloat[IR.fmin] = Math.min;
foldFloat[IR.fmax] = Math.max;

/** `op ty a b` on two constants. Division by zero is not folded (the check before it traps). */
export function foldBinary(op: number, ty: number, al: number, ah: number, bl: number, bh: number): boolean {
  if (ty === TY.i32) {
    const fn = fold32[op];
    if (fn === undefined || ((op === IR.sdiv || op === IR.udiv || op === IR.srem || op === IR.urem) && bl === 0)) return false;
    return set32(fn(al, bl));
  }
  if (ty === TY.i64) {
    const fn = fold64[op];
    if (fn === undefined) return false;
    const divides = op === IR.sdiv || op === IR.udiv || op === IR.srem || op === IR.urem;
    return divides && bl === 0 && bh === 0 ? false : fn(al, ah, bl, bh);
  }
  if (op === IR.fcopysign) {
    if (ty === TY.f32) return set32((al & 0x7fff_ffff) | (bl & 0x8000_0000));
    return set64(al, (ah & 0x7fff_ffff) | (bh & 0x8000_0000));
  }
  const fn = foldFloat[op];
  if (fn === undefined) return false;
  const x = floatOf(ty, al, ah);
  const y = floatOf(ty, bl, bh);
  if (Number.isNaN(x) || Number.isNaN(y)) return false;
  // One double operation on f32 operands, then rounding, equals the f32 operation (53 >= 2*24 + 2).
  return setFloat(ty, ty === TY.f32 ? Math.fround(fn(x, y)) : fn(x, y));
}

const clz64 = (lo: number, hi: number): number => (hi === 0 ? 32 + Math.clz32(lo) : Math.clz32(hi));
const ctz32 = (x: number): number => (x === 0 ? 32 : 31 - Math.clz32(x & -x));
function popcnt32(x: number): number {
  let v = x - ((x >>> 1) & 0x5555_5555);
  v = (v & 0x3333_3333) + ((v >>> 2) & 0x3333_3333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
function nearest(x: number): number {
  if (Math.abs(x) >= 2 ** 52 || x === 0) return x;
  const magic = x < 0 ? -(2 ** 52) : 2 ** 52;
  const r = x + magic - magic;
  return r === 0 && x < 0 ? -0 : r;
}

function fromInt(ty: number, from: number, lo: number, hi: number, unsigned: boolean): boolean {
  if (from === TY.i32) return setFloat(ty, ty === TY.f32 ? Math.fround(unsigned ? lo >>> 0 : lo) : unsigned ? lo >>> 0 : lo);
  const high = unsigned ? hi >>> 0 : hi;
  // high * 2^32 is exact, the sum rounds once; for f32 only sums that a double holds exactly are rounded once more.
  if (ty === TY.f32 && (high >= 0x20_0000 || high < -0x20_0000)) return false;
  const x = high * 0x1_0000_0000 + (lo >>> 0);
  return setFloat(ty, ty === TY.f32 ? Math.fround(x) : x);
}
function toInt(ty: number, x: number, unsigned: boolean, saturate: boolean): boolean {
  if (Number.isNaN(x)) return saturate && (ty === TY.i32 ? set32(0) : set64(0, 0));
  const width = ty === TY.i32 ? 32 : 64;
  const t = Math.trunc(x);
  const low = unsigned ? 0 : -(2 ** (width - 1));
  const limit = unsigned ? 2 ** width : 2 ** (width - 1);
  if (t < low || t >= limit) {
    if (!saturate) return false;
    const under = t < low;
    const top = unsigned ? -1 : 0x7fff_ffff;
    const bottom = unsigned ? 0 : 0x8000_0000;
    if (width === 32) return set32(under ? bottom : top);
    return set64(under ? 0 : -1, under ? bottom : top);
  }
  return width === 32 ? set32(t) : setBig(BigInt(t));
}

/** `op.ty a` on a constant of type `from`. */
export function foldUnary(op: number, ty: number, from: number, lo: number, hi: number): boolean {
  const wide = from === TY.i64 || from === TY.f64;
  switch (op) {
    case IR.clz:
      return ty === TY.i32 ? set32(Math.clz32(lo)) : set64(clz64(lo, hi), 0);
    case IR.ctz:
      return ty === TY.i32 ? set32(ctz32(lo)) : set64(lo === 0 ? 32 + ctz32(hi) : ctz32(lo), 0);
    case IR.popcnt:
      return ty === TY.i32 ? set32(popcnt32(lo)) : set64(popcnt32(lo) + popcnt32(hi), 0);
    case IR.sextend8: {
      const v = (lo << 24) >> 24;
      return ty === TY.i32 ? set32(v) : set64(v, v >> 31);
    }
    case IR.sextend16: {
      const v = (lo << 16) >> 16;
      return ty === TY.i32 ? set32(v) : set64(v, v >> 31);
    }
    case IR.sextend32:
      return set64(lo, lo >> 31);
    case IR.uextend:
      return set64(lo, 0);
    case IR.ireduce:
      return set32(lo);
    case IR.bitcast:
      return wide ? set64(lo, hi) : set32(lo);
    case IR.fneg:
      return wide ? set64(lo, hi ^ 0x8000_0000) : set32(lo ^ 0x8000_0000);
    case IR.fabs:
      return wide ? set64(lo, hi & 0x7fff_ffff) : set32(lo & 0x7fff_ffff);
    case IR.fcvt_from_sint:
      return fromInt(ty, from, lo, hi, false);
    case IR.fcvt_from_uint:
      return fromInt(ty, from, lo, hi, true);
  }
  const x = floatOf(from, lo, hi);
  switch (op) {
    case IR.fcvt_to_sint:
    case IR.fcvt_to_sint_sat:
      return toInt(ty, x, false, op === IR.fcvt_to_sint_sat);
    case IR.fcvt_to_uint:
    case IR.fcvt_to_uint_sat:
      return toInt(ty, x, true, op === IR.fcvt_to_uint_sat);
    case IR.ceil:
      return setFloat(ty, Math.ceil(x));
    case IR.floor:
      return setFloat(ty, Math.floor(x));
    case IR.trunc:
      return setFloat(ty, Math.trunc(x));
    case IR.nearest:
      return setFloat(ty, nearest(x));
    case IR.sqrt:
      return setFloat(ty, ty === TY.f32 ? Math.fround(Math.sqrt(x)) : Math.sqrt(x));
    case IR.fpromote:
      return setFloat(ty, x);
    case IR.fdemote:
      return setFloat(ty, Math.fround(x));
    default:
      return false;
  }
}

/** An integer condition on constants (`hi` halves 0 for i32, compared as given otherwise). */
export function foldIcmp(cond: number, ty: number, al: number, ah: number, bl: number, bh: number): boolean {
  const narrow = ty === TY.i32;
  const eq = al === bl && (narrow || ah === bh);
  const ult = narrow || ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0;
  const slt = narrow ? al < bl : ah === bh ? al >>> 0 < bl >>> 0 : ah < bh;
  switch (cond) {
    case ICMP.eq:
      return eq;
    case ICMP.ne:
      return !eq;
    case ICMP.slt:
      return slt;
    case ICMP.sge:
      return !slt;
    case ICMP.sle:
      return slt || eq;
    case ICMP.sgt:
      return !(slt || eq);
    case ICMP.ult:
      return ult;
    case ICMP.uge:
      return !ult;
    case ICMP.ule:
      return ult || eq;
    default:
      return !(ult || eq);
  }
}

/** A float condition on constants, NaN included: comparisons have one exact answer. */
export function foldFcmp(cond: number, ty: number, al: number, ah: number, bl: number, bh: number): boolean {
  const x = floatOf(ty, al, ah);
  const y = floatOf(ty, bl, bh);
  switch (cond) {
    case FCMP.eq:
      return x === y;
    case FCMP.ne:
      return x !== y;
    case FCMP.lt:
      return x < y;
    case FCMP.gt:
      return x > y;
    case FCMP.le:
      return x <= y;
    default:
      return x >= y;
  }
}
