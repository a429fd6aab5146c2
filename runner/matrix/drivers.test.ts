/**
 * Drivers of `runner/drivers`: each short; that of JavaScript hosts, in a process and in a page, equal to the adapter of V8,
 * directive by directive; those of engines that are installed (`touchstone matrix install`) without a fault of their own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { WASM3 } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { commandEngine } from '../engines/program/command.ts';
import { runOn } from '../engines/testing/run.ts';
import { v8Engine } from '../engines/v8/v8.ts';
import { ownFiles } from '../suites/suites.ts';
import { ROOT } from '../system/paths.ts';
import { endAll, type Remembered } from '../system/processes.ts';
import { FLAGS, findChromium } from '../web/testing/browser.ts';
import { DRIVERS, readColumns } from './columns.ts';
import { install, isInstalled } from './install.ts';
import { measure } from './measure.ts';
import { suiteIndex } from './suite.ts';

describe('drivers', function () {
  this.timeout(120_000);
  const programs: Remembered[] = [];
  after(() => endAll(programs));

  it('are shorter than 300 lines each', () => {
    const folders = readdirSync(DRIVERS).filter((name) => statSync(join(DRIVERS, name)).isDirectory());
    const lines = (path: string): number =>
      statSync(path).isDirectory()
        ? Math.max(...readdirSync(path).map((name) => lines(join(path, name))))
        : readFileSync(path, 'utf8').split('\n').length - 1;
    expect(folders).include.members(['js', 'wazero', 'wabt', 'java', 'python', 'tinywasm']);
    expect(folders.filter((name) => lines(join(DRIVERS, name)) >= 300)).deep.equal([]);
  });

  const names = ['calls', 'control', 'floats', 'integers', 'memory', 'rejected', 'results', 'tables', 'hard/numbers/nan'];
  const scripts = ownFiles().filter(({ name }) => names.some((each) => name === `own/${each}.wast`));
  const browser = findChromium();
  for (const [where, some, command] of [
    ['in a process', scripts, [join(DRIVERS, 'js', 'driver.cjs')]],
    // Chromium's V8 is another than Node's: it accepts more in code that nothing reaches.
    [
      'in a page (needs chromium)',
      scripts.filter(({ name }) => name !== 'own/rejected.wast'),
      [join(DRIVERS, 'js', 'browser.mjs'), 'v8', '0', browser ?? '', ...FLAGS],
    ],
  ] as const)
    it(`that of JavaScript hosts says what V8's adapter says: ${where}`, function () {
      if (command.includes('')) this.skip();
      const started = (program: Remembered): void => {
        programs.push(program);
      };
      const options = { label: 'js', features: WASM3, timeoutMs: 240_000, started };
      const driver = commandEngine({ ...options, command: [process.execPath, ...command] });
      const adapter = v8Engine();
      for (const { name, path } of some) {
        const text = readFileSync(path, 'utf8');
        const said = (engine: AnyEngine): unknown[] =>
          (runOn(engine, text).directives ?? []).map(({ line, status, kind }) => [line, status, kind]);
        expect(said(driver), name).deep.equal(said(adapter));
      }
    });

  it('that of Python brings values and failures over, and says what is its own fault', () => {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-python-'));
    const engine = `from driver import Failure
class Driver:
  def reset(self): pass
  def compile(self, module, bytes):
    if bytes: raise Failure("rejected", "no", "limit")
  def invoke(self, instance, name, args): return args if name else [(args[0][0], -1)]
`;
    const invoke = (name: string, ...args: string[]): object => ({ op: 'invoke', instance: 1, name, args, results: [] });
    const requests = [
      { op: 'hello' },
      { op: 'reset' },
      ...['', 'AA=='].map((bytes) => ({ op: 'compile', module: 1, bytes })),
      invoke('f', 'i32:ffffffff', 'i64:8000000000000000', 'extern:7', 'null:extern'),
      ...['i32:00000000', 'i64:0000000000000000'].map((arg) => invoke('', arg)),
      { op: 'instantiate', module: 1, instance: 1, imports: [] },
    ];
    writeFileSync(join(dir, 'fake_engine.py'), engine);
    const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
    const command = ['-B', join(DRIVERS, 'python', 'driver.py'), 'fake', '1.0', dir];
    const { stdout } = spawnSync('python3', command, { input, encoding: 'utf8' });
    rmSync(dir, { recursive: true });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).deep.equal([
      { protocol: 2, name: 'fake', version: '1.0', level: 'directive', validates: false },
      ...[{}, {}],
      { error: { class: 'rejected', message: 'no', kind: 'limit' } },
      { values: ['i32:ffffffff', 'i64:8000000000000000', 'extern:7', 'null:extern'] },
      ...[{ values: ['i32:ffffffff'] }, { values: ['i64:ffffffffffffffff'] }],
      { error: { class: 'fault', message: "AttributeError: 'Driver' object has no attribute 'instantiate'" } },
    ]);
  });

  const engines = process.env['TOUCHSTONE_ENGINES'] ?? join(ROOT, '.matrix', 'engines');
  for (const row of readColumns().filter((each) => each.driver !== undefined && isInstalled(each, engines)))
    it(`that of ${row.column} has no fault of its own`, async () => {
      const packages = install(row, engines, () => {});
      const files = scripts.map(({ name }) => name);
      const { counts } = await measure(row, packages, { suite: suiteIndex(scripts), jobs: 1, recheck: 'never', files });
      expect(counts.p).above(0);
      expect([counts.d, counts.c, counts.t]).deep.equal([undefined, undefined, undefined]);
    });
});
