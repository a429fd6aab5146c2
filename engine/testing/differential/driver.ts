/**
 * Modules in, differences out: each is run by the judge (another Node, `judge.ts`) and, compiled in one or more modes, by our
 * engine, here or on another machine (`executor.ts`). Modules go there in batches, which both work on while we compile.
 */
import type { Machine } from '../../../native/emulator.ts';
import { type CompileOptions, compile, decode, encode, parse, validate } from '../../index.ts';
import { hostCpus } from '../../runtime/load/load.ts';
import { codeModes, modeFlags } from '../../target/settings.ts';
import { ALL_FEATURES } from '../../wasm/features.ts';
import type { Module } from '../../wasm/module.ts';
import { Random } from '../random.ts';
import type { Family } from './generators/families.ts';
import type { Sample } from './generators/sample.ts';
import { executorOf, type Judge } from './sides/peer.ts';
import { type Call, isReference, type Job, type Outcome } from './sides/protocol.ts';
import { executed, fault } from './sides/run.ts';
import { anyCalls, hardBits, jobOf, type Subject, subject } from './subject.ts';

export interface Mode {
  readonly name: string;
  readonly options: CompileOptions;
  /** Collect at every so manieth allocation; absent: not. */
  readonly zeal?: number;
}
/** Who executes what is compiled here. */
export interface Side {
  /** All for the CPU levels that its machine has. */
  readonly modes: readonly Mode[];
  /** What it throws is an outcome that no judge agrees with. */
  readonly execute: (artifact: Uint8Array, job: Job, zeal: number | undefined) => Outcome | Promise<Outcome>;
  readonly close: () => void;
}
const allModes = (cpus: readonly string[]): readonly Mode[] =>
  codeModes(cpus).map((options) => ({ name: modeFlags(options).join(' '), options }));
/** This process. */
export const HERE: Side = { modes: allModes(hostCpus()), execute: executed, close: () => {} };
/** Another machine. */
export function sideOf(machine: Machine): Side {
  const executor = executorOf(machine);
  return {
    modes: allModes(machine.target.cpus),
    execute: (artifact, job, zeal) => executor.ask({ artifact: Buffer.from(artifact).toString('base64'), job, zeal }),
    close: () => executor.close(),
  };
}

/** Of so many modules one is compiled in all modes, the others in one each, in turn; one of `VERIFIED` is verified. */
const ALL_MODES = 16;
const VERIFIED = 4;
export function modesOf(seed: number, { modes } = HERE): readonly Mode[] {
  return seed % ALL_MODES === 0 ? modes : [modes[seed % modes.length] as Mode];
}

/** Each mode with each period of collections; none: as it is. */
export function withZeal(modes: readonly Mode[], periods: readonly number[]): readonly Mode[] {
  if (periods.length === 0) return modes;
  return modes.flatMap((m) => periods.map((zeal) => ({ ...m, name: `${m.name} zeal ${zeal}`.trim(), zeal })));
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
/** What our engine says in a mode. `artifacts`: of the same module, by the options of modes that differ in collections alone. */
export async function answer(
  { subject: { module }, job, seed }: Question,
  { options, zeal }: Mode,
  side = HERE,
  artifacts = new Map<CompileOptions, Uint8Array>(),
): Promise<Outcome> {
  try {
    const artifact = artifacts.get(options) ?? compile(module, { ...options, verify: seed % VERIFIED === 0 });
    artifacts.set(options, artifact);
    return await side.execute(artifact, job, zeal);
  } catch (e) {
    return fault(e);
  }
}

export interface Difference {
  readonly question: Question;
  readonly mode: Mode;
  readonly lines: readonly string[];
}
/** What was compared: modules, their runs in modes, calls, how the judge's calls ended, and runs in which only NaNs differ. */
export interface Totals {
  modules: number;
  runs: number;
  calls: number;
  traps: number;
  throws: number;
  noInstance: number;
  nans: number;
}
export const noTotals = (): Totals => ({ modules: 0, runs: 0, calls: 0, traps: 0, throws: 0, noInstance: 0, nans: 0 });

/**
 * Whether what another machine says differs from what the judge wants in nothing but the bits of NaNs, which are each machine's
 * own: this one comes to what is wanted, and with canonical NaNs both come to the same.
 */
async function differsByNans(q: Question, mode: Mode, side: Side, wanted: Outcome): Promise<boolean> {
  if (side === HERE) return false;
  const { traps, bounds } = mode.options;
  const here: Mode = { ...mode, options: { traps, bounds } };
  if (differences(q.job, wanted, await answer(q, here)).length > 0) return false;
  const canonical = (m: Mode): Mode => ({ ...m, options: { ...m.options, nan: 'canonical' } });
  const [ours, other] = [await answer(q, canonical(here)), await answer(q, canonical(mode), side)];
  return differences(q.job, ours, other).length === 0;
}

/** How many modules are under way at once. */
export const BATCH = 24;
/** Compares the questions that `next` gives until it gives none; `report` is told of each difference. */
export async function compareAll(
  judge: Judge,
  next: () => Question | undefined,
  modes: (q: Question) => readonly Mode[],
  report: (d: Difference) => Promise<void>,
  totals: Totals,
  side = HERE,
): Promise<void> {
  for (;;) {
    const batch: { readonly q: Question; readonly wanted: Promise<Outcome> }[] = [];
    while (batch.length < BATCH) {
      const q = next();
      if (q === undefined) break;
      batch.push({ q, wanted: judge.ask(q.job) });
    }
    if (batch.length === 0) return;
    const answered = batch.map(({ q, wanted }) => {
      const artifacts = new Map<CompileOptions, Uint8Array>();
      return { q, wanted, ours: modes(q).map((mode) => ({ mode, answer: answer(q, mode, side, artifacts) })) };
    });
    for (const { q, wanted, ours } of answered) {
      const want = await wanted;
      totals.modules++;
      totals.calls += want.calls.length * ours.length;
      totals.runs += ours.length;
      totals.traps += want.calls.filter((c) => c.startsWith('traps')).length;
      totals.throws += want.calls.filter((c) => c.startsWith('throws')).length;
      if (want.calls.length === 0 && q.job.calls.length > 0) totals.noInstance++;
      for (const { mode, answer } of ours) {
        const lines = differences(q.job, want, await answer, q.sample.expected);
        if (lines.length === 0) continue;
        if (await differsByNans(q, mode, side, want)) totals.nans++;
        else await report({ question: q, mode, lines });
      }
    }
  }
}
