/** Pages of files: every directive with its source, the module it is about, and what each column answered. */
import { visible, visibleLine } from '../../report/text/escape.ts';
import type { FileTexts, Known, SuiteFile } from '../format/data.ts';
import { idMatches, isAbout } from '../known.ts';
import { measured, type Published, packed } from './pack.ts';
import type { FilePageData, KnownData } from './page/shape.ts';

/** What is known of a file's failures, with the columns it concerns. */
function knownOf({ rows }: Known, file: SuiteFile, published: Published): KnownData[] {
  const columns = measured(published);
  return rows.flatMap((row): KnownData[] => {
    const directives = file.ids.flatMap((id, i) => (idMatches(row.id, `${file.file}#${id}`) ? [i] : []));
    if (directives.length === 0) return [];
    const concerned = columns.flatMap((column, c) => (isAbout(row, column) ? [c] : []));
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
