/**
 * The worker process: lives as long as its parent, runs one file after another and answers with a result. It is started before
 * the parent has read its flags, so loading the engine here overlaps with everything the parent does.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addon, NoAddon } from '../../engine/addon/native.ts';
import { CompilerNotLoaded, fallbackCpu } from '../../engine/core.ts';
import { dieWithParent, showProgress } from '../../engine/runtime/index.ts';
import type { Features } from '../../engine/wasm/features.ts';
import type { AnyEngine } from '../engines/engine.ts';
import { nativeEngine } from '../engines/native/native.ts';
import type { ProgramOptions } from '../engines/program/program.ts';
import { SyncThread, serve as serveRequests } from '../engines/sync-thread.ts';
import { runScript } from '../judge/run.ts';
import type { StartThread, ThreadAnswer, ThreadRequest } from '../judge/thread.ts';
import { runThread } from '../judge/thread-side.ts';
import { type FileResult, NO_TOTALS } from '../results/results.ts';
import { ENGINE_KINDS, type EngineKind, type EngineSpec, programOf, splitCommand } from '../suites/engine-spec.ts';
import type { Remembered } from '../system/processes.ts';
import { reasonOf } from '../usage/input.ts';
import { UsageError } from '../usage/usage.ts';
import {
  type Begun,
  type Done,
  type Job,
  PROGRESS_FD,
  type Program,
  type Ready,
  type RunOptions,
  writeOutline,
  writeProgress,
} from './protocol.ts';
import { setWorkerFlags } from './v8-flags.ts';

/** Printing is for people: a script that prints in a loop does not fill memory. */
const MAX_PRINTED = 10_000;
/** Takes lines up to that. */
function printer(): { readonly printed: string[]; readonly print: (line: string) => void } {
  const printed: string[] = [];
  return {
    printed,
    print(line) {
      if (printed.length < MAX_PRINTED) printed.push(line);
    },
  };
}

/** Tells the parent of a process of ours: if it ends us by force, that one goes, too. */
function announce(program: Remembered): void {
  process.send?.({ program } satisfies Program);
}

const labelOf = (given: string): string => `--engine=${given}`;

const programOptions = (
  given: string,
  command: readonly string[],
  { timeoutMs, trace, engineMemory: memory }: RunOptions,
  features: Features,
): ProgramOptions => ({ label: labelOf(given), command, features, timeoutMs, started: announce, trace, memory });

/** kind → its adapter, loaded when a job asks for it; our own is always there. */
const ADAPTERS: Readonly<
  Record<EngineKind, (spec: EngineSpec, options: RunOptions, features: Features) => AnyEngine | Promise<AnyEngine>>
> = {
  native(_, options, features) {
    // Throws where there is none: nothing could run.
    addon();
    return nativeEngine(options, features);
  },
  v8: async () => (await import('../engines/v8/v8.ts')).v8Engine(),
  wabt: async (_, __, features) => (await import('../engines/wabt/wabt.ts')).wabtEngine(features),
  cmd: async ({ given, target = '' }, options, features) => {
    const { commandEngine } = await import('../engines/program/command.ts');
    return commandEngine(programOptions(given, splitCommand(target), options, features));
  },
  wasmtime: async ({ given, target = 'wasmtime' }, options, features) => {
    const { commandEngine, ourProgram } = await import('../engines/program/command.ts');
    const command = ourProgram('wasmtime', ...programOf(target));
    return commandEngine(programOptions(given, command, options, features));
  },
};

/** An engine at work, and the features of its files that it lacks. */
interface AtWork {
  readonly engine: AnyEngine;
  readonly lacks: Features;
}

const engines = new Map<string, AtWork>();
async function engineFor(job: Job): Promise<AtWork> {
  const { engine: spec, options, file } = job;
  // All options of a run are the same but for deadlines, and a worker serves one run.
  const key = `${spec.name} ${file.features}`;
  const known = engines.get(key);
  if (known !== undefined) return known;
  const engine = await ADAPTERS[spec.kind](spec, options, file.features);
  // What ours lacks it says itself.
  const lacks = job.lacks ?? (spec.kind === 'native' ? 0 : await proved(engine, labelOf(spec.given), file.features));
  const atWork = { engine, lacks };
  engines.set(key, atWork);
  return atWork;
}

async function proved(engine: AnyEngine, label: string, features: Features): Promise<Features> {
  const [{ proveEngine }, { lackedFeatures }] = await Promise.all([import('../proof/proof.ts'), import('../proof/lacks.ts')]);
  proveEngine(engine, label);
  return lackedFeatures(engine, features);
}

