/**
 * Functions, and values on their way between JavaScript and wasm: ToWebAssemblyValue, ToJSValue, exported functions and host
 * functions (sections "Exported Functions" and "Globals" of the WebAssembly JavaScript interface).
 */
import { invoke, invokePromising, settleCall } from '../../runtime/calls/invoke.ts';
import { type DirectCall, directBody, directCall, type ReferenceBorder } from '../../runtime/calls/stubs.ts';
import { ObjectReference } from '../../runtime/heap/references.ts';
import { checkValue, numberToWasm } from '../../runtime/objects/convert.ts';
import { createHostFunc, Suspension } from '../../runtime/objects/host.ts';
import { type CallType, callTypeOf, isFuncRef, type StoreState, WasmFunc } from '../../runtime/state/state.ts';
import type { HostCallback } from '../../runtime/values/extern.ts';
import { externref, toBigInt, toNumber, type WasmValue } from '../../runtime/values/values.ts';
import { TYPES } from '../../wasm/canon.ts';
import { EXNREF, F32, F64, HEAP, heapOf, I32, I64, isNullable, isRef, typeName, V128, type ValType } from '../../wasm/types.ts';
import type { Agent } from './agent.ts';
import { type Builtin, builtinType, CHARACTERS, type Characters } from './builtins.ts';
import { SuspendError } from './errors.ts';
import { isObject, named, sequence } from './web-idl.ts';

/** Whether JavaScript can have no value of that type: vectors and exceptions. */
export const isForeign = (type: ValType): boolean => type === V128 || (isRef(type) && TYPES.matches(type, EXNREF));

const foreign = (type: ValType): never => {
  throw new TypeError(`JavaScript has no values of type ${typeName(type)}`);
};

