/**
 * Algebraic simplification, one handler an operation: reads the builder's current instruction (`b.op`, `b.a`, ...), answers a
 * value that equals it, or NONE after having rewritten the fields where a cheaper or more canonical form exists. Exact for every
 * operand, NaN bits included. Constants stand on the right; operands of commutative operations are in ascending order.
 */
import { NONE } from '../../base/brand.ts';
import { amountOf, bigOf, highWordOf, intOf, isInt, lowWordOf, unsignedOf } from '../constants.ts';
import type { Func, Value } from '../func.ts';
import { ACCESS, accessOf, FLAG, ICMP, ICMP_SWAPPED, IR, IR_ARITY, IR_FLAGS, IR_NAMES, TY, type Ty } from '../ops.ts';
import { divideByConstant } from './division.ts';
import { floatOf, foldBinary, folded, foldFcmp, foldIcmp, foldUnary } from './fold.ts';

/** The instruction under simplification, and ways to other values: what handlers need of a builder. */
export interface Reducible {
  readonly func: Func;
  op: number;
  ty: Ty;
  a: Value;
  b: Value;
  c: Value;
  imm: number;
  imm2: number;
  value(op: number, ty: Ty, a?: Value, b?: Value, c?: Value, imm?: number, imm2?: number): Value;
  constant(ty: Ty, lo: number, hi: number): Value;
  words(w0: number, w1: number, w2: number, w3: number): number;
  vector(w0: number, w1: number, w2: number, w3: number): Value;
  i32(v: number): Value;
  icmp(cond: number, a: Value, b: Value): Value;
}
/** Rewrites or answers; NONE: keep the fields as they now are. */
export type Handler = (b: Reducible) => Value;
export const SIMPLIFY = new Array<Handler | undefined>(256).fill(undefined);

const isConst = (f: Func, v: Value): boolean => isInt(f, v) || f.op[v] === IR.f32const || f.op[v] === IR.f64const;

const small = (b: Reducible, v: Value): number => intOf(b.func, v);
/** k where the integer constant is 2^k, else -1. */
function log2(b: Reducible, v: Value): number {
  const lo = lowWordOf(b.func, v);
  const hi = highWordOf(b.func, v);
  if (Number.isNaN(lo)) return -1;
  if (hi === 0) return lo !== 0 && (lo & (lo - 1)) === 0 ? 31 - Math.clz32(lo) : -1;
  return lo === 0 && (hi & (hi - 1)) === 0 ? 63 - Math.clz32(hi) : -1;
}
/** An integer constant of the current type. */
function int(b: Reducible, v: number): Value {
  return b.constant(b.ty, v, v >> 31);
}

function unary(b: Reducible): Value {
  const f = b.func;
  const { a } = b;
  if (isConst(f, a)) {
    const from = f.ty[a];
    if (foldUnary(b.op, b.ty, from, f.imm[a], f.imm2[a])) return b.constant(b.ty, folded.lo, folded.hi);
  }
  return NONE;
}

/** Folds constants and orders operands; handlers of binary operations begin with it. */
function binary(b: Reducible): Value {
  const f = b.func;
  const constA = isConst(f, b.a);
  const constB = isConst(f, b.b);
  if (constA && constB) {
    const { a, b: other } = b;
    const ok = foldBinary(b.op, b.ty, f.imm[a], f.imm2[a], f.imm[other], f.imm2[other]);
    if (ok) return b.constant(b.ty, folded.lo, folded.hi);
  }
  if ((IR_FLAGS[b.op] & FLAG.commutative) !== 0 && (constA !== constB ? constA : b.a > b.b)) {
    const t = b.a;
    b.a = b.b;
    b.b = t;
  }
  return NONE;
}

