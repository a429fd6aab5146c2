/**
 * One `touchstone compile` in a fresh process, all but Node's own start: reading the command line and the file, decoding,
 * validating, compiling and writing the artifact. Prints code bytes, milliseconds, peak bytes.
 */
import { readFileSync } from 'node:fs';
import { launch } from '../runner/system/launch.ts';
import { codeSectionBytes } from './code-section.ts';

const file = process.argv[2] ?? '';
const { main } = await launch('command', () => import('../runner/cli.ts'));
const start = performance.now();
const status = await main(['compile', file, '-o', '/dev/null']);
const milliseconds = performance.now() - start;
if (status !== 0) throw new Error(`compile ended with status ${status}`);
console.log(
  JSON.stringify({
    codeBytes: codeSectionBytes(readFileSync(file)),
    milliseconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
