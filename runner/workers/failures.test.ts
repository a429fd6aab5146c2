/**
 * What may befall a run, tried: a worker that dies of anything, memory that runs out, code that never ends; a reader that goes
 * away, no terminal, no room on the disk, folders and files that cannot be used. Everything else comes out as it does without.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { FileResult } from '../results/results.ts';
import { readManifest } from '../suites/manifest.ts';
import { loopingWorker, MAIN, runningDirective, start } from '../testing/children.ts';

const LOOP = `(module (func (export "f") (loop (br 0))))
(module (func (export "g")) (func (export "f") (loop (br 0))))
(assert_return (invoke "g"))
  (invoke "f")
(module)
`;
/** The directive that loops, counted from 0. */
const LOOPS_AT = 3;
const SIGNALS = ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGKILL', 'SIGABRT'] as const;
const GOOD = `(module (func (export "f") (result i32) (i32.const 7)))
(assert_return (invoke "f") (i32.const 7))
(assert_return (invoke "f") (i32.const 8))
`;

interface Report {
  readonly files: readonly Pick<FileResult, 'file' | 'totals' | 'failures'>[];
}

const selectedNames = (suite: string): string[] =>
  Object.entries(readManifest().files).flatMap(([name, f]) => (f.suites.includes(suite) ? [name] : []));

