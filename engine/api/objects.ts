/** Memories, tables, globals and tags as embedders have them. The same one of an instance is always the same object. */
import { GlobalObject } from '../runtime/objects/global.ts';
import { MemoryObject } from '../runtime/objects/memory.ts';
import { TableObject } from '../runtime/objects/table.ts';
import { TagObject } from '../runtime/objects/tag.ts';
import { WasmFunc } from '../runtime/state/state.ts';
import { WasmException } from '../runtime/thrown/exception.ts';
import type { Extern, SharedMemory } from '../runtime/values/extern.ts';
import type { WasmValue } from '../runtime/values/values.ts';
import { bug } from '../wasm/errors.ts';
import type { ValType } from '../wasm/types.ts';
import { callableOf, fromWasm, funcOf, toWasm, type WasmFunction } from './functions.ts';

/** What stands behind the objects below: nobody outside of this file asks. */
const externs = new WeakMap<object, Extern>();
const wrappers = new WeakMap<Extern, Memory | Table | Global | Tag>();

/** A linear memory. */
export class Memory {
  readonly #memory: MemoryObject;
  constructor(memory: MemoryObject) {
    this.#memory = memory;
    externs.set(this, memory);
  }
  /** Its size in pages. */
  get pages(): number {
    return this.#memory.pages;
  }
  get byteLength(): number {
    return this.#memory.byteLength;
  }
  /**
   * Its bytes. Detached, that is of length 0, once the memory has grown or its store is closed: ask again. It cannot be
   * transferred. That of a shared memory is a SharedArrayBuffer, which keeps its length; one of 64-bit addresses has none (a
   * TypeError).
   */
  get buffer(): ArrayBuffer | SharedArrayBuffer {
    return this.#memory.buffer;
  }
  /** A fresh view of its bytes, or of some of them. Throws a RangeError outside of the memory. */
  view(at = 0, length = this.byteLength - at): Uint8Array {
    return new Uint8Array(this.buffer, at, length);
  }
  /** What `postMessage` takes to another Worker, whose store opens it; a TypeError of a memory that is not shared. */
  share(): SharedMemory {
    return this.#memory.share();
  }
  /** Grows by so many pages; the old size in pages. Throws a RangeError where it cannot. */
  grow(delta: number): number {
    const before = this.#memory.grow(delta);
    if (before < 0) throw new RangeError(`the memory cannot grow by ${delta} pages`);
    return before;
  }
}

/** A table of references. */
export class Table {
  readonly #table: TableObject;
  constructor(table: TableObject) {
    this.#table = table;
    externs.set(this, table);
  }
  get length(): number {
    return this.#table.length;
  }
  /** Throws a RangeError outside of the table. */
  get(index: number): unknown {
    return fromWasm(this.#table.get(index));
  }
  /** Throws a RangeError outside of the table, a TypeError for what is none of its elements. */
  set(index: number, value: unknown = null): void {
    this.#table.set(index, toWasm(value, this.#table.type.element));
  }
  /** Grows by so many elements, which are `value`; the old length. Throws a RangeError where it cannot. */
  grow(delta: number, value: unknown = null): number {
    const before = this.#table.grow(delta, toWasm(value, this.#table.type.element));
    if (before < 0) throw new RangeError(`the table cannot grow by ${delta} elements`);
    return before;
  }
}

/** A global variable. */
export class Global {
  readonly #global: GlobalObject;
  constructor(global: GlobalObject) {
    this.#global = global;
    externs.set(this, global);
  }
  get value(): unknown {
    return fromWasm(this.#global.get());
  }
  /** Throws a TypeError where it is immutable, or for a value that is none of its type. */
  set value(value: unknown) {
    this.#global.set(toWasm(value, this.#global.type.type));
  }
  /** Its value with its bits. */
  get exact(): WasmValue {
    return this.#global.get();
  }
}

/** What exceptions have: `new Exception(tag, …)` is thrown by a host function, and caught by wasm under that tag. */
export class Tag {
  readonly #tag: TagObject;
  constructor(tag: TagObject) {
    this.#tag = tag;
    externs.set(this, tag);
  }
  /** An exception of this tag, to be thrown by a host function. Throws a TypeError where the values do not fit. */
  exception(...values: readonly unknown[]): WasmException {
    const { params } = this.#tag.type;
    if (values.length !== params.length) throw new TypeError(`${params.length} values expected, got ${values.length}`);
    return new WasmException(
      this.#tag,
      values.map((value, i) => toWasm(value, params[i] as ValType)),
    );
  }
  /** The values of an exception of this tag; undefined where it is of another one, or none. */
  valuesOf(error: unknown): unknown[] | undefined {
    return error instanceof WasmException && error.tag === this.#tag ? error.values.map(fromWasm) : undefined;
  }
}

/** What an instance exports and imports. */
export type Export = WasmFunction | Memory | Table | Global | Tag;

function made(extern: Extern): Memory | Table | Global | Tag {
  if (extern instanceof MemoryObject) return new Memory(extern);
  if (extern instanceof TableObject) return new Table(extern);
  if (extern instanceof GlobalObject) return new Global(extern);
  if (extern instanceof TagObject) return new Tag(extern);
  return bug(`an extern of kind ${extern.kind}`);
}

/** An extern of the runtime as embedders have it. */
export function wrap(extern: Extern): Export {
  if (extern instanceof WasmFunc) return callableOf(extern);
  const wrapper = wrappers.get(extern) ?? made(extern);
  wrappers.set(extern, wrapper);
  return wrapper;
}

/** The extern of the runtime behind an object; undefined where it is none of these. */
export function unwrap(value: unknown): Extern | undefined {
  return funcOf(value) ?? (typeof value === 'object' && value !== null ? externs.get(value) : undefined);
}
