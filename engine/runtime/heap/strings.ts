/**
 * What stubs know of strings (STRING_ROW): lengths, and copies of code units, so that asking for one is no call of the host.
 * Strings never change, and equal ones are one host value: what is known of a handle holds until it is given to another.
 */

import { STORE, STRING_ROW } from '../../abi/layout.ts';
import { type ArenaBlock, putAddress } from '../../addon/arena.ts';
import { addon } from '../../addon/native.ts';
import { wordAt } from '../../base/arrays.ts';

const FIRST_ROWS = 256;
const ROW_WORDS = STRING_ROW.size / 4;
/** Units of a piece of memory for many strings; a longer one has its own. */
const CHUNK_UNITS = 1 << 15;
/** Units that are at hand; beyond, all are forgotten. */
const MOST_UNITS = 1 << 22;
/** A string's units are copied once a unit has been asked for this part of its length: one question copies no megabyte. */
const PATIENCE = 64;

/** The strings of a store. */
export class KnownStrings {
  /** The STORE block. */
  private readonly block: ArenaBlock;
  private rows = new Int32Array(0);
  private chunks: ArrayBuffer[] = [];
  private chunk = new ArrayBuffer(0);
  private address = 0;
  private used = 0;
  private all = 0;

  constructor(block: ArenaBlock) {
    this.block = block;
  }

  /** From now on stubs know the host value of that handle as this string; `asked`: for one of its units. */
  learn(handle: number, text: string, asked: boolean): void {
    if (handle * ROW_WORDS >= this.rows.length) this.grow(handle + 1);
    const { rows } = this;
    const at = handle * ROW_WORDS;
    const known = wordAt(rows, at + STRING_ROW.known / 4);
    rows[at + STRING_ROW.length / 4] = text.length;
    rows[at + STRING_ROW.known / 4] = Math.max(1, known);
    if (!asked || text.length > MOST_UNITS) return;
    if (known * PATIENCE < text.length) rows[at + STRING_ROW.known / 4] = Math.max(1, known) + 1;
    else this.copy(at, text);
  }
  /** A handle is that of another value from now on. */
  forget(handle: number): void {
    this.rows.fill(0, handle * ROW_WORDS, (handle + 1) * ROW_WORDS);
  }

  private grow(handles: number): void {
    const longer = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(handles, FIRST_ROWS))) * ROW_WORDS);
    longer.set(this.rows);
    this.rows = longer;
    const { words, at } = this.block;
    putAddress(words, at + STORE.strings / 4, addon().addressOf(longer.buffer));
    words[at + STORE.stringRows / 4] = longer.length / ROW_WORDS;
  }
  private copy(at: number, text: string): void {
    const { length } = text;
    if (this.all + length > MOST_UNITS) this.forgetUnits();
    if (this.used + 2 * length > this.chunk.byteLength) {
      this.chunk = new ArrayBuffer(2 * Math.max(length, CHUNK_UNITS));
      this.address = addon().addressOf(this.chunk);
      this.chunks.push(this.chunk);
      this.used = 0;
    }
    const units = new Uint16Array(this.chunk, this.used, length);
    for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
    putAddress(this.rows, at + STRING_ROW.units / 4, this.address + this.used);
    this.used += 2 * length;
    this.all += length;
  }
  private forgetUnits(): void {
    for (let at = STRING_ROW.units / 4; at < this.rows.length; at += ROW_WORDS) this.rows.fill(0, at, at + 2);
    this.chunks = [];
    this.chunk = new ArrayBuffer(0);
    this.used = 0;
    this.all = 0;
  }
}
