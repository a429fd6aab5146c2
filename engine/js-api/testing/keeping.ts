/**
 * For dropped.test.ts, in a process of its own whose garbage collector can be called (--expose-gc): what keeps objects of the
 * JavaScript interface from being given back. `node --expose-gc keeping.js paths`: every row of the table; `… graph SEED`: a
 * random graph of instances; `… many COUNT`: so many that nothing keeps. Out: a line of JSON.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import WebAssembly from '../index.ts';
import { type Callable, collect, type Exports, instance, R } from './instances.ts';
import { graph } from './random-graph.ts';

const THING = (byte: string): string => `(module (memory (export "memory") 1 2) (data (i32.const 0) "\\${byte}")
  (table (export "table") 2 funcref) (elem (i32.const 0) $f)
  (global (export "global") (mut funcref) (ref.func $f)) (global $number (export "number") (mut i32) (i32.const 0x${byte}))
  (func $f (export "f") (result i32)
    (if (result i32) (i32.eq (i32.load8_u (i32.const 0)) (global.get $number)) (then (global.get $number)) (else (i32.const -1)))))`;
/** An instance that answers 42 as long as it is there, of a module that nobody else has. */
const thing = (): Exports => instance(THING('2a'), {}, { fresh: true });
const reuse = (): Exports[] =>
  Array.from({ length: 100 }, () => instance(THING('63'))).concat(instance(THING('63'), {}, { fresh: true }));

const CALLER = `(module ${R} (import "m" "f" (func $f (result i32))) (func (export "call") (result i32) (call $f)))`;
/** Holds a function in a table, a global, a structure or an array of its own; `call` calls it. */
const HOLDER = `(module ${R} (table $t (export "table") 2 funcref) (global $g (export "global") (mut funcref) (ref.null func))
  (func (export "put") (param funcref) (table.set $t (i32.const 0) (local.get 0)))
  (func (export "grow") (param funcref) (drop (table.grow $t (local.get 0) (i32.const 1))))
  (func (export "fill") (param funcref) (table.fill $t (i32.const 0) (local.get 0) (i32.const 2)))
  (func (export "keep") (param funcref) (global.set $g (local.get 0)))
  (func (export "call") (param i32) (result i32) (call_indirect $t (type $r) (local.get 0)))
  (func (export "callKept") (result i32) (call_ref $r (ref.cast (ref $r) (global.get $g)))))`;
const BOXES = `(module ${R} (type $box (struct (field funcref))) (type $row (array (mut funcref)))
  (global $kept (mut externref) (ref.null extern))
  (func (export "box") (param funcref) (result anyref) (struct.new $box (local.get 0)))
  (func (export "row") (param funcref) (result anyref) (array.new $row (local.get 0) (i32.const 3)))
  (func (export "keep") (param funcref) (global.set $kept (extern.convert_any (struct.new $box (local.get 0)))))
  (func (export "kept") (result externref) (global.get $kept))
  (func $open (export "open") (param anyref) (result i32)
    (call_ref $r (ref.cast (ref $r) (struct.get $box 0 (ref.cast (ref $box) (local.get 0))))))
  (func (export "first") (param anyref) (result i32)
    (call_ref $r (ref.cast (ref $r) (array.get $row (ref.cast (ref $row) (local.get 0)) (i32.const 1)))))
  (func (export "openExtern") (param externref) (result i32) (call $open (any.convert_extern (local.get 0)))))`;
const THROWER = `(module (tag $t (export "tag") (param funcref)) (func (export "fail") (param funcref) (throw $t (local.get 0))))`;
const CATCHER = `(module ${R} (import "m" "tag" (tag $t (param funcref))) (import "m" "fail" (func $fail (param funcref)))
  (global $e (mut exnref) (ref.null exn))
  (func (export "catch") (param funcref)
    (block $h (result exnref) (try_table (catch_all_ref $h) (call $fail (local.get 0))) (return)) (global.set $e))
  (func (export "again") (result i32)
    (block $h (result funcref) (try_table (catch $t $h) (throw_ref (global.get $e))) (unreachable))
    (ref.cast (ref $r)) (call_ref $r)))`;
const WAITER = `(module ${R} (import "m" "wait" (func $wait)) (import "m" "f" (func $f (result i32)))
  (func (export "run") (result i32) (call $wait) (call $f))
  (func (export "apply") (param funcref) (result i32) (call $wait) (call_ref $r (ref.cast (ref $r) (local.get 0)))))`;

/** A host function that a promising call waits in, and what ends its waiting. */
function waiting(): { wait: object; wake: () => void } {
  let wake = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return { wait: new WebAssembly.Suspending((() => promise) as never), wake: () => wake() };
}
const promising = (f: unknown): Callable => WebAssembly.promising(f as never) as unknown as Callable;
const anyfunc = { element: 'anyfunc', initial: 2 } as const;

