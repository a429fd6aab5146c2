/** Verdicts of a run's record as the matrix has them: a letter a directive, and what did not pass. */
import type { RanResult } from '../report/records/record.ts';
import { verdictsOf } from '../report/records/record.ts';
import type { DirectiveRecord, FailureKind } from '../results/results.ts';
import { type Counts, LETTER_NAMES, type Letter } from './format/data.ts';

/** All letters, in the order in which they are said. */
export const LETTERS = Object.keys(LETTER_NAMES) as readonly Letter[];
/** Of what did not pass for a reason of its own. */
export const CAUSES: ReadonlySet<string> = new Set<Letter>(['f', 'l', 'u', 'c', 't', 'd']);

const OF_KIND: Readonly<Record<FailureKind, Letter>> = {
  limit: 'l',
  unsupported: 'u',
  unreached: 'n',
  crashed: 'c',
  timeout: 't',
  driver: 'd',
};

function letterOf({ status, kind }: Pick<DirectiveRecord, 'status' | 'kind'>): Letter {
  if (status === 'passed') return kind === undefined ? 'p' : 'v';
  if (status === 'skipped') return 's';
  return kind === undefined ? 'f' : OF_KIND[kind];
}

/** What did not pass: a directive, what was expected of it, what came. */
export interface Detail {
  readonly index: number;
  readonly expected: string | undefined;
  readonly answered: string;
}

/** Characters of an answer that are kept. */
const KEPT = 300;
const cut = (text: string): string => (text.length > KEPT ? `${text.slice(0, KEPT)}…` : text);

/** A file of `length` directives on one engine; where a fault of ours ended it, what was not reached is the runner's fault. */
export function lettersOf(result: RanResult, length: number): { readonly letters: string; readonly details: readonly Detail[] } {
  const verdicts = result.directives === undefined ? [] : verdictsOf(result).slice(0, length);
  const letters = verdicts.map(({ directive }) => letterOf(directive)).join('');
  const details = verdicts.flatMap(({ directive, failure }, index): Detail[] => {
    if (!CAUSES.has(letters[index] ?? '')) return [];
    return [{ index, expected: failure && cut(failure.expected), answered: cut(failure?.got ?? directive.got ?? '') }];
  });
  return { letters: letters.padEnd(length, 'd'), details };
}

/** How many there are of each letter. */
export function countsOf(statuses: Iterable<string>): Counts {
  const counts = new Map<string, number>();
  for (const letters of statuses) for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return Object.fromEntries(LETTERS.flatMap((letter) => (counts.has(letter) ? [[letter, counts.get(letter)]] : [])));
}

/** Sums of counts. */
export const addCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    LETTERS.flatMap((letter) => {
      const sum = (a[letter] ?? 0) + (b[letter] ?? 0);
      return sum === 0 ? [] : [[letter, sum]];
    }),
  );

/** `63951 passed, 4 limit, 1229 skipped`. */
export const countsText = (counts: Counts): string =>
  LETTERS.flatMap((letter) => (counts[letter] === undefined ? [] : [`${counts[letter]} ${LETTER_NAMES[letter]}`])).join(', ');
