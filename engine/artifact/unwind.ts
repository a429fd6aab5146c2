/**
 * `.eh_frame`: call frame information (DWARF 5, section 6.4, in the form of the Linux Standard Base, chapter 10.6), from which
 * unwinders, debuggers and profilers walk through generated code. Text section in → bytes out: one CIE with what all functions
 * share, one FDE a text function in text order, a terminator. Exact at every instruction: prologue, returns and tail calls
 * included, so a walk may start anywhere.
 *
 * The section stands directly behind `.text` whatever else the artifact holds, and FDEs name their function by the distance to it:
 * nothing is relocated, wherever both are mapped.
 */
import { ByteWriter } from '../wasm/bytes.ts';
import { bug } from '../wasm/errors.ts';
import { FRAME_CHANGE, type TextSection } from './compiled.ts';
import { u32At } from './delta-blocks.ts';
import type { Mismatch } from './engine-info.ts';

export const UNWIND_SECTION = '.eh_frame';

/** DWARF numbers of x86-64 registers (psABI, figure 3.36). */
const REG = { rax: 0, rbx: 3, rbp: 6, rsp: 7, r11: 11, r12: 12, r13: 13, r14: 14, r15: 15, returnAddress: 16 } as const;
/** Instructions (DWARF 5, section 7.24); the first three carry their operand in the lower six bits. */
const CFA = {
  advance: 0x40,
  offset: 0x80,
  restore: 0xc0,
  nop: 0x00,
  advance1: 0x02,
  advance2: 0x03,
  advance4: 0x04,
  undefined: 0x07,
  sameValue: 0x08,
  register: 0x09,
  rememberState: 0x0a,
  restoreState: 0x0b,
  define: 0x0c,
  defineRegister: 0x0d,
  defineOffset: 0x0e,
} as const;
/** Pointer encoding of the CIE's augmentation: DW_EH_PE_pcrel | DW_EH_PE_sdata4. */
const PCREL_SDATA4 = 0x1b;

/**
 * What holds at a function's first instruction: the return address is at the stack pointer. Generated code preserves nothing for its
 * caller but the frame pointer; the instance register is an argument.
 */
const CIE_BODY = Uint8Array.from([
  ...[0, 0, 0, 0, 1, 0x7a, 0x52, 0], // CIE id, version 1, "zR"
  ...[1, 0x78, REG.returnAddress, 1, PCREL_SDATA4], // code and data alignment 1 and -8, augmentation
  ...[CFA.define, REG.rsp, 8, CFA.offset | REG.returnAddress, 1, CFA.sameValue, REG.rbp],
  ...[REG.rbx, REG.r12, REG.r13, REG.r14, REG.r15].flatMap((r) => [CFA.undefined, r]),
]);
/** `push rbp` (1 byte), `mov rbp, rsp` (3 bytes). */
const PROLOGUE = [
  ...[CFA.advance | 1, CFA.defineOffset, 16, CFA.offset | REG.rbp, 2],
  ...[CFA.advance | 3, CFA.defineRegister, REG.rbp],
];
const PROLOGUE_END = 4;

/** Records begin and end at multiples of this. */
const ALIGN = 4;

/** Writes the section; it will stand `distance` bytes behind the text's start. */
export function writeUnwind(text: TextSection, distance: number): Uint8Array {
  const { functions, frameChanges } = text;
  // Unwinders want no section that describes nothing.
  if (functions.length === 0) return new Uint8Array(4);
  const out = new ByteWriter(64 + (functions.length / 3) * 40);
  const cie = begin(out);
  for (const b of CIE_BODY) out.u8(b);
  end(out, cie);
  let change = 0;
  for (let i = 0; i < functions.length; i += 3) {
    const start = functions[i];
    const length = functions[i + 1];
    const record = begin(out);
    out.u32le(out.length - cie);
    out.u32le(start - (distance + out.length));
    out.u32le(length);
    out.u8(0);
    for (const b of PROLOGUE) out.u8(b);
    change = writeChanges(out, frameChanges, change, start, start + length);
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
function writeChanges(out: ByteWriter, changes: Int32Array, first: number, start: number, limit: number): number {
  let at = start + PROLOGUE_END;
  let state: number = FRAME_CHANGE.whole;
  let i = first;
  for (; i < changes.length && changes[i] <= limit; i += 2) {
    const offset = changes[i];
    const next = changes[i + 1];
    // A function that ends with a return has nothing behind it to describe. The next function's changes come behind its prologue.
    if (offset === limit) continue;
    advance(out, offset - at);
    at = offset;
    if (next === FRAME_CHANGE.whole) out.u8(CFA.restoreState);
    else {
      if (state === FRAME_CHANGE.whole) out.u8(CFA.rememberState);
      if (next === FRAME_CHANGE.left) writeLeft(out, state);
      else if (next === FRAME_CHANGE.moving) writeMoving(out);
      else bug(`frame change ${next}`);
    }
    state = next;
  }
  return i;
}
function writeLeft(out: ByteWriter, before: number): void {
  out.u8(CFA.define);
  out.u8(REG.rsp);
  out.u8(8);
  out.u8(CFA.restore | REG.rbp);
  if (before === FRAME_CHANGE.moving) out.u8(CFA.restore | REG.returnAddress);
}
/** The registers of x64/emit-control.ts leaveFrame. */
function writeMoving(out: ByteWriter): void {
  out.u8(CFA.register);
  out.u8(REG.rbp);
  out.u8(REG.rax);
  out.u8(CFA.register);
  out.u8(REG.returnAddress);
  out.u8(REG.r11);
}
function advance(out: ByteWriter, bytes: number): void {
  if (bytes < 0x40) out.u8(CFA.advance | bytes);
  else if (bytes < 0x100) {
    out.u8(CFA.advance1);
    out.u8(bytes);
  } else if (bytes < 0x10000) {
    out.u8(CFA.advance2);
    out.u16(bytes);
  } else {
    out.u8(CFA.advance4);
    out.u32le(bytes);
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
/** The functions described by a section that stands `distance` bytes behind the text's start; reading stops at what makes no sense. */
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
