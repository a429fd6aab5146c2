/** Branches: tables with many targets, and loops whose parameters change places. */
import { hashOf, mixed, seededCode, seededValue } from '../calls/values.ts';
import { assertReturn, type HardScript, i32, i64, type NumType, type Value, value } from '../writing/script.ts';

interface Part {
  readonly functions: readonly string[];
  readonly asserted: readonly string[];
}

const SIZES = [0, 1, 2, 3, 4, 5, 8, 17, 100, 1000];

/** Indices around a table's end, around the ends of its type, and in it. */
const indicesOf = (size: number): number[] => [
  ...new Set([0, 1, size >> 1, size - 1, size, size + 1, -1, 0x7fff_ffff, -0x8000_0000].map((n) => n | 0)),
];

/** `size` labels, each of which yields its number; the default yields -7. */
function tables(): Part {
  const target = (index: number, size: number): number => (index >= 0 && index < size ? index : -7);
  // Three blocks deep, with a value that the branch takes along and one below that it leaves.
  const valued = (index: number, size: number): number => (index >= 0 && index < size ? 10 * (index % 3) : 30) + 5;
  const indexCodes: readonly (readonly [name: string, type: 'i32' | 'i64', code: string])[] = [
    ['', 'i32', '(local.get 0)'],
    [', wrapped', 'i64', '(i32.wrap_i64 (local.get 0))'],
  ];
  const functions = SIZES.flatMap((size) => {
    const labels = Array.from({ length: size }, (_, i) => `${i}`).join(' ');
    const spread = Array.from({ length: size }, (_, i) => `${i % 3}`).join(' ');
    const blocks = size > 17 ? [] : indexCodes;
    return [
      ...blocks.map(
        ([name, type, code]) => `  (func (export "${size} targets${name}") (param ${type}) (result i32)
    ${'block '.repeat(size + 1)} ${code} br_table ${labels} ${size} end
    ${Array.from({ length: size }, (_, i) => `i32.const ${i} return end`).join(' ')} i32.const -7)`,
      ),
      ...indexCodes.map(
        ([name, type, code]) => `  (func (export "${size} targets with values${name}") (param ${type}) (result i32)
    block (result i32) block (result i32) block (result i32) block (result i32)
      i32.const 99 i32.const 5 ${code} br_table ${spread} 3
    end return end i32.const 10 i32.add return end i32.const 20 i32.add return end i32.const 30 i32.add)`,
      ),
    ];
  });
  const asserted = SIZES.flatMap((size) =>
    indicesOf(size).flatMap((index) => {
      const wrapped: Value = value('i64', (0x1234_5678n << 32n) | BigInt.asUintN(32, BigInt(index)));
      return [
        ...(size > 17
          ? []
          : [
              assertReturn(`${size} targets`, [i32(index)], [i32(target(index, size))]),
              assertReturn(`${size} targets, wrapped`, [wrapped], [i32(target(index, size))]),
            ]),
        assertReturn(`${size} targets with values`, [i32(index)], [i32(valued(index, size))]),
        ...(index >= 0 && index < 2
          ? [assertReturn(`${size} targets with values, wrapped`, [wrapped], [i32(valued(index, size))])]
          : []),
      ];
    }),
  );
  return { functions, asserted };
}

/** How a loop's parameters change places each turn: parameter i becomes what parameter `from[i]` was. */
const MOVES: readonly (readonly [name: string, types: readonly NumType[], from: readonly number[]])[] = [
  ...(['i32', 'i64', 'f32', 'f64', 'v128'] as const).flatMap((type): (readonly [string, NumType[], number[]])[] => [
    [`two ${type} swap`, [type, type], [1, 0]],
    [`three ${type} rotate`, [type, type, type], [2, 0, 1]],
    [`four ${type}, two cycles`, [type, type, type, type], [1, 0, 3, 2]],
    [`five ${type}, a cycle with a copy`, [type, type, type, type, type], [1, 2, 0, 2, 3]],
  ]),
  ['twenty i64 rotate', Array.from({ length: 20 }, () => 'i64' as const), Array.from({ length: 20 }, (_, i) => (i + 1) % 20)],
  [
    'twenty f64 rotate the other way',
    Array.from({ length: 20 }, () => 'f64' as const),
    Array.from({ length: 20 }, (_, i) => (i + 19) % 20),
  ],
  ['twenty v128 reversed', Array.from({ length: 20 }, () => 'v128' as const), Array.from({ length: 20 }, (_, i) => 19 - i)],
  ['of all, each class by itself', ['i32', 'f64', 'v128', 'i32', 'f64', 'v128', 'f64'], [3, 4, 5, 0, 6, 2, 1]],
];
const SEED = 4321;

