/**
 * A hash of the engine's own code, so that no build meets another's artifacts. Reading a hundred and fifty files costs 10 ms, as
 * much as fifty modules from the cache, so the hash is noted in the cache's folder under what a `stat` of the files says: sizes,
 * times and inodes. A build or an installation changes those (the time of change cannot be set).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './files.ts';
import { readOurs } from './trust.ts';

/** Folders and files of the engine that decide whether a module compiles, and what a compilation gives. */
const PARTS = [
  'base',
  'target',
  'wasm',
  'binary',
  'valid',
  'ir',
  'frontend',
  'passes',
  'backend',
  'artifact',
  'compiler',
  'layout',
  'abi',
];
const HASH = /^[0-9a-f]{64}$/;
/** Notes are files of the cache's folder with this in front. */
export const NOTE_PREFIX = '.build-';

/** A bundle has the hash of the modules it is made of written into it. */
declare const TOUCHSTONE_BUILD_HASH: string | undefined;
let known = typeof TOUCHSTONE_BUILD_HASH === 'string' ? TOUCHSTONE_BUILD_HASH : undefined;

/** The hash; computed once a process. `notes`: the folder where processes leave it for each other. */
export function engineBuildHash(notes?: string): string {
  known ??= notedHash(join(import.meta.dirname, '..'), notes);
  return known;
}

/** The hash of the engine below `root`, from a note where there is one. */
export function notedHash(root: string, notes: string | undefined): string {
  const files = PARTS.flatMap((part) => codeFiles(root, part));
  if (notes === undefined) return hashContents(root, files);
  const note = join(notes, NOTE_PREFIX + hashStats(root, files));
  const text = readOurs(note);
  if (text !== undefined && HASH.test(text)) return text;
  const hash = hashContents(root, files);
  try {
    replaceFile(note, hash);
  } catch {
    // A folder that cannot be written: every process computes it again.
  }
  return hash;
}

function hashContents(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\n`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function hashStats(root: string, files: readonly string[]): string {
  const lines = files.map((file) => {
    const { ino, size, mtimeMs, ctimeMs }: Stats = statSync(join(root, file));
    return `${file} ${ino} ${size} ${mtimeMs} ${ctimeMs}\n`;
  });
  return createHash('sha256')
    .update(`${root}\n${lines.join('')}`)
    .digest('hex');
}

/** Code files of a part (a folder, or one file), relative to the root, in a fixed order. Tests and declarations do not
 * count: a package has no tests, and the bundle of a clone the same hash as its modules. */
function codeFiles(root: string, part: string): string[] {
  const isCode = (name: string): boolean => /\.(js|ts)$/.test(name) && !/\.(test|d)\.(js|ts)$/.test(name);
  try {
    const entries = readdirSync(join(root, part), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((e) => {
      const path = `${part}/${e.name}`;
      if (e.isDirectory()) return e.name === 'testing' ? [] : codeFiles(root, path);
      return isCode(e.name) ? [path] : [];
    });
  } catch {
    // Not a folder: a file, or a part that this build does not have.
    return [`${part}.js`, `${part}.ts`].filter((f) => statSync(join(root, f), { throwIfNoEntry: false }) !== undefined);
  }
}
