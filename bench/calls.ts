/**
 * What a call costs between JavaScript and wasm: nanoseconds an i32 in and out, processor time of the best of several rounds,
 * beside V8's own wasm in the same process and an empty function of the addon, which is what any crossing costs.
 */
import { addon } from '../engine/addon/native.ts';
import { CallQueue, Engine, type WasmFunction } from '../engine/api/index.ts';
import { encode, parse } from '../engine/index.ts';
import { processorTime } from './figures/processor-time.ts';

const WAT = `(module (import "env" "next" (func $next (param i32) (result i32)))
  (func (export "same") (param i32) (result i32) (local.get 0))
  (func (export "loop") (param i32) (result i32) (local i32)
    (loop
      (local.set 1 (call $next (local.get 1)))
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 1)))`;
const ROUNDS = 9;
const CALLS = 200_000;
/** Calls that wait in a queue at a time. */
const QUEUED = 2000;

const next = (n: number): number => (n + 1) | 0;
type Exports = { readonly same: (n: number) => number; readonly loop: (n: number) => number };

/** Nanoseconds for each of the calls that `work` makes. */
function each(work: (calls: number) => void): number {
  const times = Array.from({ length: ROUNDS }, () => processorTime(() => work(CALLS)));
  return (1e6 * Math.min(...times)) / CALLS;
}
const exported =
  ({ same }: Exports) =>
  (calls: number): void => {
    for (let i = 0; i < calls; i++) same(i);
  };
const imported =
  ({ loop }: Exports) =>
  (calls: number): void =>
    void loop(calls);

/** What calls cost, in nanoseconds. */
export interface CallFigures {
  readonly name: string;
  readonly touchstone: number;
  readonly v8: number | undefined;
}

/** Measures, prints and returns the figures. */
export function benchCalls(print: (rows: readonly (readonly string[])[]) => void): CallFigures[] {
  const engine = new Engine({ cache: 'off' });
  const store = engine.store();
  const ours = store.instantiate<Exports>(engine.compile(WAT), { env: { next } }).exports;
  const { WebAssembly: V8 } = globalThis as unknown as {
    WebAssembly: {
      Module: new (bytes: Uint8Array) => object;
      Instance: new (module: object, imports: object) => { readonly exports: Exports };
    };
  };
  const theirs = new V8.Instance(new V8.Module(encode(parse(WAT))), { env: { next } }).exports;
  const queue = new CallQueue(ours.same as unknown as WasmFunction);
  const queued = (calls: number): void => {
    for (let done = 0; done < calls; done += QUEUED) {
      for (let i = 0; i < QUEUED; i++) queue.add(i);
      queue.run();
      queue.clear();
    }
  };
  const native = addon();
  const empty = (calls: number): void => {
    for (let i = 0; i < calls; i++) native.liveActivations();
  };
  const figures = [
    { name: 'an exported function, called', touchstone: each(exported(ours)), v8: each(exported(theirs)) },
    { name: 'an imported function, called by wasm', touchstone: each(imported(ours)), v8: each(imported(theirs)) },
    { name: 'an exported function, from a queue', touchstone: each(queued), v8: undefined },
    { name: 'an empty function of the addon', touchstone: each(empty), v8: undefined },
  ];
  store.close();
  const cell = (ns: number | undefined): string => (ns === undefined ? '' : ns.toFixed(1));
  print([['calls, ns', 'touchstone', 'V8'], ...figures.map((f) => [f.name, cell(f.touchstone), cell(f.v8)])]);
  return figures;
}
