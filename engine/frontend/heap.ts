/**
 * Translation of structures, arrays and i31. An object's field is at [region + reference + offset]: the reference itself is the
 * index, so that it may move whenever the runtime is asked. The address of an element is computed anew for each access
 * (`ref_offset`) and lives to the next safepoint at most. What fills a new object has alias class `allocation`: nobody has read
 * it.
 */
import { LIBCALL } from '../abi/calls.ts';
import {
  CARD_SHIFT,
  HEAP_CARDS,
  HEAP_NULL_PAGE,
  OBJECT,
  REF,
  RTT,
  type StructLayout,
  storageSize,
  structLayout,
} from '../abi/heap-layout.ts';
import { DETAIL, dataEntry, ENTRY, elemEntry, INSTANCE, STORE, typeEntry } from '../abi/layout.ts';
import { NONE } from '../base/brand.ts';
import { isAllZero } from '../ir/constants.ts';
import { setArgument } from '../ir/edges.ts';
import type { Edge, Value } from '../ir/func.ts';
import { ACCESS, ALIAS, ICMP, IR, memFlags, TY, type Ty } from '../ir/ops.ts';
import type { Instr } from '../wasm/body.ts';
import { bug } from '../wasm/errors.ts';
import { TRAP } from '../wasm/traps.ts';
import {
  type DataIndex,
  definedType,
  type ElemIndex,
  HEAP,
  heapOf,
  I8,
  I16,
  isExact,
  isNullable,
  refType,
  type StructType,
  type SubType,
  type TypeIndex,
  type ValType,
} from '../wasm/types.ts';
import { checkRange } from './memory.ts';
import type { Translator } from './ssa/translator.ts';

const CARD_SIZE = 2 ** CARD_SHIFT;

/** How a field or element is kept. */
interface Storage {
  /** Its type as a value. */
  readonly ty: Ty;
  /** Bytes. */
  readonly size: number;
  readonly access: number;
}

const typeOf =
  ({ env }: Translator) =>
  (index: number): SubType =>
    env.module.types[index] ?? bug(`no type ${index}`);
const isFuncType = (t: Translator) => (heap: number) => typeOf(t)(heap).comp.kind === 'func';

function storageOf(t: Translator, type: ValType): Storage {
  if (type === I8) return { ty: TY.i32, size: 1, access: ACCESS.u8 };
  if (type === I16) return { ty: TY.i32, size: 2, access: ACCESS.u16 };
  const ty = t.env.irType(type);
  return { ty, size: storageSize(type, isFuncType(t)), access: ty === TY.ref ? ACCESS.u32 : ACCESS.full };
}
const SIGNED: ReadonlyMap<number, number> = new Map([
  [ACCESS.u8, ACCESS.s8],
  [ACCESS.u16, ACCESS.s16],
]);

/** Where the store's heap begins. */
function regionOf(t: Translator): Value {
  return t.vmload(TY.i64, INSTANCE.heap, ALIAS.constant);
}
/** What tells a type from others at run time (ENTRY.type). */
export function typeWord(t: Translator, type: TypeIndex): Value {
  return t.vmload(TY.i32, typeEntry(t.env.layout, type) + ENTRY.type.word, ALIAS.constant);
}
/**
 * An i32 that lies `offset` bytes behind what `index` (a reference or an offset in the region) names, and never changes. `trap`:
 * what null is.
 */
export function constantAt(t: Translator, index: Value, offset: number, trap = 0): Value {
  return t.b.load(IR.load, TY.i32, regionOf(t), index, offset, memFlags(ACCESS.full, ALIAS.constant, trap));
}
/** The same of a traced reference. */
function constantReferenceAt(t: Translator, index: Value, offset: number, trap = 0): Value {
  return t.b.load(IR.load, TY.ref, regionOf(t), index, offset, memFlags(ACCESS.u32, ALIAS.constant, trap));
}

