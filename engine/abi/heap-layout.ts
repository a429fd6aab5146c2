/**
 * The heap of a store, as generated code, the addon and the runtime see it: one region of addresses, references that are offsets
 * into it, objects that begin with their type's record. All offsets and sizes in bytes, little endian.
 *
 * The region [base, base + HEAP_REGION) is reserved once and never moves: `base` stands in every instance (INSTANCE.heap). Its
 * first HEAP_NULL_PAGE bytes are not accessible, so that an access through null faults. Objects move, at safepoints alone.
 */

import { bug } from '../wasm/errors.ts';
import type { StructType, SubType, ValType } from '../wasm/types.ts';
import { F32, F64, HEAP, heapOf, I8, I16, I32, I64, isRef, STRUCTREF, V128 } from '../wasm/types.ts';

/** Bytes of address space that a store with a heap reserves: what a 32-bit reference reaches. */
export const HEAP_REGION = 2 ** 32;
/** Bytes at the region's start that nothing ever makes accessible. */
export const HEAP_NULL_PAGE = 65536;

/**
 * Young objects are collected alone, so old ones that may refer to them must be known: whoever writes a traced reference into an
 * object that may be old marks a card, by writing 1 into the byte at HEAP_CARDS + (x >> CARD_SHIFT) of the region. For a field of
 * a structure x is the offset of the structure, for an element of an array that of the element. What is written before the next
 * safepoint into an object that has just been made needs no mark, nor do nulls and i31s.
 */
export const HEAP_CARDS = 2 ** 25;
export const CARD_SHIFT = 7;
/** A byte a card: the addon finds objects by it. */
export const HEAP_STARTS = HEAP_CARDS + HEAP_REGION / 2 ** CARD_SHIFT;
/** Where objects may begin. */
export const HEAP_TABLES_END = HEAP_STARTS + HEAP_REGION / 2 ** CARD_SHIFT;

/**
 * A traced reference is one unsigned 32-bit word, zero-extended where it fills a register or a cell of 8 bytes; its low bits tell
 * what it is. Null is 0. An object's offset is a multiple of 8 and at least HEAP_NULL_PAGE.
 */
export const REF = {
  null: 0,
  /** An i31: its value shifted left by one, plus this. */
  i31: 1,
  /** A host value: its handle shifted left by two, plus this. */
  host: 2,
  /** Where one of these bits is set, it is no object. */
  noObject: 3,
  hostShift: 2,
  /** Bytes that a reference takes in an object. */
  size: 4,
} as const;

/**
 * Record of a type (RTT), 16-byte aligned, one for each canonical type of the store that has objects, in the region; that of a
 * function type is of exceptions whose tag has it. Function types with supertypes have another one elsewhere
 * (STORE.functionTypes), where nothing but id, depth and display is filled in.
 */
export const RTT = {
  /**
   * u32: where objects of the type have the reference to their descriptor. Where they have none it is the offset of their header,
   * which is no reference.
   */
  descriptor: 0,
  /** u32: canonical type id. */
  id: 4,
  /** u32: an RTT_KIND. */
  kind: 8,
  /** u32: of an array log2 of an element's size; of all others its size with header, a multiple of 8. */
  size: 12,
  /**
   * u32: of an array 1 for references; of all others how many references it holds, whose offsets (u32) stand at `rttOffsets`.
   */
  trace: 16,
  /** u32: number of proper supertypes. */
  depth: 20,
  /** u32 each: what compiled code compares of the supertypes, the root first, and of the type itself at its depth; 0 behind. */
  display: 24,
  /** Entries that a display has at least: a cast to a type of a lesser depth needs no check of its length. */
  displayMin: 8,
  align: 16,
} as const;

/** Where the record of what is no array has the offsets of its references: behind its display. */
export function rttOffsets(depth: number): number {
  return RTT.display + 4 * Math.max(depth + 1, RTT.displayMin);
}

export const RTT_KIND = { struct: 0, array: 1, exception: 2 } as const;

