/**
 * Canonical types: every recursion group of every module is interned process-wide, so that two type definitions are equal
 * exactly when their canonical ids are (iso-recursive equality, core specification sections 3.1.3 and 4.2.1).
 *
 * In: the flat types and groups of a module whose references are in bounds. Out: module type index → canonical id. A value
 * type whose heap type is a canonical id is a *canonical value type*; it has the packing of types.ts and the same number for
 * the same type in all modules. Ids depend on the order in which modules were met: they must never reach output bytes.
 */
import { extended, wordAt } from '../base/arrays.ts';
import { bug, WasmError } from './errors.ts';
import type { ExternKind, ExternType, Import } from './module.ts';
import {
  BOT,
  type CompType,
  type FieldType,
  HEAP,
  HEAP_BOT,
  type HeapType,
  heapOf,
  isExact,
  isNullable,
  isRef,
  type Limits,
  MAX_HEAP,
  type RecGroup,
  refType,
  type SubType,
  type ValType,
} from './types.ts';

/** Abstract heap types run from -23 (exn) to -12 (noexn): bit `-12 - h` of a mask stands for h. */
const bit = (h: HeapType): number => 1 << (-12 - h);
/** The abstract heap types above each abstract heap type, itself included (section 3.3.3). */
const ABOVE: Int32Array = (() => {
  const above = new Int32Array(12);
  const set = (h: HeapType, ...supers: HeapType[]): void => {
    above[-12 - h] = supers.reduce((mask, s) => mask | wordAt(above, -12 - s), bit(h));
  };
  set(HEAP.any);
  set(HEAP.eq, HEAP.any);
  for (const h of [HEAP.i31, HEAP.struct, HEAP.array]) set(h, HEAP.eq);
  set(HEAP.none, HEAP.i31, HEAP.struct, HEAP.array);
  set(HEAP.func);
  set(HEAP.nofunc, HEAP.func);
  set(HEAP.extern);
  set(HEAP.noextern, HEAP.extern);
  set(HEAP.exn);
  set(HEAP.noexn, HEAP.exn);
  return above;
})();
const ABSTRACT_OF = { func: HEAP.func, struct: HEAP.struct, array: HEAP.array } as const;

/**
 * Rewrites the type index in a value type by `map` (module index → canonical id). One that is out of bounds becomes some index:
 * validation, which has the types of all items before it looks at them, refuses it later.
 */
export function canonicalType(t: ValType, map: Int32Array): ValType {
  if (t < 0) return t;
  const heap = heapOf(t);
  if (heap < 0) return t;
  return refType(map[heap] ?? 0, isNullable(t), isExact(t));
}

const hasIndex = (t: ValType): boolean => t >= 0 && heapOf(t) >= 0;
/** Whether a composite type refers to no other definition, and so is its own canonical form. */
function isPlain(comp: CompType): boolean {
  if (comp.kind === 'func') return !comp.params.some(hasIndex) && !comp.results.some(hasIndex);
  return comp.kind === 'struct' ? !comp.fields.some((f) => hasIndex(f.storage)) : !hasIndex(comp.field.storage);
}

/** A composite type with canonical value types. */
function canonicalComp(comp: CompType, map: Int32Array): CompType {
  if (isPlain(comp)) return comp;
  const field = (f: FieldType): FieldType => ({ storage: canonicalType(f.storage, map), mutable: f.mutable });
  switch (comp.kind) {
    case 'func':
      return {
        kind: 'func',
        params: comp.params.map((t) => canonicalType(t, map)),
        results: comp.results.map((t) => canonicalType(t, map)),
      };
    case 'struct':
      return { kind: 'struct', fields: comp.fields.map(field) };
    case 'array':
      return { kind: 'array', field: field(comp.field) };
  }
}

/** Growable words, and their text as a map key: two UTF-16 units a word. */
class KeyWriter {
  private words = new Int32Array(256);
  private length = 0;

