/**
 * Modules in, differences out: each is run by the judge (another Node, `judge.ts`) and, compiled in one or more modes, by our
 * engine. Modules go to the judge in batches, which it works on while we do.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { accepts, DESCRIPTORS } from '../../../runner/system/other-node.ts';
import { CODE_ROOT, EXTENSION } from '../../../runner/system/paths.ts';
import { type CompileOptions, compile, decode, encode, parse, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { codeModes, modeFlags } from '../../target/settings.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import type { Module } from '../../wasm/module.ts';
import { Random } from '../random.ts';
import type { Family } from './families.ts';
import { type Call, isReference, type Job, type Outcome } from './protocol.ts';
import type { Sample } from './sample.ts';
import { anyCalls, hardBits, jobOf, runArtifact, type Subject, subject } from './subject.ts';

export interface Mode {
  readonly name: string;
  readonly options: CompileOptions;
  /** Collect at every so manieth allocation; absent: not. */
  readonly zeal?: number;
}
/** All for the CPU levels that this machine has. */
export const MODES: readonly Mode[] = codeModes(hostCpus()).map((options) => ({ name: modeFlags(options).join(' '), options }));
/** Of so many modules one is compiled in all modes, the others in one each, in turn; one of `VERIFIED` is verified. */
const ALL_MODES = 16;
const VERIFIED = 4;
export function modesOf(seed: number): readonly Mode[] {
  return seed % ALL_MODES === 0 ? MODES : [MODES[seed % MODES.length] as Mode];
}

/** Each mode with each period of collections; none: as it is. */
export function withZeal(modes: readonly Mode[], periods: readonly number[]): readonly Mode[] {
  if (periods.length === 0) return modes;
  return modes.flatMap((m) => periods.map((zeal) => ({ ...m, name: `${m.name} zeal ${zeal}`.trim(), zeal })));
}

/** A process that answers jobs in order. */
export class Judge {
  private readonly child: ChildProcess;
  private readonly waiting: ((answer: Outcome) => void)[] = [];

  constructor(node: string) {
    const program = join(CODE_ROOT, 'engine', 'testing', 'differential', `judge${EXTENSION}`);
    const flags = ['--expose-gc', ...(accepts(node, DESCRIPTORS) ? [DESCRIPTORS] : [])];
    this.child = spawn(node, [...flags, program], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout } = this.child;
    if (stdout === null) throw new TypeError('no pipe');
    createInterface({ input: stdout }).on('line', (line) => this.waiting.shift()?.(JSON.parse(line) as Outcome));
    this.child.on('exit', () => {
      for (const answer of this.waiting.splice(0)) answer({ calls: [], state: ['the judge died'] });
    });
  }
  ask(job: Job): Promise<Outcome> {
    this.child.stdin?.write(`${JSON.stringify(job)}\n`);
    return new Promise((resolve) => this.waiting.push(resolve));
  }
  close(): void {
    this.child.stdin?.end();
  }
}

function read(module: string | Uint8Array): Module {
  const options = { features: ALL_FEATURES };
  const m = typeof module === 'string' ? parse(module, options) : decode(module, options);
  validate(m, options);
  return m;
}
/** A sample, ready to be asked and run. */
export interface Question {
  readonly family: Family;
  readonly seed: number;
  readonly sample: Sample;
  readonly subject: Subject;
  readonly job: Job;
}
export function question(family: Family, seed: number): Question {
  const sample = family.make(seed);
  const s = subject(read(sample.module));
  const r = new Random(seed ^ 0x5eed);
  const fill = ({ func, args }: Call): Call => ({
    func,
    args: s.funcs.get(func)?.params.map((t, i) => args[i] ?? hardBits(r, t)) ?? args,
  });
  const calls = sample.calls?.map(fill) ?? anyCalls(s, r, sample.times ?? 3);
  const judged = sample.judged === undefined ? undefined : encode(read(sample.judged));
  return { family, seed, sample, subject: s, job: jobOf(s, calls, sample.hard === true, judged) };
}

