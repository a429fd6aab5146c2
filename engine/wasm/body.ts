/**
 * The one reader of function bodies and constant expressions: wasm bytes in, one decoded instruction at a time out, into a
 * reused record. Validator, frontend, printer and feature scan all walk bodies with it. Nothing is allocated per instruction.
 */
import { NONE } from '../base/brand.ts';
import type { Cursor } from './cursor.ts';
import { denseOp, OPS, type Op } from './opcodes.ts';
import {
  type DataIndex,
  type ElemIndex,
  type FuncIndex,
  type GlobalIndex,
  type MemoryIndex,
  refType,
  type TableIndex,
  type TagIndex,
  type TypeIndex,
  type ValType,
} from './types.ts';

/** Kinds of immediates as small numbers, one per distinct immediate list of the opcode table. */
const IMM = {
  none: 0,
  block: 1,
  label: 2,
  labels: 3,
  index: 4,
  index2: 5,
  memarg: 6,
  memlane: 7,
  i32: 8,
  i64: 9,
  f32: 10,
  f64: 11,
  v128: 12,
  lane: 13,
  shuffle: 14,
  heap: 15,
  cast: 16,
  castbr: 17,
  types: 18,
  catches: 19,
  order: 20,
} as const;
const INDEX_KINDS = new Set(['func', 'type', 'table', 'local', 'global', 'memory', 'elem', 'data', 'tag', 'field', 'u32']);

function immKind(imms: readonly string[]): number {
  const [first] = imms;
  if (first === undefined) return IMM.none;
  if (first.startsWith('mem') && first !== 'memory') return imms.length > 1 ? IMM.memlane : IMM.memarg;
  if (first.startsWith('lane')) return IMM.lane;
  if (first === 'castflags') return IMM.castbr;
  if (first === 'block') return imms.length > 1 ? IMM.catches : IMM.block;
  if (INDEX_KINDS.has(first)) return imms.length > 1 ? IMM.index2 : IMM.index;
  return IMM[first as keyof typeof IMM];
}
/** dense op → immediate kind; 255 where there is no instruction. */
const KIND = Uint8Array.from(OPS, (row) => (row === undefined ? 255 : immKind(row.imms)));

/** Block types: nothing, one result, or a function type. */
export const BLOCK_EMPTY = 0;
export const BLOCK_VALUE = 1;
export const BLOCK_FUNC = 2;

/** Binary codes of try_table's catch clauses (section 5.4.1). */
export const CATCH = { catch: 0, catchRef: 1, catchAll: 2, catchAllRef: 3 } as const;

/** In place of a tag index: whatever the tag. */
export const ANY_TAG: TagIndex = NONE;

/** One decoded instruction; which fields hold depends on the row's immediates. */
export class Instr {
  op: Op = 0;
  /** Offset of the instruction's first byte in the buffer. */
  at = 0;
  /** First index, label, lane, i32 constant, heap type, castflags' target label, memarg's memory. */
  a = 0;
  /** Second index; memlane's lane. */
  b = 0;
  /** memarg's alignment exponent. */
  align = 0;
  /** 64-bit halves: i64/f64 constants, memarg's offset (unsigned); f32 bits in `lo`. Signed 32-bit patterns. */
  lo = 0;
  hi = 0;
  /** Offset in the buffer of the 16 bytes of v128.const or i8x16.shuffle. */
  vec = 0;
  /** Block type: BLOCK_*, with `type` (a value type) or `a` (a type index). */
  block = 0;
  type: ValType = 0;
  /**
   * br_on_cast: source and target reference types; ref.test/ref.cast: the target in `type2`; ref.null: its nullable type there.
   */
  type2: ValType = 0;
  /** br_table labels (default last), select's types, try_table's clauses as (kind, tag, label) triples. */
  list = new Int32Array(16);
  count = 0;

  // The first index, by the space that the opcode table says it is of.
  get typeIndex(): TypeIndex {
    return this.a as TypeIndex;
  }
  get funcIndex(): FuncIndex {
    return this.a as FuncIndex;
  }
  get tableIndex(): TableIndex {
    return this.a as TableIndex;
  }
  get memoryIndex(): MemoryIndex {
    return this.a as MemoryIndex;
  }
  get globalIndex(): GlobalIndex {
    return this.a as GlobalIndex;
  }
  get tagIndex(): TagIndex {
    return this.a as TagIndex;
  }
  get elemIndex(): ElemIndex {
    return this.a as ElemIndex;
  }
  get dataIndex(): DataIndex {
    return this.a as DataIndex;
  }
  // The second index.
  get secondType(): TypeIndex {
    return this.b as TypeIndex;
  }
  get secondTable(): TableIndex {
    return this.b as TableIndex;
  }
  get secondMemory(): MemoryIndex {
    return this.b as MemoryIndex;
  }
  get secondElem(): ElemIndex {
    return this.b as ElemIndex;
  }
  get secondData(): DataIndex {
    return this.b as DataIndex;
  }
  /** The tag of the clause of try_table that begins at place `k` of the list. */
  clauseTag(k: number): TagIndex {
    return ((this.list[k + 1] ?? 0) >>> 0) as TagIndex;
  }

