/** Numbers as specification 4.3 defines them: floats are rationals over powers of two, rounded to nearest, ties to even. */
import { type FloatType, FORMAT, type IntType, type Value, value, WIDTH } from '../writing/script.ts';

/** A finite number: mantissa · 2^exponent. */
export interface Rational {
  readonly mantissa: bigint;
  readonly exponent: number;
}

interface Parts {
  readonly negative: boolean;
  readonly power: number;
  readonly digits: bigint;
}

function parts({ type, bits }: Value): Parts & { readonly fraction: number; readonly special: number; readonly bias: number } {
  if (type !== 'f32' && type !== 'f64') throw new Error(`${type} is no float`);
  const { exponent, fraction } = FORMAT[type];
  return {
    negative: bits >> BigInt(exponent + fraction) === 1n,
    power: Number((bits >> BigInt(fraction)) & ((1n << BigInt(exponent)) - 1n)),
    digits: bits & ((1n << BigInt(fraction)) - 1n),
    fraction,
    special: 2 ** exponent - 1,
    bias: 2 ** (exponent - 1) - 1,
  };
}

export const isNegative = (v: Value): boolean => parts(v).negative;
export const isNan = (v: Value): boolean => parts(v).power === parts(v).special && parts(v).digits !== 0n;
export const isInfinite = (v: Value): boolean => parts(v).power === parts(v).special && parts(v).digits === 0n;

/** A finite float as a rational; zero of both signs is 0. */
export function rational(v: Value): Rational {
  const { negative, power, digits, fraction, bias } = parts(v);
  const mantissa = power === 0 ? digits : digits | (1n << BigInt(fraction));
  return { mantissa: negative ? -mantissa : mantissa, exponent: Math.max(power, 1) - bias - fraction };
}

const infinity = (type: FloatType, negative: boolean): Value => {
  const { exponent, fraction } = FORMAT[type];
  return value(type, (((negative ? 1n : 0n) << BigInt(exponent)) | ((1n << BigInt(exponent)) - 1n)) << BigInt(fraction));
};

/** The number of bits of a natural number. */
const bitLength = (n: bigint): number => (n === 0n ? 0 : n.toString(2).length);

/** The float nearest to a rational, ties to even; a zero has the sign that is said. */
export function rounded(type: FloatType, { mantissa, exponent }: Rational, negativeZero = false): Value {
  const format = FORMAT[type];
  const bias = 2 ** (format.exponent - 1) - 1;
  const negative = mantissa === 0n ? negativeZero : mantissa < 0n;
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const sign = (negative ? 1n : 0n) << BigInt(format.exponent + format.fraction);
  // The exponent of the last digit that the result has.
  const last = Math.max(exponent + bitLength(magnitude) - 1 - format.fraction, 1 - bias - format.fraction);
  const shift = BigInt(last - exponent);
  let digits = shift <= 0n ? magnitude << -shift : magnitude >> shift;
  if (shift > 0n) {
    const rest = magnitude & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    if (rest > half || (rest === half && (digits & 1n) === 1n)) digits++;
  }
  // A carry into one more digit, and subnormal numbers, come out right when exponent and digits are added.
  const power = digits >> BigInt(format.fraction) === 0n ? 0n : BigInt(last + bias + format.fraction - 1);
  const bits = (power << BigInt(format.fraction)) + digits;
  const limit = ((1n << BigInt(format.exponent)) - 1n) << BigInt(format.fraction);
  return bits >= limit ? infinity(type, negative) : value(type, sign | bits);
}

/** A rational without what stands behind its point. */
export const truncated = ({ mantissa, exponent }: Rational): bigint =>
  exponent >= 0 ? mantissa << BigInt(exponent) : mantissa / (1n << BigInt(-exponent));

/** The smallest and the largest number of an integer type. */
export function range(type: IntType, signed: boolean): readonly [bigint, bigint] {
  const width = BigInt(WIDTH[type]);
  return signed ? [-(1n << (width - 1n)), (1n << (width - 1n)) - 1n] : [0n, (1n << width) - 1n];
}

/** The float with the next larger, or with 'down' the next smaller magnitude. */
export const neighbour = (v: Value, where: 'up' | 'down'): Value => value(v.type, v.bits + (where === 'up' ? 1n : -1n));

/** A float by its sign, and its bits without it. */
export const negated = (v: Value): Value => value(v.type, v.bits ^ (1n << BigInt(WIDTH[v.type] - 1)));

const float = (type: FloatType, bits: bigint): Value => value(type, bits);
/** Special values by name. */
export function specials(
  type: FloatType,
): Readonly<Record<'zero' | 'tiny' | 'least' | 'one' | 'greatest' | 'infinity' | 'quiet' | 'loud' | 'signal' | 'full', Value>> {
  const { fraction, exponent } = FORMAT[type];
  const bias = (1n << BigInt(exponent - 1)) - 1n;
  const top = ((1n << BigInt(exponent)) - 1n) << BigInt(fraction);
  const quiet = 1n << BigInt(fraction - 1);
  return {
    zero: float(type, 0n),
    tiny: float(type, 1n),
    least: float(type, 1n << BigInt(fraction)),
    one: float(type, bias << BigInt(fraction)),
    greatest: float(type, top - 1n),
    infinity: float(type, top),
    quiet: float(type, top | quiet),
    loud: float(type, top | quiet | 0x1234n),
    signal: float(type, top | 1n),
    full: float(type, top | (quiet - 1n)),
  };
}
