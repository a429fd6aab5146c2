/**
 * How a process of ours comes up: from its bundle, one script with V8's code cache beside it, where the build has made one of
 * the modules as they are now; else from the modules themselves. Both do the same. A worker has a hundred and fifty modules: they
 * take it 110 ms to load, and its functions must be compiled as they are first called; from the bundle it takes 20 ms.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/**
 * entry point → the module that Node is told to run, the one with the work, which is bundled, and the V8 flags of its process:
 * code is cached for one set of flags, and refused under any other.
 */
export const ENTRIES = {
  command: { start: 'runner/main', module: 'runner/cli', flags: [] },
  // Most objects of a script die with it: room for them saves half of the collections.
  worker: { start: 'runner/workers/child', module: 'runner/workers/work', flags: ['--min-semi-space-size=16'] },
} as const;
export type Entry = keyof typeof ENTRIES;

/** Where compiled modules lie. Every module costs a process that comes up 3 ms: paths.ts is not asked. */
const BUILD = join(import.meta.dirname, '..', '..');
/** Where bundles lie. */
export const BUNDLE_FOLDER = join(BUILD, 'bundle');

/** What the compiler notes for itself of each project that bundled modules come from (tsconfig.json and its references). */
export const COMPILER_NOTES = ['.tsbuildinfo-wasm', '.tsbuildinfo-engine', '.tsbuildinfo-page', '.tsbuildinfo'] as const;

/**
 * The path of the bundle of the modules as they are now; undefined where there can be none. The compiler's own notes change
 * whenever it writes a module, so their last time of change stands in the name. A package has no notes, as nothing is compiled
 * there any more: its one bundle is the right one.
 */
export function bundlePath(entry: Entry): string | undefined {
  const notes = COMPILER_NOTES.map((name) => statSync(join(BUILD, name), { throwIfNoEntry: false })?.mtimeMs);
  const times = notes.filter((time) => time !== undefined);
  if (times.length === notes.length) return join(BUNDLE_FOLDER, `${entry}-${Math.max(...times)}.cjs`);
  return times.length === 0 ? packedBundle(entry) : undefined;
}

/** The bundle of a package; undefined in sources with their types stripped, which have none. */
function packedBundle(entry: Entry): string | undefined {
  try {
    const name = readdirSync(BUNDLE_FOLDER).find((each) => each.startsWith(`${entry}-`) && each.endsWith('.cjs'));
    return name === undefined ? undefined : join(BUNDLE_FOLDER, name);
  } catch {
    return undefined;
  }
}

/**
 * The path of a bundle's code cache for the Node that runs us, told by its version and its program's size: V8 takes the code of
 * another build with the same version number of its own, and crashes on it (20.11.1 on that of 20.20.2).
 */
export function codeCachePath(bundle: string): string {
  return bundle.replace(/cjs$/, `${process.version}-${process.arch}-${statSync(process.execPath).size}.cache`);
}

/** The module that Node is told to run as one CommonJS file: 14 ms pass before Node runs the first module of another kind. */
export function starterPath(entry: Entry): string {
  return join(BUNDLE_FOLDER, `${entry}.cjs`);
}

/** A bundle is one expression, between these: a function of what only a module has. */
export const WRAPPER = ['(function (module, exports, require, __import, __path, __url) {', '})'] as const;

export interface Bundle {
  readonly script: Script;
  /** The entry module's exports. */
  readonly exports: unknown;
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Loads a bundle; undefined where there is none. */
export function loadBundle(entry: Entry): Bundle | undefined {
  const filename = bundlePath(entry);
  const source = filename === undefined ? undefined : read(filename);
  if (filename === undefined || source === undefined) return undefined;
  const cachedData = read(codeCachePath(filename));
  const script = new Script(source.toString('latin1'), { filename, cachedData });
  const module = { exports: {} };
  const path = (place: string): string => join(BUNDLE_FOLDER, place);
  const url = (place: string): string => pathToFileURL(path(place)).href;
  // A script from a code cache has no `import()` of its own in V8 11.
  const load = (name: string): Promise<unknown> => import(name);
  script.runInThisContext()(module, module.exports, createRequire(filename), load, path, url);
  return { script, exports: module.exports };
}

/** An entry point's exports: the bundle's, or those of the modules. */
export async function launch<T>(entry: Entry, modules: () => Promise<T>): Promise<T> {
  const bundle = loadBundle(entry);
  return bundle === undefined ? await modules() : (bundle.exports as T);
}
