/**
 * Validation of reference and aggregate instructions (core specification, sections 3.4.10 to 3.4.13), with the rules the
 * custom-descriptors proposal adds. Types that occur in definitions come canonical from the registry.
 */
import { FEATURE } from '../wasm/features.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import {
  ANYREF,
  ARRAYREF,
  EQREF,
  EXTERNREF,
  type FieldType,
  type FuncIndex,
  HEAP,
  heapOf,
  I8,
  I16,
  I31REF,
  I32,
  isDefaultable,
  isExact,
  isNullable,
  nonNull,
  refType,
  type SubType,
  type TypeIndex,
  type ValType,
} from '../wasm/types.ts';
import type { Checker } from './checker.ts';
import { positionOf, showHeap, topOf } from './context.ts';
import { branchCast, castTypes, difference, type TypingRule } from './control.ts';
import { dataSegment, elemSegment } from './storage.ts';

const isPacked = (t: ValType): boolean => t === I8 || t === I16;
const unpacked = (t: ValType): ValType => (isPacked(t) ? I32 : t);

/** A type index that must exist: its canonical definition. */
function definition(v: Checker, index: TypeIndex): SubType {
  return v.ctx.registry.definition(v.heap(index));
}
function structFields(v: Checker, index: TypeIndex): readonly FieldType[] {
  const { comp } = definition(v, index);
  return comp.kind === 'struct' ? comp.fields : v.fail(`non-structure type ${index}`);
}
function arrayField(v: Checker, index: TypeIndex): FieldType {
  const { comp } = definition(v, index);
  return comp.kind === 'array' ? comp.field : v.fail(`non-array type ${index}`);
}
/** `(ref null $index)` of an aggregate operand. */
function nullable(v: Checker, index: TypeIndex): ValType {
  return refType(v.ctx.canon[index], true);
}
/** What allocation gives: exact where the custom-descriptors proposal is on. */
function allocated(v: Checker, index: TypeIndex): ValType {
  const exact = (v.ctx.features & FEATURE['custom-descriptors']) !== 0;
  return refType(v.ctx.canon[index], false, exact);
}

// --- Structures -----------------------------------------------------------------------------------------------------------

/** The descriptor operand of `struct.new*_desc`, or the check that none is needed. */
function descriptorOperand(v: Checker, index: TypeIndex, wanted: boolean): void {
  const { descriptor } = definition(v, index);
  if (wanted) {
    if (descriptor === undefined) v.fail('type without descriptor requires non-descriptor allocation');
    v.pop(refType(descriptor, true, true));
  } else if (descriptor !== undefined) v.fail('type with descriptor requires descriptor allocation');
}
function structNew(v: Checker, withDescriptor: boolean): void {
  const index = v.instr.typeIndex;
  const fields = structFields(v, index);
  descriptorOperand(v, index, withDescriptor);
  for (let i = fields.length - 1; i >= 0; i--) v.pop(unpacked(fields[i].storage));
  v.push(allocated(v, index));
}
function structNewDefault(v: Checker, withDescriptor: boolean): void {
  const index = v.instr.typeIndex;
  const fields = structFields(v, index);
  descriptorOperand(v, index, withDescriptor);
  const bad = fields.findIndex((f) => !isDefaultable(f.storage));
  if (bad >= 0) v.fail(`type mismatch: field ${bad} has no default value`);
  v.push(allocated(v, index));
}
function structField(v: Checker): FieldType {
  const { typeIndex: index, b: field } = v.instr;
  return structFields(v, index)[field] ?? v.fail(`unknown field ${field}`);
}
function structGet(v: Checker, extending: boolean): void {
  const { storage } = structField(v);
  if (isPacked(storage) !== extending) v.fail(`type mismatch: field is ${extending ? 'unpacked' : 'packed'}`);
  v.pop(nullable(v, v.instr.typeIndex));
  v.push(unpacked(storage));
}

// --- Arrays ---------------------------------------------------------------------------------------------------------------

