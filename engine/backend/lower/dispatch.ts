/** A machine's dispatch table: one function per IR operation. */
import type { Value } from '../../ir/func.ts';
import { IR, IR_NAMES } from '../../ir/ops.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import type { Lowering, MachineLowering } from './lower.ts';

/** Writes the machine instructions for instruction `i`. */
export type Lower = (l: Lowering, i: Value) => void;
/** Rows of a machine's table, by IR operation. */
export type LowerTable = Partial<Record<number, Lower>>;

/** Operations that never reach a machine: aliases and markers, which the driver resolves. */
const RESOLVED = new Set<number>([IR.nop, IR.param, IR.ireduce, IR.ref_offset, IR.ref_word]);
/** Operations whose i32 results come from elsewhere: their upper half may hold anything. */
const FOREIGN = [IR.param, IR.call, IR.call_ptr, IR.try_call, IR.try_call_ptr, IR.libcall, IR.proj, IR.ireduce];

function missing(op: number, machine: string): Lower {
  return RESOLVED.has(op)
    ? () => bug(`lowering of ${IR_NAMES[op]}`)
    : () => {
        throw new WasmError('compile', 'unsupported', `${IR_NAMES[op]} on ${machine}`);
      };
}

/**
 * The machine's half of lowering, by its table. Every instruction that writes an i32 clears the upper half, but those of the
 * operations in FOREIGN and `foreign`. `name`: the machine, for messages.
 */
export function machineLowering(
  name: string,
  table: LowerTable,
  foreign: readonly number[],
  rest: Pick<MachineLowering, 'clearsUppers' | 'entry'>,
): MachineLowering {
  const leaves = new Set<number>([...FOREIGN, ...foreign]);
  return {
    ops: IR_NAMES.map((_, op) => table[op] ?? missing(op, name)),
    zeroExtends: Uint8Array.from(IR_NAMES, (_, op) => (leaves.has(op) ? 0 : 1)),
    ...rest,
  };
}
