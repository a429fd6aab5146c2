/**
 * Validation of modules (core specification, section 3.5). In: a module from the decoder or the text parser, and the features
 * that are on. Out: nothing, or a WasmError of phase `validate`: class `invalid` with the official suite's words and the
 * position (byte offset, or source offset for text modules), or class `limit`.
 */

import { nextOf } from '../base/brand.ts';
import { TYPES, type TypeRegistry } from '../wasm/canon.ts';
import { refFuncs } from '../wasm/constant.ts';
import { Cursor } from '../wasm/cursor.ts';
import { FEATURE, type Features } from '../wasm/features.ts';
import { checkLimit, LIMIT } from '../wasm/limits.ts';
import type { ConstExpr, Elem, ExternKind, Module } from '../wasm/module.ts';
import {
  type GlobalIndex,
  I32,
  I64,
  isDefaultable,
  type Limits,
  type MemoryType,
  mostPages,
  type TableType,
  type TypeIndex,
  type ValType,
} from '../wasm/types.ts';
import { Checker, CONTROL_KIND } from './checker.ts';
import { bodyPosition, createContext, invalid, type ModuleContext } from './context.ts';
import { checkExpression } from './expression.ts';
import { checkLanguage } from './language.ts';
import { checkValType, validateTypes } from './types.ts';

export interface ValidateOptions {
  readonly features: Features;
  /** Where types are interned; the process's registry when absent. */
  readonly registry?: TypeRegistry;
}

/** A checker between two modules: most modules are small, and making its arrays is most of the work for them. */
let spare: Checker | undefined;

function withChecker<T>(ctx: ModuleContext, use: (checker: Checker) => T): T {
  const checker = spare ?? new Checker(ctx);
  spare = undefined;
  checker.ctx = ctx;
  try {
    return use(checker);
  } finally {
    if (checker.isSmall) spare = checker;
  }
}

/** Validates a whole module. */
export function validate(m: Module, options: ValidateOptions): void {
  const ctx = validateModule(m, options);
  withChecker(ctx, (checker) => {
    for (let i = 0; i < m.funcs.length; i++) validateFunction(ctx, i, checker);
  });
}

/** Validates everything but the bodies of functions; the context serves `validateFunction`, in any order and in any worker. */
export function validateModule(m: Module, options: ValidateOptions): ModuleContext {
  const { features, registry = TYPES } = options;
  checkLanguage(m, features);
  const canon = validateTypes(m, registry);
  checkCounts(m);
  checkImports(m);
  for (const t of m.tags) checkTag(m, t.type, t.offset);
  for (const f of m.funcs) checkFuncType(m, f.type, bodyPosition(m, f.body));
  const ctx = createContext(m, features, registry, canon);
  checkPlurals(ctx);
  collectDeclared(ctx);
  for (const mem of m.memories) checkMemoryType(mem.type, mem.offset);
  withChecker(ctx, (checker) => {
    checkTables(ctx, checker);
    checkGlobals(ctx, checker);
    m.elems.forEach((e, i) => {
      checkElem(ctx, checker, e, ctx.elemTypes[i]);
    });
    checkDatas(ctx, checker);
  });
  checkStart(m, ctx);
  checkExports(m, ctx);
  return ctx;
}

/** Validates the body of defined function `index` (not counting imports). */
export function validateFunction(ctx: ModuleContext, index: number, checker: Checker = new Checker(ctx)): void {
  const { m, signatures } = ctx;
  const func = m.funcs[index];
  if (func === undefined) return;
  const { bytes, start, end } = func.body;
  checkLimit('validate', 'bytes in a function body', end - start, LIMIT.bodyBytes, bodyPosition(m, func.body));
  const c = new Cursor(bytes, start, end);
  c.allowExact = (ctx.features & FEATURE['custom-descriptors']) !== 0;
  checker.c = c;
  checker.constant = false;
  checker.func = ctx.spaces.importedFuncs + index;
  checker.instr.at = start;
  checker.setParams(signatures.paramsAt[func.type], signatures.paramCount[func.type]);
  const groups = c.u32();
  for (let i = 0; i < groups; i++) {
    const n = c.u32();
    const t = c.valType();
    checkValType(t, m.types.length, m.origin === 'binary' ? c.pos : bodyPosition(m, func.body));
    checker.addLocals(n, checker.type(t));
  }
  run(checker, signatures.resultsAt[func.type], signatures.resultCount[func.type]);
}

/** Runs the checker over an expression that gives `count` types of the pool. */
function run(checker: Checker, resultsAt: number, count: number): void {
  checker.sp = 0;
  checker.depth = -1;
  checker.blockParamsAt = checker.blockParamCount = 0;
  checker.blockResultsAt = resultsAt;
  checker.blockResultCount = count;
  checker.enter(CONTROL_KIND.func);
  checkExpression(checker);
}

