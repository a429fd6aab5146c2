/**
 * Lowering of memory accesses: linear memory, instance fields, frame slots. Loads extend as they read; stores take immediates; a
 * store of (load op x) to the load's own address becomes one read-modify-write instruction.
 */
import { lowWordOf } from '../../../ir/constants.ts';
import { slotCountOf } from '../../../ir/edges.ts';
import type { Value } from '../../../ir/func.ts';
import { ACCESS, ALIAS, accessOf, aliasOf, IR, plainFlags, TY, trapOf } from '../../../ir/ops.ts';
import { type Lowering, sizeOf } from '../../lower/lower.ts';
import { USE_REG, type VReg } from '../../regalloc/interface/operands.ts';
import { MODE, P } from '../assembler/ops.ts';
import { CLOBBER_STRING } from '../assembler/registers.ts';
import { type Row, type SizedOp, sized, X } from '../assembler/rows.ts';
import { formOf, immOf, instRm, isImm, memoryRm, modeRm, pushRm, type Rm } from './integers/address.ts';
import { load, widthOf } from './integers/int.ts';
import { laneStore } from './vectors/lanes.ts';

/** The row that loads a value of type `ty` with this access. */
export function loadRow(l: Lowering, ty: number, access: number): Row {
  if (ty === TY.f32) return formOf(l, X.movss);
  if (ty === TY.f64) return formOf(l, X.movsd);
  if (ty === TY.v128) return formOf(l, access === ACCESS.u32 ? X.movss : access === ACCESS.u64 ? X.movsd : X.movups);
  const width = ty === TY.i32 ? 32 : 64;
  switch (access) {
    case ACCESS.u8:
      return X.movzx8;
    case ACCESS.u16:
      return X.movzx16;
    case ACCESS.u32:
      return X.mov32;
    case ACCESS.s8:
      return sized(X.movsx8, width);
    case ACCESS.s16:
      return sized(X.movsx16, width);
    case ACCESS.s32:
      return width === 64 ? X.movsxd : X.mov32;
    default:
      return sized(X.mov, width);
  }
}

/** The row that stores a register of type `ty`. */
export function storeRow(l: Lowering, ty: number, access: number): Row {
  if (ty === TY.f32) return formOf(l, X.storess);
  if (ty === TY.f64) return formOf(l, X.storesd);
  if (ty === TY.v128) return formOf(l, X.storeups);
  switch (access) {
    case ACCESS.u8:
    case ACCESS.s8:
      return X.store8;
    case ACCESS.u16:
    case ACCESS.s16:
      return X.store16;
    case ACCESS.u32:
    case ACCESS.s32:
      return X.store32;
    default:
      return ty === TY.i32 ? X.store32 : X.store64;
  }
}
/** How many bytes a store of a value of type `ty` writes. */
function storedBytes(ty: number, access: number): number {
  switch (access) {
    case ACCESS.full:
      return sizeOf(ty);
    case ACCESS.u8:
    case ACCESS.s8:
      return 1;
    case ACCESS.u16:
    case ACCESS.s16:
      return 2;
    default:
      return access === ACCESS.u64 ? 8 : 4;
  }
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

function lowerLoad(l: Lowering, i: Value): void {
  const { func } = l;
  const from = memoryRm(l, i);
  load(l, loadRow(l, func.ty[i], accessOf(func.imm2[i])), l.reg(i), from);
}
function lowerVmload(l: Lowering, i: Value): void {
  const d = l.reg(i);
  // What never changes is read again rather than spilled.
  if (aliasOf(l.func.imm2[i]) === ALIAS.constant) l.v.vregRemat[d] = 1;
  lowerLoad(l, i);
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
  const bytes = storedBytes(func.ty[value], accessOf(func.imm2[i]));
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

export const memoryOps: Partial<Record<number, (l: Lowering, i: Value) => void>> = {
  [IR.load]: lowerLoad,
  [IR.store]: (l, i) => storeValue(l, i, l.func.c[i]),
  [IR.vmload]: lowerVmload,
  [IR.vmstore]: (l, i) => storeValue(l, i, l.func.a[i]),
  [IR.vmaddr]: (l, i) => {
    const d = l.reg(i);
    l.v.vregRemat[d] = 1;
    load(l, X.lea64, d, modeRm(MODE.instance, l.func.imm[i]));
  },
  [IR.vmctx]: (l, i) => {
    const d = l.reg(i);
    l.v.vregRemat[d] = 1;
    load(l, X.lea64, d, modeRm(MODE.instance, 0));
  },
  [IR.stack_load]: (l, i) => {
    load(l, loadRow(l, l.func.ty[i], ACCESS.full), l.reg(i), modeRm(MODE.slot, l.func.imm[i]));
  },
  [IR.stack_store]: (l, i) => {
    const value = l.func.a[i];
    if (l.func.ty[value] === TY.ref) l.v.refSlots.add(l.func.imm[i]);
    store(l, storeRow(l, l.func.ty[value], ACCESS.full), modeRm(MODE.slot, l.func.imm[i]), l.reg(value));
  },
  [IR.stack_move]: ({ func, v }, i) => {
    v.inst(P.moveSlots).withImm(func.imm[i]).withDisp(func.imm2[i]).withAux(slotCountOf(func, i));
    v.clobbers(CLOBBER_STRING);
  },
};
