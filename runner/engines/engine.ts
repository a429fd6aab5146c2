/**
 * What the runner asks of an engine: the one seam between scripts and whoever executes them. Modules arrive parsed and
 * validated; values and externs are those of engine/runtime, whose objects an adapter for another engine would have to wear.
 */

import type { Batch, Extern, Func, HostCallback, Instance, ResolveImport } from '../../engine/runtime/extern.ts';
import type { WasmValue } from '../../engine/runtime/values.ts';
import type { ErrorClass } from '../../engine/wasm/errors.ts';
import type { Module } from '../../engine/wasm/module.ts';
import type { FuncType, GlobalType, MemoryType, TableType } from '../../engine/wasm/types.ts';
import type { MachineCode } from '../results.ts';

/** How an engine is to be run: part of the cache key, chosen on the command line. */
export interface EngineOptions {
  readonly traps: 'signals' | 'explicit';
  readonly bounds: 'guard' | 'explicit';
  /** undefined: the engine's default for this host. */
  readonly cpu: string | undefined;
  /** Folder of the artifact cache; 'off': compile every time; undefined: the default folder. */
  readonly cache: string | undefined;
  /** A second folder of artifacts, which is only read. */
  readonly cacheBase: string | undefined;
  /** Address of a remote cache; nothing is stored in it if `remoteReadOnly`. */
  readonly remoteCache: string | undefined;
  readonly remoteReadOnly: boolean;
}

/** A frame of a trap's backtrace, innermost first. */
export interface TraceFrame {
  readonly func: string;
  /** Offset in the module's binary form, if known. */
  readonly wasmOffset: number | undefined;
  /** Whose code it is: text modules carry a map back to the script. */
  readonly module: Module | undefined;
  /** `file:line:column` by the module's own debug information. */
  readonly source: string | undefined;
  /** The function's machine code. To be asked for before the store is disposed of. */
  readonly code?: () => MachineCode | undefined;
}

/** A failed execution in the specification's terms. */
export interface Thrown {
  /** `undefined`: not something a script can expect (a host function's own error, a fault of ours). */
  readonly class: ErrorClass | undefined;
  readonly message: string;
  readonly trace: readonly TraceFrame[];
}

/** A compiled module; `opaque` belongs to the engine. */
export interface Compiled {
  readonly module: Module;
  readonly opaque: unknown;
}

/** One store: everything that one script's modules share. */
export interface EngineStore {
  hostFunc(name: string, type: FuncType, body: HostCallback): Func;
  global(type: GlobalType, value: WasmValue): Extern;
  table(type: TableType): Extern;
  memory(type: MemoryType): Extern;
  tag(type: FuncType): Extern;
  /** Links and instantiates, running the start function; throws what `Engine.thrown` understands. */
  instantiate(compiled: Compiled, resolve: ResolveImport): Instance;
  /** The same for an artifact that an earlier compilation wrote. */
  instantiateFile(path: string, resolve: ResolveImport): Instance;
  batch(): Batch;
  /** Frees everything; the store's objects are dead afterwards. */
  dispose(): void;
}

export interface Engine {
  readonly name: string;
  newStore(): EngineStore;
  /** What an earlier run compiled from the same module, with the same options and features. */
  cached(module: Module): Compiled | undefined;
  /** Compiles a valid module that `cached` does not have. */
  compile(module: Module): Compiled;
  /** Waits until what was compiled is stored wherever it is to be: at the end of a file. */
  settle(): void;
  /** The machine code of a function, where the engine has such a thing. */
  machineCode?(func: Func): MachineCode | undefined;
  /** Puts whatever an execution threw into the specification's terms. */
  thrown(error: unknown): Thrown;
}
