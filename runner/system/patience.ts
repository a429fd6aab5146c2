/**
 * How much slower than alone everything is at the moment: deadlines are there for what hangs, and what waits for a processor does
 * not. Linux says how many processes want one, now and over the last minute; elsewhere a machine counts as idle.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** At least 1: processes that want a processor, for each that there is. */
export function slowdown(): number {
  let load: string;
  try {
    load = readFileSync('/proc/loadavg', 'latin1');
  } catch {
    return 1;
  }
  // `0.20 0.18 0.12 1/80 11206`: averages of one, five and fifteen minutes, and what is running of all there is (proc(5)).
  const [minute, , , running] = load.split(' ');
  return Math.max(1, Math.max(Number(minute), Number.parseInt(running ?? '', 10)) / availableParallelism());
}

/** Calls `late` when so many milliseconds have passed, on a busy machine as many times as many. Gives what calls it off. */
export function deadline(ms: number, late: () => void): () => void {
  const start = performance.now();
  const look = (): void => {
    const left = ms * slowdown() - (performance.now() - start);
    // The load may have gone before that.
    if (left > 0) timer = setTimeout(look, Math.min(left, ms));
    else late();
  };
  let timer = setTimeout(look, ms);
  return () => clearTimeout(timer);
}
