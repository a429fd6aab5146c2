/**
 * `.touchstone.stackmaps` (only where references live across calls): which words of a frame hold live references while it waits
 * for a call or an exit. Sorted by return address, exact match: a frame that waits at another one holds none. Frame:
 * bytes/delta-blocks.ts. An entry is
 *
 *   leb(delta)       distance of its pc from the one before; left out for a block's first entry (its pc stands in the index)
 *   leb(n)           how many words; 0: the same ones as the entry before
 *   n times leb(gap) how many words further below the frame pointer the next one lies, at least 1; from the frame pointer on
 */

import { SAME_MAP, stackMapEnd, type TextOffset } from '../../compiled/compiled.ts';
import { bug } from '../../wasm/errors.ts';
import { BlockWriter, findBlock, forEachBlock, walkEntries } from '../bytes/delta-blocks.ts';

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
    const n = records[i + 1];
    const end = stackMapEnd(records, i);
    const delta = out.next(records[i]);
    if (n !== SAME_MAP) words = records.subarray(i + 2, end);
    i = end;
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

/** Reads what follows the places of a block's entries, which may say: the same words as before. */
function decoder(): (at: number, read: () => number) => StackMap | undefined {
  let words = NONE;
  return (pc, read) => {
    const n = read();
    if (n > 0) {
      const list: number[] = [];
      for (let k = 0, word = 0; k < n; k++) {
        const gap = read();
        if (gap <= 0) return undefined;
        list.push((word += gap));
      }
      words = list;
    }
    return { pc, words };
  };
}

/**
 * The words of a frame that hold live references while the call that returns to exactly `pc` (an offset in `.text`) runs: each
 * lies so many words below the frame pointer, in ascending order.
 */
export function lookupStackMap(section: Uint8Array, pc: TextOffset): readonly number[] {
  const block = findBlock(section, pc);
  return (block === undefined ? undefined : walkEntries(section, block, pc, decoder())?.words) ?? NONE;
}

/** Every entry: for listings and tests. */
export function readStackMaps(section: Uint8Array): StackMap[] {
  const maps: StackMap[] = [];
  forEachBlock(section, (block) => {
    walkEntries(section, block, Number.POSITIVE_INFINITY, decoder(), (map) => maps.push(map));
  });
  return maps;
}
