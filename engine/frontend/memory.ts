/**
 * Translation of memory instructions. Guarded memories need no check: index and offset are below 4 GiB each and the reservation
 * covers their sum, so an access out of bounds faults (`trap` in its MemFlags). Others compare index + offset + size, computed
 * in 64 bits, with the current length; 64-bit memories also check that sum for overflow. So do accesses that could pass the end
 * of the smaller reservation that shared memories have. Bulk instructions check whole ranges first and then call builtins, which
 * never fault.
 */
import { LIBCALL } from '../abi/calls.ts';
import { DETAIL, dataEntry, ENTRY, memoryEntry, SHARED_RESERVATION } from '../abi/layout.ts';
import { NONE } from '../base/brand.ts';
import { intOf, isInt, unsignedOf } from '../ir/constants.ts';
import type { Value } from '../ir/func.ts';
import { ACCESS, ALIAS, ICMP, IR, memFlags, TY, type Ty } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import type { OpRow } from '../wasm/opcodes.ts';
import { TRAP } from '../wasm/traps.ts';
import { type DataIndex, I64, type MemoryIndex } from '../wasm/types.ts';
import type { Translator } from './ssa/translator.ts';

/** The address that `address` computed: `[a + b + imm]` and the trap code of an access that may fault (0: it cannot). */
const addr: { a: Value; b: Value; imm: number; trap: number } = { a: NONE, b: NONE, imm: 0, trap: 0 };

const is64 = (t: Translator, memory: MemoryIndex): boolean => t.env.spaces.memories[memory]?.address === I64;

/** Memory `m`'s base address. */
function baseOf(t: Translator, m: MemoryIndex): Value {
  const alias = t.env.guarded[m] === 1 ? ALIAS.constant : ALIAS.limits;
  return t.vmload(TY.i64, memoryEntry(t.env.layout, m) + ENTRY.memory.base, alias);
}
/** Offset of its length in the instance. */
const lengthField = (t: Translator, m: MemoryIndex): number => memoryEntry(t.env.layout, m) + ENTRY.memory.length;

/** Its length in bytes, as i64. */
function lengthOf(t: Translator, m: MemoryIndex): Value {
  return t.vmload(TY.i64, lengthField(t, m), ALIAS.limits);
}
/** An index of memory or table as i64. */
export function wide(t: Translator, v: Value): Value {
  return t.func.ty[v] === TY.i64 ? v : t.b.uextend(v);
}

/** `trapIf` that tells what was asked for and what there is: the instance's field at `there`, or a type's index (ops.ts). */
export function trapTelling(t: Translator, cond: Value, code: number, asked: Value, there: number, detail: number): void {
  if (intOf(t.func, cond) === 0) return;
  t.b.trapTelling(cond, code, asked, there, detail);
}

/** Puts base, index and a constant below 2^53 together. */
function setAddress(t: Translator, m: MemoryIndex, index: Value, offset: number, trap: number): void {
  addr.trap = trap;
  addr.a = baseOf(t, m);
  addr.b = index;
  addr.imm = offset;
  // The displacement of machine addresses is signed.
  if (offset > 0x7fff_ffff) {
    addr.imm = 0;
    addr.b = index === NONE ? t.b.i64Number(offset) : t.b.add64(index, t.b.i64Number(offset));
  }
}

/** The memarg's offset; no memory has 2^48 bytes: one that is as large always traps. */
function offsetOf({ instr }: Translator): number {
  const high = instr.hi >>> 0;
  return high < 0x1_0000 ? high * 0x1_0000_0000 + (instr.lo >>> 0) : 2 ** 48;
}

/** Whether an access of memory `m` that ends at byte `end` or before needs no check: it lies in the memory or faults. */
function isGuarded({ env }: Translator, m: MemoryIndex, end: number): boolean {
  return env.guarded[m] === 1 && (env.spaces.memories[m]?.shared !== true || end <= SHARED_RESERVATION);
}

/** Traps where an access of `size` bytes that ends at `end` is outside of memory `m`. */
function checkEnd(t: Translator, m: MemoryIndex, end: Value, size: number): void {
  const there = lengthField(t, m);
  trapTelling(t, t.b.icmp(ICMP.ugt, end, lengthOf(t, m)), TRAP.memoryOutOfBounds, end, there, detailOf(size));
}
const detailOf = (size: number): number => DETAIL.memory | (DETAIL.size * (1 + Math.log2(size)));

