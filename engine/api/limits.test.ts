/** What a store may use at most: each limit met exactly, exceeded by one, and met again after what was refused. */
import { expect } from 'chai';
import { Engine, type Store, type StoreLimits, WasmError } from './index.ts';

const PAGE = 65_536;
const engine = new Engine({ cache: 'off', enable: ['threads'] });
const instance = (store: Store, wat: string) => store.instantiate(engine.compile(wat));
const grow = (store: Store, fields: string, op: string): ((by: number | bigint) => unknown) =>
  instance(store, `(module ${fields} (func (export "grow") ${op}))`).func('grow') as (by: number | bigint) => unknown;

/** What takes `n` pages or elements at once, and what then grows: limits count for all of them together. */
const MAKERS: Readonly<Record<string, { limit: (n: number) => StoreLimits; make: (store: Store, n: number) => unknown }>> = {
  'memories of modules': { limit: pages, make: (store, n) => instance(store, `(module (memory ${n}))`) },
  'memories of 64 bits': { limit: pages, make: (store, n) => instance(store, `(module (memory i64 ${n}))`) },
  'memories with data': { limit: pages, make: (store, n) => instance(store, `(module (memory ${n}) (data (i32.const 0) "x"))`) },
  'memories of the host': { limit: pages, make: (store, n) => store.memory({ initial: n }) },
  'shared memories': { limit: pages, make: (store, n) => instance(store, `(module (memory 0 ${n} shared))`) },
  'tables of modules': { limit: elements, make: (store, n) => instance(store, `(module (table ${n} funcref))`) },
  'tables of objects': { limit: elements, make: (store, n) => instance(store, `(module (table ${n} externref))`) },
  'tables of the host': { limit: elements, make: (store, n) => store.table({ element: 'funcref', initial: n }) },
};
function pages(n: number): StoreLimits {
  return { memoryBytes: n * PAGE };
}
function elements(n: number): StoreLimits {
  return { tableElements: n };
}

/** Growing by an instruction. */
const GROWERS: Readonly<Record<string, { limit: (n: number) => StoreLimits; fields: string; op: string }>> = {
  'memory.grow': { limit: pages, fields: '(memory 1)', op: '(param i32) (result i32) (memory.grow (local.get 0))' },
  'memory.grow of 64 bits': {
    limit: pages,
    fields: '(memory i64 1)',
    op: '(param i64) (result i64) (memory.grow (local.get 0))',
  },
  'table.grow': {
    limit: elements,
    fields: '(table 1 externref)',
    op: '(param i32) (result i32) (table.grow (ref.null extern) (local.get 0))',
  },
};

describe('limits of a store', () => {
  for (const [what, { limit, make }] of Object.entries(MAKERS)) {
    it(`hold for ${what}`, () => {
      for (const n of [2, 5]) make(engine.store(limit(n)), n);
      const store = engine.store(limit(5));
      expect(() => make(store, 6))
        .throw(WasmError, 'out of memory')
        .with.property('class', 'limit');
      make(store, 3);
      expect(() => make(store, 3)).throw(WasmError, 'out of memory');
      make(store, 2);
    });
  }
  for (const [what, { limit, fields, op }] of Object.entries(GROWERS)) {
    it(`hold for ${what}`, () => {
      const wide = what.includes('64');
      const by = (n: number): number | bigint => (wide ? BigInt(n) : n);
      const store = engine.store(limit(5));
      const [first, second] = [grow(store, fields, op), grow(store, fields, op)];
      const results = [first(by(4)), first(by(2)), second(by(1)), second(by(2 ** 31 - 1)), first(by(1)), first(by(1))];
      expect(results.map(Number)).deep.equal([-1, 1, 1, -1, -1, -1]);
      expect(Number(first(by(0)))).equal(3);
    });
  }
  it('count what one module has together', () => {
    const two = (n: number) => `(module (memory 1) (memory ${n}))`;
    instance(engine.store(pages(4)), two(3));
    expect(() => instance(engine.store(pages(4)), two(4))).throw(WasmError, 'out of memory');
  });
  it('are whole numbers, and 0 is one', () => {
    for (const bad of [-1, 0.5, Number.NaN]) {
      expect(() => engine.store({ memoryBytes: bad })).throw(RangeError, 'memoryBytes');
      expect(() => engine.store({ tableElements: bad })).throw(RangeError, 'tableElements');
    }
    const store = engine.store({ memoryBytes: 0, tableElements: 0 });
    instance(store, '(module (memory 0) (table 0 funcref))');
    expect(() => instance(store, '(module (memory 1))')).throw(WasmError);
  });
});
