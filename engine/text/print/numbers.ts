/**
 * Numbers as text that reads back to the same bits: shortest decimals for floats, payloads for NaNs, decimal integers.
 */
const f32 = new Float32Array(1);
const f32Word = new Int32Array(f32.buffer);
const f64 = new Float64Array(1);
const f64Words = new Int32Array(f64.buffer);

/** Fewest and most digits that tell two floats apart. */
const F32_DIGITS = [6, 7, 8, 9];

export function f32Text(bits: number): string {
  const sign = bits < 0 ? '-' : '';
  const payload = bits & 0x7f_ffff;
  if (((bits >>> 23) & 0xff) === 0xff) return sign + special(payload === 0, payload === 0x40_0000, payload.toString(16));
  f32Word[0] = bits & 0x7fff_ffff;
  const value = f32[0];
  for (const digits of F32_DIGITS) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return sign + String(text);
  }
  return sign + String(value);
}

export function f64Text(lo: number, hi: number): string {
  const sign = hi < 0 ? '-' : '';
  const top = hi & 0xf_ffff;
  if (((hi >>> 20) & 0x7ff) === 0x7ff) {
    const payload = top === 0 ? (lo >>> 0).toString(16) : top.toString(16) + (lo >>> 0).toString(16).padStart(8, '0');
    return sign + special(top === 0 && lo === 0, top === 0x8_0000 && lo === 0, payload);
  }
  f64Words[0] = lo;
  f64Words[1] = hi & 0x7fff_ffff;
  return sign + String(f64[0]);
}

function special(infinite: boolean, canonical: boolean, payload: string): string {
  if (infinite) return 'inf';
  return canonical ? 'nan' : `nan:0x${payload}`;
}

/** A 64-bit pattern as a signed decimal. */
export function i64Text(lo: number, hi: number): string {
  if (hi === lo >> 31) return String(lo);
  return String((BigInt(hi) << 32n) | BigInt(lo >>> 0));
}

/** A 64-bit pattern as an unsigned decimal. */
export function u64Text(lo: number, hi: number): string {
  if (hi === 0) return String(lo >>> 0);
  return String((BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0));
}
