/**
 * Forms that become one instruction, each in the company that forbids it: comparisons with a loaded byte, word or more; store(p,
 * op(load(p), x)); addresses with constants that do not fit. Right is what BigInt says.
 */

import { expect } from 'chai';
import { compile, type Func, i32, i64, type Memory, parse, Store, validate, type WasmValue } from '../../index.ts';
import { COMPARE, FCOMPARE } from '../../ir/testing/interpret.ts';

const CPUS = ['x86-64-v2', 'x86-64-v3'];
const bigOf = ({ lo, hi }: WasmValue): bigint => (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);

/** Runs the functions of one module, for each CPU level. */
function forEachCpu(text: string, use: (call: (name: string, ...args: WasmValue[]) => bigint, memory: Memory) => void): void {
  for (const cpu of CPUS) {
    const store = new Store();
    try {
      const m = parse(text);
      validate(m);
      const { exports } = store.instantiate(compile(m, { cpu }));
      use((name, ...args) => {
        const [v] = store.invoke(exports.get(name) as Func, args);
        return v === undefined ? 0n : bigOf(v);
      }, exports.get('m') as Memory);
    } finally {
      store.close();
    }
  }
}

const WIDTHS = { i32: 32, i64: 64 } as const;
type Int = keyof typeof WIDTHS;
const INTS = Object.keys(WIDTHS) as Int[];
const signed = (x: bigint, bits: number): bigint => BigInt.asIntN(bits, x);
const unsigned = (x: bigint, bits: number): bigint => BigInt.asUintN(bits, x);

/** Conditions of a value compared with zero. */
const OF_ZERO: Readonly<Record<string, (x: bigint) => boolean>> = {
  eq: (x) => x === 0n,
  ne: (x) => x !== 0n,
  lt_s: (x) => x < 0n,
  ge_s: (x) => x >= 0n,
  gt_s: (x) => x > 0n,
  le_s: (x) => x <= 0n,
};

