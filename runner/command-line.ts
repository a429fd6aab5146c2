/**
 * The command line: every command with its flags, as yargs knows them. yargs only parses; who runs what stands in main.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import { MESSAGE_MODES } from './expect.ts';
import type { Flags } from './flags.ts';
import { ROOT } from './paths.ts';
import { UsageError } from './usage.ts';

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

const TEST_FLAGS = {
  suite: { type: 'string', array: true, describe: 'a suite; repeats' },
  bless: { type: 'boolean', describe: "write this run's skips to spec-tests/skips.json" },
  ...RUN_FLAGS,
} as const;

function build(yargs: Argv): Argv {
  return yargs
    .scriptName('touchstone')
    .usage('$0 COMMAND: WebAssembly conformance scripts on native code')
    .command('test [files..]', 'run suites, files, or everything that is there', (y) =>
      y.positional('files', { type: 'string', array: true }).options(TEST_FLAGS),
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

type FlagTable = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly array?: boolean }>>;

/**
 * What yargs makes of a plain line: `test` or `wast`, then nothing but `--flag=value`, flags that take no value, and names of
 * files. Undefined for every other line; those are for yargs.
 */
export function readPlain([command, ...args]: readonly string[]): Flags | undefined {
  const table: FlagTable | undefined = command === 'test' ? TEST_FLAGS : command === 'wast' ? RUN_FLAGS : undefined;
  if (table === undefined) return undefined;
  const files: string[] = [];
  const flags: Record<string, unknown> = {};
  for (const arg of args) {
    const [, name = '', value] = /^--([a-z]+)(?:=(.+))?$/s.exec(arg) ?? [];
    const flag = Object.hasOwn(table, name) ? table[name] : undefined;
    if (flag?.type === 'boolean' && value === undefined) flags[name] = true;
    else if (flag?.type === 'string' && value !== undefined) {
      const before = flags[name] ?? (flag.array === true ? [] : undefined);
      flags[name] = before === undefined ? value : [before, value].flat();
    } else if (!/^-|^$/.test(arg)) files.push(arg);
    else return undefined;
  }
  return command === 'wast' && files.length === 0 ? undefined : { ...flags, files, _: [command as string], $0: 'touchstone' };
}

/** What yargs makes of any line; throws a UsageError. Asked for help or the version, yargs prints it. */
export async function readWithYargs(argv: readonly string[]): Promise<Flags> {
  const { default: yargs } = await import('yargs');
  return build(yargs()).parseSync(argv);
}

/**
 * Reads a command line; throws a UsageError. Loading yargs takes as long as a tenth of the ten suites, and workers want the
 * processor: plain lines are read without it.
 */
export async function readCommandLine(argv: readonly string[]): Promise<Flags> {
  return readPlain(argv) ?? (await readWithYargs(argv));
}