/** Writes a field of a new object, or what else allocation changes. */
function fill(t: Translator, base: Value, index: Value, value: Value, offset: number, access: number): void {
  t.b.write(IR.store, TY.none, base, index, value, offset, memFlags(access, ALIAS.allocation));
}
function loadAt(t: Translator, { ty, access }: Storage, index: Value, offset: number, signed: boolean, trap: number): Value {
  const flags = memFlags(signed ? (SIGNED.get(access) ?? access) : access, ALIAS.object, trap);
  return t.b.load(IR.load, ty, regionOf(t), index, offset, flags);
}
function storeAt(t: Translator, { access }: Storage, index: Value, value: Value, offset: number, trap: number): void {
  t.b.write(IR.store, TY.none, regionOf(t), index, value, offset, memFlags(access, ALIAS.object, trap));
}
/** Whether the collector must be told of a write: only a structure or array can be young. */
function isNews({ func }: Translator, { ty }: Storage, value: Value): boolean {
  return ty === TY.ref && func.op[value] !== IR.ref_of && !isAllZero(func, value);
}
/** Marks the card of an offset in the region (abi/heap-layout.ts, HEAP_CARDS). */
function markCard(t: Translator, offset: Value): void {
  const { b } = t;
  const card = b.value(IR.ushr, TY.i64, offset, b.i64(CARD_SHIFT, 0));
  b.write(IR.store, TY.none, regionOf(t), card, b.i32(1), HEAP_CARDS, memFlags(ACCESS.u8, ALIAS.cards));
}
/** Marks the cards of `bytes` from an address on; of none perhaps the one before. */
function markCards(t: Translator, address: Value, bytes: Value): void {
  const { b } = t;
  const cardOf = (at: Value): Value => b.value(IR.ushr, TY.i64, at, b.i64(CARD_SHIFT, 0));
  const first = b.value(IR.isub, TY.i64, address, regionOf(t));
  const card = cardOf(first);
  const count = b.value(IR.isub, TY.i64, cardOf(b.add64(b.add64(first, bytes), b.i64(CARD_SIZE - 1, 0))), card);
  t.libcall(LIBCALL.set_elements, TY.none, b.add64(b.add64(regionOf(t), card), b.i64(HEAP_CARDS, 0)), b.i32(1), count);
}
function zeroOf({ b }: Translator, ty: Ty): Value {
  return ty === TY.v128 ? b.vector(0, 0, 0, 0) : b.constant(ty, 0, 0);
}
/**
 * The trap of an access to the object that `popRef` gave, which ends `reach` bytes from its beginning: null faults there, where
 * faults are traps. 0: it cannot be null, or has been asked about. Each such access has its trap, so that none passes another.
 */
function nullTrap(t: Translator, ref: Value, trap: number, reach: number): number {
  if (!isNullable(t.refType)) return 0;
  if (t.env.nullFaults && reach <= HEAP_NULL_PAGE) return trap;
  t.trapIf(t.isNull(ref), trap);
  return 0;
}
/** Pops an array that must not be null: its length is read. */
function popArray(t: Translator): { array: Value; length: Value } {
  const array = t.popRef();
  const trap = nullTrap(t, array, TRAP.nullArrayReference, OBJECT.elements);
  return { array, length: constantAt(t, array, OBJECT.length, trap) };
}

/**
 * A new object of `size` bytes (an i64) and type `type`: where the heap's room ends, the runtime is asked for more. All of it but
 * its header is for the caller to fill before the next safepoint.
 */
