/** Pages of files: every directive with its source, the module it is about, and what each column answered. */
import { visible, visibleLine } from '../../report/text/escape.ts';
import type { FileTexts, Known, SuiteFile } from '../format/data.ts';
import { measured, type Published, packed } from './pack.ts';
import type { FilePageData, KnownData } from './page/shape.ts';

/** What an id with `*` in it stands for; a file's name stands for all of its directives. */
function patternOf(id: string): RegExp {
  const text = id
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}/-]/g, '\\$&'))
    .join('[^#]*');
  return new RegExp(`^${text}${id.includes('#') ? '' : '(#.*)?'}$`);
}

/** Versions by their numbers: `9.1` is before `10.0`. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split(/\D+/).map(Number));
  for (let i = 0; i < Math.max(x?.length ?? 0, y?.length ?? 0); i++) {
    const difference = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What is known of a file's failures, with the columns it concerns. */
export function knownOf(known: Known, file: SuiteFile, published: Published): KnownData[] {
  const columns = measured(published);
  return known.rows.flatMap((row): KnownData[] => {
    const pattern = patternOf(row.id);
    const directives = file.ids.flatMap((id, i) => (pattern.test(`${file.file}#${id}`) ? [i] : []));
    if (directives.length === 0) return [];
    const concerned = columns.flatMap(({ column, identity: { engine, version } }, c) => {
      const since = row.since === undefined || compareVersions(version, row.since) >= 0;
      const until = row.until === undefined || compareVersions(version, row.until) < 0;
      return engine === row.engine && (row.column === undefined || row.column === column) && since && until ? [c] : [];
    });
    const link = /^https?:\/\//.test(row.link ?? '') ? (row.link ?? '') : '';
    return [{ directives, columns: concerned, class: visibleLine(row.class), link, note: visible(row.note) }];
  });
}

/** Where a file of the official suite is upstream. */
function upstreamOf({ file, path }: SuiteFile, { suite: { repository, commit } }: Published): string {
  const root = repository.replace(/\.git$/, '');
  if (!file.startsWith('spec:') || !/^https:\/\//.test(root)) return '';
  return `${root}/blob/${encodeURIComponent(commit)}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** A file's page as data. */
export function filePageData(published: Published, file: SuiteFile, texts: FileTexts, known: Known): FilePageData {
  const columns = measured(published);
  return {
    ...packed(published, [file]),
    ids: file.ids.map(visibleLine),
    texts: texts.texts.map(visible),
    modules: texts.modules,
    details: columns.map(({ column }) =>
      (texts.details[column] ?? []).map(([i, expected, answered]) => [i, visible(expected), visible(answered)] as const),
    ),
    known: knownOf(known, file, published),
    upstream: upstreamOf(file, published),
    command: visibleLine(file.path),
  };
}
