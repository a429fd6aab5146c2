/**
 * Runs into the folder that the site reads (format/data.ts): an index, letters of all columns, the suite, texts and details a
 * file, the runs themselves, known failures. Run files in, `FOLDER/data` out.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SuiteFile as ScriptFile } from '../suites/suites.ts';
import { readColumns } from './columns.ts';
import type { Axis, Column, Counts, FileTexts, Index, Run, Statuses, Suite } from './format/data.ts';
import { AXES } from './format/data.ts';
import { explain, readKnown } from './known.ts';
import { addCounts, countsOf } from './letters.ts';
import { latestRun, runPath, type Stored } from './runs.ts';
import { GROUPS, scripts, suiteIndex, textsOf } from './suite.ts';

/** What was published, and what known failures say of it. */
export interface Published {
  readonly columns: readonly Column[];
  /** Column → failures that no row is about; columns without such are left out. */
  readonly unexplained: Readonly<Record<string, readonly string[]>>;
  readonly notices: readonly string[];
}

type Scores = Record<string, Partial<Record<Axis, Counts>>>;

/** Letters of each group by axis. */
function scoresOf(run: Run, suite: Suite): Scores {
  const scores: Scores = {};
  for (const { file, group, axes } of suite.files) {
    const letters = run.statuses[file];
    if (letters === undefined || letters.length !== axes.length) continue;
    const of = (scores[group] ??= {});
    for (const axis of AXES) {
      const some = [...letters].filter((_, i) => axes[i] === axis[0]).join('');
      if (some !== '') of[axis] = addCounts(of[axis] ?? {}, countsOf([some]));
    }
  }
  return scores;
}

/** Columns that have a run, in the order of the table; those that stand in none behind them, as somebody else sent them. */
function columnsOf(
  runs: readonly Stored[],
): readonly { readonly title: string; readonly run: Run; readonly all: readonly Run[] }[] {
  const titles = new Map(readColumns().map(({ column, title }) => [column, title]));
  const names = [...new Set([...titles.keys(), ...runs.map(({ run }) => run.column).sort()])];
  return names.flatMap((column) => {
    const last = latestRun(runs, column);
    const all = runs.flatMap(({ run }) => (run.column === column ? [run] : []));
    return last === undefined ? [] : [{ title: titles.get(column) ?? column, run: last.run, all }];
  });
}

/** Publishes the runs; those of other suites than that of this checkout are history. */
export function publish(runs: readonly Stored[], folder: string, files: readonly ScriptFile[] = scripts()): Published {
  const data = join(folder, 'data');
  rmSync(data, { recursive: true, force: true });
  const write = (path: string, value: unknown): void => {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), `${JSON.stringify(value)}\n`);
  };
  const suite = suiteIndex(files);
  const known = readKnown();
  const columns = columnsOf(runs);
  const unexplained: Record<string, readonly string[]> = {};
  const shown = columns.map(({ title, run, all }): Column => {
    const here = explain(run, suite, known);
    if (here.unexplained.length > 0) unexplained[run.column] = here.unexplained;
    const ours = (r: Run): number => (r.identity.suite === suite.suite ? 0 : 1);
    return {
      column: run.column,
      title,
      identity: run.identity,
      ...(run.claims === undefined ? {} : { claims: run.claims }),
      counts: run.counts,
      scores: scoresOf(run, suite),
      runs: [...all].sort((a, b) => ours(a) - ours(b)).map((r) => join('runs', runPath(r))),
      notices: here.notices,
    };
  });
  const current = columns.filter(({ run }) => run.identity.suite === suite.suite).map(({ run }) => run);
  const statuses: Statuses = {
    schema: 1,
    columns: current.map(({ column }) => column),
    files: Object.fromEntries(suite.files.map(({ file }) => [file, current.map((run) => run.statuses[file] ?? '')])),
  };
  const index: Index = { schema: 1, published: new Date().toISOString(), suite: suite.suite, groups: GROUPS, columns: shown };
  write('index.json', index);
  write(`statuses/${suite.suite}.json`, statuses);
  write(`suites/${suite.suite}.json`, suite);
  write('known.json', known);
  for (const { run } of runs) write(join('runs', runPath(run)), run);
  for (const [n, script] of files.entries()) {
    const file = suite.files[n]?.file ?? '';
    const details = Object.fromEntries(
      current.flatMap(({ column, details: all, texts }) => {
        const list = all[file]?.map(([at, expected, answered]) => [at, texts[expected] ?? '', texts[answered] ?? ''] as const);
        return list === undefined || list.length === 0 ? [] : [[column, list] as const];
      }),
    );
    write(`files/${suite.suite}/${n}.json`, { schema: 1, file, ...textsOf(script), details } satisfies FileTexts);
  }
  return { columns: shown, unexplained, notices: shown.flatMap(({ notices }) => notices) };
}
