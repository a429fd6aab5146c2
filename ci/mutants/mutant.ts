/**
 * Small mistakes, as data: each is one place of one file, and what to write there instead. They are applied to a copy of the
 * compiled tree (run.ts), so that none of them stands in the product. A place is text of the compiled JavaScript, or of the
 * addon's source, that occurs exactly once there; any run of white space matches any other.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Table } from './rows/row.ts';

export interface Mutant {
  /** Source file, from the project's root. */
  readonly file: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly unobservable: string | undefined;
}

export const mutantsOf = (tables: readonly Table[]): Mutant[] =>
  tables.flatMap((table) =>
    Object.entries(table).flatMap(([file, rows]) =>
      rows.map(([what, from, to, unobservable]) => ({ file, what, from, to, unobservable })),
    ),
  );

/** How reports and `--only` call it. */
export const nameOf = ({ file, what }: Mutant): string => `${file}: ${what}`;

/** The file to change in a tree: what the compiler made of a source in TypeScript, else the source. */
export const targetOf = ({ file }: Mutant): string => (file.endsWith('.ts') ? `build/${file.slice(0, -3)}.js` : file);

/** The file's text with the mistake; undefined unless its place occurs exactly once. */
export function mutated(text: string, { from, to }: Mutant): string | undefined {
  const place = new RegExp(
    from
      .trim()
      .split(/\s+/)
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
      .join('\\s+'),
    'g',
  );
  const found = [...text.matchAll(place)];
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  return text.slice(0, only.index) + to + text.slice(only.index + only[0].length);
}

/** Whether the text is a module that parses. */
function parses(text: string): boolean {
  try {
    transformSync(text, { format: 'esm', logLevel: 'silent' });
    return true;
  } catch {
    return false;
  }
}

/**
 * What is wrong with a table's rows, a line each: places that are not there exactly once, what does not parse, names that are not
 * unique.
 */
export function complaints(mutants: readonly Mutant[], root: string): string[] {
  const names = new Set<string>();
  return mutants.flatMap((m) => {
    const name = nameOf(m);
    if (names.has(name)) return [`${name}: stands there twice`];
    names.add(name);
    let text: string;
    try {
      text = readFileSync(join(root, targetOf(m)), 'utf8');
    } catch {
      return [`${name}: there is no ${targetOf(m)}`];
    }
    const changed = mutated(text, m);
    if (changed === undefined) return [`${name}: its place does not occur exactly once in ${targetOf(m)}`];
    if (changed === text) return [`${name}: changes nothing`];
    return m.file.endsWith('.ts') && !parses(changed) ? [`${name}: does not parse`] : [];
  });
}

/** `count` of the mutants, chosen by `seed`: the same ones every time. */
export function sampleOf(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const key = (m: Mutant): string =>
    createHash('sha256')
      .update(`${seed} ${nameOf(m)}`)
      .digest('hex');
  return mutants
    .map((m) => ({ m, key: key(m) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ m }) => m);
}
