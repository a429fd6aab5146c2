/**
 * `--update-expected`: the list of expected failures as a run leaves it. What failed gets a row for each file, engine and thing
 * that came; ids that passed or are gone leave their rows, and rows that nothing fails for any more leave the list. What did not
 * run stays.
 */
import { writeFileSync } from 'node:fs';
import type { RanFile } from '../report/records/record.ts';
import { EXPECTED_FILE, type ExpectedRow } from '../results/expected.ts';
import { counted, type FileResult } from '../results/results.ts';
import { unwritable } from '../usage/input.ts';

/** What is asked of a file that ran. */
export interface RanScript {
  readonly file: RanFile & { readonly known?: string | undefined };
  readonly result: Pick<FileResult, 'failures' | 'expected' | 'directives' | 'identity'>;
}

/** Characters of what came that make the reason, until somebody writes a better one. */
const REASON = 100;

/** How rows name an engine: with the first number of its version. */
function engineName({ name, version }: { readonly name: string; readonly version: string | undefined }): string {
  const major = version?.split('.')[0];
  return major === undefined || !/^\d+$/.test(major) ? name : `${name}@${major}`;
}

/** The rows that are left: by row, ids that passed or are there no more; `fails` are rows for which something failed. */
function kept(rows: readonly ExpectedRow[], ran: readonly RanScript[]): ExpectedRow[] {
  const gone = new Map<string, Set<string>>();
  const fails = new Set<string>();
  const passes = new Set<string>();
  for (const { result } of ran) {
    const passed = new Set(result.directives?.flatMap((d) => (d.status === 'passed' && d.id !== undefined ? [d.id] : [])));
    for (const { row, failed, passed: places, astray } of result.expected ?? []) {
      const key = JSON.stringify(row);
      if (failed > 0) fails.add(key);
      if (places.length > 0) passes.add(key);
      const ids = gone.get(key) ?? new Set();
      for (const id of row.ids ?? []) if (passed.has(id) || astray.includes(id)) ids.add(id);
      gone.set(key, ids);
    }
  }
  return rows.flatMap((row): ExpectedRow[] => {
    const key = JSON.stringify(row);
    if (row.ids === undefined) return passes.has(key) && !fails.has(key) ? [] : [row];
    const ids = row.ids.filter((id) => gone.get(key)?.has(id) !== true);
    return ids.length === 0 ? [] : [ids.length === row.ids.length ? row : { ...row, ids }];
  });
}

/** Rows for what failed. */
function added(ran: readonly RanScript[]): ExpectedRow[] {
  const rows = new Map<string, { row: ExpectedRow; ids: Set<string> }>();
  for (const { file, result } of ran)
    for (const { id, got } of result.failures) {
      if (id === undefined || file.id === undefined || result.identity === undefined) continue;
      const reason = (got.split('\n')[0] ?? '').slice(0, REASON);
      const row = { engine: engineName(result.identity), file: file.id, reason };
      const key = JSON.stringify(row);
      const known = rows.get(key) ?? { row, ids: new Set() };
      known.ids.add(id);
      rows.set(key, known);
    }
  return [...rows.values()].map(({ row: { engine, file = '', reason }, ids }) => ({ engine, file, ids: [...ids], reason }));
}

/** The list after a run of these scripts. */
function updatedExpected(rows: readonly ExpectedRow[], ran: readonly RanScript[]): ExpectedRow[] {
  return [...kept(rows, ran), ...added(ran)];
}

/** A row a line. */
export function formatExpected(rows: readonly ExpectedRow[]): string {
  const value = (v: unknown): string =>
    Array.isArray(v) ? `[${v.map((x) => JSON.stringify(x)).join(', ')}]` : JSON.stringify(v);
  const lines = rows.map((row) => {
    const fields = Object.entries(row).map(([key, v]) => `${JSON.stringify(key)}: ${value(v)}`);
    return `  { ${fields.join(', ')} }`;
  });
  return `[\n${lines.join(',\n')}\n]\n`.replace(/^\[\n\n\]/, '[]');
}

/** Writes the list; gives a line that says what is new in it. */
export function updateExpected(path: string, rows: readonly ExpectedRow[], all: readonly RanScript[]): string {
  const scripts = all.filter(({ file }) => file.kind === 'script');
  // The committed list excuses official files and our own; a row about another would be there for nothing.
  const ran = path === EXPECTED_FILE ? scripts.filter(({ file }) => file.known !== undefined) : scripts;
  const next = updatedExpected(rows, ran);
  const passedOver = scripts.length - ran.length;
  try {
    writeFileSync(path, formatExpected(next));
  } catch (e) {
    throw unwritable(path, e);
  }
  const died = ran.flatMap(({ result }) => (result.identity === undefined ? result.failures : [])).length;
  return [
    `${path} has ${counted(next.length, 'row')} (${rows.length} before); give new ones a better reason than what came`,
    ...(passedOver === 0
      ? []
      : [`it says nothing of ${counted(passedOver, 'other file')}: --expected=FILE names a list for them`]),
    ...(died === 0 ? [] : [`${counted(died, 'failure')} of processes that died cannot be expected`]),
  ].join('; ');
}
