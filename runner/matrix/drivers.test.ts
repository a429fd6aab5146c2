/** Drivers of `runner/drivers`: each short, and that of JavaScript hosts equal to the adapter of V8, directive by directive. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { WASM3 } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { commandEngine } from '../engines/program/command.ts';
import { runOn } from '../engines/testing/run.ts';
import { v8Engine } from '../engines/v8/v8.ts';
import { ownFiles } from '../suites/suites.ts';
import { endAll, type Remembered } from '../system/processes.ts';
import { DRIVERS } from './columns.ts';

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
    expect(folders).include.members(['js', 'wazero', 'wabt', 'java']);
    expect(folders.filter((name) => lines(join(DRIVERS, name)) >= 300)).deep.equal([]);
  });

  const SCRIPTS = ['calls', 'control', 'floats', 'integers', 'memory', 'rejected', 'results', 'tables', 'hard/numbers/nan'];
  it("that of JavaScript hosts says what V8's adapter says", () => {
    const command = [process.execPath, join(DRIVERS, 'js', 'driver.cjs')];
    const started = (program: Remembered): void => {
      programs.push(program);
    };
    const driver = commandEngine({ label: 'js', command, features: WASM3, timeoutMs: 80_000, started });
    const adapter = v8Engine();
    for (const name of SCRIPTS) {
      const file = ownFiles().find((each) => each.name === `own/${name}.wast`);
      const text = readFileSync(file?.path ?? '', 'utf8');
      const said = (engine: AnyEngine): unknown[] =>
        (runOn(engine, text).directives ?? []).map(({ line, status, kind }) => [line, status, kind]);
      expect(said(driver), name).deep.equal(said(adapter));
    }
  });
});
