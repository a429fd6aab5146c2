/** `touchstone run` as a process: what it is told and what it says. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../system/paths.ts';
import { MAIN } from '../testing/children.ts';

describe('touchstone run', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-run-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));
  const touchstone = (command: string, ...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [MAIN, command, '--cache=off', ...args], { cwd: dir, encoding: 'utf8' });

  it('passes arguments of every type and prints results plainly, with bits, or as JSON', () => {
    const types = ['i32', 'i64', 'f32', 'f64', 'v128', 'funcref', 'externref'].join(' ');
    writeFileSync(
      join(dir, 'all.wat'),
      `(module (func (export "all") (param ${types}) (result ${types}) ${[0, 1, 2, 3, 4, 5, 6].map((i) => `(local.get ${i})`).join(' ')})
        (func (export "none")) (func (export "trap") (unreachable)) (func (export "sum") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))`,
    );
    const args = ['-1', '0xffffffffffffffff', '-inf', 'nan:0x1', 'i64x2', '1', '-1', 'func:none', 'extern:7'];
    const plain = touchstone('run', 'all.wat', '--invoke=all', ...args);
    expect([plain.status, plain.stderr]).deep.equal([0, '']);
    const lines = plain.stdout.trimEnd().split('\n');
    const vector = 'i32x4 0x00000001 0x00000000 0xffffffff 0xffffffff';
    expect(lines).deep.equal(['-1', '-1', '-inf', 'nan:0x1', vector, 'func:none', 'extern:7']);
    // What is printed can be passed.
    expect(touchstone('run', 'all.wat', '--invoke=all', '--', ...lines).stdout).equal(plain.stdout);
    expect(touchstone('run', 'all.wat', '--invoke=sum', '--bits', '1', '2').stdout).equal('i32 3 = 0x00000003 = 0b11\n');
    expect(JSON.parse(touchstone('run', 'all.wat', '--invoke=all', '--json', ...args).stdout)).deep.equal({
      results: [
        { type: 'i32', value: '-1', bits: '0xffffffff' },
        { type: 'i64', value: '-1', bits: '0xffffffffffffffff' },
        { type: 'f32', value: '-inf', bits: '0xff800000' },
        { type: 'f64', value: 'nan:0x1', bits: '0x7ff0000000000001' },
        { type: 'v128', value: vector, bits: '0xffffffffffffffff0000000000000001' },
        { type: 'funcref', value: 'func:none' },
        { type: 'externref', value: 'extern:7' },
      ],
    });
    const trap = touchstone('run', 'all.wat', '--invoke=trap', '--json');
    expect([trap.status, trap.stderr]).deep.equal([1, '']);
    expect(JSON.parse(trap.stdout).error).include({ class: 'trap', message: 'unreachable' });
    expect(touchstone('run', 'all.wat', '--invoke=sum', '1', 'x')).include({
      status: 2,
      stdout: '',
      stderr: 'touchstone: "x" is no i32 (unknown operator x); write 7, -1, 0xff, 1_000: signed or unsigned\n',
    });
  });

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

  it('loads the compiler when there is something to compile, and not before', () => {
    writeFileSync(join(dir, 'c.wat'), '(module (func (export "f") (result i32) (i32.const 7)))');
    const at = (...names: string[]): string => JSON.stringify(join(CODE_ROOT, ...names) + EXTENSION);
    const code = `const { runCommand } = await import(${at('runner', 'commands', 'run')});
const { CompilerNotLoaded, Engine, parse } = await import(${at('engine', 'core')});
const loaded = () => { try { new Engine({ cache: 'off' }).artifactFor(parse('(module)')); return true; }
  catch (e) { if (e instanceof CompilerNotLoaded) return false; throw e; } };
await runCommand({ module: 'c.wat', invoke: 'f', args: [], options: { cache: 'warm' } });
console.log(loaded());`;
    const run = (): string =>
      spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: dir, encoding: 'utf8' }).stdout;
    expect([run(), run()]).deep.equal(['7\ntrue\n', '7\nfalse\n']);
  });

  it('--timeout ends what does not end', () => {
    writeFileSync(join(dir, 'endless.wat'), '(module (func $f (export "f") (loop (br 0))) (func (export "g")))');
    const { status, stdout, stderr } = touchstone('run', 'endless.wat', '--invoke=f', '--timeout=0.1');
    expect([status, stdout]).deep.equal([1, '']);
    expect(stderr).match(/^touchstone: trap: interrupted\n {2}at f/);
    expect(touchstone('run', 'endless.wat', '--invoke=g', '--timeout=5')).include({ status: 0, stdout: '', stderr: '' });
  });

  it('runs programs of WASI: streams, arguments, variables, folders, exit codes; and functions of libraries', () => {
    const wasi = (name: string, type: string): string => `(import "wasi_snapshot_preview1" "${name}" (func $${name} ${type}))`;
    // Echoes its input, its arguments with their zeroes and its variables; leaves with the number of its folders.
    writeFileSync(
      join(dir, 'program.wat'),
      `(module ${wasi('fd_read', '(param i32 i32 i32 i32) (result i32)')} ${wasi('fd_write', '(param i32 i32 i32 i32) (result i32)')}
        ${wasi('args_get', '(param i32 i32) (result i32)')} ${wasi('args_sizes_get', '(param i32 i32) (result i32)')}
        ${wasi('environ_get', '(param i32 i32) (result i32)')} ${wasi('environ_sizes_get', '(param i32 i32) (result i32)')}
        ${wasi('fd_prestat_get', '(param i32 i32) (result i32)')} ${wasi('proc_exit', '(param i32)')}
        (memory (export "memory") 1)
        (func $print (i32.store (i32.const 0) (i32.const 1024)) (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
        (func (export "_start") (local $fd i32)
          (i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 100))
          (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 4)))
          (call $print)
          (drop (call $args_sizes_get (i32.const 8) (i32.const 4))) (drop (call $args_get (i32.const 512) (i32.const 1024)))
          (call $print)
          (drop (call $environ_sizes_get (i32.const 8) (i32.const 4))) (drop (call $environ_get (i32.const 512) (i32.const 1024)))
          (call $print)
          (local.set $fd (i32.const 3))
          (loop $next
            (if (i32.eqz (call $fd_prestat_get (local.get $fd) (i32.const 8)))
              (then (local.set $fd (i32.add (local.get $fd) (i32.const 1))) (br $next))))
          (if (i32.gt_u (local.get $fd) (i32.const 3)) (then (call $proc_exit (i32.sub (local.get $fd) (i32.const 3)))))))`,
    );
    const run = (args: readonly string[], input: string): SpawnSyncReturns<string> =>
      spawnSync(process.execPath, [MAIN, 'run', '--cache=off', 'program.wat', ...args], {
        ...{ cwd: dir, encoding: 'utf8', input, env: { ...process.env, HANDED: 'on' } },
      });
    expect(
      run(['a', '--env=K=v=w', '--env=HANDED', '--env=NONE', '--dir=.', '--dir=.::/x', '--', '-v', '--env'], 'input'),
    ).include({
      status: 2,
      stdout: 'inputprogram.wat\0a\0-v\0--env\0K=v=w\0HANDED=on\0',
      stderr: '',
    });
    expect(run([], '')).include({ status: 0, stdout: 'program.wat\0', stderr: '' });
    expect(run(['--dir=missing'], ''))
      .include({ status: 2, stdout: '' })
      .property('stderr')
      .match(/no such file.*missing/);

    // What waits ends in time, what traps has a backtrace, an exit in a library is one, too.
    const sleep = `(i64.store (i32.const 24) (i64.const 1000000000000)) (drop (call $poll_oneoff (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 96)))`;
    writeFileSync(
      join(dir, 'library.wat'),
      `(module ${wasi('poll_oneoff', '(param i32 i32 i32 i32) (result i32)')} ${wasi('proc_exit', '(param i32)')}
        (memory (export "memory") 1) (global $ready (mut i32) (i32.const 0))
        (func (export "_initialize") (global.set $ready (i32.const 1)))
        (func (export "ready") (result i32) (global.get $ready)) (func (export "sleep") ${sleep})
        (func (export "exit") (call $proc_exit (i32.const 7))) (func $trap (export "trap") (unreachable)))`,
    );
    expect(touchstone('run', 'library.wat', '--invoke=ready')).include({ status: 0, stdout: '1\n', stderr: '' });
    expect(touchstone('run', 'library.wat', '--invoke=exit')).include({ status: 7, stdout: '', stderr: '' });
    const timed = touchstone('run', 'library.wat', '--invoke=sleep', '--timeout=0.1');
    expect([timed.status, timed.stderr.split('\n')[0]]).deep.equal([1, 'touchstone: trap: interrupted']);
    expect(touchstone('run', 'library.wat', '--invoke=trap').stderr).match(/^touchstone: trap: unreachable\n {2}at trap/);
    expect(touchstone('run', 'library.wat', 'x')).include({
      status: 2,
      stderr: 'touchstone: the module exports no _start: arguments need --invoke\n',
    });
  });

  it('--unknown-imports-trap links what nobody gives, if it is a function', () => {
    writeFileSync(
      join(dir, 'unknown.wat'),
      `(module (import "a" "b" (func $b (param i32) (result f64)))
        (func (export "seven") (result i32) (i32.const 7)) (func $call (export "call") (result f64) (call $b (i32.const 1))))`,
    );
    expect(touchstone('run', 'unknown.wat', '--invoke=seven')).include({ status: 2, stdout: '' });
    expect(touchstone('run', 'unknown.wat', '--invoke=seven', '--unknown-imports-trap')).include({ status: 0, stdout: '7\n' });
    const { status, stderr } = touchstone('run', 'unknown.wat', '--invoke=call', '--unknown-imports-trap');
    expect([status, stderr.split('\n')[0]]).deep.equal([1, 'touchstone: trap: unreachable: nobody gives the import "a" "b"']);
    writeFileSync(join(dir, 'memory.wat'), '(module (import "a" "b" (memory 1)))');
    expect(touchstone('run', 'memory.wat', '--unknown-imports-trap')).include({ status: 2 });
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
