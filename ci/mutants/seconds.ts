/** Processor time in seconds, from proc(5): Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

const HUNDREDTHS = 100;

/** What a process says of itself: its group, its own time, and that of children which it has waited for. */
function statOf(process: string): { readonly group: number; readonly own: number; readonly children: number } {
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const sum = (k: number): number => (Number(fields[k]) + Number(fields[k + 1])) / HUNDREDTHS;
  return { group: Number(fields[2]), own: sum(11), children: sum(13) };
}

/** What the processes took that this one has waited for. */
export const childSeconds = (): number => statOf('self').children;

/** What the processes of a group have taken. */
export function groupSeconds(group: number): number {
  let seconds = 0;
  for (const process of readdirSync('/proc')) {
    if (!/^\d+$/.test(process)) continue;
    try {
      const stat = statOf(process);
      if (stat.group === group) seconds += stat.own + stat.children;
    } catch {
      // It has ended.
    }
  }
  return seconds;
}
