/**
 * The layout of control frames: plain words in a typed array, one stack of frames a function, whatever its nesting.
 */
import { extended } from '../base/arrays.ts';

/** Fields of a control frame in `frames`. */
export const FRAME = {
  kind: 0,
  /** Signature: type index, -1 for [] -> [], -2 - t for [] -> [t]. */
  sig: 1,
  /** Height of the operand stack below the frame's parameters. */
  height: 2,
  /** Its label's number in `Translator.ssa`. */
  label: 3,
  /** If: the brif whose edge to the other arm is open, that edge's number, and where its parameters stand in `saved`. */
  brif: 4,
  otherEdge: 5,
  saved: 6,
  /** Clauses of the try_tables around the frame: length of `Translator.catches` at its entry. */
  catches: 7,
  /** Try: the exception that its clause took which is being translated (or NONE where nothing throws it again). */
  caught: 8,
  /** How many frames the function has had before. */
  serial: 9,
} as const;
/** Words of a frame. */
export const STRIDE = Object.keys(FRAME).length;
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
