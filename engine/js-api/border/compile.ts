/** Compiling as the interface does it: options, limits of implementations, builtins, and then the engine's compiler. */
import { decode, validate } from '../../core.ts';
import type { Module } from '../../wasm/module.ts';
import type { Agent } from './agent.ts';
import { checkBuiltins } from './builtins.ts';
import type { CompiledModule, CompileOptions, Source } from './compiled.ts';
import { CompileError, rethrown } from './errors.ts';
import { checkLimits } from './limits.ts';
import { type Arguments, copyOfBytes, dictionary, sequence, usvString } from './web-idl.ts';

/** Compile options as JavaScript gives them. */
export function compileOptions(value: unknown, where: string): CompileOptions {
  const { builtins, importedStringConstants: strings } = dictionary(value, `${where}: Argument 1`);
  return {
    builtins: builtins === undefined ? [] : sequence(builtins, `${where}: 'builtins'`).map(usvString),
    importedStringConstants: strings === undefined || strings === null ? undefined : usvString(strings),
  };
}

/** The arguments of `compile` and its like. */
export function sourceOf([bytes, options]: Arguments, where: string): Source {
  return { bytes: copyOfBytes(bytes, `${where}: Argument 0`), options: compileOptions(options, where) };
}

/** A module that is not validated yet. */
function read({ features }: Agent, bytes: Uint8Array): Module {
  const module = decode(bytes, { features });
  checkLimits(module);
  return module;
}

/** Compiles; throws a CompileError, or a RangeError where the system refuses memory. */
export function compile(agent: Agent, source: Source, where: string): CompiledModule {
  return rethrown(where, CompileError, () => {
    const module = read(agent, source.bytes);
    const stored = agent.engine.artifactFor(module);
    checkBuiltins(module, source.options);
    return { source, module, stored };
  });
}

/** Whether it would compile. */
export function isValid(agent: Agent, { bytes, options }: Source): boolean {
  try {
    rethrown('', CompileError, () => {
      const module = read(agent, bytes);
      validate(module, { features: agent.features });
      checkBuiltins(module, options);
    });
    return true;
  } catch (error) {
    if (error instanceof CompileError) return false;
    throw error;
  }
}
