/**
 * Run files (format/data.ts) in a folder, read and written. They come from others, too: what is none is wrong use. Names in them
 * become parts of paths, and texts parts of pages, so names are of few characters and nothing is longer than what we write.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
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
/** Bytes of a run file: of ours the largest has a tenth. */
const LARGEST = 32 << 20;
/** Characters of a text of the run, and of one of its identity. */
const [LONGEST, SHORT] = [2000, 300];

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;
const isShort = (value: unknown): value is string => isText(value) && value.length <= SHORT;
const isList = (value: unknown): boolean => Array.isArray(value) && value.length < 100 && value.every(isShort);
const NAME = /^[a-z0-9]+(?:-[a-z0-9.]+)*$/;
const VERSION = /^\w[\w.+-]*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function isIdentity(value: unknown): value is Identity {
  if (!isRecord(value) || !IDENTITY.every((key) => isShort(value[key])) || !isList(value['flags'])) return false;
  const { engine, version, started, package: from = '', cpu = '', reportedBy = '', seconds } = value;
  const named = NAME.test(String(engine)) && VERSION.test(String(version)) && TIME.test(String(started));
  return named && [from, cpu, reportedBy].every(isShort) && Number.isSafeInteger(seconds);
}

const STATUSES = new RegExp(`^[${LETTERS.join('')}]*$`);

/** What is wrong with a value that should be a run; undefined: nothing. */
function complaint(value: unknown): string | undefined {
  if (!isRecord(value) || value['schema'] !== 1) return 'no run of schema 1';
  const { column, identity, claims = [], statuses, texts, details, counts } = value;
  if (!isShort(column) || !NAME.test(column)) return '`column` is no name';
  if (!isIdentity(identity)) return `\`identity\` has not all of ${IDENTITY.join(', ')}, flags, seconds, or not as they must be`;
  if (!isList(claims)) return '`claims` is no list of names';
  if (!isRecord(statuses) || !Object.values(statuses).every((s) => typeof s === 'string' && STATUSES.test(s)))
    return '`statuses` are no letters';
  if (!Array.isArray(texts) || !texts.every(isText)) return `\`texts\` is no list of texts of at most ${LONGEST} characters`;
  const isDetail = (d: unknown): boolean =>
    Array.isArray(d) &&
    d.length === 3 &&
    d.every((n: unknown, i) => Number.isInteger(n) && Number(n) >= (i === 0 ? 0 : -1)) &&
    d[1] < texts.length &&
    d[2] < texts.length;
  if (!isRecord(details) || !Object.values(details).every((list) => Array.isArray(list) && list.every(isDetail)))
    return '`details` are not [directive, expected, answered]';
  const sums = countsOf(Object.values(statuses).map(String));
  if (!isRecord(counts) || LETTERS.some((l) => (sums[l] ?? 0) !== (counts[l] ?? 0)))
    return '`counts` are not those of `statuses`';
  return undefined;
}

/** Reads a run file. Throws a UsageError where it is none. */
export function readRunFile(path: string): Run {
  const size = statSync(path).size;
  if (size > LARGEST) throw new UsageError(`${path}: ${size} bytes; ${LARGEST} at most`);
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
    if (entry.isDirectory()) return files(path);
    return entry.isFile() && entry.name.endsWith('.json') ? [path] : [];
  });
}

/** All runs below a folder, the newest first. Throws a UsageError where one lies elsewhere than it says. */
export function readRuns(folder: string): readonly Stored[] {
  const runs = files(folder).map((path) => ({ path: relative(folder, path), run: readRunFile(path) }));
  const elsewhere = runs.find(({ path, run }) => path !== runPath(run));
  if (elsewhere !== undefined) throw new UsageError(`${elsewhere.path}: its place is ${runPath(elsewhere.run)}`);
  const when = ({ run: { identity, column } }: Stored): string => `${identity.started} ${column}`;
  return runs.sort((a, b) => (when(a) < when(b) ? 1 : -1));
}

/** The newest run of a column. */
export const latestRun = (runs: readonly Stored[], column: string): Stored | undefined =>
  runs.find(({ run }) => run.column === column);

/** Where a run file stands below a folder of them. */
export const runPath = ({ column, identity: { version, started } }: Run): string =>
  join(column, version.replace(/[^\w.+-]/g, '_'), `${started.slice(0, 19).replaceAll(':', '-')}Z.json`);

/** Writes a run file, and gives its path. */
export function writeRun(run: Run, root: string): string {
  const path = join(root, runPath(run));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(run)}\n`);
  return path;
}
