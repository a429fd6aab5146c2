/**
 * The function table of `.touchstone.info`: one row (u32 offset, u32 code length, u32 whole length with pool) a text function,
 * ascending by offset, searched where it lies. Every byte of a function, its constant pool included, belongs to it; the padding
 * between functions belongs to none.
 */
import { u32At } from './delta-blocks.ts';

const ROW = 12;

/** Where a text function lies in `.text`. */
export interface FunctionRange {
  readonly offset: number;
  /** Bytes of instructions. */
  readonly codeLength: number;
  /** Bytes with the constant pool. */
  readonly length: number;
}

export function functionCount(table: Uint8Array): number {
  return Math.floor(table.length / ROW);
}

/** Text function `i`; `i` must be in range. */
export function functionAt(table: Uint8Array, i: number): FunctionRange {
  const at = i * ROW;
  return { offset: u32At(table, at), codeLength: u32At(table, at + 4), length: u32At(table, at + 8) };
}

/** Where text function `i` begins; `i` must be in range. */
export function functionStart(table: Uint8Array, i: number): number {
  return u32At(table, i * ROW);
}

/** The text function whose bytes contain `pc` (an offset in `.text`), or -1. */
export function findFunction(table: Uint8Array, pc: number): number {
  let low = 0;
  let high = functionCount(table);
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (u32At(table, mid * ROW) <= pc) low = mid + 1;
    else high = mid;
  }
  const i = low - 1;
  return i >= 0 && pc - u32At(table, i * ROW) < u32At(table, i * ROW + 8) ? i : -1;
}
