/** Repetitions and early ends, with a pool that gives what the test wants. */
import { expect } from 'chai';
import { Terminal } from '../report/text/terminal.ts';
import type { DirectiveRecord, Failure, FileResult } from '../results/results.ts';
import { NATIVE } from '../suites/engine-spec.ts';
import type { SuiteFile } from '../suites/suites.ts';
import type { Outcome, Task } from '../workers/pool.ts';
import type { RunOptions } from '../workers/protocol.ts';
import { execute, type TaskRunner } from './execute.ts';
import { difference } from './repeat.ts';

const failure = (line: number, got: string, directive = 'invoke', expected = ''): Failure => ({
  ...{ file: 'a.wast', line, column: 1, directive, phase: undefined, class: undefined },
  ...{ expected, got, source: '', backtrace: [] },
});
const record = (line: number, status: DirectiveRecord['status'], reason?: string): DirectiveRecord => ({
  ...{ line, column: 1, directive: 'invoke', status, text: '' },
  ...(reason === undefined ? {} : { reason }),
});
const result = (directives: readonly DirectiveRecord[], failures: readonly Failure[] = []): FileResult => {
  const of = (status: string): number => directives.filter((d) => d.status === status).length;
  const totals = { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
  return { file: 'a.wast', totals, skips: {}, failures, directives, ms: 1 };
};
const good = result([record(1, 'passed'), record(2, 'passed')]);
const bad = result([record(1, 'passed'), record(2, 'failed')], [failure(2, 'i32 7')]);

describe('two results of a file', () => {
  const unit = (failures: Failure[]): FileResult => ({
    ...{ file: 'u.test.ts', totals: { passed: 1, failed: failures.length, skipped: 0 }, skips: {}, failures, ms: 1 },
  });
  const cases: readonly (readonly [FileResult, FileResult, string | undefined])[] = [
    [good, { ...good, ms: 99 }, undefined],
    [bad, bad, undefined],
    [good, bad, 'a.wast:2:1 invoke passed, then failed'],
    [
      bad,
      result([record(1, 'passed'), record(2, 'failed')], [failure(2, 'i32 8')]),
      'a.wast:2:1 invoke failed with i32 7, then failed with i32 8',
    ],
    [good, result([record(1, 'passed')]), 'a.wast:2:1 invoke passed, then not run'],
    [good, result([record(1, 'passed'), record(2, 'skipped', 'needs gc')]), 'a.wast:2:1 invoke passed, then skipped (needs gc)'],
    [unit([failure(0, 'at 0x1', 'it', 't')]), unit([failure(0, 'at 0x2', 'it', 't')]), undefined],
    [unit([failure(0, '', 'it', 't')]), unit([]), 'u.test.ts:0:1 it t failed, then passed'],
    [
      good,
      { ...good, totals: { passed: 3, failed: 0, skipped: 0 } },
      'a.wast 2 passed, 0 failed, 0 skipped, then 3 passed, 0 failed, 0 skipped',
    ],
    [good, { ...good, fault: 'the process died' }, 'the process died'],
  ];
  for (const [a, b, wanted] of cases) it(wanted ?? 'the same', () => expect(difference(a, b)).equal(wanted));
});

describe('executing', () => {
  const tasks: readonly Task[] = ['a', 'b', 'c'].map((name): Task => {
    const file: SuiteFile = { name, path: name, kind: 'script', suites: [], features: 0, weight: 1 };
    return { file, engine: NATIVE };
  });
  /** `results[round][task]`; a pool that runs one after the other. */
  const poolOf = (results: readonly (readonly FileResult[])[]): TaskRunner & { renewed: number; ran: number } => {
    let stopped = false;
    return {
      interrupted: false,
      renewed: 0,
      ran: 0,
      renew() {
        this.renewed++;
      },
      stop() {
        stopped = true;
      },
      async run(all, _, each) {
        for (const [i, task] of all.entries()) {
          if (stopped) return;
          this.ran++;
          each(task, { result: results[this.renewed]?.[i], printed: [`${task.file.name} says`] } as Outcome);
        }
      },
    };
  };
  const run = async (results: readonly (readonly FileResult[])[], bail: number | undefined) => {
    const pool = poolOf(results);
    const printed: string[] = [];
    const term = new Terminal({ write: () => true }, {});
    const end = { bail, repeat: results.length };
    const { outcomes, bailed } = await execute(
      tasks,
      {} as RunOptions,
      end,
      pool,
      term,
      (_, { printed: lines }) => void printed.push(...lines),
    );
    return { pool, printed, bailed, results: tasks.map((t) => outcomes.get(t)?.result) };
  };

  it('repetitions run in new processes and count once', async () => {
    const r = await run(
      [
        [good, bad, good],
        [good, bad, good],
        [good, bad, good],
      ],
      undefined,
    );
    expect([r.pool.ran, r.pool.renewed, r.bailed]).deep.equal([9, 2, false]);
    expect(r.results).deep.equal([good, bad, good]);
    expect(r.printed).deep.equal(['a says', 'b says', 'c says']);
  });

  it('a result that differs is a fault of its file, and stays one', async () => {
    const r = await run(
      [
        [good, good, good],
        [good, bad, good],
        [good, good, good],
      ],
      undefined,
    );
    expect(r.results.map((f) => f?.fault)).deep.equal([
      undefined,
      'run 2 gave another result: a.wast:2:1 invoke passed, then failed',
      undefined,
    ]);
  });

  it('--bail stops after so many failures; what did not run has no result', async () => {
    const one = await run(
      [
        [good, bad, good],
        [good, bad, good],
      ],
      1,
    );
    expect([one.pool.ran, one.bailed]).deep.equal([2, true]);
    expect(one.results).deep.equal([good, bad, undefined]);
    const two = await run([[bad, good, bad]], 2);
    expect([two.pool.ran, two.bailed]).deep.equal([3, true]);
    const three = await run([[bad, good, bad]], 3);
    expect([three.pool.ran, three.bailed]).deep.equal([3, false]);
  });
});
