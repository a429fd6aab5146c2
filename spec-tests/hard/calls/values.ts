/** Values made of a seed and a number, of every class, and hashes of them: as code, and as what the code must come to. */
import { rounded } from '../numbers/model.ts';
import { type NumType, type Value, value, WIDTH } from '../writing/script.ts';

const STEP = 0x10203;

/** The code of a value of this type, of code for an i32. */
function seeded(type: NumType, x: string): string {
  switch (type) {
    case 'i32':
      return x;
    case 'i64':
      return `(i64.mul (i64.extend_i32_s ${x}) (i64.const 0x100000003))`;
    case 'f32':
      return `(f32.convert_i32_s ${x})`;
    case 'f64':
      return `(f64.convert_i32_s ${x})`;
    case 'v128':
      return `(i32x4.replace_lane 2 (i32x4.splat ${x}) (i32.const 5))`;
  }
}

/** The code of value number n, of a seed in `(local.get 0)`. */
export const seededCode = (type: NumType, n: number): string => seeded(type, `(i32.add (local.get 0) (i32.const ${n * STEP}))`);

/** What value number n is. */
export function seededValue(type: NumType, n: number, seed: number): Value {
  const x = BigInt.asIntN(32, BigInt(seed) + BigInt(n * STEP));
  switch (type) {
    case 'i32':
      return value('i32', x);
    case 'i64':
      return value('i64', x * 0x1_0000_0003n);
    case 'f32':
    case 'f64':
      return rounded(type, { mantissa: x, exponent: 0 });
    case 'v128': {
      const lane = BigInt.asUintN(32, x);
      return value('v128', lane | (lane << 32n) | (5n << 64n) | (lane << 96n));
    }
  }
}

/** The code that takes a value on, into an i64: no two bits are the same to it. */
export function mixed(hash: string, type: NumType, code: string): string {
  const step = (h: string, word: string): string => `(i64.add (i64.mul ${h} (i64.const 31)) ${word})`;
  switch (type) {
    case 'i32':
      return step(hash, `(i64.extend_i32_u ${code})`);
    case 'i64':
      return step(hash, code);
    case 'f32':
      return step(hash, `(i64.extend_i32_u (i32.reinterpret_f32 ${code}))`);
    case 'f64':
      return step(hash, `(i64.reinterpret_f64 ${code})`);
    case 'v128':
      return step(step(hash, `(i64x2.extract_lane 0 ${code})`), `(i64x2.extract_lane 1 ${code})`);
  }
}

/** What the code of `mixed` comes to, over values in order, from 0. */
export function hashOf(values: readonly Value[]): Value {
  let hash = 0n;
  for (const { type, bits } of values)
    for (let at = 0; at < WIDTH[type]; at += 64) hash = BigInt.asUintN(64, hash * 31n + BigInt.asUintN(64, bits >> BigInt(at)));
  return value('i64', hash);
}

export const TYPES: readonly NumType[] = ['i32', 'i64', 'f32', 'f64', 'v128'];

/** Functions of a module that says much with few words: a value by its number, and the step of a hash. */
export const HELPERS: readonly string[] = [
  '  (global $seed (mut i32) (i32.const 0))',
  ...TYPES.flatMap((type) => [
    `  (func $${type} (param i32) (result ${type}) ${seeded(type, `(i32.add (global.get $seed) (i32.mul (local.get 0) (i32.const ${STEP})))`)})`,
    `  (func $mix-${type} (param i64 ${type}) (result i64) ${mixed('(local.get 0)', type, '(local.get 1)')})`,
  ]),
];
/** Leaves values on the stack, by those functions. */
export const push = (types: readonly NumType[]): string => types.map((type, i) => `i32.const ${i} call $${type}`).join(' ');
/** The hash of locals, by those functions. */
export const hash = (types: readonly NumType[], first: number): string =>
  ['i64.const 0', ...types.map((type, i) => `local.get ${first + i} call $mix-${type}`)].join(' ');

/** Mixtures of types. */
export const MIXTURES = {
  integers: ['i32', 'i64'],
  floats: ['f64', 'f32'],
  all: ['i32', 'f64', 'i64', 'v128', 'f32'],
  vectors: ['v128', 'i32', 'v128'],
} as const;
export const typesOf = (mixture: readonly NumType[], count: number): NumType[] =>
  Array.from({ length: count }, (_, i) => mixture[i % mixture.length] ?? 'i32');
