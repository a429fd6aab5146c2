/**
 * Plain instructions: one writer for each kind of immediates (core specification, sections 6.5.3 - 6.5.11). Each reads its tokens
 * at the cursor and writes opcode and operands in binary order, which for a few instructions is not the order of the text.
 */
import type { ByteWriter } from '../../wasm/bytes.ts';
import { FEATURE } from '../../wasm/features.ts';
import { OP_COUNT, OPS, type Op, op } from '../../wasm/opcodes.ts';
import { isNullable } from '../../wasm/types.ts';
import { KW } from '../lex/keywords.ts';
import { ALIGN_EQ, FLOAT, ID, INT, LPAR, NAT, OFFSET_EQ, RPAR } from '../lex/lexer.ts';
import { floatLiteral, intLiteral } from '../lex/literals.ts';
import type { Labels } from './labels.ts';
import { NONE, type Parser, SPACE } from './parser.ts';
import { checkInline, explicitType, heapType, log2Words, refType, signature, valType } from './types.ts';
import { writeHeap, writeRefHeap, writeValType } from './write-types.ts';

/** Kinds of immediates in text order. `control` instructions are instructions.ts' own. */
export const TEXT = {
  none: 0,
  index: 1,
  label: 2,
  memarg: 3,
  i32: 4,
  i64: 5,
  f32: 6,
  f64: 7,
  labels: 8,
  callIndirect: 9,
  optionalIndex: 10,
  copy: 11,
  init: 12,
  select: 13,
  v128: 14,
  lane: 15,
  memlane: 16,
  shuffle: 17,
  heap: 18,
  cast: 19,
  castBranch: 20,
  typeField: 21,
  typeNumber: 22,
  typeType: 23,
  typeData: 24,
  typeElem: 25,
  fence: 26,
  control: 27,
} as const;

const BY_IMMEDIATES: Readonly<Record<string, number>> = {
  '': TEXT.none,
  label: TEXT.label,
  labels: TEXT.labels,
  table: TEXT.optionalIndex,
  memory: TEXT.optionalIndex,
  'type table': TEXT.callIndirect,
  'table table': TEXT.copy,
  'memory memory': TEXT.copy,
  'data memory': TEXT.init,
  'elem table': TEXT.init,
  'type field': TEXT.typeField,
  'type u32': TEXT.typeNumber,
  'type type': TEXT.typeType,
  'type data': TEXT.typeData,
  'type elem': TEXT.typeElem,
  'castflags label heap heap': TEXT.castBranch,
  order: TEXT.fence,
  block: TEXT.control,
  'block catches': TEXT.control,
  i32: TEXT.i32,
  i64: TEXT.i64,
  f32: TEXT.f32,
  f64: TEXT.f64,
  v128: TEXT.v128,
  shuffle: TEXT.shuffle,
  heap: TEXT.heap,
  cast: TEXT.cast,
};
const CONTROL = new Set(['else', 'end', 'catch', 'catch_all', 'delegate']);

/** dense op → TEXT kind, first index space, prefix byte, code, natural alignment, feature bit. */
export const TEXT_KIND = new Uint8Array(OP_COUNT);
const SPACE_OF = new Uint8Array(OP_COUNT);
const PREFIX = new Uint8Array(OP_COUNT);
const CODE = new Uint16Array(OP_COUNT);
const ALIGN = new Uint8Array(OP_COUNT);
export const OP_FEATURE = new Int32Array(OP_COUNT);
for (const row of OPS) {
  if (row === undefined) continue;
  const [first = ''] = row.imms;
  let kind = BY_IMMEDIATES[row.imms.join(' ')];
  if (first in SPACE) SPACE_OF[row.op] = SPACE[first as keyof typeof SPACE];
  if (CONTROL.has(row.name)) kind = TEXT.control;
  else if (row.name === 'select' || first === 'types') kind = TEXT.select;
  else if (row.align >= 0) kind = row.imms.length > 1 ? TEXT.memlane : TEXT.memarg;
  else if (first.startsWith('lane')) kind = TEXT.lane;
  TEXT_KIND[row.op] = kind ?? TEXT.index;
  PREFIX[row.op] = row.prefix;
  CODE[row.op] = row.code;
  ALIGN[row.op] = Math.max(row.align, 0);
  OP_FEATURE[row.op] = row.featureBit;
}
const LOCAL_OPS = new Uint8Array(OP_COUNT);
const DATA_OPS = new Uint8Array(OP_COUNT);
for (const row of OPS) {
  if (row?.imms[0] === 'local') LOCAL_OPS[row.op] = 1;
  if (row?.imms.includes('data')) DATA_OPS[row.op] = 1;
}
const SELECT_T = op('select_t');
/** Text mnemonic → the binary's opcode for a nullable target. */
const NULL_CAST = new Map([
  [op('ref.test'), op('ref.test_null')],
  [op('ref.cast'), op('ref.cast_null')],
  [op('ref.cast_desc_eq'), op('ref.cast_desc_eq_null')],
]);

