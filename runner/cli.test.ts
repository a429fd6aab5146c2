/** The command line as users meet it: exit codes, closing lines, one clear line for wrong use, and what survives a bad module. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from './system/paths.ts';
import { MAIN } from './testing/children.ts';

describe('touchstone', function () {
  this.timeout(30_000);
  let dir: string;
  const env = (): NodeJS.ProcessEnv => ({ ...process.env, TOUCHSTONE_SPEC_TESTS: '' });
  const touchstone = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env: env(), cwd: dir, input: '' });
  const script = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return name;
  };
  const lastLine = (r: SpawnSyncReturns<string>): string | undefined => r.stdout.trimEnd().split('\n').at(-1);

  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-cli-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('wrong use is exit code 2 and one line, before anything runs', () => {
    const cases: [string[], RegExp][] = [
      [['test', '--sweet=simd'], /test has no flag --sweet/],
      [['test', '--suite=legacy'], /legacy are not here.*TOUCHSTONE_SPEC_TESTS/],
      [['test', '--suite=own', '--json=/no/where/x.json'], /\/no\/where is not a directory/],
      [['wast', 'missing.wast'], /missing\.wast: no such file/],
      [
        ['compile', 'a/in.wat'],
        /compile: nobody says where the output goes; for example `touchstone compile a\/in\.wat -o in\.elf`/,
      ],
      [['convert', 'in.wast', '--to=wast2json'], /for example `touchstone convert in\.wast --to=wast2json -o in\.json`/],
    ];
    for (const [args, message] of cases) {
      const r = touchstone(...args);
      expect([r.status, r.stdout]).deep.equal([2, '']);
      expect(r.stderr).match(message);
      expect(r.stderr.trimEnd().split('\n').length).equal(1);
    }
  });

  it('--enable switches a proposal on, which scripts elsewhere do not have', () => {
    const file = script('pages.wast', '(module (memory 0 (pagesize 1)))');
    expect(touchstone('wast', file).status).equal(1);
    expect(lastLine(touchstone('wast', file, '--enable=threads', '--enable=custom-page-sizes'))).equal(
      '1 passed, 0 failed, 0 skipped',
    );
    const unknown = touchstone('wast', file, '--enable=pages');
    expect([unknown.status, unknown.stdout]).deep.equal([2, '']);
    expect(unknown.stderr).match(/^touchstone: --enable=pages: must be one of mvp, .*custom-page-sizes/);
  });

  it('--help and --version are exit code 0', () => {
    for (const words of [['--help'], ['-h'], ['help']]) expect(touchstone(...words).stdout).match(/\n {2}test \[FILE…\] /);
    for (const words of [
      ['test', '--help'],
      ['help', 'test'],
      ['test', '-h', 'x.wast'],
    ])
      expect(touchstone(...words).stdout).match(/^touchstone test \[FILE…\] \[FLAG…\]\n/);
    expect(touchstone('--version')).include({ status: 0 });
  });

  it('a passing script: exit code 0, the closing line last', () => {
    const r = touchstone(
      'wast',
      script('ok.wast', '(module (func (export "f") (result i32) (i32.const 7)))\n(assert_return (invoke "f") (i32.const 7))\n'),
    );
    expect(r.stdout + r.stderr).match(/2 passed, 0 failed, 0 skipped\n$/);
    expect(r.status).equal(0);
  });

  it('a trap in a binary with debug information: the source line, without the source', () => {
    const wasm = readFileSync(join(ROOT, 'engine', 'artifact', 'testing', 'lines', 'dwarf-5.wasm'));
    const bytes = [...wasm].map((b) => `\\${b.toString(16).padStart(2, '0')}`).join('');
    const r = touchstone(
      'wast',
      script('binary.wast', `(module binary "${bytes}")\n(invoke "divide" (i32.const 1) (i32.const 0))\n`),
    );
    expect(r.stdout).match(/ at divide \(wasm offset 0x[0-9a-f]+\) \/lines\/main\.c:19:10\n/);
    writeFileSync(join(dir, 'lines.wasm'), wasm);
    const run = touchstone('run', 'lines.wasm', '--invoke', 'first', '2000');
    expect(touchstone('run', 'lines.wasm')).include({ status: 0, stdout: '', stderr: '' });
    expect(run.stderr).match(/trap: unreachable\n {2}at first \(wasm offset 0x[0-9a-f]+\) \/lines\/lines\.h:4:5\n$/);
  });

  it('a mismatch: exit code 1, with place, values and caret; the rest of the file goes on', () => {
    const text =
      '(module (func (export "f") (result i32) (i32.const 7)))\n  (assert_return (invoke "f") (i32.const 8))\n(assert_return (invoke "f") (i32.const 7))\n';
    const r = touchstone('wast', script('bad.wast', text), '--json', 'report.json');
    expect(r.status).equal(1);
    expect(lastLine(r)).equal('2 passed, 1 failed, 0 skipped');
    expect(r.stdout).match(
      /FAIL bad\.wast:2:3 assert_return \(phase execute\) #[0-9a-f]{10}\n {2}expected {2}i32 8 = 0x00000008 = 0b1000\n {2}got {7}i32 7 /,
    );
    expect(r.stdout).match(/ 2 \| {3}\(assert_return.*\n +\| {3}\^/);
    const report = JSON.parse(readFileSync(join(dir, 'report.json'), 'utf8')) as {
      totals: object;
      files: { failures: object[] }[];
    };
    expect(report.totals).deep.equal({ passed: 2, failed: 1, skipped: 0 });
    expect(report.files[0]?.failures[0]).include({ line: 2, column: 3, directive: 'assert_return', phase: 'execute' });
  });

  it('a trap that nobody expected comes with names and script lines', () => {
    const text = '(module\n  (func $inner (unreachable))\n  (func (export "f") (call $inner)))\n(invoke "f")\n';
    const r = touchstone('wast', script('trap.wast', text));
    expect(r.stdout).match(/got {7}trap: unreachable/);
    expect(r.stdout).match(
      / at inner \(wasm offset 0x[0-9a-f]+\) trap\.wast:2:17\n {2}at .*\(wasm offset 0x[0-9a-f]+\) trap\.wast:3:23\n/,
    );
  });

  it('a script that is not well formed: its directive fails with line and column', () => {
    const r = touchstone('wast', script('broken.wast', '(module)\n(assert_return (invoke 7))\n'));
    expect(r.status).equal(1);
    expect(r.stdout).match(/FAIL broken\.wast:2:\d+ /);
    expect(lastLine(r)).equal('1 passed, 1 failed, 0 skipped');
  });

  it('FILE:LINE counts one directive', () => {
    const name = script(
      'lines.wast',
      '(module (func (export "f")))\n(assert_return (invoke "f"))\n(assert_trap\n  (invoke "f") "x")\n',
    );
    expect(lastLine(touchstone('test', `${name}:2`))).equal('1 passed, 0 failed, 0 skipped');
    expect(lastLine(touchstone('test', `${name}:4`))).equal('0 passed, 1 failed, 0 skipped');
  });

  it('prints of a script are shown', () => {
    const text =
      '(module (func $p (import "spectest" "print_i32") (param i32)) (func (export "f") (call $p (i32.const 42))))\n(invoke "f")\n';
    expect(touchstone('wast', script('print.wast', text)).stdout).match(/^print_i32: i32 42 = 0x0000002a/);
  });

  it("an endless loop is its directive's failure, and other files go on", () => {
    const loop = script(
      'loop.wast',
      '(module (func (export "f") (loop (br 0))))\n(assert_return (invoke "f"))\n(assert_return (invoke "f"))\n',
    );
    const good = script('good.wast', '(module)\n');
    const r = touchstone('wast', loop, good, '--timeout=1', '--jobs=1');
    expect(r.status).equal(1);
    expect(r.stdout).match(
      /FAIL loop\.wast:2:1 assert_return #[0-9a-f]{10}\n.*\n {2}got {7}the process died: no answer within 1 s/,
    );
    expect(lastLine(r)).equal('2 passed, 2 failed, 0 skipped');
  });

  it('a reader that closes the pipe is no error of its own', () => {
    const r = spawnSync('sh', ['-c', `"${process.execPath}" "${MAIN}" --help | true`], { encoding: 'utf8', env: env() });
    expect([r.status, r.stderr]).deep.equal([0, '']);
  });
});
