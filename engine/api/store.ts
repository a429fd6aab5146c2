/** Stores and instances as embedders have them. */
import type { LoadedModule } from '../runtime/load/load.ts';
import { GlobalObject } from '../runtime/objects/global.ts';
import { callTypeOf, type StoreOptions as RuntimeOptions } from '../runtime/state/state.ts';
import { Store as RuntimeStore } from '../runtime/store.ts';
import type { Extern, Instance as RuntimeInstance, SharedMemory } from '../runtime/values/extern.ts';
import { defaultValue } from '../runtime/values/values.ts';
import type { ExternType } from '../wasm/module.ts';
import { direct, type HostFunction, hostBody, hostFuncOf, toWasm, type WasmFunction } from './functions.ts';
import { loadedIn, type Module } from './module.ts';
import { type Export, Global, Memory, Table, Tag, unwrap, wrap } from './objects.ts';
import {
  type FunctionType,
  funcType,
  type GlobalDescriptor,
  globalType,
  type MemoryDescriptor,
  memoryType,
  type TableDescriptor,
  tableType,
} from './types.ts';

/** What one store may use. */
export interface StoreLimits {
  /** Bytes of stack that a call may use: 1 MiB by default, at least 128 KiB. Beyond it a call traps: `call stack exhausted`. */
  readonly stackBytes?: number;
  /**
   * Bytes that structures and arrays may fill: 1 GiB by default, from 64 KiB to 1,920 MiB. Who needs more is ended by a
   * `WasmError` of class `limit`; the store can be used afterwards.
   */
  readonly gcHeap?: number;
  /**
   * Bytes that all memories may have together, a shared one counted with its maximum. Beyond it `memory.grow` gives -1, and what
   * brings another memory is refused by a `WasmError` of class `limit`. By default there is no limit but the system's.
   */
  readonly memoryBytes?: number;
  /** The same of all tables' elements, and `table.grow`. */
  readonly tableElements?: number;
}

/**
 * What modules import, by module and name: exports of instances and objects of the same store, JavaScript functions, and values
 * for immutable globals. `instance.exports` is such a module.
 */
export type Imports = Readonly<Record<string, object>>;
/** What an instance exports, by name. */
export type Exports = Readonly<Record<string, Export>>;

/** A module's instance. `E`: what its exports are known to be. */
export class Instance<E extends object = Exports> {
  readonly #instance: RuntimeInstance;
  #exports: E | undefined;

  constructor(instance: RuntimeInstance) {
    this.#instance = instance;
  }
  /** In export order, without a prototype; it cannot be changed. */
  get exports(): E {
    if (this.#exports === undefined) {
      const entries = [...this.#instance.exports].map(([name, extern]) => [name, wrap(extern)] as const);
      this.#exports = Object.freeze(Object.assign(Object.create(null), Object.fromEntries(entries))) as E;
    }
    return this.#exports;
  }
  #get<T extends Export>(name: string, what: string, is: (found: Export) => found is T): T {
    const found = (this.exports as Exports)[name];
    if (found === undefined || !is(found)) throw new TypeError(`no ${what} is exported as ${JSON.stringify(name)}`);
    return found;
  }
  /** The exported function of that name; throws a TypeError where there is none. So do all of these. */
  func(name: string): WasmFunction {
    return this.#get(name, 'function', (found) => typeof found === 'function');
  }
  memory(name: string): Memory {
    return this.#get(name, 'memory', (found) => found instanceof Memory);
  }
  table(name: string): Table {
    return this.#get(name, 'table', (found) => found instanceof Table);
  }
  global(name: string): Global {
    return this.#get(name, 'global', (found) => found instanceof Global);
  }
  tag(name: string): Tag {
    return this.#get(name, 'tag', (found) => found instanceof Tag);
  }
}

/**
 * What instances of one program share. Its instances, functions, memories and references belong to it, and to the thread that
 * made it.
 */
export class Store {
  readonly #store: RuntimeStore;

  constructor(options: RuntimeOptions) {
    this.#store = new RuntimeStore(options);
  }

  /**
   * Instantiates a module and runs its start function. Throws a `WasmError` of class `unlinkable` where an import is missing or
   * does not fit, of class `limit` where the system refuses memory, a `Trap` of a segment or of the start function.
   */
  instantiate<E extends object = Exports>(module: Module, imports: Imports = {}): Instance<E> {
    const loaded = loadedIn(this.#store, module);
    let next = 0;
    return new Instance<E>(
      this.#store.instantiate(loaded, (from, name) => importOf(loaded, loaded.importTypes[next++], imports[from], name)),
    );
  }

  /** A function of the host with a type of its own; imports take plain JavaScript functions, too. */
  func(type: FunctionType, body: HostFunction): WasmFunction {
    return wrap(direct(this.#store.hostFunc(funcType(type), hostBody(funcType(type).results, body)), body)) as WasmFunction;
  }
  /** Throws a `WasmError` of class `limit` where the system refuses it. */
  memory(descriptor: MemoryDescriptor): Memory {
    return wrap(this.#store.memory(memoryType(descriptor))) as Memory;
  }
  /** A memory that a store of another Worker has shared (`memory.share()`). Throws a TypeError where it is gone. */
  open(memory: SharedMemory): Memory {
    return wrap(this.#store.open(memory)) as Memory;
  }
  table(descriptor: TableDescriptor, value: unknown = null): Table {
    const table = wrap(this.#store.table(tableType(descriptor))) as Table;
    if (value !== null) for (let i = 0; i < table.length; i++) table.set(i, value);
    return table;
  }
  global(descriptor: GlobalDescriptor, value?: unknown): Global {
    const type = globalType(descriptor);
    const first = value === undefined ? defaultValue(type.type) : toWasm(value, type.type);
    return wrap(this.#store.global(type, first)) as Global;
  }
  tag({ parameters }: Pick<FunctionType, 'parameters'>): Tag {
    return wrap(this.#store.tag(funcType({ parameters, results: [] }))) as Tag;
  }
  /** The tag under which wasm catches what host functions throw that is no `Exception`: one externref. */
  get jsTag(): Tag {
    return wrap(this.#store.jsTag) as Tag;
  }

  /**
   * Calls a function. Structures and arrays that JavaScript gets meanwhile stand for nothing once it returns: using them throws a
   * TypeError. A loop that never yields needs that, since JavaScript forgets no object before its current job ends.
   */
  scope<T>(body: () => T): T {
    return this.#store.scope(body);
  }
  /** Forgets what neither wasm nor JavaScript can reach; that happens by itself where it has to. */
  collectGarbage(): void {
    this.#store.collectGarbage();
  }

  /**
   * Gives memories and code back. Throws while a function of the store runs; afterwards every use of the store or of what belongs
   * to it throws. A store that nobody can reach any more is closed by itself, some time later.
   */
  close(): void {
    this.#store.close();
  }
}

/** What stands under an import's name, as the runtime takes it; undefined where nothing does. */
function importOf(
  { state }: LoadedModule,
  type: ExternType<number> | undefined,
  module: object | undefined,
  name: string,
): Extern | undefined {
  const value: unknown = module === undefined || module === null ? undefined : (module as Record<string, unknown>)[name];
  const extern = unwrap(value);
  if (extern !== undefined || type === undefined || value === undefined) return extern;
  if (type.kind === 'func' && typeof value === 'function') return hostFuncOf(state, callTypeOf(type.type), value as HostFunction);
  if (type.kind === 'global' && !type.type.mutable) return GlobalObject.create(state, type.type, toWasm(value, type.type.type));
  throw new TypeError(`the import ${JSON.stringify(name)} is no ${type.kind}`);
}
