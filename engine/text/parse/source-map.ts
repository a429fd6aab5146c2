/** Back from the binary form of a text module to its text. */

import type { Module } from '../../wasm/module.ts';
import { partitionPoint } from '../../wasm/search.ts';

/**
 * The text offset of the instruction at an offset in a text module's binary form; undefined for other modules, and where no
 * instruction is. Its position: `positionAt` (lex/lines.ts).
 */
export function textOffset({ funcs, sourceMap }: Module, wasmOffset: number): number | undefined {
  if (sourceMap === undefined) return undefined;
  const i = partitionPoint(funcs.length, (k) => (funcs[k]?.body.binaryOffset ?? 0) <= wasmOffset);
  const body = funcs[i - 1]?.body;
  if (body === undefined || wasmOffset >= body.binaryOffset + (body.end - body.start)) return undefined;
  const { at, text } = sourceMap;
  const wanted = body.start + (wasmOffset - body.binaryOffset);
  const found = partitionPoint(at.length, (k) => at[k] <= wanted);
  return found === 0 ? undefined : text[found - 1];
}
