/**
 * Batch buffers: memory shared with the addon (BATCH and SLOT of engine/abi/layout.ts), and the encoding of invocations and host
 * calls in it. Arguments that find no register, and result areas, stand in a side area behind the slots.
 */

import type { ArgumentPlace } from '../../abi/calls.ts';
import { STACK_PLACE, VEC_PLACE } from '../../abi/calls.ts';
import { BATCH, FRAME, MAX_FRAMES, PAYLOAD_VALUE, SLOT, SLOT_STATUS } from '../../abi/layout.ts';
import { getAddress, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import type { ValType } from '../../wasm/types.ts';
import { isObjectWord, type KeptReferences } from '../heap/kept.ts';
import type { RootList } from '../heap/roots.ts';
import { isTracedType } from '../heap/traits.ts';
import { checkValue, getValue, putValue } from '../objects/convert.ts';
import type { Closable } from '../state/resources.ts';
import { type CallType, putCallee, type Registers, type WasmFunc } from '../state/state.ts';
import type { WasmValue } from '../values/values.ts';

/** Slots of a queue. */
export const QUEUE_SLOTS = 256;
/** Buffers for one invocation and for queues that nobody uses now: the addon knows them as long as the thread lives. */
const singles: BatchBuffer[] = [];
const queues: BatchBuffer[] = [];

/** A buffer for one invocation, or for a queue; to be closed after use. */
export function takeBuffer(slots: 1 | typeof QUEUE_SLOTS): BatchBuffer {
  return (slots === 1 ? singles : queues).pop() ?? new BatchBuffer(slots);
}

/** Room for the largest signature (1000 parameters and 1000 results) and many small ones. */
const SIDE_BYTES = 65536;

/** A batch buffer, registered with the addon for the thread's lifetime. What runs together is of one store. */
export class BatchBuffer implements Closable, Registers {
  /** Does what the head says. */
  readonly step: () => void;
  readonly slots: number;
  readonly words: Int32Array;
  /** The same bytes, for who knows types beforehand (stubs.ts). */
  readonly longs: BigInt64Array;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly address: number;
  /** Slots from the first on that hold code and instance of `preparedFor`, and no stack arguments. */
  prepared = 0;
  preparedFor: WasmFunc | undefined;
  /** Whether host functions may suspend what runs. */
  suspendable = false;
  /** What host functions threw, by slot; and what we did, */
  readonly errors: unknown[];
  /** where it is 1. */
  readonly isOurs: Uint8Array;
  /** Byte offset in the buffer of each slot's result area. */
  private readonly areas: Int32Array;
  /** Of each slot's stack arguments. */
  private readonly stackArgs: Int32Array;
  private readonly frames: number;
  private readonly side: number;
  private sideUsed = 0;

  constructor(slots: number) {
    this.frames = BATCH.size + slots * SLOT.size;
    this.side = this.frames + slots * MAX_FRAMES * 8;
    const buffer = new ArrayBuffer(this.side + SIDE_BYTES);
    this.slots = slots;
    this.words = new Int32Array(buffer);
    this.longs = new BigInt64Array(buffer);
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.areas = new Int32Array(slots);
    this.stackArgs = new Int32Array(slots);
    this.address = addon().addressOf(buffer);
    this.step = addon().createBatch(buffer, slots);
    this.errors = new Array<unknown>(slots).fill(undefined);
    this.isOurs = new Uint8Array(slots);
  }

  /** Keeps it for the next use. */
  close(): void {
    this.sideUsed = 0;
    (this.slots === 1 ? singles : queues).push(this);
  }
  /** Whether one more invocation of such a function finds room. */
  fits(func: WasmFunc): boolean {
    const { stackArgs, resultArea } = func.call.signature;
    return this.sideUsed + stackArgs + resultArea <= SIDE_BYTES;
  }

  /** Puts an invocation into a slot. Throws a TypeError when the arguments do not fit. */
  encode(slot: number, func: WasmFunc, args: readonly WasmValue[], tag: number): void {
    this.preparedFor = undefined;
    const { words } = this;
    const { type, signature } = func.call;
    const { params } = type;
    if (args.length !== params.length) throw new TypeError(`${params.length} arguments expected, got ${args.length}`);
    const at = slotWord(slot);
    putCallee(words, at + SLOT.code / 4, func);
    words[at + SLOT.tag / 4] = tag;
    words[at + SLOT.stackArgBytes / 4] = signature.stackArgs;
    words[at + SLOT.vectors / 4] = 1;
    const stackArgs = this.side + this.sideUsed;
    const area = stackArgs + signature.stackArgs;
    this.areas[slot] = area;
    if (signature.stackArgs > 0) putAddress(words, at + SLOT.stackArgs / 4, this.address + stackArgs);
    if (signature.resultArea > 0) putAddress(words, at + SLOT.ints / 4, this.address + area);
    const { heap } = func.state;
    heap.pause();
    heap.hold();
    try {
      for (let i = 0; i < params.length; i++) {
        const value = args[i] as WasmValue;
        const param = params[i] as ValType;
        checkValue(func.state, value, param);
        putValue(func, words, placeWord(at, SLOT.ints, signature.params[i] as ArgumentPlace, stackArgs), value, param);
      }
    } finally {
      heap.release();
    }
    this.stackArgs[slot] = stackArgs;
    this.sideUsed += signature.stackArgs + signature.resultArea;
  }

  /** Results of a slot that is done. Structures and arrays are put off where somebody keeps them. */
  results(slot: number, func: WasmFunc, kept?: () => KeptReferences): WasmValue[] {
    const { type, signature } = func.call;
    const at = slotWord(slot);
    const area = wordAt(this.areas, slot);
    const values: WasmValue[] = [];
    for (let i = 0; i < type.results.length; i++) {
      const place = placeWord(at, SLOT.ints, signature.results[i] as ArgumentPlace, area);
      const result = type.results[i] as ValType;
      const word = wordAt(this.words, place) >>> 0;
      const later = kept !== undefined && isTracedType(result) && isObjectWord(word);
      values.push(later ? kept().value(result, word) : getValue(func.state, this.words, place, result));
    }
    return values;
  }
  /** Whether a slot has run to its end. */
  isDone(slot: number): boolean {
    return this.words[slotWord(slot) + SLOT.status / 4] === SLOT_STATUS.done;
  }
  /** References among the arguments of a slot that has not run, or the results of one that has. */
  addSlot(slot: number, { call }: WasmFunc, what: 'params' | 'results', to: RootList): void {
    const memory = wordAt(what === 'params' ? this.stackArgs : this.areas, slot);
    for (const place of call.traced[what]) to.add(this.address + 4 * placeWord(slotWord(slot), SLOT.ints, place, memory), 1, 8);
  }
  /** How many frames a slot's trap met. */
  depth(slot: number): number {
    return wordAt(this.words, slotWord(slot) + SLOT.frameCount / 4);
  }
  /** Their pcs, innermost first; of those beyond MAX_FRAMES there are none. */
  pcs(slot: number): number[] {
    const count = Math.min(wordAt(this.words, slotWord(slot) + SLOT.frameCount / 4), MAX_FRAMES);
    const at = this.frames / 4 + slot * MAX_FRAMES * 2;
    const pcs: number[] = [];
    for (let i = 0; i < count; i++) pcs.push(getAddress(this.words, at + i * 2));
    return pcs;
  }

  /** Calls with each argument of the host call that the head describes: its index, and the words where it stands. */
  private eachHostArgument({ signature }: CallType, visit: (i: number, words: Int32Array, at: number) => void): void {
    const { words } = this;
    const stack = new Int32Array(signature.stackArgs / 4);
    if (stack.length > 0) {
      const at = getAddress(words, BATCH.sp / 4) + FRAME.stackArgs - FRAME.returnAddress;
      addon().peek(at, new Uint8Array(stack.buffer));
    }
    signature.params.forEach((place, i) => {
      if (place >= STACK_PLACE) visit(i, stack, (place - STACK_PLACE) / 4);
      else visit(i, words, registerWord(0, BATCH.ints, place));
    });
  }
  /** Arguments of the host call that the head describes. */
  hostArguments({ call, state }: WasmFunc): WasmValue[] {
    const values: WasmValue[] = [];
    this.eachHostArgument(call, (i, words, at) => {
      values.push(getValue(state, words, at, call.type.params[i] as ValType));
    });
    return values;
  }
  /** The same as they are, PAYLOAD_VALUE bytes each, to word `at` of `to`. */
  copyHostArguments(call: CallType, to: Uint32Array, at: number): void {
    this.eachHostArgument(call, (i, words, from) => {
      to.set(words.subarray(from, from + PAYLOAD_VALUE / 4), at + (i * PAYLOAD_VALUE) / 4);
    });
  }
  /** Puts checked results of that host call where a resume takes them from. */
  hostResults(func: WasmFunc, results: readonly WasmValue[]): void {
    const { type, signature } = func.call;
    const { words } = this;
    const area = signature.resultArea > 0 ? new Int32Array(signature.resultArea / 4) : words;
    const areaAddress = getAddress(words, BATCH.ints / 4);
    const { heap } = func.state;
    heap.pause();
    heap.hold();
    try {
      for (let i = 0; i < type.results.length; i++) {
        const place = signature.results[i] as ArgumentPlace;
        const value = results[i] as WasmValue;
        const result = type.results[i] as ValType;
        if (place < STACK_PLACE) putValue(func, words, registerWord(0, BATCH.ints, place), value, result);
        else putValue(func, area, (place - STACK_PLACE) / 4, value, result);
      }
    } finally {
      heap.release();
    }
    if (signature.resultArea > 0) addon().poke(areaAddress, new Uint8Array(area.buffer));
  }
}

/** First word of a slot. */
export function slotWord(slot: number): number {
  return (BATCH.size + slot * SLOT.size) / 4;
}
/** Word of a register in a register file; vector registers follow the integer ones in slot and head alike. */
function registerWord(base: number, ints: number, place: ArgumentPlace): number {
  const vecs = ints + (SLOT.vecs - SLOT.ints);
  return base + (place < VEC_PLACE ? ints + place * 8 : vecs + (place - VEC_PLACE) * 16) / 4;
}
/** Word of any place; `memory` is the byte offset in the buffer of stack arguments or result area. */
function placeWord(base: number, ints: number, place: ArgumentPlace, memory: number): number {
  return place < STACK_PLACE ? registerWord(base, ints, place) : (memory + place - STACK_PLACE) / 4;
}
