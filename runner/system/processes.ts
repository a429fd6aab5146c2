/**
 * Processes that are ended later than they were started, by whoever does not own them. A process's number is somebody else's once
 * it has ended: together with the time of its start it is nobody else's.
 */
import { readFileSync } from 'node:fs';

/** A process, whatever its number becomes. */
export interface Remembered {
  readonly pid: number;
  /** When it began: `startOf`. */
  readonly start: string | undefined;
}

/**
 * Clock ticks from the machine's start to that of the process with this number (field 22 of /proc/PID/stat); undefined where
 * there is none now, or no /proc.
 */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in parentheses that may have spaces and parentheses; the third follows the last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
  } catch {
    return undefined;
  }
}

/** The process that has this number now. */
export const remember = (pid: number): Remembered => ({ pid, start: startOf(pid) });

/** Sends SIGKILL; false where there is nobody: a process's own number, or minus that of a group. */
function killed(which: number): boolean {
  try {
    return process.kill(which, 'SIGKILL');
  } catch {
    return false;
  }
}

/**
 * Ends those of the processes that still run, each with the group that it leads, and empties the list. Without /proc numbers are
 * all that is known.
 */
export function endAll(processes: Remembered[]): void {
  for (const { pid, start } of processes.splice(0)) if (startOf(pid) === start && !killed(-pid)) killed(pid);
}

/** Ends what is left of the group of a process that has just ended: as long as there is any of it, nobody else has its number. */
export function endRest(leader: number | undefined): void {
  if (leader !== undefined) killed(-leader);
}
