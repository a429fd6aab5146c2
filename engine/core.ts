/**
 * What index.ts has without the compiler, for runs that may find everything compiled: the compiler is nearly half of
 * the engine's code, and loading it takes as long as a hundred small modules. Whoever imports index.ts, at any time, provides it.
 */

import { hasAddon } from './addon/native.ts';
import { moduleDigest } from './artifact/bytes/digest.ts';
import { readArtifact } from './artifact/read.ts';
import { decode as decodeModule } from './binary/decode.ts';
import { binaryOf, codePlaces, type EncodeOptions, encode as encodeModule } from './binary/encode.ts';
import { engineBuildHash } from './cache/build-hash.ts';
import { cacheKey, keyPrefix, type StoredArtifact } from './cache/cache.ts';
import { defaultCacheFolder } from './cache/folder.ts';
import { Caches } from './cache/places.ts';
import type { EngineInfo } from './compiled/compiled.ts';
import { hostCpus } from './runtime/load/load.ts';
import { EXECUTABLE } from './settings/executable.ts';
import { type CompileOptions, type Compiler, engineInfo, type Strategy, verifies } from './settings/options.ts';
import { DEFAULT_TARGET, hostTarget } from './target/index.ts';
import { WORK } from './target/settings.ts';
import { parseModule } from './text/parse/module.ts';
import { sourceOffset as findSourceOffset } from './text/parse/source-map.ts';
import { printModule } from './text/print/print.ts';
import { firstUnsupported, type Unsupported, validate as validateModule } from './valid/index.ts';
import { type Features, WASM3 } from './wasm/features.ts';
import { bodyAt as findBody, type Module, type SourceOffset, type WasmOffset } from './wasm/module.ts';

export { sourcePlaces } from './artifact/dwarf/dwarf.ts';
export type { Artifact, ArtifactSection, CodeLocation } from './artifact/read.ts';
export { locate, readArtifact, trapAt } from './artifact/read.ts';
export { functionName, moduleName } from './artifact/sections/names.ts';
export { checkCustoms } from './binary/index.ts';
export { ArtifactCache, type StoredArtifact } from './cache/cache.ts';
export { defaultCacheFolder } from './cache/folder.ts';
export type { EngineInfo, ImageInfo, ModuleInfo, TextOffset } from './compiled/compiled.ts';
export * from './runtime/index.ts';
export { type CompileOptions, type Compiler, SETTINGS, type Setting, type Strategy } from './settings/options.ts';
export { lineAt, positionAt } from './text/lex/lines.ts';
export { floatLiteral, intLiteral, type LiteralWords } from './text/lex/literals.ts';
export { neededFeatures, scanNeeds, type Unsupported } from './valid/index.ts';
export { TYPES } from './wasm/canon.ts';
export { type ErrorClass, formatPosition, type Phase, type Position, WasmError } from './wasm/errors.ts';
export { FEATURE, type FeatureName, type Features, featureNames, WASM3 } from './wasm/features.ts';
export { importCount, type Module } from './wasm/module.ts';
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

/** Module → binary format, a text module's names in it. */
export function encode(m: Module, options: EncodeOptions = {}): Uint8Array {
  return encodeModule(m, options).bytes;
}

/** The function body in which an offset of the module's binary form lies, and where; undefined where none is. */
export function bodyAt(m: Module, wasmOffset: WasmOffset): ReturnType<typeof findBody> {
  return findBody(m, codePlaces(m), wasmOffset);
}

/** Where the text has the instruction at an offset of a text module's binary form; undefined where there is none such. */
export function sourceOffset(m: Module, wasmOffset: WasmOffset): SourceOffset | undefined {
  return findSourceOffset(m, codePlaces(m), wasmOffset);
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
  return firstUnsupported(m, (row) => (EXECUTABLE & row.featureBit) !== 0);
}

let compilerFor: ((strategy: Strategy) => Compiler) | undefined;
/** What `Engine` compiles with; index.ts calls this. */
export function provideCompilers(provided: (strategy: Strategy) => Compiler): void {
  compilerFor = provided;
}

/** Something must be compiled, and nobody has imported index.ts. Who catches this does so, and begins anew. */
export class CompilerNotLoaded extends Error {
  constructor() {
    super('the compiler is not loaded');
    this.name = 'CompilerNotLoaded';
  }
}

