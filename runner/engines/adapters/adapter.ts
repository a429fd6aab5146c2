/**
 * Modules of ours for drivers that pass no more than i32, i64 and references of the script's own: an adapter imports one function
 * (or global) under its exact type, takes each number as one or two i64, and gives results as i64, too. So vectors, NaNs and
 * references of every kind arrive with all that can be said of them, and a driver knows nothing of any.
 *
 * In: what is called, in the type indices of its module. Out: the adapter in binary, and how values become its arguments and come
 * out of what it gives.
 */
import type { WasmValue } from '../../../engine/runtime/values/values.ts';
import { bug } from '../../../engine/wasm/errors.ts';
import type { Module } from '../../../engine/wasm/module.ts';
import {
  EXTERNREF,
  F32,
  F64,
  FUNCREF,
  type FuncType,
  type GlobalType,
  HEAP,
  heapOf,
  I32,
  I64,
  isNullable,
  isRef,
  refType,
  type TypeIndex,
  typeName,
  V128,
  type ValType,
} from '../../../engine/wasm/types.ts';
import { HostRef } from '../../values/values.ts';
import { encoded, isPlain, standsAlone, typeNames, withTypesOf } from './owner.ts';

/** What an adapter imports: its two-level name. */
export const TARGET = { module: 'adapter', name: 'target' } as const;

/** A part of a result: 64 bits, or a reference that the driver can name. */
type Part = 'word' | 'ref';

/** A question behind `run`: an exported function with an i32. */
export interface Read {
  readonly name: Part;
  readonly index: number;
}

export interface Adapter {
  readonly bytes: Uint8Array;
  /** Arguments of its export `run`: i64 and externref. */
  readonly pass: (args: readonly WasmValue[]) => WasmValue[];
  /** The types of what `run` gives: of one, if that is all. */
  readonly returns: readonly ValType[];
  /** What else to ask for, of which types. */
  readonly reads: readonly Read[];
  /** Values from the parts: what `run` gave, or what the reads did, in their order. */
  readonly take: (parts: readonly WasmValue[]) => WasmValue[];
}

type Hierarchy = 'any' | 'func' | 'extern' | 'exn';
const HIERARCHY: ReadonlyMap<number, Hierarchy> = new Map([
  ...([HEAP.func, HEAP.nofunc] as const).map((h) => [h, 'func'] as const),
  ...([HEAP.extern, HEAP.noextern] as const).map((h) => [h, 'extern'] as const),
  ...([HEAP.exn, HEAP.noexn] as const).map((h) => [h, 'exn'] as const),
]);

function hierarchyOf(type: ValType, owner: Module): Hierarchy {
  const heap = heapOf(type);
  if (heap < 0) return HIERARCHY.get(heap) ?? 'any';
  return owner.types[heap]?.comp.kind === 'func' ? 'func' : 'any';
}

/** Kinds of objects, as `kindCode` numbers them from 1. */
const KINDS = [HEAP.i31, HEAP.struct, HEAP.array];

function kindCode(value: string): string {
  const tests = ['i31', 'struct', 'array'].reduceRight(
    (otherwise, heap, i) => `(if (result i64) (ref.test (ref ${heap}) ${value}) (then (i64.const ${i + 1})) (else ${otherwise}))`,
    '(i64.const 4)',
  );
  return `(if (result i64) (ref.is_null ${value}) (then (i64.const 0)) (else ${tests}))`;
}

/** The code of a parameter, from `run`'s own ones: `next` gives the next of them. */
function argument(type: ValType, next: () => string): string {
  switch (type) {
    case I32:
      return `(i32.wrap_i64 ${next()})`;
    case I64:
      return next();
    case F32:
      return `(f32.reinterpret_i32 (i32.wrap_i64 ${next()}))`;
    case F64:
      return `(f64.reinterpret_i64 ${next()})`;
    case V128:
      return `(i64x2.replace_lane 1 (i64x2.splat ${next()}) ${next()})`;
  }
  const nonNull = (code: string): string => (isNullable(type) ? code : `(ref.as_non_null ${code})`);
  if (heapOf(type) === HEAP.extern) return nonNull(next());
  if (heapOf(type) === HEAP.any) return nonNull(`(any.convert_extern ${next()})`);
  // A script has no other values of these types.
  return isNullable(type) ? `(ref.null ${heapText(type)})` : '(unreachable)';
}
const heapText = (type: ValType): string => typeName(refType(heapOf(type), false)).replace(/^\(ref (.*)\)$/, '$1');

