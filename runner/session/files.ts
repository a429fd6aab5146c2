/**
 * What `test` and `wast` share: run files on engines in workers, report, and say how it went as an exit code.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkNode } from '../engines/program/other-node.ts';
import { beginTrace } from '../engines/program/program.ts';
import { checkReports, type OpenReport, openReport, streamFor, type WantedReport } from '../report/formats/formats.ts';
import { disagreementLines, disagreements } from '../report/records/disagreements.ts';
import { type Ran, type RanResult, type RunRecord, totalsOf } from '../report/records/record.ts';
import { kindLines, messageLines, summaryTable } from '../report/records/summary.ts';
import { type Again, againLine } from '../report/text/again.ts';
import { failureLines } from '../report/text/failure.ts';
import { complain, dim, red, Terminal } from '../report/text/terminal.ts';
import { EXPECTED_FILE, type ExpectedRow, readExpected, rowsFor, rowsOf, unexpectedPasses } from '../results/expected.ts';
import { closingLine, counted, few } from '../results/results.ts';
import type { EngineSpec } from '../suites/engine-spec.ts';
import { fileId } from '../suites/official.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { EXIT, type ExitCode, UsageError, worse } from '../usage/usage.ts';
import type { Outcome, Pool, Task } from '../workers/pool.ts';
import type { RunOptions } from '../workers/protocol.ts';
import { execute } from './execute.ts';
import { headOf } from './head.ts';
import { type Done, failedOf, lastRunFolder, readLastRun, writeLastRun } from './last-run.ts';
import { type Narrowing, narrow, nothingRuns } from './selection.ts';
import type { WatchedCommand } from './watch.ts';

/** Failures of one file that are printed; all of them are in the JSON. */
const SHOWN = 20;

/** What the command line says of a run of files. */
export interface FilesArgs {
  readonly files: readonly string[];
  readonly engines: readonly EngineSpec[];
  readonly options: RunOptions;
  readonly jobs: number;
  readonly narrowing: Narrowing;
  /** Failures after which nothing else is begun; undefined: everything runs. */
  readonly bail: number | undefined;
  /** How often everything runs. */
  readonly repeat: number;
  /** Say what would run, and run nothing. */
  readonly list: 'text' | 'json' | undefined;
  readonly again: Again;
  /** Run again whenever something changes. */
  readonly watch: WatchedCommand | undefined;
  readonly reports: readonly WantedReport[];
  /** Annotations and a job summary for GitHub. */
  readonly github: boolean;
  /** One of mocha's reporters in place of our own list of failures and table. */
  readonly reporter: string | undefined;
  /** The list of expected failures; undefined: none. */
  readonly expected: string | undefined;
  /** Write the list anew. */
  readonly updateExpected: boolean;
}

/** A run of files, selected. */
export interface FilesRun {
  readonly files: readonly SuiteFile[];
  /** The selection anew: files come and go. */
  readonly reselect: () => readonly SuiteFile[];
  /** Rows of the summary. */
  readonly suites: readonly string[];
  /** Show what scripts print. */
  readonly prints: boolean;
  /** Said before the closing line, e.g. which suites were not there. */
  readonly notes: readonly string[];
  /** A last look at all results: lines to print, and an exit code of its own. */
  readonly inspect?: (ran: readonly Ran[]) => { readonly lines: readonly string[]; readonly exit: ExitCode };
}

/** The list of expected failures; one that is to be written need not be there. */
function expectedRows({ expected: list, updateExpected }: FilesArgs): readonly ExpectedRow[] {
  if (list === undefined && updateExpected)
    throw new UsageError('--update-expected: --expected=off is no list that can be written');
  if (list !== undefined && updateExpected && !existsSync(dirname(list)))
    throw new UsageError(`--update-expected: there is no folder ${dirname(list)}`);
  return list === undefined || (updateExpected && !existsSync(list)) ? [] : readExpected(list);
}

/** Every file on every engine; unit tests and goldens are our own and run once. */
function tasksOf(
  files: readonly SuiteFile[],
  engines: readonly EngineSpec[],
  list: string | undefined,
  known: readonly ExpectedRow[],
): Task[] {
  const rows = new Map(engines.map((engine) => [engine, rowsOf(known, engine)]));
  const excused = (file: SuiteFile, engine: EngineSpec): ExpectedRow[] =>
    list === EXPECTED_FILE && file.known === undefined ? [] : rowsFor(rows.get(engine) ?? [], fileId(file));
  return files.flatMap((file) => {
    const asked = file.kind === 'script' ? engines : engines.slice(0, 1);
    return asked.map((engine) => ({ file, engine, expected: excused(file, engine) }));
  });
}

