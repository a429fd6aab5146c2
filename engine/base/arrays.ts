/**
 * Typed arrays that grow: the working memory of every stage is kept from function to function, so compiling allocates next to
 * nothing. All double, so that filling one is linear.
 */
import { bug } from './bug.ts';

/** What growing needs of an array: every typed array of numbers has it, and what is read as a column. */
interface Growable {
  readonly length: number;
  fill(value: number, start?: number, end?: number): unknown;
  set(from: unknown): void;
}

/**
 * A typed array read as a column of a table: row → entry. The row is of one brand (`brand.ts`) and so is the entry, or it is just
 * a number.
 */
export type Column<K extends number, T extends number = number> = { [row in K]: T } & {
  readonly length: number;
  fill(value: T, start?: number, end?: number): unknown;
  set(from: Column<K, T>): void;
};

/** An array whose places are of one brand. */
export type Rows<K extends number, T> = { [row in K]: T } & { length: number; push(entry: T): unknown };

/** What is read by numbers of one brand. */
export type ReadBy<K extends number, T = number> = { readonly [index in K]: T } & { readonly length: number };

/** An array that is read by numbers of one brand. */
export type Indexed<K extends number, T> = ReadBy<K, T> &
  Iterable<T> &
  Pick<readonly T[], 'at' | 'slice' | 'filter' | 'reduce'> & {
    forEach(visit: (entry: T, index: K) => void): void;
    map<U>(of: (entry: T, index: K) => U): U[];
    flatMap<U>(of: (entry: T, index: K) => U | readonly U[]): U[];
    some(is: (entry: T, index: K) => boolean): boolean;
  };

/** Says which numbers are the places of `list`. */
export function indexed<K extends number, T>(list: readonly T[]): Indexed<K, T>;
export function indexed(list: unknown): unknown {
  return list;
}

/** A list of integers of one brand, by place. */
export type Ints<T extends number = number> = Int32Array<ArrayBuffer> & { [place: number]: T };

/** A new column or list of `length` zeros. */
export function column<A extends Growable>(length: number): A;
export function column(length: number): Growable {
  return new Int32Array(length);
}

/** The word at a place that `words` has. */
export function wordAt(words: Int32Array | Uint32Array, at: number): number {
  return words[at] ?? bug(`no word ${at} in an array of ${words.length}`);
}

/** A new array of `a`'s kind. */
function likewise<T extends Growable>(a: T, length: number): T {
  return new (a.constructor as new (length: number) => T)(length);
}

/** `a` when it has room for `n` elements, else a new, larger array. Contents are not kept. */
export function sized<T extends Growable>(a: T, n: number): T {
  return a.length >= n ? a : likewise(a, Math.max(n, a.length * 2));
}

/** As `sized`, with the first `n` elements zero. */
export function zeroed<T extends Growable>(a: T, n: number): T {
  if (a.length < n) return sized(a, n);
  a.fill(0, 0, n);
  return a;
}

/** `a` when it has room for `n` elements, else a larger copy. */
export function extended<T extends Growable>(a: T, n: number): T {
  if (a.length >= n) return a;
  const b = likewise(a, Math.max(n, a.length * 2));
  b.set(a);
  return b;
}

/** A copy of twice the length. */
export function doubled<T extends Growable>(a: T): T {
  return extended(a, a.length + 1);
}

const NOTHING: Ints<never> = column(0);

/** Words a list has room for once it is not empty. */
const LEAST = 16;

/** A growable list of 32-bit integers, maybe of one brand, that keeps its memory between uses; one that stays empty has none. */
export class IntList<T extends number = number> {
  data: Ints<T> = NOTHING;
  length = 0;

  push(value: T): void {
    if (this.length === this.data.length) this.reserve(1);
    this.data[this.length++] = value;
  }
  /** Room for `n` more: as many pushes leave `data` where it is. */
  reserve(n: number): void {
    if (this.length + n > this.data.length) this.data = extended(this.data, Math.max(LEAST, this.length + n));
  }
  get(i: number): T {
    return this.data[i] as T;
  }
  /** The contents, until the list changes. */
  view(): Int32Array {
    return this.length === 0 ? NOTHING : this.data.subarray(0, this.length);
  }
}
