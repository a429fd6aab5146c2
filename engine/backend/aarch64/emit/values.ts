/** Pseudo instructions of AArch64 that compute values: constants, addresses, and what takes a loop or a branch. */
import { CC, invert, onZero, opposite } from '../assembler/conditions.ts';
import { floatImmediate } from '../assembler/immediates.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import { FP, INSTANCE_REG, LR, SCRATCH, SCRATCH_VEC, SCRATCH2 } from '../assembler/registers.ts';
import { A, type Row, sized } from '../assembler/rows.ts';
import type { Emitter, PseudoEmitter } from './emit.ts';

const V31 = SCRATCH_VEC & 31;
/** Opcode → handler. */
const HANDLERS: (PseudoEmitter | undefined)[] = new Array<PseudoEmitter | undefined>(OP_COUNT).fill(undefined);
export const valueHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;
const on = (name: keyof typeof P, handler: PseudoEmitter): void => {
  HANDLERS[P[name]] = handler;
};

on('iconst32', (e, i) => e.constant(e.reg(i, 0), e.v.imm[i], 0));
on('iconst64', (e, i) => e.constant(e.reg(i, 0), e.v.imm[i], e.v.aux[i]));
/** A float: zero, what the instruction can hold, or from the pool. */
function floatConstant(e: Emitter, i: number, f32: boolean): void {
  const d = e.reg(i, 0);
  const low = e.v.imm[i];
  const high = e.v.disp[i];
  if ((low | high) === 0) return e.put(A.movi0, 0, d);
  const fields = floatImmediate(f32, low, high);
  if (fields >= 0) return e.put(sized(A.fmovi, f32 ? 32 : 64), fields, d);
  if (f32) e.pooled(A.ldrslit, d, e.pool.constant(4, low));
  else e.pooled(A.ldrdlit, d, e.pool.constant(8, low, high));
}
on('fconst32', (e, i) => floatConstant(e, i, true));
on('fconst64', (e, i) => floatConstant(e, i, false));
on('vconst', (e, i) => e.pooled(A.ldrqlit, e.reg(i, 0), e.v.imm[i]));
on('instanceAddress', (e, i) => e.addConstant(e.reg(i, 0), INSTANCE_REG, e.v.imm[i]));

// ---- Memory that others share ----

/** Operands: what stood there, the operand, the address; imm: the access's bits, disp: the row of what is done. */
on('atomicLoop', (e, i) => {
  const { imm, disp } = e.v;
  const [old, value, address] = [e.reg(i, 0), e.reg(i, 1), e.reg(i, 2)];
  const again = e.buf.newLabel();
  e.buf.bind(again);
  e.noteTrap(i);
  e.put(sized(A.ldaxr, imm[i]), 0, old, address);
  let fresh = value;
  if (disp[i] >= 0) {
    fresh = SCRATCH2;
    e.put(disp[i] as Row, 0, fresh, old, value);
  }
  e.put(sized(A.stlxr, imm[i]), 0, SCRATCH, fresh, address);
  e.buf.branch(opposite(onZero(32)) | SCRATCH, again);
});
/** Operands: what stood there, what is expected, what takes its place, the address; imm: the access's bits. */
on('casLoop', (e, i) => {
  const bits = e.v.imm[i];
  const [old, expected, value, address] = [e.reg(i, 0), e.reg(i, 1), e.reg(i, 2), e.reg(i, 3)];
  const again = e.buf.newLabel();
  const differs = e.buf.newLabel();
  e.buf.bind(again);
  e.noteTrap(i);
  e.put(sized(A.ldaxr, bits), 0, old, address);
  // What is narrow is loaded without a sign: so is what it is compared with.
  if (bits < 32) e.put(A.cmpx, (bits === 8 ? 0 : 1) << 3, old, expected);
  else e.put(sized(A.cmp, bits), 0, old, expected);
  e.branchIf(CC.ne, differs);
  e.put(sized(A.stlxr, bits), 0, SCRATCH, value, address);
  e.buf.branch(opposite(onZero(32)) | SCRATCH, again);
  e.buf.bind(differs);
});

on('vselect', (e, i) => {
  const d = e.reg(i, 0);
  const yes = e.reg(i, 2);
  if (d === yes) return;
  const over = e.buf.newLabel();
  e.branchIf(invert(e.v.imm[i]), over);
  e.put(A.vorr, 0, d, yes, yes);
  e.buf.bind(over);
});

on('moveSlots', (e, i) => {
  const { imm, disp, aux } = e.v;
  const from = e.frame.stackSlot(disp[i]);
  e.addConstant(SCRATCH2, FP, from);
  e.addConstant(LR, FP, from + aux[i] * SLOT);
  e.addConstant(SCRATCH, FP, e.frame.stackSlot(imm[i]));
  const again = e.buf.newLabel();
  e.buf.bind(again);
  e.put(A.ldrqpost, SLOT, V31, SCRATCH2);
  e.put(A.strqpost, SLOT, V31, SCRATCH);
  e.put(sized(A.cmp, 64), 0, SCRATCH2, LR);
  e.branchIf(CC.ne, again);
});
/** Bytes of a stack slot. */
const SLOT = 16;
