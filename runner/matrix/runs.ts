/** Run files (format/data.ts) in a folder, read. They come from others, too: what is none is wrong use. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UsageError } from '../usage/usage.ts';
import type { Identity, Run } from './format/data.ts';
import { countsOf, LETTERS } from './letters.ts';

/** A run and where it lies, from the folder on. */
export interface Stored {
  readonly path: string;
  readonly run: Run;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const IDENTITY = ['engine', 'version', 'mode', 'driver', 'touchstone', 'suite', 'os', 'arch', 'started'] as const;

function isIdentity(value: unknown): value is Identity {
  return isRecord(value) && IDENTITY.every((key) => typeof value[key] === 'string') && Array.isArray(value['flags']);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const NAME = /^[a-z0-9]+(?:-[a-z0-9.]+)*$/;
const STATUSES = new RegExp(`^[${LETTERS.join('')}]*$`);

/** What is wrong with a value that should be a run; undefined: nothing. */
function complaint(value: unknown): string | undefined {
  if (!isRecord(value) || value['schema'] !== 1) return 'no run of schema 1';
  const { column, identity, statuses, texts, details, counts } = value;
  if (!isText(column) || !NAME.test(column)) return '`column` is no name';
  if (!isIdentity(identity)) return `\`identity\` has not all of ${IDENTITY.join(', ')}, flags`;
  if (!isRecord(statuses) || !Object.values(statuses).every((s) => isText(s) && STATUSES.test(s)))
    return '`statuses` are no letters';
  if (!Array.isArray(texts) || !texts.every(isText)) return '`texts` is no list of texts';
  const isDetail = (d: unknown): boolean =>
    Array.isArray(d) &&
    d.length === 3 &&
    d.every((n: unknown) => Number.isInteger(n) && Number(n) < 1 << 24) &&
    d[2] < texts.length;
  if (!isRecord(details) || !Object.values(details).every((list) => Array.isArray(list) && list.every(isDetail)))
    return '`details` are not [directive, expected, answered]';
  const sums = countsOf(Object.values(statuses).filter(isText));
  if (!isRecord(counts) || LETTERS.some((l) => (sums[l] ?? 0) !== (counts[l] ?? 0)))
    return '`counts` are not those of `statuses`';
  return undefined;
}

/** Reads a run file. Throws a UsageError where it is none. */
export function readRunFile(path: string): Run {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (e) {
    throw new UsageError(`${path}: cannot be read as JSON (${(e as Error).message})`);
  }
  const wrong = complaint(value);
  if (wrong !== undefined) throw new UsageError(`${path}: ${wrong}`);
  return value as Run;
}

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : entry.name.endsWith('.json') ? [path] : [];
  });
}

/** All runs below a folder, the newest first. */
export function readRuns(folder: string): readonly Stored[] {
  const runs = files(folder).map((path) => ({ path: relative(folder, path), run: readRunFile(path) }));
  const when = ({ run: { identity, column } }: Stored): string => `${identity.started} ${column}`;
  return runs.sort((a, b) => (when(a) < when(b) ? 1 : -1));
}

/** The newest run of a column. */
export const latestRun = (runs: readonly Stored[], column: string): Stored | undefined =>
  runs.find(({ run }) => run.column === column);
