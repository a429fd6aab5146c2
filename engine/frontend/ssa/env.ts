/**
 * What translation needs to know about a module, computed once: index spaces, instance layout, signatures, which functions
 * references can reach, how each memory is bounded. In: a validated module; out: a frozen `ModuleEnv` shared by all functions.
 *
 * Signature numbers (imm2 of calls) are type indices; behind them come those of the runtime's own functions.
 * The artifact writer takes `escaping` and `elemFuncs` from here, so that compiler and runtime agree on them.
 */
import { type Signature, signatureOf } from '../../abi/calls.ts';
import { hasObjects, isTraced, type StructLayout } from '../../abi/heap-layout.ts';
import { type InstanceLayout, instanceLayout, recordEntry } from '../../abi/layout.ts';
import { FIRST } from '../../base/brand.ts';
import type { IrSignature } from '../../ir/func.ts';
import { TY, type Ty } from '../../ir/ops.ts';
import { DEFAULT_TARGET, type TargetName, targetOf } from '../../target/index.ts';
import { type Checks, checksOf, type Nans } from '../../target/settings.ts';
import { Instr, readInstr, skipLocals } from '../../wasm/body.ts';
import { constantNumber, constantOffset, functionsOf, type NumberBits, refFuncs } from '../../wasm/constant.ts';
import { Cursor } from '../../wasm/cursor.ts';
import type { ByteRange, IndexSpaces, Module } from '../../wasm/module.ts';
import { OPS, op } from '../../wasm/opcodes.ts';
import { type ElemIndex, EXNREF, I32, type TypeIndex, type ValType } from '../../wasm/types.ts';

export interface ModuleEnv {
  readonly module: Module;
  readonly spaces: IndexSpaces;
  readonly layout: InstanceLayout;
  /** The IR type of a value type. */
  readonly irType: (type: ValType) => Ty;
  /** Layouts of structures by type index, as far as they have been asked for. */
  readonly structs: Map<TypeIndex, StructLayout>;
  /** By signature number. */
  readonly signatures: readonly IrSignature[];
  /** The same numbers: where arguments and results go. */
  readonly abi: readonly Signature[];
  /** Numbers of the signatures [] -> [] of the init function and [exnref] -> [] of what throws one again. */
  readonly initSignature: number;
  readonly throwSignature: number;
  /** catchSignature + 2 * tag: [] -> the tag's values; the next one: and an exnref behind them. */
  readonly catchSignature: number;
  /** Indices (module function space) of own functions that references can reach, ascending: the order of their records. */
  readonly escaping: readonly number[];
  /** Function index → offset of its record in the instance; -1 for imports and functions no reference reaches. */
  readonly recordOffset: Int32Array;
  /** Memory index → 1 where a reservation with guard regions stands in for bounds checks. */
  readonly guarded: Uint8Array;
  /** Memory index → bytes it has at least (2^53-1 when more), for checks known at compile time. */
  readonly minBytes: readonly number[];
  /** NaNs that instructions yield are made canonical. */
  readonly canonicalNans: boolean;
  /** Table index → its length where it can never change, else -1. */
  readonly fixedLength: readonly number[];
  /** Global index → bits it starts with where it is the module's own and initialised by one number: the runtime writes them. */
  readonly initialGlobals: readonly (NumberBits | undefined)[];
  /** Global index → bits of its value where it is immutable, the module's own, and initialised by one constant. */
  readonly constantGlobals: readonly (NumberBits | undefined)[];
  /** Some function of the module calls through a pointer in tail position: direct calls may change the instance register. */
  readonly reloadInstance: boolean;
  /** An access through null is a fault that is a trap. */
  readonly nullFaults: boolean;
  /** Code may look into the heap. */
  readonly usesHeap: boolean;
  /** Element segment → its function indices when it is nothing but functions (the runtime fills it), else undefined. */
  readonly elemFuncs: readonly (readonly number[] | undefined)[];
  /** Element segment → first element of its table that the runtime puts it at before the init function runs, else undefined. */
  readonly elemAt: readonly (number | undefined)[];
}

