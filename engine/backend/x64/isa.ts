/** The x86-64 machine as an `Isa` record, one per CPU level. */
import { controlHandlers } from '../emit/control.ts';
import type { Isa } from '../isa.ts';
import { Lowering } from '../lower/lower.ts';
import { isaOf } from '../machine.ts';
import { VCode } from '../vcode/vcode.ts';
import { LEVEL } from './assembler/level.ts';
import { OP_NAMES } from './assembler/ops.ts';
import { CLOBBER_INT, CLOBBER_VEC, registerName, X64_REGISTERS } from './assembler/registers.ts';
import { ROWS } from './assembler/rows.ts';
import { x64Link } from './emit/branches.ts';
import { branchHandlers } from './emit/control.ts';
import { Emitter } from './emit/emit.ts';
import { valueHandlers } from './emit/values.ts';
import { vectorHandlers } from './emit/vector.ts';
import { x64Lowering } from './lower/lower.ts';

/** By opcode: how a pseudo instruction is written. */
const HANDLERS = OP_NAMES.map(
  (_, op) => valueHandlers[op] ?? branchHandlers[op] ?? vectorHandlers[op] ?? controlHandlers[op - ROWS.length],
);

/** A machine of its own arenas; `cpu` is `x86-64-v2` or `x86-64-v3`. */
export function x64Isa(cpu: string): Isa {
  const level = cpu === 'x86-64-v2' ? LEVEL.v2 : LEVEL.v3;
  const v = new VCode(CLOBBER_INT, CLOBBER_VEC);
  return isaOf({
    registers: X64_REGISTERS,
    link: x64Link,
    v,
    lowering: new Lowering(v, x64Lowering, level),
    emitter: new Emitter(level, HANDLERS),
    opNames: OP_NAMES,
    registerName,
  });
}
