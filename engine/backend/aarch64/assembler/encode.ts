/**
 * The assembler: executes a row of rows.ts. (row, registers, immediate) → an instruction word. A diagram is parsed into flat
 * tables when its row is first encoded: programs use a few rows, and those for other machines none.
 */
import { bug } from '../../../wasm/errors.ts';
import { ROWS, type Row } from './rows.ts';

/** Bits of a field by its name, where it is no register; those of registers are 5. */
const FIELD_BITS: Readonly<Record<string, number>> = {
  shift: 2,
  imm3: 3,
  imm5: 5,
  imm4: 4,
  imm6: 6,
  imm7: 7,
  imm8: 8,
  abc: 3,
  defgh: 5,
  imm9: 9,
  imm12: 12,
  imm16: 16,
  immr: 6,
  imms: 6,
  N: 1,
  hw: 2,
  option: 3,
  S: 1,
  sh: 1,
  cond: 4,
  lane1: 1,
  lane2: 2,
  lane3: 3,
  lane4: 4,
};
const REGISTER = /^R[a-z]2?$/;
const REGISTER_BITS = 5;

/** A field of a diagram: its lowest bit and how many it has. */
export interface Field {
  readonly name: string;
  readonly shift: number;
  readonly bits: number;
}
/** A diagram's fixed bits, and its fields from the lowest on. */
export function parseDiagram(diagram: string): { readonly base: number; readonly fields: readonly Field[] } {
  const fields: Field[] = [];
  let base = 0;
  let at = 0;
  for (const token of diagram
    .split(' ')
    .filter((t) => t !== '')
    .reverse()) {
    if (/^[01]+$/.test(token)) {
      base |= Number.parseInt(token, 2) << at;
      at += token.length;
      continue;
    }
    const bits = REGISTER.test(token) ? REGISTER_BITS : (FIELD_BITS[token] ?? bug(`field ${token}`));
    fields.push({ name: token, shift: at, bits });
    at += bits;
  }
  if (at !== 32 && at !== 0) bug(`${at} bits in ${diagram}`);
  return { base, fields };
}
/** The registers of a syntax in order, as the diagram calls them; of `Rd+` a second time undefined: it is the same one. */
export function operandsOf(syntax: string): (string | undefined)[] {
  return [...syntax.matchAll(/\b[RWXFBHSDQVL]([dnmast]2?)\b(\+)?/g)].flatMap(([, register, plus]) =>
    plus === undefined ? [`R${register}`] : [`R${register}`, undefined],
  );
}

const N = ROWS.length;
/** The most operands, and the most fields of an immediate. */
export const MOST_OPERANDS = 5;
const MOST_FIELDS = 4;
/** In the place of a register's shift: there is no such operand, or it is another one's. */
export const ABSENT = 255;

/** 1: the row's diagram has been parsed. */
const IS_PARSED = new Uint8Array(N);
const BASE = new Int32Array(N);
/** MOST_OPERANDS of each row: where the register goes; valid once `withImmediate` has begun the row's word. */
export const SHIFTS = new Uint8Array(N * MOST_OPERANDS).fill(ABSENT);
/** MOST_FIELDS of each row, the lowest first: where the field is, and its bits; 0: no more. */
const FIELD_SHIFT = new Uint8Array(N * MOST_FIELDS);
const FIELD_SIZE = new Uint8Array(N * MOST_FIELDS);

function parseRow(row: Row): void {
  const { syntax, diagram } = ROWS[row] ?? bug(`no row ${row}`);
  IS_PARSED[row] = 1;
  const { base, fields } = parseDiagram(diagram);
  BASE[row] = base;
  for (const [k, register] of operandsOf(syntax).entries()) {
    if (register === undefined) continue;
    const field = fields.find(({ name }) => name === register) ?? bug(`no ${register} in ${diagram}`);
    SHIFTS[row * MOST_OPERANDS + k] = field.shift;
  }
  const rest = fields.filter(({ name }) => !REGISTER.test(name));
  for (const [k, { shift, bits }] of rest.entries()) {
    FIELD_SHIFT[row * MOST_FIELDS + k] = shift;
    FIELD_SIZE[row * MOST_FIELDS + k] = bits;
  }
}

/** The word of an instruction without its registers. */
export function withImmediate(row: Row, imm: number): number {
  if (IS_PARSED[row] === 0) parseRow(row);
  let word = BASE[row];
  let left = imm;
  for (let k = row * MOST_FIELDS; FIELD_SIZE[k] !== 0 && k < (row + 1) * MOST_FIELDS; k++) {
    const bits = FIELD_SIZE[k];
    word |= (left & ((1 << bits) - 1)) << FIELD_SHIFT[k];
    left >>= bits;
  }
  // What is left is a sign.
  if (left !== 0 && left !== -1) bug(`${ROWS[row]?.name}: no room for ${imm}`);
  return word;
}

/** The word of an instruction; of registers that are no operands nothing is read but zeros. Numbers of vectors without a bias. */
export function encode(row: Row, imm = 0, a = 0, b = 0, c = 0, d = 0): number {
  const at = row * MOST_OPERANDS;
  return withImmediate(row, imm) | placed(at, a) | placed(at + 1, b) | placed(at + 2, c) | placed(at + 3, d);
}
const placed = (at: number, register: number): number => (SHIFTS[at] === ABSENT ? 0 : (register & 31) << SHIFTS[at]);