describe('x64: fused forms', function () {
  this.timeout(60_000);

  it('comparisons of a load with a constant, for a branch, a choice and a value', () => {
    const CONSTANTS = [0n, 1n, 5n, 127n, 128n, 255n, 256n, 0x7fffn, 0x8000n, 0xffffn, -1n, -128n, -129n, -0x8000n, -0x8000_0000n];
    const BYTES = [0, 1, 5, 0x7f, 0x80, 0xff];
    /** `[text, value]`: a case that is called with the address of eight equal bytes. */
    const cases: { readonly text: string; readonly value: (byte: bigint) => boolean }[] = [];
    for (const type of INTS) {
      const bits = WIDTHS[type];
      for (const size of [8, 16, 32, 64]) {
        if (size > bits) continue;
        for (const sign of size === bits ? [''] : ['_s', '_u']) {
          const load = `(${type}.load${size === bits ? '' : size}${sign} (local.get 0))`;
          const loaded = (byte: bigint): bigint => {
            const all = unsigned(byte * 0x0101_0101_0101_0101n, size);
            return unsigned(sign === '_s' ? signed(all, size) : all, bits);
          };
          for (const [name, holds] of Object.entries(COMPARE)) {
            for (const as of name === 'eq' || name === 'ne' ? [''] : ['_s', '_u']) {
              const of = as === '_s' ? signed : unsigned;
              for (const c of CONSTANTS) {
                for (const first of [true, false]) {
                  const operands = first ? `${load} (${type}.const ${c})` : `(${type}.const ${c}) ${load}`;
                  const value = (byte: bigint): boolean => {
                    const [a, b] = [of(loaded(byte), bits), of(c, bits)];
                    return first ? holds(a, b) : holds(b, a);
                  };
                  cases.push({ text: `(${type}.${name}${as} ${operands})`, value });
                }
              }
            }
          }
        }
      }
    }
    const USES = [
      (c: string) => `(if (result i32) ${c} (then (i32.const 1)) (else (i32.const 0)))`,
      (c: string) => `(select (i32.const 1) (i32.const 0) ${c})`,
      (c: string) => c,
    ];
    // Each case in one use, neighbours in others.
    const text = `(module (memory (export "m") 1) ${cases
      .map((c, i) => `(func (export "${i}") (param i32) (result i32) ${USES[i % USES.length]?.(c.text)})`)
      .join('\n')})`;
    forEachCpu(text, (call, memory) => {
      BYTES.forEach((byte, i) => {
        memory.write(i * 8, new Uint8Array(8).fill(byte));
      });
      cases.forEach((c, i) => {
        for (const [k, byte] of BYTES.entries())
          expect(call(String(i), i32(k * 8)), `${c.text} of bytes ${byte}`).equal(c.value(BigInt(byte)) ? 1n : 0n);
      });
    });
  });

  it('comparisons of floats and their opposites, for every kind of user, NaN among the operands', () => {
    const USES = [
      (c: string) => `(if (result i32) ${c} (then (i32.const 1)) (else (i32.const 0)))`,
      (c: string) => `(block (br_if 0 ${c}) (return (i32.const 0))) (i32.const 1)`,
      (c: string) => `(select (i32.const 1) (i32.const 0) ${c})`,
      (c: string) => `(i32.trunc_f64_s (select (f64.const 1) (f64.const 0) ${c}))`,
      (c: string) => c,
    ];
    const NUMBERS = [0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NaN];
    const pairs = NUMBERS.flatMap((a) => NUMBERS.map((b): [number, number] => [a, b]));
    const cases = ['f32', 'f64'].flatMap((type) =>
      Object.entries(FCOMPARE).flatMap(([name, holds]) =>
        [true, false].flatMap((sense) =>
          USES.map((use) => {
            const comparison = `(${type}.${name} (${type}.load (local.get 0)) (${type}.load offset=8 (local.get 0)))`;
            const text = use(sense ? comparison : `(i32.eqz ${comparison})`);
            return { type, text, value: (a: number, b: number): boolean => holds(a, b) === sense };
          }),
        ),
      ),
    );
    const text = `(module (memory (export "m") 1)
      ${cases.map((c, i) => `(func (export "${i}") (param i32) (result i32) ${c.text})`).join('\n')})`;
    forEachCpu(text, (call, memory) => {
      const bytes = new DataView(new ArrayBuffer(pairs.length * 32));
      for (const [i, pair] of pairs.entries()) {
        for (const [k, x] of pair.entries()) {
          bytes.setFloat32(i * 32 + k * 8, x, true);
          bytes.setFloat64(i * 32 + 16 + k * 8, x, true);
        }
      }
      memory.write(0, new Uint8Array(bytes.buffer));
      for (const [i, c] of cases.entries()) {
        for (const [p, [a, b]] of pairs.entries())
          expect(call(String(i), i32(p * 32 + (c.type === 'f64' ? 16 : 0))), `${c.text} of ${a} and ${b}`).equal(
            c.value(a, b) ? 1n : 0n,
          );
      }
    });
  });

  it('choices of two floats by their order, whichever comes first: zeros by sign, NaN as it is', () => {
    const CONDITIONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
      lt: (a, b) => a < b,
      gt: (a, b) => a > b,
      le: (a, b) => a <= b,
      ge: (a, b) => a >= b,
    };
    const ORDERS = [
      ['a', 'b'],
      ['b', 'a'],
    ] as const;
    const NUMBERS = [0, -0, 1, -1, Number.NEGATIVE_INFINITY, Number.NaN];
    const cases = ['f32', 'f64'].flatMap((type) =>
      Object.entries(CONDITIONS).flatMap(([name, holds]) =>
        ORDERS.flatMap(([then, otherwise]) =>
          ORDERS.map(([left, right]) => {
            const chosen = `(select (local.get $${then}) (local.get $${otherwise}) (${type}.${name} (local.get $${left}) (local.get $${right})))`;
            const value = (a: number, b: number): number => {
              const isHeld = left === 'a' ? holds(a, b) : holds(b, a);
              return (isHeld ? then : otherwise) === 'a' ? a : b;
            };
            return { type, chosen, value };
          }),
        ),
      ),
    );
    const text = `(module (memory (export "m") 1) ${cases
      .map(
        ({ type, chosen }, i) => `(func (export "${i}") (result i64) (local $a ${type}) (local $b ${type})
          (local.set $a (${type}.load (i32.const 0))) (local.set $b (${type}.load (i32.const 8)))
          ${type === 'f32' ? `(i64.extend_i32_u (i32.reinterpret_f32 ${chosen}))` : `(i64.reinterpret_f64 ${chosen})`})`,
      )
      .join('\n')})`;
    forEachCpu(text, (call, memory) => {
      const bytes = new DataView(new ArrayBuffer(24));
      for (const [i, { type, chosen, value }] of cases.entries()) {
        const set = (at: number, x: number): void =>
          type === 'f32' ? bytes.setFloat32(at, x, true) : bytes.setFloat64(at, x, true);
        for (const a of NUMBERS) {
          for (const b of NUMBERS) {
            for (const [k, x] of [a, b, value(a, b)].entries()) set(8 * k, x);
            memory.write(0, new Uint8Array(bytes.buffer, 0, 16));
            const right = type === 'f32' ? BigInt(bytes.getUint32(16, true)) : bytes.getBigUint64(16, true);
            expect(call(String(i)), `${chosen} of ${a} and ${b}`).equal(right);
          }
        }
      }
    });
  });

  it('results of arithmetic compared with 0 right behind it', () => {
    const OPS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
      add: (a, b) => a + b,
      sub: (a, b) => a - b,
      and: (a, b) => a & b,
      or: (a, b) => a | b,
      xor: (a, b) => a ^ b,
    };
    const cases = INTS.flatMap((type) =>
      Object.entries(OPS).flatMap(([op, result]) =>
        Object.entries(OF_ZERO).map(([name, holds]) => {
          const bits = WIDTHS[type];
          // The result is wanted afterwards: it stays in a register, whose flags are known.
          const text = `(local $r ${type})
            (local.set $r (${type}.${op} (local.get 0) (local.get 1)))
            (if (result i32) (${type}.${name} (local.get $r) (${type}.const 0))
              (then (${type}.store (i32.const 0) (local.get $r)) (i32.const 1))
              (else (${type}.store (i32.const 8) (local.get $r)) (i32.const 0)))`;
          return { type, text, value: (a: bigint, b: bigint): boolean => holds(signed(result(a, b), bits)) };
        }),
      ),
    );
    const text = `(module (memory (export "m") 1)
      ${cases.map((c, i) => `(func (export "${i}") (param ${c.type} ${c.type}) (result i32) ${c.text})`).join('\n')})`;
    forEachCpu(text, (call) => {
      for (const [i, { type, text, value }] of cases.entries()) {
        const bits = WIDTHS[type];
        const top = 1n << BigInt(bits - 1);
        const numbers = [0n, 1n, -1n, 5n, top - 1n, -top].map((x) => signed(x, bits));
        for (const a of numbers) {
          for (const b of numbers) {
            const [x, y] = type === 'i32' ? [i32(Number(a)), i32(Number(b))] : [i64(a), i64(b)];
            expect(call(String(i), x, y), `${text} of ${a} and ${b}`).equal(value(a, b) ? 1n : 0n);
          }
        }
      }
    });
  });

  it('operations on a place in memory or a global, either way round', () => {
    const OPS: Readonly<Record<string, (a: bigint, b: bigint, bits: bigint) => bigint>> = {
      add: (a, b) => a + b,
      sub: (a, b) => a - b,
      mul: (a, b) => a * b,
      and: (a, b) => a & b,
      or: (a, b) => a | b,
      xor: (a, b) => a ^ b,
      shl: (a, b, bits) => a << (b % bits),
      shr_u: (a, b, bits) => a >> (b % bits),
      rotl: (a, b, bits) => (a << (b % bits)) | (a >> (bits - (b % bits))),
    };
    const OLD = 0x8123_4567_89ab_cdefn;
    const OPERANDS = [10n, 0x7fff_ffffn, 0xffff_ffff_ffff_fffen];
    interface Case {
      readonly text: string;
      readonly value: (x: bigint) => bigint;
      readonly type: Int;
      readonly size: number;
    }
    const cases: Case[] = [];
    for (const type of INTS) {
      const bits = WIDTHS[type];
      for (const [name, op] of Object.entries(OPS)) {
        for (const size of [8, 16, 32, 64]) {
          if (size > bits) continue;
          const narrow = size === bits ? '' : size;
          for (const place of size === bits ? ['memory', 'global'] : ['memory']) {
            const load = place === 'global' ? `(global.get $${type})` : `(${type}.load${narrow}${narrow && '_u'} (local.get 0))`;
            const old = unsigned(OLD, size);
            for (const first of [true, false]) {
              for (const constant of [undefined, ...OPERANDS]) {
                const x = constant === undefined ? '(local.get 1)' : `(${type}.const ${signed(constant, bits)})`;
                const result = `(${type}.${name} ${first ? `${load} ${x}` : `${x} ${load}`})`;
                const text =
                  place === 'memory'
                    ? `(${type}.store${narrow} (local.get 0) ${result})`
                    : `(global.set $${type} (${type}.load (local.get 0))) (global.set $${type} ${result})
                       (${type}.store (local.get 0) (global.get $${type}))`;
                const value = (param: bigint): bigint => {
                  const y = unsigned(constant ?? param, bits);
                  const made = first ? op(old, y, BigInt(bits)) : op(y, old, BigInt(bits));
                  return unsigned(made, size);
                };
                cases.push({ text, value, type, size });
              }
            }
          }
        }
      }
    }
    const text = `(module (memory (export "m") 1) (global $i32 (mut i32) (i32.const 0)) (global $i64 (mut i64) (i64.const 0))
      ${cases
        .map(({ text, type }, i) => `(func (export "${i}") (param i32 ${type}) (result i64) ${text} (i64.load (local.get 0)))`)
        .join('\n')})`;
    forEachCpu(text, (call, memory) => {
      cases.forEach(({ text, value, type, size }, i) => {
        for (const x of OPERANDS) {
          const place = new DataView(new ArrayBuffer(24));
          place.setBigUint64(8, OLD, true);
          memory.write(192, new Uint8Array(place.buffer));
          const got = call(String(i), i32(200), type === 'i32' ? i32(Number(signed(x, 32))) : i64(x));
          const kept = (OLD >> BigInt(size)) << BigInt(size);
          expect(got, `${text} with ${x}`).equal(unsigned(kept, 64) | value(x));
          // Nothing around it changes.
          expect([...memory.read(192, 8), ...memory.read(208, 8)], text).deep.equal(new Array(16).fill(0));
        }
      });
    });
  });

  it('masks of every width, for a branch, a choice and a value', () => {
    const MASKS = [0, 6, 7, 8, 15, 16, 31, 32, 63].flatMap((k) => [1n << BigInt(k), (2n << BigInt(k)) - 1n, -(1n << BigInt(k))]);
    const USES = [
      (c: string) => `(if (result i32) ${c} (then (i32.const 1)) (else (i32.const 0)))`,
      (c: string) => `(select (i32.const 1) (i32.const 0) ${c})`,
      (c: string) => c,
    ];
    const cases = INTS.flatMap((type) =>
      MASKS.map((m) => signed(m, WIDTHS[type])).flatMap((mask) =>
        Object.entries(OF_ZERO).flatMap(([name, holds]) =>
          USES.map((use) => {
            const text = use(`(${type}.${name} (${type}.and (local.get 0) (${type}.const ${mask})) (${type}.const 0))`);
            return { type, text, value: (x: bigint): boolean => holds(signed(x & mask, WIDTHS[type])) };
          }),
        ),
      ),
    );
    const text = `(module (memory (export "m") 1)
      ${cases.map((c, i) => `(func (export "${i}") (param ${c.type}) (result i32) ${c.text})`).join('\n')})`;
    forEachCpu(text, (call) => {
      for (const [i, { type, text, value }] of cases.entries()) {
        for (const number of [0n, -1n, 0x80n, 0xff7fn, 0x100n, 0x7fffn, 0x8000n, 0x8000_0000n, 1n << 32n, 1n << 63n]) {
          const x = signed(number, WIDTHS[type]);
          expect(call(String(i), type === 'i32' ? i32(Number(x)) : i64(x)), `${text} of ${x}`).equal(value(x) ? 1n : 0n);
        }
      }
    });
  });

  it('conjunctions of exclusive disjunctions, complements among them', () => {
    const OTHERS = [-1n, 5n, 0x7fff_ffffn, undefined];
    const cases = INTS.flatMap((type) =>
      OTHERS.flatMap((other) =>
        [true, false].map((first) => {
          const c = other === undefined ? '(local.get 2)' : `(${type}.const ${other})`;
          const xor = `(${type}.xor (local.get 0) ${c})`;
          const text = `(${type}.and ${first ? `${xor} (local.get 1)` : `(local.get 1) ${xor}`})`;
          return { type, text, value: (x: bigint, y: bigint, z: bigint): bigint => (x ^ (other ?? z)) & y };
        }),
      ),
    );
    const text = `(module (memory (export "m") 1)
      ${cases.map(({ type, text }, i) => `(func (export "${i}") (param ${type} ${type} ${type}) (result ${type}) ${text})`).join('\n')})`;
    forEachCpu(text, (call) => {
      for (const [i, { type, text, value }] of cases.entries()) {
        for (const [x, y, z] of [[0x1234_5678n, -1n, 9n] as const, [-7n, 0x0f0f_0f0fn, -1n] as const]) {
          const args = [x, y, z].map((n) => (type === 'i32' ? i32(Number(n)) : i64(n)));
          const got = type === 'i32' ? unsigned(call(String(i), ...args), 32) : call(String(i), ...args);
          expect(got, `${text} of ${x}, ${y}, ${z}`).equal(unsigned(value(x, y, z), WIDTHS[type]));
        }
      }
    });
  });

  it('operations on a place, stored to one of another memory, address, offset or global', () => {
    const ADDRESSES = [
      '$a (local.get 0)',
      '$b (local.get 0)',
      '$a (local.get 1)',
      '$a offset=16 (local.get 0)',
      '$a (i32.const 32)',
      '$a (i32.add (local.get 0) (local.get 1))',
      '$a (i32.shl (local.get 1) (i32.const 2))',
    ];
    const OPS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
      add: (a, b) => a + b,
      sub: (a, b) => a - b,
      xor: (a, b) => a ^ b,
    };
    const places = INTS.map((type) => [
      ...ADDRESSES.map((at) => ({ read: `(${type}.load ${at})`, write: (x: string) => `(${type}.store ${at} ${x})` })),
      ...['g', 'h'].map((g) => ({ read: `(global.get $${g}${type})`, write: (x: string) => `(global.set $${g}${type} ${x})` })),
    ]);
    const count = ADDRESSES.length + 2;
    const cases = INTS.flatMap((type, t) =>
      Object.entries(OPS).flatMap(([name, op]) =>
        (places[t] ?? []).flatMap(({ read }, from) =>
          (places[t] ?? []).map(({ write }, to) => {
            return { type, op, from, to, text: write(`(${type}.${name} ${read} (local.get 2))`) };
          }),
        ),
      ),
    );
    // What lies in memory at the beginning is of data segments: a load of what was stored just now would be none.
    const bytes = Array.from({ length: 200 }, (_, k) => `\\${(k + 16).toString(16)}`).join('');
    const globals = INTS.flatMap((type) => ['g', 'h'].map((g, k) => `(global $${g}${type} (mut ${type}) (${type}.const ${k}))`));
    const readers = INTS.flatMap((type, t) =>
      (places[t] ?? []).map(({ read }, k) => `(func (export "${type} ${k}") (param i32 i32) (result ${type}) ${read})`),
    );
    const text = `(module (memory $a (export "m") 1) (memory $b 1)
      (data $a (i32.const 0) "${bytes}") (data $b (i32.const 1) "${bytes}") ${globals.join('')} ${readers.join('\n')}
      ${cases.map((c, i) => `(func (export "${i}") (param i32 i32 ${c.type}) ${c.text})`).join('\n')})`;
    forEachCpu(text, (call) => {
      const at = [i32(8), i32(40)];
      for (const [i, { type, op, from, to, text }] of cases.entries()) {
        const values = (): bigint[] =>
          Array.from({ length: count }, (_, k) => unsigned(call(`${type} ${k}`, ...at), WIDTHS[type]));
        const right = values();
        right[to] = unsigned(op(right[from] ?? 0n, 5n), WIDTHS[type]);
        call(String(i), ...at, type === 'i32' ? i32(5) : i64(5n));
        expect(values(), text).deep.equal(right);
      }
    });
  });

  it('addresses with constants that a displacement has no room for', () => {
    const CONSTANTS = [0n, 8n, -8n, 0x7fff_fff0n, 0x7fff_ffffn, 0x8000_0000n, -0x8000_0000n, 0xffff_ffffn, 0x1_0000_0000n];
    const OFFSETS = [0, 16, 0x7fff_fff8];
    const AT = 65536n * 40_000n;
    const cases: { readonly body: string; readonly x: bigint }[] = [];
    for (const c of CONSTANTS) {
      for (const d of [0n, 0x7fff_fff8n, -0x7fff_fff8n]) {
        for (const offset of OFFSETS) {
          for (const scale of [0n, 1n, 3n, 4n]) {
            const index = `(i64.shl (local.get 0) (i64.const ${scale}))`;
            const sum = `(i64.add (i64.add ${index} (i64.const ${c})) (i64.const ${d}))`;
            const shifted = AT - c - d - BigInt(offset);
            cases.push({ body: `(i32.load offset=${offset} ${sum})`, x: shifted >> scale });
          }
        }
      }
    }
    const text = `(module (memory (export "m") i64 40001) ${cases
      .map(({ body }, i) => `(func (export "${i}") (param i64) (result i32) ${body})`)
      .join('\n')})`;
    forEachCpu(text, (call, memory) => {
      // Whatever a scale leaves over is found by the word's own bytes.
      const bytes = Uint8Array.from({ length: 64 }, (_, i) => i + 1);
      memory.write(Number(AT) - 32, bytes);
      cases.forEach(({ body, x }, i) => {
        const [, offset = '0', scale = '0', c = '0', d = '0'] =
          /offset=(\d+) .*shl .*?const (\d+)\)\) \(i64.const (-?\d+)\)\) \(i64.const (-?\d+)\)/.exec(body) ?? [];
        const at = Number((x << BigInt(scale)) + BigInt(c) + BigInt(d) + BigInt(offset) - AT) + 32;
        const right = new DataView(bytes.buffer).getUint32(at, true);
        expect(call(String(i), i64(x)), body).equal(BigInt(right));
      });
    });
  });
});
