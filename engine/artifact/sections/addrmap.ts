/**
 * `.touchstone.addrmap` (optional): which wasm instruction a machine address belongs to. Sorted by pc; the answer for a pc is
 * the last entry at or before it, so callers of a frame ask with return address - 1. Frame: bytes/delta-blocks.ts. An entry is
 *
 *   leb(delta)       distance of its pc from the one before; left out for a block's first entry (its pc stands in the index)
 *   leb(code)        0: no instruction from here on; else zigzag(wasm offset - the last one given) + 1, starting at 0 per block
 *
 * Wasm offsets count from the start of the module's binary.
 */
import { NONE, nextOf } from '../../base/brand.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import type { WasmOffset } from '../../wasm/module.ts';
import {
  BlockWriter,
  type DeltaBlock,
  findBlock,
  forEachBlock,
  type Leb,
  readLeb,
  unzigzag,
  zigzag,
} from '../bytes/delta-blocks.ts';

/** Encodes pairs (pc, wasm offset or -1), ascending by pc. */
export function writeAddressMap(pairs: Int32Array): Uint8Array {
  const out = new BlockWriter();
  let previous = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const wasm = pairs[i + 1];
    const delta = out.next(pairs[i]);
    if (delta < 0) previous = 0;
    else out.leb(delta);
    if (wasm < 0) out.leb(0);
    else {
      out.leb(zigzag(wasm - previous) + 1);
      previous = wasm;
    }
  }
  return out.finish();
}

/** Decodes a block up to the last entry at or before `pc`; its wasm offset, or -1. `visit` sees each entry passed. */
function walkBlock(section: Uint8Array, block: DeltaBlock, pc: number, visit?: (pc: number, wasm: number) => void): WasmOffset {
  const leb: Leb = { value: 0, next: block.pos };
  let { first: at } = block;
  let previous = 0;
  let found: WasmOffset = NONE;
  for (let i = 0; i < block.count; i++) {
    if (i > 0) {
      readLeb(section, leb.next, block.end, leb);
      if (leb.next < 0 || leb.value === 0) return NONE;
      at += leb.value;
    }
    if (at > pc) return found;
    readLeb(section, leb.next, block.end, leb);
    if (leb.next < 0) return NONE;
    if (leb.value === 0) found = NONE;
    else {
      previous += unzigzag(leb.value - 1);
      found = nextOf(previous);
      if (found < 0) return NONE;
    }
    visit?.(at, found);
  }
  return found;
}

/** The wasm offset of the instruction that the code at `pc` (an offset in `.text`) belongs to, or -1. */
export function lookupAddress(section: Uint8Array, pc: TextOffset): WasmOffset {
  const block = findBlock(section, pc);
  return block === undefined ? NONE : walkBlock(section, block, pc);
}

/** Every entry as pairs (pc, wasm offset or -1): for listings and tests. */
export function readAddressMap(section: Uint8Array): number[] {
  const pairs: number[] = [];
  forEachBlock(section, (block) => {
    walkBlock(section, block, Number.POSITIVE_INFINITY, (pc, wasm) => pairs.push(pc, wasm));
  });
  return pairs;
}
