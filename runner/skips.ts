/**
 * spec-tests/skips.json: how many directives of each official file are skipped, and why. The counts are committed and may
 * only shrink: more skips than committed are a mismatch, fewer ask for a new list.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';
import type { FileResult } from './results.ts';

/** file → reason → count. */
export type SkipList = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function readSkips(): SkipList {
  return JSON.parse(readFileSync(join(ROOT, 'spec-tests', 'skips.json'), 'utf8')) as SkipList;
}

export interface SkipChanges {
  /** A line for each file and reason that is skipped more often than committed. */
  readonly grown: readonly string[];
  /** How many skips fewer there are. */
  readonly fewer: number;
}

/** Compares results of official and own files with the committed list; unit tests have none. */
export function compareSkips(list: SkipList, results: readonly FileResult[]): SkipChanges {
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

/** The list that results make, one file a line. */
export function skipList(results: readonly FileResult[]): string {
  const lines = results
    .filter((r) => Object.keys(r.skips).length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(
      (r) =>
        `  ${JSON.stringify(r.file)}: ${JSON.stringify(Object.fromEntries(Object.entries(r.skips).sort(([a], [b]) => (a < b ? -1 : 1))))}`,
    );
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}
