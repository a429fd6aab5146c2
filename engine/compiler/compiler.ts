/**
 * The strategies by which a module becomes an artifact, behind one interface: `optimizing` compiles, `none` refuses. With
 * `none` everything that is compiled already still runs: from files, from bytes, from the cache.
 */

import type { Compiler, Strategy } from '../settings/options.ts';
import { WasmError } from '../wasm/errors.ts';
import { compile } from './compile.ts';

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
