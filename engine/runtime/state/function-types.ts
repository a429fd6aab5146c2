/**
 * Type words of function types (abi/layout.ts, TYPE_WORD), and the records of those with supertypes, by which compiled code finds
 * out whether a function has a type that is not its own.
 */
import { RTT, rttOffsets } from '../../abi/heap-layout.ts';
import { STORE, TYPE_WORD } from '../../abi/layout.ts';
import { type Arena, type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug, WasmError } from '../../wasm/errors.ts';

/** Bytes of the first table; each of the next has twice as many as the one before. */
const FIRST_BYTES = 1 << 12;
const MAX_BYTES = 1 << 28;

export class FunctionTypes {
  private readonly arena: Arena;
  /** The STORE block. */
  private readonly store: ArenaBlock;
  /** The records. Those before it stay as they were: code that is under way may still look at them. */
  private table: ArenaBlock;
  private bytes = 0;
  private used = 0;
  /** Canonical type id → word of a type that has a record, and back. */
  private readonly words = new Map<number, number>();
  private readonly ids = new Map<number, number>();

  constructor(arena: Arena, store: ArenaBlock) {
    this.arena = arena;
    this.store = store;
    this.table = store;
  }

  /** The type word of a canonical function type. Throws a WasmError of class `limit` where no room is left. */
  wordOf(id: number): number {
    const chain = TYPES.supertypes(id);
    return chain.length === 1 ? id << TYPE_WORD.idShift : (this.words.get(id) ?? this.record(id, chain));
  }
  /** The canonical function type that has a type word. */
  idOf(word: number): number {
    if ((word & TYPE_WORD.record) === 0) return word >>> TYPE_WORD.idShift;
    return this.ids.get(word) ?? bug(`no function type has the word ${word}`);
  }

  /** Writes the record of a type whose supertypes and itself are `chain`; gives its word. */
  private record(id: number, chain: Int32Array): number {
    const above = Array.from(chain.subarray(0, -1), (type) => this.wordOf(type));
    const depth = above.length;
    const size = Math.ceil(rttOffsets(depth) / RTT.align) * RTT.align;
    if (this.used + size > this.bytes) this.grow();
    const word = this.used + TYPE_WORD.record;
    const { words } = this.table;
    const at = this.table.at + this.used / 4;
    words[at + RTT.id / 4] = id;
    words[at + RTT.depth / 4] = depth;
    words.set([...above, word], at + RTT.display / 4);
    this.used += size;
    this.words.set(id, word);
    this.ids.set(word, id);
    return word;
  }
  private grow(): void {
    const bytes = this.bytes === 0 ? FIRST_BYTES : this.bytes * 2;
    if (bytes > MAX_BYTES) throw new WasmError('instantiate', 'limit', 'out of memory: too many function types with supertypes');
    const { words, at } = this.table;
    const next = this.arena.alloc(bytes);
    next.words.set(words.subarray(at, at + this.used / 4), next.at);
    this.table = next;
    this.bytes = bytes;
    putAddress(this.store.words, this.store.at + STORE.functionTypes / 4, next.address);
  }
}
