/**
 * Lowering of everything the calling convention (engine/abi.ts) says: parameters, calls, returns, tail calls, libcalls. Arguments and
 * results in registers become fixed operands; stack arguments are stored below a lowered rsp, which the callee raises again.
 */
import { LIBCALLS, type Signature, STACK_PLACE, signatureOf, VEC_PLACE } from '../../abi.ts';
import { type IrSignature, NONE } from '../../ir/func.ts';
import { ACCESS, IR, isPointerCall, isTryCall, TY } from '../../ir/ops.ts';
import { edgeList } from '../../ir/uses.ts';
import { INSTANCE } from '../../layout.ts';
import { EXTERNREF, I32, I64, type ValType } from '../../wasm/types.ts';
import type { Lowering } from '../lower.ts';
import { CLASS_INT, DEF_REG, defFixed, USE_REG, useFixed } from '../operands.ts';
import { immOf, instRm, setMode, setReg } from './address.ts';
import { load, move } from './lower-int.ts';
import { loadRow, storeRow } from './lower-memory.ts';
import { MODE, P } from './ops.ts';
import { CLOBBER_ALL, CLOBBER_SYSV, INT_ARGS, R10, VEC_ARGS } from './registers.ts';
import { X } from './rows.ts';

const abiCache = new WeakMap<IrSignature, Signature>();
const valType = (ty: number): ValType => (ty === TY.ref ? EXTERNREF : -ty);
/** Places of an IR signature. */
export function abiOf(s: IrSignature): Signature {
  let abi = abiCache.get(s);
  if (abi === undefined) {
    abi = signatureOf(Array.from(s.params, valType), Array.from(s.results, valType));
    abiCache.set(s, abi);
  }
  return abi;
}
const abiOfCall = (l: Lowering, i: number): Signature => abiOf(l.func.signatures[l.func.imm2[i]]);
const LIBCALL_ABI = LIBCALLS.map(({ params, results }) => {
  const types = (s: string): ValType[] => Array.from(s, (c) => (c === 'i' ? I32 : c === 'l' ? I64 : EXTERNREF));
  return signatureOf(types(params), types(results));
});

const registerAt = (place: number): number => (place >= VEC_PLACE ? VEC_ARGS[place - VEC_PLACE] : INT_ARGS[place]);

/** The vreg of the caller's result area pointer. */
function hidden(l: Lowering): number {
  if (l.hidden < 0) l.hidden = l.temp(CLASS_INT);
  return l.hidden;
}

// Arguments of the call being lowered: register and vreg of each.
const fixedRegs = new Int32Array(16);
const fixedVregs = new Int32Array(16);
let fixedCount = 0;
function fix(l: Lowering, register: number, vreg: number): void {
  let v = vreg;
  for (let k = 0; k < fixedCount; k++) {
    if (fixedVregs[k] !== v) continue;
    // One value in two registers: a vreg has one place at a time.
    v = l.v.newVreg(l.v.vregClass[vreg], l.v.vregSize[vreg], l.v.vregRef[vreg]);
    move(l, v, vreg);
    break;
  }
  fixedRegs[fixedCount] = register;
  fixedVregs[fixedCount++] = v;
}
function pushFixed(l: Lowering): void {
  for (let k = 0; k < fixedCount; k++) l.v.operand(fixedVregs[k], useFixed(fixedRegs[k]));
}

/** Stores `value` to memory given by the mode alone. */
function storeTo(l: Lowering, value: number, mode: number, offset: number): void {
  const ty = l.func.ty[value];
  const vec = ty === TY.f32 || ty === TY.f64 || ty === TY.v128;
  const imm = vec ? Number.NaN : immOf(l, value);
  if (imm >= 0 || (imm < 0 && ty !== TY.i32)) {
    setMode(mode, offset);
    return instRm(l, X.storei64, imm);
  }
  // Integers as 64 bits whatever their type: the upper half of an i32 is undefined.
  setMode(mode, offset);
  instRm(l, vec ? storeRow(l, ty, ACCESS.full) : X.store64, 0);
  l.v.operand(l.reg(value), USE_REG);
}

/** Puts the arguments of list `list` where `abi` says; stack arguments at [mode + offset]. */
function passArguments(l: Lowering, list: number, abi: Signature, mode: number, offset: number): void {
  const { pool } = l.func;
  for (let k = 0; k < abi.params.length; k++) {
    const place = abi.params[k];
    if (place >= STACK_PLACE) storeTo(l, pool[list + 1 + k], mode, offset + place - STACK_PLACE);
  }
  for (let k = 0; k < abi.params.length; k++) {
    const place = abi.params[k];
    if (place < STACK_PLACE) fix(l, registerAt(place), l.reg(pool[list + 1 + k]));
  }
}

