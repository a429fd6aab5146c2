/**
 * Tasks in, what came of them out: once or several times, to the end or until too much has failed. Whatever is repeated runs in
 * new processes, and counts once; a result that differs is a fault.
 */
import { progressLine, type Weighed } from '../report/text/progress.ts';
import type { Terminal } from '../report/text/terminal.ts';
import { addTotals, type FileResult, NO_TOTALS } from '../results/results.ts';
import type { Outcome, Pool, Task } from '../workers/pool.ts';
import type { RunOptions } from '../workers/protocol.ts';
import { difference } from './repeat.ts';

/** How often tasks run, and when it is enough. */
export interface Endurance {
  /** Failures after which nothing else is begun; undefined: everything runs. */
  readonly bail: number | undefined;
  readonly repeat: number;
}

/** What execution asks of a pool. */
export type TaskRunner = Pick<Pool, 'run' | 'renew' | 'stop' | 'interrupted'>;

export interface Executed {
  readonly outcomes: ReadonlyMap<Task, Outcome>;
  /** `bail` was reached: what has no outcome did not run. */
  readonly bailed: boolean;
}

/** Runs tasks; `each` is told what came of each of them, once however often they run. */
export async function execute(
  tasks: readonly Task[],
  options: RunOptions,
  { bail = Number.POSITIVE_INFINITY, repeat }: Endurance,
  pool: TaskRunner,
  term: Terminal,
  each: (task: Task, outcome: Outcome) => void,
): Promise<Executed> {
  const outcomes = new Map<Task, Outcome>();
  const started = performance.now();
  const files = tasks.map((t) => t.file);
  const done: Weighed[] = [];
  let totals = NO_TOTALS;
  let bailed = false;
  for (let round = 1; round <= repeat && !bailed && !pool.interrupted; round++) {
    if (round > 1) pool.renew();
    await pool.run(tasks, options, (task, outcome) => {
      const before = outcomes.get(task);
      const result = before === undefined ? outcome.result : compared(before.result, outcome.result, round);
      outcomes.set(task, { ...outcome, result });
      done.push({ file: task.file, ms: outcome.result.ms });
      if (before === undefined) {
        totals = addTotals(totals, result.totals);
        each(task, outcome);
      }
      const elapsed = performance.now() - started;
      term.progress(() => progressLine(files, repeat, done, totals, elapsed, task.file.name));
      bailed = totals.failed >= bail;
      if (bailed) pool.stop();
    });
  }
  return { outcomes, bailed };
}

/** The first result, and the fault if a later one is another. */
function compared(first: FileResult, later: FileResult, round: number): FileResult {
  const differs = first.fault === undefined ? difference(first, later) : undefined;
  return differs === undefined ? first : { ...first, fault: `run ${round} gave another result: ${differs}` };
}
