/**
 * A build without the addon and without development dependencies, in a folder of its own: everything works but the native engine,
 * which says why in one sentence; and `touchstone test` of an installation runs the scripts of the folder it is called in.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXTENSION, ROOT } from './system/paths.ts';

const SCRIPT = '(module (func (export "f") (result i32) (i32.const 1)))\n(assert_return (invoke "f") (i32.const 1))\n';
const NO_ADDON =
  'touchstone: the native engine needs its addon, which is not built: run `npm run build` on x86-64 Linux, where g++ is installed\n';

describe('an installation', function () {
  this.timeout(120_000);
  let dir: string;
  let main: string;
  before(function () {
    // Needs the build: an installation has no sources.
    if (EXTENSION === '.ts') return this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-installation-'));
    const root = join(dir, 'project', 'node_modules', 'touchstone');
    mkdirSync(root, { recursive: true });
    const skipped = /\.test\.js$|native(-sanitized)?\/touchstone\.|\.cache$|\.cjs$|\/bench\//;
    cpSync(join(ROOT, 'build'), join(root, 'build'), { recursive: true, filter: (path) => !skipped.test(path) });
    for (const name of ['package.json', 'spec-tests', 'golden', 'docs', 'runner'])
      symlinkSync(join(ROOT, name), join(root, name));
    // Packages as `npm install --omit=dev` leaves them.
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>;
    const modules = join(dir, 'project', 'node_modules');
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (!Object.keys(devDependencies ?? {}).some((dev) => dev.split('/')[0] === name))
        symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    main = join(root, 'build', 'runner', 'main.js');
    for (const name of ['a.wast', 'deep/b.wast', 'deep/node_modules/c.wast', 'notes.txt']) {
      mkdirSync(join(dir, 'project', name, '..'), { recursive: true });
      writeFileSync(join(dir, 'project', name), SCRIPT);
    }
    writeFileSync(join(dir, 'project', 'm.wat'), '(module (func (export "f") (result i32) (i32.const 1)))');
    mkdirSync(join(dir, 'empty'));
  });
  after(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });
  const touchstone = (cwd: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [main, ...args], { cwd: join(dir, cwd), encoding: 'utf8' });

  it('runs the scripts of the folder, none of its own', () => {
    const r = touchstone('project', 'test', '--engine=v8');
    expect([r.status, r.stderr], r.stdout).deep.equal([0, '']);
    expect(r.stdout)
      .match(/^files +2 +4 +0 +0$/m)
      .match(/\n4 passed, 0 failed, 0 skipped\n$/);
    expect(touchstone('project', 'test', '--list', '--engine=v8').stdout).match(/^a\.wast\b.*\ndeep\/b\.wast\b/m);
    const none = touchstone('empty', 'test', '--engine=v8');
    expect([none.status, none.stdout, none.stderr]).deep.equal([2, '', 'touchstone: .: no script (.wast) lies in this folder\n']);
  });

  it('without the addon the native engine says so, in one sentence', () => {
    for (const args of [
      ['test'],
      ['wast', 'a.wast'],
      ['wast', 'a.wast', '--engine=v8', '--engine=native'],
      ['run', 'm.wat', '--invoke=f'],
    ])
      expect(touchstone('project', ...args), args.join(' ')).include({ status: 2, stderr: NO_ADDON });
  });

  it('without the addon and development dependencies everything else works', () => {
    const silent = { status: 0, stderr: '' };
    for (const engine of ['v8', 'wabt', `cmd:"${process.execPath}" "${join(ROOT, 'docs', 'engine-example.mjs')}"`])
      expect(touchstone('project', 'wast', 'a.wast', `--engine=${engine}`), engine).include(silent);
    for (const reporter of ['spec', 'xunit'])
      expect(touchstone('project', 'test', '--engine=v8', `--reporter=${reporter}`), reporter).include({ status: 0 });
    const reports = ['--json=r.json', '--ndjson=r.ndjson', '--html=r.html', '--junit=r.xml'];
    expect(touchstone('project', 'test', '--engine=v8', ...reports)).include(silent);
    expect(touchstone('project', 'report', 'r.json', '--html=s.html')).include(silent);
    expect(touchstone('project', 'test', '--suite=own', '--engine=v8', '--list')).include(silent);
    expect(touchstone('project', 'compile', 'm.wat', '-o', 'm.elf')).include(silent);
    expect(touchstone('project', 'inspect', 'm.elf', '--tables')).include(silent);
    expect(touchstone('project', 'convert', 'a.wast', '--to=wast2json', '-o', 'a.json')).include(silent);
    expect(touchstone('project', 'settings')).include(silent);
    expect(touchstone('project', 'test', '--help')).include(silent);
    const listing = touchstone('project', 'inspect', 'm.elf', '--disassembly');
    expect([listing.status, listing.stderr]).deep.equal([
      0,
      'touchstone: machine code is decoded by the package iced-x86, which is not installed: `npm install iced-x86`; bytes are shown\n',
    ]);
    expect(listing.stdout).match(/\nfunc\[0\] <f>:\n(.*\n)* +[0-9a-f]+ {2}[0-9a-f]{8,32} *\n/);
  });
});
