/**
 * Endless code is ended, from every kind of code, again and again, and the store goes on. TOUCHSTONE_INTERRUPTS=N: each N times
 * (`npm run test:interrupts`).
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { CODE_ROOT, EXTENSION } from '../../runner/system/paths.ts';
import { CallQueue, Engine, Interrupter, Trap, type WasmFunction, withSignal, withTimeout } from './index.ts';

const TIMES = Number(process.env['TOUCHSTONE_INTERRUPTS'] ?? 3);

/** What never ends, by what it spends its time with. */
const ENDLESS: Readonly<Record<string, string>> = {
  loop: '(loop $l (local.set 0 (i32.add (local.get 0) (i32.const 1))) (br $l))',
  floats: '(loop $l (local.set 1 (f64.sqrt (f64.add (local.get 1) (f64.const 1)))) (br $l))',
  vectors: '(loop $l (local.set 2 (i32x4.add (local.get 2) (i32x4.splat (i32.const 1)))) (br $l))',
  memory: '(loop $l (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (i32.const 1))) (br $l))',
  calls: '(loop $l (drop (call $small (i32.const 1))) (br $l))',
  'deep calls': '(loop $l (drop (call $deep (i32.const 500))) (br $l))',
  'calls through a table': '(loop $l (drop (call_indirect (type $t) (i32.const 1) (i32.const 0))) (br $l))',
  'tail calls': '(return_call $tail (i32.const 1))',
  builtins: '(loop $l (memory.fill (i32.const 0) (i32.const 1) (i32.const 60000)) (br $l))',
  libcalls: '(loop $l (drop (table.grow $grows (ref.null func) (i32.const 0))) (br $l))',
  'host functions': '(loop $l (call $host) (br $l))',
  exceptions: '(loop $l (block $h (try_table (catch_all $h) (throw $e))) (br $l))',
  objects: '(loop $l (drop (struct.new $s (local.get 0) (ref.null any))) (br $l))',
  waiting: '(loop $l (drop (memory.atomic.wait32 $shared (i32.const 0) (i32.const 0) (i64.const -1))) (br $l))',
  'old objects that get young ones': `(loop $l (local.set 0 (i32.rem_u (i32.add (local.get 0) (i32.const 1)) (i32.const 1000)))
    (array.set $a (global.get $old) (local.get 0) (struct.new $s (local.get 0) (array.get $a (global.get $old) (local.get 0))))
    (struct.set $s 1 (ref.cast (ref $s) (array.get $a (global.get $old) (local.get 0))) (ref.i31 (i32.const 1)))
    (struct.set $s 1 (ref.cast (ref $s) (array.get $a (global.get $old) (i32.const 0))) (struct.new $s (local.get 0) (ref.null any)))
    (br $l))`,
  'large objects': `(loop $l (global.set $large (array.new $a (struct.new $s (i32.const 5) (ref.null any)) (i32.const 70000)))
    (array.copy $a $a (global.get $large) (i32.const 1) (global.get $large) (i32.const 0) (i32.const 60000)) (br $l))`,
};
const wat = (body: string): string => `(module (type $t (func (param i32) (result i32)))
  (type $s (struct (field (mut i32)) (field (mut anyref)))) (type $a (array (mut anyref)))
  (import "env" "host" (func $host))
  (global $old (mut (ref $a)) (array.new $a (struct.new $s (i32.const 0) (ref.null any)) (i32.const 1000)))
  (global $large (mut (ref $a)) (array.new $a (struct.new $s (i32.const 5) (ref.null any)) (i32.const 70000)))
  (memory 1) (memory $shared 1 1 shared) (tag $e) (table $f 1 funcref) (table $grows 1 funcref) (elem (table $f) (i32.const 0) func $small)
  (func $small (export "small") (type $t) (local.get 0))
  (func $deep (type $t) (if (result i32) (local.get 0) (then (call $deep (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 0))))
  (func $tail (type $t) (return_call $tail (i32.add (local.get 0) (i32.const 1))))
  (func (export "whole") (result i32) (local $i i32) (local $made anyref)
    (loop $l
      (local.set $made (struct.new $s (local.get $i) (local.get $made)))
      (if (i32.eqz (i32.rem_u (local.get $i) (i32.const 100))) (then (local.set $made (ref.null any))))
      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 400000))))
    (local.set $i (i32.const 0))
    (loop $l
      (if (i32.ge_u (struct.get $s 0 (ref.cast (ref $s) (array.get $a (global.get $old) (local.get $i)))) (i32.const 1000))
        (then (return (i32.const 0))))
      (if (i32.ne (struct.get $s 0 (ref.cast (ref $s) (array.get $a (global.get $large) (local.get $i)))) (i32.const 5))
        (then (return (i32.const 0))))
      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))
    (i32.const 1))
  (func (export "endless") (result i32) (local i32 f64 v128) ${body} (i32.const 0)))`;

