/**
 * The site beside its data: `index.html` with the matrix, a page a file (`t/`), a page an engine (`e/`), badges. Pages load what
 * lies beside them and nothing else, and work from a disk as well as from a server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonInHtml, jsonText, markup, visibleLine } from '../../report/text/escape.ts';
import { ROOT } from '../../system/paths.ts';
import { documentText, LOOK, styleText } from '../../web/page.ts';
import { pageScript } from '../../web/script.ts';
import type { FileTexts, Group, Index, Known, Run, Statuses, Suite } from '../format/data.ts';
import { axisSums, badge } from './badge.ts';
import { type EngineFacts, enginePage } from './engine.ts';
import { filePageData } from './file.ts';
import { enginePath, filePage, heads, measured, type Published, packed, pathPart } from './pack.ts';
import type { HeadsData, HistoryData, RunData, SiteData } from './page/shape.ts';

const PAGE = 'runner/matrix/site/page';

/** A page of the site; its address below the site's folder says where style and scripts are. */
function page(name: string, title: string, script: string, body: string, data: object | undefined): string {
  const up = '../'.repeat(name.split('/').length - 1);
  const json = data === undefined ? '' : `\n<script type="application/json" id="data">${jsonInHtml(data)}</script>`;
  return documentText({
    title: markup(title),
    ...{ styles: "'self'", scripts: script === '' ? "'none'" : "'self'", images: "'self'" },
    head: `<link rel="stylesheet" href="${up}site.css">${script === '' ? '' : `\n<script src="${up}${script}" defer></script>`}`,
    body: `${body}${json}`,
  });
}

/** A script that leaves a value where `loadScript` finds it. */
const dataScript = (value: object): string => `globalThis.published = ${jsonText(value)};\n`;

const NO_SCRIPT =
  '<noscript><p class="warning">The table needs JavaScript; its data is JSON in <code>data/</code>.</p></noscript>';

const LEGEND = [
  ['passed', 'passed'],
  ['failed', 'wrong, crashed or timed out'],
  ['limit', 'limit'],
  ['lacking', 'unsupported or not reached'],
]
  .map(([part, text]) => `<span class="legend"><span class="swatch ${part}"></span> ${text}</span>`)
  .join(' ');

/** Badges that a column has: of a whole version of WebAssembly, and of each proposal. */
function badgesOf(groups: readonly Group[]): readonly (readonly [name: string, groups: readonly string[]])[] {
  const released = groups.filter(({ version }) => /^\d/.test(version)).map(({ name }) => name);
  return [['WebAssembly', released], ...groups.map(({ name }) => [name, [name]] as const)];
}
const badgeFile = (column: string, name: string): string => `badge/${pathPart(column)}/${pathPart(name)}.svg`;

/** Runs of before: all but the newest of each column that was over the published suite. */
function history({ index, statuses }: Published, read: (name: string) => Run): readonly (readonly [HistoryData, Run])[] {
  const current = index.columns.filter(({ column }) => statuses.columns.includes(column));
  return current.flatMap(({ column, identity, runs }) =>
    runs.flatMap((name) => {
      const run = read(name);
      const { suite, version, started } = run.identity;
      if (suite !== index.suite || started === identity.started) return [];
      const script = `history/${pathPart(`${column}@${started}`)}.js`;
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

  write('data/schema.json', readFileSync(join(ROOT, 'docs/matrix.schema.json'), 'utf8'));
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
  const engines = [...new Set(columns.map(({ identity }) => identity.engine))];
  for (const engine of engines) {
    const facts: EngineFacts = {
      engine,
      columns: columns.filter(({ identity }) => identity.engine === engine),
      ...{ groups: index.groups, known },
      runsOf: ({ runs }) => runs.map((name) => read<Run>(name)),
      badgesOf: ({ column }) => badgesOf(index.groups).map(([name]) => [name, badgeFile(column, name)]),
    };
    const name = enginePath(engine);
    const body = `<header><p><a href="../index.html">${title}</a></p><h1>${markup(visibleLine(engine))}</h1></header>
<main class="sheet">${enginePage(facts)}</main>`;
    write(name, page(name, `${visibleLine(engine)} – ${title}`, '', body, undefined));
  }
  for (const column of columns)
    for (const [name, groups] of badgesOf(index.groups))
      write(badgeFile(column.column, name), badge(`${column.title} · ${name}`, axisSums(column, groups)));
  const directives = suite.files.reduce((n, { ids }) => n + ids.length, 0);
  const facts = `${columns.length} columns of ${engines.length} engines, ${directives.toLocaleString('en')} directives`;
  const when = `published ${markup(visibleLine(index.published.slice(0, 10)))}`;
  const body = `<header><h1>${title}</h1>
<p>${facts}, ${when}, suite <code>${markup(visibleLine(index.suite))}</code>.
A bar an axis: <b>e</b>xecution, <b>v</b>alidation, <b>b</b>inary and <b>t</b>ext format.
${LEGEND}</p></header>
<main>${NO_SCRIPT}<div id="site" hidden></div></main>`;
  write('index.html', page('index.html', title, 'matrix.js', body, data));
}
