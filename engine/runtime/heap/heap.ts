/**
 * The heap of a store (abi/heap-layout.ts): where what lies in its region, and when it is collected; the loops of a collection
 * are the addon's. Compiled code allocates by itself, from STORE.heapTop to STORE.heapLimit, and asks for room where that ends.
 *
 * A collection copies what roots reach from one space into another (C. J. Cheney, "A nonrecursive list compacting algorithm",
 * 1970); the next space has two to four times the size of what has survived, but no less than MIN_SPACE. The region, from its
 * start:
 *
 *   the null page       never accessible
 *   records of types    from HEAP_NULL_PAGE on, as many as there are
 *   two halves          each has one space or none
 *
 * Host values are collected with the objects, in stores without a heap, too.
 */
import { HEAP_NULL_PAGE, HEAP_REGION, OBJECT, RTT, rttOffsets } from '../../abi/heap-layout.ts';
import { STORE } from '../../abi/layout.ts';
import type { Block } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { HEAP_BYTES } from '../../wasm/limits.ts';
import type { HeapObject } from '../values/extern.ts';
import { type ObjectReference, References } from './references.ts';
import { RootList, type RootSource, type WaitingFrames } from './roots.ts';
import { traits } from './traits.ts';
import { verifyHeap } from './verify.ts';

const MIB = 2 ** 20;
/** End of the part of the region that types' records may fill. */
const RECORDS_END = 64 * MIB;
/** Bytes that are made accessible at a time for records. */
const RECORDS_STEP = 65536;
/** Where the halves begin. A space that has HEAP_BYTES.most does not reach the end of its half. */
const HALVES = [RECORDS_END, RECORDS_END + (HEAP_REGION - RECORDS_END) / 2] as const;
/** Bytes of a space at least: more collections of less cost more. With zeal, where each costs its pages, it is small. */
const MIN_SPACE = 8 * MIB;
/** What is live is copied each time: where it is little, a space has four times as much, at most so many bytes beyond twice. */
const MAX_EXTRA = 32 * MIB;
const MIN_ZEAL_SPACE = MIB / 4;
/** A space that is out of use stays accessible where no more of it than this may have been touched. */
const KEEP_BYTES = 64 * MIB;
/** Unit of spaces: whole pages of any machine. */
const PAGE = 65536;
/** With zeal, spaces up to this size lie in ever new places, so that a stale reference meets nothing for long. */
const ZEAL_SLOT = 16 * MIB;
/** With zeal, so much of the room for new objects is filled with words that are no reference. */
const POISONED = new Uint8Array(4096).fill(0xf8);

/** How much a heap may hold, and how eagerly it is collected. */
export interface HeapOptions {
  /** Bytes of objects that the heap holds at most (default 1 GiB, see HEAP_BYTES). */
  readonly gcHeap?: number | undefined;
  /** For tests: collect at every so manieth allocation and call of the host, and verify the heap each time; 0: not. */
  readonly gcZeal?: number | undefined;
}

/** A part of the region that is accessible. */
interface Space {
  readonly from: number;
  readonly size: number;
}

const pages = (bytes: number): number => Math.ceil(bytes / PAGE) * PAGE;

/** What became of a wish for room. */
export type Room = 'there is' | 'heap is full' | 'can never be';

export class Heap {
  /** Where the region begins; 0: there is none yet. */
  base = 0;
  readonly references: References;
  /** Who has references, beside frames. */
  readonly roots = new Set<RootSource>();
  frames: WaitingFrames = { heads: () => new Float64Array(0), wordsAt: () => [], addRoots: () => undefined };
  private readonly limit: number;
  private readonly zeal: number;
  /** The STORE block. */
  private readonly block: Block;
  private space: Space = { from: HALVES[0], size: 0 };
  /** Bytes of the space that objects may fill before the next collection. */
  private size = 0;
  /** The space of the last collection, which is accessible still. */
  private spare: Space | undefined;
  /** Canonical type id → offset of its record, and back. */
  private readonly recordOffsets = new Map<number, number>();
  private readonly recordIds = new Map<number, number>();
  private recordsTop = HEAP_NULL_PAGE;
  private recordsOpen = HEAP_NULL_PAGE;
  private readonly list = new RootList();
  private eager = 0;
  private collected = 0;
  /** How many are at work on words that no root holds: see `hold`. */
  private held = 0;

  constructor(owner: object, block: Block, { gcHeap = HEAP_BYTES.byDefault, gcZeal = 0 }: HeapOptions) {
    const { least, most } = HEAP_BYTES;
    if (!(gcHeap >= least && gcHeap <= most))
      throw new RangeError(`gcHeap must be between ${least} and ${most} bytes, not ${gcHeap}`);
    if (!(Number.isInteger(gcZeal) && gcZeal >= 0)) throw new RangeError(`gcZeal must be a whole number, not ${gcZeal}`);
    this.limit = pages(gcHeap);
    this.zeal = gcZeal;
    this.block = block;
    this.references = new References(owner, (word) => this.kindAt(word));
    this.roots.add(this.references);
  }

