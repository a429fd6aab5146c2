/**
 * spec-tests/skips.json: how many directives of each official file are skipped, and why. The counts are committed and may
 * only shrink: more skips than committed are a mismatch, fewer ask for a new list.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.ts';
import type { FileResult } from './results.ts';

/** file → reason → count. */
export type SkipList = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Where the list lies, relative to the project's root. */
export const SKIPS_PATH = 'spec-tests/skips.json';
const PATH = join(ROOT, SKIPS_PATH);

export function readSkips(): SkipList {
  return JSON.parse(readFileSync(PATH, 'utf8')) as SkipList;
}

export interface SkipChanges {
  /** A line for each file and reason that is skipped more often than committed. */
  readonly grown: readonly string[];
  /** How many skips fewer there are. */
  readonly fewer: number;
}

/** Compares results of official and own files with the committed list; unit tests have none. */
export function compareSkips(list: SkipList, results: readonly Pick<FileResult, 'file' | 'skips'>[]): SkipChanges {
  const grown: string[] = [];
  let fewer = 0;
  for (const { file, skips } of results) {
    const known = list[file] ?? {};
    for (const reason of new Set([...Object.keys(skips), ...Object.keys(known)])) {
      const now = skips[reason] ?? 0;
      const committed = known[reason] ?? 0;
      if (now > committed) grown.push(`${file}: ${reason} ${now}, committed ${committed}`);
      else fewer += committed - now;
    }
  }
  return { grown, fewer };
}

/** A list as text, one file a line. */
export function formatSkips(list: SkipList): string {
  const sorted = (skips: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(skips).sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(list)
    .filter(([, skips]) => Object.keys(skips).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, skips]) => `  ${JSON.stringify(file)}: ${JSON.stringify(sorted(skips))}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

/** The committed list with the results' files as they are now. */
export function mergeSkips(list: SkipList, results: readonly FileResult[]): SkipList {
  return { ...list, ...Object.fromEntries(results.map((r) => [r.file, r.skips])) };
}
