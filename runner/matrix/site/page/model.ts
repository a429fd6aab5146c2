/**
 * Results in typed arrays, and questions asked of them. Directives are numbered through all files; what columns say of one is a
 * pattern, and there are far fewer patterns than directives: who asks about columns asks patterns.
 */

import { AXES, type Letter } from '../../format/data.ts';
import { CODES, codeAt, LETTERS, type Meaning, NOT_RUN, type Sum, sumOf } from './letters.ts';
import type { ColumnData, MatrixData, RunData } from './shape.ts';

/** First letters of axes, by number. */
const AXIS_LETTERS = AXES.map((axis) => axis[0]).join('');

export interface Model {
  readonly columns: readonly ColumnData[];
  /** Directives in all. */
  readonly size: number;
  /** File → its first directive; one more at the end. */
  readonly first: Uint32Array;
  /** By directive. */
  readonly file: Uint16Array;
  readonly line: Uint32Array;
  readonly kind: Uint8Array;
  readonly axis: Uint8Array;
  readonly pattern: Uint32Array;
  /** Pattern × columns + column → code. */
  readonly codes: Uint8Array;
  readonly patterns: number;
}

const codesOf = (patterns: readonly string[], columns: number): Uint8Array => {
  const codes = new Uint8Array(patterns.length * columns);
  for (const [p, text] of patterns.entries()) for (let c = 0; c < columns; c++) codes[p * columns + c] = codeAt(text, c);
  return codes;
};

export function modelOf(data: MatrixData): Model {
  const first = new Uint32Array(data.files.length + 1);
  for (const [f, { kinds }] of data.files.entries()) first[f + 1] = (first[f] ?? 0) + kinds.length;
  const size = first[data.files.length] ?? 0;
  const model = {
    ...{ columns: data.columns, size, first, file: new Uint16Array(size), line: new Uint32Array(size) },
    ...{ kind: new Uint8Array(size), axis: new Uint8Array(size), pattern: new Uint32Array(size) },
    ...{ codes: codesOf(data.patterns, data.columns.length), patterns: data.patterns.length },
  };
  for (const [f, { lines, kinds, axes, rows }] of data.files.entries()) {
    const from = first[f] ?? 0;
    let line = 0;
    for (let i = 0; i < kinds.length; i++) {
      model.file[from + i] = f;
      model.line[from + i] = line += lines[i] ?? 0;
      model.kind[from + i] = kinds.charCodeAt(i) - 97;
      model.axis[from + i] = AXIS_LETTERS.indexOf(axes[i] ?? 'e');
    }
    for (let r = 0, at = from; r < rows.length; r += 2) model.pattern.fill(rows[r] ?? 0, at, (at += rows[r + 1] ?? 0));
  }
  return model;
}

/** The same with another column: a run of before. */
export function withColumn(model: Model, data: MatrixData, column: ColumnData, { statuses }: RunData): Model {
  const { columns, size, first, file } = model;
  const pattern = new Uint32Array(size);
  const places = new Map<number, number>();
  const made: number[] = [];
  for (let i = 0; i < size; i++) {
    const f = file[i] ?? 0;
    const key = (model.pattern[i] ?? 0) * CODES + codeAt(statuses[data.files[f]?.id ?? ''] ?? '', i - (first[f] ?? 0));
    const place = places.get(key) ?? made.push(key) - 1;
    places.set(key, place);
    pattern[i] = place;
  }
  const width = columns.length + 1;
  const codes = new Uint8Array(made.length * width);
  for (const [p, key] of made.entries()) {
    const from = Math.floor(key / CODES) * columns.length;
    codes.set(model.codes.subarray(from, from + columns.length), p * width);
    codes[p * width + columns.length] = key % CODES;
  }
  return { ...model, columns: [...columns, column], pattern, codes, patterns: made.length };
}

/** What a column says of a directive. */
export const codeOf = ({ codes, columns, pattern }: Model, directive: number, column: number): number =>
  codes[(pattern[directive] ?? 0) * columns.length + column] ?? NOT_RUN;

/** What directives are asked for: all of it must hold. */
export interface Question {
  /** Columns that are looked at. */
  readonly columns: readonly number[];
  /** One of these columns says one of these; empty: anything. */
  readonly letters: ReadonlySet<string>;
  /** Columns do not say the same: those that have judged it. */
  readonly differs: boolean;
  /** This engine gives a wrong answer, no other does, and one of them passes; '' anyone. `*`: any one engine. */
  readonly only: string;
  /** Of these groups, kinds and axes; empty: of any. */
  readonly groups: ReadonlySet<number>;
  readonly kinds: ReadonlySet<number>;
  readonly axes: ReadonlySet<number>;
  /** What a directive must be, beside that. */
  readonly fits?: (directive: number, file: number) => boolean;
}

/** Codes as bits, those of which something is so. */
const bits = (so: (meaning: Meaning) => boolean): number =>
  LETTERS.reduce((mask, meaning, code) => (so(meaning) ? mask | (1 << code) : mask), 0);
const FAILED = bits(({ part }) => part === 'failed');
const JUDGED = bits(({ part, letter }) => part !== 'unjudged' && letter !== 'v');
const PASSED = LETTERS.findIndex(({ letter }) => letter === 'p');

