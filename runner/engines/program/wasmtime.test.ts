/** wasmtime through the line protocol: what the adapter makes of a program that stops at the first failure, and the real one. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { WASM3 } from '../../../engine/wasm/features.ts';
import { runScript } from '../../judge/run.ts';
import type { FileResult } from '../../results/results.ts';
import { endAll, type Remembered } from '../../system/processes.ts';
import { MAIN } from '../../testing/children.ts';
import { notPassed } from '../testing/run.ts';
import { commandEngine, ourProgram } from './command.ts';

/** Complains as wasmtime does, about the first line with a certain word; keeps a copy of each file it is given. */
const MADE_UP = (dir: string): string => `#!/bin/sh
[ "$1" = --version ] && echo 'wasmtime 1.2.3 (made up)' && exit 0
for file; do :; done
cp "$file" "${dir}/run-$(ls ${dir} | wc -l)"
at() { grep -n -- "$1" "$file" | head -n 1 | cut -d: -f1; }
line=$(at nonsense)
if [ -n "$line" ]; then
  printf 'Error: failed to run script file\\n\\nCaused by:\\n    no such word\\n     --> %s:%s:3\\n      |\\n    1 | x\\n' "$file" "$line" >&2
  exit 1
fi
line=$(at bad)
if [ -n "$line" ]; then
  printf 'Error: failed to run script file\\n\\nCaused by:\\n    0: failed directive on %s:%s\\n    1: it is bad\\n' "$file" "$line" >&2
  exit 1
fi
[ -n "$(at crash)" ] && kill -SEGV $$
exit 0
`;

/** Can tell what an engine must be able to tell (proof/proof.ts), and finds nothing wrong with anything else. */
const HONEST = `#!${process.execPath}
const file = process.argv.at(-1);
require('node:fs').appendFileSync(process.argv[1] + '.log', process.argv.slice(2, -1).join(' ') + '\\n');
if (process.argv[2] === '--version') console.log('wasmtime 1.2.3');
else if (file.endsWith('proof.wast')) {
  const text = require('node:fs').readFileSync(file, 'utf8');
  const added = /local.get 0\\) \\(i32.const (\\d+)/.exec(text)?.[1];
  const wrong = text.split('\\n').findIndex((line) => {
    const sum = /return \\(invoke "sum" \\(i32.const (\\d+)\\)\\) \\(i32.const (\\d+)/.exec(line);
    if (sum !== null) return Number(sum[1]) + Number(added) !== Number(sum[2]);
    return /return.*quotient|trap.*const 1\\)\\)|invalid.*i32.const 1|^.module .func .*i64/.test(line);
  });
  if (wrong >= 0) {
    console.error('failed directive on ' + file + ':' + (wrong + 1) + '\\n  it is wrong');
    process.exitCode = 1;
  }
}
`;

