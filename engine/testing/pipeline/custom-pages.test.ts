/**
 * Memories with pages of one byte: as many bytes as an address can count, by whatever door they are asked for (proposal
 * custom-page-sizes). Growing that far takes address space only; a system that refuses it makes growth fail, which is right as
 * well.
 */
import { expect } from 'chai';
import {
  compile,
  FEATURE,
  type Func,
  i32,
  type Memory,
  parse,
  Store,
  toBigInt,
  validate,
  WASM3,
  WasmError,
  type WasmValue,
} from '../../index.ts';
import { I32, I64, type MemoryType, mostPages } from '../../wasm/types.ts';

const features = WASM3 | FEATURE['custom-page-sizes'];
const MOST = 0xffff_ffff;
const OWN = '(memory (export "m") 0 (pagesize 1))';
const IMPORTED = '(import "" "m" (memory 0 (pagesize 1))) (export "m" (memory 0))';
const text = (memory: string): string => `(module ${memory}
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "last") (param i32) (result i32) (i32.store8 (local.get 0) (i32.const 7)) (i32.load8_u (local.get 0))))`;
const BYTES: MemoryType = { address: I32, min: 0, max: undefined, shared: false, pageSizeLog2: 0 };

interface Grown {
  readonly memory: Memory;
  readonly grow: (n: number) => number;
  readonly size: () => number;
  readonly last: (at: number) => number;
}
function withMemory(memory: string, traps: 'signals' | 'explicit', work: (m: Grown) => void): void {
  const m = parse(text(memory), { features });
  validate(m, { features });
  const store = new Store();
  try {
    const instance = store.instantiate(compile(m, { traps, verify: true }), () => store.memory(BYTES));
    const call = (name: string, ...args: WasmValue[]): number =>
      (store.invoke(instance.getExport(name) as Func, args)[0] as WasmValue).lo >>> 0;
    work({
      memory: instance.getExport('m') as Memory,
      grow: (n) => call('grow', i32(n)),
      size: () => call('size'),
      last: (at) => call('last', i32(at)),
    });
  } finally {
    store.close();
  }
}

describe('pages of one byte', () => {
  for (const [kind, memory] of [
    ['own', OWN],
    ['imported', IMPORTED],
  ] as const)
    for (const traps of ['signals', 'explicit'] as const) {
      it(`${kind}, traps ${traps}: memory.grow stops in front of 2^32`, () => {
        withMemory(memory, traps, ({ grow, size, last, memory: m }) => {
          expect(grow(3)).equal(0);
          expect(grow(MOST - 2)).equal(MOST);
          expect(size()).equal(3);
          if (grow(MOST - 3) === MOST) return;
          expect([size(), m.byteLength]).deep.equal([MOST, MOST]);
          expect(last(MOST - 1)).equal(7);
          for (const n of [1, 2, MOST]) expect(grow(n), String(n)).equal(MOST);
          expect(grow(0)).equal(MOST);
          expect(() => last(MOST)).throw('out of bounds memory access');
        });
      });
      it(`${kind}, traps ${traps}: so does the host`, () => {
        withMemory(memory, traps, ({ memory: m, size }) => {
          expect(m.grow(MOST + 1)).equal(-1);
          expect(m.grow(2)).equal(0);
          expect(m.grow(MOST - 1)).equal(-1);
          expect([m.pages, size()]).deep.equal([2, 2]);
          if (m.grow(MOST - 2) === -1) return;
          expect([m.grow(1), size()]).deep.equal([-1, MOST]);
        });
      });
    }

  const types: [string, Partial<MemoryType>, bigint][] = [
    ['32 bits, pages of 64 KiB', {}, 65536n],
    ['32 bits, pages of 1', { pageSizeLog2: 0 }, 2n ** 32n - 1n],
    ['64 bits, pages of 64 KiB', { address: I64 }, 2n ** 48n],
    ['64 bits, pages of 1', { address: I64, pageSizeLog2: 0 }, 2n ** 64n - 1n],
  ];
  for (const [what, type, most] of types)
    it(`${what}: ${most} pages at most, for modules and for the host`, () => {
      const whole: MemoryType = { ...BYTES, pageSizeLog2: 16, ...type };
      expect(mostPages(whole)).equal(most);
      const valid = (min: bigint): void => {
        const page = whole.pageSizeLog2 === 0 ? '(pagesize 1)' : '';
        for (const place of ['(memory', '(import "" "m" (memory']) {
          const close = place === '(memory' ? ')' : '))';
          validate(parse(`(module ${place} ${whole.address === I64 ? 'i64' : ''} ${min} ${page}${close})`, { features }), {
            features,
          });
        }
      };
      valid(most);
      // One more of the very last is no number of the text format.
      if (most < 2n ** 64n - 1n) expect(() => valid(most + 1n)).throw(WasmError, /^memory size must be at most/);
      const store = new Store();
      try {
        // Beyond 2^53 it is the system that refuses.
        expect(() => store.memory({ ...whole, min: most + 1n })).throw(/^no memory has|^out of memory/);
      } finally {
        store.close();
      }
    });
  it('64 bits: grown and read with 64-bit sizes', () => {
    const m = parse(
      '(module (memory i64 1 9 (pagesize 1)) (func (export "f") (result i64) (drop (memory.grow (i64.const 8))) (memory.size)))',
      {
        features,
      },
    );
    validate(m, { features });
    const store = new Store();
    const f = store.instantiate(compile(m)).getExport('f') as Func;
    expect(toBigInt(store.invoke(f)[0] as WasmValue)).equal(9n);
    store.close();
  });
});
