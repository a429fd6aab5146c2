/**
 * The services of engine/abi/calls.ts LIBCALLS that generated code reaches by an exit. Arguments and results are in the register
 * file of the batch head, in order, all in integer registers; i32 arguments have undefined upper halves.
 */

import { LIBCALL, LIBCALLS } from '../../abi/calls.ts';
import { BATCH } from '../../abi/layout.ts';
import { getU64 } from '../../addon/arena.ts';
import { wordAt } from '../../base/arrays.ts';
import { bug } from '../../wasm/errors.ts';
import { TRAP } from '../../wasm/traps.ts';
import type { ElemIndex, MemoryIndex, TableIndex, TagIndex } from '../../wasm/types.ts';
import { type InstanceObject, instanceById } from '../objects/instance.ts';
import type { SharedBacking } from '../objects/shared-memory.ts';
import type { StoreState } from '../state/state.ts';
import { makeRoom, Trap } from '../thrown/trap.ts';
import { outside } from '../thrown/trap-detail.ts';
import { exceptionsOf } from './exceptions.ts';
import { timeLeft } from './interrupts.ts';

/** Does its work, writes results, and returns 0 or the code of the trap it ends in. */
type Service = (instance: InstanceObject, words: Int32Array) => number;

const INTS = BATCH.ints / 4;
const u32 = (words: Int32Array, i: number): number => wordAt(words, INTS + i * 2) >>> 0;
/** A 64-bit argument; beyond 2^53 it loses low bits, which cannot turn an out-of-range value into one in range. */
const u64 = (words: Int32Array, i: number): number => u32(words, i) + (wordAt(words, INTS + i * 2 + 1) >>> 0) * 0x1_0000_0000;

function give(words: Int32Array, value: number): void {
  words[INTS] = value;
  words[INTS + 1] = value < 0 ? -1 : value / 0x1_0000_0000;
}

/** An argument that is an index. */
const index = <I extends TableIndex | MemoryIndex | TagIndex | ElemIndex>(words: Int32Array, i: number): I => u32(words, i) as I;

const table = (instance: InstanceObject, i: TableIndex) => instance.tables[i] ?? bug(`libcall for table ${i}`);
const memory = (instance: InstanceObject, i: MemoryIndex) => instance.memories[i] ?? bug(`libcall for memory ${i}`);

function memoryGrow(instance: InstanceObject, words: Int32Array): number {
  give(words, memory(instance, index(words, 0)).grow(u64(words, 1)));
  return 0;
}
function tableGrow(instance: InstanceObject, words: Int32Array): number {
  give(words, table(instance, index(words, 0)).growBy(u64(words, 2), u64(words, 1)));
  return 0;
}
/** Argument `at` as the first of `count` elements: traps unless all of them are among the `length` of `what`. */
function elements(words: Int32Array, at: number, count: number, what: string, length: number): number {
  const first = u64(words, at);
  if (first + count > length) {
    throw new Trap(TRAP.tableOutOfBounds, outside('element', getU64(words, INTS + at * 2), what, BigInt(length)));
  }
  return first;
}
/** Section 4.6.7 (table.fill): table, at, value, count. */
function tableFill(instance: InstanceObject, words: Int32Array): number {
  const t = table(instance, index(words, 0));
  const count = u64(words, 3);
  t.fillWords(elements(words, 1, count, 'table', t.length), count, u64(words, 2));
  return 0;
}
/** table.copy: target table, source table, to, from, count. */
function tableCopy(instance: InstanceObject, words: Int32Array): number {
  const target = table(instance, index(words, 0));
  const source = table(instance, index(words, 1));
  const count = u64(words, 4);
  const to = elements(words, 2, count, 'table', target.length);
  target.copyFrom(source, to, elements(words, 3, count, 'table', source.length), count);
  return 0;
}
/** table.init: table, segment, to, from, count. */
function tableInit(instance: InstanceObject, words: Int32Array): number {
  const target = table(instance, index(words, 0));
  const segment: ElemIndex = index(words, 1);
  const count = u64(words, 4);
  const to = elements(words, 2, count, 'table', target.length);
  const from = elements(words, 3, count, 'element segment', instance.elemLength(segment));
  if (count > 0) instance.putElems(segment, from, count, target.addressOf(to));
  return 0;
}

