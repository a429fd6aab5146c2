/**
 * The compiler: a validated module in → the bytes of an artifact out. Function by function: translate to SSA, optimize, lower,
 * allocate, emit; each function's code is appended to the text section at once and its other data released, so memory grows
 * with the code, not with the intermediate forms.
 *
 * Invariants: bodies have their `binaryOffset` set (decode and encode do); the same module and options give the same bytes.
 */
import type { DataInfo, ModuleInfo, NameInfo } from '../artifact/compiled.ts';
import { planRodata, type RodataPlan } from '../artifact/memory-image.ts';
import { writeArtifact } from '../artifact/write.ts';
import { checkAllocation } from '../backend/regalloc/check.ts';
import { allocate } from '../backend/regalloc/index.ts';
import { TextBuilder } from '../backend/text-section.ts';
import { type ModuleEnv, moduleEnv } from '../frontend/env.ts';
import { translateInit } from '../frontend/init.ts';
import { translateFunction } from '../frontend/translate.ts';
import { Func } from '../ir/func.ts';
import { verifyFunc } from '../ir/verify.ts';
import { runPasses } from '../passes/pipeline.ts';
import type { Module } from '../wasm/module.ts';
import { isaFor } from './isas.ts';
import { type CompileOptions, engineInfo } from './options.ts';
import { NO_TIMING } from './timing.ts';

export { type CompileOptions, engineInfo } from './options.ts';

/** Compiles a validated module. */
export function compile(m: Module, options: CompileOptions = {}): Uint8Array {
  const engine = engineInfo(options);
  const timing = options.timing ?? NO_TIMING;
  timing.enter('module');
  const rodata = planRodata(m);
  const datas = keptSegments(m, rodata);
  const env = moduleEnv(m, engine, datas.length);
  const verify = options.verify ?? process.env['TOUCHSTONE_VERIFY'] === '1';
  const isa = isaFor(engine.cpu);
  const codegen = { reloadInstance: env.reloadInstance, addressMap: engine.addressMap };
  const text = new TextBuilder(isa.link);
  const func = new Func();
  const finish = (base: number, label: string): void => {
    if (verify) verifyFunc(func);
    timing.enter('passes');
    runPasses(func, verify ? verifyFunc : undefined);
    timing.leave();
    timing.enter('lower');
    const input = isa.lower(func, codegen);
    timing.leave();
    timing.enter('allocate');
    const allocation = allocate(input, isa.registers);
    timing.leave();
    if (verify) checkAllocation(input, allocation, isa.registers);
    timing.enter('emit');
    text.add(isa.emit(allocation, codegen), base);
    timing.leave();
    timing.mark(label);
  };
  m.funcs.forEach(({ body }, i) => {
    timing.enter('translate');
    translateFunction(env, i, func);
    timing.leave();
    finish(body.binaryOffset, `function ${env.spaces.importedFuncs + i}`);
  });
  timing.enter('translate');
  const hasInit = translateInit(env, func, rodata.imaged);
  timing.leave();
  if (hasInit) finish(0, 'init');
  timing.enter('write');
  const bytes = writeArtifact({
    engine,
    info: moduleInfo(m, env, datas, rodata, hasInit ? m.funcs.length : -1),
    text: text.finish(),
    rodata,
    names: nameInfo(m),
    symbols: options.symbols ?? false,
  });
  timing.leave();
  timing.leave();
  return bytes;
}

/**
 * The data segments that instances need: where no instruction refers to one (there would be a data count), those at the end
 * that images hold already are left out. Go's modules have 100,000 of them.
 */
function keptSegments(m: Module, { datas, imaged }: RodataPlan): readonly DataInfo[] {
  return m.dataCount === undefined ? datas.slice(0, datas.findLastIndex((_, i) => !imaged.has(i)) + 1) : datas;
}

/** What instantiation needs to know of the module. */
function moduleInfo(m: Module, env: ModuleEnv, datas: readonly DataInfo[], rodata: RodataPlan, init: number): ModuleInfo {
  const { spaces } = env;
  return {
    types: m.types,
    recs: m.recs,
    imports: m.imports,
    exports: m.exports,
    funcs: spaces.funcs,
    tables: spaces.tables,
    memories: spaces.memories,
    globals: spaces.globals,
    tags: spaces.tags,
    escaping: env.escaping,
    elems: m.elems.map((e, i) => {
      const funcs = env.elemFuncs[i];
      return { mode: e.mode, type: e.type, count: e.funcs?.length ?? e.exprs?.length ?? 0, funcs };
    }),
    datas,
    images: rodata.images,
    init,
  };
}

/** Names for backtraces: those of the name section, else what functions are exported as. */
function nameInfo(m: Module): NameInfo {
  const funcs = new Map<number, string>();
  for (const e of m.exports) if (e.kind === 'func' && !funcs.has(e.index)) funcs.set(e.index, e.name);
  for (const [index, name] of m.names.funcs) funcs.set(index, name);
  return { module: m.names.module, funcs };
}
