/**
 * The x86-64 half of lowering: one function per IR operation, collected from the topics, and what i32 results leave in the upper
 * half.
 */
import type { Value } from '../../../ir/func.ts';
import { IR, IR_NAMES } from '../../../ir/ops.ts';
import { bug, WasmError } from '../../../wasm/errors.ts';
import type { Lowering, MachineLowering } from '../../lower/lower.ts';
import { atomicOps } from './atomics.ts';
import { x64Abi } from './call.ts';
import { controlOps, lowerJump } from './control.ts';
import { floatOps } from './float.ts';
import { divideOps } from './integers/divide.ts';
import { intOps } from './integers/int.ts';
import { wideOps } from './integers/wide.ts';
import { memoryOps } from './memory.ts';
import { selectOps } from './select.ts';
import { simdOps } from './vectors/simd.ts';

const TABLE: Partial<Record<number, (l: Lowering, i: Value) => void>> = {
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
/** Operations that never reach a machine: aliases and markers, which the driver resolves. */
const RESOLVED = new Set<number>([IR.nop, IR.param, IR.ireduce, IR.ref_offset, IR.ref_word]);

function missing(op: number): (l: Lowering, i: Value) => void {
  return RESOLVED.has(op)
    ? () => bug(`lowering of ${IR_NAMES[op]}`)
    : () => {
        throw new WasmError('compile', 'unsupported', `unsupported: ${IR_NAMES[op]} on x86-64`);
      };
}

/** Every 32-bit instruction clears the upper half; only values that come from elsewhere may have anything there. */
const FOREIGN = new Set<number>([
  ...[IR.param, IR.call, IR.call_ptr, IR.try_call, IR.try_call_ptr, IR.libcall, IR.proj, IR.ireduce],
  // What was expected, where it was found.
  IR.atomic_cas,
]);

export const x64Lowering: MachineLowering = {
  ops: IR_NAMES.map((_, op) => TABLE[op] ?? missing(op)),
  zeroExtends: Uint8Array.from(IR_NAMES, (_, op) => (FOREIGN.has(op) ? 0 : 1)),
  clearsUppers: true,
  entry: (l) => x64Abi.entry(l),
  jump: lowerJump,
};
