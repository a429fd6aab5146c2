/**
 * What V8 makes of a binary, in a fresh process: `v8.js FILE` prints the CPU time of its process for the module, in milliseconds,
 * as JSON, or ends with an error where V8 refuses it. Compiled with V8's flags for eager TurboFan code it is the optimizing
 * compiler's time.
 */
import { readFileSync } from 'node:fs';
import { processorTime } from '../figures/processor-time.ts';
import { V8Module } from '../peers/v8.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const time = processorTime(() => new V8Module(bytes));
console.log(JSON.stringify(time));
