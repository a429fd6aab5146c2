/** The V8 peer: its Node's WebAssembly, the tier chosen by the flags of the process. */
import { readFileSync } from 'node:fs';
import { serve, timed } from './serve.ts';
import { V8Instance, V8Module } from './v8.ts';

await serve((file) => {
  const { exports } = new V8Instance(new V8Module(readFileSync(file)), {});
  return timed(exports['run'] as (n: number) => bigint);
});
