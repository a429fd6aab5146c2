/** Engines side by side: which directives are listed, and what is said of each. */
import { expect } from 'chai';
import type { DirectiveRecord } from '../results.ts';
import { disagreementLines, disagreements } from './disagreements.ts';
import { jsonReport } from './json.ts';
import type { Ran, RunRecord } from './record.ts';

const at = (line: number, more: Partial<DirectiveRecord> & Pick<DirectiveRecord, 'status'>): DirectiveRecord => ({
  line,
  column: 1,
  directive: 'assert_return',
  text: '',
  ...more,
});
const passed = (line: number): DirectiveRecord => at(line, { status: 'passed' });
const failed = (line: number, got: string): DirectiveRecord => at(line, { status: 'failed', got });
const skipped = (line: number): DirectiveRecord => at(line, { status: 'skipped', reason: 'needs gc' });
const known = (line: number): DirectiveRecord => at(line, { status: 'skipped', reason: 'fails as expected: old', got: 'i32 9' });

const ran = (engine: string, directives: readonly DirectiveRecord[]): Ran => ({
  file: { name: 'a.wast', kind: 'script', suites: [] },
  engine,
  result: { file: 'a.wast', totals: { passed: 0, failed: 0, skipped: 0 }, skips: {}, failures: [], directives, ms: 0 },
});
const record = (...columns: Ran[]): RunRecord => ({
  ran: columns,
  engines: columns.map((c) => c.engine),
  suites: [],
  settings: {},
  interrupted: false,
});

describe('disagreements', () => {
  const run = record(
    ran('native', [passed(1), passed(2), failed(3, 'i32 7\nmore'), skipped(4), passed(5), failed(6, 'x')]),
    ran('v8', [passed(1), failed(2, 'trap: '), passed(3), passed(4), known(5), failed(6, 'y')]),
  );

  it('are what passed here and failed there', () => {
    expect(disagreements(run)).deep.equal([
      { ...where(2), unexpected: true, verdicts: { native: 'passed', v8: 'failed: trap: ' } },
      { ...where(3), unexpected: true, verdicts: { native: 'failed: i32 7', v8: 'passed' } },
      { ...where(5), unexpected: false, verdicts: { native: 'passed', v8: 'fails as expected: old' } },
    ]);
  });
  const where = (line: number) => ({ file: 'a.wast', line, column: 1, directive: 'assert_return' });

  it('one engine has none', () => {
    expect(disagreements(record(ran('native', [passed(1), failed(2, 'x')])))).deep.equal([]);
    expect(disagreementLines([])).deep.equal([]);
  });

  it('are listed for people, those that nobody expected, and not without end', () => {
    expect(disagreementLines(disagreements(run))).deep.equal([
      'engines disagree about 3 directives, 1 of them by expected failures',
      '  a.wast:2:1 assert_return',
      '    native: passed',
      '    v8: failed: trap: ',
      '  a.wast:3:1 assert_return',
      '    native: failed: i32 7',
      '    v8: passed',
    ]);
    const many = Array.from({ length: 1000 }, (_, i) => i + 1);
    const lines = disagreementLines(
      disagreements(
        record(
          ran('a', many.map(passed)),
          ran(
            'b',
            many.map((n) => failed(n, 'z'.repeat(999))),
          ),
        ),
      ),
    );
    expect([lines.length, lines.at(-1)]).deep.equal([92, '  … and 970 more (--json has all)']);
    expect(Math.max(...lines.map((l) => l.length))).below(150);
  });

  it('all stand in the JSON', () => {
    expect(JSON.parse(jsonReport(run)).disagreements).deep.equal(disagreements(run));
  });
});
