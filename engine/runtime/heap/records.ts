/**
 * Records of types (abi/heap-layout.ts, RTT): written into the region when first asked for, one for each canonical type of the
 * store. They never move.
 */

import { HEAP_CARDS, HEAP_NULL_PAGE, OBJECT, RTT, rttOffsets } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { traits } from './traits.ts';

/** Bytes that are made accessible at a time. */
const STEP = 65536;

export class TypeRecords {
  private readonly base: number;
  /** Canonical type id → offset of its record, and back. */
  private readonly offsets = new Map<number, number>();
  private readonly ids = new Map<number, number>();
  private top = HEAP_NULL_PAGE;
  private open = HEAP_NULL_PAGE;
  /** Where a word of an object is read. */
  private readonly word = new Uint32Array(1);
  private readonly bytes = new Uint8Array(this.word.buffer);

  /** Those of the region at `base`. */
  constructor(base: number) {
    this.base = base;
  }

  /** Offset of the record of a canonical type. Throws a WasmError of class `limit` where no room is left. */
  of(id: number): number {
    const known = this.offsets.get(id);
    if (known !== undefined) return known;
    const display = [...TYPES.supertypes(id).subarray(0, -1)].map((above) => this.of(above));
    const depth = display.length;
    const { kind, size, trace, offsets, descriptor = OBJECT.header } = traits(id);
    const words = new Uint32Array(Math.ceil((rttOffsets(depth) + offsets.length * 4) / RTT.align) * (RTT.align / 4));
    const offset = this.top;
    words[RTT.descriptor / 4] = descriptor;
    words[RTT.id / 4] = id;
    words[RTT.kind / 4] = kind;
    words[RTT.size / 4] = size;
    words[RTT.trace / 4] = trace;
    words[RTT.depth / 4] = depth;
    words.set([...display, offset], RTT.display / 4);
    words.set(offsets, rttOffsets(depth) / 4);
    this.makeRoom(words.byteLength);
    addon().poke(this.base + offset, new Uint8Array(words.buffer));
    this.top += words.byteLength;
    this.offsets.set(id, offset);
    this.ids.set(offset, id);
    return offset;
  }
  private makeRoom(bytes: number): void {
    const missing = Math.ceil((this.top + bytes - this.open) / STEP) * STEP;
    if (missing <= 0) return;
    const fits = this.open + missing <= HEAP_CARDS && addon().openHeap(this.base, this.open, missing);
    if (!fits) throw new WasmError('instantiate', 'limit', 'out of memory: too many types of objects');
    this.open += missing;
  }

  /** The type whose record lies at an offset. */
  idOf(offset: number): number | undefined {
    return this.ids.get(offset);
  }
  /** Canonical type of the object at an offset. */
  typeAt(object: number): number {
    addon().peek(this.base + object + OBJECT.header, this.bytes);
    return this.idOf(wordAt(this.word, 0)) ?? bug(`no object lies at offset ${object}`);
  }
}
