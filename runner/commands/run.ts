/**
 * `touchstone run`: instantiates an artifact or a module (imports: `spectest` and WASI) and calls one exported function.
 * Arguments are written as in the text format, results are printed one a line, as they could be passed again. A trap is exit code
 * 1, with its backtrace. A program of WASI is run where no function is named: arguments are its own, and so is the exit code.
 */

import { basename } from 'node:path';

import { whyForeign } from '../../engine/cache/trust.ts';
import { readArtifact, showSource, validate, WasmError, withTimeout } from '../../engine/core.ts';
import { Trap } from '../../engine/runtime/index.ts';
import { callTypeOf } from '../../engine/runtime/state/state.ts';
import type { Func, Instance } from '../../engine/runtime/values/extern.ts';
import { i32, toBigInt, type WasmValue } from '../../engine/runtime/values/values.ts';
import { FUNCTIONS, WASI_MODULE } from '../../engine/wasi/functions.ts';
import { Exit, Wasi } from '../../engine/wasi/index.ts';
import { type Features, WASM3 } from '../../engine/wasm/features.ts';
import type { ExternType } from '../../engine/wasm/module.ts';
import { TRAP } from '../../engine/wasm/traps.ts';
import { I32, I64, typeName } from '../../engine/wasm/types.ts';
import type {
  Compiled,
  EngineExtern,
  EngineInstance,
  EngineOptions,
  EngineStore,
  Resolve,
  TraceFrame,
} from '../engines/engine.ts';
import { type NativeEngine, nativeEngine } from '../engines/native/native.ts';
import { spectest } from '../judge/spectest.ts';
import { textPlace } from '../listing/sources.ts';
import { jsonText } from '../report/text/escape.ts';
import { frameLines } from '../report/text/failure.ts';
import { complain, shown } from '../report/text/terminal.ts';
import { notText, readInput, STANDARD_INPUT } from '../usage/input.ts';
import { EXIT, UsageError } from '../usage/usage.ts';
import { formatValue } from '../values/values.ts';
import { bitsOf, plainValue, readArguments } from './module/arguments.ts';
import { inputError, moduleOf } from './module/module-file.ts';

export interface RunArgs {
  readonly module: string;
  readonly invoke: string | undefined;
  readonly args: readonly string[];
  /** What a program of WASI has: folders, `HOST` or `HOST::GUEST`, and variables, `NAME=VALUE` or `NAME`. */
  readonly folders?: readonly string[];
  readonly env?: readonly string[];
  /** Functions that nobody gives trap when they are called; else the module cannot be linked. */
  readonly unknownTrap?: boolean;
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

/** Calls an exported function with values. */
function callWith(store: EngineStore, func: Func, args: readonly WasmValue[]): readonly WasmValue[] {
  const batch = store.batch();
  batch.add(func, args);
  batch.run();
  const outcome = batch.outcome(0);
  if (outcome.kind === 'error') throw outcome.error;
  return outcome.values;
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
  return callWith(
    store,
    func,
    readArguments(invoke, func.type.params, args, (name) => instance.getExport(name)),
  );
}

/** Folders by what the program calls them. */
function foldersOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.lastIndexOf('::');
      return at < 0 ? [word, word] : [word.slice(at + 2), word.slice(0, at)];
    }),
  );
}
/** Variables; those of a name alone are handed on. */
function variablesOf(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((word) => {
      const at = word.indexOf('=');
      const name = at < 0 ? word : word.slice(0, at);
      const value = at < 0 ? process.env[name] : word.slice(at + 1);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
/** What a program of WASI is given. */
function wasiFor({ module, args, folders = [], env = [] }: RunArgs): Wasi {
  try {
    return new Wasi({ args: [basename(module), ...args], folders: foldersOf(folders), env: variablesOf(env) });
  } catch (error) {
    // A folder that is none, or a zero in an argument.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
const NUMBERS = { i32: I32, i64: I64 } as const;
/** A function of WASI as one of the store's. */
function wasiFunction(store: EngineStore, wasi: Wasi, name: string): EngineExtern | undefined {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  const run = wasi.imports[WASI_MODULE][name];
  if (known === undefined || run === undefined) return undefined;
  const type = {
    kind: 'func',
    params: known.params.map((n) => NUMBERS[n]),
    results: known.results.map((n) => NUMBERS[n]),
  } as const;
  return store.hostFunc(name, type, (args) => {
    const result = run(...args.map((value) => (value.type === I64 ? toBigInt(value) : value.lo)));
    return result === undefined ? [] : [i32(result)];
  });
}
/** In place of a function that nobody gives one that traps. */
function trapping(store: EngineStore, module: string, name: string, type?: ExternType<number>): EngineExtern | undefined {
  if (type?.kind !== 'func') return undefined;
  return store.hostFunc(name, callTypeOf(type.type).type, () => {
    throw new Trap(TRAP.unreachable, `: nobody gives the import ${JSON.stringify(module)} ${JSON.stringify(name)}`);
  });
}
/** Runs what an instance that imports WASI begins with: a program, or what makes a library ready. Whether it was a program. */
function begin(store: EngineStore, wasi: Wasi, instance: Instance, { invoke, args }: RunArgs): boolean {
  const memory = instance.getExport('memory');
  if (memory?.kind === 'memory') wasi.bind(memory);
  const name = invoke === undefined ? '_start' : '_initialize';
  const first = instance.getExport(name);
  if (first?.kind === 'func') callWith(store, first, []);
  else if (invoke === undefined && args.length > 0) throw new UsageError('the module exports no _start: arguments need --invoke');
  return first !== undefined && invoke === undefined;
}

/** Runs the command. Its exit code is that of EXIT, or what the program ends with. */
export async function runCommand(run: RunArgs): Promise<number> {
  const source = readInput(run.module);
  const engine = nativeEngine(run.options, run.features ?? WASM3);
  engine.notes.forEach(complain);
  const store = engine.newStore();
  let wasi: Wasi | undefined;
  try {
    // JSON stands alone on stdout.
    const printed = run.form === 'json' ? process.stderr : process.stdout;
    const host = spectest(store, (line) => printed.write(`${line}\n`));
    const given = (module: string, name: string): EngineExtern | undefined => {
      if (module === WASI_MODULE) return wasiFunction(store, (wasi ??= wasiFor(run)), name);
      return module === 'spectest' ? host.exports.get(name)?.extern : undefined;
    };
    const resolve: Resolve = (module, name, type) =>
      given(module, name) ?? (run.unknownTrap === true ? trapping(store, module, name, type) : undefined);
    const module = notText(source) === 'an artifact' ? undefined : await compiled(engine, source, run);
    const program = (): string => {
      const instance =
        module === undefined ? store.instantiateArtifact(artifactOf(run, source), resolve) : store.instantiate(module, resolve);
      if (wasi !== undefined && begin(store, wasi, instance, run)) return '';
      return resultText(call(store, instance, run), instance, run.form);
    };
    process.stdout.write(run.timeoutMs === undefined ? program() : withTimeout(run.timeoutMs, program));
    return EXIT.ok;
  } catch (e) {
    if (e instanceof UsageError) throw e;
    if (e instanceof Exit) return e.code;
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
    wasi?.close();
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
