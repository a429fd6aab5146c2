/**
 * Closing: what a store costs to close that has loaded so many artifacts, and what as many stores of one artifact cost that are closed in
 * the order in which they were made. CPU time, as other work on the machine says nothing about it: the best of three rounds. It should
 * not depend on how many there are.
 */
import { compile, parse, Store, validate } from '../engine/index.ts';

const COUNTS = [2000, 4000, 8000, 16000];
const ROUNDS = 3;

/** Microseconds of CPU time for each artifact. */
export interface CloseFigures {
  readonly count: number;
  /** All in one store. */
  readonly together: number;
  /** A store each. */
  readonly alone: number;
}

/** CPU time of this process in microseconds that `work` takes. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Measures with `count` artifacts. */
export function measureClose(count: number, rounds: number): CloseFigures {
  const m = parse('(module (func (export "f") (result i32) (i32.const 3)))');
  validate(m);
  const artifact = compile(m);
  const best = (close: () => () => void): number => Math.min(...Array.from({ length: rounds }, () => cpuTime(close()))) / count;
  return {
    count,
    together: best(() => {
      const store = new Store();
      for (let i = 0; i < count; i++) store.load(artifact);
      return () => store.close();
    }),
    alone: best(() => {
      const stores = Array.from({ length: count }, () => new Store());
      for (const store of stores) store.load(artifact);
      return () => {
        for (const store of stores) store.close();
      };
    }),
  };
}

/** Measures, prints and returns the figures. */
export function benchClose(print: (rows: readonly (readonly string[])[]) => void): CloseFigures[] {
  const figures = COUNTS.map((count) => measureClose(count, ROUNDS));
  const cell = (each: number, count: number): string => `${each.toFixed(1)} (${((each * count) / 1000).toFixed(0)} ms)`;
  const rows = figures.map((f) => [String(f.count), cell(f.together, f.count), cell(f.alone, f.count)]);
  print([['close, µs of CPU time an artifact (all)', 'in one store', 'a store each, first made first'], ...rows]);
  return figures;
}