function moved(values: readonly Value[], from: readonly number[], turns: number): Value[] {
  let now = [...values];
  for (let turn = 0; turn < turns; turn++) now = from.map((i) => now[i] ?? i32(0));
  return now;
}

function moves(): Part {
  return {
    functions: MOVES.flatMap(([name, types, from]) => {
      const locals = types.map((type, i) => `(local $p${i} ${type})`).join(' ');
      const hash = types.map((type, i) => `(local.set $h ${mixed('(local.get $h)', type, `(local.get $p${i})`)})`).join('\n    ');
      const sets = types.map((_, i) => `(local.set $p${i})`).reverse();
      const values = types.map((type, i) => seededCode(type, i)).join('\n    ');
      const turn = '(br_if $next (local.tee 1 (i32.sub (local.get 1) (i32.const 1))))';
      const list = types.join(' ');
      return [
        `  (func (export "${name}") (param i32 i32) (result i64) ${locals} (local $h i64)
    ${values}
    ${sets.join(' ')}
    (loop $next
      ${from.map((i) => `(local.get $p${i})`).join(' ')}
      ${sets.join(' ')}
      ${turn})
    ${hash}
    (local.get $h))`,
        `  (func (export "${name}, as parameters") (param i32 i32) (result i64) ${locals} (local $h i64)
    ${values}
    (loop $next (param ${list}) (result ${list})
      ${sets.join(' ')}
      ${from.map((i) => `(local.get $p${i})`).join(' ')}
      ${turn})
    ${sets.join(' ')}
    ${hash}
    (local.get $h))`,
      ];
    }),
    asserted: MOVES.flatMap(([name, types, from]) => {
      const values = types.map((type, i) => seededValue(type, i, SEED));
      return [1, 2, 7].flatMap((turns) =>
        ['', ', as parameters'].map((how) =>
          assertReturn(`${name}${how}`, [i32(SEED), i32(turns)], [hashOf(moved(values, from, turns))]),
        ),
      );
    }),
  };
}

/** Blocks within blocks, as deep as engines must bear, left at once from the innermost. */
function depths(): Part {
  const sizes = [1, 50, 400];
  return {
    functions: sizes.map(
      (n) => `  (func (export "${n} deep") (param i32) (result i64)
    ${'block (result i64) i64.const 1 '.repeat(n)} i64.const 7 local.get 0 br_if ${n - 1} drop ${'end i64.add '.repeat(n - 1)} end)`,
    ),
    asserted: sizes.flatMap((n) => [
      assertReturn(`${n} deep`, [i32(1)], [i64(7)]),
      // Not taken: each block but the outermost adds its own 1 to what it is given.
      assertReturn(`${n} deep`, [i32(0)], [i64(n)]),
    ]),
  };
}

export const BRANCHES: HardScript = {
  path: 'control/branches.wast',
  rule: [
    'br_table with up to 1000 targets, indices around its end and beyond 2^31, with values and with the upper half of a wrapped number behind',
    'the index; loops whose parameters and locals change places; blocks 400 deep that are left at once. Specification 4.6.10: an index that is',
    'not in the list, as an unsigned number, takes the default; a branch takes the topmost values along and drops what lies below them; a',
    'branch to a loop gives its parameters all at once.',
  ],
  lines: () => {
    const parts = [tables(), moves(), depths()];
    return ['(module', ...parts.flatMap(({ functions }) => functions), ')', ...parts.flatMap(({ asserted }) => asserted)];
  },
};
