/** Scripts through the native engine: verdicts of every directive, skips and what depends on them, progress, places. */
import { expect } from 'chai';
// Brings the compiler along: nothing here starts over without it, as a worker does.
import '../../engine/index.ts';
import { FEATURE, WASM3 } from '../../engine/wasm/features.ts';
import { nativeEngine } from '../engines/native/native.ts';
import { frameLines } from '../report/text/failure.ts';
import type { FileResult } from '../results/results.ts';
import type { SuiteFile } from '../suites/suites.ts';
import type { MessageMode } from '../values/expect.ts';
import { type Progress, type RunSettings, runScript } from './run.ts';

const NOWHERE = { cache: 'off', cacheBase: undefined, remoteCache: undefined, remoteReadOnly: false };
const FEATURES = WASM3 | FEATURE['custom-descriptors'];
const engine = nativeEngine({ traps: 'signals', bounds: 'guard', cpu: undefined, ...NOWHERE }, FEATURES);
const SETTINGS: RunSettings = {
  messages: 'prefix',
  detail: false,
  precise: false,
  progress: () => {},
  stopAt: undefined,
  expected: [],
  print: () => {},
};

function run(text: string, settings: Partial<RunSettings> = {}, line?: number): FileResult {
  const file: SuiteFile = { name: 'x.wast', path: 'x.wast', kind: 'script', suites: [], features: FEATURES, weight: 1 };
  const result = runScript(line === undefined ? file : { ...file, only: { line } }, new TextEncoder().encode(text), engine, {
    ...SETTINGS,
    ...settings,
  });
  expect(result.fault).equal(undefined);
  return result;
}
const failures = (r: FileResult): string[] => r.failures.map((f) => `${f.line}:${f.column} ${f.directive}: ${f.got}`);

/** A module that is not run: how its start function ends depends on a thread, and here nobody runs threads. */
const SKIPPED = `(module $x (global (export "g") (mut i32) (i32.const 1))) (register "x" $x) (thread $t (shared (module $x)))
  (module $s
  (import "x" "g" (global (mut i32))) (export "g" (global 0))
  (memory (export "m") 1) (table (export "t") 1 funcref)
  (func $start) (start $start)
  (func (export "f") (result i32) (i32.const 1)))`;

