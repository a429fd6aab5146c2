/**
 * How far a run is, and how long it will go on: what is left weighs so much, and what has been done took so long for its weight.
 * Scripts weigh bytes and directives, unit tests count; so each kind of file is measured by itself.
 */
import { closingLine, type Totals } from '../../results/results.ts';
import type { SuiteFile } from '../../suites/suites.ts';

/** A file that has run, with its time in the worker in milliseconds. */
export interface Weighed {
  readonly file: SuiteFile;
  readonly ms: number;
}

/** Less is known after a shorter time than one would say aloud. */
const SILENT_MS = 1000;

/** Milliseconds that are left, or undefined where nothing of some kind has been done yet. */
export function timeLeft(
  all: readonly SuiteFile[],
  rounds: number,
  done: readonly Weighed[],
  elapsedMs: number,
): number | undefined {
  let left = 0;
  let spent = 0;
  for (const kind of new Set(all.map((f) => f.kind))) {
    const weight = rounds * sum(all.filter((f) => f.kind === kind).map((f) => f.weight));
    const ran = done.filter((d) => d.file.kind === kind);
    const ranWeight = sum(ran.map((d) => d.file.weight));
    const ms = sum(ran.map((d) => d.ms));
    if (weight > ranWeight && ranWeight === 0) return undefined;
    if (weight > ranWeight) left += (ms * (weight - ranWeight)) / ranWeight;
    spent += ms;
  }
  // Workers do so much at once, what starting them takes included.
  return spent === 0 ? undefined : (left * elapsedMs) / spent;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** `12/260 files, 4 s left: 345 passed, 0 failed, 2 skipped  name`. */
export function progressLine(
  all: readonly SuiteFile[],
  rounds: number,
  done: readonly Weighed[],
  totals: Totals,
  elapsedMs: number,
  name: string,
): string {
  const ms = elapsedMs < SILENT_MS ? undefined : timeLeft(all, rounds, done, elapsedMs);
  const left = ms === undefined ? '' : `, ${duration(ms)} left`;
  return `${done.length}/${all.length * rounds} files${left}: ${closingLine(totals)}  ${name}`;
}

/** `45 s`, `3 min 20 s`. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
