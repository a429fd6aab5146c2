/**
 * Algebraic simplification of scalars: the list of its rules. Canonical forms: constants stand on the right; operands of
 * commutative operations are in ascending order.
 */
import { NONE } from '../../base/brand.ts';
import { amountOf, bigOf, highWordOf, intOf, isInt, lowWordOf, unsignedOf } from '../constants.ts';
import type { IrFunc, Value } from '../func.ts';
import { ACCESS, accessOf, FLAG, ICMP, ICMP_SWAPPED, IR, IR_ARITY, IR_FLAGS, IR_NAMES, TY } from '../ops.ts';
import { divideByConstant } from './division.ts';
import { floatOf, foldBinary, folded, foldFcmp, foldIcmp, foldUnary } from './fold.ts';
import { exchange, type Reducible, type RewriteRule } from './rule.ts';

export const isConst = (f: IrFunc, v: Value): boolean => isInt(f, v) || f.op[v] === IR.f32const || f.op[v] === IR.f64const;

export const small = (b: Reducible, v: Value): number => intOf(b.func, v);
/** k where the integer constant is 2^k, else -1. */
export function log2(b: Reducible, v: Value): number {
  const lo = lowWordOf(b.func, v);
  const hi = highWordOf(b.func, v);
  if (Number.isNaN(lo)) return -1;
  if (hi === 0) return lo !== 0 && (lo & (lo - 1)) === 0 ? 31 - Math.clz32(lo) : -1;
  return lo === 0 && (hi & (hi - 1)) === 0 ? 63 - Math.clz32(hi) : -1;
}
/** An integer constant of the current type. */
export function int(b: Reducible, v: number): Value {
  return b.constant(b.ty, v, v >> 31);
}
const widthOf = (b: Reducible): number => (b.ty === TY.i32 ? 32 : 64);

