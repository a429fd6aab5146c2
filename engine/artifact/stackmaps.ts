/**
 * `.touchstone.stackmaps` (only where references live across calls): which words of a frame hold live references while it waits for a
 * call or an exit. Sorted by return address, exact match: a frame that waits at another one holds none. Frame: delta-blocks.ts. An
 * entry is
 *
 *   leb(delta)       distance of its pc from the one before; left out for a block's first entry (its pc stands in the index)
 *   leb(n)           how many words; 0: the same ones as the entry before
 *   n times leb(gap) how many words further below the frame pointer the next one lies, at least 1; from the frame pointer on
 */
import { bug } from '../wasm/errors.ts';
import { SAME_MAP } from './compiled.ts';
import { type Block, BlockWriter, blockAt, blockCount, findBlock, type Leb, readLeb } from './delta-blocks.ts';

/** Where references are while a call returns to `pc`. */
export interface StackMap {
  /** Return address, an offset in `.text`. */
  readonly pc: number;
  /** Words that lie so many words below the frame pointer, ascending. */
  readonly words: readonly number[];
}

const NONE: readonly number[] = [];

/** Encodes records as TextSection.stackMaps has them; undefined where there are none. */
export function writeStackMaps(records: Int32Array): Uint8Array | undefined {
  if (records.length === 0) return undefined;
  const out = new BlockWriter();
  let words = records.subarray(0, 0);
  for (let i = 0; i < records.length; ) {
    const n = records[i + 1] as number;
    const delta = out.next(records[i] as number);
    if (n !== SAME_MAP) words = records.subarray(i + 2, i + 2 + n);
    i += 2 + Math.max(0, n);
    if (words.length === 0) bug('a stack map without words');
    if (delta >= 0) out.leb(delta);
    // A block can be read without the one before it.
    if (delta >= 0 && n === SAME_MAP) {
      out.leb(0);
      continue;
    }
    out.leb(words.length);
    let last = 0;
    for (const w of words) {
      if (w <= last) bug(`word ${w} of a stack map after word ${last}`);
      out.leb(w - last);
      last = w;
    }
  }
  return out.finish();
}

/** Decodes a block up to `pc`: the words of the entry at exactly `pc`, or none. `visit` sees each entry passed. */
function walkBlock(section: Uint8Array, block: Block, pc: number, visit?: (map: StackMap) => void): readonly number[] {
  const leb: Leb = { value: 0, next: block.pos };
  const read = (): number => {
    if (leb.next >= 0) readLeb(section, leb.next, block.end, leb);
    return leb.value;
  };
  let at = block.first;
  let words = NONE;
  for (let i = 0; i < block.count; i++) {
    if (i > 0) {
      const delta = read();
      if (delta === 0) return NONE;
      at += delta;
    }
    const n = read();
    if (n > 0) {
      const list: number[] = [];
      let word = 0;
      // Every word takes a byte at least: a count that the block cannot hold ends here.
      for (let k = 0; k < n && leb.next >= 0; k++) {
        const gap = read();
        if (gap === 0) return NONE;
        list.push((word += gap));
      }
      words = list;
    }
    if (leb.next < 0 || at > pc) return NONE;
    if (at === pc) return words;
    visit?.({ pc: at, words });
  }
  return NONE;
}

/**
 * The words of a frame that hold live references while the call that returns to exactly `pc` (an offset in `.text`) runs: each lies so
 * many words below the frame pointer, in ascending order.
 */
export function lookupStackMap(section: Uint8Array, pc: number): readonly number[] {
  const block = findBlock(section, pc);
  return block === undefined ? NONE : walkBlock(section, block, pc);
}

/** Every entry: for listings and tests. */
export function readStackMaps(section: Uint8Array): StackMap[] {
  const maps: StackMap[] = [];
  const blocks = blockCount(section);
  for (let i = 0; i < blocks; i++) {
    const block = blockAt(section, i);
    if (block !== undefined) walkBlock(section, block, Number.POSITIVE_INFINITY, (map) => maps.push(map));
  }
  return maps;
}
