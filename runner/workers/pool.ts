/**
 * A pool of worker processes: files in, results out, whatever happens to a worker on the way. A crash, a hang or an
 * out-of-memory is that file's failure, attributed to a directive by running the file again in a fresh worker that reports its
 * progress; the same rerun shows whether any failure repeats.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODE_ROOT, EXTENSION } from '../paths.ts';
import { type Failure, type FileResult, sameResult } from '../results.ts';
import type { Progress } from '../run.ts';
import type { SuiteFile } from '../suites.ts';
import { type Done, type Job, type RunOptions, readProgress } from './protocol.ts';

/** How a worker ended a job: with an answer, or by dying. */
type Ending =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'died'; readonly cause: string; readonly stderr: string; readonly progress: Progress | undefined };

/** One worker process. `run` is called for one job at a time. */
class Worker {
  private readonly child: ChildProcess;
  private readonly progressFd: number;
  private stderr = '';
  private dead: string | undefined;
  private settle: ((e: Ending) => void) | undefined;

  constructor() {
    const dir = mkdtempSync(join(tmpdir(), 'touchstone-'));
    this.progressFd = openSync(join(dir, 'progress'), 'w+');
    // Both descriptors live on without the name: nothing is left behind, whoever dies first.
    rmSync(dir, { recursive: true });
    this.child = fork(join(CODE_ROOT, 'runner', 'workers', `child${EXTENSION}`), [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc', this.progressFd],
      serialization: 'advanced',
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-4000);
    });
    this.child.on('message', (done: Done) => this.finish({ kind: 'done', done }));
    this.child.on('error', (e) => this.died(`could not be started (${e.message})`));
    // `close` comes after stderr has been read to its end.
    this.child.on('close', (code, signal) => this.died(signal === null ? `exit code ${code}` : `signal ${signal}`));
  }

  private finish(ending: Ending): void {
    const settle = this.settle;
    this.settle = undefined;
    settle?.(ending);
  }

  private died(how: string): void {
    this.dead ??= how;
    this.finish(this.ending(this.dead));
    try {
      closeSync(this.progressFd);
    } catch {
      // `error` and `close` may both come.
    }
  }

  private ending(cause: string): Ending {
    let progress: Progress | undefined;
    try {
      progress = readProgress(this.progressFd) as Progress | undefined;
    } catch {
      progress = undefined;
    }
    return { kind: 'died', cause, stderr: this.stderr, progress };
  }

  get alive(): boolean {
    return this.dead === undefined;
  }

  run(job: Job): Promise<Ending> {
    return new Promise((resolve) => {
      if (this.dead !== undefined) return resolve(this.ending(this.dead));
      const { timeoutMs } = job.options;
      const timer = setTimeout(() => {
        this.dead = `no answer within ${timeoutMs / 1000} s`;
        this.child.kill('SIGKILL');
      }, timeoutMs);
      this.settle = (ending) => {
        clearTimeout(timer);
        resolve(ending);
      };
      this.child.send(job);
    });
  }

  stop(): void {
    if (this.alive) this.child.kill('SIGKILL');
  }
}

export interface Outcome {
  readonly file: SuiteFile;
  readonly result: FileResult;
  readonly printed: readonly string[];
}

export class Pool {
  private readonly workers: Worker[] = [];
  private stopped = false;

  /** Starts workers now; jobs may come later. */
  constructor(size: number) {
    for (let i = 0; i < size; i++) this.workers.push(new Worker());
  }

  /** The number of workers once the flags are known: what was started ahead is kept or stopped. */
  resize(size: number): void {
    const wanted = Math.max(size, 1);
    for (const worker of this.workers.splice(wanted)) worker.stop();
    while (this.workers.length < wanted) this.workers.push(new Worker());
  }

