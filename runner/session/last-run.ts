/**
 * What failed last time, for `--failed`: one small file a working folder, beside the artifact cache. Like the cache it never
 * makes a run fail: a file that cannot be read says nothing, one that cannot be written is not written.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../engine/cache/files.ts';
import { defaultCacheFolder, makeFolder } from '../../engine/cache/folder.ts';
import { readOurs, whyForeign } from '../../engine/cache/trust.ts';
import { WORK } from '../../engine/target/settings.ts';
import type { FileResult } from '../results/results.ts';
import type { ScriptPlace } from '../suites/filter.ts';
import type { SuiteFile } from '../suites/suites.ts';

/** A file that failed. */
export interface FailedFile {
  /** As the run named it: how it is found again. */
  readonly name: string;
  readonly path: string;
  /** sha256 of its bytes then: in another text the places mean nothing. */
  readonly digest: string;
  /** Where its failures stand; undefined: all of it failed, or nobody knows where. */
  readonly places?: readonly ScriptPlace[];
}

export interface LastRun {
  readonly files: readonly FailedFile[];
}

const SCHEMA = 1;
/** Folders whose state is kept. */
const KEPT = 100;
const STATE = /^failed-[0-9a-f]{16}\.json$/;

/** Where the state of a working folder is kept, below a cache folder (undefined or `off`: the user's own). */
export function lastRunFolder(cache: string | undefined): string | undefined {
  try {
    return cache === undefined || cache === WORK.cache.off ? defaultCacheFolder() : cache;
  } catch {
    // No home folder.
    return undefined;
  }
}

function pathIn(folder: string): string {
  return join(folder, `failed-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16)}.json`);
}

function digestOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return '';
  }
}

const isObject = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null;
const isPlace = (v: unknown): boolean => isObject(v) && Number.isInteger(v['line']) && Number.isInteger(v['column']);
const isFailedFile = (v: unknown): v is FailedFile =>
  isObject(v) &&
  ['name', 'path', 'digest'].every((key) => typeof v[key] === 'string') &&
  (v['places'] === undefined || (Array.isArray(v['places']) && v['places'].every(isPlace)));

/** The state of this working folder; undefined where there is none, or none that can be understood. */
export function readLastRun(folder: string | undefined): LastRun | undefined {
  if (folder === undefined) return undefined;
  try {
    if (whyForeign(folder) !== undefined) return undefined;
    const json: unknown = JSON.parse(readOurs(pathIn(folder)) ?? '');
    if (!isObject(json) || json['schema'] !== SCHEMA || !Array.isArray(json['files'])) return undefined;
    return json['files'].every(isFailedFile) ? { files: json['files'] } : undefined;
  } catch {
    return undefined;
  }
}

/** Names of what failed and is still there. */
export function failedNames(last: LastRun): string[] {
  return last.files.filter((f) => existsSync(f.path)).map((f) => f.name);
}

/** The file with the directives that failed in it last time, or undefined where none did. */
export function stillFailing(file: SuiteFile, last: LastRun): SuiteFile | undefined {
  const known = last.files.find((f) => f.path === file.path);
  if (known === undefined) return undefined;
  const same = known.places !== undefined && digestOf(file.path) === known.digest;
  return same ? { ...file, only: { ...file.only, places: known.places } } : file;
}

/** Where a result's failures stand, if every one of them stands somewhere. */
function placesOf({ totals, failures, fault, unusable }: FileResult): readonly ScriptPlace[] | undefined {
  const whole = fault !== undefined || unusable !== undefined || totals.failed !== failures.length;
  return whole || failures.some((f) => f.line === 0) ? undefined : failures.map(({ line, column }) => ({ line, column }));
}

/** A file that ran. */
export interface Done {
  readonly file: SuiteFile;
  readonly result: FileResult;
}

/** What failed, of what ran; of what did not get its turn, what failed before. */
export function failedOf(ran: readonly Done[], selected: readonly SuiteFile[], before: LastRun | undefined): LastRun {
  const byPath = new Map<string, FailedFile>();
  const done = new Set(ran.map((r) => r.file.path));
  const waiting = new Set(selected.map((f) => f.path).filter((path) => !done.has(path)));
  for (const f of before?.files ?? []) if (waiting.has(f.path)) byPath.set(f.path, f);
  for (const { file, result } of ran) {
    if (result.totals.failed === 0 && result.fault === undefined && result.unusable === undefined) continue;
    const places = file.kind === 'script' ? placesOf(result) : undefined;
    const known = byPath.get(file.path);
    const all = known === undefined ? places : places && known.places && [...known.places, ...places];
    const facts = { name: file.name, path: file.path, digest: digestOf(file.path) };
    byPath.set(file.path, all === undefined ? facts : { ...facts, places: all });
  }
  return { files: [...byPath.values()] };
}

/** Keeps the state of this working folder, and that of the folders that were used last. */
export function writeLastRun(folder: string | undefined, { files }: LastRun): void {
  if (folder === undefined) return;
  try {
    makeFolder(folder);
    if (whyForeign(folder) !== undefined) return;
    replaceFile(pathIn(folder), JSON.stringify({ schema: SCHEMA, files }));
    const states = readdirSync(folder).filter((name) => STATE.test(name));
    if (states.length <= KEPT) return;
    const used = states.map((name) => ({ path: join(folder, name), ms: statSync(join(folder, name)).mtimeMs }));
    for (const old of used.sort((a, b) => b.ms - a.ms).slice(KEPT)) rmSync(old.path, { force: true });
  } catch {
    // What cannot be written is not known next time.
  }
}
