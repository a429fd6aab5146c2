/**
 * The heap of a store (abi/heap-layout.ts): when it is collected, and what of it compiled code may fill by itself. Code allocates
 * from STORE.heapTop to STORE.heapLimit, a window, and asks for room where that ends; the loops of a collection are the addon's.
 *
 * Objects begin in a nursery. When that is full, what is reached of it moves behind the old objects: most die young. When those
 * have no room for more, all that is reached moves into another space (C. J. Cheney, "A nonrecursive list compacting algorithm",
 * 1970), which has two to four times the size of what has survived, but no less than MIN_SPACE. Large objects begin among the old
 * ones, and in small heaps all do.
 *
 * Host values are collected with the old objects, in stores without a heap, too.
 */

import { HEAP_REGION, OBJECT } from '../../abi/heap-layout.ts';
import { STORE } from '../../abi/layout.ts';
import type { ArenaBlock } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { HEAP_BYTES } from '../../wasm/limits.ts';
import { TypeRecords } from './records.ts';
import { type ObjectKinds, type ObjectReference, References } from './references.ts';
import { RootList, type RootSource, type WaitingFrames } from './roots.ts';
import { NO_SPACE, pages, type Space, Spaces } from './spaces.ts';
import { traits } from './traits.ts';
import { verifyHeap } from './verify.ts';

const MIB = 2 ** 20;
/** Bytes of the nursery: what a processor's cache holds. */
const NURSERY = 8 * MIB;
/** Heaps below that have none. */
const MIN_WITH_NURSERY = 4 * NURSERY;
/** Part of the nursery that one object may take. */
const LARGE = 8;
/** Bytes of an old space at least: more collections of less cost more. */
const MIN_SPACE = 8 * MIB;
/** What is live is copied each time: where it is little, a space has four times as much, at most so many bytes beyond twice. */
const MAX_EXTRA = 32 * MIB;
/** Sizes with zeal, where each collection costs its pages. */
const ZEAL_SPACE = MIB / 4;
/** With zeal, every so manieth collection is one of all objects. */
const ZEAL_ALL = 3;
/** With zeal, so much of the room for new objects is filled with words that are no reference. */
const POISONED = new Uint8Array(4096).fill(0xf8);

/** How much a heap may hold, and how eagerly it is collected. */
export interface HeapOptions {
  /** Bytes of objects that the heap holds at most (default 1 GiB, see HEAP_BYTES). */
  readonly gcHeap?: number | undefined;
  /** For tests: collect at every so manieth allocation and call of the host, and verify the heap each time; 0: not. */
  readonly gcZeal?: number | undefined;
}

/** What became of a wish for room. */
export type Room = 'there is' | 'heap is full' | 'can never be';

/** What there is once the region is there. */
interface Region {
  readonly base: number;
  readonly records: TypeRecords;
  readonly spaces: Spaces;
}

export class Heap {
  readonly references: References;
  /** Who has references, beside frames. */
  readonly roots = new Set<RootSource>();
  frames: WaitingFrames = { heads: () => new Float64Array(0), wordsAt: () => [], addRoots: () => undefined };
  exceptionAt: ObjectKinds['exceptionAt'] = (word) => bug(`an exception lies at offset ${word}`);
  private readonly limit: number;
  private readonly zeal: number;
  /** The STORE block. */
  private readonly block: ArenaBlock;
  private region: Region | undefined;

  /** All must be collected before the nursery can be alone. */
  private isTorn = false;
  private nursery: Space = NO_SPACE;
  /** End of the objects in the nursery. */
  private youngTop = 0;
  private old: Space = NO_SPACE;
  /** End of the old objects. */
  private oldTop = NO_SPACE.from;
  /** When they have come so far, all are collected the next time. */
  private oldEnd = NO_SPACE.from;
  /** Where the window is that code fills. */
  private window: 'nursery' | 'old' = 'old';

  private readonly list = new RootList();
  private eager = 0;
  private collected = 0;
  /** How many are at work on words that no root holds: see `hold`. */
  private held = 0;

