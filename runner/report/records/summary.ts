/**
 * The end of a run: a row a suite and engine, and why things were skipped. A finished run in, lines out.
 */

import { FAILURE_KINDS, type Totals } from '../../results/results.ts';
import { MESSAGE_MODES } from '../../values/expect.ts';
import { type RunRecord, totalsOf, verdictsOf } from './record.ts';

/** A suite on an engine. */
export interface SummaryRow {
  readonly suite: string;
  readonly engine: string;
  readonly files: number;
  readonly totals: Totals;
  readonly skips: Record<string, number>;
}

function rowOf(suite: string, engine: string, run: RunRecord): SummaryRow {
  const ran = run.ran.filter((r) => r.engine === engine && r.file.suites.includes(suite));
  const skips: Record<string, number> = {};
  for (const { result } of ran) {
    for (const [reason, n] of Object.entries(result.skips)) skips[reason] = (skips[reason] ?? 0) + n;
  }
  return { suite, engine, files: ran.length, totals: totalsOf(ran), skips };
}

/** `needs gc 12, needs simd 3`, the most frequent first. */
export function skipReasons(skips: Readonly<Record<string, number>>): string {
  const order = Object.entries(skips).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return order.map(([reason, n]) => `${reason} ${n}`).join(', ');
}

/** A line for each engine whose failures were not all accepted by the specification's rule: how many by which. */
export function messageLines(run: RunRecord): string[] {
  return run.engines.flatMap((engine) => {
    const counts = new Map<string, number>();
    for (const { result } of run.ran.filter((r) => r.engine === engine)) {
      for (const [rule, n] of Object.entries(result.messages ?? {})) counts.set(rule, (counts.get(rule) ?? 0) + n);
    }
    const parts = MESSAGE_MODES.flatMap((rule) => (counts.has(rule) ? [`${rule} ${counts.get(rule)}`] : []));
    const lax = [...counts.keys()].some((rule) => rule !== 'prefix');
    return lax ? [`messages of ${engine} matched by: ${parts.join(', ')}`] : [];
  });
}

/** A line for each engine of whose failures not all are wrong answers: of which kind they are. */
export function kindLines(run: RunRecord): string[] {
  return run.engines.flatMap((engine) => {
    const ran = run.ran.filter((r) => r.engine === engine);
    const kinds = ran.flatMap(({ result }) =>
      verdictsOf(result).flatMap(
        ({ directive: d, failure }) => failure?.kind ?? (d.status === 'failed' ? d.kind : undefined) ?? [],
      ),
    );
    const parts = FAILURE_KINDS.flatMap((kind) => {
      const n = kinds.filter((k) => k === kind).length;
      return n === 0 ? [] : [`${n} ${kind}`];
    });
    return parts.length === 0 ? [] : [`of the failures of ${engine}: ${parts.join(', ')}`];
  });
}

/** A row a suite and engine of which something ran. A file of two suites counts in both. */
export function summaryRows(run: RunRecord): SummaryRow[] {
  return run.suites.flatMap((s) => run.engines.map((e) => rowOf(s, e, run))).filter((r) => r.files > 0);
}

/** The table of suites; a file of two suites counts in both rows, once in the closing line. One engine needs no column. */
export function summaryTable(run: RunRecord): string[] {
  const rows = summaryRows(run);
  if (rows.length === 0) return [];
  const engine = (name: string): string[] => (run.engines.length > 1 ? [name] : []);
  const head = ['suite', ...engine('engine'), 'files', 'passed', 'failed', 'skipped'];
  const cells = rows.map(({ suite, engine: e, files, totals: t }) => [
    suite,
    ...engine(e),
    ...[files, t.passed, t.failed, t.skipped].map(String),
  ]);
  const widths = head.map((h, i) => Math.max(h.length, ...cells.map((c) => (c[i] ?? '').length)));
  const names = head.length - 4;
  const line = (c: readonly string[]): string =>
    c.map((s, i) => (i < names ? s.padEnd(widths[i] ?? 0) : s.padStart(widths[i] ?? 0))).join('  ');
  return [
    line(head),
    ...rows.map((r, i) => `${line(cells[i] ?? [])}${r.totals.skipped > 0 ? `   ${skipReasons(r.skips)}` : ''}`),
  ];
}
