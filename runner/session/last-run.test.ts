/** What is kept of a run for the next one, and that nothing about the file it is kept in can hurt. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Failure, FileResult } from '../results/results.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { failedNames, failedOf, type LastRun, readLastRun, stillFailing, writeLastRun } from './last-run.ts';

const failure = (line: number): Failure => ({
  ...{ file: 'a', line, column: 2, directive: line === 0 ? 'it' : 'invoke', phase: undefined, class: undefined },
  ...{ expected: '', got: '', source: '', backtrace: [] },
});
const result = (failures: readonly Failure[], more: Partial<FileResult> = {}): FileResult => ({
  ...{ file: 'a', totals: { passed: 1, failed: failures.length, skipped: 0 }, skips: {}, failures, ms: 0 },
  ...more,
});

describe('the last run', () => {
  let dir: string;
  let a: SuiteFile;
  let b: SuiteFile;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'touchstone-last-'));
    const file = (name: string): SuiteFile => {
      writeFileSync(join(dir, name), name);
      return { name, path: join(dir, name), kind: 'script', suites: [], features: 0, weight: 1 };
    };
    [a, b] = [file('a.wast'), file('b.wast')];
  });
  after(() => rmSync(dir, { recursive: true }));
  const kept = (last: LastRun): LastRun => {
    const folder = join(dir, 'state');
    writeLastRun(folder, last);
    return readLastRun(folder) ?? { files: [] };
  };

  it('keeps places of failures; the next run has these and no others', () => {
    const last = kept(
      failedOf(
        [
          { file: a, result: result([failure(3), failure(9)]) },
          { file: b, result: result([]) },
        ],
        [a, b],
        undefined,
      ),
    );
    const places = [
      { line: 3, column: 2 },
      { line: 9, column: 2 },
    ];
    expect(stillFailing(a, last)?.only).deep.equal({ places });
    expect(stillFailing({ ...a, only: { line: 3 } }, last)?.only).deep.equal({ line: 3, places });
    expect(stillFailing(b, last)).equal(undefined);
    expect(failedNames(last)).deep.equal(['a.wast']);
  });

  it('the whole file where places say nothing: unit tests, deaths, faults, another text', () => {
    const whole = (r: FileResult): boolean => {
      const last = kept(failedOf([{ file: a, result: r }], [a], undefined));
      return stillFailing(a, last) === a;
    };
    expect(whole(result([failure(3)]))).equal(false);
    expect(whole(result([failure(0)]))).equal(true);
    expect(whole(result([failure(3)], { totals: { passed: 0, failed: 7, skipped: 0 } }))).equal(true);
    expect(whole(result([], { fault: 'x' }))).equal(true);
    expect(whole(result([], { unusable: 'x' }))).equal(true);
    const last = failedOf([{ file: a, result: result([failure(3)]) }], [a], undefined);
    writeFileSync(a.path, 'another text');
    expect(stillFailing(a, last)).equal(a);
  });

  it('two engines: what fails on either', () => {
    const ran = [3, 5].map((line) => ({ file: a, result: result([failure(line)]) }));
    expect(failedOf(ran, [a], undefined).files.map((f) => f.places?.map((p) => p.line))).deep.equal([[3, 5]]);
    const one = [{ file: a, result: result([]) }, ...ran.slice(0, 1), { file: a, result: result([failure(0)]) }];
    expect(failedOf(one, [a], undefined).files.map((f) => f.places)).deep.equal([undefined]);
  });

  it('what an interrupted run did not reach failed as it did before; what was not selected is forgotten', () => {
    const before = failedOf(
      [a, b].map((file) => ({ file, result: result([failure(7)]) })),
      [a, b],
      undefined,
    );
    expect(failedOf([{ file: a, result: result([]) }], [a, b], before).files.map((f) => f.name)).deep.equal(['b.wast']);
    expect(failedOf([{ file: a, result: result([]) }], [a], before).files).deep.equal([]);
  });

  it('any content of the file is understood or passed over', () => {
    const folder = join(dir, 'corrupt');
    writeLastRun(folder, failedOf([{ file: a, result: result([failure(3)]) }], [a], undefined));
    const path = join(folder, readdirSync(folder)[0] ?? '');
    const good = readFileSync(path, 'utf8');
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat(good.length).map((n) => good.slice(0, n)),
      fc.constantFrom(
        '{"schema":1}',
        '{"schema":1,"files":[null]}',
        '{"schema":1,"files":[{"name":1}]}',
        good.replace('3', '"x"'),
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        writeFileSync(path, text);
        const last = readLastRun(folder);
        if (text !== good) expect(last).equal(undefined);
      }),
    );
    writeFileSync(path, good);
    expect(readLastRun(folder)?.files.length).equal(1);
  });

  it('what others could have written is not believed, and nothing is written through a link', () => {
    const folder = join(dir, 'mine');
    writeLastRun(folder, { files: [] });
    const [name = ''] = readdirSync(folder);
    const state = join(folder, name);
    const victim = join(dir, 'victim');
    renameSync(state, victim);
    const text = readFileSync(victim, 'utf8');
    symlinkSync(victim, state);
    expect(readLastRun(folder)).equal(undefined);
    writeLastRun(folder, { files: [{ name: 'x', path: 'x', digest: '' }] });
    expect([readFileSync(victim, 'utf8'), readLastRun(folder)?.files.length]).deep.equal([text, 1]);
    chmodSync(folder, 0o777);
    expect(readLastRun(folder)).equal(undefined);
  });

  it('a folder that cannot be used keeps nothing, and nobody minds; old states go', () => {
    for (const folder of [undefined, a.path, join(a.path, 'below'), '/proc/nowhere']) {
      writeLastRun(folder, { files: [] });
      expect(readLastRun(folder)).equal(undefined);
    }
    const folder = join(dir, 'many');
    mkdirSync(folder);
    for (let i = 0; i < 130; i++) {
      const path = join(folder, `failed-${String(i).padStart(16, '0')}.json`);
      writeFileSync(path, '');
      utimesSync(path, 1000 + i, 1000 + i);
    }
    writeFileSync(join(folder, 'somebody-elses.json'), '');
    writeLastRun(folder, { files: [] });
    const left = readdirSync(folder);
    expect(left.length).equal(101);
    expect(left)
      .include('somebody-elses.json')
      .and.include('failed-0000000000000129.json')
      .and.not.include('failed-0000000000000030.json');
    expect(readLastRun(folder)).deep.equal({ files: [] });
  });
});
