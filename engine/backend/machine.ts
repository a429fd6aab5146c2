/** A machine's parts → the machine: what every one of them does with one function after the other. */
import { Emission, type MachineEmission } from './emit/emit.ts';
import type { Isa } from './isa.ts';
import type { Lowering } from './lower/lower.ts';
import { printVCode } from './vcode/print.ts';
import type { VCode } from './vcode/vcode.ts';

/** What a machine at one CPU level brings: its tables, and arenas that are its own. */
export interface MachineParts extends Pick<Isa, 'registers' | 'link'> {
  /** What `lowering` fills. */
  readonly v: VCode;
  readonly lowering: Lowering;
  readonly emitter: MachineEmission;
  /** Opcode → name, and register → name, for dumps. */
  readonly opNames: readonly string[];
  readonly registerName: (reg: number) => string;
}

/** The machine that is made of them. */
export function isaOf({ registers, link, v, lowering, emitter, opNames, registerName }: MachineParts): Isa {
  const emission = new Emission(emitter);
  let stackSlots = 0;
  return {
    registers,
    link,
    lower(func, options) {
      lowering.run(func, options);
      stackSlots = func.stackSlots;
      return v;
    },
    emit: (allocation, options) => emission.run(v, allocation, lowering.pool, stackSlots, options),
    print: (allocation) => printVCode(v, opNames, registerName, allocation),
  };
}
