/**
 * The x86-64 half of lowering: one function per IR operation, collected from the topics, and what i32 results leave in the upper
 * half.
 */

import { IR } from '../../../ir/ops.ts';
import { type LowerTable, machineLowering } from '../../lower/dispatch.ts';
import type { MachineLowering } from '../../lower/lower.ts';
import { atomicOps } from './atomics.ts';
import { x64Abi } from './call.ts';
import { controlOps } from './control.ts';
import { floatOps } from './float.ts';
import { divideOps } from './integers/divide.ts';
import { intOps } from './integers/int.ts';
import { wideOps } from './integers/wide.ts';
import { memoryOps } from './memory.ts';
import { selectOps } from './select.ts';
import { simdOps } from './vectors/simd.ts';

const TABLE: LowerTable = {
  ...intOps,
  ...divideOps,
  ...wideOps,
  ...floatOps,
  ...memoryOps,
  ...atomicOps,
  ...selectOps,
  ...simdOps,
  ...x64Abi.ops,
  ...controlOps,
};
export const x64Lowering: MachineLowering = machineLowering(
  'x86-64',
  TABLE,
  // What was expected, where it was found.
  [IR.atomic_cas],
  { clearsUppers: true, entry: (l) => x64Abi.entry(l) },
);
