/** Integers: operands that are constants, where a compiler has another way than the machine's instruction. */
import {
  assertReturn,
  assertTrap,
  constant,
  type HardScript,
  type IntType,
  type Value,
  value,
  WIDTH,
} from '../writing/script.ts';
import { range } from './model.ts';

type Outcome = Value | { readonly trap: string };
type Binary = (a: bigint, b: bigint, width: number) => bigint | { readonly trap: string };

const signed = (n: bigint, width: number): bigint => BigInt.asIntN(width, n);
const ZERO = { trap: 'integer divide by zero' };

const DIVISIONS: Readonly<Record<string, Binary>> = {
  div_s: (a, b, w) => {
    if (b === 0n) return ZERO;
    const quotient = signed(a, w) / signed(b, w);
    return quotient === 1n << BigInt(w - 1) ? { trap: 'integer overflow' } : quotient;
  },
  div_u: (a, b) => (b === 0n ? ZERO : a / b),
  rem_s: (a, b, w) => (b === 0n ? ZERO : signed(a, w) % signed(b, w)),
  rem_u: (a, b) => (b === 0n ? ZERO : a % b),
};
const SHIFTS: Readonly<Record<string, Binary>> = {
  shl: (a, b, w) => a << (b % BigInt(w)),
  shr_s: (a, b, w) => signed(a, w) >> (b % BigInt(w)),
  shr_u: (a, b, w) => a >> (b % BigInt(w)),
  rotl: (a, b, w) => (a << (b % BigInt(w))) | (a >> (BigInt(w) - (b % BigInt(w)))),
  rotr: (a, b, w) => (a >> (b % BigInt(w))) | (a << (BigInt(w) - (b % BigInt(w)))),
};
const COMPARISONS: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
};

const outcome = (type: IntType, found: ReturnType<Binary>): Outcome => (typeof found === 'bigint' ? value(type, found) : found);
function assertion(call: string, args: readonly Value[], found: Outcome): string {
  return 'trap' in found ? assertTrap(call, args, found.trap) : assertReturn(call, args, [found]);
}

interface Part {
  readonly functions: readonly string[];
  readonly asserted: readonly string[];
}

/** Divisors that are a multiplication, a shift, a comparison, or nothing. */
function divisions(type: IntType): Part {
  const width = WIDTH[type];
  const [low, high] = range(type, true);
  const divisors = [0n, 1n, -1n, 2n, -2n, 3n, -5n, 7n, 10n, 641n, 1n << BigInt(width - 2), high, low, low + 1n, -7n];
  const functions: string[] = [];
  const asserted: string[] = [];
  for (const [name, op] of Object.entries(DIVISIONS)) {
    for (const divisor of divisors) {
      const d = value(type, divisor);
      const call = `${type}.${name} by ${divisor}`;
      functions.push(
        `  (func (export "${call}") (param ${type}) (result ${type}) (${type}.${name} (local.get 0) ${constant(d)}))`,
      );
      const unsigned = name.endsWith('_u');
      const by = unsigned ? d.bits : divisor < 0n ? -divisor : divisor;
      // Around a multiple, and where the sign changes or the magnitude is greatest.
      const multiple = by === 0n ? 1n : ((unsigned ? (1n << BigInt(width)) - 1n : high) / by) * by;
      const dividends = [
        ...new Set([multiple, multiple - 1n, unsigned ? -1n : -multiple, low, low + 1n].map((n) => value(type, n).bits)),
      ];
      for (const a of dividends.slice(0, divisor === 0n ? 1 : 4))
        asserted.push(assertion(call, [value(type, a)], outcome(type, op(a, d.bits, width))));
    }
    // The dividend is the constant.
    const call = `${type} lowest ${name}`;
    functions.push(
      `  (func (export "${call}") (param ${type}) (result ${type}) (${type}.${name} ${constant(value(type, low))} (local.get 0)))`,
    );
    for (const divisor of [-1n, 0n, 1n, low, 3n]) {
      const d = value(type, divisor);
      asserted.push(assertion(call, [d], outcome(type, op(value(type, low).bits, d.bits, width))));
    }
    // Whoever needs no result needs the trap all the same.
    functions.push(
      `  (func (export "${call}, dropped") (param ${type}) (drop (${type}.${name} ${constant(value(type, low))} (local.get 0))))`,
    );
    for (const divisor of [0n, -1n, 2n]) {
      const d = value(type, divisor);
      const found = op(value(type, low).bits, d.bits, width);
      asserted.push(
        typeof found === 'bigint' ? assertReturn(`${call}, dropped`, [d], []) : assertTrap(`${call}, dropped`, [d], found.trap),
      );
    }
  }
  return { functions, asserted };
}