/** How deep `highest` looks. */
const DEPTH = 4;
/** The largest value the i32 or i64 can have, unsigned; 2^32 where nothing is known. */
export function highest(b: Reducible, v: Value, depth = 0): number {
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
/** Whether the value is an i32 that can only be 0 or 1. */
function isBool(b: Reducible, v: Value): boolean {
  const f = b.func;
  if (f.ty[v] !== TY.i32) return false;
  const op = f.op[v];
  if (op === IR.icmp || op === IR.fcmp) return true;
  return op === IR.band && small(b, f.b[v]) === 1;
}

/** Operations by what holds for all of them. */
const pure = IR_NAMES.map((_, op) => op).filter((op) => (IR_FLAGS[op] & FLAG.pure) !== 0);
const VECTOR = [IR.vunary, IR.vbinary, IR.vternary];
const UNARY = pure.filter((op) => IR_ARITY[op] === 1 && !VECTOR.includes(op));
const BINARY = pure.filter((op) => IR_ARITY[op] === 2 && ![...VECTOR, IR.icmp, IR.fcmp].includes(op));
const FLOAT_BINARY: readonly number[] = [IR.fadd, IR.fsub, IR.fmul, IR.fdiv, IR.fmin, IR.fmax, IR.fcopysign];
const COMMUTATIVE = BINARY.filter((op) => (IR_FLAGS[op] & FLAG.commutative) !== 0);
const ASSOCIATIVE = [IR.iadd, IR.imul, IR.band, IR.bor, IR.bxor];
const SHIFTS = [IR.ishl, IR.sshr, IR.ushr, IR.rotl, IR.rotr];

/** Operation → the constant on the right that leaves the other operand as it is, and the one that is the result itself. */
const NEUTRAL = new Float64Array(256).fill(Number.NaN);
const ABSORBING = new Float64Array(256).fill(Number.NaN);
for (const op of [IR.iadd, IR.bor, IR.bxor]) NEUTRAL[op] = 0;
NEUTRAL[IR.imul] = 1;
NEUTRAL[IR.band] = -1;
for (const op of [IR.imul, IR.band]) ABSORBING[op] = 0;
ABSORBING[IR.bor] = -1;

/** The result where the constant on the right is neutral or absorbing. */
function identity(b: Reducible): Value {
  const c = small(b, b.b);
  if (c === NEUTRAL[b.op]) return b.a;
  return c === ABSORBING[b.op] ? b.b : NONE;
}
/** The condition of `icmp` where it compares for equality with zero, else NaN. */
const equalityWithZero = (b: Reducible): number => (b.imm <= ICMP.ne && small(b, b.b) === 0 ? b.imm : Number.NaN);

function foldConstants(b: Reducible): Value {
  const f = b.func;
  const { a, b: other } = b;
  if (!isConst(f, a) || !isConst(f, other)) return NONE;
  if (!foldBinary(b.op, b.ty, f.imm[a], f.imm2[a], f.imm[other], f.imm2[other])) return NONE;
  return b.constant(b.ty, folded.lo, folded.hi);
}

const CONSTANTS: readonly RewriteRule[] = [
  {
    name: 'op c → constant',
    ops: UNARY,
    apply: (b) => {
      const f = b.func;
      const { a } = b;
      if (!isConst(f, a) || !foldUnary(b.op, b.ty, f.ty[a], f.imm[a], f.imm2[a])) return NONE;
      return b.constant(b.ty, folded.lo, folded.hi);
    },
  },
  {
    name: 'c op d → constant, integers',
    ops: BINARY.filter((op) => !FLOAT_BINARY.includes(op)),
    constant: true,
    apply: foldConstants,
  },
  { name: 'c op d → constant, floats', ops: FLOAT_BINARY, apply: foldConstants },
  {
    name: 'c op x → x op c, and the older operand first',
    ops: COMMUTATIVE,
    apply: (b) => {
      const f = b.func;
      const constA = isConst(f, b.a);
      if (constA !== isConst(f, b.b) ? constA : b.a > b.b) exchange(b);
      return NONE;
    },
  },
];

const ARITHMETIC: readonly RewriteRule[] = [
  {
    name: 'x & (2^k - 1) → x, where x is below 2^k',
    ops: [IR.band],
    constant: true,
    apply: (b) => {
      const mask = small(b, b.b);
      return mask > 0 && (mask & (mask + 1)) === 0 && highest(b, b.a) <= mask ? b.a : NONE;
    },
  },
  { name: 'x & x, x | x → x', ops: [IR.band, IR.bor], apply: (b) => (b.a === b.b ? b.a : NONE) },
  { name: 'x - x, x ^ x → 0', ops: [IR.isub, IR.bxor], apply: (b) => (b.a === b.b ? int(b, 0) : NONE) },
  { name: 'x + 0, x * 1, x & -1, … → x; x * 0 → 0, x | -1 → -1, …', ops: ASSOCIATIVE, constant: true, apply: identity },
  {
    name: '(x op c) op d → x op (c op d)',
    ops: ASSOCIATIVE,
    constant: true,
    apply: (b) => {
      const f = b.func;
      const inner = b.a;
      const c1 = f.b[inner];
      const c2 = b.b;
      if (f.op[inner] !== b.op || !isInt(f, c1)) return NONE;
      foldBinary(b.op, b.ty, f.imm[c1], f.imm2[c1], f.imm[c2], f.imm2[c2]);
      b.a = f.a[inner];
      b.b = b.constant(b.ty, folded.lo, folded.hi);
      return identity(b);
    },
  },
  {
    name: 'x + (y - x), (y - x) + x → y',
    ops: [IR.iadd],
    apply: (b) => {
      const f = b.func;
      if (f.op[b.b] === IR.isub && f.b[b.b] === b.a) return f.a[b.b];
      return f.op[b.a] === IR.isub && f.b[b.a] === b.b ? f.a[b.a] : NONE;
    },
  },
  {
    name: 'x - c → x + -c',
    ops: [IR.isub],
    constant: true,
    apply: (b) => {
      const f = b.func;
      const { a, b: c, ty } = b;
      foldBinary(IR.isub, ty, 0, 0, f.imm[c], f.imm2[c]);
      return b.value(IR.iadd, ty, a, b.constant(ty, folded.lo, folded.hi));
    },
  },
  {
    name: '(x + y) - x, (y + x) - x → y',
    ops: [IR.isub],
    apply: (b) => {
      const f = b.func;
      if (f.op[b.a] !== IR.iadd) return NONE;
      if (f.a[b.a] === b.b) return f.b[b.a];
      return f.b[b.a] === b.b ? f.a[b.a] : NONE;
    },
  },
  {
    name: 'x * 2^k → x << k',
    ops: [IR.imul],
    constant: true,
    apply: (b) => {
      const { a, ty } = b;
      const k = log2(b, b.b);
      return k > 0 ? b.value(IR.ishl, ty, a, int(b, k)) : NONE;
    },
  },
  {
    // A division by zero stands behind its check and is never reached.
    name: 'x / c, x % c → shifts, products (division.ts)',
    ops: [IR.udiv, IR.urem, IR.sdiv, IR.srem],
    constant: true,
    apply: (b) => {
      const { op, ty, a, b: d } = b;
      const divisor = bigOf(b.func, d);
      if (divisor === undefined || divisor === 0n) return NONE;
      const q = divideByConstant(b, op, ty, a, divisor);
      if (q >= 0) return q;
      // `b` was used for other values on the way.
      b.op = op;
      b.ty = ty;
      b.a = a;
      b.b = d;
      return NONE;
    },
  },
  {
    name: 'x / 2^k → x * 2^-k, exactly',
    ops: [IR.fdiv],
    apply: (b) => {
      const f = b.func;
      const { a, b: d, ty } = b;
      if (!isConst(f, d)) return NONE;
      const lo = f.imm[d];
      const hi = f.imm2[d];
      const size = Math.abs(floatOf(ty, lo, hi));
      const power = ty === TY.f32 ? (lo & 0x7f_ffff) === 0 : lo === 0 && (hi & 0xf_ffff) === 0;
      if (!power || !(size >= 2 ** -100 && size <= 2 ** 100)) return NONE;
      foldBinary(IR.fdiv, ty, ty === TY.f32 ? 0x3f80_0000 : 0, ty === TY.f32 ? 0 : 0x3ff0_0000, lo, hi);
      return b.value(IR.fmul, ty, a, b.constant(ty, folded.lo, folded.hi));
    },
  },
];

/** The amount by which value `v` is shifted by a constant, if its operation is `op`; NONE. */
function amountBelow(b: Reducible, v: Value, op: number): number {
  const f = b.func;
  return f.op[v] === op ? amountOf(f, f.b[v], widthOf(b)) : NONE;
}
const amount = (b: Reducible): number => amountOf(b.func, b.b, widthOf(b));

const SHIFT_RULES: readonly RewriteRule[] = [
  { name: '0 << n, … → 0', ops: SHIFTS, apply: (b) => (small(b, b.a) === 0 ? b.a : NONE) },
  {
    // The machine masks the amount itself.
    name: 'x << (n & (width - 1)), … → x << n',
    ops: SHIFTS,
    apply: (b) => {
      const f = b.func;
      if (f.op[b.b] === IR.band && amountOf(f, f.b[b.b], widthOf(b)) === widthOf(b) - 1) b.b = f.a[b.b];
      return NONE;
    },
  },
  { name: 'x << (k * width), … → x', ops: SHIFTS, constant: true, apply: (b) => (amount(b) === 0 ? b.a : NONE) },
  {
    name: '(x << n) >>u n → x & mask of 32 bits',
    ops: [IR.ushr],
    constant: true,
    apply: (b) => {
      const n = amount(b);
      if (b.ty !== TY.i32 || amountBelow(b, b.a, IR.ishl) !== n) return NONE;
      return b.value(IR.band, TY.i32, b.func.a[b.a], b.i32(-1 >>> n));
    },
  },
  {
    name: '(x << 24) >>s 24 → sextend8 x, and by 16',
    ops: [IR.sshr],
    constant: true,
    apply: (b) => {
      const n = amount(b);
      if ((n !== 24 && n !== 16) || b.ty !== TY.i32 || amountBelow(b, b.a, IR.ishl) !== n) return NONE;
      return b.value(n === 24 ? IR.sextend8 : IR.sextend16, TY.i32, b.func.a[b.a]);
    },
  },
  {
    // Past the width only the sign or nothing is left.
    name: '(x << n) << m, … → x << (n + m)',
    ops: [IR.ishl, IR.ushr, IR.sshr],
    constant: true,
    apply: (b) => {
      const n = amount(b);
      const by = amountBelow(b, b.a, b.op);
      if (by < 0) return NONE;
      const sum = n + by;
      if (sum >= widthOf(b) && b.op !== IR.sshr) return int(b, 0);
      b.a = b.func.a[b.a];
      b.b = int(b, Math.min(sum, widthOf(b) - 1));
      return NONE;
    },
  },
  {
    name: 'x << c, … → x << (c modulo width)',
    ops: SHIFTS,
    constant: true,
    apply: (b) => {
      const n = amount(b);
      if (n !== small(b, b.b)) b.b = int(b, n);
      return NONE;
    },
  },
];

const COMPARISONS: readonly RewriteRule[] = [
  {
    name: 'c cmp d → constant, integers',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      const f = b.func;
      const { a, b: c } = b;
      if (!isInt(f, a)) return NONE;
      const ty = f.ty[a] === TY.ref ? TY.i64 : f.ty[a];
      return b.i32(foldIcmp(b.imm, ty, f.imm[a], f.imm2[a], f.imm[c], f.imm2[c]) ? 1 : 0);
    },
  },
  {
    name: 'c cmp d → constant, floats',
    ops: [IR.fcmp],
    apply: (b) => {
      const f = b.func;
      const { a, b: c } = b;
      if (!isConst(f, a) || !isConst(f, c)) return NONE;
      return b.i32(foldFcmp(b.imm, f.ty[a], f.imm[a], f.imm2[a], f.imm[c], f.imm2[c]) ? 1 : 0);
    },
  },
  {
    name: 'x cmp x → constant',
    ops: [IR.icmp],
    apply: (b) => (b.a === b.b ? b.i32(foldIcmp(b.imm, TY.i32, 0, 0, 0, 0) ? 1 : 0) : NONE),
  },
  {
    name: 'c cmp x → x cmp c, and the older operand first',
    ops: [IR.icmp],
    apply: (b) => {
      const f = b.func;
      if (isInt(f, b.a) || (!isInt(f, b.b) && b.a > b.b)) {
        exchange(b);
        b.imm = ICMP_SWAPPED[b.imm];
      }
      return NONE;
    },
  },
  {
    name: 'uextend x cmp uextend y, uextend x cmp c → x cmp y, x cmp c, without sign',
    ops: [IR.icmp],
    apply: (b) => {
      const f = b.func;
      if (f.op[b.a] !== IR.uextend) return NONE;
      const unsigned = b.imm < ICMP.slt ? b.imm : b.imm < ICMP.ult ? b.imm + (ICMP.ult - ICMP.slt) : b.imm;
      if (f.op[b.b] === IR.uextend) return b.icmp(unsigned, f.a[b.a], f.a[b.b]);
      return unsignedOf(f, b.b) <= 0xffff_ffff ? b.icmp(unsigned, f.a[b.a], b.i32(lowWordOf(f, b.b))) : NONE;
    },
  },
  {
    name: 'x <u 1, x >=u 1 → x == 0, x != 0',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      if (small(b, b.b) !== 1 || (b.imm !== ICMP.ult && b.imm !== ICMP.uge)) return NONE;
      b.imm = b.imm === ICMP.ult ? ICMP.eq : ICMP.ne;
      b.b = b.constant(b.func.ty[b.a], 0, 0);
      return NONE;
    },
  },
  {
    name: 'bool == 1, bool != 1 → bool != 0, bool == 0',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      if (small(b, b.b) !== 1 || b.imm > ICMP.ne || !isBool(b, b.a)) return NONE;
      b.imm ^= 1;
      b.b = b.i32(0);
      return NONE;
    },
  },
  {
    name: 'x <u 0, x >=u 0 → 0, 1',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => (small(b, b.b) === 0 && (b.imm === ICMP.ult || b.imm === ICMP.uge) ? b.i32(b.imm === ICMP.uge ? 1 : 0) : NONE),
  },
  {
    name: 'x >u 0, x <=u 0 → x != 0, x == 0',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      if (small(b, b.b) === 0 && (b.imm === ICMP.ugt || b.imm === ICMP.ule)) b.imm = b.imm === ICMP.ugt ? ICMP.ne : ICMP.eq;
      return NONE;
    },
  },
  {
    name: 'vmaddr == 0, vmaddr != 0 → 0, 1',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => (equalityWithZero(b) >= 0 && b.func.op[b.a] === IR.vmaddr ? b.i32(b.imm === ICMP.ne ? 1 : 0) : NONE),
  },
  {
    name: 'bool != 0 → bool',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => (equalityWithZero(b) === ICMP.ne && isBool(b, b.a) ? b.a : NONE),
  },
  {
    name: '(x cmp y) == 0 → the opposite',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      const f = b.func;
      const x = b.a;
      return equalityWithZero(b) === ICMP.eq && f.op[x] === IR.icmp ? b.icmp(f.imm[x] ^ 1, f.a[x], f.b[x]) : NONE;
    },
  },
  {
    name: '(x - y) == 0, (x ^ y) == 0, and != → x == y, x != y',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      const f = b.func;
      const x = b.a;
      const { imm } = b;
      const differs = f.op[x] === IR.isub || f.op[x] === IR.bxor;
      return equalityWithZero(b) >= 0 && differs ? b.icmp(imm, f.a[x], f.b[x]) : NONE;
    },
  },
  {
    name: 'extended x == 0, and != → x == 0, x != 0',
    ops: [IR.icmp],
    constant: true,
    apply: (b) => {
      const f = b.func;
      const x = b.a;
      const { imm } = b;
      const extended = f.op[x] === IR.uextend || f.op[x] === IR.sextend32;
      return equalityWithZero(b) >= 0 && extended && f.ty[f.a[x]] === TY.i32 ? b.icmp(imm, f.a[x], b.i32(0)) : NONE;
    },
  },
  {
    // Floats have no opposite: NaN.
    name: '(x cmp y) ^ 1 → the opposite',
    ops: [IR.bxor],
    constant: true,
    apply: (b) => {
      const f = b.func;
      const x = b.a;
      return f.op[x] === IR.icmp && small(b, b.b) === 1 ? b.icmp(f.imm[x] ^ 1, f.a[x], f.b[x]) : NONE;
    },
  },
];

