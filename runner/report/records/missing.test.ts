/** What is missing where runs are put together: a table of parts and gaps, and shards of a real run of which one is lost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Shard, shardOf } from '../../suites/shard.ts';
import { CODE_ROOT, EXTENSION } from '../../system/paths.ts';
import { ran, runOf } from '../testing/records.ts';
import { mergeRuns } from './merge.ts';
import type { RunRecord } from './record.ts';

const NAMES = Array.from({ length: 12 }, (_, i) => `${i}.wast`);
const inShard = (index: number, total: number): string[] => NAMES.filter((name) => shardOf(name, total) === index);

/** A part of a run of NAMES: those of its shard, or these. */
function part(
  index: number,
  total: number,
  more: Partial<RunRecord> & { files?: readonly string[]; engine?: string } = {},
): RunRecord {
  const { files = inShard(index, total), engine = 'native', ...rest } = more;
  const shards: readonly Shard[] | undefined = total === 1 ? undefined : [{ index, total }];
  const record = runOf(files.map((name) => ran(name, engine, 'pp')));
  return {
    ...record,
    engines: [engine],
    settings: { [engine]: { messages: 'prefix' } },
    planned: NAMES,
    ...(shards === undefined ? {} : { shards }),
    ...rest,
  };
}
const merge = (...runs: RunRecord[]) => mergeRuns(runs.map((run, i) => ({ from: `${i}`, run })));

describe('missing parts of a run', function () {
  this.timeout(60_000);
  const without = (names: readonly string[], n: number): string[] => names.slice(n);
  const [first = ''] = inShard(2, 4);
  const cases: [string, RunRecord[], string[]][] = [
    ['a whole run', [part(1, 1, { files: NAMES })], []],
    ['all shards', [1, 2, 3, 4].map((i) => part(i, 4)), []],
    ['all shards, one twice, in any order', [3, 1, 4, 2, 3].map((i) => part(i, 4)), []],
    ['shards 1, 2, 4 of 4', [1, 2, 4].map((i) => part(i, 4)), ['missing on native: shard 3/4']],
    ['shard 2 of 4 alone', [part(2, 4)], ['missing on native: shard 1/4, shard 3/4, shard 4/4']],
    ['another engine has it', [...[1, 2].map((i) => part(i, 2)), part(2, 2, { engine: 'v8' })], ['missing on v8: shard 1/2']],
    [
      'shards of two divisions are no run',
      [part(1, 2), part(2, 3), part(3, 3)],
      ['missing on native: shard 2/2', 'missing on native: shard 1/3'],
    ],
    [
      'a part without its end',
      [...[1, 3, 4].map((i) => part(i, 4)), part(2, 4, { files: without(inShard(2, 4), 1), interrupted: true })],
      [`missing on native: 1 file that should have run: ${first}`],
    ],
    [
      'what it lacks another part has',
      [...[1, 2, 3, 4].map((i) => part(i, 4)), part(2, 4, { files: [], interrupted: true })],
      [],
    ],
    ['in a part with its end nothing is asked of a file', [part(1, 1, { files: NAMES.slice(3) })], []],
    [
      'a machine that had not all of the files',
      [
        ...[1, 3, 4].map((i) => part(i, 4)),
        part(2, 4, { files: without(inShard(2, 4), 1), planned: NAMES.filter((n) => n !== first) }),
      ],
      [`missing on native: 1 file that should have run: ${first}`],
    ],
    ['reports of before say nothing', [{ ...runOf([ran('a', 'native', 'p')]) }], []],
  ];
  for (const [what, runs, gaps] of cases) {
    it(what, () => {
      expect(merge(...runs).missing).deep.equal(gaps);
      expect(merge(...runs.toReversed()).missing).have.members(gaps);
    });
  }

  it('merged parts are parts: what is missing is still missing, and can still come', () => {
    const half = merge(part(1, 4), part(3, 4)).run;
    expect(half.shards).deep.equal([
      { index: 1, total: 4 },
      { index: 3, total: 4 },
    ]);
    expect(merge(half, part(2, 4)).missing).deep.equal(['missing on native: shard 4/4']);
    const whole = merge(half, merge(part(4, 4), part(2, 4)).run);
    expect(whole.missing).deep.equal([]);
    expect(whole.run).deep.equal(merge(...[1, 2, 3, 4].map((i) => part(i, 4))).run);
    expect(whole.run.shards).equal(undefined);
    expect(whole.run.planned).deep.equal([...NAMES].sort());
  });

  it('a real run: the report of all shards is that of the whole, and fails where one is lost', () => {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-missing-'));
    try {
      const touchstone = (...args: string[]) =>
        spawnSync(process.execPath, [join(CODE_ROOT, 'runner', `main${EXTENSION}`), ...args], { cwd: dir, encoding: 'utf8' });
      for (const name of NAMES)
        writeFileSync(join(dir, name), '(module)\n(assert_invalid (module (func (result i32))) "type mismatch")\n');
      const text = (name: string): string => readFileSync(join(dir, name), 'utf8');
      for (const shard of [1, 2, 3]) {
        const r = touchstone('wast', ...NAMES, `--shard=${shard}/3`, `--ndjson=${shard}.ndjson`, `--json=${shard}.json`);
        expect(r.status, r.stdout + r.stderr).equal(0);
      }
      touchstone('wast', ...NAMES, '--json=whole.json');
      for (const kind of ['json', 'ndjson']) {
        const all = [1, 2, 3].map((shard) => `${shard}.${kind}`);
        const good = touchstone('report', ...all, '--json=merged.json');
        expect([good.status, good.stderr]).deep.equal([0, '']);
        // Merged runs are ordered by name, as these were.
        expect(JSON.parse(text('merged.json')).files).have.deep.members(JSON.parse(text('whole.json')).files);
        const lost = touchstone('report', ...all.slice(1));
        expect(lost.stdout).match(/^MISSING on native: shard 1\/3\n/m);
        expect(lost.status).equal(130);
      }
      // A file's line that was lost in a record with its end.
      const lines = text('2.ndjson').split('\n');
      writeFileSync(join(dir, 'torn.ndjson'), lines.filter((_, i) => i !== 1).join('\n'));
      const torn = touchstone('report', '1.ndjson', 'torn.ndjson', '3.ndjson');
      expect(torn.stderr).match(/torn\.ndjson:\d+: its files make .* passed.*, and it says .*: it is not as it was written/);
      expect(torn.status).equal(2);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
