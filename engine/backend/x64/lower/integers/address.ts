/**
 * Operands of x86-64 instructions beyond plain registers: addresses [base + index << scale + disp] matched from IR address
 * arithmetic, loads folded into their user, pool constants, immediates. `matchX` fills the one `address` record, `instRm` starts
 * an instruction with it and `pushRm` adds its registers; between the two the caller adds the operands that stand in front.
 */
import { NONE } from '../../../../base/brand.ts';
import { amountOf, intOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { ACCESS, accessOf, IR, TY, trapOf } from '../../../../ir/ops.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { USE_ANY, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import type { Level } from '../../assembler/level.ts';
import { MODE } from '../../assembler/ops.ts';
import { formAt, type Row, type VectorOp } from '../../assembler/rows.ts';

/** What `matchX` has found. */
interface Matched {
  mode: number;
  scale: number;
  base: Value;
  index: Value;
  /** Of MODE.reg. */
  reg: VReg;
  disp: number;
  trap: number;
  pos: number;
}
/** The address matched last. */
export const address: Matched = { mode: 0, scale: 0, base: NONE, index: NONE, reg: NONE, disp: 0, trap: 0, pos: -1 };

/** The integer constant `value` as the sign-extended 32-bit immediate of an operation of its type; NaN where there is none. */
export const immOf = (l: Lowering, value: Value): number => intOf(l.func, l.def(value));
/** Whether `immOf` gives one. */
export const isImm = (l: Lowering, value: Value): boolean => !Number.isNaN(immOf(l, value));

let disp = 0;

/** Strips additions of constants off the i64 `value` into `disp`. */
function peel(l: Lowering, value: Value): Value {
  const { func } = l;
  let d = l.def(value);
  while (func.op[d] === IR.iadd && l.vregOf[d] < 0 && l.foldable(d)) {
    if (!absorb(l, func.b[d])) break;
    d = l.def(func.a[d]);
  }
  return d;
}

/** The shift amount 1..3 when the i64 or i32 `d` is a left shift that can become a scale, else 0. */
export function scaleOf(l: Lowering, d: Value): number {
  const { func } = l;
  if (func.op[d] !== IR.ishl || !l.foldable(d)) return 0;
  const n = amountOf(func, l.def(func.b[d]), func.ty[d] === TY.i64 ? 64 : 32);
  return n <= 3 && n > 0 ? n : 0;
}

/** A constant that can be added to `disp`; adds it. */
function absorb(l: Lowering, value: Value): boolean {
  const sum = disp + immOf(l, value);
  if (sum !== (sum | 0)) return false;
  disp = sum;
  return true;
}

/** Matches the address a + b + imm (b may be NONE). `trap` and `pos` are set to "cannot trap". */
export function matchAddress(l: Lowering, a: Value, b: Value, imm: number): void {
  const { func } = l;
  disp = imm;
  let base = peel(l, a);
  let index: Value = NONE;
  if (b !== NONE) index = peel(l, b);
  else if (func.op[base] === IR.iadd && l.vregOf[base] < 0 && l.foldable(base)) {
    const sum = base;
    base = peel(l, func.a[sum]);
    index = peel(l, func.b[sum]);
  }
  if (index !== NONE) {
    if (absorb(l, index)) index = NONE;
    else if (absorb(l, base)) {
      base = index;
      index = NONE;
    }
  }
  address.trap = 0;
  address.pos = -1;
  address.scale = 0;
  const baseOp = func.op[base];
  if (index === NONE && (baseOp === IR.vmctx || baseOp === IR.vmaddr)) {
    const sum = disp + (baseOp === IR.vmaddr ? func.imm[base] : 0);
    if (sum === (sum | 0)) {
      address.mode = MODE.instance;
      address.disp = sum;
      return;
    }
  }
  if (index === NONE) {
    const scale = scaleOf(l, base);
    if (scale === 0) address.mode = MODE.base;
    else {
      // One register either way, but no instruction for the shift.
      address.mode = MODE.index;
      address.scale = scale;
      base = l.def(func.a[base]);
    }
  } else {
    address.mode = MODE.baseIndex;
    let scale = scaleOf(l, index);
    if (scale === 0) {
      scale = scaleOf(l, base);
      if (scale !== 0) {
        const t = base;
        base = index;
        index = t;
      }
    }
    if (scale !== 0) {
      address.scale = scale;
      index = l.def(func.a[index]);
    }
  }
  address.base = base;
  address.index = index;
  address.disp = disp;
}

/** Matches the address of a load, store, vmload or vmstore, with its trap. */
export function matchMemory(l: Lowering, i: Value): void {
  const { func } = l;
  const op = func.op[i];
  if (op === IR.vmload || op === IR.vmstore) {
    address.mode = MODE.instance;
    address.disp = func.imm[i];
    address.scale = 0;
    address.trap = 0;
  } else {
    matchAddress(l, func.a[i], func.b[i], func.imm[i]);
    address.trap = trapOf(func.imm2[i]);
  }
  address.pos = func.pos[i];
}

/** Matches `value` as an r/m operand: a sunk full-width load when `sinkable`, else a register (or spill slot). */
export function matchRm(l: Lowering, value: Value, sinkable = true): boolean {
  if (sinkable && canFoldLoad(l, value)) {
    matchMemory(l, l.sink(value));
    return true;
  }
  setReg(l.reg(value));
  return false;
}
/** Whether `matchRm` would fold a load. */
export function canFoldLoad(l: Lowering, value: Value): boolean {
  return l.canSink(value) && accessOf(l.func.imm2[l.def(value)]) === ACCESS.full;
}
/** The r/m operand is vreg `v`. */
export function setReg(v: VReg): void {
  address.mode = MODE.reg;
  address.scale = 0;
  address.reg = v;
  address.disp = 0;
  address.trap = 0;
  address.pos = -1;
}
/** The r/m operand is a pool constant. */
export function setPool(entry: number): void {
  address.mode = MODE.pool;
  address.scale = 0;
  address.disp = entry;
  address.trap = 0;
  address.pos = -1;
}
/** The r/m operand is memory that is addressed by the mode alone. */
export function setMode(mode: number, offset: number): void {
  address.mode = mode;
  address.scale = 0;
  address.disp = offset;
  address.trap = 0;
  address.pos = -1;
}
/** Bit patterns of +0 as f32 and f64 constants live in a register by xor, the rest in the pool. */
export function matchFloat(l: Lowering, value: Value): boolean {
  const { func } = l;
  const r = l.def(value);
  const op = func.op[r];
  if ((op === IR.f32const || op === IR.f64const) && (func.imm[r] | (op === IR.f64const ? func.imm2[r] : 0)) !== 0) {
    setPool(op === IR.f32const ? l.pool.constant(4, func.imm[r]) : l.pool.constant(8, func.imm[r], func.imm2[r]));
    return true;
  }
  return matchRm(l, value);
}

/** The row of a vector instruction at the level that is lowered for. */
export const formOf = (l: Lowering, op: VectorOp): Row => formAt(op, l.level as Level);

/** Starts an instruction whose r/m operand was just matched. */
export function instRm(l: Lowering, row: Row, imm = 0): void {
  const { mode, scale, disp, trap, pos } = address;
  l.v
    .inst(row)
    .withMode(mode | (scale << 4))
    .withImm(imm)
    .withDisp(disp)
    .withAux(trap)
    .at(pos);
}
/** Adds the registers of the r/m operand; `bits` for MODE.reg. */
export function pushRm(l: Lowering, bits = USE_ANY): void {
  const { v } = l;
  switch (address.mode) {
    case MODE.reg:
      v.operand(address.reg, bits);
      return;
    case MODE.base:
    case MODE.index:
      v.operand(l.reg(address.base), USE_REG);
      return;
    case MODE.baseIndex:
      v.operand(l.reg(address.base), USE_REG);
      v.operand(l.reg(address.index), USE_REG);
      return;
    default:
  }
}
