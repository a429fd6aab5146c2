/**
 * For threads.test.ts: what a thread does. As a Worker it is told by `workerData`, as a process by its argument, and answers by
 * messages.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Store, Trap } from '../index.ts';
import type { Func } from '../values/extern.ts';
import { i32 } from '../values/values.ts';
import { artifact, LIBRARY, NONE, ROWS, type World, world } from './worlds.ts';

/** Calls its import without end; counts to its argument. */
const LOOPS = artifact(`(module (import "" "x" (func $x))
  (func (export "calls") (loop (call $x) (br 0)))
  (func (export "counts") (param i32)
    (loop (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br_if 0 (local.get 0)))))`);
/** Some hundredths of a second to some tenths. */
const COUNT = 300_000_000;

/** What a call came to: `throws TypeError`, or the type of what it gave. */
function outcome(call: () => unknown): string {
  try {
    return typeof call();
  } catch (error) {
    return `throws ${(error as Error).constructor.name}`;
  }
}

/** What became of one row: used on objects that were sent, and each of its ways to be given one of them. */
export interface Received {
  readonly used: string;
  readonly given: readonly string[];
  /** What the thread's own function still answers. */
  readonly own: number | undefined;
}

/** The objects of a world as another thread gets them, and the buffer of its memory. */
type Sent = World & { readonly buffer: ArrayBuffer };

/** Tries every row with the objects of a world that another thread has sent. */
function receive(sent: Sent): Record<string, Received> {
  new Uint8Array(sent.buffer).fill(0xff);
  const results: Record<string, Received> = {};
  for (const [name, { use, foreign = [] }] of ROWS) {
    const w = world();
    const used = outcome(() => use(sent));
    const given = foreign.map((give) => outcome(() => give(w, sent)));
    results[name] = { used, given, own: w.store.invoke(w.func)[0]?.lo };
    w.store.close();
  }
  return results;
}

/** Uses every member, traps and closes, `rounds` times; returns how often a function answered as it should. */
export function live(rounds: number): number {
  let right = 0;
  for (let i = 0; i < rounds; i++) {
    const w = world();
    for (const [name, { use }] of ROWS) if (name !== 'Store.close') use(w);
    const trapped = outcome(() => w.store.invoke(w.instance.getExport('trap') as Func)) === `throws ${Trap.name}`;
    if (trapped && w.store.invoke(w.func)[0]?.lo === 7) right++;
    w.store.close();
  }
  return right;
}

/** Says that it is about to be inside of wasm, where it stays until somebody ends it. */
function stay(body: (store: Store, go: Func, counts: Func) => void, host: () => void): void {
  const store = new Store();
  const callback = store.hostFunc(NONE, () => {
    host();
    return [];
  });
  const instance = store.instantiate(LOOPS, () => callback);
  const [calls, counts] = ['calls', 'counts'].map((name) => instance.getExport(name) as Func) as [Func, Func];
  parentPort?.postMessage('inside');
  body(store, calls, counts);
}
const forever = new Int32Array(new SharedArrayBuffer(4));

/** Calls through that many stores; the innermost host function waits. */
function nested(depth: number): void {
  stay(
    (store, calls) => store.invoke(calls),
    () => void (depth === 0 ? Atomics.wait(forever, 0, 0) : nested(depth - 1)),
  );
}

/** Ways to be inside of a call. */
export const STAYS: Readonly<Record<string, () => void>> = {
  'a host function that never ends': () =>
    stay(
      (store, calls) => store.invoke(calls),
      () => {
        for (;;) forever[0] = 1 - (forever[0] as number);
      },
    ),
  'a host function that waits': () =>
    stay(
      (store, calls) => store.invoke(calls),
      () => void Atomics.wait(forever, 0, 0),
    ),
  'a loop that calls the host': () =>
    stay(
      (store, calls) => store.invoke(calls),
      () => undefined,
    ),
  'a batch': () =>
    stay(
      (store, calls) => {
        const batch = store.batch();
        for (let i = 0; i < 3; i++) batch.add(calls, []);
        batch.run();
      },
      () => undefined,
    ),
  'calls inside calls': () => nested(20),
  // Machine code is not interrupted: the thread ends behind the call.
  'a loop of wasm': () =>
    stay(
      (store, _, counts) => {
        for (;;) store.invoke(counts, [i32(COUNT)]);
      },
      () => undefined,
    ),
  instantiation: () =>
    stay(
      (store) => {
        for (;;) store.load(LIBRARY).close();
      },
      () => undefined,
    ),
};

/** A process whose main thread ends while Workers are inside of calls. */
async function leave(): Promise<never> {
  const ways = Object.keys(STAYS).filter((way) => way !== 'a loop of wasm');
  await Promise.all(
    ways.map(
      (way) => new Promise((resolve) => new Worker(import.meta.filename, { workerData: { stay: way } }).once('message', resolve)),
    ),
  );
  process.exit(live(1) === 1 ? 0 : 1);
}

/** What a Worker is told. */
export type Task = { readonly receive: true } | { readonly live: number } | { readonly stay: string };

if (isMainThread) {
  if (process.argv[2] === 'leave') await leave();
} else {
  const task = workerData as Task;
  if ('stay' in task) STAYS[task.stay]?.();
  else if ('live' in task) parentPort?.postMessage(live(task.live));
  else parentPort?.once('message', (sent: Sent) => parentPort?.postMessage(receive(sent)));
}
