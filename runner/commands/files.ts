/**
 * What `test` and `wast` share: run files on engines in workers, report, and say how it went as an exit code.
 */
import type { EngineSpec } from '../engines/spec.ts';
import { failureLines } from '../report/failure.ts';
import { checkReportPath, type WantedReport, writeReport } from '../report/formats.ts';
import { type Ran, type RunRecord, totalsOf } from '../report/record.ts';
import { summaryTable } from '../report/summary.ts';
import { Terminal } from '../report/terminal.ts';
import { addTotals, closingLine, type FileResult, NO_TOTALS } from '../results.ts';
import type { SuiteFile } from '../suites.ts';
import { EXIT, type ExitCode, worse } from '../usage.ts';
import type { Outcome, Pool, Task } from '../workers/pool.ts';
import type { RunOptions } from '../workers/protocol.ts';

/** Failures of one file that are printed; all of them are in the JSON. */
const SHOWN = 20;

/** What the command line says of a run of files. */
export interface FilesArgs {
  readonly files: readonly string[];
  readonly engines: readonly EngineSpec[];
  readonly options: RunOptions;
  readonly jobs: number;
  readonly reports: readonly WantedReport[];
  /** One of mocha's reporters in place of our own list of failures and table. */
  readonly reporter: string | undefined;
}

/** A run of files, selected. */
export interface FilesRun {
  readonly files: readonly SuiteFile[];
  /** Rows of the summary. */
  readonly suites: readonly string[];
  /** Show what scripts print. */
  readonly prints: boolean;
  /** Said before the closing line, e.g. which suites were not there. */
  readonly notes: readonly string[];
  /** A last look at all results: lines to print, and an exit code of its own. */
  readonly inspect?: (ran: readonly Ran[]) => { readonly lines: readonly string[]; readonly exit: ExitCode };
}

/** Every file on every engine; unit tests and goldens are our own and run once. */
function tasksOf(files: readonly SuiteFile[], engines: readonly EngineSpec[]): Task[] {
  return files.flatMap((file) => (file.kind === 'script' ? engines : engines.slice(0, 1)).map((engine) => ({ file, engine })));
}

function exitOf(r: FileResult): ExitCode {
  let exit: ExitCode = r.totals.failed === 0 ? EXIT.ok : r.drift === undefined ? EXIT.mismatch : EXIT.golden;
  if (r.unusable !== undefined) exit = worse(exit, EXIT.usage);
  if (r.fault !== undefined) exit = worse(exit, EXIT.fault);
  return exit;
}

function printResult(term: Terminal, { result: r, engine }: Ran, several: boolean): void {
  const name = several ? `${r.file} (${engine})` : r.file;
  if (r.fault !== undefined) term.line(`${term.paint.red('FAULT')} ${name}: ${r.fault}`);
  if (r.unusable !== undefined) term.line(`${term.paint.red('ERROR')} ${name}: ${r.unusable}`);
  if (several && r.failures.length > 0) term.line(`${name}:`);
  for (const failure of r.failures.slice(0, SHOWN)) for (const line of failureLines(failure, term.paint)) term.line(line);
  if (r.failures.length > SHOWN) term.line(`… and ${r.failures.length - SHOWN} more in ${name} (--json has all)`);
}

/** Files that took more than a second, the slowest first. */
function slowFiles(ran: readonly Ran[]): string {
  const slow = ran.filter(({ result }) => result.ms > 1000).sort((a, b) => b.result.ms - a.result.ms);
  return slow
    .slice(0, 5)
    .map(({ result }) => `${result.file} ${(result.ms / 1000).toFixed(1)} s`)
    .join(', ');
}

/** Runs, reports, and ends with the closing line. */
export async function runFiles(args: FilesArgs, run: FilesRun, pool: Pool): Promise<ExitCode> {
  const term = new Terminal(process.stdout, process.env);
  for (const report of args.reports) checkReportPath(report);
  const started = performance.now();
  const tasks = tasksOf(run.files, args.engines);
  const jobs = Math.min(args.jobs, tasks.length);
  pool.resize(jobs);
  const outcomes = new Map<Task, Outcome>();
  let totals = NO_TOTALS;
  const each = (task: Task, outcome: Outcome): void => {
    outcomes.set(task, outcome);
    totals = addTotals(totals, outcome.result.totals);
    if (run.prints) for (const line of outcome.printed) term.line(line);
    term.progress(`${outcomes.size}/${tasks.length} ${closingLine(totals)}  ${task.file.name}`);
  };
  const options = { ...args.options, detail: args.reports.some((r) => r.format.detail) };
  await pool.run(tasks, options, each);
  const { interrupted } = pool;
  pool.stop();

  const ran = tasks.flatMap((task): Ran[] => {
    const result = outcomes.get(task)?.result;
    return result === undefined ? [] : [{ file: task.file, engine: task.engine.name, result }];
  });
  const record: RunRecord = { ran, engines: args.engines.map((e) => e.name), suites: run.suites };
  let exit: ExitCode = interrupted ? EXIT.interrupted : EXIT.ok;
  for (const r of ran) {
    exit = worse(exit, exitOf(r.result));
    if (args.reporter === undefined) printResult(term, r, args.engines.length > 1);
  }
  const look = interrupted ? undefined : run.inspect?.(ran);
  for (const line of look?.lines ?? []) term.line(line);
  exit = worse(exit, look?.exit ?? EXIT.ok);
  if (args.reporter !== undefined) {
    const { reportWithMocha } = await import('../report/mocha.ts');
    await reportWithMocha(args.reporter, record);
  } else {
    for (const line of summaryTable(record)) term.line(line);
  }
  for (const note of run.notes) term.line(note);
  if (args.options.cpu === undefined && pool.fallbackCpu !== undefined)
    term.line(`the processor is below the default CPU level: everything was compiled for ${pool.fallbackCpu}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const done = interrupted ? `interrupted after ${ran.length} of ${tasks.length} files` : `${run.files.length} files`;
  term.line(term.paint.dim(`${done} in ${seconds} s, ${jobs} ${jobs === 1 ? 'job' : 'jobs'}`));
  const slowest = slowFiles(ran);
  if (slowest !== '') term.line(term.paint.dim(`slowest: ${slowest}`));
  for (const report of args.reports) await writeReport(report, record);
  term.line(closingLine(totalsOf(ran)));
  return exit;
}
