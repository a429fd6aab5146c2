/**
 * The frontend and every pass against Node's own engine: random modules run in V8 and, as IR, in the interpreter; results,
 * globals, memory and traps must agree before and after the passes. The verifier runs after each.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { ENTRY, globalEntry, memoryEntry } from '../abi/layout.ts';
import { FIRST, nextOf } from '../base/brand.ts';
import { decode } from '../binary/decode.ts';
import { IrFunc } from '../ir/func.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { type Datum, interpret, Trap, type World } from '../ir/testing/interpret.ts';
import { runPasses } from '../passes/pipeline.ts';
import { GLOBALS, randomModule } from '../testing/random-module.ts';
import { ALL_FEATURES } from '../wasm/features.ts';
import { F32, F64, I32, I64, type ValType } from '../wasm/types.ts';
import { moduleEnv } from './ssa/env.ts';
import { translateFunction } from './translate.ts';

/** Node's engine; the compiler's library has no types for it. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
    RuntimeError: new () => Error;
  };
};

const view = new DataView(new ArrayBuffer(8));
/** A JS value from V8 as the interpreter has it; NaNs canonical. */
function bits(t: ValType, v: unknown): Datum {
  if (t === I32) return Number(v) | 0;
  if (t === I64) return BigInt.asIntN(64, BigInt(v as bigint));
  if (t === F32) {
    if (Number.isNaN(v)) return 0x7fc0_0000;
    view.setFloat32(0, Number(v));
    return view.getInt32(0);
  }
  if (Number.isNaN(v)) return 0x7ff8_0000_0000_0000n;
  view.setFloat64(0, Number(v));
  return view.getBigInt64(0);
}
function canonical(t: ValType, v: Datum): Datum {
  if (t === F32) {
    view.setInt32(0, Number(v));
    return bits(t, view.getFloat32(0));
  }
  if (t === F64) {
    view.setBigInt64(0, BigInt(v));
    return bits(t, view.getFloat64(0));
  }
  return v;
}

interface Outcome {
  trap: boolean;
  results: string[];
  globals: string[];
  memory: Uint8Array;
}

const ARGS = new Map<ValType, readonly (number | bigint)[]>([
  [I32, [7, -1]],
  [I64, [9n, -(2n ** 63n)]],
  [F32, [1.5, -3]],
  [F64, [2.25, 1e40]],
]);

function runV8(bytes: Uint8Array, params: ValType[], results: ValType[], which: number): Outcome {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const memory = new Uint8Array((exports['m'] as { buffer: ArrayBuffer }).buffer);
  const globals = (): string[] => GLOBALS.map((t, i) => String(bits(t, (exports[`g${i}`] as { value: unknown }).value)));
  try {
    const out = (exports['f'] as (...a: unknown[]) => unknown)(...params.map((t) => ARGS.get(t)?.[which]));
    const list = results.length === 1 ? [out] : ((out as unknown[] | undefined) ?? []);
    return { trap: false, results: results.map((t, i) => String(bits(t, list[i]))), globals: globals(), memory };
  } catch (e) {
    if (!(e instanceof WebAssembly.RuntimeError)) throw e;
    return { trap: true, results: [], globals: globals(), memory };
  }
}

/** How a module is translated and run. */
interface Mode {
  readonly optimize: boolean;
  readonly bounds: 'guard' | 'explicit';
  /** Locals in frame slots. */
  readonly memoryLocals: boolean;
}

function runIr(bytes: Uint8Array, params: ValType[], results: ValType[], which: number, mode: Mode): Outcome {
  const m = decode(bytes, { features: ALL_FEATURES });
  const env = moduleEnv(m, { bounds: mode.bounds, traps: 'signals' });
  const funcs = m.funcs.map((_, i) => {
    const f = new IrFunc();
    translateFunction(env, i, f, mode.memoryLocals ? -1 : undefined);
    verifyFunc(f);
    if (mode.optimize) runPasses(f, verifyFunc);
    return f;
  });
  const fields = new Map<number, Datum>([
    [memoryEntry(env.layout, FIRST) + ENTRY.memory.base, 0n],
    [memoryEntry(env.layout, FIRST) + ENTRY.memory.length, 65536n],
  ]);
  GLOBALS.forEach((t, i) => {
    fields.set(globalEntry(env.layout, nextOf(i)), t === I64 || t === F64 ? 0n : 0);
  });
  const world: World = {
    memory: new Uint8Array(65536),
    fields,
    call: (callee, args) => interpret(funcs[callee] as IrFunc, args, world),
    fuel: 2_000_000,
  };
  const globals = (): string[] =>
    GLOBALS.map((t, i) => String(canonical(t, fields.get(globalEntry(env.layout, nextOf(i))) as Datum)));
  try {
    const out = interpret(
      funcs[0] as IrFunc,
      params.map((t) => bits(t, ARGS.get(t)?.[which])),
      world,
    );
    return {
      trap: false,
      results: results.map((t, i) => String(canonical(t, out[i] as Datum))),
      globals: globals(),
      memory: world.memory,
    };
  } catch (e) {
    if (!(e instanceof Trap)) throw e;
    return { trap: true, results: [], globals: globals(), memory: world.memory };
  }
}

function compare(seed: number, optimize: boolean, memoryLocals = false): void {
  const mode: Mode = { optimize, bounds: seed % 3 === 0 ? 'explicit' : 'guard', memoryLocals };
  const { bytes, params, results } = randomModule(seed);
  for (const which of [0, 1]) {
    const expected = runV8(bytes, params, results, which);
    const got = runIr(bytes, params, results, which, mode);
    const what = `seed ${seed}, arguments ${which}, ${optimize ? 'optimized' : 'as translated'}`;
    expect({ ...got, memory: 0 }, what).to.deep.equal({ ...expected, memory: 0 });
    expect(Buffer.compare(got.memory, expected.memory), `${what}: memory`).to.equal(0);
  }
}

/** Random modules a test; more in a longer run. */
const numRuns = Number(process.env['TOUCHSTONE_ORACLE_RUNS'] ?? 60);

describe('frontend and passes against V8', () => {
  it('translates random modules', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => compare(seed, false)),
      { numRuns, seed: 1 },
    );
  });
  it('optimizes random modules', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => compare(seed, true)),
      { numRuns, seed: 2 },
    );
  });
  it('keeps locals of functions that are too large in frame slots', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => compare(seed, seed % 2 === 0, true)),
      { numRuns, seed: 3 },
    );
  });
});
