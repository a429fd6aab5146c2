/**
 * The ten executed suites through the command line, cold (empty cache) and warm, two jobs: wall time of whole processes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Summary, summarize } from './figures/stats.ts';

const SUITES = [
  'base',
  'multi-value',
  'reference-types',
  'bulk-memory',
  'multi-memory',
  'extended-const',
  'sign-extension',
  'sat-float-to-int',
  'annotations',
  'custom',
];
const ROUNDS = 5;

function timed(main: string, cache: string): number {
  const start = performance.now();
  const args = [main, 'test', ...SUITES.map((s) => `--suite=${s}`), '--jobs=2', `--cache=${cache}`];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`the suites ended with status ${status}: ${stderr}`);
  return performance.now() - start;
}

/** Medians in milliseconds of five cold and five warm runs; undefined without the official suite. */
export async function benchSuites(
  _root: string,
  build: string,
  print: (rows: readonly (readonly string[])[]) => void,
): Promise<{ cold: Summary; warm: Summary } | undefined> {
  if (process.env['TOUCHSTONE_SPEC_TESTS'] === undefined) {
    console.log('suites: skipped, TOUCHSTONE_SPEC_TESTS is not set');
    return undefined;
  }
  const main = join(build, 'bundle', 'command.cjs');
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const cache = mkdtempSync(join(tmpdir(), 'touchstone-bench-cache-'));
    cold.push(timed(main, cache));
    warm.push(timed(main, cache));
    rmSync(cache, { recursive: true, force: true });
  }
  const row = (name: string, s: Summary): string[] => [name, s.median.toFixed(0), s.min.toFixed(0), s.max.toFixed(0)];
  print([['ten suites, 2 jobs, ms', 'median', 'min', 'max'], row('cold', summarize(cold)), row('warm', summarize(warm))]);
  return { cold: summarize(cold), warm: summarize(warm) };
}
