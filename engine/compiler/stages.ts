/**
 * What the machine-independent stages make of each function, as text: goldens and people read it. A validated module in → its
 * functions as the frontend leaves them and as the passes do, the init function last. Nothing is lowered, and every function is
 * verified after the frontend and after each pass.
 */
import { translateInit } from '../frontend/init.ts';
import { translateFunction } from '../frontend/translate.ts';
import { Func } from '../ir/func.ts';
import { printFunc } from '../ir/text.ts';
import { verifyFunc } from '../ir/verify.ts';
import { runPasses } from '../passes/pipeline.ts';
import type { Module } from '../wasm/module.ts';
import { FunctionCompiler } from './functions.ts';
import type { CompileOptions } from './options.ts';

/** IR of one function as text (engine/ir/text.ts). */
export interface FunctionStages {
  readonly translated: string;
  readonly optimized: string;
}

/** The stages of every defined function in order, then of the init function where there is one. */
export function printStages(m: Module, options: CompileOptions): FunctionStages[] {
  const { env, rodata } = new FunctionCompiler(m, options);
  const func = new Func();
  const stages = (): FunctionStages => {
    verifyFunc(func);
    const translated = printFunc(func);
    runPasses(func, verifyFunc);
    return { translated, optimized: printFunc(func) };
  };
  const all = m.funcs.map((_, i) => {
    translateFunction(env, i, func);
    return stages();
  });
  return translateInit(env, func, rodata.imaged) ? [...all, stages()] : all;
}
