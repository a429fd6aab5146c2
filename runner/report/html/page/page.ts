/**
 * The page's script: filters, and rows that are made when they are looked at. It runs in a browser, from a file.
 */
import { type Chip, chip, chipLine, embedded, h, searchField } from '../../../web/browser/elements.ts';
import type { EngineData, FailureData, FileData, PageData } from './shape.ts';

/** Rows that are made at once; more come when the end of them is near. */
const BATCH = 100;
/** What matches opens by itself, as long as it is not more than this. */
const OPEN_DIRECTIVES = 200;
const OPEN_DETAILS = 12;

const data = embedded() as PageData;
const STATUS = {
  p: { name: 'passed', mark: '✓' },
  f: { name: 'failed', mark: '✗' },
  s: { name: 'skipped', mark: '–' },
  // Failed as expected: counted as skipped, and still another verdict than one that passed.
  x: { name: 'skipped', mark: '–' },
  '?': { name: 'not recorded', mark: '?' },
} as const;
type Letter = keyof typeof STATUS;
const letterAt = (engine: EngineData, i: number): Letter => engine.statuses[i] as Letter;

/** The texts of a file's directives, and of their failures in lower case for searching. */
interface Texts {
  readonly shown: readonly string[];
  readonly searched: readonly string[];
}
const textsOf = new Map<FileData, Texts>();
function texts(file: FileData): Texts {
  let found = textsOf.get(file);
  if (found === undefined) {
    let before = '';
    const shown = file.texts.map((rest, i) => (before = before.slice(0, file.shared[i]) + rest));
    const searched = shown.map((text) => text.toLowerCase());
    for (const engine of file.engines) {
      if (engine === null) continue;
      for (const [i, failure] of failuresOf(engine)) {
        if (failure !== null) searched[i] += `\n${failure.expected}\n${failure.got}`.toLowerCase();
      }
    }
    textsOf.set(file, (found = { shown, searched }));
  }
  return found;
}

/** Directive → its failure. */
function failuresOf(engine: EngineData): Map<number, FailureData | null> {
  const found = new Map<number, FailureData | null>();
  let next = 0;
  if (engine.failed === 0) return found;
  for (let i = 0; i < engine.statuses.length; i++) {
    if (engine.statuses[i] === 'f') found.set(i, engine.failures[next++] ?? null);
  }
  return found;
}

function reasonAt(engine: EngineData, directive: number): string {
  let nth = 0;
  for (let i = 0; i < directive; i++) if (STATUS[letterAt(engine, i)].name === 'skipped') nth++;
  return data.reasons[engine.reasons[nth] ?? -1] ?? '';
}

/** It passed on one engine and failed on another; what was skipped was not judged. */
function disagree(file: FileData, i: number): boolean {
  let first = '';
  for (const engine of file.engines) {
    const letter = engine?.statuses[i] ?? '?';
    if (letter !== 'p' && letter !== 'f' && letter !== 'x') continue;
    const verdict = letter === 'p' ? 'passed' : 'failed';
    if (first === '') first = verdict;
    else if (first !== verdict) return true;
  }
  return false;
}

// ---- What is asked for. It stands in the address, so that it can be sent to somebody.

const SETS = ['status', 'suite', 'kind'] as const;
const wanted = {
  ...{ status: new Set<string>(), suite: new Set<string>(), kind: new Set<string>() },
  ...{ disagree: false, q: '', sort: '', id: '' },
};
const anything = (): boolean => wanted.disagree || wanted.q !== '' || wanted.id !== '' || SETS.some((s) => wanted[s].size > 0);

/** Characters of a hash. */
const HASH = 10;
/** A directive's whole id, '' where it has none. */
function idOf(file: FileData, i: number): string {
  const hash = file.hashes.slice(i * HASH, (i + 1) * HASH).trim();
  const nth = file.ordinals[i];
  return hash === '' ? '' : `${file.id}#${hash}${nth === undefined ? '' : `.${nth}`}`;
}
const addressOf = (id: string): string => `#${new URLSearchParams({ id })}`;

