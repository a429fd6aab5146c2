/**
 * Our own peer: each kernel compiled by the engine and run through the addon. Protocol: see peers.ts.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { compile, decode, validate } from '../engine/index.ts';
import { Store } from '../engine/runtime/store.ts';
import type { Func } from '../engine/runtime/values/extern.ts';
import { i32 } from '../engine/runtime/values/values.ts';

const store = new Store();
const loaded = new Map<string, Func>();

function load(file: string): Func {
  const m = decode(readFileSync(file));
  validate(m);
  const run = store.instantiate(compile(m)).getExport('run');
  if (run?.kind !== 'func') throw new Error(`${file} exports no function run`);
  return run;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [file = '', n = '1'] = line.split(' ');
  const run = loaded.get(file) ?? load(file);
  loaded.set(file, run);
  const start = process.hrtime.bigint();
  const [sum] = store.invoke(run, [i32(Number(n))]);
  const time = process.hrtime.bigint() - start;
  const bits = (BigInt((sum?.hi ?? 0) >>> 0) << 32n) | BigInt((sum?.lo ?? 0) >>> 0);
  process.stdout.write(`${time} ${bits.toString(16)}\n`);
}
