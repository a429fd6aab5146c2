/**
 * Operands of x86-64 instructions beyond plain registers: addresses [base + index << scale + disp] matched from IR address
 * arithmetic, loads folded into their user, pool constants, immediates. `…Rm` makes such an operand of a value, `instRm` starts
 * an instruction with it and `pushRm` adds its registers; between the two the caller adds the operands that stand in front.
 */

import { NONE } from '../../../../base/brand.ts';
import { amountOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { ACCESS, accessOf, IR, TY, trapOf } from '../../../../ir/ops.ts';
import { sumOf } from '../../../lower/address.ts';
import { immOf } from '../../../lower/constants.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { USE_ANY, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import type { Level } from '../../assembler/level.ts';
import { MODE } from '../../assembler/ops.ts';
import { formAt, type Row, type VectorOp } from '../../assembler/rows.ts';

/** What stands at an instruction's r/m position. */
export interface Rm {
  readonly mode: number;
  /** log2 of what the index is multiplied by. */
  readonly scale: number;
  /** Of MODE.reg. */
  readonly reg: VReg;
  readonly base: Value;
  readonly index: Value;
  /** With MODE.pool the entry, with MODE.slot the slot. */
  readonly disp: number;
  /** The trap that a fault there is, 0: it cannot fault; and the position of the access. */
  readonly trap: number;
  readonly pos: number;
}
/** The r/m operand is vreg `v`. */
export function regRm(v: VReg): Rm {
  return { mode: MODE.reg, scale: 0, reg: v, base: NONE, index: NONE, disp: 0, trap: 0, pos: -1 };
}
/** The r/m operand is memory that is addressed by the mode alone. */
export function modeRm(mode: number, disp: number): Rm {
  return { mode, scale: 0, reg: NONE, base: NONE, index: NONE, disp, trap: 0, pos: -1 };
}
/** The r/m operand is a pool constant. */
export const poolRm = (entry: number): Rm => modeRm(MODE.pool, entry);

/** Whether an operation can have `value` as its immediate, which the machine extends by its sign. */
export const isImm = (l: Lowering, value: Value): boolean => !Number.isNaN(immOf(l, value));

/** The shift amount 1..3 when the i64 or i32 `d` is a left shift that can become a scale, else 0. */
export function scaleOf(l: Lowering, d: Value): number {
  const { func } = l;
  if (func.op[d] !== IR.ishl || !l.foldable(d)) return 0;
  const n = amountOf(func, l.def(func.b[d]), func.ty[d] === TY.i64 ? 64 : 32);
  return n <= 3 && n > 0 ? n : 0;
}

/** The address `a` + `b` + imm of access `i` (b may be NONE), with its trap. */
export function addressRm(l: Lowering, i: Value, a: Value, b: Value): Rm {
  const { func } = l;
  const trap = trapOf(func.imm2[i]);
  const pos = func.pos[i];
  let { base, index, disp } = sumOf(l, a, b, func.imm[i]);
  if (index === NONE) {
    const op = func.op[base];
    if (op === IR.vmctx || op === IR.vmaddr) {
      const field = disp + (op === IR.vmaddr ? func.imm[base] : 0);
      if (field === (field | 0)) return { mode: MODE.instance, scale: 0, reg: NONE, base: NONE, index, disp: field, trap, pos };
    }
    const scale = scaleOf(l, base);
    if (scale === 0) return { mode: MODE.base, scale, reg: NONE, base, index, disp, trap, pos };
    // One register either way, but no instruction for the shift.
    return { mode: MODE.index, scale, reg: NONE, base: l.def(func.a[base]), index, disp, trap, pos };
  }
  let scale = scaleOf(l, index);
  if (scale === 0) {
    scale = scaleOf(l, base);
    if (scale !== 0) [base, index] = [index, base];
  }
  if (scale !== 0) index = l.def(func.a[index]);
  return { mode: MODE.baseIndex, scale, reg: NONE, base, index, disp, trap, pos };
}

/** The memory of a load, store, vmload or vmstore. */
export function memoryRm(l: Lowering, i: Value): Rm {
  const { op, a, b, imm, pos } = l.func;
  if (op[i] !== IR.vmload && op[i] !== IR.vmstore) return addressRm(l, i, a[i], b[i]);
  return { mode: MODE.instance, scale: 0, reg: NONE, base: NONE, index: NONE, disp: imm[i], trap: 0, pos: pos[i] };
}

/** `value` as an r/m operand: a sunk full-width load when `sinkable`, else a register (or spill slot). */
export function valueRm(l: Lowering, value: Value, sinkable = true): Rm {
  return sinkable && canFoldLoad(l, value) ? memoryRm(l, l.sink(value)) : regRm(l.reg(value));
}
/** Whether `valueRm` would fold a load. */
export function canFoldLoad(l: Lowering, value: Value): boolean {
  return l.canSink(value) && accessOf(l.func.imm2[l.def(value)]) === ACCESS.full;
}
/** The load that `value` is, where it has this access and may sink; undefined otherwise. */
export function sunkRm(l: Lowering, value: Value, access: number): Rm | undefined {
  if (!l.canSink(value)) return undefined;
  const d = l.def(value);
  if (l.func.op[d] !== IR.load || accessOf(l.func.imm2[d]) !== access) return undefined;
  return memoryRm(l, l.sink(value));
}
/** A float: bit patterns of +0 live in a register by xor, other constants in the pool. */
export function floatRm(l: Lowering, value: Value): Rm {
  const { func } = l;
  const r = l.def(value);
  const op = func.op[r];
  if ((op === IR.f32const || op === IR.f64const) && (func.imm[r] | (op === IR.f64const ? func.imm2[r] : 0)) !== 0)
    return poolRm(op === IR.f32const ? l.pool.constant(4, func.imm[r]) : l.pool.constant(8, func.imm[r], func.imm2[r]));
  return valueRm(l, value);
}

/** The row of a vector instruction at the level that is lowered for. */
export const formOf = (l: Lowering, op: VectorOp): Row => formAt(op, l.level as Level);

/** Starts an instruction with that r/m operand. */
export function instRm(l: Lowering, row: Row, rm: Rm, imm = 0): void {
  l.v
    .inst(row)
    .withMode(rm.mode | (rm.scale << 4))
    .withImm(imm)
    .withDisp(rm.disp)
    .withAux(rm.trap)
    .at(rm.pos);
}
/** Adds the registers of the r/m operand; `bits` for MODE.reg, `addressBits` for those of an address. */
export function pushRm(l: Lowering, rm: Rm, bits = USE_ANY, addressBits = USE_REG): void {
  const { v } = l;
  switch (rm.mode) {
    case MODE.reg:
      v.operand(rm.reg, bits);
      return;
    case MODE.base:
    case MODE.index:
      v.operand(l.reg(rm.base), addressBits);
      return;
    case MODE.baseIndex:
      v.operand(l.reg(rm.base), addressBits);
      v.operand(l.reg(rm.index), addressBits);
      return;
    default:
  }
}
