/**
 * One compile by Touchstone in a fresh process, prepared as `touchstone compile` does, decoding and validating included: prints code
 * bytes, milliseconds, peak bytes.
 */
import { readFileSync } from 'node:fs';
import { compile, decode, validate } from '../engine/index.ts';
import { prepareV8 } from '../runner/commands/compile-flags.ts';
import { codeSectionBytes } from './code-section.ts';

const bytes = readFileSync(process.argv[2] ?? '');
prepareV8(bytes.length);
const start = performance.now();
const m = decode(bytes);
validate(m);
compile(m);
const milliseconds = performance.now() - start;
console.log(
  JSON.stringify({ codeBytes: codeSectionBytes(bytes), milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 }),
);
