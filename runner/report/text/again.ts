/**
 * The command that shows one failure once more, to be copied into a shell: the file and line, the engine, and of the run's
 * options those that decide what comes out.
 */

import { WORK } from '../../../engine/target/settings.ts';
import type { Failure } from '../../results/results.ts';
import { NATIVE } from '../../suites/engine-spec.ts';
import type { SuiteFile } from '../../suites/suites.ts';
import { STANDARD_INPUT } from '../../usage/input.ts';
import { shown } from './terminal.ts';

/** What all commands of a run have in common. */
export interface Again {
  readonly command: string;
  /** `--NAME=VALUE`, without the engine. */
  readonly options: readonly string[];
  /** Variables that decide what comes out, name and value. */
  readonly environment: readonly (readonly [name: string, value: string])[];
}

/** Variables that change how modules run. */
const DECIDING = ['TOUCHSTONE_LAUNCHER', 'TOUCHSTONE_MEMORY_FILES', WORK.verify.variable];

/** Those that are set. */
export function decidingVariables(env: NodeJS.ProcessEnv): Again['environment'] {
  return DECIDING.flatMap((name): Again['environment'] => ((env[name] ?? '') === '' ? [] : [[name, env[name] ?? '']]));
}

/**
 * An argument as POSIX shells read it back. What `shown` would change is written byte by byte in `$'…'`, which bash, zsh and ksh
 * understand (POSIX of 2024, section 2.2.4).
 */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (shown(text) === text) return `'${text.replaceAll("'", "'\\''")}'`;
  const bytes = (c: string): string => [...Buffer.from(c)].map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('');
  return `$'${[...text].map((c) => (/^[\w ./()-]$/.test(c) ? c : bytes(c))).join('')}'`;
}

/** What matches a unit test by its title; a hook that failed has no tests but those of its `describe`. */
function titleExpression(title: string): string {
  const [, describe] = /^(.*) "(?:before|after) (?:all|each)" hook/s.exec(title) ?? [];
  const text = (describe ?? title).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return describe === undefined ? `${text}$` : text;
}

/** The command for one failure. */
export function againLine(
  { command, options, environment }: Again,
  { file, engine }: { readonly file: SuiteFile; readonly engine: string },
  f: Failure,
): string {
  const name = f.line > 0 ? `${file.name}:${f.line}` : file.name;
  const plain = file.name === STANDARD_INPUT || !name.startsWith('-');
  const words = ['npx', 'touchstone', command, plain ? name : `./${name}`];
  if (f.directive === 'it') words.push(`--grep=^${titleExpression(f.expected)}`);
  if (engine !== NATIVE.name) words.push(`--engine=${engine}`);
  const before = environment.map(([variable, value]) => `${variable}=${shellQuote(value)}`);
  return [...before, ...[...words, ...options].map(shellQuote)].join(' ');
}