  constructor(owner: object, block: ArenaBlock, { gcHeap = HEAP_BYTES.byDefault, gcZeal = 0 }: HeapOptions) {
    const { least, most } = HEAP_BYTES;
    if (!(gcHeap >= least && gcHeap <= most))
      throw new RangeError(`gcHeap must be between ${least} and ${most} bytes, not ${gcHeap}`);
    if (!(Number.isInteger(gcZeal) && gcZeal >= 0)) throw new RangeError(`gcZeal must be a whole number, not ${gcZeal}`);
    this.limit = pages(gcHeap);
    this.zeal = gcZeal;
    this.block = block;
    this.references = new References(owner, block, {
      kindOf: (word) => this.kindAt(word),
      exceptionAt: (word) => this.exceptionAt(word),
    });
    this.roots.add(this.references);
  }

  /** Where the region begins; 0: there is none. */
  get base(): number {
    return this.region?.base ?? 0;
  }
  /** How often it has been collected. */
  get collections(): number {
    return this.collected;
  }
  /** Bytes of all objects, live ones and others. */
  get bytes(): number {
    this.closeWindow();
    return this.oldTop - this.old.from + this.youngTop - this.nursery.from;
  }

  private readonly gone = new FinalizationRegistry<RootSource>((source) => this.roots.delete(source));
  /** Adds somebody to the roots who is one as long as JavaScript holds him. */
  addWeakly(source: RootSource): void {
    const weak = new WeakRef(source);
    const root: RootSource = { addRoots: (to) => weak.deref()?.addRoots(to) };
    this.roots.add(root);
    this.gone.register(source, root);
  }

  /** Reserves the region unless there is one; gives who gives it back. Throws a WasmError of class `limit`. */
  open(): { close(): void } | undefined {
    if (this.region !== undefined) return undefined;
    const native = addon();
    const refused = (what: string): never => {
      throw new WasmError('instantiate', 'limit', `out of memory: cannot ${what} bytes for a heap`);
    };
    const base = native.createHeap(this.block.address);
    if (base === 0) refused(`reserve ${HEAP_REGION}`);
    const spaces = new Spaces(base, this.zeal > 0);
    const size = this.sizeFor(0);
    const old = spaces.old(NO_SPACE, size);
    const nursery = spaces.nursery(this.limit < MIN_WITH_NURSERY ? 0 : this.zeal > 0 ? ZEAL_SPACE : NURSERY);
    if (old === undefined || nursery === undefined) {
      native.releaseHeap(base);
      return refused(`map ${size}`);
    }
    this.region = { base, spaces, records: new TypeRecords(base) };
    this.old = old;
    this.oldTop = old.from;
    this.oldEnd = old.from + size;
    this.nursery = nursery;
    this.youngTop = nursery.from;
    this.openWindow(0);
    return { close: () => void native.releaseHeap(base) };
  }
  private get there(): Region {
    return this.region ?? bug('a store without a heap');
  }

  /** Offset of a canonical type's record. */
  recordOf(id: number): number {
    return this.there.records.of(id);
  }
  /** Canonical type of the object that JavaScript has. */
  typeOf(object: ObjectReference): number {
    return this.there.records.typeAt(this.references.encode(object));
  }
  /** Where an element of the array at an offset lies. */
  addressOfElement(word: number, index: number): number {
    const { base, records } = this.there;
    const { size } = traits(records.typeAt(word));
    return base + word + OBJECT.elements + index * 2 ** size;
  }
  /** How many elements an array has. */
  lengthOf(array: ObjectReference): number {
    const length = new Uint32Array(1);
    const at = this.there.base + this.references.encode(array) + OBJECT.length;
    addon().peek(at, new Uint8Array(length.buffer));
    return wordAt(length, 0);
  }
  /** Copies elements that are no references from an array, or into it; they must be in bounds. */
  readElements(array: ObjectReference, from: number, to: Uint8Array): void {
    addon().peek(this.addressOfElement(this.references.encode(array), from), to);
  }
  writeElements(array: ObjectReference, at: number, from: Uint8Array): void {
    addon().poke(this.addressOfElement(this.references.encode(array), at), from);
  }
  private kindAt(word: number): ReturnType<ObjectKinds['kindOf']> {
    const { kind } = TYPES.definition(this.there.records.typeAt(word)).comp;
    return kind === 'func' ? 'exception' : kind;
  }
  /** Makes an object of a canonical type, of which `room` was just asked: of these words, the first of them for its header. */
  make(id: number, words: Uint32Array): number {
    const { top, block } = this;
    words[OBJECT.header / 4] = this.recordOf(id);
    addon().poke(this.base + top, new Uint8Array(words.buffer));
    block.words[block.at + STORE.heapTop / 4] = top + words.byteLength;
    return top;
  }

