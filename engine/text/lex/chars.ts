/**
 * Bytes of the text format: character classes, UTF-8 well-formedness, hex digits (core specification, section 6.3).
 */

/** Character classes of `CLASS`. */
export const OTHER = 0;
export const SPACE = 1;
/** A character of identifiers and keywords (section 6.3.5). */
export const IDCHAR = 2;
/** One of `, ; [ ] { }`: a reserved token by itself. */
export const PUNCT = 3;
export const LPAREN = 4;
export const RPAREN = 5;
export const QUOTE = 6;

/** byte → class. */
export const CLASS: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const c of ' \t\n\r') table[c.charCodeAt(0)] = SPACE;
  for (let c = 0x21; c < 0x7f; c++) table[c] = IDCHAR;
  for (const c of ',;[]{}') table[c.charCodeAt(0)] = PUNCT;
  table[0x28] = LPAREN;
  table[0x29] = RPAREN;
  table[0x22] = QUOTE;
  return table;
})();

/** byte → value of the hex digit, 255 for other bytes. */
export const HEX: Uint8Array = (() => {
  const table = new Uint8Array(256).fill(255);
  for (let v = 0; v < 16; v++) {
    const digit = v.toString(16);
    table[digit.charCodeAt(0)] = v;
    table[digit.toUpperCase().charCodeAt(0)] = v;
  }
  return table;
})();

/**
 * The length of the well-formed UTF-8 sequence of two to four bytes at `i`, or 0 (Unicode, table 3-7: no overlong forms, no
 * surrogates, nothing above U+10FFFF).
 */
export function utf8Length(src: Uint8Array, i: number, end: number): number {
  const c = src[i];
  if (c < 0xc2 || c > 0xf4) return 0;
  const length = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
  if (i + length > end) return 0;
  const second = src[i + 1];
  const low = c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80;
  const high = c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let k = 2; k < length; k++) if ((src[i + k] & 0xc0) !== 0x80) return 0;
  return length;
}

/** Whether the bytes are well-formed UTF-8. */
export function isUtf8(src: Uint8Array): boolean {
  for (let i = 0; i < src.length; ) {
    if (src[i] < 0x80) i++;
    else {
      const length = utf8Length(src, i, src.length);
      if (length === 0) return false;
      i += length;
    }
  }
  return true;
}
