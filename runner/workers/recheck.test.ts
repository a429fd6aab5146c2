/** What fails runs again in a fresh process, or not, as `--recheck` says; a program has the address space that it is given. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../system/paths.ts';
import { start } from '../testing/children.ts';

describe('a file in which something fails', function () {
  this.timeout(120_000);
  let dir: string;
  before(function () {
    if (process.platform !== 'linux') this.skip();
    dir = mkdtempSync(join(tmpdir(), 'touchstone-recheck-'));
    writeFileSync(join(dir, 'wrong.wast'), '(module (func (export "f")))\n(assert_return (invoke "f") (i32.const 1))\n');
    const example = join(ROOT, 'docs', 'engine-example.mjs');
    const program = `#!/bin/sh\nulimit -v >> "$0.log"\nexec "${process.execPath}" "${example}"\n`;
    writeFileSync(join(dir, 'program'), program);
    chmodSync(join(dir, 'program'), 0o755);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  /** The address spaces of the processes that were started for a run of the file. */
  const spaces = async (...flags: readonly string[]): Promise<readonly string[]> => {
    writeFileSync(join(dir, 'program.log'), '');
    const { ended } = start(dir, ['wast', 'wrong.wast', `--engine=cmd:${join(dir, 'program')}`, '--jobs=1', ...flags]);
    const { code, out } = await ended;
    expect([code, /(\d+ passed, .*)\n$/.exec(out)?.[1]], out).deep.equal([1, '1 passed, 1 failed, 0 skipped']);
    return readFileSync(join(dir, 'program.log'), 'utf8').trim().split('\n');
  };

  it('runs again in a fresh process', async () => {
    expect((await spaces()).length).equal(2);
  });
  it('does not with --recheck=never; the program has as much address space as --engine-memory says', async () => {
    expect(await spaces('--recheck=never', '--engine-memory=8000000')).deep.equal([String(8_000_000 * 1024)]);
  });
});