function allocate(t: Translator, type: TypeIndex, size: Value): Value {
  const { b, func } = t;
  const store = t.vmload(TY.i64, INSTANCE.store, ALIAS.constant);
  const flags = memFlags(ACCESS.u32, ALIAS.allocation);
  const top = (): Value => b.load(IR.load, TY.ref, store, NONE, STORE.heapTop, flags);
  const end = (at: Value): Value => b.add64(offsetOf(t, at), size);
  const first = top();
  const limit = b.load(IR.load, TY.i64, store, NONE, STORE.heapLimit, flags);
  const slow = t.newBlock();
  const go = t.newBlock();
  const direct = b.edge(go, 1);
  setArgument(func, direct, 0, first);
  b.append(IR.brif, TY.none, b.icmp(ICMP.ugt, end(first), limit), b.edge(slow, 0), direct);
  const level = b.numbers.length;
  t.enter(slow);
  t.libcall(LIBCALL.heap_room, TY.none, size);
  const again = b.edge(go, 1);
  setArgument(func, again, 0, top());
  b.append(IR.jump, TY.none, again);
  b.numbers.popTo(level);
  t.enter(go);
  const object = func.newParam(go, TY.ref);
  b.write(IR.store, TY.none, store, NONE, end(object), STORE.heapTop, flags);
  fill(t, regionOf(t), object, typeWord(t, type), OBJECT.header, ACCESS.full);
  return object;
}
/** Where an object lies in the region, until the next safepoint. */
function offsetOf({ b }: Translator, ref: Value): Value {
  const flags = memFlags(ACCESS.full, ALIAS.allocation);
  return b.number(IR.ref_offset, TY.i64, ref, NONE, NONE, 0, flags, b.versions.of(ALIAS.allocation));
}

// Structures.

function structOf(t: Translator, type: TypeIndex): StructType {
  const { comp } = typeOf(t)(type);
  return comp.kind === 'struct' ? comp : bug('type of a structure');
}
function layoutOf(t: Translator, type: TypeIndex): StructLayout {
  const { structs } = t.env;
  let layout = structs.get(type);
  if (layout === undefined) structs.set(type, (layout = structLayout(type, typeOf(t))));
  return layout;
}

/** `descriptor`: that of the new object, where its type has one. */
function newStruct(t: Translator, values: (storage: Storage, i: number) => Value, descriptor?: Value): void {
  const type = t.instr.typeIndex;
  const { fields } = structOf(t, type);
  const { offsets, descriptor: at, size } = layoutOf(t, type);
  const object = allocate(t, type, t.b.i64Number(size));
  if (at !== undefined) fill(t, regionOf(t), object, descriptor ?? bug('no descriptor'), at, ACCESS.u32);
  fields.forEach((f, i) => {
    const storage = storageOf(t, f.storage);
    fill(t, regionOf(t), object, values(storage, i), offsets[i] ?? bug('field'), storage.access);
  });
  t.push(object, refType(type, false, true));
}
function newOf(t: Translator, descriptor?: Value): void {
  const values = popped(t, structOf(t, t.instr.typeIndex).fields.length);
  newStruct(t, (_, i) => values[i] ?? bug('field'), descriptor);
}
function newDefault(t: Translator, descriptor?: Value): void {
  newStruct(t, ({ ty }) => zeroOf(t, ty), descriptor);
}
export const structNew = (t: Translator): void => newOf(t);
export const structNewDefault = (t: Translator): void => newDefault(t);
export const structNewDescribed = (t: Translator): void => newOf(t, popDescriptor(t));
export const structNewDefaultDescribed = (t: Translator): void => newDefault(t, popDescriptor(t));

/** Pops a descriptor; null traps. */
export function popDescriptor(t: Translator): Value {
  const descriptor = t.popRef();
  if (isNullable(t.refType)) t.trapIf(t.isNull(descriptor), TRAP.nullDescriptorReference);
  return descriptor;
}
/**
 * The descriptor of the object that `popRef` or `peekRef` gave; of one without a descriptor a word that is no reference to one.
 * `trap`: what null is, 0: it has been asked about.
 */
