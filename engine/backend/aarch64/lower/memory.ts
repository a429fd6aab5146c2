/** Lowering of memory accesses: linear memory, objects, instance fields, frame slots. Loads extend as they read. */

import type { Value } from '../../../ir/func.ts';
import { ACCESS, ALIAS, accessOf, aliasOf, isVectorClass, TY, trapOf } from '../../../ir/ops.ts';
import { bug } from '../../../wasm/errors.ts';
import { immOf } from '../../lower/constants.ts';
import type { LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { type IntegerLoads, type IntegerStores, integerLoad, integerStore, memoryLowering } from '../../lower/memory.ts';
import { DEF_REG } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { A, type MemoryRow, memoryLog2 } from '../assembler/rows.ts';
import { type Address, load, memoryOf, place, readNothing, store, storeZero, withoutIndex } from './address.ts';
import { canTear } from './tearing.ts';

const VECTOR_LOADS: Readonly<Record<number, MemoryRow>> = { [TY.f32]: A.ldrs, [TY.f64]: A.ldrd, [TY.v128]: A.ldrq };
const VECTOR_STORES: Readonly<Record<number, MemoryRow>> = { [TY.f32]: A.strs, [TY.f64]: A.strd, [TY.v128]: A.strq };

const LOADS: IntegerLoads<MemoryRow> = {
  ...{ u8: A.ldrb, u16: A.ldrh, u32: A.ldr32, u64: A.ldr64, s32: A.ldrsw },
  s8: [A.ldrsb32, A.ldrsb64],
  s16: [A.ldrsh32, A.ldrsh64],
};
const STORES: IntegerStores<MemoryRow> = { 8: A.strb, 16: A.strh, 32: A.str32, 64: A.str64 };

/** The row that loads a value of type `ty` with this access. */
export function loadRow(ty: number, access: number): MemoryRow {
  if (!isVectorClass(ty)) return integerLoad(LOADS, ty, access);
  // A vector of which a part is loaded is zero elsewhere.
  if (access === ACCESS.u32) return A.ldrs;
  if (access === ACCESS.u64) return A.ldrd;
  return VECTOR_LOADS[ty] ?? bug('a load of a vector');
}
/** The row that stores a register of type `ty`. */
export function storeRow(ty: number, access: number): MemoryRow {
  if (!isVectorClass(ty)) return integerStore(STORES, ty, access);
  return VECTOR_STORES[ty] ?? bug('a store of a vector');
}

/** What reads as many bytes as a store writes, and leaves no trace: its register is zero, or scratch. */
const READS: ReadonlyMap<MemoryRow, MemoryRow> = new Map([
  [A.strh, A.ldrh],
  [A.str32, A.ldr32],
  [A.str64, A.ldr64],
  [A.strs, A.ldr32],
  [A.strd, A.ldr64],
  [A.strq, A.ldrq],
]);
/** What might be torn is read before, so that it faults whole. */
function readFirst(l: Lowering, i: Value, row: MemoryRow, to: Address): Address {
  const flags = l.func.imm2[i];
  const read = READS.get(row);
  if (read === undefined || trapOf(flags) === 0 || aliasOf(flags) !== ALIAS.memory || !canTear(l, i, memoryLog2(row))) return to;
  const place = to.disp === 0 ? to : withoutIndex(l, row, to);
  readNothing(l, read, place);
  return place;
}

function storeValue(l: Lowering, i: Value, value: Value): void {
  const { func } = l;
  const row = storeRow(func.ty[value], accessOf(func.imm2[i]));
  const to = readFirst(l, i, row, memoryOf(l, row, i));
  if (immOf(l, value) === 0) storeZero(l, row, to);
  else store(l, row, to, l.reg(value));
}

export const memoryOps: LowerTable = memoryLowering({
  ops: P,
  moveClobbers: 0,
  load(l, i) {
    const { func } = l;
    const row = loadRow(func.ty[i], accessOf(func.imm2[i]));
    load(l, row, l.reg(i), memoryOf(l, row, i));
  },
  store: storeValue,
  address(l, d, offset) {
    l.v.inst(P.instanceAddress).withImm(offset).operand(d, DEF_REG);
  },
  loadSlot(l, d, ty, slot) {
    load(l, loadRow(ty, ACCESS.full), d, place(MODE.slot, slot));
  },
  storeSlot(l, s, ty, slot) {
    store(l, storeRow(ty, ACCESS.full), place(MODE.slot, slot), s);
  },
});
