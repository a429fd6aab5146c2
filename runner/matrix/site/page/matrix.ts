/** The script of `index.html`: filters, which stand in the address, and the matrix of what they leave. */
import { type Chip, chip, chipLine, embedded, h, searchField } from '../../../web/browser/elements.ts';
import { AXES } from '../../format/data.ts';
import { barsCell, grid, markCell, type Row, type View } from './grid.ts';
import { LETTERS } from './letters.ts';
import { loadScript } from './load.ts';
import { type Answers, addCounts, ask, codeOf, countFiles, type Model, modelOf, pairs, withColumn } from './model.ts';
import type { ColumnData, HeadsData, RunData, SiteData } from './shape.ts';

const data = embedded() as SiteData;
/** Of what a filter leaves so much opens by itself. */
const OPEN_DIRECTIVES = 300;

const SETS = ['class', 'group', 'kind', 'axis', 'engine'] as const;
type SetName = (typeof SETS)[number];
/** What is asked for, as it stands in the address. */
const wanted: Record<SetName, Set<string>> & { differs: boolean; only: string; a: string; b: string; q: string } = {
  ...{ class: new Set(), group: new Set(), kind: new Set(), axis: new Set(), engine: new Set() },
  ...{ differs: false, only: '', a: '', b: '', q: '' },
};
/** What the page holds beside that. */
const state: { model: Model; heads: HeadsData | undefined; opened: Map<string, boolean> } = {
  ...{ model: modelOf(data), heads: undefined, opened: new Map() },
};

function readAddress(): void {
  const address = new URLSearchParams(location.hash.slice(1));
  for (const set of SETS) wanted[set] = new Set(address.getAll(set));
  wanted.differs = address.has('differs');
  for (const name of ['only', 'a', 'b', 'q'] as const) wanted[name] = address.get(name) ?? '';
}

function writeAddress(): void {
  const address = new URLSearchParams(SETS.flatMap((set) => [...wanted[set]].map((value) => [set, value])));
  if (wanted.differs) address.set('differs', '1');
  for (const name of ['only', 'a', 'b', 'q'] as const) if (wanted[name] !== '') address.set(name, wanted[name]);
  history.replaceState(null, '', address.size > 0 ? `#${address}` : '#');
}

// ---- Texts of directives, which come later.

/** File → the beginnings of its directives and their ids. */
const texts = new Map<
  number,
  { readonly shown: readonly string[]; readonly searched: readonly string[]; readonly ids: string[] }
>();
function textsOf(file: number) {
  let found = texts.get(file);
  if (found === undefined) {
    const { ids = '', shared = [], texts: rests = [] } = state.heads?.files[file] ?? {};
    let before = '';
    const shown = rests.map((rest, i) => (before = before.slice(0, shared[i]) + rest));
    texts.set(file, (found = { shown, searched: shown.map((text) => text.toLowerCase()), ids: ids.split(' ') }));
  }
  return found;
}
const pending: { heads: Promise<void> | undefined } = { heads: undefined };
function withHeads(then: () => void): void {
  pending.heads ??= loadScript(data.heads).then((heads) => {
    state.heads = heads as HeadsData;
  });
  void pending.heads.then(then);
}

// ---- Columns that are shown: two that are compared, those of some engines, or all.

/** A run of before as a column: its name in addresses is the column's and its start. */
const runs = new Map(data.history.map((run) => [`${run.column}@${run.started}`, run]));
function historical(id: string): ColumnData | undefined {
  const run = runs.get(id);
  const column = data.columns.find((c) => c.id === run?.column);
  if (run === undefined || column === undefined) return undefined;
  return { ...column, id, version: run.version, title: `${column.title} ${run.started.slice(0, 10)}` };
}
function load(id: string): void {
  const run = runs.get(id);
  const column = historical(id);
  if (run === undefined || column === undefined) return;
  void loadScript(run.script).then((brought) => {
    state.model = withColumn(state.model, data, column, brought as RunData);
    render(false);
  });
}
const columnOf = (id: string): number => state.model.columns.findIndex((c) => c.id === id);
const comparing = (): boolean => wanted.a !== '' && wanted.b !== '';
function shownColumns(): number[] {
  const { columns } = state.model;
  if (comparing()) return [wanted.a, wanted.b].map(columnOf).filter((c) => c >= 0);
  const current = data.columns.map((_, c) => c);
  return wanted.engine.size === 0 ? current : current.filter((c) => wanted.engine.has(columns[c]?.engine ?? ''));
}

