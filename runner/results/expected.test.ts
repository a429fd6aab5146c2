/**
 * Expected failures: what a list may hold, what it excuses and what depends on that, and what passes though nobody expected it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { notPassed, runOn } from '../engines/testing/run.ts';
import { v8Engine } from '../engines/v8/v8.ts';
import { directiveIds } from '../script/ids.ts';
import { parseScript } from '../script/parser.ts';
import type { EngineKind } from '../suites/engine-spec.ts';
import { readManifest } from '../suites/manifest.ts';
import { fileId, officialFolder } from '../suites/official.ts';
import { ownFiles, readScript, scriptFiles, selectFiles } from '../suites/suites.ts';
import { MAIN } from '../testing/children.ts';
import { UsageError } from '../usage/usage.ts';
import { EXPECTED_FILE, type ExpectedRow, readExpected, rowsFor, rowsOf, unexpectedPasses } from './expected.ts';

const engine = v8Engine();
const row = (more: Partial<ExpectedRow>): ExpectedRow => ({ engine: 'v8', reason: 'because', ...more });

const SCRIPT = `(module (func (export "f") (result i32) (i32.const 1)))
(assert_return (invoke "f") (i32.const 2))
(assert_return (invoke "f") (i32.const 3))
(assert_return (invoke "f") (i32.const 1))
(module $m (func (export "f") (result i32)))
(register "m")
(invoke "f")
(module (import "m" "f" (func (result i32))))
(module instance $n $m)
(assert_return (invoke "f"))`;

/** Ids of the directives of the script that begin on these lines. */
const ids = (...lines: number[]): string[] => {
  const { directives = [] } = runOn(engine, SCRIPT);
  return lines.map((line) => directives.find((d) => d.line === line)?.id ?? 'none');
};
const run = (...expected: ExpectedRow[]) => runOn(engine, SCRIPT, { expected });
const linesOf = (r: ReturnType<typeof run>, status: string): number[] =>
  (r.directives ?? []).filter((d) => d.status === status).map((d) => d.line);
/** What is said about a run whose column has that name. */
const said = (...expected: ExpectedRow[]): string[] => unexpectedPasses([{ engine: 'v8', result: run(...expected) }]);

