/**
 * The native engine: module → artifact (compiled, or found in the cache) → mapped code → instances whose functions run on the
 * machine. Everything is executed by compiled code.
 */

import type { StoredArtifact } from '../../engine/core.ts';
import { Engine as Compiler, type EngineOptions as CompilerOptions } from '../../engine/core.ts';
import { type LoadedModule, placeOf, Store, showSource, Trap, WasmException } from '../../engine/runtime/index.ts';
import { WasmError } from '../../engine/wasm/errors.ts';
import type { Features } from '../../engine/wasm/features.ts';
import type { Module } from '../../engine/wasm/module.ts';
import type { Compiled, Engine, EngineOptions, EngineStore, Thrown } from './engine.ts';
import { machineCode } from './native-code.ts';

/** Whose code a mapping is, for backtraces that lead back to the script. */
const modules = new WeakMap<LoadedModule, Module>();

function describe(error: unknown): Thrown {
  if (error instanceof Trap || error instanceof WasmException) {
    const trace = error.backtrace.frames.map(({ func, name, wasmOffset, module, source, textOffset }) => ({
      func: name ?? (func < 0 ? 'init' : `func[${func}]`),
      wasmOffset: wasmOffset < 0 ? undefined : wasmOffset,
      module: module === undefined ? undefined : modules.get(module),
      source: source === undefined ? undefined : showSource(source),
      code: () => (module === undefined ? undefined : machineCode({ module, textOffset }, modules.get(module), true)),
    }));
    const message = error instanceof WasmException ? error.detail : error.message;
    return { class: error.class, message, trace };
  }
  if (error instanceof WasmError) return { class: error.class, message: error.message, trace: [] };
  // Not something wasm code can do: a fault of ours, and loud.
  throw error;
}

class NativeStore implements EngineStore {
  private readonly store: Store;
  private readonly loaded = new Map<Compiled, LoadedModule>();

  constructor({ traps, bounds }: EngineOptions) {
    // Switched off to prove that systems without files in memory pass the suite, too.
    const memoryFiles = process.env['TOUCHSTONE_MEMORY_FILES'] !== 'off';
    this.store = new Store({ traps, bounds, memoryFiles });
  }
  hostFunc: EngineStore['hostFunc'] = (_, type, body) => this.store.hostFunc(type, body);
  global: EngineStore['global'] = (type, value) => this.store.global(type, value);
  table: EngineStore['table'] = (type) => this.store.table(type);
  memory: EngineStore['memory'] = (type) => this.store.memory(type);
  tag: EngineStore['tag'] = (type) => this.store.tag(type);
  batch: EngineStore['batch'] = () => this.store.batch();
  instantiate: EngineStore['instantiate'] = (compiled, resolve) => this.store.instantiate(this.load(compiled), resolve);
  instantiateFile: EngineStore['instantiateFile'] = (path, resolve) => this.store.instantiate(path, resolve);

  private load(compiled: Compiled): LoadedModule {
    let found = this.loaded.get(compiled);
    if (found === undefined) {
      found = this.store.load(compiled.opaque as StoredArtifact);
      this.loaded.set(compiled, found);
      modules.set(found, compiled.module);
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

/** The engine with these options, for modules of these features; artifacts are cached where the options say. */
export function nativeEngine(options: EngineOptions, features: Features): Engine {
  const compiler = new Compiler({ ...compilerOptions(options), features });
  return {
    name: 'native',
    newStore: () => new NativeStore(options),
    cached: (module) => {
      const opaque = compiler.cached(module);
      return opaque === undefined ? undefined : { module, opaque };
    },
    compile: (module) => ({ module, opaque: compiler.compiled(module, true) }),
    settle: () => compiler.settle(),
    machineCode(func) {
      const place = placeOf(func);
      return place === undefined ? undefined : machineCode(place, modules.get(place.module), false);
    },
    thrown: describe,
  };
}
