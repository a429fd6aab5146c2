/**
 * A sample of our own scripts on Windows, where somebody has named a Node for it; `npm run test:windows` runs any suite there.
 * Continuous integration has no Wine: it would install for longer than all of this takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildWalker, WALKER_VARIABLE } from '../../native/testing/walker.ts';
import { NODE_VARIABLE, runOnWindows, wineHere } from '../../native/wine.ts';
import { COMMAND } from './windows.ts';

/** Calls, traps by faults and by stubs, libcalls, host functions, exceptions; digests of artifacts, which Linux wrote. */
const SCRIPTS = ['calls', 'memory', 'exceptions', 'tail-calls'].map((name) => `own/${name}.wast`);
const SAMPLE = [...SCRIPTS, 'golden/digests/legacy.json'];

if (process.env[NODE_VARIABLE] !== undefined) describe('Windows', windows);

function windows(this: Mocha.Suite): void {
  this.timeout(600_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstone-windows-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('passes scripts of our own and compiles to the same bytes (needs wine)', function () {
    const wine = wineHere();
    if (typeof wine === 'string') return this.skip();
    const args = [COMMAND, 'test', ...SAMPLE, '--jobs=1', '--timeout=600', `--cache=${folder}`];
    const { status, stdout } = runOnWindows(wine, args);
    expect(stdout).match(/\n\d{2,3} passed, 0 failed, 0 skipped\n$/);
    expect(status).equal(0);
  });

  it('unwinds its frames by RtlVirtualUnwind (needs wine)', function () {
    const wine = wineHere();
    if (typeof wine === 'string') return this.skip();
    const walker = buildWalker(wine.platform, folder);
    const args = [COMMAND, 'test', 'native/walk.test.ts', '--jobs=1', '--timeout=600'];
    const { stdout } = runOnWindows(wine, args, { [WALKER_VARIABLE]: walker });
    expect(stdout).match(/\n5 passed, 0 failed, 0 skipped\n$/);
  });
}
