/**
 * Our engine's side of the differential driver, without the compiler: an artifact and what to do with it (`Job`) → what came of
 * it, in the judge's words (`Outcome`).
 */
import { createHash } from 'node:crypto';
import {
  anyref,
  externref,
  type Func,
  type Global,
  i32,
  type Memory,
  Store,
  type Table,
  type Tag,
  TRAP,
  Trap,
  WasmException,
  type WasmValue,
} from '../../../core.ts';
import type { HeapOptions } from '../../../runtime/heap/heap.ts';
import type { LoadedModule } from '../../../runtime/load/load.ts';
import { ANYREF, EXTERNREF, F32, F64, FUNCREF, type FuncType, I32, I64, isRef, type ValType } from '../../../wasm/types.ts';
import {
  type Bits,
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
/** What the driver calls a type that is no reference. */
export const NAME_OF = new Map(Object.entries(TYPE_OF).map(([name, type]) => [type, name as Numeric]));

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

/** The same, where what it throws is an outcome that no judge agrees with; a collection at every `zeal`th allocation. */
export function executed(artifact: Uint8Array, job: Job, zeal: number | undefined): Outcome {
  try {
    return runArtifact(artifact, job, { gcZeal: zeal });
  } catch (e) {
    return fault(e);
  }
}
/** An engine that failed. */
export const fault = (e: unknown): Outcome => ({ calls: [], state: [`fault: ${e instanceof Error ? e.message : e}`] });