function arrayGet(v: Checker, extending: boolean): void {
  const { storage } = arrayField(v, v.instr.typeIndex);
  if (isPacked(storage) !== extending) v.fail(`type mismatch: array is ${extending ? 'unpacked' : 'packed'}`);
  v.pop(I32);
  v.pop(nullable(v, v.instr.typeIndex));
  v.push(unpacked(storage));
}
function mutableArray(v: Checker, index: TypeIndex): FieldType {
  const field = arrayField(v, index);
  return field.mutable ? field : v.fail(`immutable array ${index}`);
}
function numericElements(v: Checker, field: FieldType): void {
  if (field.storage >= 0) v.fail('array type is not numeric or vector');
}
function matchingElements(v: Checker, field: FieldType): void {
  const source = elemSegment(v, v.instr.secondElem);
  if (!v.ctx.registry.matches(source, field.storage))
    v.fail(
      `type mismatch: element segment's type ${v.show(source)} does not match array's element type ${v.show(field.storage)}`,
    );
}
/** `array.init_*`: reference, destination, source, count. */
function popInit(v: Checker): void {
  v.pop(I32);
  v.pop(I32);
  v.pop(I32);
  v.pop(nullable(v, v.instr.typeIndex));
}
function popSegmentRange(v: Checker): void {
  v.pop(I32);
  v.pop(I32);
  v.push(allocated(v, v.instr.typeIndex));
}

// --- Casts ----------------------------------------------------------------------------------------------------------------

/** The operand of a cast to `target`: anything of the same hierarchy. */
function popSameHierarchy(v: Checker, target: ValType): void {
  v.pop(refType(topOf(v.ctx.registry, heapOf(target)), true));
}
/** External and internal references convert with their nullability. */
function convert(v: Checker, from: ValType, heap: number): void {
  const t = v.popAny();
  if (!v.ctx.registry.matches(t, from)) v.mismatch(`[${v.show(from)}]`, `[${v.show(t)}]`);
  v.push(refType(heap, isNullable(t)));
}

// --- Custom descriptors ---------------------------------------------------------------------------------------------------

/** The descriptor type of a cast's target type. */
function descriptorOf(v: Checker, target: ValType): ValType {
  const heap = heapOf(target);
  const descriptor = heap < 0 ? undefined : v.ctx.registry.definition(heap).descriptor;
  if (descriptor === undefined) v.fail(`type ${showHeap(heap, v.ctx.canon)} does not have a descriptor`);
  return refType(descriptor, true, isExact(target));
}
function getDescriptor(v: Checker): void {
  const index = v.instr.typeIndex;
  const { descriptor } = definition(v, index);
  if (descriptor === undefined) v.fail(`type without descriptor ${index}`);
  const t = v.popRef();
  const exact = refType(v.ctx.canon[index], true, true);
  if (!v.ctx.registry.matches(t, nullable(v, index))) v.mismatch(`[${v.show(nullable(v, index))}]`, `[${v.show(t)}]`);
  v.push(refType(descriptor, false, v.ctx.registry.matches(t, exact)));
}
function castDescriptor(v: Checker): void {
  const target = v.type(v.instr.type2);
  v.pop(descriptorOf(v, target));
  popSameHierarchy(v, target);
  v.push(target);
}
function branchDescriptor(v: Checker, onFail: boolean): void {
  const [from, to] = castTypes(v);
  v.pop(descriptorOf(v, to));
  v.pop(from);
  const rest = difference(from, to);
  if (onFail) branchCast(v, rest, to);
  else branchCast(v, to, rest);
}