  /**
   * From now on references may be in words that no root holds: until `release` nothing is collected. Arguments and results are
   * such words from the moment they are written until wasm, or whoever decodes them, has them.
   */
  hold(): void {
    this.held++;
  }
  release(): void {
    this.held--;
  }

  /** The word of a JavaScript value, which must fit the type that it is for. */
  encode(value: unknown): number {
    this.pause();
    return this.references.encode(value);
  }

  /** Makes room for so many bytes of objects, a multiple of OBJECT.align. */
  room(bytes: number): Room {
    if (bytes > this.limit) return 'can never be';
    this.closeWindow();
    if (!this.isDue() && this.openWindow(bytes)) return 'there is';
    if (this.held > 0) return this.grow(bytes) ? 'there is' : 'heap is full';
    if (!this.allIsDue() && this.isSmall(bytes) && this.collectYoung() && this.openWindow(bytes)) return 'there is';
    if (this.collectAll(bytes) && this.openWindow(bytes)) return 'there is';
    this.openWindow(0);
    return 'heap is full';
  }
  /** With zeal, whether it is time. */
  private isDue(): boolean {
    return this.zeal > 0 && ++this.eager % this.zeal === 0;
  }
  private allIsDue(): boolean {
    return this.zeal > 0 && this.collected % ZEAL_ALL === 0;
  }

  private get top(): number {
    return wordAt(this.block.words, this.block.at + STORE.heapTop / 4);
  }
  /** What code has made since the window was opened. */
  private closeWindow(): void {
    if (this.region === undefined) return;
    const { top } = this;
    if (this.window === 'nursery') this.youngTop = top;
    else if (top > this.oldTop) {
      addon().adoptObjects(this.base, this.oldTop, top);
      this.oldTop = top;
    }
  }
  /** Whether so many bytes begin in the nursery. */
  private isSmall(bytes: number): boolean {
    return bytes * LARGE <= this.nursery.size && this.nursery.size > 0;
  }
  /** Lets code make objects of so many bytes, and more where it may go on by itself; false where they do not fit. */
  private openWindow(bytes: number): boolean {
    if (this.region === undefined) return false;
    const { nursery, old, youngTop, oldTop, limit } = this;
    const young = this.isSmall(bytes);
    this.window = young ? 'nursery' : 'old';
    const top = young ? youngTop : oldTop;
    // All objects together stay below the limit.
    const end = young
      ? nursery.from + Math.min(nursery.size, limit - (oldTop - old.from))
      : Math.min(this.oldEnd, old.from + limit - (youngTop - nursery.from));
    const fits = top + bytes <= end;
    const exactly = this.zeal > 0 || (!young && nursery.size > 0);
    this.offer(top, !fits ? top : exactly ? top + bytes : end);
    return fits;
  }
  private offer(top: number, limit: number): void {
    const { words, at } = this.block;
    words[at + STORE.heapTop / 4] = top;
    words[at + STORE.heapLimit / 4] = limit;
  }

  /** A moment at which a collection may be made, and is where there are many host values, or zeal. */
  pause(): void {
    if (this.held > 0) return;
    const due = this.isDue();
    if (!due && !this.references.crowded) return;
    this.closeWindow();
    if (!due || this.allIsDue() || !this.collectYoung()) this.collectAll(0);
    this.openWindow(0);
  }
  /** Collects. Throws an Error while arguments are written or results are read. */
  collect(): void {
    if (this.held > 0) throw new Error('nothing can be collected while arguments or results pass');
    this.closeWindow();
    this.collectAll(0);
    this.openWindow(0);
  }

  /**
   * Code was left in the middle of whatever it did: what it made last may not be whole, and what it wrote may lack its card.
   * Nobody refers to the one, and only collections of the nursery look at the other: the next one is of all.
   */
  interrupted(): void {
    if (this.region === undefined) return;
    if (this.window === 'nursery') this.youngTop = this.top;
    else this.oldTop = Math.max(this.oldTop, this.top);
    this.isTorn = true;
    this.openWindow(0);
  }

