/**
 * The store (core specification, section 4.2.3): everything that modules of one program share, and the runtime's public face.
 * Functions, memories and references belong to one store and to the thread that made it.
 */
import { addon, hasAddon } from '../addon/native.ts';
import type { StoredArtifact } from '../cache/cache.ts';
import type { Bounds, Traps } from '../target/settings.ts';
import type { FuncType, GlobalType, MemoryType, TableType } from '../wasm/types.ts';
import { exceptionsOf } from './calls/exceptions.ts';
import { InvocationQueue, invoke } from './calls/invoke.ts';
import { framesOf } from './calls/unwind.ts';
import { instantiate } from './linking/instantiate.ts';
import { LoadedModule, loadModule } from './load/load.ts';
import { GlobalObject } from './objects/global.ts';
import { createHostFunc } from './objects/host.ts';
import type { InstanceObject } from './objects/instance.ts';
import { MemoryObject } from './objects/memory.ts';
import { TableObject } from './objects/table.ts';
import { TagObject } from './objects/tag.ts';
import { showAs } from './state/inspect.ts';
import { callTypeOf, canonicalFuncType, type StoreOptions, StoreState } from './state/state.ts';
import type { Batch, Func, Global, HostCallback, Memory, ResolveImport, SharedMemory, Table, Tag } from './values/extern.ts';
import { defaultValue, type WasmValue } from './values/values.ts';

const noImports: ResolveImport = () => undefined;

export class Store {
  /** For the rooms above the runtime. */
  readonly state: StoreState;

  /** Throws where the system refuses what the options need. */
  constructor(options: StoreOptions = {}) {
    this.state = new StoreState(options);
    exceptionsOf(this.state);
    this.state.heap.frames = framesOf(this.state);
  }
  get traps(): Traps {
    return this.state.traps;
  }
  get bounds(): Bounds {
    return this.state.bounds;
  }

  /**
   * Maps an artifact (path, bytes, or one that has been read) that this store may instantiate any number of times; it is unmapped
   * when the store closes.
   */
  load(source: Uint8Array | string | StoredArtifact): LoadedModule {
    this.state.checkOpen();
    return loadModule(this.state, source);
  }
  /** Instantiates. Throws a WasmError of class `unlinkable` or `limit`, or a Trap of a segment or the start function. */
  instantiate(source: LoadedModule | Uint8Array | string, resolve: ResolveImport = noImports): InstanceObject {
    this.state.checkOpen();
    return instantiate(this.state, source instanceof LoadedModule ? source : this.load(source), resolve);
  }

  /** Calls a function; throws a `Trap`, a `WasmException`, or what a host function threw. */
  invoke(func: Func, args: readonly WasmValue[] = []): WasmValue[] {
    return invoke(this.state, func, args);
  }
  /** A queue for many invocations. */
  batch(): Batch {
    this.state.checkOpen();
    return new InvocationQueue(this.state);
  }

  /** A function of the host; its type has no concrete references. */
  hostFunc(type: FuncType, callback: HostCallback): Func {
    this.state.checkOpen();
    return createHostFunc(this.state, callTypeOf(canonicalFuncType(type)), callback);
  }
  global(type: GlobalType, value: WasmValue = defaultValue(type.type)): Global {
    this.state.checkOpen();
    return GlobalObject.create(this.state, type, value);
  }
  table(type: TableType): Table {
    this.state.checkOpen();
    return new TableObject(this.state, type);
  }
  memory(type: MemoryType): Memory {
    this.state.checkOpen();
    return MemoryObject.create(this.state, type);
  }
  /** A memory that another store, mostly of another thread, has shared. Throws a TypeError where it cannot be opened any more. */
  open(memory: SharedMemory): Memory {
    this.state.checkOpen();
    return MemoryObject.open(this.state, memory);
  }
  tag(type: FuncType): Tag {
    this.state.checkOpen();
    return new TagObject(this.state, callTypeOf(canonicalFuncType(type)));
  }

  /** The tag of JavaScript's own exceptions, with one externref: what host functions throw that is no `WasmException`. */
  get jsTag(): Tag {
    this.state.checkOpen();
    return exceptionsOf(this.state).jsTag;
  }

  /**
   * Calls a function; the structures and arrays that JavaScript gets meanwhile stand for nothing once it returns. A loop that
   * never yields needs that: JavaScript forgets no object before its current job ends.
   */
  scope<T>(body: () => T): T {
    this.state.checkOpen();
    const end = this.state.heap.references.scope();
    try {
      return body();
    } finally {
      end();
    }
  }
  /**
   * Forgets structures, arrays, exceptions and host values that neither wasm nor JavaScript can reach. Happens by itself where it
   * has to.
   */
  collectGarbage(): void {
    this.state.checkOpen();
    this.state.heap.collect();
  }

  /**
   * Unmaps memories and code. Throws while a function of the store runs. Afterwards every use of the store or of anything that
   * belongs to it throws an Error; a store that nobody can reach any more is closed some time later by itself.
   */
  close(): void {
    this.state.close();
  }
}

/**
 * From now on, the open file (at least PROGRESS.size bytes) shows which invocation runs: u32 running (0 or 1), u32 tag. A parent
 * process reads there what ran when this one died.
 */
export function showProgress(fd: number): void {
  if (hasAddon() && !addon().mapProgress(fd)) throw new Error(`cannot map descriptor ${fd}`);
}

/**
 * This process ends with its parent, even while compiled code runs in an endless loop. Where the system cannot do that, nothing
 * changes.
 */
export function dieWithParent(): void {
  if (hasAddon()) addon().dieWithParent();
}

showAs(Store, 'Store', ({ traps, bounds }) => ({ traps, bounds }));
