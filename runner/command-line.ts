/**
 * The command line as words in, flags out. Node's own `parseArgs` says what is a flag, a value and an operand; the table of options.ts
 * says what there is. The command stands first, everything else in any order; behind `--` everything is an operand.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COMMANDS, type Command, commandOf, type Operand, type Option } from './options.ts';
import { didYouMean, UsageError } from './usage.ts';

/**
 * What was read: `_` is the command, options stand under their long names (what takes a value as text, what repeats as a list, what
 * takes none as true or false), operands under theirs. `$from` has what came from elsewhere (config.ts).
 */
export type Flags = { readonly _: readonly string[] } & Readonly<Record<string, unknown>>;

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
/** A line of standard input. */
const INPUT_LINE = /^-:\d+$/;

/** A flag as it was given: `value` is undefined where none was. */
interface Given {
  readonly name: string;
  /** With its dashes. */
  readonly raw: string;
  readonly value: string | undefined;
  /** The value stands in the same word. */
  readonly inline: boolean;
  /** The place of the word among all. */
  readonly index: number;
}

/** Words in → flags and operands, in their order; nothing is judged. */
function tokensOf({ options, operands }: Command, args: readonly string[]): { flags: Given[]; words: string[] } {
  const known = Object.entries(options).map(([name, { type, bare, short }]) => {
    const takes = { type: bare === undefined ? type : 'boolean', multiple: true } as const;
    return [name, short === undefined ? takes : { ...takes, short }] as const;
  });
  // parseArgs would read them letter by letter. Tokens say where their words stand.
  const numbers = operands.at(-1)?.numbers === true;
  const isOperand = (word: string): boolean => INPUT_LINE.test(word) || (numbers && SIGNED.test(word));
  const masked = args.map((word) => (isOperand(word) ? word.slice(1) : word));
  const { tokens } = parseArgs({
    ...{ args: masked, options: Object.fromEntries(known) },
    ...{ strict: false, allowPositionals: true, tokens: true },
  });
  const flags: Given[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(args[token.index] ?? '');
    else if (token.kind === 'option') {
      const { name, rawName: raw, inlineValue: inline = false, index } = token;
      const value = token.value === undefined || inline ? token.value : args[index + 1];
      flags.push({ name, raw, value, inline, index });
    }
  }
  return { flags, words };
}

/** What a flag says. */
function saidBy({ raw, value, inline }: Given, { type, bare }: Option): string | boolean {
  if (type === 'boolean') return value === undefined || truth(value, `${raw}=${value}`);
  if (value === undefined && bare !== undefined) return bare;
  if (value === undefined) throw new UsageError(`${raw} needs a value`);
  if (!inline && value.length > 1 && value.startsWith('-'))
    throw new UsageError(`${raw} needs a value, and ${value} looks like a flag; write ${raw}=${value} if it is the value`);
  // `-o=x` is `-ox` to parseArgs.
  return inline && !raw.startsWith('--') ? value.replace(/^=/, '') : value;
}

/** The word that it stands in may be meant as a file. */
function unknownFlag({ raw, index }: Given, args: readonly string[], command: string): UsageError {
  const word = args[index] ?? raw;
  const known = Object.keys(commandOf(command)?.options ?? {}).map((name) => `--${name}`);
  const hint = existsSync(word) ? `; ${word} behind -- is a file` : didYouMean(raw, known);
  return new UsageError(`${command} has no flag ${raw}${hint}`);
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
  const { flags, words } = tokensOf(command, args);
  const values: Record<string, unknown> = {};
  for (const given of flags) {
    const option = Object.hasOwn(command.options, given.name) ? command.options[given.name] : undefined;
    if (option === undefined) throw unknownFlag(given, args, word);
    const value = saidBy(given, option);
    const before = values[given.name];
    if (option.array === true) values[given.name] = [...((before as string[] | undefined) ?? []), value];
    else if (before === undefined || option.type === 'boolean') values[given.name] = value;
    else throw new UsageError(`${given.raw} is given more than once`);
  }
  for (const [name, option] of Object.entries(command.options)) if (option.default !== undefined) values[name] ??= option.default;
  if (values['help'] === true) return { ...values, _: [word] };
  return { ...values, ...operandsOf(words, command.operands, word), _: [word] };
}
