/** Test support: compilation as if every function were too large for its locals to be values. */

import { allocateLinear } from '../backend/regalloc/linear.ts';
import { compileFunction } from '../backend/testing/compile-function.ts';
import { TextBuilder } from '../backend/text-section.ts';
import { codePlaces } from '../binary/encode.ts';
import { finish } from '../compiler/compile.ts';
import { FunctionCompiler } from '../compiler/functions.ts';
import { translateFunction } from '../frontend/translate.ts';
import type { CompileOptions, Module } from '../index.ts';
import { IrFunc } from '../ir/func.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { runPasses } from '../passes/pipeline.ts';

/** A validated module → an artifact; the IR is verified after each pass. */
export function compileInMemory(m: Module, options: CompileOptions = {}): Uint8Array {
  const compiler = new FunctionCompiler(m, options);
  const { isa, env } = compiler;
  const text = new TextBuilder(isa.link);
  const f = new IrFunc();
  codePlaces(m).bodies.forEach((place, i) => {
    translateFunction(env, i, f, -1);
    verifyFunc(f);
    runPasses(f, verifyFunc);
    text.add(compileFunction(f, isa, allocateLinear, { reloadInstance: env.reloadInstance, addressMap: true }), place);
  });
  return finish(m, compiler, text, options);
}
