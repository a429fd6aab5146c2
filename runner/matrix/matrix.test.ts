/** Columns, letters, run files, known failures, differences, and what is published of them. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RunRecord } from '../report/records/record.ts';
import { type DirectiveRecord, FAILURE_KINDS } from '../results/results.ts';
import { engineSpec, splitCommand } from '../suites/engine-spec.ts';
import { readManifest } from '../suites/manifest.ts';
import { ownFiles } from '../suites/suites.ts';
import { UsageError } from '../usage/usage.ts';
import { columnsNamed, DRIVERS, driverName, filled, readColumns } from './columns.ts';
import { diffRuns } from './diff.ts';
import type { Identity, Index, Known, Run, Statuses } from './format/data.ts';
import { install, isInstalled } from './install.ts';
import { explain, idMatches, readKnown } from './known.ts';
import { CAUSES, countsOf, LETTERS, lettersOf } from './letters.ts';
import { runOf } from './measure.ts';
import { publish } from './publish.ts';
import { latestRun, readRunFile, readRuns, runPath, writeRun } from './runs.ts';
import { GROUPS, suiteIndex, textsOf } from './suite.ts';
import { tables } from './tables.ts';

const IDENTITY: Identity = {
  ...{ engine: 'v8', version: '14.6.1', mode: 'default', flags: [], driver: 'js@12345678', touchstone: '0.1.0', suite: 'x' },
  ...{ os: 'linux', arch: 'any', started: '2026-11-30T14:00:00.000Z', seconds: 1 },
};
/** Two small scripts of ours. */
const FILES = ownFiles().filter(({ name }) => /own\/(calls|control)\.wast$/.test(name));
const SUITE = suiteIndex(FILES);
const [FIRST, SECOND] = SUITE.files.map(({ file }) => file) as [string, string];

const directive = (status: DirectiveRecord['status'], kind?: DirectiveRecord['kind']): DirectiveRecord => ({
  ...{ line: 1, column: 1, directive: 'module', status, text: '', got: `got ${kind}` },
  ...(kind === undefined ? {} : { kind }),
});

/** A run whose letters are those of a function, file by file. */
function made(letterOf: (file: string, index: number) => string, column = 'v8-node26', identity: Partial<Identity> = {}): Run {
  const statuses = Object.fromEntries(SUITE.files.map(({ file, ids }) => [file, ids.map((_, i) => letterOf(file, i)).join('')]));
  const details = Object.fromEntries(
    Object.entries(statuses).map(([file, letters]) => [
      file,
      [...letters].flatMap((l, i): [number, number, number][] => (CAUSES.has(l) ? [[i, -1, 0]] : [])),
    ]),
  );
  const counts = countsOf(Object.values(statuses));
  return { schema: 1, column, identity: { ...IDENTITY, ...identity }, counts, statuses, texts: ['what came'], details };
}

