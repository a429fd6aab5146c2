/**
 * The V8 peer: this Node's WebAssembly, the tier chosen by the flags of the process. Protocol: see peers.ts.
 */

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { V8Instance, V8Module } from './v8.ts';

type Run = (n: number) => bigint;
const loaded = new Map<string, Run>();

function load(file: string): Run {
  const instance = new V8Instance(new V8Module(readFileSync(file)), {});
  return instance.exports['run'] as Run;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [file = '', n = '1'] = line.split(' ');
  const run = loaded.get(file) ?? load(file);
  loaded.set(file, run);
  const start = process.hrtime.bigint();
  const sum = run(Number(n));
  const time = process.hrtime.bigint() - start;
  process.stdout.write(`${time} ${BigInt.asUintN(64, sum).toString(16)}\n`);
}
