/**
 * `touchstone completion SHELL`: what makes bash, zsh or fish complete commands, flags, their values and files, written from the
 * table of options.ts. The suites are those of now: whoever adds one writes the script anew.
 */

import { suiteNames } from '../suites/suites.ts';
import { EXIT, type ExitCode } from '../usage/usage.ts';
import { COMMANDS, type Command, type Option, type SHELLS } from './options.ts';

export type Shell = (typeof SHELLS)[number];

/** What stands behind a flag: words, files, folders, or what only the user knows. */
type Values = readonly string[] | 'files' | 'folders' | 'anything';

function valuesOf(name: string, { choices, value }: Option): Values {
  if (name === 'suite') return suiteNames();
  if (choices !== undefined) return choices;
  return value === 'FILE' ? 'files' : value === 'DIR' ? 'folders' : 'anything';
}

interface Row {
  readonly name: string;
  readonly option: Option;
  readonly values: Values;
}
const rowsOf = ({ options }: Command): Row[] =>
  Object.entries(options).map(([name, option]) => ({ name, option, values: valuesOf(name, option) }));

/** The words that an operand of the command may be; undefined: files. */
const operandChoices = ({ operands }: Command): readonly string[] | undefined => operands.find((o) => o.choices)?.choices;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function bash(): string {
  const cases = (rows: readonly Row[], command: string, between: string): string[] =>
    rows.map(({ name, option, values }) => {
      const flags = [`--${name}`, ...(option.short === undefined ? [] : [`-${option.short}`])];
      const what =
        typeof values === 'object'
          ? `words=${quoted(values.join(' '))}`
          : `files=${{ files: '-f', folders: '-d', anything: "''" }[values]}`;
      return `    ${flags.map((flag) => quoted(command + between + flag)).join('|')}) ${what}; flag=yes ;;`;
    });
  const commands = Object.entries(COMMANDS);
  const withValue = commands.flatMap(([name, command]) => {
    const rows = rowsOf(command).filter(({ option }) => option.type === 'string');
    const [alone, other] = [rows.filter((r) => r.option.bare !== undefined), rows.filter((r) => r.option.bare === undefined)];
    return [...cases(alone, name, '='), ...cases(other, name, '='), ...cases(other, name, ' ')];
  });
  const flags = commands.map(([name, { options }]) => {
    const names = Object.keys(options).map((flag) => `--${flag}`);
    return `    ${name}) words=${quoted(names.join(' '))} ;;`;
  });
  const operands = commands.flatMap(([name, command]) => {
    const choices = operandChoices(command);
    return choices === undefined ? [] : [`    ${name}) words=${quoted(choices.join(' '))} ;;`];
  });
  return `# eval "$(touchstone completion bash)"
_touchstone() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local between=' ' words= files= flag=
  # bash takes \`=\` for a word of its own.
  if [[ $cur == = ]]; then between= cur=
  elif [[ $before == = ]]; then between= before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ $COMP_CWORD == 1 ]]; then
    COMPREPLY=($(compgen -W ${quoted(commands.map(([name]) => name).join(' '))} -- "$cur"))
    return
  fi
  case "$command\${between:-=}$before" in
${withValue.join('\n')}
  esac
  if [[ -z $flag && $cur == -* ]]; then
    case $command in
${flags.join('\n')}
    esac
  elif [[ -z $flag ]]; then
    files=-f
    case $command in
${operands.join('\n')}
    esac
  fi
  if [[ -n $words ]]; then COMPREPLY=($(compgen -W "$words" -- "$cur"))
  elif [[ -n $files ]]; then compopt -o filenames; COMPREPLY=($(compgen $files -- "$cur"))
  else COMPREPLY=()
  fi
}
complete -F _touchstone touchstone
`;
}

function zsh(): string {
  const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');
  const spec = ({ name, option: { type, short, bare, array, describe }, values }: Row): string => {
    const takes = type === 'boolean' ? '' : bare === undefined ? '=' : '=-';
    const action =
      typeof values === 'object' ? `(${values.join(' ')})` : { files: '_files', folders: '_files -/', anything: ' ' }[values];
    const value = type === 'boolean' ? '' : `${bare === undefined ? ':' : '::'}value:${action}`;
    const rest = `[${escaped(describe)}]${value}`;
    if (short !== undefined) {
      const both = `{-${short}${type === 'boolean' ? '' : '+'},--${name}${takes}}`;
      return `${quoted(`(-${short} --${name})`)}${both}${quoted(rest)}`;
    }
    return quoted(`${array === true ? '*' : ''}--${name}${takes}${rest}`);
  };
  const cases = Object.entries(COMMANDS).map(([name, command]) => {
    const choices = operandChoices(command);
    const operand = quoted(choices === undefined ? '*:file:_files' : `1:value:(${choices.join(' ')})`);
    return `    ${name}) _arguments -S ${[...rowsOf(command).map(spec), operand].join(' \\\n      ')} ;;`;
  });
  const commands = Object.entries(COMMANDS).map(([name, { describe }]) => `    ${quoted(`${name}:${escaped(describe)}`)}`);
  return `#compdef touchstone
# In a folder of $fpath, under the name _touchstone; or: source <(touchstone completion zsh)
_touchstone() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _touchstone ]]; then _touchstone "$@"; else compdef _touchstone touchstone; fi
`;
}

function fish(): string {
  const lines = Object.entries(COMMANDS).flatMap(([name, command]) => {
    const when = `complete -c touchstone -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    const flags = rowsOf(command).map(({ name: flag, option: { type, short, bare, describe }, values }) => {
      const names = `${short === undefined ? '' : ` -s ${short}`} -l ${flag} -d ${quoted(describe)}`;
      if (type === 'boolean') return `${when}${names}`;
      const words = typeof values === 'object' ? ` -a ${quoted(values.join(' '))}` : '';
      const folders = values === 'folders' ? " -a '(__fish_complete_directories)'" : '';
      // What a flag that may stand alone takes is its value only behind an \`=\`.
      const takes = bare !== undefined ? ' -f' : values === 'files' ? ' -r -F' : ' -x';
      return `${when}${names}${takes}${words}${folders}`;
    });
    const choices = operandChoices(command);
    const operand = choices === undefined ? [] : [`${when} -f -a ${quoted(choices.join(' '))}`];
    return [`complete -c touchstone -n __fish_use_subcommand -f -a ${name} -d ${quoted(command.describe)}`, ...flags, ...operand];
  });
  return `# touchstone completion fish > ~/.config/fish/completions/touchstone.fish\n${lines.join('\n')}\n`;
}

const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash, zsh, fish };

/** Prints the script. */
export function completionCommand(shell: Shell): ExitCode {
  process.stdout.write(SCRIPTS[shell]());
  return EXIT.ok;
}
