/**
 * The assembler: executes a row of rows.ts. (opcode, registers or address, immediate) → bytes in a CodeBuffer, with the shortest
 * displacement and immediate. Rows are parsed once into flat tables; encoding an instruction allocates nothing.
 *
 * Encoding rules: Intel manual volume 2, section 2.1 (ModRM, SIB), 2.2.1 (REX), 2.3 (VEX).
 */
import { bug } from '../../../wasm/errors.ts';
import type { CodeBuffer } from '../../emit/code-buffer.ts';
import { ROWS, type Row } from './rows.ts';

const N = ROWS.length;
/** Legacy prefix byte: 0, 0x66, 0xf2, 0xf3 (for VEX its pp code, 0..3). */
const PREFIX = new Uint8Array(N);
/** Opcode map: 0 one byte, 1 0F, 2 0F 38, 3 0F 3A. */
const MAP = new Uint8Array(N);
const OPCODE = new Uint8Array(N);
/** ModRM.reg extension where the reg operand is absent. */
const DIGIT = new Uint8Array(N);
/** Alternative opcode and when it holds: 1 immediate fits in 8 bits, 2 immediate is 1. */
const ALT_OPCODE = new Uint8Array(N);
const ALT_RULE = new Uint8Array(N);
const IMM_BYTES = new Uint8Array(N);
const FLAGS = new Uint8Array(N);
const W = 1;
const VEX = 2;
const REG8 = 4;
const RM8 = 8;
/** Opcode plus condition code: the immediate is the condition. */
const PLUS_CC = 16;
/** Opcode plus register, no ModRM. */
const PLUS_REG = 32;
const HAS_REG = 64;
/** The lock prefix stands before all others. */
const LOCK = 128;
/** ModRM of an instruction that is spelt out; 0 elsewhere. */
const MODRM = new Uint8Array(N);

/** Positions of the operands in the vcode instruction; 255 absent. */
export const REG_POS = new Uint8Array(N).fill(255);
export const V_POS = new Uint8Array(N).fill(255);
export const RM_POS = new Uint8Array(N).fill(255);

/** Prefixes, and what a VEX prefix has in their place; its parts are `VEX.128.66.0F38.W1`. Length and W0 nobody asks for. */
const VEX_PREFIX: Readonly<Record<string, number>> = { 66: 1, F3: 2, F2: 3 };
const VEX_MAP: Readonly<Record<string, number>> = { '0F': 1, '0F38': 2, '0F3A': 3 };
/** Bytes that lead to an opcode map, from the map before. */
const ESCAPES: Readonly<Record<string, { readonly from: number; readonly to: number }>> = {
  '0F': { from: 0, to: 1 },
  38: { from: 1, to: 2 },
  '3A': { from: 1, to: 3 },
};
/** Bytes of an immediate; the upper half of one of 64 bits is the caller's (encodeImm64). */
const IMMEDIATES: Readonly<Record<string, number>> = { ib: 1, iw: 2, id: 4, iq: 4 };
const OPCODE_FLAGS: Readonly<Record<string, number>> = { cc: PLUS_CC, rd: PLUS_REG };
const OPERAND_FLAGS: Readonly<Record<string, number>> = { '/r': HAS_REG, r8: REG8, m8: RM8 };

/** Reads what stands in front of the opcode of row `i`; whether `token` does. */
function parsePrefix(i: number, token: string): boolean {
  if (token.startsWith('VEX.')) {
    for (const part of token.split('.')) {
      PREFIX[i] = VEX_PREFIX[part] ?? PREFIX[i];
      MAP[i] = VEX_MAP[part] ?? MAP[i];
      if (part === 'W1') FLAGS[i] |= W;
    }
    FLAGS[i] |= VEX;
    return true;
  }
  if (token === 'REX.W') {
    FLAGS[i] |= W;
    return true;
  }
  // Behind VEX, which has all of it, comes the opcode.
  if (FLAGS[i] & VEX) return false;
  const led = ESCAPES[token];
  if (token === 'F0') FLAGS[i] |= LOCK;
  else if (VEX_PREFIX[token] !== undefined && MAP[i] === 0 && PREFIX[i] === 0) PREFIX[i] = Number.parseInt(token, 16);
  else if (led?.from === MAP[i]) MAP[i] = led.to;
  else return false;
  return true;
}