  /**
   * Runs files, the heaviest first, and calls `each` as results come. Resolves when all are done; after `stop` what was
   * running is given up.
   */
  async run(files: readonly SuiteFile[], options: RunOptions, each: (o: Outcome) => void): Promise<void> {
    const queue = [...files].sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
    const lane = async (slot: number): Promise<void> => {
      for (let file = queue.shift(); file !== undefined && !this.stopped; file = queue.shift()) {
        const outcome = await this.runFile(slot, file, options);
        if (!this.stopped) each(outcome);
      }
    };
    await Promise.all(this.workers.map((_, slot) => lane(slot)));
  }

  private worker(slot: number): Worker {
    let worker = this.workers[slot];
    if (worker === undefined || !worker.alive) this.workers[slot] = worker = new Worker();
    return worker;
  }

  private async runFile(slot: number, file: SuiteFile, options: RunOptions): Promise<Outcome> {
    const first = await this.worker(slot).run({ file, options, precise: false });
    if (this.stopped) return { file, result: givenUp(file), printed: [] };
    if (first.kind === 'done' && first.done.result.failures.length === 0 && first.done.result.fault === undefined) {
      return { file, ...first.done };
    }
    // From here on something failed: a fresh worker must find the same, and knows the directive if it dies.
    this.workers[slot]?.stop();
    const again = this.fresh(slot);
    const second = await again.run({ file, options, precise: true });
    if (this.stopped) return { file, result: givenUp(file), printed: [] };
    const printed = second.kind === 'done' ? second.done.printed : [];
    return { file, result: reconcile(file, first, second), printed };
  }

  private fresh(slot: number): Worker {
    const worker = new Worker();
    this.workers[slot] = worker;
    return worker;
  }

  /** Kills all workers; running files are given up. */
  stop(): void {
    this.stopped = true;
    for (const worker of this.workers) worker.stop();
  }
}

function givenUp(file: SuiteFile): FileResult {
  return { file: file.name, totals: { passed: 0, failed: 0, skipped: 0 }, skips: {}, failures: [], ms: 0 };
}

/** Two runs of a failing file, each in its own worker, make one result. */
function reconcile(file: SuiteFile, first: Ending, second: Ending): FileResult {
  if (first.kind === 'done' && second.kind === 'done') {
    const a = first.done.result;
    const b = second.done.result;
    return sameResult(a, b)
      ? a
      : { ...a, fault: a.fault ?? `a second run in a fresh process gave another result (${summary(a)}, then ${summary(b)})` };
  }
  if (second.kind === 'died') {
    const result = death(file, second);
    if (first.kind === 'died') return result;
    return {
      ...result,
      fault: `the first run ended with ${summary(first.done.result)}, a second one in a fresh process died: ${second.cause}`,
    };
  }
  const cause = first.kind === 'died' ? first.cause : '';
  return { ...second.done.result, fault: `the first run died (${cause}), a second one in a fresh process did not` };
}

function summary(r: FileResult): string {
  return `${r.totals.passed} passed, ${r.totals.failed} failed, ${r.totals.skipped} skipped`;
}

/** The result of a file whose worker died: what had passed until then, and every directive from there on as failed. */
function death(file: SuiteFile, { cause, stderr, progress }: Ending & { kind: 'died' }): FileResult {
  const last = stderr
    .trim()
    .split('\n')
    .slice(-6)
    .filter((l) => l !== '');
  const at = progress?.at;
  const failure: Failure = {
    file: file.name,
    line: at?.line ?? 0,
    column: at?.column ?? 0,
    directive: at?.directive ?? 'file',
    phase: undefined,
    class: undefined,
    expected: 'a verdict',
    got: `the process died: ${cause}`,
    source: at?.source ?? '',
    backtrace: last,
  };
  if (progress === undefined) {
    return { file: file.name, totals: { passed: 0, failed: 1, skipped: 0 }, skips: {}, failures: [failure], ms: 0 };
  }
  const { passed, skips, directives } = progress;
  const skipped = Object.values(skips).reduce((a, b) => a + b, 0);
  const totals = { passed, failed: Math.max(directives - passed - skipped, 1), skipped };
  return { file: file.name, totals, skips, failures: [...progress.failures, failure], ms: 0 };
}
