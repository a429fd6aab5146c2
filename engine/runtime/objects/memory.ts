/**
 * Linear memories. The bytes lie in a reservation of the addon: inaccessible address space of which the current size is
 * readable and writable. Code of 32-bit memories compiled for guard regions needs 8 GiB of it; all other code checks bounds
 * itself, so that smaller reservations do. Growing never moves a memory.
 *
 * Every instance that sees the memory holds base and byte length; `grow` patches them all.
 */
import { ENTRY, GUARD_RESERVATION } from '../../abi/layout.ts';
import { putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { DEFAULT_TARGET, hostTarget } from '../../target/index.ts';
import { WasmError } from '../../wasm/errors.ts';
import { I32, type MemoryType, mostPages } from '../../wasm/types.ts';
import { showAs } from '../state/inspect.ts';
import type { Closable } from '../state/resources.ts';
import type { StoreState } from '../state/state.ts';
import type { Memory } from '../values/extern.ts';

const GIB = 2 ** 30;
/** Reservations of memories whose code checks bounds: what they can grow to at most. */
const CHECKED_RESERVATION_32 = 4 * GIB;
const CHECKED_RESERVATION_64 = 16 * GIB;

/** Bytes of a page of the machine that runs us. */
const PAGE = (hostTarget() ?? DEFAULT_TARGET).pageSize;
/** More than this no process has: user space ends at 2^47, and there are other mappings. */
const MAX_RESERVATION = 2 ** 46;

/** Whose buffer it is: who has the buffer keeps the memory, and with it the store, from being given back. */
const owners = new WeakMap<ArrayBuffer, MemoryObject>();

const refuse = {
  value(): never {
    throw new TypeError("a memory's buffer cannot be transferred");
  },
};
/**
 * Node refuses to send such a buffer to another thread, but not these, which would keep the bytes and leave us nothing to detach.
 */
const UNTRANSFERABLE = { transfer: refuse, transferToFixedLength: refuse };

/** Address space of a memory, with the buffer that shows it. */
class Reservation implements Closable {
  readonly base: number;
  /** Weak: whoever gives the reservation back must not hold what keeps the store. */
  private view: WeakRef<ArrayBuffer> | undefined;

  constructor(base: number) {
    this.base = base;
  }
  /** The buffer over its first bytes, until it is dropped. */
  buffer(owner: MemoryObject, length: number): ArrayBuffer {
    let view = this.view?.deref();
    if (view === undefined) {
      view = Object.defineProperties(addon().view(this.base, length), UNTRANSFERABLE);
      owners.set(view, owner);
      this.view = new WeakRef(view);
    }
    return view;
  }
  /** Detached by hand: a buffer left to the garbage collector costs it time, and would outlive the memory. */
  dropBuffer(): void {
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

export class MemoryObject implements Memory {
  readonly kind = 'memory';
  readonly type: MemoryType;
  readonly state: StoreState;
  private bytes: number;
  private readonly reservation: Reservation;
  private readonly reserved: number;
  /** Instances' entries: words and word index. */
  private readonly users: { readonly words: Uint32Array; readonly at: number }[] = [];

  /** Throws a WasmError of class `limit` where the system has no room, a TypeError where no memory can be so large. */
  constructor(state: StoreState, type: MemoryType) {
    this.state = state;
    this.type = type;
    this.bytes = asNumber(type.min) * this.pageBytes;
    if (this.bytes > this.mostBytes) throw new TypeError(`no memory has ${type.min} pages of ${this.pageBytes} bytes`);
    const native = addon();
    const guarded = state.bounds === 'guard' && type.address === I32 && type.pageSizeLog2 === 16;
    let reserve = guarded ? GUARD_RESERVATION : this.checkedReservation();
    let base = 0;
    if (reserve >= this.bytes && reserve <= MAX_RESERVATION) {
      base = native.createMemory(state.block.address, reserve, this.bytes);
      while (base === 0 && !guarded && reserve > this.bytes) {
        reserve = Math.max(this.bytes, Math.floor(reserve / 4));
        base = native.createMemory(state.block.address, reserve, this.bytes);
      }
    }
    if (base === 0) {
      const hint = guarded ? ' (compile with --bounds=explicit to need less address space)' : '';
      throw new WasmError('instantiate', 'limit', `out of memory: cannot reserve ${reserve} bytes for a memory${hint}`);
    }
    this.reservation = new Reservation(base);
    this.reserved = reserve;
    state.resources.add(this.reservation);
  }

  /** Bytes that its type allows at most, whatever its maximum: always whole pages. */
  private get mostBytes(): number {
    return Number(mostPages(this.type)) * this.pageBytes;
  }
  private get pageBytes(): number {
    return 2 ** this.type.pageSizeLog2;
  }
  private checkedReservation(): number {
    const most = asNumber(this.type.max) * this.pageBytes;
    const usual = this.type.address === I32 ? CHECKED_RESERVATION_32 : CHECKED_RESERVATION_64;
    return Math.max(this.bytes, Math.min(most, usual), 65536);
  }
  get base(): number {
    return this.reservation.base;
  }
  /** Bytes that can be touched: whole pages of the machine. */
  get accessible(): number {
    return Math.ceil(this.bytes / PAGE) * PAGE;
  }
  get byteLength(): number {
    this.state.checkOpen();
    return this.bytes;
  }
  get pages(): number {
    return this.byteLength / this.pageBytes;
  }

  /** Registers an instance's entry and fills it in. */
  addUser(words: Uint32Array, at: number): void {
    this.users.push({ words, at });
    putAddress(words, at, this.base);
    putAddress(words, at + ENTRY.memory / 8, this.bytes);
  }

  grow(delta: number): number {
    const old = this.pages;
    const length = (old + delta) * this.pageBytes;
    const most = Math.min(this.reserved, this.mostBytes);
    if (old + delta > asNumber(this.type.max) || length > most || !(Number.isInteger(delta) && delta >= 0)) return -1;
    if (delta === 0) return old;
    if (!addon().growMemory(this.base, length)) return -1;
    this.reservation.dropBuffer();
    this.bytes = length;
    for (const { words, at } of this.users) putAddress(words, at + ENTRY.memory / 8, length);
    return old;
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
  get buffer(): ArrayBuffer {
    this.state.checkOpen();
    return this.reservation.buffer(this, this.bytes);
  }
  private checkRange(at: number, length: number): void {
    this.state.checkOpen();
    if (!(Number.isInteger(at) && Number.isInteger(length) && at >= 0 && length >= 0 && at + length <= this.bytes)) {
      throw new RangeError(`bytes ${at}..${at + length} are outside of a memory of ${this.bytes}`);
    }
  }
}

showAs(MemoryObject, 'Memory', ({ type }) => ({ type }));