export const REFERENCE_RULES: Readonly<Record<string, TypingRule>> = {
  'ref.null': (v) => v.push(v.type(v.instr.type2)),
  'ref.is_null': (v) => {
    v.popRef();
    v.push(I32);
  },
  'ref.func': (v) => {
    const index = v.instr.funcIndex;
    const { funcs } = v.ctx.spaces;
    if (index >= funcs.length) v.fail(`unknown function ${index}`);
    if (!v.constant && v.ctx.declared[index] === 0) v.fail(`undeclared function reference ${index}`);
    const exact = (v.ctx.features & FEATURE['custom-descriptors']) !== 0 && isExactFunction(v, index);
    v.push(refType(v.ctx.canon[funcs[index]], false, exact));
  },
  'ref.eq': (v) => {
    v.pop(EQREF);
    v.pop(EQREF);
    v.push(I32);
  },
  'ref.as_non_null': (v) => v.push(nonNull(v.popRef())),
  'ref.test': (v) => {
    popSameHierarchy(v, v.type(v.instr.type2));
    v.push(I32);
  },
  'ref.cast': (v) => {
    const target = v.type(v.instr.type2);
    popSameHierarchy(v, target);
    v.push(target);
  },
  'any.convert_extern': (v) => convert(v, EXTERNREF, HEAP.any),
  'extern.convert_any': (v) => convert(v, ANYREF, HEAP.extern),
  'ref.i31': (v) => {
    v.pop(I32);
    v.push(refType(HEAP.i31, false));
  },
  'i31.get_s': (v) => {
    v.pop(I31REF);
    v.push(I32);
  },
  'struct.new': (v) => structNew(v, false),
  'struct.new_desc': (v) => structNew(v, true),
  'struct.new_default': (v) => structNewDefault(v, false),
  'struct.new_default_desc': (v) => structNewDefault(v, true),
  'struct.get': (v) => structGet(v, false),
  'struct.get_s': (v) => structGet(v, true),
  'struct.set': (v) => {
    const { storage, mutable } = structField(v);
    if (!mutable) v.fail(`immutable field ${v.instr.b}`);
    v.pop(unpacked(storage));
    v.pop(nullable(v, v.instr.typeIndex));
  },
  'array.new': (v) => {
    const { storage } = arrayField(v, v.instr.typeIndex);
    v.pop(I32);
    v.pop(unpacked(storage));
    v.push(allocated(v, v.instr.typeIndex));
  },
  'array.new_default': (v) => {
    const { storage } = arrayField(v, v.instr.typeIndex);
    if (!isDefaultable(storage)) v.fail('type mismatch: array elements have no default value');
    v.pop(I32);
    v.push(allocated(v, v.instr.typeIndex));
  },
  'array.new_fixed': (v) => {
    const { typeIndex: index, b: count } = v.instr;
    checkLimit('validate', 'operands of array.new_fixed', count, LIMIT.newFixed, positionOf(v.ctx.m, v.instr.at));
    const t = unpacked(arrayField(v, index).storage);
    for (let i = 0; i < count; i++) v.pop(t);
    v.push(allocated(v, index));
  },
  'array.new_data': (v) => {
    numericElements(v, arrayField(v, v.instr.typeIndex));
    dataSegment(v, v.instr.secondData);
    popSegmentRange(v);
  },
  'array.new_elem': (v) => {
    matchingElements(v, arrayField(v, v.instr.typeIndex));
    popSegmentRange(v);
  },
  'array.get': (v) => arrayGet(v, false),
  'array.get_s': (v) => arrayGet(v, true),
  'array.set': (v) => {
    const { storage } = mutableArray(v, v.instr.typeIndex);
    v.pop(unpacked(storage));
    v.pop(I32);
    v.pop(nullable(v, v.instr.typeIndex));
  },
  'array.len': (v) => {
    v.pop(ARRAYREF);
    v.push(I32);
  },
  'array.fill': (v) => {
    const { storage } = mutableArray(v, v.instr.typeIndex);
    v.pop(I32);
    v.pop(unpacked(storage));
    v.pop(I32);
    v.pop(nullable(v, v.instr.typeIndex));
  },
  'array.copy': (v) => {
    const { typeIndex: to, secondType: from } = v.instr;
    const target = mutableArray(v, to);
    const source = arrayField(v, from);
    if (!v.ctx.registry.matches(source.storage, target.storage)) v.fail('array types do not match');
    v.pop(I32);
    v.pop(I32);
    v.pop(nullable(v, from));
    v.pop(I32);
    v.pop(nullable(v, to));
  },
  'array.init_data': (v) => {
    numericElements(v, mutableArray(v, v.instr.typeIndex));
    dataSegment(v, v.instr.secondData);
    popInit(v);
  },
  'array.init_elem': (v) => {
    matchingElements(v, mutableArray(v, v.instr.typeIndex));
    popInit(v);
  },
  'ref.get_desc': getDescriptor,
  'ref.cast_desc_eq': castDescriptor,
  br_on_cast_desc_eq: (v) => branchDescriptor(v, false),
  br_on_cast_desc_eq_fail: (v) => branchDescriptor(v, true),
};

/** Defined functions have exactly their type; imported ones only where the import says so. */
function isExactFunction(v: Checker, index: FuncIndex): boolean {
  const { m, spaces } = v.ctx;
  if (index >= spaces.importedFuncs) return true;
  let seen = 0;
  for (const { desc } of m.imports) if (desc.kind === 'func' && seen++ === index) return desc.exact === true;
  return false;
}

/** Instructions with the rule of another one. */
export const SAME_RULE: Readonly<Record<string, string>> = {
  'ref.test_null': 'ref.test',
  'ref.cast_null': 'ref.cast',
  'ref.cast_desc_eq_null': 'ref.cast_desc_eq',
  'struct.get_u': 'struct.get_s',
  'array.get_u': 'array.get_s',
  'i31.get_u': 'i31.get_s',
};
