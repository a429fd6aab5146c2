/** Every instruction that loads or stores, at the end of memories of several kinds; and what a store that traps leaves. */
import {
  assertReturn,
  assertTrap,
  constant,
  type HardScript,
  hex,
  type IntType,
  TRAP,
  type Value,
  value,
  WIDTH,
} from '../writing/script.ts';
import { type Access, access, LANES, LOADS, numberAt, PAGE, patternMemory, patternStart, STORES, storeNumber } from './model.ts';

interface Memory {
  readonly name: string;
  readonly type: IntType;
  readonly pages: number;
}
const MEMORIES: readonly Memory[] = [
  { name: '$first', type: 'i32', pages: 1 },
  { name: '$second', type: 'i32', pages: 3 },
  { name: '$wide', type: 'i64', pages: 2 },
];

const vectorOperand = ({ lane }: Access): string[] => (lane === undefined ? [] : [constant(LANES)]);

/** What stores write: no two bytes are the same. */
const stored = ({ type }: Access): Value => value(type, 0xfedc_ba98_7654_3210_8796_a5b4_c3d2_e1f0n);

function moduleLines(): string[] {
  const functions = MEMORIES.flatMap(({ name, type }) => [
    ...LOADS.map(
      (load) => `  (func (export "${load.name} ${name}") (param ${type}) (result ${load.type})
    ${access(load, name, ['(local.get 0)', ...vectorOperand(load)])})`,
    ),
    ...STORES.map(
      (store) => `  (func (export "${store.name} ${name}") (param ${type} ${store.type})
    ${access(store, name, ['(local.get 0)', '(local.get 1)'])})`,
    ),
  ]);
  const constants = MEMORIES.flatMap(({ name, type, pages }) =>
    LOADS.flatMap((load) => {
      const last = BigInt(pages) * PAGE - BigInt(load.bytes);
      return [
        [`${load.name} ${name} at its end`, `(${type}.const 1)`, last - 1n],
        [`${load.name} ${name} behind its end`, `(${type}.const ${hex(last)})`, 1n],
      ].map(
        ([title, address, offset]) => `  (func (export "${title}") (result ${load.type})
    ${access(load, `${name} offset=${offset}`, [`${address}`, ...vectorOperand(load)])})`,
      );
    }),
  );
  return [
    '(module',
    ...MEMORIES.map(({ name, type, pages }) => `  (memory ${name} ${type === 'i64' ? 'i64 ' : ''}${pages})`),
    ...MEMORIES.map(
      ({ name, type, pages }) => `  ${patternStart(name, pages, type).replace('(func', `(func $fill${name.slice(1)}`)}`,
    ),
    `  (func $fill ${MEMORIES.map(({ name }) => `(call $fill${name.slice(1)})`).join(' ')})`,
    '  (start $fill)',
    ...functions,
    ...constants,
    ')',
  ];
}

function assertions(): string[] {
  return MEMORIES.flatMap(({ name, type, pages }) => {
    const bytes = patternMemory(pages);
    const end = BigInt(pages) * PAGE;
    // What wraps, or loses its upper half, would be in bounds.
    const far = [-1n, -(BigInt(WIDTH[type]) / 8n), ...(type === 'i64' ? [1n << 32n, (1n << 63n) + 8n] : [])];
    const loads = LOADS.flatMap((load) => {
      const last = end - BigInt(load.bytes);
      const call = `${load.name} ${name}`;
      const found = load.result(numberAt(bytes, last, load.bytes));
      return [
        assertReturn(call, [value(type, last)], [found]),
        assertTrap(call, [value(type, last + 1n)], TRAP.memory),
        assertTrap(call, [value(type, far[load.bytes % far.length] ?? -1n)], TRAP.memory),
        assertReturn(`${call} at its end`, [], [found]),
        assertTrap(`${call} behind its end`, [], TRAP.memory),
      ];
    });
    const tail = (): string =>
      assertReturn(`v128.load ${name}`, [value(type, end - 16n)], [value('v128', numberAt(bytes, end - 16n, 16))]);
    const stores = STORES.flatMap((store) => {
      const call = `${store.name} ${name}`;
      const operand = stored(store);
      const last = end - BigInt(store.bytes);
      const lines = [
        assertTrap(call, [value(type, last + 1n), operand], TRAP.memory),
        assertTrap(call, [value(type, end - 1n + (store.bytes === 1 ? 1n : 0n)), operand], TRAP.memory),
        tail(),
        assertReturn(call, [value(type, last), operand], []),
      ];
      storeNumber(bytes, last, operand.bits >> BigInt((store.lane ?? 0) * store.bytes * 8), store.bytes);
      return [...lines, tail()];
    });
    return [...loads, ...stores];
  });
}

export const BOUNDS: HardScript = {
  path: 'memory/bounds.wast',
  rule: [
    'Every load and store at the last address it may have, at the next, and at addresses that wrap; of memories of one page, of three,',
    'and of 64-bit addresses. Specification 4.6.9: where ea + width is larger than the memory, the instruction traps, and nothing is',
    'written: the step that writes bytes comes after the one that traps.',
  ],
  lines: () => [...moduleLines(), ...assertions()],
};
