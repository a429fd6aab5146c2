/**
 * Machine instructions of AArch64, once: name, how the assembler writes it, and its encoding as the manual's diagrams have it
 * (Arm Architecture Reference Manual, sections C6.2 and C7.2 by instruction): ones and zeros, and fields by their names. Lowering
 * names rows, the encoder executes them, the tests have every one of them assembled again by another assembler.
 *
 * The registers of the syntax are the operands, in that order; `Rd+` stands for two: the result, which begins as the operand
 * behind it. An immediate is the other fields side by side, as they stand in the diagram. `R` is W or X as sf says, `F` S or D as
 * ftype says, `T` the lanes that size or sz and Q say: such a row is a family with a row for each width (`sized`). A memory row
 * comes in three forms, with a scaled, an unscaled and a register offset. `H`, `W` and `L` are half of the lanes, lanes of twice
 * the width, and a single one; `%` is the letter that accesses to bytes and halfwords have.
 */

import { MEMORY_LOG2, MEMORY_ROWS, type MemoryName, type MemoryRowName } from './rows-memory.ts';
import { VECTOR_ROWS } from './rows-vector.ts';

/** Name, syntax, diagram; of a family the widths that it has, if not all. */
export type Line = readonly [name: string, syntax: string, diagram: string, widths?: string];

