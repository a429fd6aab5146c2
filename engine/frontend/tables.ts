/**
 * Translation of tables, globals and references. Elements are 8-byte words (addresses of functions' records or references, null =
 * 0) at base + 8 * index; get, set and size are inline, whole-range instructions are services of the runtime, which check for
 * themselves. Globals stand in the instance, imported ones behind a pointer in it.
 */
import { LIBCALL } from '../abi/calls.ts';
import { DETAIL, ENTRY, elemEntry, globalEntry, importedFuncEntry, tableEntry } from '../abi/layout.ts';
import { NONE } from '../base/brand.ts';
import type { Value } from '../ir/func.ts';
import { ACCESS, ALIAS, ICMP, IR, memFlags, TY } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import { TRAP } from '../wasm/traps.ts';
import { type ElemIndex, type GlobalIndex, I64, refType, type TableIndex } from '../wasm/types.ts';
import { field, narrowed, trapTelling, wide } from './memory.ts';
import type { Translator } from './ssa/translator.ts';

const TABLE_FLAGS = memFlags(ACCESS.full, ALIAS.table);

const isTable64 = (t: Translator, table: TableIndex): boolean => t.env.spaces.tables[table]?.address === I64;

/** Offset of the table's length in the instance. */
const lengthField = (t: Translator, table: TableIndex): number => tableEntry(t.env.layout, table) + ENTRY.table.length;

function lengthOf(t: Translator, table: TableIndex): Value {
  const fixed = t.env.fixedLength[table] ?? -1;
  if (fixed >= 0) return t.b.i64Number(fixed);
  return t.vmload(TY.i64, lengthField(t, table), ALIAS.limits);
}

/** A trap that tells which element of the table was asked for, if `cond` is not zero. */
export function trapElement(t: Translator, table: TableIndex, cond: Value, index: Value, trap: number): void {
  trapTelling(t, cond, trap, index, lengthField(t, table), DETAIL.table);
}

/** Base and index (times 8) of the last `tableSlot`. */
const slot: { base: Value; index: Value } = { base: NONE, index: NONE };

/** Checks `index` and computes the address of its element. */
export function tableSlot(t: Translator, table: TableIndex, index: Value, trap: number): void {
  const { b } = t;
  const fixed = t.env.fixedLength[table] ?? -1;
  const index64 = wide(t, index);
  const narrow = t.func.op[index64] === IR.uextend;
  const outside =
    narrow && fixed >= 0 && fixed <= 0x7fff_ffff
      ? b.icmp(ICMP.uge, t.func.a[index64], b.i32(fixed))
      : b.icmp(ICMP.uge, index64, lengthOf(t, table));
  trapElement(t, table, outside, index, trap);
  const alias = fixed >= 0 ? ALIAS.constant : ALIAS.limits;
  slot.base = t.vmload(TY.i64, tableEntry(t.env.layout, table) + ENTRY.table.base, alias);
  slot.index = b.value(IR.ishl, TY.i64, index64, b.i64(3, 0));
}
/** The element at the last `tableSlot`. */
export function loadSlot(t: Translator, table: TableIndex): Value {
  const { element } = t.env.spaces.tables[table] ?? bug('table index');
  return t.b.load(IR.load, t.env.irType(element), slot.base, slot.index, 0, TABLE_FLAGS);
}

export function tableGet(t: Translator): void {
  tableSlot(t, t.instr.tableIndex, t.pop(), TRAP.tableOutOfBounds);
  t.push(loadSlot(t, t.instr.tableIndex), t.env.spaces.tables[t.instr.tableIndex]?.element);
}

export function tableSet(t: Translator): void {
  const value = t.pop();
  tableSlot(t, t.instr.tableIndex, t.pop(), TRAP.tableOutOfBounds);
  t.b.write(IR.store, TY.none, slot.base, slot.index, value, 0, TABLE_FLAGS);
}

export function tableSize(t: Translator): void {
  t.push(narrowed(t, lengthOf(t, t.instr.tableIndex), isTable64(t, t.instr.tableIndex)));
}

