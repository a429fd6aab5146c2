/** Random programs with garbage collection (random-gc/program.ts) as samples: V8 and the model say what each call comes to. */
import { randomGc } from '../random-gc/program.ts';
import { freshValue, whichValue } from './protocol.ts';
import type { Sample } from './sample.ts';

export function gc(seed: number): Sample {
  const { module, calls, outcomes } = randomGc(seed);
  return {
    module,
    calls: calls.map(({ func, arg }) => ({ func, args: [['i32', arg, 0]] })),
    expected: outcomes((n) => whichValue(freshValue(n))),
  };
}
