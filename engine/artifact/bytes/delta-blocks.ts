/**
 * The frame that all tables by pc share (traps, address map, stack maps, exceptions): entries sorted by pc, cut into blocks of
 * 128, with an index of each block's first pc, so that a lookup decodes one block only. The addon's fault handler reads the same
 * bytes (no allocation, no lock).
 *
 *   u32 count                    entries in the whole table
 *   u32 firstPc[blocks]          blocks = ceil(count / 128); ascending
 *   u32 start[blocks]            where the block's bytes begin, relative to the section
 *   bytes                        the blocks, delta coded; a block's first entry has its pc in the index
 *
 * All little endian. Reading never leaves the section: a table that contradicts itself has no entry.
 */

import { extended } from '../../base/arrays.ts';
import { nextOf } from '../../base/brand.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import { bug } from '../../wasm/errors.ts';
import { partitionPoint } from '../../wasm/search.ts';

/** Entries of every block but the last. */
const BLOCK_ENTRIES = 128;

/** Little-endian u32 at `at`; the caller has checked the range. */
export function u32At(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}

/** A block to decode: its bytes are `[pos, end)`, its entries `count`, the first at pc `first`. */
export interface DeltaBlock {
  readonly first: number;
  readonly count: number;
  readonly pos: number;
  readonly end: number;
}

/** Entries and blocks a section claims, or 0 blocks where it cannot hold them. */
function header(section: Uint8Array): { count: number; blocks: number } {
  if (section.length < 4) return { count: 0, blocks: 0 };
  const count = u32At(section, 0);
  const blocks = Math.ceil(count / BLOCK_ENTRIES);
  return 4 + blocks * 8 > section.length ? { count: 0, blocks: 0 } : { count, blocks };
}

/** How many entries a table has. */
export function entryCount(section: Uint8Array): number {
  return header(section).count;
}
/** How many blocks a table has. */
function blockCount(section: Uint8Array): number {
  return header(section).blocks;
}

/** Block `i`, or undefined where the index points outside the section. */
function blockAt(section: Uint8Array, i: number): DeltaBlock | undefined {
  const { count, blocks } = header(section);
  if (i < 0 || i >= blocks) return undefined;
  const starts = 4 + blocks * 4;
  const pos = u32At(section, starts + i * 4);
  const end = i + 1 === blocks ? section.length : u32At(section, starts + (i + 1) * 4);
  if (pos < 4 + blocks * 8 || pos > end || end > section.length) return undefined;
  return { first: u32At(section, 4 + i * 4), count: Math.min(BLOCK_ENTRIES, count - i * BLOCK_ENTRIES), pos, end };
}

/** The last block that starts at or before `pc`, or undefined. */
export function findBlock(section: Uint8Array, pc: number): DeltaBlock | undefined {
  return blockAt(section, partitionPoint(header(section).blocks, (i) => u32At(section, 4 + i * 4) <= pc) - 1);
}

/** The last LEB128 read: `value`, and where reading goes on in `next`; `next` is -1 after a read that left the block. */
export interface Leb {
  value: number;
  next: number;
}

/** Reads an unsigned LEB128 of at most 35 bits within `[pos, end)`. */
export function readLeb(bytes: Uint8Array, pos: number, end: number, into: Leb): void {
  let value = 0;
  let scale = 1;
  for (let at = pos; at < end && at < pos + 5; at++) {
    const byte = bytes[at];
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      into.value = value;
      into.next = at + 1;
      return;
    }
    scale *= 128;
  }
  into.value = 0;
  into.next = -1;
}

/** Goes through all blocks of a table. */
export function forEachBlock(section: Uint8Array, each: (block: DeltaBlock) => void): void {
  const blocks = blockCount(section);
  for (let i = 0; i < blocks; i++) {
    const block = blockAt(section, i);
    if (block !== undefined) each(block);
  }
}

/**
 * Decodes a block whose entries begin with `leb(delta)` up to `pc`: the entry at exactly `pc`, or undefined. `decode` reads what
 * follows the place `at`, a number at a time; -1 is what it reads behind the block's end. `visit` sees each entry passed.
 */
export function walkEntries<E>(
  section: Uint8Array,
  block: DeltaBlock,
  pc: number,
  decode: (at: TextOffset, read: () => number) => E | undefined,
  visit?: (entry: E) => void,
): E | undefined {
  const leb: Leb = { value: 0, next: block.pos };
  const read = (): number => {
    if (leb.next >= 0) readLeb(section, leb.next, block.end, leb);
    return leb.next < 0 ? -1 : leb.value;
  };
  let at: TextOffset = nextOf(block.first);
  for (let i = 0; i < block.count; i++) {
    if (i > 0) {
      const delta = read();
      if (delta <= 0) return undefined;
      at = nextOf(at + delta);
    }
    const entry = decode(at, read);
    if (entry === undefined || leb.next < 0 || at > pc) return undefined;
    if (at === pc) return entry;
    visit?.(entry);
  }
  return undefined;
}

/** A signed number as a small unsigned one, and back. */
export const zigzag = (d: number): number => (d < 0 ? -2 * d - 1 : 2 * d);
export const unzigzag = (z: number): number => (z % 2 === 1 ? -(z + 1) / 2 : z / 2);

/** Output of a table: grows, reused for the blocks' bytes while the index is collected. */
export class BlockWriter {
  private bytes = new Uint8Array(64);
  private length = 0;
  private readonly firstPcs: number[] = [];
  private readonly starts: number[] = [];
  private count = 0;
  private lastPc = -1;

  /** Takes the next pc; returns its distance from the one before, or -1 where it starts a block. */
  next(pc: number): number {
    if (pc <= this.lastPc) bug(`table entries out of order: ${pc} after ${this.lastPc}`);
    const delta = pc - this.lastPc;
    this.lastPc = pc;
    if (this.count++ % BLOCK_ENTRIES !== 0) return delta;
    this.firstPcs.push(pc);
    this.starts.push(this.length);
    return -1;
  }
  leb(value: number): void {
    if (this.length + 5 > this.bytes.length) this.bytes = extended(this.bytes, this.length + 5);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }
  finish(): Uint8Array {
    const blocks = this.starts.length;
    const base = 4 + blocks * 8;
    const out = new Uint8Array(base + this.length);
    const view = new DataView(out.buffer);
    view.setUint32(0, this.count, true);
    for (let i = 0; i < blocks; i++) {
      view.setUint32(4 + i * 4, this.firstPcs[i], true);
      view.setUint32(4 + (blocks + i) * 4, base + this.starts[i], true);
    }
    out.set(this.bytes.subarray(0, this.length), base);
    return out;
  }
}
