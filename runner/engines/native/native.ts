/**
 * The native engine: module → artifact (compiled, or found in the cache) → mapped code → instances whose functions run on the
 * machine. Everything is executed by compiled code.
 */

import type { StoredArtifact } from '../../../engine/core.ts';
import { type EngineOptions as CompilerOptions, Engine } from '../../../engine/core.ts';
import {
  type BacktraceFrame,
  type LoadedModule,
  OutOfHeap,
  placeOf,
  Store,
  showSource,
  Trap,
  WasmException,
} from '../../../engine/runtime/index.ts';
import type { Extern, Instance, ResolveImport, SharedMemory } from '../../../engine/runtime/values/extern.ts';
import { WasmError } from '../../../engine/wasm/errors.ts';
import type { Features } from '../../../engine/wasm/features.ts';
import type { Module } from '../../../engine/wasm/module.ts';
import type {
  Compiled,
  DirectiveEngine,
  EngineExtern,
  EngineOptions,
  EngineStore,
  Resolve,
  SharedFrontEnd,
  Thrown,
  TraceFrame,
} from '../engine.ts';
import { machineCode } from './native-code.ts';

/** Whose code a mapping is, for backtraces that lead back to the script. */
const modules = new WeakMap<LoadedModule, Module>();

function traceFrame({ func, name, wasmOffset, module, source, textOffset }: BacktraceFrame): TraceFrame {
  return {
    func: name ?? (func < 0 ? 'init' : `func[${func}]`),
    wasmOffset: wasmOffset < 0 ? undefined : wasmOffset,
    module: module === undefined ? undefined : modules.get(module),
    source: source === undefined ? undefined : showSource(source),
    code: () => (module === undefined ? undefined : machineCode({ module, textOffset }, modules.get(module), true)),
  };
}

const omittedFrames = (func: string): TraceFrame => ({ func, wasmOffset: undefined, module: undefined, source: undefined });

function describe(error: unknown): Thrown {
  if (error instanceof Trap || error instanceof OutOfHeap || error instanceof WasmException) {
    const { class: cls, backtrace } = error;
    const message = error instanceof WasmException ? error.detail : error.message;
    return {
      ...{ class: cls, phase: 'execute', message },
      // Of most nobody asks: they are the expected ones.
      get trace() {
        return backtrace.map(traceFrame, omittedFrames);
      },
    };
  }
  if (error instanceof WasmError) return { class: error.class, phase: error.phase, message: error.message, trace: [] };
  // Not something wasm code can do: a fault of ours, and loud.
  throw error;
}

class NativeStore implements EngineStore {
  private readonly store: Store;
  private readonly loaded = new Map<Compiled, LoadedModule>();

  constructor({ traps, bounds, nan, gcHeap, gcZeal }: EngineOptions) {
    // Switched off to prove that systems without files in memory pass the suite, too.
    const memoryFiles = process.env['TOUCHSTONE_MEMORY_FILES'] !== 'off';
    this.store = new Store({ traps, bounds, nan, memoryFiles, gcHeap, gcZeal });
  }
  hostFunc: EngineStore['hostFunc'] = (_, type, body) => this.store.hostFunc(type, body);
  global: EngineStore['global'] = (_, type, value) => this.store.global(type, value);
  table: EngineStore['table'] = (_, type) => this.store.table(type);
  memory: EngineStore['memory'] = (_, type) => this.store.memory(type);
  batch: EngineStore['batch'] = () => this.store.batch();
  share(extern: EngineExtern): unknown {
    const memory = extern as Extern;
    return memory.kind === 'memory' && memory.type.shared ? memory.share() : undefined;
  }
  open(shared: unknown): EngineExtern {
    return this.store.open(shared as SharedMemory);
  }

  instantiate(compiled: Compiled, resolve: Resolve): Instance {
    // What a script can import was made by this store.
    return this.store.instantiate(this.load(compiled), resolve as ResolveImport);
  }
  /** Instantiates an artifact that an earlier compilation wrote: its file, mapped in place, or its bytes. */
  instantiateArtifact(source: string | Uint8Array, resolve: Resolve): Instance {
    return this.store.instantiate(source, resolve as ResolveImport);
  }

  private load(compiled: Compiled): LoadedModule {
    let found = this.loaded.get(compiled);
    if (found === undefined) {
      found = this.store.load(compiled.opaque as StoredArtifact);
      this.loaded.set(compiled, found);
      if (compiled.module !== undefined) modules.set(found, compiled.module);
    }
    return found;
  }
  dispose(): void {
    this.store.close();
  }
}

/** What flags and environment say to the compiler and its caches. The secret is in no flag: those are seen by everybody. */
export function compilerOptions(options: EngineOptions): CompilerOptions {
  return { ...options, remoteSecret: process.env['TOUCHSTONE_REMOTE_SECRET'] || undefined };
}

/** The native engine and its store, which can do more than others. */
export interface NativeEngine extends DirectiveEngine {
  readonly notes: readonly string[];
  readonly front: SharedFrontEnd;
  newStore(): NativeStore;
}

/** The engine with these options, for modules of these features; artifacts are cached where the options say. */
export function nativeEngine(options: EngineOptions, features: Features): NativeEngine {
  const compiler = new Engine({ ...compilerOptions(options), features });
  return {
    kind: 'directives',
    name: 'native',
    version: undefined,
    notes: (compiler.caches?.foreign ?? []).map((why) => `artifacts are not cached: ${why}`),
    front: {
      kind: 'shared',
      cached: (module) => {
        const opaque = compiler.cached(module);
        return opaque === undefined ? undefined : { module, opaque };
      },
      compile: (module) => ({ module, opaque: compiler.compiled(module, true) }),
    },
    newStore: () => new NativeStore(options),
    settle: () => compiler.settle(),
    machineCode(func) {
      const place = placeOf(func);
      return place === undefined ? undefined : machineCode(place, modules.get(place.module), false);
    },
    thrown: describe,
  };
}
