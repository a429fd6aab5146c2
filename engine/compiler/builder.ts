/**
 * Builds compilers: a strategy and settings by name, as command lines and configuration files have them, checked one by one
 * against the table of settings/options.ts. Whoever has a new strategy adds it to compiler.ts; whoever embeds the engine needs to
 * know neither.
 */
import type { EngineInfo } from '../compiled/compiled.ts';
import { type CompileOptions, type Compiler, engineInfo, type Strategy, settingOptions } from '../settings/options.ts';
import { contradiction } from '../target/settings.ts';
import { WasmError } from '../wasm/errors.ts';
import type { Module } from '../wasm/module.ts';
import { compilerFor } from './compiler.ts';

/** A compiler with its settings. */
export interface BuiltCompiler extends Omit<Compiler, 'compile'> {
  /** What its artifacts say of themselves. */
  readonly settings: EngineInfo;
  /** A validated module → the bytes of an artifact. */
  readonly compile: (m: Module, more?: CompileOptions) => Uint8Array;
}

/** Takes settings until it is asked for a compiler. */
export class CompilerBuilder {
  private readonly strategy: Strategy;
  private chosen: CompileOptions = {};

  constructor(strategy: Strategy = 'optimizing') {
    this.strategy = strategy;
  }

  /** Chooses a value, the last one said; throws a WasmError of phase `compile` where there is no such setting or value. */
  set(name: string, value: string): this {
    this.chosen = { ...this.chosen, ...settingOptions(name, value) };
    return this;
  }

  /** What was chosen. Throws a WasmError of phase `compile` where choices contradict each other. */
  options(): CompileOptions {
    const wrong = contradiction(this.chosen, (name, value) => `${name}=${value}`);
    if (wrong !== undefined) throw new WasmError('compile', 'unsupported', wrong);
    return this.chosen;
  }

  build(): BuiltCompiler {
    const options = this.options();
    const { strategy, compile } = compilerFor(this.strategy);
    return { strategy, settings: engineInfo(options), compile: (m, more) => compile(m, { ...options, ...more }) };
  }
}
