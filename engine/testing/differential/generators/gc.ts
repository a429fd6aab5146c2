/** Random programs with garbage collection (random-gc/program.ts) as samples: V8 and the model say what each call comes to. */
import { randomGc } from '../../random-gc/program.ts';
import { freshValue, whichValue } from '../sides/protocol.ts';
import type { Sample } from './sample.ts';

/** `descriptors`: structures have some. */
export function gc(seed: number, descriptors: boolean): Sample {
  const { module, calls, outcomes } = randomGc(seed, descriptors);
  return {
    module,
    calls: calls.map(({ func, arg }) => ({ func, args: [['i32', arg, 0]] })),
    // What is outside of an array and of a segment is one group of traps here.
    expected: outcomes((n) => whichValue(freshValue(n))).map((o) => (o === 'traps: array' ? 'traps: table' : o)),
  };
}
