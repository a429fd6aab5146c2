/** What people and machines read at the end: carets, tables, JSON, terminals. */
import { expect } from 'chai';
import type { Failure, FileResult } from '../results/results.ts';
import { sameResult } from '../results/results.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { jsonReport } from './formats/json.ts';
import type { Ran } from './records/record.ts';
import { skipReasons, summaryTable } from './records/summary.ts';
import { caret, failureLines } from './text/failure.ts';
import { dim, plainLine, red, Terminal } from './text/terminal.ts';

const failure: Failure = {
  file: 'a.wast',
  line: 3,
  column: 5,
  directive: 'assert_return',
  phase: 'execute',
  class: undefined,
  expected: 'i32 1',
  got: 'i32 2',
  source: '    (assert_return)',
  backtrace: ['$f (wasm offset 0x2f) a.wast:1:9'],
};
const REST = { settings: {}, interrupted: false };
const result = (file: string, passed: number, skips: Record<string, number>, failures: Failure[] = []): FileResult => ({
  file,
  totals: { passed, failed: failures.length, skipped: Object.values(skips).reduce((a, b) => a + b, 0) },
  skips,
  failures,
  ms: 1,
});
const file = (name: string, ...suites: string[]): SuiteFile => ({
  name,
  path: name,
  kind: 'script',
  suites,
  features: 0,
  weight: 1,
});

describe('reports', () => {
  it('a caret stands below its column, counted in bytes', () => {
    expect(caret('héé(x)', 7, 6)).deep.equal(['     7 | héé(x)', '       |    ^']);
    const [line, mark] = caret(`${'x'.repeat(300)}(here)${'y'.repeat(300)}`, 1, 301);
    expect(line?.[mark?.indexOf('^') ?? 0]).equal('(');
    expect(line?.length).below(130);
  });

  it('a failure says its id', () => {
    expect(failureLines({ ...failure, id: '0123456789.2' }).map(plainLine)[0]).equal(
      'FAIL a.wast:3:5 assert_return (phase execute) #0123456789.2',
    );
  });

  it('a failure has its place, what was expected and what came', () => {
    expect(failureLines({ ...failure, reproduce: 'npx touchstone test a.wast:3' }).map(plainLine)).deep.equal([
      'FAIL a.wast:3:5 assert_return (phase execute)',
      '  expected  i32 1',
      '  got       i32 2',
      '     3 |     (assert_return)',
      '       |     ^',
      '  at $f (wasm offset 0x2f) a.wast:1:9',
      '  reproduce npx touchstone test a.wast:3',
    ]);
  });

  it('recursion is folded', () => {
    const lines = failureLines({ ...failure, backtrace: ['a (wasm offset 0x1)', ...new Array<string>(1023).fill('b'), 'c'] });
    expect(lines.map(plainLine).filter((line) => /^ {2}(at|…) /.test(line))).deep.equal([
      ...['  at a (wasm offset 0x1)', '  at b', '  … 1,022 times', '  at c'],
    ]);
  });

  it('the table has a row a suite', () => {
    const a = file('a', 'base', 'core');
    const b = file('b', 'core');
    const mine: Ran[] = [
      { file: a, engine: 'native', result: result('a', 10, { 'needs gc': 2 }) },
      { file: b, engine: 'native', result: result('b', 5, { 'needs gc': 1, 'needs simd': 7 }, [failure]) },
    ];
    const suites = ['base', 'core', 'absent'];
    expect(summaryTable({ ran: mine, engines: ['native'], suites, ...REST })).deep.equal([
      'suite  files  passed  failed  skipped',
      'base       1      10       0        2   needs gc 2',
      'core       2      15       1       10   needs simd 7, needs gc 3',
    ]);
    const other: Ran = { file: a, engine: 'v8', result: result('a', 12, {}) };
    expect(summaryTable({ ran: [...mine, other], engines: ['native', 'v8'], suites, ...REST })).deep.equal([
      'suite  engine  files  passed  failed  skipped',
      'base   native      1      10       0        2   needs gc 2',
      'base   v8          1      12       0        0',
      'core   native      2      15       1       10   needs simd 7, needs gc 3',
      'core   v8          1      12       0        0',
    ]);
    expect(skipReasons({ b: 1, a: 1, c: 2 })).equal('c 2, a 1, b 1');
  });

  it('the JSON has the same numbers and no times', () => {
    const results = [result('a', 10, { z: 1, b: 2 }), result('b', 1, {}, [failure])];
    const ran = results.map((r): Ran => ({ file: file(r.file), engine: 'native', result: r }));
    const text = jsonReport({ ran, engines: ['native'], suites: [], ...REST });
    const report = JSON.parse(text) as { schema: number; totals: object; files: { skips: object; failures: object[] }[] };
    expect(report).deep.include({ engines: ['native'] });
    expect(report.schema).equal(2);
    expect(report.totals).deep.equal({ passed: 11, failed: 1, skipped: 3 });
    expect(Object.keys(report.files[0]?.skips ?? {})).deep.equal(['b', 'z']);
    expect(report.files[1]?.failures[0]).include({ line: 3, class: null, phase: 'execute' });
    expect(text).not.match(/"ms"/);
  });

  it('a repeated result is the same whatever the time and the text of what came', () => {
    const other = { ...failure, got: 'the same at another address' };
    expect(sameResult(result('a', 1, {}, [failure]), { ...result('a', 1, {}, [other]), ms: 99 })).equal(true);
    expect(sameResult(result('a', 1, {}, [failure]), result('a', 1, {}, [{ ...failure, line: 4 }]))).equal(false);
    expect(sameResult(result('a', 1, { x: 1 }), result('a', 1, { y: 1 }))).equal(false);
  });

  it('colours and progress are for terminals only', () => {
    const written: string[] = [];
    const out = (isTTY: boolean) => ({ isTTY, columns: 20, write: (s: string) => written.push(s) });
    const tty = new Terminal(out(true), { TERM: 'xterm' });
    tty.progress(() => 'a very long progress line');
    tty.line(red('x'));
    expect(written.join('')).equal('\r\x1b[2Ka very long progres\r\x1b[2K\x1b[31mx\x1b[0m\n');
    written.length = 0;
    new Terminal(out(true), { TERM: 'xterm', NO_COLOR: '1' }).line(red('x'));
    const ci = new Terminal(out(true), { CI: 'true' });
    ci.progress(() => 'no');
    const piped = new Terminal(out(false), {});
    piped.progress(() => 'no');
    piped.line(dim('y'));
    expect(written.join('')).equal('x\ny\n');
  });
});
