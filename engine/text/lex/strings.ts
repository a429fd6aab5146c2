/**
 * String tokens: finding their end with every lexical rule (core specification, section 6.3.3), and decoding their bytes.
 */
import { nextOf } from '../../base/brand.ts';
import type { SourceOffset } from '../../wasm/module.ts';
import { HEX, utf8Length } from './chars.ts';

/** Why a `"` does not start a string; the values are also bad-token codes of the lexer. */
export const STRING_UNCLOSED = -1;
export const STRING_CONTROL = -2;
export const STRING_ESCAPE = -3;
const STRING_UTF8 = -4;

/** The end of a `\…` escape whose backslash is at `i`, or 0 where it is none. */
function escapeEnd(src: Uint8Array, i: number, end: number): number {
  const c = src[i + 1];
  if (c === undefined || i + 1 >= end) return 0;
  // \n \r \t \\ \' \"
  if (c === 0x6e || c === 0x72 || c === 0x74 || c === 0x5c || c === 0x27 || c === 0x22) return i + 2;
  if (c !== 0x75) return i + 2 < end && HEX[c] !== 255 && HEX[src[i + 2]] !== 255 ? i + 3 : 0;
  if (src[i + 2] !== 0x7b) return 0;
  let value = 0;
  let digits = 0;
  let p = i + 3;
  for (; p < end; p++) {
    const digit = HEX[src[p]];
    if (digit !== 255) {
      // Saturates: a million digits are still "too big".
      value = Math.min(value * 16 + digit, 0x110000);
      digits++;
    } else if (src[p] !== 0x5f || HEX[src[p - 1]] === 255 || HEX[src[p + 1] ?? 0] === 255) break;
  }
  if (p >= end || src[p] !== 0x7d || digits === 0) return 0;
  return value > 0x10ffff || (value >= 0xd800 && value < 0xe000) ? 0 : p + 1;
}

/** The end (one past the closing quote) of the string whose opening quote is at `i`, or a STRING_* code. */
export function stringEnd(src: Uint8Array, i: number, end: number): number {
  let p = i + 1;
  while (p < end) {
    const c = src[p];
    if (c === 0x22) return p + 1;
    if (c === 0x5c) {
      p = escapeEnd(src, p, end);
      if (p === 0) return STRING_ESCAPE;
    } else if (c >= 0x20 && c < 0x7f) p++;
    else if (c === 10) return STRING_UNCLOSED;
    else if (c < 0x80) return STRING_CONTROL;
    else {
      const length = utf8Length(src, p, end);
      if (length === 0) return STRING_UTF8;
      p += length;
    }
  }
  return STRING_UNCLOSED;
}

/**
 * Decodes the string token `src[start, end)`, quotes included, into `out` at `at`; returns the end of what was written. A string
 * never decodes to more bytes than it has.
 */
export function decodeString(src: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  let o = at;
  for (let p = start + 1; p < end - 1; ) {
    let c = src[p++];
    if (c === 0x5c) {
      c = src[p++];
      if (c === 0x6e) c = 10;
      else if (c === 0x72) c = 13;
      else if (c === 0x74) c = 9;
      else if (c === 0x75) {
        let value = 0;
        for (p++; src[p] !== 0x7d; p++) if (src[p] !== 0x5f) value = value * 16 + HEX[src[p]];
        p++;
        if (value >= 0x80) {
          o = writeUtf8(value, out, o);
          continue;
        }
        c = value;
      } else if (HEX[c] !== 255) c = (HEX[c] << 4) | HEX[src[p++]];
    }
    out[o++] = c;
  }
  return o;
}

function writeUtf8(value: number, out: Uint8Array, at: number): number {
  let o = at;
  if (value < 0x800) out[o++] = 0xc0 | (value >> 6);
  else {
    if (value < 0x10000) out[o++] = 0xe0 | (value >> 12);
    else {
      out[o++] = 0xf0 | (value >> 18);
      out[o++] = 0x80 | ((value >> 12) & 0x3f);
    }
    out[o++] = 0x80 | ((value >> 6) & 0x3f);
  }
  out[o++] = 0x80 | (value & 0x3f);
  return o;
}

/** The bytes of one string token. */
export function stringBytes(src: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array(end - start);
  return out.slice(0, decodeString(src, start, end, out, 0));
}

/** The source offset of the byte `n` of what the string token at `start` decodes to. */
export function sourceOfByte(src: Uint8Array, start: number, n: number): SourceOffset {
  const scratch = new Uint8Array(8);
  let at = start + 1;
  for (let decoded = 0; decoded < n && src[at] !== 0x22; ) {
    const end = src[at] === 0x5c ? escapeEnd(src, at, src.length) : at + 1;
    // One character, framed by the quotes that the decoder passes over.
    decoded += decodeString(src, at - 1, end + 1, scratch, 0);
    if (decoded <= n) at = end;
  }
  return nextOf(at);
}
