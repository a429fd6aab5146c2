/**
 * The judge's side of the differential driver: runs in another version of Node and does in its WebAssembly what each line on
 * standard input says (`Job`), and answers a line (`Outcome`). Nothing of our engine is loaded here.
 */
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import {
  freshValue,
  fromBits,
  HOST,
  hardBytes,
  hostResult,
  hostThrows,
  type Job,
  type Outcome,
  showBits,
  toBits,
  whichValue,
} from './protocol.ts';

interface Exception {
  is(tag: object): boolean;
  getArg(tag: object, index: number): unknown;
}
/** The JavaScript interface as far as it is used; the library of types lacks it. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
    readonly Memory: new (type: object) => object;
    readonly Table: new (type: object) => object;
    readonly Global: new (type: object, value: number) => object;
    readonly Tag: new (type: object) => object;
    readonly Exception: new (tag: object, values: readonly unknown[]) => Exception;
    readonly RuntimeError: new () => Error;
    readonly JSTag?: object;
  };
};
const { gc } = globalThis as unknown as { readonly gc?: () => void };

/** What V8's words mean, in ours (`TRAP_GROUPS` of run.ts). */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^unreachable/, 'unreachable'],
  [/^(divide|remainder) by zero/, 'division by zero'],
  [/^divide result unrepresentable|^float unrepresentable/, 'no such integer'],
  // What is neither aligned nor inside may be called either.
  [/^memory access out of bounds|^data segment|^operation does not support unaligned/, 'memory'],
  // What is outside of an array and of a segment may be called either.
  [/^table (index|access)|^element segment|^array element access/, 'table'],
  [/^null function or function signature|^function signature|^dereferencing a null/, 'function'],
  [/^illegal cast/, 'cast'],
  [/^requested new array is too large/, 'too large'],
  [/^rethrowing null/, 'null exception'],
];

function describe(e: unknown, job: Job, exports: Readonly<Record<string, unknown>>): string {
  if (e instanceof WebAssembly.Exception) {
    const tag = job.tags.find(([name]) => e.is(exports[name] as object));
    if (tag === undefined) return 'throws another';
    return `throws ${tag[0]}: ${tag[1].map((t, i) => showBits(toBits(t, e.getArg(exports[tag[0]] as object, i)))).join(' ')}`;
  }
  const message = (e as Error).message.replace(/^WebAssembly\.Instance\(\): /, '');
  if (e instanceof WebAssembly.RuntimeError) return `traps: ${GROUPS.find(([words]) => words.test(message))?.[1] ?? message}`;
  return e instanceof RangeError ? 'exhausts the stack' : `throws ${message}`;
}

function run(job: Job): Outcome {
  let exports: Readonly<Record<string, unknown>> = {};
  const host = (n: number): number => {
    const what = hostThrows(n);
    if (what === 'error') throw new Error(`host ${n}`);
    if (what === 'tag' && exports['t0'] !== undefined) throw new WebAssembly.Exception(exports['t0'] as object, [n]);
    return hostResult(n);
  };
  /** What the host keeps for the module, of each of two hierarchies. */
  const kept: Record<string, unknown> = { extern: null, any: null };
  const swap = (hierarchy: string) => (value: unknown) => {
    const before = kept[hierarchy];
    kept[hierarchy] = value;
    return before;
  };
  const m: Record<string, unknown> = {
    fresh: freshValue,
    which: whichValue,
    swap: swap('extern'),
    swapAny: swap('any'),
    host,
    plain: hostResult,
    js: WebAssembly.JSTag,
    memory: new WebAssembly.Memory({ initial: HOST.pages[0], maximum: HOST.pages[1] }),
    table: new WebAssembly.Table({ element: 'anyfunc', initial: HOST.elements[0], maximum: HOST.elements[1] }),
    g: new WebAssembly.Global({ value: 'i32', mutable: true }, HOST.g),
    c: new WebAssembly.Global({ value: 'i32', mutable: false }, HOST.c),
    tag: new WebAssembly.Tag({ parameters: ['i32'] }),
  };
  const module = new WebAssembly.Module(Buffer.from(job.binary, 'base64'));
  try {
    exports = new WebAssembly.Instance(module, { m }).exports;
  } catch (e) {
    if (!(e instanceof WebAssembly.RuntimeError) && !(e instanceof WebAssembly.Exception)) throw e;
    return { calls: [], state: [`no instance: ${describe(e, job, exports)}`] };
  }
  const buffer = (name: string): ArrayBuffer => (exports[name] as { readonly buffer: ArrayBuffer }).buffer;
  if (job.hard) new Uint8Array(buffer('m')).set(hardBytes());
  const calls = job.calls.map(({ func, args, results }) => {
    try {
      const out = (exports[func] as (...args: readonly unknown[]) => unknown)(...args.map(fromBits));
      const values = results.length === 1 ? [out] : ((out as readonly unknown[] | undefined) ?? []);
      return results.map((t, i) => showBits(toBits(t, values[i]))).join(' ');
    } catch (e) {
      return describe(e, job, exports);
    }
  });
  const state = job.globals.map(([name, type]) => {
    return `${name} = ${showBits(toBits(type, (exports[name] as { readonly value: unknown }).value))}`;
  });
  for (const name of job.memories) {
    const bytes = new Uint8Array(buffer(name));
    state.push(`${name}: ${bytes.length} ${createHash('sha1').update(bytes).digest('hex')}`);
  }
  for (const name of job.tables) {
    const table = exports[name] as { readonly length: number; get(i: number): unknown };
    const nulls = Array.from({ length: Math.min(table.length, 64) }, (_, i) => (table.get(i) === null ? '0' : '1'));
    state.push(`${name}: ${table.length} ${nulls.join('')}`);
  }
  return { calls, state };
}

let jobs = 0;
for await (const line of createInterface({ input: process.stdin })) {
  let answer: Outcome;
  try {
    answer = run(JSON.parse(line) as Job);
  } catch (e) {
    answer = { calls: [], state: [`the judge refuses: ${e instanceof Error ? e.message : e}`] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  // Memories reserve ten gigabytes of addresses each until they are collected.
  if (++jobs % 200 === 0) gc?.();
}
