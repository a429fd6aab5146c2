/**
 * `--list`: the files that would run, and with `--grep`, `--kind`, `--feature` or FILE:LINE the directives. Nothing runs: scripts
 * are parsed, unit tests (whose titles only show when they are loaded) stand there as whole files.
 */

import { positionAt } from '../../engine/core.ts';
import { selectDirectives } from '../judge/select.ts';
import { jsonText } from '../report/text/escape.ts';
import { shown } from '../report/text/terminal.ts';
import type { DirectiveRecord } from '../results/results.ts';
import { parseScript } from '../script/parser.ts';
import { allDirectives } from '../script/threads.ts';
import { readScript, type SuiteFile } from '../suites/suites.ts';

/** The version of the JSON list's shape. */
const LIST_SCHEMA = 1;

type Directive = Pick<DirectiveRecord, 'line' | 'column' | 'directive'>;
interface Listed {
  readonly file: string;
  readonly suites: readonly string[];
  /** The directives that count; absent: all of them. */
  readonly directives?: readonly Directive[];
}

/** The file with its directives that count, or undefined where none does. */
function listed(file: SuiteFile): Listed | undefined {
  const { name, suites, only } = file;
  if (only === undefined || file.kind !== 'script') return { file: name, suites };
  const script = parseScript(readScript(file), file.features);
  const selected = selectDirectives(script, only);
  const directives = allDirectives(script.directives)
    .filter((_, i) => selected?.[i] === 1)
    .map(({ start, kind }): Directive => {
      const { line, column } = positionAt(script.source, start);
      return { line, column, directive: kind };
    });
  return directives.length === 0 ? undefined : { file: name, suites, directives };
}

function linesOf({ file, directives }: Listed): string[] {
  if (directives === undefined) return [file];
  return directives.map(({ line, column, directive }) => `${file}:${line}:${column} ${directive}`);
}

/**
 * Prints the list on stdout: a line each, or `{schema, files: [{file, suites, directives?}]}`. Gives the number of files in it.
 */
export function listFiles(files: readonly SuiteFile[], form: 'text' | 'json'): number {
  const found = files.flatMap((f) => listed(f) ?? []);
  const lines =
    form === 'json' ? [jsonText({ schema: LIST_SCHEMA, files: found }, 1)] : found.flatMap(linesOf).map((line) => shown(line));
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return found.length;
}
