/**
 * `--nan=canonical`: every instruction with a float result, its operands NaNs of every kind among other numbers, in registers, as
 * constants and from memory; then pairs of instructions, and NaNs that go around loops. What comes is what the same code without
 * the setting gives, each NaN that an instruction chose replaced by the canonical one; what is no arithmetic keeps every bit.
 */
import { expect } from 'chai';
import { compile, encode, type Func, type Instance, parse, Store, validate, type WasmValue } from '../index.ts';
import { hostCpus } from '../runtime/load/load.ts';
import { f32Bits, f64Bits, i32, i64Bits, v128 } from '../runtime/values/values.ts';
import { EXECUTABLE } from '../settings/executable.ts';
import type { Nans } from '../target/settings.ts';
import { compileInMemory } from '../testing/in-memory.ts';
import { Random } from '../testing/random.ts';
import { OP_ROWS, type OpRow } from '../wasm/opcodes.ts';

type Lanes = 'f32' | 'f64' | 'none';

/** Float instructions that are no arithmetic: they move bits, or one sign, or answer masks. */
const EXACT = /\.(eq|ne|lt|gt|le|ge|abs|neg|copysign|pmin|pmax|splat|replace_lane|extract_lane|load|const|reinterpret_i(32|64))$/;
/** The lanes of the result in which a NaN is the instruction's own choice. */
function chosenLanes({ name }: OpRow): Lanes {
  if (!name.startsWith('f') || EXACT.test(name)) return 'none';
  return name.startsWith('f32') ? 'f32' : 'f64';
}

const NUMBERS = ['i32', 'i64', 'f32', 'f64', 'v128'];
/** Everything that is executed, takes numbers and gives a float or a vector. */
const ROWS = OP_ROWS.filter(
  ({ featureBit, params, results, imms }) =>
    (EXECUTABLE & featureBit) !== 0 &&
    params !== undefined &&
    params.length > 0 &&
    params.every((p) => NUMBERS.includes(p)) &&
    /^(f32|f64|v128)$/.test(results?.join() ?? '') &&
    imms.every((imm) => imm.startsWith('lane')),
);

/** Quiet and signalling NaNs of either sign, with and without payload; the canonical one; zeros, infinities, numbers. */
const F32 = [
  0x7fc00000, 0xffc00000, 0x7f800001, 0xff812345, 0x7fc12345, 0xffffffff, 0x3fc00000, 0x80000000, 0, 0x7f800000, 0xff800000,
];
const F64 = [
  ...[
    [0, 0x7ff80000],
    [0, 0xfff80000],
    [1, 0x7ff00000],
    [0x12345, 0xfff00000],
    [0, 0x7ff12345],
    [-1, -1],
    [0, 0x40080000],
  ],
  ...[
    [0, 0x80000000],
    [0, 0],
    [0, 0x7ff00000],
    [0, 0xfff00000],
  ],
] as [number, number][];
const CANONICAL = { f32: 0x7fc00000, f64: 0x7ff80000 };

const random = new Random(1);
const f64 = (): [number, number] => random.pick(F64);
const f32 = (): number => random.pick(F32);
/** A value of the type. */
const VALUE: Readonly<Record<string, () => WasmValue>> = {
  i32: () => i32(random.next()),
  i64: () => i64Bits(random.next(), random.next()),
  f32: () => f32Bits(f32()),
  f64: () => f64Bits(...f64()),
  v128: () => (random.chance(50) ? v128(f32(), f32(), f32(), f32()) : v128(...f64(), ...f64())),
};
const valuesOf = (types: readonly string[]): WasmValue[] => types.map((type) => (VALUE[type] as () => WasmValue)());

const wordsOf = ({ lo, hi, x2, x3 }: WasmValue): number[] => [lo, hi, x2, x3].map((w) => w >>> 0);
const hexOf = (words: readonly number[]): string => words.map((w) => w.toString(16).padStart(8, '0')).join(' ');

