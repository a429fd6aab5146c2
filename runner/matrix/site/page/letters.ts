/** What letters of directives mean to the site: names, marks, colours, and counts of them as figures. */
import { LETTER_NAMES, type Letter } from '../../format/data.ts';

/** How directives are counted in a bar: what is not judged has no part in it. */
export type Part = 'passed' | 'failed' | 'limit' | 'lacking' | 'unjudged';

/** A letter to the site. */
export interface Meaning {
  readonly letter: Letter | ' ';
  readonly name: string;
  readonly mark: string;
  readonly part: Part;
}

const MARKS: Readonly<Record<Letter, readonly [mark: string, part: Part]>> = {
  p: ['✓', 'passed'],
  f: ['✗', 'failed'],
  c: ['C', 'failed'],
  t: ['T', 'failed'],
  l: ['L', 'limit'],
  u: ['U', 'lacking'],
  n: ['·', 'lacking'],
  v: ['○', 'lacking'],
  d: ['D', 'unjudged'],
  s: ['–', 'unjudged'],
};

/** Every letter once; its place here is its code. */
export const LETTERS: readonly Meaning[] = [
  ...(Object.keys(MARKS) as Letter[]).map((letter): Meaning => {
    const [mark, part] = MARKS[letter];
    return { letter, name: LETTER_NAMES[letter], mark, part };
  }),
  { letter: ' ', name: 'not run', mark: '', part: 'unjudged' },
];
/** Code of what has not run. */
export const NOT_RUN = LETTERS.length - 1;
/** Codes there are. */
export const CODES = LETTERS.length;

/** Character code → code. */
const CODE_OF = new Uint8Array(128).fill(NOT_RUN);
for (const [code, { letter }] of LETTERS.entries()) CODE_OF[letter.charCodeAt(0)] = code;
/** The code of a letter in a string. */
export const codeAt = (text: string, at: number): number => CODE_OF[text.charCodeAt(at)] ?? NOT_RUN;
/** What is counted on an axis. */
export interface Sum {
  /** Directives that say something: all but the skipped, those of driver faults and those not run. */
  readonly judged: number;
  readonly passed: number;
  readonly failed: number;
  readonly limit: number;
  readonly lacking: number;
}

/** Sums what a function counts, code by code. */
export function sumOf(count: (code: number) => number): Sum {
  const sum = { passed: 0, failed: 0, limit: 0, lacking: 0, unjudged: 0 };
  for (const [code, { part }] of LETTERS.entries()) sum[part] += count(code);
  const { passed, failed, limit, lacking } = sum;
  return { judged: passed + failed + limit + lacking, passed, failed, limit, lacking };
}

/** A share in percent, rounded down to a tenth: 100 is all of it. `–` of nothing. */
export function percent({ passed, judged }: Sum): string {
  return judged === 0 ? '–' : String(Math.floor((passed / judged) * 1000) / 10);
}

/** In words: `806 of 812 passed, 4 failed, 2 limits`. */
export function inWords({ judged, passed, failed, limit, lacking }: Sum): string {
  if (judged === 0) return 'nothing';
  const more = [
    [failed, 'failed'],
    [limit, limit === 1 ? 'limit' : 'limits'],
    [lacking, 'lacking'],
  ] as const;
  return [`${passed} of ${judged} passed`, ...more.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : []))].join(', ');
}
