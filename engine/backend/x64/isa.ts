/** The x86-64 machine as an `Isa` record, one per CPU level. */
import type { Func } from '../../ir/func.ts';
import type { CodegenOptions, Isa, LinkMachine } from '../isa.ts';
import { Lowering } from '../lower.ts';
import type { AllocationOutput } from '../operands.ts';
import { printVCode } from '../print.ts';
import { VCode } from '../vcode.ts';
import { Emitter, type Handlers } from './emit.ts';
import { controlHandlers } from './emit-control.ts';
import { emitCold, valueHandlers } from './emit-values.ts';
import { vectorHandlers } from './emit-vector.ts';
import { x64Lowering } from './lower.ts';
import { LEVEL, OP_NAMES } from './ops.ts';
import { CLOBBER_INT, CLOBBER_VEC, registerName, X64_REGISTERS } from './registers.ts';

const link: LinkMachine = {
  functionAlignment: 16,
  padding: 0xcc,
  callMin: -(2 ** 31),
  callMax: 2 ** 31 - 1,
  patchCall(bytes, at, target) {
    const distance = target - (at + 4);
    bytes[at] = distance;
    bytes[at + 1] = distance >> 8;
    bytes[at + 2] = distance >> 16;
    bytes[at + 3] = distance >> 24;
  },
  veneerSize: 0,
  writeVeneer() {},
};

const handlers: Handlers = {
  byOp: OP_NAMES.map((_, op) => valueHandlers[op] ?? controlHandlers[op] ?? vectorHandlers[op]),
  cold: emitCold,
};

/** A machine of its own arenas; `cpu` is `x86-64-v2` or `x86-64-v3`. */
export function x64Isa(cpu: string): Isa {
  const level = cpu === 'x86-64-v2' ? LEVEL.v2 : LEVEL.v3;
  const v = new VCode(CLOBBER_INT, CLOBBER_VEC);
  const lowering = new Lowering(v, x64Lowering, level);
  const emitter = new Emitter(level, handlers);
  let stackSlots = 0;
  return {
    target: 'x86-64',
    cpu,
    registers: X64_REGISTERS,
    link,
    lower(func: Func, options: CodegenOptions) {
      lowering.run(func, options);
      stackSlots = func.stackSlots;
      return v;
    },
    emit: (allocation: AllocationOutput, options: CodegenOptions) =>
      emitter.run(v, allocation, lowering.pool, stackSlots, options),
    print: (allocation) => printVCode(v, OP_NAMES, registerName, allocation),
  };
}