  /** How often it has been collected. */
  get collections(): number {
    return this.collected;
  }
  private get top(): number {
    return this.block.words[this.block.at + STORE.heapTop / 4] as number;
  }
  private set top(offset: number) {
    this.block.words[this.block.at + STORE.heapTop / 4] = offset;
  }

  private readonly gone = new FinalizationRegistry<RootSource>((source) => this.roots.delete(source));
  /** Adds somebody to the roots who is one as long as JavaScript holds him. */
  addWeakly(source: RootSource): void {
    const weak = new WeakRef(source);
    const root: RootSource = { addRoots: (to) => weak.deref()?.addRoots(to) };
    this.roots.add(root);
    this.gone.register(source, root);
  }

  /** Reserves the region unless there is one; gives its base, and who gives it back. Throws a WasmError of class `limit`. */
  open(): { close(): void } | undefined {
    if (this.base !== 0) return undefined;
    const native = addon();
    const base = native.createHeap(this.block.address);
    if (base === 0) throw new WasmError('instantiate', 'limit', `out of memory: cannot reserve ${HEAP_REGION} bytes for a heap`);
    this.base = base;
    const size = this.sizeFor(0);
    if (!native.openHeap(base, HALVES[0], size)) {
      native.releaseHeap(base);
      this.base = 0;
      throw new WasmError('instantiate', 'limit', `out of memory: cannot map ${size} bytes for a heap`);
    }
    this.space = { from: HALVES[0], size };
    this.size = size;
    this.top = this.space.from;
    this.offer(0);
    return { close: () => void native.releaseHeap(base) };
  }

  /** Offset of a structure or array type's record, written when first asked for; `id` is canonical. */
  recordOf(id: number): number {
    const known = this.recordOffsets.get(id);
    if (known !== undefined) return known;
    const chain = TYPES.supertypes(id);
    const display = [...chain.subarray(0, -1)].map((above) => this.recordOf(above));
    const depth = display.length;
    const { kind, size, trace, offsets } = traits(TYPES.definition(id));
    const words = new Uint32Array(Math.ceil((rttOffsets(depth) + offsets.length * 4) / RTT.align) * (RTT.align / 4));
    const offset = this.recordsTop;
    words[RTT.id / 4] = id;
    words[RTT.kind / 4] = kind;
    words[RTT.size / 4] = size;
    words[RTT.trace / 4] = trace;
    words[RTT.depth / 4] = depth;
    words.set([...display, offset], RTT.display / 4);
    words.set(offsets, rttOffsets(depth) / 4);
    this.makeRoomForRecord(words.byteLength);
    addon().poke(this.base + offset, new Uint8Array(words.buffer));
    this.recordsTop += words.byteLength;
    this.recordOffsets.set(id, offset);
    this.recordIds.set(offset, id);
    return offset;
  }
  private makeRoomForRecord(bytes: number): void {
    const missing = Math.ceil((this.recordsTop + bytes - this.recordsOpen) / RECORDS_STEP) * RECORDS_STEP;
    if (missing <= 0) return;
    const fits = this.recordsOpen + missing <= RECORDS_END && addon().openHeap(this.base, this.recordsOpen, missing);
    if (!fits) throw new WasmError('instantiate', 'limit', 'out of memory: too many types of structures and arrays');
    this.recordsOpen += missing;
  }