/** A handler wants a reference to what it took. */
function caughtException({ state }: InstanceObject, words: Int32Array): number {
  give(words, exceptionsOf(state).caughtReference());
  return 0;
}

/** A handler asks for the tag of what it took. */
function caughtHasTag({ state, tags }: InstanceObject, words: Int32Array): number {
  const tag: TagIndex = index(words, 0);
  give(words, Number(exceptionsOf(state).caughtHas(tags[tag] ?? bug(`libcall for tag ${tag}`))));
  return 0;
}

/** An allocation found no room. */
function heapRoom({ state }: InstanceObject, words: Int32Array): number {
  makeRoom(state.heap, u64(words, 0));
  return 0;
}

/** array.new_elem and array.init_elem of functions: segment, array, first element, first in the segment, count. */
function arrayInitElem(instance: InstanceObject, words: Int32Array): number {
  const to = instance.state.heap.addressOfElement(u32(words, 1), u64(words, 2));
  const count = u64(words, 4);
  if (count > 0) instance.putElems(index(words, 0), u64(words, 3), count, to);
  return 0;
}

/** A memory where threads can wait. */
function shared(instance: InstanceObject, i: MemoryIndex): SharedBacking {
  const { shared: backing } = memory(instance, i);
  if (backing === undefined) throw new Trap(TRAP.expectedSharedMemory);
  return backing;
}
/** Memory, address, expected value, timeout. */
const memoryWait =
  (size: 4 | 8): Service =>
  (instance, words) => {
    const waited = shared(instance, index(words, 0));
    const [low, high] = [wordAt(words, INTS + 4), wordAt(words, INTS + 5)];
    const timeout = BigInt.asIntN(64, getU64(words, INTS + 6));
    // In nanoseconds; JavaScript counts milliseconds.
    const ms = timeout < 0n ? Number.POSITIVE_INFINITY : Number(timeout) / 1e6;
    // A thread that waits hears no signal. What comes of a wait that the deadline ends nobody sees: it has passed by then.
    give(words, waited.wait(u64(words, 1), size, low, high, Math.min(ms, timeLeft() + 1)));
    return 0;
  };
/** Memory, address, how many at most. Nobody can wait for a memory that is not shared. */
function memoryNotify(instance: InstanceObject, words: Int32Array): number {
  give(words, memory(instance, index(words, 0)).shared?.notify(u64(words, 1), u32(words, 2)) ?? 0);
  return 0;
}

const SERVICES: (Service | undefined)[] = LIBCALLS.map(() => undefined);
SERVICES[LIBCALL.memory_grow] = memoryGrow;
SERVICES[LIBCALL.table_grow] = tableGrow;
SERVICES[LIBCALL.table_fill] = tableFill;
SERVICES[LIBCALL.table_copy] = tableCopy;
SERVICES[LIBCALL.table_init] = tableInit;
SERVICES[LIBCALL.caught_exception] = caughtException;
SERVICES[LIBCALL.caught_has_tag] = caughtHasTag;
SERVICES[LIBCALL.heap_room] = heapRoom;
SERVICES[LIBCALL.array_init_elem] = arrayInitElem;
SERVICES[LIBCALL.memory_wait32] = memoryWait(4);
SERVICES[LIBCALL.memory_wait64] = memoryWait(8);
SERVICES[LIBCALL.memory_notify] = memoryNotify;
/** Whose result is a reference, or which come between an exception and its handler: nothing is collected right after them. */
const QUIET: ReadonlySet<number> = new Set([LIBCALL.caught_exception, LIBCALL.caught_has_tag, LIBCALL.heap_room]);

/** Serves the libcall that a batch head describes; returns 0 or a trap code. */
export function serveLibcall(state: StoreState, words: Int32Array): number {
  const number = wordAt(words, BATCH.number / 4);
  const service = SERVICES[number] ?? bug(`libcall ${number} is not served by an exit`);
  const trap = service(instanceById(state, wordAt(words, BATCH.instance / 4)), words);
  if (!QUIET.has(number)) state.heap.pause();
  return trap;
}