function readAddress(): boolean {
  const hash = new URLSearchParams(location.hash.slice(1));
  for (const set of SETS) wanted[set] = new Set(hash.getAll(set));
  wanted.disagree = hash.has('disagree');
  wanted.q = hash.get('q') ?? '';
  wanted.sort = hash.get('sort') ?? '';
  wanted.id = hash.get('id') ?? '';
  return hash.size > 0;
}

function writeAddress(): void {
  const hash = new URLSearchParams(SETS.flatMap((set) => [...wanted[set]].map((value) => [set, value])));
  if (wanted.disagree) hash.set('disagree', '1');
  if (wanted.q !== '') hash.set('q', wanted.q);
  if (wanted.sort !== '') hash.set('sort', wanted.sort);
  if (wanted.id !== '') hash.set('id', wanted.id);
  history.replaceState(null, '', hash.size > 0 ? `#${hash}` : '#all=1');
}

/** Indices of the directives of a file that match; undefined where the file does not. */
function matching(file: FileData): number[] | undefined {
  const { status, suite, kind, q, id } = wanted;
  if (id !== '' && !id.startsWith(`${file.id}#`)) return undefined;
  if (suite.size > 0 && !file.suites.some((s) => suite.has(data.suites[s] ?? ''))) return undefined;
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '' && !file.name.toLowerCase().includes(w));
  const fits = (engine: EngineData | null, i: number): boolean =>
    engine !== null && status.has(STATUS[letterAt(engine, i)]?.name ?? '');
  const { searched } = texts(file);
  const found: number[] = [];
  for (let i = 0; i < file.lines.length; i++) {
    if (kind.size > 0 && !kind.has(data.kinds[file.kinds[i] ?? -1] ?? '')) continue;
    if (status.size > 0 && !file.engines.some((e) => fits(e, i))) continue;
    if (wanted.disagree && !disagree(file, i)) continue;
    if (words.some((w) => searched[i]?.includes(w) !== true)) continue;
    if (id !== '' && idOf(file, i) !== id) continue;
    found.push(i);
  }
  // A file of which only numbers are known, or that is in trouble as a whole.
  const whole = kind.size === 0 && !wanted.disagree && words.length === 0 && id === '';
  const counted = file.engines.some((e) => {
    if (e === null) return false;
    const troubled = e.trouble !== '' && (status.size === 0 || status.has('failed'));
    const recorded = e.statuses.length > 0 && !e.statuses.includes('?');
    return (
      troubled ||
      status.size === 0 ||
      (!recorded && (['passed', 'failed', 'skipped'] as const).some((s) => status.has(s) && e[s] > 0))
    );
  });
  return found.length > 0 || (whole && counted) ? found : undefined;
}

// ---- Rows.

const columns = data.engines.length + 1;

/** A cell of an engine's column; where there is no room for columns it says whose it is. */
const engineCell = (e: number, ...children: Node[]): HTMLElement =>
  h('td', { class: 'engine', role: 'cell', 'data-engine': data.engines.length > 1 ? (data.engines[e] ?? '') : '' }, ...children);

function fileCell(engine: EngineData | null, e: number): HTMLElement {
  if (engine === null) return engineCell(e, h('span', { class: 'none' }, 'not run'));
  const cell = engineCell(e);
  for (const letter of ['p', 'f', 's'] as const) {
    const n = engine[STATUS[letter].name];
    if (n > 0) cell.append(h('span', { class: letter, title: STATUS[letter].name }, `${STATUS[letter].mark} ${n}`));
  }
  if (engine.ms > 0) cell.append(h('span', { class: 'ms' }, `${Math.round(engine.ms)} ms`));
  return cell;
}

/** What an engine said of a directive: a mark, a word, and the reason of a skip. */
function verdictOf(engine: EngineData | null, i: number): HTMLElement[] {
  if (engine === null) return [h('span', { class: 'none' }, 'not run')];
  const letter = letterAt(engine, i);
  const { name, mark } = STATUS[letter];
  const verdict = h('span', { class: letter }, `${mark} `, h('span', { class: 'word' }, name));
  return name === 'skipped' ? [verdict, h('span', { class: 'reason' }, reasonAt(engine, i))] : [verdict];
}