  reset(): void {
    this.length = 0;
  }
  put(word: number): void {
    if (this.length === this.words.length) this.words = extended(this.words, this.length + 1);
    this.words[this.length++] = word;
  }
  key(): string {
    const units = new Uint16Array(this.words.buffer, 0, this.length * 2);
    let text = '';
    for (let i = 0; i < units.length; i += 4096) {
      // `apply` reads any array-like; spreading would walk an iterator.
      text += Reflect.apply(String.fromCharCode, undefined, units.subarray(i, i + 4096)) as string;
    }
    return text;
  }
}

export class TypeRegistry {
  /** Rolled recursion group → canonical id of its first type. */
  private readonly groups = new Map<string, number>();
  /** Canonical id → definition with canonical indices throughout. */
  private readonly defs: SubType[] = [];
  /** Canonical id → its supertypes' ids from the root down to itself: subtyping is one comparison. */
  private readonly chains: Int32Array[] = [];
  private readonly writer = new KeyWriter();

  /** Number of canonical types met so far. */
  get size(): number {
    return this.defs.length;
  }
  /** The definition behind a canonical id; all type indices in it are canonical ids. */
  definition(id: number): SubType {
    return this.defs[id] ?? bug(`no canonical type ${id}`);
  }

  /**
   * Interns all groups of a module. References must be in bounds: to the own group or to earlier ones, supertypes to earlier
   * types only (`engine/valid/types.ts` checks that first).
   */
  canonicalize(types: readonly SubType[], recs: readonly RecGroup[]): Int32Array {
    const map = new Int32Array(types.length);
    for (const { first, count } of recs) {
      const key = this.rolledKey(types, first, count, map);
      let id = this.groups.get(key);
      const known = id !== undefined;
      id ??= this.defs.length;
      for (let i = 0; i < count; i++) map[first + i] = id + i;
      if (known) continue;
      this.groups.set(key, id);
      for (let i = 0; i < count; i++) this.define(types[first + i] as SubType, map);
    }
    return map;
  }

  private define(t: SubType, map: Int32Array): void {
    const id = this.defs.length;
    if (id >= MAX_HEAP)
      throw new WasmError(
        'validate',
        'limit',
        `implementation limit: ${id} types in a process, at most ${MAX_HEAP} are supported`,
      );
    const [parent] = t.supers;
    const above =
      parent === undefined ? new Int32Array(0) : (this.chains[wordAt(map, parent)] ?? bug('supertype after its subtype'));
    const chain = new Int32Array(above.length + 1);
    chain.set(above);
    chain[above.length] = id;
    this.chains.push(chain);
    this.defs.push({
      final: t.final,
      supers: t.supers.length === 0 ? t.supers : t.supers.map((s) => wordAt(map, s)),
      comp: canonicalComp(t.comp, map),
      ...(t.descriptor === undefined ? {} : { descriptor: wordAt(map, t.descriptor) }),
      ...(t.describes === undefined ? {} : { describes: wordAt(map, t.describes) }),
    });
  }

  /** The group's structure as text; references into the group are relative to its start, all others canonical. */
  private rolledKey(types: readonly SubType[], first: number, count: number, map: Int32Array): string {
    const w = this.writer;
    w.reset();
    const index = (i: number): void => w.put(i >= first ? ((i - first) << 1) | 1 : wordAt(map, i) << 1);
    const val = (t: ValType): void => {
      const heap = isRef(t) ? heapOf(t) : -1;
      w.put(heap < 0 ? t : 0x4000_0000 | (t & 3));
      if (heap >= 0) index(heap);
    };
    const field = (f: FieldType): void => {
      w.put(f.mutable ? 1 : 0);
      val(f.storage);
    };
    w.put(count);
    for (let i = first; i < first + count; i++) {
      const t = types[i] ?? bug(`recursion group beyond type ${i}`);
      w.put((t.final ? 1 : 0) | (t.descriptor === undefined ? 0 : 2) | (t.describes === undefined ? 0 : 4));
      w.put(t.supers.length);
      for (const s of t.supers) index(s);
      if (t.descriptor !== undefined) index(t.descriptor);
      if (t.describes !== undefined) index(t.describes);
      const { comp } = t;
      if (comp.kind === 'func') {
        w.put(0);
        w.put(comp.params.length);
        for (const p of comp.params) val(p);
        w.put(comp.results.length);
        for (const r of comp.results) val(r);
      } else if (comp.kind === 'struct') {
        w.put(1);
        w.put(comp.fields.length);
        for (const f of comp.fields) field(f);
      } else {
        w.put(2);
        field(comp.field);
      }
    }
    return w.key();
  }

