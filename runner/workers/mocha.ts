/**
 * mocha, for the project's own unit tests: one compiled test file in, its `it`s counted and its failures described, out. Only
 * workers that are given a unit test load this (mocha costs 80 ms to load).
 */
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { ReporterConstructor, Runnable } from 'mocha';
import type { Progress } from '../judge/run.ts';
import type { DirectiveRecord, Failure, FileResult } from '../results/results.ts';
import { textIds } from '../script/ids.ts';
import { grepExpression } from '../suites/filter.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';

/** What holds in every test. */
const SETUP = join(CODE_ROOT, 'runner', 'testing', `setup${EXTENSION}`);
/** An `it` that takes longer has a problem, unless it says otherwise itself; said of a machine that has nothing else to do. */
const IT_TIMEOUT = 20_000;
/**
 * So many times as long a test may take: on a machine with nothing else to do what hangs is found late, on one with thirty
 * processes a processor nothing is found that is none. What a test says of its speed it says of processor time.
 */
const PATIENCE = 30;

/** What an assertion compared, whatever it is: JSON where it has that, numbers of 64 bits as `1n`. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? String(value);
  } catch {
    return inspect(value);
  }
}

/** A test's failure as data. What is thrown in here would end the run of its file, and nobody would hear of it. */
export function failureOf(
  file: string,
  title: string,
  id: string | undefined,
  e: Error & { expected?: unknown; actual?: unknown },
): Failure {
  const frames = (e.stack ?? '').split('\n').filter((l) => /^\s+at /.test(l) && !/node_modules|node:internal/.test(l));
  const values = e.expected === undefined ? '' : `\nexpected ${shown(e.expected)}\nactual   ${shown(e.actual)}`;
  return {
    file,
    line: 0,
    column: 0,
    ...(id === undefined ? {} : { id }),
    directive: 'it',
    phase: undefined,
    class: undefined,
    expected: title,
    got: `${e.message ?? String(e)}${values}`,
    source: '',
    backtrace: frames.slice(0, 8).map((l) => l.trim()),
  };
}

/** Why an `it` was skipped: its title says `(needs X)` where that is why. */
function skipReason(title: string): string {
  return /\((needs [^()]+)\)$/.exec(title)?.[1] ?? 'test pending';
}

/** Runs one test file in this process; `progress` is told each `it` before it runs, `detail` records each of them. */
export async function runUnitFile(
  file: SuiteFile,
  detail: boolean,
  progress: ((p: Progress) => void) | undefined,
): Promise<FileResult> {
  const start = performance.now();
  // Runners that tests start report to the test, not to whoever runs it.
  delete process.env['GITHUB_ACTIONS'];
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: IT_TIMEOUT, reporter: class {} as unknown as ReporterConstructor });
  mocha.addFile(SETUP);
  mocha.addFile(file.path);
  const grep = file.only?.grep;
  if (grep !== undefined) mocha.grep(grepExpression(grep));
  const failures: Failure[] = [];
  const directives: DirectiveRecord[] = [];
  const nextId = textIds();
  /** Gives the test its id. */
  const record = (test: Runnable, how: Pick<DirectiveRecord, 'status' | 'reason'>): string => {
    const text = test.fullTitle();
    const id = nextId(text);
    if (detail) directives.push({ line: 0, column: 0, id, directive: 'it', ...how, text });
    return id;
  };
  let passed = 0;
  const skips: Record<string, number> = {};
  try {
    await mocha.loadFilesAsync();
    await new Promise<void>((resolve) => {
      const runner = mocha.run(() => resolve());
      const patient = new WeakSet<Runnable>();
      const wait = (what: Runnable): void => {
        if (!patient.has(what)) what.timeout(what.timeout() * PATIENCE);
        patient.add(what);
      };
      runner.on('test', wait);
      runner.on('hook', wait);
      runner.on('pass', (test) => {
        passed++;
        record(test, { status: 'passed' });
      });
      runner.on('pending', (test) => {
        const reason = skipReason(test.title);
        skips[reason] = (skips[reason] ?? 0) + 1;
        record(test, { status: 'skipped', reason });
      });
      runner.on('fail', (test: Runnable, e: Error) => {
        const id = record(test, { status: 'failed' });
        failures.push(failureOf(file.name, test.fullTitle(), id, e));
      });
      runner.on('test', (test) =>
        progress?.({
          file: file.name,
          directives: 0,
          at: { index: 0, directive: `it ${JSON.stringify(test.fullTitle())}`, line: 0, column: 0, source: '' },
          passed,
          skips,
          failures,
        }),
      );
    });
  } catch (e) {
    failures.push(failureOf(file.name, 'a test file that loads', undefined, e instanceof Error ? e : new Error(String(e))));
  }
  const skipped = Object.values(skips).reduce((a, b) => a + b, 0);
  const totals = { passed, failed: failures.length, skipped };
  const selected = grep === undefined ? {} : { selected: passed + failures.length + skipped };
  const recorded = detail ? { directives } : {};
  return { file: file.name, totals, skips, failures, ...recorded, ...selected, ms: performance.now() - start };
}
