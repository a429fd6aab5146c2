/** Results as pages want them: what columns say of a directive is a pattern, of which there are few. */

import { visibleLine } from '../../report/text/escape.ts';
import type { Column, Index, Statuses, Suite, SuiteFile } from '../format/data.ts';
import type { ColumnData, FileData, HeadsData, MatrixData } from './page/shape.ts';

/** What the site is made of. */
export interface Published {
  readonly index: Index;
  readonly suite: Suite;
  readonly statuses: Statuses;
}

const columnData = ({ column, title, identity }: Column): ColumnData => ({
  id: visibleLine(column),
  title: visibleLine(title),
  ...{
    engine: visibleLine(identity.engine),
    page: enginePath(identity.engine),
    version: visibleLine(identity.version),
    mode: visibleLine(identity.mode),
  },
});

/** Columns that have run the published suite, in the order of the index. */
export const measured = ({ index, statuses }: Published): Column[] =>
  index.columns.filter(({ column }) => statuses.columns.includes(column));

/** A name as a part of a path: characters that file names had better not have stand as `%`-escapes do. */
export const pathPart = (name: string): string =>
  name === '..' || name === '.' || name === '' ? `_${name}` : encodeURIComponent(name).replaceAll('%', '~');
/** A file's page: `t/spec/address.wast.html`. */
export const filePage = (file: string): string => `t/${file.replace(':', '/').split('/').map(pathPart).join('/')}.html`;
/** An engine's page. */
export const enginePath = (engine: string): string => `e/${pathPart(visibleLine(engine))}.html`;

/** Each number less the one before. */
const steps = (numbers: readonly number[]): number[] => numbers.map((n, i) => n - (numbers[i - 1] ?? 0));

/** Some of the files, with all columns. */
export function packed(published: Published, files: readonly SuiteFile[]): MatrixData {
  const { index, suite, statuses } = published;
  const columns = measured(published);
  const order = columns.map(({ column }) => statuses.columns.indexOf(column));
  const patterns = new Map<string, number>();
  const fileData = (f: SuiteFile): FileData => {
    const letters = statuses.files[f.file] ?? [];
    const rows: number[] = [];
    for (let i = 0; i < f.ids.length; i++) {
      let pattern = '';
      for (const c of order) pattern += letters[c]?.[i] ?? ' ';
      const place = patterns.get(pattern) ?? patterns.size;
      patterns.set(pattern, place);
      if (rows.at(-2) === place) rows.push((rows.pop() ?? 0) + 1);
      else rows.push(place, 1);
    }
    return {
      ...{ id: visibleLine(f.file), name: visibleLine(f.path), page: filePage(f.file) },
      group: index.groups.findIndex(({ name }) => name === f.group),
      ...{ lines: steps(f.lines), kinds: f.kinds, axes: f.axes, rows },
    };
  };
  const made = files.map(fileData);
  return {
    columns: columns.map(columnData),
    groups: index.groups.map(({ name, version, title }) => ({
      ...{ name: visibleLine(name), version: visibleLine(version), title: visibleLine(title) },
    })),
    kinds: suite.kinds.map(visibleLine),
    files: made,
    patterns: [...patterns.keys()],
  };
}

/** Characters of a directive that rows show. */
const HEAD = 120;
/** Characters that two texts have in common at their start. */
function sharedPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/** The beginnings of a file's directives, each without what it shares with the one before. */
export function heads(texts: readonly string[], ids: readonly string[]): HeadsData['files'][number] {
  const lines = texts.map((text) => visibleLine(text.slice(0, 4 * HEAD).replaceAll(/\s+/g, ' ')).slice(0, HEAD));
  const shared = lines.map((line, i) => sharedPrefix(lines[i - 1] ?? '', line));
  return { ids: ids.join(' '), shared, texts: lines.map((line, i) => line.slice(shared[i])) };
}
