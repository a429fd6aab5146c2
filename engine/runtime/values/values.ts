/**
 * Values that cross between TypeScript and wasm. Numbers travel as bits, in the words of a script's constants: a JavaScript
 * number would lose NaN payloads and a bigint costs an allocation. References are the JavaScript object itself.
 */
import {
  ANYREF,
  EXTERNREF,
  F32,
  F64,
  FUNCREF,
  type HeapType,
  I32,
  I64,
  isRef,
  refType,
  typeName,
  V128,
  type ValType,
} from '../../wasm/types.ts';

/**
 * A value. Numbers are little-endian 32-bit words, each a signed int32: i32 and f32 use `lo`, i64 and f64 `lo hi`, v128
 * `lo hi x2 x3`; unused words are 0. References use `ref`: null, a function (`Func` of extern.ts), for exnref a `WasmException`,
 * for anyref and externref any JavaScript value: whole numbers of 31 bits are i31s, structures and arrays a `HeapObject`.
 */
export interface WasmValue {
  readonly type: ValType;
  readonly lo: number;
  readonly hi: number;
  readonly x2: number;
  readonly x3: number;
  readonly ref: unknown;
}

const scratch = new DataView(new ArrayBuffer(8));

const number = (type: ValType, lo: number, hi = 0, x2 = 0, x3 = 0): WasmValue => ({
  type,
  lo: lo | 0,
  hi: hi | 0,
  x2: x2 | 0,
  x3: x3 | 0,
  ref: null,
});
const reference = (type: ValType, ref: unknown): WasmValue => ({ type, lo: 0, hi: 0, x2: 0, x3: 0, ref });

/** An i32 from any integer; taken modulo 2^32. */
export const i32 = (n: number): WasmValue => number(I32, n);
/** An i64 from its two words. */
export const i64Bits = (lo: number, hi: number): WasmValue => number(I64, lo, hi);
/** An f32 from its bits. */
export const f32Bits = (bits: number): WasmValue => number(F32, bits);
/** An f64 from its two words. */
export const f64Bits = (lo: number, hi: number): WasmValue => number(F64, lo, hi);
/** A v128 from its four words. */
export const v128 = (lo: number, hi: number, x2: number, x3: number): WasmValue => number(V128, lo, hi, x2, x3);
/** A null reference of that heap type. */
export const refNull = (heap: HeapType): WasmValue => reference(refType(heap, true), null);
/** A host value as externref; null is the null reference. */
export const externref = (value: unknown): WasmValue => reference(EXTERNREF, value);
/** A value as anyref; null is the null reference. */
export const anyref = (value: unknown): WasmValue => reference(ANYREF, value);
/** A function as funcref; null is the null reference. */
export const funcref = (func: unknown): WasmValue => reference(FUNCREF, func);

/** An i64 from an integer, modulo 2^64. */
export function i64(n: bigint): WasmValue {
  return number(I64, Number(BigInt.asIntN(32, n)), Number(BigInt.asIntN(32, n >> 32n)));
}
/** The f32 nearest to a number. */
export function f32(n: number): WasmValue {
  scratch.setFloat32(0, n, true);
  return number(F32, scratch.getInt32(0, true));
}
/** An f64. */
export function f64(n: number): WasmValue {
  scratch.setFloat64(0, n, true);
  return number(F64, scratch.getInt32(0, true), scratch.getInt32(4, true));
}

/** The signed integer of an i64. */
export function toBigInt(v: WasmValue): bigint {
  return (BigInt(v.hi) << 32n) | BigInt(v.lo >>> 0);
}
/** The number an i32 (signed), f32 or f64 stands for; NaN payloads are lost. */
export function toNumber(v: WasmValue): number {
  if (v.type === F32) {
    scratch.setInt32(0, v.lo, true);
    return scratch.getFloat32(0, true);
  }
  if (v.type === F64) {
    scratch.setInt32(0, v.lo, true);
    scratch.setInt32(4, v.hi, true);
    return scratch.getFloat64(0, true);
  }
  return v.lo;
}

/** The default value of a type (section 4.2.1): zero or null. The type must be defaultable. */
export function defaultValue(type: ValType): WasmValue {
  return isRef(type) ? reference(type, null) : number(type, 0);
}

/** A value as people read it: `i32:5`, `f64:nan`, `externref:null`. For messages; the runner prints values its own way. */
export function showValue(v: WasmValue): string {
  const name = typeName(v.type);
  if (isRef(v.type)) return `${name}:${v.ref === null ? 'null' : typeof v.ref === 'object' ? 'ref' : String(v.ref)}`;
  if (v.type === I64) return `${name}:${toBigInt(v)}`;
  if (v.type === V128)
    return `${name}:${[v.lo, v.hi, v.x2, v.x3].map((w) => `0x${(w >>> 0).toString(16).padStart(8, '0')}`).join(' ')}`;
  return `${name}:${toNumber(v)}`;
}
