/**
 * One page that needs nothing but itself: style, script and data stand in it, and its policy lets nothing else run or load. What
 * needs no script (totals, plots) is static; the page's script makes the rows.
 */
import { documentText, hashOf, LOOK, styleText } from '../../web/page.ts';
import { pageScript } from '../../web/script.ts';
import { type RunRecord, totalsOf } from '../records/record.ts';
import { jsonInHtml, markup, visibleLine } from '../text/escape.ts';
import { pageData } from './data.ts';
import type { List } from './listing.ts';
import { fileTimes, passRates } from './plots.ts';

const PAGE = 'runner/report/html/page';

/** The disassembler is loaded where there is something to list. */
async function listerFor(run: RunRecord): Promise<List> {
  const wanted = run.ran.some(({ result }) => result.failures.some((f) => f.code !== undefined));
  return wanted ? (await import('./listing.ts')).lister() : () => '';
}

const COUNTED = ['passed', 'failed', 'skipped'] as const;
const countOf = (n: number): string => n.toLocaleString('en');

/** The whole page. */
export async function htmlReport(run: RunRecord): Promise<string> {
  const style = styleText(LOOK, `${PAGE}/style.css`);
  const code = pageScript(`${PAGE}/page`);
  const totals = totalsOf(run.ran);
  const count = (kind: (typeof COUNTED)[number]): string =>
    `<span class="${kind}"><b>${countOf(totals[kind])}</b> ${kind}</span>`;
  const columns = run.engines.map((engine) => {
    const settings = Object.entries(run.settings[engine] ?? {}).map(([key, value]) => `${key} ${value}`);
    const sum = totalsOf(run.ran.filter((r) => r.engine === engine));
    const counts =
      run.engines.length < 2 ? '' : COUNTED.map((kind) => `<span class="${kind}">${countOf(sum[kind])} ${kind}</span> `).join('');
    const asked = markup(visibleLine(settings.join(', ')));
    return `<li><b class="column">${markup(visibleLine(engine))}</b> ${counts}<small>${asked}</small></li>`;
  });
  const origins = (run.origins ?? []).map(({ touchstone, commit, node, command, host, date }) => {
    const built = commit === undefined ? '' : ` (${commit.slice(0, 12)})`;
    const own = `Touchstone ${touchstone}${built}, Node ${node}, on ${host}, ${date}`;
    return `<li>${markup(visibleLine(own))} <code>${markup(visibleLine(command.join(' ')))}</code></li>`;
  });
  const files = new Set(run.ran.map((r) => r.file.name)).size;
  const title = totals.failed > 0 ? `✗ ${totals.failed} failed` : '✓ passed';
  const body = `<header>
<h1>Touchstone report</h1>
<p class="totals">${COUNTED.map(count).join(' ')} <span>in <b>${files}</b> ${files === 1 ? 'file' : 'files'}</span></p>
${run.interrupted ? '<p class="warning" role="status">The run did not come to its end: results are missing.</p>' : ''}
<ul class="settings">${columns.join('')}</ul>
${origins.length === 0 ? '' : `<details class="origins"><summary>Who ran it</summary><ul>${origins.join('')}</ul></details>`}
</header>
<main>
<noscript><p class="warning">The table of directives needs JavaScript.</p></noscript>
<section id="report" aria-label="Results" hidden></section>
<details id="plots" class="plots" open><summary>Plots</summary><div>${passRates(run)}${fileTimes(run)}</div></details>
</main>
<script type="application/json" id="data">${jsonInHtml(pageData(run, await listerFor(run)))}</script>
<script type="module">${code}</script>`;
  return documentText({
    title: `${title} – Touchstone`,
    ...{ styles: hashOf(style), scripts: hashOf(code), head: `<style>${style}</style>`, body },
  });
}