// ---- Rows: versions, their groups, their files, their directives.

const versions = [...new Set(data.groups.map((g) => g.version))];
const VERSION_TITLES: Readonly<Record<string, string>> = { proposal: 'Proposals', own: "Touchstone's own suites" };
const versionTitle = (version: string): string => VERSION_TITLES[version] ?? `WebAssembly ${version}`;
const filesOf = data.groups.map((_, g) => data.files.flatMap((file, f) => (file.group === g ? [f] : [])));

type Place = readonly [kind: 'version' | 'group' | 'file' | 'directive', index: number];
const keyOf = ([kind, index]: Place): string => `${kind} ${index}`;

function placesOf(answers: Answers, isOpen: (place: Place) => boolean): Place[] {
  const places: Place[] = [];
  const some = (files: readonly number[]): boolean => files.some((f) => (answers.byFile[f] ?? 0) > 0);
  for (const [v, version] of versions.entries()) {
    const groups = data.groups.flatMap((g, i) => (g.version === version && some(filesOf[i] ?? []) ? [i] : []));
    if (groups.length === 0) continue;
    places.push(['version', v]);
    if (!isOpen(['version', v])) continue;
    for (const g of groups) {
      places.push(['group', g]);
      if (!isOpen(['group', g])) continue;
      for (const f of filesOf[g] ?? []) {
        if ((answers.byFile[f] ?? 0) === 0) continue;
        places.push(['file', f]);
        if (state.heads === undefined || !isOpen(['file', f])) continue;
        for (let i = state.model.first[f] ?? 0; i < (state.model.first[f + 1] ?? 0); i++)
          if (answers.found[i] === 1) places.push(['directive', i]);
      }
    }
  }
  return places;
}

/** What is counted, as it is wanted: of groups and files, and of versions as sums of their groups. */
function counter(model: Model, { found }: Answers): (place: Place) => Uint32Array {
  const counts = new Map<string, Uint32Array>();
  const made = ([kind, index]: Place): Uint32Array => {
    if (kind !== 'version') return countFiles(model, found, kind === 'file' ? [index] : (filesOf[index] ?? []));
    const groups = data.groups.flatMap((g, i): Place[] => (g.version === versions[index] ? [['group', i]] : []));
    return addCounts(groups.map(count), model.columns.length);
  };
  const count = (place: Place): Uint32Array => {
    const key = keyOf(place);
    const known = counts.get(key) ?? made(place);
    counts.set(key, known);
    return known;
  };
  return count;
}

function labelOf([kind, index]: Place, answers: Answers): (Node | string)[] {
  const { model } = state;
  const number = (n: number): HTMLElement => h('small', {}, n.toLocaleString('en'));
  const sum = (files: readonly number[]): number => files.reduce((n, f) => n + (answers.byFile[f] ?? 0), 0);
  switch (kind) {
    case 'version': {
      const files = data.groups.flatMap((g, i) => (g.version === versions[index] ? (filesOf[i] ?? []) : []));
      return [h('b', {}, versionTitle(versions[index] ?? '')), ' ', number(sum(files))];
    }
    case 'group':
      return [h('bdi', {}, data.groups[index]?.title ?? ''), ' ', number(sum(filesOf[index] ?? []))];
    case 'file':
      return [h('bdi', {}, data.files[index]?.name ?? ''), ' ', number(answers.byFile[index] ?? 0)];
    case 'directive': {
      const f = model.file[index] ?? 0;
      const text = textsOf(f).shown[index - (model.first[f] ?? 0)] ?? '';
      return [h('span', { class: 'place' }, String(model.line[index])), ' ', h('code', {}, h('bdi', {}, text))];
    }
  }
}

function addressOf(directive: number): string {
  const f = state.model.file[directive] ?? 0;
  return `${data.files[f]?.page}#${textsOf(f).ids[directive - (state.model.first[f] ?? 0)]}`;
}

// ---- The whole.

const table = grid('Results by directive and engine', 'version, proposal, file, directive');
const count = h('span', { class: 'count', role: 'status' });
const comparison = h('section', { class: 'comparison', 'aria-label': 'Comparison', hidden: '' });
const chips: Chip[] = [];

