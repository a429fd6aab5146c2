#!/usr/bin/env node
import { readFileSync } from 'node:fs';
/**
 * The `touchstone` command: yargs reads the flags, a command's own file does the work. Workers are started before yargs is
 * loaded (it takes as long as they do), so flags are peeked at for the number of jobs and read properly afterwards.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Arguments, Argv } from 'yargs';
import { bug } from '../engine/wasm/errors.ts';
import type { WastArgs } from './commands/wast.ts';
import type { EngineOptions } from './engines/engine.ts';
import { MESSAGE_MODES } from './expect.ts';
import { ROOT } from './paths.ts';
import { tolerateClosedPipe } from './report/terminal.ts';
import { EXIT, type ExitCode, UsageError } from './usage.ts';
import { Pool } from './workers/pool.ts';
import type { RunOptions } from './workers/protocol.ts';

const CPUS = ['x86-64-v2', 'x86-64-v3'] as const;
/** More workers than that only wait for memory. */
const MAX_JOBS = 256;

const hasWorkers = ([command]: readonly string[]): boolean => command === 'test' || command === 'wast';

/** The number of workers that flags ask for, as far as can be seen without reading them properly. */
function peekJobs(argv: readonly string[]): number {
  const [command] = argv;
  if (!hasWorkers(argv) || argv.some((a) => a === '--help' || a === '--version' || a === '-h')) return 0;
  const at = argv.findIndex((a) => a === '--jobs' || a.startsWith('--jobs='));
  const text = at < 0 ? '' : (argv[at]?.split('=')[1] ?? argv[at + 1] ?? '');
  const jobs = text === '' ? availableParallelism() : Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > MAX_JOBS) return 0;
  return command === 'wast' ? Math.min(jobs, Math.max(argv.slice(1).filter((a) => !a.startsWith('-')).length, 1)) : jobs;
}

type Flags = Arguments<Record<string, unknown>>;

/** A flag that takes one value; twice is wrong use. */
function text(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UsageError(`--${name} is given more than once`);
  if (value === '') throw new UsageError(`--${name} needs a value`);
  return String(value);
}

function choice<T extends string>(flags: Flags, name: string, choices: readonly T[], byDefault: T): T {
  const value = text(flags, name) ?? byDefault;
  if (!(choices as readonly string[]).includes(value))
    throw new UsageError(`--${name}=${value}: must be one of ${choices.join(', ')}`);
  return value as T;
}

function positive(flags: Flags, name: string, byDefault: number, max: number): number {
  const value = text(flags, name);
  if (value === undefined) return byDefault;
  const n = Number(value);
  if (!(n > 0) || n > max) throw new UsageError(`--${name}=${value}: must be a number above 0, at most ${max}`);
  return n;
}

function strings(flags: Flags, name: string): string[] {
  const value = flags[name];
  if (value === undefined) return [];
  const list = (Array.isArray(value) ? value : [value]).map(String);
  if (name === 'suite' && (list.length === 0 || list.includes(''))) throw new UsageError(`--${name} needs a value`);
  return list;
}

function engineOptions(flags: Flags): EngineOptions {
  const traps = choice(flags, 'traps', ['signals', 'explicit'], 'signals');
  const bounds = choice(flags, 'bounds', ['guard', 'explicit'], traps === 'explicit' ? 'explicit' : 'guard');
  if (traps === 'explicit' && bounds === 'guard')
    throw new UsageError('--bounds=guard needs --traps=signals: guard pages are seen by signals');
  const cpu = flags['cpu'] === undefined ? undefined : choice(flags, 'cpu', CPUS, 'x86-64-v3');
  return { traps, bounds, cpu, cache: text(flags, 'cache') };
}

function runOptions(flags: Flags): RunOptions {
  const messages = choice(flags, 'messages', MESSAGE_MODES, 'prefix');
  return { ...engineOptions(flags), messages, timeoutMs: positive(flags, 'timeout', 60, 86_400) * 1000 };
}

function jobsOf(flags: Flags, byDefault: number = availableParallelism()): number {
  const jobs = positive(flags, 'jobs', byDefault, MAX_JOBS);
  if (!Number.isInteger(jobs)) throw new UsageError(`--jobs=${jobs}: must be a whole number`);
  return jobs;
}

/** What `test` and `wast` share. */
function filesArgs(flags: Flags): WastArgs {
  return {
    files: strings(flags, 'files'),
    options: runOptions(flags),
    jobs: jobsOf(flags),
    json: text(flags, 'json'),
    reporter: text(flags, 'reporter'),
  };
}

const CODE_FLAGS = {
  traps: { type: 'string', describe: 'signals | explicit: how generated code finds traps' },
  bounds: { type: 'string', describe: 'guard | explicit: how 32-bit memories are checked' },
  cpu: { type: 'string', describe: 'x86-64-v2 | x86-64-v3: instructions that may be used' },
} as const;
const ENGINE_FLAGS = {
  ...CODE_FLAGS,
  cache: { type: 'string', describe: 'folder of the artifact cache, or off' },
} as const;
const RUN_FLAGS = {
  ...ENGINE_FLAGS,
  jobs: { type: 'string', describe: 'worker processes; by default one a core' },
  json: { type: 'string', describe: 'write a report to this file' },
  reporter: { type: 'string', describe: "one of mocha's reporters: spec, tap, xunit, …" },
  messages: { type: 'string', describe: `how messages are compared: ${MESSAGE_MODES.join(' | ')}` },
  timeout: { type: 'string', describe: 'deadline of a file in seconds' },
} as const;

