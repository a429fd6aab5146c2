/** For kotlin.test.ts: `node kotlin-v8.js FILE` runs the programs in its own WebAssembly and writes as JSON what they came to. */
import { readFileSync } from 'node:fs';
import type { HasBuffer } from '../../wasi/index.ts';
import { CALLS, wasi } from './wasi.ts';

const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
  };
};

let printed = '';
const system = wasi((text) => {
  printed += text;
});
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(process.argv[2] ?? '')), system.imports);
system.bind(exports['memory'] as HasBuffer);
const outcomes = CALLS.map(([name, n]) => {
  printed = '';
  const result = (exports[name] as (n: number) => number)(n);
  return { name, result, printed };
});
console.log(JSON.stringify(outcomes));