/** (x op c1) op c2 → x op (c1 op c2) for associative operations with constants on the right. */
function reassociate(b: Reducible): boolean {
  const f = b.func;
  const inner = b.a;
  if (!isInt(f, b.b) || f.op[inner] !== b.op) return false;
  const c1 = f.b[inner];
  if (!isInt(f, c1)) return false;
  const c2 = b.b;
  foldBinary(b.op, b.ty, f.imm[c1], f.imm2[c1], f.imm[c2], f.imm2[c2]);
  b.a = f.a[inner];
  b.b = b.constant(b.ty, folded.lo, folded.hi);
  return true;
}

for (let op = 0; op < IR_NAMES.length; op++) {
  if ((IR_FLAGS[op] & FLAG.pure) === 0) continue;
  if (IR_ARITY[op] === 1) SIMPLIFY[op] = unary;
  if (IR_ARITY[op] === 2) SIMPLIFY[op] = binary;
}

SIMPLIFY[IR.iadd] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  const f = b.func;
  if (small(b, b.b) === 0) return b.a;
  if (reassociate(b) && small(b, b.b) === 0) return b.a;
  // x + (y - x) → y
  if (f.op[b.b] === IR.isub && f.b[b.b] === b.a) return f.a[b.b];
  if (f.op[b.a] === IR.isub && f.b[b.a] === b.b) return f.a[b.a];
  return NONE;
};

SIMPLIFY[IR.isub] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  const f = b.func;
  if (b.a === b.b) return int(b, 0);
  if (isInt(f, b.b)) {
    const { a, b: c, ty } = b;
    foldBinary(IR.isub, ty, 0, 0, f.imm[c], f.imm2[c]);
    return b.value(IR.iadd, ty, a, b.constant(ty, folded.lo, folded.hi));
  }
  // (x + y) - x → y
  if (f.op[b.a] === IR.iadd) {
    if (f.a[b.a] === b.b) return f.b[b.a];
    if (f.b[b.a] === b.b) return f.a[b.a];
  }
  return NONE;
};

SIMPLIFY[IR.imul] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  if (small(b, b.b) === 0) return b.b;
  reassociate(b);
  const k = log2(b, b.b);
  if (k === 0) return b.a;
  if (k > 0) {
    const { a, ty } = b;
    return b.value(IR.ishl, ty, a, int(b, k));
  }
  return NONE;
};

function division(b: Reducible): Value {
  const v = binary(b);
  if (v >= 0) return v;
  const { op, ty, a, b: d } = b;
  const divisor = bigOf(b.func, d);
  // A division by zero stands behind its check and is never reached.
  if (divisor === undefined || divisor === 0n) return NONE;
  const q = divideByConstant(b, op, ty, a, divisor);
  if (q >= 0) return q;
  // `b` was used for other values on the way.
  b.op = op;
  b.ty = ty;
  b.a = a;
  b.b = d;
  return NONE;
}
SIMPLIFY[IR.udiv] = division;
SIMPLIFY[IR.urem] = division;
SIMPLIFY[IR.sdiv] = division;
SIMPLIFY[IR.srem] = division;

/** How deep `highest` looks. */
const DEPTH = 4;
/** The largest value the i32 or i64 can have, unsigned; 2^32 where nothing is known. */
function highest(b: Reducible, v: Value, depth = 0): number {
  const f = b.func;
  const unknown = 0x1_0000_0000;
  const operand = f.b[v];
  switch (depth < DEPTH ? f.op[v] : IR.nop) {
    case IR.iconst:
      return Math.min(unsignedOf(f, v), unknown);
    case IR.icmp:
    case IR.fcmp:
      return 1;
    case IR.load: {
      const access = accessOf(f.imm2[v]);
      return access === ACCESS.u8 ? 0xff : access === ACCESS.u16 ? 0xffff : unknown;
    }
    case IR.uextend:
      return Math.min(highest(b, f.a[v], depth + 1), 0xffff_ffff);
    case IR.band:
      return Math.min(highest(b, f.a[v], depth + 1), highest(b, operand, depth + 1));
    case IR.ushr:
      return f.ty[v] === TY.i32 && isInt(f, operand)
        ? Math.floor(Math.min(highest(b, f.a[v], depth + 1), 0xffff_ffff) / 2 ** amountOf(f, operand, 32))
        : unknown;
    case IR.select:
      return Math.max(highest(b, operand, depth + 1), highest(b, f.c[v], depth + 1));
    default:
      return unknown;
  }
}