/** Counts are taken modulo the width, constants too. */
function shifts(type: IntType): Part {
  const width = WIDTH[type];
  const pattern = value(type, 0x9234_5678_9abc_def1n);
  const counts = [0, 1, width - 1, width, width + 1, 2 * width - 1, -1, 0x100 + 5].map((n) => value(type, n));
  const functions = Object.keys(SHIFTS).flatMap((name) => [
    `  (func (export "${type}.${name}") (param ${type} ${type}) (result ${type}) (${type}.${name} (local.get 0) (local.get 1)))`,
    ...counts.map(
      (count, i) =>
        `  (func (export "${type}.${name} ${i}") (param ${type}) (result ${type}) (${type}.${name} (local.get 0) ${constant(count)}))`,
    ),
  ]);
  const asserted = Object.entries(SHIFTS).flatMap(([name, op]) =>
    counts.flatMap((count, i) => {
      const result = outcome(type, op(pattern.bits, count.bits, width));
      return [assertion(`${type}.${name}`, [pattern, count], result), assertion(`${type}.${name} ${i}`, [pattern], result)];
    }),
  );
  return { functions, asserted };
}

/** Comparisons with the ends of the type, some of which hold for no number, or for all; each result is four relations, packed. */
function comparisons(type: IntType): Part {
  const width = WIDTH[type];
  const functions: string[] = [];
  const asserted: string[] = [];
  for (const sign of ['s', 'u'] as const) {
    const [low, high] = range(type, sign === 's');
    const number = (n: bigint): bigint => (sign === 's' ? signed(n, width) : BigInt.asUintN(width, n));
    for (const limit of [...new Set([low, low + 1n, high - 1n, high, 0n, 1n])]) {
      const call = `${type} ${sign} ${limit}`;
      const relations = Object.keys(COMPARISONS).map(
        (name) => `(${type}.${name}_${sign} (local.get 0) ${constant(value(type, limit))})`,
      );
      const branches = Object.keys(COMPARISONS).map(
        (name) =>
          `(if (result i32) (${type}.${name}_${sign} ${constant(value(type, limit))} (local.get 0)) (then (i32.const 1)) (else (i32.const 0)))`,
      );
      functions.push(
        `  (func (export "${call}") (param ${type}) (result i32)\n    ${[...relations, ...branches]
          .map((code, i) => `(i32.shl ${code} (i32.const ${i}))`)
          .reduce((all, one) => `(i32.or ${all}\n      ${one})`)})`,
      );
      for (const n of [limit - 1n, limit, limit + 1n]) {
        const argument = value(type, n);
        const a = number(argument.bits);
        const holds = Object.values(COMPARISONS);
        const bits = [...holds.map((h) => h(a, limit)), ...holds.map((h) => h(limit, a))];
        asserted.push(
          assertReturn(
            call,
            [argument],
            [
              value(
                'i32',
                bits.reduce((all, bit, i) => all | (Number(bit) << i), 0),
              ),
            ],
          ),
        );
      }
    }
  }
  return { functions, asserted };
}

