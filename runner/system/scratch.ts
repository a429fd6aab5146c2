/**
 * A folder for what this process and those it starts need while they live. It lies in the system's temporary folder, is made when
 * somebody asks for it and goes with the process. What a killed process left, the next one removes that asks for a folder: the
 * name says whose it is, by process and by the namespace that numbers processes (containers may share the temporary folder).
 * Processes that it had started, and that nobody waits for now, are known by their own temporary folder, which is that one.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../usage/usage.ts';

/** `touchstone-NAMESPACE-PROCESS-` and what mkdtemp makes unique. */
const NAME = /^touchstone-(\d+)-(\d+)-\w{6}$/;

function namespaceOfProcesses(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    // It is somebody else's.
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ends the processes whose temporary folder this is, or lies below it. */
function endThose(folder: string): void {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  for (const pid of pids) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      if (environment.some((v) => v === `TMPDIR=${folder}` || v.startsWith(`TMPDIR=${folder}/`)))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended, or is somebody else's.
    }
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // A process that is just ending writes there: the next of us removes it.
  }
}

let folder: string | undefined;

/** This process's folder. Throws a UsageError where nothing can be written in the system's. */
export function scratch(): string {
  if (folder !== undefined) return folder;
  const place = tmpdir();
  try {
    folder = makeIn(place);
  } catch (e) {
    throw new UsageError(`no temporary folder can be made in ${place}: ${(e as Error).message}`);
  }
  return folder;
}

function makeIn(place: string): string {
  const namespace = namespaceOfProcesses();
  for (const name of readdirSync(place)) {
    const [, where, pid] = NAME.exec(name) ?? [];
    if (where !== namespace || isAlive(Number(pid))) continue;
    // Where nothing is known of namespaces there is no /proc either.
    if (namespace !== '0') endThose(join(place, name));
    remove(join(place, name));
  }
  const made = mkdtempSync(join(place, `touchstone-${namespace}-${process.pid}-`));
  // Programs that work as somebody else are given paths below it; nobody else sees what there is.
  chmodSync(made, 0o711);
  process.on('exit', () => remove(made));
  return made;
}