const TAIL_CALLS: ReadonlySet<string> = new Set(['return_call', 'return_call_indirect', 'return_call_ref']);

const instr = new Instr();

/**
 * Where element segments lie that are put in place beforehand: the longest prefix of the active ones that are plain functions at
 * a constant, in-bounds offset of an own table without initialiser. They cannot trap, and nothing can look before all of them are
 * there.
 */
function elemPlaces(m: Module, importedTables: number, elemFuncs: ModuleEnv['elemFuncs']): (number | undefined)[] {
  const places: (number | undefined)[] = m.elems.map(() => undefined);
  for (let i: ElemIndex = FIRST; i < m.elems.length; i++) {
    const e = m.elems[i];
    if (e.mode !== 'active') continue;
    const table = m.tables[e.table - importedTables];
    const at = constantOffset(e.at);
    const funcs = elemFuncs[i];
    if (table === undefined || table.init !== undefined || at === undefined || funcs === undefined) break;
    if (at + funcs.length > Number(table.type.min)) break;
    places[i] = at;
  }
  return places;
}

/** Code byte before the number of a GC instruction. */
const GC_PREFIX = 0xfb;
/** What code may contain that the whole module is compiled otherwise for. */
const TRAIT = { none: 0, pointerTailCall: 1, gc: 2 } as const;
/** Dense op → its TRAIT. */
const TRAITS = Uint8Array.from(OPS, (row) => {
  if (row?.prefix === GC_PREFIX) return TRAIT.gc;
  return TAIL_CALLS.has(row?.name ?? '') ? TRAIT.pointerTailCall : TRAIT.none;
});
const DIRECT_TAIL_CALL = op('return_call');
/** The code bytes that instructions with traits begin with: where none occurs, code need not be read. */
const TRAIT_BYTES = [0x12, 0x13, 0x15, GC_PREFIX];

/** The traits of bodies (`hasLocals`) or constant expressions. A tail call of an own function goes through no pointer. */
function traitsIn(codes: Iterable<ByteRange>, hasLocals: boolean, importedFuncs: number): number {
  let traits = 0;
  for (const { bytes, start, end } of codes) {
    const code = bytes.subarray(start, end);
    if (!TRAIT_BYTES.some((byte) => code.includes(byte))) continue;
    const c = new Cursor(bytes, start, end);
    if (hasLocals) skipLocals(c);
    while (c.pos < end) {
      readInstr(c, instr);
      const trait = TRAITS[instr.op];
      if (trait !== TRAIT.none && (instr.op !== DIRECT_TAIL_CALL || instr.a < importedFuncs)) traits |= trait;
    }
  }
  return traits;
}
/** The traits of all code of a module. */
function traitsOf(m: Module, importedFuncs: number): number {
  const initialisers = [
    ...m.globals.map((g) => g.init),
    ...m.tables.flatMap((t) => t.init ?? []),
    ...m.elems.flatMap((e) => e.exprs ?? []),
  ];
  const bodies = m.funcs.map(({ body }) => body);
  return traitsIn(bodies, true, importedFuncs) | traitsIn(initialisers, false, importedFuncs);
}

function signaturesOf(
  m: Module,
  tags: Iterable<number>,
  irType: ModuleEnv['irType'],
): { signatures: IrSignature[]; abi: Signature[] } {
  const none: IrSignature = { params: new Uint8Array(0), results: new Uint8Array(0) };
  const noneAbi = signatureOf([], []);
  const signatures: IrSignature[] = [];
  const abi: Signature[] = [];
  for (const { comp } of m.types) {
    if (comp.kind === 'func') {
      signatures.push({ params: Uint8Array.from(comp.params, irType), results: Uint8Array.from(comp.results, irType) });
      abi.push(signatureOf(comp.params, comp.results));
    } else {
      signatures.push(none);
      abi.push(noneAbi);
    }
  }
  signatures.push(none, { params: Uint8Array.of(TY.ref), results: none.results });
  abi.push(noneAbi, signatureOf([EXNREF], []));
  for (const type of tags) {
    const values = signatures[type]?.params ?? none.params;
    for (const results of [values, Uint8Array.of(...values, TY.ref)]) signatures.push({ params: none.params, results });
  }
  return { signatures, abi };
}

