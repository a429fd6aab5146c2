/** The engine with its compiler. */
import { decode, parse, Engine as Toolchain, validate } from '../index.ts';
import { type FeatureName, WASM3, withFeatures } from '../wasm/features.ts';
import type { Module as WasmModule } from '../wasm/module.ts';
import { Module } from './module.ts';
import { type Configuration, Runtime } from './runtime.ts';

/** How modules are compiled, where what was compiled is kept, and how it runs. */
export interface EngineOptions extends Configuration {
  /** A CPU level, whose instructions code may use: the default one, or that of this processor where it has less. */
  readonly cpu?: string | undefined;
  /** Proposals that modules may use beside WebAssembly 3.0: `threads`, … */
  readonly enable?: readonly FeatureName[];
  /** Machine address → wasm offset, for backtraces; on unless false. */
  readonly addressMap?: boolean | undefined;
  /** Symbols for debuggers and profilers. */
  readonly symbols?: boolean | undefined;
  /** Folder where compiled modules are kept; `off`: nowhere; absent: the user's cache folder. */
  readonly cache?: string | undefined;
}

const MAGIC = 0;

/** Compiles modules and runs them. */
export class Engine extends Runtime {
  readonly #toolchain: Toolchain;
  readonly #features: number;

  constructor({ enable = [], ...options }: EngineOptions = {}) {
    super(options);
    this.#features = withFeatures(WASM3, enable);
    this.#toolchain = new Toolchain({ ...options, features: this.#features });
  }

  /**
   * Compiles a module, binary or text, or finds it in the cache. Throws a `WasmError` with class (`malformed`, `invalid`,
   * `unsupported`, `limit`), message and position.
   */
  compile(source: Uint8Array | string): Module {
    return new Module(this.#toolchain.artifactFor(this.#read(source)));
  }
  /** Throws as `compile` does where a module is malformed or invalid, and compiles nothing. */
  validate(source: Uint8Array | string): void {
    validate(this.#read(source), { features: this.#features });
  }
  #read(source: Uint8Array | string): WasmModule {
    const options = { features: this.#features };
    return typeof source === 'string' || source[0] !== MAGIC ? parse(source, options) : decode(source, options);
  }
}
