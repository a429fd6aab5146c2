/** For kotlin.test.ts: `node kotlin-v8.js FILE` runs the programs in its own WebAssembly and writes as JSON what they came to. */
import { readFileSync } from 'node:fs';
import { CALLS, wasi } from './wasi.ts';

const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
  };
};

let printed = '';
const imports = wasi(
  () => new DataView((exports['memory'] as { readonly buffer: ArrayBuffer }).buffer),
  (text) => {
    printed += text;
  },
);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(process.argv[2] ?? '')), {
  wasi_snapshot_preview1: imports,
});
const outcomes = CALLS.map(([name, n]) => {
  printed = '';
  const result = (exports[name] as (n: number) => number)(n);
  return { name, result, printed };
});
console.log(JSON.stringify(outcomes));