describe('expected failures', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-expected-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it('without a list, failures are failures', () => {
    expect(linesOf(run(), 'failed')).deep.equal([2, 3, 5, 6, 7, 8, 9, 10]);
  });

  it('by ids', () => {
    const r = run(row({ file: 'x.wast', ids: ids(2) }));
    expect(linesOf(r, 'failed')).deep.equal([3, 5, 6, 7, 8, 9, 10]);
    expect(r.skips).deep.equal({ 'fails as expected: because': 1 });
    expect(notPassed(r)[0]).match(/^2 skipped fails as expected: because i32 1 /);
    expect(said(row({ file: 'x.wast', ids: ids(2, 3) }))).deep.equal([]);
  });

  it('by ids, wherever the directives have gone', () => {
    const rows = { expected: [row({ file: 'x.wast', ids: ids(2, 8) })] };
    const moved = runOn(engine, `;; above\n(module)\n${SCRIPT}`, rows);
    expect((moved.directives ?? []).filter((d) => d.reason === 'fails as expected: because').map((d) => d.line)).include.members([
      4,
    ]);
    const changed = runOn(engine, SCRIPT.replace('i32.const 1)', 'i32.const 7)'), rows);
    expect(changed.skips).deep.equal(run(row({ file: 'x.wast', ids: ids(8) })).skips);
  });

  it('by what came; what depends on it fails for the same reason', () => {
    const r = run(row({ got: 'expected 1 elements on the stack' }));
    expect(linesOf(r, 'failed')).deep.equal([2, 3]);
    expect(r.skips).deep.equal({ 'fails as expected: because': 6 });
  });

  it('by kind, and by engine and version', () => {
    expect(linesOf(run(row({ kind: 'assert_return' })), 'failed')).deep.equal([5, 6, 7, 8, 9]);
    const [major = '', minor = ''] = process.versions.node.split('.');
    for (const [name, mine] of [
      ['v8', true],
      [`v8@${major}`, true],
      [`v8@${major}.${minor}`, true],
      [`v8@${Number(major) * 10}`, false],
      [`v8@${major.slice(0, 1)}`, false],
      ['wabt', false],
    ] as const)
      expect(linesOf(run(row({ engine: name, kind: 'assert_return' })), 'failed').includes(2), name).equal(!mine);
  });

  it('by engine, as far as its kind tells', () => {
    const rows = ['v8', 'v8@20', 'wabt', 'mine'].map((engine) => row({ engine, kind: 'assert_return' }));
    const engines = (kind: EngineKind): string[] =>
      rowsOf(rows, { name: 'x', given: 'x', kind, target: undefined }).map((r) => r.engine);
    expect(engines('v8')).deep.equal(['v8', 'v8@20']);
    expect(engines('native')).deep.equal([]);
    expect(engines('cmd')).deep.equal(['v8', 'v8@20', 'wabt', 'mine']);
  });

  it('by name or pattern of the file', () => {
    const rows = ['a.wast', '*.wast', 'own/*', '*/a.wast', 'a*t'].map((file) => row({ file }));
    const files = (name: string): unknown[] => rowsFor([...rows, row({ got: 'x' })], name).map((r) => r.file);
    expect(files('a.wast')).deep.equal(['a.wast', '*.wast', 'a*t', undefined]);
    expect(files('own/a.wast')).deep.equal(['own/*', '*/a.wast', undefined]);
    expect(files('axwast')).deep.equal(['a*t', undefined]);
  });

  it('an unexpected pass is named; so is an id that no directive has', () => {
    expect(said(row({ file: 'x.wast', ids: ids(2, 4) }))).deep.equal([
      'x.wast:4:1 passes on v8, which was not expected (because): take it out of the list of expected failures',
    ]);
    expect(said(row({ file: 'x.wast', ids: [...ids(2), '0123456789'] }))).deep.equal([
      'x.wast has no directive #0123456789, which stands in the list of expected failures (because)',
    ]);
    // Something still fails, or nothing was asked for that could fail: nobody knows.
    expect(said(row({ kind: 'assert_return' }))).deep.equal([]);
    expect(said(row({ kind: 'assert_trap' }))).deep.equal([]);
    expect(said(row({ got: 'something else' }))).deep.equal([]);
    const good = runOn(engine, '(module)', { expected: [row({ file: 'x.wast' })] });
    expect(unexpectedPasses([{ engine: 'v8', result: good }])[0]).match(/^x\.wast:1:1 passes on v8/);
    const rejected = runOn(engine, '(assert_invalid (module (func (result i32))) "")', { expected: [row({ file: 'x.wast' })] });
    expect(unexpectedPasses([{ engine: 'v8', result: rejected }])).deep.equal([]);
  });

  const wrong: [string, string, RegExp][] = [
    ['no JSON', '[', /not JSON: /],
    ['no list', '{}', /list\.json: not a list/],
    ['no row', '[7]', /list\.json, row 1: not an object$/],
    ['no engine', '[{"reason":"x","file":"a"}]', /row 1: engine is missing$/],
    ['no reason', '[{"engine":"v8","file":"a"}]', /row 1: reason is missing$/],
    ['an empty reason', '[{"engine":"v8","file":"a","reason":""}]', /row 1: reason must be text, not ""$/],
    [
      'an unknown field',
      '[{"engine":"v8","line":1,"reason":"x"}]',
      /row 1: "line" is none of engine, file, ids, kind, got, reason$/,
    ],
    ['a field of objects', '[{"engine":"v8","toString":1,"reason":"x"}]', /row 1: "toString" is none of/],
    [
      'an unknown kind',
      '[{"engine":"v8","kind":"assert","reason":"x"}]',
      /row 1: kind must be a kind of directive, not "assert"$/,
    ],
    [
      'lines, as it was before',
      '[{"engine":"v8","file":"a","lines":[7],"reason":"x"}]',
      /row 1: lines do not survive edits, and are not read: write ids/,
    ],
    ['no id', '[{"engine":"v8","file":"a","ids":["7:1"],"reason":"x"}]', /row 1: ids must be a list of ids, not \["7:1"\]$/],
    ['ids of nothing', '[{"engine":"v8","ids":["0123456789"],"reason":"x"}]', /row 1: ids need the one file/],
    ['ids of several files', '[{"engine":"v8","file":"a*","ids":["0123456789"],"reason":"x"}]', /row 1: ids need the one file/],
    [
      'everything',
      '[{"engine":"v8","file":"a","reason":"x"},{"engine":"v8","reason":"x"}]',
      /row 2: file, ids, kind or got must say/,
    ],
    ['a bad version', '[{"engine":"v8@new","file":"a","reason":"x"}]', /row 1: engine must be the name of an engine/],
  ];
  for (const [what, text, message] of wrong) {
    it(`a list with ${what} is wrong use`, () => {
      const path = join(dir, 'list.json');
      writeFileSync(path, text);
      expect(() => readExpected(path)).throw(UsageError, message);
    });
  }

  it('the committed list names files that there are, and each id once; those of our own scripts are there', () => {
    const names = [...Object.keys(readManifest().files).map((name) => `spec:${name}`), ...ownFiles().map(fileId)];
    const seen = new Set<string>();
    for (const r of readExpected(EXPECTED_FILE)) {
      if (r.file !== undefined)
        expect(
          names.some((n) => rowsFor([r], n).length > 0),
          r.file,
        ).equal(true);
      const file = ownFiles().find((f) => fileId(f) === r.file);
      const there = file === undefined ? undefined : [...directiveIds(parseScript(readScript(file), file.features)).values()];
      for (const id of r.ids ?? []) {
        const key = `${r.engine} ${r.file}#${id}`;
        if (there !== undefined) expect(there, key).include(id);
        expect(seen.has(key), key).equal(false);
        seen.add(key);
      }
    }
  });

  it('exit codes: 0 for what was expected, 5 for a pass that was not, 2 for a list that is none', function () {
    this.timeout(30_000);
    writeFileSync(join(dir, 'x.wast'), SCRIPT.split('\n').slice(0, 4).join('\n'));
    const exit = (list: string): number | null => {
      writeFileSync(join(dir, 'list.json'), list);
      const args = [MAIN, 'wast', 'x.wast', '--engine=v8', '--expected=list.json', '--json=report.json'];
      return spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' }).status;
    };
    const text = (...lines: number[]): string => JSON.stringify([row({ file: 'x.wast', ids: ids(...lines) })]);
    expect(exit(text(2, 3))).equal(0);
    expect(JSON.parse(readFileSync(join(dir, 'report.json'), 'utf8')).totals).deep.equal({ passed: 2, failed: 0, skipped: 2 });
    expect(exit(text(2, 3, 4))).equal(5);
    // Reports remember it.
    expect(spawnSync(process.execPath, [MAIN, 'report', 'report.json'], { cwd: dir }).status).equal(5);
    expect(exit(text(2, 4))).equal(1);
    expect(exit('{')).equal(2);
  });

  it("the committed list excuses official files alone: no script of a user's, whatever its name", function () {
    this.timeout(60_000);
    // What the list excuses V8 for, in any file and in the place of table.wast.
    const table = process.version.startsWith('v20.') ? '(module (memory 1) (memory 1))' : '(module (table 0xffffffff funcref))';
    const names = ['table.wast', 'own/simd.wast', 'spec:table.wast', 'proposals/custom-descriptors/x.wast', 'any.wast'];
    for (const name of names) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), `${'\n'.repeat(8)}${table}`);
    }
    for (const flags of [[], [`--expected=${EXPECTED_FILE}`]]) {
      const args = [MAIN, 'wast', ...names, ...names.map((name) => `./${name}`), '--engine=v8', ...flags];
      const { status, stdout } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
      expect(stdout).match(/0 passed, 10 failed, 0 skipped\n$/);
      expect(status).equal(1);
    }
  });

  it('the committed list knows an official file wherever it lies (needs the official suite)', function () {
    const { files } = officialFolder() === undefined ? { files: [] } : selectFiles([], ['table.wast']);
    const [file] = files;
    if (file === undefined) return this.skip();
    writeFileSync(join(dir, 'copy.wast'), readScript(file));
    writeFileSync(join(dir, 'edited.wast'), Buffer.concat([readScript(file), Buffer.from('\n')]));
    const known = (name: string): string | undefined => scriptFiles([join(dir, name)])[0]?.known;
    expect([known('copy.wast'), known('edited.wast')]).deep.equal(['spec:table.wast', undefined]);
  });
});