const SELECTS: readonly RewriteRule[] = [
  { name: 'c ? x : x → x', ops: [IR.select], apply: (b) => (b.b === b.c ? b.b : NONE) },
  {
    name: 'constant ? x : y → x, y',
    ops: [IR.select],
    apply: (b) => (isInt(b.func, b.a) ? (small(b, b.a) !== 0 ? b.b : b.c) : NONE),
  },
  {
    // The condition counts as zero or not.
    name: '(c != 0) ? x : y, (c == 0) ? y : x → c ? x : y',
    ops: [IR.select],
    apply: (b) => {
      const f = b.func;
      const cmp = b.a;
      if (f.op[cmp] !== IR.icmp || f.imm[cmp] > ICMP.ne || small(b, f.b[cmp]) !== 0 || f.ty[f.a[cmp]] !== TY.i32) return NONE;
      b.a = f.a[cmp];
      if (f.imm[cmp] === ICMP.eq) [b.b, b.c] = [b.c, b.b];
      return NONE;
    },
  },
  {
    name: 'bool ? 1 : 0 → bool',
    ops: [IR.select],
    apply: (b) => (b.ty === TY.i32 && isBool(b, b.a) && small(b, b.b) === 1 && small(b, b.c) === 0 ? b.a : NONE),
  },
  {
    name: '(x cmp y) ? 0 : 1 → the opposite',
    ops: [IR.select],
    apply: (b) => {
      const f = b.func;
      const { a } = b;
      const inverts = b.ty === TY.i32 && f.op[a] === IR.icmp && small(b, b.b) === 0 && small(b, b.c) === 1;
      return inverts ? b.icmp(f.imm[a] ^ 1, f.a[a], f.b[a]) : NONE;
    },
  },
];