export function writeOp(out: ByteWriter, code: Op): void {
  const prefix = PREFIX[code];
  if (prefix === 0) out.u8(CODE[code]);
  else {
    out.u8(prefix);
    out.leb(CODE[code]);
  }
}

function atIndex(p: Parser, token: number): boolean {
  const kind = p.kind[token];
  return kind === NAT || kind === ID;
}

function localIndex(p: Parser): number {
  if (p.kind[p.pos] !== ID) return p.u32();
  const found = p.locals.get(p.value[p.pos]);
  if (found === undefined) p.fail(`unknown local ${p.lexeme(p.pos)}`);
  p.pos++;
  return found;
}

/** Writes a plain instruction whose keyword has just been passed. */
export function plainInstr(p: Parser, labels: Labels, code: Op): void {
  const { out } = p;
  const kind = TEXT_KIND[code];
  // These two write another opcode than their mnemonic's.
  if (kind === TEXT.select) {
    select(p, code);
    return;
  }
  if (kind === TEXT.cast) {
    cast(p, code);
    return;
  }
  writeOp(out, code);
  switch (kind) {
    case TEXT.none:
      return;
    case TEXT.index:
      if (LOCAL_OPS[code] !== 0) out.leb(localIndex(p));
      else {
        out.leb(p.index(SPACE_OF[code]));
        if (DATA_OPS[code] !== 0) p.usesDataIndex = true;
      }
      return;
    case TEXT.label:
      out.leb(labels.index(p));
      return;
    case TEXT.memarg:
      memarg(p, ALIGN[code]);
      return;
    case TEXT.i32:
      integer(p, 32);
      out.sleb(p.words.lo);
      return;
    case TEXT.i64:
      integer(p, 64);
      out.sleb64(p.words.lo, p.words.hi);
      return;
    case TEXT.f32:
      float(p, 32);
      out.u32le(p.words.lo);
      return;
    case TEXT.f64:
      float(p, 64);
      out.u32le(p.words.lo);
      out.u32le(p.words.hi);
      return;
    case TEXT.labels:
      branchTable(p, labels);
      return;
    case TEXT.callIndirect:
      callIndirect(p);
      return;
    case TEXT.optionalIndex:
      out.leb(p.optionalIndex(SPACE_OF[code]));
      return;
    case TEXT.copy: {
      const space = SPACE_OF[code];
      const both = atIndex(p, p.pos);
      out.leb(both ? p.index(space) : 0);
      out.leb(both ? p.index(space) : 0);
      return;
    }
    case TEXT.init: {
      const segment = SPACE_OF[code];
      const target = segment === SPACE.data ? SPACE.memory : SPACE.table;
      const index = atIndex(p, p.pos + 1) ? p.index(target) : 0;
      out.leb(p.index(segment));
      out.leb(index);
      if (segment === SPACE.data) p.usesDataIndex = true;
      return;
    }
    case TEXT.v128:
      vectorConst(p, out);
      return;
    case TEXT.lane:
      out.u8(laneIndex(p));
      return;
    case TEXT.memlane:
      memarg(p, ALIGN[code], true);
      out.u8(laneIndex(p));
      return;
    case TEXT.shuffle:
      shuffle(p);
      return;
    case TEXT.heap:
      nullType(p);
      return;
    case TEXT.castBranch:
      castBranch(p, labels);
      return;
    case TEXT.typeField:
      typeField(p);
      return;
    case TEXT.fence:
      out.u8(0);
      return;
    default:
      out.leb(p.index(SPACE.type));
      if (kind === TEXT.typeNumber) out.leb(p.u32());
      else if (kind === TEXT.typeType) out.leb(p.index(SPACE.type));
      else if (kind === TEXT.typeElem) out.leb(p.index(SPACE.elem));
      else {
        out.leb(p.index(SPACE.data));
        p.usesDataIndex = true;
      }
  }
}

