/**
 * One shape at one size through the whole engine, in a fresh process: `measure.js NAME N [BINARY] [--phases]` prints a
 * `Measurement` as JSON. With BINARY, the module's binary form is written there: what V8 is asked about.
 */
import { writeFileSync } from 'node:fs';
import { compile, decode, type Extern, encode, parse, Store, startTiming, validate, WasmError } from '../../engine/index.ts';
import { bug } from '../../engine/wasm/errors.ts';
import { type ExternType, funcType, type Module } from '../../engine/wasm/module.ts';
import { processorMilliseconds } from '../figures/processor-time.ts';
import { SHAPES } from './index.ts';

/** The steps that are timed, in order. */
export const STEPS = ['parse', 'encode', 'decode', 'validate', 'compile', 'load'] as const;
export type Step = (typeof STEPS)[number];

/** What one size of a shape takes. */
export interface Measurement {
  readonly n: number;
  /** CPU time of all threads by step, in milliseconds; of a refused module up to there. */
  readonly cpu: Readonly<Partial<Record<Step, number>>>;
  /** Peak resident memory beyond what the process had before, in bytes. */
  readonly peak: number;
  readonly textBytes: number;
  readonly binaryBytes: number;
  readonly artifactBytes: number;
  /** The error's message where the engine refuses the module. */
  readonly refusal: string | undefined;
}

/** Takes a shape through all steps; `binary` gets the binary form. */
export function measure(name: string, n: number, binary: (bytes: Uint8Array) => void = () => {}, phases = false): Measurement {
  const shape = SHAPES.find((s) => s.name === name);
  if (shape === undefined) throw new Error(`no shape is called ${name}`);
  const text = new TextEncoder().encode(shape.text(n));
  const before = process.memoryUsage.rss();
  const cpu: Partial<Record<Step, number>> = {};
  const sizes = { textBytes: text.length, binaryBytes: 0, artifactBytes: 0 };
  const step = <T>(s: Step, work: () => T): T => {
    const start = processorMilliseconds();
    try {
      return work();
    } finally {
      cpu[s] = processorMilliseconds() - start;
    }
  };
  let refusal: string | undefined;
  try {
    const parsed = step('parse', () => parse(text));
    const bytes = step('encode', () => encode(parsed));
    sizes.binaryBytes = bytes.length;
    binary(bytes);
    const m = step('decode', () => decode(bytes));
    step('validate', () => validate(m));
    const timing = phases ? startTiming(() => {}) : undefined;
    const artifact = step('compile', () => compile(m, { timing, verify: false }));
    for (const { name: phase, ms } of timing?.report() ?? []) console.error(`${phase} ${ms.toFixed(0)} ms`);
    sizes.artifactBytes = artifact.length;
    step('load', () => load(artifact, m));
  } catch (e) {
    if (!(e instanceof WasmError)) throw e;
    refusal = `${e.phase}: ${e.message}`;
  }
  return { n, cpu, ...sizes, peak: process.resourceUsage().maxRSS * 1024 - before, refusal };
}

/** Instantiates, with whatever the module imports. */
function load(artifact: Uint8Array, m: Module): void {
  const store = new Store();
  try {
    const imports = new Map(m.imports.map((i) => [`${i.module} ${i.name}`, provide(store, m, i.desc)]));
    store.instantiate(artifact, (module, name) => imports.get(`${module} ${name}`));
  } finally {
    store.close();
  }
}

function provide(store: Store, m: Module, desc: ExternType): Extern {
  if (desc.kind === 'func') return store.hostFunc(funcType(m, desc.type) ?? bug('type index'), () => []);
  if (desc.kind === 'global') return store.global(desc.type);
  return bug(`no shape imports a ${desc.kind}`);
}

if (process.argv[1] === import.meta.filename) {
  const [, , name = '', n = '', path = ''] = process.argv;
  const write = path === '' || path.startsWith('--') ? undefined : (bytes: Uint8Array) => writeFileSync(path, bytes);
  console.log(JSON.stringify(measure(name, Number(n), write, process.argv.includes('--phases'))));
}
