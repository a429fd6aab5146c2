/** Our own peer: each kernel compiled by the engine and run through the addon, in a store of its own. */
import { readFileSync } from 'node:fs';
import { compile, decode, validate } from '../../engine/index.ts';
import { Store } from '../../engine/runtime/store.ts';
import { i32, toBigInt } from '../../engine/runtime/values/values.ts';
import { serve, timed } from './serve.ts';

await serve((file) => {
  const m = decode(readFileSync(file));
  validate(m);
  const store = new Store();
  const run = store.instantiate(compile(m)).getExport('run');
  if (run?.kind !== 'func') throw new Error(`${file} exports no function run`);
  return timed((n) => {
    const [sum] = store.invoke(run, [i32(n)]);
    if (sum === undefined) throw new Error(`${file}: run has no result`);
    return toBigInt(sum);
  });
});
