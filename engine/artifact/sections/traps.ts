/**
 * `.touchstone.traps`: which instructions may trap, and with which code. Sorted by pc, exact match: a pc that is not in the
 * table is not ours, and a fault there must not be taken for a trap. Frame: bytes/delta-blocks.ts. A block is
 *
 *   u8 code                              of the first entry (its pc stands in the index)
 *   then per entry: leb(delta << 1 | c)  delta = distance of its pc from the one before, at least 1
 *                   u8 code              only where c = 1; otherwise the code of the entry before
 *
 * so that the many loads and stores that follow each other take one byte each.
 */
import type { TextOffset } from '../../compiled/compiled.ts';
import { bug } from '../../wasm/errors.ts';
import { TRAP_NAMES } from '../../wasm/traps.ts';
import { BlockWriter, type DeltaBlock, findBlock, forEachBlock, type Leb, readLeb } from '../bytes/delta-blocks.ts';

/** Encodes pairs (pc, TrapCode), ascending by pc. */
export function writeTraps(pairs: Int32Array): Uint8Array {
  const out = new BlockWriter();
  let previous = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const code = pairs[i + 1];
    if (code <= 0 || code >= TRAP_NAMES.length) bug(`trap code ${code}`);
    const delta = out.next(pairs[i]);
    if (delta < 0) out.leb(code);
    else {
      out.leb(delta * 2 + (code === previous ? 0 : 1));
      if (code !== previous) out.leb(code);
    }
    previous = code;
  }
  return out.finish();
}

/** Decodes a block up to `pc`: the code of the entry at exactly `pc`, or 0. `visit` sees each entry passed. */
function walkBlock(section: Uint8Array, block: DeltaBlock, pc: number, visit?: (pc: number, code: number) => void): number {
  const leb: Leb = { value: 0, next: block.pos };
  let { first: at } = block;
  let code = 0;
  for (let i = 0; i < block.count; i++) {
    let changed = 1;
    if (i > 0) {
      readLeb(section, leb.next, block.end, leb);
      if (leb.next < 0 || leb.value < 2) return 0;
      changed = leb.value & 1;
      at += Math.floor(leb.value / 2);
    }
    if (changed === 1) {
      if (leb.next >= block.end) return 0;
      code = section[leb.next++];
      if (code === 0 || code >= TRAP_NAMES.length) return 0;
    }
    if (at >= pc) return at === pc ? code : 0;
    visit?.(at, code);
  }
  return 0;
}

/** The trap code of the instruction at exactly `pc` (an offset in `.text`), or 0. */
export function lookupTrap(section: Uint8Array, pc: TextOffset): number {
  const block = findBlock(section, pc);
  return block === undefined ? 0 : walkBlock(section, block, pc);
}

/** Every entry as pairs (pc, code): for listings and tests. */
export function readTraps(section: Uint8Array): number[] {
  const pairs: number[] = [];
  forEachBlock(section, (block) => {
    walkBlock(section, block, Number.POSITIVE_INFINITY, (pc, code) => pairs.push(pc, code));
  });
  return pairs;
}