export function descriptorOf(t: Translator, object: Value, trap: number): Value {
  const { b } = t;
  const known = (reach: number): number => (trap === 0 ? 0 : nullTrap(t, object, trap, reach));
  const type = definedType(heapOf(t.refType));
  const described = t.env.module.types[type]?.descriptor !== undefined;
  const offset = described ? layoutOf(t, type).descriptor : undefined;
  if (offset !== undefined) return constantReferenceAt(t, object, offset, known(offset + REF.size));
  const header = constantAt(t, object, OBJECT.header, known(OBJECT.fields));
  const at = constantAt(t, b.uextend(header), RTT.descriptor);
  return constantReferenceAt(t, b.add64(offsetOf(t, object), b.uextend(at)), 0);
}
export function getDescriptor(t: Translator): void {
  const type = t.instr.typeIndex;
  const object = t.popRef();
  const { descriptor = bug(`type ${type} has no descriptor`) } = typeOf(t)(type);
  const exact = isExact(t.refType) && heapOf(t.refType) === type;
  t.push(descriptorOf(t, object, TRAP.nullReference), refType(descriptor, false, exact));
}

/** The top `n` values, the lowest first. */
function popped(t: Translator, n: number): Value[] {
  const values = Array.from({ length: n }, () => t.pop());
  return values.reverse();
}

/** What the instruction's field is kept as, and where. */
function fieldOf(t: Translator): { type: ValType; storage: Storage; offset: number } {
  const { typeIndex, b: field } = t.instr;
  const { storage: type } = structOf(t, typeIndex).fields[field] ?? bug('field');
  return { type, storage: storageOf(t, type), offset: layoutOf(t, typeIndex).offsets[field] ?? bug('field') };
}
function getField(t: Translator, signed: boolean): void {
  const { type, storage, offset } = fieldOf(t);
  const object = t.popRef();
  const trap = nullTrap(t, object, TRAP.nullStructReference, offset + storage.size);
  t.push(loadAt(t, storage, object, offset, signed, trap), type);
}
export const structGet = (t: Translator): void => getField(t, false);
export const structGetSigned = (t: Translator): void => getField(t, true);
export function structSet(t: Translator): void {
  const { storage, offset } = fieldOf(t);
  const value = t.pop();
  const object = t.popRef();
  storeAt(t, storage, object, value, offset, nullTrap(t, object, TRAP.nullStructReference, offset + storage.size));
  if (isNews(t, storage, value)) markCard(t, offsetOf(t, object));
}

// Arrays.

function elementType(t: Translator, type: number): ValType {
  const { comp } = typeOf(t)(type);
  return comp.kind === 'array' ? comp.field.storage : bug('type of an array');
}
const elementOf = (t: Translator, type: number): Storage => storageOf(t, elementType(t, type));
function scaled({ b }: Translator, index64: Value, size: number): Value {
  return b.value(IR.ishl, TY.i64, index64, b.i64(Math.log2(size), 0));
}
/** Offset in the region, without OBJECT.elements, of an element. */
function elementOffset(t: Translator, array: Value, index64: Value, size: number): Value {
  return t.b.add64(offsetOf(t, array), scaled(t, index64, size));
}
/** Its address, until the next safepoint. */
function elementAddress(t: Translator, array: Value, index64: Value, size: number): Value {
  const { b } = t;
  return b.add64(b.add64(regionOf(t), elementOffset(t, array, index64, size)), b.i64(OBJECT.elements, 0));
}
/** Traps unless `count` elements from `at` on are among the `length` of an array; the operands are i32. */
function checkElements(t: Translator, length: Value, at: Value, count: Value): void {
  const { b } = t;
  const outside = b.icmp(ICMP.ugt, b.add64(b.uextend(at), b.uextend(count)), b.uextend(length));
  t.trapIf(outside, TRAP.arrayOutOfBounds);
}

