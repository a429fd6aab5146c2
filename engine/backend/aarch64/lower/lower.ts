/**
 * The AArch64 half of lowering: one function per IR operation, collected from the topics, and what i32 results leave in the upper
 * half.
 */
import { IR, IR_NAMES } from '../../../ir/ops.ts';
import { bug, WasmError } from '../../../wasm/errors.ts';
import type { MachineLowering } from '../../lower/lower.ts';
import { atomicOps } from './atomics.ts';
import { aarch64Abi } from './call.ts';
import { controlOps, lowerJump } from './control.ts';
import { floatOps } from './float.ts';
import { divideOps } from './integers/divide.ts';
import { intOps, type Lower } from './integers/int.ts';
import { memoryOps } from './memory.ts';
import { selectOps } from './select.ts';
import { simdOps } from './vectors/simd.ts';

const TABLE: Partial<Record<number, Lower>> = {
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
/** Operations that never reach a machine: aliases and markers, which the driver resolves. */
const RESOLVED = new Set<number>([IR.nop, IR.param, IR.ireduce, IR.ref_offset, IR.ref_word]);

function missing(op: number): Lower {
  return RESOLVED.has(op)
    ? () => bug(`lowering of ${IR_NAMES[op]}`)
    : () => {
        throw new WasmError('compile', 'unsupported', `not yet on aarch64: ${IR_NAMES[op]}`);
      };
}

/** Every 32-bit instruction clears the upper half; only values that come from elsewhere may have anything there. */
const FOREIGN = new Set<number>([
  ...[IR.param, IR.call, IR.call_ptr, IR.try_call, IR.try_call_ptr, IR.libcall, IR.proj, IR.ireduce],
]);

export const aarch64Lowering: MachineLowering = {
  ops: IR_NAMES.map((_, op) => TABLE[op] ?? missing(op)),
  zeroExtends: Uint8Array.from(IR_NAMES, (_, op) => (FOREIGN.has(op) ? 0 : 1)),
  clearsUppers: false,
  entry: (l) => aarch64Abi.entry(l),
  jump: lowerJump,
};
