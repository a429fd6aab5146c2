/**
 * `touchstone run`: instantiates an artifact or a module (imports: `spectest` only) and calls one exported function. Arguments
 * are written as in the text format, results are printed one a line. A trap is exit code 1, with its backtrace.
 */
import { readArtifact, showSource, validate, WasmError } from '../../engine/index.ts';
import { whyForeign } from '../../engine/runtime/trust.ts';
import type { WasmValue } from '../../engine/runtime/values.ts';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import { isRef, typeName, type ValType } from '../../engine/wasm/types.ts';
import type { Compiled, EngineInstance, EngineOptions, EngineStore, TraceFrame } from '../engines/engine.ts';
import { type NativeEngine, nativeEngine } from '../engines/native.ts';
import { notText, readInput, STANDARD_INPUT } from '../input.ts';
import { frameLines } from '../report/failure.ts';
import { complain, shown } from '../report/terminal.ts';
import { parseScript } from '../script/parser.ts';
import { spectest } from '../spectest.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';
import { formatValue } from '../values.ts';
import { inputError, moduleOf } from './module-file.ts';
import { textPlace } from './sources.ts';

export interface RunArgs {
  readonly module: string;
  readonly invoke: string | undefined;
  readonly args: readonly string[];
  /** Check the whole of an artifact, and run what was checked. */
  readonly verify?: boolean;
  /** What the module may use. */
  readonly features?: Features;
  readonly options: EngineOptions;
}

/** One argument in the notation of its type: the script parser reads `(type.const text)`. */
function argument(type: ValType, text: string): WasmValue {
  const bad = (): never => {
    throw new UsageError(`${JSON.stringify(text)} is no ${typeName(type)}`);
  };
  if (isRef(type) || !/^[\w.+:-]+$/.test(text)) return bad();
  const source = new TextEncoder().encode(`(invoke "f" (${typeName(type)}.const ${text}))`);
  const [d] = parseScript(source, WASM3).directives;
  const value = d?.kind === 'invoke' && d.action.kind === 'invoke' ? d.action.args[0] : undefined;
  return value === undefined ? bad() : { ...value, ref: null };
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
  const { params } = func.type;
  if (params.length !== args.length) throw new UsageError(`${invoke} takes ${params.length} arguments, ${args.length} are given`);
  const batch = store.batch();
  batch.add(
    func,
    params.map((type, i) => argument(type, args[i] ?? '')),
  );
  batch.run();
  const outcome = batch.outcome(0);
  if (outcome.kind === 'error') throw outcome.error;
  return outcome.values;
}

/** Runs the command. */
export function runCommand(run: RunArgs): ExitCode {
  const source = readInput(run.module);
  const engine = nativeEngine(run.options, run.features ?? WASM3);
  engine.notes.forEach(complain);
  const store = engine.newStore();
  try {
    const host = spectest(store, (line) => process.stdout.write(`${line}\n`));
    const resolve = (module: string, name: string) => (module === 'spectest' ? host.exports.get(name)?.extern : undefined);
    const instance =
      notText(source) === 'an artifact'
        ? store.instantiateArtifact(artifactOf(run, source), resolve)
        : store.instantiate(compiled(engine, source, run), resolve);
    for (const v of call(store, instance, run)) process.stdout.write(`${formatValue(v)}\n`);
    return EXIT.ok;
  } catch (e) {
    if (e instanceof UsageError) throw e;
    if (e instanceof WasmError && e.phase !== 'execute') {
      complain(inputError(run.module, source, e));
      return EXIT.usage;
    }
    const thrown = engine.thrown(e);
    complain(`${thrown.class ?? 'error'}: ${thrown.message}`);
    const frames = frameLines(thrown.trace.map((frame) => showFrame(frame, run.module, source)));
    for (const line of frames) process.stderr.write(`${shown(line, false)}\n`);
    return EXIT.mismatch;
  } finally {
    engine.settle();
    store.dispose();
  }
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
function compiled({ front }: NativeEngine, source: Uint8Array, { module: path, features = WASM3 }: RunArgs): Compiled {
  const module = moduleOf(path, source, { features });
  const found = front.cached(module);
  if (found !== undefined) return found;
  validate(module, { features });
  return front.compile(module);
}

/** A frame of a backtrace; modules that came as text have their lines there. */
function showFrame({ func, wasmOffset, module, source }: TraceFrame, path: string, bytes: Uint8Array): string {
  if (wasmOffset === undefined) return func;
  const text = module === undefined ? undefined : textPlace({ path, bytes, module }, wasmOffset);
  const place = text === undefined ? source : showSource(text);
  return `${func} (wasm offset 0x${wasmOffset.toString(16)})${place === undefined ? '' : ` ${place}`}`;
}