/** A new array of `count` (an i32) elements, without contents. */
function allocateArray(t: Translator, type: TypeIndex, { size }: Storage, count: Value): Value {
  const { b } = t;
  const bytes = scaled(t, b.uextend(count), size);
  const whole = b.add64(bytes, b.i64(OBJECT.elements + (size < OBJECT.align ? OBJECT.align - 1 : 0), 0));
  const rounded = size < OBJECT.align ? b.value(IR.band, TY.i64, whole, b.i64(-OBJECT.align, -1)) : whole;
  const array = allocate(t, type, rounded);
  fill(t, regionOf(t), array, count, OBJECT.length, ACCESS.full);
  return array;
}

/** Does `body` for i64s from 0 up to `count`, a loop that writes the classes of `alias`; it must not be a safepoint. */
function countUp(t: Translator, count: Value, alias: number, body: (at: Value) => void): void {
  const { b, func } = t;
  const loop = t.newBlock();
  const done = t.newBlock();
  const edgeWith = (at: Value): Edge => {
    const edge = b.edge(loop, 1);
    setArgument(func, edge, 0, at);
    return edge;
  };
  const zero = b.i64(0, 0);
  b.append(IR.brif, TY.none, b.icmp(ICMP.ne, count, zero), edgeWith(zero), b.edge(done, 0));
  const level = b.numbers.length;
  t.enter(loop);
  const at = func.newParam(loop, TY.i64);
  b.versions.renew(1 << alias);
  body(at);
  const next = b.add64(at, b.i64(1, 0));
  b.append(IR.brif, TY.none, b.icmp(ICMP.ult, next, count), edgeWith(next), b.edge(done, 0));
  b.numbers.popTo(level);
  t.enter(done);
}
/** Writes `value` into `count` (an i64) elements at `address`; `alias`: the class they have. */
function fillElements(t: Translator, storage: Storage, address: Value, value: Value, count: Value, alias: number): void {
  const { b } = t;
  if (storage.size === 1 || isAllZero(t.func, value)) {
    const byte = storage.size === 1 ? value : b.i32(0);
    t.libcall(LIBCALL.set_elements, TY.none, address, byte, scaled(t, count, storage.size));
    return;
  }
  countUp(t, count, alias, (at) => {
    const flags = memFlags(storage.access, alias);
    b.write(IR.store, TY.none, address, scaled(t, at, storage.size), value, 0, flags);
  });
}

function newFilled(t: Translator, value: Value): void {
  const type = t.instr.typeIndex;
  const { b } = t;
  const storage = elementOf(t, type);
  const count = t.pop();
  const array = allocateArray(t, type, storage, count);
  fillElements(t, storage, elementAddress(t, array, b.i64(0, 0), 1), value, b.uextend(count), ALIAS.allocation);
  t.push(array, refType(type, false));
}
export function arrayNew(t: Translator): void {
  const count = t.pop();
  const value = t.pop();
  t.push(count);
  newFilled(t, value);
}
export function arrayNewDefault(t: Translator): void {
  newFilled(t, zeroOf(t, elementOf(t, t.instr.typeIndex).ty));
}
export function arrayNewFixed(t: Translator): void {
  const { typeIndex: type, b: count } = t.instr;
  const storage = elementOf(t, type);
  const values = popped(t, count);
  const array = allocateArray(t, type, storage, t.b.i32(count));
  values.forEach((value, i) => {
    fill(t, regionOf(t), array, value, OBJECT.elements + i * storage.size, storage.access);
  });
  t.push(array, refType(type, false));
}

