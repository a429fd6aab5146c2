/** Constants among operands, as lowering asks for them. */

import { intOf } from '../../ir/constants.ts';
import type { Value } from '../../ir/func.ts';
import { IR } from '../../ir/ops.ts';
import type { Lowering } from './lower.ts';

/** The integer constant `value` as a signed word (`intOf`); NaN where it is none. */
export const immOf = (l: Lowering, value: Value): number => intOf(l.func, l.def(value));

/** The four words of a vector constant. */
export type VectorWords = readonly [number, number, number, number];
/** Those of `value`; undefined where it is none. */
export function wordsOf(l: Lowering, value: Value): VectorWords | undefined {
  const { func } = l;
  const d = l.def(value);
  if (func.op[d] !== IR.v128const) return undefined;
  const at = func.imm[d];
  return [func.pool[at], func.pool[at + 1], func.pool[at + 2], func.pool[at + 3]];
}
