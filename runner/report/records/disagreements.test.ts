/** Engines side by side: which directives are listed, and what is said of each. */
import { expect } from 'chai';
import type { DirectiveRecord } from '../../results/results.ts';
import { jsonReport } from '../formats/json.ts';
import { disagreementLines, disagreements } from './disagreements.ts';
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

  it('are what passed here and failed there, or failed with other values', () => {
    expect(disagreements(run)).deep.equal([
      { ...where(2), unexpected: true, verdicts: { native: 'passed', v8: 'failed: trap: ' } },
      { ...where(3), unexpected: true, verdicts: { native: 'failed: i32 7', v8: 'passed' } },
      { ...where(5), unexpected: false, verdicts: { native: 'passed', v8: 'fails as expected: old' } },
      { ...where(6), unexpected: true, verdicts: { native: 'failed: x', v8: 'failed: y' } },
    ]);
  });
  const where = (line: number) => ({ file: 'a.wast', line, column: 1, directive: 'assert_return' });

  it('one engine has none', () => {
    expect(disagreements(record(ran('native', [passed(1), failed(2, 'x')])))).deep.equal([]);
    expect(disagreementLines([])).deep.equal([]);
  });

  it('are no other words for the same: of failures the kind counts, of values all', () => {
    const pairs: readonly (readonly [string, string, boolean])[] = [
      ['trap: unreachable', 'trap: unreachable executed', false],
      ['invalid: type mismatch', 'rejected: WebAssembly.Module(): …', false],
      ['malformed: x', 'invalid: y', false],
      ['trap: unreachable', 'exhaustion: call stack', true],
      ['trap: unreachable', 'unlinkable: no import', true],
      ['i32 1 = 0x00000001', 'i32 1 = 0x00000001', false],
      ['i32 1 = 0x00000001', 'i32 2 = 0x00000002', true],
      ['i32 1 = 0x00000001', 'trap: unreachable', true],
      ['returned no result', 'i32 2 = 0x00000002', true],
    ];
    for (const [a, b, disagree] of pairs) {
      const found = disagreements(record(ran('a', [failed(1, a)]), ran('b', [failed(1, b)])));
      expect(found.length, `${a}, ${b}`).equal(disagree ? 1 : 0);
    }
  });

  it('are listed for people by their causes, those that nobody expected, and not without end', () => {
    expect(disagreementLines(disagreements(run))).deep.equal([
      'engines disagree about 4 directives, 1 of them by expected failures, for 3 causes',
      '  1 directive (assert_return): a.wast:2:1',
      '    native: passed',
      '    v8: failed: trap: ',
      '  1 directive (assert_return): a.wast:3:1',
      '    native: failed: i32 7',
      '    v8: passed',
      '  1 directive (assert_return): a.wast:6:1',
      '    native: failed: x',
      '    v8: failed: y',
    ]);
    const many = Array.from({ length: 1000 }, (_, i) => i + 1);
    const letters = (n: number): string => String(n).replaceAll(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? '');
    const b = many.map((n) => failed(n, `${letters(n)} ${'z'.repeat(999)}`));
    const lines = disagreementLines(disagreements(record(ran('a', many.map(passed)), ran('b', b))));
    expect([lines.length, lines.at(-1)]).deep.equal([92, '  … and 970 causes more (--json has all)']);
    expect(Math.max(...lines.map((l) => l.length))).below(150);
  });

  it('a module that fails is the cause of all that fails with it', () => {
    const module = (line: number, more: Partial<DirectiveRecord> & Pick<DirectiveRecord, 'status'>) => ({
      ...at(line, more),
      directive: 'module',
    });
    const rest = [2, 3, 4, 5, 6, 7];
    const got = 'rejected: no such opcode 17';
    const columns = record(
      ran('a', [module(1, { status: 'passed' }), ...rest.map(passed)]),
      ran('b', [module(1, { status: 'failed', got }), ...rest.map((n) => failed(n, 'the latest module failed to instantiate'))]),
    );
    expect(disagreementLines(disagreements(columns))).deep.equal([
      'engines disagree about 7 directives, for 2 causes',
      '  6 directives (assert_return): a.wast:2:1, a.wast:3:1, a.wast:4:1, a.wast:5:1, a.wast:6:1, and 1 more',
      '    a: passed',
      `    b: failed: with the module of line 1, ${got}`,
      '  1 directive (module): a.wast:1:1',
      '    a: passed',
      `    b: failed: ${got}`,
    ]);
  });

  it('all stand in the JSON', () => {
    expect(JSON.parse(jsonReport(run)).disagreements).deep.equal(disagreements(run));
  });
});
