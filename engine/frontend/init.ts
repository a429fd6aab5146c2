/**
 * The init function of a module, so that the runtime evaluates nothing: global initialisers, table initialisers, elements that
 * are expressions, active segments in order (element segments first, section 4.5.4), the start function. In: the environment
 * and the data segments that stand in memory images already; out: `func` of type [] -> [], or `false`: nothing is to be done.
 *
 * A global that starts with a number needs no code, a data segment in an image needs none, nor does an element segment that the
 * runtime puts in place (`elemAt`): its entry in the instance has length 0 from the start.
 */
import { LIBCALL } from '../abi/calls.ts';
import { ENTRY, elemEntry } from '../abi/layout.ts';
import { NONE, nextOf } from '../base/brand.ts';
import type { IrFunc } from '../ir/func.ts';
import { ACCESS, ALIAS, IR, memFlags, TY } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import type { ConstExpr } from '../wasm/module.ts';
import type { DataIndex, ElemIndex, GlobalIndex } from '../wasm/types.ts';
import { callStart } from './calls.ts';
import { dropData, initMemory, wide } from './memory.ts';
import type { ModuleEnv } from './ssa/env.ts';
import type { Translator } from './ssa/translator.ts';
import { dropElements, setGlobal } from './tables.ts';
import { startTranslator, translateConst } from './translate.ts';

/** Whether nothing is to be done for an element segment: its functions stand where they belong, or wait for a table.init. */
function isSettled({ module: m, elemFuncs, elemAt }: ModuleEnv, elem: ElemIndex): boolean {
  return elemFuncs[elem] !== undefined && (m.elems[elem]?.mode !== 'active' || elemAt[elem] !== undefined);
}

/** Whether a module has anything to do at instantiation beside its images. */
function hasWork(env: ModuleEnv, images: ReadonlySet<DataIndex>): boolean {
  const { module: m } = env;
  return (
    m.start !== undefined ||
    m.globals.some((_, i) => env.initialGlobals[env.spaces.importedGlobals + i] === undefined) ||
    m.tables.some((t) => t.init !== undefined) ||
    m.elems.some((_, i) => !isSettled(env, i)) ||
    m.datas.some((d, i) => d.mode === 'active' && !images.has(i))
  );
}

function tableInitialisers(t: Translator): void {
  const { module: m, spaces } = t.env;
  m.tables.forEach((table, i) => {
    if (table.init === undefined) return;
    const value = translateConst(t, table.init);
    const count = BigInt(table.type.min);
    const n = t.b.i64(Number(BigInt.asIntN(32, count)), Number(BigInt.asIntN(32, count >> 32n)));
    t.libcall(LIBCALL.table_fill, TY.none, t.b.i32(spaces.importedTables + i), t.b.i64(0, 0), value, n);
  });
}

/** Evaluates a segment's expressions into its storage. */
function elementExpressions(t: Translator, elem: ElemIndex, exprs: readonly ConstExpr[]): void {
  const base = t.vmload(TY.i64, elemEntry(t.env.layout, elem) + ENTRY.elem.base, ALIAS.constant);
  exprs.forEach((expr, i) => {
    const value = translateConst(t, expr);
    t.b.write(IR.store, TY.none, base, NONE, value, i * 8, memFlags(ACCESS.full, ALIAS.table));
  });
}

function elementSegments(t: Translator): void {
  const { module: m, elemFuncs } = t.env;
  m.elems.forEach((elem, i) => {
    if (elemFuncs[i] === undefined) elementExpressions(t, i, elem.exprs ?? []);
  });
  m.elems.forEach((elem, i) => {
    if (isSettled(t.env, i)) return;
    if (elem.mode === 'active') {
      const at = wide(t, translateConst(t, elem.at ?? bug('active segment')));
      const n = (elem.funcs ?? elem.exprs ?? []).length;
      t.libcall(LIBCALL.table_init, TY.none, t.b.i32(elem.table), t.b.i32(i), at, t.b.i64(0, 0), t.b.i64Number(n));
    }
    if (elem.mode !== 'passive') dropElements(t, i);
  });
}

function dataSegments(t: Translator, images: ReadonlySet<DataIndex>): void {
  const { module: m } = t.env;
  m.datas.forEach((data, i) => {
    if (data.mode !== 'active' || images.has(i)) return;
    const at = wide(t, translateConst(t, data.at ?? bug('active segment')));
    initMemory(t, i, data.memory, at, t.b.i64(0, 0), t.b.i64Number(data.init.length));
    dropData(t, i);
  });
}

/** Fills `func` with the init function; `images`: numbers of the data segments whose bytes stand in images. */
export function translateInit(env: ModuleEnv, func: IrFunc, images: ReadonlySet<DataIndex>): boolean {
  if (!hasWork(env, images)) return false;
  const t = startTranslator(env, func);
  func.index = NONE;
  func.signature = env.signatures[env.initSignature] ?? bug('signature');
  t.memoryLocals = false;
  t.isInit = true;
  t.budget.start();
  t.enter(t.newBlock());
  env.module.globals.forEach((global, i) => {
    const g: GlobalIndex = nextOf(env.spaces.importedGlobals + i);
    if (env.initialGlobals[g] === undefined) setGlobal(t, g, translateConst(t, global.init));
  });
  tableInitialisers(t);
  elementSegments(t);
  dataSegments(t, images);
  if (env.module.start !== undefined) callStart(t, env.module.start.func);
  t.b.append(IR.return, TY.none, t.b.list([]));
  return true;
}
