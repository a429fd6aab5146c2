/**
 * Memory for what generated code reads and TypeScript writes: store block, instances, function records, global cells. It
 * lies in ArrayBuffers, so that TypeScript uses typed arrays and wasm uses the address; what nobody gives back lives as long as
 * the store.
 *
 * Addresses are JavaScript numbers. Chunks are cut from regions that this thread keeps, and go back to a pool, zeroed, when the
 * store closes: memory that has been used costs an instance no page faults. Blocks that fill no chunk share one, larger ones have
 * their own.
 */
import { wordAt } from '../base/arrays.ts';
import { bug, WasmError } from '../wasm/errors.ts';
import { addon } from './native.ts';

const CHUNK_BYTES = 1 << 16;
/** Unit of longer chunks: those of similar size serve each other, and little of a region is left unused. */
const STEP_BYTES = 1 << 14;
/** Chunks are cut from regions of this size; longer ones are buffers of their own, which the garbage collector takes back. */
const REGION_BYTES = 1 << 21;
/** Bytes the pool keeps in memory. What else is in it gives its pages back to the system. */
const MAX_POOLED = 1 << 22;

/** Words `from` to `to` of a region. */
interface Chunk {
  readonly words: Uint32Array;
  /** Of the first word of `words`. */
  readonly address: number;
  readonly from: number;
  readonly to: number;
  /** First word that is free. */
  used: number;
  /** In the pool: its bytes count as kept. */
  kept: boolean;
}

/** Unused chunks by size; kept ones come last. */
const pool: (Chunk[] | undefined)[] = [];
/** Bytes that the pool keeps. */
let pooled = 0;
/** The region that chunks are cut from. */
let region: Chunk | undefined;

/** A run of words with its address; word `i` of the block is `words[at + i]`. */
export interface ArenaBlock {
  readonly words: Uint32Array;
  readonly at: number;
  readonly address: number;
}
/** One that an arena gave out. */
export interface AllocatedBlock extends ArenaBlock {
  readonly length: number;
}

/** What the upper word of a 64-bit value counts. */
const HIGH = 2 ** 32;

/** Writes a 64-bit value given as a number below 2^53 at word `at`. */
export function putAddress(words: Uint32Array | Int32Array, at: number, value: number): void {
  words[at] = value;
  words[at + 1] = value / HIGH;
}
/** Reads a 64-bit value below 2^53. */
export function getAddress(words: Uint32Array | Int32Array, at: number): number {
  return (wordAt(words, at) >>> 0) + (wordAt(words, at + 1) >>> 0) * HIGH;
}

/** A buffer that is not cut up. */
function ownBuffer(bytes: number): Chunk {
  const words = new Uint32Array(new ArrayBuffer(bytes));
  return { words, address: addon().addressOf(words.buffer), from: 0, to: words.length, used: 0, kept: false };
}
function newRegion(): Chunk {
  const address = addon().createRegion();
  if (address === 0) throw new WasmError('instantiate', 'limit', `out of memory: cannot map ${REGION_BYTES} bytes`);
  const words = new Uint32Array(addon().view(address, REGION_BYTES));
  return { words, address, from: 0, to: words.length, used: 0, kept: false };
}

/** Place in the pool of chunks of so many bytes, and how many steps they take. */
const sizeClass = (bytes: number): number => Math.ceil(bytes / STEP_BYTES);

/** A zeroed chunk of at least so many bytes. */
function takeChunk(bytes: number): Chunk {
  if (bytes > REGION_BYTES) return ownBuffer(bytes);
  const kind = sizeClass(bytes);
  const found = pool[kind]?.pop();
  if (found !== undefined) {
    if (found.kept) pooled -= (found.to - found.from) * 4;
    found.kept = false;
    return found;
  }
  const length = (kind * STEP_BYTES) / 4;
  if (region === undefined || region.to - region.used < length) region = newRegion();
  const { words, address, used: from } = region;
  region.used += length;
  return { words, address, from, to: from + length, used: from, kept: false };
}
/** Back into the pool with a chunk that is out of use. */
function keepChunk(chunk: Chunk): void {
  const { words, address, from, to, used } = chunk;
  const bytes = (to - from) * 4;
  if (bytes > REGION_BYTES) return;
  const list = (pool[sizeClass(bytes)] ??= []);
  chunk.used = from;
  if (pooled + bytes > MAX_POOLED) {
    addon().discard(address + from * 4, bytes);
    list.unshift(chunk);
    return;
  }
  words.fill(0, from, used);
  pooled += bytes;
  chunk.kept = true;
  list.push(chunk);
}

/** Words that a block of so many bytes takes: steps of an eighth, so that what one gives back serves others of about its size. */
function blockWords(bytes: number): number {
  const words = ((bytes + 15) >>> 4) << 2;
  const step = Math.max(4, 2 ** (28 - Math.clz32(words)));
  return Math.ceil(words / step) * step;
}

export class Arena {
  private readonly chunks: Chunk[] = [];
  /** Zeroed blocks that were given back, by their length. */
  private readonly unused: (AllocatedBlock[] | undefined)[] = [];

  /** Zeroed bytes, aligned to 16. */
  alloc(bytes: number): AllocatedBlock {
    const size = blockWords(bytes);
    const unused = this.unused[size]?.pop();
    if (unused !== undefined) return unused;
    let chunk = this.chunks.at(-1);
    if (chunk === undefined || chunk.to - chunk.used < size) {
      chunk = takeChunk(Math.max(size * 4, CHUNK_BYTES));
      // A chunk made for one large block must not hide the room left in the last one.
      if (size * 4 > CHUNK_BYTES) this.chunks.unshift(chunk);
      else this.chunks.push(chunk);
    }
    const at = chunk.used;
    chunk.used += size;
    return { words: chunk.words, at, address: chunk.address + at * 4, length: size };
  }
  /** Takes back a block that `alloc` gave; nothing may look at it any more. */
  free(block: AllocatedBlock): void {
    const { words, at, length } = block;
    if (length * 4 > CHUNK_BYTES) {
      const own = this.chunks.findIndex((chunk) => chunk.words === words && chunk.from === at);
      for (const chunk of this.chunks.splice(own, 1)) keepChunk(chunk);
      return;
    }
    words.fill(0, at, at + length);
    (this.unused[length] ??= []).push(block);
  }

  /** The block at an address that `alloc` gave out or that lies inside such a block. */
  locate(address: number): ArenaBlock {
    for (const { words, address: start, from, to } of this.chunks) {
      const at = (address - start) / 4;
      if (at >= from && at < to) return { words, at: at >>> 0, address };
    }
    return bug(`no arena holds address 0x${address.toString(16)}`);
  }

  /** Gives the memory back; nothing may run or look at it any more. */
  release(): void {
    for (const chunk of this.chunks) keepChunk(chunk);
    this.chunks.length = 0;
    this.unused.length = 0;
  }
}
/** A 64-bit word, all of it. */
export function getU64(words: Uint32Array | Int32Array, at: number): bigint {
  return (BigInt(wordAt(words, at + 1) >>> 0) << 32n) | BigInt(wordAt(words, at) >>> 0);
}
