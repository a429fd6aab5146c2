/**
 * What a user did wrong, and the exit codes every command ends with.
 */
/** Wrong use: one clear line on stderr, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What an optional package is missed for: whoever wants it installs it. */
export function notInstalled(what: string, name: string): UsageError {
  return new UsageError(`${what} the package ${name}, which is not installed: \`npm install ${name}\``);
}

/** Levenshtein's distance of two words: the fewest letters inserted, removed or replaced that make one the other. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++)
      row.push(Math.min((above[j] ?? 0) + (a[i] === b[j] ? 0 : 1), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    above = row;
  }
  return above[b.length] ?? 0;
}

/** At least so much of the longer word is the same in what is meant. */
const ALIKE = 0.4;
/** Words that differ in more places are others. */
const MOST_EDITS = 3;

/**
 * The end of a complaint about a word that is none of `words`: `; did you mean X?` where one is near (by edits: Levenshtein's
 * distance), else `; OTHERWISE`, or nothing. Letters' case counts for nothing.
 */
export function didYouMean(word: string, words: Iterable<string>, otherwise?: string): string {
  let best: string | undefined;
  let least = MOST_EDITS + 1;
  for (const candidate of words) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least && edits < Math.max(word.length, candidate.length) * (1 - ALIKE)) [best, least] = [candidate, edits];
  }
  const end = best === undefined ? otherwise : `did you mean ${best}?`;
  return end === undefined ? '' : `; ${end}`;
}

/** Exit codes, documented in the README. Where several apply the most severe wins, in the order of `SEVERITY`. */
export const EXIT = {
  ok: 0,
  mismatch: 1,
  usage: 2,
  fault: 3,
  golden: 4,
  unexpectedPass: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const SEVERITY: readonly ExitCode[] = [
  EXIT.interrupted,
  EXIT.fault,
  EXIT.usage,
  EXIT.mismatch,
  EXIT.unexpectedPass,
  EXIT.golden,
  EXIT.ok,
];

/** The most severe of two exit codes. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return SEVERITY.indexOf(a) <= SEVERITY.indexOf(b) ? a : b;
}