const INTEGER_ROWS = [
  ['move', '', ''],
  // Sums, shifted and extended registers.
  ['add', 'add Rd, Rn, Rm, shift #imm6', 'sf 0 0 01011 shift 0 Rm imm6 Rn Rd'],
  ['adds', 'adds Rd, Rn, Rm, shift #imm6', 'sf 0 1 01011 shift 0 Rm imm6 Rn Rd'],
  ['sub', 'sub Rd, Rn, Rm, shift #imm6', 'sf 1 0 01011 shift 0 Rm imm6 Rn Rd'],
  ['subs', 'subs Rd, Rn, Rm, shift #imm6', 'sf 1 1 01011 shift 0 Rm imm6 Rn Rd'],
  ['neg', 'neg Rd, Rm, shift #imm6', 'sf 1 0 01011 shift 0 Rm imm6 11111 Rd'],
  ['cmp', 'cmp Rn, Rm, shift #imm6', 'sf 1 1 01011 shift 0 Rm imm6 Rn 11111'],
  ['addx', 'add Xd|sp, Xn|sp, Wm, option #imm3', '1 0 0 01011 00 1 Rm option imm3 Rn Rd'],
  ['subx', 'sub Xd|sp, Xn|sp, Wm, option #imm3', '1 1 0 01011 00 1 Rm option imm3 Rn Rd'],
  ['addsp', 'add Xd|sp, Xn|sp, Xm, uxtx', '1 0 0 01011 00 1 Rm 011 000 Rn Rd'],
  ['subsp', 'sub Xd|sp, Xn|sp, Xm, uxtx', '1 1 0 01011 00 1 Rm 011 000 Rn Rd'],
  ['cmpsp', 'cmp Xn|sp, Xm, uxtx', '1 1 1 01011 00 1 Rm 011 000 Rn 11111'],
  ['addi', 'add Rd|sp, Rn|sp, #imm12, lsl #sh*12', 'sf 0 0 100010 sh imm12 Rn Rd'],
  ['addsi', 'adds Rd, Rn|sp, #imm12, lsl #sh*12', 'sf 0 1 100010 sh imm12 Rn Rd'],
  ['subi', 'sub Rd|sp, Rn|sp, #imm12, lsl #sh*12', 'sf 1 0 100010 sh imm12 Rn Rd'],
  ['subsi', 'subs Rd, Rn|sp, #imm12, lsl #sh*12', 'sf 1 1 100010 sh imm12 Rn Rd'],
  ['cmni', 'cmn Rn|sp, #imm12, lsl #sh*12', 'sf 0 1 100010 sh imm12 Rn 11111'],
  ['cmpi', 'cmp Rn|sp, #imm12, lsl #sh*12', 'sf 1 1 100010 sh imm12 Rn 11111'],
  ['negs32', 'cmp wzr, Wm', '0 1 1 01011 00 0 Rm 000000 11111 11111'],
  ['adc', 'adc Rd, Rn, Rm', 'sf 0 0 11010000 Rm 000000 Rn Rd'],
  ['sbc', 'sbc Rd, Rn, Rm', 'sf 1 0 11010000 Rm 000000 Rn Rd'],
  // Bits.
  ['and', 'and Rd, Rn, Rm, shift #imm6', 'sf 00 01010 shift 0 Rm imm6 Rn Rd'],
  ['bic', 'bic Rd, Rn, Rm, shift #imm6', 'sf 00 01010 shift 1 Rm imm6 Rn Rd'],
  ['orr', 'orr Rd, Rn, Rm, shift #imm6', 'sf 01 01010 shift 0 Rm imm6 Rn Rd'],
  ['orn', 'orn Rd, Rn, Rm, shift #imm6', 'sf 01 01010 shift 1 Rm imm6 Rn Rd'],
  ['mvn', 'mvn Rd, Rm, shift #imm6', 'sf 01 01010 shift 1 Rm imm6 11111 Rd'],
  ['mov', 'mov Rd, Rm', 'sf 01 01010 00 0 Rm 000000 11111 Rd'],
  ['eor', 'eor Rd, Rn, Rm, shift #imm6', 'sf 10 01010 shift 0 Rm imm6 Rn Rd'],
  ['eon', 'eon Rd, Rn, Rm, shift #imm6', 'sf 10 01010 shift 1 Rm imm6 Rn Rd'],
  ['tst', 'tst Rn, Rm, shift #imm6', 'sf 11 01010 shift 0 Rm imm6 Rn 11111'],
  ['andi', 'and Rd|sp, Rn, #bitmask', 'sf 00 100100 N immr imms Rn Rd'],
  ['orri', 'orr Rd|sp, Rn, #bitmask', 'sf 01 100100 N immr imms Rn Rd'],
  ['movb', 'orr Rd|sp, Rzr, #bitmask', 'sf 01 100100 N immr imms 11111 Rd'],
  ['eori', 'eor Rd|sp, Rn, #bitmask', 'sf 10 100100 N immr imms Rn Rd'],
  ['tsti', 'tst Rn, #bitmask', 'sf 11 100100 N immr imms Rn 11111'],
  ['movn', 'movn Rd, #imm16, lsl #hw*16', 'sf 00 100101 hw imm16 Rd'],
  ['movz', 'movz Rd, #imm16, lsl #hw*16', 'sf 10 100101 hw imm16 Rd'],
  ['movk', 'movk Rd+, #imm16, lsl #hw*16', 'sf 11 100101 hw imm16 Rd'],
  ['sbfm', 'sbfm Rd, Rn, #immr, #imms', 'sf 00 100110 sf immr imms Rn Rd'],
  ['ubfm', 'ubfm Rd, Rn, #immr, #imms', 'sf 10 100110 sf immr imms Rn Rd'],
  ['extr', 'extr Rd, Rn, Rm, #imms', 'sf 00 100111 sf 0 Rm imms Rn Rd'],
  ['lslv', 'lsl Rd, Rn, Rm', 'sf 0 0 11010110 Rm 001000 Rn Rd'],
  ['lsrv', 'lsr Rd, Rn, Rm', 'sf 0 0 11010110 Rm 001001 Rn Rd'],
  ['asrv', 'asr Rd, Rn, Rm', 'sf 0 0 11010110 Rm 001010 Rn Rd'],
  ['rorv', 'ror Rd, Rn, Rm', 'sf 0 0 11010110 Rm 001011 Rn Rd'],
  ['rbit', 'rbit Rd, Rn', 'sf 1 0 11010110 00000 000000 Rn Rd'],
  ['clz', 'clz Rd, Rn', 'sf 1 0 11010110 00000 000100 Rn Rd'],
  // Products and quotients.
  ['madd', 'madd Rd, Rn, Rm, Ra', 'sf 00 11011 000 Rm 0 Ra Rn Rd'],
  ['msub', 'msub Rd, Rn, Rm, Ra', 'sf 00 11011 000 Rm 1 Ra Rn Rd'],
  ['mul', 'mul Rd, Rn, Rm', 'sf 00 11011 000 Rm 0 11111 Rn Rd'],
  ['smull', 'smull Xd, Wn, Wm', '1 00 11011 001 Rm 0 11111 Rn Rd'],
  ['umull', 'umull Xd, Wn, Wm', '1 00 11011 101 Rm 0 11111 Rn Rd'],
  ['smulh', 'smulh Xd, Xn, Xm', '1 00 11011 010 Rm 0 11111 Rn Rd'],
  ['umulh', 'umulh Xd, Xn, Xm', '1 00 11011 110 Rm 0 11111 Rn Rd'],
  ['udiv', 'udiv Rd, Rn, Rm', 'sf 0 0 11010110 Rm 000010 Rn Rd'],
  ['sdiv', 'sdiv Rd, Rn, Rm', 'sf 0 0 11010110 Rm 000011 Rn Rd'],
  // Choices.
  ['csel', 'csel Rd, Rn, Rm, cond', 'sf 0 0 11010100 Rm cond 00 Rn Rd'],
  ['csinc', 'csinc Rd, Rn, Rm, cond', 'sf 0 0 11010100 Rm cond 01 Rn Rd'],
  // The condition is the opposite of the one that gives 1.
  ['csetnot', 'csinc Rd, Rzr, Rzr, cond', 'sf 0 0 11010100 11111 cond 01 11111 Rd'],
  // Floats.
  ['fmov', 'fmov Fd, Fn', '0 0 0 11110 ftype 1 000000 10000 Rn Rd'],
  ['fabs', 'fabs Fd, Fn', '0 0 0 11110 ftype 1 000001 10000 Rn Rd'],
  ['fneg', 'fneg Fd, Fn', '0 0 0 11110 ftype 1 000010 10000 Rn Rd'],
  ['fsqrt', 'fsqrt Fd, Fn', '0 0 0 11110 ftype 1 000011 10000 Rn Rd'],
  ['frintn', 'frintn Fd, Fn', '0 0 0 11110 ftype 1 001000 10000 Rn Rd'],
  ['frintp', 'frintp Fd, Fn', '0 0 0 11110 ftype 1 001001 10000 Rn Rd'],
  ['frintm', 'frintm Fd, Fn', '0 0 0 11110 ftype 1 001010 10000 Rn Rd'],
  ['frintz', 'frintz Fd, Fn', '0 0 0 11110 ftype 1 001011 10000 Rn Rd'],
  ['fcvtsd', 'fcvt Dd, Sn', '0 0 0 11110 00 1 000101 10000 Rn Rd'],
  ['fcvtds', 'fcvt Sd, Dn', '0 0 0 11110 01 1 000100 10000 Rn Rd'],
  ['fmul', 'fmul Fd, Fn, Fm', '0 0 0 11110 ftype 1 Rm 0000 10 Rn Rd'],
  ['fdiv', 'fdiv Fd, Fn, Fm', '0 0 0 11110 ftype 1 Rm 0001 10 Rn Rd'],
  ['fadd', 'fadd Fd, Fn, Fm', '0 0 0 11110 ftype 1 Rm 0010 10 Rn Rd'],
  ['fsub', 'fsub Fd, Fn, Fm', '0 0 0 11110 ftype 1 Rm 0011 10 Rn Rd'],
  ['fmax', 'fmax Fd, Fn, Fm', '0 0 0 11110 ftype 1 Rm 0100 10 Rn Rd'],
  ['fmin', 'fmin Fd, Fn, Fm', '0 0 0 11110 ftype 1 Rm 0101 10 Rn Rd'],
  ['fcmp', 'fcmp Fn, Fm', '0 0 0 11110 ftype 1 Rm 00 1000 Rn 00 000'],
  ['fcmpz', 'fcmp Fn, #0.0', '0 0 0 11110 ftype 1 00000 00 1000 Rn 01 000'],
  ['fcsel', 'fcsel Fd, Fn, Fm, cond', '0 0 0 11110 ftype 1 Rm cond 11 Rn Rd'],
  ['fmovi', 'fmov Fd, #float', '0 0 0 11110 ftype 1 imm8 100 00000 Rd'],
  // Between floats and integers: names end with the float's type.
  ['fmovtos', 'fmov Sd, Wn', '0 0 0 11110 00 1 00 111 000000 Rn Rd'],
  ['fmovtod', 'fmov Dd, Xn', '1 0 0 11110 01 1 00 111 000000 Rn Rd'],
  ['fmovofs', 'fmov Wd, Sn', '0 0 0 11110 00 1 00 110 000000 Rn Rd'],
  ['fmovofd', 'fmov Xd, Dn', '1 0 0 11110 01 1 00 110 000000 Rn Rd'],
  ['fcvtzss', 'fcvtzs Rd, Sn', 'sf 0 0 11110 00 1 11 000 000000 Rn Rd'],
  ['fcvtzsd', 'fcvtzs Rd, Dn', 'sf 0 0 11110 01 1 11 000 000000 Rn Rd'],
  ['fcvtzus', 'fcvtzu Rd, Sn', 'sf 0 0 11110 00 1 11 001 000000 Rn Rd'],
  ['fcvtzud', 'fcvtzu Rd, Dn', 'sf 0 0 11110 01 1 11 001 000000 Rn Rd'],
  ['scvtfs', 'scvtf Sd, Rn', 'sf 0 0 11110 00 1 00 010 000000 Rn Rd'],
  ['scvtfd', 'scvtf Dd, Rn', 'sf 0 0 11110 01 1 00 010 000000 Rn Rd'],
  ['ucvtfs', 'ucvtf Sd, Rn', 'sf 0 0 11110 00 1 00 011 000000 Rn Rd'],
  ['ucvtfd', 'ucvtf Dd, Rn', 'sf 0 0 11110 01 1 00 011 000000 Rn Rd'],
  // Memory that others share. ldar and stlr order each other; armv8.1-a has the operations as instructions.
  ['ldar', 'ldar% Rt, [Xn|sp]', 'size 001000 1 1 0 11111 1 11111 Rn Rt'],
  ['stlr', 'stlr% Rt, [Xn|sp]', 'size 001000 1 0 0 11111 1 11111 Rn Rt'],
  ['ldaxr', 'ldaxr% Rt, [Xn|sp]', 'size 001000 0 1 0 11111 1 11111 Rn Rt'],
  ['stlxr', 'stlxr% Ws, Rt, [Xn|sp]', 'size 001000 0 0 0 Rs 1 11111 Rn Rt'],
  ['casal', 'casal% Rs+, Rt, [Xn|sp]', 'size 001000 1 1 1 Rs 1 11111 Rn Rt'],
  ['swpal', 'swpal% Rs, Rt, [Xn|sp]', 'size 111 0 00 1 1 1 Rs 1 000 00 Rn Rt'],
  ['ldaddal', 'ldaddal% Rs, Rt, [Xn|sp]', 'size 111 0 00 1 1 1 Rs 0 000 00 Rn Rt'],
  ['ldclral', 'ldclral% Rs, Rt, [Xn|sp]', 'size 111 0 00 1 1 1 Rs 0 001 00 Rn Rt'],
  ['ldeoral', 'ldeoral% Rs, Rt, [Xn|sp]', 'size 111 0 00 1 1 1 Rs 0 010 00 Rn Rt'],
  ['ldsetal', 'ldsetal% Rs, Rt, [Xn|sp]', 'size 111 0 00 1 1 1 Rs 0 011 00 Rn Rt'],
  ['dmbish', 'dmb ish', '1101010100 0 00 011 0011 1011 1 01 11111'],
  ['cmpx', 'cmp Wn|sp, Wm, option #imm3', '0 1 1 01011 00 1 Rm option imm3 Rn 11111'],
  // Control, and what a frame takes. Branches with a displacement are the code buffer's (emit/branches.ts).
  ['bl', 'bl #0', '1 00101 00000000000000000000000000'],
  ['b', 'b #0', '0 00101 00000000000000000000000000'],
  ['br', 'br Xn', '1101011 0 0 00 11111 0000 0 0 Rn 00000'],
  ['blr', 'blr Xn', '1101011 0 0 01 11111 0000 0 0 Rn 00000'],
  ['ret', 'ret Xn', '1101011 0 0 10 11111 0000 0 0 Rn 00000'],
  ['btic', 'hint #34', '1101010100 0 00 011 0010 0100 010 11111'],
  ['btij', 'hint #36', '1101010100 0 00 011 0010 0100 100 11111'],
  ['ldp', 'ldp Xt, Xt2, [Xn|sp, #imm7s*8]', '10 101 0 010 1 imm7 Rt2 Rn Rt'],
  ['stp', 'stp Xt, Xt2, [Xn|sp, #imm7s*8]', '10 101 0 010 0 imm7 Rt2 Rn Rt'],
  ['stppre', 'stp Xt, Xt2, [Xn|sp, #imm7s*8]!', '10 101 0 011 0 imm7 Rt2 Rn Rt'],
  ['ldppost', 'ldp Xt, Xt2, [Xn|sp], #imm7s*8', '10 101 0 001 1 imm7 Rt2 Rn Rt'],
  ['ldrqpost', 'ldr Qt, [Xn|sp], #imm9s', '00 111 1 00 11 0 imm9 01 Rn Rt'],
  ['strqpost', 'str Qt, [Xn|sp], #imm9s', '00 111 1 00 10 0 imm9 01 Rn Rt'],
  // From the constant pool behind the function; the code buffer writes the displacements.
  ['adr', 'adr Xd, #0', '0 00 10000 0000000000000000000 Rd'],
  ['ldrswr2', 'ldrsw Xt, [Xn|sp, Wm, uxtw #2]', '10 111 0 00 10 1 Rm 010 1 10 Rn Rt'],
  ['ldrslit', 'ldr St, #0', '00 011 1 00 0000000000000000000 Rt'],
  ['ldrdlit', 'ldr Dt, #0', '01 011 1 00 0000000000000000000 Rt'],
  ['ldrqlit', 'ldr Qt, #0', '10 011 1 00 0000000000000000000 Rt'],
] as const satisfies readonly Line[];

