/** What compiling gives, and with which options. */
import type { StoredArtifact } from '../../cache/cache.ts';
import type { Module } from '../../wasm/module.ts';

/** `WebAssemblyCompileOptions`. */
export interface CompileOptions {
  /** Builtin sets that are enabled. */
  readonly builtins: readonly string[];
  /** The module from which string constants are imported. */
  readonly importedStringConstants: string | undefined;
}

/** What is compiled. */
export interface Source {
  /** Nobody changes them. */
  readonly bytes: Uint8Array;
  readonly options: CompileOptions;
}

/** What a Module object stands for. */
export interface CompiledModule {
  readonly source: Source;
  readonly module: Module;
  readonly stored: StoredArtifact;
}
