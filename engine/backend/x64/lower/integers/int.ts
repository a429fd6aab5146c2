/**
 * Lowering of integer arithmetic. Every two-operand form takes an immediate or a folded load where the table has one;
 * three-operand forms (lea, BMI2) where a copy would otherwise be needed.
 */

import { amountOf, highWordOf, isInt, lowWordOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { IR, TY } from '../../../../ir/ops.ts';
import { immOf } from '../../../lower/constants.ts';
import type { LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { CLASS_INT, DEF_REG, defReuse, USE_ANY, USE_REG, useFixed, type VReg } from '../../../regalloc/interface/operands.ts';
import { OP_MOVE } from '../../../vcode/vcode.ts';
import { LEVEL } from '../../assembler/level.ts';
import { MODE, P } from '../../assembler/ops.ts';
import { RCX } from '../../assembler/registers.ts';
import { type Row, type SizedOp, sized, type Width, X } from '../../assembler/rows.ts';
import { canFoldLoad, instRm, isImm, pushRm, type Rm, regRm, scaleOf, valueRm } from './address.ts';

/** Bits of the integer or reference `value`. */
export const widthOf = (l: Lowering, value: Value): Width => (l.func.ty[value] === TY.i32 ? 32 : 64);

/** d = a op b, d in a's register. */
export function reuse(l: Lowering, op: Row, d: VReg, a: VReg, b: Rm, imm = 0): void {
  instRm(l, op, b, imm);
  l.v.operand(d, defReuse(1)).operand(a, USE_REG);
  pushRm(l, b);
}
/** d = a op b (imm), free registers. */
export function free(l: Lowering, op: Row, d: VReg, a: VReg, b: Rm): void {
  instRm(l, op, b);
  l.v.operand(d, DEF_REG).operand(a, USE_REG);
  pushRm(l, b);
}
/** d = a op imm, d in a's register. */
export function reuseImm(l: Lowering, op: Row, imm: number, d: VReg, a: VReg): void {
  l.v.inst(op).withImm(imm).operand(d, defReuse(1)).operand(a, USE_REG);
}
/** d = op a (imm), free registers. */
export function unary(l: Lowering, op: Row, imm: number, d: VReg, a: VReg, aBits = USE_REG): void {
  l.v.inst(op).withImm(imm).operand(d, DEF_REG).operand(a, aBits);
}
/** d = op a (imm). */
export function load(l: Lowering, op: Row, d: VReg, a: Rm, imm = 0): void {
  instRm(l, op, a, imm);
  l.v.operand(d, DEF_REG);
  pushRm(l, a);
}

/** Two-operand arithmetic by `op`, with a constant by `opImm`. */
function binary(l: Lowering, i: Value, op: SizedOp, opImm: SizedOp, commutative: boolean): void {
  const { func } = l;
  const width = widthOf(l, i);
  let a = func.a[i];
  let b = func.b[i];
  if (isImm(l, b)) return reuseImm(l, sized(opImm, width), immOf(l, b), l.reg(i), l.reg(a));
  if (commutative) {
    // Fold a load of either side; without one, destroy the operand that nobody needs later.
    const swap = canFoldLoad(l, b) ? false : canFoldLoad(l, a) || (l.wanted(a) && !l.wanted(b));
    if (swap || isImm(l, a)) [a, b] = [b, a];
    if (isImm(l, b)) return reuseImm(l, sized(opImm, width), immOf(l, b), l.reg(i), l.reg(a));
  }
  const source = valueRm(l, b);
  reuse(l, sized(op, width), l.reg(i), l.reg(a), source);
}

function addImm(l: Lowering, i: Value, a: Value, imm: number): void {
  unary(l, sized(P.addri, widthOf(l, i)), imm, l.reg(i), l.reg(a));
}

/** a + (b << 1..3) as one lea. */
function scaledAdd(l: Lowering, i: Value, a: Value, b: Value): boolean {
  const d = l.def(b);
  const n = l.wanted(d) ? 0 : scaleOf(l, d);
  if (n === 0) return false;
  l.v.inst(sized(X.lea, widthOf(l, i))).withMode(MODE.baseIndex | (n << 4));
  l.v.operand(l.reg(i), DEF_REG);
  l.v.operand(l.reg(a), USE_REG);
  l.v.operand(l.reg(l.func.a[d]), USE_REG);
  return true;
}

function lowerAdd(l: Lowering, i: Value): void {
  const { func } = l;
  const width = widthOf(l, i);
  const a = func.a[i];
  const b = func.b[i];
  if (isImm(l, b)) return addImm(l, i, a, immOf(l, b));
  if (isImm(l, a)) return addImm(l, i, b, immOf(l, a));
  if (canFoldLoad(l, b) || canFoldLoad(l, a)) return binary(l, i, X.add, X.addi, true);
  if (scaledAdd(l, i, a, b) || scaledAdd(l, i, b, a)) return;
  l.v.inst(sized(P.addrr, width));
  l.v.operand(l.reg(i), DEF_REG);
  l.v.operand(l.reg(a), USE_REG);
  l.v.operand(l.reg(b), USE_REG);
}

function lowerSub(l: Lowering, i: Value): void {
  const { func } = l;
  const width = widthOf(l, i);
  const a = func.a[i];
  const b = func.b[i];
  if (isImm(l, b) && immOf(l, b) !== -0x80000000) return addImm(l, i, a, -immOf(l, b));
  if (immOf(l, a) === 0) return reuseImm(l, sized(X.neg, width), 0, l.reg(i), l.reg(b));
  binary(l, i, X.sub, X.subi, false);
}

function lowerMul(l: Lowering, i: Value): void {
  const { func } = l;
  const width = widthOf(l, i);
  let a = func.a[i];
  let b = func.b[i];
  if (isImm(l, a)) [a, b] = [b, a];
  if (isImm(l, b)) {
    const n = immOf(l, b);
    if (n === 3 || n === 5 || n === 9) {
      l.v.inst(sized(X.lea, width)).withMode(MODE.baseIndex | ((n === 3 ? 1 : n === 5 ? 2 : 3) << 4));
      l.v.operand(l.reg(i), DEF_REG);
      l.v.operand(l.reg(a), USE_REG);
      l.v.operand(l.reg(a), USE_REG);
      return;
    }
    const source = valueRm(l, a);
    return load(l, sized(X.imuli, width), l.reg(i), source, n);
  }
  if (!canFoldLoad(l, b) && (canFoldLoad(l, a) || (l.wanted(a) && !l.wanted(b)))) [a, b] = [b, a];
  const source = valueRm(l, b);
  reuse(l, sized(X.imul, width), l.reg(i), l.reg(a), source);
}

/** A fresh vreg that holds 0; written before the flags are set. */
export function zero(l: Lowering): VReg {
  const z = l.temp(CLASS_INT);
  l.v.inst(P.iconst32).operand(z, DEF_REG);
  return z;
}
/** d = whether condition `cc` holds, over the zero `z`. */
export function setcc(l: Lowering, d: VReg, z: VReg, cc: number): void {
  l.v.inst(P.setcc).withImm(cc).operand(d, defReuse(1)).operand(z, USE_REG);
}
/** d = s, a copy the allocator may remove. */
export function move(l: Lowering, d: VReg, s: VReg): void {
  l.v.inst(OP_MOVE);
  l.v.operand(s, USE_ANY);
  l.v.operand(d, DEF_REG);
}

function lowerAnd(l: Lowering, i: Value): void {
  const { func } = l;
  const width = widthOf(l, i);
  let a = func.a[i];
  let b = func.b[i];
  if (isInt(func, l.def(a))) [a, b] = [b, a];
  if (isInt(func, l.def(b))) {
    const n = lowWordOf(func, l.def(b));
    const low = highWordOf(func, l.def(b)) === 0;
    if (low && (n === 0xff || n === 0xffff)) return extend(l, i, a, n === 0xff ? X.movzx8 : X.movzx16);
    if (width === 64 && low) {
      // A mask of the low half: the 32-bit form clears the rest.
      if (n !== -1) return reuseImm(l, X.andi32, n, l.reg(i), l.reg(a));
      return extend(l, i, a, X.mov32);
    }
  } else if (l.level === LEVEL.v3) {
    for (let k = 0; k < 2; k++) {
      const r = l.def(a);
      if (func.op[r] === IR.bxor && l.uses[r] === 1 && l.foldable(r) && immOf(l, func.b[r]) === -1) {
        const source = valueRm(l, b);
        return free(l, sized(X.andn, width), l.reg(i), l.reg(func.a[r]), source);
      }
      [a, b] = [b, a];
    }
  }
  binary(l, i, X.and, X.andi, true);
}

function lowerXor(l: Lowering, i: Value): void {
  if (immOf(l, l.func.b[i]) === -1) return reuseImm(l, sized(X.not, widthOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i]));
  binary(l, i, X.xor, X.xori, true);
}

/** The forms of a shift or rotate: by an immediate, by cl, and by any register (BMI2). */
interface Shift {
  readonly byImm: SizedOp;
  readonly byCl: SizedOp;
  readonly bmi?: SizedOp;
}
const SHL: Shift = { byImm: X.shl, byCl: X.shlcl, bmi: X.shlx };
const SHR: Shift = { byImm: X.shr, byCl: X.shrcl, bmi: X.shrx };
const SAR: Shift = { byImm: X.sar, byCl: X.sarcl, bmi: X.sarx };
const ROL: Shift = { byImm: X.rol, byCl: X.rolcl };
const ROR: Shift = { byImm: X.ror, byCl: X.rorcl };

function shift(l: Lowering, i: Value, op: Shift): void {
  const { func } = l;
  const width = widthOf(l, i);
  const a = func.a[i];
  const b = func.b[i];
  const n = amountOf(func, l.def(b), width);
  if (n >= 0) {
    if (op === SHL && n >= 1 && n <= 3) return unary(l, sized(P.shlri, width), n, l.reg(i), l.reg(a));
    if (l.level === LEVEL.v3 && (op === ROL || op === ROR)) {
      const source = valueRm(l, a);
      return load(l, sized(X.rorx, width), l.reg(i), source, op === ROR ? n : -n & (width - 1));
    }
    return reuseImm(l, sized(op.byImm, width), n, l.reg(i), l.reg(a));
  }
  if (l.level === LEVEL.v3 && op.bmi !== undefined) {
    const source = valueRm(l, a);
    return free(l, sized(op.bmi, width), l.reg(i), l.reg(b), source);
  }
  // The machine masks the count as WebAssembly does.
  l.v.inst(sized(op.byCl, width)).operand(l.reg(i), defReuse(1)).operand(l.reg(a), USE_REG).operand(l.reg(b), useFixed(RCX));
}

/** Unary with an r/m source; an xor breaks the false dependency on the destination (emitter). */
function count(l: Lowering, i: Value, op: SizedOp): void {
  const source = valueRm(l, l.func.a[i]);
  load(l, sized(op, widthOf(l, i)), l.reg(i), source);
}

/** Only registers: a load that is then narrowed must still read, and trap, at its full width. */
function extend(l: Lowering, i: Value, value: Value, op: Row): void {
  const source = regRm(l.reg(value));
  load(l, op, l.reg(i), source);
}

export const intOps: LowerTable = {
  [IR.iconst]: (l, i) => {
    const { func } = l;
    const d = l.reg(i);
    l.v.vregRemat[d] = 1;
    l.v
      .inst(sized(P.iconst, widthOf(l, i)))
      .withImm(func.imm[i])
      .withAux(func.imm2[i]);
    l.v.operand(d, DEF_REG);
  },
  [IR.iadd]: lowerAdd,
  [IR.isub]: lowerSub,
  [IR.imul]: lowerMul,
  [IR.band]: lowerAnd,
  [IR.bor]: (l, i) => binary(l, i, X.or, X.ori, true),
  [IR.bxor]: lowerXor,
  [IR.ishl]: (l, i) => shift(l, i, SHL),
  [IR.sshr]: (l, i) => shift(l, i, SAR),
  [IR.ushr]: (l, i) => shift(l, i, SHR),
  [IR.rotl]: (l, i) => shift(l, i, ROL),
  [IR.rotr]: (l, i) => shift(l, i, ROR),
  [IR.clz]: (l, i) =>
    l.level === LEVEL.v3 ? count(l, i, X.lzcnt) : unary(l, sized(P.clz, widthOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i])),
  [IR.ctz]: (l, i) =>
    l.level === LEVEL.v3 ? count(l, i, X.tzcnt) : unary(l, sized(P.ctz, widthOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i])),
  [IR.popcnt]: (l, i) => count(l, i, X.popcnt),
  [IR.sextend8]: (l, i) => extend(l, i, l.func.a[i], sized(X.movsx8, widthOf(l, i))),
  [IR.sextend16]: (l, i) => extend(l, i, l.func.a[i], sized(X.movsx16, widthOf(l, i))),
  [IR.sextend32]: (l, i) => extend(l, i, l.func.a[i], X.movsxd),
  [IR.uextend]: (l, i) => extend(l, i, l.func.a[i], X.mov32),
  [IR.ref_of]: (l, i) => extend(l, i, l.func.a[i], X.mov32),
};