SIMPLIFY[IR.band] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  // A mask of low bits that takes nothing away.
  const mask = small(b, b.b);
  if (mask > 0 && (mask & (mask + 1)) === 0 && highest(b, b.a) <= mask) return b.a;
  if (b.a === b.b || small(b, b.b) === -1) return b.a;
  if (small(b, b.b) === 0) return b.b;
  if (reassociate(b) && small(b, b.b) === 0) return b.b;
  return NONE;
};

SIMPLIFY[IR.bor] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  if (b.a === b.b || small(b, b.b) === 0) return b.a;
  if (small(b, b.b) === -1) return b.b;
  reassociate(b);
  return NONE;
};

SIMPLIFY[IR.bxor] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  const f = b.func;
  if (b.a === b.b) return int(b, 0);
  if (small(b, b.b) === 0) return b.a;
  if (reassociate(b) && small(b, b.b) === 0) return b.a;
  // A comparison is 0 or 1: its exclusive or with 1 is its opposite (floats have no opposite: NaN).
  if (f.op[b.a] === IR.icmp && small(b, b.b) === 1) {
    return b.icmp(f.imm[b.a] ^ 1, f.a[b.a], f.b[b.a]);
  }
  return NONE;
};

function shift(b: Reducible): Value {
  const v = binary(b);
  if (v >= 0) return v;
  const f = b.func;
  const width = b.ty === TY.i32 ? 32 : 64;
  if (!isInt(f, b.b)) {
    if (small(b, b.a) === 0) return b.a;
    // The machine masks the amount itself.
    if (f.op[b.b] === IR.band && amountOf(f, f.b[b.b], width) === width - 1) b.b = f.a[b.b];
    return NONE;
  }
  const n = amountOf(f, b.b, width);
  if (n === 0) return b.a;
  const inner = b.a;
  const innerOp = f.op[inner];
  const by = amountOf(f, f.b[inner], width);
  const { op, ty } = b;
  if (innerOp === IR.ishl && by === n && ty === TY.i32 && (op === IR.sshr || op === IR.ushr)) {
    const x = f.a[inner];
    if (op === IR.ushr) return b.value(IR.band, ty, x, b.i32(-1 >>> n));
    if (n === 24) return b.value(IR.sextend8, ty, x);
    if (n === 16) return b.value(IR.sextend16, ty, x);
  }
  // Two shifts in one direction add up; past the width only the sign or nothing is left.
  if (innerOp === op && by >= 0 && (op === IR.ishl || op === IR.ushr || op === IR.sshr)) {
    if (n + by >= width) {
      if (op !== IR.sshr) return int(b, 0);
      b.a = f.a[inner];
      b.b = int(b, width - 1);
      return NONE;
    }
    b.a = f.a[inner];
    b.b = int(b, n + by);
    return NONE;
  }
  if (n !== small(b, b.b)) b.b = int(b, n);
  return NONE;
}
SIMPLIFY[IR.ishl] = shift;
SIMPLIFY[IR.sshr] = shift;
SIMPLIFY[IR.ushr] = shift;
SIMPLIFY[IR.rotl] = shift;
SIMPLIFY[IR.rotr] = shift;

/** Whether the value is an i32 that can only be 0 or 1. */
function isBool(b: Reducible, v: Value): boolean {
  const f = b.func;
  if (f.ty[v] !== TY.i32) return false;
  const op = f.op[v];
  if (op === IR.icmp || op === IR.fcmp) return true;
  return op === IR.band && small(b, f.b[v]) === 1;
}

