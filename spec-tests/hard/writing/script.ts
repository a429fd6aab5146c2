/**
 * What the hard suite's scripts are written with: values by their bits, and directives as lines of text. Imports nothing of the
 * engine: what a script expects is computed from the specification's words alone.
 */

/** A generated script: where it lies below `spec-tests/own/hard/`, the rule of the specification it rests on, and its lines. */
export interface HardScript {
  readonly path: string;
  /** What the script shows and which words of the specification say so; the comment at its head, a line each. */
  readonly rule: readonly string[];
  readonly lines: () => readonly string[];
}

export type IntType = 'i32' | 'i64';
export type FloatType = 'f32' | 'f64';
export type NumType = IntType | FloatType | 'v128';

/** A value as its bits: unsigned, as wide as its type. */
export interface Value {
  readonly type: NumType;
  readonly bits: bigint;
}

export const WIDTH: Readonly<Record<NumType, number>> = { i32: 32, i64: 64, f32: 32, f64: 64, v128: 128 };

/** The value of a type with these bits; a negative or too large number is taken modulo the type's width. */
export const value = (type: NumType, bits: bigint | number): Value => ({
  type,
  bits: BigInt.asUintN(WIDTH[type], BigInt(bits)),
});
export const i32 = (bits: bigint | number): Value => value('i32', bits);
export const i64 = (bits: bigint | number): Value => value('i64', bits);

export const hex = (n: bigint): string => `0x${n.toString(16)}`;
const SMALL = 10000n;
const int = (n: bigint): string => (n < SMALL ? `${n}` : hex(n));

interface FloatFormat {
  readonly exponent: number;
  readonly fraction: number;
}
export const FORMAT: Readonly<Record<FloatType, FloatFormat>> = {
  f32: { exponent: 8, fraction: 23 },
  f64: { exponent: 11, fraction: 52 },
};

/** A float's literal: hexadecimal, so that it says the bits. */
function floatText(type: FloatType, bits: bigint): string {
  const { exponent, fraction } = FORMAT[type];
  const sign = bits >> BigInt(exponent + fraction) === 1n ? '-' : '';
  const power = Number((bits >> BigInt(fraction)) & ((1n << BigInt(exponent)) - 1n));
  const digits = bits & ((1n << BigInt(fraction)) - 1n);
  const bias = 2 ** (exponent - 1) - 1;
  if (power === 2 ** exponent - 1) return digits === 0n ? `${sign}inf` : `${sign}nan:${hex(digits)}`;
  if (power === 0) return digits === 0n ? `${sign}0` : `${sign}${hex(digits)}p${1 - bias - fraction}`;
  // The shortest: trailing zero bits go into the exponent.
  let mantissa = digits | (1n << BigInt(fraction));
  let scale = power - bias - fraction;
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    scale++;
  }
  return scale === 0 ? `${sign}${hex(mantissa)}` : `${sign}${hex(mantissa)}p${scale}`;
}

/** A constant as an argument: `(i32.const 7)`. */
export function constant({ type, bits }: Value): string {
  switch (type) {
    case 'i32':
    case 'i64':
      return `(${type}.const ${int(bits)})`;
    case 'f32':
    case 'f64':
      return `(${type}.const ${floatText(type, bits)})`;
    case 'v128':
      return `(v128.const i64x2 ${hex(BigInt.asUintN(64, bits))} ${hex(bits >> 64n)})`;
  }
}

/** What a result must be: a value, or text such as `(f32.const nan:canonical)` or `(ref.null func)`. */
export type Expected = Value | string;
const text = (v: Expected): string => (typeof v === 'string' ? v : constant(v));

export const invoke = (name: string, args: readonly Expected[]): string =>
  `(invoke ${[`"${name}"`, ...args.map(text)].join(' ')})`;

export const assertReturn = (name: string, args: readonly Expected[], results: readonly Expected[]): string =>
  `(assert_return ${[invoke(name, args), ...results.map(text)].join(' ')})`;

export const assertTrap = (name: string, args: readonly Expected[], message: string): string =>
  `(assert_trap ${invoke(name, args)} "${message}")`;

/** The messages of the specification. */
export const TRAP = {
  memory: 'out of bounds memory access',
  table: 'out of bounds table access',
} as const;

/** A script's text: the rule as a comment, and its lines. */
export function scriptText({ rule, lines }: HardScript): string {
  return [
    ...rule.map((line) => `;; ${line}`),
    ';; Written by spec-tests/hard; `npm run spec-tests:hard` writes it anew.',
    ...lines(),
    '',
  ].join('\n');
}
