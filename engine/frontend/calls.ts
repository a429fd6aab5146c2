/**
 * Translation of calls: direct, imported, indirect, through references, and their tail forms. Imported functions are called
 * through the code and instance words of their entry in the instance; indirect calls check bounds, null and type first.
 */
import { DETAIL, ENTRY, FUNCREF, importedFuncEntry } from '../abi/layout.ts';
import { NONE } from '../base/brand.ts';
import type { Value } from '../ir/func.ts';
import { ALIAS, ICMP, IR, TY } from '../ir/ops.ts';
import { bug } from '../wasm/errors.ts';
import { TRAP } from '../wasm/traps.ts';
import { type FuncIndex, heapOf, isNullable, type TypeIndex } from '../wasm/types.ts';
import { supertypeOf } from './casts.ts';
import { emitCall, takeArguments } from './exceptions.ts';
import { typeWord } from './heap.ts';
import { field, trapTelling } from './memory.ts';
import type { Translator } from './ssa/translator.ts';
import { loadSlot, tableSlot, trapElement } from './tables.ts';

/** Leaves the frame first, so the try_tables around it catch nothing of what the callee throws. */
function emitTailCall(t: Translator, op: number, code: Value, instance: Value, callee: number, sig: number): void {
  t.b.append(op, TY.none, takeArguments(t, sig), code, instance, callee, sig);
  t.reachable = false;
}

function callFunction(t: Translator, func: FuncIndex, tail: boolean): void {
  const { importedFuncs, funcs } = t.env.spaces;
  const sig = funcs[func] ?? bug('function index');
  if (func >= importedFuncs) {
    const callee = func - importedFuncs;
    if (tail) emitTailCall(t, IR.return_call, NONE, NONE, callee, sig);
    else emitCall(t, IR.call, NONE, NONE, callee, sig);
    return;
  }
  const entry = importedFuncEntry(t.env.layout, func);
  const code = t.vmload(TY.i64, entry + ENTRY.importedFunc.code, ALIAS.constant);
  const instance = t.vmload(TY.i64, entry + ENTRY.importedFunc.instance, ALIAS.constant);
  if (tail) emitTailCall(t, IR.return_call_ptr, code, instance, 0, sig);
  else emitCall(t, IR.call_ptr, code, instance, 0, sig);
}

/** Calls the function behind a record that is known not to be null. */
function callRecord(t: Translator, ref: Value, sig: number, tail: boolean): void {
  const code = field(t, TY.i64, ref, FUNCREF.code, ALIAS.constant);
  const instance = field(t, TY.i64, ref, FUNCREF.instance, ALIAS.constant);
  if (tail) emitTailCall(t, IR.return_call_ptr, code, instance, 0, sig);
  else emitCall(t, IR.call_ptr, code, instance, 0, sig);
}

/** Traps unless the record's type is `type` or declared as its subtype. */
function checkType(t: Translator, ref: Value, type: TypeIndex): void {
  const { b } = t;
  const actual = field(t, TY.i32, ref, FUNCREF.type, ALIAS.constant);
  const expected = typeWord(t, type);
  const differs = b.icmp(ICMP.ne, actual, expected);
  const trapIf = (other: Value): void => trapTelling(t, other, TRAP.indirectCallTypeMismatch, actual, type, DETAIL.type);
  if (t.env.module.types[type]?.final !== false) {
    trapIf(differs);
    return;
  }
  const slow = t.newBlock();
  const go = t.newBlock();
  b.append(IR.brif, TY.none, differs, b.edge(slow, 0), b.edge(go, 0));
  const level = b.numbers.length;
  t.enter(slow);
  trapIf(b.icmp(ICMP.ne, supertypeOf(t, actual, type, trapIf), expected));
  b.append(IR.jump, TY.none, b.edge(go, 0));
  b.numbers.popTo(level);
  t.enter(go);
}

function callIndirect(t: Translator, tail: boolean): void {
  const { typeIndex: type, secondTable: table } = t.instr;
  const index = t.pop();
  tableSlot(t, table, index, TRAP.undefinedElement);
  const ref = loadSlot(t, table);
  trapElement(t, table, t.isNull(ref), index, TRAP.uninitializedElement);
  const element = t.env.spaces.tables[table]?.element ?? bug('table index');
  // Every element of a table of that very type has it.
  if (heapOf(element) !== type) checkType(t, ref, type);
  callRecord(t, ref, type, tail);
}

function callReference(t: Translator, tail: boolean): void {
  const sig = t.instr.typeIndex;
  const ref = t.popRef();
  if (isNullable(t.refType)) t.trapIf(t.isNull(ref), TRAP.nullFunctionReference);
  callRecord(t, ref, sig, tail);
}

export const call = (t: Translator): void => callFunction(t, t.instr.funcIndex, false);
export const returnCall = (t: Translator): void => callFunction(t, t.instr.funcIndex, true);
export const call_indirect = (t: Translator): void => callIndirect(t, false);
export const returnCallIndirect = (t: Translator): void => callIndirect(t, true);
export const callRef = (t: Translator): void => callReference(t, false);
export const returnCallRef = (t: Translator): void => callReference(t, true);

/** A call without arguments and results, for the start function. */
export function callStart(t: Translator, func: FuncIndex): void {
  callFunction(t, func, false);
}
