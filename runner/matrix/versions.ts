/** What engines say of themselves before they run: their version, and what they claim to support. */
import { spawnSync } from 'node:child_process';
import { splitCommand } from '../suites/engine-spec.ts';
import { type ColumnRow, filled } from './columns.ts';

const PATIENCE_MS = 20_000;

function said(command: readonly string[], input = ''): string {
  const [program = '', ...args] = command;
  const { stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return stdout ?? '';
}

/** The first number with a dot that the probe of a column prints; undefined: it has none. */
export function versionOf({ probe }: ColumnRow, packages: readonly string[]): string | undefined {
  if (probe === undefined) return undefined;
  return /\d+(?:\.\d+)+/.exec(said(probe.map((word) => filled(word, packages))))?.[0];
}

/** The features in the greeting of a program, by what stands behind `--engine=`; undefined: it claims none. */
export function claimsOf(run: string): readonly string[] | undefined {
  if (!run.startsWith('cmd:')) return undefined;
  try {
    const hello = JSON.stringify({ op: 'hello', protocol: 1, newest: 2 });
    const [line = ''] = said(splitCommand(run.slice('cmd:'.length)), `${hello}\n`).split('\n');
    const { features } = JSON.parse(line) as { readonly features?: unknown };
    return Array.isArray(features) ? features.map(String) : undefined;
  } catch {
    return undefined;
  }
}
