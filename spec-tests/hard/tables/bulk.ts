/** Tables: every instruction on them at their ends, overlapping, between tables, and what a trap leaves. */
import { assertReturn, assertTrap, type HardScript, type IntType, i32, TRAP, type Value, value } from '../writing/script.ts';

/** A table of functions, each of which returns its number; 0 stands for null. */
interface Table {
  readonly name: string;
  readonly type: IntType;
  readonly size: number;
}
const TABLES: readonly Table[] = [
  { name: '$small', type: 'i32', size: 10 },
  { name: '$other', type: 'i32', size: 6 },
  { name: '$wide', type: 'i64', size: 12 },
];
const FUNCTIONS = 9;
/** Numbers of the functions of the passive segment. */
const SEGMENT = [5, 6, 7, 8, 0, 9];

const countType = (a: Table, b: Table): IntType => (a.type === 'i32' || b.type === 'i32' ? 'i32' : 'i64');
const initial = ({ size }: Table): number[] => Array.from({ length: size }, (_, i) => (i % 3 === 2 ? 0 : (i % FUNCTIONS) + 1));
const item = (n: number): string => (n === 0 ? '(ref.null func)' : `(ref.func $${n})`);

function module(): string[] {
  return [
    '(module',
    '  (type $number (func (result i32)))',
    ...Array.from({ length: FUNCTIONS }, (_, i) => `  (func $${i + 1} (type $number) (i32.const ${i + 1}))`),
    ...TABLES.map((t) => `  (table ${t.name} ${t.type === 'i64' ? 'i64 ' : ''}${t.size} ${t.size + 3} funcref)`),
    `  (elem $segment funcref ${SEGMENT.map(item).join(' ')})`,
    ...TABLES.map((t) => `  (elem $initial-${t.name.slice(1)} funcref ${initial(t).map(item).join(' ')})`),
    `  (elem declare func ${Array.from({ length: FUNCTIONS }, (_, i) => `$${i + 1}`).join(' ')})`,
    '  (func $one-of (param i32) (result funcref)',
    `    ${'(block '.repeat(FUNCTIONS + 1)}(br_table ${Array.from({ length: FUNCTIONS + 1 }, (_, i) => i).join(' ')} (local.get 0)))`,
    `    (return (ref.null func)))`,
    `    ${Array.from({ length: FUNCTIONS - 1 }, (_, i) => `(return (ref.func $${i + 1})))`).join('\n    ')}`,
    `    (ref.func $${FUNCTIONS}))`,
    ...TABLES.flatMap(({ name, type, size }) => {
      const id = name.slice(1);
      return [
        `  (func $anew-${id} (table.init ${name} $initial-${id} (${type}.const 0) (i32.const 0) (i32.const ${size})))`,
        // A number for what an element is: its function's, or 0; -1 behind the end.
        `  (func (export "get ${name}") (param ${type}) (result i32)
    (if (ref.is_null (table.get ${name} (local.get 0))) (then (return (i32.const 0))))
    (call_indirect ${name} (type $number) (local.get 0)))`,
        `  (func $all-${id} (export "all ${name}") (result i64) (local $i ${type}) (local $h i64)
    (loop $l
      (local.set $h (i64.mul (local.get $h) (i64.const 10)))
      (if (i32.eqz (ref.is_null (table.get ${name} (local.get $i))))
        (then (local.set $h (i64.add (local.get $h) (i64.extend_i32_u (call_indirect ${name} (type $number) (local.get $i)))))))
      (local.set $i (${type}.add (local.get $i) (${type}.const 1)))
      (br_if $l (${type}.lt_u (local.get $i) (table.size ${name}))))
    (local.get $h))`,
        `  (func (export "set ${name}") (param ${type} i32) (table.set ${name} (local.get 0) (call $one-of (local.get 1))))`,
        `  (func (export "fill ${name}") (param ${type} i32 ${type}) (table.fill ${name} (local.get 0) (call $one-of (local.get 1)) (local.get 2)))`,
        `  (func (export "grow ${name}") (param i32 ${type}) (result ${type}) (table.grow ${name} (call $one-of (local.get 0)) (local.get 1)))`,
        `  (func (export "size ${name}") (result ${type}) (table.size ${name}))`,
        `  (func (export "init ${name}") (param ${type} i32 i32) (table.init ${name} $segment (local.get 0) (local.get 1) (local.get 2)))`,
        `  (func (export "call ${name}") (param ${type}) (result i32) (call_indirect ${name} (type $number) (local.get 0)))`,
      ];
    }),
    ...TABLES.flatMap((to) =>
      TABLES.map(
        (from) => `  (func (export "copy ${from.name} to ${to.name}") (param ${to.type} ${from.type} ${countType(to, from)})
    (table.copy ${to.name} ${from.name} (local.get 0) (local.get 1) (local.get 2)))`,
      ),
    ),
    '  (func (export "drop") (elem.drop $segment))',
    `  (func $anew (export "anew") ${TABLES.map(({ name }) => `(call $anew-${name.slice(1)})`).join(' ')})`,
    '  (start $anew)',
    ')',
  ];
}