  /** Empties the nursery; false where all must be collected instead. The window is closed. */
  private collectYoung(): boolean {
    const { nursery, oldTop, youngTop } = this;
    if (this.isTorn || nursery.size === 0 || oldTop > this.oldEnd) return false;
    // As if all survived.
    const old = this.there.spaces.extended(this.old, oldTop - this.old.from + youngTop - nursery.from);
    if (old === undefined) return false;
    this.old = old;
    const [cells, heads] = this.gatherRoots();
    this.oldTop = addon().collectYoung(this.base, nursery.from, youngTop, old.from, oldTop, cells, heads);
    this.references.moved();
    this.emptyNursery();
    this.finish();
    return true;
  }
  /** Collects all so that so many bytes fit; false where they do not. The window is closed. */
  private collectAll(bytes: number): boolean {
    if (this.region === undefined) {
      const [cells, heads] = this.gatherRoots();
      const marks = this.references.marks();
      addon().collectAll(0, 0, 0, 0, 0, 0, cells, heads, marks);
      this.references.moved();
      this.references.sweep(marks);
      this.collected++;
      return true;
    }
    const { base, spaces } = this.region;
    const { nursery, old, oldTop, youngTop } = this;
    const used = oldTop - old.from + youngTop - nursery.from;
    // No more can survive than there is.
    const next = spaces.old(old, Math.max(used, this.sizeFor(used + bytes)));
    if (next === undefined) return false;
    const [cells, heads] = this.gatherRoots();
    const marks = this.references.marks();
    this.oldTop = addon().collectAll(base, nursery.from, youngTop, old.from, oldTop, next.from, cells, heads, marks);
    this.references.moved();
    this.references.sweep(marks);
    this.isTorn = false;
    this.old = next;
    spaces.leave(old, oldTop - old.from);
    const live = this.oldTop - next.from;
    this.oldEnd = next.from + Math.max(live, this.sizeFor(live + bytes));
    this.emptyNursery();
    this.finish();
    return live + bytes <= this.limit;
  }
  /** Size of an old space for so many live bytes. */
  private sizeFor(live: number): number {
    const wanted = pages(2 * live + Math.min(2 * live, MAX_EXTRA));
    return Math.min(Math.max(wanted, this.zeal > 0 ? ZEAL_SPACE : MIN_SPACE), this.limit);
  }
  private emptyNursery(): void {
    this.nursery = this.there.spaces.nextNursery(this.nursery) ?? NO_SPACE;
    this.youngTop = this.nursery.from;
  }
  /** Makes room among the old objects without a collection; false where there is none. */
  private grow(bytes: number): boolean {
    const { old } = this;
    const wanted = pages(this.oldTop - old.from + bytes);
    if (wanted + (this.youngTop - this.nursery.from) > this.limit) return false;
    const grown = this.there.spaces.extended(old, wanted);
    if (grown === undefined) return false;
    this.old = grown;
    this.oldEnd = Math.max(this.oldEnd, old.from + wanted);
    this.window = 'old';
    this.offer(this.oldTop, this.oldTop + bytes);
    return true;
  }

  /** All roots but old objects; the addon knows the stack maps of all frames among them. */
  private gatherRoots(): [cells: Float64Array, heads: Float64Array] {
    const { list } = this;
    list.clear();
    for (const source of this.roots) source.addRoots(list);
    const heads = this.frames.heads();
    this.learn(heads);
    return [list.cells, heads];
  }
  private readonly returns = new Float64Array(64);
  /** Tells the addon of stack maps that it has not asked for before. */
  private learn(heads: Float64Array): void {
    const native = addon();
    for (;;) {
      const count = native.unknownReturns(heads, this.returns);
      if (count === 0) return;
      for (const pc of this.returns.subarray(0, count)) native.noteStackMap(pc, Uint32Array.from(this.frames.wordsAt(pc)));
    }
  }

  /** Counts a collection; with zeal looks whether all is in order: a fault is ours. */
  private finish(): void {
    this.collected++;
    if (this.zeal === 0) return;
    const { references, list, oldTop, nursery } = this;
    const { base, records } = this.there;
    // Read as an exception's way out is, and not as the collection did.
    this.frames.addRoots(list);
    verifyHeap({ base, from: this.old.from, end: oldTop }, list.cells, {
      typeOf: (record) => records.idOf(record),
      isValue: (handle) => references.isValue(handle),
    });
    const { from, size } = this.old;
    addon().poke(base + oldTop, POISONED.subarray(0, Math.min(POISONED.length, from + size - oldTop)));
    addon().poke(base + nursery.from, POISONED.subarray(0, Math.min(POISONED.length, nursery.size)));
  }
}
