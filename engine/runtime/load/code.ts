/**
 * The machine code behind functions and frames, for reports of failures: taken out of the artifact while it is mapped.
 */

import { FUNCREF } from '../../abi/layout.ts';
import { getAddress } from '../../addon/arena.ts';
import { functionCode, type ListedFunction } from '../../artifact/function-code.ts';
import { locate } from '../../artifact/read.ts';
import { functionName } from '../../artifact/sections/names.ts';
import type { TextOffset } from '../../compiled/compiled.ts';
import { WasmFunc } from '../state/state.ts';
import type { Func } from '../values/extern.ts';
import { codeAt, type LoadedModule } from './load.ts';

/** A place in loaded code: offset in the `.text` of its module. */
export interface CodePlace {
  readonly module: LoadedModule;
  readonly textOffset: TextOffset;
}

export interface PlacedCode {
  readonly code: ListedFunction;
  /** Index in the module's function space (imports first); undefined for the init function. */
  readonly func: number | undefined;
  readonly name: string | undefined;
}

/** Where a function begins; undefined for functions of the host. Throws an Error when its store is closed. */
export function placeOf(func: Func): CodePlace | undefined {
  if (!(func instanceof WasmFunc) || func.callback !== undefined) return undefined;
  func.state.checkOpen();
  const { words, at } = func.record;
  const address = getAddress(words, at + FUNCREF.code / 4);
  const module = codeAt(func.state, address);
  return module === undefined ? undefined : { module, textOffset: module.textOffset(address) };
}

/** The whole function around a place; undefined where there is none, or where its module was unloaded. */
export function codeAround({ module, textOffset }: CodePlace): PlacedCode | undefined {
  if (module.closed) return undefined;
  const { artifact } = module;
  const found = locate(artifact, textOffset);
  if (found === undefined) return undefined;
  const code = functionCode(artifact, found.func);
  if (found.func === artifact.info.init) return { code, func: undefined, name: undefined };
  const func = module.imported.func + found.func;
  return { code, func, name: functionName(artifact.names, func) };
}
