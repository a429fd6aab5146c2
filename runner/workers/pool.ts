/**
 * A pool of worker processes: files in, results out, whatever happens to a worker on the way. A crash, a hang or an
 * out-of-memory is that file's failure, attributed to a directive by running the file again in a fresh worker that reports its
 * progress; the same rerun shows whether any failure repeats.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Features } from '../../engine/wasm/features.ts';
import type { Progress } from '../judge/run.ts';
import type { ExpectedRow } from '../results/expected.ts';
import {
  closingLine,
  type DirectivePlace,
  type DirectiveRecord,
  type Failure,
  type FileResult,
  sameResult,
} from '../results/results.ts';
import { type EngineSpec, nodeOf, programOf } from '../suites/engine-spec.ts';
import { shardOf } from '../suites/shard.ts';
import type { SuiteFile } from '../suites/suites.ts';
import { ENTRIES, starterPath } from '../system/launch.ts';
import { CODE_ROOT, EXTENSION, nodeFlags } from '../system/paths.ts';
import { deadline } from '../system/patience.ts';
import { endAll, type Remembered } from '../system/processes.ts';
import { scratch } from '../system/scratch.ts';
import { UsageError } from '../usage/usage.ts';
import {
  type Begun,
  createProgress,
  type Done,
  type Job,
  type Program,
  type Ready,
  type RunOptions,
  readCell,
  readOutline,
  readProgress,
} from './protocol.ts';

/** Where the build has made nothing shorter of it, the module itself. */
const STARTER = existsSync(starterPath('worker'))
  ? starterPath('worker')
  : join(CODE_ROOT, `${ENTRIES.worker.start}${EXTENSION}`);
/** A file of unit tests has many `it`s, each with mocha's own deadline; a golden may be a whole suite's. */
const UNIT_TIMEOUT_MS = 300_000;
/** What is no Node may never say that it is ready. */
const START_TIMEOUT_MS = 60_000;
/** Starting and proving another engine, whatever the deadline of a file is. */
const ENGINE_TIMEOUT_MS = 60_000;
const UNSTARTED = `did not start within ${START_TIMEOUT_MS / 1000} s`;

/** What a worker is given: a file, and the engine that is to run it. */
export interface Task {
  readonly file: SuiteFile;
  readonly engine: EngineSpec;
  /** Failures that are known. */
  readonly expected?: readonly ExpectedRow[];
}

/**
 * The words that stand before `node` in a worker's command line: TOUCHSTONE_LAUNCHER, split at spaces. An emulator of single
 * programs (user-mode QEMU) does not follow its program's children, so whoever wants workers emulated names it here.
 */
function launcher(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  return (env['TOUCHSTONE_LAUNCHER'] ?? '').split(' ').filter((word) => word !== '');
}

/** How a worker ended a job: with an answer, or by dying. */
export type Ending =
  | { readonly kind: 'done'; readonly done: Done }
  | {
      readonly kind: 'died';
      readonly cause: string;
      /** It had come up: what happened afterwards has to do with the file. */
      readonly ready: boolean;
      /** It was ended because it took too long. */
      readonly late: boolean;
      readonly stderr: string;
      readonly progress: Progress | undefined;
      /** What it was going to do. */
      readonly outline?: readonly DirectivePlace[] | undefined;
      /** The directive whose invocation ran. */
      readonly running: number | undefined;
    };

/** One worker process. `run` is called for one job at a time. */
class Worker {
  /** The Node that runs it; undefined: the one that runs us. */
  readonly node: string | undefined;
  private readonly child: ChildProcess;
  private readonly progressFd: number;
  private stderr = '';
  /** Processes that the worker has started: they would outlive it where they do not read their input's end. */
  private readonly programs: Remembered[] = [];
  /** Why we ended it, if we did. */
  private cause: string | undefined;
  private over: (Ending & { kind: 'died' }) | undefined;
  private late = false;
  private ready = false;
  fallbackCpu: string | undefined;
  private settle: ((e: Ending) => void) | undefined;
  private onReady: (() => void) | undefined;
  private onBegun: (() => void) | undefined;