/** Reads what stands behind the opcode of row `i`. */
function parseSuffix(i: number, token: string): void {
  const flag = OPERAND_FLAGS[token];
  const bytes = IMMEDIATES[token];
  if (flag !== undefined) FLAGS[i] |= flag;
  else if (bytes !== undefined) IMM_BYTES[i] = bytes;
  else if (token.startsWith('/')) DIGIT[i] = Number(token.slice(1));
  else if (/^[0-9A-F]{2}$/.test(token)) MODRM[i] = Number.parseInt(token, 16);
  else bug(`encoding of row ${i}: ${token}`);
}

function parseRow(i: number, encoding: string): void {
  const [first, last = first] = encoding.split(' | ');
  const tokens = last.split(' ');
  const at = tokens.findIndex((token) => !parsePrefix(i, token));
  const [opcode, plus = ''] = tokens[at].split('+');
  OPCODE[i] = Number.parseInt(opcode, 16);
  FLAGS[i] |= OPCODE_FLAGS[plus] ?? 0;
  for (const token of tokens.slice(at + 1)) parseSuffix(i, token);
  if (first === last) return;
  const [shorter, ...behind] = first.split(' ').filter((token) => !/^(REX\.W|F0|66)$/.test(token));
  ALT_OPCODE[i] = Number.parseInt(shorter, 16);
  ALT_RULE[i] = behind.at(-1) === '1' ? 2 : 1;
}
ROWS.forEach(([, encoding, shape], i) => {
  if (shape === '-') return;
  parseRow(i, encoding);
  if (shape === 'O') return;
  if (shape === 'M') RM_POS[i] = 0;
  else if (shape === 'VM') {
    V_POS[i] = 0;
    RM_POS[i] = 1;
  } else {
    REG_POS[i] = 0;
    RM_POS[i] = shape === 'RM' ? 1 : 2;
    if (shape === 'RVM') V_POS[i] = 1;
  }
});

/** REX of an instruction with these registers in ModRM.reg, index and base (or r/m): 0 where it needs none. */
function rexOf(op: Row, r: number, x: number, b: number): number {
  const bits = (FLAGS[op] & W ? 8 : 0) | (r > 7 ? 4 : 0) | (x > 7 ? 2 : 0) | (b > 7 ? 1 : 0);
  // Without REX the byte registers 4..7 are ah, ch, dh, bh.
  return bits !== 0 || (FLAGS[op] & REG8 && r > 3) ? 0x40 | bits : 0;
}

/** Prefixes, REX or VEX, opcode; then the caller writes ModRM. Returns the offset behind. */
function head(bytes: Uint8Array, from: number, op: Row, imm: number, rex: number, v: number): number {
  let at = from;
  const flags = FLAGS[op];
  const map = MAP[op];
  let opcode = OPCODE[op];
  if (flags & VEX) {
    // The bits of REX, all but W inverted.
    const tail = ((~v & 15) << 3) | PREFIX[op];
    const rxb = (~rex & 7) << 5;
    if (map === 1 && (rex & 11) === 0) {
      bytes[at++] = 0xc5;
      bytes[at++] = (rxb & 0x80) | tail;
    } else {
      bytes[at++] = 0xc4;
      bytes[at++] = rxb | map;
      bytes[at++] = ((rex & 8) << 4) | tail;
    }
  } else {
    if (flags & LOCK) bytes[at++] = 0xf0;
    const prefix = PREFIX[op];
    if (prefix !== 0) bytes[at++] = prefix;
    if (rex !== 0) bytes[at++] = rex;
    if (map !== 0) {
      bytes[at++] = 0x0f;
      if (map === 2) bytes[at++] = 0x38;
      else if (map === 3) bytes[at++] = 0x3a;
    }
    if (flags & PLUS_CC) opcode += imm;
    else {
      const rule = ALT_RULE[op];
      if (rule !== 0 && (rule === 1 ? (imm << 24) >> 24 === imm : imm === 1)) opcode = ALT_OPCODE[op];
    }
  }
  bytes[at++] = opcode;
  return at;
}

/** Bytes of immediate that follow for this row and value. */
function immBytes(op: Row, imm: number): number {
  const n = IMM_BYTES[op];
  const rule = ALT_RULE[op];
  if (rule === 1) return (imm << 24) >> 24 === imm ? 1 : n;
  if (rule === 2) return imm === 1 ? 0 : n;
  return n;
}

function immediate(bytes: Uint8Array, from: number, n: number, imm: number): number {
  let at = from;
  if (n === 0) return at;
  bytes[at++] = imm;
  if (n === 1) return at;
  bytes[at++] = imm >> 8;
  if (n === 2) return at;
  bytes[at++] = imm >> 16;
  bytes[at++] = imm >> 24;
  return at;
}

