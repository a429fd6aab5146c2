/**
 * The engine for the rest of this house: runner, tools and tests (embedders have engine/api). A module goes through it in steps,
 * each usable alone:
 *
 *   parse (text) or decode (binary) → Module → validate → compile → artifact bytes → Store: load → instantiate → invoke
 *
 * `Engine` does the middle of it with a cache: `engine.artifactFor(module)` gives an artifact that can be loaded, compiled only
 * when no earlier run did. Whatever input can do wrong is a `WasmError` with phase, class, message and position.
 */
import { moduleDigest } from './artifact/bytes/digest.ts';
import { binaryOf, codePlaces } from './binary/encode.ts';
import { compile as compileModule } from './compiler/compile.ts';
import { compilerFor } from './compiler/compiler.ts';
import { type FunctionStages, printStages } from './compiler/stages.ts';
import { compileParallel, type ParallelOptions } from './compiler/threads/parallel.ts';
import { provideCompilers } from './core.ts';
import type { CompileOptions } from './settings/options.ts';
import { instructionTexts as printInstructions } from './text/print/print.ts';
import type { Module } from './wasm/module.ts';

export { codeTables, functionCode, type ListedFunction } from './artifact/function-code.ts';
export { artifactDigest, formatInspection, type Inspection, inspectArtifact } from './artifact/inspect.ts';
export { readAddressMap } from './artifact/sections/addrmap.ts';
export { functionAt, functionCount } from './artifact/sections/functions.ts';
export { readTraps } from './artifact/sections/traps.ts';
export { type BuiltCompiler, CompilerBuilder } from './compiler/builder.ts';
export type { FunctionStages } from './compiler/stages.ts';
export type { ParallelOptions } from './compiler/threads/parallel.ts';
export * from './core.ts';
export { type PhaseTime, startTiming, type Timing } from './debug/timing.ts';

provideCompilers(compilerFor);

/** The text of each instruction of a module that was decoded or encoded, by its offset in the binary. */
export function instructionTexts(m: Module): ReadonlyMap<number, string> {
  return printInstructions(m, codePlaces(m));
}

/** Valid module → artifact bytes: an ELF file, the same for the same module and options on every machine. */
export function compile(m: Module, options: CompileOptions = {}): Uint8Array {
  return compileModule(m, { ...options, module: moduleDigest(binaryOf(m)) });
}

/**
 * The same bytes by several threads: worth it from some megabytes of code on. The module must not have been changed since it
 * was parsed or decoded.
 */
export function compileWithJobs(m: Module, options: CompileOptions & ParallelOptions): Promise<Uint8Array> {
  // A copy: other threads read it while this one encodes other modules.
  const binary = binaryOf(m).slice();
  return compileParallel(m, binary, { ...options, module: moduleDigest(binary) });
}

/** Valid module → the IR of each function as text, after the frontend and after the passes; the init function last. */
export function stages(m: Module, options: CompileOptions = {}): FunctionStages[] {
  return printStages(m, options);
}