/** The exit code a file's result asks for. */
export function exitOf(r: RanResult): ExitCode {
  let exit: ExitCode = r.totals.failed === 0 ? EXIT.ok : r.drift === undefined ? EXIT.mismatch : EXIT.golden;
  if (r.unusable !== undefined) exit = worse(exit, EXIT.usage);
  if (r.fault !== undefined) exit = worse(exit, EXIT.fault);
  return exit;
}

function printResult(term: Terminal, { result: r, engine }: Ran, several: boolean): void {
  const name = several ? `${r.file} (${engine})` : r.file;
  if (r.fault !== undefined) {
    const [what = '', ...more] = r.fault.split('\n');
    term.line(red('FAULT'), ` ${name}: ${what}`);
    for (const line of more) term.line('  ', line);
  }
  if (r.unusable !== undefined) term.line(red('ERROR'), ` ${name}: ${r.unusable}`);
  if (several && r.failures.length > 0) term.line(`${name}:`);
  for (const f of r.failures.slice(0, SHOWN)) for (const line of failureLines(f)) term.line(...line);
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

/** What came of a task; undefined where a filter selected nothing in its file. */
function ranOf({ file, engine }: Task, { result }: Outcome, again: Again): (Ran & Done) | undefined {
  const { line, ...rest } = file.only ?? {};
  const missed = result.selected === 0;
  // Who names a line is told that there is nothing; a filter passes over the files in which it selects nothing.
  const told = missed && line !== undefined && Object.keys(rest).length === 0;
  if (missed && !told && result.fault === undefined && result.totals.failed === 0) return undefined;
  const unusable = told ? { unusable: `no directive stands on line ${line}` } : {};
  const failures = result.failures.map((f) => ({ ...f, reproduce: againLine(again, { file, engine: engine.given }, f) }));
  return { file: { ...file, id: fileId(file) }, engine: engine.name, result: { ...result, ...unusable, failures } };
}

/** Whether there is a verdict, or a reason why there is none. */
function hasVerdict({ result: { totals, fault, unusable } }: Ran): boolean {
  return totals.passed + totals.failed + totals.skipped > 0 || fault !== undefined || unusable !== undefined;
}

/** Ends a report; where that fails the run's own outcome is still said. */
async function reported(report: OpenReport, run: RunRecord): Promise<ExitCode> {
  try {
    await report.end(run);
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof UsageError)) throw e;
    complain(e.message);
    return EXIT.usage;
  }
}

/** Prints failures, and passes that were expected to fail; the exit code that follows. */
function printResults(term: Terminal, ran: readonly Ran[], { reporter, engines }: FilesArgs): ExitCode {
  if (reporter === undefined) for (const r of ran) printResult(term, r, engines.length > 1);
  const unexpected = unexpectedPasses(ran);
  for (const line of unexpected) term.line(red('PASS'), ` ${line}`);
  const exits = ran.map(({ result }) => exitOf(result));
  return [...exits, ...(unexpected.length > 0 ? [EXIT.unexpectedPass] : [])].reduce<ExitCode>(worse, EXIT.ok);
}

/** Prints the table of the run, or what one of mocha's reporters says of it. */
async function printSummary(term: Terminal, record: RunRecord, reporter: string | undefined): Promise<void> {
  if (reporter !== undefined) {
    const { reportWithMocha } = await import('../report/formats/mocha.ts');
    await reportWithMocha(reporter, record);
    return;
  }
  const lines = [kindLines(record), messageLines(record), disagreementLines(disagreements(record))].flat();
  for (const line of [...summaryTable(record), ...lines]) term.line(line);
}

/** How a run went. */
interface Course {
  readonly ran: readonly (Ran & Done)[];
  /** How many there were, those that did not run among them: */
  readonly tasks: number;
  readonly missing: readonly SuiteFile[];
  /** Failures after which it was stopped. */
  readonly bail: number | undefined;
  readonly interrupted: boolean;
  readonly repeat: number;
  readonly jobs: number;
  readonly seconds: number;
}

/** What did not run, and why. */
function notRunLines({ ran, tasks, missing, bail }: Course): readonly string[] {
  const lines: string[] = [];
  if (bail !== undefined && missing.length > 0) {
    const left = `${counted(missing.length, 'file')} did not run: ${few(missing.map((f) => f.name))}`;
    lines.push(`--bail: stopped after ${counted(bail, 'failure')}; ${left}`);
  }
  const idle = tasks - missing.length - ran.length;
  if (idle > 0) lines.push(`in ${counted(idle, 'file')} there is no directive that was asked for`);
  return lines;
}

/** How long it took. */
function timeLines({ ran, tasks, interrupted, repeat, jobs, seconds }: Course): readonly string[] {
  const different = new Set(ran.map((r) => `${r.file.path}\0${JSON.stringify(r.file.only)}`)).size;
  const times = repeat > 1 ? `, ${repeat} times,` : '';
  const done = interrupted
    ? `interrupted after ${ran.length} of ${counted(tasks, 'file')}`
    : `${counted(different, 'file')}${times}`;
  const slowest = slowFiles(ran);
  return [`${done} in ${seconds.toFixed(2)} s, ${counted(jobs, 'job')}`, ...(slowest === '' ? [] : [`slowest: ${slowest}`])];
}

