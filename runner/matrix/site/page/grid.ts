/**
 * A table of many rows and columns, of which the rows near the window exist. Rows have a level and may be open or closed; arrow
 * keys go from row to row, right opens, left closes.
 */
import { h } from '../../../web/browser/elements.ts';
import { AXES } from '../../format/data.ts';
import { inWords, LETTERS, percent, type Sum } from './letters.ts';
import { axesOf } from './model.ts';
import type { ColumnData } from './shape.ts';

/** Rows above and below the window that are made, too. */
const SPARE = 6;
/** Columns as wide as this have room for figures. */
const WIDE = 180;
const NARROW = 30;
const SCROLLBAR = 20;

export interface Row {
  /** From 1. */
  readonly level: number;
  readonly label: readonly (Node | string)[];
  /** Where it leads; '' opens it. */
  readonly href: string;
  readonly open: boolean;
  /** A cell, for a column of the view. */
  cell(column: number, wide: boolean): HTMLElement;
}

export interface View {
  readonly columns: readonly ColumnData[];
  /** What leads from the page to the site's folder. */
  readonly root: string;
  readonly size: number;
  row(index: number): Row;
  toggle(index: number): void;
}

export interface Grid {
  readonly element: HTMLElement;
  show(view: View, keepPlace: boolean): void;
  /** Scrolls to a row. */
  reveal(index: number): void;
}

const BAR = { width: 5, step: 6, height: 18 } as const;
/** How parts are stacked, from the bottom, and their colours. */
const STACK = [
  ['passed', '--passed-bar'],
  ['failed', '--failed-bar'],
  ['limit', '--limit-bar'],
  ['lacking', '--lacking-bar'],
] as const;

/** A bar as a background: what is there at all has two pixels. */
function barLayer(sum: Sum, axis: number): string {
  const x = axis * BAR.step;
  if (sum.judged === 0) return `linear-gradient(var(--line) 0 0) ${x}px ${BAR.height - 1}px / ${BAR.width}px 1px no-repeat`;
  const heights = STACK.map(([part]) => (sum[part] === 0 ? 0 : Math.max(2, Math.floor((sum[part] / sum.judged) * BAR.height))));
  const largest = heights.indexOf(Math.max(...heights));
  heights[largest] = (heights[largest] ?? 0) + BAR.height - heights.reduce((a, b) => a + b, 0);
  let from = 0;
  const stops = STACK.flatMap(([, colour], i) => {
    const height = heights[i] ?? 0;
    const to = from + height;
    const stop = height === 0 ? [] : [`var(${colour}) ${from}px ${to}px`];
    from = to;
    return stop;
  });
  return `linear-gradient(to top, ${stops.join(', ')}) ${x}px 0 / ${BAR.width}px ${BAR.height}px no-repeat`;
}

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);
/** Background → the class that has it: there are few, and a browser reads each once. */
const classes = new Map<string, string>();
function classOf(background: string): string {
  let name = classes.get(background);
  if (name === undefined) {
    name = `b${classes.size}`;
    classes.set(background, name);
    sheet.insertRule(`.${name} { background: ${background} }`);
  }
  return name;
}

/** The cell of many directives: a bar an axis, and with room for it their figures. */
export function barsCell(counts: Uint32Array, column: number, wide: boolean): HTMLElement {
  const sums = axesOf(counts, column);
  const judged = sums.some((sum) => sum.judged > 0);
  const words = judged ? sums.flatMap((sum, a) => (sum.judged > 0 ? [`${AXES[a]}: ${inWords(sum)}`] : [])).join('; ') : 'not run';
  const cell = h('td', { role: 'gridcell', title: words, 'aria-label': words });
  if (!judged) return cell;
  cell.append(h('span', { class: `bars ${classOf(sums.map(barLayer).join(', '))}` }));
  if (wide) {
    const shares = sums.flatMap((sum, a) =>
      sum.judged > 0 ? [h('span', { class: sum.failed > 0 ? 'f' : '' }, `${(AXES[a] ?? '')[0]} ${percent(sum)}`)] : [],
    );
    cell.append(h('span', { class: 'shares' }, ...shares));
  }
  return cell;
}

/** The cell of one directive. */
export function markCell(code: number, wide: boolean): HTMLElement {
  const meaning = LETTERS[code];
  if (meaning === undefined) return h('td', { role: 'gridcell' });
  const { letter, name, mark } = meaning;
  const cell = h('td', { role: 'gridcell', class: `mark m${letter.trim()}`, title: name, 'aria-label': name }, mark);
  if (wide) cell.append(h('span', { class: 'word' }, ` ${name}`));
  return cell;
}

/** Columns that stand together, by what a function says of them: its value, and how many. */
function runsOf<T>(columns: readonly T[], of: (column: T) => string): (readonly [T, number])[] {
  const runs: [T, number][] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last !== undefined && of(last[0]) === of(column)) last[1]++;
    else runs.push([column, 1]);
  }
  return runs;
}

