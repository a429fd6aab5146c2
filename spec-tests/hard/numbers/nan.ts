/** NaNs: comparisons in every place that a condition may stand, bits that must stay, and bits that must change. */
import {
  assertReturn,
  constant,
  type Expected,
  type FloatType,
  FORMAT,
  type HardScript,
  i32,
  type Value,
  value,
} from '../writing/script.ts';
import { isNan, isNegative, negated, rational, specials } from './model.ts';

const FLOATS: readonly FloatType[] = ['f32', 'f64'];
const RELATIONS = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'] as const;
type Relation = (typeof RELATIONS)[number];

function compare(a: Value, b: Value): number {
  const [x, y] = [a, b].map((v) => {
    const { exponent, fraction } = FORMAT[v.type === 'f32' ? 'f32' : 'f64'];
    // Infinity as the rational that its bits would be is larger than all others.
    const infinite = ((v.bits >> BigInt(fraction)) & ((1n << BigInt(exponent)) - 1n)) === (1n << BigInt(exponent)) - 1n;
    const { mantissa, exponent: scale } = rational(infinite ? specials(v.type === 'f32' ? 'f32' : 'f64').greatest : v);
    const magnitude = (infinite ? (isNegative(v) ? -2n : 2n) * mantissa : mantissa) << BigInt(scale + 1100);
    return magnitude;
  });
  return x === undefined || y === undefined || x === y ? 0 : x < y ? -1 : 1;
}

function holds(relation: Relation, a: Value, b: Value): boolean {
  if (isNan(a) || isNan(b)) return relation === 'ne';
  const order = compare(a, b);
  return { eq: order === 0, ne: order !== 0, lt: order < 0, gt: order > 0, le: order <= 0, ge: order >= 0 }[relation];
}

/** Places of a condition: an expression that is 1 where it holds, else 0. */
const PLACES: readonly (readonly [name: string, code: (condition: string) => string])[] = [
  ['value', (c) => c],
  ['negated', (c) => `(i32.eqz (i32.eqz ${c}))`],
  ['if', (c) => `(if (result i32) ${c} (then (i32.const 1)) (else (i32.const 0)))`],
  ['if not', (c) => `(if (result i32) (i32.eqz ${c}) (then (i32.const 0)) (else (i32.const 1)))`],
  ['br_if', (c) => `(block (result i32) (drop (br_if 0 (i32.const 1) ${c})) (i32.const 0))`],
  ['br_if not', (c) => `(block (result i32) (drop (br_if 0 (i32.const 0) (i32.eqz ${c}))) (i32.const 1))`],
  ['select', (c) => `(select (i32.const 1) (i32.const 0) ${c})`],
  ['select not', (c) => `(select (i32.const 0) (i32.const 1) (i32.eqz ${c}))`],
  ['select of floats', (c) => `(i32.trunc_f64_s (select (f64.const 1) (f64.const 0) ${c}))`],
];

function comparisons(type: FloatType): { functions: string[]; asserted: string[] } {
  const { zero, one, greatest, infinity, quiet, signal, tiny } = specials(type);
  const pairs: readonly (readonly [Value, Value])[] = [
    [quiet, one],
    [one, quiet],
    [signal, infinity],
    [negated(infinity), negated(signal)],
    [quiet, quiet],
    [zero, negated(zero)],
    [negated(tiny), tiny],
    [one, one],
    [greatest, infinity],
    [one, negated(one)],
  ];
  const packed = (operand: (n: number) => string, code: (condition: string) => string): string =>
    RELATIONS.map((r, i) => `(i32.shl ${code(`(${type}.${r} ${operand(0)} ${operand(1)})`)} (i32.const ${i}))`).reduce(
      (all, one) => `(i32.or ${all}\n      ${one})`,
    );
  const functions = PLACES.flatMap(([name, code]) => [
    `  (func (export "${type} ${name}") (param ${type} ${type}) (result i32)
    ${packed((n) => `(local.get ${n})`, code)})`,
    // The second operand comes from memory.
    `  (func (export "${type} ${name}, loaded") (param ${type} ${type}) (result i32)
    (${type}.store (i32.const 8) (local.get 1))
    ${packed((n) => (n === 0 ? '(local.get 0)' : `(${type}.load (i32.const 8))`), code)})`,
  ]);
  const asserted = PLACES.flatMap(([name]) =>
    ['', ', loaded'].flatMap((how, k) =>
      pairs
        .filter((_, i) => i < 3 || i % 2 === k)
        .map(([a, b]) =>
          assertReturn(
            `${type} ${name}${how}`,
            [a, b],
            [i32(RELATIONS.reduce((all, r, i) => all | (Number(holds(r, a, b)) << i), 0))],
          ),
        ),
    ),
  );
  return { functions, asserted };
}

