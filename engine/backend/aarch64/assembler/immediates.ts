/** Immediates of AArch64: which constants an instruction can hold, as the fields of its row (rows.ts); -1: it cannot. */

/** sh and imm12 of sums: 12 bits, or 12 with as many zeros behind. */
export function sumImmediate(n: number): number {
  if (n >= 0 && n < 1 << 12) return n;
  return n > 0 && n < 1 << 24 && (n & 0xfff) === 0 ? (1 << 12) | (n >> 12) : -1;
}

/**
 * N, immr and imms of logical operations: a run of ones in an element of 2, 4 … 64 bits, rotated, and repeated (manual,
 * DecodeBitMasks). `high` does not count where the width is 32.
 */
export function bitmask(low: number, high: number, width: number): number {
  const upper = width === 32 ? low : high;
  let size = 64;
  if (low === upper) {
    size = 32;
    for (let half = 16; half >= 2; half >>= 1) {
      const mask = (1 << half) - 1;
      if ((low & mask) !== ((low >>> half) & mask)) break;
      size = half;
    }
  }
  let ones = 0;
  let start = -1;
  let before = bitAt(low, upper, size - 1);
  for (let i = 0; i < size; i++) {
    const bit = bitAt(low, upper, i);
    if (bit === 1 && before === 0) {
      if (start >= 0) return -1;
      start = i;
    }
    ones += bit;
    before = bit;
  }
  if (start < 0) return -1;
  const immr = (size - start) & (size - 1);
  if (size === 64) return (1 << 12) | (immr << 6) | (ones - 1);
  return (immr << 6) | ((-size * 2) & 0x3f) | (ones - 1);
}
const bitAt = (low: number, high: number, i: number): number => ((i < 32 ? low : high) >>> (i & 31)) & 1;

/** imm8 of a float constant: a sign, three bits of exponent, four of fraction (manual, VFPExpandImm). */
export function floatImmediate(f32: boolean, low: number, high: number): number {
  if (f32) {
    const exponent = (low >>> 25) & 0x3f;
    if ((low & 0x7ffff) !== 0 || (exponent !== 0x20 && exponent !== 0x1f)) return -1;
    return ((low >>> 24) & 0x80) | ((exponent & 1) << 6) | ((low >>> 19) & 0x3f);
  }
  const exponent = (high >>> 22) & 0x1ff;
  if (low !== 0 || (high & 0xffff) !== 0 || (exponent !== 0x100 && exponent !== 0xff)) return -1;
  return ((high >>> 24) & 0x80) | ((exponent & 1) << 6) | ((high >>> 16) & 0x3f);
}
