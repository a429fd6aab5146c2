/**
 * Constants of one function, deduplicated by content: entries of 4, 8 or 16 bytes, and jump tables (lists of labels). Lowering
 * asks for numbers, the code buffer lays the pool out behind the code, the widest entries first so that each is aligned.
 */
import { IntList } from '../../base/arrays.ts';

/** Words that an entry has room for. */
const WORDS = 4;
/** Words of a jump table: where its labels begin, and how many they are. */
const TABLE = { first: 0, count: 1 } as const;

export class ConstantPool {
  /** WORDS of each entry: a constant, or of a jump table its TABLE. */
  private readonly words: IntList = new IntList();
  /** Bytes of each entry, 0 for a jump table. */
  readonly sizes: IntList = new IntList();
  /** The entries of all jump tables. */
  readonly labels: IntList = new IntList();
  /** Offset of each entry behind the code once laid out. */
  readonly offsets: IntList = new IntList();
  private table: Int32Array = new Int32Array(64).fill(-1);

  reset(): void {
    if (this.sizes.length > 0) this.table.fill(-1);
    this.words.length = 0;
    this.sizes.length = 0;
    this.labels.length = 0;
    this.offsets.length = 0;
  }

  private append(size: number, a: number, b: number, c: number, d: number): number {
    this.sizes.push(size);
    this.words.push(a);
    this.words.push(b);
    this.words.push(c);
    this.words.push(d);
    return this.sizes.length - 1;
  }

  private hash(size: number, a: number, b: number, c: number, d: number): number {
    let h = Math.imul(size ^ Math.imul(a, 0x9e3779b1), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 13) ^ c, 0x27d4eb2f);
    h = Math.imul(h ^ (h >>> 16) ^ d, 0x165667b1);
    return (h ^ (h >>> 15)) >>> 0;
  }

  /** The number of the constant with these words; size 4, 8 or 16. */
  constant(size: number, a: number, b = 0, c = 0, d = 0): number {
    let mask = this.table.length - 1;
    let h = this.hash(size, a, b, c, d) & mask;
    for (let e = this.table[h]; e >= 0; e = this.table[(h = (h + 1) & mask)]) {
      const w = this.words.data;
      const at = e * WORDS;
      if (this.sizes.get(e) !== size || w[at] !== a || w[at + 1] !== b || w[at + 2] !== c || w[at + 3] !== d) continue;
      return e;
    }
    const entry = this.append(size, a, b, c, d);
    this.table[h] = entry;
    if (this.sizes.length * 2 > this.table.length) {
      this.table = new Int32Array(this.table.length * 4).fill(-1);
      mask = this.table.length - 1;
      for (let e = 0; e < this.sizes.length; e++) {
        if (this.sizes.get(e) === 0) continue;
        const w = this.words.data;
        const at = e * WORDS;
        h = this.hash(this.sizes.get(e), w[at], w[at + 1], w[at + 2], w[at + 3]) & mask;
        while (this.table[h] >= 0) h = (h + 1) & mask;
        this.table[h] = e;
      }
    }
    return entry;
  }

  /** A jump table; `jumpTarget` calls add its entries. */
  jumpTable(count: number): number {
    return this.append(0, this.labels.length, count, 0, 0);
  }
  jumpTarget(label: number): void {
    this.labels.push(label);
  }

  /** Word `k` of a constant. */
  word(entry: number, k: number): number {
    return this.words.get(entry * WORDS + k);
  }
  /** Where the labels of a jump table begin. */
  firstLabel(entry: number): number {
    return this.words.get(entry * WORDS + TABLE.first);
  }
  /** How many there are. */
  labelCount(entry: number): number {
    return this.words.get(entry * WORDS + TABLE.count);
  }
  /** Nobody reads this jump table: it takes no room. */
  dropTable(entry: number): void {
    this.words.data[entry * WORDS + TABLE.count] = 0;
  }

  /** Assigns offsets from `at` (16-byte aligned) on; returns the end. */
  layOut(at: number): number {
    let end = at;
    const n = this.sizes.length;
    this.offsets.length = 0;
    for (let e = 0; e < n; e++) this.offsets.push(0);
    for (let size = 16; size >= 4; size >>= 1) {
      for (let e = 0; e < n; e++) {
        if (this.sizes.get(e) !== size) continue;
        this.offsets.data[e] = end;
        end += size;
      }
    }
    for (let e = 0; e < n; e++) {
      if (this.sizes.get(e) !== 0) continue;
      this.offsets.data[e] = end;
      end += 4 * this.labelCount(e);
    }
    return end;
  }
}
