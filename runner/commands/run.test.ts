/** `touchstone run` as a process: what it is told and what it says. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../paths.ts';

const MAIN = join(CODE_ROOT, 'runner', `main${EXTENSION}`);

describe('touchstone run', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-run-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const touchstone = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, ...args, '--cache=off'], { cwd: dir, encoding: 'utf8' });

  it('of an artifact: --verify checks every byte, and what others may have written is told', () => {
    writeFileSync(join(dir, 'a.wat'), `(module (memory 1) (data (i32.const 0) "${'x'.repeat(9000)}") (func (export "f") (nop)))`);
    const compile = ['compile', 'a.wat', '-o', 'a.elf'];
    expect(spawnSync(process.execPath, [MAIN, ...compile], { cwd: dir }).status).equal(0);
    const silent = { status: 0, stdout: '', stderr: '' };
    expect(touchstone('run', 'a.elf', '--invoke=f')).include(silent);
    expect(touchstone('run', 'a.elf', '--invoke=f', '--verify')).include(silent);
    const path = join(dir, 'a.elf');
    chmodSync(path, 0o666);
    expect(touchstone('run', 'a.elf', '--invoke=f')).include({
      status: 0,
      stderr: `touchstone: a.elf runs with your rights, and others may have written it: others may write to ${path}\n`,
    });
    chmodSync(path, 0o600);
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('xxx') + 5000] = 0x79;
    writeFileSync(path, bytes);
    expect(touchstone('run', 'a.elf', '--invoke=f')).include(silent);
    const damaged = touchstone('run', 'a.elf', '--invoke=f', '--verify');
    expect([damaged.status, damaged.stdout]).deep.equal([2, '']);
    expect(damaged.stderr).match(/digest/);
  });

  it('says why a cache is not used, and runs', () => {
    const open = join(dir, 'open');
    spawnSync('mkdir', ['-m', '777', open]);
    writeFileSync(join(dir, 'b.wat'), '(module (func (export "f")))');
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [MAIN, ...args, '--cache=open/cache'], { cwd: dir, encoding: 'utf8' });
    const why = `artifacts are not cached: others may write to ${open}`;
    expect(run('run', 'b.wat', '--invoke=f')).include({ status: 0, stderr: `touchstone: ${why}\n` });
    writeFileSync(join(dir, 'b.wast'), '(module (func (export "f")))(invoke "f")');
    const { status, stdout, stderr } = run('wast', 'b.wast');
    expect([status, stderr]).deep.equal([0, '']);
    expect(stdout.split('\n')).include(why);
  });
});
