/**
 * The machines this compiler knows: the file of the driver that imports them. A machine holds arenas, so one of each CPU
 * level is kept for all modules of this thread.
 */
import type { Isa } from '../backend/isa.ts';
import { x64Isa } from '../backend/x64/isa.ts';

const open = new Map<string, Isa>();

/** The machine of a CPU level (target/index.ts). */
export function isaFor(cpu: string): Isa {
  let isa = open.get(cpu);
  if (isa === undefined) open.set(cpu, (isa = x64Isa(cpu)));
  return isa;
}
