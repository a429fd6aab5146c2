/**
 * `.touchstone.exceptions` (only where a call has handlers): where an exception goes on that arrives at a call. Sorted by return
 * address, exact match: a frame that waits at another one lets everything through. Frame: bytes/delta-blocks.ts. An entry is
 *
 *   leb(delta)               distance of its pc from the one before; left out for a block's first entry, whose pc is in the index
 *   leb(frame)               bytes from the stack pointer that the handlers expect up to the frame pointer
 *   leb(n)                   handlers, at least one, in the order in which they are asked; then for each
 *     leb(tag + 1)           index in the tag space of the module; 0: takes every exception
 *     leb(zigzag(landing))   where it begins, from the return address
 */

import { nextOf } from '../../base/brand.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import { bug } from '../../wasm/errors.ts';
import type { TagIndex } from '../../wasm/types.ts';
import { BlockWriter, findBlock, forEachBlock, unzigzag, walkEntries, zigzag } from '../bytes/delta-blocks.ts';

/** What takes an exception. */
export interface ExceptionHandler {
  /** Index in the tag space of the module, or ANY_TAG. */
  readonly tag: TagIndex;
  /** Where it begins, an offset in `.text`. */
  readonly pc: TextOffset;
}
/** The handlers of a call. */
export interface CallHandlers {
  /** Return address of the call, an offset in `.text`. */
  readonly pc: TextOffset;
  /** Bytes from the stack pointer that they expect up to the frame pointer. */
  readonly frame: number;
  readonly handlers: readonly ExceptionHandler[];
}

/** Encodes records as TextSection.handlers has them; undefined where there are none. */
export function writeExceptions(records: Int32Array): Uint8Array | undefined {
  if (records.length === 0) return undefined;
  const out = new BlockWriter();
  for (let i = 0; i < records.length; ) {
    const pc = records[i];
    const n = records[i + 2];
    if (n < 1) bug(`a call with ${n} handlers`);
    const delta = out.next(pc);
    if (delta >= 0) out.leb(delta);
    out.leb(records[i + 1]);
    out.leb(n);
    const end = i + 3 + 2 * n;
    for (i += 3; i < end; i += 2) {
      out.leb(records[i] - ANY_TAG);
      out.leb(zigzag(records[i + 1] - pc));
    }
  }
  return out.finish();
}

/** What follows the place of an entry. */
function decode(at: TextOffset, read: () => number): CallHandlers | undefined {
  const frame = read();
  const n = read();
  const handlers: ExceptionHandler[] = [];
  for (let k = 0; k < n; k++) {
    const tag: TagIndex = nextOf(read() + ANY_TAG);
    const landing = read();
    if (landing < 0) return undefined;
    handlers.push({ tag, pc: nextOf(at + unzigzag(landing)) });
  }
  return { pc: at, frame, handlers };
}

/** The handlers of the call that returns to exactly `pc` (an offset in `.text`); undefined: none. */
export function lookupHandlers(section: Uint8Array, pc: TextOffset): CallHandlers | undefined {
  const block = findBlock(section, pc);
  return block === undefined ? undefined : walkEntries(section, block, pc, decode);
}

/** Every entry: for listings and tests. */
export function readExceptions(section: Uint8Array): CallHandlers[] {
  const entries: CallHandlers[] = [];
  forEachBlock(section, (block) => {
    walkEntries(section, block, Number.POSITIVE_INFINITY, decode, (entry) => entries.push(entry));
  });
  return entries;
}
