/**
 * Closing: what a store costs to close that has loaded so many artifacts, and what as many stores of one artifact cost that are
 * closed in the order in which they were made. CPU time, as other work on the machine says nothing about it: the best of three
 * rounds. It should not depend on how many there are.
 */
import { compile, parse, Store, validate } from '../engine/index.ts';
import { processorTime } from './figures/processor-time.ts';

const COUNTS = [2000, 4000, 8000, 16000];
const ROUNDS = 3;

/** An artifact as small as they are in scripts. */
function smallArtifact(): Uint8Array {
  const m = parse('(module (func (export "f") (result i32) (i32.const 3)))');
  validate(m);
  return compile(m);
}

/** Microseconds of CPU time for each of `count` artifacts when their stores close: `together` in one, `alone` in a store each. */
export function measureClose(how: 'together' | 'alone', count: number, rounds: number): number {
  const artifact = smallArtifact();
  const times = Array.from({ length: rounds }, () => {
    const stores = Array.from({ length: how === 'alone' ? count : 1 }, () => new Store());
    for (let i = 0; i < count; i++) stores[i % stores.length]?.load(artifact);
    return processorTime(() => {
      for (const store of stores) store.close();
    });
  });
  return (1000 * Math.min(...times)) / count;
}

/** What a close costs with so many artifacts. */
export interface CloseFigures {
  readonly count: number;
  readonly together: number;
  readonly alone: number;
}

/** Measures, prints and returns the figures. */
export function benchClose(print: (rows: readonly (readonly string[])[]) => void): CloseFigures[] {
  const figures = COUNTS.map((count) => ({
    count,
    together: measureClose('together', count, ROUNDS),
    alone: measureClose('alone', count, ROUNDS),
  }));
  const cell = (each: number, count: number): string => `${each.toFixed(1)} (${((each * count) / 1000).toFixed(0)} ms)`;
  const rows = figures.map((f) => [String(f.count), cell(f.together, f.count), cell(f.alone, f.count)]);
  print([['close, µs of CPU time an artifact (all)', 'in one store', 'a store each, first made first'], ...rows]);
  return figures;
}
