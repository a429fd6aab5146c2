/**
 * One program on one engine, in a process of its own: `node build/ci/programs/shell.js ENGINE NAME FOLDER`. What it prints is
 * what both engines must print alike; the last line of standard error has the times, as JSON.
 */
import { PROGRAMS } from './programs.ts';
import { stageIn } from './stage.ts';

/** Milliseconds of a run: until the module is compiled, until the program is ready, until it has ended. */
export interface Times {
  readonly compile: number;
  readonly load: number;
  readonly run: number;
}

const [engine, name, folder = ''] = process.argv.slice(2);
const program = PROGRAMS.find((p) => p.name === name);
if (program === undefined) throw new Error(`no program is called ${name}`);
if (engine !== 'v8') {
  const { default: WebAssembly } = await import('../../engine/js-api/index.ts');
  Object.defineProperty(globalThis, 'WebAssembly', { value: WebAssembly, writable: true, configurable: true });
}

const times = { compile: 0, load: 0, run: 0 };
let phase: keyof Times = 'compile';
let since = performance.now();
const enter = (next: keyof Times): void => {
  times[phase] = performance.now() - since;
  since = performance.now();
  phase = next;
};
await program.run(stageIn(folder, (line) => process.stdout.write(`${line}\n`), enter));
enter(phase);
console.error(JSON.stringify(times));
process.exit();
