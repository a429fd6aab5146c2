/** Back from the binary form of a text module to its text. */
import type { Module } from '../wasm/module.ts';

/**
 * The text offset of the instruction at an offset in a text module's binary form; undefined for other modules, and where no
 * instruction is. Its position: `positionAt` (lines.ts).
 */
export function textOffset({ funcs, sourceMap }: Module, wasmOffset: number): number | undefined {
  if (sourceMap === undefined) return undefined;
  const i = countUpTo((k) => (funcs[k]?.body.binaryOffset ?? 0) <= wasmOffset, funcs.length);
  const body = funcs[i - 1]?.body;
  if (body === undefined || wasmOffset >= body.binaryOffset + (body.end - body.start)) return undefined;
  const { at, text } = sourceMap;
  const wanted = body.start + (wasmOffset - body.binaryOffset);
  const found = countUpTo((k) => (at[k] as number) <= wanted, at.length);
  return found === 0 ? undefined : text[found - 1];
}

/** How many of `0 .. n - 1` hold, where all that hold stand first. */
function countUpTo(holds: (i: number) => boolean, n: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (holds(mid)) low = mid + 1;
    else high = mid;
  }
  return low;
}
