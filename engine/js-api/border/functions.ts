/**
 * Functions, and values on their way between JavaScript and wasm: ToWebAssemblyValue, ToJSValue, exported functions and host
 * functions (sections "Exported Functions" and "Globals" of the WebAssembly JavaScript interface).
 */
import { invoke, settleCall } from '../../runtime/calls/invoke.ts';
import { type DirectCall, directBody, directCall } from '../../runtime/calls/stubs.ts';
import { ObjectReference } from '../../runtime/heap/references.ts';
import { checkValue } from '../../runtime/objects/convert.ts';
import { createHostFunc } from '../../runtime/objects/host.ts';
import { type CallType, callTypeOf, isFuncRef, type StoreState, WasmFunc } from '../../runtime/state/state.ts';
import type { HostCallback } from '../../runtime/values/extern.ts';
import { externref, f32, f64, i32, i64, toBigInt, toNumber, type WasmValue } from '../../runtime/values/values.ts';
import { TYPES } from '../../wasm/canon.ts';
import { EXNREF, F32, F64, HEAP, heapOf, I32, I64, isNullable, isRef, typeName, V128, type ValType } from '../../wasm/types.ts';
import type { Agent } from './agent.ts';
import { type Builtin, builtinType, type Characters } from './builtins.ts';
import { named, sequence } from './web-idl.ts';

/** Whether JavaScript can have no value of that type: vectors and exceptions. */
export const isForeign = (type: ValType): boolean => type === V128 || (isRef(type) && TYPES.matches(type, EXNREF));

const foreign = (type: ValType): never => {
  throw new TypeError(`JavaScript has no values of type ${typeName(type)}`);
};

/** ToWebAssemblyValue; throws a TypeError for what is no value of the type. */
export function toWasm(agent: Agent, value: unknown, type: ValType): WasmValue {
  switch (type) {
    case I32:
      return i32(value as number);
    case I64:
      return i64(BigInt.asIntN(64, value as bigint));
    case F32:
      return f32(+(value as number));
    case F64:
      return f64(+(value as number));
    default: {
      if (isForeign(type)) return foreign(type);
      const reference = { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: refOf(agent, value, type) };
      checkValue(agent.store.state, reference, type);
      return reference;
    }
  }
}
/** What the engine knows a JavaScript value by: -0 is the number 0 to the specification. */
function refOf(agent: Agent, value: unknown, type: ValType): unknown {
  if (isFuncRef(type)) return agent.addresses.get(value as object) ?? value;
  if (Object.is(value, -0) && heapOf(type) !== HEAP.extern) return 0;
  return agent.references.get(value as object) ?? value;
}

/** ToJSValue; throws a TypeError for vectors and exceptions. */
export function toJs(agent: Agent, { type, ref, ...value }: WasmValue): unknown {
  switch (type) {
    case I64:
      return toBigInt({ type, ref, ...value });
    case I32:
    case F32:
    case F64:
      return toNumber({ type, ref, ...value });
    default:
      if (isForeign(type)) return foreign(type);
      if (ref instanceof WasmFunc && isFuncRef(type)) return exportedFunction(agent, ref);
      return ref instanceof ObjectReference ? exportedObject(agent, ref) : ref;
  }
}

/** An exported GC object: nothing can be read from it or written to it. */
function exportedObject({ objects, references }: Agent, reference: ObjectReference): object {
  const known = objects.get(reference);
  if (known !== undefined) return known;
  const object = new Proxy<object>(Object.freeze(Object.create(null) as object), OPAQUE);
  objects.set(reference, object);
  references.set(object, reference);
  return object;
}
const refuse = (): never => {
  throw new TypeError('WebAssembly objects are opaque');
};
/** The internal methods of exported GC objects that differ from those of a frozen object without properties. */
const OPAQUE: ProxyHandler<object> = {
  set: refuse,
  deleteProperty: refuse,
  preventExtensions: () => false,
  setPrototypeOf: () => false,
};