/** Expressions that are not what they look like, as arithmetic wraps. */
function identities(type: IntType): Part {
  const width = WIDTH[type];
  const [low, high] = range(type, true);
  const wrap = (n: bigint): bigint => BigInt.asUintN(width, n);
  const s = (n: bigint): bigint => signed(wrap(n), width);
  const c = (n: number | bigint): string => constant(value(type, n));
  const op = (name: string, a: string, b: string): string => `(${type}.${name} ${a} ${b})`;
  const x = '(local.get 0)';
  const rows: readonly (readonly [name: string, code: string, result: (n: bigint) => bigint, operands: readonly bigint[]])[] = [
    ['times 3 by 3', op('div_s', op('mul', x, c(3)), c(3)), (n) => s(n * 3n) / 3n, [high, low, 5n]],
    ['times 4 by 4', op('div_u', op('mul', x, c(4)), c(4)), (n) => wrap(n * 4n) / 4n, [-1n, high, 5n]],
    ['left and right', op('shr_s', op('shl', x, c(3)), c(3)), (n) => s(n << 3n) >> 3n, [high, 1n << BigInt(width - 4), 5n]],
    ['left and right, unsigned', op('shr_u', op('shl', x, c(3)), c(3)), (n) => wrap(n << 3n) >> 3n, [-1n, 5n]],
    ['right and left', op('shl', op('shr_s', x, c(3)), c(3)), (n) => (s(n) >> 3n) << 3n, [-1n, 15n]],
    ['by 8 times 8', op('mul', op('div_s', x, c(8)), c(8)), (n) => (s(n) / 8n) * 8n, [-1n, -9n, 15n]],
    [
      'right by 3 or by 8',
      op('sub', op('shr_s', x, c(3)), op('div_s', x, c(8))),
      (n) => (s(n) >> 3n) - s(n) / 8n,
      [-1n, -8n, -9n, 7n],
    ],
    ['rest by mask', op('sub', op('rem_s', x, c(8)), op('and', x, c(7))), (n) => (s(n) % 8n) - (wrap(n) & 7n), [-1n, -8n, 9n]],
    ['negative quotient', op('sub', c(0), op('div_s', x, c(3))), (n) => -(s(n) / 3n), [low, -4n, 4n]],
    ['quotient of the negative', op('div_s', op('sub', c(0), x), c(3)), (n) => s(-n) / 3n, [low, -4n, 4n]],
    ['average', op('shr_u', op('add', x, c(high)), c(1)), (n) => wrap(n + high) >> 1n, [high, -1n, 1n]],
    ['sum of products', op('add', op('mul', x, c(3)), op('mul', x, c(-3))), () => 0n, [low, high, 7n]],
    [
      'twice rotated',
      op('rotl', op('rotl', x, c(width - 1)), c(2)),
      (n) => (wrap(n) << 1n) | (wrap(n) >> BigInt(width - 1)),
      [low, 5n],
    ],
    [
      'byte swapped in place',
      op('or', op('shl', x, c(8)), op('shr_u', x, c(width - 8))),
      (n) => (n << 8n) | (wrap(n) >> BigInt(width - 8)),
      [low + 5n, 0x1234n],
    ],
    ['sign of a byte', op('shr_s', op('shl', x, c(width - 8)), c(width - 8)), (n) => signed(n, 8), [0x7fn, 0x80n, 0x17fn, -1n]],
    ['sign bit', op('shr_u', x, c(width - 1)), (n) => wrap(n) >> BigInt(width - 1), [low, high]],
    ['absolute', `(select ${op('sub', c(0), x)} ${x} ${op('lt_s', x, c(0))})`, (n) => (s(n) < 0n ? -n : n), [low, -5n, high]],
    [
      'greater after adding 1',
      `(${type === 'i64' ? 'i64.extend_i32_u ' : 'i32.eqz (i32.eqz '}${op('gt_s', op('add', x, c(1)), x)}${type === 'i64' ? '' : ')'})`,
      (n) => (s(n + 1n) > s(n) ? 1n : 0n),
      [high, low, 5n],
    ],
    ['xor itself', op('xor', x, x), () => 0n, [5n]],
    ['and with its complement', op('and', x, op('xor', x, c(-1))), () => 0n, [5n]],
    ['zeros of zero', `(${type}.clz ${op('and', x, c(0))})`, () => BigInt(width), [5n]],
    [
      'zeros behind zero',
      `(${type}.ctz ${op('shl', x, c(width - 1))})`,
      (n) => ((n & 1n) === 1n ? BigInt(width - 1) : BigInt(width)),
      [1n, 2n],
    ],
    [
      'ones',
      `(${type}.popcnt ${op('or', x, c(low))})`,
      (n) =>
        BigInt(
          wrap(n | low)
            .toString(2)
            .replaceAll('0', '').length,
        ),
      [0n, -1n, 5n],
    ],
  ];
  return {
    functions: rows.map(([name, code]) => `  (func (export "${type} ${name}") (param ${type}) (result ${type}) ${code})`),
    asserted: rows.flatMap(([name, , result, operands]) =>
      operands.map((n) => assertReturn(`${type} ${name}`, [value(type, n)], [value(type, result(n))])),
    ),
  };
}

export const INTEGERS: HardScript = {
  path: 'numbers/integers.wast',
  rule: [
    'Integers beside constants: division by each kind of divisor, shifts by more than the width, comparisons with the ends of the type,',
    'and expressions that would simplify if numbers did not wrap. Specification 4.3.2: arithmetic is modulo 2^N; quotients are truncated',
    'towards zero; the lowest number divided by -1 traps, its rest is 0; shift counts are taken modulo N. 4.6.1: an instruction that',
    'traps traps also where nobody uses its result.',
  ],
  lines: () => {
    const parts = (['i32', 'i64'] as const).flatMap((type) => [
      divisions(type),
      shifts(type),
      comparisons(type),
      identities(type),
    ]);
    return ['(module', ...parts.flatMap(({ functions }) => functions), ')', ...parts.flatMap(({ asserted }) => asserted)];
  },
};
