/**
 * `touchstone bless [PATH…] [--update[=missing]] [--dry-run]`: rewrites the goldens that are not what they should be, and the
 * committed list of skips. Paths are files or folders; without one all are looked at. Nothing is written where `CI` is set.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missingStageFiles } from '../golden/check.ts';
import { lineDiff } from '../golden/diff.ts';
import { failureLines } from '../report/text/failure.ts';
import { red, Terminal } from '../report/text/terminal.ts';
import { type FileResult, few } from '../results/results.ts';
import { formatSkips, mergeSkips, readSkips, SKIPS_PATH } from '../results/skips.ts';
import { NATIVE } from '../suites/engine-spec.ts';
import { readManifest } from '../suites/manifest.ts';
import { officialFolder } from '../suites/official.ts';
import {
  DIGEST_FOLDER,
  digestSuite,
  goldenFile,
  goldenFiles,
  OWN_SUITES,
  type SuiteFile,
  selectFiles,
  suiteNames,
  verified,
} from '../suites/suites.ts';
import { ROOT } from '../system/paths.ts';
import { EXIT, type ExitCode, UsageError, worse } from '../usage/usage.ts';
import type { Pool } from '../workers/pool.ts';
import type { RunOptions } from '../workers/protocol.ts';

export interface BlessArgs {
  /** Files and folders, as the user names them; none: everything. */
  readonly paths: readonly string[];
  readonly update: 'all' | 'missing';
  readonly dryRun: boolean;
  readonly jobs: number;
  readonly options: RunOptions;
}

/** Scripts whose skips are committed: all that are here; where there are official ones, all of them. */
function scripts(): readonly SuiteFile[] {
  const all = officialFolder() === undefined ? OWN_SUITES : suiteNames().filter((s) => s !== 'unit' && s !== 'golden');
  const { files, edited } = verified(selectFiles(all, []).files);
  if (edited.length > 0) throw new UsageError(`bless: other bytes than the manifest's sha256 have ${few(edited)}`);
  return files;
}

/** Every golden that is there or should be. */
function allGoldens(): SuiteFile[] {
  const there = goldenFiles();
  const official = officialFolder() === undefined ? [] : Object.values(readManifest().files).map((f) => digestSuite(f.suites));
  const digests = [...new Set(['own', ...official])].map((suite) => `${DIGEST_FOLDER}/${suite}.json`);
  const missing = [...missingStageFiles(ROOT), ...digests].filter((path) => !there.some((f) => f.name === path));
  return [...there, ...missing.map(goldenFile)];
}

const matches = (path: string, filter: string): boolean => {
  const wanted = filter.replace(/^\.\//, '').replace(/\/$/, '');
  return path === wanted || path.startsWith(`${wanted}/`);
};

/** A file that is to be written. */
interface Change {
  readonly path: string;
  readonly text: string;
  /** In brief. */
  readonly what: string;
  readonly diff: readonly string[];
}

function apply({ path, text, what, diff }: Change, dryRun: boolean, term: Terminal): void {
  term.line(`${dryRun ? 'would write' : 'wrote'} ${path} (${what})`);
  if (dryRun) {
    for (const line of diff) term.line(`  ${line}`);
    return;
  }
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}

/** The list of skips as a run of all scripts leaves it, where that is another. */
function skipsChange(ran: readonly FileResult[]): Change[] {
  const list = readSkips();
  const [old, text] = [formatSkips(list), formatSkips(mergeSkips(list, ran))];
  const diff = lineDiff(old, text);
  return text === old ? [] : [{ path: SKIPS_PATH, text, what: 'a run of all scripts', diff }];
}

/** Runs the command. */
export async function blessCommand(args: BlessArgs, pool: Pool, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { paths, update, dryRun } = args;
  if (!dryRun && !['', '0', 'false', undefined].includes(env['CI']))
    throw new UsageError('bless: CI is set, and CI never writes goldens; `--dry-run` shows what would change');
  const wanted = (path: string): boolean => paths.length === 0 || paths.some((filter) => matches(path, filter));
  const goldens = allGoldens().filter((f) => wanted(f.name));
  const skips = wanted(SKIPS_PATH) && update === 'all' ? scripts() : [];
  const files = [...goldens, ...skips];
  if (files.length === 0) throw new UsageError(`bless: no golden lies at ${paths.join(', ')}`);

  const term = new Terminal(process.stdout, env);
  let exit: ExitCode = EXIT.ok;
  const changes: Change[] = [];
  const each = ({ file, drift, failures, fault }: FileResult): void => {
    if (drift !== undefined) {
      const { path, fresh, missing, what, diff } = drift;
      if (missing || update === 'all') changes.push({ path, text: fresh, what, diff });
      return;
    }
    for (const failure of failures)
      for (const line of failureLines({ ...failure, reproduce: `npm run bless -- --dry-run ${file}` })) term.line(...line);
    if (fault !== undefined) term.line(red('FAULT'), ` ${file}: ${fault}`);
    exit = worse(exit, fault !== undefined ? EXIT.fault : failures.length > 0 ? EXIT.mismatch : EXIT.ok);
  };
  const ran: FileResult[] = [];
  pool.resize(Math.min(args.jobs, files.length));
  const tasks = files.map((file) => ({ file, engine: NATIVE }));
  await pool.run(tasks, args.options, ({ file }, { result }) => {
    term.progress(() => file.name);
    if (file.kind === 'golden') each(result);
    else ran.push(result);
  });
  if (pool.interrupted) return EXIT.interrupted;
  pool.stop();
  if (skips.length > 0) changes.push(...skipsChange(ran));
  for (const change of changes.sort((a, b) => (a.path < b.path ? -1 : 1))) apply(change, dryRun, term);
  const count = goldens.length + (skips.length > 0 ? 1 : 0);
  term.line(`${changes.length} of ${count} goldens ${dryRun ? 'would change' : 'changed'}`);
  return changes.length > 0 && dryRun ? worse(exit, EXIT.golden) : exit;
}
