/**
 * The frontend: function bodies → IR, one array of translators indexed by instruction. A row of the opcode table is executable
 * when it has a translator here; compiling a module with another instruction is an error of class `unsupported` that names it.
 *
 * `translateFunction(env, n, func)` fills `func` (which it resets) with defined function `n` (text function number: imports not
 * counted); its blocks are in creation order and may be unreachable, `runPasses` (passes/pipeline.ts) orders them.
 * `translateInit` (init.ts) does the same for the init function.
 */
import { Cfg } from '../ir/analysis/cfg.ts';
import { ENTRY_BLOCK, type IrFunc, type Value } from '../ir/func.ts';
import { IR, TY } from '../ir/ops.ts';
import { EXECUTABLE } from '../settings/executable.ts';
import { readInstr } from '../wasm/body.ts';
import { Cursor } from '../wasm/cursor.ts';
import { bug } from '../wasm/errors.ts';
import { featureNames } from '../wasm/features.ts';
import type { FuncBody } from '../wasm/module.ts';
import { OP_BY_NAME, OP_ROWS, OPS, type OpRow, op } from '../wasm/opcodes.ts';
import * as atomics from './atomics.ts';
import * as calls from './calls.ts';
import { withCanonicalNans } from './canonical-nans.ts';
import * as casts from './casts.ts';
import * as control from './control.ts';
import * as exceptions from './exceptions.ts';
import * as heap from './heap.ts';
import * as legacy from './legacy.ts';
import * as memory from './memory.ts';
import * as numeric from './numeric.ts';
import * as simd from './simd.ts';
import { TOO_LARGE } from './ssa/budget.ts';
import type { ModuleEnv } from './ssa/env.ts';
import { KIND } from './ssa/frames.ts';
import { Translator } from './ssa/translator.ts';
import * as tables from './tables.ts';

type Translate = (t: Translator) => void;

const SPECIAL: Readonly<Record<string, Translate>> = {
  unreachable: control.unreachable,
  nop: () => undefined,
  block: control.block,
  loop: control.loop,
  if: control.if_,
  else: control.else_,
  end: control.end,
  br: control.br,
  br_if: control.brIf,
  br_table: control.brTable,
  return: control.return_,
  br_on_null: control.brOnNull,
  br_on_non_null: control.brOnNonNull,
  drop: control.drop,
  select: control.select,
  select_t: control.select,
  throw: exceptions.throw_,
  throw_ref: exceptions.throwRef,
  try_table: exceptions.tryTable,
  try: legacy.try_,
  catch: legacy.catch_,
  catch_all: legacy.catch_,
  rethrow: legacy.rethrow,
  delegate: control.end,
  call: calls.call,
  call_indirect: calls.call_indirect,
  call_ref: calls.callRef,
  return_call: calls.returnCall,
  return_call_indirect: calls.returnCallIndirect,
  return_call_ref: calls.returnCallRef,
  'local.get': (t) => t.push(t.getLocal(t.instr.a), t.localTypes.get(t.instr.a)),
  'local.set': (t) => t.setLocal(t.instr.a, t.pop()),
  'local.tee': (t) => t.setLocal(t.instr.a, t.peek()),
  'global.get': tables.globalGet,
  'global.set': tables.globalSet,
  'table.get': tables.tableGet,
  'table.set': tables.tableSet,
  'table.size': tables.tableSize,
  'table.grow': tables.tableGrow,
  'table.fill': tables.tableFill,
  'table.copy': tables.tableCopy,
  'table.init': tables.tableInit,
  'elem.drop': tables.elemDrop,
  'memory.size': memory.memorySize,
  'memory.grow': memory.memoryGrow,
  'memory.fill': memory.memoryFill,
  'memory.copy': memory.memoryCopy,
  'memory.init': memory.memoryInit,
  'data.drop': memory.dataDrop,
  'i32.const': numeric.i32Const,
  'i64.const': numeric.i64Const,
  'f32.const': numeric.f32Const,
  'f64.const': numeric.f64Const,
  'atomic.fence': atomics.fence,
  'memory.atomic.wait32': atomics.wait(4),
  'memory.atomic.wait64': atomics.wait(8),
  'memory.atomic.notify': atomics.notify,
  'i64.add128': numeric.add128,
  'i64.sub128': numeric.sub128,
  'i64.mul_wide_s': numeric.mulWide(IR.smulhi),
  'i64.mul_wide_u': numeric.mulWide(IR.umulhi),
  'ref.null': tables.refNull,
  'ref.is_null': tables.refIsNull,
  'ref.func': tables.refFunc,
  'ref.as_non_null': control.refAsNonNull,
  'ref.eq': heap.refEq,
  'struct.new': heap.structNew,
  'struct.new_default': heap.structNewDefault,
  'struct.get': heap.structGet,
  'struct.get_s': heap.structGetSigned,
  'struct.get_u': heap.structGet,
  'struct.set': heap.structSet,
  'array.new': heap.arrayNew,
  'array.new_default': heap.arrayNewDefault,
  'array.new_fixed': heap.arrayNewFixed,
  'array.new_data': heap.arrayNewData,
  'array.new_elem': heap.arrayNewElem,
  'array.get': heap.arrayGet,
  'array.get_s': heap.arrayGetSigned,
  'array.get_u': heap.arrayGet,
  'array.set': heap.arraySet,
  'array.len': heap.arrayLen,
  'array.fill': heap.arrayFill,
  'array.copy': heap.arrayCopy,
  'array.init_data': heap.arrayInitData,
  'array.init_elem': heap.arrayInitElem,
  'ref.test': casts.refTest,
  'ref.test_null': casts.refTest,
  'ref.cast': casts.refCast,
  'ref.cast_null': casts.refCast,
  br_on_cast: casts.brOnCast,
  br_on_cast_fail: casts.brOnCastFail,
  'struct.new_desc': heap.structNewDescribed,
  'struct.new_default_desc': heap.structNewDefaultDescribed,
  'ref.get_desc': heap.getDescriptor,
  'ref.cast_desc_eq': casts.refCastDescriptor,
  'ref.cast_desc_eq_null': casts.refCastDescriptor,
  br_on_cast_desc_eq: casts.brOnCastDescriptor,
  br_on_cast_desc_eq_fail: casts.brOnCastDescriptorFail,
  // The same words under another type.
  'any.convert_extern': () => undefined,
  'extern.convert_any': () => undefined,
  'ref.i31': heap.refI31,
  'i31.get_s': heap.i31GetSigned,
  'i31.get_u': heap.i31GetUnsigned,
};