/** ToWebAssemblyValue; throws a TypeError for what is no value of the type. */
export function toWasm(agent: Agent, value: unknown, type: ValType): WasmValue {
  const number = numberToWasm(value, type);
  if (number !== undefined) return number;
  if (isForeign(type)) return foreign(type);
  const reference = { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: refOf(agent, value, type) };
  checkValue(agent.store.state, reference, type);
  return reference;
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

/** References as stubs have them. */
const referencesOf = (agent: Agent): ReferenceBorder => ({
  toWasm(value, nullable) {
    if (value === null && !nullable) throw new TypeError('null is no non-null reference');
    return agent.references.get(value as object) ?? value;
  },
  toJs: (reference) => (reference instanceof ObjectReference ? exportedObject(agent, reference) : reference),
});

function callOf(agent: Agent, func: WasmFunc): DirectCall {
  const { state, type } = func;
  const { params, results } = type;
  const foreignType = [...params, ...results].find(isForeign);
  if (foreignType !== undefined) return () => foreign(foreignType);
  const settle: typeof settleCall = (callee, buffer, call) => {
    try {
      settleCall(callee, buffer, call);
    } catch (error) {
      throw agent.leaving(error);
    }
  };
  const direct = directCall(func, settle, referencesOf(agent));
  if (direct !== undefined) return direct;
  const call = (...args: readonly unknown[]): unknown => {
    const values = params.map((t, i) => toWasm(agent, args[i], t));
    let got: readonly WasmValue[];
    try {
      got = invoke(state, func, values, call);
    } catch (error) {
      throw agent.leaving(error);
    }
    return resultOf(agent, got);
  };
  return call;
}

/**
 * The exported function of the same that gives a promise: host functions made with `suspending` may suspend it (proposal
 * js-promise-integration).
 */
export function promisingFunction(agent: Agent, func: WasmFunc): object {
  const { params, results } = func.type;
  const foreignType = [...params, ...results].find(isForeign);
  const call = async (values: readonly WasmValue[]): Promise<unknown> => {
    try {
      return resultOf(agent, await invokePromising(func.state, func, values));
    } catch (error) {
      throw agent.leaving(error);
    }
  };
  const promising = (...args: readonly unknown[]): Promise<unknown> =>
    foreignType === undefined ? call(params.map((t, i) => toWasm(agent, args[i], t))) : foreign(foreignType);
  return named(promising, String(func.index), params.length);
}
const resultOf = (agent: Agent, values: readonly WasmValue[]): unknown =>
  values.length > 1 ? values.map((value) => toJs(agent, value)) : values[0] === undefined ? undefined : toJs(agent, values[0]);

/** Creates a host function, which has that index among the imported ones. `suspending`: it may suspend who calls it. */
export function hostFunction(
  agent: Agent,
  call: CallType,
  body: DirectCall,
  { index, suspending = false }: { readonly index: number; readonly suspending?: boolean },
): WasmFunc {
  const { params, results } = call.type;
  const { state } = agent.store;
  if ([...params, ...results].some(isForeign)) return createHostFunc(state, call, () => foreign(EXNREF), index);
  const convert = resultsOf(agent, results);
  const run = (args: readonly WasmValue[]): unknown => body(...args.map((value) => toJs(agent, value)));
  const func: WasmFunc = createHostFunc(
    state,
    call,
    suspending
      ? (args) => {
          checkSuspendable(state);
          const result = run(args);
          if (!isThenable(result)) return convert(result);
          throw new Suspension(func, Promise.resolve(result), convert);
        }
      : (args) => convert(run(args)),
    index,
  );
  if (!suspending) func.direct = directBody(func, body, referencesOf(agent));
  return func;
}
const isThenable = (value: unknown): boolean => isObject(value) && 'then' in value && typeof value.then === 'function';
/** Throws a SuspendError unless what called the host function is a promising call, and nothing of JavaScript is between them. */
function checkSuspendable({ executing }: StoreState): void {
  if (executing.at(-1)?.suspendable === true) return;
  throw new SuspendError(
    executing.some(({ suspendable }) => suspendable)
      ? 'trying to suspend JS frames'
      : 'trying to suspend without WebAssembly.promising',
  );
}

/** What a host function gives as values of its result types. */
function resultsOf(agent: Agent, results: readonly ValType[]): (result: unknown) => readonly WasmValue[] {
  const [type] = results;
  if (type === undefined) return () => [];
  if (results.length === 1) return (result) => [toWasm(agent, result, type)];
  return (result) => {
    const all = sequence(result, 'the results of the function');
    if (all.length !== results.length) throw new TypeError(`${results.length} results expected, got ${all.length}`);
    return all.map((value, i) => toWasm(agent, value, results[i] as ValType));
  };
}

/** Creates a builtin function. */
export function builtinFunction({ store: { state } }: Agent, builtin: Builtin, index: number): WasmFunc {
  const { stub } = builtin;
  const steps =
    stub === undefined ? (builtin.steps as DirectCall) : learning(state, builtin.steps as DirectCall, stub === 'stringUnit');
  const [type] = builtin.results;
  const given = ({ type, ref, ...value }: WasmValue): unknown => {
    if (!isRef(type)) return toNumber({ type, ref, ...value });
    return heapOf(type) === HEAP.extern ? ref : charactersOf(state, ref);
  };
  const callback: HostCallback = (args) => {
    const result = steps(...args.map(given));
    return [numberToWasm(result, type as ValType) ?? { ...externref(result), type: type as ValType }];
  };
  const code = stub === undefined ? 0 : state.stubs[stub];
  const func = createHostFunc(state, callTypeOf(builtinType(builtin)), callback, index, code);
  // Arrays are looked into: whoever has one of them goes the long way.
  if (!builtin.params.includes(CHARACTERS)) func.direct = directBody(func, steps, PLAIN);
  return func;
}
/** The same steps; what they were asked about a string the builtin's stub knows next time. `unit`: for a code unit. */
function learning({ heap: { references } }: StoreState, steps: DirectCall, unit: boolean): DirectCall {
  return (a, b) => {
    const result = steps(a, b);
    if (typeof a === 'string') references.learn(a, unit);
    if (typeof b === 'string') references.learn(b, unit);
    return result;
  };
}
/** References that builtins get are strings, or none of the heap's objects that they look into. */
const PLAIN: ReferenceBorder = { toWasm: (value) => value, toJs: (reference) => reference };

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
