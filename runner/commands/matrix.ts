/**
 * `touchstone matrix`: engines of `runner/drivers/engines.json`, a column each, run over the suite of the matrix; their runs
 * compared and published.
 */
import { mkdirSync } from 'node:fs';
import { columnsNamed } from '../matrix/columns.ts';
import { type Difference, diffRuns } from '../matrix/diff.ts';
import type { Run } from '../matrix/format/data.ts';
import { install, isInstalled } from '../matrix/install.ts';
import { readKnown } from '../matrix/known.ts';
import { CAUSES, countsText } from '../matrix/letters.ts';
import { identityOf, measure } from '../matrix/measure.ts';
import { publish } from '../matrix/publish.ts';
import { latestRun, readRunFile, readRuns, writeRun } from '../matrix/runs.ts';
import { writeSite } from '../matrix/site/write.ts';
import { scripts, suiteIndex, suiteName } from '../matrix/suite.ts';
import { tables } from '../matrix/tables.ts';
import { complain, Terminal } from '../report/text/terminal.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';

export type MatrixVerb = 'list' | 'install' | 'run' | 'diff' | 'publish' | 'tables';

export interface MatrixArgs {
  readonly verb: MatrixVerb;
  /** Names of columns; of `diff` two runs, of `publish` the folder. */
  readonly words: readonly string[];
  /** Where packages of engines lie, and where run files do. */
  readonly engines: string;
  readonly runs: string;
  readonly json: boolean;
  readonly jobs: number;
  readonly recheck: string;
  /** Columns of which this folder has a run of the same engine, driver, settings and suite are left out. */
  readonly changed: boolean;
  /** Names of files in place of the whole suite. */
  readonly only: readonly string[];
}

/** Whether a run is one of what there is now. */
function isCurrent(run: Run, wanted: ReturnType<typeof identityOf>): boolean {
  const { engine, mode, flags, driver, package: from, suite } = run.identity;
  const same = (identity: Pick<Run['identity'], 'engine' | 'mode' | 'flags' | 'driver' | 'package' | 'suite'>): string =>
    JSON.stringify([identity.engine, identity.mode, identity.flags, identity.driver, identity.package, identity.suite]);
  return same({ engine, mode, flags, driver, ...(from === undefined ? {} : { package: from }), suite }) === same(wanted);
}

function list({ words, engines, runs, json }: MatrixArgs, term: Terminal): ExitCode {
  const known = readRuns(runs);
  const suite = suiteName(scripts());
  const rows = columnsNamed(words).map((row) => {
    const last = latestRun(known, row.column);
    const current = last !== undefined && isCurrent(last.run, identityOf(row, suite));
    return { ...row, installed: isInstalled(row, engines), current, ...(last === undefined ? {} : { last: last.path }) };
  });
  if (json) term.line(JSON.stringify(rows));
  else
    for (const { column, title, installed, current } of rows)
      term.line(
        `${column.padEnd(34)} ${(installed ? 'installed' : '').padEnd(10)} ${(current ? 'has run' : '').padEnd(8)} ${title}`,
      );
  return EXIT.ok;
}

function installAll({ words, engines, json }: MatrixArgs, term: Terminal): ExitCode {
  const rows = columnsNamed(words).map((row) => ({ column: row.column, packages: install(row, engines, complain) }));
  if (json) term.line(JSON.stringify(rows));
  else for (const { column, packages } of rows) term.line(`${column}: ${packages.join(' ') || 'nothing to install'}`);
  return EXIT.ok;
}

/** Runs columns one after another; one that cannot be run does not keep the others from running. */
async function runAll(
  { words, engines, runs, json, jobs, recheck, changed, only }: MatrixArgs,
  term: Terminal,
): Promise<ExitCode> {
  const suite = suiteIndex();
  const known = changed ? readRuns(runs) : [];
  let exit: ExitCode = EXIT.ok;
  for (const row of columnsNamed(words)) {
    const last = latestRun(known, row.column);
    if (last !== undefined && isCurrent(last.run, identityOf(row, suite.suite))) continue;
    try {
      mkdirSync(runs, { recursive: true });
      const run = await measure(row, install(row, engines, complain), { suite, jobs, recheck, files: only });
      const path = writeRun(run, runs);
      const { identity, counts } = run;
      if (json) term.line(JSON.stringify({ column: row.column, path, identity, counts }));
      else term.line(`${row.column} ${identity.version}: ${countsText(counts)} (${identity.seconds} s) ${path}`);
    } catch (e) {
      if (!(e instanceof UsageError)) throw e;
      complain(e.message);
      exit = EXIT.usage;
    }
  }
  return exit;
}

/** A run by its path, or the latest of a column. */
function runNamed(name: string, folder: string): Run {
  if (name.endsWith('.json')) return readRunFile(name);
  const found = latestRun(readRuns(folder), name);
  if (found === undefined) throw new UsageError(`${name}: no run of this column lies in ${folder}`);
  return found.run;
}

/** Lines of a difference that are shown for each pair of letters. */
const SHOWN = 10;

function differenceLines({ pairs, files }: Difference): string[] {
  return [
    ...pairs.flatMap(({ from, to, ids }) => [
      `${ids.length} ${from} → ${to}`,
      ...ids.slice(0, SHOWN).map((id) => `  ${id}`),
      ...(ids.length > SHOWN ? [`  … and ${ids.length - SHOWN} more`] : []),
    ]),
    ...files.map((file) => `${file}: one of the two has not run it, or another text of it`),
  ];
}

function diff({ words, runs, json }: MatrixArgs, term: Terminal): ExitCode {
  const [a, b] = words;
  if (a === undefined || b === undefined || words.length > 2)
    throw new UsageError('matrix diff: two runs are wanted, each a file or a column');
  const found = diffRuns(runNamed(a, runs), runNamed(b, runs), suiteIndex());
  if (json) term.line(JSON.stringify(found));
  else for (const line of differenceLines(found)) term.line(line);
  const differs = found.pairs.length + found.files.length > 0;
  if (!json && !differs) term.line(`no difference in ${found.compared} directives`);
  return differs ? EXIT.mismatch : EXIT.ok;
}

function publishAll({ words, runs, json }: MatrixArgs, term: Terminal): ExitCode {
  const [folder = '.matrix/site'] = words;
  const { columns, unexplained, notices } = publish(readRuns(runs), folder);
  writeSite(folder);
  if (json) term.line(JSON.stringify({ folder, columns: columns.length, unexplained, notices }));
  else {
    for (const { column, counts } of columns) {
      const causes = Object.entries(counts).reduce((sum, [letter, n]) => sum + (CAUSES.has(letter) ? n : 0), 0);
      term.line(`${column.padEnd(34)} ${causes} causes: ${countsText(counts)}`);
    }
    for (const [column, ids] of Object.entries(unexplained))
      term.line(`${column}: ${ids.length} failures that nobody has explained`);
    for (const notice of notices) term.line(`notice: ${notice}`);
    term.line(`published into ${folder}`);
  }
  return EXIT.ok;
}

/** One of the verbs. Throws a UsageError for what cannot be done. */
export async function matrixCommand(args: MatrixArgs): Promise<ExitCode> {
  const term = new Terminal(process.stdout, process.env);
  switch (args.verb) {
    case 'list':
      return list(args, term);
    case 'install':
      return installAll(args, term);
    case 'run':
      return runAll(args, term);
    case 'diff':
      return diff(args, term);
    case 'publish':
      return publishAll(args, term);
    case 'tables':
      for (const line of tables(readRuns(args.runs), suiteIndex(), readKnown())) term.line(line);
      return EXIT.ok;
  }
}