/** Every command's flags: yargs parses them, `COMMANDS` runs what they say. */
function build(yargs: Argv): Argv {
  return yargs
    .scriptName('touchstone')
    .usage('$0 COMMAND: WebAssembly conformance scripts on native code')
    .command('test [files..]', 'run suites, files, or everything that is there', (y) =>
      y
        .positional('files', { type: 'string', array: true })
        .option('suite', { type: 'string', array: true, describe: 'a suite; repeats' })
        .option('bless', { type: 'boolean', describe: "write this run's skips to spec-tests/skips.json" })
        .options(RUN_FLAGS),
    )
    .command('wast <files..>', 'run scripts, with no manifest behind them', (y) =>
      y.positional('files', { type: 'string', array: true }).options(RUN_FLAGS),
    )
    .command('compile <input>', 'compile a module (.wasm or .wat) to an artifact', (y) =>
      y
        .positional('input', { type: 'string' })
        .option('o', { alias: 'output', type: 'string', describe: 'the artifact' })
        .option('symbols', { type: 'boolean', describe: 'symbols for debuggers and profilers' })
        .option('address-map', { type: 'boolean', default: true, describe: 'offsets in backtraces' })
        .option('jobs', { type: 'string', describe: 'threads that compile; 1 by default' })
        .option('verify-deterministic', { type: 'boolean', describe: 'compile again in another order, and compare' })
        .option('timing', { type: 'boolean', describe: 'say on stderr where the time went' })
        .options(CODE_FLAGS),
    )
    .command('inspect <artifact>', 'show what an artifact holds', (y) =>
      y
        .positional('artifact', { type: 'string' })
        .option('json', { type: 'boolean', describe: 'as JSON' })
        .option('disassembly', { type: 'boolean', describe: 'the machine code, too' })
        .option('module', { type: 'string', describe: 'the module it was compiled from, whose instructions to show' }),
    )
    .command('settings', 'list what can be chosen about compiled code', (y) =>
      y.option('json', { type: 'boolean', describe: 'as JSON' }),
    )
    .command('run <module> [args..]', 'instantiate an artifact or a module, and call a function', (y) =>
      y
        .positional('module', { type: 'string' })
        .positional('args', { type: 'string', array: true })
        .option('invoke', { type: 'string', describe: 'the exported function to call, with ARGS' })
        .options(ENGINE_FLAGS),
    )
    .demandCommand(1, 1, 'no command; `touchstone --help` lists them', 'one command at a time')
    .strict()
    .parserConfiguration({
      'greedy-arrays': false,
      'parse-positional-numbers': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
    })
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? new UsageError((message ?? 'wrong use').split('\n').join(' '));
    })
    .locale('en')
    .version((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version)
    .help()
    .wrap(100);
}

/** What each command does with its flags; its own file is loaded when it is wanted. */
const COMMANDS: Readonly<Record<string, (flags: Flags, pool: Pool) => Promise<ExitCode>>> = {
  async test(f, pool) {
    const { testCommand } = await import('./commands/test.ts');
    return testCommand({ ...filesArgs(f), suites: strings(f, 'suite'), bless: f['bless'] === true }, pool);
  },
  async wast(f, pool) {
    const { wastCommand } = await import('./commands/wast.ts');
    return wastCommand(filesArgs(f), pool);
  },
  async compile(f) {
    const { compileCommand } = await import('./commands/compile.ts');
    const output = text(f, 'o');
    if (output === undefined) throw new UsageError('compile: -o OUT is missing');
    const { traps, bounds, cpu } = engineOptions(f);
    return compileCommand({
      ...{ input: strings(f, 'input').join(''), output, traps, bounds, cpu },
      jobs: jobsOf(f, 1),
      symbols: f['symbols'] === true,
      timing: f['timing'] === true,
      addressMap: f['address-map'] !== false,
      verifyDeterministic: f['verify-deterministic'] === true,
    });
  },
  async inspect(f) {
    const { inspectCommand } = await import('./commands/inspect.ts');
    return inspectCommand({
      artifact: strings(f, 'artifact').join(''),
      json: f['json'] === true,
      disassembly: f['disassembly'] === true,
      module: text(f, 'module'),
    });
  },
  async settings(f) {
    const { settingsCommand } = await import('./commands/settings.ts');
    return settingsCommand({ json: f['json'] === true });
  },
  async run(f) {
    const { runCommand } = await import('./commands/run.ts');
    return runCommand({
      module: strings(f, 'module').join(''),
      invoke: text(f, 'invoke'),
      // What stands behind `--` comes apart from the positionals before it.
      args: [...strings(f, 'args'), ...f._.map(String).slice(1)],
      options: engineOptions(f),
    });
  },
};

/** Runs the command line and gives its exit code. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  tolerateClosedPipe();
  const pool = new Pool(peekJobs(argv));
  // The other commands run in this process: there the signal's own effect is the right one.
  if (hasWorkers(argv)) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => pool.interrupt());
  try {
    const { default: yargs } = await import('yargs');
    const flags = build(yargs()).parseSync(argv);
    if (pool.interrupted) return EXIT.interrupted;
    // Asked for help or the version, yargs has printed it.
    if (flags['help'] === true || flags['version'] === true) return EXIT.ok;
    const command = COMMANDS[String(flags._[0])] ?? bug('yargs let an unknown command through');
    return await command(flags, pool);
  } catch (e) {
    if (e instanceof UsageError) {
      process.stderr.write(`touchstone: ${e.message}\n`);
      return EXIT.usage;
    }
    process.stderr.write(`touchstone: a fault of ours: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}\n`);
    return EXIT.fault;
  } finally {
    pool.stop();
  }
}

process.exitCode = await main(process.argv.slice(2));
