/**
 * Pauses: for how long a collection stops a program that holds so much. Chains of small structures hang in an array; all the
 * time one of them is replaced, so that nearly all that is young survives, and what is old refers to it. CPU time, as other work
 * on the machine says nothing about it.
 */
import { addon } from '../engine/addon/native.ts';
import { compile, type Func, i32, parse, Store, validate } from '../engine/index.ts';
import type { StoreState } from '../engine/runtime/state/state.ts';
import { processorMilliseconds } from './figures/processor-time.ts';
import { summarize } from './figures/stats.ts';

/** Bytes of an object in a chain, objects of a chain, and bytes of a chain with its place in the array. */
const CELL = 16;
const LENGTH = 6;
const CHAIN = CELL * LENGTH + 4;
/** How often the program replaces as much as it holds. */
const TURNS = 4;
const MB = 1e6;

const PROGRAM = `(module
  (type $cell (struct (field (ref null $cell)) (field i64)))
  (type $cells (array (mut (ref null $cell))))
  (global $live (mut (ref null $cells)) (ref.null $cells))
  (global $seed (mut i32) (i32.const 1))
  (func $chain (result (ref null $cell)) (local $chain (ref null $cell)) (local $n i32)
    (local.set $n (i32.const ${LENGTH}))
    (loop $more
      (local.set $chain (struct.new $cell (local.get $chain) (i64.const 7)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $chain))
  (func (export "fill") (param $n i32)
    (global.set $live (array.new_default $cells (local.get $n)))
    (loop $more
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (array.set $cells (global.get $live) (local.get $n) (call $chain))
      (br_if $more (local.get $n))))
  (func (export "replace") (param $n i32)
    (loop $more
      (global.set $seed (i32.add (i32.mul (global.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (array.set $cells (global.get $live) (i32.rem_u (global.get $seed) (array.len (global.get $live))) (call $chain))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))`;

/** Milliseconds of CPU time that each collection took: those of young objects, and those of all. */
export interface Pauses {
  readonly young: readonly number[];
  readonly all: readonly number[];
}

/** Those of a program that holds so many bytes. */
export function measurePauses(live: number): Pauses {
  const m = parse(PROGRAM);
  validate(m);
  const store = new Store();
  const { heap } = (store as unknown as { state: StoreState }).state;
  const instance = store.instantiate(compile(m));
  const call = (name: string, n: number): void => void store.invoke(instance.getExport(name) as Func, [i32(n)]);
  const chains = Math.floor(live / CHAIN);
  call('fill', chains);
  const pauses = { young: [] as number[], all: [] as number[] };
  const native = addon();
  const { collectAll } = native;
  const room = heap.room.bind(heap);
  let kind: keyof Pauses = 'young';
  native.collectAll = (...args) => {
    kind = 'all';
    return collectAll(...args);
  };
  heap.room = (bytes) => {
    const before = heap.collections;
    kind = 'young';
    const start = processorMilliseconds();
    const result = room(bytes);
    if (heap.collections > before) pauses[kind].push(processorMilliseconds() - start);
    return result;
  };
  try {
    call('replace', TURNS * chains);
  } finally {
    native.collectAll = collectAll;
    store.close();
  }
  return pauses;
}

/** Measures with 100 MB, prints and returns the figures. */
export function benchPauses(print: (rows: readonly (readonly string[])[]) => void): unknown {
  const pauses = measurePauses(100 * MB);
  const figures = Object.entries(pauses).map(([kind, times]) => ({ kind, count: times.length, ...summarize(times) }));
  const rows = figures.map(({ kind, count, median, max }) => [kind, String(count), median.toFixed(1), max.toFixed(1)]);
  print([['pauses with 100 MB live, ms of CPU time: collections of', 'number', 'median', 'longest'], ...rows]);
  return figures;
}
