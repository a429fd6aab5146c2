/**
 * Constants of 16 bytes, one place each: equal vectors (and equal shuffle masks) of a function get the same index into its pool,
 * so that value numbering sees them as equal. In: four words; out: an index of four words in `IrFunc.pool`.
 */
import type { IrFunc } from '../func.ts';

export class VectorPool {
  /** Slot → 1 + index of the words. */
  private slots: Int32Array = new Int32Array(64);
  private count = 0;

  /** Forgets everything: another function. */
  reset(): void {
    if (this.count > 0) this.slots.fill(0);
    this.count = 0;
  }

  private find(f: IrFunc, slots: Int32Array, w0: number, w1: number, w2: number, w3: number): number {
    let h = Math.imul(w0, 0x9e3779b1) ^ Math.imul(w1, 0x85ebca77);
    h = Math.imul(h ^ (h >>> 15), 0x27d4eb2f) ^ Math.imul(w2, 0xc2b2ae3d) ^ Math.imul(w3, 0x165667b1);
    const mask = slots.length - 1;
    for (let s = (h ^ (h >>> 16)) & mask; ; s = (s + 1) & mask) {
      const at = slots[s] - 1;
      const { pool } = f;
      if (at < 0 || (pool[at] === w0 && pool[at + 1] === w1 && pool[at + 2] === w2 && pool[at + 3] === w3)) return s;
    }
  }

  /** The index of the vector with these words (each an int32). */
  intern(f: IrFunc, w0: number, w1: number, w2: number, w3: number): number {
    const s = this.find(f, this.slots, w0, w1, w2, w3);
    const known = this.slots[s] - 1;
    if (known >= 0) return known;
    const at = f.allocPool(4);
    f.pool[at] = w0;
    f.pool[at + 1] = w1;
    f.pool[at + 2] = w2;
    f.pool[at + 3] = w3;
    this.slots[s] = at + 1;
    if (++this.count * 2 > this.slots.length) this.grow(f);
    return at;
  }

  private grow(f: IrFunc): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 4);
    for (const entry of old) {
      if (entry === 0) continue;
      const at = entry - 1;
      const p = f.pool;
      const s = this.find(f, this.slots, p[at], p[at + 1], p[at + 2], p[at + 3]);
      this.slots[s] = entry;
    }
  }
}
