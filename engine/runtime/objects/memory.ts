/**
 * Linear memories. The bytes lie in a reservation of the addon: inaccessible address space of which the current size is
 * readable and writable. Code of 32-bit memories compiled for guard regions needs 8 GiB of it; all other code checks bounds
 * itself, so that smaller reservations do. Growing never moves a memory. Shared memories have a file of their own.
 *
 * Every instance that sees the memory holds base and byte length; growing patches them all.
 */
import { ENTRY, GUARD_RESERVATION } from '../../abi/layout.ts';
import { type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { DEFAULT_TARGET, hostTarget } from '../../target/index.ts';
import { WasmError } from '../../wasm/errors.ts';
import { I32, type MemoryType, mostPages } from '../../wasm/types.ts';
import type { StoreBudget } from '../state/budget.ts';
import { showAs } from '../state/inspect.ts';
import { type Closable, leaving } from '../state/resources.ts';
import type { StoreState } from '../state/state.ts';
import type { Memory, SharedMemory } from '../values/extern.ts';
import type { Backing } from './backing.ts';
import { createShared, openShared, type SharedBacking } from './shared-memory.ts';

const GIB = 2 ** 30;
/** Reservations of memories whose code checks bounds: what they can grow to at most. */
const CHECKED_RESERVATION_32 = 4 * GIB;
const CHECKED_RESERVATION_64 = 16 * GIB;

/** Bytes of a page of the machine that runs us. */
const { pageSize: PAGE, guardsShared: GUARDS_SHARED } = hostTarget() ?? DEFAULT_TARGET;
/** Images fill whole pages of the target, which may be larger than the system's. */
const wholePages = (bytes: number): number => Math.ceil(bytes / PAGE) * PAGE;
/** More than this no process has: user space ends at 2^47, and there are other mappings. */
const MAX_RESERVATION = 2 ** 46;

/** Whose buffer it is: who has the buffer keeps the memory, and with it the store, from being given back. */
const owners = new WeakMap<ArrayBuffer, object>();

const refuse = {
  value(): never {
    throw new TypeError("a memory's buffer cannot be transferred");
  },
};
/**
 * Node refuses to send such a buffer to another thread, but not these, which would keep the bytes and leave us nothing to detach.
 */
const UNTRANSFERABLE = { transfer: refuse, transferToFixedLength: refuse };

/** Address space of a memory that one store has, with the buffer that shows it. */
class Reservation implements Backing {
  readonly base: number;
  private readonly reserved: number;
  private bytes: number;
  /** Entries of instances. */
  private readonly users = new Set<ArenaBlock>();
  /** Weak: whoever gives the reservation back must not hold what keeps the store. */
  private view: WeakRef<ArrayBuffer> | undefined;

  constructor(base: number, reserved: number, bytes: number) {
    this.base = base;
    this.reserved = reserved;
    this.bytes = bytes;
  }
  get byteLength(): number {
    return this.bytes;
  }
  addUser(entry: ArenaBlock): void {
    this.users.add(entry);
    putAddress(entry.words, entry.at + ENTRY.memory.base / 4, this.base);
    putAddress(entry.words, entry.at + ENTRY.memory.length / 4, this.bytes);
  }
  removeUser(entry: ArenaBlock): void {
    this.users.delete(entry);
  }
  grow(by: number, most: number): number {
    const old = this.bytes;
    const length = old + by;
    if (length > Math.min(this.reserved, most)) return -1;
    if (by > 0 && !addon().growMemory(this.base, length)) return -1;
    this.dropBuffer();
    this.bytes = length;
    for (const { words, at } of this.users) putAddress(words, at + ENTRY.memory.length / 4, length);
    return old;
  }
  /** Made when asked for, and kept until it is dropped. */
  buffer(owner: object): ArrayBuffer {
    let view = this.view?.deref();
    if (view === undefined) {
      view = Object.defineProperties(addon().view(this.base, this.bytes), UNTRANSFERABLE);
      owners.set(view, owner);
      this.view = new WeakRef(view);
    }
    return view;
  }
  /** Detached by hand: a buffer left to the garbage collector costs it time, and would outlive the memory. */
  private dropBuffer(): void {
    const view = this.view?.deref();
    if (view !== undefined) addon().detach(view);
    this.view = undefined;
  }
  close(): void {
    this.dropBuffer();
    addon().releaseMemory(this.base);
  }
}

/** A limit as a number; beyond 2^53 precision does not matter, nothing is that large. */
const asNumber = (n: number | bigint | undefined): number => (n === undefined ? Number.POSITIVE_INFINITY : Number(n));
const pageBytesOf = (type: MemoryType): number => 2 ** type.pageSizeLog2;
/** Whether code in a store with these bounds relies on guard regions of such a memory. */
const isGuarded = ({ bounds }: StoreState, type: MemoryType): boolean =>
  bounds === 'guard' && type.address === I32 && type.pageSizeLog2 === 16 && (GUARDS_SHARED || !type.shared);

/** A new reservation; throws a WasmError of class `limit` where the system has no room. */
function reserve(state: StoreState, type: MemoryType, bytes: number): Reservation {
  const native = addon();
  const guarded = isGuarded(state, type);
  const most = asNumber(type.max) * pageBytesOf(type);
  const usual = type.address === I32 ? CHECKED_RESERVATION_32 : CHECKED_RESERVATION_64;
  const open = wholePages(bytes);
  let room = guarded ? GUARD_RESERVATION : Math.max(open, Math.min(most, usual), 65536);
  let base = 0;
  if (room >= open && room <= MAX_RESERVATION) {
    base = native.createMemory(state.block.address, room, open);
    while (base === 0 && !guarded && room > open) {
      room = Math.max(open, Math.floor(room / 4));
      base = native.createMemory(state.block.address, room, open);
    }
  }
  if (base !== 0) return new Reservation(base, room, bytes);
  throw new WasmError('instantiate', 'limit', `out of memory: cannot reserve ${room} bytes for a memory${guarded ? HINT : ''}`);
}
const HINT = ' (compile with --bounds=explicit to need less address space)';

/** A new shared memory; throws as `reserve` does. */
function reserveShared(state: StoreState, type: MemoryType, bytes: number): SharedBacking {
  const backing = createShared(state.block.address, type, bytes, isGuarded(state, type));
  if (backing !== undefined) return backing;
  throw new WasmError('instantiate', 'limit', `out of memory: cannot make a shared memory of ${bytes} bytes`);
}

export class MemoryObject implements Memory {
  readonly kind = 'memory';
  readonly type: MemoryType;
  readonly state: StoreState;
  private readonly backing: Backing;
  /** The same where it is shared. */
  readonly shared: SharedBacking | undefined;

  private constructor(state: StoreState, type: MemoryType, backing: Backing, shared: SharedBacking | undefined) {
    this.state = state;
    this.type = type;
    this.backing = backing;
    this.shared = shared;
    // Who opens it by its address relies on the store, not on this object.
    const byAddress = shared?.share(type).base !== undefined;
    state.resources.add(remains(type, backing, state.memoryBytes), byAddress ? undefined : this);
  }

  /** Throws a WasmError of class `limit` where the system has no room, a TypeError where no memory can be so large. */
  static create(state: StoreState, type: MemoryType): MemoryObject {
    const bytes = asNumber(type.min) * pageBytesOf(type);
    if (bytes > mostBytes(type)) throw new TypeError(`no memory has ${type.min} pages of ${pageBytesOf(type)} bytes`);
    return withinBudget(state, type, () => {
      const shared = type.shared ? reserveShared(state, type, bytes) : undefined;
      return new MemoryObject(state, type, shared ?? reserve(state, type, bytes), shared);
    });
  }
  /** What another store, mostly of another thread, has shared. */
  static open(state: StoreState, memory: SharedMemory): MemoryObject {
    return withinBudget(state, memory.type, () => {
      const backing = openShared(state.block.address, memory, isGuarded(state, memory.type));
      return new MemoryObject(state, memory.type, backing, backing);
    });
  }

  private get pageBytes(): number {
    return pageBytesOf(this.type);
  }
  get base(): number {
    return this.backing.base;
  }
  /** Bytes that can be touched: whole pages of the machine. */
  get accessible(): number {
    return wholePages(this.backing.byteLength);
  }
  get byteLength(): number {
    this.state.checkOpen();
    return this.backing.byteLength;
  }
  get pages(): number {
    return this.byteLength / this.pageBytes;
  }

  /** Registers an instance's entry and fills it in; gives what ends that, which does not lead here. */
  addUser(entry: ArenaBlock): Closable {
    const { backing } = this;
    backing.addUser(entry);
    return leaving(backing, entry);
  }

  grow(delta: number): number {
    this.state.checkOpen();
    if (!(Number.isInteger(delta) && delta >= 0)) return -1;
    const by = delta * this.pageBytes;
    // The maximum of a shared one is paid for.
    const paid = this.shared === undefined ? by : 0;
    if (!this.state.memoryBytes.take(paid)) return -1;
    const old = this.backing.grow(by, mostOf(this.type));
    if (old < 0) this.state.memoryBytes.giveBack(paid);
    return old < 0 ? -1 : old / this.pageBytes;
  }

  read(at: number, length: number): Uint8Array {
    this.checkRange(at, length);
    const bytes = new Uint8Array(length);
    addon().peek(this.base + at, bytes);
    return bytes;
  }
  write(at: number, bytes: Uint8Array): void {
    this.checkRange(at, bytes.byteLength);
    addon().poke(this.base + at, bytes);
  }
  get buffer(): ArrayBuffer | SharedArrayBuffer {
    this.state.checkOpen();
    return this.backing.buffer(this);
  }
  share(): SharedMemory {
    this.state.checkOpen();
    if (this.shared === undefined) throw new TypeError('a memory that is not shared');
    return this.shared.share(this.type);
  }
  private checkRange(at: number, length: number): void {
    const { byteLength } = this;
    if (!(Number.isInteger(at) && Number.isInteger(length) && at >= 0 && length >= 0 && at + length <= byteLength)) {
      throw new RangeError(`bytes ${at}..${at + length} are outside of a memory of ${byteLength}`);
    }
  }
}

/** What is left of a memory that nobody has any more. */
const remains = (type: MemoryType, backing: Backing, budget: StoreBudget): Closable => ({
  close(): void {
    budget.giveBack(type.shared ? mostOf(type) : backing.byteLength);
    backing.close();
  },
});

/** Bytes that a type allows at most, whatever its maximum: always whole pages. */
function mostBytes(type: MemoryType): number {
  return Number(mostPages(type)) * pageBytesOf(type);
}

/** The same, and what its own maximum allows. */
const mostOf = (type: MemoryType): number => Math.min(asNumber(type.max) * pageBytesOf(type), mostBytes(type));

/** Makes a memory whose bytes its store can pay for; throws a WasmError of class `limit` where it cannot. */
function withinBudget(state: StoreState, type: MemoryType, make: () => MemoryObject): MemoryObject {
  const bytes = type.shared ? mostOf(type) : asNumber(type.min) * pageBytesOf(type);
  if (!state.memoryBytes.take(bytes))
    throw new WasmError('instantiate', 'limit', `out of memory: the store may not have ${bytes} bytes more of memories`);
  try {
    return make();
  } catch (e) {
    state.memoryBytes.giveBack(bytes);
    throw e;
  }
}

showAs(MemoryObject, 'Memory', ({ type }) => ({ type }));