/** `make` gives what is kept, `use` makes 42 of it. */
interface Row {
  readonly make: () => unknown;
  readonly use: (kept: never) => unknown;
}
const row = <T>(make: () => T, use: (kept: T) => unknown): Row => ({ make, use });
const called = (f: Callable | null | undefined): unknown => f?.();
const holding = (how: string, use: (holder: Exports) => unknown): Row =>
  row(() => {
    const holder = instance(HOLDER);
    holder[how]?.(thing()['f']);
    return holder;
  }, use);

/** Every path that leads to an instance, or to something of it. */
const PATHS: Readonly<Record<string, Row>> = {
  'an exported function': row(() => thing()['f'], called),
  'an exported memory': row(
    () => thing()['memory'],
    (memory) => new Uint8Array(memory?.buffer ?? new ArrayBuffer(0))[0],
  ),
  "a memory's buffer": row(
    () => thing()['memory']?.buffer,
    (buffer) => new Uint8Array(buffer ?? new ArrayBuffer(0))[0],
  ),
  'an exported table': row(
    () => thing()['table'],
    (table) => called(table?.get(0)),
  ),
  'an exported global': row(
    () => thing()['global'],
    (global) => called(global?.value as Callable),
  ),
  "another exported global's number": row(
    () => thing()['number'],
    (number) => number?.value,
  ),
  "an element of JavaScript's table": row(
    () => {
      const table = new WebAssembly.Table(anyfunc);
      table.set(0, thing()['f']);
      return table;
    },
    (table) => called(table.get(0) as Callable),
  ),
  "JavaScript's global": row(
    () => new WebAssembly.Global({ value: 'anyfunc', mutable: true }, thing()['f'] as never),
    (global) => called(global.value as unknown as Callable),
  ),
  'a segment of another table': row(
    () => {
      const table = new WebAssembly.Table(anyfunc);
      instance(
        `(module (import "m" "t" (table 2 funcref)) (memory 1) (data (i32.const 0) "\\2a") (elem (i32.const 1) $f)
        (func $f (result i32) (i32.load8_u (i32.const 0))))`,
        { t: table },
        { fresh: true },
      );
      return table;
    },
    (table) => called(table.get(1) as Callable),
  ),
  'a global that it wrote into': row(
    () => {
      const global = new WebAssembly.Global({ value: 'anyfunc', mutable: true }, null as never);
      instance(
        `(module (import "m" "g" (global $g (mut funcref))) (memory 1) (data (i32.const 0) "\\2a") (elem declare func $f)
          (func $f (result i32) (i32.load8_u (i32.const 0))) (func $start (global.set $g (ref.func $f))) (start $start))`,
        { g: global },
        { fresh: true },
      );
      return global;
    },
    (global) => called(global.value as unknown as Callable),
  ),
  'a function that it gave to another one': row(
    () => {
      const holder = instance(HOLDER);
      const { give } = instance(
        `(module (import "m" "put" (func $put (param funcref))) (memory 1) (data (i32.const 0) "\\2a") (elem declare func $f)
          (func $f (result i32) (i32.load8_u (i32.const 0))) (func (export "give") (call $put (ref.func $f))))`,
        { put: holder['put'] },
        { fresh: true },
      );
      give?.();
      return holder;
    },
    (holder) => holder['call']?.(0),
  ),
  'a function that it threw': row(
    () => {
      const tag = new WebAssembly.Tag({ parameters: ['anyfunc'] });
      const { fail } = instance(
        `(module (import "m" "tag" (tag $t (param funcref))) (memory 1) (data (i32.const 0) "\\2a") (elem declare func $f)
          (func $f (result i32) (i32.load8_u (i32.const 0))) (func (export "fail") (throw $t (ref.func $f))))`,
        { tag },
        { fresh: true },
      );
      const taker = instance(
        `(module ${R} (import "m" "tag" (tag $t (param funcref))) (import "m" "fail" (func $fail)) (table $t 1 funcref)
          (func (export "catch") (table.set $t (i32.const 0)
            (block $h (result funcref) (try_table (catch $t $h) (call $fail)) (unreachable))))
          (func (export "call") (result i32) (call_indirect $t (type $r) (i32.const 0))))`,
        // Not as wasm's: nothing but the tag leads from one to the other.
        { tag, fail: () => fail?.() },
      );
      taker['catch']?.();
      return taker;
    },
    (taker) => called(taker['call']),
  ),
  'an exception in a global of another': row(
    () => {
      const tag = new WebAssembly.Tag({ parameters: ['anyfunc'] });
      const keeper = instance(
        `(module ${R} (import "m" "tag" (tag $t (param funcref))) (global $e (export "e") (mut exnref) (ref.null exn))
          (func (export "again") (result i32)
            (block $h (result funcref) (try_table (catch $t $h) (throw_ref (global.get $e))) (unreachable))
            (ref.cast (ref $r)) (call_ref $r)))`,
        { tag },
      );
      instance(
        `(module (import "m" "tag" (tag $t (param funcref))) (import "m" "e" (global $e (mut exnref)))
          (memory 1) (data (i32.const 0) "\\2a") (elem declare func $f)
          (func $f (result i32) (i32.load8_u (i32.const 0)))
          (func $start (global.set $e
            (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t (ref.func $f))) (unreachable))))
          (start $start))`,
        { tag, e: keeper['e'] },
        { fresh: true },
      );
      return keeper;
    },
    (keeper) => called(keeper['again']),
  ),
  'a start function that failed': row(
    () => {
      const table = new WebAssembly.Table(anyfunc);
      try {
        instance(
          `(module (import "m" "t" (table $t 2 funcref)) (memory 1) (data (i32.const 0) "\\2a") (elem declare func $f)
          (func $f (result i32) (i32.load8_u (i32.const 0)))
          (func $start (table.set $t (i32.const 0) (ref.func $f)) (unreachable)) (start $start))`,
          { t: table },
          { fresh: true },
        );
      } catch {}
      return table;
    },
    (table) => called(table.get(0) as Callable),
  ),
  'an imported function': row(
    () => instance(CALLER, { f: thing()['f'] }),
    (caller) => called(caller['call']),
  ),
  'an imported function that is exported again': row(
    () => instance(`(module (import "m" "f" (func (result i32))) (export "g" (func 0)))`, { f: thing()['f'] })['g'],
    called,
  ),
  'an imported function in a table': row(
    () =>
      instance(`(module (import "m" "f" (func $f (result i32))) (table (export "t") 1 funcref) (elem (i32.const 0) $f))`, {
        f: thing()['f'],
      })['t'],
    (table) => called(table?.get(0)),
  ),
  'an imported global': row(
    () =>
      instance(`(module (import "m" "n" (global $n (mut i32))) (func (export "get") (result i32) (global.get $n)))`, {
        n: thing()['number'],
      }),
    (reader) => called(reader['get']),
  ),
  'an imported memory': row(
    () =>
      instance(
        `(module (import "m" "n" (memory 1)) (func (export "get") (result i32)
          (drop (memory.grow (i32.const 1))) (i32.load8_u (i32.const 0))))`,
        { n: thing()['memory'] },
      ),
    (reader) => called(reader['get']),
  ),
  'an imported table': row(
    () =>
      instance(
        `(module ${R} (import "m" "t" (table 2 funcref)) (func (export "get") (result i32) (call_indirect (type $r) (i32.const 0))))`,
        { t: thing()['table'] },
      ),
    (reader) => called(reader['get']),
  ),
  'a host function that leads to it': row(
    () => {
      const { f } = thing();
      return instance(CALLER, { f: () => f?.() });
    },
    (caller) => called(caller['call']),
  ),
  'a host function that gives it': row(
    () => {
      const { f } = thing();
      const taker = instance(
        `(module ${R} (import "m" "f" (func $f (result funcref))) (table $t 1 funcref)
        (func (export "take") (table.set $t (i32.const 0) (call $f)))
        (func (export "call") (result i32) (call_indirect $t (type $r) (i32.const 0))))`,
        { f: () => f },
      );
      taker['take']?.();
      return taker;
    },
    (taker) => called(taker['call']),
  ),
  'table.set': holding('put', ({ call }) => call?.(0)),
  'table.grow': holding('grow', ({ call }) => call?.(2)),
  'table.fill': holding('fill', ({ call }) => call?.(1)),
  'global.set': holding('keep', ({ callKept }) => called(callKept)),
  'table.copy': row(
    () => {
      const copier = instance(
        `(module ${R} (import "m" "t" (table $from 2 funcref)) (table $to 1 funcref)
          (func (export "copy") (table.copy $to $from (i32.const 0) (i32.const 0) (i32.const 1)))
          (func (export "call") (result i32) (call_indirect $to (type $r) (i32.const 0))))`,
        { t: thing()['table'] },
      );
      copier['copy']?.();
      return copier;
    },
    (copier) => called(copier['call']),
  ),
  'a structure': row(
    () => instance(BOXES)['box']?.(thing()['f']),
    (box) => instance(BOXES)['open']?.(box),
  ),
  'an array': row(
    () => instance(BOXES)['row']?.(thing()['f']),
    (array) => instance(BOXES)['first']?.(array),
  ),
  'a structure in a global': row(
    () => {
      const boxes = instance(BOXES);
      boxes['keep']?.(thing()['f']);
      return boxes['kept'];
    },
    (kept) => instance(BOXES)['openExtern']?.(kept?.()),
  ),
  "an exception of JavaScript's": row(
    () => {
      const tag = new WebAssembly.Tag({ parameters: ['anyfunc'] });
      return { tag, exception: new WebAssembly.Exception(tag, [thing()['f'] as never]) };
    },
    ({ tag, exception }) => called(exception.getArg(tag, 0) as unknown as Callable),
  ),
  'an exception that was thrown': row(
    () => {
      const { tag, fail } = instance(THROWER, {}, { fresh: true });
      try {
        fail?.(thing()['f']);
      } catch (exception) {
        return { tag, exception: exception as InstanceType<typeof WebAssembly.Exception> };
      }
      throw new Error('nothing was thrown');
    },
    ({ tag, exception }) => called(exception.getArg(tag as never, 0) as unknown as Callable),
  ),
  'an exception that was caught': row(
    () => {
      const { tag, fail } = instance(THROWER, {}, { fresh: true });
      const catcher = instance(CATCHER, { tag, fail });
      catcher['catch']?.(thing()['f']);
      return catcher;
    },
    (catcher) => called(catcher['again']),
  ),
  'a call that waits for a promise': row(
    () => {
      const { wait, wake } = waiting();
      return { wake, result: promising(instance(WAITER, { wait, f: thing()['f'] }, { fresh: true })['run'])() };
    },
    ({ wake, result }) => {
      wake();
      return result;
    },
  ),
  'a function that a waiting call has': row(
    () => {
      const { wait, wake } = waiting();
      const { apply } = instance(WAITER, { wait, f: () => 0 }, { fresh: true });
      return { wake, result: promising(apply)(thing()['f']) };
    },
    ({ wake, result }) => {
      wake();
      return result;
    },
  ),
  'a shared memory in a Worker': row(
    () => {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 3, shared: true } as never);
      new Uint8Array(memory.buffer)[7] = 41;
      const worker = new Worker(
        `const { parentPort, workerData } = require('node:worker_threads');
        parentPort.on('message', () => { workerData.grow(1); parentPort.postMessage(++new Uint8Array(workerData.buffer)[7]); });`,
        { eval: true, workerData: memory },
      );
      // This instance, which is dropped, hears of the memory's growth.
      instance(`(module (import "m" "n" (memory 1 3 shared)))`, { n: memory }, { fresh: true });
      return worker;
    },
    async (worker) => {
      const answer = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage(0);
      const got = await answer;
      await worker.terminate();
      return got;
    },
  ),
};

