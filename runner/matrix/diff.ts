/** Two runs compared, directive by directive: two run files in, what became of which directives out. */
import { LETTER_NAMES, type Letter, type Run, type Suite } from './format/data.ts';

/** Directives that ended one way in one run and another way in the other. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly ids: readonly string[];
}

export interface Difference {
  readonly pairs: readonly Pair[];
  /** Files that one of them has not run, or of which it has run another text. */
  readonly files: readonly string[];
  /** How many directives both have. */
  readonly compared: number;
}

const nameOf = (letter: string): string => LETTER_NAMES[letter as Letter] ?? letter;

/** What differs from `a` to `b`; `suite` names directives. */
export function diffRuns(a: Run, b: Run, suite: Suite): Difference {
  const pairs = new Map<string, string[]>();
  const files: string[] = [];
  let compared = 0;
  for (const { file, ids } of suite.files) {
    const [x, y] = [a.statuses[file], b.statuses[file]];
    if (x === undefined && y === undefined) continue;
    if (x?.length !== ids.length || y?.length !== ids.length) {
      files.push(file);
      continue;
    }
    compared += ids.length;
    ids.forEach((id, i) => {
      if (x[i] === y[i]) return;
      const key = `${x[i]}${y[i]}`;
      const list = pairs.get(key) ?? [];
      list.push(`${file}#${id}`);
      pairs.set(key, list);
    });
  }
  const found = [...pairs].sort((p, q) => q[1].length - p[1].length);
  return { pairs: found.map(([key, ids]) => ({ from: nameOf(key[0] ?? ''), to: nameOf(key[1] ?? ''), ids })), files, compared };
}