const show = (v: WasmValue): string => hexOf(wordsOf(v));

/** The words with the canonical NaN in each lane that holds one. */
function canonical(words: readonly number[], lanes: Lanes): number[] {
  const w = [...words];
  if (lanes === 'f32') return w.map((x) => ((x & 0x7fffffff) > 0x7f800000 ? CANONICAL.f32 : x));
  if (lanes === 'f64')
    for (const k of [0, 2]) {
      const high = (w[k + 1] as number) & 0x7fffffff;
      if (high > 0x7ff00000 || (high === 0x7ff00000 && w[k] !== 0)) [w[k], w[k + 1]] = [0, CANONICAL.f64];
    }
  return w;
}

/** The instruction with operands as they stand, the immediate in between. */
const written = ({ name, imms }: OpRow, operands: readonly string[]): string =>
  `(${name} ${imms.map(() => '1').join(' ')} ${operands.join(' ')})`;
const constant = (type: string, value: WasmValue): string => {
  const [lo = 0, hi = 0] = wordsOf(value);
  const long = `(i64.const 0x${hi.toString(16)}${lo.toString(16).padStart(8, '0')})`;
  if (type === 'v128') return `(v128.const i32x4 ${wordsOf(value).join(' ')})`;
  const bits = type.endsWith('32') ? `(i32.const ${lo})` : long;
  return type.startsWith('i') ? bits : `(${type}.reinterpret_i${type.slice(1)} ${bits})`;
};
const locals = (n: number, from = 0): string[] => Array.from({ length: n }, (_, i) => `(local.get ${from + i})`);

/** A module with these functions, exported by their number. */
const moduleOf = (funcs: readonly string[]) => {
  const m = parse(`(module (memory 1) ${funcs.map((f, i) => `(func (export "${i}") ${f})`).join('\n')})`);
  validate(m);
  encode(m);
  return m;
};
const signature = (params: readonly string[], result: string): string =>
  `${params.length === 0 ? '' : `(param ${params.join(' ')})`} (result ${result})`;

/** A function, and what it is called with. */
interface Case {
  readonly row: OpRow;
  readonly how: string;
  readonly text: string;
  readonly calls: readonly (readonly WasmValue[])[];
}

/** Every instruction with operands in registers, the last one in memory, and constants. */
function cases(): Case[] {
  return ROWS.flatMap((row) => {
    const { params = [], results = [] } = row;
    const result = String(results[0]);
    const last = params.length - 1;
    const type = String(params[last]);
    const calls = Array.from({ length: 10 }, () => valuesOf(params));
    const [registers, memory] = [locals(params.length), [...locals(last), `(${type}.load (i32.const 16))`]];
    const store = `(${type}.store (i32.const 16) (local.get ${last}))`;
    return [
      { row, how: 'registers', text: `${signature(params, result)} ${written(row, registers)}`, calls },
      { row, how: 'memory', text: `${signature(params, result)} ${store} ${written(row, memory)}`, calls },
      ...calls.slice(0, 3).map((args) => {
        const constants = params.map((t, i) => constant(t, args[i] as WasmValue));
        const how = `constants ${args.map(show).join(', ')}`;
        return { row, how, text: `${signature([], result)} ${written(row, constants)}`, calls: [[]] };
      }),
    ];
  });
}

/** Two float instructions, the second of which takes the first one's result as its first operand. */
function pairs(): { readonly first: OpRow; readonly second: OpRow; readonly text: string }[] {
  const floats = ROWS.filter(({ name }) => /^(f32|f64)/.test(name));
  return floats.flatMap((first) =>
    floats
      .filter((second) => second.params?.[0] === first.results?.[0])
      .map((second) => {
        const [p = [], q = []] = [first.params, second.params];
        const operands = [written(first, locals(p.length)), ...locals(q.length - 1, p.length)];
        return {
          first,
          second,
          text: `${signature([...p, ...q.slice(1)], String(second.results))} ${written(second, operands)}`,
        };
      }),
  );
}

