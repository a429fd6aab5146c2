/**
 * Our side of the differential driver: a module and what to call → a `Job` for the judge, and what our engine makes of it, in the
 * same words (`Outcome`).
 */
import { createHash } from 'node:crypto';
import {
  anyref,
  encode,
  externref,
  type Func,
  type Global,
  i32,
  type Memory,
  type Module,
  Store,
  type Table,
  type Tag,
  TRAP,
  Trap,
  WasmException,
  type WasmValue,
} from '../../index.ts';
import type { HeapOptions } from '../../runtime/heap/heap.ts';
import type { LoadedModule } from '../../runtime/load/load.ts';
import type { Export } from '../../wasm/module.ts';
import {
  ANYREF,
  EXTERNREF,
  F32,
  F64,
  FUNCREF,
  type FuncType,
  HEAP,
  heapOf,
  I32,
  I64,
  isNullable,
  isRef,
  type ValType,
} from '../../wasm/types.ts';
import type { Random } from '../random.ts';
import {
  type Bits,
  type Call,
  type Crossing,
  freshValue,
  fromBits,
  HOST,
  hardBytes,
  hostResult,
  hostThrows,
  isReference,
  type Job,
  type Numeric,
  type Outcome,
  showBits,
  toBits,
  whichValue,
} from './protocol.ts';

const TYPE_OF: Readonly<Record<Numeric, ValType>> = { i32: I32, i64: I64, f32: F32, f64: F64 };
const NAME_OF = new Map(Object.entries(TYPE_OF).map(([name, type]) => [type, name as Numeric]));
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

/** What traps are called here; V8 does not tell more of them apart, and what is outside of array and segment is called either. */
const TRAP_GROUPS: Readonly<Record<number, string>> = {
  [TRAP.unreachable]: 'unreachable',
  [TRAP.integerDivideByZero]: 'division by zero',
  [TRAP.integerOverflow]: 'no such integer',
  [TRAP.invalidConversion]: 'no such integer',
  [TRAP.memoryOutOfBounds]: 'memory',
  [TRAP.tableOutOfBounds]: 'table',
  [TRAP.undefinedElement]: 'table',
  [TRAP.uninitializedElement]: 'function',
  [TRAP.indirectCallTypeMismatch]: 'function',
  [TRAP.nullFunctionReference]: 'function',
  [TRAP.nullReference]: 'function',
  [TRAP.nullExceptionReference]: 'null exception',
  [TRAP.nullStructReference]: 'function',
  [TRAP.nullArrayReference]: 'function',
  [TRAP.nullI31Reference]: 'function',
  [TRAP.castFailure]: 'cast',
  [TRAP.descriptorCastFailure]: 'cast',
  [TRAP.nullDescriptorReference]: 'function',
  [TRAP.arrayOutOfBounds]: 'table',
  [TRAP.allocationTooLarge]: 'too large',
  [TRAP.unalignedAtomic]: 'memory',
};

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

const show = (v: WasmValue): string =>
  showBits(isRef(v.type) ? toBits('ref', v.ref) : [NAME_OF.get(v.type) ?? 'i32', v.lo, v.hi]);
const ofBits = (bits: Bits, type: ValType): WasmValue =>
  isReference(bits[0])
    ? { type, lo: 0, hi: 0, x2: 0, x3: 0, ref: fromBits(bits) }
    : { type, lo: bits[1], hi: bits[2], x2: 0, x3: 0, ref: null };

const func = (params: readonly ValType[], results: readonly ValType[]): FuncType => ({ kind: 'func', params, results });

