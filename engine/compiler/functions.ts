/**
 * The functions of one module, each compiled alone: a validated module in → `FunctionCode` by function number out, in any order
 * and in any process, with the same bytes. Translate to SSA, optimize, lower, allocate, emit.
 */

import type { CodegenOptions, Isa } from '../backend/isa.ts';
import { isaFor } from '../backend/machines/isas.ts';
import { checkAllocation } from '../backend/regalloc/check/check.ts';
import { allocate } from '../backend/regalloc/index.ts';
import { nextOf } from '../base/brand.ts';
import type { DataInfo, EngineInfo, FunctionCode, RodataPlan } from '../compiled/compiled.ts';
import { dump } from '../debug/dump.ts';
import { type Timing, timingOf } from '../debug/timing.ts';
import { translateInit } from '../frontend/init.ts';
import { planRodata } from '../frontend/memory-image.ts';
import { type ModuleEnv, moduleEnv } from '../frontend/ssa/env.ts';
import { translateFunction } from '../frontend/translate.ts';
import { IrFunc } from '../ir/func.ts';
import { verifyFunc } from '../ir/inspect/verify.ts';
import { runPasses } from '../passes/pipeline.ts';
import { type CompileOptions, engineInfo, verifies } from '../settings/options.ts';
import { targetOf } from '../target/index.ts';
import type { Module } from '../wasm/module.ts';

/** The arena of the function at hand: it is big, and most modules are small. */
const func = new IrFunc();

export class FunctionCompiler {
  readonly engine: EngineInfo;
  readonly rodata: RodataPlan;
  /** Data segments that have an entry in instances. */
  readonly datas: readonly DataInfo[];
  readonly env: ModuleEnv;
  readonly isa: Isa;
  readonly codegen: CodegenOptions;
  private readonly timing: Timing;
  private readonly verify: boolean;

  constructor(m: Module, options: CompileOptions) {
    this.engine = engineInfo(options);
    this.timing = timingOf(options);
    this.verify = verifies(options);
    this.rodata = planRodata(m, targetOf(this.engine.target).pageSize);
    this.datas = keptSegments(m, this.rodata);
    this.env = moduleEnv(m, this.engine, this.datas.length);
    this.isa = isaFor(this.engine);
    this.codegen = { reloadInstance: this.env.reloadInstance, addressMap: this.engine.addressMap };
  }

  /** The code of defined function `i`; its arrays are valid until the next call. */
  compile(i: number): FunctionCode {
    this.timing.enter('translate');
    translateFunction(this.env, i, func);
    this.timing.leave();
    return this.generate();
  }
  /** The code of the init function; undefined where there is nothing to be done. */
  compileInit(): FunctionCode | undefined {
    this.timing.enter('translate');
    const some = translateInit(this.env, func, this.rodata.imaged);
    this.timing.leave();
    return some ? this.generate() : undefined;
  }

  private generate(): FunctionCode {
    const { isa, codegen, timing, verify } = this;
    if (verify) verifyFunc(func);
    timing.enter('passes');
    runPasses(func, verify ? verifyFunc : undefined);
    timing.leave();
    timing.enter('lower');
    const input = isa.lower(func, codegen);
    timing.leave();
    dump('lower', func.index, () => isa.print());
    timing.enter('allocate');
    const allocation = allocate(input, isa.registers);
    timing.leave();
    dump('alloc', func.index, () => isa.print(allocation));
    if (verify) checkAllocation(input, allocation, isa.registers);
    timing.enter('emit');
    const code = isa.emit(allocation, codegen);
    timing.leave();
    return code;
  }
}

/**
 * The data segments that instances need: where no instruction refers to one (there would be a data count), those at the end
 * that images hold already are left out. Go's modules have 100,000 of them.
 */
function keptSegments(m: Module, { datas, imaged }: RodataPlan): readonly DataInfo[] {
  return m.dataCount === undefined ? datas.slice(0, datas.findLastIndex((_, i) => !imaged.has(nextOf(i))) + 1) : datas;
}