// Values whose upper half is to be cleared behind the instruction that defines them, and where they come from.
const unclear: number[] = [];
/** Adds a def of `value` in the register at `place`. */
function define(l: Lowering, value: number, place: number): void {
  if (!l.wanted(value)) return;
  let v = l.reg(value);
  if (l.mustClearUpper(value)) {
    unclear.push(v);
    v = l.temp(CLASS_INT);
    unclear.push(v);
  }
  l.v.operand(v, defFixed(registerAt(place)));
}
/** Clears what `define` put off. */
function clearUppers(l: Lowering): void {
  for (let k = 0; k < unclear.length; k += 2) {
    setReg(unclear[k + 1]);
    load(l, X.mov32, unclear[k]);
  }
  unclear.length = 0;
}

/** The block that call `i` with exceptional successors goes on in. */
function normalBlock(l: Lowering, i: number): number {
  const { pool } = l.func;
  const list = edgeList(l.func, i);
  return pool[pool[list + pool[list]]];
}
/** Adds defs for the results in registers of call `i`. */
function defineResults(l: Lowering, i: number, abi: Signature): void {
  const { func } = l;
  if (func.ty[i] !== TY.none) return define(l, i, abi.results[0]);
  const first = isTryCall(func.op[i]) ? func.first[normalBlock(l, i)] : func.next[i];
  for (let p = first; p !== NONE && func.op[p] === IR.proj && func.a[p] === i; p = func.next[p]) {
    const place = abi.results[func.imm[p]];
    if (place < STACK_PLACE) define(l, p, place);
  }
}
/** Loads result `p` of a call if it came in the result area. */
function loadResult(l: Lowering, p: number, abi: Signature): void {
  const { func } = l;
  const place = abi.results[func.imm[p]];
  if (place < STACK_PLACE || !l.wanted(p)) return;
  setMode(MODE.area, place - STACK_PLACE);
  load(l, loadRow(l, func.ty[p], ACCESS.full), l.reg(p));
}
/** The same for all results of call `i`. */
function loadResults(l: Lowering, i: number, abi: Signature): void {
  const { func } = l;
  if (abi.resultArea === 0) return;
  for (let p = func.next[i]; p !== NONE && func.op[p] === IR.proj && func.a[p] === i; p = func.next[p]) loadResult(l, p, abi);
}
/** A result of a call that ended the block before: those in registers were defined there. */
function lowerProj(l: Lowering, i: number): void {
  loadResult(l, i, abiOfCall(l, l.func.a[i]));
}

/** Notes the exceptional successors of call `i`; answers their place among the handlers plus 1. */
function noteHandlers(l: Lowering, i: number): number {
  const { v, order } = l;
  const { pool } = l.func;
  const list = edgeList(l.func, i);
  const n = pool[list];
  const at = v.handlers.length;
  v.handlers.push(n - 1);
  for (let k = 1; k < n; k++) {
    v.handlers.push(pool[list + n + k]);
    v.handlers.push(order.target[pool[list + k]]);
  }
  return at + 1;
}

function lowerCall(l: Lowering, i: number): void {
  const { func, v } = l;
  const abi = abiOfCall(l, i);
  const pointer = isPointerCall(func.op[i]);
  const handlers = isTryCall(func.op[i]) ? noteHandlers(l, i) : 0;
  const pos = func.pos[i];
  fixedCount = 0;
  if (abi.stackArgs > 0) v.inst(P.lowerSp).withImm(abi.stackArgs);
  if (abi.resultArea > 0) {
    v.resultArea = Math.max(v.resultArea, abi.resultArea);
    const area = l.temp(CLASS_INT);
    v.inst(P.areaAddress).withMode(MODE.area);
    v.operand(area, DEF_REG);
    fix(l, INT_ARGS[0], area);
  }
  passArguments(l, func.a[i], abi, MODE.outgoing, 0);
  if (pointer) {
    v.inst(P.callPtr).withDisp(handlers).at(pos);
    v.operand(l.reg(func.b[i]), USE_REG);
    v.operand(l.reg(func.c[i]), USE_REG);
  } else
    v.inst(P.call)
      .withImm(func.imm[i])
      .withDisp(handlers)
      .withAux(l.options.reloadInstance ? 1 : 0)
      .at(pos);
  v.clobbers(CLOBBER_ALL);
  v.isSafepoint();
  v.calls = true;
  pushFixed(l);
  defineResults(l, i, abi);
  if (handlers > 0) return;
  clearUppers(l);
  loadResults(l, i, abi);
}

const BUILTIN_OFFSET: Readonly<Record<string, number>> = { memmove: INSTANCE.memmove, memset: INSTANCE.memset };

