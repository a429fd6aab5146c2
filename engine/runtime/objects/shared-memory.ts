/**
 * Where the bytes of shared memories lie. Those with 32-bit addresses and pages of 64 KiB are memories of JavaScript's own
 * engine: nothing else can be sent to another thread and looked at there. The others are mappings of the addon that all threads
 * of the process know by their address; JavaScript has no view of them.
 *
 * Growing writes the new length into all instances of all threads (native/src/shared.h).
 */
import { ENTRY, SHARED_RESERVATION } from '../../abi/layout.ts';
import { type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { WasmError } from '../../wasm/errors.ts';
import { I32, type MemoryType } from '../../wasm/types.ts';
import type { SharedMemory } from '../values/extern.ts';
import type { Backing } from './backing.ts';

/**
 * What V8's `WebAssembly.Memory` is; the compiler's library has no types for it. Its methods are kept from the start: others may
 * stand in their place later (engine/js-api).
 */
interface JsMemory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}
const { Memory } = (
  globalThis as unknown as {
    WebAssembly: {
      Memory: new (type: { readonly initial: number; readonly maximum: number; readonly shared: true }) => JsMemory;
    };
  }
).WebAssembly;
const { grow } = Memory.prototype as JsMemory;
const getBuffer = Object.getOwnPropertyDescriptor(Memory.prototype, 'buffer')?.get ?? (() => undefined);
const bufferOf = (memory: object): SharedArrayBuffer => Reflect.apply(getBuffer, memory, []) as SharedArrayBuffer;
/** Whether an object is a shared memory of V8's. */
export function isSharedJsMemory(memory: unknown): memory is object {
  try {
    return bufferOf(memory as object) instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}

const PAGE_BYTES = 65536;
/** Address space of memories whose code checks bounds and that are not the engine's: what they can grow to at most. */
const MOST_RESERVED = 16 * 2 ** 30;
/** A thread that waits for an own mapping looks so often whether it is to end. */
const SLICE_MS = 20;
/** Growth of an own mapping that cannot be. */
const REFUSED = 2 ** 53;

/** How a thread's waiting ended: what memory.atomic.wait32 and wait64 give. */
const WAITED = { woken: 0, different: 1, timedOut: 2 } as const;

/** A place for threads to wait. */
export interface SharedBacking extends Backing {
  /** Waits at byte `at` until woken, if the value of `size` bytes there is the one expected. `ms`: Infinity waits forever. */
  wait(at: number, size: 4 | 8, low: number, high: number, ms: number): number;
  /** Wakes those that wait at byte `at`, `count` at most; how many they were. */
  notify(at: number, count: number): number;
  /** What another thread opens it by. */
  share(type: MemoryType): SharedMemory;
}

/** Whether memories of that type are JavaScript's. */
const isJs = (type: MemoryType): boolean => type.address === I32 && type.pageSizeLog2 === 16;

/** A memory of JavaScript's engine. */
class JsBacking implements SharedBacking {
  readonly base: number;
  private readonly store: number;
  private readonly memory: object;

  /** `guarded`: code relies on what lies behind it. */
  constructor(store: number, memory: object, guarded: boolean) {
    this.store = store;
    this.memory = memory;
    this.base = addon().addressOfView(new Uint8Array(bufferOf(memory)));
    addon().adoptShared(store, this.base, SHARED_RESERVATION, bufferOf(memory).byteLength);
    if (guarded && !this.isGuarded()) {
      this.close();
      const hint = 'compile with --bounds=explicit to do without';
      throw new WasmError('instantiate', 'limit', `this process has no guard regions behind shared memories (${hint})`);
    }
  }
  private isGuarded(): boolean {
    // Twice: it may grow between the two questions.
    return [1, 2].some(() => {
      const { byteLength } = this;
      return addon().isUntouchable(this.base + byteLength, SHARED_RESERVATION - byteLength);
    });
  }

  get byteLength(): number {
    const { byteLength } = bufferOf(this.memory);
    // JavaScript may have grown it by itself.
    addon().noteGrowth(this.base, byteLength);
    return addon().sharedLength(this.base);
  }
  addUser(entry: ArenaBlock): void {
    show(this.store, this.base, entry);
  }
  removeUser(entry: ArenaBlock): void {
    hide(this.base, entry);
  }
  grow(by: number, most: number): number {
    if (this.byteLength + by > most) return -1;
    try {
      const old = Reflect.apply(grow, this.memory, [by / PAGE_BYTES]) * PAGE_BYTES;
      addon().noteGrowth(this.base, old + by);
      return old;
    } catch (e) {
      if (e instanceof RangeError) return -1;
      throw e;
    }
  }
  buffer(): SharedArrayBuffer {
    return bufferOf(this.memory);
  }
  wait(at: number, size: 4 | 8, low: number, high: number, ms: number): number {
    const buffer = bufferOf(this.memory);
    const how =
      size === 4
        ? Atomics.wait(new Int32Array(buffer), at / 4, low, ms)
        : Atomics.wait(new BigInt64Array(buffer), at / 8, (BigInt(high) << 32n) | BigInt(low >>> 0), ms);
    return how === 'ok' ? WAITED.woken : how === 'not-equal' ? WAITED.different : WAITED.timedOut;
  }
  notify(at: number, count: number): number {
    return Atomics.notify(new Int32Array(bufferOf(this.memory)), at / 4, count);
  }
  share(type: MemoryType): SharedMemory {
    return { type, memory: this.memory };
  }
  close(): void {
    addon().closeShared(this.store, this.base);
  }
}

/** A mapping of the addon's. */
class MappedBacking implements SharedBacking {
  readonly base: number;
  private readonly store: number;

  constructor(store: number, base: number) {
    this.store = store;
    this.base = base;
  }
  get byteLength(): number {
    return addon().sharedLength(this.base);
  }
  addUser(entry: ArenaBlock): void {
    show(this.store, this.base, entry);
  }
  removeUser(entry: ArenaBlock): void {
    hide(this.base, entry);
  }
  grow(by: number, most: number): number {
    if (by > most) return -1;
    const old = addon().growShared(this.base, by, Math.min(most, Number.MAX_SAFE_INTEGER));
    return old === REFUSED ? -1 : old;
  }
  buffer(): never {
    throw new TypeError('JavaScript has no view of such a memory: read and write copy');
  }
  wait(at: number, size: 4 | 8, low: number, high: number, ms: number): number {
    const native = addon();
    if (!native.beginWait(this.base, at, size, low >>> 0, size === 4 ? 0 : high >>> 0)) return WAITED.different;
    const end = performance.now() + ms;
    // In between JavaScript ends a thread that is to end, and an Interrupter what waits: what comes of that wait nobody sees.
    const slice = (): number => Math.min(SLICE_MS, Math.max(0, end - performance.now()));
    while (!native.wait(slice()) && performance.now() < end && !native.isInterrupted());
    return native.endWait() ? WAITED.woken : WAITED.timedOut;
  }
  notify(at: number, count: number): number {
    return addon().wake(this.base, at, count);
  }
  share(type: MemoryType): SharedMemory {
    return { type, base: this.base };
  }
  close(): void {
    addon().closeShared(this.store, this.base);
  }
}

/** Fills an instance's entry in; its length is kept up to date from now on. */
function show(store: number, base: number, { words, at, address }: ArenaBlock): void {
  putAddress(words, at + ENTRY.memory.base / 4, base);
  addon().showLength(store, base, address + ENTRY.memory.length);
}

/** Its length is not kept up to date any more. */
function hide(base: number, { address }: ArenaBlock): void {
  addon().hideLength(base, address + ENTRY.memory.length);
}

/** A new memory of `bytes` bytes for the store whose block has that address; undefined where the system refuses. */
export function createShared(store: number, type: MemoryType, bytes: number, guarded: boolean): SharedBacking | undefined {
  const pages = (n: number | bigint | undefined): number => Number(n ?? 65536);
  if (isJs(type)) {
    try {
      const memory = new Memory({ initial: pages(type.min), maximum: pages(type.max), shared: true });
      return new JsBacking(store, memory, guarded);
    } catch (e) {
      if (e instanceof RangeError) return undefined;
      throw e;
    }
  }
  const most = Number(type.max ?? Number.POSITIVE_INFINITY) * 2 ** type.pageSizeLog2;
  const reserve = Math.max(bytes, Math.min(most, MOST_RESERVED), PAGE_BYTES);
  const base = reserve > Number.MAX_SAFE_INTEGER ? 0 : addon().createShared(store, reserve, bytes);
  return base === 0 ? undefined : new MappedBacking(store, base);
}

/** What another thread of this process has shared. Throws a TypeError where nobody has it open any more. */
export function openShared(store: number, { type, memory, base }: SharedMemory, guarded: boolean): SharedBacking {
  if (isJs(type)) {
    // The bytes of others may move, or go.
    if (!isSharedJsMemory(memory)) throw new TypeError("a shared memory without JavaScript's");
    return new JsBacking(store, memory, guarded);
  }
  if (base === undefined || !addon().openShared(store, base)) throw new TypeError('a shared memory that nobody has open');
  return new MappedBacking(store, base);
}