function translatorOf(row: OpRow): Translate | undefined {
  const special = SPECIAL[row.name];
  if (special !== undefined) return special;
  if (row.feature === 'threads') return atomics.atomicOf(row);
  const vector = simd.vectorOf(row);
  if (vector !== undefined) return vector;
  if (row.ir?.startsWith('load')) return memory.loadOf(row);
  if (row.ir?.startsWith('store')) return memory.storeOf(row);
  return numeric.numericOf(row);
}

/** Dense instruction → its translator. */
const TRANSLATE = new Array<Translate | undefined>(OPS.length).fill(undefined);
for (const row of OP_ROWS) {
  const fn = translatorOf(row);
  TRANSLATE[row.op] = fn === undefined ? undefined : withCanonicalNans(row, fn);
}
for (const name of Object.keys(SPECIAL)) if (!OP_BY_NAME.has(name)) bug(`translator of no instruction: ${name}`);

for (const { op: code, name, featureBit } of OP_ROWS) {
  const executable = (EXECUTABLE & featureBit) !== 0;
  if (executable !== (TRANSLATE[code] !== undefined)) bug(`executable.ts is wrong about ${name}`);
}

/** Translates the instruction in `t.instr`. */
function translate(t: Translator): void {
  const fn = TRANSLATE[t.instr.op];
  if (fn === undefined) unsupported(t);
  fn(t);
}

function unsupported(t: Translator): never {
  const row = OPS[t.instr.op];
  const feature = featureNames(row?.featureBit ?? 0).join();
  t.fail('unsupported', `unsupported instruction ${row?.name ?? 'unknown'} (needs ${feature})`);
}

const OP_TRY = op('try');
const OP_DELEGATE = op('delegate');
/** Instructions that begin another part of their construct. */
const turns = Uint8Array.from({ length: OPS.length }, (_, i) => Number(/^(else|catch|catch_all)$/.test(OPS[i]?.name ?? '')));
const OP_END = op('end');
const OP_LOOP = op('loop');
const opens = Uint8Array.from({ length: OPS.length }, (_, i) =>
  Number(/^(block|loop|if|try|try_table)$/.test(OPS[i]?.name ?? '')),
);

