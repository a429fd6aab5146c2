/**
 * Growable byte output with the binary format's primitive encodings (section 5.2): LEB128, little-endian fixed widths, names.
 * Reading is done by cursors of the decoder and of `body.ts`; this file only writes.
 */
import { extended } from '../base/arrays.ts';

const encoder = new TextEncoder();

/** Bytes of an unsigned LEB128 number, 0 .. 2^32-1. */
export const lebSize = (n: number): number => (n < 0x80 ? 1 : n < 0x4000 ? 2 : n < 0x20_0000 ? 3 : n < 0x1000_0000 ? 4 : 5);

export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `n` more bytes. */
  reserve(n: number): void {
    if (this.length + n > this.bytes.length) this.bytes = extended(this.bytes, this.length + n);
  }
  u8(v: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = v;
  }
  u16(v: number): void {
    this.u8(v);
    this.u8(v >>> 8);
  }
  u32le(v: number): void {
    this.reserve(4);
    const { bytes } = this;
    bytes[this.length++] = v;
    bytes[this.length++] = v >>> 8;
    bytes[this.length++] = v >>> 16;
    bytes[this.length++] = v >>> 24;
  }
  /** A non-negative safe integer as 64 little-endian bits. */
  u64le(v: number): void {
    this.u32le(v >>> 0);
    this.u32le(Math.floor(v / 0x1_0000_0000));
  }
  /** Unsigned LEB128 of an integer in 0 .. 2^32-1. */
  leb(v: number): void {
    let rest = v >>> 0;
    while (rest >= 0x80) {
      this.u8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.u8(rest);
  }
  /** Signed LEB128 of an int32. */
  sleb(v: number): void {
    let rest = v | 0;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
        this.u8(low);
        return;
      }
      this.u8(low | 0x80);
    }
  }
  /** Unsigned LEB128 of the 64-bit value `hi:lo`. */
  leb64(lo: number, hi: number): void {
    let l = lo >>> 0;
    let h = hi >>> 0;
    while (h !== 0 || l >= 0x80) {
      this.u8((l & 0x7f) | 0x80);
      l = ((l >>> 7) | (h << 25)) >>> 0;
      h >>>= 7;
    }
    this.u8(l);
  }
  /** Signed LEB128 of the 64-bit value `hi:lo`. */
  sleb64(lo: number, hi: number): void {
    let l = lo | 0;
    let h = hi | 0;
    for (;;) {
      const low = l & 0x7f;
      l = (l >>> 7) | (h << 25);
      h >>= 7;
      if ((l === 0 && h === 0 && (low & 0x40) === 0) || (l === -1 && h === -1 && (low & 0x40) !== 0)) {
        this.u8(low);
        return;
      }
      this.u8(low | 0x80);
    }
  }
  raw(src: Uint8Array): void {
    this.reserve(src.length);
    this.bytes.set(src, this.length);
    this.length += src.length;
  }
  /** Copies `src[start, end)`. */
  range(src: Uint8Array, start: number, end: number): void {
    this.raw(src.subarray(start, end));
  }
  /** A vector of bytes: length, then contents. */
  vec(src: Uint8Array): void {
    this.leb(src.length);
    this.raw(src);
  }
  /** Begins a vector of bytes whose length is not known yet; gives what `closeVec` wants. */
  openVec(): number {
    this.u8(0);
    return this.length;
  }
  /** Puts the length in front of what was written since `openVec`, in its shortest form. */
  closeVec(at: number): void {
    const size = this.length - at;
    const more = lebSize(size) - 1;
    if (more > 0) {
      this.reserve(more);
      this.bytes.copyWithin(at + more, at, this.length);
    }
    this.length = at - 1;
    this.leb(size);
    this.length += size;
  }
  /** A name: UTF-8 bytes with their length (section 5.2.4). */
  name(s: string): void {
    // Names are short and mostly ASCII: the encoder's call and result would cost more than the bytes.
    const at = this.openVec();
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c >= 0x80) {
        this.length = at;
        this.raw(encoder.encode(s));
        break;
      }
      this.u8(c);
    }
    this.closeVec(at);
  }
  zeros(n: number): void {
    this.reserve(n);
    this.bytes.fill(0, this.length, this.length + n);
    this.length += n;
  }
  /** Zero-fills up to a multiple of `alignment` (a power of two). */
  align(alignment: number): void {
    this.zeros(-this.length & (alignment - 1));
  }
  /** The written bytes as a view; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
  /** A copy of the written bytes. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
