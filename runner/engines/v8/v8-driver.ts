/**
 * Small modules that stand between JavaScript and wasm so that no bit is lost: a JavaScript number has no NaN payload and v128
 * has no JavaScript value at all. A driver imports one function (or global) under its exact type, loads numbers from memory,
 * calls, and stores numeric results there. References travel as its own parameters and results, which are exactly of the callee's
 * types.
 *
 * In: the type of the callee, in its module's type indices. Out: the driver's binary, and which slots it uses.
 */
import { encode, parse as parseText } from '../../../engine/core.ts';
import { ALL_FEATURES } from '../../../engine/wasm/features.ts';
import type { Module } from '../../../engine/wasm/module.ts';
import {
  F32,
  F64,
  type FuncType,
  type GlobalType,
  HEAP,
  heapOf,
  I32,
  I64,
  isRef,
  type SubType,
  type TypeIndex,
  typeName,
  V128,
  type ValType,
} from '../../../engine/wasm/types.ts';

/** Bytes of a slot of the driver's memory: arguments first, then results. */
export const SLOT = 16;
/** Pages of the memory: V8 takes at most 1,000 arguments and as many results. */
export const PAGES = 1;

const NAMES: ReadonlyMap<ValType, string> = new Map([
  [I32, 'i32'],
  [I64, 'i64'],
  [F32, 'f32'],
  [F64, 'f64'],
  [V128, 'v128'],
]);

/** JavaScript has no values of exception references: null can be made in wasm, and all else comes out as "not null". */
export function isOpaque(type: ValType): boolean {
  return isRef(type) && (heapOf(type) === HEAP.exn || heapOf(type) === HEAP.noexn);
}
/** Travels as a JavaScript value. */
export const travels = (type: ValType): boolean => isRef(type) && !isOpaque(type);

/** Whether types mean the same in every module: their definitions need not be copied. */
const isPlain = (types: readonly ValType[]): boolean => types.every((t) => !isRef(t) || heapOf(t) < 0);

/** Types of every proposal may stand in a driver. */
const parse = (text: string): Module => parseText(text, { features: ALL_FEATURES });

function driverText(target: string, params: readonly ValType[], results: readonly ValType[], use: string): string {
  let arg = 0;
  const load = (t: ValType, i: number): string => {
    if (!isRef(t)) return `(${NAMES.get(t)}.load offset=${i * SLOT} (i32.const 0))`;
    return isOpaque(t) ? `(ref.null ${HEAP.noexn === heapOf(t) ? 'noexn' : 'exn'})` : `(local.get ${arg++})`;
  };
  const loads = params.map(load);
  const local = (i: number): number => arg + i;
  const store = (t: ValType, i: number): string => {
    const at = `offset=${(params.length + i) * SLOT} (i32.const 0)`;
    if (!isRef(t)) return `(${NAMES.get(t)}.store ${at} (local.get ${local(i)}))`;
    return isOpaque(t) ? `(i32.store ${at} (ref.is_null (local.get ${local(i)})))` : '';
  };
  const names = (types: readonly ValType[]): string => types.map(typeName).join(' ');
  return `(module
    (import "" "target" ${target})
    (import "" "memory" (memory ${PAGES}))
    (func (export "run") (param ${names(params.filter(travels))}) (result ${names(results.filter(travels))})
      (local ${names(results)})
      ${loads.join(' ')}
      ${use}
      ${results.map((_, i) => `(local.set ${local(results.length - 1 - i)})`).join(' ')}
      ${results.map(store).join(' ')}
      ${results.map((t, i) => (travels(t) ? `(local.get ${local(i)})` : '')).join(' ')}))`;
}

/** The driver with the definitions of `owner` in front of its own, so that type indices mean what they mean there. */
function withTypes(text: string, owner: Module, target: TypeIndex | undefined): Uint8Array {
  const driver = parse(text);
  const shift = owner.types.length;
  const [func] = driver.funcs;
  const [first, memory] = driver.imports;
  if (func === undefined || first === undefined || memory === undefined) throw new TypeError('no driver');
  const own = driver.types.map((t): SubType => ({ ...t, supers: t.supers.map((s) => s + shift) }));
  return encode({
    ...driver,
    types: [...owner.types, ...own],
    recs: [...owner.recs, ...driver.recs.map(({ first: at, count }) => ({ first: at + shift, count }))],
    funcs: [{ ...func, type: (func.type + shift) as TypeIndex }],
    imports: [target === undefined ? first : { ...first, desc: { kind: 'func', type: target } }, memory],
  });
}

/** A function type that stands alone is the same wherever it is written: `final`, no supertypes, in a group of its own. */
function standsAlone(owner: Module, index: TypeIndex): boolean {
  const { final, supers } = owner.types[index] as SubType;
  return final && supers.length === 0 && owner.recs.some(({ first, count }) => first === index && count === 1);
}

/** Calls a function whose type is `index` of `owner`. */
export function callDriver(owner: Module, index: TypeIndex, { params, results }: FuncType): Uint8Array {
  const text = (target: string): string => driverText(target, params, results, 'call 0');
  if (standsAlone(owner, index) && isPlain([...params, ...results])) {
    const types = (of: readonly ValType[]): string => of.map(typeName).join(' ');
    return encode(parse(text(`(func (param ${types(params)}) (result ${types(results)}))`)));
  }
  return withTypes(text('(func)'), owner, index);
}

/** Reads a global of `owner`. */
export function readDriver(owner: Module, { type, mutable }: GlobalType): Uint8Array {
  const text = driverText(`(global ${mutable ? `(mut ${typeName(type)})` : typeName(type)})`, [], [type], 'global.get 0');
  return isPlain([type]) ? encode(parse(text)) : withTypes(text, owner, undefined);
}

/** Makes a host function one of exactly its type: a JavaScript function would be taken for any. */
export function hostWrapper({ params, results }: FuncType): Uint8Array {
  const types = (of: readonly ValType[]): string => of.map(typeName).join(' ');
  const type = `(param ${types(params)}) (result ${types(results)})`;
  return encode(parse(`(module (func (export "f") (import "" "f") ${type}))`));
}

/** Tells what kind of object a reference is: 0 something else, 1 i31, 2 struct, 3 array. */
export function kindDriver(): Uint8Array {
  const test = (kind: string, n: number): string =>
    `(if (ref.test (ref ${kind}) (local.get 0)) (then (return (i32.const ${n}))))`;
  return encode(
    parse(`(module (func (export "kind") (param anyref) (result i32)
      ${test('i31', 1)} ${test('struct', 2)} ${test('array', 3)} (i32.const 0)))`),
  );
}
