/**
 * Limits of the WebAssembly JavaScript interface (section "Implementation-defined Limits") beside those that the engine has for
 * all modules (wasm/limits.ts): here the interface allows less.
 */
import { checkLimit, LIMIT } from '../../wasm/limits.ts';
import type { Module } from '../../wasm/module.ts';
import { I64, type MemoryType } from '../../wasm/types.ts';

/** Elements of a table. */
export const MAX_TABLE = 10_000_000;
/** Memories of a module. */
const MAX_MEMORIES = 100;
/** Pages that the type of a memory may name. */
export const mostPages = ({ address }: Pick<MemoryType, 'address'>): number => (address === I64 ? 2 ** 37 - 1 : 65536);

/** Throws a WasmError of class `limit` where a module has more of something than may be. */
export function checkLimits({ imports, memories, spaces }: Module): void {
  const offset = memories.at(-1)?.offset ?? imports.at(-1)?.offset ?? 0;
  // Here imported ones count.
  checkLimit('validate', 'tables', spaces.tables.length, LIMIT.tables, offset);
  checkLimit('validate', 'memories', spaces.memories.length, MAX_MEMORIES, offset);
  for (const memory of spaces.memories) {
    for (const size of [memory.min, memory.max ?? 0n])
      checkLimit('validate', 'pages of a memory', Number(size), mostPages(memory), offset);
  }
}
