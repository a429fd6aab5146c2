/**
 * wabt (the npm package) as a second opinion on the text format, the binary format and validation. It executes nothing: of its
 * interpreter the package has none. It hangs on some inputs and dies on others, so it lives in a thread that can be given up.
 */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bug } from '../../../engine/wasm/errors.ts';
import { FEATURE, type FeatureName, type Features } from '../../../engine/wasm/features.ts';
import { notInstalled } from '../../usage/usage.ts';
import type { DirectiveEngine, EngineStore, Thrown } from '../engine.ts';
import { SyncThread, ThreadLost } from '../sync-thread.ts';
import type { WabtAnswer, WabtRequest } from './wabt-thread.ts';

/** What wabt calls features; it has no others. */
const FEATURES: Readonly<Record<string, FeatureName>> = {
  exceptions: 'exceptions',
  sat_float_to_int: 'sat-float-to-int',
  sign_extension: 'sign-extension',
  simd: 'simd',
  threads: 'threads',
  function_references: 'function-references',
  multi_value: 'multi-value',
  tail_call: 'tail-call',
  bulk_memory: 'bulk-memory',
  reference_types: 'reference-types',
  annotations: 'annotations',
  gc: 'gc',
  memory64: 'memory64',
  multi_memory: 'multi-memory',
  extended_const: 'extended-const',
  relaxed_simd: 'relaxed-simd',
};

/** The version of the package; a UsageError where it is not installed. */
export function wabtVersion(): string {
  try {
    return (createRequire(import.meta.url)('wabt/package.json') as { readonly version: string }).version;
  } catch {
    throw notInstalled('the engine wabt is', 'wabt');
  }
}

/** A module takes milliseconds. */
const TIMEOUT_MS = 5000;
/** It never frees its lexers. */
const MODULES_PER_THREAD = 5000;

class Rejected extends Error {
  readonly class: 'malformed' | 'invalid';
  constructor(cls: 'malformed' | 'invalid', message: string) {
    super(message);
    this.class = cls;
  }
}

function describe(e: unknown): Thrown {
  const thrown = { message: e instanceof Error ? e.message : String(e), trace: [] };
  if (e instanceof Rejected) return { ...thrown, class: e.class, phase: e.class === 'malformed' ? 'decode' : 'validate' };
  if (e instanceof ThreadLost) return { class: undefined, phase: 'decode', message: `wabt is lost: ${e.message}`, trace: [] };
  throw e;
}

const idle = 'wabt does not execute';
const NOTHING: EngineStore = {
  hostFunc: () => bug(idle),
  global: () => bug(idle),
  table: () => bug(idle),
  memory: () => bug(idle),
  instantiate: () => bug(idle),
  batch: () => bug(idle),
  dispose: () => {},
};

/** The engine for files of these features. */
export function wabtEngine(features: Features): DirectiveEngine {
  const enabled = Object.fromEntries(Object.entries(FEATURES).map(([name, f]) => [name, (features & FEATURE[f]) !== 0]));
  let thread: SyncThread | undefined;
  let modules = 0;
  const ask = (request: WabtRequest): WabtAnswer => {
    if (modules++ % MODULES_PER_THREAD === 0) {
      thread?.close();
      thread = undefined;
    }
    thread ??= new SyncThread(join(import.meta.dirname, 'wabt-thread'), enabled);
    try {
      return thread.ask(request, TIMEOUT_MS) as WabtAnswer;
    } catch (e) {
      thread = undefined;
      throw e;
    }
  };
  return {
    kind: 'directives',
    name: 'wabt',
    version: wabtVersion(),
    front: {
      kind: 'own',
      ...{ text: true, validates: true, idle },
      compile(form, bytes) {
        const answer = ask({ form, bytes });
        if (answer !== undefined) throw new Rejected(answer.class, answer.message);
        return { module: undefined, opaque: undefined };
      },
    },
    newStore: () => NOTHING,
    settle: () => {},
    thrown: describe,
  };
}