/** What another thread must know to have the engine of a job. */
type ThreadEngine = Pick<Job, 'engine' | 'options'>;
/** Engines that other threads of this process can have, too. */
const THREADED: ReadonlySet<EngineKind> = new Set<EngineKind>(['native', 'v8']);

/** How threads of a script on that engine are started. */
function starterFor({ engine, options }: ThreadEngine): StartThread | undefined {
  if (!THREADED.has(engine.kind)) return undefined;
  return (request) => {
    const thread = new SyncThread(join(import.meta.dirname, 'thread'), { engine, options } satisfies ThreadEngine);
    thread.send(request);
    const end = (): void => thread.close();
    return {
      end,
      join() {
        try {
          return thread.answer(Number.POSITIVE_INFINITY) as ThreadAnswer;
        } finally {
          end();
        }
      },
    };
  };
}

/** The same process, in a thread of a script: does its part, and answers. */
export function serveScript(): void {
  serveRequests(async (request, data): Promise<ThreadAnswer> => {
    const { features } = request as ThreadRequest;
    const { engine: spec, options } = data as ThreadEngine;
    // It cannot be loaded while directives run.
    await import('../../engine/index.ts');
    const engine = await ADAPTERS[spec.kind](spec, options, features);
    if (engine.kind !== 'directives') throw new Error(`${spec.name} runs no threads`);
    const { printed, print } = printer();
    const verdicts = runThread(request as ThreadRequest, engine, print, starterFor(data as ThreadEngine));
    return { verdicts, printed };
  });
}

/** Does one job. */
export async function work(job: Job): Promise<Done> {
  const { printed, print } = printer();
  if (job.file.kind === 'unit') {
    const { runUnitFile } = await import('./mocha.ts');
    return { result: await runUnitFile(job.file, job.options.detail, job.precise ? writeProgress : undefined), printed };
  }
  if (job.file.kind === 'golden') {
    const { runGoldenFile } = await import('../golden/golden.ts');
    return { result: await runGoldenFile(job.file, job.options), printed };
  }
  let source: Uint8Array;
  try {
    const { buffer, byteOffset, length } = readFileSync(job.file.path);
    // Quoted modules are plain arrays, too: code that saw a Buffer first would be compiled once more for them.
    source = new Uint8Array(buffer, byteOffset, length);
  } catch (e) {
    const unusable = `cannot be read (${reasonOf(e)})`;
    return { result: { ...nothingOf(job), unusable }, printed };
  }
  // To the grammar it is a script; to a person it is a download that failed. The others run.
  if (source.length === 0) return { result: { ...nothingOf(job), unusable: 'the file is empty' }, printed };
  const { detail } = job.options;
  const messages = job.options.messages ?? ENGINE_KINDS[job.engine.kind].messages;
  const { precise, stopAt, expected } = job;
  const tell = { print, progress: writeProgress, outline: writeOutline };
  const { engine, lacks } = await engineFor(job);
  const startThread = starterFor(job);
  const settings = { messages, detail, precise, stopAt, expected, lacks, startThread, ...tell };
  if (job.engine.kind !== 'native') process.send?.({ begun: true } satisfies Begun);
  const notes = engine.kind === 'directives' ? engine.notes : undefined;
  const told = { lacks, ...(notes === undefined || notes.length === 0 ? {} : { notes }) } as const;
  const run = (): Done => ({ result: runScript(job.file, source, engine, settings), printed, ...told });
  try {
    return run();
  } catch (e) {
    if (!(e instanceof CompilerNotLoaded)) throw e;
    // With a warm cache no worker comes here; without one it does at its first module, once.
    await import('../../engine/index.ts');
    printed.length = 0;
    return run();
  }
}

function nothingOf(job: Job): FileResult {
  return { file: job.file.name, totals: NO_TOTALS, skips: {}, failures: [], ms: 0 };
}

function failedOutright(job: Job, e: unknown): Done {
  const fault = e instanceof Error ? (e.stack ?? e.message) : String(e);
  return {
    result: { ...nothingOf(job), fault },
    printed: [],
    ...(e instanceof UsageError || e instanceof NoAddon ? { usage: e.message } : {}),
  };
}

/** Answers the parent's jobs until it is gone. */
export function serve(): void {
  setWorkerFlags();
  dieWithParent();
  showProgress(PROGRESS_FD);
  process.on('message', (job: Job) => {
    void work(job)
      .catch((e: unknown) => failedOutright(job, e))
      .then((done) => process.send?.(done));
  });
  // The parent is gone: nobody wants the answer.
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C goes to the whole process group; the parent decides what happens.
  process.on('SIGINT', () => {});
  process.send?.({ ready: true, fallbackCpu: fallbackCpu() } satisfies Ready);
}
