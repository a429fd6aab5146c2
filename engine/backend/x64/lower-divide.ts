/**
 * Lowering of division. By a constant: multiplication with a scaled reciprocal and shifts (Warren, Hacker's Delight, chapter 10);
 * otherwise the machine's div and idiv, whose dividend, quotient and remainder are fixed to rax and rdx.
 *
 * The frontend has excluded division by zero and the overflow of a signed quotient; a signed remainder by -1 is 0.
 */
import { IR, TY } from '../../ir/ops.ts';
import type { Lowering } from '../lower.ts';
import { CLASS_INT, DEF_REG, defFixed, OPERAND, USE_REG, useFixed } from '../operands.ts';
import { immOf, isConst, setReg } from './address.ts';
import { load, move, reuse, reuseImm } from './lower-int.ts';
import { MODE, P } from './ops.ts';
import { RAX, RDX } from './registers.ts';
import { X } from './rows.ts';

/** d = imm. */
function constant(l: Lowering, is64: boolean, value: bigint): number {
  const d = l.temp(CLASS_INT);
  l.v.inst(
    is64 ? P.iconst64 : P.iconst32,
    MODE.reg,
    Number(BigInt.asIntN(32, value)),
    0,
    Number(BigInt.asIntN(32, value >> 32n)),
    -1,
  );
  l.v.operand(d, DEF_REG);
  return d;
}
/** A fresh vreg for a op b, a op imm. */
function op2(l: Lowering, row: number, a: number, b: number): number {
  const d = l.temp(CLASS_INT);
  setReg(b);
  reuse(l, row, 0, d, a);
  return d;
}
function opImm(l: Lowering, row: number, a: number, imm: number): number {
  if (imm === 0) return a;
  const d = l.temp(CLASS_INT);
  reuseImm(l, row, imm, d, a);
  return d;
}
/** d = s as the result of instruction `i`. */
function result(l: Lowering, i: number, s: number): void {
  move(l, l.reg(i), s);
}