function answersNow(): Answers {
  const words = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
  const named = data.files.map(({ name, id }) => words.filter((w) => !`${name} ${id}`.toLowerCase().includes(w)));
  const fits = (directive: number, file: number): boolean => {
    const left = named[file] ?? [];
    if (left.length === 0) return true;
    const { searched, ids } = textsOf(file);
    const i = directive - (state.model.first[file] ?? 0);
    return left.every((w) => searched[i]?.includes(w) === true || ids[i] === w);
  };
  const places = (set: SetName, names: readonly string[]): Set<number> =>
    new Set(names.flatMap((name, i) => (wanted[set].has(name) ? [i] : [])));
  return ask(state.model, data, {
    columns: shownColumns(),
    letters: new Set([...wanted.class].flatMap((name) => LETTERS.find((l) => l.name === name)?.letter ?? [])),
    differs: wanted.differs || comparing(),
    only: wanted.only,
    groups: places(
      'group',
      data.groups.map((g) => g.name),
    ),
    kinds: places('kind', data.kinds),
    axes: places('axis', AXES),
    ...(words.length > 0 ? { fits } : {}),
  });
}

function compare(answers: Answers): void {
  const [a, b] = [columnOf(wanted.a), columnOf(wanted.b)];
  comparison.hidden = !comparing();
  if (comparison.hidden || a < 0 || b < 0) return;
  const nameOf = (letter: string): string => LETTERS.find((l) => l.letter === letter)?.name ?? '';
  const found = [...pairs(state.model, answers.found, a, b)].filter(([key]) => key[0] !== key[1]).sort((x, y) => y[1] - x[1]);
  const items = found.map(([[from = ' ', to = ' '], n]) => {
    const mark = (letter: string): HTMLElement => h('span', { class: `m${letter.trim()}` }, nameOf(letter));
    return h('li', {}, h('b', {}, n.toLocaleString('en')), ' ', mark(from), ' → ', mark(to));
  });
  const titles = [a, b].map((c) => h('bdi', {}, state.model.columns[c]?.title ?? ''));
  const nothing = h('p', {}, 'They say the same of every directive.');
  comparison.replaceChildren(
    h('h2', {}, titles[0] ?? '', ' → ', titles[1] ?? ''),
    items.length > 0 ? h('ul', {}, ...items) : nothing,
  );
}

function render(keepPlace: boolean): void {
  const { model } = state;
  if (comparing() && shownColumns().length < 2) {
    for (const id of [wanted.a, wanted.b]) if (columnOf(id) < 0) load(id);
  }
  if (wanted.q !== '' && state.heads === undefined) withHeads(() => render(false));
  const answers = answersNow();
  count.textContent = `${answers.total.toLocaleString('en')} directives in ${answers.files} files`;
  compare(answers);
  const few = answers.total <= OPEN_DIRECTIVES;
  if (few && state.heads === undefined) withHeads(() => render(true));
  const isOpen = (place: Place): boolean => state.opened.get(keyOf(place)) ?? (few || place[0] === 'version');
  const places = placesOf(answers, isOpen);
  const shown = shownColumns();
  const counts = counter(model, answers);
  const view: View = {
    columns: shown.flatMap((c) => model.columns[c] ?? []),
    root: '',
    size: places.length,
    row(index): Row {
      const place = places[index] ?? ['version', 0];
      const [kind, which] = place;
      const directive = kind === 'directive';
      return {
        level: ['version', 'group', 'file', 'directive'].indexOf(kind) + 1,
        label: labelOf(place, answers),
        href: directive ? addressOf(which) : '',
        open: !directive && isOpen(place),
        cell: (c, wide) =>
          directive ? markCell(codeOf(model, which, shown[c] ?? 0), wide) : barsCell(counts(place), shown[c] ?? 0, wide),
      };
    },
    toggle(index) {
      const place = places[index] ?? ['version', 0];
      state.opened.set(keyOf(place), !isOpen(place));
      if (place[0] === 'file' && state.heads === undefined) withHeads(() => render(true));
      else render(true);
    },
  };
  table.show(view, keepPlace);
}

function change(): void {
  for (const { update } of chips) update();
  state.opened.clear();
  writeAddress();
  render(false);
}

