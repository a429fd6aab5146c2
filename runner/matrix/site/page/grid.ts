/**
 * A table of many rows and columns, of which the rows near the window exist, with cells of the columns near it. Rows have a level
 * and may be open or closed; arrow keys go from row to row, right opens, left closes.
 */
import { h } from '../../../web/browser/elements.ts';
import { AXES } from '../../format/data.ts';
import { inWords, LETTERS, percent, type Sum } from './letters.ts';
import { axesOf } from './model.ts';
import type { ColumnData } from './shape.ts';

/** Rows above and below the window that are made, too. */
const SPARE = 6;
/** Cells come and go with so many columns at once. */
const BLOCK = 4;
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
  cell(column: number, wide: boolean): Cell;
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

/** What a cell shows; cells that a filter leaves where they are take other content without being laid out again. */
export interface Cell {
  /** Its classes. */
  readonly look: string;
  /** What it says in words. */
  readonly words: string;
  readonly mark: string;
  /** What stands behind the mark in columns that have room for it. */
  readonly more: readonly Node[];
}

/** The height of a bar in pixels; style.css places it. */
const BAR = 18;
/** How parts are stacked, from the bottom, and their colours. */
const STACK = [
  ['passed', '--passed-bar'],
  ['failed', '--failed-bar'],
  ['limit', '--limit-bar'],
  ['lacking', '--lacking-bar'],
] as const;

/** A bar as an image: what is there at all has two pixels. */
function barImage(sum: Sum): string {
  if (sum.judged === 0) return 'linear-gradient(to top, var(--line) 1px, transparent 1px)';
  const heights = STACK.map(([part]) => (sum[part] === 0 ? 0 : Math.max(2, Math.floor((sum[part] / sum.judged) * BAR))));
  const largest = heights.indexOf(Math.max(...heights));
  heights[largest] = (heights[largest] ?? 0) + BAR - heights.reduce((a, b) => a + b, 0);
  let from = 0;
  const stops = STACK.flatMap(([, colour], i) => {
    const height = heights[i] ?? 0;
    const to = from + height;
    const stop = height === 0 ? [] : [`var(${colour}) ${from}px ${to}px`];
    from = to;
    return stop;
  });
  return `linear-gradient(to top, ${stops.join(', ')})`;
}

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);
/** Images → the class that has them: there are few, and a browser reads each once. */
const classes = new Map<string, string>();
function classOf(images: string): string {
  let name = classes.get(images);
  if (name === undefined) {
    name = `b${classes.size}`;
    classes.set(images, name);
    sheet.insertRule(`.${name} { background-image: ${images} }`);
  }
  return name;
}

/** The cell of many directives: a bar an axis, and with room for it their figures. */
export function barsCell(counts: Uint32Array, column: number, wide: boolean): Cell {
  const sums = axesOf(counts, column);
  const said = sums.flatMap((sum, a) => (sum.judged > 0 ? [{ sum, axis: AXES[a] ?? '' }] : []));
  if (said.length === 0) return { look: '', words: 'not run', mark: '', more: [] };
  const share = ({ sum, axis }: (typeof said)[number]): HTMLElement =>
    h('span', { class: sum.failed > 0 ? 'f' : '' }, `${axis[0]} ${percent(sum)}`);
  return {
    look: `bars ${classOf(sums.map(barImage).join(', '))}`,
    words: said.map(({ sum, axis }) => `${axis}: ${inWords(sum)}`).join('; '),
    mark: '',
    more: wide ? [h('span', { class: 'shares' }, ...said.map(share))] : [],
  };
}

/** The cell of one directive. */
export function markCell(code: number, wide: boolean): Cell {
  const { letter = ' ', name = '', mark = '' } = LETTERS[code] ?? {};
  return { look: `mark m${letter.trim()}`, words: name, mark, more: wide ? [h('span', { class: 'word' }, ` ${name}`)] : [] };
}

