/**
 * The command line: every command with its flags, as yargs knows them. yargs only parses; who runs what stands in main.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Flags } from './flags.ts';
import { OPTIONS, type Option, type OptionTable, runOptionsOf } from './options.ts';
import { ROOT } from './paths.ts';
import { UsageError } from './usage.ts';

function build(yargs: Argv): Argv {
  return yargs
    .scriptName('touchstone')
    .usage('$0 COMMAND: WebAssembly conformance scripts on native code')
    .command('test [files..]', 'run suites, files, or everything that is there', (y) =>
      y.positional('files', { type: 'string', array: true }).options(OPTIONS.test),
    )
    .command('wast <files..>', 'run scripts, with no manifest behind them', (y) =>
      y.positional('files', { type: 'string', array: true }).options(OPTIONS.wast),
    )
    .command('bless [paths..]', 'rewrite goldens that are not what they should be', (y) =>
      y.positional('paths', { type: 'string', array: true }).options(OPTIONS.bless),
    )
    .command('compile <input>', 'compile a module (.wasm or .wat) to an artifact', (y) =>
      y.positional('input', { type: 'string' }).options(OPTIONS.compile),
    )
    .command('convert <input>', 'write a script in another format', (y) =>
      y.positional('input', { type: 'string' }).options(OPTIONS.convert),
    )
    .command('inspect <artifact>', 'show what an artifact holds', (y) =>
      y.positional('artifact', { type: 'string' }).options(OPTIONS.inspect),
    )
    .command('report <files..>', 'merge JSON and NDJSON reports, and write any of the formats', (y) =>
      y.positional('files', { type: 'string', array: true }).options(OPTIONS.report),
    )
    .command('settings', 'list what can be chosen about compiled code', (y) => y.options(OPTIONS.settings))
    .command('run <module> [args..]', 'instantiate an artifact or a module, and call a function', (y) =>
      y.positional('module', { type: 'string' }).positional('args', { type: 'string', array: true }).options(OPTIONS.run),
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

/** Gives flags that may stand alone the value that they then mean; what follows them is no value. */
function withBareValues([command, ...args]: readonly string[]): string[] {
  const table: OptionTable = runOptionsOf(command) ?? {};
  const end = args.indexOf('--');
  return [
    command ?? '',
    ...args.map((arg, i) => {
      const bare = end >= 0 && i > end ? undefined : table[arg.slice(2)]?.bare;
      return bare === undefined || !arg.startsWith('--') ? arg : `${arg}=${bare}`;
    }),
  ];
}

/** What is no file's plain name; `true` and `false` behind a flag are its value to yargs. */
const NO_FILE = /^-|^(true|false)?$/;

/** command → where the names of files go on a plain line, and how many there must be. */
const NAMES: Readonly<Record<string, { readonly into: string; readonly least: number; readonly most: number }>> = {
  test: { into: 'files', least: 0, most: Number.POSITIVE_INFINITY },
  wast: { into: 'files', least: 1, most: Number.POSITIVE_INFINITY },
  compile: { into: 'input', least: 1, most: 1 },
};

/** The flags of a command by every name they have, each with all of its names. */
function flagsByName(table: OptionTable): Map<string, { readonly option: Option; readonly names: readonly string[] }> {
  return new Map(
    Object.entries(table).flatMap(([name, option]) => {
      const names = option.alias === undefined ? [name] : [name, option.alias];
      return names.map((n) => [n, { option, names }] as const);
    }),
  );
}

/**
 * What yargs makes of a plain line: `test`, `wast` or `compile`, then nothing but `--flag=value`, `-o value`, flags that take no
 * value, and names of files. Undefined for every other line; those are for yargs.
 */
export function readPlain([command = '', ...args]: readonly string[]): Flags | undefined {
  const wanted = Object.hasOwn(NAMES, command) ? NAMES[command] : undefined;
  if (wanted === undefined) return undefined;
  const table: OptionTable = OPTIONS[command as keyof typeof OPTIONS];
  const known = flagsByName(table);
  const files: string[] = [];
  const flags: Record<string, unknown> = {};
  for (let i = 0; i < args.length; i++) {
    const short = args[i] === '-o' && !NO_FILE.test(args[i + 1] ?? '');
    const arg = short ? `--o=${args[++i]}` : (args[i] as string);
    const [, name = '', value] = /^--([a-z-]+)(?:=(.+))?$/s.exec(arg) ?? [];
    const { option, names = [] } = known.get(name) ?? {};
    if (option?.type === 'boolean' && value === undefined) flags[name] = true;
    else if (option?.type === 'string' && value !== undefined) {
      const before = flags[name] ?? (option.array === true ? [] : undefined);
      for (const n of names) flags[n] = before === undefined ? value : [before, value].flat();
    } else if (!NO_FILE.test(arg)) files.push(arg);
    else return undefined;
  }
  if (files.length < wanted.least || files.length > wanted.most) return undefined;
  for (const [name, option] of Object.entries(table)) if (option.default !== undefined) flags[name] ??= option.default;
  return { ...flags, [wanted.into]: wanted.most === 1 ? files[0] : files, _: [command], $0: 'touchstone' };
}

/** What yargs makes of any line; throws a UsageError. Asked for help or the version, yargs prints it. */
export async function readWithYargs(argv: readonly string[]): Promise<Flags> {
  const { default: yargs } = await import('yargs');
  return build(yargs()).parseSync(argv);
}

/**
 * Reads a command line; throws a UsageError. Loading yargs takes as long as a tenth of the ten suites, or as compiling 30 KB, and
 * workers want the processor: plain lines are read without it.
 */
export async function readCommandLine(given: readonly string[]): Promise<Flags> {
  const argv = given.length === 0 ? given : withBareValues(given);
  return readPlain(argv) ?? (await readWithYargs(argv));
}
