/**
 * Exceptions at the border: what a host function threw → an exception that wasm can catch, where its values lie for the handler
 * that takes it, and what is thrown to the host where none does.
 */
import { STORE } from '../../abi/layout.ts';
import { type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { isBug } from '../../wasm/errors.ts';
import { EXNREF, EXTERNREF, type ValType } from '../../wasm/types.ts';
import { checkValues, putValue } from '../objects/convert.ts';
import { createHostFunc } from '../objects/host.ts';
import { TagObject } from '../objects/tag.ts';
import { callTypeOf, canonicalFuncType, putCallee, type StoreState } from '../state/state.ts';
import { WasmException } from '../thrown/exception.ts';
import { Exit } from '../thrown/exit.ts';
import { OutOfHeap, Trap } from '../thrown/trap.ts';
import type { Tag } from '../values/extern.ts';
import { externref, type WasmValue } from '../values/values.ts';

const VALUE_BYTES = 16;

/** What a store keeps for its exceptions. */
class Exceptions {
  /** JavaScript's own exceptions: one externref. */
  readonly jsTag: TagObject;
  /** What the handler took that ran last. */
  private caught: WasmException | undefined;
  private payload: ArenaBlock;
  private capacity = 8;
  private readonly state: StoreState;

  constructor(state: StoreState) {
    this.state = state;
    this.jsTag = new TagObject(state, callTypeOf(canonicalFuncType({ kind: 'func', params: [EXTERNREF], results: [] })));
    const again = callTypeOf(canonicalFuncType({ kind: 'func', params: [EXNREF], results: [] }));
    const thrower = createHostFunc(state, again, ([exception]) => {
      throw (exception as WasmValue).ref;
    });
    putCallee(state.block.words, state.block.at + STORE.throwRef / 4, thrower);
    this.payload = this.allocate();
  }

  private allocate(): ArenaBlock {
    const block = this.state.arena.alloc(this.capacity * VALUE_BYTES);
    putAddress(this.state.block.words, this.state.block.at + STORE.payload / 4, block.address);
    return block;
  }

  /** The exception that wasm sees; undefined where wasm may not catch it: traps, a full heap, exits, faults of ours. */
  arriving(thrown: unknown): WasmException | undefined {
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
  /** What the host sees of an exception that nothing caught. */
  leaving(exception: WasmException): unknown {
    return exception.tag === this.jsTag ? (exception.values[0] as WasmValue).ref : exception;
  }

  /** Puts the values where the handler finds them that goes on next. */
  deliver(exception: WasmException): void {
    const { params } = exception.tag.type;
    if (params.length > this.capacity) {
      this.capacity = params.length;
      this.payload = this.allocate();
    }
    const { words, at } = this.payload;
    const { heap } = this.state;
    heap.hold();
    try {
      params.forEach((type, i) => {
        putValue(this.state, words, at + (i * VALUE_BYTES) / 4, exception.values[i] as WasmValue, type as ValType);
      });
    } finally {
      heap.release();
    }
    exception.backtrace.clear();
    this.caught = exception;
  }
  /** Whether what was delivered last has that tag. */
  caughtHas(tag: Tag | undefined): boolean {
    return this.caught?.tag === tag;
  }
  /** The reference to what was delivered last. */
  caughtHandle(): number {
    const { caught } = this;
    this.caught = undefined;
    return this.state.heap.references.encode(caught);
  }
}

const byStore = new WeakMap<StoreState, Exceptions>();
/** The exceptions of a store; whoever makes it asks first, before any code runs. */
export function exceptionsOf(state: StoreState): Exceptions {
  let found = byStore.get(state);
  if (found === undefined) byStore.set(state, (found = new Exceptions(state)));
  return found;
}
