/**
 * For tests that look at a run from outside: the command as a process, and its workers. Linux only: a worker's progress file is
 * read where /proc shows it.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';
import { PROGRESS_FD, readCell } from '../workers/protocol.ts';

/** The command's own file. */
export const MAIN: string = join(CODE_ROOT, 'runner', `main${EXTENSION}`);

/** A run that has begun. */
export interface Started {
  readonly child: ChildProcess;
  /** What stdout has said until now. */
  readonly said: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** Starts the command in a folder. */
export function start(
  cwd: string,
  args: readonly string[],
  options: SpawnOptions & { readonly node?: readonly string[] } = {},
): Started {
  const child = spawn(process.execPath, [...(options.node ?? []), MAIN, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // CI checks every compilation; what a run says of itself is compared with what it says without.
    env: { ...process.env, TOUCHSTONE_VERIFY: '' },
    ...options,
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, said: () => out, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))) };
}

/** Fields of /proc/PID/stat from the state on; undefined when the process is gone. */
function statOf(pid: number): string[] | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields;
  } catch {
    return undefined;
  }
}

export const isAlive = (pid: number): boolean => statOf(pid) !== undefined;

/** The directive whose compiled code a worker runs at the moment. */
export function runningDirective(pid: number): number | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(`/proc/${pid}/fd/${PROGRESS_FD}`, 'r');
    return readCell(fd);
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Processes whose parent this is. */
export function childrenOf(pid: number | undefined): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((child) => Number(statOf(child)?.[1]) === pid);
}

/** Waits for a worker of this process, none of those already met, in whose compiled code a directive runs and does not end. */
export async function loopingWorker(parent: number | undefined, met: readonly number[] = []): Promise<number> {
  for (;;) {
    const before = childrenOf(parent).filter((pid) => !met.includes(pid) && runningDirective(pid) !== undefined);
    await sleep(100);
    const looping = before.find((pid) => runningDirective(pid) !== undefined);
    if (looping !== undefined) return looping;
  }
}
