/**
 * `.name.wasm`: the module's name and function names, for backtraces. Read where it lies: a binary search over the index, and
 * one string decoded for the frame that asks.
 *
 *   u32 count, u32 module name's length (0xffffffff: none), module name's bytes padded to 4
 *   count × { u32 function index, u32 where its name begins, relative to the section; the end is the next one's begin }
 *   u32 end of the last name
 *   the names' bytes (UTF-8)
 */

import type { NameInfo } from '../../compiled/compiled.ts';
import { partitionPoint } from '../../wasm/search.ts';
import { u32At } from '../bytes/delta-blocks.ts';

const NO_NAME = 0xffff_ffff;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Encodes names; undefined where there is not one. */
export function writeNames(names: NameInfo): Uint8Array | undefined {
  if (names.module === undefined && names.funcs.size === 0) return undefined;
  const module = names.module === undefined ? undefined : encoder.encode(names.module);
  const sorted = [...names.funcs].sort(([a], [b]) => a - b);
  const texts = sorted.map(([, name]) => encoder.encode(name));
  const index = 8 + (((module?.length ?? 0) + 3) & ~3);
  let at = index + sorted.length * 8 + 4;
  const out = new Uint8Array(texts.reduce((sum, t) => sum + t.length, at));
  const view = new DataView(out.buffer);
  view.setUint32(0, sorted.length, true);
  view.setUint32(4, module?.length ?? NO_NAME, true);
  if (module !== undefined) out.set(module, 8);
  sorted.forEach(([func], i) => {
    const text = texts[i] as Uint8Array;
    view.setUint32(index + i * 8, func, true);
    view.setUint32(index + i * 8 + 4, at, true);
    out.set(text, at);
    at += text.length;
  });
  view.setUint32(index + sorted.length * 8, at, true);
  return out;
}

/** Where the index begins, or -1 where the section cannot hold what it claims. */
function indexOf(section: Uint8Array): number {
  if (section.length < 8) return -1;
  const length = u32At(section, 4);
  const index = length === NO_NAME ? 8 : 8 + Math.ceil(length / 4) * 4;
  return index + u32At(section, 0) * 8 + 4 <= section.length ? index : -1;
}

/** The module's name, if it has one. */
export function moduleName(section: Uint8Array): string | undefined {
  if (indexOf(section) < 0) return undefined;
  const length = u32At(section, 4);
  return length === NO_NAME ? undefined : decoder.decode(section.subarray(8, 8 + length));
}

/** The name of the function with that index in the module's index space (imports first), if it has one. */
export function functionName(section: Uint8Array, func: number): string | undefined {
  const index = indexOf(section);
  if (index < 0) return undefined;
  const count = u32At(section, 0);
  const low = partitionPoint(count, (i) => u32At(section, index + i * 8) < func);
  if (low === count || u32At(section, index + low * 8) !== func) return undefined;
  const start = u32At(section, index + low * 8 + 4);
  const end = u32At(section, index + (low + 1) * 8 + (low + 1 === count ? 0 : 4));
  return start <= end && end <= section.length ? decoder.decode(section.subarray(start, end)) : undefined;
}