/** Validates a constant expression that must give `t` (canonical). */
function checkConstant(ctx: ModuleContext, checker: Checker, expr: ConstExpr, t: ValType): void {
  checker.c = new Cursor(expr.bytes, expr.start, expr.end);
  checker.c.allowExact = (ctx.features & FEATURE['custom-descriptors']) !== 0;
  checker.constant = true;
  checker.func = -1;
  checker.setParams(0, 0);
  run(checker, ctx.signatures.single(t), 1);
}

// --- Declarations ---------------------------------------------------------------------------------------------------------

function checkCounts(m: Module): void {
  const counts: readonly [string, number, number][] = [
    ['imports', m.imports.length, LIMIT.imports],
    ['functions', m.funcs.length, LIMIT.functions],
    ['tables', m.tables.length, LIMIT.tables],
    ['memories', m.memories.length, LIMIT.memories],
    ['globals', m.globals.length, LIMIT.globals],
    ['tags', m.tags.length, LIMIT.tags],
    ['exports', m.exports.length, LIMIT.exports],
    ['element segments', m.elems.length, LIMIT.elementSegments],
    ['data segments', m.datas.length, LIMIT.dataSegments],
  ];
  for (const [what, count, limit] of counts) checkLimit('validate', what, count, limit, 0);
}

function checkFuncType(m: Module, type: TypeIndex, offset: number): void {
  const def = m.types[type];
  if (def === undefined) invalid(`unknown type ${type}`, offset);
  else if (def.comp.kind !== 'func') invalid(`non-function type ${type}`, offset);
}
function checkTag(m: Module, type: TypeIndex, offset: number): void {
  checkFuncType(m, type, offset);
  const comp = m.types[type]?.comp;
  if (comp?.kind === 'func' && comp.results.length > 0) invalid('non-empty tag result type', offset);
}

function checkImports(m: Module): void {
  for (const { desc, offset } of m.imports) {
    if (desc.kind === 'func') checkFuncType(m, desc.type, offset);
    else if (desc.kind === 'tag') checkTag(m, desc.type, offset);
    else if (desc.kind === 'global') checkValType(desc.type.type, m.types.length, offset);
    else if (desc.kind === 'table') checkTableType(m, desc.type, offset);
    else checkMemoryType(desc.type, offset);
  }
}

function checkLimits(l: Limits, bound: bigint, message: string, offset: number): void {
  if (l.min > bound || (l.max !== undefined && l.max > bound)) invalid(message, offset);
  if (l.max !== undefined && l.min > l.max) invalid('size minimum must not be greater than maximum', offset);
}
function checkTableType(m: Module, t: TableType, offset: number): void {
  checkValType(t.element, m.types.length, offset);
  const bits = t.address === I64 ? 64n : 32n;
  checkLimits(t, (1n << bits) - 1n, `table size must be at most 2^${bits}-1`, offset);
}
function checkMemoryType(t: MemoryType, offset: number): void {
  if (t.pageSizeLog2 !== 16 && t.pageSizeLog2 !== 0) invalid('invalid custom page size', offset);
  const bits = t.address === I64 ? 64 : 32;
  const most = t.pageSizeLog2 === 0 ? `2^${bits}-1 bytes` : t.address === I64 ? '2^48 pages (2^64 bytes)' : '65536 pages (4GiB)';
  checkLimits(t, mostPages(t), `memory size must be at most ${most}`, offset);
  if (t.shared && t.max === undefined) invalid('shared memory must have maximum', offset);
}
/** Several memories are a feature of their own, several tables came with reference types. */
function checkPlurals(ctx: ModuleContext): void {
  const { m, features, spaces } = ctx;
  const second = (kind: ExternKind, defined: readonly { readonly offset: number }[], imported: number): number => {
    const imports = m.imports.filter((i) => i.desc.kind === kind);
    return (imports[1] ?? defined[imported === 0 ? 1 : 0] ?? { offset: 0 }).offset;
  };
  const lacks = (feature: 'multi-memory' | 'reference-types'): boolean => (features & FEATURE[feature]) === 0;
  if (spaces.memories.length > 1 && lacks('multi-memory'))
    invalid('multiple memories', second('memory', m.memories, spaces.importedMemories));
  if (spaces.tables.length > 1 && lacks('reference-types'))
    invalid('multiple tables', second('table', m.tables, spaces.importedTables));
}

// --- Definitions ----------------------------------------------------------------------------------------------------------

