/** V8 behind the seam: every bit arrives both ways, linking and judging are V8's own, another Node runs its own worker. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { MAIN } from '../../testing/children.ts';
import { notPassed, runOn } from '../testing/run.ts';
import { v8Engine } from './v8.ts';

const engine = v8Engine();

/** Constants whose bits JavaScript numbers would lose, by type; each is its own only match. */
const BITS: Readonly<Record<string, readonly string[]>> = {
  i32: ['0x80000001', '-1', '0x7fffffff'],
  i64: ['0x8000000000000001', '-1', '0x0123456789abcdef', '9007199254740993'],
  f32: ['nan:0x200000', '-nan:0x200000', 'nan:0x7fffff', '-nan:0x1', '-0', '0x1p-149'],
  f64: ['nan:0x4000000000000', '-nan:0x4000000000000', 'nan:0xfffffffffffff', '-nan:0x1', '-0', '0x1p-1074'],
  v128: [
    'i32x4 0x00000001 0x80000002 0x7fc00003 0xffffffff',
    'f32x4 nan:0x200000 -nan:0x1 -0 1',
    'f64x2 nan:0x4000000000000 -nan:0x1',
  ],
};

describe('v8', () => {
  it('numbers keep their bits, as arguments, results and globals', () => {
    const modules = Object.keys(BITS).map(
      (t) => `(func (export "${t}") (param ${t}) (result ${t}) (local.get 0))
        (func (export "${t} twice") (param ${t} externref ${t}) (result ${t} externref ${t})
          (local.get 2) (local.get 1) (local.get 0))`,
    );
    const all = Object.entries(BITS).flatMap(([t, values]) => values.map((v) => [t, v] as const));
    const checks = all.map(([t, v]) => {
      const [a, b] = [`(${t}.const ${v})`, `(${t}.const ${BITS[t]?.[0]})`];
      return `(assert_return (invoke "${t}" ${a}) ${a})
        (assert_return (invoke "${t} twice" ${a} (ref.extern 7) ${b}) ${b} (ref.extern 7) ${a})
        (module $g (global (export "g") (mut ${t}) ${a}) (global (export "c") ${t} ${a}))
        (assert_return (get $g "g") ${a}) (assert_return (get $g "c") ${a})
        (module ${modules.join(' ')})`;
    });
    const r = runOn(engine, `(module ${modules.join(' ')}) ${checks.join('\n')}`);
    expect(notPassed(r)).deep.equal([]);
    expect(r.totals.passed).equal(1 + all.length * 6);
  });

  it('a single wrong bit is seen', () => {
    const r = runOn(
      engine,
      `(module (func (export "f") (param f64) (result f64) (local.get 0)))
(assert_return (invoke "f" (f64.const nan:0x4000000000001)) (f64.const nan:0x4000000000000))
(assert_return (invoke "f" (f64.const nan:0x4000000000001)) (f64.const -nan:0x4000000000001))`,
    );
    expect(r.totals).deep.equal({ passed: 1, failed: 2, skipped: 0 });
    expect(r.failures[0]?.got).match(/nan:0x4000000000001/);
  });

  it('references are what they were', () => {
    const r = runOn(
      engine,
      `(module (table 2 funcref) (elem (i32.const 0) $f) (func $f (export "f"))
  (func (export "table") (param i32) (result funcref) (table.get (local.get 0)))
  (func (export "swap") (param externref externref) (result externref externref) (local.get 1) (local.get 0)))
(assert_return (invoke "table" (i32.const 0)) (ref.func))
(assert_return (invoke "table" (i32.const 1)) (ref.null func))
(assert_return (invoke "table" (i32.const 1)) (ref.func))
(assert_return (invoke "swap" (ref.extern 1) (ref.extern 2)) (ref.extern 2) (ref.extern 1))
(assert_return (invoke "swap" (ref.null extern) (ref.extern 2)) (ref.extern 2) (ref.null extern))
(assert_return (invoke "swap" (ref.extern 1) (ref.extern 2)) (ref.extern 1) (ref.extern 2))`,
    );
    expect(notPassed(r).map((l) => l.slice(0, 8))).deep.equal(['6 failed', '9 failed']);
  });

  it('links by itself, types of host functions included, and sorts what is thrown', () => {
    const printed: string[] = [];
    const r = runOn(
      engine,
      `(module (import "spectest" "print_i32" (func (param i32))) (import "spectest" "memory" (memory 1 2))
  (import "spectest" "table" (table 10 20 funcref)) (import "spectest" "global_i64" (global i64))
  (func (export "p") (param i32) (call 0 (local.get 0))) (export "g" (global 0)))
(invoke "p" (i32.const 42))
(assert_return (get "g") (i64.const 666))
(assert_unlinkable (module (import "spectest" "print_i32" (func (param i64)))) "incompatible import type")
(assert_unlinkable (module (import "spectest" "nothing" (func))) "unknown import")
(assert_unlinkable (module (import "no\\00where" "nothing" (func))) "unknown import")
(assert_unlinkable (module (import "spectest" "memory" (memory 9))) "incompatible import type")
(assert_unlinkable (module) "unknown import")
(assert_trap (module (func $f (unreachable)) (start $f)) "unreachable")
(module (func $r (export "r") (call $r)) (func (export "t") (unreachable)) (tag $e) (func (export "x") (throw $e)))
(assert_exhaustion (invoke "r") "call stack exhausted")
(assert_trap (invoke "t") "unreachable")
(assert_exception (invoke "x"))
(assert_trap (invoke "r") "unreachable")
(invoke "t" (i32.const 1))
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_malformed (module binary "\\00asm") "unexpected end")
(assert_invalid (module) "type mismatch")
(assert_malformed (module quote "(func") "unexpected token")`,
      { print: (line) => printed.push(line) },
    );
    expect(printed).deep.equal(['print_i32: i32 42 = 0x0000002a = 0b101010']);
    expect(notPassed(r)).deep.equal([
      '10 failed no error: the module was accepted',
      '16 failed exhaustion: Maximum call stack size exceeded',
      '17 failed the call does not fit: 1 arguments, 0 wanted',
      '20 failed no error: the module was accepted',
      '21 skipped reads no text format',
    ]);
    expect(r.directives?.[3]).include({ status: 'passed', rule: 'class' });
  });

  describe('another Node', function () {
    this.timeout(60_000);
    let dir: string;
    before(function () {
      if (process.platform === 'win32') this.skip();
      dir = mkdtempSync(join(tmpdir(), 'touchstone-v8-'));
      writeFileSync(join(dir, 'a.wast'), '(module (func (export "f")))\n(invoke "f")\n');
      // Stands for another Node: it says that it ran (when asked for its version, and as a worker), and is this one.
      writeFileSync(join(dir, 'node'), `#!/bin/sh\necho ran >> ${dir}/ran\nexec ${process.execPath} "$@"\n`);
      chmodSync(join(dir, 'node'), 0o755);
    });
    after(() => rmSync(dir, { recursive: true, force: true }));
    const touchstone = (...args: string[]) =>
      spawnSync(process.execPath, [MAIN, 'wast', ...args], { encoding: 'utf8', cwd: dir });

    it('runs the worker that is to run its engine, beside our own', () => {
      const r = touchstone('a.wast', '--engine=native', `--engine=v8:${dir}/node`, '--jobs=1');
      expect([r.status, r.stderr]).deep.equal([0, '']);
      expect(r.stdout).match(/files +native +1 +2 +0 +0\nfiles +v8:\S+ +1 +2 +0 +0\n/);
      expect(spawnSync('cat', [join(dir, 'ran')], { encoding: 'utf8' }).stdout).equal('ran\nran\n');
    });
    it('that is none, is wrong use', () => {
      for (const [node, why] of [
        ['/bin/false', '/bin/false is no Node: asked for its version, it says ""'],
        ['/nowhere/node', 'there is no program /nowhere/node'],
      ] as const) {
        const r = touchstone('a.wast', `--engine=v8:${node}`, '--jobs=1');
        expect([r.status, r.stdout]).deep.equal([2, '']);
        expect(r.stderr).equal(`touchstone: --engine=v8:${node}: ${why}\n`);
      }
    });
  });
});