/** How many i64, and how many externref, a parameter is. */
const argumentParts = (type: ValType): Part[] => {
  if (type === V128) return ['word', 'word'];
  if (!isRef(type)) return ['word'];
  return heapOf(type) === HEAP.extern || heapOf(type) === HEAP.any ? ['ref'] : [];
};

/** The parts of a result, each with its code over the local that has it. */
function resultParts(type: ValType, local: string, owner: Module): (readonly [Part, string])[] {
  switch (type) {
    case I32:
      return [['word', `(i64.extend_i32_u ${local})`]];
    case I64:
      return [['word', local]];
    case F32:
      return [['word', `(i64.extend_i32_u (i32.reinterpret_f32 ${local}))`]];
    case F64:
      return [['word', `(i64.reinterpret_f64 ${local})`]];
    case V128:
      return [
        ['word', `(i64x2.extract_lane 0 ${local})`],
        ['word', `(i64x2.extract_lane 1 ${local})`],
      ];
  }
  if (hierarchyOf(type, owner) === 'extern') return [['ref', local]];
  if (heapOf(type) === HEAP.any)
    return [
      ['word', kindCode(local)],
      ['ref', `(extern.convert_any ${local})`],
    ];
  if (heapOf(type) === HEAP.eq) return [['word', kindCode(local)]];
  return [['word', `(i64.extend_i32_u (ref.is_null ${local}))`]];
}

const value = (type: ValType, words: readonly WasmValue[], ref: unknown = null): WasmValue => {
  const [low, high] = words;
  return { type, lo: low?.lo ?? 0, hi: low?.hi ?? 0, x2: high?.lo ?? 0, x3: high?.hi ?? 0, ref };
};

/** A result from its parts. */
function resultOf(type: ValType, parts: readonly WasmValue[], owner: Module): WasmValue {
  const [first = bug('a result of no parts'), second] = parts;
  if (!isRef(type)) return type === I32 || type === F32 ? { ...value(type, [first]), hi: 0 } : value(type, parts);
  const hierarchy = hierarchyOf(type, owner);
  if (hierarchy === 'extern')
    return first.ref === null || first.ref instanceof HostRef ? { ...first, type } : value(EXTERNREF, [], {});
  const kind = first.lo;
  if (heapOf(type) === HEAP.any || heapOf(type) === HEAP.eq) {
    if (kind === 0) return value(type, []);
    if (second?.ref instanceof HostRef) return value(refType(HEAP.any, false), [], new HostRef('host', second.ref.id));
    return value(refType(KINDS[kind - 1] ?? HEAP.any, false), [], {});
  }
  if (kind === 1) return value(type, []);
  if (hierarchy === 'func') return value(FUNCREF, [], { kind: 'func' });
  return value(refType(objectHeap(type, hierarchy, owner), false), [], {});
}

/** The abstract heap type of an object that is not null and of this type. */
function objectHeap(type: ValType, hierarchy: Hierarchy, owner: Module): number {
  if (hierarchy === 'exn') return HEAP.exn;
  const heap = heapOf(type);
  return heap < 0 ? heap : owner.types[heap]?.comp.kind === 'array' ? HEAP.array : HEAP.struct;
}