describe('running a script', () => {
  it('skips what the engine cannot run, and what depends on it, for the same reason', () => {
    const r = run(`${SKIPPED}
      (assert_return (invoke "f") (i32.const 1))
      (assert_return (get $s "g") (i32.const 1))
      (register "s" $s)
      (module (import "s" "f" (func (result i32))) (func (export "h") (result i32) (call 0)))
      (invoke "h")
      (module (func (export "one") (result i32) (i32.const 1)))
      (assert_return (invoke "one") (i32.const 1))`);
    expect([r.totals, r.skips]).deep.equal([{ passed: 4, failed: 0, skipped: 7 }, { 'needs threads': 7 }]);
  });

  it('counts the frames that a backtrace leaves out', () => {
    const r = run('(module (func $f (export "f") (call $f)))(assert_return (invoke "f"))');
    const { backtrace = [] } = r.failures[0] ?? {};
    expect(backtrace[1]).match(/^f \(wasm offset 0x[0-9a-f]+\) x\.wast:1:32$/);
    expect(backtrace.at(-1)).match(/^… [\d,]{5,} more frames$/);
    expect(frameLines(backtrace).at(-1)).equal(`  ${backtrace.at(-1)}`);
  });

  it('judges linking against what was skipped', () => {
    const r = run(`${SKIPPED}
      (register "s")
      (assert_unlinkable (module (import "s" "f" (func (param i32)))) "incompatible import type")
      (assert_unlinkable (module (import "s" "nothing" (func))) "unknown import")
      (assert_unlinkable (module (import "s" "m" (memory 2))) "incompatible import type")
      (assert_unlinkable (module (import "s" "g" (global i32))) "incompatible import type")
      (assert_unlinkable (module (import "s" "f" (func (result i32)))) "unknown import")
      (module (import "s" "m" (memory 2)))`);
    expect(r.skips).deep.equal({ 'needs threads': 4 });
    expect(failures(r)).deep.equal(['12:7 assert_unlinkable: no error: the module was accepted']);
  });

  it('a module that fails takes its dependents with it, not the ones before', () => {
    const r = run(`(module (func (export "f")))
      (module (func (export "f") (result i32)))
      (assert_return (invoke "f"))
      (register "m")
      (module (func (export "f")))
      (assert_return (invoke "f"))`);
    expect(failures(r)).deep.equal(
      [
        '2:46 module: invalid in phase validate: type mismatch: instruction requires [i32] but stack has [] (end, function 0)',
        '3:7 assert_return: the latest module failed to instantiate',
        '4:7 register: the latest module failed to instantiate',
      ].map((f) => f),
    );
    expect(r.totals).deep.equal({ passed: 3, failed: 3, skipped: 0 });
  });

  it('what a skipped thread may have changed is skipped, for all who share it, and nothing else', () => {
    const r = run(`(module $m (memory (export "m") 1) (func (export "load") (result i32) (i32.load (i32.const 0))))
      (register "m" $m)
      (module $before (import "m" "m" (memory 1)) (func (export "load") (result i32) (i32.load (i32.const 0))) (export "m" (memory 0)))
      (register "before" $before)
      (module $apart (memory 1) (func (export "load") (result i32) (i32.load (i32.const 0))))
      (assert_return (invoke $m "load") (i32.const 0))
      (thread $t (shared (module $m)) (invoke $m "store"))
      (wait $t)
      (assert_return (invoke $m "load") (i32.const 1))
      (assert_return (invoke $before "load") (i32.const 1))
      (assert_return (invoke $apart "load") (i32.const 0))
      (module $after (import "before" "m" (memory 1)) (func (export "load") (result i32) (i32.load (i32.const 0))))
      (assert_trap (invoke $after "load") "unreachable")
      (module (import "before" "m" (memory 1)) (func $s (if (i32.eqz (i32.load (i32.const 0))) (then unreachable))) (start $s))
      (assert_trap (module (import "m" "m" (memory 1)) (func $s unreachable) (start $s)) "unreachable")
      (assert_unlinkable (module (import "m" "m" (memory 2))) "incompatible import type")`);
    expect(failures(r)).deep.equal([]);
    // The thread, what it does, waiting for it, three invocations, two modules.
    expect([r.totals, r.skips]).deep.equal([{ passed: 9, failed: 0, skipped: 8 }, { 'needs threads': 8 }]);
  });

  it('scripts within scripts are their commands, and modules are shown by name', () => {
    const printed: string[] = [];
    const r = run(
      `(script $s (module $m (func (export "f") (result i32) (i32.const 1)))
         (script (assert_return (invoke "f") (i32.const 2)) (assert_nonsense)) (script))
       (assert_return (invoke $m "f") (i32.const 1))
       (output) (output $m) (output $s) (output $none) (output "file.wasm") (output $m "../x.wast")`,
      { print: (line) => printed.push(line) },
    );
    expect(r.failures.map((f) => `${f.line}:${f.column} ${f.directive}`)).deep.equal([
      '2:18 assert_return',
      '2:62 bad',
      '4:41 output',
    ]);
    expect([r.totals, r.skips]).deep.equal([{ passed: 5, failed: 3, skipped: 2 }, { 'scripts write no files': 2 }]);
    expect(printed[0]).match(/^\(module \$m\n/);
    expect([printed[1], printed[2]?.slice(0, 10), printed.length]).deep.equal([printed[0], '(module $m', 3]);
    const deep = run(`${'(script '.repeat(100)}(module)${')'.repeat(100)}`);
    expect([deep.totals.failed, deep.failures[0]?.got]).deep.equal([
      1,
      'malformed in phase parse: scripts are nested too deeply',
    ]);
  });

  it('defines, instantiates twice, and keeps instances apart', () => {
    const r = run(`(module definition $d (global $g (mut i32) (i32.const 0))
        (func (export "next") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
      (module instance $a $d)
      (module instance $b $d)
      (assert_return (invoke $a "next") (i32.const 1))
      (assert_return (invoke $a "next") (i32.const 2))
      (assert_return (invoke $b "next") (i32.const 1))
      (assert_return (invoke "next") (i32.const 2))
      (module instance $c $missing)
      (invoke $c "next")`);
    expect(failures(r)).deep.equal([
      '9:7 module_instance: there is no module definition $missing',
      '10:7 invoke: $c failed to instantiate',
    ]);
  });

  it('traps of instantiation and of calls, and the classes of failures', () => {
    const r = run(`(assert_trap (module (func $f (unreachable)) (start $f)) "unreachable")
      (assert_trap (module (memory 1) (data (i32.const 65536) "x")) "out of bounds memory access")
      (assert_trap (module (func) (start 0)) "unreachable")
      (module (func $f (export "f") (call $f)) (func (export "d") (param i32) (drop (i32.div_u (i32.const 1) (local.get 0)))))
      (assert_exhaustion (invoke "f") "call stack exhausted")
      (assert_trap (invoke "f") "call stack exhausted")
      (assert_trap (invoke "d" (i32.const 0)) "integer divide by zero")
      (assert_trap (invoke "d" (i32.const 0)) "integer overflow")
      (assert_trap (invoke "d" (i32.const 1)) "integer divide by zero")
      (assert_return (invoke "d" (i64.const 1)))
      (invoke "d")`);
    expect(failures(r)).deep.equal([
      '3:7 assert_trap: the module instantiated',
      '6:7 assert_trap: exhaustion: call stack exhausted',
      '8:7 assert_trap: trap: integer divide by zero',
      '9:7 assert_trap: returned no result',
      ...r.failures.slice(4).map((f) => `${f.line}:7 ${f.directive}: ${f.got}`),
    ]);
    expect(r.failures.slice(4).map((f) => f.got)).satisfies((got: string[]) =>
      got.every((g) => g.startsWith('the call does not fit')),
    );
    expect(r.totals).deep.equal({ passed: 5, failed: 6, skipped: 0 });
  });

  it('instance commands that must fail, and do not, or have no definition', () => {
    const r = run(`(assert_trap (module instance) "unreachable")
      (module definition $fine (func (export "f")))
      (assert_trap (module instance $fine) "unreachable")
      (assert_unlinkable (module instance $i $fine) "unknown import")
      (assert_unlinkable (module instance $i $none) "unknown import")
      (module definition $bad (func (i32.const 1)))
      (assert_trap (module instance) "unreachable")
      (invoke "f")`);
    expect(failures(r)).deep.equal([
      '1:1 assert_trap: there is no module definition',
      '3:7 assert_trap: the module instantiated',
      '4:7 assert_unlinkable: no error: the module was accepted',
      '5:7 assert_unlinkable: there is no module definition $none',
      '6:50 module_definition: invalid in phase validate: type mismatch: block requires [] but stack has [i32] (end, function 0)',
      '7:7 assert_trap: there is no module definition',
      '8:7 invoke: there is no instance of the latest module',
    ]);
  });

  it('an instance that fails is the latest all the same', () => {
    const r = run(`(module definition $d (func $s (unreachable)) (start $s)) (module (func (export "f")))
      (module instance $i $none)
      (invoke "f")
      (assert_return (invoke $i "f"))
      (module (func (export "f")))
      (module instance $i $d)
      (invoke "f")
      (assert_return (invoke $i "f"))`);
    expect(failures(r)).deep.equal([
      '2:7 module_instance: there is no module definition $none',
      '3:7 invoke: the latest module failed to instantiate',
      '4:7 assert_return: $i failed to instantiate',
      '6:7 module_instance: trap: unreachable',
      '7:7 invoke: the latest module failed to instantiate',
      '8:7 assert_return: $i failed to instantiate',
    ]);
  });

  it('what is exported and no function is not called', () => {
    const r = run(`(module (memory (export "m") 1))
      (invoke "m") (assert_return (invoke "m")) (assert_trap (invoke "m") "unreachable") (assert_exhaustion (invoke "m") "call stack exhausted")`);
    expect(r.failures.map((f) => f.got)).deep.equal(Array(4).fill('"m" is not a function'));
    expect(r.totals).deep.equal({ passed: 1, failed: 4, skipped: 0 });
  });

  it('a fault of ours is said, with what was judged before', () => {
    const file: SuiteFile = { name: 'x.wast', path: 'x.wast', kind: 'script', suites: [], features: FEATURES, weight: 1 };
    const broken = (): void => {
      throw new Error('planted');
    };
    const script = new TextEncoder().encode(
      '(module (import "spectest" "print" (func $p)) (func (export "f") (call $p))) (invoke "f")',
    );
    const r = runScript(file, script, engine, { ...SETTINGS, precise: true, progress: broken });
    expect(r.fault).match(/^Error: planted/);
  });

  it('malformed, invalid and unlinkable are not the same', () => {
    const r = run(`(assert_malformed (module quote "(func (i32.add))") "type mismatch")
      (assert_invalid (module quote "(func") "unexpected token")
      (assert_invalid (module (func (i32.add))) "type mismatch")
      (assert_malformed (module binary "") "unexpected end")
      (assert_unlinkable (module (import "a" "b" (func))) "unknown import")
      (assert_invalid (module (func (br 7))) "unknown function")`);
    expect(r.failures.map((f) => [f.line, f.class, f.phase])).deep.equal([
      [1, 'invalid', 'validate'],
      [2, 'malformed', 'parse'],
      [6, 'invalid', 'validate'],
    ]);
    const lax = run('(assert_invalid (module (func (br 7))) "unknown function")', { messages: 'class' });
    expect(lax.totals.passed).equal(1);
    const any = run('(assert_malformed (module (func (br 7))) "")', { messages: 'ignore' });
    expect(any.totals.passed).equal(1);
  });

  it('each result says by which rule its message matched', () => {
    const text = `(assert_invalid (module (func (br 7))) "unknown label")
      (assert_invalid (module (func (br 7))) "label")
      (assert_invalid (module (func (br 7))) "something else")
      (assert_malformed (module (func (br 7))) "unknown label")
      (module)`;
    const rules = (mode: MessageMode) => {
      const r = run(text, { messages: mode, detail: true });
      return [r.directives?.map((d) => `${d.status} ${d.rule}`), r.messages, r.failures.map((f) => f.rule)];
    };
    expect(rules('prefix')).deep.equal([
      ['passed prefix', 'failed contains', 'failed class', 'failed undefined', 'passed undefined'],
      { prefix: 1 },
      ['contains', 'class', undefined],
    ]);
    expect(rules('ignore')).deep.equal([
      ['passed prefix', 'passed contains', 'passed class', 'passed ignore', 'passed undefined'],
      { prefix: 1, contains: 1, class: 1, ignore: 1 },
      [],
    ]);
  });

  it('a place inside a quoted module is a place in the script', () => {
    const [f] = run('(module)\n(module quote "(func)" "(func (i32.bad))")\n').failures;
    expect([f?.line, f?.source.slice((f?.column ?? 0) - 1, (f?.column ?? 0) + 6)]).deep.equal([2, 'i32.bad']);
  });

  it('precise runs say where they are; stopAt stops there', () => {
    const text = '(module (func (export "f")))\n(invoke "f")\n(assert_return (invoke "f") (i32.const 1))\n(invoke "f")\n';
    const seen: Progress[] = [];
    run(text, { precise: true, progress: (p) => seen.push(structuredClone(p)) });
    expect(seen.map((p) => [p.at.index, p.at.directive, p.at.line, p.passed, p.failures.length])).deep.equal([
      [0, 'module', 1, 0, 0],
      [1, 'invoke', 2, 1, 0],
      [2, 'assert_return', 3, 2, 0],
      [3, 'invoke', 4, 2, 1],
    ]);
    const r = run(text, { stopAt: 2, progress: (p) => seen.push(p) });
    expect(r.totals).deep.equal({ passed: 2, failed: 0, skipped: 0 });
    expect(seen.at(-1)?.at.index).equal(2);
  });

  it('a line selects its directive; the ones before still happen', () => {
    const text =
      '(module (global $g (mut i32) (i32.const 0))\n (func (export "f") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))\n(invoke "f")\n(assert_return\n (invoke "f") (i32.const 2))\n(assert_return (invoke "f") (i32.const 9))\n';
    expect(run(text, {}, 5).totals).deep.equal({ passed: 1, failed: 0, skipped: 0 });
    expect(run(text, {}, 6).totals).deep.equal({ passed: 0, failed: 1, skipped: 0 });
    expect(run(text, {}, 99).selected).equal(0);
  });

  it('spectest is there, anew for every file', () => {
    const printed: string[] = [];
    const text = `(module (import "spectest" "print_i32_f32" (func $p (param i32 f32))) (import "spectest" "global_i64" (global $g i64))
        (import "spectest" "table" (table 10 20 funcref)) (import "spectest" "memory" (memory 1 2)) (import "spectest" "table64" (table i64 10 20 funcref))
        (func (export "f") (result i64) (call $p (i32.const 1) (f32.const 0.5)) (global.get $g))
        (func (export "grow") (result i32) (memory.grow (i32.const 1))))
      (assert_return (invoke "f") (i64.const 666))
      (assert_return (invoke "grow") (i32.const 1))
      (assert_unlinkable (module (import "spectest" "global_i32" (global (mut i32)))) "incompatible import type")
      (assert_unlinkable (module (import "spectest" "unknown" (func))) "unknown import")`;
    for (let i = 0; i < 2; i++)
      expect(run(text, { print: (l) => printed.push(l) }).totals).deep.equal({ passed: 5, failed: 0, skipped: 0 });
    expect(printed[0]).equal('print_i32_f32: i32 1 = 0x00000001 = 0b1, f32 0.5 = 0x1p-1 = bits 0x3f000000');
  });

  it('the result that differs, its lanes beside those of the nearest alternative', () => {
    const { failures: found } = run(`(module (func (export "f") (result v128 i32) (v128.const f32x4 1 nan 3 4) (i32.const 7)))
      (assert_return (invoke "f") (v128.const f32x4 1 nan:canonical 3 5) (i32.const 7))
      (assert_return (invoke "f") (v128.const f32x4 1 nan:canonical 3 4) (i32.const 8))
      (assert_return (invoke "f") (either (v128.const i64x2 0 0) (v128.const f32x4 1 nan:arithmetic 4 4)) (i32.const 7))
      (assert_return (invoke "f") (i32.const 7))`);
    expect(found.map((f) => [f.expected, f.got])).deep.equal([
      [
        'result 0 of 2: v128 f32x4  0x1p+0   nan:canonical   0x1.8p+1  [0x1.4p+2]',
        'result 0 of 2: v128 f32x4  0x1p+0   nan             0x1.8p+1  [0x1p+2]',
      ],
      ['result 1 of 2: i32 8 = 0x00000008 = 0b1000', 'result 1 of 2: i32 7 = 0x00000007 = 0b111'],
      [
        'result 0 of 2: v128 f32x4  0x1p+0   nan:arithmetic  [0x1p+2]    0x1p+2\nor v128 i64x2 0x0000000000000000 0x0000000000000000',
        'result 0 of 2: v128 f32x4  0x1p+0   nan             [0x1.8p+1]  0x1p+2',
      ],
      ['i32 7 = 0x00000007 = 0b111', 'v128 i32x4 0x3f800000 0x7fc00000 0x40400000 0x40800000, i32 7 = 0x00000007 = 0b111'],
    ]);
  });

  it('references of the script keep their identity', () => {
    const r =
      run(`(module (table $t 2 externref) (func (export "set") (param i32 externref) (table.set $t (local.get 0) (local.get 1)))
        (func (export "get") (param i32) (result externref) (table.get $t (local.get 0)))
        (func (export "self") (result funcref) (ref.func 2)) (elem declare func 2))
      (invoke "set" (i32.const 0) (ref.extern 7))
      (assert_return (invoke "get" (i32.const 0)) (ref.extern 7))
      (assert_return (invoke "get" (i32.const 0)) (ref.extern))
      (assert_return (invoke "get" (i32.const 0)) (ref.extern 8))
      (assert_return (invoke "get" (i32.const 1)) (ref.null extern))
      (assert_return (invoke "self") (ref.func))
      (assert_return (invoke "self") (ref.null func))`);
    expect(failures(r)).deep.equal(['7:7 assert_return: (ref.extern 7)', '10:7 assert_return: (ref.func)']);
  });
});
