/** Pages of engines: versions and modes, scores, claims beside measurements, known failures, runs over time. Markup alone. */
import { attribute, markup, visibleLine } from '../../report/text/escape.ts';
import {
  type Column,
  type Counts,
  type Group,
  type Identity,
  type Known,
  LETTER_NAMES,
  type Letter,
  type Run,
} from '../format/data.ts';
import { axisSums, sumOfCounts } from './badge.ts';
import { inWords, percent, type Sum } from './page/letters.ts';

/** What an engine's page is made of. */
export interface EngineFacts {
  readonly engine: string;
  readonly columns: readonly Column[];
  readonly groups: readonly Group[];
  readonly known: Known;
  /** The runs of a column, the newest first. */
  runsOf(column: Column): readonly Run[];
  /** Badges of a column: name → file. */
  badgesOf(column: Column): readonly (readonly [name: string, file: string])[];
}

const text = (value: string): string => markup(visibleLine(value));
const code = (value: string): string => `<code>${text(value)}</code>`;
const section = (title: string, body: string): string => (body === '' ? '' : `<h2>${title}</h2>\n${body}\n`);
const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((i) => `<li>${i}</li>`).join('')}</ul>`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const head = heads.map((h) => `<th scope="col">${h}</th>`).join('');
  const body = rows.map(
    ([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((c) => `<td>${c}</td>`).join('')}</tr>`,
  );
  return `<div class="wrap" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** Width of a bar, in units. */
const BAR = 160;
/** What was measured as a bar. */
function bar(sum: Sum): string {
  let x = 0;
  const rects = (['passed', 'failed', 'limit', 'lacking'] as const).map((part) => {
    const width = sum[part] === 0 ? 0 : Math.max(1.5, (sum[part] / Math.max(sum.judged, 1)) * BAR);
    const from = Math.min(x, BAR - width);
    x += width;
    return width === 0 ? '' : `<rect class="${part}" x="${from.toFixed(1)}" width="${width.toFixed(1)}" height="12"/>`;
  });
  const words = attribute(inWords(sum));
  return `<svg viewBox="0 0 ${BAR} 12" role="img" aria-label=${words}>${rects.join('')}</svg>`;
}

const countsText = (counts: Counts): string =>
  (Object.entries(LETTER_NAMES) as [Letter, string][])
    .flatMap(([letter, name]) => ((counts[letter] ?? 0) > 0 ? [`${(counts[letter] ?? 0).toLocaleString('en')} ${name}`] : []))
    .join(', ');

function identityRow(column: Column): string[] {
  const {
    version,
    mode,
    flags,
    driver,
    package: from,
    started,
    seconds,
    os,
    arch,
    cpu,
    reportedBy,
    touchstone,
  }: Identity = column.identity;
  const where = [os, arch, cpu ?? ''].filter((word) => word !== '').join(' ');
  const who = reportedBy === undefined ? '' : `, reported by ${text(reportedBy)}`;
  return [
    text(column.title),
    text(version),
    [text(mode), ...flags.map(code)].join(' '),
    `${bar(sumOfCounts([column.counts]))}<small>${text(countsText(column.counts))}</small>`,
    [from === undefined ? '' : code(from), `driver ${code(driver)}`].filter((word) => word !== '').join('<br>'),
    `${text(started.slice(0, 10))}, ${Math.round(seconds)} s<br><small>${text(where)}, by ${text(touchstone)}${who}</small>`,
  ];
}

/** Four figures of a column in a group. */
function scoreCell(column: Column, group: string): string {
  const sums = axisSums(column, [group]).filter(([, sum]) => sum.judged > 0);
  if (sums.length === 0) return '<span class="quiet">not run</span>';
  return sums
    .map(
      ([axis, sum]) =>
        `<div class="score" title=${attribute(inWords(sum))}>${bar(sum)}<small>${axis} ${percent(sum)} %</small></div>`,
    )
    .join('');
}

/** Where claims and measurements say different things. */
function claimLines({ claims, scores, title }: Column, groups: readonly Group[]): string[] {
  if (claims === undefined) return [`${text(title)} says nothing of what it has.`];
  return groups.flatMap((group) => {
    const sum = sumOfCounts(Object.values(scores[group.name] ?? {}));
    const claimed = claims.includes(group.name);
    const name = text(group.title);
    if (sum.judged === 0 || group.version === 'own') return [];
    if (claimed && sum.passed < sum.judged) return [`${text(title)} claims ${name}: ${text(inWords(sum))}.`];
    return !claimed && sum.passed === sum.judged ? [`${text(title)} passes all of ${name} and does not claim it.`] : [];
  });
}

/** What changed from a run to the next: directives of both, by file and place. */
export function changes(before: Run, after: Run): { readonly mended: number; readonly broken: number } | undefined {
  if (before.identity.suite !== after.identity.suite) return undefined;
  let [mended, broken] = [0, 0];
  for (const [file, letters] of Object.entries(after.statuses)) {
    const old = before.statuses[file] ?? '';
    for (let i = 0; i < Math.min(letters.length, old.length); i++) {
      if (letters[i] === old[i]) continue;
      if (letters[i] === 'p') mended++;
      else if (old[i] === 'p') broken++;
    }
  }
  return { mended, broken };
}

function runRows(column: Column, runs: readonly Run[]): string[][] {
  return runs.map((run, i) => {
    const { version, started, suite } = run.identity;
    const before = runs[i + 1];
    const change = before === undefined ? undefined : changes(before, run);
    const a = `${column.column}@${before?.identity.started ?? ''}`;
    const b = i === 0 ? column.column : `${column.column}@${started}`;
    const link = `../index.html#${new URLSearchParams({ a, b })}`;
    const { mended, broken } = change ?? {};
    const said = change === undefined ? '' : `<a href=${attribute(link)}>${mended} mended, ${broken} broken</a>`;
    return [text(started.slice(0, 10)), text(column.title), text(version), bar(sumOfCounts([run.counts])), said, code(suite)];
  });
}

