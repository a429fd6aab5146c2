/**
 * Value numbering: a hash table from (operation, type, operands, immediates, version) to the value that already computes it.
 * In: instruction fields; out: an equal value, or NONE. Open addressing without tombstones: entries leave strictly last in,
 * first out (`popTo`), as scopes of the dominator tree do. `version` tells loads before a write of their alias class from
 * loads after it; operations that read nothing pass 0.
 */
import { column, extended, type Ints } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import type { IrFunc, Operand, Value } from '../func.ts';
import { IR, PLAIN_FLAGS } from '../ops.ts';

/** By operation: the bits of imm2 that tell values apart. What an access traps with where it faults says nothing of its value. */
const IMM2_BITS = new Int32Array(256).fill(-1);
IMM2_BITS[IR.load] = PLAIN_FLAGS;

/** Entries that a table begins with room for. */
const LEAST = 1024;

export class Numbering {
  /**
   * Slot → 1 + entry; the slots in use are the first `mask + 1`, twice as many as there may be entries. After a large function
   * a small one uses few of them again, which stay in the processor's caches.
   */
  private slots = new Int32Array(2 * LEAST);
  private mask = 2 * LEAST - 1;
  /** Entry → slot, key instruction, value, version, hash. */
  private entrySlot = new Int32Array(LEAST);
  private entryKey: Ints<Value> = column(LEAST);
  private entryValue: Ints<Value> = column(LEAST);
  private entryVersion = new Int32Array(LEAST);
  private entryHash = new Int32Array(LEAST);
  /** Entries in the table: a mark for `popTo`. */
  length = 0;
  private hash = 0;

  reset(): void {
    this.popTo(0);
    this.mask = 2 * LEAST - 1;
  }

  /** Forgets all entries but the oldest `n`. */
  popTo(n: number): void {
    const { slots, entrySlot } = this;
    for (let e = this.length - 1; e >= n; e--) slots[entrySlot[e]] = 0;
    if (n < this.length) this.length = n;
  }

  /** The value equal to these fields, or NONE; keeps the hash for `insert`. */
  lookup(
    f: IrFunc,
    op: number,
    ty: number,
    a: Operand,
    b: Operand,
    c: Operand,
    imm: number,
    imm2: number,
    version: number,
  ): Value {
    const bits2 = IMM2_BITS[op];
    const key2 = imm2 & bits2;
    let h = Math.imul(op | (ty << 8), 0x9e3779b1) ^ Math.imul(a, 0x85ebca77) ^ Math.imul(b, 0xc2b2ae3d);
    h = Math.imul(h ^ (h >>> 15), 0x27d4eb2f) ^ Math.imul(c, 0x165667b1) ^ Math.imul(imm, 0x2545f491);
    h = Math.imul(h ^ (h >>> 13), 0x9e3779b1) ^ Math.imul(key2, 0x85ebca6b) ^ version;
    // Fields that count up (versions, offsets) must not fill the table's slots in a row: two such rows would lie in each other's
    // way.
    h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f);
    h ^= h >>> 15;
    this.hash = h;
    const { mask, slots, entryHash, entryKey, entryVersion } = this;
    for (let s = h & mask; ; s = (s + 1) & mask) {
      const e = slots[s] - 1;
      if (e < 0) return NONE;
      // Most entries in the way are told by their hash: the key's fields lie in eight arrays.
      if (entryHash[e] !== h) continue;
      const k = entryKey[e];
      if (
        f.a[k] === a &&
        f.op[k] === op &&
        f.b[k] === b &&
        f.imm[k] === imm &&
        f.c[k] === c &&
        f.ty[k] === ty &&
        (f.imm2[k] & bits2) === key2 &&
        entryVersion[e] === version
      )
        return this.entryValue[e];
    }
  }

  /** Enters `key`, whose fields the last `lookup` did not find, as computing `value`. */
  insert(key: Value, value: Value, version: number): void {
    if (this.length * 2 > this.mask) this.grow();
    const { mask, slots } = this;
    let s = this.hash & mask;
    while (slots[s] !== 0) s = (s + 1) & mask;
    const e = this.length++;
    slots[s] = e + 1;
    this.entrySlot[e] = s;
    this.entryKey[e] = key;
    this.entryValue[e] = value;
    this.entryVersion[e] = version;
    this.entryHash[e] = this.hash;
  }

  /** Twice as many slots. */
  private grow(): void {
    const room = this.mask + 1;
    this.mask = room * 2 - 1;
    this.slots.fill(0, 0, room);
    this.slots = extended(this.slots, room * 2);
    this.entrySlot = extended(this.entrySlot, room);
    this.entryKey = extended(this.entryKey, room);
    this.entryValue = extended(this.entryValue, room);
    this.entryVersion = extended(this.entryVersion, room);
    this.entryHash = extended(this.entryHash, room);
    // In order of age, so that popping stays last in, first out.
    for (let e = 0; e < this.length; e++) {
      let s = this.entryHash[e] & this.mask;
      while (this.slots[s] !== 0) s = (s + 1) & this.mask;
      this.slots[s] = e + 1;
      this.entrySlot[e] = s;
    }
  }
}
