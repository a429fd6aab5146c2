/**
 * Numeric literals to bits (core specification, sections 6.3.1 and 6.3.2). Tokens are lexically right already; what remains is
 * the range. Results are 32-bit words in a reused record, never bigints; `false` means "out of range".
 */
import { HEX } from './chars.ts';
import { decimalFloat, hexFloat, type LiteralWords } from './floats.ts';

export type { LiteralWords } from './floats.ts';

/** Reads the digits of an integer as a 64-bit magnitude; false where it has more than 64 bits. */
function magnitude(src: Uint8Array, from: number, to: number, out: LiteralWords): boolean {
  const hex = to - from > 2 && src[from] === 0x30 && src[from + 1] === 0x78;
  const radix = hex ? 16 : 10;
  let lo = 0;
  let hi = 0;
  for (let i = hex ? from + 2 : from; i < to; i++) {
    const c = src[i];
    if (c === 0x5f) continue;
    // Both products stay far below 2^53.
    const low = lo * radix + HEX[c];
    lo = low % 0x1_0000_0000;
    hi = hi * radix + (low - lo) / 0x1_0000_0000;
    if (hi >= 0x1_0000_0000) return false;
  }
  out.lo = lo | 0;
  out.hi = hi | 0;
  return true;
}

/** An integer of `width` bits, signed or unsigned notation: -2^(width-1) .. 2^width - 1. */
export function intLiteral(src: Uint8Array, start: number, end: number, width: 8 | 16 | 32 | 64, out: LiteralWords): boolean {
  const sign = src[start];
  const from = sign === 0x2d || sign === 0x2b ? start + 1 : start;
  if (!magnitude(src, from, end, out)) return false;
  if (width === 64) {
    if (sign !== 0x2d) return true;
    const inRange = out.hi >= 0 || (out.hi === -0x8000_0000 && out.lo === 0);
    out.hi = (~out.hi + (out.lo === 0 ? 1 : 0)) | 0;
    out.lo = -out.lo | 0;
    return inRange;
  }
  if (out.hi !== 0) return false;
  const value = out.lo >>> 0;
  const bound = 2 ** width;
  if (sign === 0x2d) {
    out.lo = -value | 0;
    out.hi = value === 0 ? 0 : -1;
    return value <= bound / 2;
  }
  return value < bound;
}

/** Text of a number without underscores. */
function plain(src: Uint8Array, from: number, to: number): string {
  let s = '';
  for (let i = from; i < to; i++) if (src[i] !== 0x5f) s += String.fromCharCode(src[i]);
  return s;
}

/** An f32 or f64 literal of any notation, integers included, as bits rounded to nearest even. */
export function floatLiteral(src: Uint8Array, start: number, end: number, width: 32 | 64, out: LiteralWords): boolean {
  const sign = src[start];
  const negative = sign === 0x2d;
  const from = negative || sign === 0x2b ? start + 1 : start;
  const first = src[from];
  let ok = true;
  if (first === 0x69) setTop(out, width, width === 32 ? 0x7f80_0000 : 0x7ff0_0000);
  else if (first === 0x6e) ok = nanLiteral(src, from, end, width, out);
  else if (first === 0x30 && from + 1 < end && src[from + 1] === 0x78) ok = hexFloat(src, from + 2, end, width, out);
  else ok = decimalFloat(src, from, end, width, plain, out);
  if (negative) {
    if (width === 32) out.lo |= 0x8000_0000;
    else out.hi |= 0x8000_0000;
  }
  return ok;
}

function setTop(out: LiteralWords, width: 32 | 64, top: number): void {
  out.lo = width === 32 ? top : 0;
  out.hi = width === 32 ? 0 : top;
}

/** `nan` (canonical) or `nan:0xN` with a payload from 1 to all ones. */
function nanLiteral(src: Uint8Array, from: number, to: number, width: 32 | 64, out: LiteralWords): boolean {
  if (to - from === 3) {
    setTop(out, width, width === 32 ? 0x7fc0_0000 : 0x7ff8_0000);
    return true;
  }
  if (!magnitude(src, from + 4, to, out)) return false;
  if (out.lo === 0 && out.hi === 0) return false;
  if (width === 32) {
    if (out.hi !== 0 || out.lo >>> 0 > 0x7f_ffff) return false;
    out.lo |= 0x7f80_0000;
    return true;
  }
  if (out.hi >>> 0 > 0xf_ffff) return false;
  out.hi |= 0x7ff0_0000;
  return true;
}