/** Where ours differs from the judge's, and the judge's from what a model expects: lines for people. Empty: nowhere. */
export function differences(job: Job, wanted: Outcome, got: Outcome, expected: readonly string[] = []): string[] {
  const lines: string[] = [];
  expected.forEach((model, i) => {
    if (wanted.calls[i] !== model) lines.push(`call ${i}: the judge ${wanted.calls[i]}, the model ${model}`);
  });
  job.calls.forEach(({ func, args }, i) => {
    if (wanted.calls[i] === got.calls[i]) return;
    const shown = args.map(
      ([t, lo, hi]) =>
        `${t}:${t === 'i32' || isReference(t) ? lo : `0x${(hi >>> 0).toString(16)}_${(lo >>> 0).toString(16).padStart(8, '0')}`}`,
    );
    lines.push(`call ${i}, ${func}(${shown.join(', ')}): the judge ${wanted.calls[i]}, we ${got.calls[i]}`);
  });
  const most = Math.max(wanted.state.length, got.state.length);
  for (let i = 0; i < most; i++)
    if (wanted.state[i] !== got.state[i]) lines.push(`afterwards: the judge ${wanted.state[i]}, we ${got.state[i]}`);
  return lines;
}
/**
 * What our engine says in a mode; what it throws is an outcome that no judge agrees with. `artifacts`: of the same module, by the
 * options of modes that differ in collections alone.
 */
export function answer(
  { subject: { module }, job, seed }: Question,
  { options, zeal }: Mode,
  artifacts = new Map<CompileOptions, Uint8Array>(),
): Outcome {
  try {
    const artifact = artifacts.get(options) ?? compile(module, { ...options, verify: seed % VERIFIED === 0 });
    artifacts.set(options, artifact);
    return runArtifact(artifact, job, { gcZeal: zeal });
  } catch (e) {
    return { calls: [], state: [`fault: ${e instanceof Error ? e.message : e}`] };
  }
}

export interface Difference {
  readonly question: Question;
  readonly mode: Mode;
  readonly lines: readonly string[];
}
/** What was compared: modules, their runs in modes, calls, and how the judge's calls ended. */
export interface Totals {
  modules: number;
  runs: number;
  calls: number;
  traps: number;
  throws: number;
  noInstance: number;
}
export const noTotals = (): Totals => ({ modules: 0, runs: 0, calls: 0, traps: 0, throws: 0, noInstance: 0 });

/** How many modules are under way at once. */
export const BATCH = 24;
/** Compares the questions that `next` gives until it gives none; `report` is told of each difference. */
export async function compareAll(
  judge: Judge,
  next: () => Question | undefined,
  modes: (q: Question) => readonly Mode[],
  report: (d: Difference) => Promise<void>,
  totals: Totals,
): Promise<void> {
  for (;;) {
    const batch: { readonly q: Question; readonly wanted: Promise<Outcome> }[] = [];
    while (batch.length < BATCH) {
      const q = next();
      if (q === undefined) break;
      batch.push({ q, wanted: judge.ask(q.job) });
    }
    if (batch.length === 0) return;
    for (const { q, wanted } of batch) {
      const artifacts = new Map<CompileOptions, Uint8Array>();
      const ours = modes(q).map((mode) => ({ mode, got: answer(q, mode, artifacts) }));
      const want = await wanted;
      totals.modules++;
      totals.calls += want.calls.length * ours.length;
      totals.runs += ours.length;
      totals.traps += want.calls.filter((c) => c.startsWith('traps')).length;
      totals.throws += want.calls.filter((c) => c.startsWith('throws')).length;
      if (want.calls.length === 0 && q.job.calls.length > 0) totals.noInstance++;
      for (const { mode, got } of ours) {
        const lines = differences(q.job, want, got, q.sample.expected);
        if (lines.length > 0) await report({ question: q, mode, lines });
      }
    }
  }
}
