/**
 * What instances export and import (core specification 3.0, section 4.2.5, "External Addresses"), as callers see it. The classes
 * behind these interfaces stand in state/state.ts, objects/memory.ts, objects/table.ts, objects/global.ts, objects/tag.ts and
 * objects/instance.ts; each object belongs to one store.
 *
 * Types are canonical: `(ref N)` in them counts in the registry of engine/wasm/canon.ts, not in any module.
 */
import type { ExternType } from '../../wasm/module.ts';
import type { FuncType, GlobalType, MemoryType, TableType } from '../../wasm/types.ts';
import type { WasmValue } from './values.ts';

/** A function: call it with `store.invoke` or queue it in a `store.batch()`. As a reference it is compared by identity. */
export interface Func {
  readonly kind: 'func';
  readonly type: FuncType;
}

export interface Global {
  readonly kind: 'global';
  readonly type: GlobalType;
  get(): WasmValue;
  /** Throws a TypeError when immutable or of another type. */
  set(value: WasmValue): void;
}

export interface Table {
  readonly kind: 'table';
  /** Declared type; `length` is the current size. */
  readonly type: TableType;
  readonly length: number;
  /** Throws a RangeError outside of the table. */
  get(index: number): WasmValue;
  set(index: number, value: WasmValue): void;
  /** The old length, or -1. */
  grow(delta: number, init: WasmValue): number;
}

export interface Memory {
  readonly kind: 'memory';
  /** Declared type; `pages` is the current size. */
  readonly type: MemoryType;
  readonly pages: number;
  readonly byteLength: number;
  /** The old size in pages, or -1. */
  grow(delta: number): number;
  /** A copy of a range; throws a RangeError outside of the memory. */
  read(at: number, length: number): Uint8Array;
  write(at: number, bytes: Uint8Array): void;
  /**
   * The memory itself. Made when asked for; detached (of length 0) once the memory has grown or its store is closed: ask again.
   * It must not be transferred. That of a shared memory is shared, keeps its length when the memory grows, and outlives the
   * store; JavaScript has none of a shared memory with 64-bit addresses or pages of one byte (a TypeError).
   */
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  /** What other threads of this process open a shared memory by; a TypeError where it is not shared. */
  share(): SharedMemory;
}

/**
 * A shared memory on its way to another thread: what `postMessage` and `workerData` take. One without `memory` can be opened as
 * long as some store has it open.
 */
export interface SharedMemory {
  /** Declared type. */
  readonly type: MemoryType;
  /** The memory as JavaScript's `WebAssembly.Memory`: 32-bit addresses, pages of 64 KiB. */
  readonly memory?: object;
  /** Of all others the address. */
  readonly base?: number;
}

export interface Tag {
  readonly kind: 'tag';
  readonly type: FuncType;
}

/**
 * A structure or an array, as JavaScript holds it: opaque, and the same object for the same reference as long as JavaScript has
 * it. It keeps what it stands for alive; cycles through wasm and JavaScript are not found.
 */
export interface HeapObject {
  readonly kind: 'struct' | 'array';
}

export type Extern = Func | Global | Table | Memory | Tag;

/**
 * A host function's body. Arguments come typed; results are converted by the function's type. What it throws, wasm may catch: a
 * `WasmException` by its tag, anything else by the store's `jsTag`; traps pass through.
 */
export type HostCallback = (args: readonly WasmValue[]) => readonly WasmValue[] | undefined;

/** Answers imports: what stands under `module` `name`, or undefined; `type` is the one that is wanted, with canonical ids. */
export type ResolveImport = (module: string, name: string, type: ExternType<number>) => Extern | undefined;

/** A module instance as callers see it. */
export interface Instance {
  /** In export order. */
  readonly exports: ReadonlyMap<string, Extern>;
  getExport(name: string): Extern | undefined;
}

/** How one queued invocation ended. `error` is a `Trap`, a `WasmException`, or whatever a host function threw. */
export type Outcome =
  | { readonly kind: 'values'; readonly values: readonly WasmValue[] }
  | { readonly kind: 'error'; readonly error: unknown };

/** A queue of invocations that run in one native call, in order. */
export interface Batch {
  /**
   * Queues an invocation and returns its index. A full queue runs first. `tag` (u32) is what the progress cell shows while it
   * runs. Throws a TypeError when arguments do not fit the function's type.
   */
  add(func: Func, args: readonly WasmValue[], tag?: number): number;
  /** Runs what is queued; never throws because of an invocation. */
  run(): void;
  /** The outcome of invocation `index` since the last `clear`; valid after `run`. */
  outcome(index: number): Outcome;
  /**
   * Forgets all outcomes; indices start from 0 again. Structures and arrays among them that nobody has looked at are then lost:
   * reading such a `ref` throws.
   */
  clear(): void;
}
