/** What happens around a worker: crashes and their directive, results that do not repeat, an orphan's end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { FileResult } from '../results/results.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { isAlive, loopingWorker, start } from '../testing/children.ts';
import { type Ending, reconcile } from './pool.ts';

const LOOP = '(module (func (export "f") (loop (br 0))))\n(module)\n(assert_return (invoke "g"))\n';

describe('workers', function () {
  this.timeout(60_000);
  let dir: string;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-pool-'));
    writeFileSync(join(dir, 'loop.wast'), `${LOOP}(module (func (export "f") (loop (br 0))))\n  (invoke "f")\n(module)\n`);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const begin = () => start(dir, ['wast', 'loop.wast', '--timeout=50']);

  it("a crash is the directive's failure, with its signal; what follows counts as failed", async () => {
    const run = begin();
    const first = await loopingWorker(run.child.pid);
    process.kill(first, 'SIGSEGV');
    const second = await loopingWorker(run.child.pid, [first]);
    process.kill(second, 'SIGSEGV');
    const { code, out } = await run.ended;
    expect(out).match(/FAIL loop\.wast:3:1 assert_return #\S+\n.*\n {2}got {7}the latest module exports no "g"/);
    expect(out).match(/FAIL loop\.wast:5:3 invoke #\S+\n {2}expected {2}a verdict\n {2}got {7}the process died: signal SIGSEGV/);
    expect(out).match(/3 passed, 3 failed, 0 skipped\n$/);
    expect(code).equal(1);
  });

  it('Ctrl-C: exit code 130 and a summary of what was done', async () => {
    const run = begin();
    await loopingWorker(run.child.pid);
    run.child.kill('SIGINT');
    const { code, out } = await run.ended;
    expect(out).match(/interrupted after 0 of 1 file.*\n0 passed, 0 failed, 0 skipped\n$/);
    expect(code).equal(130);
  });

  it('workers in an endless loop end with their parent', async () => {
    const run = begin();
    const worker = await loopingWorker(run.child.pid);
    run.child.kill('SIGKILL');
    await run.ended;
    for (let i = 0; i < 100 && isAlive(worker); i++) await sleep(50);
    expect(isAlive(worker)).equal(false);
  });
});

describe('two runs of a failing file', () => {
  const file: SuiteFile = { name: 'a.wast', path: 'a.wast', kind: 'script', suites: [], features: 0, weight: 1 };
  const result = (passed: number, failed: number): FileResult => {
    const failure = {
      ...{ file: 'a.wast', line: 1, column: 1, directive: 'invoke', phase: undefined, class: undefined },
      ...{ expected: '', got: '', source: '', backtrace: [] },
    };
    return {
      file: 'a.wast',
      totals: { passed, failed, skipped: 0 },
      skips: {},
      failures: Array.from({ length: failed }, () => failure),
      ms: 0,
    };
  };
  const done = (r: FileResult): Ending => ({ kind: 'done', done: { result: r, printed: [] } });
  const died: Ending = {
    kind: 'died',
    cause: 'signal SIGSEGV',
    ready: true,
    late: false,
    stderr: '',
    progress: undefined,
    running: undefined,
  };

  it('that agree are a mismatch', () => {
    expect(reconcile(file, done(result(2, 1)), done(result(2, 1))).fault).equal(undefined);
    expect(reconcile(file, died, died).totals).deep.equal({ passed: 0, failed: 1, skipped: 0 });
    expect(reconcile(file, died, died).fault).equal(undefined);
  });
  it('that differ are a fault of ours', () => {
    expect(reconcile(file, done(result(2, 1)), done(result(3, 0))).fault).match(
      /another result \(2 passed, 1 failed, 0 skipped, then 3 passed/,
    );
    expect(reconcile(file, died, done(result(3, 0))).fault).match(/first run died \(signal SIGSEGV\), a second one/);
    expect(reconcile(file, done(result(2, 1)), died).fault).match(/a second one in a fresh process died: signal SIGSEGV/);
  });
});