function knownRows({ engine, known }: EngineFacts): string[][] {
  const rows = known.rows.filter((row) => row.engine === engine);
  return rows.map((row) => {
    const link = /^https?:\/\//.test(row.link ?? '') ? row.link : undefined;
    const anchor = link === undefined ? '' : `<a href=${attribute(link)} rel="noreferrer">${text(link)}</a>`;
    const when = [
      row.column ?? '',
      row.since === undefined ? '' : `since ${row.since}`,
      row.until === undefined ? '' : `until ${row.until}`,
    ];
    const ids = row.ids.map(code).join('<br>');
    const came = row.got === undefined ? '' : `: ${code(row.got)}`;
    return [ids + came, text(row.class), text(row.note), text(when.filter((word) => word !== '').join(', ')), anchor];
  });
}

function badgeLists(facts: EngineFacts): string {
  const lists = facts.columns.map((column) => {
    const images = facts.badgesOf(column).map(([name, file]) => {
      const address = attribute(`../${file}`);
      const words = attribute(`${column.title}, ${name}`);
      return `<a href=${address}><img src=${address} alt=${words} height="20" loading="lazy"></a>`;
    });
    return `<details><summary>${text(column.title)}</summary><p class="badges">${images.join(' ')}</p></details>`;
  });
  return lists.join('');
}

/** The body of an engine's page. */
export function enginePage(facts: EngineFacts): string {
  const { columns, groups } = facts;
  const titles = columns.map((c) => text(c.title));
  const rows = groups.map((g) => [text(g.title), ...columns.map((c) => scoreCell(c, g.name))]);
  const heads = ['column', 'version', 'mode', 'result', 'from', 'measured'];
  const runs = columns.flatMap((c) => runRows(c, facts.runsOf(c)));
  const notices = columns.flatMap(({ notices: all }) => all.map(text));
  return [
    section('Versions and modes', table(heads, columns.map(identityRow))),
    section('Scores', table(['proposal', ...titles], rows)),
    section('Claims and measurements', list(columns.flatMap((c) => claimLines(c, groups)))),
    section('Known failures', table(['directives', 'class', 'note', 'versions', 'link'], knownRows(facts))),
    section('Notices', list(notices)),
    section('Runs', table(['date', 'column', 'version', 'result', 'since the run before', 'suite'], runs)),
    section('Badges', badgeLists(facts)),
  ].join('');
}
