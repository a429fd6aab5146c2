/**
 * Unwind tables of the Windows target ("x64 exception handling", Microsoft): `.xdata` with an UNWIND_INFO for each shape of
 * frame, `.pdata` with a RUNTIME_FUNCTION for each text function, sorted. Frames in → the two sections out, and back.
 *
 * The format describes prologues only. In a way out the system looks at the instructions themselves: at `pop rbp`, and at a
 * `ret`, `ret N` or `jmp` behind it, it takes the stack pointer as it is, before that the frame register; only while a tail call
 * moves its arguments over the frame it would go wrong, where nothing can fault. The instance register is no caller's value, so
 * its push is told as an allocation. Nothing is compiled for Windows yet, so no artifact has these sections: this is the format,
 * as other tools read it.
 */
import { ByteWriter } from '../../wasm/bytes.ts';
import { bug } from '../../wasm/errors.ts';
import { u32At } from '../bytes/delta-blocks.ts';

/** A text function as its frame is made. */
export interface WindowsFrame {
  /** Offset in `.text`, and bytes of instructions. */
  readonly start: number;
  readonly length: number;
  /** Bytes up to and with the instruction that lowers the stack pointer. */
  readonly prologue: number;
  /** Bytes below the saved frame pointer, a positive multiple of 16 (FunctionCode.frameSize). */
  readonly frameSize: number;
}
/** Addresses relative to the image (or, for code that is mapped at run time, to the base given to RtlAddFunctionTable). */
export interface WindowsPlaces {
  readonly text: number;
  readonly xdata: number;
}

const VERSION = 1;
const RBP = 5;
/** Unwind operations. */
const UWOP = { pushNonvolatile: 0, allocLarge: 1, allocSmall: 2, setFrame: 3 } as const;
/** Prologue offsets behind `push rbp`, `mov rbp, rsp`, `push r15`. */
const AFTER = { pushFrame: 1, setFrame: 4, pushInstance: 6 } as const;
const MAX_PROLOGUE = 255;
const MAX_SMALL = 128;
const MAX_SCALED = 0xffff * 8;
const RUNTIME_FUNCTION = 12;
const U32 = 2 ** 32;

/** Writes both sections. */
export function writeWindowsUnwind(
  frames: readonly WindowsFrame[],
  places: WindowsPlaces,
): { xdata: Uint8Array; pdata: Uint8Array } {
  const xdata = new ByteWriter(256);
  const pdata = new ByteWriter(frames.length * RUNTIME_FUNCTION);
  /** Frames of one shape share their UNWIND_INFO; looked up, never iterated. */
  const known = new Map<number, number>();
  for (const { start, length, prologue, frameSize } of frames) {
    if (prologue > MAX_PROLOGUE || prologue <= AFTER.pushInstance) bug(`prologue of ${prologue} bytes`);
    if (frameSize < 16 || frameSize % 16 !== 0 || frameSize >= U32) bug(`frame of ${frameSize} bytes`);
    const key = frameSize * 256 + prologue;
    let at = known.get(key);
    if (at === undefined) {
      at = xdata.length;
      known.set(key, at);
      writeInfo(xdata, prologue, frameSize);
    }
    pdata.u32le(places.text + start);
    pdata.u32le(places.text + start + length);
    pdata.u32le(places.xdata + at);
  }
  return { xdata: xdata.bytes.slice(0, xdata.length), pdata: pdata.bytes.slice(0, pdata.length) };
}

/** An UNWIND_INFO: operations stand last one first. */
function writeInfo(out: ByteWriter, prologue: number, frameSize: number): void {
  // The instance register took the first 8 bytes.
  const rest = frameSize - 8;
  const slots = rest <= MAX_SMALL ? 1 : rest <= MAX_SCALED ? 2 : 3;
  const count = slots + 3;
  out.u8(VERSION);
  out.u8(prologue);
  out.u8(count);
  // The frame register is the stack pointer as it was then: offset 0.
  out.u8(RBP);
  const code = (at: number, op: number, info: number): void => {
    out.u8(at);
    out.u8(op | (info << 4));
  };
  if (slots === 1) code(prologue, UWOP.allocSmall, rest / 8 - 1);
  else {
    code(prologue, UWOP.allocLarge, slots - 2);
    if (slots === 2) out.u16(rest / 8);
    else out.u32le(rest);
  }
  code(AFTER.pushInstance, UWOP.allocSmall, 0);
  code(AFTER.setFrame, UWOP.setFrame, 0);
  code(AFTER.pushFrame, UWOP.pushNonvolatile, RBP);
  // The number of slots in the file is even.
  if (count % 2 !== 0) out.u16(0);
}

/** The frames that the sections describe; reading stops at what this writer does not write. */
export function readWindowsUnwind(xdata: Uint8Array, pdata: Uint8Array, places: WindowsPlaces): WindowsFrame[] {
  const frames: WindowsFrame[] = [];
  for (let at = 0; at + RUNTIME_FUNCTION <= pdata.length; at += RUNTIME_FUNCTION) {
    const begin = u32At(pdata, at);
    const info = readInfo(xdata, u32At(pdata, at + 8) - places.xdata);
    if (info === undefined) break;
    frames.push({ start: begin - places.text, length: u32At(pdata, at + 4) - begin, ...info });
  }
  return frames;
}

function readInfo(xdata: Uint8Array, at: number): { prologue: number; frameSize: number } | undefined {
  if (at < 0 || at % 4 !== 0 || at + 12 > xdata.length || xdata[at] !== VERSION || xdata[at + 3] !== RBP) return undefined;
  const prologue = xdata[at + 1];
  const end = at + 4 + 2 * xdata[at + 2];
  if (end > xdata.length) return undefined;
  let frameSize = 0;
  let framed = false;
  for (let i = at + 4; i < end; i += 2) {
    const op = xdata[i + 1] & 15;
    const info = xdata[i + 1] >> 4;
    if (op === UWOP.allocSmall) frameSize += (info + 1) * 8;
    else if (op === UWOP.allocLarge && i + 2 + 2 * (info + 1) <= end) {
      frameSize += info === 0 ? (u32At(xdata, i + 2) & 0xffff) * 8 : u32At(xdata, i + 2);
      i += 2 * (info + 1);
    } else if (op === UWOP.setFrame) framed = true;
    else if (op !== UWOP.pushNonvolatile || info !== RBP) return undefined;
  }
  return framed ? { prologue, frameSize } : undefined;
}