/** What our engine makes of the job with an artifact of its module; `prepare` sees the module that it is loaded as. */
export function runArtifact(
  artifact: Uint8Array,
  job: Job,
  heap: HeapOptions,
  prepare: (module: LoadedModule) => void = () => {},
): Outcome {
  const store = new Store(heap);
  try {
    let first: Tag | undefined;
    const host = (throws: boolean): Func =>
      store.hostFunc({ kind: 'func', params: [I32], results: [I32] }, ([v]) => {
        const n = (v as WasmValue).lo;
        const what = throws ? hostThrows(n) : undefined;
        if (what === 'error') throw new Error(`host ${n}`);
        if (what === 'tag' && first !== undefined) throw new WasmException(first, [i32(n)]);
        return [i32(hostResult(n))];
      });
    /** The host keeps a reference of that hierarchy, and gives what it had before. */
    const swap = (type: ValType, of: (value: unknown) => WasmValue): Func => {
      let kept: unknown = null;
      return store.hostFunc(func([type], [type]), ([value]) => {
        const before = of(kept);
        kept = (value as WasmValue).ref;
        return [before];
      });
    };
    const [min, max] = HOST.pages;
    const [least, most] = HOST.elements;
    const imports: Readonly<Record<string, () => Func | Memory | Table | Global | Tag>> = {
      host: () => host(true),
      plain: () => host(false),
      fresh: () => store.hostFunc(func([I32], [EXTERNREF]), ([n]) => [externref(freshValue((n as WasmValue).lo))]),
      which: () => store.hostFunc(func([EXTERNREF], [I32]), ([value]) => [i32(whichValue((value as WasmValue).ref))]),
      swap: () => swap(EXTERNREF, externref),
      swapAny: () => swap(ANYREF, anyref),
      js: () => store.jsTag,
      memory: () => store.memory({ address: I32, min, max, shared: false, pageSizeLog2: 16 }),
      table: () => store.table({ address: I32, element: FUNCREF, min: least, max: most }),
      g: () => store.global({ type: I32, mutable: true }, i32(HOST.g)),
      c: () => store.global({ type: I32, mutable: false }, i32(HOST.c)),
      tag: () => store.tag({ kind: 'func', params: [I32], results: [] }),
    };
    let tags = new Map<Tag, string>();
    const describe = (e: unknown): string => {
      if (e instanceof WasmException) {
        const name = tags.get(e.tag);
        return name === undefined ? 'throws another' : `throws ${name}: ${e.values.map(show).join(' ')}`;
      }
      if (!(e instanceof Trap)) return `throws ${(e as Error).message}`;
      return e.code === TRAP.stackExhausted ? 'exhausts the stack' : `traps: ${TRAP_GROUPS[e.code] ?? e.message}`;
    };
    const made = new Map<string, ReturnType<(typeof imports)[string]>>();
    let exports: ReadonlyMap<string, unknown>;
    try {
      const loaded = store.load(artifact);
      prepare(loaded);
      ({ exports } = store.instantiate(loaded, (_, name) => {
        const known = made.get(name) ?? imports[name]?.();
        if (known !== undefined) made.set(name, known);
        return known;
      }));
    } catch (e) {
      if (!(e instanceof Trap) && !(e instanceof WasmException)) throw e;
      return { calls: [], state: [`no instance: ${describe(e)}`] };
    }
    tags = new Map(job.tags.map(([name]) => [exports.get(name) as Tag, name]));
    first = exports.get('t0') as Tag | undefined;
    if (job.hard) (exports.get('m') as Memory).write(0, hardBytes());
    const calls = job.calls.map(({ func, args }) => {
      try {
        const callee = exports.get(func) as Func;
        const given = args.map((a, i) => ofBits(a, callee.type.params[i] as ValType));
        return store.invoke(callee, given).map(show).join(' ');
      } catch (e) {
        return describe(e);
      }
    });
    const state = job.globals.map(([name]) => `${name} = ${show((exports.get(name) as Global).get())}`);
    for (const name of job.memories) {
      const memory = exports.get(name) as Memory;
      const bytes = memory.read(0, memory.byteLength);
      state.push(`${name}: ${bytes.length} ${createHash('sha1').update(bytes).digest('hex')}`);
    }
    for (const name of job.tables) {
      const table = exports.get(name) as Table;
      const nulls = Array.from({ length: Math.min(table.length, 64) }, (_, i) => (table.get(i).ref === null ? '0' : '1'));
      state.push(`${name}: ${table.length} ${nulls.join('')}`);
    }
    return { calls, state };
  } finally {
    store.close();
  }
}