/** Shows a cell's content where another was. */
function fill(cell: HTMLElement | undefined, { look, words, mark, more }: Cell): void {
  if (cell === undefined) return;
  if (cell.className !== look) cell.className = look;
  if (cell.title !== words) {
    cell.title = words;
    cell.ariaLabel = words;
  }
  if (more.length > 0 || cell.textContent !== mark) cell.replaceChildren(mark, ...more);
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
  const now = {
    ...{ view: undefined as View | undefined, active: 0, wide: false },
    /** What columns there are, and how wide the first and the others are. */
    ...{ columns: '', first: 0, width: NARROW },
    /** Those that have cells. */
    ...{ left: 0, right: 0 },
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

  const rowElement = (): HTMLTableRowElement => {
    const row = h('tr', { role: 'row' }, h('td', { role: 'gridcell', class: 'first' }));
    row.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('.row') === null && getSelection()?.isCollapsed !== false)
        row.querySelector<HTMLElement>('.row')?.click();
    });
    return row;
  };
  const labelRow = (element: HTMLTableRowElement, { level, label: content, href, open }: Row, index: number): void => {
    const inner =
      href === ''
        ? h('button', { class: 'row', type: 'button', tabindex: '-1' }, ...content)
        : h('a', { class: 'row', href, tabindex: '-1' }, ...content);
    element.className = `level${level}`;
    element.ariaLevel = String(level);
    element.ariaRowIndex = String(index + 3);
    element.ariaExpanded = href === '' ? String(open) : null;
    element.cells[0]?.replaceChildren(inner);
    if (href === '')
      inner.addEventListener('click', () => {
        now.active = index;
        now.view?.toggle(index);
        controlOf(index)?.focus();
      });
    inner.addEventListener('focus', () => {
      now.active = index;
    });
  };
  /** Gives a row its cells, between gaps as wide as the columns that have none. */
  const layCells = (element: HTMLTableRowElement, columns: number): void => {
    while (element.cells.length > 1) element.deleteCell(-1);
    const gap = (n: number) => (n > 0 ? [h('td', { colspan: String(n), 'aria-hidden': 'true' })] : []);
    const cells = [];
    for (let c = now.left; c < now.right; c++) cells.push(h('td', { role: 'gridcell', 'aria-colindex': String(c + 2) }));
    element.append(...gap(now.left), ...cells, ...gap(columns - now.right));
  };
  const fillCells = (element: HTMLTableRowElement, { cell }: Row): void => {
    const before = now.left > 0 ? 2 : 1;
    for (let c = now.left; c < now.right; c++) fill(element.cells[before + c - now.left], cell(c, now.wide));
  };
  const controlOf = (index: number): HTMLElement | null => made.get(index)?.querySelector<HTMLElement>('.row') ?? null;

  /** Makes the rows near the window; `again` shows the view in rows that are there, too. */
  const render = (again: boolean): void => {
    const { view, width, first } = now;
    if (view === undefined) return;
    const height = rowHeight();
    const from = Math.max(0, Math.floor(element.scrollTop / height) - SPARE);
    const to = Math.min(view.size, Math.ceil((element.scrollTop + innerHeight) / height) + SPARE);
    const left = Math.floor(element.scrollLeft / width / BLOCK) * BLOCK;
    const shown = Math.ceil((element.scrollLeft + element.clientWidth - first) / width / BLOCK) * BLOCK;
    const right = Math.min(view.columns.length, Math.max(left, shown));
    const moved = left !== now.left || right !== now.right;
    Object.assign(now, { left, right });
    for (const [index, row] of made) {
      if (index >= from && index < to) continue;
      row.remove();
      made.delete(index);
    }
    let before: Element = above;
    for (let index = from; index < to; index++) {
      const there = made.get(index);
      const element = there ?? rowElement();
      if (there === undefined || again || moved) {
        const row = view.row(index);
        if (there === undefined || again) labelRow(element, row, index);
        if (there === undefined || moved) layCells(element, view.columns.length);
        fillCells(element, row);
      }
      if (there === undefined) before.after(element);
      made.set(index, element);
      before = element;
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
    render(false);
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
    Object.assign(now, { first, width, wide: width >= WIDE });
    element.classList.toggle('wide', now.wide);
    // Heads and rows stay where columns do.
    const key = `${first} ${width} ${view.columns.map(({ id }) => id).join(' ')}`;
    if (key !== now.columns) {
      now.columns = key;
      setColumns(view, first, width);
      made.clear();
      body.replaceChildren(above, below);
    }
    table.setAttribute('aria-rowcount', String(view.size + 2));
    if (!keepPlace) {
      element.scrollTop = 0;
      now.active = 0;
    }
    render(true);
  };

  element.addEventListener('scroll', () => requestAnimationFrame(() => render(false)), { passive: true });
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
