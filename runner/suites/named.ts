/**
 * What FILE may be on the command line: a file, a folder, a glob, `-`, or part of the name of a file that a suite has. Words in →
 * the files' names, one each, as suites.ts takes them; `:LINE` goes along. A word that nothing lies at is wrong use.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isBelow, ROOT } from '../system/paths.ts';
import { STANDARD_INPUT } from '../usage/input.ts';
import { didYouMean, UsageError } from '../usage/usage.ts';
import type { SuiteFile } from './suites.ts';

/** Characters that have a meaning in globs. */
const GLOB = /[*?{}[\]]/;
/** Names that a complaint lists. */
const SHOWN = 5;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Where a file of a suite stands as its author sees it: unit tests run from the build. */
const sourceOf = ({ kind, name, path }: SuiteFile): string => (kind === 'unit' && !isAbsolute(name) ? join(ROOT, name) : path);

/** How suites.ts finds it again, from any folder. */
const nameOf = ({ kind, name, path }: SuiteFile): string => (kind === 'script' ? name : path);

/** Looks for files; loaded where a word needs it. */
interface Finder {
  /** Scripts below a folder. */
  scripts(folder: string): string[];
  /** Files that a pattern means, from the working folder. */
  files(pattern: string): string[];
  matcher(pattern: string): (name: string) => boolean;
}

async function loadFinder(): Promise<Finder> {
  const [{ globSync }, { default: picomatch }] = await Promise.all([import('tinyglobby'), import('picomatch')]);
  const ignore = ['**/node_modules/**'];
  return {
    scripts: (folder) => globSync('**/*.wast', { cwd: folder, ignore, expandDirectories: false }).sort(),
    files: (pattern) => globSync(pattern, { ignore, expandDirectories: false }).sort(),
    matcher: (pattern) => picomatch(pattern),
  };
}

function inFolder(folder: string, known: readonly SuiteFile[], finder: Finder): string[] {
  const path = resolve(folder);
  const ours = known.filter((file) => file.kind !== 'script' && isBelow(sourceOf(file), path));
  const found = [...finder.scripts(folder).map((name) => join(folder, name)), ...ours.map(nameOf)];
  if (found.length === 0) throw new UsageError(`${folder}: no script (.wast) lies in this folder`);
  return found;
}

function matching(pattern: string, known: readonly SuiteFile[], finder: Finder): string[] {
  const byPath = new Map(known.map((file) => [sourceOf(file), nameOf(file)]));
  const here = finder.files(pattern).filter((name) => name.endsWith('.wast') || byPath.has(resolve(name)));
  const matches = finder.matcher(pattern);
  const found = [...here, ...known.filter(({ name }) => matches(name)).map(nameOf)];
  if (found.length === 0) throw new UsageError(`${pattern}: no file matches`);
  return found;
}

function neighbours(file: string): string[] {
  const folder = dirname(file);
  const names = isFolder(folder) ? readdirSync(folder) : [];
  // A link that leads nowhere is none.
  return names.map((name) => join(folder, name)).filter((path) => existsSync(path));
}

/** Files of suites by their name, or a part of it. */
function called(file: string, line: string, known: readonly SuiteFile[]): string[] {
  const exact = known.filter(({ name }) => name === file);
  const found = exact.length > 0 ? exact : known.filter(({ name }) => file !== '' && name.includes(file));
  if (found.length === 0)
    throw new UsageError(`${file}: no such file${didYouMean(file, [...known.map((f) => f.name), ...neighbours(file)])}`);
  if (line !== '' && found.length > 1) {
    const names = found.slice(0, SHOWN).map(({ name }) => name);
    throw new UsageError(`${file}${line}: that is part of ${found.length} names: ${[...names, '…'].slice(0, SHOWN).join(' ')}`);
  }
  return found.map((f) => `${nameOf(f)}${line}`);
}

/**
 * Gives the function that finds the files of these words, as they are at the time. `known` are the files that can be found by a
 * part of their name.
 */
export async function namedFiles(words: readonly string[], known: () => readonly SuiteFile[]): Promise<() => readonly string[]> {
  const needed = words.some((word) => (!existsSync(word) ? GLOB.test(word) : isFolder(word)));
  const finder = needed ? await loadFinder() : undefined;
  return () =>
    words.flatMap((word): string[] => {
      if (existsSync(word)) return finder !== undefined && isFolder(word) ? inFolder(word, known(), finder) : [word];
      const [, file = word, line = ''] = /^(.*?)(:\d+)?$/s.exec(word) ?? [];
      if (file === STANDARD_INPUT || existsSync(file)) return [word];
      return finder !== undefined && GLOB.test(word) ? matching(word, known(), finder) : called(file, line, known());
    });
}