function failureBlock(name: string, f: FailureData | null | undefined): HTMLElement {
  if (f === null || f === undefined) return h('div', {}, h('h2', {}, name, h('small', { class: 'verdict' }, 'not reached')));
  const pair = (term: string, text: string): HTMLElement[] => [h('dt', {}, term), h('dd', {}, h('pre', {}, text))];
  const list = h('dl', {}, ...pair('expected', f.expected), ...pair('got', f.got));
  if (f.backtrace.length > 0) list.append(...pair('backtrace', f.backtrace.join('\n')));
  if (f.reproduce !== '') list.append(...pair('reproduce', f.reproduce));
  const block = h(
    'div',
    {},
    h('h2', {}, name, h('small', { class: 'verdict' }, `${f.place}${f.verdict === '' ? '' : ` · ${f.verdict}`}`)),
    list,
  );
  if (f.source.length > 0) block.append(h('pre', { class: 'source', tabindex: '0' }, f.source.join('\n')));
  const code = data.code[f.code];
  if (code !== undefined)
    block.append(h('details', {}, h('summary', {}, 'machine code'), h('pre', { class: 'code', tabindex: '0' }, code)));
  return block;
}

/** A button that shows what stands behind it, made when it is first wanted. */
function disclosure(label: (Node | string)[], open: boolean, show: (on: boolean) => void): HTMLButtonElement {
  const button = h('button', { class: 'row', type: 'button', 'aria-expanded': 'false' }, ...label);
  const set = (on: boolean): void => {
    button.setAttribute('aria-expanded', String(on));
    show(on);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  if (open) queueMicrotask(() => set(true));
  return button;
}

/** Everything about a directive: its text, where it is found again, failures, and what the other engines said. */
function detailOf(file: FileData, i: number, failures: readonly ReadonlyMap<number, FailureData | null>[]): HTMLElement {
  const id = idOf(file, i);
  const about = h('p', { class: 'about' }, h('code', {}, h('bdi', {}, texts(file).shown[i] ?? '')));
  if (id !== '') about.append(' ', h('a', { class: 'id', href: addressOf(id), target: '_blank' }, h('bdi', {}, id)));
  const has = (e: number): boolean => failures[e]?.has(i) === true;
  const engines = file.engines.map((_, e) => e);
  const blocks = engines.filter(has).map((e) => failureBlock(data.engines[e] ?? '', failures[e]?.get(i)));
  const others = engines
    .filter((e) => !has(e))
    .map((e) => h('li', {}, h('bdi', {}, data.engines[e] ?? ''), ' ', ...verdictOf(file.engines[e] ?? null, i)));
  const cell = h('td', { colspan: String(columns), role: 'cell' }, about, ...blocks);
  if (others.length > 0) cell.append(h('ul', { class: 'others' }, ...others));
  return h('tr', { class: blocks.length > 0 ? 'detail failing' : 'detail', role: 'row' }, cell);
}

/** Rows answer wherever they are pressed; who selects a text presses nothing. */
function pressable(row: HTMLElement, button: HTMLButtonElement): void {
  row.addEventListener('click', (e) => {
    if (e.target instanceof Element && e.target.closest('button') === null && getSelection()?.isCollapsed !== false)
      button.click();
  });
}

function directiveRow(
  file: FileData,
  i: number,
  failures: readonly ReadonlyMap<number, FailureData | null>[],
  details: boolean,
): HTMLElement {
  const line = file.lines[i] ?? 0;
  const text = texts(file).shown[i] ?? '';
  const label = [
    ...(line > 0 ? [h('span', { class: 'place' }, `${line}:${file.columns[i]}`), ' '] : []),
    h('code', {}, h('bdi', {}, text)),
  ];
  const open = details && (wanted.id !== '' || failures.some((f) => f.has(i)));
  let detail: HTMLElement | undefined;
  const button = disclosure(label, open, (on) => {
    detail?.remove();
    if (on) row.after((detail = detailOf(file, i, failures)));
  });
  const cells = file.engines.map((engine, e) => engineCell(e, ...verdictOf(engine, i)));
  const row = h('tr', { class: 'directive', role: 'row' }, h('td', { role: 'cell' }, button), ...cells);
  pressable(row, button);
  return row;
}

/** Tells a row that it has come near the window. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) (target as HTMLElement).click();
  },
  { rootMargin: '600px' },
);

/** Puts directives behind a row, some now and the rest when they are near. */
function appendDirectives(body: HTMLElement, file: FileData, found: readonly number[], details: boolean): void {
  const failures = file.engines.map((e) => (e === null ? new Map<number, FailureData | null>() : failuresOf(e)));
  const add = (from: number): void => {
    body.append(...found.slice(from, from + BATCH).map((i) => directiveRow(file, i, failures, details)));
    const left = found.length - from - BATCH;
    if (left <= 0) return;
    const button = h('button', { class: 'plain', type: 'button' }, `${left} more`);
    const row = h('tr', { class: 'more', role: 'row' }, h('td', { colspan: String(columns), role: 'cell' }, button));
    button.addEventListener('click', () => {
      near.unobserve(button);
      row.remove();
      add(from + BATCH);
    });
    body.append(row);
    near.observe(button);
  };
  add(0);
}

function fileBody(file: FileData, found: readonly number[], open: boolean, details: boolean): HTMLElement {
  const suites = file.suites.map((s) => data.suites[s]).join(' ');
  const label = [h('bdi', {}, file.name), h('span', { class: 'suites' }, suites)];
  const body = h('tbody', { role: 'rowgroup' });
  const trouble = file.engines.flatMap((e, i) => (e !== null && e.trouble !== '' ? [`${data.engines[i]}: ${e.trouble}`] : []));
  const button = disclosure(label, open, (on) => {
    while (body.children.length > 1) body.lastElementChild?.remove();
    if (!on) return;
    if (trouble.length > 0) {
      const text = h('pre', {}, trouble.join('\n'));
      body.append(h('tr', { class: 'detail failing', role: 'row' }, h('td', { colspan: String(columns), role: 'cell' }, text)));
    }
    appendDirectives(body, file, found, details);
  });
  const row = h('tr', { class: 'file', role: 'row' }, h('td', { role: 'cell' }, button), ...file.engines.map(fileCell));
  pressable(row, button);
  body.append(row);
  return body;
}

// ---- The whole.

const SORTS: Readonly<Record<string, (a: FileData, b: FileData) => number>> = {
  failures: (a, b) => sum(b, 'failed') - sum(a, 'failed'),
  time: (a, b) => sum(b, 'ms') - sum(a, 'ms'),
  name: (a, b) => (a.name < b.name ? -1 : 1),
};
const sum = (file: FileData, key: 'failed' | 'ms'): number => file.engines.reduce((n, e) => n + (e?.[key] ?? 0), 0);

const table = h('table', { role: 'table', 'aria-label': 'Files and directives' });
table.style.setProperty('--engines', String(data.engines.length));
const count = h('span', { class: 'count', role: 'status' });

function render(): void {
  near.disconnect();
  const files = SORTS[wanted.sort] === undefined ? data.files : data.files.toSorted(SORTS[wanted.sort]);
  const shown = files.flatMap((file) => {
    const found = matching(file);
    return found === undefined ? [] : [{ file, found }];
  });
  const directives = shown.reduce((n, { found }) => n + found.length, 0);
  count.textContent = `${shown.length} of ${data.files.length} files, ${directives} directives`;
  let room = anything() ? OPEN_DIRECTIVES : 0;
  const names = data.engines.map((e) => h('th', { role: 'columnheader', class: 'engine', title: e }, h('bdi', {}, e)));
  const heads = h('tr', { role: 'row' }, h('th', { role: 'columnheader' }, 'file'), ...names);
  const head = h('thead', { role: 'rowgroup' }, heads);
  const bodies = shown.map(({ file, found }) => {
    const open = room > 0 && room >= found.length;
    room -= open ? found.length : 0;
    return fileBody(file, found, open, anything() && directives <= OPEN_DETAILS);
  });
  table.replaceChildren(head, ...bodies);
}

const chips: Chip[] = [];
function change(): void {
  for (const { update } of chips) update();
  writeAddress();
  render();
}

/** A chip that changes what is wanted. */
function filterChip(name: string, n: number, isOn: () => boolean, toggle: () => void): HTMLElement {
  const made = chip(name, n, isOn, () => {
    toggle();
    change();
  });
  chips.push(made);
  return made.element;
}

function chipsOf(set: (typeof SETS)[number], counts: ReadonlyMap<string, number>): HTMLElement[] {
  return [...counts].map(([name, n]) =>
    filterChip(
      name,
      n,
      () => wanted[set].has(name),
      () => wanted[set].delete(name) || wanted[set].add(name),
    ),
  );
}

/** Name → how many directives there are of it. */
function tally(of: (file: FileData, i: number, add: (name: string) => void) => void): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const file of data.files) for (let i = 0; i < file.lines.length; i++) of(file, i, add);
  return counts;
}
const frequent = (counts: Map<string, number>): Map<string, number> => new Map([...counts].sort((a, b) => b[1] - a[1]));

