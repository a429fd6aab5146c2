/** The machines there are. A new one is a row here, a record beside, and a back end (backend/machines/isas.ts). */
import { AARCH64 } from './aarch64.ts';
import type { Target, TargetName } from './target.ts';
import { X86_64 } from './x86-64.ts';

export type { Target, TargetName, UnwindRules } from './target.ts';

export const TARGETS: readonly Target[] = [X86_64, AARCH64];

/** What is compiled for where nobody says: the same on every host, so that bytes never depend on who compiles. */
export const DEFAULT_TARGET: Target = X86_64;

/** All targets by name, for messages. */
export const TARGET_NAMES: string = TARGETS.map(({ name }) => name).join(' or ');

/** CPU levels of all targets. */
export const CPUS: readonly string[] = TARGETS.flatMap(({ cpus }) => cpus);

/** The target of that name. */
export function targetOf(name: TargetName): Target {
  return TARGETS.find((t) => t.name === name) ?? DEFAULT_TARGET;
}
/** The target that has this CPU level; undefined where none has. */
export function targetOfCpu(cpu: string): Target | undefined {
  return TARGETS.find(({ cpus }) => cpus.includes(cpu));
}
/** The folder below `build` of an addon that was built elsewhere, for a system and a processor by Node's names. */
export function prebuiltFolder(platform: string, arch: string): string {
  return `prebuilt/${platform}-${arch}`;
}
/** The target that this process can run; undefined on a machine that is none. */
export function hostTarget(): Target | undefined {
  return TARGETS.find(({ nodeArch }) => nodeArch === process.arch);
}
