/**
 * Memory for what generated code reads and TypeScript writes: store block, instances, function records, global cells. It
 * lies in ArrayBuffers, so that TypeScript uses typed arrays and wasm uses the address; everything lives as long as the store.
 *
 * Addresses are JavaScript numbers. Chunks go back to a pool of this thread, zeroed, when the store closes: memory that has been used
 * costs an instance no page faults. Blocks that fill no chunk share one, larger ones have their own.
 */
import { bug } from '../wasm/errors.ts';
import { addon } from './native.ts';

const CHUNK_BYTES = 1 << 16;
/** Bytes the pool keeps, of each kind of chunk. */
const MAX_POOLED = 32 * CHUNK_BYTES;
/** Longer chunks are not kept. */
const MAX_LARGE = 1 << 20;

interface Chunk {
  readonly words: Uint32Array;
  readonly address: number;
  /** Words in use. */
  used: number;
}

const small: Chunk[] = [];
const large: Chunk[] = [];
let largeBytes = 0;

/** A run of words with its address; word `i` of the block is `words[at + i]`. */
export interface Block {
  readonly words: Uint32Array;
  readonly at: number;
  readonly address: number;
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
  return ((words[at] as number) >>> 0) + ((words[at + 1] as number) >>> 0) * HIGH;
}

function newChunk(bytes: number): Chunk {
  const words = new Uint32Array(new ArrayBuffer(bytes));
  return { words, address: addon().addressOf(words.buffer), used: 0 };
}

/** A chunk for a block that has one to itself. */
function largeChunk(bytes: number): Chunk {
  // A chunk of twice the size would soon be wanted by its own kind.
  const i = large.findIndex(({ words }) => words.byteLength >= bytes && words.byteLength < bytes * 2);
  if (i < 0) return newChunk(bytes);
  const found = large[i] as Chunk;
  large[i] = large.at(-1) as Chunk;
  large.length--;
  largeBytes -= found.words.byteLength;
  return found;
}
/** Keeps a chunk that is out of use, if there is room for it. */
function keep(chunk: Chunk): void {
  const bytes = chunk.words.byteLength;
  if (bytes === CHUNK_BYTES ? small.length * CHUNK_BYTES >= MAX_POOLED : bytes > MAX_LARGE || largeBytes + bytes > MAX_POOLED)
    return;
  chunk.words.fill(0, 0, chunk.used);
  chunk.used = 0;
  if (bytes === CHUNK_BYTES) small.push(chunk);
  else {
    large.push(chunk);
    largeBytes += bytes;
  }
}

export class Arena {
  private readonly chunks: Chunk[] = [];

  /** Zeroed bytes, aligned to 16. */
  alloc(bytes: number): Block {
    const size = ((bytes + 15) >>> 4) << 2;
    let chunk = this.chunks.at(-1);
    if (chunk === undefined || chunk.words.length - chunk.used < size) {
      chunk = size * 4 <= CHUNK_BYTES ? (small.pop() ?? newChunk(CHUNK_BYTES)) : largeChunk(size * 4);
      // A chunk made for one large block must not hide the room left in the last one.
      if (size * 4 > CHUNK_BYTES) this.chunks.unshift(chunk);
      else this.chunks.push(chunk);
    }
    const at = chunk.used;
    chunk.used += size;
    return { words: chunk.words, at, address: chunk.address + at * 4 };
  }

  /** The block at an address that `alloc` gave out or that lies inside such a block. */
  locate(address: number): Block {
    for (const { words, address: start } of this.chunks) {
      if (address >= start && address < start + words.byteLength) return { words, at: (address - start) >>> 2, address };
    }
    return bug(`no arena holds address 0x${address.toString(16)}`);
  }

  /** Gives the memory back; nothing may run or look at it any more. */
  release(): void {
    for (const chunk of this.chunks) keep(chunk);
    this.chunks.length = 0;
  }
}
/** A 64-bit word, all of it. */
export function getU64(words: ArrayLike<number>, at: number): bigint {
  return (BigInt((words[at + 1] as number) >>> 0) << 32n) | BigInt((words[at] as number) >>> 0);
}
