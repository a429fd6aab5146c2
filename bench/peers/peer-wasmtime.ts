/**
 * The wasmtime peer: `node peer-wasmtime.js FOLDER`. A kernel is compiled into FOLDER when it is asked for first. Each run is a
 * process of its own; its time is the processor's, less that of a run of one unit: start and loading.
 */
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { serve, type Timed } from './serve.ts';

const FLAGS = ['-W', 'gc=y,function-references=y'];
/** The shell says the processor time of what it runs, in milliseconds, on a line of its own. */
const TIMED = 'TIMEFORMAT="time %3U %3S"; { time "$@" 2>/dev/null; } 2>&1';

const [, , folder = ''] = process.argv;

await serve((file) => {
  const compiled = join(folder, `${basename(file)}.cwasm`);
  execFileSync('wasmtime', ['compile', ...FLAGS, '-o', compiled, file]);
  const run: Timed = (n) => {
    const command = ['wasmtime', 'run', ...FLAGS, '--allow-precompiled', '--invoke', 'run', compiled, String(n)];
    const said = execFileSync('bash', ['-c', TIMED, 'bash', ...command], { encoding: 'utf8' });
    const [, sum, user, system] = /^(-?\d+)\ntime (\S+) (\S+)/.exec(said) ?? [];
    if (sum === undefined) throw new Error(`wasmtime says ${JSON.stringify(said)}`);
    return { nanoseconds: (Number(user) + Number(system)) * 1e9, checksum: BigInt(sum) };
  };
  const { nanoseconds: start } = run(1);
  return (n) => {
    const { nanoseconds, checksum } = run(n);
    return { nanoseconds: Math.max(nanoseconds - start, 1e6), checksum };
  };
});