  /** The canonical types above a canonical type, the root first, and the type itself at the end. */
  supertypes(id: number): Int32Array {
    return this.chains[id] ?? bug(`no canonical type ${id}`);
  }
  /** Whether canonical type `a` is `b` or one of its declared subtypes (section 3.3.6). */
  isSubtype(a: number, b: number): boolean {
    if (a === b) return true;
    const chain = this.chains[a] as Int32Array;
    const depth = (this.chains[b] as Int32Array).length - 1;
    return depth < chain.length && chain[depth] === b;
  }

  /** Heap type matching over canonical heap types (section 3.3.3); `HEAP_BOT` matches all. */
  matchesHeap(sub: HeapType, sup: HeapType): boolean {
    if (sub === sup || sub === HEAP_BOT) return true;
    if (sub >= 0) {
      if (sup >= 0) return this.isSubtype(sub, sup);
      return (wordAt(ABOVE, -12 - this.abstractOf(sub)) & bit(sup)) !== 0;
    }
    if (sup < 0) return (wordAt(ABOVE, -12 - sub) & bit(sup)) !== 0;
    return sub === (this.abstractOf(sup) === HEAP.func ? HEAP.nofunc : HEAP.none);
  }
  /** `func`, `struct` or `array`: the abstract type directly above a canonical one. */
  abstractOf(id: number): HeapType {
    return ABSTRACT_OF[this.definition(id).comp.kind];
  }

  /** Value type matching over canonical value types (sections 3.3.4 and 3.3.5); `BOT` matches everything. */
  matches(sub: ValType, sup: ValType): boolean {
    if (sub === sup || sub === BOT) return true;
    if (sub < 0 || sup < 0) return false;
    if ((sub & 1) > (sup & 1)) return false;
    const a = heapOf(sub);
    const b = heapOf(sup);
    if (isExact(sup)) return a === b ? isExact(sub) : a < 0 && this.matchesHeap(a, b);
    return this.matchesHeap(a, b);
  }

  matchesAll(sub: readonly ValType[], sup: readonly ValType[]): boolean {
    return sub.length === sup.length && sub.every((t, i) => this.matches(t, sup[i] as ValType));
  }
  private matchesField(sub: FieldType, sup: FieldType): boolean {
    if (sub.mutable !== sup.mutable) return false;
    return sup.mutable ? sub.storage === sup.storage : this.matches(sub.storage, sup.storage);
  }
  /** Composite type matching over canonical types (section 3.3.7). */
  matchesComp(sub: CompType, sup: CompType): boolean {
    if (sub.kind === 'func')
      return sup.kind === 'func' && this.matchesAll(sup.params, sub.params) && this.matchesAll(sub.results, sup.results);
    if (sub.kind === 'struct')
      return (
        sup.kind === 'struct' &&
        sub.fields.length >= sup.fields.length &&
        sup.fields.every((f, i) => this.matchesField(sub.fields[i] as FieldType, f))
      );
    return sup.kind === 'array' && this.matchesField(sub.field, sup.field);
  }
}

/** The registry of this process: validation and linking share it. */
export const TYPES = new TypeRegistry();

/** An external type with canonical ids in place of type indices. */
export function canonicalExtern(t: ExternType, map: Int32Array): ExternType<number> {
  switch (t.kind) {
    case 'func':
    case 'tag':
      return { ...t, type: wordAt(map, t.type) };
    case 'table':
      return { kind: 'table', type: { ...t.type, element: canonicalType(t.type.element, map) } };
    case 'global':
      return { kind: 'global', type: { ...t.type, type: canonicalType(t.type.type, map) } };
    case 'memory':
      return t;
  }
}