/** Runs, reports, and ends with the closing line. */
export async function runFiles(args: FilesArgs, run: FilesRun, pool: Pool): Promise<ExitCode> {
  const term = new Terminal(streamFor(args.reports, args.reporter), process.env);
  const stateFolder = lastRunFolder(args.options.cache);
  const before = readLastRun(stateFolder);
  const { files, notes, mayBeEmpty } = narrow(run.files, args.narrowing, before);
  if (args.list !== undefined) {
    const { listFiles } = await import('./list.ts');
    notes.forEach(complain);
    if (listFiles(files, args.list) === 0 && !mayBeEmpty) throw new UsageError(nothingRuns(run.files, args.narrowing));
    return EXIT.ok;
  }
  if (args.watch !== undefined) {
    const { watchFiles } = await import('./watch.ts');
    return watchFiles(() => narrow(run.reselect(), { ...args.narrowing, failed: false }, undefined).files, args.watch);
  }
  checkReports(
    args.reports,
    run.files.map((f) => f.path),
    args.reporter,
  );
  const expected = expectedRows(args);
  const tasks = tasksOf(files, args.engines, args.expected, expected);
  if (tasks.some((t) => t.file.kind === 'script')) args.engines.forEach(checkNode);
  const { shard } = args.narrowing;
  const planned = narrow(run.files, { ...args.narrowing, shard: undefined }, before).files;
  const head = await headOf({ ...args, suites: run.suites, files: planned, shard }, args.reports.length > 0);
  const reports = args.reports.map((report) => openReport(report, head));
  const started = performance.now();
  beginTrace(args.options.trace);
  const jobs = Math.min(args.jobs, tasks.length);
  pool.resize(jobs);
  // What engines disagree about is seen directive by directive.
  const detail = args.updateExpected || args.engines.length > 1 || args.repeat > 1 || args.reports.some((r) => r.format.detail);
  const each = (task: Task, outcome: Outcome): void => {
    if (run.prints) for (const line of outcome.printed) term.line(line);
    const known = ranOf(task, outcome, args.again);
    // What runs several times is known when it has run for the last time.
    if (args.repeat === 1 && known !== undefined) for (const report of reports) report.each(known);
  };
  const { outcomes, bailed } = await execute(tasks, { ...args.options, detail }, args, pool, term, each);
  const { interrupted } = pool;
  pool.stop();

  const ran = tasks.flatMap((task) => {
    const outcome = outcomes.get(task);
    return (outcome === undefined ? undefined : ranOf(task, outcome, args.again)) ?? [];
  });
  if (!mayBeEmpty && !interrupted && !ran.some(hasVerdict)) throw new UsageError(nothingRuns(run.files, args.narrowing));
  const record: RunRecord = { ...head, ran, interrupted: interrupted || bailed };
  if (args.repeat > 1) for (const r of ran) for (const report of reports) report.each(r);
  writeLastRun(stateFolder, failedOf(ran, files, before));
  let exit = worse(interrupted ? EXIT.interrupted : EXIT.ok, printResults(term, ran, args));
  if (args.updateExpected && args.expected !== undefined) {
    const { updateExpected } = await import('./update-expected.ts');
    term.line(updateExpected(args.expected, expected, ran));
  }
  const look = record.interrupted ? undefined : run.inspect?.(ran);
  for (const line of look?.lines ?? []) term.line(line);
  exit = worse(exit, look?.exit ?? EXIT.ok);
  await printSummary(term, record, args.reporter);
  const said = [...outcomes.values()].flatMap((outcome) => outcome.notes ?? []);
  for (const note of new Set([...run.notes, ...notes, ...said])) term.line(note);
  if (args.options.cpu === undefined && pool.fallbackCpu !== undefined)
    term.line(`the processor is below the default CPU level: everything was compiled for ${pool.fallbackCpu}`);
  const course: Course = {
    ...{ ran, jobs, interrupted, repeat: args.repeat, tasks: tasks.length },
    missing: tasks.filter((t) => !outcomes.has(t)).map((t) => t.file),
    bail: bailed ? args.bail : undefined,
    seconds: (performance.now() - started) / 1000,
  };
  for (const line of notRunLines(course)) term.line(line);
  for (const line of timeLines(course)) term.line(dim(line));
  for (const report of reports) exit = worse(exit, await reported(report, record));
  if (args.github) {
    const { reportToGithub } = await import('../report/formats/github.ts');
    reportToGithub(record, process.env, streamFor(args.reports, args.reporter));
  }
  term.line(closingLine(totalsOf(ran)));
  return exit;
}
