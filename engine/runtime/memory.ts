/**
 * Linear memories. The bytes lie in a reservation of the addon: inaccessible address space of which the current size is
 * readable and writable. Code of 32-bit memories compiled for guard regions needs 8 GiB of it; all other code checks bounds
 * itself, so that smaller reservations do. Growing never moves a memory.
 *
 * Every instance that sees the memory holds base and byte length; `grow` patches them all.
 */
import { PAGE_X64 } from '../artifact/memory-image.ts';
import { ENTRY, GUARD_RESERVATION } from '../layout.ts';
import { WasmError } from '../wasm/errors.ts';
import { I32, type MemoryType, mostPages } from '../wasm/types.ts';
import { putAddress } from './arena.ts';
import type { Memory } from './extern.ts';
import { addon } from './native.ts';
import type { StoreState } from './state.ts';

const GIB = 2 ** 30;
/** Reservations of memories whose code checks bounds: what they can grow to at most. */
const CHECKED_RESERVATION_32 = 4 * GIB;
const CHECKED_RESERVATION_64 = 16 * GIB;

/** More than this no x86-64 process has. */
const MAX_RESERVATION = 2 ** 46;

/** A limit as a number; beyond 2^53 precision does not matter, nothing is that large. */
const asNumber = (n: number | bigint | undefined): number => (n === undefined ? Number.POSITIVE_INFINITY : Number(n));

export class MemoryObject implements Memory {
  readonly kind = 'memory';
  readonly type: MemoryType;
  readonly state: StoreState;
  readonly base: number;
  byteLength: number;
  private readonly reserved: number;
  private view: ArrayBuffer | undefined;
  /** Instances' entries: words and word index. */
  private readonly users: { readonly words: Uint32Array; readonly at: number }[] = [];

  /** Throws a WasmError of class `limit` where the system has no room, a TypeError where no memory can be so large. */
  constructor(state: StoreState, type: MemoryType) {
    this.state = state;
    this.type = type;
    this.byteLength = asNumber(type.min) * this.pageBytes;
    if (this.byteLength > this.mostBytes) throw new TypeError(`no memory has ${type.min} pages of ${this.pageBytes} bytes`);
    const native = addon();
    const guarded = state.bounds === 'guard' && type.address === I32 && type.pageSizeLog2 === 16;
    let reserve = guarded ? GUARD_RESERVATION : this.checkedReservation();
    let base = 0;
    if (reserve >= this.byteLength && reserve <= MAX_RESERVATION) {
      base = native.createMemory(state.block.address, reserve, this.byteLength);
      while (base === 0 && !guarded && reserve > this.byteLength) {
        reserve = Math.max(this.byteLength, Math.floor(reserve / 4));
        base = native.createMemory(state.block.address, reserve, this.byteLength);
      }
    }
    if (base === 0) {
      const hint = guarded ? ' (compile with --bounds=explicit to need less address space)' : '';
      throw new WasmError('instantiate', 'limit', `out of memory: cannot reserve ${reserve} bytes for a memory${hint}`);
    }
    this.base = base;
    this.reserved = reserve;
    state.closables.push(this);
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
    return Math.max(this.byteLength, Math.min(most, usual), 65536);
  }
  /** Bytes that can be touched: whole pages of the machine. */
  get accessible(): number {
    return Math.ceil(this.byteLength / PAGE_X64) * PAGE_X64;
  }
  get pages(): number {
    return this.byteLength / this.pageBytes;
  }

  /** Registers an instance's entry and fills it in. */
  addUser(words: Uint32Array, at: number): void {
    this.users.push({ words, at });
    putAddress(words, at, this.base);
    putAddress(words, at + ENTRY.memory / 8, this.byteLength);
  }

  grow(delta: number): number {
    const old = this.pages;
    const length = (old + delta) * this.pageBytes;
    const most = Math.min(this.reserved, this.mostBytes);
    if (old + delta > asNumber(this.type.max) || length > most || !(delta >= 0)) return -1;
    if (delta === 0) return old;
    if (!addon().growMemory(this.base, length)) return -1;
    this.dropView();
    this.byteLength = length;
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
    this.checkRange(at, bytes.length);
    addon().poke(this.base + at, bytes);
  }
  get buffer(): ArrayBuffer {
    if (this.state.closed) throw new Error('the store is closed');
    this.view ??= addon().view(this.base, this.byteLength);
    return this.view;
  }
  /** Detached by hand: a buffer left to the garbage collector costs it time, and would outlive the memory. */
  private dropView(): void {
    if (this.view !== undefined) addon().detach(this.view);
    this.view = undefined;
  }
  private checkRange(at: number, length: number): void {
    if (!(Number.isInteger(at) && Number.isInteger(length) && at >= 0 && length >= 0 && at + length <= this.byteLength)) {
      throw new RangeError(`bytes ${at}..${at + length} are outside of a memory of ${this.byteLength}`);
    }
    if (this.state.closed) throw new Error('the store is closed');
  }

  close(): void {
    this.dropView();
    addon().releaseMemory(this.base);
  }
}