function checkTables(ctx: ModuleContext, checker: Checker): void {
  const { m, spaces } = ctx;
  // Tables come before globals: their initializers see imported globals only.
  ctx.visibleGlobals = spaces.importedGlobals;
  for (const [i, t] of m.tables.entries()) {
    checkTableType(m, t.type, t.offset);
    if (t.init !== undefined) checkConstant(ctx, checker, t.init, ctx.tableElements[nextOf(spaces.importedTables + i)]);
    else if (!isDefaultable(t.type.element))
      invalid('type mismatch: table of non-null references needs an initializer', t.offset);
  }
}
function checkGlobals(ctx: ModuleContext, checker: Checker): void {
  const { m, spaces, features } = ctx;
  for (const [i, g] of m.globals.entries()) {
    const index: GlobalIndex = nextOf(spaces.importedGlobals + i);
    checkValType(g.type.type, m.types.length, g.offset);
    // Before garbage collection only imported ones could be used.
    ctx.visibleGlobals = features & FEATURE.gc ? index : spaces.importedGlobals;
    checkConstant(ctx, checker, g.init, ctx.globalTypes[index]);
  }
  if (features & FEATURE.gc) ctx.visibleGlobals = spaces.globals.length;
}

function checkElem(ctx: ModuleContext, checker: Checker, e: Elem, type: ValType): void {
  const { m, spaces, registry } = ctx;
  checkValType(e.type, m.types.length, e.offset);
  checkLimit('validate', 'elements in a segment', (e.funcs ?? e.exprs ?? []).length, LIMIT.segmentElements, e.offset);
  for (const f of e.funcs ?? []) if (f >= spaces.funcs.length) invalid(`unknown function ${f}`, e.offset);
  for (const x of e.exprs ?? []) checkConstant(ctx, checker, x, type);
  if (e.mode !== 'active') return;
  if (e.table >= spaces.tables.length) invalid(`unknown table ${e.table}`, e.offset);
  const element = ctx.tableElements[e.table];
  if (!registry.matches(type, element))
    invalid(`type mismatch: element segment of ${checker.show(type)} does not match table of ${checker.show(element)}`, e.offset);
  if (e.at !== undefined) checkConstant(ctx, checker, e.at, ctx.tableAddress[e.table]);
}

function checkDatas(ctx: ModuleContext, checker: Checker): void {
  for (const d of ctx.m.datas) {
    if (d.mode !== 'active') continue;
    if (d.memory >= ctx.spaces.memories.length) invalid(`unknown memory ${d.memory}`, d.offset);
    if (d.at !== undefined) checkConstant(ctx, checker, d.at, ctx.memoryAddress[d.memory] ?? I32);
  }
}

function checkStart(m: Module, ctx: ModuleContext): void {
  if (m.start === undefined) return;
  const { func, offset } = m.start;
  const type = ctx.spaces.funcs[func];
  if (type === undefined) invalid(`unknown function ${func}`, offset);
  else if (ctx.signatures.paramCount[type] !== 0 || ctx.signatures.resultCount[type] !== 0)
    invalid('start function must have type [] -> []', offset);
}

const NOUN: Readonly<Record<ExternKind, string>> = {
  func: 'function',
  table: 'table',
  memory: 'memory',
  global: 'global',
  tag: 'tag',
};

function checkExports(m: Module, ctx: ModuleContext): void {
  const { spaces } = ctx;
  const sizes: Readonly<Record<ExternKind, number>> = {
    func: spaces.funcs.length,
    table: spaces.tables.length,
    memory: spaces.memories.length,
    global: spaces.globals.length,
    tag: spaces.tags.length,
  };
  const names = new Set<string>();
  for (const e of m.exports) {
    if (e.index >= sizes[e.kind]) invalid(`unknown ${NOUN[e.kind]} ${e.index}`, e.offset);
    if (names.has(e.name)) invalid(`duplicate export name ${JSON.stringify(e.name)}`, e.offset);
    names.add(e.name);
  }
}

// --- Declared function references -----------------------------------------------------------------------------------------

/** Functions that occur outside bodies: exports, element segments, initializers (the module rule's `refs`, section 3.5.13). */
function collectDeclared(ctx: ModuleContext): void {
  const { m, declared } = ctx;
  const declare = (func: number): void => {
    if (func < declared.length) declared[func] = 1;
  };
  const scan = (expr: ConstExpr | undefined): void => refFuncs(expr, declare);
  for (const e of m.exports) if (e.kind === 'func') declare(e.index);
  for (const g of m.globals) scan(g.init);
  for (const t of m.tables) scan(t.init);
  for (const d of m.datas) scan(d.at);
  for (const e of m.elems) {
    scan(e.at);
    for (const f of e.funcs ?? []) declare(f);
    for (const x of e.exprs ?? []) scan(x);
  }
}
