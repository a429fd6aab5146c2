/**
 * The scripts in every mode that code is compiled and run in, all functions verified, nothing from a cache. Figures out, a line a
 * mode: `npm run test:modes`, or as much of it as SHARD says, in modes with a name like that: `npm run test:modes -- --shard=1/8
 * --modes='explicit.*v2'`. Exit code: the highest of the runs'.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_TARGET } from '../engine/target/index.ts';
import { codeModes, modeFlags } from '../engine/target/settings.ts';
import { atLeastOne } from '../runner/usage/options.ts';

/** A way to compile and run, and how the command is told. */
export interface Mode {
  readonly name: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const MEMORY_FILES = ['on', 'off'] as const;

function mode(flags: readonly string[], files: (typeof MEMORY_FILES)[number]): Mode {
  const name = [...flags.map((f) => f.replace(/^--/, '')), `memory files ${files}`].join(', ');
  return { name, flags, env: { TOUCHSTONE_MEMORY_FILES: files } };
}

/** Every mode there is. What makes NaNs canonical knows nothing of checks and files: it is there once for each CPU level. */
export const MODES: readonly Mode[] = [
  ...codeModes(DEFAULT_TARGET.cpus).flatMap((code) => MEMORY_FILES.map((files) => mode(modeFlags(code), files))),
  ...DEFAULT_TARGET.cpus.map((cpu) => mode([`--cpu=${cpu}`, '--nan=canonical'], 'on')),
];

/** All scripts: our own, the official suite, and what lies beside it. */
export const SUITES: readonly string[] = ['own', 'hard', 'core', 'custom', 'legacy', 'proposals'];

/** How a run in one mode ended. */
export interface ModeResult {
  /** The command's exit code; null: it was killed. */
  readonly exit: number | null;
  /** `N passed, N failed, N skipped`. */
  readonly totals: string;
  readonly output: string;
}

/** Runs `touchstone test` with these arguments in one mode; `code` is the folder of the compiled modules. */
export function runMode({ flags, env }: Mode, args: readonly string[], code: string): ModeResult {
  const main = join(code, 'runner', 'main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'test', ...args, ...flags, '--cache=off'], {
    encoding: 'utf8',
    env: { ...process.env, TOUCHSTONE_VERIFY: '1', GITHUB_ACTIONS: '', ...env },
    maxBuffer: 1 << 28,
  });
  return { exit: status, totals: stdout.trimEnd().split('\n').at(-1) ?? '', output: stdout + stderr };
}

const MODES_OPTION = '--modes=';

function main(args: readonly string[]): void {
  const code = dirname(import.meta.dirname);
  const pattern = new RegExp(args.find((arg) => arg.startsWith(MODES_OPTION))?.slice(MODES_OPTION.length) ?? '');
  const others = args.filter((arg) => !arg.startsWith(MODES_OPTION));
  let worst = 0;
  for (const mode of atLeastOne(
    MODES.filter(({ name }) => pattern.test(name)),
    'mode',
  )) {
    const start = performance.now();
    const { exit, totals, output } = runMode(mode, [...SUITES.map((s) => `--suite=${s}`), ...others], code);
    if (exit !== 0) process.stdout.write(output);
    process.stdout.write(`${mode.name}: ${totals} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
    worst = Math.max(worst, exit ?? 3);
  }
  process.exitCode = worst;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
