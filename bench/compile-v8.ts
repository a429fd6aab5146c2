/** One compile by V8 in a fresh process: prints the same figures as compile-touchstone.ts. */

import { readFileSync } from 'node:fs';
import { codeSectionBytes } from './code-section.ts';
import { V8Module } from './peers/v8.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const start = performance.now();
new V8Module(bytes);
const milliseconds = performance.now() - start;
console.log(
  JSON.stringify({ codeBytes: codeSectionBytes(bytes), milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 }),
);
