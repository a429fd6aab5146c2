/**
 * The command line as words in, flags out. yargs' parser says what is a flag, a value and an operand; the table of options.ts
 * says what there is. The command stands first, everything else in any order; behind `--` everything is an operand.
 */
import { existsSync } from 'node:fs';
import { Parser } from 'yargs/helpers';
import { didYouMean, UsageError } from '../usage/usage.ts';
import { COMMANDS, type Command, commandOf, type Operand, type Option } from './options.ts';

/**
 * What was read: `_` is the command, options stand under their long names (what takes a value as text, what repeats as a list,
 * what takes none as true or false), operands under theirs. `$from` has what came from elsewhere (config.ts).
 */
export type Flags = { readonly _: readonly string[] } & Readonly<Record<string, unknown>>;

/** Who said an option's value: a variable or a configuration file; undefined: the command line, or nobody. */
export function sourceOf(flags: Flags, name: string): string | undefined {
  return (flags['$from'] as Readonly<Record<string, string>> | undefined)?.[name];
}

/** What a flag that takes no value may be given behind an `=`, and what the environment gives it. */
const TRUTHS: Readonly<Record<string, boolean>> = {
  ...{ '1': true, true: true, yes: true, on: true },
  ...{ '0': false, false: false, no: false, off: false },
};

/** Reads a text as true or false. `said` is how a complaint begins. */
export function truth(text: string, said: string): boolean {
  if (!Object.hasOwn(TRUTHS, text)) throw new UsageError(`${said}: must be 1 or 0`);
  return TRUTHS[text] as boolean;
}

/** A number with a sign, as values of the text format are written. */
const SIGNED = /^-(\d|\.\d|inf|nan)/;
/** Standard input, or a line of it. */
const INPUT = /^-(:\d+)?$/;
const FLAG = /^--([^=]+)(?:=(.*))?$/s;
/** One letter; its value may follow at once, or behind an `=`. */
const SHORT = /^-([a-z])=?(.*)$/s;

/** How yargs reads words: as they stand, by our names alone. What it does not know stays a word. */
const READING = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'duplicate-arguments-array': true,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
  'short-option-groups': false,
  'unknown-options-as-args': true,
};

/** In front of what is no flag for us, so that it is none for yargs, which takes `true` for a flag's and `-1` for one. */
const MASK = '\0';
const unmasked = (word: unknown): unknown => (typeof word === 'string' && word.startsWith(MASK) ? word.slice(1) : word);

/**
 * Words as yargs takes them: flags by their long names, with their value where they may stand alone, truths as true or false; all
 * else masked.
 */
function spelledOut({ options, operands }: Command, words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const numbers = operands.at(-1)?.numbers === true;
  const isOperand = (word: string): boolean => !word.startsWith('-') || INPUT.test(word) || (numbers && SIGNED.test(word));
  return words.map((word, i) => {
    if (i === end) return word;
    if ((end >= 0 && i > end) || isOperand(word)) return MASK + word;
    const [, letter, behind] = SHORT.exec(word) ?? [];
    const long = Object.keys(options).find((name) => options[name]?.short === letter);
    if (letter !== undefined && long !== undefined) return behind === '' ? `--${long}` : `--${long}=${behind}`;
    const [, name = '', value] = FLAG.exec(word) ?? [];
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option?.type === 'boolean' && value !== undefined) return `--${name}=${truth(value, word)}`;
    return option?.bare !== undefined && value === undefined ? `--${name}=${option.bare}` : word;
  });
}

/** Whether `value` looks like a flag, and stands in a word of its own behind the flag `name`. */
function isSeparate(name: string, value: unknown, args: readonly string[]): boolean {
  if (typeof value !== 'string' || value.length < 2 || !value.startsWith('-')) return false;
  return args.some((word, i) => word === value && args[i - 1] === `--${name}`);
}
function noValue(name: string, args: readonly string[]): UsageError {
  const at = args.indexOf(`--${name}`);
  const next = at < 0 ? undefined : args[at + 1];
  const hint = next === undefined ? '' : `, and ${next} looks like a flag; write --${name}=${next} if it is the value`;
  return new UsageError(`--${name} needs a value${hint}`);
}
/** The word may be meant as a file. */
function unknownFlag(word: string, command: string, options: Command['options']): UsageError {
  // Of a word with one dash yargs would take the first letter for the flag.
  const raw = word.startsWith('--') ? word.replace(/=.*$/s, '') : word.slice(0, 2);
  const known = Object.keys(options).map((name) => `--${name}`);
  return new UsageError(
    `${command} has no flag ${raw}${existsSync(word) ? `; ${word} behind -- is a file` : didYouMean(raw, known)}`,
  );
}

/** Flags by name, each with all that was said of it, and the other words. */
function readWords(command: string, row: Command, args: readonly string[]): { flags: Map<string, unknown[]>; words: string[] } {
  const { options } = row;
  const named = (type: Option['type']): string[] => Object.keys(options).filter((name) => options[name]?.type === type);
  const strings = named('string');
  const { argv, error } = Parser.detailed(spelledOut(row, args), {
    string: strings,
    boolean: named('boolean'),
    narg: Object.fromEntries(strings.map((name) => [name, 1])),
    configuration: READING,
  });
  const [, without] = /following: (\S+)/.exec(error?.message ?? '') ?? [];
  if (without !== undefined) throw noValue(without, args);
  const { _: before, '--': behind = [], ...given } = argv as { _: unknown[]; '--'?: unknown[] };
  const flags = new Map(Object.entries(given).map(([name, value]) => [name, [value].flat().map(unmasked)]));
  for (const [name, values] of flags) for (const value of values) if (isSeparate(name, value, args)) throw noValue(name, args);
  const strange = Object.keys(given).find((name) => !Object.hasOwn(options, name));
  const unknown = strange === undefined ? before.map(String).find((word) => word.startsWith('-')) : `-${strange}`;
  if (unknown !== undefined) throw unknownFlag(unknown, command, options);
  return { flags, words: [...before, ...behind].map((word) => String(unmasked(word))) };
}

/** Operands by their names. */
function operandsOf(words: readonly string[], operands: readonly Operand[], command: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  let at = 0;
  for (const { name, value, optional, many } of operands) {
    if (at >= words.length && optional !== true) throw new UsageError(`${command}: ${value} is missing`);
    found[name] = many === true ? words.slice(at) : words[at];
    at = many === true ? words.length : at + 1;
  }
  if (at < words.length) throw new UsageError(`${command}: nothing is expected at ${words.slice(at).join(' ')}`);
  return found;
}

/** Reads the words behind `touchstone`; throws a UsageError. Asked for help, a command wants no operands. */
export function readCommandLine([word, ...args]: readonly string[]): Flags {
  if (word === undefined) throw new UsageError('no command; `touchstone --help` lists them');
  const command = commandOf(word);
  if (command === undefined) {
    const what = word.startsWith('-') ? `${word} stands where the command does` : `there is no command ${word}`;
    throw new UsageError(`${what}${didYouMean(word, Object.keys(COMMANDS), '`touchstone --help` lists them')}`);
  }
  const { flags, words } = readWords(word, command, args);
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const said = flags.get(name);
    if (said === undefined) continue;
    if (option.type === 'string' && option.array !== true && said.length > 1)
      throw new UsageError(`--${name} is given more than once`);
    values[name] = option.array === true ? said : said[0];
  }
  for (const [name, option] of Object.entries(command.options)) if (option.default !== undefined) values[name] ??= option.default;
  if (values['help'] === true) return { ...values, _: [word] };
  return { ...values, ...operandsOf(words, command.operands, word), _: [word] };
}
