/**
 * The AArch64 half of lowering: one function per IR operation, collected from the topics, and what i32 results leave in the upper
 * half.
 */
import { type LowerTable, machineLowering } from '../../lower/dispatch.ts';
import type { MachineLowering } from '../../lower/lower.ts';
import { atomicOps } from './atomics.ts';
import { aarch64Abi } from './call.ts';
import { controlOps } from './control.ts';
import { floatOps } from './float.ts';
import { divideOps } from './integers/divide.ts';
import { intOps } from './integers/int.ts';
import { memoryOps } from './memory.ts';
import { selectOps } from './select.ts';
import { simdOps } from './vectors/simd.ts';

const TABLE: LowerTable = {
  ...intOps,
  ...divideOps,
  ...floatOps,
  ...memoryOps,
  ...atomicOps,
  ...selectOps,
  ...simdOps,
  ...aarch64Abi.ops,
  ...controlOps,
};
export const aarch64Lowering: MachineLowering = machineLowering('aarch64', TABLE, [], {
  clearsUppers: false,
  entry: (l) => aarch64Abi.entry(l),
});