  constructor(env: NodeJS.ProcessEnv, node?: string) {
    this.node = node;
    // On Windows a file that is open keeps its name until it is closed.
    const path = join(scratch(), `progress-${randomUUID()}`);
    this.progressFd = openSync(path, 'wx+');
    createProgress(this.progressFd);
    // Both descriptors live on without the name.
    rmSync(path);
    const [command = '', ...args] = [
      ...launcher(),
      ...(node === undefined ? [process.execPath] : programOf(node)),
      ...nodeFlags(),
      ...ENTRIES.worker.flags,
    ];
    this.child = fork(STARTER, [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc', this.progressFd],
      env,
      serialization: 'advanced',
      execPath: command,
      execArgv: args,
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-8000);
    });
    this.child.on('message', (message: Ready | Program | Begun | Done) => {
      if ('ready' in message) {
        this.ready = true;
        this.fallbackCpu = message.fallbackCpu;
        this.onReady?.();
      } else if ('program' in message) this.programs.push(message.program);
      else if ('begun' in message) this.onBegun?.();
      else this.finish({ kind: 'done', done: message });
    });
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
    if (this.over !== undefined) return;
    endAll(this.programs);
    const over = this.ending(this.cause ?? how);
    this.over = over;
    closeSync(this.progressFd);
    this.finish(over);
  }

  private ending(cause: string): Ending & { kind: 'died' } {
    const ending = { kind: 'died', cause, ready: this.ready, late: this.late, stderr: this.stderr } as const;
    try {
      return { ...ending, progress: this.progress(), outline: this.outline(), running: readCell(this.progressFd) };
    } catch {
      return { ...ending, progress: undefined, running: undefined };
    }
  }

  /** What a precise run last said. */
  progress(): Progress | undefined {
    return readProgress(this.progressFd);
  }

  /** What a precise run with detail said it would do. */
  outline(): readonly DirectivePlace[] | undefined {
    return readOutline(this.progressFd);
  }

  get alive(): boolean {
    return this.over === undefined && this.cause === undefined;
  }

  /** Rejects when there is no process to run anything: that says nothing about the file. */
  async run(job: Job): Promise<Ending> {
    const ending = await new Promise<Ending>((resolve) => {
      if (this.over !== undefined) return resolve(this.over);
      const { timeoutMs } = job.options;
      let callOff = (): void => {};
      this.settle = (e) => {
        callOff();
        resolve(e);
      };
      // Where the process has ended already, its `close` is on the way.
      this.child.send(job, () => {});
      // The deadline is the file's: a worker that is still starting on a busy machine has not begun, nor has one with an engine
      // to start.
      if (this.node !== undefined && !this.ready) callOff = deadline(START_TIMEOUT_MS, () => this.kill(UNSTARTED));
      const within = (ms: number, what: string): void => {
        callOff();
        callOff = deadline(ms, () => {
          this.late = true;
          this.kill(`${what} within ${ms / 1000} s`);
        });
      };
      const begin = (): void => within(timeoutMs, 'no answer');
      const other = job.file.kind === 'script' && job.engine.kind !== 'native';
      this.onBegun = begin;
      this.whenReady(other ? () => within(ENGINE_TIMEOUT_MS, 'the engine did not show what it can') : begin);
    });
    if (ending.kind === 'died' && !ending.ready && !ending.late && (this.cause === undefined || this.cause === UNSTARTED)) {
      if (this.node !== undefined)
        throw new UsageError(`${this.node} runs no worker (${ending.cause}): is it a Node of 20.11 or newer?`);
      const [command] = launcher();
      const what = `a worker process cannot start (${ending.cause})\n${ending.stderr}`;
      throw command === undefined ? new Error(what) : new UsageError(`TOUCHSTONE_LAUNCHER names ${command}: ${what}`.trim());
    }
    return ending;
  }

  private whenReady(then: () => void): void {
    if (this.ready) then();
    else this.onReady = then;
  }

  private kill(cause: string): void {
    this.cause = cause;
    endAll(this.programs);
    this.child.kill('SIGKILL');
  }

  stop(): void {
    if (this.alive) this.kill('stopped');
  }
}

export interface Outcome {
  readonly result: FileResult;
  readonly printed: readonly string[];
  /** As `Done.notes`. */
  readonly notes?: readonly string[];
}

export class Pool {
  private readonly workers: Worker[] = [];
  /** Engine and features of a file → what that engine lacks, which has shown that it can tell right from wrong. */
  private readonly proven = new Map<string, Features>();
  private stopped = false;
  /** Somebody wanted the run to end before its end. */
  interrupted = false;
  private readonly env: NodeJS.ProcessEnv;

