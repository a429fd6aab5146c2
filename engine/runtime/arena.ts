/**
 * Memory for what generated code reads and TypeScript writes: store block, instances, function records, global cells. It
 * lies in ArrayBuffers, so that TypeScript uses typed arrays and wasm uses the address; everything lives as long as the store.
 *
 * Addresses are JavaScript numbers. Chunks go back to a pool of this thread, zeroed, when the store closes.
 */
import { bug } from '../wasm/errors.ts';
import { addon } from './native.ts';

const CHUNK_BYTES = 1 << 16;
const MAX_POOLED = 32;

interface Chunk {
  readonly words: Uint32Array;
  readonly address: number;
  /** Words in use. */
  used: number;
}

const pool: Chunk[] = [];

/** A run of words with its address; word `i` of the block is `words[at + i]`. */
export interface Block {
  readonly words: Uint32Array;
  readonly at: number;
  readonly address: number;
}

/** Writes a 64-bit value given as a number below 2^53 at word `at`. */
export function putAddress(words: Uint32Array | Int32Array, at: number, value: number): void {
  words[at] = value;
  words[at + 1] = value / 0x1_0000_0000;
}
/** Reads a 64-bit value below 2^53. */
export function getAddress(words: Uint32Array | Int32Array, at: number): number {
  return ((words[at] as number) >>> 0) + ((words[at + 1] as number) >>> 0) * 0x1_0000_0000;
}

function newChunk(bytes: number): Chunk {
  const words = new Uint32Array(new ArrayBuffer(bytes));
  return { words, address: addon().addressOf(words.buffer), used: 0 };
}

export class Arena {
  private readonly chunks: Chunk[] = [];

  /** Zeroed bytes, aligned to 16. */
  alloc(bytes: number): Block {
    const size = ((bytes + 15) >>> 4) << 2;
    let chunk = this.chunks.at(-1);
    if (chunk === undefined || chunk.words.length - chunk.used < size) {
      chunk = size * 4 <= CHUNK_BYTES ? (pool.pop() ?? newChunk(CHUNK_BYTES)) : newChunk(size * 4);
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
      if (address >= start && address < start + words.byteLength) return { words, at: (address - start) / 4, address };
    }
    return bug(`no arena holds address 0x${address.toString(16)}`);
  }

  /** Gives the memory back; nothing may run or look at it any more. */
  release(): void {
    for (const chunk of this.chunks) {
      if (chunk.words.byteLength !== CHUNK_BYTES || pool.length >= MAX_POOLED) continue;
      chunk.words.fill(0, 0, chunk.used);
      chunk.used = 0;
      pool.push(chunk);
    }
    this.chunks.length = 0;
  }
}
/** A 64-bit word, all of it. */
export function getU64(words: ArrayLike<number>, at: number): bigint {
  return (BigInt((words[at + 1] as number) >>> 0) << 32n) | BigInt((words[at] as number) >>> 0);
}
