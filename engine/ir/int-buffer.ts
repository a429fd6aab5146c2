/**
 * Reused Int32Arrays: analyses keep their arrays from function to function and only ever grow them.
 */

/** `a` when it has room for `n` words, else a new, larger array. Contents are not kept. */
export function sized(a: Int32Array, n: number): Int32Array {
  return a.length >= n ? a : new Int32Array(Math.max(n, a.length * 2));
}

/** `a` when it has room for `n` words, else a larger copy. */
export function extended(a: Int32Array, n: number): Int32Array {
  if (a.length >= n) return a;
  const b = new Int32Array(Math.max(n, a.length * 2));
  b.set(a);
  return b;
}