function lowerLibcall(l: Lowering, i: number): void {
  const { func, v } = l;
  const number = func.imm[i];
  const row = LIBCALLS[number];
  const abi = LIBCALL_ABI[number];
  fixedCount = 0;
  passArguments(l, func.a[i], abi, MODE.outgoing, 0);
  const exit = row.via === 'exit';
  v.inst(exit ? P.exitCall : P.builtinCall)
    .withImm(exit ? number : BUILTIN_OFFSET[row.name])
    .at(func.pos[i]);
  v.clobbers(exit ? CLOBBER_ALL : CLOBBER_SYSV);
  if (exit) v.isSafepoint();
  v.calls = true;
  pushFixed(l);
  if (func.ty[i] !== TY.none) defineResults(l, i, abi);
  clearUppers(l);
}

/**
 * The callee's stack arguments end where ours end. When they fit into ours they are stored in place (ours were all read into vregs on
 * entry); otherwise below rsp first, and the emitter moves them up over our frame.
 */
function lowerTailCall(l: Lowering, i: number): void {
  const { func, v } = l;
  const abi = abiOfCall(l, i);
  const own = abiOf(func.signature);
  const inPlace = abi.stackArgs <= own.stackArgs;
  fixedCount = 0;
  if (abi.resultArea > 0) fix(l, INT_ARGS[0], hidden(l));
  if (inPlace) passArguments(l, func.a[i], abi, MODE.incoming, own.stackArgs - abi.stackArgs);
  else {
    v.inst(P.lowerSp).withImm(abi.stackArgs);
    passArguments(l, func.a[i], abi, MODE.outgoing, 0);
  }
  const pointer = isPointerCall(func.op[i]);
  v.inst(pointer ? P.tailCallPtr : P.tailCall)
    .withImm(pointer ? 0 : func.imm[i])
    .withDisp(inPlace ? 1 : 0)
    .withAux(abi.stackArgs)
    .at(func.pos[i]);
  if (pointer) {
    v.operand(l.reg(func.b[i]), useFixed(R10));
    v.operand(l.reg(func.c[i]), USE_REG);
  }
  pushFixed(l);
  v.calls = true;
}

function lowerReturn(l: Lowering, i: number): void {
  const { func, v } = l;
  const abi = abiOf(func.signature);
  const list = func.a[i];
  fixedCount = 0;
  for (let k = 0; k < abi.results.length; k++) {
    const place = abi.results[k];
    const value = func.pool[list + 1 + k];
    if (place < STACK_PLACE) continue;
    const ty = func.ty[value];
    const vec = ty === TY.f32 || ty === TY.f64 || ty === TY.v128;
    v.inst(vec ? storeRow(l, ty, ACCESS.full) : X.store64)
      .withMode(MODE.base)
      .withDisp(place - STACK_PLACE);
    v.operand(l.reg(value), USE_REG);
    v.operand(hidden(l), USE_REG);
  }
  for (let k = 0; k < abi.results.length; k++) {
    const place = abi.results[k];
    if (place < STACK_PLACE) fix(l, registerAt(place), l.reg(func.pool[list + 1 + k]));
  }
  v.inst(P.ret);
  pushFixed(l);
}

/** Parameters from their places: the first group of the function. Lowered last, so it is known which ones anybody wants. */
export function lowerEntry(l: Lowering): void {
  const { func, v } = l;
  const abi = abiOf(func.signature);
  const params = func.params[0];
  v.stackArgs = abi.stackArgs;
  v.inst(P.args);
  if (l.hidden >= 0) v.operand(l.hidden, defFixed(INT_ARGS[0]));
  for (let k = 0; k < params.length; k++) {
    const place = abi.params[k];
    if (place < STACK_PLACE) define(l, params[k], place);
  }
  clearUppers(l);
  for (let k = 0; k < params.length; k++) {
    const place = abi.params[k];
    const p = params[k];
    if (place < STACK_PLACE || !l.wanted(p)) continue;
    setMode(MODE.incoming, place - STACK_PLACE);
    load(l, loadRow(l, func.ty[p], ACCESS.full), l.reg(p));
  }
}

export const callOps: Partial<Record<number, (l: Lowering, i: number) => void>> = {
  [IR.call]: lowerCall,
  [IR.call_ptr]: lowerCall,
  [IR.try_call]: lowerCall,
  [IR.try_call_ptr]: lowerCall,
  [IR.proj]: lowerProj,
  [IR.libcall]: lowerLibcall,
  [IR.return_call]: lowerTailCall,
  [IR.return_call_ptr]: lowerTailCall,
  [IR.return]: lowerReturn,
};
