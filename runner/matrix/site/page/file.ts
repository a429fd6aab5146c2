/** The script of a file's page: its directives as a matrix, and one of them with its source and what every column answered. */
import { chip, embedded, h } from '../../../web/browser/elements.ts';
import { barsCell, type Cell, grid, markCell, type Row, type View } from './grid.ts';
import { LETTERS, NOT_RUN } from './letters.ts';
import { ask, codeOf, countFiles, modelOf } from './model.ts';
import type { FilePageData } from './shape.ts';

const page = embedded() as FilePageData;
const results = modelOf(page);
const all = page.columns.map((_, c) => c);
const lineOf = (directive: number): number => results.line[directive] ?? 0;
const kindOf = (directive: number): string => page.kinds[results.kind[directive] ?? 0] ?? '';
/** How far up the site's folder is. */
const top = '../'.repeat((page.files[0]?.page ?? '').split('/').length - 1);
const oneLine = (text: string): string => text.slice(0, 400).replaceAll(/\s+/g, ' ').slice(0, 160);

// ---- One directive.

/** What columns said of a directive, those that said the same together. */
interface Answer {
  readonly code: number;
  readonly text: string;
  readonly columns: number[];
}

function answersTo(directive: number): { readonly expected: string; readonly answers: Answer[] } {
  const answers = new Map<string, Answer>();
  let wantedAnswer = '';
  for (const c of all) {
    const code = codeOf(results, directive, c);
    const detail = page.details[c]?.find(([i]) => i === directive);
    if (detail !== undefined && detail[1] !== '') wantedAnswer = detail[1];
    const text = detail?.[2] ?? '';
    const key = `${code} ${text}`;
    const answer = answers.get(key) ?? { code, text, columns: [] };
    answers.set(key, answer);
    answer.columns.push(c);
  }
  const first = (code: number): number => (code === 0 ? LETTERS.length : code);
  return { expected: wantedAnswer, answers: [...answers.values()].sort((a, b) => first(a.code) - first(b.code)) };
}

function answerItem({ code, text, columns }: Answer): HTMLElement {
  const meaning = LETTERS[code];
  const who = columns.map((c) => {
    const { engine = '', page: about = '', title = '', version = '', mode = '' } = page.columns[c] ?? {};
    const mode_ = mode === 'default' || mode === '' ? '' : `, ${mode}`;
    return h('li', {}, h('a', { href: `${top}${about}`, title: `${engine} ${version}${mode_}` }, title));
  });
  const head = h('dt', { class: `m${(meaning?.letter ?? '').trim()}` }, `${meaning?.mark ?? ''} ${meaning?.name ?? ''}`);
  const said = text === '' ? [] : [h('pre', {}, text)];
  return h('div', { class: 'answer' }, head, h('dd', {}, ...said, h('ul', { class: 'who' }, ...who)));
}

function knownItems(directive: number): HTMLElement[] {
  return page.known
    .filter(({ directives }) => directives.includes(directive))
    .map((row) => {
      const who = row.columns.map((c) => page.columns[c]?.title ?? '').join(', ');
      const link = row.link === '' ? [] : [' ', h('a', { href: row.link, rel: 'noreferrer' }, row.link)];
      return h('li', {}, h('b', {}, row.class), who === '' ? '' : ` (${who})`, `: ${row.note}`, ...link);
    });
}

const source = (text: string, label: string): HTMLElement =>
  h('pre', { class: 'source', tabindex: '0', 'aria-label': label }, text);