  /** What workers compile for where the default CPU level is too high for their processor: an emulator's, under a launcher. */
  get fallbackCpu(): string | undefined {
    return this.workers.find((worker) => worker.fallbackCpu !== undefined)?.fallbackCpu;
  }

  /** Starts workers now, in this environment; jobs may come later. */
  constructor(size: number, env: NodeJS.ProcessEnv) {
    this.env = env;
    for (let i = 0; i < size; i++) this.workers.push(this.start());
  }

  /** What a worker and its programs leave behind, however they end, goes with us. */
  private start(node?: string): Worker {
    return new Worker({ ...this.env, TMPDIR: scratch() }, node);
  }

  /** The number of workers once the flags are known: what was started ahead is kept or stopped. */
  resize(size: number): void {
    const wanted = Math.max(size, 1);
    for (const worker of this.workers.splice(wanted)) worker.stop();
    while (this.workers.length < wanted) this.workers.push(this.start());
  }

  /**
   * Runs tasks, those of one Node together, the heaviest first, and calls `each` as results come. Resolves when all are done;
   * after `stop` what was running is given up.
   */
  async run(tasks: readonly Task[], options: RunOptions, each: (task: Task, o: Outcome) => void): Promise<void> {
    const nodes = [...new Set([undefined, ...tasks.map((t) => nodeOf(t.engine))])];
    const place = ({ engine }: Task): number => nodes.indexOf(nodeOf(engine));
    const queue = [...tasks].sort(
      (a, b) => place(a) - place(b) || b.file.weight - a.file.weight || (a.file.name < b.file.name ? -1 : 1),
    );
    const lane = async (slot: number): Promise<void> => {
      for (let task = queue.shift(); task !== undefined && !this.stopped; task = queue.shift()) {
        const outcome = await this.runTask(slot, task, options);
        if (!this.stopped) each(task, outcome);
      }
    };
    await Promise.all(this.workers.map((_, slot) => lane(slot)));
  }

  /** New processes for what comes: nothing is left in them of what went before. */
  renew(): void {
    for (const worker of this.workers) worker.stop();
  }

  /** The lane's worker; one that has died or runs another Node is replaced. */
  private worker(slot: number, node: string | undefined): Worker {
    let worker = this.workers[slot];
    if (worker?.node !== node) worker?.stop();
    if (worker === undefined || !worker.alive) this.workers[slot] = worker = this.start(node);
    return worker;
  }

  private async runTask(slot: number, { file, engine, expected = [] }: Task, given: RunOptions): Promise<Outcome> {
    const options = file.kind !== 'script' ? { ...given, timeoutMs: Math.max(given.timeoutMs, UNIT_TIMEOUT_MS) } : given;
    const job = { file, engine, expected, options };
    const key = `${engine.name} ${file.features}`;
    const begun = { ...job, lacks: this.proven.get(key), precise: false, stopAt: undefined };
    const first = await this.worker(slot, nodeOf(engine)).run(begun);
    if (this.stopped) return { result: givenUp(file), printed: [] };
    if (first.kind === 'done' && first.done.lacks !== undefined) this.proven.set(key, first.done.lacks);
    if (first.kind === 'done' && first.done.usage !== undefined) throw new UsageError(first.done.usage);
    if (first.kind === 'done' && first.done.result.failures.length === 0 && first.done.result.fault === undefined) {
      return first.done;
    }
    // Drift is a comparison of bytes that were made without running anything: a second run would say the same.
    if (first.kind === 'done' && (first.done.result.drift !== undefined || !rechecks(file, options))) return first.done;
    // From here on something failed: a fresh worker must find the same, and is told the directive if it dies. What hung once
    // would hang again, so it is not run again where the directive is known.
    this.workers[slot]?.stop();
    const hung = first.kind === 'died' && first.late ? first.running : undefined;
    const worker = this.start(nodeOf(engine));
    this.workers[slot] = worker;
    const second = await worker.run({ ...job, lacks: this.proven.get(key), precise: true, stopAt: hung });
    if (this.stopped) return { result: givenUp(file), printed: [] };
    const { printed, notes = [] } = second.kind === 'done' ? second.done : { printed: [] };
    if (hung !== undefined && first.kind === 'died' && second.kind === 'done') {
      return { result: death(file, { ...first, progress: worker.progress(), outline: worker.outline() }), printed, notes };
    }
    return { result: reconcile(file, first, second), printed, notes };
  }

