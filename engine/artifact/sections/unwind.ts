/**
 * `.eh_frame`: call frame information (DWARF 5, section 6.4, in the form of the Linux Standard Base, chapter 10.6), from which
 * unwinders, debuggers and profilers walk through generated code. Text section in → bytes out: one CIE with what all functions
 * share, one FDE a text function in text order, a terminator. Exact at every instruction: prologue, returns and tail calls
 * included, so a walk may start anywhere.
 *
 * The section stands directly behind `.text` whatever else the artifact holds, and FDEs name their function by the distance to
 * it: nothing is relocated, wherever both are mapped.
 */

import { FRAME_CHANGE, type TextSection } from '../../compiled/compiled.ts';
import { CFA } from '../../target/cfa.ts';
import type { UnwindRules } from '../../target/index.ts';
import { ByteWriter } from '../../wasm/bytes.ts';
import { bug } from '../../wasm/errors.ts';
import { u32At } from '../bytes/delta-blocks.ts';
import type { Mismatch } from './engine-info.ts';
import { functionAt, functionCount } from './functions.ts';

export const UNWIND_SECTION = '.eh_frame';

/** Pointer encoding of the CIE's augmentation: DW_EH_PE_pcrel | DW_EH_PE_sdata4. */
const PCREL_SDATA4 = 0x1b;

/** Records begin and end at multiples of this. */
const ALIGN = 4;

/** A number below 64 as one byte of a signed LEB128. */
const sleb = (n: number): number => n & 0x7f;

/** The record that all functions share: "zR", version 1, and what holds at a function's first instruction. */
function writeCie(out: ByteWriter, rules: UnwindRules): void {
  const { codeAlignment, dataAlignment, returnAddress, entry } = rules;
  const head = [0, 0, 0, 0, 1, 0x7a, 0x52, 0, codeAlignment, sleb(dataAlignment), returnAddress, 1, PCREL_SDATA4];
  append(out, [...head, ...entry]);
}
function append(out: ByteWriter, bytes: readonly number[]): void {
  for (const b of bytes) out.u8(b);
}

/** Writes the section; it will stand `distance` bytes behind the text's start. */
export function writeUnwind(text: TextSection, distance: number, rules: UnwindRules): Uint8Array {
  const { functions, frameChanges } = text;
  // Unwinders want no section that describes nothing.
  const count = functionCount(functions);
  if (count === 0) return new Uint8Array(4);
  const out = new ByteWriter(64 + count * 40);
  const cie = begin(out);
  writeCie(out, rules);
  end(out, cie);
  let change = 0;
  for (let i = 0; i < count; i++) {
    const { offset, codeLength } = functionAt(functions, i);
    const record = begin(out);
    out.u32le(out.length - cie);
    out.u32le(offset - (distance + out.length));
    out.u32le(codeLength);
    out.u8(0);
    append(out, rules.prologue);
    change = writeChanges(out, rules, frameChanges, change, offset, offset + codeLength);
    end(out, record);
  }
  out.u32le(0);
  return out.bytes.slice(0, out.length);
}

function begin(out: ByteWriter): number {
  out.u32le(0);
  return out.length - 4;
}
/** Pads a record and fills its length in. */
function end(out: ByteWriter, record: number): void {
  while (out.length % ALIGN !== 0) out.u8(CFA.nop);
  new DataView(out.bytes.buffer).setUint32(record, out.length - record - 4, true);
}

/** Instructions for the changes of the function at `start`; returns the index of the next function's first change. */
function writeChanges(
  out: ByteWriter,
  rules: UnwindRules,
  changes: Int32Array,
  first: number,
  start: number,
  limit: number,
): number {
  let at = start + rules.prologueLength;
  let state: number = FRAME_CHANGE.whole;
  let i = first;
  for (; i < changes.length && changes[i] <= limit; i += 2) {
    const offset = changes[i];
    const next = changes[i + 1];
    // A function that ends with a return has nothing behind it to describe. The next function's changes come behind its prologue.
    if (offset === limit) continue;
    advance(out, (offset - at) / rules.codeAlignment);
    at = offset;
    if (next === FRAME_CHANGE.whole) out.u8(CFA.restoreState);
    else {
      if (state === FRAME_CHANGE.whole) out.u8(CFA.rememberState);
      if (next === FRAME_CHANGE.left) append(out, state === FRAME_CHANGE.moving ? rules.leftFromMoving : rules.left);
      else if (next === FRAME_CHANGE.moving) append(out, rules.moving);
      else bug(`frame change ${next}`);
    }
    state = next;
  }
  return i;
}
/** The next rule begins so many units of code later. */
function advance(out: ByteWriter, units: number): void {
  if (units < 0x40) out.u8(CFA.advance | units);
  else if (units < 0x100) {
    out.u8(CFA.advance1);
    out.u8(units);
  } else if (units < 0x10000) {
    out.u8(CFA.advance2);
    out.u16(units);
  } else {
    out.u8(CFA.advance4);
    out.u32le(units);
  }
}

/**
 * What a loader must know before it hands the section to an unwinder, which walks it to its end: it stands where its distances
 * count on, and has an end. The records in between are trusted like the code they describe.
 */
export function checkUnwind(section: Uint8Array, offset: number, textEnd: number, problems: Mismatch[]): void {
  const what = `section ${UNWIND_SECTION}`;
  const fix = 'compile the module again';
  const hex = (n: number): string => `0x${n.toString(16)}`;
  if (offset !== textEnd)
    problems.push({ what, found: `offset ${hex(offset)}`, expected: `to begin where .text ends, at ${hex(textEnd)}`, fix });
  const { length } = section;
  if (length < 4 || length % ALIGN !== 0 || u32At(section, length - 4) !== 0) {
    problems.push({ what, found: `${length} bytes without an end`, expected: 'records and a terminator', fix });
  }
}

/** A record of the section. */
export interface FrameRecord {
  /** Offset in `.text`. */
  readonly start: number;
  readonly length: number;
}
/**
 * The functions described by a section that stands `distance` bytes behind the text's start; reading stops at what makes no
 * sense.
 */
export function readUnwind(section: Uint8Array, distance: number): FrameRecord[] {
  const records: FrameRecord[] = [];
  let at = 0;
  while (at + 16 <= section.length) {
    const length = u32At(section, at);
    if (length < 12 || length > section.length - at - 4) break;
    if (u32At(section, at + 4) !== 0) {
      const start = distance + at + 8 + (u32At(section, at + 8) | 0);
      records.push({ start, length: u32At(section, at + 12) });
    }
    at += 4 + length;
  }
  return records;
}
