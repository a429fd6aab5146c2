/** More values than there are registers, of each class, alive over what needs registers itself. */
import { assertReturn, type HardScript, i32, type NumType, type Value, value } from '../writing/script.ts';
import { HELPERS, hashOf, MIXTURES, mixed, push, seededCode, seededValue, TYPES, typesOf } from './values.ts';

const SEED = 777;

/** What happens while the values are alive, chosen by a number; in each group the choice is a branch of one function. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  'without calls': [
    '(nop)',
    '(global.set $g (i64.rem_s (i64.const 7) (i64.extend_i32_u (i32.div_u (i32.const -1) (local.get 0)))))',
    '(global.set $g (i64.rotl (i64.const 7) (i64.extend_i32_u (local.get 0))))',
    '(if (i32.eqz (local.get 0)) (then (call $clobber)))',
  ],
  'with calls': [
    '(call $clobber)',
    '(call_indirect (type $nothing) (i32.const 0))',
    '(memory.copy (i32.const 100) (i32.const 200) (local.get 0))',
    '(drop (memory.grow (i32.const 0)))',
    '(loop $l (call $clobber) (br_if $l (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 3))))',
  ],
};
/** The values stand in locals, or on the operand stack. */
const PLACES = ['in locals', 'on the stack'] as const;

interface Live {
  readonly name: string;
  readonly types: readonly NumType[];
}
const LIVE: readonly Live[] = [
  ...TYPES.map((type) => ({ name: `24 ${type}`, types: typesOf([type], 24) })),
  { name: '60 of all', types: typesOf(MIXTURES.all, 60) },
];

/** Branches to the event that `(local.get 1)` names. */
const chosen = (events: readonly string[]): string =>
  `(block $done ${events
    .map((_, i) => `(block $${i} `)
    .reverse()
    .join('')}
      (br_table ${events.map((_, i) => `$${i}`).join(' ')} (local.get 1)))
    ${events.map((event) => `  ${event} (br $done))`).join('\n    ')}`.replace(/ \(br \$done\)\)$/, ')');

const functions = (): string[] =>
  LIVE.flatMap(({ name, types }) =>
    Object.entries(EVENTS).flatMap(([group, events]) =>
      PLACES.map((place) => {
        const values = types.map((type, i) => seededCode(type, i));
        const sets = types.map((_, i) => `(local.set $v${i})`).reverse();
        const hash = types.map((type, i) => `(local.set $h ${mixed('(local.get $h)', type, `(local.get $v${i})`)})`);
        return `  (func (export "${name} ${place} ${group}") (param i32 i32) (result i64) ${types.map((type, i) => `(local $v${i} ${type})`).join(' ')} (local $h i64) (local $n i32)
    ${place === 'in locals' ? values.map((v, i) => `(local.set $v${i} ${v})`).join('\n    ') : values.join('\n    ')}
    ${chosen(events)}
    ${place === 'in locals' ? '' : `${sets.join(' ')}\n    `}${hash.join('\n    ')}
    (local.get $h))`;
      }),
    ),
  );

const asserted = (): string[] =>
  LIVE.flatMap(({ name, types }) =>
    Object.entries(EVENTS).flatMap(([group, events]) =>
      PLACES.flatMap((place) =>
        events.map((_, i) =>
          assertReturn(
            `${name} ${place} ${group}`,
            [i32(SEED), i32(i)],
            [hashOf(types.map((type, k) => seededValue(type, k, SEED)))],
          ),
        ),
      ),
    ),
  );

interface Part {
  readonly functions: readonly string[];
  readonly asserted: readonly string[];
}

const numbered = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n    ');

/** Numbers that were somewhere else for a while, and are then what their upper half matters to: addresses, and wider numbers. */
function halves(): Part {
  const count = 20;
  const argument = value('i64', 0x8123_4567_ffff_ff00n);
  const wrapped = (i: number): bigint => BigInt.asUintN(32, argument.bits + BigInt(i * 4));
  const uses: readonly (readonly [name: string, code: (i: number) => string, of: (n: bigint) => bigint])[] = [
    ['extended', (i) => `(i64.extend_i32_u (local.get $${i}))`, (n) => n],
    ['extended with the sign', (i) => `(i64.extend_i32_s (local.get $${i}))`, (n) => BigInt.asIntN(32, n)],
    [
      'an address',
      (i) => `(i64.load8_u (i32.add (local.get $${i}) (i32.const 0x100)))`,
      (n) => (BigInt.asUintN(32, n + 0x100n) * 7n + 5n) & 0xffn,
    ],
    [
      'compared',
      (i) => `(i64.extend_i32_u (i32.lt_s (local.get $${i}) (i32.const 0)))`,
      (n) => (BigInt.asIntN(32, n) < 0n ? 1n : 0n),
    ],
    ['divided', (i) => `(i64.extend_i32_u (i32.div_u (local.get $${i}) (i32.const 3)))`, (n) => n / 3n],
    ['as a float', (i) => `(i64.trunc_f64_s (f64.convert_i32_u (local.get $${i})))`, (n) => n],
  ];
  return {
    functions: uses.map(
      ([
        name,
        code,
      ]) => `  (func (export "20 wrapped, ${name}") (param i64) (result i64) ${numbered(count, (i) => `(local $${i} i32)`).replaceAll('\n   ', '')} (local $h i64)
    ${numbered(count, (i) => `(local.set $${i} (i32.wrap_i64 (i64.add (local.get 0) (i64.const ${i * 4}))))`)}
    (call $clobber)
    ${numbered(count, (i) => `(local.set $h ${mixed('(local.get $h)', 'i64', code(i))})`)}
    (local.get $h))`,
    ),
    asserted: uses.map(([name, , of]) =>
      assertReturn(
        `20 wrapped, ${name}`,
        [argument],
        [hashOf(Array.from({ length: count }, (_, i) => value('i64', of(wrapped(i)))))],
      ),
    ),
  };
}

