/**
 * Goldens as files of a run: what was blessed against what is, in workers like every other file, so that all of them are checked
 * in parallel and a crash is one golden's. A worker says what the file should be; only `touchstone bless` writes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EngineOptions } from '../engines/engine.ts';
import { type FileResult, few } from '../results/results.ts';
import { DIGEST_FOLDER, digestFiles, type SuiteFile } from '../suites/suites.ts';
import { ROOT } from '../system/paths.ts';
import { checkStageFile, type Golden } from './check.ts';
import { lineDiff } from './diff.ts';
import { diffDigests, explainDigests, formatDigests, readDigests, scriptDigests } from './digests.ts';

/** Lines of a diff that a failure shows; `touchstone bless --dry-run` shows all. */
const SHOWN = 40;

const readIfThere = (path: string): string | undefined =>
  existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined;

/** A golden compared, and what changed. */
interface Compared extends Golden {
  readonly what: string;
  readonly diff: readonly string[];
  /** What became of the things that changed. */
  readonly why?: readonly string[];
}

/** `+3 -1 lines`. */
function counted(diff: readonly string[]): string {
  const count = (sign: string): number => diff.filter((l) => l.startsWith(sign)).length;
  return `+${count('+')} -${count('-')} lines`;
}

/** Checks the digests of one suite; its scripts are looked up where they are now. */
async function checkDigests(path: string, options: EngineOptions): Promise<Compared> {
  const { files, wrong } = digestFiles(basename(path, '.json'));
  const old = readIfThere(path);
  const message =
    wrong.length > 0
      ? `not here, or with other bytes than the manifest's sha256: ${few(wrong)}`
      : 'an orphan: no suite has that name';
  if (wrong.length > 0 || files.length === 0)
    return { path, old, fresh: undefined, problem: { line: 0, message }, what: '', diff: [] };
  const is = scriptDigests(files, options);
  const fresh = formatDigests(is);
  if (old === undefined || old === fresh) return { path, old, fresh, what: 'new', diff: [] };
  const was = readDigests(old);
  const { what, lines } = diffDigests(was, is);
  return { path, old, fresh, what, diff: lines, why: await explainDigests(was, is, files, options) };
}

async function check(path: string, options: EngineOptions): Promise<Compared> {
  if (path.startsWith(`${DIGEST_FOLDER}/`)) return checkDigests(path, options);
  const golden = await checkStageFile(ROOT, path);
  const { old, fresh } = golden;
  const diff = old === undefined || fresh === undefined ? [] : lineDiff(old, fresh);
  return { ...golden, what: old === undefined ? 'new' : counted(diff), diff };
}

/** Checks one golden file. What differs is a failure and, unless the file itself is at fault, a `drift` that can be blessed. */
export async function runGoldenFile(file: SuiteFile, options: EngineOptions): Promise<FileResult> {
  const start = performance.now();
  const { path, old, fresh, problem, what, diff, why = [] } = await check(file.name, options);
  const result = { file: file.name, skips: {}, ms: performance.now() - start };
  if (fresh !== undefined && fresh === old) return { ...result, totals: { passed: 1, failed: 0, skipped: 0 }, failures: [] };
  const shown = diff.length > SHOWN ? [...diff.slice(0, SHOWN), `… ${diff.length - SHOWN} lines more`] : diff;
  const got = problem?.message ?? [what, ...shown, ...why, `accept: npm run bless -- ${path}`].join('\n');
  const failure = {
    ...{ file: file.name, line: problem?.line ?? 0, column: 1, directive: 'golden', phase: undefined, class: undefined },
    ...{ expected: 'what was blessed', got, backtrace: [] },
    source: problem === undefined ? '' : (old?.split('\n')[problem.line - 1] ?? ''),
  };
  const drift = fresh === undefined ? {} : { drift: { path, fresh, missing: old === undefined, what, diff: [...diff, ...why] } };
  return { ...result, totals: { passed: 0, failed: 1, skipped: 0 }, failures: [failure], ...drift };
}