declare const KIND: unique symbol;
/** A row of the table by its number: one machine instruction, as the encoder takes it. */
export type Row = number & { readonly [KIND]: 'row' };
/** Rows of several widths side by side: `sized` gives one. */
export type Family = number & { readonly [KIND]: 'family' };
/** A row of memory with a scaled offset; `unscaled` and `indexed` are behind it. */
export type MemoryRow = Row & { readonly [KIND]: 'row' & 'memory' };

/** Bits of an integer operation or of a float. */
export type Width = 32 | 64;

/** What makes a row a family: the field, and its values by width. */
const WIDTH_FIELDS = [
  ['sf', { 32: '0', 64: '1' }],
  ['ftype', { 32: '00', 64: '01' }],
  ['sz', { 32: '0', 64: '1' }],
  ['size', { 8: '00', 16: '01', 32: '10', 64: '11' }],
  ['immh', { 8: '0001', 16: '0010', 32: '0100', 64: '1000' }],
  // What says the width by how far it reaches, with a number behind.
  ['amount', { 8: '0001 imm3', 16: '001 imm4', 32: '01 imm5', 64: '1 imm6' }],
  ['lane', { 8: 'lane4 1', 16: 'lane3 10', 32: 'lane2 100', 64: 'lane1 1000' }],
  ['lane0', { 8: '00001', 16: '00010', 32: '00100', 64: '01000' }],
] as const;
type WidthField = (typeof WIDTH_FIELDS)[number][0];
type Named = (typeof INTEGER_ROWS)[number] | (typeof VECTOR_ROWS)[number];
type FamilyName = Extract<
  Named,
  readonly [string, string, `${WidthField} ${string}` | `${string} ${WidthField} ${string}`, ...string[]]