const CPUS = ['x86-64-v2', 'x86-64-v3'];

describe('canonical NaNs', function () {
  this.timeout(60_000);

  for (const cpu of CPUS) {
    describe(`at ${cpu} (needs ${cpu})`, () => {
      before(function () {
        if (!hostCpus().includes(cpu)) this.skip();
      });
      const store = new Store();
      after(() => store.close());
      const instance = (funcs: readonly string[], nan: Nans, by = compile): Instance =>
        store.instantiate(by(moduleOf(funcs), { cpu, nan }));
      const call = (i: Instance, f: number, args: readonly WasmValue[]): WasmValue =>
        store.invoke(i.getExport(String(f)) as Func, args)[0] as WasmValue;

      for (const [how, by] of [
        ['values', compile],
        ['frame slots', compileInMemory],
      ] as const)
        it(`${ROWS.length} instructions, locals in ${how}`, () => {
          const all = cases();
          const texts = all.map((c) => c.text);
          const [machine, ours] = [instance(texts, 'any', by), instance(texts, 'canonical', by)];
          let [changed, made] = [0, 0];
          all.forEach(({ row, how, calls }, i) => {
            for (const args of calls) {
              const plain = wordsOf(call(machine, i, args));
              const expected = hexOf(canonical(plain, chosenLanes(row)));
              expect(show(call(ours, i, args)), `${row.name} of ${how} ${args.map(show).join(', ')}`).equal(expected);
              if (expected !== hexOf(plain)) changed++;
              made++;
            }
          });
          // Much of what the machine answers is another NaN.
          expect(changed).above(made / 10);
        });

      it('pairs do what their parts do', () => {
        const all = pairs();
        const [together, alone] = [
          instance(
            all.map((p) => p.text),
            'canonical',
          ),
          instance(
            ROWS.map((r) => `${signature(r.params ?? [], String(r.results))} ${written(r, locals(r.params?.length ?? 0))}`),
            'canonical',
          ),
        ];
        expect(all.length).above(500);
        all.forEach(({ first, second }, i) => {
          for (let round = 0; round < 3; round++) {
            const a = valuesOf(first.params ?? []);
            const b = valuesOf(second.params?.slice(1) ?? []);
            const expected = call(alone, ROWS.indexOf(second), [call(alone, ROWS.indexOf(first), a), ...b]);
            const title = `${first.name}, ${second.name} of ${[...a, ...b].map((v) => show(v)).join(', ')}`;
            expect(hexOf(wordsOf(call(together, i, [...a, ...b]))), title).equal(hexOf(wordsOf(expected)));
          }
        });
      });

      it('NaNs that go around a loop', () => {
        const loop = instance(
          [
            `(param f32 i32) (result f32) (loop (local.set 0 (f32.sub (local.get 0) (f32.const inf)))
              (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1))))) (local.get 0)`,
          ],
          'canonical',
        );
        for (const bits of F32)
          for (const n of [1, 2, 3]) {
            const number = (bits & 0x7fffffff) <= 0x7f800000 && bits !== 0x7f800000;
            expect(hexOf(wordsOf(call(loop, 0, [f32Bits(bits), i32(n)])).slice(0, 1))).equal(number ? 'ff800000' : '7fc00000');
          }
      });
    });
  }

  it('belong to the artifact: a store that asks for them takes no other code', () => {
    const m = moduleOf(['(result f32) (f32.const nan)']);
    const store = new Store({ nan: 'canonical' });
    try {
      expect(() => store.load(compile(m))).throw(
        /nan: found any, expected canonical \(compile the module with --nan=canonical\)/,
      );
      store.load(compile(m, { nan: 'canonical' })).close();
    } finally {
      store.close();
    }
    expect(compile(m, { nan: 'any' })).deep.equal(compile(m));
  });
});
