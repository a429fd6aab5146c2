/**
 * Identifiers as small numbers: each distinct `$id` of a source gets one, plain and quoted spellings alike, so that scopes
 * compare integers. Numbers are given in order of first appearance; the hash decides nothing that can be seen.
 */
import { doubled, extended } from '../../base/arrays.ts';
import { HASH_PRIME, HASH_SEED } from './keywords.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class SymbolTable {
  /** Number of symbols. */
  count = 0;
  private pool = new Uint8Array(256);
  private ends = new Uint32Array(32);
  private hashes = new Int32Array(32);
  private slots = new Int32Array(64);
  private strings: (string | undefined)[] = [];

  /** Forgets all symbols; storage that got large is given back. */
  reset(): void {
    this.count = 0;
    this.strings.length = 0;
    if (this.slots.length > 4096) this.slots = new Int32Array(64);
    else this.slots.fill(0);
  }

  /** The symbol of an identifier's bytes without the `$`; `h` is their FNV-1a hash started at HASH_SEED. */
  intern(src: Uint8Array, start: number, end: number, h: number): number {
    const mask = this.slots.length - 1;
    const length = end - start;
    let slot = (h ^ (h >>> 15)) & mask;
    for (let entry = this.slots[slot]; entry !== 0; entry = this.slots[slot]) {
      const symbol = entry - 1;
      if (this.hashes[symbol] === h && this.equals(symbol, src, start, length)) return symbol;
      slot = (slot + 1) & mask;
    }
    const symbol = this.count;
    this.add(src, start, length, h);
    this.slots[slot] = symbol + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return symbol;
  }

  /** The symbol of bytes whose hash is not known yet. */
  internBytes(bytes: Uint8Array): number {
    let h = HASH_SEED;
    for (const c of bytes) h = Math.imul(h ^ c, HASH_PRIME);
    return this.intern(bytes, 0, bytes.length, h);
  }

  /** The identifier's text, without the `$`. */
  text(symbol: number): string {
    return (this.strings[symbol] ??= decoder.decode(this.pool.subarray(this.startOf(symbol), this.ends[symbol])));
  }

  private startOf(symbol: number): number {
    return symbol === 0 ? 0 : this.ends[symbol - 1];
  }
  private equals(symbol: number, src: Uint8Array, start: number, length: number): boolean {
    const at = this.startOf(symbol);
    if (this.ends[symbol] - at !== length) return false;
    for (let i = 0; i < length; i++) if (this.pool[at + i] !== src[start + i]) return false;
    return true;
  }
  private add(src: Uint8Array, start: number, length: number, h: number): void {
    const at = this.startOf(this.count);
    this.pool = extended(this.pool, at + length);
    if (this.count === this.ends.length) {
      this.ends = doubled(this.ends);
      this.hashes = doubled(this.hashes);
    }
    for (let i = 0; i < length; i++) this.pool[at + i] = src[start + i];
    this.ends[this.count] = at + length;
    this.hashes[this.count++] = h;
  }
  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    const mask = this.slots.length - 1;
    for (let symbol = 0; symbol < this.count; symbol++) {
      const h = this.hashes[symbol];
      let slot = (h ^ (h >>> 15)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = symbol + 1;
    }
  }
}
