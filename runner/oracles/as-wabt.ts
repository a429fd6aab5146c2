/**
 * What wabt's encoder writes differently for the same module, as rules: a module of ours in, the same as wabt would have it out.
 * Both forms are valid binaries of the text; a module that equals wabt's bytes only under a rule is no difference.
 */
import { indexed } from '../../engine/base/arrays.ts';
import type { Elem, Module } from '../../engine/wasm/module.ts';
import { FUNCREF, type FuncIndex } from '../../engine/wasm/types.ts';

/** The function of an element expression that is `ref.func` and nothing else, or undefined. */
function onlyFunction({
  bytes,
  start,
  end,
}: {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}): number | undefined {
  if (bytes[start] !== 0xd2 || bytes[end - 1] !== 0x0b) return undefined;
  let value = 0;
  for (const [i, byte] of bytes.subarray(start + 1, end - 1).entries()) value += (byte & 0x7f) * 2 ** (7 * i);
  return value;
}

/** Elements that are all functions are written as indices, whatever form the text has (binary format, section 5.5.12). */
function indices(e: Elem): Elem {
  const funcs = e.exprs?.map(onlyFunction);
  if (e.type !== FUNCREF || funcs === undefined || funcs.includes(undefined)) return e;
  const { exprs: _, ...rest } = e;
  return { ...rest, funcs: funcs as FuncIndex[], flags: e.flags & 3 };
}

export function asWabt(m: Module): Module {
  return { ...m, elems: indexed(m.elems.map(indices)) };
}
