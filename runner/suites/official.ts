/**
 * The official files as they lie in a folder: where each of them is, whether its bytes are those of the manifest, what the
 * manifest does not know. A file is official by its bytes alone, wherever it lies and whatever it is called.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Environment, ROOT } from '../system/paths.ts';
import { UsageError } from '../usage/usage.ts';
import type { Manifest, ManifestFile } from './manifest.ts';

const OFFICIAL = join(ROOT, 'spec-tests', 'official');

/** The folder with the official files, or undefined; a folder named by the environment must exist. */
export function officialFolder(env: Environment = process.env): string | undefined {
  const named = env['TOUCHSTONE_SPEC_TESTS'];
  if (named !== undefined && named !== '') {
    const dir = resolve(named);
    if (!existsSync(dir) || !statSync(dir).isDirectory()) {
      throw new UsageError(`TOUCHSTONE_SPEC_TESTS names ${named}, which is not a directory`);
    }
    return dir;
  }
  return existsSync(OFFICIAL) ? OFFICIAL : undefined;
}

/** Files below a folder whose name ends so, sorted by path. */
export function walk(dir: string, suffix: string, skip: readonly string[] = []): string[] {
  const found: string[] = [];
  const queue = [dir];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (skip.includes(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) queue.push(path);
      else if (entry.name.endsWith(suffix)) found.push(path);
    }
  }
  return found.sort();
}

/** Folders of the specification's own repository, and where their files are put in the repository of suites. */
const PARTS: Readonly<Record<string, string>> = { core: '', custom: 'custom/', legacy: 'legacy/' };

/** A file's place in the suite by its path in a checkout: of the repository of suites, or of the specification's own. */
export function placeInSuite(path: string): string {
  const [, part = '', name = ''] = /^test\/(core|custom|legacy)\/(?:.*\/)?([^/]+)$/.exec(path) ?? [];
  return name === '' ? path : `${PARTS[part]}${name}`;
}

/** The scripts of a checkout: place in the suite → path. */
export function officialPaths(dir: string): ReadonlyMap<string, string> {
  const parts = Object.keys(PARTS).map((part) => join(dir, 'test', part));
  const roots = existsSync(join(dir, 'test', 'core')) ? [...parts, join(dir, 'proposals')].filter((at) => existsSync(at)) : [dir];
  const paths = roots.flatMap((root) => walk(root, '.wast', ['.git', 'node_modules']));
  return new Map(paths.map((path) => [placeInSuite(relative(dir, path).replaceAll('\\', '/')), path]));
}

/** sha256, in hexadecimal. */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The place in the suite of the official file that a file is by its bytes; where several are the same, the one of its name. */
export function recognise(path: string, { files }: Manifest): string | undefined {
  const { size } = statSync(path);
  const candidates = Object.entries(files).filter(([, facts]) => facts.bytes === size);
  if (candidates.length === 0) return undefined;
  const sha256 = digest(readFileSync(path));
  const places = candidates.flatMap(([place, facts]) => (facts.sha256 === sha256 ? [place] : []));
  return places.find((place) => path.endsWith(`/${place}`)) ?? places[0];
}

/** How ids of official files and of the project's own scripts begin; all others are called by their name. */
export const SPEC = 'spec:';
export const OWN = 'own:';

/** The place in the suite of a file that is known as official; undefined: it is another. */
export function officialPlace({ known }: Pick<Named, 'known'>): string | undefined {
  return known?.startsWith(SPEC) === true ? known.slice(SPEC.length) : undefined;
}

/** A file as far as it matters here what it is. */
interface Named {
  readonly name: string;
  /** `spec:PLACE` of an official file, `own:PATH` of a script of ours; any other is known by its name alone. */
  readonly known?: string | undefined;
}

/**
 * What the ids of a file's directives begin with: `spec:` and the place in the suite, `own:` and the path of a script of ours,
 * else the file's name: its path from the working folder where it lies below that.
 */
export function fileId({ known, name }: Named): string {
  if (known !== undefined) return known;
  const inside = relative('.', name);
  const path = inside === '' || inside.startsWith('..') || isAbsolute(inside) ? name : inside;
  return path.startsWith(SPEC) || path.startsWith(OWN) ? `./${path}` : path.replaceAll('\\', '/');
}

/** Whether a path leads to the manifest's bytes. */
export function isOfficial(path: string, { bytes, sha256 }: ManifestFile): boolean {
  return statSync(path).size === bytes && digest(readFileSync(path)) === sha256;
}
