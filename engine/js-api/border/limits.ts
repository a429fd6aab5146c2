/** What modules may be made of at most: section "Implementation-defined Limits" of the WebAssembly JavaScript interface. */
import { WasmError } from '../../wasm/errors.ts';
import type { Module } from '../../wasm/module.ts';
import { I64 } from '../../wasm/types.ts';

/** What is counted, how many there may be, and how many a module has. */
type Limit = readonly [what: string, most: number, count: (module: Module) => number];

const most = <T>(list: readonly T[], size: (item: T) => number): number =>
  list.reduce((max, item) => Math.max(max, size(item)), 0);

export const MAX_MODULE_BYTES = 2 ** 30;
/** Elements of a table. */
export const MAX_TABLE = 10_000_000;
/** Pages of memories by their addresses: what `min` and `max` may say. */
export const MAX_PAGES = { i32: 65536n, i64: 2n ** 37n - 1n } as const;

const LIMITS: readonly Limit[] = [
  ['types', 1_000_000, (m) => m.types.length],
  ['recursion groups', 1_000_000, (m) => m.recs.length],
  ['types in a recursion group', 1_000_000, (m) => most(m.recs, (group) => group.count)],
  ['functions', 1_000_000, (m) => m.funcs.length],
  ['imports', 1_000_000, (m) => m.imports.length],
  ['exports', 1_000_000, (m) => m.exports.length],
  ['globals', 1_000_000, (m) => m.globals.length],
  ['tags', 1_000_000, (m) => m.tags.length],
  ['data segments', 100_000, (m) => Math.max(m.datas.length, m.dataCount ?? 0)],
  ['tables', 100_000, (m) => m.spaces.tables.length],
  ['memories', 100, (m) => m.spaces.memories.length],
  ['elements of a table', MAX_TABLE, (m) => most(m.tables, ({ type }) => Number(type.min))],
  ['elements of a segment', MAX_TABLE, (m) => most(m.elems, ({ funcs, exprs }) => (funcs ?? exprs ?? []).length)],
  [
    'pages of a memory',
    Number(MAX_PAGES.i32),
    (m) => most(m.spaces.memories, ({ address, min }) => (address === I64 ? 0 : Number(min))),
  ],
  ['parameters', 1_000, (m) => most(m.types, ({ comp }) => (comp.kind === 'func' ? comp.params.length : 0))],
  ['results', 1_000, (m) => most(m.types, ({ comp }) => (comp.kind === 'func' ? comp.results.length : 0))],
  ['fields of a structure', 10_000, (m) => most(m.types, ({ comp }) => (comp.kind === 'struct' ? comp.fields.length : 0))],
  ['bytes of a function', 7_654_321, (m) => most(m.funcs, ({ body }) => body.end - body.start)],
];

/** Throws a WasmError of phase `validate` where a module has more of something than may be. */
export function checkLimits(module: Module, bytes: number): void {
  const fail = (what: string, limit: number, count: number): never => {
    throw new WasmError('validate', 'limit', `${count} ${what}, a module may have ${limit}`);
  };
  if (bytes > MAX_MODULE_BYTES) fail('bytes', MAX_MODULE_BYTES, bytes);
  for (const [what, limit, count] of LIMITS) {
    const counted = count(module);
    if (counted > limit) fail(what, limit, counted);
  }
}
