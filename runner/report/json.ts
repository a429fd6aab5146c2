/**
 * The machine-readable report: the same numbers as the closing line, file by file, in the order of the selection. Two runs
 * with the same results write the same bytes.
 */
import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { addTotals, type FileResult, NO_TOTALS } from '../results.ts';
import { UsageError } from '../usage.ts';

/** The version of the report's shape. */
export const JSON_SCHEMA = 1;

export function jsonReport(results: readonly FileResult[]): string {
  const totals = results.reduce((sum, r) => addTotals(sum, r.totals), NO_TOTALS);
  const sorted = (skips: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(skips).sort(([a], [b]) => (a < b ? -1 : 1)));
  const files = results.map((r) => ({
    file: r.file,
    totals: r.totals,
    skips: sorted(r.skips),
    failures: r.failures.map((f) => ({ ...f, phase: f.phase ?? null, class: f.class ?? null })),
    ...(r.fault === undefined ? {} : { fault: r.fault }),
  }));
  return `${JSON.stringify({ schema: JSON_SCHEMA, totals, files }, undefined, 1)}\n`;
}

/** Wrong use is better said before a long run than after it. */
export function checkJsonPath(path: string): void {
  try {
    if (!statSync(dirname(path)).isDirectory()) throw new Error('not a directory');
  } catch {
    throw new UsageError(`--json ${path}: ${dirname(path)} is not a directory`);
  }
}

export function writeJson(path: string, results: readonly FileResult[]): void {
  try {
    writeFileSync(path, jsonReport(results));
  } catch (e) {
    throw new UsageError(`--json ${path}: cannot be written (${(e as NodeJS.ErrnoException).code ?? (e as Error).message})`);
  }
}
