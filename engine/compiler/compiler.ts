/**
 * The strategies by which a module becomes an artifact, behind one interface: `optimizing` compiles, `none` refuses. With
 * `none` everything that is compiled already still runs: from files, from bytes, from the cache.
 */
import { WasmError } from '../wasm/errors.ts';
import type { Module } from '../wasm/module.ts';
import { type CompileOptions, compile } from './compile.ts';

export type Strategy = 'optimizing' | 'none';

export interface Compiler {
  readonly strategy: Strategy;
  /** A validated module whose bodies know their place in the binary → the bytes of an artifact. */
  compile(m: Module, options: CompileOptions): Uint8Array;
}

const COMPILERS: Readonly<Record<Strategy, Compiler>> = {
  optimizing: { strategy: 'optimizing', compile },
  none: {
    strategy: 'none',
    compile() {
      throw new WasmError('compile', 'unsupported', 'no compiler: this engine runs what is compiled already (strategy `none`)');
    },
  },
};

/** The compiler of a strategy. */
export function compilerFor(strategy: Strategy): Compiler {
  return COMPILERS[strategy];
}