SIMPLIFY[IR.icmp] = (b) => {
  const f = b.func;
  const constA = isInt(f, b.a);
  const constB = isInt(f, b.b);
  const operandType = f.ty[b.a];
  if (constA && constB) {
    const { a, b: c } = b;
    const yes = foldIcmp(b.imm, operandType === TY.ref ? TY.i64 : operandType, f.imm[a], f.imm2[a], f.imm[c], f.imm2[c]);
    return b.i32(yes ? 1 : 0);
  }
  // Equal operands: the reflexive conditions are eq, sge, sle, uge, ule.
  if (b.a === b.b) return b.i32(foldIcmp(b.imm, TY.i32, 0, 0, 0, 0) ? 1 : 0);
  if (constA || (!constB && b.a > b.b)) {
    const t = b.a;
    b.a = b.b;
    b.b = t;
    b.imm = ICMP_SWAPPED[b.imm];
  }
  const k = small(b, b.b);
  // Zero-extended operands compare as they were, without sign.
  if (f.op[b.a] === IR.uextend && operandType === TY.i64) {
    const unsigned = b.imm < ICMP.slt ? b.imm : b.imm < ICMP.ult ? b.imm + (ICMP.ult - ICMP.slt) : b.imm;
    if (f.op[b.b] === IR.uextend) return b.icmp(unsigned, f.a[b.a], f.a[b.b]);
    if (unsignedOf(f, b.b) <= 0xffff_ffff) return b.icmp(unsigned, f.a[b.a], b.i32(lowWordOf(f, b.b)));
  }
  if (k === 0) return icmpZero(b);
  if (k === 1) {
    if (b.imm === ICMP.ult || b.imm === ICMP.uge) {
      b.imm = b.imm === ICMP.ult ? ICMP.eq : ICMP.ne;
      b.b = b.constant(operandType, 0, 0);
      return icmpZero(b);
    }
    if (isBool(b, b.a) && (b.imm === ICMP.eq || b.imm === ICMP.ne)) {
      b.imm ^= 1;
      b.b = b.i32(0);
      return icmpZero(b);
    }
  }
  return NONE;
};

/** A comparison with zero on the right. */
function icmpZero(b: Reducible): Value {
  const f = b.func;
  if (b.imm === ICMP.ult) return b.i32(0);
  if (b.imm === ICMP.uge) return b.i32(1);
  if (b.imm === ICMP.ugt) b.imm = ICMP.ne;
  if (b.imm === ICMP.ule) b.imm = ICMP.eq;
  if (b.imm !== ICMP.eq && b.imm !== ICMP.ne) return NONE;
  const x = b.a;
  const op = f.op[x];
  if (op === IR.vmaddr) return b.i32(b.imm === ICMP.ne ? 1 : 0);
  if (b.imm === ICMP.ne && isBool(b, x)) return x;
  if (op === IR.icmp) return b.icmp(f.imm[x] ^ 1, f.a[x], f.b[x]);
  if (op === IR.isub || op === IR.bxor) {
    const { imm } = b;
    return b.icmp(imm, f.a[x], f.b[x]);
  }
  if (op === IR.uextend || op === IR.sextend32) {
    if (f.ty[f.a[x]] !== TY.i32) return NONE;
    const { imm } = b;
    return b.icmp(imm, f.a[x], b.i32(0));
  }
  return NONE;
}

SIMPLIFY[IR.fcmp] = (b) => {
  const f = b.func;
  const { a, b: c } = b;
  if (!isConst(f, a) || !isConst(f, c)) return NONE;
  const ty = f.ty[a];
  return b.i32(foldFcmp(b.imm, ty, f.imm[a], f.imm2[a], f.imm[c], f.imm2[c]) ? 1 : 0);
};