/** r/m is a register. Register numbers 0..15 (vectors without their bias). */
export function encodeReg(buf: CodeBuffer, op: Row, reg: number, v: number, rm: number, imm: number): void {
  const bytes = buf.reserve(16);
  const flags = FLAGS[op];
  let at = buf.length;
  if (flags & RM8 && rm > 3 && rm < 8 && reg < 8) {
    // Byte register spl..dil in r/m: a REX prefix without bits. No byte row has another prefix.
    bytes[at++] = 0x40 | (flags & W ? 8 : 0);
    bytes[at++] = 0x0f;
    if (MAP[op] === 0) at--;
    bytes[at++] = OPCODE[op] + (flags & PLUS_CC ? imm : 0);
  } else at = head(bytes, at, op, imm, rexOf(op, reg, 0, rm), v);
  if (flags & PLUS_REG) bytes[at - 1] |= rm & 7;
  else bytes[at++] = 0xc0 | ((flags & HAS_REG ? reg & 7 : DIGIT[op]) << 3) | (rm & 7);
  buf.length = immediate(bytes, at, immBytes(op, imm), imm);
}

/** An instruction without operands but an immediate. */
export function encodeBare(buf: CodeBuffer, op: Row, imm: number): void {
  const bytes = buf.reserve(16);
  let at = head(bytes, buf.length, op, imm, rexOf(op, 0, 0, 0), 0);
  if (MODRM[op] !== 0) bytes[at++] = MODRM[op];
  buf.length = immediate(bytes, at, immBytes(op, imm), imm);
}
/** A register gets an immediate of 64 bits. */
export function encodeImm64(buf: CodeBuffer, op: Row, rm: number, low: number, high: number): void {
  encodeReg(buf, op, 0, 0, rm, low);
  buf.word(high);
}

/** A register that an address does not have. */
export const ABSENT = -1;
/** Memory at [base + index << scale + disp]; base or index ABSENT, not both. One object says one address after the other. */
export class Address {
  base = ABSENT;
  index = ABSENT;
  scale = 0;
  disp = 0;

  /** [base + disp] */
  at(base: number, disp: number): this {
    return this.indexed(base, ABSENT, 0, disp);
  }
  /** [base + index << scale + disp] */
  indexed(base: number, index: number, scale = 0, disp = 0): this {
    this.base = base;
    this.index = index;
    this.scale = scale;
    this.disp = disp;
    return this;
  }
}

/** r/m is memory. */
export function encodeMem(
  buf: CodeBuffer,
  op: Row,
  reg: number,
  v: number,
  { base, index, scale, disp }: Address,
  imm: number,
): void {
  const bytes = buf.reserve(16);
  let at = head(bytes, buf.length, op, imm, rexOf(op, reg, index < 0 ? 0 : index, base < 0 ? 0 : base), v);
  const regBits = FLAGS[op] & HAS_REG ? (reg & 7) << 3 : DIGIT[op] << 3;
  if (base < 0) {
    // No base: SIB with base 5 and mod 0 means disp32.
    bytes[at++] = regBits | 4;
    bytes[at++] = (scale << 6) | ((index & 7) << 3) | 5;
    at = immediate(bytes, at, 4, disp);
  } else {
    const low = base & 7;
    // Base rbp or r13 with mod 0 means rip or disp32: they need a displacement byte.
    const mod = disp === 0 && low !== 5 ? 0 : (disp << 24) >> 24 === disp ? 0x40 : 0x80;
    if (index < 0 && low !== 4) bytes[at++] = mod | regBits | low;
    else {
      bytes[at++] = mod | regBits | 4;
      bytes[at++] = index < 0 ? 0x20 | low : (scale << 6) | ((index & 7) << 3) | low;
    }
    if (mod === 0x40) bytes[at++] = disp;
    else if (mod === 0x80) at = immediate(bytes, at, 4, disp);
  }
  buf.length = immediate(bytes, at, immBytes(op, imm), imm);
}

/** r/m is [rip + disp32]; returns the offset of the displacement, for a fixup relative to the end of the instruction. */
export function encodeRip(buf: CodeBuffer, op: Row, reg: number, v: number, imm: number): number {
  const bytes = buf.reserve(16);
  let at = head(bytes, buf.length, op, imm, rexOf(op, reg, 0, 0), v);
  bytes[at++] = (FLAGS[op] & HAS_REG ? (reg & 7) << 3 : DIGIT[op] << 3) | 5;
  const disp = at;
  at = immediate(bytes, at, 4, 0);
  buf.length = immediate(bytes, at, immBytes(op, imm), imm);
  return disp;
}
