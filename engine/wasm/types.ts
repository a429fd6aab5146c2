/**
 * Value, heap and composite types of WebAssembly 3.0 (core specification, section 2.3).
 *
 * A value type is one small integer, so that validator, frontend and printer compare types without allocating: number and
 * packed types are negative (the s7 reading of their binary code), references are `>= 0` and pack a heap type with two flags.
 * A heap type is the s33 of the binary format: a type index when `>= 0`, an abstract heap type when negative.
 */

import type { Brand } from '../base/brand.ts';

/** Index of a type in its module. */
export type TypeIndex = Brand<'type index'>;
/** Indices in the other spaces of a module (section 2.5.1): imports come first where there can be any. */
export type FuncIndex = Brand<'function index'>;
export type TableIndex = Brand<'table index'>;
export type MemoryIndex = Brand<'memory index'>;
export type GlobalIndex = Brand<'global index'>;
export type TagIndex = Brand<'tag index'>;
export type ElemIndex = Brand<'element segment index'>;
export type DataIndex = Brand<'data segment index'>;

export type ValType = number;
export type HeapType = number;

export const I32 = -1;
export const I64 = -2;
export const F32 = -3;
export const F64 = -4;
export const V128 = -5;
/** Packed storage types; never on the operand stack. */
export const I8 = -8;
export const I16 = -9;
/** Bottom: the type of an operand popped from an unreachable stack (validation only). */
export const BOT = -64;

/** Abstract heap types, as their s7 binary codes (section 5.3.3). */
export const HEAP = {
  func: -16,
  extern: -17,
  any: -18,
  eq: -19,
  i31: -20,
  struct: -21,
  array: -22,
  exn: -23,
  noexn: -12,
  nofunc: -13,
  noextern: -14,
  none: -15,
} as const;

/** The bottom heap type, below all others: of `BOTREF` only. Neither format can write it, so it stands in none of the tables. */
export const HEAP_BOT = -63;

export const HEAP_NAMES: ReadonlyMap<HeapType, string> = new Map(Object.entries(HEAP).map(([name, code]) => [code, name]));

const HEAP_BIAS = 64;

/** Type indices up to 2^32-1 can be written; those beyond any module's reach stay out of range instead of wrapping around. */
export const MAX_HEAP = 0x0fff_ffff;

/** Packs a reference type. `exact` belongs to the custom-descriptors proposal. */
export function refType(heap: HeapType, nullable: boolean, exact = false): ValType {
  return ((Math.min(heap, MAX_HEAP) + HEAP_BIAS) << 2) | (exact ? 2 : 0) | (nullable ? 1 : 0);
}
export function isRef(t: ValType): boolean {
  return t >= 0;
}
export function heapOf(t: ValType): HeapType {
  return (t >> 2) - HEAP_BIAS;
}
/** The type that a heap type names which is `>= 0`. */
export const definedType = (heap: HeapType): TypeIndex => heap as TypeIndex;
export function isNullable(t: ValType): boolean {
  return (t & 1) !== 0;
}
export function isExact(t: ValType): boolean {
  return (t & 2) !== 0;
}
/** The reference of unreachable code: it matches every reference type and nothing else (appendix "Validation Algorithm"). */
export const BOTREF: ValType = refType(HEAP_BOT, false);
/** The same reference without null (section 2.3.4). */
export function nonNull(t: ValType): ValType {
  return t & ~1;
}

export const FUNCREF: ValType = refType(HEAP.func, true);
export const EXTERNREF: ValType = refType(HEAP.extern, true);
export const EXNREF: ValType = refType(HEAP.exn, true);
export const ANYREF: ValType = refType(HEAP.any, true);
export const EQREF: ValType = refType(HEAP.eq, true);
export const I31REF: ValType = refType(HEAP.i31, true);
export const STRUCTREF: ValType = refType(HEAP.struct, true);
export const ARRAYREF: ValType = refType(HEAP.array, true);
export const NULLREF: ValType = refType(HEAP.none, true);
export const NULLFUNCREF: ValType = refType(HEAP.nofunc, true);
export const NULLEXTERNREF: ValType = refType(HEAP.noextern, true);
export const NULLEXNREF: ValType = refType(HEAP.noexn, true);

