/**
 * Functions as JavaScript has them, and values on their way in and out. Conversions are those of the WebAssembly JavaScript
 * interface (ToWebAssemblyValue, ToJSValue): i32, f32 and f64 are numbers, i64 is a bigint, references are the value itself.
 * Numbers and vectors may be given with their bits, too, as a `WasmValue`; a vector always comes as one.
 */
import { invoke } from '../runtime/calls/invoke.ts';
import { type DirectCall, directBody, directCall } from '../runtime/calls/stubs.ts';
import { numberToWasm } from '../runtime/objects/convert.ts';
import { createHostFunc } from '../runtime/objects/host.ts';
import { type CallType, type StoreState, WasmFunc } from '../runtime/state/state.ts';
import type { Func, HostCallback } from '../runtime/values/extern.ts';
import { toBigInt, toNumber, type WasmValue } from '../runtime/values/values.ts';
import { I64, isRef, typeName, V128, type ValType } from '../wasm/types.ts';
import { type FunctionType, functionType } from './types.ts';

/**
 * A function of an instance, or a host function of a store. One result comes as it is, several as an array, none as undefined.
 * Throws a `Trap`, an `Exception`, or what a host function threw. The same function is always the same object.
 */
export interface WasmFunction {
  (...args: readonly unknown[]): unknown;
  readonly type: FunctionType;
  /** The same call with exact bits, as the functions of `values` make them. */
  invoke(args: readonly WasmValue[]): WasmValue[];
}

/** A host function's body: one result as it is, several as something that can be iterated. */
export type HostFunction = (...args: never[]) => unknown;

const callables = new WeakMap<WasmFunc, WasmFunction>();
const funcs = new WeakMap<object, WasmFunc>();

/** The callable of a function. */
export function callableOf(func: WasmFunc): WasmFunction {
  const known = callables.get(func);
  if (known !== undefined) return known;
  const { params, results } = func.type;
  const exact = (args: readonly WasmValue[]): WasmValue[] => invoke(func.state, func, args);
  const byValues = (...args: readonly unknown[]): unknown => {
    const values = exact(params.map((type, i) => toWasm(args[i], type)));
    return results.length > 1 ? values.map(fromWasm) : values[0] === undefined ? undefined : fromWasm(values[0]);
  };
  const callable = Object.defineProperties(directCall(func) ?? byValues, {
    length: { value: params.length },
    type: { value: functionType(func.type) },
    invoke: { value: exact },
  }) as unknown as WasmFunction;
  callables.set(func, callable);
  funcs.set(callable, func);
  return callable;
}

/** The function behind a callable; undefined where it is none. */
export function funcOf(callable: unknown): WasmFunc | undefined {
  return typeof callable === 'function' ? funcs.get(callable) : undefined;
}

/** A JavaScript function as the body of a host function with these results. */
export function hostBody(results: readonly ValType[], body: HostFunction): HostCallback {
  const run = body as (...args: unknown[]) => unknown;
  return (args) => {
    const result = run(...args.map(fromWasm));
    if (results.length === 0) return [];
    if (results.length === 1) return [toWasm(result, results[0] as ValType)];
    const all = [...(result as Iterable<unknown>)];
    if (all.length !== results.length) throw new TypeError(`${results.length} results expected, got ${all.length}`);
    return all.map((value, i) => toWasm(value, results[i] as ValType));
  };
}
/** Gives a host function the stub of its body, where its signature has one. */
export function direct(func: Func, body: HostFunction): Func {
  if (func instanceof WasmFunc) func.direct = directBody(func, body as DirectCall);
  return func;
}
/** A JavaScript function as a function of that type. */
export function hostFuncOf(state: StoreState, call: CallType, body: HostFunction): Func {
  return direct(createHostFunc(state, call, hostBody(call.type.results, body)), body);
}

/** Whether somebody gives bits. */
function isExact(value: unknown, type: ValType): value is WasmValue {
  return typeof value === 'object' && value !== null && 'lo' in value && 'type' in value && value.type === type;
}

/** A JavaScript value as a value of that type; throws a TypeError where it can be none. */
export function toWasm(value: unknown, type: ValType): WasmValue {
  if (isRef(type)) return { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: funcOf(value) ?? value };
  if (isExact(value, type)) return value;
  const number = numberToWasm(value, type);
  if (number !== undefined) return number;
  throw new TypeError(`${typeName(type)} expected: a value with its bits, as values.v128 makes it`);
}

/** A value as JavaScript has it. */
export function fromWasm(value: WasmValue): unknown {
  const { type, ref } = value;
  if (isRef(type)) return ref instanceof WasmFunc ? callableOf(ref) : ref;
  if (type === V128) return value;
  return type === I64 ? toBigInt(value) : toNumber(value);
}
