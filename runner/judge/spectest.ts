/**
 * The host module `spectest` that official scripts import: globals, tables, a memory, and functions that print. It is made
 * anew for every file, and only when a file asks for it.
 */
import { f32, f64, i32, i64, type WasmValue } from '../../engine/runtime/values/values.ts';
import { TYPES } from '../../engine/wasm/canon.ts';
import type { ExternType } from '../../engine/wasm/module.ts';
import {
  F32,
  F64,
  FUNCREF,
  type FuncType,
  type GlobalType,
  I32,
  I64,
  type MemoryType,
  type TableType,
  type ValType,
} from '../../engine/wasm/types.ts';
import type { EngineExtern, EngineStore } from '../engines/engine.ts';
import { formatValue } from '../values/values.ts';
import type { Entry, Linkable } from './context.ts';

const PRINTS: Readonly<Record<string, readonly ValType[]>> = {
  print: [],
  print_i32: [I32],
  print_i64: [I64],
  print_f32: [F32],
  print_f64: [F64],
  print_i32_f32: [I32, F32],
  print_f64_f64: [F64, F64],
};
const GLOBALS: Readonly<Record<string, WasmValue>> = {
  global_i32: i32(666),
  global_i64: i64(666n),
  global_f32: f32(666.6),
  global_f64: f64(666.6),
};
const TABLES: Readonly<Record<string, TableType>> = {
  table: { address: I32, element: FUNCREF, min: 10, max: 20 },
  table64: { address: I64, element: FUNCREF, min: 10, max: 20 },
};
const MEMORIES: Readonly<Record<string, MemoryType>> = {
  memory: { address: I32, min: 1, max: 2, shared: false, pageSizeLog2: 16 },
  shared_memory: { address: I32, min: 1, max: 2, shared: true, pageSizeLog2: 16 },
};

/** The canonical id of a function type that stands alone in its recursion group. */
function canonicalFunc(type: FuncType): number {
  return TYPES.canonicalize([{ final: true, supers: [], comp: type }], [{ first: 0, count: 1 }])[0] as number;
}

/** Things are made when something imports them: most scripts want two or three. */
class LazyExports implements Pick<ReadonlyMap<string, Linkable>, 'get' | 'keys'> {
  private readonly store: EngineStore;
  private readonly print: (line: string) => void;
  private readonly made = new Map<string, Linkable | undefined>();

  constructor(store: EngineStore, print: (line: string) => void) {
    this.store = store;
    this.print = print;
  }

  get(name: string): Linkable | undefined {
    if (!this.made.has(name)) this.made.set(name, this.make(name));
    return this.made.get(name);
  }

  keys(): MapIterator<string> {
    return new Map(Object.entries({ ...PRINTS, ...GLOBALS, ...TABLES, ...MEMORIES })).keys();
  }

  private make(name: string): Linkable | undefined {
    const linkable = (type: ExternType<number>, extern: EngineExtern): Linkable => ({ type, extern, skip: undefined });
    const params = PRINTS[name];
    if (params !== undefined) {
      const type: FuncType = { kind: 'func', params, results: [] };
      const body = (args: readonly WasmValue[]): undefined => {
        this.print(`${name}: ${args.map((v) => formatValue(v)).join(', ')}`);
      };
      return linkable({ kind: 'func', type: canonicalFunc(type), exact: true }, this.store.hostFunc(name, type, body));
    }
    const value = GLOBALS[name];
    if (value !== undefined) {
      const type: GlobalType = { type: value.type, mutable: false };
      return linkable({ kind: 'global', type }, this.store.global(name, type, value));
    }
    const table = TABLES[name];
    if (table !== undefined) return linkable({ kind: 'table', type: table }, this.store.table(name, table));
    const memory = MEMORIES[name];
    return memory === undefined ? undefined : linkable({ kind: 'memory', type: memory }, this.store.memory(name, memory));
  }
}

/** Makes the module for one store; `print` takes what the script's modules print. */
export function spectest(store: EngineStore, print: (line: string) => void): Entry {
  return { instance: undefined, exports: new LazyExports(store, print), skip: undefined, failed: undefined };
}
