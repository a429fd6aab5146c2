/**
 * Writes the README's feature table from results: a JSON report of a whole run in, the rows between two markers out.
 *
 *   node build/runner/main.js test --suite=wasm-3.0 --suite=custom --suite=legacy --suite=proposals --suite=hard \
 *     --json report.json
 *   node build/ci/feature-table.js report.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

interface Report {
  readonly files: readonly {
    readonly suites: readonly string[];
    readonly totals: { readonly passed: number; readonly failed: number; readonly skipped: number };
    readonly skips: Readonly<Record<string, number>>;
  }[];
}

const BEGIN = '<!-- features: written by ci/feature-table.ts from a run -->';
const END = '<!-- end of features -->';

/** Suites as the table names them, in its order. */
const ROWS: readonly (readonly [suite: string, what: string])[] = [
  ['base', 'WebAssembly 1.0 and what became part of it'],
  ['sign-extension', 'sign extension'],
  ['sat-float-to-int', 'saturating conversions'],
  ['multi-value', 'multiple values'],
  ['reference-types', 'reference types'],
  ['bulk-memory', 'bulk memory and tables'],
  ['extended-const', 'extended constant expressions'],
  ['multi-memory', 'multiple memories'],
  ['memory64', '64-bit memories and tables'],
  ['tail-call', 'tail calls'],
  ['function-references', 'typed function references'],
  ['simd', 'SIMD'],
  ['relaxed-simd', 'relaxed SIMD'],
  ['gc', 'garbage collection'],
  ['exceptions', 'exception handling'],
  ['legacy', 'its constructs before 3.0'],
  ['annotations', 'annotations'],
  ['custom', 'custom sections'],
  ['proposals', 'proposals beyond 3.0'],
  ['hard', 'our own: where engines have failed'],
];

/** The table's lines; suites that the report has no file of are left out. */
export function featureTable(report: Report): string[] {
  const lines = ['| feature | files | passed | failed | skipped | why skipped |', '|---|--:|--:|--:|--:|---|'];
  for (const [suite, what] of ROWS) {
    const files = report.files.filter((f) => f.suites.includes(suite));
    if (files.length === 0) continue;
    const sum = (key: 'passed' | 'failed' | 'skipped'): number => files.reduce((n, f) => n + f.totals[key], 0);
    const reasons = [...new Set(files.flatMap((f) => Object.keys(f.skips)))].sort();
    lines.push(
      `| ${what} (\`${suite}\`) | ${files.length} | ${sum('passed')} | ${sum('failed')} | ${sum('skipped')} | ${reasons.join(', ')} |`,
    );
  }
  return lines;
}

/** The text with the table between its markers; throws where there are none. */
export function withTable(readme: string, table: readonly string[]): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('README.md has no markers for the feature table');
  return `${readme.slice(0, begin + BEGIN.length)}\n${table.join('\n')}\n${readme.slice(end)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path] = process.argv.slice(2);
  if (path === undefined) {
    console.error('feature-table: the path of a JSON report is missing');
    process.exitCode = 2;
  } else {
    const read = (file: string): string => readFileSync(file, 'utf8');
    const table = featureTable(JSON.parse(read(path)) as Report);
    writeFileSync('README.md', withTable(read('README.md'), table));
  }
}
