/**
 * For tests of the heap: a store whose objects are written here, as compiled code would write them.
 */
import { CARD_SHIFT, HEAP_CARDS } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';
import { ANYREF, type CompType, EQREF, EXTERNREF, type FuncType, I8, I32, refType, type ValType } from '../../wasm/types.ts';
import type { Heap } from '../heap/heap.ts';
import type { InstanceObject } from '../objects/instance.ts';
import type { StoreState } from '../state/state.ts';
import { Store } from '../store.ts';
import type { Func, HeapObject } from '../values/extern.ts';
import { artifactOf, exported, func, hex } from './module.ts';

export const field = (storage: ValType) => ({ storage, mutable: true });
/** A pair of references, a list's node, arrays of references and of bytes; and functions that give back what they take. */
export const PAIR = 0;
export const REFS = 1;
export const BYTES = 2;
export const THREE: FuncType = func([ANYREF, EXTERNREF, EQREF], [ANYREF, EXTERNREF, EQREF]);
const MODULE: readonly CompType[] = [
  { kind: 'struct', fields: [field(I32), field(ANYREF), field(ANYREF)] },
  { kind: 'array', field: field(ANYREF) },
  { kind: 'array', field: field(I8) },
  THREE,
  func([ANYREF], [ANYREF]),
  func([refType(PAIR, true)], [refType(PAIR, true)]),
];
const SAME = hex('c3');

/** A store with an instance of the module, and what a test does with its heap. */
export class HeapWorld {
  readonly store: Store;
  readonly state: StoreState;
  readonly instance: InstanceObject;

  constructor(gcZeal: number, gcHeap?: number) {
    this.store = new Store({ gcZeal, gcHeap });
    this.state = (this.store as unknown as { state: StoreState }).state;
    this.instance = this.store.instantiate(
      artifactOf({
        types: MODULE,
        funcs: [3, 4, 5].map((type) => ({ type, code: SAME })),
        exports: ['three', 'any', 'pair'].map((name, i) => exported(name, i)),
      }),
    );
  }
  f(name: string): Func {
    return this.instance.getExport(name) as Func;
  }
  get heap(): Heap {
    return this.state.heap;
  }
  canonical(type: number): number {
    return this.instance.module.typeIds[type] as number;
  }
  /** An object of that type with these words behind its header: what code does. Throws what became of its wish for room. */
  make(type: number, words: readonly number[]): number {
    const all = new Uint32Array(2 * Math.ceil((1 + words.length) / 2));
    const room = this.heap.room(all.byteLength);
    if (room !== 'there is') throw new Error(room);
    all.set(words, 1);
    return this.heap.make(this.canonical(type), all);
  }
  /** The same, as JavaScript gets it. */
  object(type: number, words: readonly number[]): HeapObject {
    return this.heap.references.decode(this.make(type, words)) as HeapObject;
  }
  pair(number: number, first: unknown = null, second: unknown = null): HeapObject {
    // The object first: making room may move what it is to hold.
    const object = this.object(PAIR, [number, 0, 0]);
    this.write(object, 1, first);
    this.write(object, 2, second);
    return object;
  }
  refs(...values: unknown[]): HeapObject {
    const object = this.object(REFS, [values.length, ...values.map(() => 0)]);
    values.forEach((value, i) => {
      this.write(object, 1 + i, value);
    });
    return object;
  }
  /** Writes a reference into word `i` behind the header of an object, as code does. */
  write(object: HeapObject, i: number, value: unknown): void {
    this.poke(object, i, this.heap.encode(value));
    const address = this.addressOf(object, i);
    const written = object.kind === 'struct' ? this.heap.references.encode(object) : address - this.heap.base;
    addon().poke(this.heap.base + HEAP_CARDS + (written >>> CARD_SHIFT), Uint8Array.of(1));
  }
  /** The same with a word, and without telling the collector. */
  poke(object: HeapObject, i: number, word: number): void {
    addon().poke(this.addressOf(object, i), new Uint8Array(Uint32Array.of(word).buffer));
  }
  word(object: HeapObject, i: number): number {
    const word = new Uint32Array(1);
    addon().peek(this.addressOf(object, i), new Uint8Array(word.buffer));
    return word[0] as number;
  }
  read(object: HeapObject, i: number): unknown {
    return this.heap.references.decode(this.word(object, i));
  }
  private addressOf(object: HeapObject, i: number): number {
    return this.heap.base + this.heap.references.encode(object) + 4 + 4 * i;
  }
  /** A collection of young objects alone, where one can be made. */
  collectYoung(): void {
    const heap = this.heap as unknown as { closeWindow(): void; collectYoung(): boolean; openWindow(bytes: number): boolean };
    heap.closeWindow();
    heap.collectYoung();
    heap.openWindow(0);
  }
  /** Bytes that are in use after a collection. */
  live(): number {
    this.store.collectGarbage();
    return this.heap.bytes;
  }
}