  /** Gives the run up; `run` resolves, and what has been done until then counts. */
  interrupt(): void {
    this.interrupted = true;
    this.stop();
  }

  /** Kills all workers; running files are given up. */
  stop(): void {
    this.stopped = true;
    for (const worker of this.workers) worker.stop();
  }
}

/** Of the files in which something fails, every so manieth is run again where samples are enough. */
const SAMPLE = 10;

/** Whether what fails is run again. One that has died is in any case: else nobody knows which directive it died of. */
const rechecks = ({ name }: SuiteFile, { recheck }: RunOptions): boolean =>
  recheck === 'always' || (recheck === 'sample' && shardOf(name, SAMPLE) === 1);

function givenUp(file: SuiteFile): FileResult {
  return { file: file.name, totals: { passed: 0, failed: 0, skipped: 0 }, skips: {}, failures: [], ms: 0 };
}

/** Two runs of a failing file, each in its own worker, make one result. */
export function reconcile(file: SuiteFile, first: Ending, second: Ending): FileResult {
  if (first.kind === 'done' && second.kind === 'done') {
    const a = first.done.result;
    const b = second.done.result;
    return sameResult(a, b)
      ? a
      : {
          ...a,
          fault:
            a.fault ??
            `a second run in a fresh process gave another result (${closingLine(a.totals)}, then ${closingLine(b.totals)})`,
        };
  }
  if (second.kind === 'died') {
    const result = death(file, second);
    if (first.kind === 'died') return result;
    const ended = closingLine(first.done.result.totals);
    return { ...result, fault: `the first run ended with ${ended}, a second one in a fresh process died: ${second.cause}` };
  }
  const cause = first.kind === 'died' ? first.cause : '';
  return { ...second.done.result, fault: `the first run died (${cause}), a second one in a fresh process did not` };
}

/** What V8 says in one line when it gives up, above a stack of its own that helps nobody. */
const FATAL = /^(?:FATAL ERROR|# Fatal error).*/m;

/** The result of a file whose worker died: what had passed until then, and every directive from there on as failed. */
function death(file: SuiteFile, { cause, late, stderr, progress, outline }: Ending & { kind: 'died' }): FileResult {
  const fatal = FATAL.exec(stderr)?.[0];
  const last = stderr.trim().split('\n').slice(-6);
  const at = progress?.at;
  const failure: Failure = {
    file: file.name,
    line: at?.line ?? 0,
    column: at?.column ?? 0,
    ...(at?.id === undefined ? {} : { id: at.id }),
    directive: at?.directive ?? 'file',
    phase: undefined,
    class: undefined,
    expected: 'a verdict',
    kind: late ? 'timeout' : 'crashed',
    got: `the process died: ${cause}${fatal === undefined ? '' : ` (${fatal.trim()})`}`,
    source: at?.source ?? '',
    backtrace: fatal === undefined ? last.filter((l) => l !== '') : [],
  };
  if (progress === undefined) {
    return { file: file.name, totals: { passed: 0, failed: 1, skipped: 0 }, skips: {}, failures: [failure], ms: 0 };
  }
  const { passed, skips, directives } = progress;
  const skipped = Object.values(skips).reduce((a, b) => a + b, 0);
  const totals = { passed, failed: Math.max(directives - passed - skipped, 1), skipped };
  const recorded = outline === undefined ? {} : { directives: outline.map(recorder(progress, failure)) };
  return { file: file.name, totals, skips, failures: [...progress.failures, failure], ...recorded, ms: 0 };
}

const STATUS: Readonly<Record<string, DirectiveRecord['status']>> = { p: 'passed', f: 'failed', s: 'skipped' };

/** Directives as far as they have run; the one that the process died of and those behind it have failed, too. */
function recorder(
  { statuses = '', reasons = [], failures }: Progress,
  last: Failure,
): (place: DirectivePlace, index: number) => DirectiveRecord {
  let skipped = 0;
  let failed = 0;
  return (place, index) => {
    const status = STATUS[statuses[index] ?? 'f'] ?? 'failed';
    if (status === 'passed') return { ...place, status };
    if (status === 'skipped') return { ...place, status, ...withReason(reasons[skipped++]) };
    const { got, kind } = [...failures, last][failed++] ?? { got: 'not reached', kind: 'unreached' };
    return { ...place, status, got, ...(kind === undefined ? {} : { kind }) };
  };
}
const withReason = (reason: string | undefined): { readonly reason?: string } => (reason === undefined ? {} : { reason });
