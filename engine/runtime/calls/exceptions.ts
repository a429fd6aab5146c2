/**
 * Exceptions at the border: what a host function threw → an exception that wasm can catch, where its values lie for the handler
 * that takes it, and what is thrown to the host where none does.
 *
 * What wasm throws stays words as long as JavaScript has not seen it: its values go from the call of its tag into the payload
 * that handlers read, and where a handler wants a reference, into an object of the heap (abi/heap-layout.ts, EXCEPTION). What
 * JavaScript has is a WasmException, and as a reference a host value.
 */
import { EXCEPTION, REF } from '../../abi/heap-layout.ts';
import { BATCH, PAYLOAD_VALUE, STORE } from '../../abi/layout.ts';
import { type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import { bug, isBug } from '../../wasm/errors.ts';
import { EXNREF, EXTERNREF, type ValType } from '../../wasm/types.ts';
import { isObjectWord } from '../heap/kept.ts';
import type { RootList, RootSource } from '../heap/roots.ts';
import { isTracedType } from '../heap/traits.ts';
import { checkValues, getValue, putValue } from '../objects/convert.ts';
import { createDirectFunc } from '../objects/host.ts';
import { Raised, TagObject } from '../objects/tag.ts';
import { callTypeOf, canonicalFuncType, putCallee, type StoreState, type WasmFunc } from '../state/state.ts';
import { WasmException } from '../thrown/exception.ts';
import { Exit } from '../thrown/exit.ts';
import { makeRoom, OutOfHeap, Trap } from '../thrown/trap.ts';
import type { Tag } from '../values/extern.ts';
import { externref, type WasmValue } from '../values/values.ts';
import type { BatchBuffer } from './batch-buffer.ts';

/** An exception that wasm may catch. */
type Arriving = { readonly tag: TagObject; readonly object: number } | WasmException;

/** What a store keeps for its exceptions. */
class Exceptions implements RootSource {
  /** JavaScript's own exceptions: one externref. */
  readonly jsTag: TagObject;
  /** Throws what its argument refers to. */
  private readonly rethrower: WasmFunc;
  /** What was thrown last. */
  private arrived: Arriving | undefined;
  /** The values of what wasm threw, or of what a handler takes. */
  private payload: ArenaBlock;
  private capacity = 8;
  private readonly state: StoreState;

  constructor(state: StoreState) {
    this.state = state;
    this.jsTag = new TagObject(state, callTypeOf(canonicalFuncType({ kind: 'func', params: [EXTERNREF], results: [] })));
    const again = callTypeOf(canonicalFuncType({ kind: 'func', params: [EXNREF], results: [] }));
    this.rethrower = createDirectFunc(state, again, ({ words }) => {
      throw this.behind(wordAt(words, BATCH.ints / 4) >>> 0);
    });
    putCallee(state.block.words, state.block.at + STORE.throwRef / 4, this.rethrower);
    state.heap.exceptionAt = (word) => this.seen(word);
    this.payload = this.allocate();
  }

  private allocate(): ArenaBlock {
    const block = this.state.arena.alloc(this.capacity * PAYLOAD_VALUE);
    putAddress(this.state.block.words, this.state.block.at + STORE.payload / 4, block.address);
    return block;
  }
  /** The payload, with room for so many values. */
  private roomFor(count: number): ArenaBlock {
    if (count > this.capacity) {
      this.capacity = count;
      this.payload = this.allocate();
    }
    return this.payload;
  }

  /** The tag of what was thrown; undefined where wasm may not catch it: traps, a full heap, exits, faults of ours. */
  arrive(thrown: unknown, head: BatchBuffer): Tag | undefined {
    this.arrived = thrown instanceof Raised ? this.raised(thrown, head) : this.arriving(thrown);
    return this.arrived?.tag;
  }
  private raised({ tag, object }: Raised, head: BatchBuffer): Arriving {
    const count = tag.type.params.length;
    const { words, at } = this.roomFor(count);
    if (object === REF.null) head.copyHostArguments(tag.call, words, at);
    else words.set(this.read(object, EXCEPTION.values, count * PAYLOAD_VALUE), at);
    return { tag, object };
  }
  private arriving(thrown: unknown): WasmException | undefined {
    if (thrown instanceof Trap || thrown instanceof OutOfHeap || thrown instanceof Exit || isBug(thrown)) return undefined;
    if (!(thrown instanceof WasmException && thrown.owner === this.state)) return this.javaScript(thrown);
    try {
      checkValues(this.state, thrown.values, thrown.tag.type.params, 'values of the exception');
      return thrown;
    } catch (error) {
      return this.javaScript(error);
    }
  }
  private javaScript(thrown: unknown): WasmException {
    return new WasmException(this.jsTag, [externref(thrown)]);
  }

  /** Puts the values of what arrived where the handler finds them that goes on next. */
  deliver(): void {
    const { arrived, state } = this;
    if (!(arrived instanceof WasmException)) return;
    const { tag } = arrived;
    if (!(tag instanceof TagObject)) return bug('an exception that is none of the store');
    const { params } = tag.type;
    const { words, at } = this.roomFor(params.length);
    const { heap } = state;
    heap.hold();
    try {
      params.forEach((type, i) => {
        putValue(tag, words, at + (i * PAYLOAD_VALUE) / 4, arrived.values[i] as WasmValue, type as ValType);
      });
    } finally {
      heap.release();
    }
    arrived.backtrace.clear();
  }
  /** What the host sees of what arrived, where nothing caught it. */
  leave(): unknown {
    const { arrived } = this;
    this.arrived = undefined;
    const exception = arrived === undefined || arrived instanceof WasmException ? arrived : this.shown(arrived);
    return exception?.tag === this.jsTag ? exception.values[0]?.ref : exception;
  }
  private shown({ tag, object }: Exclude<Arriving, WasmException>): WasmException {
    if (object !== REF.null) return this.seen(object);
    const { words, at } = this.payload;
    return this.exceptionOf(tag, words, at);
  }
  private exceptionOf(tag: TagObject, words: Uint32Array, at: number): WasmException {
    const values = tag.type.params.map((type, i) => getValue(this.state, words, at + (i * PAYLOAD_VALUE) / 4, type as ValType));
    return new WasmException(tag, values);
  }

  /** Whether what arrived last has that tag. */
  caughtHas(tag: Tag | undefined): boolean {
    return this.arrived?.tag === tag;
  }
  /** The reference to what arrived last, which a handler has taken. Objects may move. */
  caughtReference(): number {
    const { arrived, state } = this;
    const { heap } = state;
    if (arrived === undefined || arrived instanceof WasmException) {
      this.arrived = undefined;
      return heap.encode(arrived);
    }
    const { tag, object } = arrived;
    if (object !== REF.null) return object;
    state.openHeap();
    const bytes = tag.type.params.length * PAYLOAD_VALUE;
    heap.roots.add(this);
    try {
      makeRoom(heap, EXCEPTION.values + bytes);
    } finally {
      heap.roots.delete(this);
    }
    const { words, at } = this.payload;
    const all = new Uint32Array((EXCEPTION.values + bytes) / 4);
    all[EXCEPTION.tag / 4] = heap.references.encode(tag);
    all.set(words.subarray(at, at + bytes / 4), EXCEPTION.values / 4);
    return heap.make(tag.call.id, all);
  }
  /** The values of what wasm threw, while an object is made for them. */
  addRoots(to: RootList): void {
    this.arrived?.tag.type.params.forEach((type, i) => {
      if (isTracedType(type as ValType)) to.add(this.payload.address + i * PAYLOAD_VALUE, 1, 8);
    });
  }

  /** What is thrown where a reference is. */
  private behind(word: number): unknown {
    return isObjectWord(word) ? new Raised(this.tagOf(word), word) : this.state.heap.references.decode(word);
  }
  /** The exception of an object for JavaScript: the same one from now on. */
  private seen(object: number): WasmException {
    const { base, references } = this.state.heap;
    const [seen = REF.null] = this.read(object, EXCEPTION.seen, REF.size);
    if (seen !== REF.null) return references.decode(seen) as WasmException;
    const tag = this.tagOf(object);
    const exception = this.exceptionOf(tag, this.read(object, EXCEPTION.values, tag.type.params.length * PAYLOAD_VALUE), 0);
    const word = Uint32Array.of(references.encode(exception));
    addon().poke(base + object + EXCEPTION.seen, new Uint8Array(word.buffer));
    return exception;
  }
  private tagOf(object: number): TagObject {
    const [tag = REF.null] = this.read(object, EXCEPTION.tag, REF.size);
    return this.state.heap.references.decode(tag) as TagObject;
  }
  private read(object: number, offset: number, bytes: number): Uint32Array {
    const words = new Uint32Array(bytes / 4);
    addon().peek(this.state.heap.base + object + offset, new Uint8Array(words.buffer));
    return words;
  }
}

const byStore = new WeakMap<StoreState, Exceptions>();
/** The exceptions of a store; whoever makes it asks first, before any code runs. */
export function exceptionsOf(state: StoreState): Exceptions {
  let found = byStore.get(state);
  if (found === undefined) byStore.set(state, (found = new Exceptions(state)));
  return found;
}
