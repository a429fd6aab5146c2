/**
 * Tables: 8 bytes an element (a function's record, or a traced reference) in an ArrayBuffer that wasm reads by address.
 * Growing may move the elements; every instance that sees the table holds base and length, and `grow` patches them all.
 */
import { ENTRY } from '../../abi/layout.ts';
import { type AllocatedBlock, type Arena, type ArenaBlock, getAddress, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { WasmError } from '../../wasm/errors.ts';
import type { TableType } from '../../wasm/types.ts';
import type { RootList, RootSource } from '../heap/roots.ts';
import { isTracedType } from '../heap/traits.ts';
import type { StoreBudget } from '../state/budget.ts';
import { Domain } from '../state/domain.ts';
import { showAs } from '../state/inspect.ts';
import { type Closable, leaving } from '../state/resources.ts';
import type { FuncHolder, StoreState } from '../state/state.ts';
import type { Table } from '../values/extern.ts';
import type { WasmValue } from '../values/values.ts';
import { checkValue, getValue } from './convert.ts';

/** What the JS API's implementation limits allow. */
const MAX_ELEMENTS = 10_000_000;
/** Tables up to this size stand in the store's arena, whose memory may have been used before. */
const SMALL = 1 << 16;

/** Where an instance reads of a table. */
type Entry = Pick<ArenaBlock, 'words' | 'at'>;

/** The elements of a table, and the instances that must hear where they are. It does not lead to the table. */
class Elements implements Closable {
  private readonly arena: Arena;
  private readonly budget: StoreBudget;
  private readonly users = new Set<Entry>();
  /** In the arena; undefined where they have a buffer of their own. */
  private allocated: AllocatedBlock | undefined;
  private capacity: number;
  block: ArenaBlock;
  length: number;

  /** So many that are null; `budget` has been asked for them. */
  constructor(arena: Arena, budget: StoreBudget, length: number) {
    this.arena = arena;
    this.budget = budget;
    this.block = this.allocate(length);
    this.capacity = length;
    this.length = length;
  }
  private allocate(capacity: number): ArenaBlock {
    this.allocated = capacity <= SMALL ? this.arena.alloc(capacity * 8) : undefined;
    if (this.allocated !== undefined) return this.allocated;
    const words = new Uint32Array(new ArrayBuffer(capacity * 8));
    return { words, at: 0, address: addon().addressOf(words.buffer) };
  }

  addUser(entry: Entry): void {
    this.users.add(entry);
    this.tell(entry);
  }
  removeUser(entry: Entry): void {
    this.users.delete(entry);
  }
  /** Writes where the elements are, and how many, into an instance's entry. */
  private tell({ words, at }: Entry): void {
    putAddress(words, at + ENTRY.table.base / 4, this.block.address);
    putAddress(words, at + ENTRY.table.length / 4, this.length);
  }

  /** Makes room for `length` of them, with a view to `most`; what the new ones are, who calls this writes before `tellAll`. */
  extend(length: number, most: number): void {
    if (length > this.capacity) {
      const { block, allocated } = this;
      this.capacity = Math.min(Math.max(length, this.capacity * 2), most);
      this.block = this.allocate(this.capacity);
      this.block.words.set(block.words.subarray(block.at, block.at + this.length * 2), this.block.at);
      if (allocated !== undefined) this.arena.free(allocated);
    }
    this.length = length;
  }
  tellAll(): void {
    for (const user of this.users) this.tell(user);
  }

  close(): void {
    this.budget.giveBack(this.length);
    if (this.allocated !== undefined) this.arena.free(this.allocated);
  }
}

export class TableObject implements Table, FuncHolder, RootSource {
  readonly kind = 'table';
  readonly type: TableType;
  readonly state: StoreState;
  readonly domain = new Domain();
  private readonly elements: Elements;

  /** All elements null. Throws a WasmError of class `limit` when it is too large. */
  constructor(state: StoreState, type: TableType) {
    this.state = state;
    this.type = type;
    const length = Number(type.min);
    if (length > MAX_ELEMENTS) {
      throw new WasmError('instantiate', 'limit', `out of memory: a table has at most ${MAX_ELEMENTS} elements, not ${type.min}`);
    }
    if (!state.tableElements.take(length)) {
      throw new WasmError('instantiate', 'limit', `out of memory: the store may not have ${type.min} elements more of tables`);
    }
    this.elements = new Elements(state.arena, state.tableElements, length);
    state.resources.whenDropped(this, this.elements);
    if (isTracedType(type.element)) state.heap.addWeakly(this);
  }
  addRoots(to: RootList): void {
    to.add(this.elements.block.address, this.elements.length, 8);
  }

  get length(): number {
    this.state.checkOpen();
    return this.elements.length;
  }

  /** Keeps an instance's entry up to date, until what this gives is closed, which does not lead here. */
  addUser(entry: Entry): Closable {
    const { elements } = this;
    elements.addUser(entry);
    return leaving(elements, entry);
  }

  /** First word of an element. */
  private wordOf(index: number): number {
    return this.elements.block.at + index * 2;
  }
  /** Element as the word wasm sees; `index` must be in bounds. */
  getWord(index: number): number {
    return getAddress(this.elements.block.words, this.wordOf(index));
  }
  setWord(index: number, word: number): void {
    putAddress(this.elements.block.words, this.wordOf(index), word);
  }
  /** Copies elements within or between tables of one store; ranges must be in bounds. */
  copyFrom(source: TableObject, to: number, from: number, count: number): void {
    const { words: target } = this.elements.block;
    const { words } = source.elements.block;
    const start = source.wordOf(from);
    if (target === words) target.copyWithin(this.wordOf(to), start, start + count * 2);
    else target.set(words.subarray(start, start + count * 2), this.wordOf(to));
  }
  /** Where element `index` lies, until the table grows. */
  addressOf(index: number): number {
    return this.elements.block.address + index * 8;
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
    this.elements.extend(length, most);
    this.fillWords(old, delta, word);
    this.elements.tellAll();
    return old;
  }

  grow(delta: number, init: WasmValue): number {
    this.state.checkOpen();
    checkValue(this.state, init, this.type.element);
    return this.growBy(delta, this.state.encodeRef(init.ref, this.type.element, this));
  }
  get(index: number): WasmValue {
    this.checkIndex(index);
    return getValue(this.state, this.elements.block.words, this.wordOf(index), this.type.element);
  }
  set(index: number, value: WasmValue): void {
    this.checkIndex(index);
    checkValue(this.state, value, this.type.element);
    this.setWord(index, this.state.encodeRef(value.ref, this.type.element, this));
  }
  private checkIndex(index: number): void {
    if (!(Number.isInteger(index) && index >= 0 && index < this.length)) {
      throw new RangeError(`element ${index} is outside of a table of ${this.length}`);
    }
  }
}

showAs(TableObject, 'Table', ({ type }) => ({ type }));