/** An integer literal of 32 or 64 bits at the cursor, into `p.words`. */
export function integer(p: Parser, width: 8 | 16 | 32 | 64): void {
  const kind = p.kind[p.pos];
  if (kind === NAT) {
    const small = p.value[p.pos];
    if (small >= 0 && (width >= 32 || small >>> width === 0)) {
      p.words.lo = small;
      p.words.hi = 0;
      p.pos++;
      return;
    }
  } else if (kind !== INT) p.unexpected();
  if (!intLiteral(p.source, p.start[p.pos], p.end[p.pos], width, p.words)) {
    p.fail(`constant out of range ${p.lexeme(p.pos)}`);
  }
  p.pos++;
}

/** A float literal at the cursor, into `p.words`. */
export function float(p: Parser, width: 32 | 64): void {
  const kind = p.kind[p.pos];
  if (kind !== FLOAT && kind !== NAT && kind !== INT) p.unexpected();
  if (!floatLiteral(p.source, p.start[p.pos], p.end[p.pos], width, p.words)) {
    p.fail(`constant out of range ${p.lexeme(p.pos)}`);
  }
  p.pos++;
}

/** `memory? offset=N? align=N?`; before a lane index a lone number is the lane. */
function memarg(p: Parser, natural: number, lane = false): void {
  const { out } = p;
  const kind = p.kind[p.pos];
  let memory = 0;
  if (kind === ID) memory = p.index(SPACE.memory);
  else if (kind === NAT) {
    const next = p.kind[p.pos + 1];
    if (!lane || next === NAT || next === OFFSET_EQ || next === ALIGN_EQ) memory = p.index(SPACE.memory);
  }
  let lo = 0;
  let hi = 0;
  if (p.kind[p.pos] === OFFSET_EQ) {
    lo = p.value[p.pos];
    if (lo < 0) {
      if (!intLiteral(p.source, p.start[p.pos], p.end[p.pos], 64, p.words)) p.fail('i64 constant out of range');
      lo = p.words.lo;
      hi = p.words.hi;
    }
    p.pos++;
  }
  let align = natural;
  if (p.kind[p.pos] === ALIGN_EQ) {
    const fits = intLiteral(p.source, p.start[p.pos], p.end[p.pos], 64, p.words);
    align = fits ? log2Words(p.words.lo, p.words.hi) : NONE;
    if (align < 0) p.fail('alignment must be a power of two');
    p.pos++;
  }
  if (memory === 0) out.leb(align);
  else {
    out.leb(align | 0x40);
    out.leb(memory);
  }
  if (hi === 0) out.leb(lo);
  else out.leb64(lo, hi);
}

function branchTable(p: Parser, labels: Labels): void {
  let count = 0;
  while (atIndex(p, p.pos + count)) count++;
  if (count === 0) p.unexpected();
  p.out.leb(count - 1);
  for (; count > 0; count--) p.out.leb(labels.index(p));
}

function callIndirect(p: Parser): void {
  const table = p.optionalIndex(SPACE.table);
  const token = p.pos;
  const explicit = explicitType(p);
  signature(p, undefined, false);
  if (explicit !== undefined) checkInline(p, explicit, token);
  p.out.leb(explicit ?? p.funcTypeIndex());
  p.out.leb(table);
}

