/**
 * Decimal and hexadecimal float notation to IEEE 754 bits, rounded once, to nearest even (core specification, section 6.3.2).
 *
 * Hexadecimal: the first 64 significant bits and a sticky bit, rounded at 24 or 53 bits or, for subnormals, fewer. Decimal f64:
 * the host's own correctly rounded conversion. Decimal f32 through a double would round twice; that can only go wrong where the
 * double lies exactly between two floats, and there the decimal is compared with it exactly.
 */
import { HEX } from './chars.ts';

/** The words of a literal, as signed 32-bit patterns: 32-bit ones in `lo` alone. */
export interface LiteralWords {
  lo: number;
  hi: number;
}

const f64 = new Float64Array(1);
const f64Words = new Int32Array(f64.buffer);
const f32 = new Float32Array(1);
const f32Word = new Int32Array(f32.buffer);

/** Powers of ten that a double holds exactly. */
const POW10 = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** The magnitude of a decimal float; false where it overflows to infinity. `text` makes the digits' text without underscores. */
export function decimalFloat(
  src: Uint8Array,
  from: number,
  to: number,
  width: 32 | 64,
  text: (src: Uint8Array, from: number, to: number) => string,
  out: LiteralWords,
): boolean {
  const value = shortDecimal(src, from, to) ?? Number(text(src, from, to));
  if (width === 64) {
    f64[0] = value;
    out.lo = f64Words[0];
    out.hi = f64Words[1];
    return value !== Number.POSITIVE_INFINITY;
  }
  f32[0] = value;
  if (isF32Midpoint(value)) {
    const order = compareDecimal(text(src, from, to), value);
    // The neighbour on the decimal's side; an equal decimal is a true tie, which the conversion already rounded to even.
    if (order !== 0) f32[0] = order < 0 ? below(value) : above(value);
  }
  out.lo = f32Word[0];
  out.hi = 0;
  return f32[0] !== Number.POSITIVE_INFINITY;
}

/** Clinger's fast path: at most 15 digits times or over an exact power of ten is one correctly rounded operation. */
function shortDecimal(src: Uint8Array, from: number, to: number): number | undefined {
  let value = 0;
  let digits = 0;
  let scale = 0;
  let i = from;
  let inFraction = false;
  for (; i < to; i++) {
    const c = src[i];
    if (c === 0x2e) inFraction = true;
    else if (c >= 0x30 && c <= 0x39) {
      value = value * 10 + c - 0x30;
      if (value !== 0) digits++;
      if (inFraction) scale--;
    } else if (c !== 0x5f) break;
  }
  if (digits > 15) return undefined;
  if (i < to) {
    i++;
    const sign = src[i];
    if (sign === 0x2d || sign === 0x2b) i++;
    let exponent = 0;
    for (; i < to; i++) if (src[i] !== 0x5f) exponent = Math.min(exponent * 10 + src[i] - 0x30, 100_000);
    scale += sign === 0x2d ? -exponent : exponent;
  }
  if (scale < -22 || scale > 22) return undefined;
  return scale < 0 ? value / POW10[-scale] : value * POW10[scale];
}

/** Whether a non-negative double lies exactly halfway between two neighbouring floats (the overflow threshold included). */
function isF32Midpoint(value: number): boolean {
  if (value === 0 || value > 3.5e38) return false;
  const near = Math.fround(value);
  if (near === value) return false;
  const low = below(value);
  const high = above(value);
  // Both distances are exact: the operands have few bits and similar exponents.
  return value - low === (high === Number.POSITIVE_INFINITY ? 2 ** 128 : high) - value;
}

/** Largest float not above `value`, and smallest not below, for a positive double that is no float. */
function below(value: number): number {
  const near = Math.fround(value);
  return near < value ? near : step(near, -1);
}
function above(value: number): number {
  const near = Math.fround(value);
  return near > value ? near : step(near, 1);
}
const stepFloat = new Float32Array(1);
const stepWord = new Int32Array(stepFloat.buffer);
function step(float: number, by: number): number {
  stepFloat[0] = float;
  stepWord[0] = stepWord[0] + by;
  return stepFloat[0];
}

/** More significant digits than any midpoint of f32 has; what follows them matters only by being there. */
const MIDPOINT_DIGITS = 200;