describe('the matrix', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-matrix-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('each column names an engine that the command understands, and drivers that are there', () => {
    const rows = readColumns();
    expect(rows.length).at.least(20);
    expect(new Set(rows.map(({ engine }) => engine)).size).at.least(6);
    for (const row of rows) {
      const packages = row.install.map((_, i) => `/packages/${i}`);
      const run = filled(row.run, packages);
      expect(run, row.column).not.match(/\{/);
      const { kind, target } = engineSpec(`${row.column}=${run}`);
      for (const word of kind === 'cmd' ? splitCommand(target ?? '') : [])
        if (word.startsWith(DRIVERS)) expect(existsSync(word), word).equal(true);
      expect(driverName(row)).match(/^[a-z0-9-]+@[0-9a-f]{8}$/);
      expect(isInstalled({ ...row, install: ['npm:no-such@0'] }, dir)).equal(false);
    }
    expect(columnsNamed(['v8-node26']).map(({ column }) => column)).deep.equal(['v8-node26']);
    expect(columnsNamed(['wasmtime']).length).equal(3);
    expect(() => columnsNamed(['v9'])).throw(UsageError, 'no column v9');
  });

  it('what is wrong with a package is said', () => {
    const row = { ...readColumns()[0], install: ['pip:x@1'] } as ReturnType<typeof readColumns>[number];
    expect(() => install(row, dir, () => {})).throw(UsageError, 'pip:x@1: MANAGER:NAME@VERSION is wanted');
  });

  it('each kind of failure has a letter of its own', () => {
    const kinds = [undefined, ...FAILURE_KINDS].map((kind) => directive('failed', kind));
    const all = [directive('passed'), directive('passed', 'unsupported'), directive('skipped'), ...kinds];
    const result = { file: '', totals: { passed: 0, failed: 0, skipped: 0 }, skips: {}, failures: [], directives: all, ms: 0 };
    const { letters, details } = lettersOf(result, all.length + 1);
    expect([...letters.slice(0, -1)].sort()).deep.equal([...LETTERS].sort());
    expect(letters.at(-1)).equal('d');
    expect(details.map(({ index }) => letters[index])).deep.equal([...letters].slice(0, -1).filter((l) => CAUSES.has(l)));
  });

  it('a record becomes a run file, and is read again', () => {
    const statuses = SUITE.files.map(({ ids }) => ids.map(() => directive('failed', 'limit')));
    const record: RunRecord = {
      ...{ engines: ['a'], settings: {}, suites: [], interrupted: false },
      ran: SUITE.files.map(({ file }, i) => ({
        file: { name: file, id: file, kind: 'script', suites: [] },
        engine: 'a',
        result: {
          ...{ file, totals: { passed: 0, failed: 0, skipped: 0 }, skips: {}, failures: [], ms: 0 },
          directives: statuses[i] ?? [],
        },
      })),
    };
    const run = runOf(record, 'v8-x', IDENTITY, SUITE);
    expect(run.counts).deep.equal({ l: SUITE.files.reduce((sum, { ids }) => sum + ids.length, 0) });
    expect(run.texts).deep.equal(['got limit']);
    const path = writeRun(run, join(dir, 'runs'));
    expect(path.endsWith('v8-x/14.6.1/2026-11-30T14-00-00Z.json')).equal(true);
    expect(readRunFile(path)).deep.equal(run);
    expect(latestRun(readRuns(join(dir, 'runs')), 'v8-x')).deep.equal({ path: runPath(run), run });
  });

  const wrong: readonly (readonly [what: string, change: object, why: RegExp])[] = [
    ['another schema', { schema: 2 }, /no run of schema 1/],
    ['a name that leads elsewhere', { column: '../x' }, /no name/],
    ['no identity', { identity: { engine: 'v8' } }, /`identity` has not all of/],
    ['unknown letters', { statuses: { [FIRST]: 'pq' } }, /no letters/],
    ['other counts', { counts: { p: 1 } }, /not those of `statuses`/],
    ['a version that leads elsewhere', { identity: { ...IDENTITY, version: '..' } }, /`identity`/],
    ['a start that leads elsewhere', { identity: { ...IDENTITY, started: '../../../../x' } }, /`identity`/],
    ['an engine of markup', { identity: { ...IDENTITY, engine: '<img src=x>' } }, /`identity`/],
    ['a mode of a novel', { identity: { ...IDENTITY, mode: 'x'.repeat(301) } }, /`identity`/],
    ['claims that are none', { claims: [7] }, /`claims`/],
    ['an answer of a novel', { texts: ['x'.repeat(2001)] }, /`texts`/],
    ['a directive before the first', { details: { [FIRST]: [[-1, -1, 0]] } }, /not \[directive/],
    ['expectations of no text', { details: { [FIRST]: [[0, 1, 0]] } }, /not \[directive/],
    ['details of no text', { details: { [FIRST]: [[0, -1, 7]] } }, /not \[directive/],
  ];
  for (const [what, change, why] of wrong) {
    it(`a run file with ${what} is wrong use`, () => {
      const path = join(dir, 'wrong.json');
      writeFileSync(path, JSON.stringify({ ...made(() => 'p'), ...change }));
      expect(() => readRunFile(path)).throw(UsageError, why);
    });
  }

  it('a run file that is too large, or lies elsewhere than it says, is wrong use; a link is none', () => {
    const folder = join(dir, 'strangers');
    const path = writeRun(
      made(() => 'p'),
      folder,
    );
    symlinkSync('/dev/zero', join(folder, 'link.json'));
    expect(readRuns(folder).map((stored) => join(folder, stored.path))).deep.equal([path]);
    renameSync(path, join(folder, 'other.json'));
    expect(() => readRuns(folder)).throw(UsageError, /^other.json: its place is v8-node26/);
    truncateSync(join(folder, 'other.json'), 33 << 20);
    expect(() => readRuns(folder)).throw(UsageError, /bytes/);
  });

  it('patterns of ids mean files, directives, and anything but #', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['spec:a.wast', 'spec:a.wast#12', true],
      ['spec:a.wast', 'spec:ab.wast#12', false],
      ['spec:simd_*', 'spec:simd_a/b.wast#12', true],
      ['spec:*.wast#12', 'spec:a.wast#12', true],
      ['spec:*#12', 'spec:a.wast#123', false],
    ];
    for (const [pattern, id, matches] of cases) expect(idMatches(pattern, id), pattern).equal(matches);
  });

  it('known failures explain what fails, by engine and version, and what passes all the same is a notice', () => {
    const run = made((file, i) => (file === FIRST && i === 1 ? 'l' : file === SECOND && i === 2 ? 'f' : i === 3 ? 'u' : 'p'));
    const [first, second] = SUITE.files.map(({ file, ids }, n) => `${file}#${ids[n + 1]}`) as [string, string];
    const row = { engine: 'v8', class: 'limit', note: 'why' } as const;
    const rows: Known['rows'] = [
      { ...row, ids: [first], got: 'what' },
      { ...row, ids: [second], engine: 'other' },
      { ...row, ids: [second], until: '14.6.1' },
      { ...row, ids: [second], since: '14.10' },
      { ...row, ids: [second], got: 'something else' },
      { ...row, ids: [`${SECOND}#${SUITE.files[1]?.ids[0]}`, 'x'], since: '14.5', until: '14.7' },
    ];
    const said = explain(run, SUITE, { schema: 1, rows });
    expect(said.unexplained).deep.equal([second]);
    expect(said.notices).deep.equal([
      `v8-node26 14.6.1 has none of ${second}, of which it is known: why`,
      `v8-node26 14.6.1 has none of ${rows[5]?.ids[0]} and 1 more, of which it is known: why`,
    ]);
    expect(explain(run, SUITE, { schema: 1, rows: [{ ...row, ids: ['own:*'] }] })).deep.include({ unexplained: [], notices: [] });
    expect([...said.explained.values()]).deep.equal([[first]]);
  });

  it('the list of known failures is one, and speaks of engines that there are', () => {
    const engines = new Set(readColumns().map(({ engine }) => engine));
    expect(readKnown().rows.filter(({ engine }) => !engines.has(engine))).deep.equal([]);
  });

  it('two runs differ where a letter does', () => {
    const [a, b] = [made(() => 'p'), made((file, i) => (file === FIRST && i === 4 ? 'f' : 'p'))];
    expect(diffRuns(a, a, SUITE)).deep.include({ pairs: [], files: [] });
    const id = `${FIRST}#${SUITE.files[0]?.ids[4]}`;
    expect(diffRuns(a, b, SUITE)).deep.include({ pairs: [{ from: 'passed', to: 'wrong answer', ids: [id] }], files: [] });
    const other = { ...b, statuses: { [FIRST]: 'p' } };
    expect(diffRuns(a, other, SUITE).files).deep.equal([FIRST, SECOND]);
  });

  it('every suite of official files has a group', () => {
    const groups = new Set(GROUPS.map(({ name }) => name));
    const run = Object.values(readManifest().files).filter(
      ({ suites }) => suites.includes('core') || suites.includes('proposals'),
    );
    const without = run.filter(({ suites }) => !suites.some((suite) => groups.has(suite)));
    expect(without).deep.equal([]);
  });

  it('texts and modules of directives', () => {
    const { texts, modules } = textsOf(FILES[0] as (typeof FILES)[number]);
    expect(texts.length).equal(SUITE.files[0]?.ids.length);
    expect(texts[0]).match(/^\(module/);
    expect(modules[0]).equal(0);
    expect(modules[1]).equal(0);
  });

  it('stands in tables: what became of directives, and what the suite `hard` alone finds', () => {
    const files = ownFiles().filter(({ name }) => /own\/(calls|hard\/calls\/many)\.wast$/.test(name));
    const suite = suiteIndex(files);
    const statuses = Object.fromEntries(suite.files.map(({ file, ids }) => [file, `f${'p'.repeat(ids.length - 1)}`]));
    const details = Object.fromEntries(suite.files.map(({ file }) => [file, [[0, -1, 0] as const]]));
    const counts = countsOf(Object.values(statuses));
    const run: Run = {
      ...made(() => 'p'),
      identity: { ...IDENTITY, suite: suite.suite },
      counts,
      statuses,
      details,
      texts: ['x'],
    };
    const fault = { engine: 'v8', class: 'bug', note: 'a | b' } as const;
    const [official = '', hard = ''] = suite.files.map(({ file }) => file).sort((a, b) => (a < b ? -1 : 1));
    const rows = [
      { ...fault, ids: [hard] },
      { ...fault, ids: [official], note: 'no' },
      { ...fault, ids: [hard, official], note: 'no' },
    ];
    expect(tables([{ path: '', run }], suite, { schema: 1, rows })).deep.equal([
      '| column | version | passed | proves nothing | wrong answer | limit | unsupported | not reached | skipped | seconds |  |',
      '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|',
      `| \`v8-node26\` | 14.6.1 | ${counts.p} | 0 | 2 | 0 | 0 | 0 | 0 | 1 |  |`,
      '',
      '| engine | columns | directives | what is wrong |',
      '|---|---|--:|---|',
      '| v8 | `v8-node26` | 1 | a \\| b |',
    ]);
  });

  it('is published: an index, letters, texts with details, the runs', () => {
    const a = made(() => 'p', 'v8-node26', { suite: SUITE.suite });
    const b = made((_, i) => (i === 2 ? 'f' : 'p'), 'sent-by-others', { suite: SUITE.suite, engine: 'sent' });
    const old = made(() => 's', 'v8-node26', { started: '2025-01-01T00:00:00.000Z', suite: 'older' });
    const stored = [a, b, old].map((run) => ({ path: '', run }));
    const said = publish(stored, dir, FILES);
    const read = <T>(path: string): T => JSON.parse(readFileSync(join(dir, 'data', path), 'utf8')) as T;
    const { columns } = read<Index>('index.json');
    expect(columns.map(({ column }) => column)).deep.equal(['v8-node26', 'sent-by-others']);
    expect(columns[0]?.runs).deep.equal([`runs/${runPath(a)}`, `runs/${runPath(old)}`]);
    expect(columns[0]?.scores['own']?.execution?.p).above(10);
    for (const path of columns.flatMap(({ runs }) => runs)) expect(read<Run>(path).schema).equal(1);
    const { files } = read<Statuses>(`statuses/${SUITE.suite}.json`);
    expect(files[FIRST]).deep.equal([a.statuses[FIRST], b.statuses[FIRST]]);
    const shown = read<{ details: object }>(`files/${SUITE.suite}/0.json`);
    expect(shown.details).deep.equal({ 'sent-by-others': [[2, '', 'what came']] });
    expect(Object.keys(said.unexplained)).deep.equal(['sent-by-others']);
  });
});