function limitsMismatch(actual: Limits, wanted: Limits): string | undefined {
  if (actual.min < wanted.min) return `minimum size ${actual.min}, at least ${wanted.min} wanted`;
  if (wanted.max === undefined) return undefined;
  if (actual.max === undefined) return `no maximum size, at most ${wanted.max} wanted`;
  return actual.max > wanted.max ? `maximum size ${actual.max}, at most ${wanted.max} wanted` : undefined;
}

type Of<K extends ExternKind> = Extract<ExternType<number>, { readonly kind: K }>;

/** By kind: why `actual` does not stand for `wanted`, or undefined (section 3.3.13). */
const MISMATCHES: {
  readonly [K in ExternKind]: (registry: TypeRegistry, actual: Of<K>, wanted: Of<K>) => string | undefined;
} = {
  func(registry, actual, wanted) {
    const fits =
      wanted.exact === true
        ? actual.type === wanted.type && actual.exact !== false
        : registry.isSubtype(actual.type, wanted.type);
    return fits ? undefined : 'another function type';
  },
  tag: (_, actual, wanted) => (actual.type === wanted.type ? undefined : 'another tag type'),
  table(_, { type: actual }, { type: wanted }) {
    if (actual.address !== wanted.address) return 'another address type';
    if (actual.element !== wanted.element) return 'another element type';
    return limitsMismatch(actual, wanted);
  },
  memory(_, { type: actual }, { type: wanted }) {
    if (actual.address !== wanted.address) return 'another address type';
    if (actual.shared !== wanted.shared) return actual.shared ? 'a shared memory' : 'an unshared memory';
    if (actual.pageSizeLog2 !== wanted.pageSizeLog2) return 'another page size';
    return limitsMismatch(actual, wanted);
  },
  global(registry, { type: actual }, { type: wanted }) {
    if (actual.mutable !== wanted.mutable) return actual.mutable ? 'a mutable global' : 'an immutable global';
    const fits = wanted.mutable ? actual.type === wanted.type : registry.matches(actual.type, wanted.type);
    return fits ? undefined : 'another value type';
  },
};

/**
 * Whether an import of type `wanted` takes an external value of type `actual`; both are canonical, and a table's or memory's
 * `min` is its current size. Gives undefined, or the reason in words.
 */
export function matchExtern<K extends ExternKind>(
  registry: TypeRegistry,
  actual: ExternType<number>,
  wanted: Of<K>,
): string | undefined {
  const isLike = (t: ExternType<number>): t is Of<K> => t.kind === wanted.kind;
  if (!isLike(actual)) return `a ${actual.kind}, a ${wanted.kind} wanted`;
  return MISMATCHES[wanted.kind](registry, actual, wanted);
}
/** A table's or memory's type while it is that large: an import is matched with its size, not with what it began with. */
export function sizedNow(t: ExternType<number>, size: number | bigint): ExternType<number> {
  if (t.kind === 'table') return { kind: 'table', type: { ...t.type, min: size } };
  return t.kind === 'memory' ? { kind: 'memory', type: { ...t.type, min: size } } : t;
}

const unlinkable = (what: string, { module, name }: ImportName, why = ''): never => {
  throw new WasmError('link', 'unlinkable', `${what} ${JSON.stringify(module)} ${JSON.stringify(name)}${why}`);
};
type ImportName = Pick<Import, 'module' | 'name'>;

/** The error where nothing stands under an import's name. */
export function unknownImport(i: ImportName): never {
  return unlinkable('unknown import', i);
}

/**
 * Judges what stands under an import's name by its type; both types are canonical. Throws a WasmError of class `unlinkable` in
 * the suite's words, with the reason.
 */
export function checkImport(i: ImportName, actual: ExternType<number>, wanted: ExternType<number>): void {
  const reason = matchExtern(TYPES, actual, wanted);
  if (reason !== undefined) unlinkable('incompatible import type for', i, `: ${reason}`);
}
