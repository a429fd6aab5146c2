/**
 * The public face of the engine. A module goes through it in steps, each usable alone:
 *
 *   parse (text) or decode (binary) → Module → validate → compile → artifact bytes → Store: load → instantiate → invoke
 *
 * `Engine` does the middle of it with a cache: `engine.artifactFor(module)` gives an artifact that can be loaded, compiled only
 * when no earlier run did. Whatever input can do wrong is a `WasmError` with phase, class, message and position.
 */

import type { EngineInfo } from './artifact/compiled.ts';
import { readArtifact } from './artifact/read.ts';
import { decode as decodeModule } from './binary/decode.ts';
import { encode as encodeModule } from './binary/encode.ts';
import { type CompileOptions, compile as compileModule, engineInfo } from './compiler/compile.ts';
import { type Compiler, compilerFor, type Strategy } from './compiler/compiler.ts';
import { isExecutable } from './frontend/translate.ts';
import { ArtifactCache, cacheKey, defaultCacheFolder, engineBuildHash, type StoredArtifact } from './runtime/cache.ts';
import { hostCpus } from './runtime/load.ts';
import { parseModule } from './text/module.ts';
import { printModule } from './text/print.ts';
import { firstUnsupported, type Unsupported, validate as validateModule } from './valid/index.ts';
import { type Features, WASM3 } from './wasm/features.ts';
import type { Module } from './wasm/module.ts';

export type { EngineInfo, ImageInfo, ModuleInfo } from './artifact/compiled.ts';
export { formatInspection, type Inspection, inspectArtifact } from './artifact/inspect.ts';
export { functionName, moduleName } from './artifact/names.ts';
export type { Artifact, ArtifactSection, CodeLocation } from './artifact/read.ts';
export { locate, readArtifact, trapAt } from './artifact/read.ts';
export { checkCustoms } from './binary/index.ts';
export type { CompileOptions } from './compiler/compile.ts';
export type { Compiler, Strategy } from './compiler/compiler.ts';
export { type PhaseTime, startTiming, type Timing } from './compiler/timing.ts';
export { ArtifactCache, defaultCacheFolder, type StoredArtifact } from './runtime/cache.ts';
export * from './runtime/index.ts';
export { positionAt } from './text/lines.ts';
export { floatLiteral, intLiteral, type Words } from './text/literals.ts';
export { neededFeatures, type Unsupported } from './valid/index.ts';
export { TYPES } from './wasm/canon.ts';
export { type ErrorClass, formatPosition, type Phase, type Position, WasmError } from './wasm/errors.ts';
export { FEATURE, type FeatureName, type Features, featureNames, WASM3 } from './wasm/features.ts';
export type { Module } from './wasm/module.ts';
export { TRAP, TRAP_MESSAGES, TRAP_NAMES, type TrapCode } from './wasm/traps.ts';

/** What a text or binary may use. */
export interface LanguageOptions {
  /** WebAssembly 3.0 when absent. */
  readonly features?: Features;
}

/** Text format → module. Positions of errors are line and column. */
export function parse(text: string | Uint8Array, options: LanguageOptions = {}): Module {
  const source = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parseModule(source, { features: options.features ?? WASM3 });
}

/** Binary format → module. Positions of errors are byte offsets. */
export function decode(bytes: Uint8Array, options: LanguageOptions = {}): Module {
  return decodeModule(bytes, { features: options.features ?? WASM3 });
}

/** Module → binary format. Sets where each body of a text module lies in it. */
export function encode(m: Module): Uint8Array {
  return encodeModule(m).bytes;
}

/** Module → text format: parsing it gives the same module again. */
export function print(m: Module): string {
  return printModule(m);
}

/** Throws a WasmError of phase `validate` unless the module is valid. */
export function validate(m: Module, options: LanguageOptions = {}): void {
  validateModule(m, { features: options.features ?? WASM3 });
}

/** The first instruction of a valid module that the compiler cannot translate yet, or undefined. */
export function unsupported(m: Module): Unsupported | undefined {
  return firstUnsupported(m, isExecutable);
}

/** Valid module → artifact bytes: an ELF file, the same for the same module and options on every machine. */
export function compile(m: Module, options: CompileOptions = {}): Uint8Array {
  binaryOf(m);
  return compileModule(m, options);
}

/** How an `Engine` compiles and where it keeps what it compiled. */
export interface EngineOptions extends CompileOptions, LanguageOptions {
  /** Folder of the artifact cache; `off`: none; absent: the user's cache folder. */
  readonly cache?: string | undefined;
  /** `none` refuses to compile: only what is in the cache runs. */
  readonly strategy?: Strategy | undefined;
}

/** Compiles modules, or finds what an earlier run compiled. */
export class Engine {
  /** Settings of every artifact this engine gives. */
  readonly settings: EngineInfo;
  readonly cache: ArtifactCache | undefined;
  private readonly options: EngineOptions;
  private readonly compiler: Compiler;
  private readonly keys = new WeakMap<Module, string>();

  constructor(options: EngineOptions = {}) {
    const cpu = options.cpu ?? (hostCpus().includes('x86-64-v3') ? 'x86-64-v3' : 'x86-64-v2');
    this.options = { ...options, cpu };
    this.settings = engineInfo(this.options);
    this.compiler = compilerFor(options.strategy ?? 'optimizing');
    this.cache = openCache(options.cache);
  }

  /**
   * The artifact that an earlier run compiled from this very module with this very engine, settings and features: so it was
   * valid, too. The module must not be changed from now on.
   */
  cached(m: Module): StoredArtifact | undefined {
    if (this.cache === undefined || this.options.verify === true) return undefined;
    return this.cache.get(this.keyOf(m));
  }

  /** The artifact of a module: `cached`, or else validated (unless `validated` says that it has been) and compiled. */
  artifactFor(m: Module, validated = false): StoredArtifact {
    const found = this.cached(m);
    if (found !== undefined) return found;
    // Either way bodies get their places in the binary form, which the compiler wants to know.
    const key = this.cache === undefined ? undefined : this.keyOf(m);
    if (key === undefined) binaryOf(m);
    const bytes = this.compile(m, validated);
    return { artifact: readArtifact(bytes), path: key === undefined ? undefined : this.cache?.put(key, bytes) };
  }

  /** The cache's key of a module. Features belong to it: what is valid with some is not with others. */
  private keyOf(m: Module): string {
    let key = this.keys.get(m);
    if (key === undefined) {
      key = cacheKey(`${engineBuildHash()} ${this.options.features ?? WASM3}`, this.settings, binaryOf(m));
      this.keys.set(m, key);
    }
    return key;
  }

  private compile(m: Module, validated: boolean): Uint8Array {
    if (!validated) validate(m, this.options);
    return this.compiler.compile(m, this.options);
  }
}

function openCache(folder: string | undefined): ArtifactCache | undefined {
  if (folder === 'off') return undefined;
  try {
    return new ArtifactCache(folder ?? defaultCacheFolder());
  } catch {
    // No home folder: there is no place that is the user's own.
    return undefined;
  }
}

/**
 * The module's binary form with its names: what identifies it. Bodies of text modules get their offsets in it; a decoded
 * module keeps its own bytes and offsets.
 */
function binaryOf(m: Module): Uint8Array {
  const [func] = m.funcs;
  if (m.origin === 'binary' && func !== undefined) return func.body.bytes;
  return encodeModule(m, { names: true }).bytes;
}