function getElement(t: Translator, signed: boolean): void {
  const { b } = t;
  const storage = elementOf(t, t.instr.typeIndex);
  const index = t.pop();
  const array = popElement(t, index);
  const offset = elementOffset(t, array, b.uextend(index), storage.size);
  t.push(loadAt(t, storage, offset, OBJECT.elements, signed, 0), elementType(t, t.instr.typeIndex));
}
/** Pops an array that has an element of that index. */
function popElement(t: Translator, index: Value): Value {
  const { array, length } = popArray(t);
  t.trapIf(t.b.icmp(ICMP.uge, index, length), TRAP.arrayOutOfBounds);
  return array;
}
export const arrayGet = (t: Translator): void => getElement(t, false);
export const arrayGetSigned = (t: Translator): void => getElement(t, true);
export function arraySet(t: Translator): void {
  const storage = elementOf(t, t.instr.typeIndex);
  const value = t.pop();
  const index = t.pop();
  const array = popElement(t, index);
  const offset = elementOffset(t, array, t.b.uextend(index), storage.size);
  storeAt(t, storage, offset, value, OBJECT.elements, 0);
  if (isNews(t, storage, value)) markCard(t, t.b.add64(offset, t.b.i64(OBJECT.elements, 0)));
}
export function arrayLen(t: Translator): void {
  t.push(popArray(t).length);
}

export function arrayFill(t: Translator): void {
  const storage = elementOf(t, t.instr.typeIndex);
  const count = t.pop();
  const value = t.pop();
  const at = t.pop();
  const { array, length } = popArray(t);
  checkElements(t, length, at, count);
  const to = elementAddress(t, array, t.b.uextend(at), storage.size);
  const count64 = t.b.uextend(count);
  fillElements(t, storage, to, value, count64, ALIAS.object);
  if (isNews(t, storage, value)) markCards(t, to, scaled(t, count64, storage.size));
}
export function arrayCopy(t: Translator): void {
  const { b } = t;
  const { ty, size } = elementOf(t, t.instr.typeIndex);
  const count = t.pop();
  const from = t.pop();
  const { array: source, length: sourceLength } = popArray(t);
  const to = t.pop();
  const { array: target, length } = popArray(t);
  checkElements(t, length, to, count);
  checkElements(t, sourceLength, from, count);
  const address = elementAddress(t, target, b.uextend(to), size);
  const other = elementAddress(t, source, b.uextend(from), size);
  const bytes = scaled(t, b.uextend(count), size);
  t.libcall(LIBCALL.move_elements, TY.none, address, other, bytes);
  if (ty === TY.ref) markCards(t, address, bytes);
}

// Segments into arrays.

/** A part of a segment: `count` elements from `from` on, both i32; of data segments `from` is a byte. */
interface Part {
  readonly from: Value;
  readonly count: Value;
}

/** Traps unless the data segment has the part. */
function checkData(t: Translator, data: DataIndex, { size }: Storage, { from, count }: Part): void {
  const length = dataEntry(t.env.layout, data) + ENTRY.data.length;
  checkRange(t, t.b.uextend(from), scaled(t, t.b.uextend(count), size), length, DETAIL.data, false);
}
function copyData(t: Translator, data: DataIndex, { size }: Storage, array: Value, at: Value, { from, count }: Part): void {
  const { b } = t;
  const base = t.vmload(TY.i64, dataEntry(t.env.layout, data) + ENTRY.data.base, ALIAS.constant);
  const to = elementAddress(t, array, b.uextend(at), size);
  const bytes = scaled(t, b.uextend(count), size);
  t.libcall(LIBCALL.move_elements, TY.none, to, b.add64(base, b.uextend(from)), bytes);
}
/** Traps unless the element segment has the part. */
function checkElems(t: Translator, elem: ElemIndex, _: Storage, { from, count }: Part): void {
  const { b } = t;
  const length = t.vmload(TY.i64, elemEntry(t.env.layout, elem) + ENTRY.elem.length, ALIAS.global);
  const outside = b.icmp(ICMP.ugt, b.add64(b.uextend(from), b.uextend(count)), length);
  t.trapIf(outside, TRAP.tableOutOfBounds);
}
/** Copies from a segment, whose elements are words of 8 bytes. Functions lie nowhere until the runtime is asked for them. */
function copyElems(t: Translator, elem: ElemIndex, storage: Storage, array: Value, at: Value, { from, count }: Part): void {
  const { b } = t;
  const count64 = b.uextend(count);
  if (t.env.elemFuncs[elem] !== undefined) {
    t.libcall(LIBCALL.array_init_elem, TY.none, b.i32(elem), array, b.uextend(at), b.uextend(from), count64);
    return;
  }
  const base = t.vmload(TY.i64, elemEntry(t.env.layout, elem) + ENTRY.elem.base, ALIAS.constant);
  const source = b.add64(base, scaled(t, b.uextend(from), 8));
  const to = elementAddress(t, array, b.uextend(at), storage.size);
  countUp(t, count64, ALIAS.object, (i) => {
    const value = b.load(IR.load, storage.ty, source, scaled(t, i, 8), 0, memFlags(ACCESS.full, ALIAS.table));
    b.write(IR.store, TY.none, to, scaled(t, i, storage.size), value, 0, memFlags(storage.access, ALIAS.object));
  });
  if (storage.ty === TY.ref) markCards(t, to, scaled(t, count64, storage.size));
}

