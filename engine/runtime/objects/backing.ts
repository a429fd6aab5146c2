/** Where a memory's bytes lie, and who must hear that they have become more: what memory.ts asks, shared or not. */
import type { ArenaBlock } from '../../addon/arena.ts';
import type { Closable } from '../state/resources.ts';

export interface Backing extends Closable {
  readonly base: number;
  /** Bytes there are now. */
  readonly byteLength: number;
  /** Fills an instance's entry in, and keeps its length up to date. */
  addUser(entry: ArenaBlock): void;
  /** The instance of an entry is gone. */
  removeUser(entry: ArenaBlock): void;
  /** Grows by so many bytes, to `most` in all at most: the length before, or -1. */
  grow(by: number, most: number): number;
  /** The bytes there are now, for JavaScript, on behalf of `owner`. */
  buffer(owner: object): ArrayBuffer | SharedArrayBuffer;
}
