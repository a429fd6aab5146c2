/** A module, what of it JavaScript can call and look at, and what is to be called → a `Job`. */
import { encode, type Module } from '../../index.ts';
import type { Export } from '../../wasm/module.ts';
import { HEAP, heapOf, isNullable, isRef, type ValType } from '../../wasm/types.ts';
import type { Random } from '../random.ts';
import { type Bits, type Call, type Crossing, isReference, type Job, toBits } from './sides/protocol.ts';
import { NAME_OF } from './sides/run.ts';

/** Heap types of which a number may be. */
const WITH_NUMBERS: readonly number[] = [HEAP.any, HEAP.eq, HEAP.i31, HEAP.extern];
const OPAQUE: readonly number[] = [HEAP.exn, HEAP.noexn];
/** How a type crosses as a parameter; undefined: JavaScript has no value of it, or the driver has none. */
function argumentOf(type: ValType): Crossing | undefined {
  if (!isRef(type)) return NAME_OF.get(type);
  if (OPAQUE.includes(heapOf(type))) return undefined;
  if (WITH_NUMBERS.includes(heapOf(type))) return isNullable(type) ? 'null or i31' : 'i31';
  return isNullable(type) ? 'ref' : undefined;
}
/** How it crosses as a result, or as what is read. */
const resultOf = (type: ValType): Crossing | undefined =>
  isRef(type) && !OPAQUE.includes(heapOf(type)) ? 'ref' : argumentOf(type);

const HARD_INTS = [
  0, 1, -1, 2, 7, 31, 32, 63, 64, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 65532, 65536, 0x7fff_ffff, -0x8000_0000,
];
const HARD_FLOATS = [
  0,
  -0,
  1,
  -1,
  0.5,
  2.5,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2 ** 63,
  -(2 ** 63),
  1e-40,
  1e300,
  Infinity,
  -Infinity,
];
const view = new DataView(new ArrayBuffer(8));
/** An argument of that type, hard more often than not. */
export function hardBits(r: Random, type: Crossing): Bits {
  const int = (): number => (r.chance(75) ? r.pick(HARD_INTS) : r.next() | 0);
  if (type === 'i32') return [type, int(), 0];
  if (isReference(type))
    return toBits(type, type === 'ref' || (type === 'null or i31' && r.chance(40)) ? null : (int() << 1) >> 1);
  if (type === 'i64') {
    const lo = int();
    return [type, lo, r.chance(50) ? lo >> 31 : int()];
  }
  const x = r.chance(5) ? Number.NaN : r.chance(80) ? r.pick(HARD_FLOATS) : r.next() / (1 + r.below(1000));
  if (type === 'f32') view.setFloat32(0, x, true);
  else view.setFloat64(0, x, true);
  return [type, view.getInt32(0, true), type === 'f64' ? view.getInt32(4, true) : 0];
}

/** A module with its exports by kind, as far as the outside can look at them. */
export interface Subject {
  readonly module: Module;
  readonly binary: Uint8Array;
  /** Exported functions whose parameters and results can cross. */
  readonly funcs: ReadonlyMap<string, { readonly params: readonly Crossing[]; readonly results: readonly Crossing[] }>;
}

/** Looks at a validated module. */
export function subject(module: Module): Subject {
  const { spaces } = module;
  const funcs = new Map<string, { params: Crossing[]; results: Crossing[] }>();
  for (const e of module.exports) {
    const type = e.kind === 'func' ? module.types[spaces.funcs.at(e.index) ?? -1]?.comp : undefined;
    if (type?.kind !== 'func') continue;
    const params = allOf(type.params.map(argumentOf));
    const results = allOf(type.results.map(resultOf));
    if (params !== undefined && results !== undefined) funcs.set(e.name, { params, results });
  }
  return { module, binary: encode(module), funcs };
}

/** The list, if none is missing. */
const allOf = (list: readonly (Crossing | undefined)[]): Crossing[] | undefined =>
  list.includes(undefined) ? undefined : (list as Crossing[]);

/** `times` calls of every function with hard arguments. */
export function anyCalls({ funcs }: Subject, r: Random, times: number): Call[] {
  return [...funcs].flatMap(([func, { params }]) =>
    Array.from({ length: times }, () => ({ func, args: params.map((t) => hardBits(r, t)) })),
  );
}

/** What the judge needs to know. `judged`: it runs another module, which must come to the same. */
export function jobOf(s: Subject, calls: readonly Call[], hard: boolean, judged?: Uint8Array): Job {
  const { module, funcs } = s;
  const { spaces } = module;
  const named = (kind: string): string[] => module.exports.flatMap((e) => (e.kind === kind ? [e.name] : []));
  const readable = ({ kind, index }: Export): boolean =>
    kind === 'table' && resultOf(spaces.tables[index]?.element ?? 0) !== undefined;
  const globals = module.exports.flatMap((e) => {
    const type = e.kind === 'global' ? resultOf(spaces.globals[e.index]?.type ?? 0) : undefined;
    return type === undefined ? [] : [[e.name, type] as const];
  });
  const tags = module.exports.flatMap((e) => {
    const type = e.kind === 'tag' ? module.types[spaces.tags[e.index] ?? -1]?.comp : undefined;
    const params = type?.kind === 'func' ? allOf(type.params.map(resultOf)) : undefined;
    return params === undefined ? [] : [[e.name, params] as const];
  });
  return {
    binary: Buffer.from(judged ?? s.binary).toString('base64'),
    hard,
    calls: calls.map((c) => ({ ...c, results: funcs.get(c.func)?.results ?? [] })),
    globals,
    memories: named('memory'),
    tables: module.exports.filter(readable).map(({ name }) => name),
    tags,
  };
}
