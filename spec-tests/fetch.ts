/**
 * Brings the official suite to spec-tests/official/: clones upstream at the manifest's commit, checks every file's sha256, and
 * only then puts the folder in place. The scripts are never part of the project.
 *
 *   node build/spec-tests/fetch.js [--from URL] [--to DIR] [--manifest FILE]
 *
 * With --js-api it brings the tests of the JavaScript interface, from the specification's repository to spec-tests/js-api/.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { few } from '../runner/results/results.ts';
import { type Manifest, type ManifestFile, PATH, readManifest } from '../runner/suites/manifest.ts';
import { digest, officialPaths } from '../runner/suites/official.ts';

/** What this script reads of the manifest. */
interface Facts {
  readonly upstream: Pick<Manifest['upstream'], 'repository' | 'commit'>;
  readonly files: Readonly<Record<string, Pick<ManifestFile, 'sha256'>>>;
}

function git(cwd: string, ...args: string[]): { ok: boolean; error: string } {
  const run = spawnSync('git', args, { cwd, encoding: 'utf8', env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } });
  if (run.error !== undefined) return { ok: false, error: `git could not be run: ${run.error.message}` };
  return { ok: run.status === 0, error: run.stderr.trim() };
}

/** Checks one commit out. Hosts that do not serve a bare commit get a full clone. */
export function checkout(from: string, commit: string, into: string): void {
  mkdirSync(into, { recursive: true });
  git(into, 'init', '-q');
  const shallow = git(into, 'fetch', '-q', '--depth', '1', from, commit);
  if (!shallow.ok) {
    const full = git(into, 'fetch', '-q', from, '+refs/heads/*:refs/remotes/upstream/*', '+refs/tags/*:refs/tags/*');
    if (!full.ok) throw new Error(`${from}: ${full.error || shallow.error}`);
  }
  const out = git(into, '-c', 'core.autocrlf=false', 'checkout', '-q', '--detach', commit);
  if (!out.ok) throw new Error(`${from} has no commit ${commit}: ${out.error}`);
}

/** Fetches and verifies; throws with one clear message, and then leaves `to` as it was. */
export function fetchSuite(facts: Facts, from: string, to: string): number {
  mkdirSync(dirname(to), { recursive: true });
  const work = mkdtempSync(join(dirname(to), '.fetch-'));
  try {
    checkout(from, facts.upstream.commit, join(work, 'clone'));
    const paths = officialPaths(join(work, 'clone'));
    const names = Object.keys(facts.files);
    const wrong: string[] = [];
    for (const name of names) {
      const source = paths.get(name);
      const target = join(work, 'official', name);
      if (source === undefined) wrong.push(`${name} (missing)`);
      else if (digest(readFileSync(source)) !== facts.files[name]?.sha256) wrong.push(`${name} (another sha256)`);
      else {
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(source, target);
      }
    }
    if (wrong.length > 0) throw new Error(`${from} differs from the manifest in ${wrong.length} files: ${few(wrong)}`);
    rmSync(to, { recursive: true, force: true });
    renameSync(join(work, 'official'), to);
    return names.length;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where the tests of the JavaScript interface lie, with the library that judges them: a commit's id is a digest of all of it. */
const JS_API = {
  repository: 'https://github.com/WebAssembly/spec.git',
  commit: '285a9032950cbad6a9f84de11183008e286092a2',
  folders: ['js-api', 'harness'],
} as const;

/** Fetches these tests; throws with one clear message, and then leaves `to` as it was. */
export function fetchJsApi(from: string, commit: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const work = mkdtempSync(join(dirname(to), '.fetch-'));
  try {
    checkout(from, commit, join(work, 'clone'));
    mkdirSync(join(work, 'laid'));
    for (const folder of JS_API.folders) {
      const source = join(work, 'clone', 'test', folder);
      if (!existsSync(source)) throw new Error(`${from} has no folder test/${folder} at ${commit}`);
      renameSync(source, join(work, 'laid', folder));
    }
    rmSync(to, { recursive: true, force: true });
    renameSync(join(work, 'laid'), to);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      manifest: { type: 'string' },
      'js-api': { type: 'boolean' },
    },
  });
  if (values['js-api'] === true) {
    const to = resolve(values.to ?? join(dirname(PATH), 'js-api'));
    fetchJsApi(values.from ?? JS_API.repository, JS_API.commit, to);
    console.log(`the tests of the JavaScript interface at ${JS_API.commit.slice(0, 12)} are in ${to}`);
    return;
  }
  const facts: Facts = readManifest(values.manifest);
  const to = resolve(values.to ?? join(dirname(PATH), 'official'));
  const from = values.from ?? facts.upstream.repository;
  const count = fetchSuite(facts, from, to);
  console.log(`${count} files of ${from} at ${facts.upstream.commit.slice(0, 12)} verified into ${to}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (e) {
    console.error(`spec-tests:fetch: ${e instanceof Error ? e.message : String(e)}`);
    process.exitCode = 2;
  }
}