/** The module's text: what it imports, what is called with which types, and how. */
function adapterText(
  target: string,
  params: readonly ValType[],
  results: readonly ValType[],
  use: string,
  owner: Module,
): string {
  let arg = 0;
  const inputs = params.flatMap(argumentParts);
  const args = params.map((type) => argument(type, () => `(local.get ${arg++})`));
  const local = (i: number): string => `(local.get ${inputs.length + i})`;
  const parts = results.flatMap((type, i) => resultParts(type, local(i), owner));
  const single = parts.length === 1 ? parts[0] : undefined;
  const typeOf = (part: Part): string => (part === 'word' ? 'i64' : 'externref');
  const keep = ([part, code]: readonly [Part, string], i: number): string =>
    part === 'word' ? `(i64.store offset=${8 * i} (i32.const 0) ${code})` : `(table.set $refs (i32.const ${i}) ${code})`;
  const many = single === undefined ? parts : [];
  const has = (part: Part): boolean => many.some(([of]) => of === part);
  return `(module
    (import "${TARGET.module}" "${TARGET.name}" ${target})
    ${has('word') ? '(memory 1)' : ''} ${has('ref') ? `(table $refs ${many.length} externref)` : ''}
    (func (export "run") (param ${inputs.map(typeOf).join(' ')}) (result ${single === undefined ? '' : typeOf(single[0])})
      (local ${typeNames(results)})
      ${args.join(' ')} ${use}
      ${results.map((_, i) => `(local.set ${inputs.length + results.length - 1 - i})`).join(' ')}
      ${single === undefined ? many.map(keep).join(' ') : single[1]})
    ${has('word') ? '(func (export "word") (param i32) (result i64) (i64.load (i32.shl (local.get 0) (i32.const 3))))' : ''}
    ${has('ref') ? '(func (export "ref") (param i32) (result externref) (table.get $refs (local.get 0)))' : ''})`;
}

function adapter(bytes: Uint8Array, params: readonly ValType[], results: readonly ValType[], owner: Module): Adapter {
  const parts = results.map((type) => resultParts(type, '', owner).map(([part]) => part));
  const all = parts.flat();
  return {
    bytes,
    pass: (args) =>
      args.flatMap((arg, i) => {
        const [part, second] = argumentParts(params[i] ?? bug('an argument too many'));
        if (part === 'ref')
          return [arg.ref instanceof HostRef ? { ...arg, ref: new HostRef('extern', arg.ref.id) } : value(EXTERNREF, [])];
        const word = {
          ...value(I64, []),
          lo: arg.lo,
          hi: arg.type === I64 || arg.type === F64 || arg.type === V128 ? arg.hi : 0,
        };
        if (part === undefined) return [];
        return second === undefined ? [word] : [word, { ...value(I64, []), lo: arg.x2, hi: arg.x3 }];
      }),
    returns: all.length === 1 ? all.map((part) => (part === 'word' ? I64 : EXTERNREF)) : [],
    reads: all.length === 1 ? [] : all.map((name, index) => ({ name, index })),
    take(given) {
      let at = 0;
      return results.map((type, i) => {
        const count = parts[i]?.length ?? 0;
        at += count;
        return resultOf(type, given.slice(at - count, at), owner);
      });
    },
  };
}

/** Calls a function whose type is `index` of `owner`. */
export function callAdapter(owner: Module, index: TypeIndex, { params, results }: FuncType): Adapter {
  const plain = standsAlone(owner, index) && isPlain([...params, ...results]);
  const target = plain ? `(func (param ${typeNames(params)}) (result ${typeNames(results)}))` : '(func)';
  const text = adapterText(target, params, results, 'call 0', owner);
  return adapter(plain ? encoded(text) : withTypesOf(owner, text, index), params, results, owner);
}

/** Reads a global of `owner`. */
export function readAdapter(owner: Module, { type, mutable }: GlobalType): Adapter {
  const target = `(global ${mutable ? `(mut ${typeName(type)})` : typeName(type)})`;
  const text = adapterText(target, [], [type], 'global.get 0', owner);
  return adapter(isPlain([type]) ? encoded(text) : withTypesOf(owner, text, undefined), [], [type], owner);
}

/** Whether a driver can call a function of this type itself: it has i32 and i64 alone, and one result at most. */
export const isPassable = ({ params, results }: FuncType): boolean =>
  results.length <= 1 && [...params, ...results].every((type) => type === I32 || type === I64);