SIMPLIFY[IR.select] = (b) => {
  const f = b.func;
  if (b.b === b.c) return b.b;
  if (isInt(f, b.a)) return small(b, b.a) !== 0 ? b.b : b.c;
  // The condition counts as zero or not: look through comparisons with zero.
  if (f.op[b.a] === IR.icmp && small(b, f.b[b.a]) === 0 && f.ty[f.a[b.a]] === TY.i32) {
    const cond = f.imm[b.a];
    if (cond === ICMP.eq || cond === ICMP.ne) {
      const cmp = b.a;
      b.a = f.a[cmp];
      if (cond === ICMP.eq) {
        const t = b.b;
        b.b = b.c;
        b.c = t;
      }
    }
  }
  if (b.ty === TY.i32 && isBool(b, b.a)) {
    if (small(b, b.b) === 1 && small(b, b.c) === 0) return b.a;
    if (small(b, b.b) === 0 && small(b, b.c) === 1 && f.op[b.a] === IR.icmp) {
      const { a } = b;
      return b.icmp(f.imm[a] ^ 1, f.a[a], f.b[a]);
    }
  }
  return NONE;
};

SIMPLIFY[IR.ireduce] = (b) => {
  const v = unary(b);
  if (v >= 0) return v;
  const f = b.func;
  const op = f.op[b.a];
  const x = f.a[b.a];
  if (op === IR.uextend) return x;
  if (op === IR.sextend32) {
    if (f.ty[x] === TY.i32) return x;
    b.a = x;
  }
  return NONE;
};

SIMPLIFY[IR.sextend32] = (b) => {
  const v = unary(b);
  if (v >= 0) return v;
  const f = b.func;
  const op = f.op[b.a];
  if (op === IR.sextend32) return b.a;
  if (op === IR.uextend || op === IR.ireduce) b.a = f.a[b.a];
  return NONE;
};

function sextendSmall(b: Reducible): Value {
  const v = unary(b);
  if (v >= 0) return v;
  const f = b.func;
  const inner = f.op[b.a];
  if (inner === IR.sextend8 || inner === b.op) return b.a;
  // The bits above are not looked at.
  if (inner === IR.band) {
    const mask = b.op === IR.sextend8 ? 0xff : 0xffff;
    if ((lowWordOf(f, f.b[b.a]) & mask) === mask) b.a = f.a[b.a];
  }
  return NONE;
}
SIMPLIFY[IR.sextend8] = sextendSmall;
SIMPLIFY[IR.sextend16] = sextendSmall;

SIMPLIFY[IR.bitcast] = (b) => {
  const v = unary(b);
  if (v >= 0) return v;
  const f = b.func;
  if (f.op[b.a] !== IR.bitcast) return NONE;
  const x = f.a[b.a];
  return f.ty[x] === b.ty ? x : NONE;
};

SIMPLIFY[IR.fneg] = (b) => {
  const v = unary(b);
  if (v >= 0) return v;
  return b.func.op[b.a] === IR.fneg ? b.func.a[b.a] : NONE;
};
SIMPLIFY[IR.fabs] = (b) => {
  const v = unary(b);
  if (v >= 0) return v;
  const f = b.func;
  const op = f.op[b.a];
  if (op === IR.fabs) return b.a;
  if (op === IR.fneg) b.a = f.a[b.a];
  return NONE;
};

SIMPLIFY[IR.fdiv] = (b) => {
  const v = binary(b);
  if (v >= 0) return v;
  // Division by a power of two is multiplication by its exact inverse.
  const f = b.func;
  if (!isConst(f, b.b)) return NONE;
  const x = floatOf(b.ty, f.imm[b.b], f.imm2[b.b]);
  const lo = f.imm[b.b];
  const hi = f.imm2[b.b];
  const power = b.ty === TY.f32 ? (lo & 0x7f_ffff) === 0 : lo === 0 && (hi & 0xf_ffff) === 0;
  const size = Math.abs(x);
  if (!power || !(size >= 2 ** -100 && size <= 2 ** 100)) return NONE;
  const { a, ty } = b;
  foldBinary(IR.fdiv, ty, ty === TY.f32 ? 0x3f80_0000 : 0, ty === TY.f32 ? 0 : 0x3ff0_0000, lo, hi);
  return b.value(IR.fmul, ty, a, b.constant(ty, folded.lo, folded.hi));
};
