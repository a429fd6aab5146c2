/**
 * Which files a run is made of: names of suites and paths in → a list of files, each once, with the features its place
 * enables. Official files come from TOUCHSTONE_SPEC_TESTS or spec-tests/official/; `own` are the scripts the project carries,
 * `hard` those of them that look for the faults engines have had; `unit` are its compiled unit tests, `golden` its blessed
 * expectations. Features belong to the file, never to the suite that selected it.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { FEATURE, FEATURE_NAMES, type FeatureName, type Features, WASM3, withoutFeatures } from '../../engine/wasm/features.ts';
import { CODE_ROOT, type Environment, EXTENSION, isBelow, ROOT } from '../system/paths.ts';
import { scratch } from '../system/scratch.ts';
import { isStream, readInput, STANDARD_INPUT, unreadable } from '../usage/input.ts';
import { didYouMean, UsageError } from '../usage/usage.ts';
import type { DirectiveFilter } from './filter.ts';
import { type Manifest, readManifest } from './manifest.ts';
import {
  digest,
  isOfficial,
  OWN as OWN_ID,
  officialFolder,
  officialPaths,
  officialPlace,
  recognise,
  SPEC,
  walk,
} from './official.ts';
import { PAGES } from './places.ts';

/** One file of a run. */
export interface SuiteFile {
  /** How reports name it: the manifest's name, `own/…`, a unit test's path, or the path as the user wrote it. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'script' | 'unit' | 'golden';
  readonly suites: readonly string[];
  readonly features: Features;
  /** Rough cost, to start the longest files first. */
  readonly weight: number;
  /** `spec:PLACE` of an official file, `own:PATH` of a script of ours; any other is known by its name alone (official.ts). */
  readonly known?: string | undefined;
  /** Only these directives count. */
  readonly only?: DirectiveFilter;
}

/** What was asked for, and what of it was not there. */
export interface Selection {
  readonly files: readonly SuiteFile[];
  /** Official suites that a default run would have had, were the official files there. */
  readonly absent: readonly string[];
  /** Scripts that lie among the official ones and that the manifest does not know: they do not run. */
  readonly unlisted: readonly string[];
}

/** Where the project's own scripts lie. */
export const OWN_FOLDER = join(ROOT, 'spec-tests', 'own');
const DEFAULT_OFFICIAL = ['core', 'custom'];
/** Suites of the scripts that the project carries: a folder below spec-tests/own that has this name, and all the rest. */
export const OWN_SUITES: readonly string[] = ['own', 'hard'];
/** Suites that the project itself is. */
const OURS = [...OWN_SUITES, 'unit', 'golden'];

/** What a script or module may use: what flags say, in terms of what its place enables. */
export type Language = (place: Features) => Features;

/** WebAssembly 3.0, and what the file's folder adds: `legacy/…` or `proposals/<name>/…`. */
export function featuresOf(name: string): Features {
  const parts = name.split(/[\\/]/);
  let features = WASM3;
  if (parts.includes('legacy')) features |= FEATURE['legacy-exceptions'];
  const at = parts.indexOf('proposals');
  const proposal = at < 0 ? undefined : parts[at + 1];
  if (proposal !== undefined && (FEATURE_NAMES as readonly string[]).includes(proposal))
    features |= FEATURE[proposal as FeatureName];
  // The suite of threads was forked before most of it, and asserts what held without: one table, one memory, 32 bits.
  if (proposal === 'threads') features = withoutFeatures(features, ['bulk-memory', 'multi-memory', 'memory64']);
  return features;
}

/** The project's own scripts. */
export function ownFiles(): SuiteFile[] {
  return walk(OWN_FOLDER, '.wast').map((path) => {
    const inside = relative(OWN_FOLDER, path).replaceAll('\\', '/');
    const name = `own/${inside}`;
    const suites = [OWN_SUITES.find((suite) => inside.startsWith(`${suite}/`)) ?? 'own'];
    const features = featuresOf(name);
    return { name, path, kind: 'script', suites, features, weight: statSync(path).size, known: OWN_ID + inside };
  });
}

/** Where digests of scripts are kept, a file a suite. */
export const DIGEST_FOLDER = 'golden/digests';
/** The suites that only unite others. */
const UNIONS = new Set(['core', 'wasm-3.0', 'proposals']);
/** The one file of digests a script belongs to: its first suite that is no union of others. */
export function digestSuite(suites: readonly string[]): string {
  return suites.find((s) => !UNIONS.has(s)) ?? 'others';
}

