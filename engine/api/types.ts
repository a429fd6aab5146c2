/** Types as embedders write and read them: names of the text format in records of the WebAssembly JavaScript interface. */
import type { ExternType } from '../wasm/module.ts';
import {
  F32,
  F64,
  type FuncType,
  type GlobalType,
  I32,
  I64,
  type Limits,
  type MemoryType,
  REF_ABBREVIATIONS,
  type TableType,
  typeName,
  V128,
  type ValType,
} from '../wasm/types.ts';

/** A value type by its name: `i32`, `i64`, `f32`, `f64`, `v128`, `funcref`, `externref`, … */
export type ValueType = string;

/** A function's type. */
export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}
/** A memory's type, in pages. */
export interface MemoryDescriptor {
  readonly initial: number | bigint;
  readonly maximum?: number | bigint | undefined;
  /** `i64`: a memory of 64-bit addresses. */
  readonly address?: 'i32' | 'i64';
  /** Several threads have it; it must have a maximum. */
  readonly shared?: boolean;
}
/** A table's type, in elements. */
export interface TableDescriptor {
  readonly element: ValueType;
  readonly initial: number | bigint;
  readonly maximum?: number | bigint | undefined;
  readonly address?: 'i32' | 'i64';
}
/** A global's type. */
export interface GlobalDescriptor {
  readonly value: ValueType;
  readonly mutable?: boolean;
}

/** What a module imports or exports. */
export type ExternDescription =
  | { readonly kind: 'function'; readonly type: FunctionType }
  | { readonly kind: 'memory'; readonly type: MemoryDescriptor }
  | { readonly kind: 'table'; readonly type: TableDescriptor }
  | { readonly kind: 'global'; readonly type: GlobalDescriptor }
  | { readonly kind: 'tag'; readonly type: Pick<FunctionType, 'parameters'> };

const NUMBERS: ReadonlyMap<string, ValType> = new Map([I32, I64, F32, F64, V128].map((t) => [typeName(t), t]));

/** The value type of a name; throws a TypeError where there is none. */
export function valueType(name: ValueType): ValType {
  const found = NUMBERS.get(name) ?? REF_ABBREVIATIONS.get(name);
  if (found === undefined) throw new TypeError(`${JSON.stringify(name)} is no value type`);
  return found;
}

export const funcType = ({ parameters, results }: FunctionType): FuncType => ({
  kind: 'func',
  params: parameters.map(valueType),
  results: results.map(valueType),
});
export const functionType = ({ params, results }: FuncType): FunctionType => ({
  parameters: params.map(typeName),
  results: results.map(typeName),
});

type Sized = Pick<MemoryDescriptor, 'initial' | 'maximum' | 'address'>;
const limits = ({ initial, maximum, address = 'i32' }: Sized) =>
  ({ min: initial, max: maximum, address: address === 'i64' ? I64 : I32 }) as const;
const sized = ({ min, max, address }: Limits & Pick<MemoryType, 'address'>): Sized => ({
  initial: min,
  maximum: max,
  address: address === I64 ? 'i64' : 'i32',
});

/** Throws a TypeError for a shared memory without maximum. */
export function memoryType(d: MemoryDescriptor): MemoryType {
  const shared = d.shared === true;
  if (shared && d.maximum === undefined) throw new TypeError('a shared memory must have a maximum');
  return { ...limits(d), shared, pageSizeLog2: 16 };
}
export const tableType = (d: TableDescriptor): TableType => ({ ...limits(d), element: valueType(d.element) });
export const globalType = (d: GlobalDescriptor): GlobalType => ({ type: valueType(d.value), mutable: d.mutable === true });

/** A type as a record; `funcTypeOf`: the function type behind an index. */
export function describe(type: ExternType<number>, funcTypeOf: (index: number) => FuncType): ExternDescription {
  switch (type.kind) {
    case 'func':
      return { kind: 'function', type: functionType(funcTypeOf(type.type)) };
    case 'memory':
      return { kind: 'memory', type: { ...sized(type.type), ...(type.type.shared ? { shared: true } : {}) } };
    case 'table':
      return { kind: 'table', type: { ...sized(type.type), element: typeName(type.type.element) } };
    case 'global':
      return { kind: 'global', type: { value: typeName(type.type.type), mutable: type.type.mutable } };
    case 'tag':
      return { kind: 'tag', type: { parameters: functionType(funcTypeOf(type.type)).parameters } };
  }
}
