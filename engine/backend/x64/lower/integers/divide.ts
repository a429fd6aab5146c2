/**
 * Lowering of division. 64 bits by a constant: the upper half of a product with a scaled reciprocal (Warren, Hacker's Delight,
 * chapter 10; engine/ir/simplify/division.ts does 32 bits); otherwise div and idiv, fixed to rax and
 * rdx.
 *
 * The frontend has excluded division by zero and the overflow of a signed quotient; a signed remainder by -1 is 0.
 */

import { bigOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { IR, TY } from '../../../../ir/ops.ts';
import { immOf } from '../../../lower/constants.ts';
import type { LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { CLASS_INT, DEF_REG, defFixed, OPERAND, USE_REG, useFixed, type VReg } from '../../../regalloc/interface/operands.ts';
import { P } from '../../assembler/ops.ts';
import { RAX, RDX } from '../../assembler/registers.ts';
import { type Row, type SizedOp, sized, X } from '../../assembler/rows.ts';
import { isImm, regRm } from './address.ts';
import { move, reuse, reuseImm, widthOf } from './int.ts';

/** A fresh vreg that holds `value`. */
function constant(l: Lowering, value: bigint): VReg {
  const d = l.temp(CLASS_INT);
  l.v
    .inst(P.iconst64)
    .withImm(Number(BigInt.asIntN(32, value)))
    .withAux(Number(BigInt.asIntN(32, value >> 32n)));
  l.v.operand(d, DEF_REG);
  return d;
}
/** A fresh vreg for a op b, a op imm. */
function op2(l: Lowering, row: Row, a: VReg, b: VReg): VReg {
  const d = l.temp(CLASS_INT);
  reuse(l, row, d, a, regRm(b));
  return d;
}
function opImm(l: Lowering, row: Row, a: VReg, imm: number): VReg {
  if (imm === 0) return a;
  const d = l.temp(CLASS_INT);
  reuseImm(l, row, imm, d, a);
  return d;
}

/** Upper half of the 128-bit product of `a` and the constant `m`. */
function mulHigh(l: Lowering, op: Row, a: VReg, m: bigint): VReg {
  const factor = constant(l, m);
  const d = l.temp(CLASS_INT);
  l.v.inst(op);
  l.v.operand(d, defFixed(RDX));
  l.v.operand(l.temp(CLASS_INT), defFixed(RAX));
  l.v.operand(a, useFixed(RAX));
  l.v.operand(factor, USE_REG);
  return d;
}

/** Unsigned reciprocal: quotient = mulHigh(x, m) >> s, with one more bit in m (add) or the dividend shifted first (pre). */
export interface UnsignedMagic {
  readonly m: bigint;
  readonly s: number;
  readonly add: boolean;
  readonly pre: number;
}
/** Reciprocal of `d`, neither 0 nor a power of two, for dividends of `n` bits. */
export function unsignedMagic(d: bigint, n: number): UnsignedMagic {
  const size = BigInt(n);
  const find = (divisor: bigint, bits: bigint): { m: bigint; s: number } | undefined => {
    for (let s = 0n; s < bits; s++) {
      const power = 1n << (size + s);
      const m = power / divisor + 1n;
      // The rounding error times the largest dividend must stay below one unit.
      if (m < 1n << size && (m * divisor - power) << bits <= power) return { m, s: Number(s) };
    }
    return undefined;
  };
  const direct = find(d, size);
  if (direct !== undefined) return { ...direct, add: false, pre: 0 };
  let pre = 0n;
  while (((d >> pre) & 1n) === 0n) pre++;
  if (pre > 0n) {
    const shifted = find(d >> pre, size - pre);
    if (shifted !== undefined) return { ...shifted, add: false, pre: Number(pre) };
  }
  let log = 0n;
  while (1n << log < d) log++;
  return { m: ((1n << size) * ((1n << log) - d)) / d + 1n, s: Number(log), add: true, pre: 0 };
}

/** Signed reciprocal (Hacker's Delight, figure 10-1): m as a signed number of `n` bits. */
export function signedMagic(d: bigint, n: number): { m: bigint; s: number } {
  const size = BigInt(n);
  const ad = d < 0n ? -d : d;
  const t = (1n << (size - 1n)) + (d < 0n ? 1n : 0n);
  const limit = t - 1n - (t % ad);
  let p = size;
  while (1n << p <= limit * (ad - ((1n << p) % ad))) p++;
  const m = ((1n << p) + ad - ((1n << p) % ad)) / ad;
  return { m: BigInt.asIntN(n, d < 0n ? -m : m), s: Number(p - size) };
}

/** The vreg of x / d for unsigned x. */
function unsignedQuotient(l: Lowering, x: VReg, d: bigint): VReg {
  const { m, s, add, pre } = unsignedMagic(d, 64);
  const t = mulHigh(l, P.umulh64, opImm(l, X.shr64, x, pre), m);
  if (!add) return opImm(l, X.shr64, t, s);
  // ((x - t) / 2 + t) >> (s - 1): the sum without its carry.
  const half = opImm(l, X.shr64, op2(l, X.sub64, x, t), 1);
  return opImm(l, X.shr64, op2(l, X.add64, half, t), s - 1);
}

/** The vreg of x / d for signed x, rounded to zero; d is not 0, 1 or -1. */
function signedQuotient(l: Lowering, x: VReg, d: bigint): VReg {
  const { m, s } = signedMagic(d, 64);
  let q = mulHigh(l, P.smulh64, x, m);
  // The reciprocal did not fit into 64 bits with its sign: 2^64 is added or taken away here.
  if (d > 0n && m < 0n) q = op2(l, X.add64, q, x);
  if (d < 0n && m > 0n) q = op2(l, X.sub64, q, x);
  q = opImm(l, X.sar64, q, s);
  return op2(l, X.add64, opImm(l, X.shr64, q, 63), q);
}

/** 64-bit division by a constant; false where the machine's instruction is needed. */
function byConstant(l: Lowering, i: Value, signed: boolean, remainder: boolean): boolean {
  const { func } = l;
  const divisor = func.ty[i] === TY.i64 ? bigOf(func, l.def(func.b[i])) : undefined;
  if (divisor === undefined || divisor === 0n || divisor === 1n || divisor === -1n) return false;
  const d = signed ? divisor : BigInt.asUintN(64, divisor);
  const x = l.reg(func.a[i]);
  const q = signed ? signedQuotient(l, x, d) : unsignedQuotient(l, x, d);
  if (!remainder) move(l, l.reg(i), q);
  else {
    const product = op2(l, X.imul64, q, constant(l, d));
    reuse(l, X.sub64, l.reg(i), x, regRm(product));
  }
  return true;
}

/** `op`: signed, unsigned, or a signed remainder that may meet -1; `remainder` takes rdx. */
function divide(l: Lowering, i: Value, op: SizedOp, remainder: boolean): void {
  if (byConstant(l, i, op !== P.udiv, remainder)) return;
  const { func } = l;
  const a = l.reg(func.a[i]);
  let b = l.reg(func.b[i]);
  if (a === b) {
    // The divisor stays intact through the instruction, the dividend does not.
    b = l.temp(CLASS_INT);
    move(l, b, a);
  }
  l.v.inst(sized(op, widthOf(l, i)));
  l.v.operand(remainder ? l.temp(CLASS_INT) : l.reg(i), defFixed(RAX));
  l.v.operand(remainder ? l.reg(i) : l.temp(CLASS_INT), defFixed(RDX));
  l.v.operand(a, useFixed(RAX));
  l.v.operand(b, OPERAND.use | OPERAND.late | OPERAND.any);
}

export const divideOps: LowerTable = {
  [IR.sdiv]: (l, i) => divide(l, i, P.sdiv, false),
  [IR.udiv]: (l, i) => divide(l, i, P.udiv, false),
  [IR.srem]: (l, i) => {
    const b = l.func.b[i];
    divide(l, i, isImm(l, b) && immOf(l, b) !== -1 ? P.sdiv : P.srem, true);
  },
  [IR.urem]: (l, i) => divide(l, i, P.udiv, true),
};
