/**
 * Moves values between `WasmValue`s and 32-bit words of register files, stack areas, global cells and table elements, and
 * checks values against types on the way in. Types are canonical.
 */
import { wordAt } from '../../base/arrays.ts';
import { TYPES } from '../../wasm/canon.ts';
import { bug } from '../../wasm/errors.ts';
import {
  F32,
  F64,
  HEAP,
  type HeapType,
  heapOf,
  I32,
  I64,
  isNullable,
  isRef,
  refType,
  typeName,
  V128,
  type ValType,
} from '../../wasm/types.ts';
import { isI31, ObjectReference } from '../heap/references.ts';
import { type FuncHolder, isFuncRef, type StoreState, WasmFunc } from '../state/state.ts';
import { WasmException } from '../thrown/exception.ts';
import { f32, f64, i32, i64, showValue, type WasmValue } from '../values/values.ts';

/** ToNumber (ECMAScript, 7.1.4), which throws for a bigint or a symbol. */
export const asNumber = (value: unknown): number => +(value as number);

/** ToWebAssemblyValue of numbers (WebAssembly JavaScript interface); undefined for other types. Throws as JavaScript does. */
export function numberToWasm(value: unknown, type: ValType): WasmValue | undefined {
  switch (type) {
    case I32:
      return i32(asNumber(value));
    case I64:
      return i64(BigInt.asIntN(64, value as bigint));
    case F32:
      return f32(asNumber(value));
    case F64:
      return f64(asNumber(value));
    default:
      return undefined;
  }
}

/** Throws a TypeError unless the value can stand where the type is expected. */
export function checkValue(state: StoreState, v: WasmValue, type: ValType): void {
  if (isRef(type)) {
    if (isRef(v.type) && refFits(state, v, type)) return;
  } else if (v.type === type) return;
  throw new TypeError(`${typeName(type)} expected, got ${showValue(v)}`);
}

/** The same for a list, and its length. `what`: `results`. */
export function checkValues(state: StoreState, values: readonly WasmValue[], types: readonly ValType[], what: string): void {
  if (values.length !== types.length) throw new TypeError(`${types.length} ${what} expected, got ${values.length}`);
  for (let i = 0; i < types.length; i++) checkValue(state, values[i] as WasmValue, types[i] as ValType);
}

function refFits(state: StoreState, v: WasmValue, type: ValType): boolean {
  if (v.ref === null) return isNullable(type);
  const heap = heapOf(type);
  if (heap === HEAP.exn) {
    if (!(v.ref instanceof WasmException)) return false;
    state.checkOwn(v.ref.owner, 'an exception');
    return true;
  }
  if (isFuncRef(type)) {
    if (!(v.ref instanceof WasmFunc)) return false;
    state.checkOwn(v.ref.state, 'a function');
    return TYPES.matches(refType(v.ref.call.id, false, true), type);
  }
  const actual = heapTypeOf(state, v.ref);
  return heap === HEAP.extern || TYPES.matches(refType(actual, false, true), type);
}

/** The heap type of a reference from JavaScript that is neither for functions nor for exceptions: canonical, i31, or any. */
function heapTypeOf(state: StoreState, ref: unknown): HeapType {
  if (isI31(ref)) return HEAP.i31;
  if (!(ref instanceof ObjectReference)) return HEAP.any;
  const what = ref.kind === 'struct' ? 'a structure' : 'an array';
  state.checkOwn(ref.owner, what);
  if (!state.heap.references.isLive(ref)) throw new TypeError(`${what} whose scope has ended`);
  return state.heap.typeOf(ref);
}

/** Writes a checked value at word `at`, where `holder` has it; a v128 takes four words, everything else two. */
export function putValue(holder: FuncHolder, words: Int32Array | Uint32Array, at: number, v: WasmValue, type: ValType): void {
  if (isRef(type)) {
    const word = holder.state.encodeRef(v.ref, type, holder);
    words[at] = word;
    words[at + 1] = word / 0x1_0000_0000;
    return;
  }
  words[at] = v.lo;
  words[at + 1] = v.hi;
  if (type === V128) {
    words[at + 2] = v.x2;
    words[at + 3] = v.x3;
  }
}

/** Reads a value; words beyond the type's width are ignored, since generated code leaves them undefined. */
export function getValue(state: StoreState, words: Int32Array | Uint32Array, at: number, type: ValType): WasmValue {
  const lo = wordAt(words, at);
  switch (type) {
    case I32:
    case F32:
      return { type, lo: lo | 0, hi: 0, x2: 0, x3: 0, ref: null };
    case I64:
    case F64:
      return { type, lo: lo | 0, hi: wordAt(words, at + 1) | 0, x2: 0, x3: 0, ref: null };
    case V128:
      return {
        type,
        lo: lo | 0,
        hi: wordAt(words, at + 1) | 0,
        x2: wordAt(words, at + 2) | 0,
        x3: wordAt(words, at + 3) | 0,
        ref: null,
      };
    default: {
      if (!isRef(type)) bug(`value of type ${typeName(type)}`);
      const ref = state.decodeRef((lo >>> 0) + (wordAt(words, at + 1) >>> 0) * 0x1_0000_0000, type);
      return { type, lo: 0, hi: 0, x2: 0, x3: 0, ref };
    }
  }
}