/** References cannot be looked into: each is asked which it is. */
function references(): Part {
  const count = 30;
  const args: Value[] = [i32(SEED)];
  const kinds: readonly (readonly [
    type: string,
    make: (i: number) => string,
    ask: (i: number) => string,
    answer: (i: number) => bigint,
  ])[] = [
    [
      'funcref',
      (i) => `(table.get $functions (i32.const ${i % 3}))`,
      (i) => `(call $number-of (local.get $${i}))`,
      (i) => [7n, 9n, 11n][i % 3] ?? 0n,
    ],
    [
      'externref',
      (i) => `(table.get $hosts (i32.const ${i % 2}))`,
      (i) => `(ref.is_null (local.get $${i}))`,
      (i) => BigInt(i % 2),
    ],
    [
      '(ref $number)',
      (i) => `(ref.func $${i % 2 === 0 ? 'seven' : 'nine'})`,
      (i) => `(call_ref $number (local.get $${i}))`,
      (i) => (i % 2 === 0 ? 7n : 9n),
    ],
  ];
  return {
    functions: kinds.map(
      ([
        type,
        make,
        ask,
      ]) => `  (func (export "30 of ${type}") (param i32) (result i64) ${numbered(count, (i) => `(local $${i} ${type})`).replaceAll('\n   ', '')} (local $h i64)
    ${numbered(count, (i) => `(local.set $${i} ${make(i)})`)}
    (call $clobber) (call $allocate)
    ${numbered(count, (i) => `(local.set $h ${mixed('(local.get $h)', 'i32', ask(i))})`)}
    (local.get $h))`,
    ),
    asserted: [
      assertReturn('give', ['(ref.extern 5)'], []),
      ...kinds.map(([type, , , answer]) =>
        assertReturn(`30 of ${type}`, args, [hashOf(Array.from({ length: count }, (_, i) => value('i64', answer(i))))]),
      ),
    ],
  };
}

function lines(): string[] {
  const parts = [halves(), references()];
  const many = typesOf(TYPES, 100);
  return [
    '(module',
    '  (memory 1)',
    '  (type $nothing (func))',
    '  (type $number (func (result i32)))',
    '  (table funcref (elem $clobber))',
    '  (table $functions funcref (elem $seven $nine $eleven))',
    '  (table $hosts 2 externref)',
    '  (table $ask 1 funcref)',
    '  (global $g (mut i64) (i64.const 0))',
    ...HELPERS,
    '  (func $seven (type $number) (i32.const 7))',
    '  (func $nine (type $number) (i32.const 9))',
    '  (func $eleven (type $number) (i32.const 11))',
    '  (func $number-of (param funcref) (result i32)',
    '    (table.set $ask (i32.const 0) (local.get 0)) (call_indirect $ask (type $number) (i32.const 0)))',
    '  (func (export "give") (param externref) (table.set $hosts (i32.const 0) (local.get 0)))',
    '  (func $allocate (drop (table.grow $hosts (ref.null extern) (i32.const 1))))',
    '  ;; Uses every register there is.',
    `  (func $clobber (type $nothing) (local ${many.join(' ')})
    ${push(many)}
    ${many
      .map((_, i) => `local.set ${i}`)
      .reverse()
      .join(' ')}
    ${many.map((type, i) => `global.get $g local.get ${i} call $mix-${type} global.set $g`).join(' ')})`,
    '  (func $fill (local $a i32)',
    '    (loop $l',
    '      (i32.store8 (local.get $a) (i32.add (i32.const 5) (i32.mul (local.get $a) (i32.const 7))))',
    '      (br_if $l (i32.lt_u (local.tee $a (i32.add (local.get $a) (i32.const 1))) (i32.const 512)))))',
    '  (start $fill)',
    ...parts.flatMap((part) => part.functions),
    ...functions(),
    ')',
    ...parts.flatMap((part) => part.asserted),
    ...asserted(),
  ];
}

export const PRESSURE: HardScript = {
  path: 'calls/pressure.wast',
  rule: [
    'More values at once than a machine has registers, in locals and on the operand stack, over calls, loops, branches, and instructions that',
    'want registers for themselves. Specification 4.4.10 (locals belong to their frame) and 4.6.11 (a call leaves the values below its operands',
    'as they are); a value of type i32 has 32 bits, whatever stood beside them where it was kept.',
  ],
  lines,
};