const cfg = new Cfg();
const translator = new Translator();

/** The one translator of this thread, ready for `func`. */
export function startTranslator(env: ModuleEnv, func: IrFunc): Translator {
  func.reset();
  func.signatures = env.signatures;
  translator.reset(env, func);
  return translator;
}

/** Translates the constant expression of a module field and pops its value. */
export function translateConst(t: Translator, expr: { bytes: Uint8Array; start: number; end: number }): Value {
  const c = new Cursor(expr.bytes, expr.start, expr.end);
  const height = t.sp;
  t.cursor = c;
  for (;;) {
    readInstr(c, t.instr);
    if (t.instr.op === OP_END) break;
    translate(t);
  }
  if (t.sp !== height + 1) bug('constant expression');
  return t.pop();
}

function translateBody(t: Translator, body: FuncBody, signature: number): void {
  const { b, func, instr } = t;
  const c = new Cursor(body.bytes, body.start, body.end);
  t.cursor = c;
  t.base = body.start;
  func.signature = t.env.signatures[signature] ?? bug('signature');
  t.enter(t.newBlock());
  const { params } = func.signature;
  const types = t.paramTypes(signature);
  const values: Value[] = [];
  for (let i = 0; i < params.length; i++) values.push(func.newParam(ENTRY_BLOCK, params[i]));
  values.forEach((v, i) => {
    t.addLocals(1, types[i] ?? bug('parameter'), v);
  });
  for (let runs = c.u32(); runs > 0; runs--) {
    const n = c.u32();
    const type = c.valType();
    const ty = t.env.irType(type);
    if (n > 0) t.addLocals(n, type, ty === TY.v128 ? b.vector(0, 0, 0, 0) : b.constant(ty, 0, 0));
  }
  t.pushFrame(KIND.func, signature, 0);
  let skipped = 0;
  while (t.depth > 0) {
    readInstr(c, instr);
    const { op } = instr;
    if (t.reachable) {
      func.currentPos = instr.at - body.start;
      const fn = TRANSLATE[op];
      if (fn === undefined) unsupported(t);
      fn(t);
    } else if (opens[op] === 1) {
      skipped++;
      // Loops and tries are numbered as the prescan saw them.
      if (op === OP_LOOP) t.loopNext++;
      else if (op === OP_TRY) t.tryNext++;
    } else if (op === OP_END || op === OP_DELEGATE) {
      if (skipped > 0) skipped--;
      else control.end(t);
    } else if (turns[op] === 1 && skipped === 0) (TRANSLATE[op] as Translate)(t);
    else if (TRANSLATE[op] === undefined) unsupported(t);
  }
  t.ssa.finish();
  if (t.memoryLocals) t.stackSlots.finish();
  // Pads were made before the calls that lead to them: now their dominators go first.
  if (t.hasPads) {
    cfg.compute(func);
    cfg.layout(func);
  }
}

/** Work per byte of body, and beside it, before locals move to memory. Real modules stay below 3. */
const WORK_PER_BYTE = 8;
const WORK_FREE = 1_000_000;

/** How much more than linear work a body of `length` bytes may cost with its locals as SSA values. */
function ssaWorkLimit(length: number): number {
  return WORK_FREE + length * WORK_PER_BYTE;
}

/**
 * Translates defined function `number` (imports not counted) into `func`. Beyond `workLimit` its locals go to frame slots; tests
 * set it to reach that path with small functions.
 */
export function translateFunction(env: ModuleEnv, number: number, func: IrFunc, workLimit?: number): void {
  const { body, type } = env.module.funcs[number] ?? bug('function number');
  const translate = (memoryLocals: boolean, limit?: number): void => {
    const t = startTranslator(env, func);
    func.index = number;
    t.isInit = false;
    t.memoryLocals = memoryLocals;
    t.budget.start(limit);
    t.prescan.begin(body);
    translateBody(t, body, type);
  };
  try {
    translate(false, workLimit ?? ssaWorkLimit(body.end - body.start));
  } catch (e) {
    if (e !== TOO_LARGE) throw e;
    translate(true);
  }
}