/** Ways that a float takes, which leave its bits as they are. */
function ways(type: FloatType): readonly (readonly [name: string, code: string])[] {
  const x = '(local.get 0)';
  const shape = type === 'f32' ? 'f32x4' : 'f64x2';
  const bits = type === 'f32' ? 'i32' : 'i64';
  return [
    ['returned', x],
    ['reinterpreted', `(${type}.reinterpret_${bits} (${bits}.reinterpret_${type} ${x}))`],
    ['stored', `(${type}.store (i32.const 16) ${x}) (${type}.load (i32.const 16))`],
    ['stored as bits', `(${bits}.store (i32.const 16) (${bits}.reinterpret_${type} ${x})) (${type}.load (i32.const 16))`],
    ['global', `(global.set $${type} ${x}) (global.get $${type})`],
    ['selected', `(select ${x} (${type}.const 1) (i32.const 1))`],
    ['called', `(call $same-${type} ${x})`],
    ['called indirectly', `(call_indirect (type $${type}) ${x} (i32.const ${type === 'f32' ? 0 : 1}))`],
    ['branched', `(block (result ${type}) (br 0 ${x}))`],
    ['looped', `(loop (param) (result ${type}) ${x})`],
    ['kept', `${x} (drop (call $same-${type} (${type}.const 1)))`],
    ['lane', `(${shape}.extract_lane 1 (${shape}.splat ${x}))`],
    ['replaced', `(${shape}.extract_lane 0 (${shape}.replace_lane 0 (v128.const i64x2 0 0) ${x}))`],
    ['sign changed twice', `(${type}.neg (${type}.neg ${x}))`],
    ['sign of itself', `(${type}.copysign ${x} ${x})`],
  ];
}

function bitsKept(type: FloatType): { functions: string[]; asserted: string[] } {
  const { signal, full, loud, quiet } = specials(type);
  const nans = [signal, negated(full), loud, negated(quiet)];
  const absolute = (v: Value): Value => (isNegative(v) ? negated(v) : v);
  const signs: readonly (readonly [string, (v: Value) => Value])[] = [
    ['neg', negated],
    ['abs', absolute],
    ['copysign minus', (v) => negated(absolute(v))],
    ['copysign plus', absolute],
  ];
  const codes: Readonly<Record<string, string>> = {
    neg: `(${type}.neg (local.get 0))`,
    abs: `(${type}.abs (local.get 0))`,
    'copysign minus': `(${type}.copysign (local.get 0) (${type}.const -nan:0x5))`,
    'copysign plus': `(${type}.copysign (local.get 0) (${type}.const 0))`,
  };
  return {
    functions: [
      `  (global $${type} (mut ${type}) (${type}.const 0))`,
      `  (type $${type} (func (param ${type}) (result ${type})))`,
      `  (func $same-${type} (type $${type}) (local.get 0))`,
      ...ways(type).map(([name, code]) => `  (func (export "${type} ${name}") (param ${type}) (result ${type}) ${code})`),
      ...signs.map(([name]) => `  (func (export "${type} ${name}") (param ${type}) (result ${type}) ${codes[name] ?? ''})`),
      ...nans.flatMap((nan, i) => [
        `  (func (export "${type} constant ${i}") (result ${type}) ${constant(nan)})`,
        ...signs.map(
          ([name]) =>
            `  (func (export "${type} ${name} constant ${i}") (result ${type}) ${(codes[name] ?? '').replace('(local.get 0)', constant(nan))})`,
        ),
      ]),
    ],
    asserted: nans.flatMap((nan, i) => [
      ...ways(type).map(([name]) => assertReturn(`${type} ${name}`, [nan], [nan])),
      ...signs.map(([name, change]) => assertReturn(`${type} ${name}`, [nan], [change(nan)])),
      assertReturn(`${type} constant ${i}`, [], [nan]),
      ...signs.map(([name, change]) => assertReturn(`${type} ${name} constant ${i}`, [], [change(nan)])),
    ]),
  };
}

