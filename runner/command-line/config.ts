/**
 * Where options come from: the command line, then the environment (`TOUCHSTONE_JOBS=4` is `--jobs=4`), then a configuration file
 * (`{"jobs": 4}`), then what the option means when nobody says anything. The first that speaks wins, and `--print-config` says
 * who.
 */
import { existsSync } from 'node:fs';
import { jsonText } from '../report/text/escape.ts';
import { COLOUR_VARIABLES } from '../report/text/terminal.ts';
import { SHARD_VARIABLES } from '../suites/shard.ts';
import { readJson } from '../usage/input.ts';
import { didYouMean, UsageError } from '../usage/usage.ts';
import { type Flags, sourceOf, truth } from './command-line.ts';
import { COMMANDS, type Option, type OptionTable, runOptionsOf } from './options.ts';

/** The configuration file that is read where there is one. */
const CONFIG_FILE = 'touchstone.config.json';

type Value = string | boolean | readonly string[];

/** The environment's name of an option: `print-config` → `TOUCHSTONE_PRINT_CONFIG`. */
export function environmentName(option: string): string {
  return `TOUCHSTONE_${option.toUpperCase().replaceAll('-', '_')}`;
}

/** Reads a text as an option's value. */
function fromText(option: Option, name: string, text: string): Value {
  if (option.type === 'string') return option.array === true ? text.split(',') : text;
  return truth(text, `${name}=${text}`);
}

/** Reads a JSON value as an option's value. */
function fromJson(option: Option, name: string, json: unknown): Value {
  const plain = (v: unknown): boolean => typeof v === 'string' || typeof v === 'number';
  if (option.type === 'boolean' && typeof json === 'boolean') return json;
  if (option.type === 'string' && option.array === true && Array.isArray(json) && json.every(plain)) return json.map(String);
  if (json === true && option.bare !== undefined) return option.bare;
  if (option.type === 'string' && plain(json)) return option.array === true ? [String(json)] : String(json);
  const wanted = option.type === 'boolean' ? 'true or false' : `a string${option.array === true ? ', or a list of strings' : ''}`;
  throw new UsageError(`${name}: must be ${wanted}`);
}

/** A configuration file's object; `{}` where none was named and none is there. */
function readConfig(named: string | undefined): { readonly path: string; readonly values: Readonly<Record<string, unknown>> } {
  const path = named ?? CONFIG_FILE;
  if (named === 'off') return { path, values: {} };
  if (named === undefined && !existsSync(path)) return { path, values: {} };
  const json = readJson(path);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new UsageError(`${path}: not an object of options`);
  return { path, values: json as Record<string, unknown> };
}

/** What a configuration file may say: an option of any command that reads it. One file serves them all. */
export const CONFIGURABLE: ReadonlySet<string> = new Set(
  Object.keys(COMMANDS).flatMap((command) =>
    Object.entries(runOptionsOf(command) ?? {}).flatMap(([name, option]) => (option.once === true ? [] : [name])),
  ),
);

/** Fills in what the command line leaves open. `$from` says who said what, for complaints and `--print-config`. */
export function withConfig(flags: Flags, env: NodeJS.ProcessEnv): Flags {
  const table: OptionTable | undefined = runOptionsOf(String(flags._[0]));
  if (table === undefined) return flags;
  const { path, values } = readConfig(flags['config'] as string | undefined);
  for (const key of Object.keys(values)) {
    if (!CONFIGURABLE.has(key))
      throw new UsageError(
        `${path}: ${JSON.stringify(key)} is not an option that a configuration file has${didYouMean(key, CONFIGURABLE)}`,
      );
  }
  const filled: Record<string, unknown> = {};
  const from: Record<string, string> = {};
  for (const [name, option] of Object.entries(table)) {
    if (flags[name] !== undefined || option.once === true) continue;
    const variable = environmentName(name);
    const text = env[variable];
    if (text !== undefined && text !== '') {
      filled[name] = fromText(option, variable, text);
      from[name] = variable;
    } else if (Object.hasOwn(values, name)) {
      filled[name] = fromJson(option, `${path}: ${name}`, values[name]);
      from[name] = path;
    }
  }
  return { ...flags, ...filled, $from: from };
}

/**
 * The environment of what a run starts: options, the shard and the colours are the run's own, and no business of a test that
 * starts another.
 */
export function environmentOfWorkers(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = new Set([...[...CONFIGURABLE].map(environmentName), ...SHARD_VARIABLES, ...COLOUR_VARIABLES]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.has(name)));
}

/** `--print-config`: every option of the command, its value (null: its own default) and who said so. */
export function describeConfig(flags: Flags): string {
  const table = runOptionsOf(String(flags._[0])) ?? {};
  const rows = Object.keys(table)
    .filter((name) => !['help', 'print-config'].includes(name))
    .sort()
    .map((name) => [
      name,
      { value: flags[name] ?? null, from: sourceOf(flags, name) ?? (flags[name] === undefined ? 'default' : 'command line') },
    ]);
  return jsonText(Object.fromEntries(rows), 1);
}
