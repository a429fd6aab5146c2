/**
 * The specification's own tests of the JavaScript interface (folder `test` of WebAssembly/spec: see `testFolder`),
 * each file in a process of its own, judged by their own testharness.js: `npm run test:js-api [-- FILE…]`. `--engine=v8` asks
 * Node's own WebAssembly, of the Node that TOUCHSTONE_OTHER_NODE names where there is one. Out: a line a file, passed / all, and
 * each failure; exit code 1 where a failure is not in the list of those that are known, or one of these passes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { atLeastOne } from '../../runner/usage/options.ts';
import type { FileVerdict } from './shell.ts';

/** What became of a file. */
export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly all: number;
  /** `file: test: message`. */
  readonly failures: readonly string[];
}

const SHELL = join(import.meta.dirname, 'shell.js');
/** The file of limits builds modules of megabytes. */
const TIMEOUT_MS = 3_600_000;

/** Where the tests are: TOUCHSTONE_JS_API, else what `npm run spec-tests:fetch -- --js-api` lays; undefined: nowhere. */
export function testFolder(): string | undefined {
  const laid = join(import.meta.dirname, '..', '..', '..', 'spec-tests', 'js-api');
  return process.env['TOUCHSTONE_JS_API'] ?? (existsSync(laid) ? laid : undefined);
}

/** The test files below a folder, in order. */
export function testFiles(folder: string): string[] {
  return readdirSync(join(folder, 'js-api'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.any.js'))
    .sort();
}

/** Runs a file. */
export function runFile(folder: string, file: string, engine: 'ours' | 'v8', node = process.execPath): FileResult {
  const { stdout, stderr, status, signal } = spawnSync(node, [SHELL, engine, folder, file], {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: 1 << 28,
  });
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) {
    const why = `${stderr.trim().split('\n').slice(0, 8).join(' | ')} (exit ${status ?? signal})`;
    return { file, passed: 0, all: 1, failures: [`${file}: the file did not run: ${why}`] };
  }
  const { harness, tests } = JSON.parse(line) as FileVerdict;
  const failures = tests.filter((t) => t.status !== 0).map((t) => `${file}: ${t.name}: ${t.message ?? ''}`);
  if (harness.status !== 0) failures.push(`${file}: (the file): ${harness.message ?? ''}`);
  return { file, passed: tests.filter((t) => t.status === 0).length, all: tests.length, failures };
}

const EXPECTED = join(import.meta.dirname, '..', '..', '..', 'ci', 'js-api', 'expected-failures.txt');
/** Failures that are known, by `file: test`. */
export function expectedFailures(path = EXPECTED): Set<string> {
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}

/** What a run says that nobody expects: failures that are not known, and known ones of these files that are none. */
export function surprises(results: readonly FileResult[], expected: ReadonlySet<string>): string[] {
  const failures = results.flatMap((result) => result.failures);
  const known = (failure: string): boolean => [...expected].some((name) => failure.startsWith(`${name}: `));
  const files = new Set(results.map(({ file }) => file));
  return [
    ...failures.filter((failure) => !known(failure)).map((failure) => `fails: ${failure}`),
    ...[...expected]
      .filter((name) => files.has(name.slice(0, name.indexOf(': '))) && !failures.some((f) => f.startsWith(`${name}: `)))
      .map((name) => `passes: ${name}`),
  ];
}

function main(args: readonly string[]): void {
  const folder = testFolder();
  if (folder === undefined)
    throw new Error('the tests are not here: npm run spec-tests:fetch -- --js-api, or TOUCHSTONE_JS_API names their folder');
  const engine = args.includes('--engine=v8') ? 'v8' : 'ours';
  const node = engine === 'v8' ? process.env['TOUCHSTONE_OTHER_NODE'] : undefined;
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const files = atLeastOne(
    testFiles(folder).filter((file) => wanted.length === 0 || wanted.some((w) => file.includes(w))),
    'file',
  );
  const results = files.map((file) => {
    const result = runFile(folder, file, engine, node);
    console.log(`${String(result.passed).padStart(5)} / ${String(result.all).padEnd(5)} ${file}`);
    for (const failure of result.failures) console.log(`      ${failure}`);
    return result;
  });
  const sum = (of: (result: FileResult) => number): number => results.reduce((total, result) => total + of(result), 0);
  console.log(`${sum((r) => r.passed)} / ${sum((r) => r.all)} in ${files.length} files`);
  if (engine === 'v8') return;
  for (const line of surprises(results, expectedFailures())) {
    console.log(line);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