/** Arithmetic on NaNs, and what yields them; and arithmetic that looks as if it changed nothing. */
function arithmetic(type: FloatType): { functions: string[]; asserted: string[] } {
  const { zero, one, infinity, quiet, loud, signal } = specials(type);
  const binary = ['add', 'sub', 'mul', 'div', 'min', 'max'] as const;
  const unary = ['sqrt', 'ceil', 'floor', 'trunc', 'nearest'] as const;
  const canonical = `(${type}.const nan:canonical)`;
  const any = `(${type}.const nan:arithmetic)`;
  const functions: string[] = [];
  const asserted: string[] = [];
  const both = (name: string, code: (x: string) => string, cases: readonly (readonly [Value, Expected])[]): void => {
    functions.push(`  (func (export "${type} ${name}") (param ${type}) (result ${type}) ${code('(local.get 0)')})`);
    cases.forEach(([operand, expected], i) => {
      functions.push(`  (func (export "${type} ${name} ${i}") (result ${type}) ${code(constant(operand))})`);
      asserted.push(assertReturn(`${type} ${name}`, [operand], [expected]), assertReturn(`${type} ${name} ${i}`, [], [expected]));
    });
  };
  const nans: readonly (readonly [Value, Expected])[] = [
    [signal, any],
    [negated(loud), any],
    [quiet, canonical],
  ];
  for (const op of binary) {
    both(`${op} 1`, (x) => `(${type}.${op} ${x} (${type}.const 1))`, nans);
    both(`1 ${op}`, (x) => `(${type}.${op} (${type}.const 1) ${x})`, nans);
    both(`${op} itself`, (x) => `(${type}.${op} ${x} ${x})`, nans);
  }
  for (const op of unary) both(op, (x) => `(${type}.${op} ${x})`, nans);
  const minus = negated(zero);
  both('minus itself', (x) => `(${type}.sub ${x} ${x})`, [
    [one, zero],
    [infinity, canonical],
    [minus, zero],
  ]);
  both('by itself', (x) => `(${type}.div ${x} ${x})`, [
    [one, one],
    [infinity, canonical],
    [minus, canonical],
  ]);
  both('times 0', (x) => `(${type}.mul ${x} (${type}.const 0))`, [
    [one, zero],
    [negated(one), minus],
    [infinity, canonical],
    [signal, any],
  ]);
  both('plus 0', (x) => `(${type}.add ${x} (${type}.const 0))`, [
    [one, one],
    [minus, zero],
    [signal, any],
  ]);
  both('plus -0', (x) => `(${type}.add ${x} (${type}.const -0))`, [
    [zero, zero],
    [minus, minus],
    [signal, any],
  ]);
  both('minus 0', (x) => `(${type}.sub ${x} (${type}.const 0))`, [
    [zero, zero],
    [minus, minus],
    [signal, any],
  ]);
  both('minus -0', (x) => `(${type}.sub ${x} (${type}.const -0))`, [
    [zero, zero],
    [minus, zero],
  ]);
  both('0 minus', (x) => `(${type}.sub (${type}.const 0) ${x})`, [
    [zero, zero],
    [minus, zero],
    [one, negated(one)],
  ]);
  both('-0 minus', (x) => `(${type}.sub (${type}.const -0) ${x})`, [
    [zero, minus],
    [minus, zero],
    [signal, any],
  ]);
  both('times -1', (x) => `(${type}.mul ${x} (${type}.const -1))`, [
    [zero, minus],
    [minus, zero],
    [signal, any],
  ]);
  both('by 1', (x) => `(${type}.div ${x} (${type}.const 1))`, [
    [minus, minus],
    [signal, any],
  ]);
  both('of infinity', (x) => `(${type}.sub ${x} (${type}.const inf))`, [
    [infinity, canonical],
    [one, negated(infinity)],
  ]);
  both('root', (x) => `(${type}.sqrt ${x})`, [
    [minus, minus],
    [negated(one), canonical],
    [negated(infinity), canonical],
  ]);
  both('min 0', (x) => `(${type}.min ${x} (${type}.const 0))`, [
    [minus, minus],
    [zero, zero],
    [infinity, zero],
  ]);
  both('0 min', (x) => `(${type}.min (${type}.const 0) ${x})`, [
    [minus, minus],
    [zero, zero],
  ]);
  both('max -0', (x) => `(${type}.max ${x} (${type}.const -0))`, [
    [minus, minus],
    [zero, zero],
    [negated(infinity), minus],
  ]);
  both('-0 max', (x) => `(${type}.max (${type}.const -0) ${x})`, [
    [minus, minus],
    [zero, zero],
  ]);
  both('nearest half', (x) => `(${type}.nearest (${type}.mul ${x} (${type}.const 0.5)))`, [
    [one, zero],
    [negated(one), minus],
    [
      value(type, one.bits + (3n << BigInt(FORMAT[type].fraction - 1))),
      value(type, one.bits + (1n << BigInt(FORMAT[type].fraction))),
    ],
  ]);
  both('absolute difference', (x) => `(${type}.abs (${type}.sub ${x} ${x}))`, [
    [infinity, canonical],
    [minus, zero],
  ]);
  return { functions, asserted };
}

export const NANS: HardScript = {
  path: 'numbers/nan.wast',
  rule: [
    'NaNs and zeros. Comparisons where a condition may stand: with a NaN only ne holds, and its negation is no other relation. Ways that',
    'leave every bit of a NaN as it was. Arithmetic whose NaNs are quiet, and canonical where all its NaN operands are; and which does',
    'not simplify as for other numbers. Specification 4.3.3 (NaN propagation; abs, neg and copysign change the sign alone; the',
    'order of zeros in min and max), 4.3.1 (a value is its bits).',
  ],
  lines: () => {
    const parts = FLOATS.flatMap((type) => [comparisons(type), bitsKept(type), arithmetic(type)]);
    return [
      '(module',
      '  (memory 1)',
      '  (table funcref (elem $same-f32 $same-f64))',
      ...parts.flatMap(({ functions }) => functions),
      ')',
      ...parts.flatMap(({ asserted }) => asserted),
    ];
  },
};