const digits = (elements: readonly number[]): Value =>
  value(
    'i64',
    elements.reduce((all, n) => all * 10n + BigInt(n), 0n),
  );

function ofOne(table: Table): string[] {
  const { name, type, size } = table;
  const at = (n: number | bigint): Value => value(type, n);
  const far = type === 'i64' ? [1n << 32n, (1n << 32n) + 1n, -1n, 1n << 63n] : [-1n, 1n << 31n];
  const elements = initial(table);
  const all = (): string => assertReturn(`all ${name}`, [], [digits(elements)]);
  const ends = [BigInt(size), ...far];
  const lines = [
    all(),
    ...ends.flatMap((n) => [
      assertTrap(`get ${name}`, [at(n)], TRAP.table),
      assertTrap(`set ${name}`, [at(n), i32(1)], TRAP.table),
      assertTrap(`call ${name}`, [at(n)], 'undefined element'),
    ]),
    assertTrap(`call ${name}`, [at(2)], 'uninitialized element'),
    ...(
      [
        [size - 1, 2n],
        [size, 1n],
        [size + 1, 0n],
        [0, BigInt(size) + 1n],
        [1, -1n],
        [2, BigInt(size) - 1n],
        ...(type === 'i64' ? ([[0, (1n << 32n) + 1n]] as const) : []),
      ] as const
    ).map(([to, n]) => assertTrap(`fill ${name}`, [at(to), i32(9), at(n)], TRAP.table)),
    assertTrap(`fill ${name}`, [at(-1n), i32(9), at(2n)], TRAP.table),
    ...(
      [
        [size - 2, 0, 3],
        [0, 4, 3],
        [size + 1, 0, 0],
        [0, 7, 0],
        [0, 0, 7],
        [0, -1, 1],
        [0, 1, -1],
      ] as const
    ).map(([to, from, n]) => assertTrap(`init ${name}`, [at(to), i32(from), i32(n)], TRAP.table)),
    all(),
    assertReturn(`fill ${name}`, [at(size), i32(9), at(0)], []),
    assertReturn(`init ${name}`, [at(size), i32(6), i32(0)], []),
    all(),
    assertReturn(`fill ${name}`, [at(size - 3), i32(9), at(3)], []),
    assertReturn(`init ${name}`, [at(0), i32(2), i32(4)], []),
  ];
  elements.splice(size - 3, 3, 9, 9, 9);
  elements.splice(0, 4, ...SEGMENT.slice(2, 6));
  lines.push(all(), assertReturn(`fill ${name}`, [at(1), i32(0), at(size - 1)], []));
  elements.fill(0, 1);
  lines.push(all(), assertTrap(`call ${name}`, [at(1)], 'uninitialized element'), assertReturn('anew', [], []));
  // Growth: its elements are what is said, up to the maximum, or nothing has changed.
  const grown = initial(table);
  const failed = [4n, -1n, ...(type === 'i64' ? [1n << 32n, (1n << 32n) + 1n] : [1n << 31n])];
  lines.push(
    ...failed.map((n) => assertReturn(`grow ${name}`, [i32(3), at(n)], [at(-1)])),
    assertReturn(`size ${name}`, [], [at(size)]),
    assertReturn(`grow ${name}`, [i32(3), at(0)], [at(size)]),
    assertTrap(`get ${name}`, [at(size)], TRAP.table),
    assertReturn(`grow ${name}`, [i32(8), at(2)], [at(size)]),
    assertReturn(`call ${name}`, [at(size + 1)], [i32(8)]),
    assertTrap(`get ${name}`, [at(size + 2)], TRAP.table),
    assertReturn(`grow ${name}`, [i32(0), at(2)], [at(-1)]),
    assertReturn(`grow ${name}`, [i32(0), at(1)], [at(size + 2)]),
    assertTrap(`call ${name}`, [at(size + 2)], 'uninitialized element'),
    assertTrap(`call ${name}`, [at(size + 3)], 'undefined element'),
    assertReturn(`all ${name}`, [], [digits([...grown, 8, 8, 0])]),
    assertReturn(`fill ${name}`, [at(size), i32(1), at(3)], []),
    assertReturn(`all ${name}`, [], [digits([...grown, 1, 1, 1])]),
  );
  return lines;
}