/** Upper half of the 2N-bit product of `a` and the constant `m`, shifted right by `s`. */
function mulHigh(l: Lowering, is64: boolean, signed: boolean, a: number, m: bigint, s: number): number {
  const factor = constant(l, true, m);
  if (!is64) {
    // N = 32: one 64-bit multiplication of extended operands.
    const wide = l.temp(CLASS_INT);
    setReg(a);
    load(l, signed ? X.movsxd : X.mov32, wide);
    return opImm(l, signed ? X.sar64 : X.shr64, op2(l, X.imul64, wide, factor), 32 + s);
  }
  const d = l.temp(CLASS_INT);
  l.v.inst(signed ? P.smulh64 : P.umulh64, MODE.reg, 0, 0, 0, -1);
  l.v.operand(d, defFixed(RDX));
  l.v.operand(l.temp(CLASS_INT), defFixed(RAX));
  l.v.operand(a, useFixed(RAX));
  l.v.operand(factor, USE_REG);
  return opImm(l, signed ? X.sar64 : X.shr64, d, s);
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

const isPowerOf2 = (d: bigint): boolean => (d & (d - 1n)) === 0n;
const log2 = (d: bigint): number => d.toString(2).length - 1;

/** The vreg of x / d for unsigned x. */
function unsignedQuotient(l: Lowering, is64: boolean, x: number, d: bigint): number {
  const w = is64 ? 1 : 0;
  if (isPowerOf2(d)) return opImm(l, X.shr32 + w, x, log2(d));
  const { m, s, add, pre } = unsignedMagic(d, is64 ? 64 : 32);
  const shifted = opImm(l, X.shr32 + w, x, pre);
  const t = mulHigh(l, is64, false, shifted, m, add ? 0 : s);
  if (!add) return t;
  // ((x - t) / 2 + t) >> (s - 1): the sum without its carry.
  const half = opImm(l, X.shr32 + w, op2(l, X.sub32 + w, x, t), 1);
  return opImm(l, X.shr32 + w, op2(l, X.add32 + w, half, t), s - 1);
}

/** The vreg of x / d for signed x, rounded to zero; d is not 0, 1 or -1. */
function signedQuotient(l: Lowering, is64: boolean, x: number, d: bigint): number {
  const w = is64 ? 1 : 0;
  const n = is64 ? 64 : 32;
  const ad = d < 0n ? -d : d;
  if (isPowerOf2(ad)) {
    const k = log2(ad);
    // Negative dividends get d - 1 added first.
    const bias = opImm(l, X.shr32 + w, opImm(l, X.sar32 + w, x, k - 1), n - k);
    const q = opImm(l, X.sar32 + w, op2(l, X.add32 + w, bias, x), k);
    return d < 0n ? opUnary(l, X.neg32 + w, q) : q;
  }
  const { m, s } = signedMagic(d, n);
  // The reciprocal did not fit into n bits with its sign: 2^n is added or taken away here.
  const fix = d > 0n && m < 0n ? X.add32 + w : d < 0n && m > 0n ? X.sub32 + w : 0;
  let q = mulHigh(l, is64, true, x, m, fix === 0 ? s : 0);
  if (fix !== 0) q = opImm(l, X.sar32 + w, op2(l, fix, q, x), s);
  return op2(l, X.add32 + w, opImm(l, X.shr32 + w, q, n - 1), q);
}
function opUnary(l: Lowering, row: number, a: number): number {
  const d = l.temp(CLASS_INT);
  reuseImm(l, row, 0, d, a);
  return d;
}
/** Division by a constant; false where the machine's instruction is needed. */
function byConstant(l: Lowering, i: number, signed: boolean, remainder: boolean): boolean {
  const { func } = l;
  const divisor = func.b[i] as number;
  if (!isConst(l, divisor)) return false;
  const is64 = func.ty[i] === TY.i64;
  const n = is64 ? 64 : 32;
  const r = l.root[divisor] as number;
  // An i32 constant behind an extension has a zero upper half.
  const upper = func.ty[r] === TY.i32 ? 0n : BigInt(func.imm2[r] as number);
  const bits = (upper << 32n) | BigInt((func.imm[r] as number) >>> 0);
  const d = signed ? BigInt.asIntN(n, bits) : BigInt.asUintN(n, bits);
  if (d === 0n || d === 1n || d === -1n) return false;
  const x = l.reg(func.a[i] as number);
  const q = signed ? signedQuotient(l, is64, x, d) : unsignedQuotient(l, is64, x, d);
  if (!remainder) result(l, i, q);
  else {
    const w = is64 ? 1 : 0;
    const product = op2(l, X.imul32 + w, q, constant(l, is64, d));
    setReg(product);
    reuse(l, X.sub32 + w, 0, l.reg(i), x);
  }
  return true;
}

/** `kind`: 0 signed, 2 unsigned, 4 a signed remainder that may meet -1; `remainder` takes rdx. */
function divide(l: Lowering, i: number, kind: number, remainder: boolean): void {
  if (byConstant(l, i, kind !== 2, remainder)) return;
  const { func } = l;
  const a = l.reg(func.a[i] as number);
  let b = l.reg(func.b[i] as number);
  if (a === b) {
    // The divisor stays intact through the instruction, the dividend does not.
    b = l.temp(CLASS_INT);
    move(l, b, a);
  }
  l.v.inst(P.sdiv32 + kind + (func.ty[i] === TY.i64 ? 1 : 0), MODE.reg, 0, 0, 0, -1);
  l.v.operand(remainder ? l.temp(CLASS_INT) : l.reg(i), defFixed(RAX));
  l.v.operand(remainder ? l.reg(i) : l.temp(CLASS_INT), defFixed(RDX));
  l.v.operand(a, useFixed(RAX));
  l.v.operand(b, OPERAND.use | OPERAND.late | OPERAND.any);
}

export const divideOps: Partial<Record<number, (l: Lowering, i: number) => void>> = {
  [IR.sdiv]: (l, i) => divide(l, i, 0, false),
  [IR.udiv]: (l, i) => divide(l, i, 2, false),
  [IR.srem]: (l, i) => {
    const b = l.func.b[i] as number;
    divide(l, i, isConst(l, b) && immOf(l, b) !== -1 ? 0 : 4, true);
  },
  [IR.urem]: (l, i) => divide(l, i, 2, true),
};