/** The settings that change generated code. */
export interface EnvSettings extends Checks {
  /** Absent: any. */
  readonly nan?: Nans;
  /** Absent: the default. */
  readonly target?: TargetName;
}

/**
 * Computes the environment of a validated module. Costs about one read of the bodies. `dataEntries`: how many data segments
 * have an entry in instances; those behind are empty, and no code refers to them.
 */
export function moduleEnv(m: Module, settings: EnvSettings, dataEntries: number = m.datas.length): ModuleEnv {
  const { spaces } = m;
  const isFuncType = (heap: number): boolean => m.types[heap]?.comp.kind === 'func';
  const irType = (t: ValType): Ty => (t < 0 ? -t : isTraced(t, isFuncType) ? TY.ref : TY.i64);
  const { bounds, traps } = checksOf(settings);
  const guard = bounds === 'guard';
  const { guardsShared } = targetOf(settings.target ?? DEFAULT_TARGET.name);
  const elemFuncs = m.elems.map(functionsOf);
  const traits = traitsOf(m, spaces.importedFuncs);

  const reached = new Uint8Array(spaces.funcs.length);
  const reach = (func: number): void => {
    reached[func] = 1;
  };
  for (const e of m.exports) if (e.kind === 'func') reach(e.index);
  for (const g of m.globals) refFuncs(g.init, reach);
  for (const t of m.tables) refFuncs(t.init, reach);
  m.elems.forEach((e, i) => {
    const funcs = elemFuncs[i];
    if (funcs !== undefined) funcs.forEach(reach);
    else for (const expr of e.exprs ?? []) refFuncs(expr, reach);
  });
  const escaping: number[] = [];
  for (let f = spaces.importedFuncs; f < reached.length; f++) if (reached[f] === 1) escaping.push(f);

  const layout = instanceLayout({
    memories: spaces.memories.length,
    tables: spaces.tables.length,
    importedFuncs: spaces.importedFuncs,
    globals: spaces.globals.length,
    types: m.types.length,
    elems: m.elems.length,
    datas: dataEntries,
    tags: spaces.tags.length,
    escapingFuncs: escaping.length,
  });
  const initialGlobals = spaces.globals.map((_, i) => {
    const own = m.globals[i - spaces.importedGlobals];
    return own === undefined ? undefined : constantNumber(own.init);
  });
  const recordOffset = new Int32Array(reached.length).fill(-1);
  escaping.forEach((f, i) => {
    recordOffset[f] = recordEntry(layout, i);
  });

  return {
    module: m,
    spaces,
    layout,
    irType,
    structs: new Map(),
    ...signaturesOf(m, spaces.tags, irType),
    initSignature: m.types.length,
    throwSignature: m.types.length + 1,
    catchSignature: m.types.length + 2,
    escaping,
    recordOffset,
    guarded: Uint8Array.from(spaces.memories, (t) =>
      Number(guard && t.address === I32 && t.pageSizeLog2 === 16 && (guardsShared || !t.shared)),
    ),
    canonicalNans: settings.nan === 'canonical',
    minBytes: spaces.memories.map((t) => Math.min(Number(t.min) * 2 ** t.pageSizeLog2, Number.MAX_SAFE_INTEGER)),
    fixedLength: spaces.tables.map((t) => (t.max !== undefined && Number(t.max) === Number(t.min) ? Number(t.min) : -1)),
    initialGlobals,
    constantGlobals: spaces.globals.map((g, i) => (g.mutable ? undefined : initialGlobals[i])),
    nullFaults: traps === 'signals',
    usesHeap: m.types.some(hasObjects) || (traits & TRAIT.gc) !== 0,
    reloadInstance: (traits & TRAIT.pointerTailCall) !== 0,
    elemFuncs,
    elemAt: elemPlaces(m, spaces.importedTables, elemFuncs),
  };
}
