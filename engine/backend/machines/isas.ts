/**
 * The machines this compiler knows, and the one file of the driver that imports them. A machine holds arenas, so one of each CPU
 * level is kept for all modules of this thread; no two targets have a level of one name.
 */
import type { EngineInfo } from '../../compiled/compiled.ts';
import type { TargetName } from '../../target/index.ts';
import { aarch64Isa } from '../aarch64/isa.ts';
import type { Isa } from '../isa.ts';
import { x64Isa } from '../x64/isa.ts';

const open = new Map<string, Isa>();

/** Target → a machine of its own arenas at that CPU level. */
const MACHINES: Readonly<Record<TargetName, (cpu: string) => Isa>> = {
  'x86-64': x64Isa,
  aarch64: aarch64Isa,
};

/** The machine of a target and one of its CPU levels. */
export function isaFor({ target, cpu }: Pick<EngineInfo, 'target' | 'cpu'>): Isa {
  let isa = open.get(cpu);
  if (isa === undefined) open.set(cpu, (isa = MACHINES[target](cpu)));
  return isa;
}
