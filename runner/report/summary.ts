/**
 * The end of a run: a row a suite, and why things were skipped. Files in, lines out.
 */
import { addTotals, type FileResult, NO_TOTALS, type Totals } from '../results.ts';
import type { SuiteFile } from '../suites.ts';

interface Row {
  readonly suite: string;
  readonly files: number;
  readonly totals: Totals;
  readonly skips: Record<string, number>;
}

function rowOf(suite: string, files: readonly SuiteFile[], results: ReadonlyMap<SuiteFile, FileResult>): Row {
  const skips: Record<string, number> = {};
  let totals = NO_TOTALS;
  let count = 0;
  for (const file of files) {
    const result = results.get(file);
    if (!file.suites.includes(suite) || result === undefined) continue;
    count++;
    totals = addTotals(totals, result.totals);
    for (const [reason, n] of Object.entries(result.skips)) skips[reason] = (skips[reason] ?? 0) + n;
  }
  return { suite, files: count, totals, skips };
}

/** `needs gc 12, needs simd 3`, the most frequent first. */
export function skipReasons(skips: Readonly<Record<string, number>>): string {
  const order = Object.entries(skips).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return order.map(([reason, n]) => `${reason} ${n}`).join(', ');
}

/** The table of suites; a file of two suites counts in both rows, once in the closing line. */
export function summaryTable(
  suites: readonly string[],
  files: readonly SuiteFile[],
  results: ReadonlyMap<SuiteFile, FileResult>,
): string[] {
  const rows = suites.map((s) => rowOf(s, files, results)).filter((r) => r.files > 0);
  const cells = rows.map((r) => [
    r.suite,
    String(r.files),
    String(r.totals.passed),
    String(r.totals.failed),
    String(r.totals.skipped),
  ]);
  const head = ['suite', 'files', 'passed', 'failed', 'skipped'];
  const widths = head.map((h, i) => Math.max(h.length, ...cells.map((c) => (c[i] ?? '').length)));
  const line = (c: readonly string[]): string =>
    c.map((s, i) => (i === 0 ? s.padEnd(widths[i] ?? 0) : s.padStart(widths[i] ?? 0))).join('  ');
  return [
    line(head),
    ...rows.map((r, i) => `${line(cells[i] ?? [])}${r.totals.skipped > 0 ? `   ${skipReasons(r.skips)}` : ''}`),
  ];
}
