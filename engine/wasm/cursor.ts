/**
 * Reading the binary format's primitives (section 5.2) from a byte range. A read past the end or a bad encoding throws a
 * `malformed` WasmError of phase `decode` with the offset of the fault and the official suite's words.
 */
import { WasmError } from './errors.ts';
import {
  type FuncIndex,
  HEAP,
  HEAP_NAMES,
  type HeapType,
  type MemoryIndex,
  refType,
  type TableIndex,
  type TypeIndex,
  type ValType,
} from './types.ts';

const MAX_INDEX = 0xfff_ffff;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Cursor {
  readonly bytes: Uint8Array;
  pos: number;
  end: number;
  /** What the range is called in the message for running off its end. */
  endMessage: string;
  /** Low and high halves of the last 64-bit read. */
  lo = 0;
  hi = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length, endMessage = 'unexpected end of section or function') {
    this.bytes = bytes;
    this.pos = start;
    this.end = end;
    this.endMessage = endMessage;
  }

  fail(message: string, offset = this.pos): never {
    throw new WasmError('decode', 'malformed', message, { offset });
  }
  u8(): number {
    if (this.pos >= this.end) this.fail(this.endMessage);
    return this.bytes[this.pos++] ?? 0;
  }
  /** Unsigned LEB128, 0 .. 2^32-1. */
  u32(): number {
    const first = this.u8();
    if (first < 0x80) return first;
    let result = first & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.u8();
      if (shift === 28) this.lastByte(byte, byte & 0x70, 0);
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return result >>> 0;
  }
  /** The last byte an integer may have: its unused bits must all equal `fill`'s, and it must not be continued (section 5.2.2). */
  private lastByte(byte: number, unused: number, fill: number): void {
    if (unused !== 0 && unused !== fill) this.fail('integer too large', this.pos - 1);
    if (byte & 0x80) this.fail('integer representation too long');
  }
  // Indices, by their space.
  typeIndex(): TypeIndex {
    return this.u32() as TypeIndex;
  }
  funcIndex(): FuncIndex {
    return this.u32() as FuncIndex;
  }
  tableIndex(): TableIndex {
    return this.u32() as TableIndex;
  }
  memoryIndex(): MemoryIndex {
    return this.u32() as MemoryIndex;
  }
  /** Signed LEB128 of 32 bits. */
  s32(): number {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      result |= (byte & 0x7f) << shift;
      if (shift === 28) {
        this.lastByte(byte, byte & 0x78, 0x78);
        return result;
      }
      if (byte < 0x80) return (result << (25 - shift)) >> (25 - shift);
    }
  }
  /** Signed LEB128 of 33 bits (block and heap types), as a double-exact integer. */
  s33(): number {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      if (shift === 28) {
        this.lastByte(byte, byte & 0x70, 0x70);
        const low = (result | ((byte & 0xf) << 28)) >>> 0;
        return byte & 0x40 ? low - 0x1_0000_0000 : low;
      }
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (result << (25 - shift)) >> (25 - shift);
    }
  }
  /** LEB128 of 64 bits into `lo` and `hi`; both signed 32-bit patterns. */
  leb64(signed: boolean): void {
    const first = this.u8();
    if (first < 0x80) {
      this.lo = signed ? (first << 25) >> 25 : first;
      this.hi = this.lo >> 31;
      return;
    }
    let lo = first & 0x7f;
    let hi = 0;
    for (let shift = 7; ; shift += 7) {
      const byte = this.u8();
      const low = byte & 0x7f;
      if (shift < 28) lo |= low << shift;
      else if (shift === 28) {
        lo |= low << 28;
        hi = low >> 4;
      } else hi |= low << (shift - 32);
      if (shift === 63) {
        if (signed) this.lastByte(byte, low, 0x7f);
        else this.lastByte(byte, low & 0x7e, 0);
        break;
      }
      if (byte < 0x80) {
        if (signed && byte & 0x40) {
          const used = shift + 7;
          if (used < 32) {
            lo |= -1 << used;
            hi = -1;
          } else if (used < 64) hi |= -1 << (used - 32);
        }
        break;
      }
    }
    this.lo = lo;
    this.hi = hi;
  }
  /** Unsigned LEB128 of 64 bits as a number, or as a bigint where a double is not exact. */
  u64(): number | bigint {
    this.leb64(false);
    const hi = this.hi >>> 0;
    const lo = this.lo >>> 0;
    return hi < 0x20_0000 ? hi * 0x1_0000_0000 + lo : (BigInt(hi) << 32n) | BigInt(lo);
  }
  /**
   * The length of a vector whose elements take at least one byte each: never more than the bytes that are left, counted as
   * the reference interpreter does, from the length itself on.
   */
  count(): number {
    const start = this.pos;
    const n = this.u32();
    if (n > this.end - start) this.fail('length out of bounds', start);
    return n;
  }
  /** Four little-endian bytes as a signed 32-bit pattern. */
  fixed32(): number {
    if (this.pos + 4 > this.end) this.fail(this.endMessage);
    return this.u8() | (this.u8() << 8) | (this.u8() << 16) | (this.u8() << 24);
  }
  take(n: number): Uint8Array {
    if (n > this.end - this.pos) this.fail(this.endMessage);
    this.pos += n;
    return this.bytes.subarray(this.pos - n, this.pos);
  }
  /** A name: a length and valid UTF-8 (section 5.2.4). */
  name(): string {
    const start = this.pos;
    const raw = this.take(this.count());
    try {
      return utf8.decode(raw);
    } catch {
      this.fail('malformed UTF-8 encoding', start);
    }
  }
  /** Whether exact heap types (custom-descriptors) are part of the language. */
  allowExact = true;
  /** Heap type; `exact` (0x62) is reported through the second bit of `heapExact`. */
  heapExact = false;
  heapType(fault = 'malformed heap type'): HeapType {
    const start = this.pos;
    this.heapExact = this.allowExact && this.pos < this.end && this.bytes[this.pos] === 0x62;
    if (this.heapExact) this.pos++;
    const first = this.pos;
    const h = this.s33();
    if (h < 0 && (this.heapExact || this.pos !== first + 1 || !HEAP_NAMES.has(h))) this.fail(fault, start);
    // A packed reference type has 29 bits for its index; no module has that many types, so validation rejects this one too.
    return Math.min(h, MAX_INDEX);
  }
  /** A value type, or a packed type where `storage` is set. */
  valType(storage = false): ValType {
    const start = this.pos;
    const byte = this.u8();
    if (byte >= 0x7b && byte <= 0x7f) return byte - 0x80;
    if (byte === 0x63 || byte === 0x64) {
      const heap = this.heapType(storage ? 'malformed storage type' : undefined);
      return refType(heap, byte === 0x63, this.heapExact);
    }
    const s7 = byte - 0x80;
    if (byte < 0x80 && s7 <= HEAP.noexn && s7 >= HEAP.exn && HEAP_NAMES.has(s7)) return refType(s7, true);
    if (storage && (byte === 0x78 || byte === 0x77)) return s7;
    this.fail(storage ? 'malformed storage type' : 'malformed value type', start);
  }
  /** A reference type. */
  refType(): ValType {
    const start = this.pos;
    const t = this.valType();
    if (t < 0) this.fail('malformed reference type', start);
    return t;
  }
}
