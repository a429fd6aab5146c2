/** Simplification of upper halves: of products, and of sums and differences with what their lower halves carry. */
import { NONE } from '../../base/brand.ts';
import type { Value } from '../func.ts';
import { IR, TY } from '../ops.ts';
import { exchange, type Reducible, type RewriteRule } from './rule.ts';
import { highest, int, isConst, log2, small } from './simplify.ts';

/** The integer constants 0 and 1. */
const isBit = (b: Reducible, v: Value): boolean => small(b, v) === 0 || small(b, v) === 1;
/** Whether the i64 is the extension of 32 bits by `op`, or a constant that could be. */
function isExtended(b: Reducible, v: Value, op: number): boolean {
  const f = b.func;
  if (op === IR.uextend) return highest(b, v) <= 0xffff_ffff;
  return f.op[v] === op || !Number.isNaN(small(b, v));
}

export const WIDE_RULES: readonly RewriteRule[] = [
  { name: 'upper half of x * 0 → 0', ops: [IR.umulhi, IR.smulhi], apply: (b) => (small(b, b.b) === 0 ? b.b : NONE) },
  {
    // 2^63 is negative with a sign.
    name: 'upper half of x * 2^k → x >> (64 - k)',
    ops: [IR.umulhi, IR.smulhi],
    apply: (b) => {
      const { op, a } = b;
      const k = log2(b, b.b);
      if (k < 0 || (op === IR.smulhi && k === 63)) return NONE;
      if (k === 0) return op === IR.umulhi ? int(b, 0) : b.value(IR.sshr, TY.i64, a, int(b, 63));
      return b.value(op === IR.umulhi ? IR.ushr : IR.sshr, TY.i64, a, int(b, 64 - k));
    },
  },
  {
    name: 'upper half of uextend x * uextend y → 0',
    ops: [IR.umulhi],
    apply: (b) => (isExtended(b, b.a, IR.uextend) && isExtended(b, b.b, IR.uextend) ? int(b, 0) : NONE),
  },
  {
    name: 'upper half of sextend32 x * sextend32 y → the sign of the product',
    ops: [IR.smulhi],
    apply: (b) => {
      if (!isExtended(b, b.a, IR.sextend32) || !isExtended(b, b.b, IR.sextend32)) return NONE;
      return b.value(IR.sshr, TY.i64, b.value(IR.imul, TY.i64, b.a, b.b), int(b, 63));
    },
  },
  {
    name: 'x + y + carry, x - y - borrow, with a constant bit → x + y + 1, x + y, …',
    ops: [IR.iadd_cin, IR.isub_bin],
    apply: (b) => {
      const { a, b: other, c } = b;
      if (!isBit(b, c)) return NONE;
      const op = b.op === IR.iadd_cin ? IR.iadd : IR.isub;
      const bit = b.constant(TY.i64, small(b, c), 0);
      return b.value(op, TY.i64, b.value(op, TY.i64, a, other), bit);
    },
  },
  {
    name: 'c + x + carry → x + c + carry, and the older operand first',
    ops: [IR.iadd_cin],
    apply: (b) => {
      const constA = isConst(b.func, b.a);
      if (constA !== isConst(b.func, b.b) ? constA : b.a > b.b) exchange(b);
      return NONE;
    },
  },
  {
    name: '0 + 0 + carry → carry, 0 - 0 - borrow → -borrow',
    ops: [IR.iadd_cin, IR.isub_bin],
    apply: (b) => {
      if (small(b, b.a) !== 0 || small(b, b.b) !== 0) return NONE;
      const zero = b.b;
      const { op } = b;
      const bit = b.value(IR.uextend, TY.i64, b.c);
      return op === IR.iadd_cin ? bit : b.value(IR.isub, TY.i64, zero, bit);
    },
  },
];
