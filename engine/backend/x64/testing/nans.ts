/** Makes NaNs equal where they may differ: arithmetic chooses their sign and payload (section 4.3.3). */
const isNan32 = (x: number): boolean => (x & 0x7fffffff) > 0x7f800000;
const isNan64 = (lo: number, hi: number): boolean =>
  (hi & 0x7fffffff) > 0x7ff00000 || ((hi & 0x7fffffff) === 0x7ff00000 && lo !== 0);

/** Bits of the lanes in which the result of a vector instruction may have any NaN; 0: none. */
export function nanBits(instruction: string): 0 | 32 | 64 {
  const arithmetic = /^(f\d+x\d)\.(?!abs|neg|pmin|pmax|splat|replace|extract|eq|ne|lt|gt|le|ge)/.test(instruction);
  return arithmetic ? (instruction.startsWith('f32') ? 32 : 64) : 0;
}

/** Overwrites the NaNs among the first `length` bytes of every `stride` with one of them. */
export function unifyNans(bytes: Uint8Array, bits: 0 | 32 | 64, length = bytes.length, stride = bytes.length): void {
  if (bits === 0) return;
  const w = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  for (let at = 0; at < w.length; at += stride / 4) {
    for (let k = at; k < at + length / 4; k += bits / 32) {
      if (bits === 32 && isNan32(w[k] as number)) w[k] = -1;
      else if (bits === 64 && isNan64(w[k] as number, w[k + 1] as number)) w[k] = w[k + 1] = -1;
    }
  }
}
