/**
 * What `test` and `wast` share: run files in workers, report, and say how it went as an exit code.
 */

import { failureLines } from '../report/failure.ts';
import { checkJsonPath, writeJson } from '../report/json.ts';
import { summaryTable } from '../report/summary.ts';
import { Terminal } from '../report/terminal.ts';
import { addTotals, closingLine, type FileResult, NO_TOTALS } from '../results.ts';
import type { SuiteFile } from '../suites.ts';
import { EXIT, type ExitCode, worse } from '../usage.ts';
import type { Outcome, Pool } from '../workers/pool.ts';
import type { RunOptions } from '../workers/protocol.ts';

/** Failures of one file that are printed; all of them are in the JSON. */
const SHOWN = 20;

export interface FilesRun {
  readonly files: readonly SuiteFile[];
  readonly options: RunOptions;
  readonly jobs: number;
  /** Path of the JSON report. */
  readonly json: string | undefined;
  /** One of mocha's reporters in place of our own list of failures and table. */
  readonly reporter: string | undefined;
  /** Rows of the summary. */
  readonly suites: readonly string[];
  /** Show what scripts print. */
  readonly prints: boolean;
  /** Said before the closing line, e.g. which suites were not there. */
  readonly notes: readonly string[];
  /** A last look at all results: lines to print, and an exit code of its own. */
  readonly inspect?: (results: readonly FileResult[]) => { readonly lines: readonly string[]; readonly exit: ExitCode };
}

function exitOf(r: FileResult): ExitCode {
  let exit: ExitCode = r.totals.failed > 0 ? EXIT.mismatch : EXIT.ok;
  if (r.unusable !== undefined) exit = worse(exit, EXIT.usage);
  if (r.fault !== undefined) exit = worse(exit, EXIT.fault);
  return exit;
}

function printResult(term: Terminal, r: FileResult): void {
  if (r.fault !== undefined) term.line(`${term.paint.red('FAULT')} ${r.file}: ${r.fault}`);
  if (r.unusable !== undefined) term.line(`${term.paint.red('ERROR')} ${r.file}: ${r.unusable}`);
  for (const failure of r.failures.slice(0, SHOWN)) for (const line of failureLines(failure, term.paint)) term.line(line);
  if (r.failures.length > SHOWN) term.line(`… and ${r.failures.length - SHOWN} more in ${r.file} (--json has all)`);
}

/** Files that took more than a second, the slowest first. */
function slowFiles(results: readonly FileResult[]): string {
  const slow = results.filter((r) => r.ms > 1000).sort((a, b) => b.ms - a.ms);
  return slow
    .slice(0, 5)
    .map((r) => `${r.file} ${(r.ms / 1000).toFixed(1)} s`)
    .join(', ');
}

/** Runs, reports, and ends with the closing line. */
export async function runFiles(run: FilesRun, pool: Pool): Promise<ExitCode> {
  const term = new Terminal(process.stdout, process.env);
  if (run.json !== undefined) checkJsonPath(run.json);
  const started = performance.now();
  const results = new Map<SuiteFile, FileResult>();
  let totals = NO_TOTALS;
  const each = ({ file, result, printed }: Outcome): void => {
    results.set(file, result);
    totals = addTotals(totals, result.totals);
    if (run.prints) for (const line of printed) term.line(line);
    term.progress(`${results.size}/${run.files.length} ${closingLine(totals)}  ${file.name}`);
  };
  await pool.run(run.files, run.options, each);
  const { interrupted } = pool;
  pool.stop();

  const ordered = run.files.flatMap((f) => results.get(f) ?? []);
  let exit: ExitCode = interrupted ? EXIT.interrupted : EXIT.ok;
  for (const r of ordered) {
    exit = worse(exit, exitOf(r));
    if (run.reporter === undefined) printResult(term, r);
  }
  const look = interrupted ? undefined : run.inspect?.(ordered);
  for (const line of look?.lines ?? []) term.line(line);
  exit = worse(exit, look?.exit ?? EXIT.ok);
  if (run.reporter !== undefined) {
    const { reportWithMocha } = await import('../report/mocha.ts');
    await reportWithMocha(run.reporter, run.files, results);
  } else {
    for (const line of summaryTable(run.suites, run.files, results)) term.line(line);
  }
  for (const note of run.notes) term.line(note);
  if (run.options.cpu === undefined && pool.fallbackCpu !== undefined)
    term.line(`the processor is below the default CPU level: everything was compiled for ${pool.fallbackCpu}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const done = interrupted ? `interrupted after ${results.size} of ${run.files.length} files` : `${results.size} files`;
  term.line(term.paint.dim(`${done} in ${seconds} s, ${run.jobs} ${run.jobs === 1 ? 'job' : 'jobs'}`));
  const slowest = slowFiles(ordered);
  if (slowest !== '') term.line(term.paint.dim(`slowest: ${slowest}`));
  if (run.json !== undefined) writeJson(run.json, ordered);
  term.line(closingLine(ordered.reduce((sum, r) => addTotals(sum, r.totals), NO_TOTALS)));
  return exit;
}
