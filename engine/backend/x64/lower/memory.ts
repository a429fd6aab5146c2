/**
 * Lowering of memory accesses: linear memory, instance fields, frame slots. Loads extend as they read; stores take immediates; a
 * store of (load op x) to the load's own address becomes one read-modify-write instruction.
 */

import { lowWordOf } from '../../../ir/constants.ts';
import type { Value } from '../../../ir/func.ts';
import { ACCESS, accessOf, IR, plainFlags, TY, trapOf } from '../../../ir/ops.ts';
import { immOf } from '../../lower/constants.ts';
import type { LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import {
  accessBytes,
  type IntegerLoads,
  type IntegerStores,
  integerLoad,
  integerStore,
  memoryLowering,
} from '../../lower/memory.ts';
import { USE_REG, type VReg } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { CLOBBER_STRING } from '../assembler/registers.ts';
import { type Row, type SizedOp, sized, X } from '../assembler/rows.ts';
import { formOf, instRm, isImm, memoryRm, modeRm, pushRm, type Rm } from './integers/address.ts';
import { load, widthOf } from './integers/int.ts';
import { laneStore } from './vectors/lanes.ts';

const LOADS: IntegerLoads<Row> = {
  ...{ u8: X.movzx8, u16: X.movzx16, u32: X.mov32, u64: X.mov64, s32: X.movsxd },
  s8: [sized(X.movsx8, 32), sized(X.movsx8, 64)],
  s16: [sized(X.movsx16, 32), sized(X.movsx16, 64)],
};
const STORES: IntegerStores<Row> = { 8: X.store8, 16: X.store16, 32: X.store32, 64: X.store64 };

/** The row that loads a value of type `ty` with this access. */
export function loadRow(l: Lowering, ty: number, access: number): Row {
  if (ty === TY.f32) return formOf(l, X.movss);
  if (ty === TY.f64) return formOf(l, X.movsd);
  if (ty === TY.v128) return formOf(l, access === ACCESS.u32 ? X.movss : access === ACCESS.u64 ? X.movsd : X.movups);
  return integerLoad(LOADS, ty, access);
}
/** The row that stores a register of type `ty`. */
export function storeRow(l: Lowering, ty: number, access: number): Row {
  if (ty === TY.f32) return formOf(l, X.storess);
  if (ty === TY.f64) return formOf(l, X.storesd);
  if (ty === TY.v128) return formOf(l, X.storeups);
  return integerStore(STORES, ty, access);
}
/** The row of a store → that of the store of an immediate. */
const STORE_IMM: ReadonlyMap<Row, Row> = new Map([
  [X.store8, X.storei8],
  [X.store16, X.storei16],
  [X.store32, X.storei32],
  [X.store64, X.storei64],
]);

/** The register `s` goes to memory, of a vector the lane `imm`. */
export function store(l: Lowering, row: Row, to: Rm, s: VReg, imm = 0): void {
  instRm(l, row, to, imm);
  l.v.operand(s, USE_REG);
  pushRm(l, to);
}
/** A constant goes to memory. */
export function storeImm(l: Lowering, row: Row, to: Rm, imm: number): void {
  instRm(l, row, to, imm);
  pushRm(l, to);
}

/** IR operation → its read-modify-write forms: with a register, with an immediate. */
const READ_MODIFY_WRITE: ReadonlyMap<number, readonly [SizedOp, SizedOp]> = new Map([
  [IR.iadd, [X.addm, X.addmi]],
  [IR.isub, [X.subm, X.submi]],
  [IR.band, [X.andm, X.andmi]],
  [IR.bor, [X.orm, X.ormi]],
  [IR.bxor, [X.xorm, X.xormi]],
]);

/** store(p, op(load(p), x)) with nothing between: one instruction. A fault is the load's; nothing was stored then. */
function readModifyWrite(l: Lowering, i: Value, value: Value): boolean {
  const { func } = l;
  const r = l.def(value);
  const ty = func.ty[r];
  if ((ty !== TY.i32 && ty !== TY.i64) || l.uses[r] !== 1 || l.localOp(r) < 0 || l.wanted(r)) return false;
  const op = func.op[r];
  const forms = READ_MODIFY_WRITE.get(op);
  if (forms === undefined || accessOf(func.imm2[i]) !== ACCESS.full) return false;
  let a = func.a[r];
  let b = func.b[r];
  if (!sameAddress(l, i, a)) {
    if (op === IR.isub || !sameAddress(l, i, b)) return false;
    [a, b] = [b, a];
  }
  const width = widthOf(l, r);
  const [withReg, withImm] = forms;
  const at = l.sink(a);
  const to: Rm = { ...memoryRm(l, i), trap: trapOf(func.imm2[at]) || trapOf(func.imm2[i]), pos: func.pos[at] };
  if (isImm(l, b)) storeImm(l, sized(withImm, width), to, immOf(l, b));
  else store(l, sized(withReg, width), to, l.reg(b));
  return true;
}
/** Whether `value` is a load that may sink to store `i` and has its very address. */
function sameAddress(l: Lowering, i: Value, value: Value): boolean {
  const { func } = l;
  if (!l.canSink(value)) return false;
  const r = l.def(value);
  const store = func.op[i] === IR.vmstore;
  if ((func.op[r] === IR.vmload) !== store || func.imm[r] !== func.imm[i]) return false;
  if (plainFlags(func.imm2[r]) !== plainFlags(func.imm2[i])) return false;
  if (store) return true;
  const ai = func.b[i];
  const ar = func.b[r];
  return l.same(func.a[i], func.a[r]) && (ai < 0 ? ar < 0 : ar >= 0 && l.same(ai, ar));
}

/** A store of a lane of a vector: one instruction. */
function storeLane(l: Lowering, i: Value, value: Value): boolean {
  const { func } = l;
  const bytes = accessBytes(func.ty[value], accessOf(func.imm2[i]));
  const r = l.lowBytes(value, bytes);
  if (l.localOp(r) !== IR.vunary || l.uses[r] !== 1 || l.wanted(r)) return false;
  const lane = func.imm2[r];
  const op = laneStore(func.imm[r], lane, bytes);
  if (op === undefined) return false;
  const to = memoryRm(l, i);
  store(l, formOf(l, op), to, l.reg(func.a[r]), lane);
  return true;
}

function storeValue(l: Lowering, i: Value, value: Value): void {
  const { func } = l;
  const ty = func.ty[value];
  if (readModifyWrite(l, i, value) || storeLane(l, i, value)) return;
  const row = storeRow(l, ty, accessOf(func.imm2[i]));
  const immRow = STORE_IMM.get(row);
  // Of a constant, a narrower store writes the low word or less.
  const n = row === X.store64 ? immOf(l, value) : lowWordOf(func, l.def(value));
  const to = memoryRm(l, i);
  if (immRow !== undefined && !Number.isNaN(n)) storeImm(l, immRow, to, n);
  else store(l, row, to, l.reg(value));
}

export const memoryOps: LowerTable = memoryLowering({
  ops: P,
  moveClobbers: CLOBBER_STRING,
  load(l, i) {
    const from = memoryRm(l, i);
    load(l, loadRow(l, l.func.ty[i], accessOf(l.func.imm2[i])), l.reg(i), from);
  },
  store: storeValue,
  address(l, d, offset) {
    load(l, X.lea64, d, modeRm(MODE.instance, offset));
  },
  loadSlot(l, d, ty, slot) {
    load(l, loadRow(l, ty, ACCESS.full), d, modeRm(MODE.slot, slot));
  },
  storeSlot(l, s, ty, slot) {
    store(l, storeRow(l, ty, ACCESS.full), modeRm(MODE.slot, slot), s);
  },
});
