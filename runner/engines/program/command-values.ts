/**
 * Values as the line protocol writes them (docs/engine-protocol.md): bits in hexadecimal behind the type, references by what can
 * be said of them. Numbers never become JavaScript's.
 */
import type { WasmValue } from '../../../engine/runtime/values/values.ts';
import {
  EXTERNREF,
  F32,
  F64,
  FUNCREF,
  HEAP,
  HEAP_NAMES,
  type HeapType,
  heapOf,
  I32,
  I64,
  isRef,
  refType,
  V128,
  type ValType,
} from '../../../engine/wasm/types.ts';
import { HostRef } from '../../values/values.ts';

/** type → its hexadecimal digits. */
const NUMBERS: Readonly<Record<string, { readonly type: ValType; readonly digits: number }>> = {
  i32: { type: I32, digits: 8 },
  i64: { type: I64, digits: 16 },
  f32: { type: F32, digits: 8 },
  f64: { type: F64, digits: 16 },
  v128: { type: V128, digits: 32 },
};
const digitsOf = Object.values(NUMBERS).map((n) => n.digits);
/** For messages. */
export const VALUE_FORMS: string = [
  `${Object.keys(NUMBERS).join(', ')} with ${digitsOf.join(', ')} hexadecimal digits`,
  'null:HEAP, ref:HEAP, extern:N, host:N',
].join(', ');
const HEAPS: ReadonlyMap<string, HeapType> = new Map([...HEAP_NAMES].map(([heap, name]) => [name, heap]));

const hex = (words: readonly number[]): string => words.map((w) => (w >>> 0).toString(16).padStart(8, '0')).join('');

/** An argument. */
export function writeValue({ type, lo, hi, x2, x3, ref }: WasmValue): string {
  if (!isRef(type)) {
    const [name, { digits }] = Object.entries(NUMBERS).find(([, n]) => n.type === type) ?? ['i32', { digits: 8 }];
    return `${name}:${hex([x3, x2, hi, lo]).slice(-digits)}`;
  }
  return ref instanceof HostRef ? `${ref.form}:${ref.id}` : `null:${HEAP_NAMES.get(heapOf(type)) ?? 'any'}`;
}

const value = (type: ValType, words: readonly number[], ref: unknown = null): WasmValue => {
  const [lo = 0, hi = 0, x2 = 0, x3 = 0] = words;
  return { type, lo, hi, x2, x3, ref };
};

/** A result, or undefined where the text is none. */
export function readValue(text: unknown): WasmValue | undefined {
  const [, kind = '', what = ''] = /^(\w+):(\w+)$/.exec(String(text)) ?? [];
  const number = Object.hasOwn(NUMBERS, kind) ? NUMBERS[kind] : undefined;
  if (number !== undefined) {
    if (what.length !== number.digits || !/^[0-9a-f]+$/i.test(what)) return undefined;
    const words = what.match(/.{8}/g) ?? [];
    return value(number.type, words.map((w) => Number.parseInt(w, 16) | 0).reverse());
  }
  if (kind === 'extern' || kind === 'host') {
    if (!/^\d{1,10}$/.test(what)) return undefined;
    return value(kind === 'extern' ? EXTERNREF : refType(HEAP.any, false), [], new HostRef(kind, Number(what) | 0));
  }
  const heap = HEAPS.get(what);
  if (heap === undefined) return undefined;
  if (kind === 'null') return value(refType(heap, true), []);
  if (kind !== 'ref') return undefined;
  return heap === HEAP.func ? value(FUNCREF, [], { kind: 'func' }) : value(refType(heap, false), [], {});
}
