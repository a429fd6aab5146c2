/**
 * Validation of locals, globals, tables, memories and segments, and of the parametric instructions (core specification,
 * sections 3.4.2 to 3.4.7). Plain loads and stores are rows of the opcode table (`expression.ts`);
 * here stands what needs more than a row.
 */
import {
  BOT,
  type DataIndex,
  type ElemIndex,
  type GlobalIndex,
  I32,
  I64,
  isRef,
  type MemoryIndex,
  type TableIndex,
  V128,
  type ValType,
} from '../wasm/types.ts';
import type { Checker } from './checker.ts';
import { smallerAddress } from './context.ts';
import type { TypingRule } from './control.ts';

/** Address type of a memory that must exist. */
export function memoryAddress(v: Checker, index: MemoryIndex): ValType {
  const { memoryAddress: all } = v.ctx;
  if (index >= all.length) v.fail(`unknown memory ${index}`);
  return all[index];
}
function tableAddress(v: Checker, index: TableIndex): ValType {
  const { tableAddress: all } = v.ctx;
  if (index >= all.length) v.fail(`unknown table ${index}`);
  return all[index];
}
function tableElement(v: Checker, index: TableIndex): ValType {
  tableAddress(v, index);
  return v.ctx.tableElements[index];
}
/** Checks that a data segment exists. */
export function dataSegment(v: Checker, index: DataIndex): void {
  if (index >= v.ctx.m.datas.length) v.fail(`unknown data segment ${index}`);
}
/** Element type of an element segment that must exist. */
export function elemSegment(v: Checker, index: ElemIndex): ValType {
  const { elemTypes } = v.ctx;
  if (index >= elemTypes.length) v.fail(`unknown elem segment ${index}`);
  return elemTypes[index];
}
function globalType(v: Checker, index: GlobalIndex): ValType {
  const { globalTypes, visibleGlobals } = v.ctx;
  if (index >= (v.constant ? visibleGlobals : globalTypes.length)) v.fail(`unknown global ${index}`);
  return globalTypes[index];
}

/** Pops operands, last one first. */
function popAll(v: Checker, ...types: ValType[]): void {
  for (const t of types) v.pop(t);
}

function select(v: Checker): void {
  v.pop(I32);
  const b = v.popAny();
  const a = v.popAny();
  if (isRef(a) || isRef(b)) v.fail('type mismatch: select of references needs a type annotation');
  if (a !== b && a !== BOT && b !== BOT) v.mismatch(`[${v.show(a)} ${v.show(a)} i32]`, `[${v.show(a)} ${v.show(b)} i32]`);
  v.push(a === BOT ? b : a);
}

export const STORAGE_RULES: Readonly<Record<string, TypingRule>> = {
  drop: (v) => {
    v.popAny();
  },
  select,
  select_t: (v) => {
    const { count, list } = v.instr;
    if (count !== 1) v.fail(`invalid result arity ${count}`);
    const t = v.type(list[0]);
    popAll(v, I32, t, t);
    v.push(t);
  },
  'local.set': (v) => {
    const t = v.local(v.instr.a);
    v.pop(t);
    v.markInitialized(v.instr.a, t);
  },
  'local.tee': (v) => {
    const t = v.local(v.instr.a);
    v.pop(t);
    v.markInitialized(v.instr.a, t);
    v.push(t);
  },
  'global.get': (v) => {
    const index = v.instr.globalIndex;
    const t = globalType(v, index);
    if (v.constant && v.ctx.globalMutable[index] !== 0) v.fail(`constant expression required: global ${index} is mutable`);
    v.push(t);
  },
  'global.set': (v) => {
    const index = v.instr.globalIndex;
    const t = globalType(v, index);
    if (v.ctx.globalMutable[index] === 0) v.fail(`immutable global ${index}`);
    v.pop(t);
  },
  'table.get': (v) => {
    v.pop(tableAddress(v, v.instr.tableIndex));
    v.push(tableElement(v, v.instr.tableIndex));
  },
  'table.set': (v) => popAll(v, tableElement(v, v.instr.tableIndex), tableAddress(v, v.instr.tableIndex)),
  'table.size': (v) => v.push(tableAddress(v, v.instr.tableIndex)),
  'table.grow': (v) => {
    const at = tableAddress(v, v.instr.tableIndex);
    popAll(v, at, tableElement(v, v.instr.tableIndex));
    v.push(at);
  },
  'table.fill': (v) => {
    const at = tableAddress(v, v.instr.tableIndex);
    popAll(v, at, tableElement(v, v.instr.tableIndex), at);
  },
  'table.copy': (v) => {
    const { tableIndex: to, secondTable: from } = v.instr;
    const toAt = tableAddress(v, to);
    const fromAt = tableAddress(v, from);
    const source = tableElement(v, from);
    const target = tableElement(v, to);
    if (!v.ctx.registry.matches(source, target))
      v.fail(`type mismatch: source element type ${v.show(source)} does not match destination element type ${v.show(target)}`);
    popAll(v, smallerAddress(toAt, fromAt), fromAt, toAt);
  },
  'table.init': (v) => {
    const { elemIndex: segment, secondTable: table } = v.instr;
    const target = tableElement(v, table);
    const source = elemSegment(v, segment);
    if (!v.ctx.registry.matches(source, target))
      v.fail(`type mismatch: element segment's type ${v.show(source)} does not match table's element type ${v.show(target)}`);
    popAll(v, I32, I32, tableAddress(v, table));
  },
  'elem.drop': (v) => {
    elemSegment(v, v.instr.elemIndex);
  },
  'memory.size': (v) => v.push(memoryAddress(v, v.instr.memoryIndex)),
  'memory.grow': (v) => {
    const at = memoryAddress(v, v.instr.memoryIndex);
    v.pop(at);
    v.push(at);
  },
  'memory.fill': (v) => {
    const at = memoryAddress(v, v.instr.memoryIndex);
    popAll(v, at, I32, at);
  },
  'memory.copy': (v) => {
    const to = memoryAddress(v, v.instr.memoryIndex);
    const from = memoryAddress(v, v.instr.secondMemory);
    popAll(v, smallerAddress(to, from), from, to);
  },
  'memory.init': (v) => {
    const { dataIndex: segment, secondMemory: memory } = v.instr;
    const at = memoryAddress(v, memory);
    dataSegment(v, segment);
    popAll(v, I32, I32, at);
  },
  'data.drop': (v) => dataSegment(v, v.instr.dataIndex),
  'i8x16.shuffle': (v) => {
    const { vec } = v.instr;
    for (let i = 0; i < 16; i++) {
      const lane = v.c.bytes[vec + i];
      if (lane >= 32) v.fail(`invalid lane index ${lane}`);
    }
    popAll(v, V128, V128);
    v.push(V128);
  },
};

/** Offsets of a 32-bit memory stay below 2^32 (section 3.4.6). */
export function checkOffset(v: Checker, address: ValType): void {
  if (address !== I64 && v.instr.hi !== 0) v.fail('offset out of range');
}
