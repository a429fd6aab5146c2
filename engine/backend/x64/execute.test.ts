/**
 * Machine code against Node's own engine: random modules are compiled for both CPU levels, run here and in V8, and must agree in
 * results, globals, memory and traps. Every allocation is replayed by the checker.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { compile } from '../../compiler/compile.ts';
import { decode, type Func, f32, f64, type Global, i32, i64, type Memory, Store, Trap, type WasmValue } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { GLOBALS, randomModule } from '../../testing/random-module.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import { F32, F64, I32, I64, type ValType } from '../../wasm/types.ts';

/** Node's engine; the compiler's library has no types for it. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
    RuntimeError: new () => Error;
  };
};

interface Outcome {
  readonly trap: boolean;
  readonly results: readonly string[];
  readonly globals: readonly string[];
  readonly memory: Uint8Array;
}

const ARGS = new Map<ValType, readonly (number | bigint)[]>([
  [I32, [7, -1]],
  [I64, [9n, -(2n ** 63n)]],
  [F32, [1.5, -3]],
  [F64, [2.25, 1e40]],
]);
const toValue = (t: ValType, v: number | bigint): WasmValue =>
  t === I32 ? i32(Number(v)) : t === I64 ? i64(BigInt(v)) : t === F32 ? f32(Number(v)) : f64(Number(v));
const isNan = (v: WasmValue): boolean =>
  v.type === F32
    ? (v.lo & 0x7fff_ffff) > 0x7f80_0000
    : v.type === F64 && ((v.hi & 0x7fff_ffff) > 0x7ff0_0000 || ((v.hi & 0x7fff_ffff) === 0x7ff0_0000 && v.lo !== 0));
/** Bits, NaNs all the same: their payloads may differ. */
const show = (v: WasmValue): string => (isNan(v) ? 'nan' : `${v.hi}:${v.lo}`);

function runV8(bytes: Uint8Array, params: ValType[], results: ValType[], which: number): Outcome {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const memory = new Uint8Array((exports['m'] as { buffer: ArrayBuffer }).buffer);
  const value = (t: ValType, v: unknown): string => show(toValue(t, v as number | bigint));
  const globals = (): string[] => GLOBALS.map((t, i) => value(t, (exports[`g${i}`] as { value: unknown }).value));
  try {
    const out = (exports['f'] as (...a: unknown[]) => unknown)(...params.map((t) => ARGS.get(t)?.[which]));
    const list = results.length === 1 ? [out] : ((out as unknown[] | undefined) ?? []);
    return { trap: false, results: results.map((t, i) => value(t, list[i])), globals: globals(), memory };
  } catch (e) {
    if (!(e instanceof WebAssembly.RuntimeError)) throw e;
    return { trap: true, results: [], globals: globals(), memory };
  }
}

function runNative(bytes: Uint8Array, params: ValType[], which: number, cpu: string, bounds: 'guard' | 'explicit'): Outcome {
  const store = new Store();
  try {
    const artifact = compile(decode(bytes, { features: ALL_FEATURES }), { cpu, bounds, verify: true });
    const instance = store.instantiate(artifact);
    const globals = (): string[] => GLOBALS.map((_, i) => show((instance.exports.get(`g${i}`) as Global).get()));
    const memory = (): Uint8Array => (instance.exports.get('m') as Memory).read(0, 65536).slice();
    try {
      const out = store.invoke(
        instance.exports.get('f') as Func,
        params.map((t) => toValue(t, ARGS.get(t)?.[which] ?? 0)),
      );
      return { trap: false, results: out.map(show), globals: globals(), memory: memory() };
    } catch (e) {
      if (!(e instanceof Trap)) throw e;
      return { trap: true, results: [], globals: globals(), memory: memory() };
    }
  } finally {
    store.close();
  }
}

function compare(seed: number, cpu: string): void {
  const { bytes, params, results } = randomModule(seed);
  const which = seed & 1;
  const expected = runV8(bytes, params, results, which);
  const got = runNative(bytes, params, which, cpu, seed % 3 === 0 ? 'explicit' : 'guard');
  expect({ ...got, memory: 0 }, `seed ${seed}, ${cpu}`).to.deep.equal({ ...expected, memory: 0 });
  expect(Buffer.compare(got.memory, expected.memory), `seed ${seed}, ${cpu}: memory`).to.equal(0);
}

describe('x64 machine code against V8', () => {
  for (const cpu of ['x86-64-v2', 'x86-64-v3']) {
    it(`computes what V8 computes: ${cpu}`, function () {
      if (!hostCpus().includes(cpu)) this.skip();
      fc.assert(
        fc.property(fc.nat(), (seed) => compare(seed, cpu)),
        { numRuns: Number(process.env['TOUCHSTONE_ORACLE_RUNS'] ?? 80), seed: 3 },
      );
    });
  }
});
