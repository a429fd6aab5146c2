/**
 * Programs of others on this engine and on Node's own: what they print must be the same, byte for byte.
 * `npm run test:programs [-- NAME…]`, in the Node that TOUCHSTONE_OTHER_NODE names where there is one; packages come by
 * `npm pack` into .cache/programs. Out: a line a program with the times of both engines in milliseconds (compile, load, run),
 * ours first without anything in the cache, then with it. Exit code 1 where they differ.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { atLeastOne } from '../../runner/usage/options.ts';
import { layOut } from './packages.ts';
import { PROGRAMS } from './programs.ts';
import type { Times } from './shell.ts';
import type { Program } from './stage.ts';

const SHELL = join(import.meta.dirname, 'shell.js');
const TIMEOUT_MS = 1_800_000;

interface Run {
  readonly output: string;
  readonly times: Times | undefined;
}

/** Both engines run in the same Node: a later one has what programs ask of V8. */
const NODE = process.env['TOUCHSTONE_OTHER_NODE'] ?? process.execPath;

/** Runs a program; `cache`: the folder of compiled modules. */
function run(engine: 'ours' | 'v8', { name }: Program, folder: string, cache: string): Run {
  const { stdout, stderr, status, signal } = spawnSync(NODE, [SHELL, engine, name, folder], {
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: 1 << 28,
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  return status === 0 && last.startsWith('{')
    ? { output: stdout, times: JSON.parse(last) as Times }
    : { output: `${stdout}${stderr}exit ${status ?? signal}\n`, times: undefined };
}

const shown = (times: Times | undefined): string =>
  times === undefined ? 'failed' : [times.compile, times.load, times.run].map((ms) => ms.toFixed(0)).join(' ');

/** Where outputs part: the first lines that differ. */
function difference(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `  line ${at + 1}\n  ours: ${a.slice(at, at + 12).join('\n        ')}\n  v8:   ${b[at] ?? '(nothing)'}`;
}

/** Runs a program on both engines; whether they agree. */
export function compare(program: Program, folder: string): boolean {
  layOut(folder, program.packages);
  const cache = mkdtempSync(join(tmpdir(), 'touchstone-programs-'));
  try {
    const theirs = run('v8', program, folder, cache);
    const [cold, warm] = [run('ours', program, folder, cache), run('ours', program, folder, cache)];
    const same = theirs.times !== undefined && cold.output === theirs.output && warm.output === theirs.output;
    const lines = theirs.output.trimEnd().split('\n').length;
    const all = `v8 ${shown(theirs.times)}; ours ${shown(cold.times)}; cached ${shown(warm.times)}`;
    console.log(`${same ? 'same' : 'DIFFERENT'} ${program.name}: ${lines} lines; ${all}`);
    if (!same) console.log(difference(cold.output === theirs.output ? warm.output : cold.output, theirs.output));
    return same;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function main(names: readonly string[]): void {
  const folder = join(process.cwd(), '.cache', 'programs');
  mkdirSync(folder, { recursive: true });
  const chosen = atLeastOne(
    PROGRAMS.filter(({ name }) => names.length === 0 || names.includes(name)),
    'program',
  );
  if (chosen.map((program) => compare(program, folder)).includes(false)) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
