/**
 * What the stages make of each function, as text: goldens, documents and people read it. A validated module in → its functions as
 * the frontend leaves them, as each pass and all of them do, and as machine instructions before and after register allocation;
 * the init function last. Every function is verified after the frontend and after each pass.
 */
import { allocate } from '../backend/regalloc/index.ts';
import { translateInit } from '../frontend/init.ts';
import { translateFunction } from '../frontend/translate.ts';
import { IrFunc } from '../ir/func.ts';
import { printFunc } from '../ir/inspect/print.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { runPasses } from '../passes/pipeline.ts';
import type { CompileOptions } from '../settings/options.ts';
import type { Module } from '../wasm/module.ts';
import { FunctionCompiler } from './functions.ts';

/** One function as text: IR (engine/ir/inspect/print.ts) and machine instructions (engine/backend/vcode/print.ts). */
export interface FunctionStages {
  readonly translated: string;
  /** After each pass, in order. */
  readonly passes: readonly { readonly name: string; readonly text: string }[];
  readonly optimized: string;
  readonly lowered: string;
  readonly allocated: string;
}

/** The stages of every defined function in order, then of the init function where there is one. */
export function printStages(m: Module, options: CompileOptions): FunctionStages[] {
  const { env, rodata, isa, codegen } = new FunctionCompiler(m, options);
  const func = new IrFunc();
  const stages = (): FunctionStages => {
    verifyFunc(func);
    const translated = printFunc(func);
    const passes: { name: string; text: string }[] = [];
    runPasses(func, (f, name) => {
      verifyFunc(f);
      passes.push({ name, text: printFunc(f) });
    });
    const input = isa.lower(func, codegen);
    const lowered = isa.print();
    const allocated = isa.print(allocate(input, isa.registers));
    return { translated, passes, optimized: printFunc(func), lowered, allocated };
  };
  const all = m.funcs.map((_, i) => {
    translateFunction(env, i, func);
    return stages();
  });
  return translateInit(env, func, rodata.imaged) ? [...all, stages()] : all;
}
