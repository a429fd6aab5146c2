/**
 * The scripts of garbage collection and of descriptors with a collection at every allocation and call of the host, the heap
 * verified after each, what objects have left unmapped: compiled afresh and from the cache, with fault handlers and with explicit
 * checks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../../runner/system/paths.ts';
import { MAIN } from '../../../runner/testing/children.ts';

describe('scripts of garbage collection with zeal', function () {
  this.timeout(300_000);
  let cache: string;
  before(() => {
    cache = mkdtempSync(join(tmpdir(), 'touchstone-zeal-'));
  });
  after(() => rmSync(cache, { recursive: true, force: true }));

  for (const how of ['signals', 'explicit'])
    for (const when of ['cold', 'warm'])
      it(`traps ${how}, cache ${when}: all as without it`, () => {
        const flags = [
          '--gc-zeal=1',
          `--traps=${how}`,
          `--bounds=${how === 'signals' ? 'guard' : 'explicit'}`,
          `--cache=${cache}`,
        ];
        const folders = ['gc', 'proposals/custom-descriptors'].map((folder) => join(ROOT, 'spec-tests', 'own', folder));
        const args = [MAIN, 'wast', ...folders, ...flags];
        const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        expect(status, stdout).equal(0);
        expect(stdout).match(/\n5\d\d passed, 0 failed, 0 skipped\n$/);
      });
});
