/** A sample of what `npm run test:modes` runs: our own scripts in every mode, and each official file in one of them. */
import { expect } from 'chai';
import { fallbackCpu } from '../engine/index.ts';
import { officialFolder } from '../runner/suites/official.ts';
import { shardOf } from '../runner/suites/shard.ts';
import { selectFiles } from '../runner/suites/suites.ts';
import { CODE_ROOT } from '../runner/system/paths.ts';
import { MODES, runMode, SUITES } from './modes.ts';

describe('modes', function () {
  this.timeout(120_000);

  it('are all there are', () => {
    expect(new Set(MODES.map((m) => m.name)).size).equal(14);
    // Each says what differs: no two have the same command line.
    expect(new Set(MODES.map((m) => JSON.stringify([m.flags, m.env]))).size).equal(14);
  });

  MODES.forEach((mode, i) => {
    it(`scripts pass with ${mode.name}`, function () {
      if (mode.flags.includes('--cpu=x86-64-v3') && fallbackCpu() !== undefined) return this.skip();
      const official =
        officialFolder() === undefined ? [] : selectFiles(SUITES, []).files.filter((f) => !f.suites.includes('own'));
      const files = official.map((f) => f.name).filter((name) => shardOf(name, MODES.length) === i + 1);
      const { exit, totals, output } = runMode(mode, ['--suite=own', '--shard=off', ...files], CODE_ROOT);
      expect(exit, output).equal(0);
      expect(totals, output).match(/^\d{3,} passed, 0 failed, \d+ skipped$/);
    });
  });
});
