/**
 * `--help`, written from the table of options.ts: all commands, or one of them with its operands, its flags in groups, and
 * examples.
 */

import { wrapped } from '../../engine/base/wrap.ts';
import { ownVersion } from '../system/paths.ts';
import { didYouMean, UsageError } from '../usage/usage.ts';
import { COMMANDS, type Command, commandOf, type Operand, type Option } from './options.ts';

/** Characters a line has at most; a word may be longer. */
const WIDTH = 100;
/** What stands left of the descriptions; longer entries have theirs on the next line. */
const MARGIN = 32;

/** The heading of flags that have none. */
const OWN = 'Flags';
/** What every command has stands last. */
const LAST = 'General';

/** `left` beside its description. */
function entry(left: string, text: string): string {
  const indent = ' '.repeat(MARGIN);
  const lines = wrapped(text, WIDTH - MARGIN).join(`\n${indent}`);
  return left.length < MARGIN - 1 ? `${left.padEnd(MARGIN)}${lines}` : `${left}\n${indent}${lines}`;
}

function flagText(name: string, { type, short, value, choices, bare }: Option): string {
  const head = `  ${short === undefined ? '   ' : `-${short},`} --${name}`;
  if (type === 'boolean') return head;
  const what = value ?? choices?.join('|') ?? 'VALUE';
  return bare === undefined ? `${head} ${what}` : `${head}[=${what}]`;
}

function operandText({ value, optional, many }: Operand): string {
  const word = many === true ? `${value}…` : value;
  return optional === true ? ` [${word}]` : ` ${word}`;
}

function commandHelp(name: string, { describe, operands, options, examples, notes }: Command): string {
  const headings = [...new Set(Object.values(options).map((o) => o.group ?? OWN))];
  const flags = headings
    .sort((a, b) => Number(b === OWN) - Number(a === OWN) || Number(a === LAST) - Number(b === LAST))
    .map((heading) => {
      const rows = Object.entries(options).filter(([, o]) => (o.group ?? OWN) === heading);
      return [`${heading}:`, ...rows.map(([flag, o]) => entry(flagText(flag, o), o.describe))].join('\n');
    });
  const shown = examples.map(([line, what]) => entry(`  touchstone ${name} ${line}`.trimEnd(), what));
  const usage = `touchstone ${name}${operands.map(operandText).join('')} [FLAG…]\n  ${wrapped(describe, WIDTH - 2).join('\n  ')}`;
  if (notes !== undefined) {
    const rows = Object.entries(notes.rows).map(([what, text]) => entry(`  ${what}`, text));
    flags.unshift([`${notes.heading}:`, ...rows].join('\n'));
  }
  return `${[usage, ...flags, ...(shown.length === 0 ? [] : [['Examples:', ...shown].join('\n')])].join('\n\n')}\n`;
}

function overview(): string {
  const rows = Object.entries(COMMANDS).map(([name, { describe, operands }]) =>
    entry(`  ${name}${operands.map(operandText).join('')}`, describe),
  );
  return [
    'touchstone COMMAND: WebAssembly conformance scripts on native code',
    ['Commands:', ...rows].join('\n'),
    [entry('  touchstone COMMAND --help', 'its flags, with examples'), entry('  touchstone --version', 'the version')].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

/** The help of a command, or of all; throws a UsageError where there is no such command. */
export function helpText(name?: string): string {
  if (name === undefined || name.startsWith('-')) return overview();
  const command = commandOf(name);
  if (command === undefined) throw new UsageError(`there is no command ${name}${didYouMean(name, Object.keys(COMMANDS))}`);
  return commandHelp(name, command);
}

/** The version, as a line. */
export function versionText(): string {
  return `${ownVersion()}\n`;
}
