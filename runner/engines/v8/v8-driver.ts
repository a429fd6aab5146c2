/**
 * Small modules that stand between JavaScript and wasm so that no bit is lost: a JavaScript number has no NaN payload and v128
 * has no JavaScript value at all. A driver imports one function (or global) under its exact type, loads numbers from memory,
 * calls, and stores numeric results there. References travel as its own parameters and results, which are exactly of the callee's
 * types.
 *
 * In: the type of the callee, in its module's type indices. Out: the driver's binary, and which slots it uses.
 */
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
  type TypeIndex,
  typeName,
  V128,
  type ValType,
} from '../../../engine/wasm/types.ts';
import { encoded, isPlain, standsAlone, typeNames, withTypesOf } from '../adapters/owner.ts';

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
  return `(module
    (import "" "target" ${target})
    (import "" "memory" (memory ${PAGES}))
    (func (export "run") (param ${typeNames(params.filter(travels))}) (result ${typeNames(results.filter(travels))})
      (local ${typeNames(results)})
      ${loads.join(' ')}
      ${use}
      ${results.map((_, i) => `(local.set ${local(results.length - 1 - i)})`).join(' ')}
      ${results.map(store).join(' ')}
      ${results.map((t, i) => (travels(t) ? `(local.get ${local(i)})` : '')).join(' ')}))`;
}

/** Calls a function whose type is `index` of `owner`. */
export function callDriver(owner: Module, index: TypeIndex, { params, results }: FuncType): Uint8Array {
  const text = (target: string): string => driverText(target, params, results, 'call 0');
  if (standsAlone(owner, index) && isPlain([...params, ...results])) {
    return encoded(text(`(func (param ${typeNames(params)}) (result ${typeNames(results)}))`));
  }
  return withTypesOf(owner, text('(func)'), index);
}

/** Reads a global of `owner`. */
export function readDriver(owner: Module, { type, mutable }: GlobalType): Uint8Array {
  const text = driverText(`(global ${mutable ? `(mut ${typeName(type)})` : typeName(type)})`, [], [type], 'global.get 0');
  return isPlain([type]) ? encoded(text) : withTypesOf(owner, text, undefined);
}

/** Makes a host function one of exactly its type: a JavaScript function would be taken for any. */
export function hostWrapper({ params, results }: FuncType): Uint8Array {
  const type = `(param ${typeNames(params)}) (result ${typeNames(results)})`;
  return encoded(`(module (func (export "f") (import "" "f") ${type}))`);
}

/** Tells what kind of object a reference is: 0 something else, 1 i31, 2 struct, 3 array. */
export function kindDriver(): Uint8Array {
  const test = (kind: string, n: number): string =>
    `(if (ref.test (ref ${kind}) (local.get 0)) (then (return (i32.const ${n}))))`;
  return encoded(
    `(module (func (export "kind") (param anyref) (result i32)
      ${test('i31', 1)} ${test('struct', 2)} ${test('array', 3)} (i32.const 0)))`,
  );
}
