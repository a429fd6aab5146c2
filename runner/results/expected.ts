/**
 * spec-tests/expected.json: failures that are known and not ours to mend, as data with reasons. A directive that a row covers and
 * that fails counts as skipped, `fails as expected: …`; a row that nothing fails for any more is an unexpected pass.
 *
 * In: the file, in the parent; rows travel with their file to the worker, which knows the engine's version and the directives.
 */
import { join } from 'node:path';
import type { EngineSpec } from '../suites/engine-spec.ts';
import { KIND_NAMES, type ScriptPlace } from '../suites/filter.ts';
import { ROOT } from '../system/paths.ts';
import { readJson } from '../usage/input.ts';
import { UsageError } from '../usage/usage.ts';

/** How expected failures call an engine. */
export interface Identity {
  readonly name: string;
  /** Dotted numbers, where there are several. */
  readonly version: string | undefined;
}

/** One known failure; all that is said must hold, and it must say something beside engine and reason. */
export interface ExpectedRow {
  /** The engine's name, or `name@version`: `v8@20` covers 20.x.y. */
  readonly engine: string;
  /** What ids of the file's directives begin with (suites/official.ts); `*` stands for anything but `/`. */
  readonly file?: string;
  /** Of the directives, in one file. */
  readonly ids?: readonly string[];
  readonly kind?: string;
  /** Stands in what came. Such a row says what failures look like, so only with ids can it pass unexpectedly. */
  readonly got?: string;
  readonly reason: string;
}

/** What became of a row in one file. */
export interface RowOutcome {
  readonly row: ExpectedRow;
  readonly failed: number;
  /** What it covers and what passed: all of it for rows with ids, an example for rows of whole files and kinds. */
  readonly passed: readonly ScriptPlace[];
  /** Ids of the row that no directive has. */
  readonly astray: readonly string[];
}

/** The committed list: it speaks of official files and of our own scripts, and of no others. */
export const EXPECTED_FILE = join(ROOT, 'spec-tests', 'expected.json');

const ID = /^[0-9a-f]{10}(\.\d+)?$/;
const isText = (v: unknown): boolean => typeof v === 'string' && v !== '';
/** field → what it must be, and the check. */
const FIELDS: Readonly<Record<keyof ExpectedRow, readonly [string, (v: unknown) => boolean]>> = {
  engine: ['the name of an engine, with @version or without', (v) => isText(v) && /^[\w-]+(@\d+(\.\d+)*)?$/.test(String(v))],
  file: ['a name or a pattern', isText],
  ids: ['a list of ids', (v) => Array.isArray(v) && v.length > 0 && v.every((id) => ID.test(String(id)))],
  kind: ['a kind of directive', (v) => KIND_NAMES.includes(String(v))],
  got: ['text', isText],
  reason: ['text', isText],
};

function checkRow(row: unknown, where: string): ExpectedRow {
  const wrong = (what: string): never => {
    throw new UsageError(`${where}: ${what}`);
  };
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return wrong('not an object');
  const entries = Object.entries(row);
  if (Object.hasOwn(row, 'lines'))
    wrong('lines do not survive edits, and are not read: write ids, which stand behind # where failures are shown');
  for (const [key, value] of entries) {
    if (!Object.hasOwn(FIELDS, key)) wrong(`${JSON.stringify(key)} is none of ${Object.keys(FIELDS).join(', ')}`);
    const [what, good] = FIELDS[key as keyof ExpectedRow];
    if (!good(value)) wrong(`${key} must be ${what}, not ${JSON.stringify(value)}`);
  }
  for (const key of ['engine', 'reason']) if (!Object.hasOwn(row, key)) wrong(`${key} is missing`);
  if (entries.length === 2) wrong('file, ids, kind or got must say which failures');
  const { ids, file = '*' } = row as ExpectedRow;
  if (ids !== undefined && file.includes('*')) wrong('ids need the one file that they are of');
  return row as ExpectedRow;
}

/** Reads and checks a list; a UsageError names the row. */
export function readExpected(path: string): ExpectedRow[] {
  const json = readJson(path);
  if (!Array.isArray(json)) throw new UsageError(`${path}: not a list of expected failures`);
  return json.map((row, i) => checkRow(row, `${path}, row ${i + 1}`));
}

function nameMatches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${expression.join('[^/]*')}$`).test(name);
}

/** The rows that may concern an engine: what a program of the line protocol is, it says only when it runs. */
export function rowsOf(rows: readonly ExpectedRow[], { kind }: EngineSpec): readonly ExpectedRow[] {
  return kind === 'cmd' ? rows : rows.filter((row) => row.engine.split('@')[0] === kind);
}

/** The rows that may concern a file, by what its ids begin with. */
export function rowsFor(rows: readonly ExpectedRow[], file: string): ExpectedRow[] {
  return rows.filter((row) => row.file === undefined || nameMatches(row.file, file));
}

/**
 * A line for each unexpected pass: a directive of a row with ids that passed, and a row of whole files or kinds for
 * which nothing failed all through the run.
 */
export function unexpectedPasses(
  ran: readonly {
    readonly engine: string;
    readonly result: { readonly file: string; readonly expected?: readonly RowOutcome[] };
  }[],
): string[] {
  const lines: string[] = [];
  const rows = new Map<string, { readonly row: ExpectedRow; failed: number; place: string | undefined }>();
  for (const { engine, result } of ran) {
    const { file, expected = [] } = result;
    for (const { row, failed, passed, astray } of expected) {
      const places = passed.map((p) => `${file}:${p.line}:${p.column}`);
      if (row.ids !== undefined) {
        lines.push(...places.map((place) => unexpected(place, row)));
        lines.push(
          ...astray.map((id) => `${file} has no directive #${id}, which stands in the list of expected failures (${row.reason})`),
        );
        continue;
      }
      const key = JSON.stringify([engine, row]);
      const known = rows.get(key) ?? { row, failed: 0, place: undefined };
      known.failed += failed;
      known.place ??= places[0];
      rows.set(key, known);
    }
  }
  for (const { row, failed, place } of rows.values()) if (failed === 0 && place !== undefined) lines.push(unexpected(place, row));
  return lines;
}

const unexpected = (place: string, { engine, reason }: ExpectedRow): string =>
  `${place} passes on ${engine}, which was not expected (${reason}): take it out of the list of expected failures`;
