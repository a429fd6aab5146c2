/**
 * One function of an artifact as a listing needs it: its code, and what the tables say of it. All of it is copied, so it outlives
 * the artifact's mapping and can be shown elsewhere.
 */
import { nextOf } from '../base/brand.ts';
import type { TextOffset } from '../compiled/compiled.ts';
import type { WasmOffset } from '../wasm/module.ts';
import { partitionPoint } from '../wasm/search.ts';
import { TRAP_NAMES } from '../wasm/traps.ts';
import type { Artifact } from './read.ts';
import { readAddressMap } from './sections/addrmap.ts';
import { functionAt } from './sections/functions.ts';
import { readTraps } from './sections/traps.ts';

/** An entry of a table: offset from the function's first byte, and what stands there. */
export type At<T> = readonly [offset: number, what: T];

export interface ListedFunction {
  /** Offset in `.text`. */
  readonly offset: TextOffset;
  /** Its instructions, without the constant pool. */
  readonly bytes: Uint8Array;
  /** From where on code belongs to the wasm instruction at that offset of the binary; -1: to none. */
  readonly map: readonly At<WasmOffset>[];
  /** Instructions that can trap, and how. */
  readonly traps: readonly At<string>[];
}

/** An artifact's tables, decoded once for many functions: pairs of an offset in `.text` and a value. */
export interface CodeTables {
  readonly map: readonly number[];
  readonly traps: readonly number[];
}

export function codeTables(a: Artifact): CodeTables {
  return { map: readAddressMap(a.addressMap), traps: readTraps(a.traps) };
}

/** Index of the first pair at or behind `offset`. */
function firstPair(pairs: readonly number[], offset: number): number {
  return 2 * partitionPoint(pairs.length / 2, (i) => pairs[2 * i] < offset);
}

function within<T>(pairs: readonly number[], from: number, to: number, what: (value: number) => T): At<T>[] {
  const found: At<T>[] = [];
  for (let i = firstPair(pairs, from); i < pairs.length && pairs[i] < to; i += 2) {
    found.push([pairs[i] - from, what(pairs[i + 1])]);
  }
  return found;
}

/** Text function `i`; `i` must be in range. */
export function functionCode(a: Artifact, i: number, { map, traps }: CodeTables = codeTables(a)): ListedFunction {
  const { offset, codeLength } = functionAt(a.functions, i);
  const end = offset + codeLength;
  return {
    offset,
    bytes: a.bytes.subarray(a.text.offset + offset, a.text.offset + end).slice(),
    map: within(map, offset, end, (wasmOffset): WasmOffset => nextOf(wasmOffset)),
    traps: within(traps, offset, end, (code) => TRAP_NAMES[code] ?? ''),
  };
}
