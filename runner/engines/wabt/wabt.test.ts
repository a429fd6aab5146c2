/** wabt as a second opinion: it is given text as text, executes nothing, and its deaths are one directive's failure. */
import { join } from 'node:path';
import { expect } from 'chai';
import { FEATURE, WASM3 } from '../../../engine/wasm/features.ts';
import { SyncThread, ThreadLost } from '../sync-thread.ts';
import { notPassed, runOn } from '../testing/run.ts';
import { wabtEngine } from './wabt.ts';

const THREAD = join(import.meta.dirname, '..', 'testing', 'thread');

describe('wabt', function () {
  this.timeout(60_000);
  const engine = wabtEngine(WASM3);

  it('judges text and binaries with its own parser, decoder and validator', () => {
    const r = runOn(
      engine,
      `(module $a (func (export "f") (result i32) (i32.const 1)))
(module definition $d (memory 1))
(module binary "\\00asm\\01\\00\\00\\00")
(module quote "(func (drop (i32.const 1)))")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_malformed (module quote "(func") "unexpected token")
(assert_malformed (module binary "\\00asm\\02\\00\\00\\00") "unknown binary version")
(assert_invalid (module) "type mismatch")
(assert_malformed (module quote "(func)") "unexpected token")
(assert_malformed (module quote "(func (result i32))") "unexpected token")
(module (func (result i32)))`,
    );
    expect(notPassed(r)).deep.equal([
      '8 failed no error: the module was accepted',
      '9 failed no error: the module was accepted',
      '10 failed invalid: type mismatch in implicit return, expected [i32] but got []',
      '11 failed invalid: type mismatch in implicit return, expected [i32] but got []',
    ]);
    expect(r.totals).deep.equal({ passed: 7, failed: 4, skipped: 0 });
    expect(r.failures.map((f) => f.phase)).deep.equal([undefined, undefined, 'validate', 'validate']);
  });

  it('executes nothing, and says so, whatever became of the module', () => {
    const r = runOn(
      engine,
      `(module $a (func (export "f")))
(assert_return (invoke "f"))
(register "a")
(module (import "b" "g" (func)))
(assert_unlinkable (module (import "b" "g" (func))) "unknown import")
(assert_trap (module (func (unreachable)) (start 0)) "unreachable")
(module (func (result i32)))
(invoke "f")
(module instance $i $a)`,
    );
    const never = 'skipped wabt does not execute';
    expect(notPassed(r)).deep.equal([
      ...[2, 3, 5, 6].map((line) => `${line} ${never}`),
      '7 failed invalid: type mismatch in implicit return, expected [i32] but got []',
      `8 ${never}`,
      '9 skipped wabt does not execute',
    ]);
  });

  it('knows the features of the file and no others', () => {
    const shared = '(module (memory 1 1 shared) (func (drop (i32.atomic.load (i32.const 0)))))';
    expect(notPassed(runOn(engine, shared)).length).equal(1);
    expect(notPassed(runOn(wabtEngine(WASM3 | FEATURE.threads), shared))).deep.equal([]);
  });

  it('what kills it is a failure of the directive; the next ones go on', () => {
    const deep = `(module quote "(func ${'(block '.repeat(200_000)}${')'.repeat(200_000)})")`;
    const r = runOn(engine, `(module)\n${deep}\n(module)\n${deep}\n(assert_invalid (module (func (result i32))) "")`);
    expect(notPassed(r).map((l) => l.replace(/lost: .*/, 'lost'))).deep.equal([
      '2 failed error: wabt is lost',
      '4 failed error: wabt is lost',
    ]);
  });
});

describe('a thread that is asked and waited for', () => {
  it('that does not answer in time is given up', () => {
    const thread = new SyncThread(THREAD);
    expect(thread.ask({ echo: 7 }, 5000)).equal(7);
    // Being woken is no answer: the call that announced the one before may come late.
    expect(thread.ask({ echo: 8, early: true }, 5000)).equal(8);
    expect(() => thread.ask({ fail: 'so' }, 5000)).throw(ThreadLost, /^so$/);
    const silent = new SyncThread(THREAD);
    const start = performance.now();
    expect(() => silent.ask({ hang: true }, 300)).throw(ThreadLost, 'no answer within 0.3 s');
    expect(performance.now() - start).above(250);
    expect(() => new SyncThread(`${THREAD}-that-is-not`).ask({}, 300)).throw(ThreadLost, 'no answer within');
  });
});
