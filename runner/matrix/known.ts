/**
 * Known failures: `runner/drivers/known.json`, rows of data that say why something fails (format/data.ts). They never change what
 * a run says; what of them no longer holds is a notice, and what fails without a row is unexplained.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage/usage.ts';
import { DRIVERS } from './columns.ts';
import type { Known, KnownRow, Run, Suite } from './format/data.ts';
import { CAUSES } from './letters.ts';

const KNOWN_FILE = join(DRIVERS, 'known.json');

const CLASSES: readonly string[] = ['bug', 'limit', 'unsupported'];

/** Reads a list. Throws a UsageError where a row lacks what it must say. */
export function readKnown(path: string = KNOWN_FILE): Known {
  const known = JSON.parse(readFileSync(path, 'utf8')) as Known;
  const wrong = known.rows.find(({ ids, engine, class: cls, note }) => !ids?.[0] || !engine || !note || !CLASSES.includes(cls));
  if (wrong !== undefined) throw new UsageError(`${path}: a row wants ids, engine, class and note: ${JSON.stringify(wrong)}`);
  return known;
}

/** Negative where `a` is before `b`: dotted numbers. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split(/[.-]/).map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const expressions = new Map<string, RegExp>();

/** A pattern of ids: `*` stands for anything but `#`; without `#` it is about all directives of files. */
export function idMatches(pattern: string, id: string): boolean {
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    const text = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
    expression = new RegExp(`^${text.join('[^#]*')}${pattern.includes('#') ? '' : '(?:#.*)?'}$`);
    expressions.set(pattern, expression);
  }
  return expression.test(id);
}

/** Whether a row speaks of a directive, by its id. */
export const concerns = ({ ids }: KnownRow, id: string): boolean => ids.some((pattern) => idMatches(pattern, id));

/** Whether a row speaks of what came. */
export const saysWhy = ({ got }: KnownRow, came: string): boolean => got === undefined || came.includes(got);

/** Whether a row speaks of a run. */
export const isAbout = ({ engine, column, since, until }: KnownRow, run: Pick<Run, 'column' | 'identity'>): boolean =>
  engine === run.identity.engine &&
  (column === undefined || idMatches(column, run.column)) &&
  (since === undefined || compareVersions(run.identity.version, since) >= 0) &&
  (until === undefined || compareVersions(run.identity.version, until) < 0);

export interface Explained {
  /** Row → ids of failures that it is about. */
  readonly explained: ReadonlyMap<KnownRow, readonly string[]>;
  /** Ids of failures, causes all, that no row is about. */
  readonly unexplained: readonly string[];
  /** A sentence for each row that is about the run, and that nothing fails for. */
  readonly notices: readonly string[];
}

/** What rows say of a run, and what they do not. What the engine lacks as a whole explains itself. */
export function explain(run: Run, suite: Suite, { rows }: Known): Explained {
  const about = rows.filter((row) => isAbout(row, run));
  const explained = new Map<KnownRow, string[]>();
  const ran = new Set<KnownRow>();
  const unexplained: string[] = [];
  for (const { file, ids } of suite.files) {
    const letters = run.statuses[file];
    if (letters === undefined || letters.length !== ids.length) continue;
    const here = about.filter((row) => row.ids.some((id) => idMatches(id.split('#')[0] ?? '', file)));
    const came = new Map(run.details[file]?.map(([i, , answered]) => [i, run.texts[answered] ?? '']));
    ids.forEach((id, i) => {
      const full = `${file}#${id}`;
      const rowsOfIt = here.filter((row) => concerns(row, full));
      for (const row of rowsOfIt) ran.add(row);
      if (!CAUSES.has(letters[i] ?? '')) return;
      const why = rowsOfIt.filter((row) => saysWhy(row, came.get(i) ?? ''));
      for (const row of why) explained.set(row, [...(explained.get(row) ?? []), full]);
      if (why.length === 0 && letters[i] !== 'u') unexplained.push(full);
    });
  }
  const passing = about.filter((row) => ran.has(row) && !explained.has(row));
  return {
    explained,
    unexplained,
    notices: passing.map(({ ids, note }) => {
      const more = ids.length > 1 ? ` and ${ids.length - 1} more` : '';
      return `${run.column} ${run.identity.version} has none of ${ids[0]}${more}, of which it is known: ${note}`;
    }),
  };
}
