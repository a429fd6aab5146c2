/**
 * Control frames: a frame is a number, from 0 for the function's own, and its fields stand in columns, whatever the nesting.
 */
import { type Column, column, extended, IntList, sized } from '../../base/arrays.ts';
import { type Brand, FIRST, NONE } from '../../base/brand.ts';
import type { Value } from '../../ir/func.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import { BOT, type TagIndex, type ValType } from '../../wasm/types.ts';
import type { Label } from './ssa.ts';

/** An open control frame. */
export type ControlFrame = Brand<'control frame'>;
/** The function's own, around all others. */
export const FUNCTION_FRAME: ControlFrame = FIRST;

// The signature of a frame: a signature's number (env.ts), or one of the short forms of block types.
/** [] -> []. */
export const NO_VALUES = -1;
/** [] -> [type]. */
export const oneResult = (type: ValType): number => NO_VALUES - 1 - (type - BOT);
/** Whether it is a short form. */
export const isShort = (sig: number): boolean => sig < 0;
/** The type that `oneResult` was given. */
export const resultOf = (sig: number): ValType => NO_VALUES - 1 - sig + BOT;

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

/** The fields of frames. */
export class ControlFrames {
  kind: Column<ControlFrame> = column(64);
  sig: Column<ControlFrame> = column(64);
  /** Height of the operand stack below the frame's parameters. */
  height: Column<ControlFrame> = column(64);
  /** Its label in `Translator.ssa`. */
  label: Column<ControlFrame, Label> = column(64);
  /** If: the brif whose edge to the other arm is open, that edge's number, and where its parameters stand in `saved`. */
  brif: Column<ControlFrame, Value> = column(64);
  otherEdge: Column<ControlFrame> = column(64);
  saved: Column<ControlFrame> = column(64);
  /** How many clauses of try_tables are around the frame: length of `Translator.catches` at its entry. */
  catches: Column<ControlFrame> = column(64);
  /** Try: the exception that its clause took which is being translated (or NONE where nothing throws it again). */
  caught: Column<ControlFrame, Value> = column(64);
  /** Loop: masks of the alias classes that it may write, as the prescan has it, and that were written before it. */
  mayWrite: Column<ControlFrame> = column(64);
  writtenBefore: Column<ControlFrame> = column(64);
  /** How many frames the function has had before. */
  serial: Column<ControlFrame> = column(64);

  /** Room for `n` frames. */
  reserve(n: number): void {
    // All columns have one length.
    if (n <= this.kind.length) return;
    this.kind = extended(this.kind, n);
    this.sig = extended(this.sig, n);
    this.height = extended(this.height, n);
    this.label = extended(this.label, n);
    this.brif = extended(this.brif, n);
    this.otherEdge = extended(this.otherEdge, n);
    this.saved = extended(this.saved, n);
    this.catches = extended(this.catches, n);
    this.caught = extended(this.caught, n);
    this.mayWrite = extended(this.mayWrite, n);
    this.writtenBefore = extended(this.writtenBefore, n);
    this.serial = extended(this.serial, n);
  }
}

/** Catch clauses, one an entry of each list: the first to be asked last. */
export class Clauses {
  /** ANY_TAG: takes everything. */
  readonly tag: IntList<TagIndex> = new IntList();
  /** 1 where the label takes the exnref, too. */
  readonly withRef: IntList = new IntList();
  readonly target: IntList<ControlFrame> = new IntList();
  /** Where others are asked from here on: how many clauses are asked instead of those behind. NONE elsewhere. */
  readonly outer: IntList = new IntList();

  get length(): number {
    return this.tag.length;
  }
  push(tag: TagIndex, withRef: number, target: ControlFrame, outer: number = NONE): void {
    this.tag.push(tag);
    this.withRef.push(withRef);
    this.target.push(target);
    this.outer.push(outer);
  }
  truncate(length: number): void {
    this.tag.length = length;
    this.withRef.length = length;
    this.target.length = length;
    this.outer.length = length;
  }
}

/** The clauses that can be asked at a call: the first of each tag. */
export class AskedClauses extends Clauses {
  /** By tag: the call at which it was last asked. */
  private marks: Column<TagIndex> = column(64);
  private generation = 0;

  /** Another call, of a module with so many tags. */
  begin(tags: number): void {
    this.truncate(0);
    this.marks = sized(this.marks, tags);
    this.generation++;
  }
  /** Whether a clause of this tag is asked already. */
  has(tag: TagIndex): boolean {
    return tag !== ANY_TAG && this.marks[tag] === this.generation;
  }
  /** A clause that is asked behind the others. */
  ask(tag: TagIndex, withRef: number, target: ControlFrame): void {
    this.push(tag, withRef, target);
    if (tag !== ANY_TAG) this.marks[tag] = this.generation;
  }
}

/** For each label of a br_table, the slot that first named it. */
export class LabelSlots {
  private slots = new Int32Array(64);
  private marks = new Int32Array(64);
  private generation = 0;

  /** The slot of the current br_table that first named the label; starts over when `slot` is the first of its list. */
  first(label: number, slot: number): number {
    if (slot === 0) this.generation++;
    this.slots = extended(this.slots, label + 1);
    this.marks = extended(this.marks, label + 1);
    if (this.marks[label] !== this.generation) {
      this.marks[label] = this.generation;
      this.slots[label] = slot;
    }
    return this.slots[label];
  }
}
