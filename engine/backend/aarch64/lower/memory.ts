/** Lowering of memory accesses: linear memory, objects, instance fields, frame slots. Loads extend as they read. */
import { slotCountOf } from '../../../ir/edges.ts';
import type { Value } from '../../../ir/func.ts';
import { ACCESS, ALIAS, accessOf, aliasOf, IR, isVectorClass, TY, trapOf } from '../../../ir/ops.ts';
import { bug } from '../../../wasm/errors.ts';
import type { Lowering } from '../../lower/lower.ts';
import { DEF_REG } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { A, type MemoryRow } from '../assembler/rows.ts';
import { type Address, load, memoryOf, place, readNothing, store, storeZero, withoutIndex } from './address.ts';
import { immOf } from './integers/int.ts';

const VECTOR_LOADS: Readonly<Record<number, MemoryRow>> = { [TY.f32]: A.ldrs, [TY.f64]: A.ldrd, [TY.v128]: A.ldrq };
const VECTOR_STORES: Readonly<Record<number, MemoryRow>> = { [TY.f32]: A.strs, [TY.f64]: A.strd, [TY.v128]: A.strq };

/** The row that loads a value of type `ty` with this access. */
export function loadRow(ty: number, access: number): MemoryRow {
  if (isVectorClass(ty)) {
    // A vector of which a part is loaded is zero elsewhere.
    if (access === ACCESS.u32) return A.ldrs;
    if (access === ACCESS.u64) return A.ldrd;
    return VECTOR_LOADS[ty] ?? bug('a load of a vector');
  }
  const wide = ty !== TY.i32;
  switch (access) {
    case ACCESS.u8:
      return A.ldrb;
    case ACCESS.u16:
      return A.ldrh;
    case ACCESS.u32:
      return A.ldr32;
    case ACCESS.s8:
      return wide ? A.ldrsb64 : A.ldrsb32;
    case ACCESS.s16:
      return wide ? A.ldrsh64 : A.ldrsh32;
    case ACCESS.s32:
      return wide ? A.ldrsw : A.ldr32;
    default:
      return wide ? A.ldr64 : A.ldr32;
  }
}
/** The row that stores a register of type `ty`. */
export function storeRow(ty: number, access: number): MemoryRow {
  if (isVectorClass(ty)) return VECTOR_STORES[ty] ?? bug('a store of a vector');
  switch (access) {
    case ACCESS.u8:
    case ACCESS.s8:
      return A.strb;
    case ACCESS.u16:
    case ACCESS.s16:
      return A.strh;
    case ACCESS.u32:
    case ACCESS.s32:
      return A.str32;
    default:
      return ty === TY.i32 ? A.str32 : A.str64;
  }
}

function lowerLoad(l: Lowering, i: Value): void {
  const { func } = l;
  const row = loadRow(func.ty[i], accessOf(func.imm2[i]));
  load(l, row, l.reg(i), memoryOf(l, row, i));
}
function lowerVmload(l: Lowering, i: Value): void {
  // What never changes is read again rather than spilled.
  if (aliasOf(l.func.imm2[i]) === ALIAS.constant) l.v.vregRemat[l.reg(i)] = 1;
  lowerLoad(l, i);
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
/**
 * A store that faults at its second half may have written its first one (manual, section B2.2), WebAssembly's may not. So the
 * place is read before, where it may end outside of a memory.
 */
function readFirst(l: Lowering, i: Value, row: MemoryRow, to: Address): Address {
  const flags = l.func.imm2[i];
  const read = READS.get(row);
  if (read === undefined || trapOf(flags) === 0 || aliasOf(flags) !== ALIAS.memory) return to;
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
function lowerAddress(l: Lowering, i: Value, offset: number): void {
  const d = l.reg(i);
  l.v.vregRemat[d] = 1;
  l.v.inst(P.instanceAddress).withImm(offset).operand(d, DEF_REG);
}

export const memoryOps: Partial<Record<number, (l: Lowering, i: Value) => void>> = {
  [IR.load]: lowerLoad,
  [IR.store]: (l, i) => storeValue(l, i, l.func.c[i]),
  [IR.vmload]: lowerVmload,
  [IR.vmstore]: (l, i) => storeValue(l, i, l.func.a[i]),
  [IR.vmaddr]: (l, i) => lowerAddress(l, i, l.func.imm[i]),
  [IR.vmctx]: (l, i) => lowerAddress(l, i, 0),
  [IR.stack_load]: (l, i) => {
    load(l, loadRow(l.func.ty[i], ACCESS.full), l.reg(i), place(MODE.slot, l.func.imm[i]));
  },
  [IR.stack_store]: (l, i) => {
    const value = l.func.a[i];
    const ty = l.func.ty[value];
    if (ty === TY.ref) l.v.refSlots.add(l.func.imm[i]);
    store(l, storeRow(ty, ACCESS.full), place(MODE.slot, l.func.imm[i]), l.reg(value));
  },
  [IR.stack_move]: ({ func, v }, i) => {
    v.inst(P.moveSlots).withImm(func.imm[i]).withDisp(func.imm2[i]).withAux(slotCountOf(func, i));
  },
};
