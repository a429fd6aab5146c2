/**
 * `touchstone compile IN -o OUT`: one module, text or binary, to an artifact on disk. The file is complete or not there: written
 * beside its place, synced, renamed, and the folder synced. Bad input is said with file, line and column, and the line itself.
 */
import { compile, compileWithJobs, startTiming } from '../../engine/index.ts';
import type { TargetName } from '../../engine/target/index.ts';
import { type Checks, type Nans, WORK } from '../../engine/target/settings.ts';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import { complain } from '../report/text/terminal.ts';
import { readInput } from '../usage/input.ts';
import { checkOutputs } from '../usage/outputs.ts';
import { EXIT, type ExitCode } from '../usage/usage.ts';
import { prepareV8 } from './module/compile-flags.ts';
import { refuse, validModuleOf } from './module/module-file.ts';
import { writeDurably } from './module/write-file.ts';

export interface CompileArguments extends Checks {
  readonly input: string;
  readonly output: string;
  readonly features?: Features;
  readonly nan?: Nans | undefined;
  readonly target?: TargetName | undefined;
  readonly cpu: string | undefined;
  /** Symbols for debuggers. */
  readonly symbols?: boolean;
  readonly addressMap?: boolean;
  /** Print where the time went, to stderr. */
  readonly timing?: boolean;
  /** Threads that compile. */
  readonly jobs?: number;
  /** Compile again with other threads in another order, and compare. */
  readonly verifyDeterministic?: boolean;
}

/** Runs the command; the exit code says whether the artifact was written. */
export async function compileCommand(args: CompileArguments): Promise<ExitCode> {
  checkOutputs([{ flag: 'output', path: args.output }], [args.input]);
  const source = readInput(args.input);
  prepareV8(source.length);
  const { features = WASM3 } = args;
  try {
    const module = validModuleOf(args.input, source, features);
    const timing = args.timing === true ? startTiming() : undefined;
    const { target, cpu, bounds, traps, nan, symbols, addressMap, jobs = WORK.jobs.byDefault } = args;
    const settings = { target, cpu, bounds, traps, nan, symbols, addressMap };
    const bytes = await (jobs > 1
      ? compileWithJobs(module, { ...settings, jobs, timing })
      : compile(module, { ...settings, timing }));
    if (args.verifyDeterministic === true) {
      const again = await compileWithJobs(module, { ...settings, jobs: jobs + 1, reverse: true });
      const at = firstDifference(bytes, again);
      if (at >= 0) {
        complain(`${args.input}: ${jobs} and ${jobs + 1} threads give different bytes, first at ${at}`);
        return EXIT.fault;
      }
    }
    for (const { name, ms, count } of timing?.report() ?? [])
      process.stderr.write(`${name}: ${ms.toFixed(1)} ms, ${count} times\n`);
    writeDurably(args.output, bytes);
    return EXIT.ok;
  } catch (e) {
    return refuse(args.input, source, e, features);
  }
}

/** The first place where two byte strings differ; -1: nowhere. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  if (Buffer.compare(a, b) === 0) return -1;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return shorter;
}
