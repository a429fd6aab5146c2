/**
 * Tables: 8 bytes an element (a function's record, or a traced reference) in an ArrayBuffer that wasm reads by address.
 * Growing may move the elements; every instance that sees the table holds base and length, and `grow` patches them all.
 */
import { ENTRY } from '../../abi/layout.ts';
import { type ArenaBlock, getAddress, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { WasmError } from '../../wasm/errors.ts';
import type { TableType } from '../../wasm/types.ts';
import type { RootList, RootSource } from '../heap/roots.ts';
import { isTracedType } from '../heap/traits.ts';
import { showAs } from '../state/inspect.ts';
import type { StoreState } from '../state/state.ts';
import type { Table } from '../values/extern.ts';
import type { WasmValue } from '../values/values.ts';
import { checkValue, getValue } from './convert.ts';

/** What the JS API's implementation limits allow. */
const MAX_ELEMENTS = 10_000_000;
/** Tables up to this size stand in the store's arena, whose memory may have been used before. */
const SMALL = 1 << 16;

export class TableObject implements Table, RootSource {
  readonly kind = 'table';
  readonly type: TableType;
  readonly state: StoreState;
  private elements: number;
  private words: Uint32Array;
  /** First word of element 0. */
  private at: number;
  private base: number;
  private capacity: number;
  private readonly users: Pick<ArenaBlock, 'words' | 'at'>[] = [];

  /** All elements null. Throws a WasmError of class `limit` when it is too large. */
  constructor(state: StoreState, type: TableType) {
    this.state = state;
    this.type = type;
    this.elements = Number(type.min);
    if (this.elements > MAX_ELEMENTS) {
      throw new WasmError('instantiate', 'limit', `out of memory: a table has at most ${MAX_ELEMENTS} elements, not ${type.min}`);
    }
    if (!state.tableElements.take(this.elements)) {
      throw new WasmError('instantiate', 'limit', `out of memory: the store may not have ${type.min} elements more of tables`);
    }
    this.capacity = this.elements;
    [this.words, this.at, this.base] = this.allocate(this.elements);
    if (isTracedType(type.element)) state.heap.roots.add(this);
  }
  addRoots(to: RootList): void {
    to.add(this.base, this.elements, 8);
  }

  get length(): number {
    this.state.checkOpen();
    return this.elements;
  }

  private allocate(elements: number): [words: Uint32Array, at: number, base: number] {
    if (elements <= SMALL) {
      const { words, at, address } = this.state.arena.alloc(elements * 8);
      return [words, at, address];
    }
    const buffer = new ArrayBuffer(elements * 8);
    return [new Uint32Array(buffer), 0, addon().addressOf(buffer)];
  }

  addUser(words: Uint32Array, at: number): void {
    this.users.push({ words, at });
    this.tell({ words, at });
  }

  /** Writes where the elements are, and how many, into an instance's entry. */
  private tell({ words, at }: Pick<ArenaBlock, 'words' | 'at'>): void {
    putAddress(words, at + ENTRY.table.base / 4, this.base);
    putAddress(words, at + ENTRY.table.length / 4, this.elements);
  }

  /** Element as the word wasm sees; `index` must be in bounds. */
  getWord(index: number): number {
    return getAddress(this.words, this.at + index * 2);
  }
  setWord(index: number, word: number): void {
    putAddress(this.words, this.at + index * 2, word);
  }
  /** Copies elements within or between tables of one store; ranges must be in bounds. */
  copyFrom(source: TableObject, to: number, from: number, count: number): void {
    const target = this.words;
    const start = source.at + from * 2;
    if (target === source.words) target.copyWithin(this.at + to * 2, start, start + count * 2);
    else target.set(source.words.subarray(start, start + count * 2), this.at + to * 2);
  }
  /** Where element `index` lies, until the table grows. */
  addressOf(index: number): number {
    return this.base + index * 8;
  }
  fillWords(from: number, count: number, word: number): void {
    for (let i = from; i < from + count; i++) this.setWord(i, word);
  }

  /** The old length, or -1. */
  growBy(delta: number, word: number): number {
    const old = this.length;
    const length = old + delta;
    const most = Math.min(MAX_ELEMENTS, this.type.max === undefined ? MAX_ELEMENTS : Number(this.type.max));
    if (!(Number.isInteger(delta) && delta >= 0) || length > most) return -1;
    if (!this.state.tableElements.take(delta)) return -1;
    if (length > this.capacity) {
      const capacity = Math.min(Math.max(length, this.capacity * 2), most);
      const [words, at, base] = this.allocate(capacity);
      words.set(this.words.subarray(this.at, this.at + old * 2), at);
      [this.words, this.at, this.base, this.capacity] = [words, at, base, capacity];
    }
    this.elements = length;
    this.fillWords(old, delta, word);
    for (const user of this.users) this.tell(user);
    return old;
  }

  grow(delta: number, init: WasmValue): number {
    this.state.checkOpen();
    checkValue(this.state, init, this.type.element);
    return this.growBy(delta, this.state.encodeRef(init.ref, this.type.element));
  }
  get(index: number): WasmValue {
    this.checkIndex(index);
    return getValue(this.state, this.words, this.at + index * 2, this.type.element);
  }
  set(index: number, value: WasmValue): void {
    this.checkIndex(index);
    checkValue(this.state, value, this.type.element);
    this.setWord(index, this.state.encodeRef(value.ref, this.type.element));
  }
  private checkIndex(index: number): void {
    if (!(Number.isInteger(index) && index >= 0 && index < this.length)) {
      throw new RangeError(`element ${index} is outside of a table of ${this.length}`);
    }
  }
}

showAs(TableObject, 'Table', ({ type }) => ({ type }));
