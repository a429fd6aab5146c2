/** Pages of files: every directive with its source, the module it is about, and what each column answered. */
import { visible, visibleLine } from '../../report/text/escape.ts';
import type { FileTexts, Known, SuiteFile } from '../format/data.ts';
import { concerns, isAbout, saysWhy } from '../known.ts';
import { measured, type Published, packed } from './pack.ts';
import type { FilePageData, KnownData } from './page/shape.ts';

/** What is known of a file's failures, with the columns it concerns: directives of which a row says it of the same ones. */
function knownOf({ rows }: Known, file: SuiteFile, texts: FileTexts, published: Published): KnownData[] {
  const columns = measured(published);
  const came = columns.map(({ column }) => new Map(texts.details[column]?.map(([i, , answered]) => [i, answered])));
  return rows.flatMap((row): KnownData[] => {
    const link = /^https?:\/\//.test(row.link ?? '') ? (row.link ?? '') : '';
    const said = { class: visibleLine(row.class), link, note: visible(row.note) };
    const about = columns.flatMap((column, c) => (isAbout(row, column) ? [c] : []));
    const groups = new Map<string, { readonly columns: number[]; readonly directives: number[] }>();
    for (const [i, id] of file.ids.entries()) {
      if (!concerns(row, `${file.file}#${id}`)) continue;
      const concerned = about.filter((c) => saysWhy(row, came[c]?.get(i) ?? ''));
      const group = groups.get(concerned.join(' ')) ?? { columns: concerned, directives: [] };
      groups.set(concerned.join(' '), group);
      group.directives.push(i);
    }
    return [...groups.values()].flatMap((group) => (group.columns.length > 0 ? [{ ...group, ...said }] : []));
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
    known: knownOf(known, file, texts, published),
    upstream: upstreamOf(file, published),
    command: visibleLine(file.path),
  };
}