  push(v: number): void {
    if (this.count === this.list.length) {
      const grown = new Int32Array(this.count * 2);
      grown.set(this.list);
      this.list = grown;
    }
    this.list[this.count++] = v;
  }
}

function readBlockType(c: Cursor, into: Instr): void {
  const start = c.pos;
  const byte = c.u8();
  if (byte === 0x40) {
    into.block = BLOCK_EMPTY;
    return;
  }
  c.pos = start;
  if (byte < 0x80 && byte & 0x40) {
    into.block = BLOCK_VALUE;
    into.type = c.valType();
  } else {
    into.block = BLOCK_FUNC;
    into.a = c.s33();
    if (into.a < 0) c.fail('malformed block type', start);
  }
}

function readMemarg(c: Cursor, into: Instr): void {
  const start = c.pos;
  const flags = c.u32();
  if (flags >= 128) c.fail('malformed memop flags', start);
  into.align = flags & 0x3f;
  into.a = flags & 0x40 ? c.u32() : 0;
  c.leb64(false);
  into.lo = c.lo;
  into.hi = c.hi;
}

/** Reads the instruction at the cursor. An unknown code is `malformed`: "illegal opcode". */
export function readInstr(c: Cursor, into: Instr): void {
  into.at = c.pos;
  const byte = c.u8();
  let op: Op = byte;
  if (byte >= 0xfb && byte <= 0xfe) op = denseOp(byte, c.u32());
  const kind = op < 0 ? 255 : (KIND[op] ?? 255);
  into.op = op;
  switch (kind) {
    case IMM.none:
      return;
    case IMM.index:
    case IMM.label:
      into.a = c.u32();
      return;
    case IMM.block:
      readBlockType(c, into);
      return;
    case IMM.i32:
      into.a = c.s32();
      return;
    case IMM.memarg:
      readMemarg(c, into);
      return;
    case IMM.index2:
      into.a = c.u32();
      into.b = c.u32();
      return;
    case IMM.labels: {
      const n = c.count();
      into.count = 0;
      for (let i = 0; i <= n; i++) into.push(c.u32());
      return;
    }
    case IMM.i64:
      c.leb64(true);
      into.lo = c.lo;
      into.hi = c.hi;
      return;
    case IMM.f32:
      into.lo = c.fixed32();
      return;
    case IMM.f64:
      into.lo = c.fixed32();
      into.hi = c.fixed32();
      return;
    case IMM.memlane:
      readMemarg(c, into);
      into.b = c.u8();
      return;
    case IMM.v128:
    case IMM.shuffle:
      into.vec = c.pos;
      c.take(16);
      return;
    case IMM.lane:
      into.a = c.u8();
      return;
    case IMM.heap:
      into.a = c.heapType();
      into.type2 = refType(into.a, true, c.heapExact);
      return;
    case IMM.cast: {
      const nullable = (OPS[op]?.name ?? '').endsWith('_null');
      const heap = c.heapType();
      into.type2 = refType(heap, nullable, c.heapExact);
      return;
    }
    case IMM.castbr: {
      const start = c.pos;
      const flags = c.u8();
      if (flags > 3) c.fail('malformed br_on_cast flags', start);
      into.a = c.u32();
      const source = c.heapType();
      into.type = refType(source, (flags & 1) !== 0, c.heapExact);
      const target = c.heapType();
      into.type2 = refType(target, (flags & 2) !== 0, c.heapExact);
      return;
    }
    case IMM.types: {
      const n = c.count();
      into.count = 0;
      for (let i = 0; i < n; i++) into.push(c.valType());
      return;
    }
    case IMM.catches: {
      readBlockType(c, into);
      const n = c.count();
      into.count = 0;
      for (let i = 0; i < n; i++) {
        const start = c.pos;
        const clause = c.u8();
        if (clause > 3) c.fail('malformed catch clause', start);
        into.push(clause);
        into.push(clause < CATCH.catchAll ? c.u32() : 0);
        into.push(c.u32());
      }
      return;
    }
    case IMM.order:
      if (c.u8() !== 0) c.fail('zero byte expected', c.pos - 1);
      return;
    default:
      c.fail(`illegal opcode ${byte.toString(16).padStart(2, '0')}`, into.at);
  }
}

/** Moves a cursor at the start of a code entry behind its vector of locals. */
export function skipLocals(c: Cursor): void {
  for (let runs = c.u32(); runs > 0; runs--) {
    c.u32();
    c.valType();
  }
}