function select(p: Parser, code: Op): void {
  const { out, results } = p;
  if (!p.atForm(KW.result)) {
    writeOp(out, code);
    return;
  }
  results.length = 0;
  while (p.takeForm(KW.result)) {
    while (p.kind[p.pos] !== RPAR) results.push(valType(p));
    p.close();
  }
  writeOp(out, SELECT_T);
  out.leb(results.length);
  for (const type of results) writeValType(out, type);
}

function cast(p: Parser, code: Op): void {
  const type = refType(p);
  writeOp(p.out, isNullable(type) ? (NULL_CAST.get(code) as Op) : code);
  writeRefHeap(p.out, type);
}

function castBranch(p: Parser, labels: Labels): void {
  const label = labels.index(p);
  const source = refType(p);
  const target = refType(p);
  p.out.u8((isNullable(source) ? 1 : 0) | (isNullable(target) ? 2 : 0));
  p.out.leb(label);
  writeRefHeap(p.out, source);
  writeRefHeap(p.out, target);
}

function typeField(p: Parser): void {
  const type = p.index(SPACE.type);
  let field: number | undefined;
  if (p.kind[p.pos] === ID) {
    field = p.fieldNames.get(type)?.get(p.value[p.pos]);
    if (field === undefined) p.fail(`unknown field ${p.lexeme(p.pos)}`);
    p.pos++;
  } else field = p.u32();
  p.out.leb(type);
  p.out.leb(field);
}

/** The heap type of `ref.null`, which custom descriptors allow to be exact. */
function nullType(p: Parser): void {
  if ((p.features & FEATURE['custom-descriptors']) !== 0 && p.takeForm(KW.exact)) {
    p.out.u8(0x62);
    writeHeap(p.out, p.index(SPACE.type));
    p.close();
  } else writeHeap(p.out, heapType(p));
}

/** Number of numeric tokens at the cursor. */
function numbersAhead(p: Parser): number {
  let count = 0;
  for (;;) {
    const kind = p.kind[p.pos + count];
    if (kind !== NAT && kind !== INT && kind !== FLOAT) return count;
    count++;
  }
}

/** A lane index: any byte; its bound is a matter of validation. */
function laneIndex(p: Parser): number {
  if (p.kind[p.pos] !== NAT) p.unexpected();
  const value = p.value[p.pos];
  if (value < 0 || value > 255) p.fail('i8 constant out of range');
  p.pos++;
  return value;
}

function shuffle(p: Parser): void {
  if (numbersAhead(p) !== 16) p.fail('invalid lane length');
  for (let i = 0; i < 16; i++) {
    if (p.kind[p.pos] !== NAT) p.fail('i8 constant out of range');
    p.out.u8(laneIndex(p));
  }
}

/** Shape keyword → lane width and count; float shapes have a negative width. */
const SHAPES: ReadonlyMap<number, readonly [number, number]> = new Map([
  [KW.i8x16, [8, 16]],
  [KW.i16x8, [16, 8]],
  [KW.i32x4, [32, 4]],
  [KW.i64x2, [64, 2]],
  [KW.f32x4, [-32, 4]],
  [KW.f64x2, [-64, 2]],
]);

/** A shape and its lanes, written as 16 little-endian bytes. */
export function vectorConst(p: Parser, out: ByteWriter): void {
  const shape = SHAPES.get(p.kind[p.pos]);
  if (shape === undefined) p.unexpected();
  p.pos++;
  const [width, count] = shape;
  const found = numbersAhead(p);
  if (found !== count) {
    // A token that is no literal at all is the better complaint.
    p.pos += found;
    if (found < count && p.kind[p.pos] !== RPAR && p.kind[p.pos] !== LPAR) p.unexpected();
    p.fail('wrong number of lane literals');
  }
  for (let lane = 0; lane < count; lane++) {
    if (width < 0) float(p, -width as 32 | 64);
    else integer(p, width as 8 | 16 | 32 | 64);
    const { lo, hi } = p.words;
    out.u8(lo);
    if (width === 8) continue;
    out.u8(lo >>> 8);
    if (width === 16) continue;
    out.u16(lo >>> 16);
    if (width === 64 || width === -64) out.u32le(hi);
  }
}