  /** Where a word of an object is read. */
  private readonly header = new Uint32Array(1);
  private readonly headerBytes = new Uint8Array(this.header.buffer);
  /** Canonical type of the object at an offset. */
  private typeAt(word: number): number {
    addon().peek(this.base + word + OBJECT.header, this.headerBytes);
    return this.recordIds.get(this.header[0] as number) ?? bug(`no object lies at offset ${word}`);
  }
  /** Canonical type of the object that JavaScript has. */
  typeOf(object: ObjectReference): number {
    return this.typeAt(this.references.encode(object));
  }
  /** Where an element of the array at an offset lies. */
  addressOfElement(word: number, index: number): number {
    const { size } = traits(TYPES.definition(this.typeAt(word)));
    return this.base + word + OBJECT.elements + index * 2 ** size;
  }
  private kindAt(word: number): HeapObject['kind'] {
    const { kind } = TYPES.definition(this.typeAt(word)).comp;
    return kind === 'func' ? bug(`a function lies at offset ${word}`) : kind;
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

  /** Makes room for an object of so many bytes, a multiple of OBJECT.align. */
  room(bytes: number): Room {
    if (bytes > this.limit) return 'can never be';
    const due = this.zeal > 0 && ++this.eager % this.zeal === 0;
    if (due || this.top + bytes > this.end) {
      if (!(this.held > 0 ? this.grow(bytes) : this.collectFor(bytes))) {
        // What was offered may lie in a space that objects have left.
        this.offer(0);
        return 'heap is full';
      }
    }
    this.offer(bytes);
    return 'there is';
  }
  private get end(): number {
    return this.space.from + this.size;
  }
  /** What compiled code may take without asking again; with zeal nothing beyond what it has asked for. */
  private offer(bytes: number): void {
    this.block.words[this.block.at + STORE.heapLimit / 4] = this.zeal > 0 ? this.top + bytes : this.end;
  }

  /** A moment at which a collection may be made, and is where there are many host values, or zeal. */
  pause(): void {
    if (this.held > 0) return;
    const due = this.zeal > 0 && ++this.eager % this.zeal === 0;
    if (due || this.references.crowded) this.collect();
  }
  /** Collects. Throws an Error while arguments are written or results are read. */
  collect(): void {
    if (this.held > 0) throw new Error('nothing can be collected while arguments or results pass');
    this.collectFor(0);
    this.offer(0);
  }

  /** Collects so that so many bytes fit; false where they do not. */
  private collectFor(bytes: number): boolean {
    if (this.base === 0) {
      this.copyTo(0);
      return true;
    }
    const left = this.space;
    // No more can survive than there is.
    const next = this.openSpace(this.top - left.from + bytes);
    if (next === undefined) return false;
    const top = this.copyTo(next.from);
    this.space = next;
    this.top = top;
    this.retire(left);
    const live = top - next.from;
    this.size = this.sizeFor(live + bytes);
    if (this.zeal > 0) {
      this.verify();
      addon().poke(this.base + top, POISONED.subarray(0, Math.min(POISONED.length, this.end - top)));
    }
    return live + bytes <= this.limit;
  }
  /** Moves what roots reach to an offset; gives its end. */
  private copyTo(to: number): number {
    const { references, list } = this;
    const marks = references.marks();
    list.clear();
    for (const source of this.roots) source.addRoots(list);
    const heads = this.frames.heads();
    this.learn(heads);
    const { from } = this.space;
    const top = addon().collectHeap(this.base, from, this.base === 0 ? from : this.top, to, list.cells, heads, marks);
    references.sweep(marks);
    this.collected++;
    return top;
  }

  /** Tells the addon of stack maps that it has not asked for before. */
  private learn(heads: Float64Array): void {
    const native = addon();
    for (;;) {
      const count = native.unknownReturns(heads, this.returns);
      if (count === 0) return;
      for (const pc of this.returns.subarray(0, count)) native.noteStackMap(pc, Uint32Array.from(this.frames.wordsAt(pc)));
    }
  }
  private readonly returns = new Float64Array(64);

  /** Size of a space for so many live bytes. */
  private sizeFor(live: number): number {
    const wanted = 2 * live + Math.min(2 * live, MAX_EXTRA);
    return Math.min(Math.max(pages(wanted), this.zeal > 0 ? MIN_ZEAL_SPACE : MIN_SPACE), this.limit);
  }
  private openSpace(bytes: number): Space | undefined {
    const native = addon();
    const size = this.sizeFor(bytes);
    const from = this.placeOf(size);
    const { spare } = this;
    if (spare === undefined) return native.openHeap(this.base, from, size) ? { from, size } : undefined;
    if (spare.size < size && !native.openHeap(this.base, from + spare.size, size - spare.size)) return undefined;
    this.spare = undefined;
    return { from, size: Math.max(spare.size, size) };
  }
  /** Where the next space begins. */
  private placeOf(size: number): number {
    const { from } = this.space;
    if (this.zeal === 0 || size > ZEAL_SLOT) return HALVES[from < HALVES[1] ? 1 : 0];
    const next = Math.floor(from / ZEAL_SLOT + 1) * ZEAL_SLOT;
    return next + ZEAL_SLOT < HEAP_REGION ? next : HALVES[0];
  }
  /** Keeps a space that nothing lives in for the next collection, or gives it back: with zeal, so that nothing reads it. */
  private retire(space: Space): void {
    if (this.zeal === 0 && this.size <= KEEP_BYTES) this.spare = space;
    else addon().closeHeap(this.base, space.from, space.size);
  }
  /** Makes room without a collection; false where there is none. */
  private grow(bytes: number): boolean {
    const { from, size } = this.space;
    const wanted = pages(this.top - from + bytes);
    if (wanted > this.limit) return false;
    if (wanted > size) {
      if (!addon().openHeap(this.base, from + size, wanted - size)) return false;
      this.space = { from, size: wanted };
    }
    this.size = Math.max(this.size, wanted);
    return true;
  }

  /** Looks whether all is in order; a fault is ours. */
  private verify(): void {
    const { base, space, top, references, list } = this;
    // Read as an exception's way out is, and not as the collection did.
    this.frames.addRoots(list);
    verifyHeap({ base, from: space.from, end: top }, list.cells, {
      typeOf: (record) => this.recordIds.get(record),
      isValue: (handle) => references.isValue(handle),
    });
  }
}