/** What some columns say, by pattern: a bit a code. Kept until other columns are asked. */
const masks = new WeakMap<Model, { readonly key: string; readonly said: Uint16Array }>();
function saidBy(model: Model, columns: readonly number[]): Uint16Array {
  const key = columns.join(' ');
  const kept = masks.get(model);
  if (kept?.key === key) return kept.said;
  const said = new Uint16Array(model.patterns);
  for (let p = 0, from = 0; p < model.patterns; p++, from += model.columns.length)
    for (const c of columns) said[p] = (said[p] ?? 0) | (1 << (model.codes[from + c] ?? NOT_RUN));
  masks.set(model, { key, said });
  return said;
}

/** By pattern, whether its columns say what is asked for. */
function patternsOf(model: Model, { columns, letters, differs, only }: Question): Uint8Array {
  const wanted = letters.size === 0 ? -1 : bits(({ letter }) => letters.has(letter));
  const said = saidBy(model, columns);
  const found = new Uint8Array(model.patterns);
  for (let p = 0; p < found.length; p++) {
    const mask = said[p] ?? 0;
    const judged = mask & JUDGED;
    if ((mask & wanted) === 0 || (differs && (judged & (judged - 1)) === 0)) continue;
    found[p] = only === '' || ((mask & FAILED) !== 0 && failsAlone(model, p, columns, only)) ? 1 : 0;
  }
  return found;
}

/** Whether columns of one engine, which `only` names or leaves open (`*`), fail, no others, and another engine passes. */
function failsAlone({ codes, columns: all }: Model, pattern: number, columns: readonly number[], only: string): boolean {
  const codeAt = (c: number): number => codes[pattern * all.length + c] ?? NOT_RUN;
  const engineOf = (c: number | undefined): string | undefined => all[c ?? -1]?.engine;
  const failing = columns.filter((c) => (FAILED & (1 << codeAt(c))) !== 0);
  const engine = engineOf(failing[0]);
  if ((only !== '*' && engine !== only) || failing.some((c) => engineOf(c) !== engine)) return false;
  return columns.some((c) => codeAt(c) === PASSED && engineOf(c) !== engine);
}

/** Answers to a question. */
export interface Answers {
  /** By directive: 1 where all holds. */
  readonly found: Uint8Array;
  /** By file, how many were found. */
  readonly byFile: Uint32Array;
  readonly total: number;
  readonly files: number;
}

export function ask(model: Model, data: MatrixData, question: Question): Answers {
  const { groups, kinds, axes, fits } = question;
  const said = patternsOf(model, question);
  const found = new Uint8Array(model.size);
  const byFile = new Uint32Array(data.files.length);
  let total = 0;
  for (const [f, { group }] of data.files.entries()) {
    if (groups.size > 0 && !groups.has(group)) continue;
    let n = 0;
    for (let i = model.first[f] ?? 0; i < (model.first[f + 1] ?? 0); i++) {
      if (said[model.pattern[i] ?? 0] === 0) continue;
      if (kinds.size > 0 && !kinds.has(model.kind[i] ?? 0)) continue;
      if (axes.size > 0 && !axes.has(model.axis[i] ?? 0)) continue;
      if (fits !== undefined && !fits(i, f)) continue;
      found[i] = 1;
      n++;
    }
    byFile[f] = n;
    total += n;
  }
  return { found, byFile, total, files: byFile.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0) };
}

/** Counts of what was found in files: (column × axes + axis) × codes + code. They can be added. */
export function countFiles(model: Model, found: Uint8Array, files: readonly number[]): Uint32Array {
  const { columns, codes, pattern, axis, first } = model;
  const counts = new Uint32Array(columns.length * AXES.length * CODES);
  for (const file of files) {
    const end = first[file + 1] ?? 0;
    for (let i = first[file] ?? 0; i < end; i++) {
      if (found[i] === 0) continue;
      const from = (pattern[i] ?? 0) * columns.length;
      for (let c = 0, at = (axis[i] ?? 0) * CODES; c < columns.length; c++, at += AXES.length * CODES) {
        const place = at + (codes[from + c] ?? NOT_RUN);
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** Sum of counts. */
export function addCounts(all: readonly Uint32Array[], columns: number): Uint32Array {
  const sum = new Uint32Array(columns * AXES.length * CODES);
  for (const counts of all) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (counts[i] ?? 0);
  return sum;
}

/** What counts say of a column, an axis a sum. */
export function axesOf(counts: Uint32Array, column: number): Sum[] {
  return AXES.map((_, axis) => sumOf((code) => counts[(column * AXES.length + axis) * CODES + code] ?? 0));
}

/** How often two columns say what: letters of both → directives. */
export function pairs(model: Model, found: Uint8Array, a: number, b: number): Map<`${Letter | ' '}${Letter | ' '}`, number> {
  const counts = new Map<`${Letter | ' '}${Letter | ' '}`, number>();
  for (let i = 0; i < model.size; i++) {
    if (found[i] === 0) continue;
    const key = `${LETTERS[codeOf(model, i, a)]?.letter ?? ' '}${LETTERS[codeOf(model, i, b)]?.letter ?? ' '}` as const;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
