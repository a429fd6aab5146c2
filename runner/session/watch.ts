/**
 * `--watch`: run, wait for changes, run again what they affect: a script or a unit test that changed by itself, everything when
 * the build did. Every run is a process of its own, so a new build is what runs.
 *
 * Changes are found by looking: a list of sizes and times, twice a second. Editors delete, rename and create files in their own
 * ways, network shares and containers tell nobody; two lists that differ are the same everywhere.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dim, Terminal } from '../report/text/terminal.ts';
import { counted } from '../results/results.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { CODE_ROOT, EXTENSION, nodeFlags } from '../system/paths.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';

/** How often files are looked at. What is still being written when a change is seen has as long again to settle. */
const INTERVAL_MS = 400;

/** What a run is started with. */
export interface WatchedCommand {
  readonly command: string;
  /** As they were given, without the files and suites. */
  readonly options: readonly string[];
  /** What the first run, and one after a new build, has beside: suites, files, `--failed`. */
  readonly selection: readonly string[];
}

/** path → size and times; what is not there is `''`. */
type Snapshot = ReadonlyMap<string, string>;

function stateOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}

/** Code that runs, tests excepted: they are files of the selection. */
const isBuild = (path: string): boolean => path.startsWith(CODE_ROOT) && BUILD.test(path);
const BUILD = new RegExp(`(?<!\\.test)\\${EXTENSION}$|\\.node$`);

/** Everything whose change means something: files, the build, and the folders that both come and go in. */
function watchedPaths(files: readonly SuiteFile[]): ReadonlySet<string> {
  const skipped = /^(node_modules|\.git|\.cache)/;
  const code = readdirSync(CODE_ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => !skipped.test(name));
  const paths = [...files.map((f) => f.path), ...code.map((name) => join(CODE_ROOT, name)).filter(isBuild)];
  return new Set([...paths, ...paths.map(dirname)]);
}

function snapshot(paths: ReadonlySet<string>): Snapshot {
  return new Map([...paths].map((path) => [path, stateOf(path)]));
}

function changedPaths(before: Snapshot, after: Snapshot): ReadonlySet<string> {
  const all = new Set([...before.keys(), ...after.keys()]);
  return new Set([...all].filter((path) => (before.get(path) ?? '') !== (after.get(path) ?? '')));
}

/** Runs until somebody ends it; `select` gives the files as they are at the time. */
export async function watchFiles(select: () => readonly SuiteFile[], watched: WatchedCommand): Promise<ExitCode> {
  const term = new Terminal(process.stdout, process.env);
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ended.abort());
  const pause = (): Promise<void> => sleep(INTERVAL_MS, undefined, { signal: ended.signal }).catch(() => {});
  let files = select();
  let paths = watchedPaths(files);
  let seen = snapshot(paths);
  const run = async (what: readonly string[]): Promise<void> => {
    await runOnce([watched.command, ...watched.options, ...what], ended.signal);
    if (!ended.signal.aborted) term.line(dim(`watching ${counted(files.length, 'file')} and the build; Ctrl-C ends`));
  };
  await run(watched.selection);
  for (;;) {
    await pause();
    if (ended.signal.aborted) return EXIT.interrupted;
    const moved = snapshot(paths);
    if (changedPaths(seen, moved).size === 0) continue;
    await pause();
    if (changedPaths(moved, snapshot(paths)).size > 0) continue;
    files = selectAgain(select, files);
    paths = watchedPaths(files);
    const now = snapshot(paths);
    const changed = changedPaths(seen, now);
    seen = now;
    const affected = files.filter((f) => changed.has(f.path));
    for (const { name, path } of affected) term.line(dim(`${name} ${now.get(path) === '' ? 'is gone' : 'has changed'}`));
    const there = affected.filter((f) => now.get(f.path) !== '');
    if ([...changed].some(isBuild)) {
      term.line(dim('the build has changed'));
      await run(watched.selection);
    } else if (there.length > 0)
      await run(there.map(({ name, only }) => (only?.line === undefined ? name : `${name}:${only.line}`)));
  }
}

/** The selection anew; where a file that was named is gone it stays what it was, until the file is back. */
function selectAgain(select: () => readonly SuiteFile[], before: readonly SuiteFile[]): readonly SuiteFile[] {
  try {
    return select();
  } catch (e) {
    if (e instanceof UsageError) return before;
    throw e;
  }
}

/** A run as a process of its own, on our own terminal; ended with us. */
function runOnce(args: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [...nodeFlags(), join(CODE_ROOT, 'runner', `main${EXTENSION}`), ...args], {
    stdio: 'inherit',
  });
  const end = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      signal.removeEventListener('abort', end);
      resolve();
    });
  });
}