>[0];

/** A row as the encoder and the tests read it. */
export interface RowText {
  readonly name: string;
  readonly syntax: string;
  readonly diagram: string;
  /** Its width where it belongs to a family, else 0. */
  readonly width: number;
  /** Whether the machine has this one: a family may lack some of its widths. */
  readonly exists: boolean;
}
const rows: RowText[] = [];
const numbers: Record<string, number> = {};
function append([name, syntax, diagram, widths]: Line): void {
  numbers[name] = rows.length;
  const field = WIDTH_FIELDS.find(([f]) => diagram.split(' ').includes(f));
  if (field === undefined) {
    rows.push({ name, syntax, diagram, width: 0, exists: true });
    return;
  }
  for (const [width, bits] of Object.entries(field[1])) {
    const exists = widths === undefined || widths.split(' ').includes(width);
    const tokens = diagram.split(' ').map((t) => (t === field[0] ? bits : t));
    rows.push({ name: `${name}${width}`, syntax, diagram: tokens.join(' '), width: Number(width), exists });
  }
}
const ALL: readonly Line[] = [...INTEGER_ROWS, ...MEMORY_ROWS, ...VECTOR_ROWS];
for (const line of ALL) append(line);

/** The table, a row for each width of a family. */
export const ROWS: readonly RowText[] = rows;

/** The table by names. */
type Instructions = Readonly<
  Record<Exclude<Named[0] | MemoryRowName, FamilyName | MemoryName>, Row> &
    Record<FamilyName, Family> &
    Record<MemoryName, MemoryRow>
>;
export const A = numbers as Instructions;

/** The row of a family for integers, floats or lanes of `bits` bits. */
export const sized = (family: Family, bits: number): Row => (family + WIDTH_INDEX[bits] - FIRST_WIDTH[family]) as Row;
const WIDTH_INDEX = new Uint8Array(65);
for (const [k, bits] of [8, 16, 32, 64].entries()) WIDTH_INDEX[bits] = k;
const FIRST_WIDTH = Uint8Array.from(ROWS, ({ width }) => WIDTH_INDEX[width]);

/** The other two forms of a memory row. */
export const unscaled = (row: MemoryRow): Row => (row + 1) as Row;
export const indexed = (row: MemoryRow): Row => (row + 2) as Row;

const LOG2 = Int8Array.from(ROWS, ({ name }) => MEMORY_LOG2.get(name) ?? -1);
/** log2 of the bytes of a memory row with a scaled offset; -1 of all others. */
export const memoryLog2 = (row: Row): number => LOG2[row];