async function paths(): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const [name, { make, use }] of Object.entries(PATHS)) {
    const kept = make();
    await collect();
    const others = reuse();
    results[name] = await use(kept as never);
    if (!others.every((other) => other['f']?.() === 0x63)) results[name] = 'others were changed';
  }
  return results;
}

/** What this process has from the system. */
const held = (): Readonly<Record<'maps' | 'files' | 'space' | 'memory', number>> => ({
  maps: readFileSync('/proc/self/maps', 'utf8').split('\n').length,
  files: readdirSync('/proc/self/fd').length,
  space: Number(/VmSize:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]),
  memory: process.memoryUsage().rss,
});
/** Instances, with their modules and what else there is, while the event loop turns. Rounds are counted against the first. */
async function many(count: number): Promise<object> {
  const rounds: ReturnType<typeof held>[] = [];
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < (round === 0 ? count / 5 : count); i++) {
      const made = thing();
      const table = new WebAssembly.Table(anyfunc);
      table.set(0, made['f']);
      // A cycle through the host.
      const caller: Exports = instance(CALLER, { f: () => (caller === undefined ? 0 : made['f']?.()) });
      if (caller['call']?.() !== 42) throw new Error('an instance is not what it was');
      void new WebAssembly.Memory({ initial: 1 }).buffer;
      void new WebAssembly.Global({ value: 'anyfunc', mutable: true }, made['f'] as never);
      if (i % 50 === 0) await setTimeout(0);
    }
    await collect();
    rounds.push(held());
  }
  return { before: rounds[0], after: rounds[2] };
}

const RUNS: Readonly<Record<string, (argument: number) => Promise<object>>> = { paths, graph, many };
const [what = '', argument = ''] = process.argv.slice(2);
console.log(JSON.stringify(await RUNS[what]?.(Number(argument))));
