/**
 * Validation of the type section (core specification, sections 3.2.5 to 3.2.10 and 3.3.8), and of types that occur elsewhere
 * in a module. In: the module's flat types and groups. Out: module type index → canonical id, or a WasmError `invalid`.
 * Two steps, since matching needs canonical types: first every reference must exist, then every declared supertype must match.
 */
import type { TypeRegistry } from '../wasm/canon.ts';
import { bug } from '../wasm/errors.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import type { Module } from '../wasm/module.ts';
import { heapOf, type RecGroup, type SubType, type ValType } from '../wasm/types.ts';
import { invalid } from './context.ts';

/** Checks that a type's index, if it has one, is below `count`. */
export function checkValType(t: ValType, count: number, offset: number): void {
  if (t < 0) return;
  const heap = heapOf(t);
  if (heap >= count) invalid(`unknown type ${heap}`, offset);
}

const at = (m: Module, i: number): SubType => m.types[i] ?? bug(`no type ${i}`);

function checkReferences(t: SubType, count: number): void {
  const { comp, offset = 0 } = t;
  if (comp.kind === 'func') {
    checkLimit('validate', 'parameters', comp.params.length, LIMIT.params, offset);
    checkLimit('validate', 'results', comp.results.length, LIMIT.results, offset);
    for (const p of comp.params) checkValType(p, count, offset);
    for (const r of comp.results) checkValType(r, count, offset);
  } else if (comp.kind === 'struct') {
    checkLimit('validate', 'fields in a structure', comp.fields.length, LIMIT.fields, offset);
    for (const f of comp.fields) checkValType(f.storage, count, offset);
  } else checkValType(comp.field.storage, count, offset);
}

/** The clauses of the custom-descriptors proposal: a descriptor and what it describes name each other in one group. */
function checkDescriptors(m: Module, i: number, group: RecGroup): void {
  const { descriptor, describes, comp, offset = 0 } = at(m, i);
  const inGroup = (index: number): boolean => index >= group.first && index < group.first + group.count;
  if (describes !== undefined) {
    if (!inGroup(describes)) invalid('described type is outside rec group', offset);
    if (describes >= i) invalid(`forward use of described type ${describes}`, offset);
    if (comp.kind !== 'struct') invalid('described type must be a struct', offset);
    if (at(m, describes).descriptor !== i) invalid('described type is not described by descriptor', offset);
  }
  if (descriptor !== undefined) {
    if (!inGroup(descriptor)) invalid('descriptor type is outside rec group', offset);
    if (comp.kind !== 'struct') invalid('descriptor type must be a struct', offset);
    if (at(m, descriptor).describes !== i) invalid('type is not described by its descriptor', offset);
  }
}

function checkSupertype(m: Module, i: number, canon: Int32Array, registry: TypeRegistry): void {
  const sub = at(m, i);
  const [parent] = sub.supers;
  if (parent === undefined) return;
  const sup = at(m, parent);
  const { offset = 0 } = sub;
  const mismatch = (why: string): never => invalid(`sub type ${i} does not match super type ${parent}: ${why}`, offset);
  if (sup.final) mismatch('the super type is final');
  const subDef = registry.definition(canon[i]);
  const supDef = registry.definition(canon[parent]);
  if (!registry.matchesComp(subDef.comp, supDef.comp)) mismatch('their structures do not match');
  if (supDef.describes !== undefined || subDef.describes !== undefined) {
    if (supDef.describes === undefined || subDef.describes === undefined) mismatch('only one describes a type');
    else if (!registry.isSubtype(subDef.describes, supDef.describes))
      invalid(`described type ${sub.describes} does not match`, offset);
  }
  if (supDef.descriptor !== undefined) {
    if (subDef.descriptor === undefined) mismatch('it has no descriptor');
    else if (!registry.isSubtype(subDef.descriptor, supDef.descriptor))
      invalid(`descriptor type ${sub.descriptor} does not match`, offset);
  }
}

/** Validates and canonicalizes all types of a module. */
export function validateTypes(m: Module, registry: TypeRegistry): Int32Array {
  checkLimit('validate', 'types', m.types.length, LIMIT.types, 0);
  const depth = new Uint8Array(m.types.length);
  for (const group of m.recs) {
    const { first, count } = group;
    for (let i = first; i < first + count; i++) {
      const t = at(m, i);
      const { offset = 0, supers } = t;
      checkReferences(t, first + count);
      if (supers.length > 1) invalid(`sub type ${i} has more than one super type`, offset);
      const [parent] = supers;
      if (parent !== undefined) {
        if (parent >= i) invalid(`unknown type ${parent}`, offset);
        const level = depth[parent] + 1;
        checkLimit('validate', 'levels of subtyping', level, LIMIT.subtypeDepth, offset);
        depth[i] = level;
      }
      if (t.descriptor !== undefined || t.describes !== undefined) checkDescriptors(m, i, group);
    }
  }
  const canon = registry.canonicalize(m.types, m.recs);
  for (let i = 0; i < m.types.length; i++) checkSupertype(m, i, canon, registry);
  return canon;
}
