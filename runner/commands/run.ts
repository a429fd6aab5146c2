/**
 * `touchstone run`: instantiates an artifact or a module (imports: `spectest` only) and calls one exported function. Arguments
 * are written as in the text format, results are printed one a line, as they could be passed again. A trap is exit code 1, with
 * its backtrace.
 */

import { whyForeign } from '../../engine/cache/trust.ts';
import { readArtifact, showSource, validate, WasmError, withTimeout } from '../../engine/core.ts';
import type { WasmValue } from '../../engine/runtime/values/values.ts';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import { typeName } from '../../engine/wasm/types.ts';
import type { Compiled, EngineInstance, EngineOptions, EngineStore, TraceFrame } from '../engines/engine.ts';
import { type NativeEngine, nativeEngine } from '../engines/native/native.ts';
import { spectest } from '../judge/spectest.ts';
import { textPlace } from '../listing/sources.ts';
import { jsonText } from '../report/text/escape.ts';
import { frameLines } from '../report/text/failure.ts';
import { complain, shown } from '../report/text/terminal.ts';
import { notText, readInput, STANDARD_INPUT } from '../usage/input.ts';
import { EXIT, type ExitCode, UsageError } from '../usage/usage.ts';
import { formatValue } from '../values/values.ts';
import { bitsOf, plainValue, readArguments } from './module/arguments.ts';
import { inputError, moduleOf } from './module/module-file.ts';

export interface RunArgs {
  readonly module: string;
  readonly invoke: string | undefined;
  readonly args: readonly string[];
  /** How results are printed: as arguments are written, with their bits, or all as JSON. */
  readonly form?: 'plain' | 'bits' | 'json';
  /** Check the whole of an artifact, and run what was checked. */
  readonly verify?: boolean;
  /** What the module may use. */
  readonly features?: Features;
  /** After so many milliseconds it is interrupted. */
  readonly timeoutMs?: number | undefined;
  readonly options: EngineOptions;
}

function call(store: EngineStore, instance: EngineInstance, { invoke, args }: RunArgs): readonly WasmValue[] {
  if (invoke === undefined) {
    if (args.length > 0) throw new UsageError('arguments need --invoke');
    return [];
  }
  const func = instance.getExport(invoke);
  if (func?.kind !== 'func') {
    const names = [...instance.exports].flatMap(([name, e]) => (e.kind === 'func' ? [name] : []));
    throw new UsageError(`no exported function ${JSON.stringify(invoke)}; there are: ${names.slice(0, 20).join(' ') || 'none'}`);
  }
  const batch = store.batch();
  batch.add(
    func,
    readArguments(invoke, func.type.params, args, (name) => instance.getExport(name)),
  );
  batch.run();
  const outcome = batch.outcome(0);
  if (outcome.kind === 'error') throw outcome.error;
  return outcome.values;
}

/** Runs the command. */
export async function runCommand(run: RunArgs): Promise<ExitCode> {
  const source = readInput(run.module);
  const engine = nativeEngine(run.options, run.features ?? WASM3);
  engine.notes.forEach(complain);
  const store = engine.newStore();
  try {
    // JSON stands alone on stdout.
    const printed = run.form === 'json' ? process.stderr : process.stdout;
    const host = spectest(store, (line) => printed.write(`${line}\n`));
    const resolve = (module: string, name: string) => (module === 'spectest' ? host.exports.get(name)?.extern : undefined);
    const module = notText(source) === 'an artifact' ? undefined : await compiled(engine, source, run);
    const program = (): string => {
      const instance =
        module === undefined ? store.instantiateArtifact(artifactOf(run, source), resolve) : store.instantiate(module, resolve);
      return resultText(call(store, instance, run), instance, run.form);
    };
    process.stdout.write(run.timeoutMs === undefined ? program() : withTimeout(run.timeoutMs, program));
    return EXIT.ok;
  } catch (e) {
    if (e instanceof UsageError) throw e;
    if (e instanceof WasmError && e.phase !== 'execute') {
      complain(inputError(run.module, source, e, run.features ?? WASM3));
      return EXIT.usage;
    }
    const { class: cls = 'error', message, trace } = engine.thrown(e);
    const backtrace = trace.map((frame) => showFrame(frame, run.module, source));
    if (run.form === 'json') process.stdout.write(`${jsonText({ error: { class: cls, message, backtrace } }, 2)}\n`);
    else {
      complain(`${cls}: ${message}`);
      for (const line of frameLines(backtrace)) process.stderr.write(`${shown(line, false)}\n`);
    }
    return EXIT.mismatch;
  } finally {
    engine.settle();
    store.dispose();
  }
}

/** Results as lines, or as JSON. Functions have the name that they are exported by. */
function resultText(values: readonly WasmValue[], { exports }: EngineInstance, form: RunArgs['form'] = 'plain'): string {
  if (form === 'bits') return values.map((v) => `${formatValue(v)}\n`).join('');
  const names = new Map<unknown, string>([...exports].map(([name, value]) => [value, name]));
  const plain = values.map((v) => plainValue(v, (ref) => names.get(ref)));
  if (form === 'plain') return plain.map((text) => `${text}\n`).join('');
  const results = values.map((v, i) => ({ type: typeName(v.type), value: plain[i], bits: bitsOf(v) }));
  return `${jsonText({ results }, 2)}\n`;
}

/** What is run of an artifact: its file, or the bytes that were verified. Native code of others is told before it runs. */
function artifactOf({ module, verify }: RunArgs, source: Uint8Array): string | Uint8Array {
  const piped = module === STANDARD_INPUT;
  const why = piped ? undefined : whyForeign(module);
  if (why !== undefined) complain(`${module} runs with your rights, and others may have written it: ${why}`);
  if (verify === true) readArtifact(source, { verify: true });
  return piped || verify === true ? source : module;
}

/** A module's artifact; what an earlier run has compiled is not validated again. */
async function compiled(
  { front }: NativeEngine,
  source: Uint8Array,
  { module: path, features = WASM3 }: RunArgs,
): Promise<Compiled> {
  const module = moduleOf(path, source, { features });
  const found = front.cached(module);
  if (found !== undefined) return found;
  validate(module, { features });
  // The compiler comes when there is something to compile.
  await import('../../engine/index.ts');
  return front.compile(module);
}

/** A frame of a backtrace; modules that came as text have their lines there. */
function showFrame({ func, wasmOffset, module, source }: TraceFrame, path: string, bytes: Uint8Array): string {
  if (wasmOffset === undefined) return func;
  const text = module === undefined ? undefined : textPlace({ path, bytes, module }, wasmOffset);
  const place = text === undefined ? source : showSource(text);
  return `${func} (wasm offset 0x${wasmOffset.toString(16)})${place === undefined ? '' : ` ${place}`}`;
}
