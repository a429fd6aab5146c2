/**
 * Small modules of ours that stand between a driver and a function (or global) of another module, and import it under its exact
 * type. Where that type speaks of definitions of its module, these stand in front of our own.
 */
import { encode, parse } from '../../../engine/core.ts';
import { ALL_FEATURES } from '../../../engine/wasm/features.ts';
import type { Module } from '../../../engine/wasm/module.ts';
import { heapOf, isRef, type SubType, type TypeIndex, typeName, type ValType } from '../../../engine/wasm/types.ts';

/** A text module in binary: types of every proposal may stand in it. */
export const encoded = (text: string): Uint8Array => encode(parse(text, { features: ALL_FEATURES }));

/** Whether types mean the same in every module: their definitions need not be copied. */
export const isPlain = (types: readonly ValType[]): boolean => types.every((t) => !isRef(t) || heapOf(t) < 0);

export const typeNames = (types: readonly ValType[]): string => types.map(typeName).join(' ');

/** A function type that stands alone is the same wherever it is written: `final`, no supertypes, in a group of its own. */
export function standsAlone(owner: Module, index: TypeIndex): boolean {
  const { final, supers } = owner.types[index] as SubType;
  return final && supers.length === 0 && owner.recs.some(({ first, count }) => first === index && count === 1);
}

/**
 * A module's text in binary, with the definitions of `owner` in front of its own, so that type indices of its signatures and
 * locals mean what they mean there. Its first import is a function of type `target` of them, if there is one.
 */
export function withTypesOf(owner: Module, text: string, target: TypeIndex | undefined): Uint8Array {
  const module = parse(text, { features: ALL_FEATURES });
  const shift = owner.types.length;
  const [first, ...more] = module.imports;
  if (first === undefined) throw new TypeError('a module that imports nothing');
  const own = module.types.map((t): SubType => ({ ...t, supers: t.supers.map((s) => s + shift) }));
  return encode({
    ...module,
    types: [...owner.types, ...own],
    recs: [...owner.recs, ...module.recs.map(({ first: at, count }) => ({ first: at + shift, count }))],
    funcs: module.funcs.map((func) => ({ ...func, type: (func.type + shift) as TypeIndex })),
    imports: [target === undefined ? first : { ...first, desc: { kind: 'func', type: target } }, ...more],
  });
}