/** Sign of (decimal - value), exactly. Only reached for doubles in the range of f32, so the numbers stay small. */
function compareDecimal(text: string, value: number): number {
  let digits = '';
  let scale = 0;
  let rest = false;
  let inFraction = false;
  let i = 0;
  for (; i < text.length; i++) {
    const c = text[i];
    if (c === '.') inFraction = true;
    else if (c === 'e' || c === 'E') break;
    else {
      if (digits.length === MIDPOINT_DIGITS) {
        if (c !== '0') rest = true;
        scale++;
      } else if (digits !== '' || c !== '0') digits += c;
      if (inFraction) scale--;
    }
  }
  if (i < text.length) scale += Number(text.slice(i + 1));
  if (rest) {
    digits += '1';
    scale--;
  }
  let decimal = BigInt(digits);
  f64[0] = value;
  const high = f64Words[1];
  const biased = (high >>> 20) & 0x7ff;
  let binary = (BigInt(biased === 0 ? high & 0xf_ffff : (high & 0xf_ffff) | 0x10_0000) << 32n) | BigInt(f64Words[0] >>> 0);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  if (scale >= 0) decimal *= 10n ** BigInt(scale);
  else binary *= 10n ** BigInt(-scale);
  if (exponent >= 0) binary <<= BigInt(exponent);
  else decimal <<= BigInt(-exponent);
  return decimal < binary ? -1 : decimal > binary ? 1 : 0;
}

/** The magnitude of a hexadecimal float behind its `0x`; false where it overflows to infinity. */
export function hexFloat(src: Uint8Array, from: number, to: number, width: 32 | 64, out: LiteralWords): boolean {
  // mantissa = hi:lo, its lowest bit worth 2^exponent; `sticky` stands for everything below.
  let hi = 0;
  let lo = 0;
  let exponent = 0;
  let sticky = false;
  let inFraction = false;
  let i = from;
  for (; i < to; i++) {
    const c = src[i];
    if (c === 0x2e) inFraction = true;
    else if (c !== 0x5f) {
      const digit = HEX[c];
      if (digit === 255) break;
      if (hi >>> 28 === 0) {
        hi = ((hi << 4) | (lo >>> 28)) >>> 0;
        lo = ((lo << 4) | digit) >>> 0;
        if (inFraction) exponent -= 4;
      } else {
        if (digit !== 0) sticky = true;
        if (!inFraction) exponent += 4;
      }
    }
  }
  if (i < to) {
    i++;
    const sign = src[i];
    if (sign === 0x2d || sign === 0x2b) i++;
    let written = 0;
    // Saturates beyond what the longest mantissa could bring back into range.
    for (; i < to; i++) if (src[i] !== 0x5f) written = Math.min(written * 10 + src[i] - 0x30, 2 ** 40);
    exponent += sign === 0x2d ? -written : written;
  }
  return roundBinary(hi, lo, exponent, sticky, width, out);
}

/** Rounds `hi:lo * 2^exponent` (plus a sticky rest) to nearest even at the precision of the format. */
function roundBinary(hi: number, lo: number, exponent: number, sticky: boolean, width: 32 | 64, out: LiteralWords): boolean {
  out.lo = 0;
  out.hi = 0;
  if (hi === 0 && lo === 0) return true;
  const precision = width === 32 ? 24 : 53;
  const bias = width === 32 ? 127 : 1023;
  const bits = hi === 0 ? 32 - Math.clz32(lo) : 64 - Math.clz32(hi);
  // Exponent of the leading bit, and of the last bit the format can keep for it.
  const top = exponent + bits - 1;
  if (top > bias) return false;
  const unit = Math.max(top, 1 - bias) - precision + 1;
  const drop = unit - exponent;
  let rHi = 0;
  let rLo = 0;
  let half = false;
  let rest = sticky;
  if (drop <= 0) {
    // Only a mantissa of fewer bits than the precision moves up, so nothing is lost (and `rest` is then false).
    const up = -drop;
    rHi = up >= 32 ? lo << (up - 32) : up === 0 ? hi : (hi << up) | (lo >>> (32 - up));
    rLo = up >= 32 ? 0 : lo << up;
  } else if (drop <= 64) {
    half = bit(hi, lo, drop - 1);
    rest ||= anyBelow(hi, lo, drop - 1);
    rHi = drop >= 32 ? 0 : hi >>> drop;
    rLo = drop >= 64 ? 0 : drop >= 32 ? hi >>> (drop - 32) : (lo >>> drop) | (hi << (32 - drop));
  } else rest = true;
  rHi >>>= 0;
  rLo >>>= 0;
  if (half && (rest || (rLo & 1) !== 0)) {
    rLo = (rLo + 1) >>> 0;
    if (rLo === 0) rHi = (rHi + 1) >>> 0;
  }
  // A carry out of the mantissa moves into the exponent field by addition, as it should; normal numbers shed their leading one.
  const field = top < 1 - bias ? 0 : top + bias - 1;
  if (width === 32) {
    out.lo = (rLo + field * 2 ** 23) | 0;
    return out.lo >>> 0 < 0x7f80_0000;
  }
  out.lo = rLo | 0;
  out.hi = (rHi + field * 2 ** 20) | 0;
  return out.hi >>> 0 < 0x7ff0_0000;
}

function bit(hi: number, lo: number, n: number): boolean {
  return ((n >= 32 ? hi >>> (n - 32) : lo >>> n) & 1) !== 0;
}
function anyBelow(hi: number, lo: number, n: number): boolean {
  if (n >= 32) return lo !== 0 || (n > 32 && hi << (64 - n) !== 0);
  return n > 0 && lo << (32 - n) !== 0;
}