export function tableGrow(t: Translator): void {
  const table = t.instr.tableIndex;
  const n = wide(t, t.pop());
  const value = t.pop();
  const old = t.libcall(LIBCALL.table_grow, TY.i64, t.b.i32(table), value, n);
  t.push(narrowed(t, old, isTable64(t, table)));
}

export function tableFill(t: Translator): void {
  const n = wide(t, t.pop());
  const value = t.pop();
  const at = wide(t, t.pop());
  t.libcall(LIBCALL.table_fill, TY.none, t.b.i32(t.instr.tableIndex), at, value, n);
}

/** table.copy and table.init: two numbers, then destination, source, count. */
function tableRange(t: Translator, libcall: number, first: TableIndex, second: TableIndex | ElemIndex): void {
  const n = wide(t, t.pop());
  const from = wide(t, t.pop());
  const to = wide(t, t.pop());
  t.libcall(libcall, TY.none, t.b.i32(first), t.b.i32(second), to, from, n);
}
export function tableCopy(t: Translator): void {
  tableRange(t, LIBCALL.table_copy, t.instr.tableIndex, t.instr.secondTable);
}
export function tableInit(t: Translator): void {
  tableRange(t, LIBCALL.table_init, t.instr.secondTable, t.instr.elemIndex);
}
/** A dropped segment is one of length 0. */
export function dropElements(t: Translator, elem: ElemIndex): void {
  t.vmstore(t.b.i64(0, 0), elemEntry(t.env.layout, elem) + ENTRY.elem.length, ALIAS.global);
}
export function elemDrop(t: Translator): void {
  dropElements(t, t.instr.elemIndex);
}

/** Offset of own global `g`'s cell. */
const cellField = (t: Translator, g: GlobalIndex): number => globalEntry(t.env.layout, g) + ENTRY.global.cell;
/** The address of imported global `g`'s cell. */
const cellOf = (t: Translator, g: GlobalIndex): Value =>
  t.vmload(TY.i64, globalEntry(t.env.layout, g) + ENTRY.global.address, ALIAS.constant);

export function globalGet(t: Translator): void {
  const g = t.instr.globalIndex;
  const { type, mutable } = t.env.spaces.globals[g] ?? bug('global index');
  const ty = t.env.irType(type);
  const known = t.env.constantGlobals[g];
  if (known !== undefined) {
    t.push(t.b.constant(ty, known.lo, known.hi));
    return;
  }
  // Immutable globals are constant, except while the init function fills the module's own in.
  const imported = g < t.env.spaces.importedGlobals;
  const alias = mutable || (t.isInit && !imported) ? ALIAS.global : ALIAS.constant;
  t.push(imported ? field(t, ty, cellOf(t, g), 0, alias) : t.vmload(ty, cellField(t, g), alias), type);
}

export function globalSet(t: Translator): void {
  setGlobal(t, t.instr.globalIndex, t.pop());
}

/** Writes `value` into global `g`. */
export function setGlobal(t: Translator, g: GlobalIndex, value: Value): void {
  if (g >= t.env.spaces.importedGlobals) {
    t.vmstore(value, cellField(t, g), ALIAS.global);
    return;
  }
  t.b.write(IR.store, TY.none, cellOf(t, g), NONE, value, 0, memFlags(ACCESS.full, ALIAS.global));
}

export function refNull(t: Translator): void {
  t.push(t.b.constant(t.env.irType(t.instr.type2), 0, 0), t.instr.type2);
}
export function refIsNull(t: Translator): void {
  t.push(t.isNull(t.pop()));
}
export function refFunc(t: Translator): void {
  const f = t.instr.funcIndex;
  const type = refType(t.env.spaces.funcs[f] ?? bug('function index'), false);
  if (f < t.env.spaces.importedFuncs) {
    t.push(t.vmload(TY.i64, importedFuncEntry(t.env.layout, f) + ENTRY.importedFunc.record, ALIAS.constant), type);
    return;
  }
  const offset = t.env.recordOffset[f];
  if (offset < 0) bug('ref.func of a function that nothing declares');
  t.push(t.b.value(IR.vmaddr, TY.i64, NONE, NONE, NONE, offset), type);
}
