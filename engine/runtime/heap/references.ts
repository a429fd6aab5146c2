/**
 * Traced references at the border (abi/heap-layout.ts, REF): JavaScript values → words, words → JavaScript values.
 *
 * Into the heap: null is null, whole numbers of 31 bits are i31s, structures and arrays are themselves, and every other value is
 * a host value, which has the same handle as long as wasm can reach it. Out of it: a structure or array is an opaque object, the
 * same one as long as JavaScript holds it; an exception is for others to show.
 *
 * Such an object keeps what it stands for alive. It is held strongly until the next collection, since weak references are dear
 * and JavaScript frees nothing before its current job ends; from then on weakly, and a FinalizationRegistry frees its handle.
 */

import { REF } from '../../abi/heap-layout.ts';
import type { ArenaBlock } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import { bug } from '../../wasm/errors.ts';
import type { HeapObject } from '../values/extern.ts';
import type { RootList, RootSource } from './roots.ts';
import { KnownStrings } from './strings.ts';

const MIN_I31 = -(2 ** 30);
const MAX_I31 = 2 ** 30 - 1;
/** Whether a JavaScript value is an i31 in wasm. */
export function isI31(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value && value >= MIN_I31 && value <= MAX_I31 && !Object.is(value, -0);
}

/** A structure or array of a store; `handle` names it among the store's references. */
export class ObjectReference implements HeapObject {
  readonly kind: HeapObject['kind'];
  readonly owner: object;
  readonly handle: number;

  constructor(owner: object, kind: HeapObject['kind'], handle: number) {
    this.owner = owner;
    this.kind = kind;
    this.handle = handle;
    Object.freeze(this);
  }
}

/** What is known of objects. */
export interface ObjectKinds {
  kindOf(word: number): HeapObject['kind'] | 'exception';
  /** An exception as JavaScript sees it: always the same one. */
  exceptionAt(word: number): unknown;
}

const FIRST_HANDLES = 1024;
/** So many host values, or objects that JavaScript was given, ask for a collection at least. */
const MANY = 1 << 16;

/** The references of a store that have crossed the border. */
export class References implements RootSource {
  private readonly owner: object;
  private readonly show: ObjectKinds;

  /** Host values by handle, from 1 on. */
  private readonly values: unknown[] = [undefined];
  private readonly handles = new Map<unknown, number>();
  private readonly freeValues: number[] = [];
  private readonly strings: KnownStrings;
  /** Host values that ask for a collection. */
  private manyValues = MANY;

  /** What objects that JavaScript has refer to, by handle; 0: none. */
  private words = new Uint32Array(FIRST_HANDLES);
  private address: number;
  private readonly objects: (ObjectReference | WeakRef<ObjectReference> | undefined)[] = [];
  private readonly byWord = new Map<number, number>();
  private readonly freeObjects: number[] = [];
  /** Objects of the innermost scope. */
  private scoped: ObjectReference[] | undefined;
  /** Handles of objects that are held strongly. */
  private readonly fresh: number[] = [];
  private readonly dropped = new FinalizationRegistry<number>((handle) => this.free(handle));

  /** `owner` is the store's state, `block` its STORE block. */
  constructor(owner: object, block: ArenaBlock, show: ObjectKinds) {
    this.owner = owner;
    this.strings = new KnownStrings(block);
    this.show = show;
    this.address = addon().addressOf(this.words.buffer);
  }

  /** Whether there are so many that some are probably not needed any more. */
  get crowded(): boolean {
    return this.handles.size > this.manyValues || this.fresh.length > MANY;
  }
  /** Bytes that say which host values a collection has met. */
  marks(): Uint8Array {
    return new Uint8Array(this.values.length);
  }

  /** The word of a value, which must fit the type that it is for. */
  encode(value: unknown): number {
    if (value === null) return REF.null;
    if (isI31(value)) return ((value << 1) | REF.i31) >>> 0;
    if (value instanceof ObjectReference) return wordAt(this.words, value.handle);
    return ((this.handleOf(value) << REF.hostShift) | REF.host) >>> 0;
  }
  decode(word: number): unknown {
    if (word === REF.null) return null;
    if ((word & REF.i31) !== 0) return (word | 0) >> 1;
    if ((word & REF.noObject) === REF.host) return this.valueOf(word >>> REF.hostShift);
    return this.objectOf(word);
  }

