/** The AArch64 machine as an `Isa` record, one per CPU level. */
import { controlHandlers } from '../emit/control.ts';
import type { Isa } from '../isa.ts';
import { Lowering } from '../lower/lower.ts';
import { isaOf } from '../machine.ts';
import { VCode } from '../vcode/vcode.ts';
import { LEVEL } from './assembler/level.ts';
import { OP_NAMES } from './assembler/ops.ts';
import { AARCH64_REGISTERS, CLOBBER_INT, CLOBBER_VEC, registerName } from './assembler/registers.ts';
import { ROWS } from './assembler/rows.ts';
import { aarch64Link } from './emit/branches.ts';
import { branchHandlers } from './emit/control.ts';
import { Emitter } from './emit/emit.ts';
import { valueHandlers } from './emit/values.ts';
import { aarch64Lowering } from './lower/lower.ts';

/** By opcode: how a pseudo instruction is written. */
const HANDLERS = OP_NAMES.map((_, op) => valueHandlers[op] ?? branchHandlers[op] ?? controlHandlers[op - ROWS.length]);

/** A machine of its own arenas; `cpu` is `armv8-a` or `armv8.1-a`. */
export function aarch64Isa(cpu: string): Isa {
  const level = cpu === 'armv8-a' ? LEVEL.v8 : LEVEL.v8_1;
  const v = new VCode(CLOBBER_INT, CLOBBER_VEC);
  return isaOf({
    registers: AARCH64_REGISTERS,
    link: aarch64Link,
    v,
    lowering: new Lowering(v, aarch64Lowering, level),
    emitter: new Emitter(HANDLERS),
    opNames: OP_NAMES,
    registerName,
  });
}