function setChip(set: SetName, value: string, n: number | undefined, shown = value): HTMLElement {
  const made = chip(
    shown,
    n,
    () => wanted[set].has(value),
    () => {
      if (!wanted[set].delete(value)) wanted[set].add(value);
      change();
    },
  );
  chips.push(made);
  return made.element;
}

/** A choice; `update` shows what the address says. */
function choice(label: string, name: 'only' | 'a' | 'b', options: readonly (readonly [value: string, text: string])[]) {
  const select = h('select', {}, ...options.map(([value, text]) => h('option', { value }, text)));
  const element = h('label', {}, `${label} `, select);
  const update = (): void => {
    select.value = wanted[name];
  };
  update();
  select.addEventListener('change', () => {
    wanted[name] = select.value;
    change();
  });
  return { element, update };
}

/** Code → directives of which some column says so. */
function frequencies(): number[] {
  const { model } = state;
  const times = new Uint32Array(model.patterns);
  for (let i = 0; i < model.size; i++) times[model.pattern[i] ?? 0] = (times[model.pattern[i] ?? 0] ?? 0) + 1;
  const width = model.columns.length;
  const sums = LETTERS.map(() => 0);
  for (const [p, n] of times.entries())
    for (const code of new Set(model.codes.subarray(p * width, (p + 1) * width))) sums[code] = (sums[code] ?? 0) + n;
  return sums;
}

function filters(): HTMLElement {
  const search = searchField('Search files, directives and ids', wanted.q, (text) => {
    wanted.q = text;
    change();
  });
  const clear = h('button', { class: 'plain', type: 'button' }, 'Show all');
  clear.addEventListener('click', () => {
    for (const set of SETS) wanted[set].clear();
    wanted.differs = false;
    wanted.only = wanted.a = wanted.b = wanted.q = search.value = '';
    for (const select of selects) select.update();
    change();
  });
  const said = frequencies();
  const classes = LETTERS.flatMap(({ name, letter }, code) =>
    (said[code] ?? 0) > 0 && letter !== ' ' ? [setChip('class', name, said[code])] : [],
  );
  const differs = chip(
    'differs between columns',
    undefined,
    () => wanted.differs,
    () => {
      wanted.differs = !wanted.differs;
      change();
    },
  );
  chips.push(differs);
  const engines = [...new Set(data.columns.map((c) => c.engine))];
  const columns = [
    ...data.columns.map((c) => [c.id, c.title] as const),
    ...[...runs.keys()].flatMap((id) => {
      const column = historical(id);
      return column === undefined ? [] : [[id, `${column.title} (${column.version})`] as const];
    }),
  ];
  const selects = [
    choice('Only', 'only', [['', '…'], ['*', 'any one engine'], ...engines.map((e) => [e, e] as const)]),
    choice('Compare', 'a', [['', '…'], ...columns]),
    choice('with', 'b', [['', '…'], ...columns]),
  ];
  const [only, a, b] = selects;
  const per = (of: readonly number[]): number => of.reduce((n, f) => n + (data.files[f]?.kinds.length ?? 0), 0);
  const groups = data.groups.flatMap((g, i) => {
    const size = per(filesOf[i] ?? []);
    return size > 0 ? [setChip('group', g.name, size, g.title)] : [];
  });
  const more = h(
    'details',
    { class: 'more' },
    h('summary', {}, 'Comparison, proposals, kinds, engines'),
    h('div', { class: 'choices' }, a?.element ?? '', b?.element ?? ''),
    chipLine('proposal', groups),
    chipLine(
      'kind',
      data.kinds.map((kind) => setChip('kind', kind, undefined)),
    ),
    chipLine(
      'engine',
      engines.map((engine) => setChip('engine', engine, undefined)),
    ),
  );
  more.open = wanted.group.size + wanted.kind.size + wanted.engine.size > 0 || comparing();
  return h(
    'div',
    { class: 'filters' },
    h('div', {}, search, clear, count),
    chipLine('result', [...classes, differs.element]),
    chipLine(
      'axis',
      AXES.map((axis) => setChip('axis', axis, undefined)),
    ),
    h('div', { class: 'choices' }, only?.element ?? '', 'fails'),
    more,
  );
}

readAddress();
const root = document.getElementById('site');
root?.append(filters(), comparison, table.element);
root?.removeAttribute('hidden');
render(false);
addEventListener('hashchange', () => location.reload());