function copies(to: Table, from: Table): string[] {
  const call = `copy ${from.name} to ${to.name}`;
  const count = countType(to, from);
  const args = (d: number | bigint, s: number | bigint, n: number | bigint): Value[] => [
    value(to.type, d),
    value(from.type, s),
    value(count, n),
  ];
  // All have grown by 3 before, and the new ones are function 1.
  const current = (t: Table): number[] => [...initial(t), 1, 1, 1];
  const [toSize, fromSize] = [to.size + 3, from.size + 3];
  const good = [
    [1, 3, 4],
    [3, 1, 4],
    [0, 0, Math.min(toSize, fromSize)],
    [toSize, fromSize, 0],
    [toSize - 2, 0, 2],
  ] as const;
  const bad = [
    [toSize - 1, 0, 2],
    [0, fromSize - 1, 2],
    [toSize + 1, 0, 0],
    [0, fromSize + 1, 0],
    [0, 0, -1],
    [-1, 0, 1],
    [0, -1, 1],
  ] as const;
  return [
    ...bad.map(([d, s, n]) => assertTrap(call, args(d, s, n), TRAP.table)),
    assertReturn(`all ${to.name}`, [], [digits(current(to))]),
    ...good.flatMap(([d, s, n]) => {
      const elements = current(to);
      elements.splice(d, n, ...current(from).slice(s, s + n));
      const back = [
        assertReturn('anew', [], []),
        assertReturn(`fill ${to.name}`, [value(to.type, to.size), i32(1), value(to.type, 3)], []),
      ];
      return [assertReturn(call, args(d, s, n), []), assertReturn(`all ${to.name}`, [], [digits(elements)]), ...back];
    }),
  ];
}

export const TABLES_BULK: HardScript = {
  path: 'tables/bulk.wast',
  rule: [
    'table.get, set, fill, copy, init and grow at the ends of tables with 32-bit and 64-bit addresses, overlapping and between tables; and what',
    'they leave where they trap. Specification 4.6.8: a range that ends behind its table or segment traps, also an empty one, before anything',
    'is written; addresses are not wrapped; a copy is as if all elements were read first; growth that fails is -1 and changes nothing.',
  ],
  lines: () => [
    ...module(),
    ...TABLES.flatMap(ofOne),
    ...TABLES.flatMap((to) => TABLES.flatMap((from) => copies(to, from))),
    assertReturn('drop', [], []),
    assertReturn('drop', [], []),
    ...TABLES.flatMap(({ name, type, size }) => [
      assertTrap(`init ${name}`, [value(type, 0), i32(0), i32(1)], TRAP.table),
      assertTrap(`init ${name}`, [value(type, 0), i32(1), i32(0)], TRAP.table),
      assertReturn(`init ${name}`, [value(type, size + 3), i32(0), i32(0)], []),
    ]),
  ],
};