/** DefaultValue; undefined where the type has none. */
export function defaultOf(type: ValType): WasmValue | undefined {
  const zero = { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: null };
  if (!isRef(type)) return zero;
  if (!isNullable(type)) return undefined;
  return { ...zero, ref: heapOf(type) === HEAP.extern ? undefined : null };
}

/** A new Exported Function, or the one that there is. */
export function exportedFunction(agent: Agent, func: WasmFunc): object {
  const known = agent.functions.get(func);
  if (known !== undefined) return known;
  const { params } = func.type;
  const callable = named(callOf(agent, func), String(func.index), params.length);
  agent.functions.set(func, callable);
  agent.addresses.set(callable, func);
  return callable;
}

function callOf(agent: Agent, func: WasmFunc): DirectCall {
  const { state, type } = func;
  const { params, results } = type;
  const foreignType = [...params, ...results].find(isForeign);
  if (foreignType !== undefined) return () => foreign(foreignType);
  const settle: typeof settleCall = (store, buffer, call) => {
    try {
      settleCall(store, buffer, call);
    } catch (error) {
      throw agent.leaving(error);
    }
  };
  const direct = directCall(func, settle);
  if (direct !== undefined) return direct;
  const call = (...args: readonly unknown[]): unknown => {
    const values = params.map((t, i) => toWasm(agent, args[i], t));
    let got: readonly WasmValue[];
    try {
      got = invoke(state, func, values, call);
    } catch (error) {
      throw agent.leaving(error);
    }
    if (got.length > 1) return got.map((value) => toJs(agent, value));
    return got[0] === undefined ? undefined : toJs(agent, got[0]);
  };
  return call;
}

/** Creates a host function, which has that index among the imported ones. */
export function hostFunction(agent: Agent, call: CallType, body: DirectCall, index: number): WasmFunc {
  const { params, results } = call.type;
  const func = createHostFunc(agent.store.state, call, hostBody(agent, call, body), index);
  if (![...params, ...results].some(isForeign)) func.direct = directBody(call, body);
  return func;
}

/** Creates a builtin function. */
export function builtinFunction({ store: { state } }: Agent, builtin: Builtin, index: number): WasmFunc {
  const steps = builtin.steps as DirectCall;
  const [type] = builtin.results;
  const given = ({ type, ref, ...value }: WasmValue): unknown => {
    if (!isRef(type)) return toNumber({ type, ref, ...value });
    return heapOf(type) === HEAP.extern ? ref : charactersOf(state, ref);
  };
  const callback: HostCallback = (args) => {
    const result = steps(...args.map(given));
    return [type === I32 ? i32(result as number) : { ...externref(result), type: type as ValType }];
  };
  return createHostFunc(state, callTypeOf(builtinType(builtin)), callback, index);
}
function charactersOf({ heap }: StoreState, array: unknown): Characters | null {
  if (!(array instanceof ObjectReference)) return null;
  return {
    length: heap.lengthOf(array),
    read(from, to) {
      const units = new Uint16Array(to - from);
      heap.readElements(array, from, new Uint8Array(units.buffer));
      return units;
    },
    write: (at, units) => heap.writeElements(array, at, new Uint8Array(units.buffer)),
  };
}

/** Runs a host function. */
function hostBody(agent: Agent, { type }: CallType, body: DirectCall): HostCallback {
  const { params, results } = type;
  const foreignType = [...params, ...results].find(isForeign);
  if (foreignType !== undefined) return () => foreign(foreignType);
  return (args) => {
    const result = body(...args.map((value) => toJs(agent, value)));
    if (results.length === 0) return [];
    if (results.length === 1) return [toWasm(agent, result, results[0] as ValType)];
    const all = sequence(result, 'the results of the function');
    if (all.length !== results.length) throw new TypeError(`${results.length} results expected, got ${all.length}`);
    return all.map((value, i) => toWasm(agent, value, results[i] as ValType));
  };
}
