/**
 * Reading a section of an artifact: a bounds-checked cursor over little-endian fields, LEB128 and strings. Whatever is wrong
 * with the bytes throws a WasmError of phase `load` that names the section and the offset in it.
 */

import { WasmError } from '../../wasm/errors.ts';
import type { MemoryIndex, TableIndex, TypeIndex } from '../../wasm/types.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class SectionReader {
  readonly bytes: Uint8Array;
  readonly section: string;
  pos: number;
  readonly end: number;

  constructor(bytes: Uint8Array, section: string, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.section = section;
    this.pos = start;
    this.end = end;
  }

  fail(what: string): never {
    throw new WasmError('load', 'malformed', `corrupt artifact: section ${this.section}: ${what}`, { offset: this.pos });
  }
  /** The index of a type. */
  typeIndex(): TypeIndex {
    return this.leb() as TypeIndex;
  }
  tableIndex(): TableIndex {
    return this.leb() as TableIndex;
  }
  memoryIndex(): MemoryIndex {
    return this.leb() as MemoryIndex;
  }
  u8(): number {
    if (this.pos >= this.end) this.fail('unexpected end');
    return this.bytes[this.pos++];
  }
  u32(): number {
    if (this.pos + 4 > this.end) this.fail('unexpected end');
    const { bytes, pos } = this;
    this.pos += 4;
    const high = bytes[pos + 3] * 0x100_0000;
    return high + ((bytes[pos + 2] << 16) | (bytes[pos + 1] << 8) | bytes[pos]);
  }
  /** 64 bits as a number, or as a bigint where a number is not exact. */
  u64(): number | bigint {
    const lo = this.u32();
    const hi = this.u32();
    return hi < 0x20_0000 ? hi * 0x1_0000_0000 + lo : (BigInt(hi) << 32n) | BigInt(lo);
  }
  /** 64 bits that must be a safe integer. */
  size(): number {
    const v = this.u64();
    return typeof v === 'number' ? v : this.fail('size out of range');
  }
  /** Unsigned LEB128, 0 .. 2^32-1. */
  leb(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 5; i++) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value <= 0xffff_ffff ? value : this.fail('integer too large');
      scale *= 128;
    }
    return this.fail('integer too long');
  }
  /** Signed LEB128 of an int32. */
  sleb(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift >= 28 ? value : (value << (25 - shift)) >> (25 - shift);
    }
    return this.fail('integer too long');
  }
  /** A count of things that take at least one byte each. */
  count(): number {
    const n = this.leb();
    return n <= this.end - this.pos ? n : this.fail('count out of bounds');
  }
  string(): string {
    const n = this.count();
    const raw = this.bytes.subarray(this.pos, this.pos + n);
    this.pos += n;
    try {
      return utf8.decode(raw);
    } catch {
      return this.fail('malformed UTF-8');
    }
  }
  /** As many values as a count in front says. */
  list<T>(read: () => T): T[] {
    const n = this.count();
    const out: T[] = [];
    for (let i = 0; i < n; i++) out.push(read());
    return out;
  }
}
