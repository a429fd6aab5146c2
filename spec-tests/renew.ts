/**
 * Writes spec-tests/manifest.json anew for another upstream commit: from a checkout that is there, of the repository of suites
 * (flat) or of the specification itself (test/core/**), or from a clone that is made for it. What a file is and where it belongs
 * is kept where it is known; a new file's suites come from its folder, or from what its modules need.
 *
 *   node build/spec-tests/renew.js [--from DIR] [--commit COMMIT] [--date DATE] [--manifest FILE] [--dry-run]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type FeatureName, featureNames } from '../engine/wasm/features.ts';
import { directiveFeatures } from '../runner/judge/select.ts';
import { parseScript } from '../runner/script/parser.ts';
import { type Manifest, type ManifestFile, PATH, readManifest } from '../runner/suites/manifest.ts';
import { digest, officialFolder, officialPaths } from '../runner/suites/official.ts';
import { featuresOf } from '../runner/suites/suites.ts';
import { git, isCheckout } from '../runner/system/git.ts';
import { UsageError } from '../runner/usage/usage.ts';
import { checkout } from './fetch.ts';

/** Features that have a suite of their own among the core files: a file of no folder belongs to those whose features it needs. */
const CORE_SUITES: readonly FeatureName[] = [
  'bulk-memory',
  'exceptions',
  'gc',
  'memory64',
  'multi-memory',
  'relaxed-simd',
  'simd',
];

/** Suites of a file that the manifest does not know, by its place, its path in the checkout and what it needs. */
function suitesOf(place: string, path: string, needs: readonly FeatureName[]): string[] {
  const [top = '', sub = ''] = place.includes('/') ? place.split('/') : [];
  if (top === 'proposals') return ['proposals', sub].sort();
  if (top !== '') return top === 'legacy' ? ['legacy', 'legacy-exceptions'] : [top];
  const [, folder] = /^test\/core\/(?:([^/]+)\/)?[^/]+$/.exec(path) ?? [];
  const known = path.startsWith('test/core/') ? [folder ?? 'base'] : needs.filter((need) => CORE_SUITES.includes(need));
  return [...new Set([...(known.length === 0 ? ['base'] : known), 'core', 'wasm-3.0'])].sort();
}

/** The facts about one file. */
function factsOf(place: string, path: string, bytes: Uint8Array, known: ManifestFile | undefined): ManifestFile {
  const sha256 = digest(bytes);
  if (known?.sha256 === sha256) return known;
  const script = parseScript(bytes, featuresOf(place));
  const counts: Record<string, number> = {};
  for (const { kind } of script.directives) counts[kind] = (counts[kind] ?? 0) + 1;
  const features = featureNames(directiveFeatures(script).reduce((all, needs) => all | needs, 0)).filter(
    (name) => name !== 'mvp',
  );
  const suites = known?.suites ?? suitesOf(place, path, features);
  return { sha256, bytes: bytes.length, suites, features, counts: sorted(counts) };
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What became of the manifest. */
export interface Renewed {
  readonly manifest: Manifest;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** The manifest of the files in a folder. */
export function renewManifest(old: Manifest, dir: string, upstream: Upstream): Renewed {
  const paths = officialPaths(dir);
  if (paths.size === 0) throw new UsageError(`${dir}: there is no script in this folder`);
  const facts = [...paths].map(([place, path]): [string, ManifestFile] => {
    const known = Object.hasOwn(old.files, place) ? old.files[place] : undefined;
    return [place, factsOf(place, relative(dir, path).replaceAll('\\', '/'), readFileSync(path), known)];
  });
  const files = sorted(Object.fromEntries(facts));
  const names = Object.keys(files);
  return {
    manifest: { ...old, upstream: { ...old.upstream, ...upstream }, files },
    added: names.filter((place) => !Object.hasOwn(old.files, place)),
    changed: names.filter((place) => Object.hasOwn(old.files, place) && old.files[place]?.sha256 !== files[place]?.sha256),
    removed: Object.keys(old.files).filter((place) => !Object.hasOwn(files, place)),
  };
}

/** A manifest as text: a line a file. */
export function formatManifest({ schema, upstream, files }: Manifest): string {
  const spaced = (value: unknown): string =>
    JSON.stringify(value, null, 1)
      .replace(/\n\s*/g, ' ')
      .replace(/([{[]) /g, '$1')
      .replace(/ ([}\]])/g, '$1');
  const lines = Object.entries(files).map(([name, facts]) => `  ${JSON.stringify(name)}: ${spaced(facts)}`);
  return `{\n "schema": ${schema},\n "upstream": ${spaced(upstream)},\n "files": {\n${lines.join(',\n')}\n }\n}\n`;
}

/** What a manifest says of its upstream that a checkout can say. */
type Upstream = Pick<Manifest['upstream'], 'commit' | 'date'> & Partial<Pick<Manifest['upstream'], 'repository'>>;

/** Which commit a checkout is of; one with changes of its own is wrong use, what is no checkout is undefined. */
export function commitOf(dir: string): Upstream | undefined {
  if (!isCheckout(dir)) return undefined;
  const edited = git(dir, 'status', '--porcelain', '--', '*.wast');
  if (edited !== '') throw new UsageError(`${dir}: its scripts are not those of a commit:\n${edited}`);
  const [commit = '', date = ''] = git(dir, 'log', '-1', '--format=%H %cI')?.split(' ') ?? [];
  const origin = git(dir, 'remote', 'get-url', 'origin') ?? '';
  return { commit, date, ...(/^https?:/.test(origin) ? { repository: origin } : {}) };
}

interface Args {
  readonly from?: string | undefined;
  readonly commit?: string | undefined;
  readonly date?: string | undefined;
}

/** The folder to read, and which commit it is. */
function sourceOf({ from, commit, date }: Args, { upstream }: Manifest, work: string): [string, Upstream] {
  if (from === undefined && commit !== undefined) {
    checkout(upstream.repository, commit, work);
    return [work, commitOf(work) ?? { commit, date: date ?? '' }];
  }
  const dir = from ?? officialFolder();
  if (dir === undefined) throw new UsageError('--from DIR or --commit COMMIT is missing: there is no official folder here');
  const found = commitOf(dir);
  if (found !== undefined && commit !== undefined && !found.commit.startsWith(commit))
    throw new UsageError(`${dir} is a checkout of ${found.commit}, not of ${commit}`);
  if (found === undefined && (commit === undefined || date === undefined))
    throw new UsageError(`${dir} is no git checkout: --commit COMMIT and --date DATE say what it is`);
  return [dir, found ?? { commit: commit ?? '', date: date ?? '' }];
}

function main(): void {
  const text = { type: 'string' } as const;
  const options = { from: text, commit: text, date: text, manifest: text, 'dry-run': { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  const path = resolve(values.manifest ?? PATH);
  const old = readManifest(path);
  const work = mkdtempSync(join(tmpdir(), 'touchstone-renew-'));
  try {
    const [dir, upstream] = sourceOf(values, old, work);
    const { manifest, added, changed, removed } = renewManifest(old, dir, upstream);
    for (const [what, names] of Object.entries({ added, changed, removed }))
      for (const name of names) console.log(`${what} ${name}`);
    if (values['dry-run'] !== true) writeFileSync(path, formatManifest(manifest));
    const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
    console.log(`${Object.keys(manifest.files).length} files of ${manifest.upstream.commit.slice(0, 12)}: ${counts}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (e) {
    console.error(`spec-tests:renew: ${e instanceof Error ? e.message : String(e)}`);
    process.exitCode = 2;
  }
}
