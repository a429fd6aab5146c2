/**
 * Who noticed which mistake, as text: `verdicts.txt` holds the last answer for every row, and whoever noticed a mistake then is
 * asked first the next time. Two lines a mistake, `#` begins what is for readers only:
 *
 *     FILE: WHAT
 *         SECONDS s  BY: KILLER: WHAT FAILED
 *         SECONDS s  nobody
 */
import { grouped } from '../../engine/base/maps.ts';
import { KINDS, type Kind } from './killers.ts';
import { type Mutant, nameOf } from './mutant.ts';

/** Who noticed: a kind of killer; the C++ compiler; nobody. */
export const BY = [...KINDS, 'compiler', 'nobody'] as const;
export type By = Kind | 'compiler' | 'nobody';

export interface Verdict {
  /** What `nameOf` says of the mutant. */
  readonly name: string;
  /** From the mistake to the verdict, by the clock. */
  readonly seconds: number;
  readonly by: By;
  /** A killer's name, and what failed first; empty where there is none. */
  readonly killer: string;
  readonly failure: string;
}

export const isKilled = (v: Verdict): boolean => v.by !== 'nobody';

/** How a verdict is said in one line. */
export const describe = (v: Verdict): string => [v.by, v.killer, v.failure].filter((part) => part !== '').join(': ');

/** A verdict's two lines. */
export const format = (v: Verdict): string => `${v.name}\n    ${v.seconds.toFixed(1)} s  ${describe(v)}\n`;

/** The verdicts of a text by name; what is cut off in the middle is none. */
export function parseVerdicts(text: string): Map<string, Verdict> {
  const found = new Map<string, Verdict>();
  let name = '';
  for (const line of text.split('\n')) {
    const [, seconds, who, killer = '', failure = ''] = /^ {4}([\d.]+) s {2}(\w+)(?:: (.*?)(?:: (.*))?)?$/.exec(line) ?? [];
    const by = BY.find((b) => b === who);
    if (by === undefined) name = line;
    else found.set(name, { name, seconds: Number(seconds), by, killer, failure });
  }
  return found;
}

/** A table: how many of each room were noticed, and by whom. */
export function summaryOf(verdicts: readonly Verdict[]): string[] {
  const rooms = grouped(verdicts, ({ name }) => name.slice(0, name.lastIndexOf('/', name.indexOf(': '))));
  const row = (room: string, list: readonly Verdict[]): string => {
    const by = BY.map((b) => String(list.filter((v) => v.by === b).length).padStart(9));
    return `${room.padEnd(34)} ${String(list.length).padStart(5)} ${String(list.filter(isKilled).length).padStart(6)}${by.join('')}`;
  };
  return [
    `${'room'.padEnd(34)}  rows killed${BY.map((b) => b.padStart(9)).join('')}`,
    ...[...rooms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([room, list]) => row(room, list)),
    row('all', verdicts),
  ];
}

/** The whole file: of those verdicts that are known, in the order of the rows. */
export function verdictsText(mutants: readonly Mutant[], known: ReadonlyMap<string, Verdict>): string {
  const rows = mutants.map(nameOf).flatMap((name) => known.get(name) ?? []);
  const head = ['Who notices each planted mistake: written by `npm run test:mutants -- --write`.', '', ...summaryOf(rows)];
  return `${head.map((line) => `# ${line}`.trimEnd()).join('\n')}\n\n${rows.map(format).join('')}`;
}
