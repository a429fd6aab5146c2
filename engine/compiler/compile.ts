/**
 * The compiler: a validated module in → the bytes of an artifact out. Function by function: translate to SSA, optimize, lower,
 * allocate, emit; each function's code is appended to the text section at once and its other data released, so memory grows
 * with the code, not with the intermediate forms.
 *
 * Invariant: the same module and options give the same bytes.
 */

import { writeArtifact } from '../artifact/write.ts';
import { TextBuilder } from '../backend/text-section.ts';
import { codePlaces } from '../binary/encode.ts';
import type { DataInfo, DwarfInfo, ModuleInfo, NameInfo, RodataPlan } from '../compiled/compiled.ts';
import { timingOf } from '../debug/timing.ts';
import type { ModuleEnv } from '../frontend/ssa/env.ts';
import type { CompileOptions } from '../settings/options.ts';
import type { Module } from '../wasm/module.ts';
import { FunctionCompiler } from './functions.ts';

/** Compiles a validated module. */
export function compile(m: Module, options: CompileOptions = {}): Uint8Array {
  const timing = timingOf(options);
  timing.enter('module');
  const functions = new FunctionCompiler(m, options);
  const text = new TextBuilder(functions.isa.link, expectedBytes(m));
  codePlaces(m).bodies.forEach((place, i) => {
    text.add(functions.compile(i), place);
    timing.mark(i);
  });
  const bytes = finish(m, functions, text, options);
  timing.leave();
  return bytes;
}

/** About how many bytes of machine code a module's functions become: twice those of their bodies, which most stay below. */
export function expectedBytes({ funcs }: Module): number {
  return funcs.reduce((sum, { body }) => sum + 2 * (body.end - body.start), 4096);
}

/** Adds the init function to a text section that has all others, and writes the artifact. */
export function finish(m: Module, functions: FunctionCompiler, text: TextBuilder, options: CompileOptions): Uint8Array {
  const timing = timingOf(options);
  const init = functions.compileInit();
  if (init !== undefined) {
    text.add(init, 0);
    timing.mark(-1);
  }
  timing.enter('write');
  const { engine, env, datas, rodata } = functions;
  const bytes = writeArtifact({
    engine: env.usesHeap ? { ...engine, heap: true } : engine,
    info: moduleInfo(m, env, datas, rodata, init === undefined ? -1 : m.funcs.length),
    text: text.finish(),
    rodata,
    names: nameInfo(m),
    module: options.module,
    ...(engine.addressMap ? { dwarf: dwarfInfo(m) } : {}),
    symbols: options.symbols ?? false,
  });
  timing.leave();
  return bytes;
}

/** What instantiation needs to know of the module. */
function moduleInfo(m: Module, env: ModuleEnv, datas: readonly DataInfo[], rodata: RodataPlan, init: number): ModuleInfo {
  const { spaces } = env;
  return {
    types: m.types,
    recs: m.recs,
    imports: m.imports,
    exports: m.exports,
    funcs: spaces.funcs.slice(),
    tables: spaces.tables.slice(),
    memories: spaces.memories.slice(),
    globals: spaces.globals.slice(),
    tags: spaces.tags.slice(),
    constants: env.initialGlobals.flatMap((bits, i) => (bits === undefined ? [] : [i, bits.lo, bits.hi])),
    escaping: env.escaping,
    elems: m.elems.map((e, i) => {
      const funcs = env.elemFuncs[i];
      const at = env.elemAt[i];
      const place = at === undefined ? undefined : { table: e.table, at };
      return { mode: e.mode, type: e.type, count: e.funcs?.length ?? e.exprs?.length ?? 0, funcs, place };
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

/**
 * All debug sections: what other tools need to make sense of them is there, too. Without an address map nobody could ask for a
 * line.
 */
function dwarfInfo(m: Module): DwarfInfo {
  return { codeOffset: codePlaces(m).section, sections: m.customs.filter(({ name }) => name.startsWith('.debug_')) };
}
