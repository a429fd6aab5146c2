/** The runner for programs, `touchstone/runner`: the command as a function, and the report of a run as a value. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './report/records/read.ts';
import { launch } from './system/launch.ts';
import { scratch } from './system/scratch.ts';

export type { FileRow, Report } from './report/records/read.ts';
export type { Failure, Totals } from './results/results.ts';
export { EXIT, type ExitCode } from './usage/usage.ts';

/** Runs the `touchstone` command with these words and gives its exit code; it prints what the command prints. */
export async function touchstone(args: readonly string[]): Promise<number> {
  const { main } = await launch('command', () => import('./cli.ts'));
  return main(args);
}

/** What a run has come to; without a report where it did not begin. */
export interface Run {
  readonly exitCode: number;
  readonly report: Report | undefined;
}

/** Runs `touchstone test` or `touchstone wast`, as `args` begin, and gives the report that `--json` writes. */
export async function run(args: readonly string[]): Promise<Run> {
  const file = join(scratch(), 'report.json');
  rmSync(file, { force: true });
  const exitCode = await touchstone([...args, `--json=${file}`]);
  return { exitCode, report: read(file) };
}

function read(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
