/**
 * Typed arrays that grow: the working memory of every stage is kept from function to function, so compiling allocates next to
 * nothing. All double, so that filling one is linear.
 */

/** The typed arrays of number elements. */
export type NumberArray = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** A new array of `a`'s kind. */
function likewise<T extends NumberArray>(a: T, length: number): T {
  return new (a.constructor as new (length: number) => T)(length);
}

/** `a` when it has room for `n` elements, else a new, larger array. Contents are not kept. */
export function sized<T extends NumberArray>(a: T, n: number): T {
  return a.length >= n ? a : likewise(a, Math.max(n, a.length * 2));
}

/** As `sized`, with the first `n` elements zero. */
export function zeroed<T extends NumberArray>(a: T, n: number): T {
  if (a.length < n) return sized(a, n);
  a.fill(0, 0, n);
  return a;
}

/** `a` when it has room for `n` elements, else a larger copy. */
export function extended<T extends NumberArray>(a: T, n: number): T {
  if (a.length >= n) return a;
  const b = likewise(a, Math.max(n, a.length * 2));
  b.set(a);
  return b;
}

/** A copy of twice the length. */
export function doubled<T extends NumberArray>(a: T): T {
  return extended(a, a.length + 1);
}

const NOTHING = new Int32Array(0);

/** Words a list has room for once it is not empty. */
const LEAST = 16;

/** A growable list of 32-bit integers that keeps its memory between uses; one that stays empty has none. */
export class IntList {
  data: Int32Array<ArrayBuffer> = NOTHING;
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1);
    this.data[this.length++] = value;
  }
  /** Room for `n` more: as many pushes leave `data` where it is. */
  reserve(n: number): void {
    if (this.length + n > this.data.length) this.data = extended(this.data, Math.max(LEAST, this.length + n));
  }
  get(i: number): number {
    return this.data[i] as number;
  }
  /** A copy of the contents; lists of nothing share one. */
  toArray(): Int32Array {
    return this.length === 0 ? NOTHING : this.data.slice(0, this.length);
  }
}
