/** What happens around a worker: crashes and their directive, results that do not repeat, an orphan's end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../paths.ts';
import type { FileResult } from '../results.ts';
import type { SuiteFile } from '../suites.ts';
import { type Ending, reconcile } from './pool.ts';

const MAIN = join(CODE_ROOT, 'runner', `main${EXTENSION}`);
const LOOP = '(module (func (export "f") (loop (br 0))))\n(module)\n(assert_return (invoke "g"))\n';

/** Processor time of a process in clock ticks (hundredths of a second), or undefined when it is gone. */
function ticks(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}
/** Children of a process that have burned so much time that they must be in the endless loop. */
function loopingChildren(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        return Number(fields[1]) === parent && (ticks(pid) ?? 0) > 150;
      } catch {
        return false;
      }
    });
}
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('workers', function () {
  this.timeout(60_000);
  let dir: string;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-pool-'));
    writeFileSync(join(dir, 'loop.wast'), `${LOOP}(module (func (export "f") (loop (br 0))))\n  (invoke "f")\n(module)\n`);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  const start = (): { child: ChildProcess; ended: Promise<{ code: number | null; out: string }> } => {
    const child = spawn(process.execPath, [MAIN, 'wast', 'loop.wast', '--timeout=50'], {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out }))) };
  };
  /** Waits for a worker that loops, other than those already met. */
  const looping = async (parent: number, met: readonly number[]): Promise<number> => {
    for (;;) {
      const found = loopingChildren(parent).find((pid) => !met.includes(pid));
      if (found !== undefined) return found;
      await sleep(50);
    }
  };

  it("a crash is the directive's failure, with its signal; what follows counts as failed", async () => {
    const { child, ended } = start();
    const first = await looping(child.pid ?? 0, []);
    process.kill(first, 'SIGSEGV');
    const second = await looping(child.pid ?? 0, [first]);
    process.kill(second, 'SIGSEGV');
    const { code, out } = await ended;
    expect(out).match(/FAIL loop\.wast:3:1 assert_return\n.*\n {2}got {7}the latest module exports no "g"/);
    expect(out).match(/FAIL loop\.wast:5:3 invoke\n {2}expected {2}a verdict\n {2}got {7}the process died: signal SIGSEGV/);
    expect(out).match(/3 passed, 3 failed, 0 skipped\n$/);
    expect(code).equal(1);
  });

  it('Ctrl-C: exit code 130 and a summary of what was done', async () => {
    const { child, ended } = start();
    await looping(child.pid ?? 0, []);
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(out).match(/interrupted after 0 of 1 files.*\n0 passed, 0 failed, 0 skipped\n$/);
    expect(code).equal(130);
  });

  it('workers in an endless loop end with their parent', async () => {
    const { child, ended } = start();
    const worker = await looping(child.pid ?? 0, []);
    child.kill('SIGKILL');
    await ended;
    for (let i = 0; i < 100 && ticks(worker) !== undefined; i++) await sleep(50);
    expect(ticks(worker)).equal(undefined);
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
