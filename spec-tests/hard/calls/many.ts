/** Calls with many parameters and many results, by every way to call. */
import { assertReturn, type HardScript, i32, type NumType, type Value } from '../writing/script.ts';
import { HELPERS, hash, hashOf, MIXTURES, push, seededValue, typesOf } from './values.ts';

/** The types of a callee's parameters, or of its results. */
interface Shape {
  readonly name: string;
  readonly types: readonly NumType[];
}

const shapes = (counts: readonly number[]): Shape[] =>
  Object.entries(MIXTURES).flatMap(([mixture, types]) =>
    counts.map((count) => ({ name: `${count} ${mixture}`, types: typesOf(types, count) })),
  );
/** As many as engines must take: the JavaScript interface's limit. */
const MOST: Shape = { name: '1000', types: typesOf(['i32', 'f64', 'i64', 'f32'], 1000) };
const PARAMETERS = [...shapes([6, 7, 8, 9, 17]), { name: '100 all', types: typesOf(MIXTURES.all, 100) }, MOST];
const RESULTS = [...shapes([2, 3, 8, 9, 17]), { name: '120 all', types: typesOf(MIXTURES.all, 120) }, MOST];
const SEED = 12345;

const valuesOf = ({ types }: Shape): Value[] => types.map((type, i) => seededValue(type, i, SEED));
const seed = 'local.get 0 global.set $seed';

/** A way to call: instructions behind the arguments. */
type Way = readonly [name: string, code: (shape: Shape, index: number) => string];
const CALLS: readonly Way[] = [
  ['call', ({ name }) => `call $"${name}"`],
  ['call_indirect', ({ name }, index) => `i32.const ${index} call_indirect (type $"${name}")`],
  ['call_ref', ({ name }) => `ref.func $"${name}" call_ref $"${name}"`],
  ['call of an import', ({ name }) => `call $"far ${name}"`],
];
const WAYS: readonly Way[] = [
  ...CALLS,
  ...CALLS.map(([name, code]): Way => [`return_${name}`, (shape, index) => code(shape, index).replace(/\bcall/, 'return_call')]),
];

/** Where there are so many values, some of the ways are enough. */
const waysOf = (shape: Shape, ways: readonly Way[]): readonly Way[] =>
  shape === MOST ? ways.filter((_, i) => i % 3 === 0) : ways;

function parameters(): string[] {
  const types = PARAMETERS.map(({ name, types: list }) => `  (type $"${name}" (func (param ${list.join(' ')}) (result i64)))`);
  const callee = ({ name, types: list }: Shape): string => `(type $"${name}") ${hash(list, 0)})`;
  return [
    '(module $callees',
    ...HELPERS,
    ...types,
    ...PARAMETERS.map((shape) => `  (func (export "${shape.name}") ${callee(shape)}`),
    ')',
    '(register "callees" $callees)',
    '(module',
    ...types,
    ...PARAMETERS.map(({ name }) => `  (import "callees" "${name}" (func $"far ${name}" (type $"${name}")))`),
    ...HELPERS,
    `  (table funcref (elem ${PARAMETERS.map(({ name }) => `$"${name}"`).join(' ')}))`,
    ...PARAMETERS.map((shape) => `  (func $"${shape.name}" ${callee(shape)}`),
    ...PARAMETERS.map(({ name, types: list }) => `  (func $"all of ${name}" (result ${list.join(' ')}) ${push(list)})`),
    ...PARAMETERS.flatMap((shape, index) =>
      waysOf(shape, WAYS).map(
        ([way, code]) =>
          `  (func (export "${way} ${shape.name}") (param i32) (result i64) ${seed} ${way === 'call' ? push(shape.types) : `call $"all of ${shape.name}"`} ${code(shape, index)})`,
      ),
    ),
    ')',
    ...PARAMETERS.flatMap((shape) =>
      waysOf(shape, WAYS).map(([way]) => assertReturn(`${way} ${shape.name}`, [i32(SEED)], [hashOf(valuesOf(shape))])),
    ),
  ];
}

/** What stands between a callee's results and those who take them, from the last to the first. */
const TAKERS: readonly Way[] = [
  ['call', ({ name }) => `local.get 0 call $"${name}"`],
  ['call_indirect', ({ name }, index) => `local.get 0 i32.const ${index} call_indirect (type $"${name}")`],
  ['call of a tail call', ({ name }) => `local.get 0 call $"tail ${name}"`],
  [
    'call, and a block',
    ({ name, types }) => `i64.const -1 local.get 0 call $"${name}"
    block $b (param ${types.join(' ')}) (result ${types.join(' ')}) local.get 0 br_if $b br $b end`,
  ],
];

function results(): string[] {
  return [
    '(module',
    ...HELPERS,
    ...RESULTS.map(({ name, types }) => `  (type $"${name}" (func (param i32) (result ${types.join(' ')})))`),
    `  (table funcref (elem ${RESULTS.map(({ name }) => `$"${name}"`).join(' ')}))`,
    ...RESULTS.flatMap((shape, index) => {
      const { name, types } = shape;
      const sets = types.map((_, i) => `local.set ${i + 1}`).reverse();
      return [
        `  (func $"${name}" (export "${name}") (type $"${name}") ${seed} ${push(types)})`,
        `  (func $"tail ${name}" (type $"${name}") local.get 0 return_call $"${name}")`,
        ...waysOf(shape, TAKERS).map(
          ([way, code]) => `  (func (export "${way}: ${name}") (param i32) (result i64) (local ${types.join(' ')})
    ${code(shape, index)}
    ${sets.join(' ')} ${hash(types, 1)}${way === 'call, and a block' ? ' return' : ''})`,
        ),
      ];
    }),
    ')',
    ...RESULTS.flatMap((shape) => [
      ...waysOf(shape, TAKERS).map(([way]) => assertReturn(`${way}: ${shape.name}`, [i32(SEED)], [hashOf(valuesOf(shape))])),
      ...(shape.types.length > 17 ? [] : [assertReturn(shape.name, [i32(SEED)], valuesOf(shape))]),
    ]),
  ];
}

export const MANY_VALUES: HardScript = {
  path: 'calls/many.wast',
  rule: [
    'Functions with 6 to 1000 parameters, or 2 to 1000 results, of every mixture of types, called directly, through a table, by reference, from',
    'another instance, and by tail calls of a function with one parameter. Specification 4.6.11: the arguments are the topmost values of the',
    'stack in order, so are results; 2.3.8: there may be any number of both. 1000 is what the JavaScript interface allows.',
  ],
  lines: () => [...parameters(), ...results()],
};