/** How an `Engine` compiles and where it keeps what it compiled. */
export interface EngineOptions extends CompileOptions, LanguageOptions {
  /** Folder of the artifact cache; `off`: none, nowhere; absent: the user's cache folder. */
  readonly cache?: string | undefined;
  /** A second folder, which is only read. */
  readonly cacheBase?: string | undefined;
  /** Address of a remote cache: a server of Bazel's HTTP cache protocol. */
  readonly remoteCache?: string | undefined;
  /** Nothing is stored in the remote cache. */
  readonly remoteReadOnly?: boolean | undefined;
  /** Signs entries of the remote cache; those of others are not used. */
  readonly remoteSecret?: string | undefined;
  /** `none` refuses to compile: only what is in the cache runs. */
  readonly strategy?: Strategy | undefined;
}

/**
 * The CPU level that is compiled for where none is named, on a processor that lacks the default one; undefined on all others, and
 * where nothing runs.
 */
export function fallbackCpu(): string | undefined {
  if (!hasAddon() || hostCpus().includes(DEFAULT_TARGET.defaultCpu)) return undefined;
  const { defaultCpu, cpus } = hostTarget() ?? DEFAULT_TARGET;
  return hostCpus().includes(defaultCpu) ? defaultCpu : (hostCpus().at(-1) ?? cpus[0]);
}

/** Compiles modules, or finds what an earlier run compiled. */
export class Engine {
  /** Settings of every artifact this engine gives. */
  readonly settings: EngineInfo;
  /** Where compiled modules are kept; undefined: nowhere. */
  readonly caches: Caches | undefined;
  private readonly options: EngineOptions;
  private last: { readonly module: Module; readonly digest: Uint8Array } | undefined;
  private prefix: Uint8Array | undefined;

  constructor(options: EngineOptions = {}) {
    const cpu = options.cpu ?? (options.target === undefined ? fallbackCpu() : undefined);
    this.options = { ...options, cpu };
    this.settings = engineInfo(this.options);
    this.caches = openCaches(options);
  }

  /**
   * The artifact that an earlier run compiled from this very module with this very engine, settings and features: so it was
   * valid, too. The module must not be changed from now on.
   */
  cached(m: Module): StoredArtifact | undefined {
    if (this.caches === undefined) return undefined;
    const digest = this.digestOf(m);
    return this.caches.get(this.keyOf(digest), digest);
  }

  /** The artifact of a module: `cached` or `compiled`. */
  artifactFor(m: Module): StoredArtifact {
    return this.cached(m) ?? this.compiled(m);
  }

  /**
   * Compiles a module, validated before unless `validated` says that it has been, for the cache, too. Throws
   * `CompilerNotLoaded` where there is no compiler yet.
   */
  compiled(m: Module, validated = false): StoredArtifact {
    const digest = this.digestOf(m);
    const bytes = this.compile(m, validated, digest);
    return { artifact: readArtifact(bytes), file: this.caches?.put(this.keyOf(digest), bytes) };
  }

  /** Waits until what was compiled is stored wherever it is to be. */
  settle(): void {
    this.caches?.settle();
  }

  /**
   * Encodes a module, by which its bodies get their places in the binary form, and gives that form's digest. The last one is
   * kept: what was not found is mostly compiled and stored next.
   */
  private digestOf(m: Module): Uint8Array {
    if (this.last?.module !== m) this.last = { module: m, digest: moduleDigest(binaryOf(m)) };
    return this.last.digest;
  }

  /**
   * The cache's key of a module. Features belong to it: what is valid with some is not with others. Who verifies finds only what
   * was verified when it was compiled.
   */
  private keyOf(digest: Uint8Array): string {
    const engine = engineBuildHash(this.caches?.near.folder);
    const verified = verifies(this.options) ? ' verified' : '';
    this.prefix ??= keyPrefix(`${engine} ${this.options.features ?? WASM3}${verified}`, this.settings);
    return cacheKey(this.prefix, digest);
  }

  private compile(m: Module, validated: boolean, module: Uint8Array): Uint8Array {
    if (compilerFor === undefined) throw new CompilerNotLoaded();
    if (!validated) validate(m, this.options);
    return compilerFor(this.options.strategy ?? 'optimizing').compile(m, { ...this.options, module });
  }
}

function openCaches({ cache, cacheBase, remoteCache, remoteReadOnly, remoteSecret }: EngineOptions): Caches | undefined {
  if (cache === WORK.cache.off) return undefined;
  let folder: string;
  try {
    folder = cache ?? defaultCacheFolder();
  } catch {
    // No home folder: there is no place that is the user's own.
    return undefined;
  }
  return new Caches({ folder, base: cacheBase, remote: remoteCache, remoteReadOnly, secret: remoteSecret });
}