describe('wasmtime', function () {
  this.timeout(120_000);
  let dir: string;
  const programs: Remembered[] = [];
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-wasmtime-test-'));
    writeFileSync(join(dir, 'wasmtime'), MADE_UP(dir));
    chmodSync(join(dir, 'wasmtime'), 0o755);
  });
  after(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });
  const run = (text: string, program = 'wasmtime', greeting: readonly string[] = ['wasmtime', '1.2.3']): FileResult => {
    const path = join(dir, 'x.wast');
    writeFileSync(path, text);
    const command = ourProgram('wasmtime', join(dir, program));
    const started = (program: Remembered): void => {
      programs.push(program);
    };
    const engine = commandEngine({ label: '--engine=x', command, features: WASM3, timeoutMs: 80_000, started });
    expect([engine.name, engine.version]).deep.equal(greeting);
    const file = { name: 'x.wast', path, kind: 'script', suites: [], features: WASM3, weight: 1 } as const;
    const nothing = (): void => {};
    const quiet = {
      progress: nothing,
      print: nothing,
      messages: 'class',
      detail: true,
      precise: false,
      stopAt: undefined,
    } as const;
    try {
      return runScript(file, new TextEncoder().encode(text), engine, quiet);
    } finally {
      endAll(programs);
    }
  };

  it('that finds nothing wrong: everything passed', () => {
    expect(run('(module)\n(invoke "f")').totals).deep.equal({ passed: 2, failed: 0, skipped: 0 });
  });

  it('wasmi in its place is told the script alone', () => {
    const path = join(dir, 'wasmi');
    writeFileSync(path, HONEST.replace('wasmtime 1.2.3', 'wasmi_cli 2.0.0'));
    chmodSync(path, 0o755);
    expect(run('(module)', 'wasmi', ['wasmi', '2.0.0']).totals).deep.equal({ passed: 1, failed: 0, skipped: 0 });
    expect(
      readFileSync(`${path}.log`, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('wast')),
    ).deep.equal(['wast']);
  });

  it('each failing directive is left out, and the rest runs again', () => {
    const r = run(`(module $m (func (export "bad"))) (module)
(assert_return
  (invoke "bad")
) (invoke "good")
(module $n
  (func nonsense))
(invoke "bad") ;; bad in a comment
(invoke "good")`);
    expect(notPassed(r)).deep.equal(['1 failed it is bad', '2 failed it is bad', '5 failed no such word', '7 failed it is bad']);
    expect(r.totals.passed).equal(3);
    // Modules are left out so that nothing else is meant by those who speak of them.
    const runs = readdirSync(dir).filter((f) => f.startsWith('run-'));
    const last = readFileSync(join(dir, runs.sort((a, b) => Number(a.slice(4)) - Number(b.slice(4))).at(-1) ?? ''), 'utf8');
    expect(last).equal('(module $m)\n(module)\n\n\n\n(invoke "good")\n(module $n)\n\n\n(invoke "good")\n');
  });

  it('that dies says nothing about any directive', () => {
    const r = run('(module)\n(invoke "bad")\n(invoke "crash")\n(invoke "good")');
    expect(notPassed(r).map((l) => l.replace(/:.*/, ''))).deep.equal([
      '2 failed it is bad',
      '3 failed wasmtime ended (signal SIGSEGV) and named no directive',
      '4 failed wasmtime ended (signal SIGSEGV) and named no directive',
    ]);
  });

  it('is not asked without end', () => {
    const failed = notPassed(run('(invoke "bad")\n'.repeat(150)));
    expect(failed[99]).equal('100 failed it is bad');
    expect(failed.slice(100)).deep.equal(
      Array.from({ length: 50 }, (_, i) => `${i + 101} failed not tried: 100 directives failed before`),
    );
  });

  it('gets the flags that stand behind it, last; a column may differ by flags alone', () => {
    const honest = join(dir, 'ho nest');
    writeFileSync(honest, HONEST);
    chmodSync(honest, 0o755);
    writeFileSync(join(dir, 'one.wast'), '(module)');
    const engines = [`--engine=wasmtime:"${honest}" -W gc=n`, `--engine=wasmtime:${honest}`];
    const args = [MAIN, 'wast', join(dir, 'one.wast'), ...engines, '--expected=off', '--cache=off'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stderr], stdout).deep.equal([0, '']);
    const calls = readFileSync(`${honest}.log`, 'utf8')
      .split('\n')
      .filter((l) => l.startsWith('wast'));
    expect(calls.filter((l) => l.endsWith('-W gc=n')).length).above(0);
    expect(calls.filter((l) => l.endsWith('=y')).length).above(0);
  });

  it('leaves nothing in the folder for temporary files', () => {
    const scratch = join(dir, 'scratch');
    mkdirSync(scratch);
    writeFileSync(join(dir, 'good.wast'), '(module)\n(invoke "f")');
    writeFileSync(join(dir, 'honest'), HONEST);
    chmodSync(join(dir, 'honest'), 0o755);
    const args = [MAIN, 'wast', join(dir, 'good.wast'), `--engine=wasmtime:${join(dir, 'honest')}`, '--expected=off'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: scratch },
    });
    expect([status, readdirSync(scratch)], stdout + stderr).deep.equal([0, []]);
  });

  it('itself runs scripts of our own as expected (needs wasmtime)', function () {
    // Needs wasmtime.
    const { stdout, error } = spawnSync('wasmtime', ['--version'], { encoding: 'utf8' });
    if (error !== undefined || !/^wasmtime (4[89]|[5-9]\d)/.test(stdout)) return this.skip();
    const r = spawnSync(process.execPath, [MAIN, 'test', '--suite=own', '--engine=wasmtime'], { encoding: 'utf8' });
    expect([r.status, r.stderr], r.stdout).deep.equal([0, '']);
    expect(r.stdout).match(/^\d{3,} passed, 0 failed, \d+ skipped\n$/m);
  });
});
