/** V8's code, of the tier that its process was started with. */
import { readFileSync } from 'node:fs';
import { V8Instance, V8Module } from '../peers/v8.ts';
import { runKernels } from './run.ts';

runKernels(
  (file) => new V8Instance(new V8Module(readFileSync(file)), {}).exports['run'] as (n: number) => bigint,
  (name) => /^JS:.*-\d+-turbofan$/.test(name),
);
