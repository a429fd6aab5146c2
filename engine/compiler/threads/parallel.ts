/**
 * Compilation by several threads: the functions of a module are independent of each other once its environment is known, so
 * every worker decodes the binary itself and takes the next run of functions when it is done with one. In: a validated
 * module and its binary; out: the artifact, byte for byte the one that a single thread writes.
 *
 * Results are put together by function number, whatever order they come in. Of several errors the one of the first function
 * counts, as if they had been compiled in order.
 */
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { TextBuilder } from '../../backend/text-section.ts';
import { codePlaces } from '../../binary/encode.ts';
import type { FunctionCode } from '../../compiled/compiled.ts';
import { type PhaseTime, timingOf } from '../../debug/timing.ts';
import type { CompileOptions } from '../../settings/options.ts';
import { type ErrorClass, type Phase, type Position, WasmError } from '../../wasm/errors.ts';
import type { Module } from '../../wasm/module.ts';
import { compile, expectedBytes, finish } from '../compile.ts';
import { FunctionCompiler } from '../functions.ts';

export interface ParallelOptions {
  /** Threads that compile; 1: the calling one. */
  readonly jobs: number;
  /** Last functions first: for proofs that order does not matter. */
  readonly reverse?: boolean | undefined;
}

/** Functions a worker takes at a time. */
export const FUNCTIONS_PER_RUN = 32;

/** What a worker starts with. `next` counts the runs that have been taken. */
export interface WorkerStart {
  readonly binary: SharedArrayBuffer;
  readonly next: SharedArrayBuffer;
  readonly reverse: boolean;
  readonly options: CompileOptions;
  /** Somebody asks for times. */
  readonly timed: boolean;
}

/** What a worker sends when it has run out of functions. */
export interface WorkerTimes {
  readonly times: readonly PhaseTime[];
}
/** What a worker sends: the code of the functions from `first` on, and the error of the one behind them. */
export interface WorkerResult {
  readonly first: number;
  readonly codes: readonly FunctionCode[];
  readonly error:
    | { readonly phase: Phase; readonly class: ErrorClass; readonly message: string; readonly position: Position | undefined }
    | { readonly fault: string }
    | undefined;
}

/** Compiles a validated module; `binary` is its binary form, the bodies' offsets are those in it. */
export async function compileParallel(
  m: Module,
  binary: Uint8Array,
  { jobs, reverse, ...options }: CompileOptions & ParallelOptions,
): Promise<Uint8Array> {
  if (jobs <= 1 && reverse !== true) return compile(m, options);
  const timing = timingOf(options);
  timing.enter('module');
  const functions = new FunctionCompiler(m, options);
  const text = new TextBuilder(functions.isa.link, expectedBytes(m));
  const shared = new SharedArrayBuffer(binary.length);
  new Uint8Array(shared).set(binary);
  const { timing: asked, ...plain } = options;
  const start: WorkerStart = {
    binary: shared,
    next: new SharedArrayBuffer(4),
    reverse: reverse === true,
    options: plain,
    timed: asked !== undefined,
  };

  const results = new Map<number, WorkerResult>();
  const { bodies } = codePlaces(m);
  let added = 0;
  const take = (result: WorkerResult | WorkerTimes): void => {
    if ('times' in result) return timing.add(result.times);
    results.set(result.first, result);
    for (let next = results.get(added); next !== undefined; next = results.get(added)) {
      results.delete(added);
      for (const code of next.codes) text.add(code, bodies[added++] ?? 0);
      if (next.error === undefined) continue;
      if ('fault' in next.error) throw new Error(next.error.fault);
      throw new WasmError(next.error.phase, next.error.class, next.error.message, next.error.position);
    }
  };
  const workers = Array.from({ length: Math.min(jobs, Math.ceil(m.funcs.length / FUNCTIONS_PER_RUN)) }, () => {
    return new Worker(join(import.meta.dirname, `worker${extname(import.meta.filename)}`), { workerData: start });
  });
  timing.enter('wait');
  try {
    await Promise.all(workers.map((worker) => done(worker, take)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  timing.leave();
  const bytes = finish(m, functions, text, options);
  timing.leave();
  return bytes;
}

/** Resolves when a worker has run out of functions. */
function done(worker: Worker, take: (result: WorkerResult | WorkerTimes) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (result: WorkerResult | WorkerTimes) => {
      try {
        take(result);
      } catch (e) {
        reject(e);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a compiling thread ended with ${code}`));
    });
  });
}