/** Traps where `size` bytes at `index` plus `offset` are outside of memory `m`. Gives where they end. */
function checkBounds(t: Translator, m: MemoryIndex, index: Value, offset: number, size: number): void {
  const { b } = t;
  const end = b.add64(index, b.i64Number(offset + size));
  if (is64(t, m)) {
    const passed = b.icmp(ICMP.ult, end, index);
    trapTelling(t, passed, TRAP.memoryOutOfBounds, end, lengthField(t, m), detailOf(size) | DETAIL.overflow);
  }
  checkEnd(t, m, end, size);
}

/** Checks and computes the address of an access of `size` bytes at `index` plus the memarg's offset. */
function address(t: Translator, m: MemoryIndex, index: Value, size: number): void {
  const { b, func } = t;
  const narrow = !is64(t, m);
  const oob = TRAP.memoryOutOfBounds;
  const offset = offsetOf(t);
  if (narrow && isInt(func, index)) {
    const at = unsignedOf(func, index) + offset;
    const guarded = isGuarded(t, m, at + size);
    const inside = at + size <= (t.env.minBytes[m] ?? 0);
    if (!inside && !guarded) checkEnd(t, m, b.i64Number(at + size), size);
    setAddress(t, m, NONE, at, inside || !guarded ? 0 : oob);
    return;
  }
  const index64 = wide(t, index);
  const guarded = isGuarded(t, m, 0xffff_ffff + offset + size);
  if (!guarded) checkBounds(t, m, index64, offset, size);
  setAddress(t, m, index64, offset, guarded ? oob : 0);
}

/** The same as one value and an offset below 2^31. */
export function checkedAddress(t: Translator, index: Value, size: number): { address: Value; imm: number; trap: number } {
  address(t, t.instr.memoryIndex, index, size);
  return { address: addr.b === NONE ? addr.a : t.b.add64(addr.a, addr.b), imm: addr.imm, trap: addr.trap };
}

/** `index` plus the memarg's offset as i64, within the memory that the instruction names by `size` bytes; not from its base. */
export function effectiveAddress(t: Translator, index: Value, size: number): Value {
  const offset = offsetOf(t);
  const index64 = wide(t, index);
  checkBounds(t, t.instr.memoryIndex, index64, offset, size);
  return t.b.add64(index64, t.b.i64Number(offset));
}

const ACCESS_OF: Readonly<Record<string, number>> = {
  '': ACCESS.full,
  '8s': ACCESS.s8,
  '8u': ACCESS.u8,
  '16s': ACCESS.s16,
  '16u': ACCESS.u16,
  '32s': ACCESS.s32,
  '32u': ACCESS.u32,
  '64u': ACCESS.u64,
  // Stores have no sign.
  '8': ACCESS.u8,
  '16': ACCESS.u16,
  '32': ACCESS.u32,
};
const accessOf = (row: OpRow, prefix: string): number =>
  ACCESS_OF[(row.ir ?? '').slice(prefix.length)] ?? bug(`access of ${row.name}`);

/** The translator of a load row. */
export function loadOf(row: OpRow): (t: Translator) => void {
  const ty = TY[row.results?.[0] as 'i32'];
  const access = accessOf(row, 'load');
  const size = 1 << row.align;
  return (t) => t.push(load(t, ty, access, size));
}
/** Pops an index and loads from there as the instruction's memarg says. */
export function load(t: Translator, ty: Ty, access: number, size: number): Value {
  address(t, t.instr.memoryIndex, t.pop(), size);
  const flags = memFlags(access, ALIAS.memory, addr.trap);
  return t.b.load(IR.load, ty, addr.a, addr.b, addr.imm, flags);
}

/** The translator of a store row. */
export function storeOf(row: OpRow): (t: Translator) => void {
  const access = accessOf(row, 'store');
  const size = 1 << row.align;
  return (t) => store(t, t.pop(), access, size);
}
/** Pops an index and stores `value` there as the instruction's memarg says. */
export function store(t: Translator, value: Value, access: number, size: number): void {
  address(t, t.instr.memoryIndex, t.pop(), size);
  const flags = memFlags(access, ALIAS.memory, addr.trap);
  t.b.write(IR.store, TY.none, addr.a, addr.b, value, addr.imm, flags);
}

