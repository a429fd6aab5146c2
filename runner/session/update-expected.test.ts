/** `--update-expected`: the list follows what fails, passes and goes, and the next run is green. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXPECTED_FILE, type ExpectedRow, readExpected } from '../results/expected.ts';
import { MAIN } from '../testing/children.ts';
import { formatExpected } from './update-expected.ts';

const script = (...wanted: number[]): string =>
  `(module (func (export "f") (result i32) (i32.const 7)))\n${wanted.map((n) => `(assert_return (invoke "f") (i32.const ${n}))\n`).join('')}`;

describe('--update-expected', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-update-'));
  });
  after(() => rmSync(dir, { recursive: true }));
  const wast = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, 'wast', ...args, '--engine=v8'], { encoding: 'utf8', cwd: dir });
  const list = (): ExpectedRow[] => readExpected(join(dir, 'list.json'));
  const last = ({ stdout }: SpawnSyncReturns<string>): string | undefined => stdout.trimEnd().split('\n').at(-1);

  it('takes in what fails, keeps reasons, and drops what passes or is gone', () => {
    writeFileSync(join(dir, 'a.wast'), script(7, 8, 9));
    writeFileSync(join(dir, 'b.wast'), script(6));
    const first = wast('a.wast', 'b.wast', '--expected=list.json', '--update-expected');
    expect(first.status).equal(1);
    expect(first.stdout).match(/^list\.json has 2 rows \(0 before\); give new ones a better reason than what came$/m);
    const engine = `v8@${process.versions.node.split('.')[0]}`;
    expect(list().map((row) => [row.engine, row.file, row.ids?.length])).deep.equal([
      [engine, 'a.wast', 2],
      [engine, 'b.wast', 1],
    ]);
    expect(list()[0]?.reason).match(/^i32 7 = /);
    const green = wast('a.wast', 'b.wast', '--expected=list.json');
    expect([green.status, last(green)]).deep.equal([0, '3 passed, 0 failed, 3 skipped']);

    const reasons = list().map((row) => ({ ...row, reason: `because of ${row.file}` }));
    const general: ExpectedRow[] = [
      { engine, file: 'a.wast', kind: 'module', reason: 'passes all the same' },
      { engine: 'wabt', kind: 'module', reason: 'about another' },
    ];
    writeFileSync(join(dir, 'list.json'), formatExpected([...reasons, ...general]));
    // One is mended, one is new; b does not run.
    writeFileSync(join(dir, 'a.wast'), script(7, 9, 10));
    expect(wast('a.wast', '--expected=list.json', '--update-expected').status).equal(1);
    const rows = list().map(({ file, ids, reason }) => [file, ids?.length, reason.replace(/^i32 7 .*/, 'i32 7')]);
    expect(rows).deep.equal([
      ['a.wast', 1, 'because of a.wast'],
      ['b.wast', 1, 'because of b.wast'],
      [undefined, undefined, 'about another'],
      ['a.wast', 1, 'i32 7'],
    ]);
    expect(wast('a.wast', 'b.wast', '--expected=list.json').status).equal(0);
    // Nothing changed: not a byte does.
    const before = readFileSync(join(dir, 'list.json'), 'utf8');
    expect(wast('a.wast', 'b.wast', '--expected=list.json', '--update-expected').status).equal(0);
    expect(readFileSync(join(dir, 'list.json'), 'utf8')).equal(before);
  });

  it('the committed list has the form in which it is written', () => {
    expect(formatExpected(readExpected(EXPECTED_FILE))).equal(readFileSync(EXPECTED_FILE, 'utf8'));
  });

  it('wrong use', () => {
    expect(wast('b.wast', '--expected=off', '--update-expected').stderr).match(/--expected=off is no list that can be written/);
    expect(wast('b.wast', '--expected=/no/where/x.json', '--update-expected').stderr).match(
      /--update-expected: there is no folder \/no\/where/,
    );
  });
});
