/**
 * A column run: its packages are there, `touchstone test` runs the suite on it in a process of its own, and the record of that
 * becomes a run file (format/data.ts).
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readReport } from '../report/records/read.ts';
import type { RunRecord } from '../report/records/record.ts';
import { nodeFlags } from '../system/paths.ts';
import { scratch } from '../system/scratch.ts';
import { EXIT, UsageError } from '../usage/usage.ts';
import { type ColumnRow, driverName, filled, MAIN } from './columns.ts';
import type { Identity, Run, Suite } from './format/data.ts';
import { countsOf, lettersOf } from './letters.ts';
import { SUITES } from './suite.ts';
import { claimsOf, versionOf } from './versions.ts';

/** How runs are made, whatever the column. */
export interface Measuring {
  readonly suite: Suite;
  readonly jobs: number;
  readonly recheck: string;
  /** Words that go to `touchstone test` in place of the suites: names of files; the run has these alone. */
  readonly files: readonly string[];
}

/** What a column is: two runs of which it is equal measure the same. */
export function identityOf(row: ColumnRow, suite: string): Omit<Identity, 'version' | 'touchstone' | 'started' | 'seconds'> {
  const [first] = row.install;
  return {
    engine: row.engine,
    mode: row.mode,
    flags: row.flags ?? [],
    driver: driverName(row),
    ...(first === undefined ? {} : { package: first }),
    suite,
    os: process.platform,
    arch: process.arch,
    cpu: cpus()[0]?.model ?? 'unknown',
  };
}

/** Runs `touchstone test` and gives its exit code, and what it said on standard error. */
function runTest(args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [...nodeFlags(), MAIN, 'test', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** Numbers of texts, each once. */
class Texts {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();
  add(text: string | undefined): number {
    if (text === undefined) return -1;
    const known = this.numbers.get(text) ?? this.list.push(text) - 1;
    this.numbers.set(text, known);
    return known;
  }
}

/** A record of one engine as a run file. */
export function runOf(record: RunRecord, column: string, identity: Identity, suite: Suite, claims?: readonly string[]): Run {
  const lengths = new Map(suite.files.map(({ file, ids }) => [file, ids.length]));
  const texts = new Texts();
  const statuses: Record<string, string> = {};
  const details: Record<string, (readonly [number, number, number])[]> = {};
  for (const { file, result } of record.ran) {
    const id = file.id ?? file.name;
    const length = lengths.get(id);
    if (length === undefined) continue;
    const found = lettersOf(result, length);
    statuses[id] = found.letters;
    if (found.details.length > 0)
      details[id] = found.details.map(({ index, expected, answered }) => [index, texts.add(expected), texts.add(answered)]);
  }
  const counts = countsOf(Object.values(statuses));
  return {
    schema: 1,
    column,
    identity,
    ...(claims === undefined ? {} : { claims }),
    counts,
    statuses,
    texts: texts.list,
    details,
  };
}

/** Runs a column whose packages lie in these folders. Throws a UsageError where it cannot be run. */
export async function measure(row: ColumnRow, packages: readonly string[], how: Measuring): Promise<Run> {
  const run = filled(row.run, packages);
  const began = performance.now();
  const started = new Date().toISOString();
  const file = join(scratch(), `${row.column}.ndjson`);
  rmSync(file, { force: true });
  const what = how.files.length > 0 ? how.files : SUITES.map((suite) => `--suite=${suite}`);
  const flags = ['--expected=off', `--recheck=${how.recheck}`, `--jobs=${how.jobs}`, ...(row.options ?? [])];
  const { code, said } = await runTest([...what, `--engine=${row.column}=${run}`, `--ndjson=${file}`, ...flags]);
  if (code === EXIT.usage || code === null) throw new UsageError(`${row.column}: ${said.trim()}`);
  const [record] = readReport(file);
  if (record === undefined || record.interrupted) throw new UsageError(`${row.column}: the run did not come to its end`);
  const origin = record.origins?.[0];
  const commit = origin?.commit === undefined ? '' : `+${origin.commit.slice(0, 7)}`;
  const identity: Identity = {
    ...identityOf(row, how.suite.suite),
    version: versionOf(row, packages) ?? record.settings[row.column]?.['version'] ?? 'unknown',
    touchstone: `${origin?.touchstone ?? 'unknown'}${commit}`,
    started,
    seconds: Math.round((performance.now() - began) / 1000),
  };
  rmSync(file, { force: true });
  return runOf(record, row.column, identity, how.suite, claimsOf(run));
}