/** Head of each object. */
export const OBJECT = {
  /** u32: offset of the type's RTT; while a collection runs, of a moved object its new offset plus FORWARDED. */
  header: 0,
  /** u32: an array's number of elements. */
  length: 4,
  /** First element of an array. */
  elements: 8,
  /** First byte that a structure's fields may have. */
  fields: 4,
  align: 8,
} as const;
/** An exception that wasm has a reference to. Its record is that of its tag's type, its values lie as STORE.payload has them. */
export const EXCEPTION = {
  /** Reference to the exception as JavaScript has seen it, a host value; null: it has not. */
  seen: 4,
  /** Reference to the tag, a host value. */
  tag: 8,
  values: 16,
} as const;
/** Bit of a header: the object has moved. */
export const FORWARDED = 1;

/** Whether references of that type are traced: all but functions, whose references are addresses of their records. */
export function isTraced(type: ValType, isFuncType: (heap: number) => boolean): boolean {
  if (!isRef(type)) return false;
  const heap = heapOf(type);
  return heap !== HEAP.func && heap !== HEAP.nofunc && !(heap >= 0 && isFuncType(heap));
}

/** Bytes of a field or element: packed types as they are, a traced reference REF.size, a function's 8. */
export function storageSize(storage: ValType, isFuncType: (heap: number) => boolean): number {
  if (isRef(storage)) return isTraced(storage, isFuncType) ? REF.size : 8;
  return STORAGE_SIZE.get(storage) ?? 8;
}
const STORAGE_SIZE: ReadonlyMap<ValType, number> = new Map([
  [I8, 1],
  [I16, 2],
  [I32, 4],
  [F32, 4],
  [I64, 8],
  [F64, 8],
  [V128, 16],
]);

/** Where a structure's fields lie. */
export interface StructLayout {
  /** Byte offset of each field in the object. */
  readonly offsets: readonly number[];
  /** Byte offset of the reference to the object's descriptor; undefined: it has none. */
  readonly descriptor: number | undefined;
  /** Of all these the ones that hold traced references. */
  readonly traced: readonly number[];
  /** Size of the object, a multiple of OBJECT.align. */
  readonly size: number;
}

/**
 * Lays a structure out: fields in order at their natural alignment (v128: 8), a later smaller one in no gap of an earlier one, so
 * that the layout of a subtype begins with its supertype's. A pure function of types.
 *
 * A descriptor lies behind the fields of the nearest supertype that has none: there the layouts of all below agree.
 *
 * @param index The structure's type.
 * @param definition Types by index, those of a module or canonical ones.
 */
export function structLayout(index: number, definition: (index: number) => SubType): StructLayout {
  const isFuncType = (heap: number): boolean => definition(heap).comp.kind === 'func';
  let end: number = OBJECT.fields;
  const traced: number[] = [];
  const place = (storage: ValType): number => {
    const size = storageSize(storage, isFuncType);
    const align = Math.min(size, OBJECT.align);
    const at = (end + align - 1) & -align;
    end = at + size;
    if (isTraced(storage, isFuncType)) traced.push(at);
    return at;
  };
  const before = fieldsBeforeDescriptor(index, definition);
  const fields = fieldsOf(definition(index)).map((f) => f.storage);
  const offsets = fields.slice(0, before).map(place);
  const descriptor = before === undefined ? undefined : place(STRUCTREF);
  if (before !== undefined) offsets.push(...fields.slice(before).map(place));
  return { offsets, descriptor, traced, size: (end + OBJECT.align - 1) & -OBJECT.align };
}
const fieldsOf = ({ comp }: SubType): StructType['fields'] => (comp.kind === 'struct' ? comp.fields : bug('type of a structure'));

/** How many fields of a structure lie before its descriptor; undefined where it has none. */
function fieldsBeforeDescriptor(index: number, definition: (index: number) => SubType): number | undefined {
  let before: number | undefined;
  for (let type = definition(index); type.descriptor !== undefined; ) {
    const [above] = type.supers;
    if (above === undefined) return 0;
    type = definition(above);
    before = fieldsOf(type).length;
  }
  return before;
}

/** Types whose objects live on the heap. */
export function hasObjects({ comp }: SubType): boolean {
  return comp.kind !== 'func';
}
