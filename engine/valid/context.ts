/**
 * What validation knows about a module besides the body at hand (core specification, section 3.1.2): index spaces with
 * canonical types, flattened signatures, declared function references, and where to point when something is wrong.
 *
 * All value types in here are canonical (engine/wasm/canon.ts): equal types are equal numbers. Built once a module by
 * `createContext` after its types were validated; read-only afterwards except for the interning of one-type signatures.
 */
import { extended, type Indexed, type ReadBy } from '../base/arrays.ts';
import { canonicalType, type TypeRegistry } from '../wasm/canon.ts';
import { WasmError } from '../wasm/errors.ts';
import type { Features } from '../wasm/features.ts';
import type { ByteRange, IndexSpaces, Module, SourceMap } from '../wasm/module.ts';
import {
  type ElemIndex,
  type GlobalIndex,
  HEAP,
  type HeapType,
  heapName,
  heapOf,
  I64,
  isRef,
  type MemoryIndex,
  refType,
  type TableIndex,
  typeName,
  type ValType,
} from '../wasm/types.ts';

/** Signatures as runs of one pool: type index → (start, count) of its parameters and of its results. */
export class Signatures {
  pool: Int32Array;
  private used: number;
  private readonly singles = new Map<ValType, number>();
  readonly paramsAt: Int32Array;
  /** -1 where the type is not a function type. */
  readonly paramCount: Int32Array;
  readonly resultsAt: Int32Array;
  readonly resultCount: Int32Array;

  constructor(m: Module, canon: Int32Array) {
    const n = m.types.length;
    this.paramsAt = new Int32Array(n);
    this.paramCount = new Int32Array(n).fill(-1);
    this.resultsAt = new Int32Array(n);
    this.resultCount = new Int32Array(n);
    let used = 0;
    for (const { comp } of m.types) if (comp.kind === 'func') used += comp.params.length + comp.results.length;
    const pool = new Int32Array(used + 16);
    let at = 0;
    for (let i = 0; i < n; i++) {
      const comp = m.types[i]?.comp;
      if (comp?.kind !== 'func') continue;
      this.paramsAt[i] = at;
      this.paramCount[i] = comp.params.length;
      for (const t of comp.params) pool[at++] = canonicalType(t, canon);
      this.resultsAt[i] = at;
      this.resultCount[i] = comp.results.length;
      for (const t of comp.results) pool[at++] = canonicalType(t, canon);
    }
    this.pool = pool;
    this.used = used;
  }

  /** Where the pool holds the one type `t`. */
  single(t: ValType): number {
    const known = this.singles.get(t);
    if (known !== undefined) return known;
    if (this.used === this.pool.length) this.pool = extended(this.pool, this.used + 1);
    this.pool[this.used] = t;
    this.singles.set(t, this.used);
    return this.used++;
  }
}

export interface ModuleContext {
  readonly m: Module;
  readonly features: Features;
  readonly registry: TypeRegistry;
  /** Module type index → canonical id. */
  readonly canon: Int32Array;
  readonly spaces: IndexSpaces;
  readonly signatures: Signatures;
  readonly globalTypes: ReadBy<GlobalIndex, ValType>;
  readonly globalMutable: ReadBy<GlobalIndex>;
  readonly tableElements: ReadBy<TableIndex, ValType>;
  /** Address types of tables and memories: I32 or I64. */
  readonly tableAddress: ReadBy<TableIndex, ValType>;
  readonly memoryAddress: ReadBy<MemoryIndex, ValType>;
  readonly elemTypes: ReadBy<ElemIndex, ValType>;
  /** Functions that occur outside bodies and may be referred to by ref.func (section 3.4.10). */
  readonly declared: Uint8Array;
  /** How many globals a constant expression may use: grows while globals are validated. */
  visibleGlobals: number;
}

const NONE = new Int32Array(0);
/** One number for each item; `Int32Array.from` would walk an iterator. */
function column<K extends number, T>(items: Indexed<K, T>, value: (item: T) => number): ReadBy<K> {
  if (items.length === 0) return NONE;
  const numbers = new Int32Array(items.length);
  items.forEach((item, i) => {
    numbers[i] = value(item);
  });
  return numbers;
}

/** Builds the context of a module whose type section and import types are valid. */
export function createContext(m: Module, features: Features, registry: TypeRegistry, canon: Int32Array): ModuleContext {
  const { spaces } = m;
  return {
    m,
    features,
    registry,
    canon,
    spaces,
    signatures: new Signatures(m, canon),
    globalTypes: column(spaces.globals, (g) => canonicalType(g.type, canon)),
    globalMutable: column(spaces.globals, (g) => (g.mutable ? 1 : 0)),
    tableElements: column(spaces.tables, (t) => canonicalType(t.element, canon)),
    tableAddress: column(spaces.tables, (t) => t.address),
    memoryAddress: column(spaces.memories, (mem) => mem.address),
    elemTypes: column(m.elems, (e) => canonicalType(e.type, canon)),
    declared: new Uint8Array(spaces.funcs.length),
    visibleGlobals: spaces.globals.length,
  };
}

/** Index of the last entry of a text module's source map at or before byte `at`, -1 where there is none. */
function sourceEntry(map: SourceMap, at: number): number {
  let low = -1;
  let high = map.at.length;
  while (high - low > 1) {
    const mid = (low + high) >>> 1;
    if (map.at[mid] <= at) low = mid;
    else high = mid;
  }
  return low;
}
/** Offset to report for the instruction at byte `at` of a body: of the source text for text modules, of the binary otherwise. */
export function positionOf(m: Module, at: number): number {
  const map = m.sourceMap;
  return map === undefined || map.at.length === 0 ? at : map.text[Math.max(0, sourceEntry(map, at))];
}
/** Offset to report for a body as a whole, or for its locals: in text that is its first instruction. */
export function bodyPosition(m: Module, body: ByteRange): number {
  const map = m.sourceMap;
  if (map === undefined || map.at.length === 0) return body.start;
  const entry = Math.min(sourceEntry(map, body.start - 1) + 1, map.at.length - 1);
  return map.text[entry];
}

/** An `invalid` error at a module field. */
export function invalid(message: string, offset: number): never {
  throw new WasmError('validate', 'invalid', message, { offset });
}
/** Canonical id → a type index of this module that has it, for messages. */
function moduleIndex(canon: Int32Array, id: number): number {
  return canon.indexOf(id);
}
/** The text form of a canonical value type in terms of this module's type indices. */
export function showType(t: ValType, canon: Int32Array): string {
  if (!isRef(t) || heapOf(t) < 0) return typeName(t);
  const index = moduleIndex(canon, heapOf(t));
  return index < 0 ? typeName(t) : typeName(refType(index, (t & 1) !== 0, (t & 2) !== 0));
}
/** The text form of a canonical heap type. */
export function showHeap(h: HeapType, canon: Int32Array): string {
  return heapName(h < 0 ? h : moduleIndex(canon, h));
}

/** The top of the hierarchy a canonical heap type belongs to. */
export function topOf(registry: TypeRegistry, heap: HeapType): HeapType {
  const h = heap >= 0 ? registry.abstractOf(heap) : heap;
  if (h === HEAP.func || h === HEAP.nofunc) return HEAP.func;
  if (h === HEAP.extern || h === HEAP.noextern) return HEAP.extern;
  if (h === HEAP.exn || h === HEAP.noexn) return HEAP.exn;
  return HEAP.any;
}

/** The smaller of two address types, as memory.copy and table.copy count with it. */
export function smallerAddress(a: ValType, b: ValType): ValType {
  return a === I64 ? b : a;
}
