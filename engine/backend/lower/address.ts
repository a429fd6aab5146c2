/** What every machine's addresses are matched from: the constants that the terms of an address hold, and what is left of them. */
import { NONE } from '../../base/brand.ts';
import type { Value } from '../../ir/func.ts';
import { IR } from '../../ir/ops.ts';
import { immOf } from './constants.ts';
import type { Lowering } from './lower.ts';

/** base + index + disp; index is NONE where one term is left, disp a signed number of 32 bits. */
export interface AddressSum {
  base: Value;
  index: Value;
  disp: number;
}

/** The i64 sum `a` + `b` + disp, b maybe NONE, with its constants in one. */
export function sumOf(l: Lowering, a: Value, b: Value, disp: number): AddressSum {
  const { func } = l;
  const sum: AddressSum = { base: NONE, index: NONE, disp };
  sum.base = peel(l, a, sum);
  if (b !== NONE) sum.index = peel(l, b, sum);
  else if (func.op[sum.base] === IR.iadd && l.vregOf[sum.base] < 0 && l.foldable(sum.base)) {
    const pair = sum.base;
    sum.base = peel(l, func.a[pair], sum);
    sum.index = peel(l, func.b[pair], sum);
  }
  if (sum.index !== NONE) {
    if (absorb(l, sum.index, sum)) sum.index = NONE;
    else if (absorb(l, sum.base, sum)) {
      sum.base = sum.index;
      sum.index = NONE;
    }
  }
  return sum;
}
/** Strips additions of constants off the i64 `value` into the sum. */
function peel(l: Lowering, value: Value, sum: AddressSum): Value {
  const { func } = l;
  let d = l.def(value);
  while (func.op[d] === IR.iadd && l.vregOf[d] < 0 && l.foldable(d)) {
    if (!absorb(l, func.b[d], sum)) break;
    d = l.def(func.a[d]);
  }
  return d;
}
/** Adds a constant to the sum; false where `value` is none, or too large. */
function absorb(l: Lowering, value: Value, sum: AddressSum): boolean {
  const disp = sum.disp + immOf(l, value);
  if (disp !== (disp | 0)) return false;
  sum.disp = disp;
  return true;
}