export function grid(label: string, corner: string): Grid {
  const body = h('tbody', {});
  const head = h('thead', {});
  const group = h('colgroup', {});
  const table = h('table', { role: 'treegrid', 'aria-label': label }, group, head, body);
  const element = h('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': label }, table);
  const above = h('tr', { class: 'space', 'aria-hidden': 'true' });
  const below = h('tr', { class: 'space', 'aria-hidden': 'true' });
  const made = new Map<number, HTMLTableRowElement>();
  const now: { view: View | undefined; active: number; wide: boolean; columns: string } = {
    ...{ view: undefined, active: 0, wide: false, columns: '' },
  };
  const narrow = matchMedia('(max-width: 700px)');
  const rowHeight = (): number => (narrow.matches ? 40 : 26);

  const heads = ({ columns, root }: View): void => {
    const engines = runsOf(columns, (c) => c.engine).map(([c, n]) => {
      const link = h('a', { href: `${root}${c.page}` }, h('bdi', {}, c.engine));
      return h('th', { scope: 'colgroup', colspan: String(n), class: 'engine', title: c.engine }, link);
    });
    const names = columns.map((c) => {
      const title = c.mode === 'default' || c.mode === '' ? c.title : `${c.title} · ${c.mode}`;
      return h('th', { scope: 'col', class: 'name', title: `${title}, ${c.version}` }, h('bdi', {}, c.title));
    });
    const rows = h('th', { scope: 'col', rowspan: '2', class: 'first' }, corner);
    head.replaceChildren(h('tr', {}, rows, ...engines), h('tr', { class: 'names' }, ...names));
  };

  const rowElement = (view: View, index: number): HTMLTableRowElement => {
    const { level, label: content, href, open, cell } = view.row(index);
    const inner =
      href === ''
        ? h('button', { class: 'row', type: 'button', tabindex: '-1' }, ...content)
        : h('a', { class: 'row', href, tabindex: '-1' }, ...content);
    const attributes: Record<string, string> = { role: 'row', class: `level${level}`, 'aria-level': String(level) };
    attributes['aria-rowindex'] = String(index + 3);
    if (href === '') attributes['aria-expanded'] = String(open);
    const row = h('tr', attributes, h('td', { role: 'gridcell', class: 'first' }, inner));
    row.append(...view.columns.map((_, c) => cell(c, now.wide)));
    row.addEventListener('click', (e) => {
      if (e.target instanceof Element && e.target.closest('a, button') !== inner && getSelection()?.isCollapsed !== false)
        inner.click();
    });
    if (href === '')
      inner.addEventListener('click', () => {
        now.active = index;
        view.toggle(index);
        controlOf(index)?.focus();
      });
    inner.addEventListener('focus', () => {
      now.active = index;
    });
    return row;
  };
  const controlOf = (index: number): HTMLElement | null => made.get(index)?.querySelector<HTMLElement>('.row') ?? null;

  const render = (): void => {
    const { view } = now;
    if (view === undefined) return;
    const height = rowHeight();
    const from = Math.max(0, Math.floor(element.scrollTop / height) - SPARE);
    const to = Math.min(view.size, Math.ceil((element.scrollTop + innerHeight) / height) + SPARE);
    for (const [index, row] of made) {
      if (index >= from && index < to) continue;
      row.remove();
      made.delete(index);
    }
    let before: Element = above;
    for (let index = from; index < to; index++) {
      let row = made.get(index);
      if (row === undefined) {
        row = rowElement(view, index);
        made.set(index, row);
        before.after(row);
      }
      before = row;
    }
    above.style.height = `${from * height}px`;
    below.style.height = `${(view.size - to) * height}px`;
    const active = made.has(now.active) ? now.active : from;
    for (const index of made.keys()) controlOf(index)?.setAttribute('tabindex', index === active ? '0' : '-1');
  };

  const reveal = (index: number): void => {
    const height = rowHeight();
    const room = element.clientHeight - head.offsetHeight - height;
    if (index * height < element.scrollTop) element.scrollTop = index * height;
    else if (index * height > element.scrollTop + room) element.scrollTop = index * height - room;
    render();
  };

  const setColumns = (view: View, first: number, width: number): void => {
    const col = (pixels: number): HTMLElement => {
      const column = h('col', {});
      column.style.width = `${pixels}px`;
      return column;
    };
    group.replaceChildren(col(first), ...view.columns.map(() => col(width)));
    table.style.width = `${first + view.columns.length * width}px`;
    heads(view);
    table.setAttribute('aria-colcount', String(view.columns.length + 1));
  };

  const show = (view: View, keepPlace: boolean): void => {
    now.view = view;
    const first = narrow.matches ? Math.floor(element.clientWidth * 0.45) : 300;
    const room = element.clientWidth - first - SCROLLBAR;
    const width = Math.min(220, Math.max(NARROW, Math.floor(room / Math.max(view.columns.length, 1))));
    now.wide = width >= WIDE;
    element.classList.toggle('wide', now.wide);
    // Heads stay where columns do.
    const key = `${first} ${width} ${view.columns.map(({ id }) => id).join(' ')}`;
    if (key !== now.columns) {
      now.columns = key;
      setColumns(view, first, width);
    }
    table.setAttribute('aria-rowcount', String(view.size + 2));
    made.clear();
    body.replaceChildren(above, below);
    if (!keepPlace) {
      element.scrollTop = 0;
      now.active = 0;
    }
    render();
  };

  element.addEventListener('scroll', () => requestAnimationFrame(render), { passive: true });
  const again = (): void => now.view && show(now.view, true);
  addEventListener('resize', again);
  element.addEventListener('keydown', (e) => {
    const { view, active } = now;
    const control = e.target instanceof HTMLElement ? e.target.closest<HTMLElement>('.row') : null;
    if (view === undefined || control === null || e.altKey || e.ctrlKey || e.metaKey) return;
    const { open, href } = view.row(active);
    const page = Math.max(1, Math.floor(element.clientHeight / rowHeight()) - 4);
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -view.size, End: view.size },
    };
    const step = steps[e.key];
    if ((e.key === 'ArrowRight' && !open) || (e.key === 'ArrowLeft' && open)) {
      if (href === '') control.click();
    } else if (step !== undefined) {
      now.active = Math.min(view.size - 1, Math.max(0, active + step));
      reveal(now.active);
      controlOf(now.active)?.focus({ preventScroll: true });
    } else return;
    e.preventDefault();
  });
  return { element, show, reveal };
}