/** The scripts whose digests a suite's file holds; `wrong`: those that are not here, or are not the manifest's. */
export function digestFiles(
  suite: string,
  env: Environment = process.env,
): { readonly files: readonly SuiteFile[]; readonly wrong: readonly string[] } {
  const dir = officialFolder(env);
  const all = [...ownFiles(), ...(dir === undefined ? [] : officialFiles(readManifest(), dir, officialPaths(dir)))];
  const wanted = all.filter((f) => digestSuite(f.suites) === suite);
  const { files, edited } = verified(wanted.filter((f) => existsSync(f.path)));
  return { files, wrong: [...wanted.filter((f) => !existsSync(f.path)).map((f) => f.name), ...edited] };
}

/** A golden as a file of a run; a path relative to the project's root. */
export function goldenFile(path: string): SuiteFile {
  const size = statSync(join(ROOT, path), { throwIfNoEntry: false })?.size ?? 0;
  // Digests are compiled: ten times the work for each byte of result.
  const weight = path.startsWith(DIGEST_FOLDER) ? size * 10 : size;
  return { name: path, path: join(ROOT, path), kind: 'golden', suites: ['golden'], features: 0, weight };
}

/** Goldens as they lie in their folders. Those of official scripts can be checked only where these are. */
export function goldenFiles(env: Environment = process.env): SuiteFile[] {
  const official = officialFolder(env) !== undefined;
  return [...walk(join(ROOT, 'golden'), '.wat'), ...walk(join(ROOT, 'golden'), '.json'), ...PAGES.map((page) => join(ROOT, page))]
    .map((path) => relative(ROOT, path).replaceAll('\\', '/'))
    .filter((path) => official || !path.startsWith(DIGEST_FOLDER) || path === `${DIGEST_FOLDER}/own.json`)
    .map(goldenFile);
}

/** The project's unit tests as they lie beside the code that runs. */
function unitFiles(): SuiteFile[] {
  const suffix = `.test${EXTENSION}`;
  return walk(CODE_ROOT, suffix, ['node_modules', 'build', '.cache', '.git', 'official']).map((path) => ({
    name: relative(CODE_ROOT, path).replaceAll('\\', '/').replace(/\.js$/, '.ts'),
    path,
    kind: 'unit',
    suites: ['unit'],
    features: 0,
    // Unit tests spend time rather than bytes; beginning with them keeps both jobs busy to the end.
    weight: 1e9 + statSync(path).size,
  }));
}

/** The official files by the manifest; of those that are not here the path says where they should be. */
function officialFiles(manifest: Manifest, dir: string, paths: ReadonlyMap<string, string>): SuiteFile[] {
  return Object.entries(manifest.files).map(([name, facts]) => ({
    name,
    path: paths.get(name) ?? join(dir, name),
    kind: 'script',
    suites: facts.suites,
    features: featuresOf(name),
    weight: facts.bytes + 400 * Object.values(facts.counts).reduce((a, b) => a + b, 0),
    known: SPEC + name,
  }));
}

/** All suite names, the project's own first. */
export function suiteNames(manifest: Manifest = readManifest()): string[] {
  const official = new Set(Object.values(manifest.files).flatMap((f) => f.suites));
  return [...OURS, ...[...official].sort()];
}

/** Standard input, or another stream, as a file: processes beside this one read it, and engines are given a path. */
function streamed(name: string): SuiteFile {
  const bytes = readInput(name);
  const path = join(scratch(), `${digest(bytes)}.wast`);
  writeFileSync(path, bytes, { mode: 0o600 });
  return { name, path, kind: 'script', suites: ['files'], features: featuresOf(name), weight: bytes.length };
}

/** Every file that can be named: those of all suites, as far as they are here. */
export function knownFiles(env: Environment = process.env): SuiteFile[] {
  const dir = officialFolder(env);
  const official = dir === undefined ? [] : officialFiles(readManifest(), dir, officialPaths(dir));
  return [...official.filter(({ path }) => existsSync(path)), ...ownFiles(), ...goldenFiles(env), ...unitFiles()];
}

/** `FILE` or `FILE:LINE` on the command line: a path, or the name of one of `listed`. */
function namedFile(arg: string, manifest: Manifest, listed: () => readonly SuiteFile[]): SuiteFile {
  const suffix = existsSync(arg) ? null : /^(.*):(\d+)$/.exec(arg);
  const file = suffix?.[1] ?? arg;
  const only = suffix === null ? {} : { only: { line: Number(suffix[2]) } };
  if (file === STANDARD_INPUT || isStream(file)) return { ...streamed(file), ...only };
  if (!existsSync(file)) {
    const found = listed().find((f) => f.name === file && existsSync(f.path));
    if (found !== undefined) return { ...found, ...only };
    throw new UsageError(`${file}: no such file`);
  }
  const path = resolve(file);
  if (statSync(path).isDirectory()) throw new UsageError(`${file}: is a directory`);
  if ((path.startsWith(join(ROOT, 'golden/')) && !path.endsWith('.ts')) || PAGES.some((page) => path === join(ROOT, page)))
    return goldenFile(relative(ROOT, path).replaceAll('\\', '/'));
  const units = /\.test\.[tj]s$/.test(file) ? unitFiles() : [];
  const unit = units.find((u) => u.path === path || (isAbsolute(u.name) ? u.name : join(ROOT, u.name)) === path);
  if (unit !== undefined) return unit;
  const known = knownAs(path, manifest);
  const place = officialPlace({ known });
  const suites = (place === undefined ? undefined : manifest.files[place]?.suites) ?? ['files'];
  const what = { suites, features: featuresOf(place ?? file), ...(known === undefined ? {} : { known }) };
  return { name: file, path, kind: 'script', weight: statSync(path).size, ...what, ...only };
}

