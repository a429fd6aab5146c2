/**
 * The function table of a text section and of `.touchstone.info`: one row (u32 offset, u32 code length, u32 whole length with
 * pool) a text function, ascending by offset, searched where it lies. Every byte of a function, its constant pool included,
 * belongs to it; the padding between functions belongs to none.
 */
import type { TextOffset } from '../../compiled/compiled.ts';
import { partitionPoint } from '../../wasm/search.ts';

/** Words of a row. */
const ROW = 3;
/** As it is linked, or where it lies in an artifact. */
export type FunctionTable = Int32Array | Uint32Array;

/** Where a text function lies in `.text`. */
export interface FunctionRange {
  readonly offset: TextOffset;
  /** Bytes of instructions. */
  readonly codeLength: number;
  /** Bytes with the constant pool. */
  readonly length: number;
}

export function functionCount(table: FunctionTable): number {
  return Math.floor(table.length / ROW);
}

/** Text function `i`; `i` must be in range. */
export function functionAt(table: FunctionTable, i: number): FunctionRange {
  const at = i * ROW;
  return { offset: functionStart(table, i), codeLength: table[at + 1], length: table[at + 2] };
}

/** Where text function `i` begins; `i` must be in range. */
export function functionStart(table: FunctionTable, i: number): TextOffset {
  return table[i * ROW] as TextOffset;
}

/** The text function whose bytes contain `pc` (an offset in `.text`), or -1. */
export function findFunction(table: FunctionTable, pc: TextOffset): number {
  const i = partitionPoint(functionCount(table), (k) => functionStart(table, k) <= pc) - 1;
  return i >= 0 && pc - table[i * ROW] < table[i * ROW + 2] ? i : -1;
}