/** Lets the thread that waits for the number go on. */
function ask(cell: Int32Array): void {
  Atomics.add(cell, 0, 1);
  Atomics.notify(cell, 0);
}

describe('interrupts', function () {
  this.timeout(3_600_000);

  for (const traps of ['signals', 'explicit'] as const) {
    const engine = new Engine({ cache: 'off', traps, enable: ['threads'] });
    for (const [kind, body] of Object.entries(ENDLESS)) {
      it(`a timeout ends ${kind} (traps ${traps})`, () => {
        const store = engine.store();
        const instance = store.instantiate(engine.compile(wat(body)), { env: { host: () => undefined } });
        const [endless, small] = [instance.func('endless'), instance.func('small')];
        for (let i = 0; i < TIMES; i++) {
          expect(() => withTimeout(1 + (i % 5), endless)).throw(Trap, 'interrupted');
          expect(small(i)).equal(i);
          if (body.includes('$a')) expect(instance.func('whole')()).equal(1);
        }
        store.close();
      });
    }
  }

  const engine = new Engine({ cache: 'off', enable: ['threads'] });
  const instanceOf = (host: () => unknown = () => undefined): Readonly<Record<'endless' | 'small', WasmFunction>> => {
    const code = engine.compile(wat(ENDLESS['loop'] ?? ''));
    const instance = engine.store().instantiate(code, { env: { host } });
    return { endless: instance.func('endless'), small: instance.func('small') };
  };

  it('ends soon after its time', () => {
    const { endless } = instanceOf();
    const late = Array.from({ length: 20 }, () => {
      const begin = performance.now();
      expect(() => withTimeout(20, endless)).throw(Trap, 'interrupted');
      return performance.now() - begin - 20;
    }).sort((a, b) => a - b);
    // Of a machine that does other things, too, the median says more than the worst.
    expect(late[10]).lessThan(50);
  });

  it('says where, and everything in its time is interrupted, whoever catches what', () => {
    const { endless, small } = instanceOf();
    const error = (): Trap => {
      try {
        endless();
      } catch (e) {
        return e as Trap;
      }
      return expect.fail('it ended');
    };
    withTimeout(5, () => {
      expect(error().backtrace.frames.map((f) => f.name)).deep.equal(['endless']);
      for (let i = 0; i < 3; i++) expect(() => small(1)).throw(Trap, 'interrupted');
      const queue = new CallQueue(small);
      queue.add(1);
      queue.add(2);
      for (const i of [0, 1]) expect(() => queue.result(i)).throw(Trap, 'interrupted');
    });
    expect(small(7)).equal(7);
  });

  it('nests: the earlier of two times counts, and the outer one comes back', () => {
    const { endless, small } = instanceOf();
    withTimeout(1e6, () => {
      expect(() => withTimeout(2, endless)).throw(Trap, 'interrupted');
      expect(small(1)).equal(1);
      expect(() => withTimeout(2, () => withTimeout(1e6, endless))).throw(Trap, 'interrupted');
      expect(small(1)).equal(1);
    });
    expect(withTimeout(1e6, () => small(3))).equal(3);
    expect(() => withTimeout(-1, () => 0)).throw(RangeError);
    expect(() => withTimeout(Number.NaN, () => 0)).throw(RangeError);
  });

  it('a host function that takes too long is waited for, and wasm around it ends', () => {
    const code = engine.compile(`(module (import "env" "host" (func $host)) (global $g (export "g") (mut i32) (i32.const 0))
      (func (export "f") (call $host) (global.set $g (i32.const 1))))`);
    const instance = engine.store().instantiate(code, {
      env: {
        host: () => {
          for (const end = performance.now() + 30; performance.now() < end; );
        },
      },
    });
    expect(() => withTimeout(5, instance.func('f'))).throw(Trap, 'interrupted');
    expect(instance.global('g').value).equal(0);
  });

  it('a signal that a host function aborts ends wasm around it, and what is called afterwards', () => {
    const code = engine.compile(`(module (import "env" "host" (func $host)) (global $g (export "g") (mut i32) (i32.const 0))
      (func (export "f") (call $host) (global.set $g (i32.add (global.get $g) (i32.const 1)))))`);
    let host = (): void => undefined;
    const instance = engine.store().instantiate(code, { env: { host: () => host() } });
    const f = instance.func('f');
    const controller = new AbortController();
    withSignal(controller.signal, f);
    host = () => controller.abort();
    withSignal(controller.signal, () => {
      for (let i = 0; i < 2; i++) expect(f).throw(Trap, 'interrupted');
    });
    expect(() => withSignal(controller.signal, f)).throw(Trap, 'interrupted');
    f();
    expect(instance.global('g').value).equal(2);
  });

  it('the start function can be ended, too', () => {
    const code = engine.compile('(module (func $f (loop (br 0))) (start $f))');
    expect(() => withTimeout(5, () => engine.store().instantiate(code))).throw(Trap, 'interrupted');
  });

  it('another thread ends what runs, and what does not run is left alone', async function () {
    if (EXTENSION === '.ts') return this.skip();
    const { endless, small } = instanceOf();
    const mine = new Interrupter();
    expect(mine.interrupt()).equal(true);
    expect(small(1)).equal(1);
    expect(new Interrupter(2 ** 32 - 1).interrupt()).equal(false);
    const program = `import { workerData, parentPort } from 'node:worker_threads';
const { Interrupter } = await import(workerData.api);
const interrupter = new Interrupter(workerData.id);
parentPort.postMessage('ready');
for (let i = 0; i < workerData.times; i++) { Atomics.wait(workerData.cell, 0, i); interrupter.interrupt(); }`;
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
      workerData: { api: pathToFileURL(join(CODE_ROOT, 'engine', 'api', 'index.js')).href, id: mine.id, times: TIMES + 3, cell },
    });
    await once(worker, 'message');
    for (let i = 0; i < TIMES; i++) {
      const code = engine.compile(wat('(call $host) (loop (br 0))'));
      const store = engine.store();
      expect(() => store.instantiate(code, { env: { host: () => ask(cell) } }).func('endless')()).throw(Trap, 'interrupted');
      expect(small(i)).equal(i);
      store.close();
    }
    expect(() => withTimeout(2, endless)).throw(Trap, 'interrupted');
    const waits = engine.compile(`(module (import "env" "host" (func $host)) (memory i64 1 1 shared) (func (export "wait")
      (call $host) (drop (memory.atomic.wait32 (i64.const 0) (i32.const 0) (i64.const -1)))))`);
    for (let i = 0; i < 3; i++) {
      const again = engine.store().instantiate(waits, { env: { host: () => ask(cell) } });
      expect(() => again.func('wait')()).throw(Trap, 'interrupted');
    }
    await worker.terminate();
  });
});