/** What an instruction that fills arrays from a segment does of its own: a trap where the segment is too short, and the copy. */
interface SegmentKind<I> {
  /** The segment that the instruction names. */
  named(instr: Instr): I;
  check(t: Translator, segment: I, storage: Storage, part: Part): void;
  copy(t: Translator, segment: I, storage: Storage, array: Value, at: Value, part: Part): void;
}
const DATA: SegmentKind<DataIndex> = { named: (instr) => instr.secondData, check: checkData, copy: copyData };
const ELEM: SegmentKind<ElemIndex> = { named: (instr) => instr.secondElem, check: checkElems, copy: copyElems };

const arrayNewFrom =
  <I>({ named, check, copy }: SegmentKind<I>) =>
  (t: Translator): void => {
    const type = t.instr.typeIndex;
    const segment = named(t.instr);
    const storage = elementOf(t, type);
    const count = t.pop();
    const from = t.pop();
    const part: Part = { from, count };
    check(t, segment, storage, part);
    const array = allocateArray(t, type, storage, count);
    copy(t, segment, storage, array, t.b.i32(0), part);
    t.push(array, refType(type, false));
  };
const arrayInitFrom =
  <I>({ named, check, copy }: SegmentKind<I>) =>
  (t: Translator): void => {
    const segment = named(t.instr);
    const storage = elementOf(t, t.instr.typeIndex);
    const count = t.pop();
    const from = t.pop();
    const at = t.pop();
    const { array, length } = popArray(t);
    checkElements(t, length, at, count);
    const part: Part = { from, count };
    check(t, segment, storage, part);
    copy(t, segment, storage, array, at, part);
  };
export const arrayNewData = arrayNewFrom(DATA);
export const arrayInitData = arrayInitFrom(DATA);
export const arrayNewElem = arrayNewFrom(ELEM);
export const arrayInitElem = arrayInitFrom(ELEM);

// i31.

export function refI31(t: Translator): void {
  const { b } = t;
  const shifted = b.value(IR.ishl, TY.i32, t.pop(), b.i32(1));
  t.push(b.value(IR.ref_of, TY.ref, b.value(IR.bor, TY.i32, shifted, b.i32(REF.i31))), refType(HEAP.i31, false));
}
function getI31(t: Translator, shift: number): void {
  const { b } = t;
  const ref = t.popRef();
  if (isNullable(t.refType)) t.trapIf(t.isNull(ref), TRAP.nullI31Reference);
  t.push(b.value(shift, TY.i32, b.value(IR.ref_word, TY.i32, ref), b.i32(1)));
}
export const i31GetSigned = (t: Translator): void => getI31(t, IR.sshr);
export const i31GetUnsigned = (t: Translator): void => getI31(t, IR.ushr);

export function refEq(t: Translator): void {
  const other = t.pop();
  t.push(t.b.icmp(ICMP.eq, t.pop(), other));
}
