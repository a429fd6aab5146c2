/**
 * Another machine's programs on this one: GNU's cross compiler and libraries for it, and QEMU for its instructions. Debian has
 * them; `ci/install-tools` installs them. A Node of that machine is npm's `node-linux-ARCH`, and a variable says where it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hostTarget, type Target } from '../engine/target/index.ts';
import { cxx, prebuildAddon, ROOT } from './build.ts';
import { LINUX } from './systems.ts';

export interface Emulator {
  /** Words before a program of the machine; none on the machine itself. */
  readonly command: readonly string[];
  /** Its C++ compiler. */
  readonly compiler: string;
}

const runs = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** How a target's programs are built and run here; undefined where a tool is missing. */
export function emulatorOf(target: Target): Emulator | undefined {
  const compiler = cxx({ system: LINUX, target });
  if (target === hostTarget()) return { command: [], compiler };
  const libraries = `/usr/${target.gnuName}`;
  const qemu = `qemu-${target.gnuName.split('-')[0]}-static`;
  return existsSync(libraries) && runs(compiler) && runs(qemu) ? { command: [qemu, '-L', libraries], compiler } : undefined;
}

/** The variable that names a Node of a target. */
const nodeVariable = ({ nodeArch }: Target): string => `TOUCHSTONE_${nodeArch.toUpperCase()}_NODE`;

/** A Node of a target; undefined where none is named. */
function emulatedNode(target: Target): string | undefined {
  const named = process.env[nodeVariable(target)] ?? '';
  if (target === hostTarget()) return named === '' ? process.execPath : named;
  return existsSync(named) ? named : undefined;
}

/** A machine that can be emulated here. */
export interface Machine {
  readonly target: Target;
  /** Words that start its Node. */
  readonly node: readonly string[];
}

/** The machine, with its addon built; or what is missing. */
export function machineOf(target: Target): Machine | string {
  const emulator = emulatorOf(target);
  if (emulator === undefined) return `qemu-user-static and g++-${target.gnuName}`;
  const node = emulatedNode(target);
  if (node === undefined) return `${nodeVariable(target)}, the program of npm's node-linux-${target.nodeArch}`;
  const { ok, message } = prebuildAddon(ROOT, { system: LINUX, target });
  return ok ? { target, node: [...emulator.command, node] } : message;
}
