/**
 * What the runner asks of an engine: the one seam between scripts and whoever executes them. Modules arrive parsed and
 * validated, or as bytes where the engine has a front end of its own; values and externs are those of engine/runtime, whose
 * shapes the objects of other engines wear.
 */

import type { Batch, Func, Global, HostCallback, Memory, Table, Tag } from '../../engine/runtime/values/extern.ts';
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import type { TargetName } from '../../engine/target/index.ts';
import type { Checks, Nans } from '../../engine/target/settings.ts';
import type { Phase } from '../../engine/wasm/errors.ts';
import type { ExternType, Module, WasmOffset } from '../../engine/wasm/module.ts';
import type { FuncType, GlobalType, MemoryType, TableType } from '../../engine/wasm/types.ts';
import type { Identity } from '../results/expected.ts';
import type { FailureKind, MachineCode, ThrownClass } from '../results/results.ts';
import type { Script } from '../script/ast.ts';

/** How an engine is to be run: part of the cache key, chosen on the command line. */
export interface EngineOptions extends Checks {
  /** Which NaNs arithmetic yields; undefined: any. */
  readonly nan?: Nans | undefined;
  /** What is compiled for; undefined: the engine's default, for this host where it runs. */
  readonly target?: TargetName | undefined;
  readonly cpu: string | undefined;
  /** Bytes that the heap of a store holds at most, and how eagerly it is collected; undefined: as stores do. */
  readonly gcHeap?: number | undefined;
  readonly gcZeal?: number | undefined;
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
  /** The function's name; or `… 958 more frames`, where some were left out. */
  readonly func: string;
  /** Offset in the module's binary form, if known. */
  readonly wasmOffset: WasmOffset | undefined;
  /** Whose code it is: text modules carry a map back to the script. */
  readonly module: Module | undefined;
  /** `file:line:column` by the module's own debug information. */
  readonly source: string | undefined;
  /** The function's machine code. To be asked for before the store is disposed of. */
  readonly code?: () => MachineCode | undefined;
}

/** A failure in the specification's terms. */
export interface Thrown {
  /** `undefined`: not something a script can expect (a host function's own error, a fault of ours). */
  readonly class: ThrownClass | undefined;
  /** Where it is nothing that the script asked for. */
  readonly kind?: FailureKind;
  readonly phase: Phase;
  readonly message: string;
  readonly trace: readonly TraceFrame[];
}

/** A compiled module; `opaque` belongs to the engine. */
export interface Compiled {
  /** What our front end made of it; undefined where only the engine's own could read it. */
  readonly module: Module | undefined;
  readonly opaque: unknown;
}

/** What the runner asks of an extern; those of our own runtime can do more. Only its own store can make anything of it. */
export type EngineExtern =
  | Func
  | Pick<Global, 'kind' | 'get'>
  | Pick<Table, 'kind' | 'length'>
  | Pick<Memory, 'kind' | 'pages'>
  | Pick<Tag, 'kind'>;

/** Answers imports with externs of the same store. `type`: what is wanted, with canonical ids, where the engine says it. */
export type Resolve = (module: string, name: string, type?: ExternType<number>) => EngineExtern | undefined;

export interface EngineInstance {
  /** In export order. */
  readonly exports: ReadonlyMap<string, EngineExtern>;
  getExport(name: string): EngineExtern | undefined;
}

/**
 * One store: everything that one script's modules share. What hosts make has the name that scripts import it by, for engines that
 * bring things of that name along.
 */
export interface EngineStore {
  hostFunc(name: string, type: FuncType, body: HostCallback): Func;
  global(name: string, type: GlobalType, value: WasmValue): EngineExtern;
  table(name: string, type: TableType): EngineExtern;
  memory(name: string, type: MemoryType): EngineExtern;
  /** Links and instantiates, running the start function; throws what `DirectiveEngine.thrown` understands. */
  instantiate(compiled: Compiled, resolve: Resolve): EngineInstance;
  batch(): Batch;
  /** What a store of another thread opens a shared memory by; undefined of all else. */
  share?(extern: EngineExtern): unknown;
  /** Opens it there. Engines without these two run no threads. */
  open?(shared: unknown): EngineExtern;
  /** Frees everything; the store's objects are dead afterwards. */
  dispose(): void;
}

/** Our front end judges and our linker compares types; the engine compiles what is valid. */
export interface SharedFrontEnd {
  readonly kind: 'shared';
  /** What an earlier run compiled from the same module, with the same options and features. */
  cached(module: Module): Compiled | undefined;
  /** Compiles a valid module that `cached` does not have. */
  compile(module: Module): Compiled;
}

/** The engine judges modules and links by itself: our front end is not asked for its opinion. */
export interface OwnFrontEnd {
  readonly kind: 'own';
  /** It reads the text format; otherwise text modules reach it as we encode them. */
  readonly text: boolean;
  /** It tells valid modules from invalid ones; one without a validator says so. */
  readonly validates: boolean;
  /** Why nothing is ever executed; undefined: it executes. */
  readonly idle: string | undefined;
  /**
   * Decodes or parses, and validates. `module` is what our front end made of it, where it could and something is to be executed.
   * Throws what `DirectiveEngine.thrown` understands.
   */
  compile(form: 'text' | 'binary', bytes: Uint8Array, module: Module | undefined): Compiled;
}

/** An engine that does what we read in the script, directive by directive. */
export interface DirectiveEngine extends Identity {
  readonly kind: 'directives';
  /** What whoever runs it should know, a sentence each. */
  readonly notes?: readonly string[];
  readonly front: SharedFrontEnd | OwnFrontEnd;
  newStore(): EngineStore;
  /** Waits until what was compiled is stored wherever it is to be: at the end of a file. */
  settle(): void;
  /** The machine code of a function, where the engine has such a thing. */
  machineCode?(func: Func): MachineCode | undefined;
  /** Puts whatever compiling, linking or executing threw into the specification's terms. */
  thrown(error: unknown): Thrown;
}

export type ScriptVerdict =
  | { readonly status: 'passed' }
  /** Why it failed, or was skipped. */
  | { readonly status: 'failed' | 'skipped'; readonly message: string; readonly kind?: FailureKind };

/** An engine that reads and judges scripts by itself. */
export interface ScriptEngine extends Identity {
  readonly kind: 'script';
  /** Runs the script of that path; a verdict for each directive that we have read in it, in order. */
  run(path: string, script: Script): Iterable<ScriptVerdict>;
}
export type AnyEngine = DirectiveEngine | ScriptEngine;