const CONVERSIONS: readonly RewriteRule[] = [
  {
    name: 'ireduce (uextend x), ireduce (sextend32 x) → x',
    ops: [IR.ireduce],
    apply: (b) => {
      const f = b.func;
      const extended = f.op[b.a] === IR.uextend || f.op[b.a] === IR.sextend32;
      return extended && f.ty[f.a[b.a]] === TY.i32 ? f.a[b.a] : NONE;
    },
  },
  {
    name: 'ireduce (sextend32 x) → ireduce x, of 64 bits',
    ops: [IR.ireduce],
    apply: (b) => {
      const f = b.func;
      if (f.op[b.a] === IR.sextend32 && f.ty[f.a[b.a]] === TY.i64) b.a = f.a[b.a];
      return NONE;
    },
  },
  {
    name: 'sextend32 (sextend32 x) → sextend32 x',
    ops: [IR.sextend32],
    apply: (b) => (b.func.op[b.a] === IR.sextend32 ? b.a : NONE),
  },
  {
    name: 'sextend32 (uextend x), sextend32 (ireduce x) → sextend32 x',
    ops: [IR.sextend32],
    apply: (b) => {
      const op = b.func.op[b.a];
      if (op === IR.uextend || op === IR.ireduce) b.a = b.func.a[b.a];
      return NONE;
    },
  },
  {
    name: 'sextend of what is sign-extended from as few bits → the same',
    ops: [IR.sextend8, IR.sextend16],
    apply: (b) => {
      const inner = b.func.op[b.a];
      return inner === IR.sextend8 || inner === b.op ? b.a : NONE;
    },
  },
  {
    // The bits above are not looked at.
    name: 'sextend8 (x & mask) → sextend8 x, where the mask has the low bits; 16, too',
    ops: [IR.sextend8, IR.sextend16],
    apply: (b) => {
      const f = b.func;
      const bits = b.op === IR.sextend8 ? 0xff : 0xffff;
      if (f.op[b.a] === IR.band && (lowWordOf(f, f.b[b.a]) & bits) === bits) b.a = f.a[b.a];
      return NONE;
    },
  },
  {
    name: 'bitcast (bitcast x) → x',
    ops: [IR.bitcast],
    apply: (b) => {
      const f = b.func;
      const x = f.a[b.a];
      return f.op[b.a] === IR.bitcast && f.ty[x] === b.ty ? x : NONE;
    },
  },
  { name: '-(-x) → x', ops: [IR.fneg], apply: (b) => (b.func.op[b.a] === IR.fneg ? b.func.a[b.a] : NONE) },
  { name: '||x|| → |x|', ops: [IR.fabs], apply: (b) => (b.func.op[b.a] === IR.fabs ? b.a : NONE) },
  {
    name: '|-x| → |x|',
    ops: [IR.fabs],
    apply: (b) => {
      if (b.func.op[b.a] === IR.fneg) b.a = b.func.a[b.a];
      return NONE;
    },
  },
];

export const SCALAR_RULES: readonly RewriteRule[] = [
  ...CONSTANTS,
  ...ARITHMETIC,
  ...SHIFT_RULES,
  ...COMPARISONS,
  ...SELECTS,
  ...CONVERSIONS,
];