  private handleOf(value: unknown): number {
    let handle = this.handles.get(value);
    if (handle === undefined) {
      handle = this.freeValues.pop() ?? this.values.length;
      this.values[handle] = value;
      this.handles.set(value, handle);
    }
    return handle;
  }
  /** Stubs need not ask the host about this string, which wasm has a reference to; `unit`: it wanted one of its code units. */
  learn(text: string, unit: boolean): void {
    const handle = this.handles.get(text);
    if (handle !== undefined) this.strings.learn(handle, text, unit);
  }
  private valueOf(handle: number): unknown {
    const value = this.values[handle];
    return value === undefined && this.handles.get(value) !== handle ? bug(`no host value has handle ${handle}`) : value;
  }

  private objectOf(word: number): unknown {
    const known = this.byWord.get(word);
    const held = known === undefined ? undefined : this.objects[known];
    const found = held instanceof WeakRef ? held.deref() : held;
    if (found !== undefined) return found;
    const kind = this.show.kindOf(word);
    if (kind === 'exception') return this.show.exceptionAt(word);
    const handle = known ?? this.newHandle(word);
    const object = new ObjectReference(this.owner, kind, handle);
    this.objects[handle] = object;
    this.fresh.push(handle);
    this.scoped?.push(object);
    return object;
  }
  private newHandle(word: number): number {
    const handle = this.freeObjects.pop() ?? this.objects.length;
    if (handle === this.words.length) {
      const longer = new Uint32Array(2 * handle);
      longer.set(this.words);
      this.words = longer;
      this.address = addon().addressOf(longer.buffer);
    }
    this.words[handle] = word;
    this.byWord.set(word, handle);
    return handle;
  }
  /** JavaScript has dropped an object of that handle; it may have been given another one since. */
  private free(handle: number): void {
    const held = this.objects[handle];
    if (held instanceof WeakRef && held.deref() === undefined) this.release(handle);
  }
  private release(handle: number): void {
    this.byWord.delete(wordAt(this.words, handle));
    this.words[handle] = REF.null;
    this.objects[handle] = undefined;
    this.freeObjects.push(handle);
  }

  /** Whether an object of this store stands for something still: see `scope`. */
  isLive(object: ObjectReference): boolean {
    const held = this.objects[object.handle];
    return held === object || (held instanceof WeakRef && held.deref() === object);
  }
  /** From now on the objects made are noted, for the function that this gives: it makes them stand for nothing. */
  scope(): () => void {
    const outer = this.scoped;
    const inner: ObjectReference[] = [];
    this.scoped = inner;
    return () => {
      this.scoped = outer;
      for (const object of inner) {
        if (!this.isLive(object)) continue;
        this.objects[object.handle] = undefined;
        this.release(object.handle);
      }
    };
  }

  addRoots(to: RootList): void {
    for (const handle of this.fresh) {
      const object = this.objects[handle];
      if (!(object instanceof ObjectReference)) continue;
      this.objects[handle] = new WeakRef(object);
      this.dropped.register(object, handle);
    }
    this.fresh.length = 0;
    to.add(this.address, this.objects.length, 4);
  }
  /** After a collection: objects have moved. */
  moved(): void {
    this.byWord.clear();
    for (let handle = 0; handle < this.objects.length; handle++) {
      const word = wordAt(this.words, handle);
      if (word !== REF.null) this.byWord.set(word, handle);
    }
  }
  /** After a collection of all: host values without a mark are gone. */
  sweep(marks: Uint8Array): void {
    for (const [value, handle] of this.handles) {
      if (marks[handle] !== 0) continue;
      this.handles.delete(value);
      this.values[handle] = undefined;
      if (typeof value === 'string') this.strings.forget(handle);
      this.freeValues.push(handle);
    }
    this.manyValues = Math.max(MANY, 2 * this.handles.size);
  }
  /** Whether a handle is that of a host value: for the verifier. */
  isValue(handle: number): boolean {
    return this.handles.get(this.values[handle]) === handle;
  }
}