/** What a path leads to: one of our scripts by where it lies, an official file by its bytes. */
function knownAs(path: string, manifest: Manifest): string | undefined {
  if (isBelow(path, OWN_FOLDER)) return OWN_ID + relative(OWN_FOLDER, path).replaceAll('\\', '/');
  const place = recognise(path, manifest);
  return place === undefined ? undefined : SPEC + place;
}

/** Scripts named on the command line, and no others: what is official among them is recognised. */
export function scriptFiles(args: readonly string[]): SuiteFile[] {
  const manifest = readManifest();
  return args.map((arg) => ({ ...namedFile(arg, manifest, ownFiles), suites: ['files'] }));
}

/**
 * The files of a run. Without suites and paths: unit tests, own scripts and, where the official files are, core and custom.
 * A suite that was named must be there.
 */
export function selectFiles(suites: readonly string[], args: readonly string[], env: Environment = process.env): Selection {
  const manifest = readManifest();
  const dir = officialFolder(env);
  const paths = dir === undefined ? new Map<string, string>() : officialPaths(dir);
  const listed = dir === undefined ? [] : officialFiles(manifest, dir, paths);
  const names = suiteNames(manifest);
  for (const suite of suites) {
    if (!names.includes(suite))
      throw new UsageError(`unknown suite ${suite}; the suites are: ${names.join(' ')}${didYouMean(suite, names)}`);
  }
  const byDefault = suites.length === 0 && args.length === 0;
  const wanted = new Set(byDefault ? [...OURS, ...DEFAULT_OFFICIAL] : suites);
  const absent = byDefault && dir === undefined ? DEFAULT_OFFICIAL : [];
  const files = new Map<string, SuiteFile>();
  const add = (file: SuiteFile) => {
    const key = `${file.path}\0${file.only?.line ?? ''}`;
    if (!files.has(key)) files.set(key, file);
  };
  if (wanted.has('unit')) unitFiles().forEach(add);
  for (const file of ownFiles()) if (file.suites.some((suite) => wanted.has(suite))) add(file);
  if (wanted.has('golden')) goldenFiles(env).forEach(add);
  const official = [...wanted].filter((s) => !OURS.includes(s));
  if (official.length > 0 && absent.length === 0) {
    if (dir === undefined) {
      const hint = 'set TOUCHSTONE_SPEC_TESTS=DIR or run `npm run spec-tests:fetch`';
      throw new UsageError(`the files of suite ${official.join(', ')} are not here: ${hint}`);
    }
    for (const file of listed) {
      if (!file.suites.some((s) => wanted.has(s))) continue;
      if (!existsSync(file.path))
        throw new UsageError(`${file.path}: missing, the manifest has it in suite ${file.suites.join(', ')}`);
      add(file);
    }
  }
  for (const arg of args) add(namedFile(arg, manifest, () => [...listed, ...ownFiles()]));
  const unlisted = official.length === 0 ? [] : [...paths.keys()].filter((place) => !Object.hasOwn(manifest.files, place));
  return { files: [...files.values()], absent, unlisted };
}

/** Official files as they were selected, those apart that do not have the manifest's bytes: they are files like any other. */
export function verified(
  selected: readonly SuiteFile[],
  { files }: Manifest = readManifest(),
): { readonly files: readonly SuiteFile[]; readonly edited: readonly string[] } {
  const edited: string[] = [];
  const checked = selected.map((file): SuiteFile => {
    const facts = files[officialPlace(file) ?? ''];
    if (facts === undefined || isOfficial(file.path, facts)) return file;
    edited.push(file.name);
    return { ...file, suites: ['files'], known: undefined };
  });
  return { files: checked, edited };
}

/** The whole text of a script; a file that cannot be read is wrong use. */
export function readScript(file: SuiteFile): Uint8Array {
  try {
    return readFileSync(file.path);
  } catch (e) {
    throw unreadable(file.name, e);
  }
}
