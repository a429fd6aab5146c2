/**
 * A thread of parallel.ts: decodes the module, then compiles runs of functions until none is left. It is started with
 * validated modules only.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { decode } from '../../binary/decode.ts';
import { copyOf, type FunctionCode } from '../../compiled/compiled.ts';
import { startTiming, timingOf } from '../../debug/timing.ts';
import { WasmError } from '../../wasm/errors.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import { FunctionCompiler } from '../functions.ts';
import { FUNCTIONS_PER_RUN, type WorkerResult, type WorkerStart, type WorkerTimes } from './parallel.ts';

function errorOf(e: unknown): WorkerResult['error'] {
  if (e instanceof WasmError) return { phase: e.phase, class: e.class, message: e.message, position: e.position };
  return { fault: e instanceof Error ? (e.stack ?? e.message) : String(e) };
}

function run({ binary, next, reverse, options, timed }: WorkerStart): void {
  const timing = timed ? startTiming() : timingOf(options);
  timing.enter('decode');
  const m = decode(new Uint8Array(binary), { features: ALL_FEATURES });
  timing.leave();
  timing.enter('module');
  const functions = new FunctionCompiler(m, { ...options, timing });
  const taken = new Int32Array(next);
  const runs = Math.ceil(m.funcs.length / FUNCTIONS_PER_RUN);
  for (let n = Atomics.add(taken, 0, 1); n < runs; n = Atomics.add(taken, 0, 1)) {
    const first = (reverse ? runs - 1 - n : n) * FUNCTIONS_PER_RUN;
    const codes: FunctionCode[] = [];
    let error: WorkerResult['error'];
    try {
      for (let i = first; i < Math.min(first + FUNCTIONS_PER_RUN, m.funcs.length); i++) {
        codes.push(copyOf(functions.compile(i)));
        timing.mark(i);
      }
    } catch (e) {
      error = errorOf(e);
    }
    const result: WorkerResult = { first, codes, error };
    parentPort?.postMessage(result);
  }
  timing.leave();
  if (timed) parentPort?.postMessage({ times: timing.report() } satisfies WorkerTimes);
}

run(workerData as WorkerStart);
