/**
 * Looks at a heap right after a collection, word by word: objects of known types fill the space without a gap, and every
 * reference, in objects and in roots, is null, an i31, a host value that there is, or the beginning of an object; descriptors are
 * objects of their type. Knows the layout from the types, not from their records.
 */

import { OBJECT, REF, RTT_KIND } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug } from '../../wasm/errors.ts';
import { traits } from './traits.ts';

/** Where objects lie: offsets in the region at `base`. */
export interface Extent {
  readonly base: number;
  readonly from: number;
  readonly end: number;
}

/** What there is beside objects. */
export interface Known {
  /** Canonical type of the record at an offset. */
  typeOf(record: number): number | undefined;
  /** Whether a host value has that handle. */
  isValue(handle: number): boolean;
}

/** Throws a fault of ours where something is wrong. `roots`: cells as RootList has them. */
export function verifyHeap({ base, from, end }: Extent, roots: Float64Array, known: Known): void {
  const words = read(base + from, end - from);
  const word = (offset: number): number => wordAt(words, (offset - from) / 4);
  const starts = new Set<number>();
  /** Cells of objects that hold references. */
  const cells: number[] = [];
  /** Those that hold descriptors, and their types. */
  const descriptors: [cell: number, type: number | undefined][] = [];
  for (let at = from; at < end; ) {
    const id = known.typeOf(word(at + OBJECT.header)) ?? bug(`the header at ${at} is ${word(at)}, which is no type`);
    starts.add(at);
    const { kind, size, trace, offsets, descriptor } = traits(id);
    if (kind !== RTT_KIND.array) {
      for (const offset of offsets) cells.push(at + offset);
      if (descriptor !== undefined) descriptors.push([at + descriptor, TYPES.definition(id).descriptor]);
      at += size;
    } else {
      const length = word(at + OBJECT.length);
      if (trace > 0) for (let i = 0; i < length; i++) cells.push(at + OBJECT.elements + 4 * i);
      at += Math.ceil((OBJECT.elements + length * 2 ** size) / OBJECT.align) * OBJECT.align;
    }
    if (at > end) bug(`an object ends at ${at}, beyond ${end}`);
  }
  const check = (ref: number, where: string): void => {
    if (ref === REF.null || (ref & REF.i31) !== 0 || starts.has(ref)) return;
    if ((ref & REF.noObject) === REF.host && known.isValue(ref >>> REF.hostShift)) return;
    bug(`${where} is ${ref}, which is no reference`);
  };
  for (const cell of cells) check(word(cell), `the cell at ${cell}`);
  for (const [cell, type] of descriptors) {
    const ref = word(cell);
    if (!starts.has(ref) || known.typeOf(word(ref + OBJECT.header)) !== type) bug(`the descriptor at ${cell} is ${ref}`);
  }
  for (let i = 0; i < roots.length; i += 3) {
    const [address = 0, count = 0, distance = 0] = roots.subarray(i, i + 3);
    const cell = read(address, count * distance);
    for (let k = 0; k < count; k++) {
      const at = (k * distance) / 4;
      const where = `root ${k} of those at 0x${address.toString(16)}`;
      check(wordAt(cell, at), where);
      if (distance >= 8 && cell[at + 1] !== 0) bug(`${where} has an upper half`);
    }
  }
}

function read(address: number, bytes: number): Uint32Array {
  const words = new Uint32Array(bytes / 4);
  if (bytes > 0) addon().peek(address, new Uint8Array(words.buffer));
  return words;
}
