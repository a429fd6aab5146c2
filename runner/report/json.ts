/**
 * The machine-readable report: the same numbers as the closing line, file by file, in the order of the selection. Two runs
 * with the same results write the same bytes.
 */
import { type RunRecord, totalsOf } from './record.ts';

/** The version of the report's shape. */
export const JSON_SCHEMA = 1;

/** `{schema, totals, engines, files}`: a row for each file and engine. */
export function jsonReport({ ran, engines }: RunRecord): string {
  const sorted = (skips: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(skips).sort(([a], [b]) => (a < b ? -1 : 1)));
  const files = ran.map(({ engine, result: r }) => ({
    file: r.file,
    engine,
    totals: r.totals,
    skips: sorted(r.skips),
    failures: r.failures.map((f) => ({ ...f, phase: f.phase ?? null, class: f.class ?? null })),
    ...(r.fault === undefined ? {} : { fault: r.fault }),
  }));
  return `${JSON.stringify({ schema: JSON_SCHEMA, totals: totalsOf(ran), engines, files }, undefined, 1)}\n`;
}
