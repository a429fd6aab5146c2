/**
 * The site beside its data: `index.html` with the matrix, and a page a file (`t/`). Pages load scripts and styles that lie beside
 * them and nothing else, and work from a disk as well as from a server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonInHtml, jsonText, markup, visibleLine } from '../../report/text/escape.ts';
import { documentText, LOOK, styleText } from '../../web/page.ts';
import { pageScript } from '../../web/script.ts';
import type { FileTexts, Index, Known, Run, Statuses, Suite } from '../format/data.ts';
import { filePageData } from './file.ts';
import { filePage, heads, measured, type Published, packed } from './pack.ts';
import type { HeadsData, HistoryData, RunData, SiteData } from './page/shape.ts';

const PAGE = 'runner/matrix/site/page';

/** A page of the site; its address below the site's folder says where style and scripts are. */
function page(name: string, title: string, script: string, body: string, data: object | undefined): string {
  const up = '../'.repeat(name.split('/').length - 1);
  const json = data === undefined ? '' : `\n<script type="application/json" id="data">${jsonInHtml(data)}</script>`;
  return documentText({
    title: markup(title),
    ...{ styles: "'self'", scripts: script === '' ? "'none'" : "'self'" },
    head: `<link rel="stylesheet" href="${up}site.css">${script === '' ? '' : `\n<script src="${up}${script}" defer></script>`}`,
    body: `${body}${json}`,
  });
}

/** A script that leaves a value where `loadScript` finds it. */
const dataScript = (value: object): string => `globalThis.published = ${jsonText(value)};\n`;

const NO_SCRIPT =
  '<noscript><p class="warning">The table needs JavaScript; its data is JSON in <code>data/</code>.</p></noscript>';

/** Runs of before: all but the newest of each column that was over the published suite. */
function history({ index, statuses }: Published, read: (name: string) => Run): readonly (readonly [HistoryData, Run])[] {
  const current = index.columns.filter(({ column }) => statuses.columns.includes(column));
  return current.flatMap(({ column, identity, runs }) =>
    runs.flatMap((name) => {
      const run = read(name);
      const { suite, version, started } = run.identity;
      if (suite !== index.suite || started === identity.started) return [];
      const script = `history/${encodeURIComponent(`${column}@${started}`).replaceAll('%', '~')}.js`;
      return [
        [{ column: visibleLine(column), version: visibleLine(version), started: visibleLine(started), script }, run] as const,
      ];
    }),
  );
}

/** Writes the site into a folder that has `data/` beside it. */
export function writeSite(dir: string): void {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(dir, 'data', name), 'utf8')) as T;
  const write = (name: string, text: string): void => {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const index = read<Index>('index.json');
  const suite = read<Suite>(`suites/${index.suite}.json`);
  const published: Published = { index, suite, statuses: read<Statuses>(`statuses/${index.suite}.json`) };
  const known = read<Known>('known.json');
  const title = 'WebAssembly engines, measured';

  write('site.css', styleText(LOOK, `${PAGE}/style.css`));
  for (const script of ['matrix', 'file']) write(`${script}.js`, pageScript(`${PAGE}/${script}`));

  const headFiles: HeadsData['files'][number][] = [];
  for (const [n, file] of suite.files.entries()) {
    const texts = read<FileTexts>(`files/${index.suite}/${n}.json`);
    headFiles.push(heads(texts.texts, file.ids));
    const name = filePage(file.file);
    const up = '../'.repeat(name.split('/').length - 1);
    const path = markup(visibleLine(file.path));
    const body = `<header><p><a href="${up}index.html">${title}</a></p>
<h1>${path}</h1></header>
<main>${NO_SCRIPT}<div id="site" hidden></div></main>`;
    const pageData = filePageData(published, file, texts, known);
    write(name, page(name, `${visibleLine(file.path)} – ${title}`, 'file.js', body, pageData));
  }
  write('heads.js', dataScript({ files: headFiles } satisfies HeadsData));

  const before = history(published, read);
  for (const [entry, run] of before)
    write(entry.script, dataScript({ column: entry.column, statuses: run.statuses } satisfies RunData));

  const data: SiteData = {
    ...packed(published, suite.files),
    history: before.map(([entry]) => entry),
    heads: 'heads.js',
  };
  const columns = measured(published);
  const engines = new Set(columns.map(({ identity }) => identity.engine)).size;
  const directives = suite.files.reduce((n, { ids }) => n + ids.length, 0);
  const facts = `${columns.length} columns of ${engines} engines, ${directives.toLocaleString('en')} directives`;
  const when = `published ${markup(visibleLine(index.published.slice(0, 10)))}`;
  const body = `<header><h1>${title}</h1>
<p>${facts}, ${when}, suite <code>${markup(visibleLine(index.suite))}</code>.
A bar an axis: <b>e</b>xecution, <b>v</b>alidation, <b>b</b>inary and <b>t</b>ext format.</p></header>
<main>${NO_SCRIPT}<div id="site" hidden></div></main>`;
  write('index.html', page('index.html', title, 'matrix.js', body, data));
}