function filters(): HTMLElement {
  const search = searchField('Search files, directives, expected and got', wanted.q, (text) => {
    wanted.q = text;
    change();
  });
  const sort = h('select', { 'aria-label': 'Order' }, h('option', { value: '' }, 'in order'));
  for (const [value, text] of [
    ['failures', 'most failures first'],
    ['time', 'slowest first'],
    ['name', 'by name'],
  ] as const)
    sort.append(h('option', { value }, text));
  sort.value = wanted.sort;
  sort.addEventListener('change', () => {
    wanted.sort = sort.value;
    change();
  });
  const clear = h('button', { class: 'plain', type: 'button' }, 'Show all');
  clear.addEventListener('click', () => {
    for (const set of SETS) wanted[set].clear();
    wanted.disagree = false;
    wanted.q = wanted.id = search.value = '';
    change();
  });
  const plots = h('button', { class: 'plain', type: 'button' }, 'Plots');
  plots.addEventListener('click', () => document.getElementById('plots')?.scrollIntoView());
  const statuses = new Map<string, number>([
    ['failed', 0],
    ['skipped', 0],
    ['passed', 0],
  ]);
  for (const file of data.files)
    for (const e of file.engines)
      for (const name of ['failed', 'skipped', 'passed'] as const)
        statuses.set(name, (statuses.get(name) ?? 0) + (e?.[name] ?? 0));
  const status = chipsOf('status', statuses);
  if (data.engines.length > 1) {
    const n = tally((file, i, add) => disagree(file, i) && add('x')).get('x') ?? 0;
    status.push(
      filterChip(
        'engines disagree',
        n,
        () => wanted.disagree,
        () => (wanted.disagree = !wanted.disagree),
      ),
    );
  }
  const suites = frequent(
    tally((file, _, add) => {
      for (const s of file.suites) add(data.suites[s] ?? '');
    }),
  );
  const kinds = frequent(tally((file, i, add) => add(data.kinds[file.kinds[i] ?? -1] ?? '')));
  return h(
    'div',
    { class: 'filters' },
    h('div', {}, search, sort, clear, plots, count),
    chipLine('status', status),
    chipLine('suite', chipsOf('suite', suites)),
    chipLine('kind', chipsOf('kind', kinds)),
  );
}

/** Arrows go from row to row; right opens, left closes. */
function keys(e: KeyboardEvent): void {
  const button = e.target instanceof HTMLElement ? e.target.closest<HTMLButtonElement>('button.row') : null;
  if (button === null) return;
  const open = button.getAttribute('aria-expanded') === 'true';
  if ((e.key === 'ArrowRight' && !open) || (e.key === 'ArrowLeft' && open)) button.click();
  else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    const all = [...table.querySelectorAll<HTMLButtonElement>('button.row')];
    all[all.indexOf(button) + (e.key === 'ArrowDown' ? 1 : -1)]?.focus();
  } else return;
  e.preventDefault();
}

if (!readAddress() && data.files.some((f) => sum(f, 'failed') > 0)) wanted.status.add('failed');
const report = document.getElementById('report');
report?.append(filters(), table);
report?.removeAttribute('hidden');
table.addEventListener('keydown', keys);
render();