/** Text and binary abbreviations of nullable abstract references: name → type. */
export const REF_ABBREVIATIONS: ReadonlyMap<string, ValType> = new Map([
  ['funcref', FUNCREF],
  ['externref', EXTERNREF],
  ['exnref', EXNREF],
  ['anyref', ANYREF],
  ['eqref', EQREF],
  ['i31ref', I31REF],
  ['structref', STRUCTREF],
  ['arrayref', ARRAYREF],
  ['nullref', NULLREF],
  ['nullfuncref', NULLFUNCREF],
  ['nullexternref', NULLEXTERNREF],
  ['nullexnref', NULLEXNREF],
]);
const ABBREVIATION_OF: ReadonlyMap<ValType, string> = new Map([...REF_ABBREVIATIONS].map(([name, t]) => [t, name]));

const NUMBER_NAMES: ReadonlyMap<ValType, string> = new Map([
  [I32, 'i32'],
  [I64, 'i64'],
  [F32, 'f32'],
  [F64, 'f64'],
  [V128, 'v128'],
  [I8, 'i8'],
  [I16, 'i16'],
  [BOT, 'bot'],
]);

/** The text form of a heap type. */
export function heapName(h: HeapType): string {
  if (h === HEAP_BOT) return 'bot';
  return h >= 0 ? String(h) : (HEAP_NAMES.get(h) ?? `heap(${h})`);
}

/** The text form of a value or storage type, abbreviated where the text format has an abbreviation. */
export function typeName(t: ValType): string {
  const short = NUMBER_NAMES.get(t) ?? ABBREVIATION_OF.get(t);
  if (short !== undefined) return short;
  const heap = isExact(t) ? `(exact ${heapName(heapOf(t))})` : heapName(heapOf(t));
  return `(ref ${isNullable(t) ? 'null ' : ''}${heap})`;
}

/** A value type with a default value: numbers, vectors, nullable references (section 3.2.12). */
export function isDefaultable(t: ValType): boolean {
  return t < 0 || isNullable(t);
}

export interface FieldType {
  readonly storage: ValType;
  readonly mutable: boolean;
}
export interface FuncType {
  readonly kind: 'func';
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}
export interface StructType {
  readonly kind: 'struct';
  readonly fields: readonly FieldType[];
}
export interface ArrayType {
  readonly kind: 'array';
  readonly field: FieldType;
}
export type CompType = FuncType | StructType | ArrayType;

/** A sub type (section 2.3.10); `descriptor`/`describes` are custom-descriptors clauses, type indices. */
export interface SubType {
  readonly final: boolean;
  readonly supers: readonly number[];
  readonly comp: CompType;
  readonly descriptor?: number;
  readonly describes?: number;
  /** Where it is defined: byte or source offset, for messages only. */
  readonly offset?: number;
}

/** A recursion group: consecutive type indices `first .. first + count - 1` of the module's flat `types`. */
export interface RecGroup {
  readonly first: number;
  readonly count: number;
}

/** Limits count units (pages or elements); 64-bit values beyond 2^53 keep their exact value as a bigint. */
export interface Limits {
  readonly min: number | bigint;
  readonly max: number | bigint | undefined;
}
export interface MemoryType extends Limits {
  readonly address: typeof I32 | typeof I64;
  readonly shared: boolean;
  /** log2 of the page size in bytes: 16, or 0 with custom-page-sizes. */
  readonly pageSizeLog2: number;
}
/**
 * Pages that a memory of such addresses and pages has at most: their bytes fit the address space, and their number fits an
 * address (else memory.size would read 0, and a growth that worked -1). Proposal custom-page-sizes, "Validation" and "Growing
 * memories".
 */
export function mostPages({ address, pageSizeLog2 }: Pick<MemoryType, 'address' | 'pageSizeLog2'>): bigint {
  const space = 1n << (address === I64 ? 64n : 32n);
  const pages = space >> BigInt(pageSizeLog2);
  return pages === space ? space - 1n : pages;
}
export interface TableType extends Limits {
  readonly address: typeof I32 | typeof I64;
  readonly element: ValType;
}
export interface GlobalType {
  readonly type: ValType;
  readonly mutable: boolean;
}