function detail(directive: number): HTMLElement {
  const id = page.ids[directive] ?? '';
  const name = page.files[0]?.name ?? '';
  const { expected, answers } = answersTo(directive);
  const module = page.modules[directive] ?? -1;
  const links = [h('a', { href: `#${id}`, class: 'id' }, `${page.files[0]?.id}#${id}`)];
  if (page.upstream !== '') links.push(h('a', { href: `${page.upstream}#L${lineOf(directive)}`, rel: 'noreferrer' }, 'upstream'));
  for (const [step, label] of [
    [-1, 'previous'],
    [1, 'next'],
  ] as const) {
    const other = page.ids[directive + step];
    if (other !== undefined) links.push(h('a', { href: `#${other}` }, label));
  }
  const parts: Node[] = [
    h('h2', {}, h('span', { class: 'place' }, `${name}:${lineOf(directive)}`), ' ', kindOf(directive)),
    h('p', { class: 'links' }, ...links),
    source(page.texts[directive] ?? '', 'Directive'),
  ];
  if (module >= 0 && module !== directive) {
    const about = h('summary', {}, `The module it is about, line ${lineOf(module)}`);
    parts.push(h('details', {}, about, source(page.texts[module] ?? '', 'Module')));
  }
  if (expected !== '') parts.push(h('h3', {}, 'Expected'), h('pre', {}, expected));
  parts.push(h('h3', {}, 'Answered'), h('dl', { class: 'answers' }, ...answers.map(answerItem)));
  const known = knownItems(directive);
  if (known.length > 0) parts.push(h('h3', {}, 'Known'), h('ul', { class: 'known' }, ...known));
  parts.push(h('h3', {}, 'Run it'), h('pre', {}, `npx touchstone test ${page.command}:${lineOf(directive)} --engine=NAME`));
  return h('article', { class: 'directive' }, ...parts);
}

// ---- All of them.

const place = h('div', { id: 'directive' });
const list = grid('Directives by engine', 'line, directive');
const onlyDifferent = { on: false };

function show(): void {
  const { found, total } = ask(results, page, {
    ...{ columns: all, letters: new Set<string>(), differs: onlyDifferent.on, only: '' },
    ...{ groups: new Set<number>(), kinds: new Set<number>(), axes: new Set<number>() },
  });
  const rows = Array.from({ length: results.size }, (_, i) => i).filter((i) => found[i] === 1);
  const counts = countFiles(results, found, [0]);
  const view: View = {
    columns: page.columns,
    root: top,
    size: rows.length + 1,
    row(index): Row {
      if (index === 0) {
        const label = [h('b', {}, 'all'), ' ', h('small', {}, total.toLocaleString('en'))];
        return { level: 1, label, href: '#', open: true, cell: (c, wide) => barsCell(counts, c, wide) };
      }
      const i = rows[index - 1] ?? 0;
      const label = [
        h('span', { class: 'place' }, String(lineOf(i))),
        ' ',
        h('code', {}, h('bdi', {}, oneLine(page.texts[i] ?? ''))),
      ];
      const cell = (c: number, wide: boolean): Cell => markCell(codeOf(results, i, c), wide);
      return { level: 2, label, href: `#${page.ids[i]}`, open: false, cell };
    },
    toggle() {},
  };
  list.show(view, false);
}

function showDirective(): void {
  const chosen = page.ids.indexOf(decodeURIComponent(location.hash.slice(1)));
  const missing = location.hash.length > 1 ? [h('p', { class: 'warning' }, 'This file has no such directive.')] : [];
  place.replaceChildren(...(chosen < 0 ? missing : [detail(chosen)]));
  if (chosen >= 0) {
    document.title = `${page.files[0]?.name}:${lineOf(chosen)} ${kindOf(chosen)}`;
    place.scrollIntoView();
  }
}

const differing = chip(
  'differs between columns',
  undefined,
  () => onlyDifferent.on,
  () => {
    onlyDifferent.on = !onlyDifferent.on;
    differing.update();
    show();
  },
);
const mostly = all.length > 0 && all.every((c) => codeOf(results, 0, c) === NOT_RUN);
const site = document.getElementById('site');
site?.append(place, h('div', { class: 'filters' }, h('div', {}, differing.element)), list.element);
if (mostly) site?.append(h('p', { class: 'warning' }, 'No column has run this file.'));
site?.removeAttribute('hidden');
show();
showDirective();
addEventListener('hashchange', showDirective);
