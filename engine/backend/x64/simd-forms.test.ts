/**
 * Shuffles of one vector against their definition over 65,536 different masks, and every memory form with its last byte the last
 * byte of memory (works) and one further (traps, and has stored nothing: the whole memory is compared), at both CPU levels and
 * with both kinds of bounds checks.
 */
import { expect } from 'chai';
import { compile, encode, type Func, i32, i64, type Memory, type Module, parse, Store, Trap, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { OP_ROWS } from '../../wasm/opcodes.ts';

const CPUS = ['x86-64-v2', 'x86-64-v3'].filter((cpu) => hostCpus().includes(cpu));
const MASKS = 65536;
const PER_FUNCTION = 256;

function read(wat: string): Module {
  const m = parse(wat);
  validate(m);
  encode(m);
  return m;
}

/** Mask number n: words of every size in turn, whole, in halves, and single bytes. */
function mask(n: number): number[] {
  let seed = n;
  const next = (bound: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    return ((seed >>> 8) % 65521) % bound;
  };
  const range = Array.from({ length: 16 }, (_, k) => k);
  const size = [4, 2, 2, 2, 1, 1, 1, 8][n & 7] as number;
  const lanes = range.map(() => next(16 / size));
  const form = (n >> 3) & 7;
  return range.map((k) => {
    const moved = (lanes[Math.floor(k / size)] as number) * size + (k % size);
    if (form === 0) return k < 8 ? k : 8 + (moved & 7);
    if (form === 1) return k > 7 ? k : moved & 7;
    if (form === 2) return (k + (lanes[0] as number)) & 15;
    return moved;
  });
}

describe('x64 shuffles of one vector', function () {
  this.timeout(240_000);
  const source = Uint8Array.from({ length: 16 }, (_, k) => 0x11 * k + 3);
  const different = new Map<string, number[]>();
  for (let n = 0; different.size < MASKS; n++) different.set(mask(n).join(), mask(n));
  const masks = [...different.values()];
  for (const cpu of CPUS) {
    it(`${cpu}: ${MASKS} masks`, () => {
      const functions: string[] = [];
      for (let from = 0; from < MASKS; from += PER_FUNCTION) {
        const stores = masks
          .slice(from, from + PER_FUNCTION)
          .map(
            (m, k) =>
              `(v128.store offset=${16 * (from + k + 1)} (i32.const 0) (i8x16.shuffle ${m.map((x, j) => x + 16 * ((from + k + j) & 1)).join(' ')} (local.get 0) (local.get 0)))`,
          );
        functions.push(
          `(func (export "f${functions.length}") (local v128) (local.set 0 (v128.load (i32.const 0))) ${stores.join('\n')})`,
        );
      }
      const m = read(`(module (memory (export "m") ${2 + (MASKS * 16) / 65536}) ${functions.join('\n')})`);
      const store = new Store();
      try {
        const instance = store.instantiate(compile(m, { cpu }));
        const memory = instance.exports.get('m') as Memory;
        memory.write(0, source);
        for (let i = 0; i < functions.length; i++) store.invoke(instance.exports.get(`f${i}`) as Func, []);
        const out = memory.read(16, MASKS * 16);
        masks.forEach((bytes, n) => {
          for (let k = 0; k < 16; k++) {
            if (out[16 * n + k] !== source[bytes[k] as number])
              expect.fail(`${bytes.join(' ')}: byte ${k} is ${out[16 * n + k]}`);
          }
        });
      } finally {
        store.close();
      }
    });
  }
});

/** A memory of one page: how it is declared, used, and addressed. */
const MEMORIES = [
  { what: 'the only memory', declared: '(memory (export "m") 1)', use: '', type: 'i32', value: i32 },
  {
    ...{ what: 'the second, of 64 bits', declared: '(memory 1) (memory (export "m") i64 1)' },
    ...{ use: '1', type: 'i64', value: (n: number) => i64(BigInt(n)) },
  },
] as const;

describe('x64 memory forms of vectors', () => {
  const forms = OP_ROWS.filter((row) => row.feature === 'simd' && row.align >= 0).flatMap((row) => {
    const lanes = row.imms[1] === undefined ? [''] : ['0', String(Number(row.imms[1].slice(4)) - 1)];
    return lanes.map((lane) => ({ row, lane, size: 2 ** row.align }));
  });
  for (const cpu of CPUS) {
    for (const bounds of ['guard', 'explicit'] as const) {
      for (const { what, declared, use, type, value } of MEMORIES) {
        it(`${cpu}, ${bounds}, ${what}: the last byte and one further`, () => {
          // The end by offset and by address. Loads also folded into an addition.
          const functions = forms.flatMap(({ row, lane, size }, i) => {
            const end = 65536 - size;
            const at = [`offset=${end} ${lane} (local.get 0)`, `${lane} (${type}.add (local.get 0) (${type}.const ${end}))`];
            return at.map((place, kind) => {
              const vector = row.params?.[1] === undefined ? '' : '(v128.const i8x16 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)';
              const access = `(${row.name} ${use} ${place} ${vector})`;
              const body = row.results?.length === 0 ? access : `(global.set $g (i8x16.add (global.get $g) ${access}))`;
              return `(func (export "f${i}.${kind}") (param ${type}) ${body})`;
            });
          });
          const m = read(`(module ${declared} (global $g (mut v128) (v128.const i64x2 0 0)) ${functions.join('\n')})`);
          const store = new Store();
          try {
            const instance = store.instantiate(compile(m, { cpu, bounds, verify: true }));
            const memory = instance.exports.get('m') as Memory;
            memory.write(0, new Uint8Array(65536).fill(0xa5));
            const run = (name: string, at: number): boolean => {
              try {
                store.invoke(instance.exports.get(name) as Func, [value(at)]);
                return true;
              } catch (e) {
                if (!(e instanceof Trap)) throw e;
                return false;
              }
            };
            forms.forEach(({ row, lane, size }, i) => {
              for (const kind of [0, 1]) {
                const form = `${row.name} ${lane}`;
                const before = Buffer.from(memory.read(0, 65536));
                // Also far behind the end, and where address and offset wrap around together.
                const beyond = [1, 2, 15, 16, 4096, 2 ** 31 - 1, ...(kind === 0 ? [-1, -65536] : [])];
                for (const at of beyond) expect(run(`f${i}.${kind}`, at), `${form} + ${at}`).to.equal(false);
                expect(Buffer.compare(before, memory.read(0, 65536)), `${form} stored`).to.equal(0);
                expect(run(`f${i}.${kind}`, 0), form).to.equal(true);
                const after = memory.read(0, 65536);
                expect(Buffer.compare(before.subarray(0, 65536 - size), after.subarray(0, 65536 - size)), form).to.equal(0);
              }
            });
          } finally {
            store.close();
          }
        });
      }
    }
  }
});
