/**
 * The layout of control frames: plain words in a typed array, one stack of frames a function, whatever its nesting.
 */
import { extended } from '../base/arrays.ts';

/** Alias classes with versions: 1 memory, 2 global, 3 table, 4 limits (ALIAS of ir/ops.ts). */
export const VERSIONS = 5;

/** Fields of a control frame in `frames`. */
export const FRAME = {
  kind: 0,
  /** Signature: type index, -1 for [] -> [], -2 - t for [] -> [t]. */
  sig: 1,
  /** Height of the operand stack below the frame's parameters. */
  height: 2,
  /** Loop: header block, and number of the loop in the prescan. */
  header: 3,
  loop: 4,
  /** Pending edges to the frame's end: last one, and how many. */
  pending: 5,
  pendingCount: 6,
  /** Journal length at entry. */
  journal: 7,
  /** Numbering length at the first branch to the end (or -1), and the lowest length popped to inside. */
  numbers: 8,
  numbersLow: 9,
  /** If: the brif whose else edge is open (or -1); where its versions and then its parameters stand in `saved`. */
  brif: 10,
  saved: 11,
  /** Clauses of the try_tables around the frame: length of `Translator.catches` at its entry. */
  catches: 12,
  /** Try: the exception that its clause took which is being translated (or NONE where nothing throws it again). */
  caught: 13,
  /** How many frames the function has had before. */
  serial: 14,
  /** Versions at the end, merged over pending edges, -1 where they differ: VERSIONS words. */
  versions: 15,
} as const;
/** Words of a frame. */
export const STRIDE = FRAME.versions + VERSIONS;
export const KIND = {
  func: 0,
  block: 1,
  loop: 2,
  if: 3,
  else: 4,
  try: 5,
  /** Ends where a clause of a `try` begins: no label names it. */
  clause: 6,
} as const;

/** Where an edge's pool index is to be written. */
export const FIELD = { a: 0, b: 1, c: 2, table: 3 } as const;

/** For each label of a br_table, the slot that first named it. */
export class LabelSlots {
  private slots = new Int32Array(64);
  private marks = new Int32Array(64);
  private generation = 0;

  /** The slot of the current br_table that first named the label; starts over when `slot` is the first of its list. */
  first(label: number, slot: number, isFirst: boolean): number {
    if (isFirst) this.generation++;
    this.slots = extended(this.slots, label + 1);
    this.marks = extended(this.marks, label + 1);
    if (this.marks[label] !== this.generation) {
      this.marks[label] = this.generation;
      this.slots[label] = slot;
    }
    return this.slots[label];
  }
}
