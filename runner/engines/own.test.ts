/** Every engine that is always there against the scripts of our own: what differs is expected, row by row. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Disagreement } from '../report/records/disagreements.ts';
import { readReport } from '../report/records/read.ts';
import { ownFiles } from '../suites/suites.ts';
import { MAIN } from '../testing/children.ts';

describe('engines side by side', function () {
  this.timeout(120_000);

  it('scripts of our own: all as expected, and every disagreement has its reason', function () {
    // The list of expected failures knows these.
    if (!['20', '26'].includes(process.versions.node.split('.')[0] ?? '')) return this.skip();
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-own-'));
    try {
      const report = join(dir, 'report.json');
      const engines = ['native', 'v8', 'wabt'];
      const args = [MAIN, 'test', '--suite=own', ...engines.map((e) => `--engine=${e}`), `--json=${report}`];
      const r = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect([r.status, r.stderr], r.stdout).deep.equal([0, '']);
      const { files, disagreements } = JSON.parse(readFileSync(report, 'utf8')) as {
        readonly files: readonly { readonly engine: string; readonly totals: { readonly passed: number } }[];
        readonly disagreements: readonly Disagreement[];
      };
      // Several engines fit the published schema, too.
      expect(readReport(report).map((run) => run.engines)).deep.equal([engines]);
      expect(files.length).equal(ownFiles().filter(({ suites }) => suites.includes('own')).length * engines.length);
      for (const engine of engines) {
        const passed = files.filter((f) => f.engine === engine).reduce((sum, f) => sum + f.totals.passed, 0);
        expect(passed, engine).above(engine === 'wabt' ? 50 : 300);
      }
      expect(disagreements.length).above(0);
      for (const { verdicts, unexpected, file, line } of disagreements) {
        expect(unexpected, `${file}:${line}`).equal(false);
        expect(
          Object.values(verdicts).some((v) => v.startsWith('fails as expected: ')),
          `${file}:${line}`,
        ).equal(true);
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