export function memorySize(t: Translator): void {
  const m = t.instr.memoryIndex;
  const { pageSizeLog2 = 16 } = t.env.spaces.memories[m] ?? {};
  const pages = t.b.value(IR.ushr, TY.i64, lengthOf(t, m), t.b.i64(pageSizeLog2, 0));
  t.push(is64(t, m) ? pages : t.b.value(IR.ireduce, TY.i32, pages));
}

/** The 64-bit result of a libcall as the memory or table's address type. */
export function narrowed(t: Translator, v: Value, is64bit: boolean): Value {
  return is64bit ? v : t.b.value(IR.ireduce, TY.i32, v);
}

export function memoryGrow(t: Translator): void {
  const m = t.instr.memoryIndex;
  const delta = wide(t, t.pop());
  const pages = t.libcall(LIBCALL.memory_grow, TY.i64, t.b.i32(m), delta);
  t.push(narrowed(t, pages, is64(t, m)));
}

/** Traps unless start + n is at most the length in the instance's field `there`; `overflows`: the sum can pass 2^64. */
export function checkRange(t: Translator, start: Value, n: Value, there: number, detail: number, overflows: boolean): void {
  const { b } = t;
  const end = b.add64(start, n);
  const check = (outside: Value): void => trapTelling(t, outside, TRAP.memoryOutOfBounds, start, there, detail);
  if (overflows) check(b.icmp(ICMP.ult, end, start));
  const alias = detail === DETAIL.memory ? ALIAS.limits : ALIAS.global;
  check(b.icmp(ICMP.ugt, end, t.vmload(TY.i64, there, alias)));
}
function checkMemory(t: Translator, m: MemoryIndex, start: Value, n: Value): void {
  checkRange(t, start, n, lengthField(t, m), DETAIL.memory, is64(t, m));
}

export function memoryFill(t: Translator): void {
  const m = t.instr.memoryIndex;
  const n = wide(t, t.pop());
  const byte = t.pop();
  const to = wide(t, t.pop());
  checkMemory(t, m, to, n);
  t.libcall(LIBCALL.memset, TY.none, t.b.add64(baseOf(t, m), to), byte, n);
}

export function memoryCopy(t: Translator): void {
  const { memoryIndex: toMemory, secondMemory: fromMemory } = t.instr;
  const n = wide(t, t.pop());
  const from = wide(t, t.pop());
  const to = wide(t, t.pop());
  checkMemory(t, toMemory, to, n);
  checkMemory(t, fromMemory, from, n);
  const { b } = t;
  t.libcall(LIBCALL.memmove, TY.none, b.add64(baseOf(t, toMemory), to), b.add64(baseOf(t, fromMemory), from), n);
}

export function memoryInit(t: Translator): void {
  const { dataIndex: data, secondMemory: m } = t.instr;
  const n = wide(t, t.pop());
  const from = wide(t, t.pop());
  initMemory(t, data, m, wide(t, t.pop()), from, n);
}

/** memory.init with operands as i64. */
export function initMemory(t: Translator, data: DataIndex, m: MemoryIndex, to: Value, from: Value, n: Value): void {
  const { b } = t;
  const entry = dataEntry(t.env.layout, data);
  checkRange(t, from, n, entry + ENTRY.data.length, DETAIL.data, false);
  checkMemory(t, m, to, n);
  const source = b.add64(t.vmload(TY.i64, entry + ENTRY.data.base, ALIAS.constant), from);
  t.libcall(LIBCALL.memmove, TY.none, b.add64(baseOf(t, m), to), source, n);
}

/** A dropped segment is one of length 0. */
export function dropData(t: Translator, data: DataIndex): void {
  t.vmstore(t.b.i64(0, 0), dataEntry(t.env.layout, data) + ENTRY.data.length, ALIAS.global);
}

export function dataDrop(t: Translator): void {
  dropData(t, t.instr.dataIndex);
}

/** A load of a field behind a pointer that the runtime keeps. */
export function field(t: Translator, ty: Ty, pointer: Value, offset: number, alias: number): Value {
  return t.b.load(IR.load, ty, pointer, NONE, offset, memFlags(ACCESS.full, alias));
}
