/**
 * `touchstone compile IN -o OUT`: one module, text or binary, to an artifact on disk. The file is complete or not there: written
 * beside its place, synced, renamed, and the folder synced. Bad input is said with file, line and column, and the line itself.
 */
import { closeSync, openSync, realpathSync, statSync } from 'node:fs';
import { replaceFile, writeAll } from '../../engine/cache/files.ts';
import { compile, compileWithJobs, startTiming, validate, WasmError } from '../../engine/index.ts';
import type { Checks, Nans } from '../../engine/target/settings.ts';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import { complain } from '../report/text/terminal.ts';
import { readInput, systemError } from '../usage/input.ts';
import { checkOutputs, STDOUT } from '../usage/outputs.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';
import { prepareV8 } from './module/compile-flags.ts';
import { inputError, moduleOf } from './module/module-file.ts';

export interface CompileArguments extends Checks {
  readonly input: string;
  readonly output: string;
  readonly features?: Features;
  readonly nan?: Nans | undefined;
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
  try {
    const { features = WASM3 } = args;
    const module = moduleOf(args.input, source, { features });
    validate(module, { features });
    const timing = args.timing === true ? startTiming() : undefined;
    const { cpu, bounds, traps, nan, symbols, addressMap, jobs = 1 } = args;
    const settings = { cpu, bounds, traps, nan, symbols, addressMap };
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
    if (!(e instanceof WasmError)) throw e;
    complain(inputError(args.input, source, e));
    return EXIT.usage;
  }
}

/** The first place where two byte strings differ; -1: nowhere. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  if (Buffer.compare(a, b) === 0) return -1;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return shorter;
}

/** Writes a file so that a crash or a full disk leaves the old one or the new one, never a part. */
function writeDurably(path: string, bytes: Uint8Array): void {
  try {
    if (path === STDOUT) return void process.stdout.write(bytes);
    const old = statSync(path, { throwIfNoEntry: false });
    // A link stays one: what it leads to is replaced. Nothing can take the place of a device or a pipe.
    if (old === undefined || old.isFile())
      replaceFile(old === undefined ? path : realpathSync(path), bytes, { mode: 0o644, durable: true });
    else writeInto(path, bytes);
  } catch (e) {
    throw new UsageError(`cannot write ${path}: ${systemError(e)}`);
  }
}

function writeInto(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'w');
  try {
    writeAll(fd, bytes);
  } finally {
    closeSync(fd);
  }
}