describe('failures of workers', function () {
  this.timeout(250_000);
  let dir: string;
  /** Results of the good files alone. */
  let alone: Report['files'];
  /** The command that shows a failure again has the deadline, which is another in each test. */
  const report = (name: string): Report =>
    JSON.parse(readFileSync(join(dir, name), 'utf8'), (key, value: unknown) => (key === 'reproduce' ? '' : value)) as Report;

  before(async function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-failures-'));
    writeFileSync(join(dir, 'a.wast'), GOOD);
    writeFileSync(join(dir, 'z.wast'), GOOD.replaceAll('7', '9'));
    await start(dir, ['wast', 'a.wast', 'z.wast', '--json=alone.json']).ended;
    alone = report('alone.json').files;
    expect(alone.map((f) => f.totals.failed)).deep.equal([1, 1]);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  /** Runs the bad file between the good ones, and compares the good ones' results. */
  const among = async (text: string, timeout: number, ...node: string[]) => {
    writeFileSync(join(dir, 'bad.wast'), text);
    const args = ['wast', 'a.wast', 'bad.wast', 'z.wast', `--timeout=${timeout}`, '--json=among.json'];
    const { code, out } = await start(dir, args, { node }).ended;
    expect(report('among.json').files.filter((f) => f.file !== 'bad.wast')).deep.equal(alone);
    return { code, out };
  };

  it('workers that end by any signal', async () => {
    const names = SIGNALS.map((signal) => `${signal}.wast`);
    // The number of the directive that loops says whose worker it is.
    const padding = (i: number): string => '(module)\n'.repeat(i);
    for (const [i, name] of names.entries()) writeFileSync(join(dir, name), padding(i) + LOOP);
    const run = start(dir, ['wast', 'a.wast', ...names, 'z.wast', '--timeout=200', '--json=signals.json']);
    const met: number[] = [];
    while (met.length < 2 * SIGNALS.length) {
      const worker = await loopingWorker(run.child.pid, met);
      met.push(worker);
      process.kill(worker, SIGNALS[(runningDirective(worker) ?? 0) - LOOPS_AT] ?? 'SIGKILL');
    }
    const { code, out } = await run.ended;
    expect(report('signals.json').files.filter((f) => !names.includes(f.file))).deep.equal(alone);
    for (const [i, signal] of SIGNALS.entries()) {
      const [line, died] = [i + 1 + LOOPS_AT, `the process died: signal ${signal}`];
      expect(out).match(
        new RegExp(
          `FAIL ${signal}\\.wast:${line}:3 invoke #\\S+\\n.*\\n {2}got {7}${died}\\n +${line} \\| {3}\\(invoke "f"\\)\\n`,
        ),
      );
      expect(out).match(new RegExp(`reproduce npx touchstone wast ${signal}\\.wast:${line} --timeout=200\\n`));
      const totals = { passed: i + LOOPS_AT, failed: 2, skipped: 0 };
      expect(report('signals.json').files.find((f) => f.file === `${signal}.wast`)?.totals).deep.equal(totals);
    }
    expect(code).equal(1);
  });

  it('a heap that runs full', async () => {
    const text = `(module definition $d (func (export "f")))\n${'(module instance $a $d)\n'.repeat(60_000)}`;
    const { code, out } = await among(text, 60, '--max-old-space-size=32');
    expect(out).match(
      /FAIL bad\.wast:\d+:1 module_instance #\S+\n.*\n {2}got {7}the process died: signal SIGABRT \(FATAL ERROR: .*memory/,
    );
    expect(code).equal(1);
  });

  it('code that never ends', async () => {
    const { code, out } = await among(LOOP, 5);
    expect(out).match(/FAIL bad\.wast:4:3 invoke #\S+\n.*\n {2}got {7}the process died: no answer within 5 s/);
    expect(code).equal(1);
  });

  it('memory that the system does not give: memory.grow says so, and nothing dies', () => {
    const text = `(module (memory 0) (func (export "grow") (result i32) (memory.grow (i32.const 65536))))
(assert_return (invoke "grow") (i32.const -1))
`;
    writeFileSync(join(dir, 'grow.wast'), text);
    const limited = 'ulimit -d 1000000; exec "$0" "$@"';
    const r = spawnSync('sh', ['-c', limited, process.execPath, MAIN, 'wast', 'grow.wast'], { cwd: dir, encoding: 'utf8' });
    expect(r.stdout + r.stderr).match(/2 passed, 0 failed, 0 skipped\n$/);
    expect(r.status).equal(0);
  });
});

describe('failures around a run', function () {
  this.timeout(120_000);
  let dir: string;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-around-'));
    writeFileSync(join(dir, 'a.wast'), GOOD);
    writeFileSync(join(dir, 'ok.wast'), '(module)\n');
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const sh = (line: string, env: NodeJS.ProcessEnv = {}) => {
    const touchstone = `touchstone() { "${process.execPath}" "${MAIN}" "$@"; }\n`;
    return spawnSync('bash', ['-c', touchstone + line], { cwd: dir, encoding: 'utf8', env: { ...process.env, ...env } });
  };

  it('a reader that has gone: the run ends as it would have, and says nothing about it', () => {
    const r = sh('touchstone wast a.wast --json=gone.json | true; echo "$PIPESTATUS"');
    expect([r.stdout, r.stderr]).deep.equal(['1\n', '']);
    expect(existsSync(join(dir, 'gone.json'))).equal(true);
    expect(sh('touchstone wast a.wast | head -n 1').stdout).match(/^FAIL a\.wast:3:1.*\n$/);
  });

  it('no terminal, no stdin, no stdout at all', () => {
    expect(sh('touchstone wast ok.wast < /dev/null | cat').stdout).match(/^suite .*\n.*\n.*\n1 passed, 0 failed, 0 skipped\n$/);
    expect(sh('touchstone wast ok.wast <&- >&- 2>&-').status).equal(0);
    const full = sh('touchstone wast a.wast > /dev/full');
    expect([full.status, full.stderr]).deep.equal([2, 'touchstone: stdout cannot be written (ENOSPC)\n']);
  });

  it('no room for a report: the results are said, then what went wrong', () => {
    const r = sh('touchstone wast ok.wast --json=/dev/full');
    expect(r.status).equal(2);
    expect(r.stderr).equal('touchstone: --json /dev/full: cannot be written (ENOSPC)\n');
    expect(r.stdout).match(/1 passed, 0 failed, 0 skipped\n$/);
  });

  it('a cache folder that cannot be used is no cache', () => {
    writeFileSync(join(dir, 'file'), '');
    for (const cache of ['/proc/nowhere', 'file', 'file/below', '/sys/kernel']) {
      const r = sh(`touchstone wast a.wast ok.wast --cache=${cache}`);
      expect(r.stdout, cache).match(/3 passed, 1 failed, 0 skipped\n$/);
      expect([r.status, r.stderr], cache).deep.equal([1, '']);
    }
  });

  it('a file that cannot be read, named: said before anything runs', () => {
    symlinkSync('/proc/self/mem', join(dir, 'unreadable.wast'));
    const r = sh('touchstone wast ok.wast unreadable.wast');
    expect([r.status, r.stdout, r.stderr]).deep.equal([2, '', 'touchstone: unreadable.wast: cannot be read (EIO)\n']);
  });

  it('a file that is empty: the others run', () => {
    writeFileSync(join(dir, 'empty.wast'), '');
    const r = sh('touchstone wast ok.wast empty.wast');
    expect(r.stdout).match(/^ERROR empty\.wast: the file is empty$/m);
    expect(r.stdout).match(/^[1-9]\d* passed, 0 failed, 0 skipped$/m);
    expect(r.status).equal(2);
  });

  it('a file of a suite that cannot be read: the others run', () => {
    const names = selectedNames('sat-float-to-int');
    expect(names.length).above(1);
    mkdirSync(join(dir, 'official'));
    for (const [i, name] of names.entries()) {
      const path = join(dir, 'official', name);
      mkdirSync(dirname(path), { recursive: true });
      if (i === 0) symlinkSync('/proc/self/mem', path);
      else writeFileSync(path, '(module)');
    }
    const r = sh('touchstone test --suite=sat-float-to-int', { TOUCHSTONE_SPEC_TESTS: join(dir, 'official') });
    expect(r.stdout).match(new RegExp(`^ERROR ${names[0]}: cannot be read \\(EIO\\)\n`));
    expect(r.stdout).match(new RegExp(`\n${names.length - 1} passed, 0 failed, 0 skipped\n$`));
    expect(r.status).equal(2);
  });
});
