/**
 * Lowering of everything the calling convention (engine/abi/calls.ts) says, without a machine: parameters, calls, returns, tail
 * calls, libcalls. Arguments and results in registers become fixed operands; stack arguments are stored below a lowered stack
 * pointer, which the callee raises again.
 */

import { LIBCALLS, type Libcall, type Signature, STACK_PLACE, signatureOf, VEC_PLACE } from '../../abi/calls.ts';
import { INSTANCE } from '../../abi/layout.ts';
import { IntList } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import { argumentsOf, edgeAt, edgeCount, edgeIn, edgeList, edgesIn, tagAt, targetOf, valueAt } from '../../ir/edges.ts';
import { type Block, ENTRY_BLOCK, type IrSignature, type Value } from '../../ir/func.ts';
import { IR, isPointerCall, isTryCall, TY } from '../../ir/ops.ts';
import { EXTERNREF, I32, I64, type ValType } from '../../wasm/types.ts';
import { CLASS_INT, DEF_REG, defFixed, type PReg, USE_REG, useFixed, type VReg } from '../regalloc/interface/operands.ts';
import type { CommonOps } from '../vcode/pseudo.ts';
import type { LowerTable } from './dispatch.ts';
import type { Lowering } from './lower.ts';

/** Stack memory that the convention speaks of. */
export const AREA = {
  /** The caller's stack arguments for this function. */
  incoming: 0,
  /** Stack arguments of a call, at the lowered stack pointer. */
  outgoing: 1,
  /** Results of a call that found no register. */
  results: 2,
} as const;
export type Area = (typeof AREA)[keyof typeof AREA];

/** What a machine gives to the lowering of its calling convention. */
export interface AbiSpec {
  /** Argument and result registers by index (engine/abi/calls.ts). */
  readonly ints: readonly PReg[];
  readonly vecs: readonly PReg[];
  /** Clobber sets: of calls and exits, which keep nothing, and of builtins, which keep what a C function does. */
  readonly clobbersAll: number;
  readonly clobbersBuiltin: number;
  /** Where the code of a tail call through a pointer stands: a register that neither arguments nor leaving the frame touch. */
  readonly tailCallCode: PReg;
  readonly ops: CommonOps;
  /** The vreg `d` becomes the value of IR type `ty` at byte `offset` of `area`. */
  load(l: Lowering, d: VReg, ty: number, area: Area, offset: number): void;
  /** `value` goes to byte `offset` of `area`; integers in full, as the upper half of an i32 is undefined. */
  store(l: Lowering, value: Value, area: Area, offset: number): void;
  /** The vreg `s`, of IR type `ty`, goes to byte `offset` of the memory that vreg `base` points to. */
  storeAt(l: Lowering, s: VReg, ty: number, base: VReg, offset: number): void;
  /** d = s, a copy that the allocator may remove. */
  move(l: Lowering, d: VReg, s: VReg): void;
  /** d = the i32 s, with the upper half zero. */
  clearUpper(l: Lowering, d: VReg, s: VReg): void;
}

const BUILTIN_OFFSET: Readonly<Record<string, number>> = {
  memmove: INSTANCE.memmove,
  memset: INSTANCE.memset,
  move_elements: INSTANCE.memmove,
  set_elements: INSTANCE.memset,
};

const LIBCALL_ABI = LIBCALLS.map(({ params, results }) => {
  const types = (s: string): ValType[] => Array.from(s, (c) => (c === 'i' ? I32 : c === 'l' ? I64 : EXTERNREF));
  return signatureOf(types(params), types(results));
});
const valType = (ty: number): ValType => (ty === TY.ref ? EXTERNREF : -ty);

export class AbiLowering {
  /** By IR operation. */
  readonly ops: LowerTable = {
    [IR.call]: (l, i) => this.lowerCall(l, i),
    [IR.call_ptr]: (l, i) => this.lowerCall(l, i),
    [IR.try_call]: (l, i) => this.lowerCall(l, i),
    [IR.try_call_ptr]: (l, i) => this.lowerCall(l, i),
    // A result of a call that ended the block before: those in registers were defined there.
    [IR.proj]: (l, i) => this.loadResult(l, i, this.abiOfCall(l, l.func.a[i])),
    [IR.libcall]: (l, i) => this.lowerLibcall(l, i),
    [IR.return_call]: (l, i) => this.lowerTailCall(l, i),
    [IR.return_call_ptr]: (l, i) => this.lowerTailCall(l, i),
    [IR.return]: (l, i) => this.lowerReturn(l, i),
  };

  private readonly spec: AbiSpec;
  private readonly known = new WeakMap<IrSignature, Signature>();
  // Arguments of the call being lowered: register and vreg of each.
  private readonly fixedRegs: IntList<PReg> = new IntList();
  private readonly fixedVregs: IntList<VReg> = new IntList();
  // Values whose upper half is to be cleared behind the instruction that defines them, and where they come from.
  private readonly unclear: IntList<VReg> = new IntList();
  private readonly unclearFrom: IntList<VReg> = new IntList();

  constructor(spec: AbiSpec) {
    this.spec = spec;
  }

  /** Parameters from their places: the first group of the function. Lowered last, so it is known which ones anybody wants. */
  entry(l: Lowering): void {
    const { func, v } = l;
    const { spec } = this;
    const abi = this.abiOf(func.signature);
    const params = func.params[ENTRY_BLOCK];
    v.stackArgs = abi.stackArgs;
    v.inst(spec.ops.args);
    if (l.hidden >= 0) v.operand(l.hidden, defFixed(spec.ints[0]));
    for (let k = 0; k < params.length; k++) {
      const place = abi.params[k];
      if (place < STACK_PLACE) this.define(l, params[k], place);
    }
    this.clearUppers(l);
    for (let k = 0; k < params.length; k++) {
      const place = abi.params[k];
      const p = params[k];
      if (place >= STACK_PLACE && l.wanted(p)) spec.load(l, l.reg(p), func.ty[p], AREA.incoming, place - STACK_PLACE);
    }
  }

  // ---- Places ----

  private abiOf(s: IrSignature): Signature {
    let abi = this.known.get(s);
    if (abi === undefined) {
      abi = signatureOf(Array.from(s.params, valType), Array.from(s.results, valType));
      this.known.set(s, abi);
    }
    return abi;
  }
  private abiOfCall(l: Lowering, i: Value): Signature {
    return this.abiOf(l.func.signatures[l.func.imm2[i]]);
  }
  private registerAt(place: number): PReg {
    return place >= VEC_PLACE ? this.spec.vecs[place - VEC_PLACE] : this.spec.ints[place];
  }
  /** The vreg of the caller's result area pointer. */
  private hidden(l: Lowering): VReg {
    if (l.hidden < 0) l.hidden = l.temp(CLASS_INT);
    return l.hidden;
  }

  // ---- Arguments ----

  private fix(l: Lowering, register: PReg, vreg: VReg): void {
    let v = vreg;
    for (let k = 0; k < this.fixedVregs.length; k++) {
      if (this.fixedVregs.get(k) !== v) continue;
      // One value in two registers: a vreg has one place at a time.
      v = l.v.newVreg(l.v.vregClass[vreg], l.v.vregSize[vreg], l.v.vregRef[vreg]);
      this.spec.move(l, v, vreg);
      break;
    }
    this.fixedRegs.push(register);
    this.fixedVregs.push(v);
  }
  /** Adds what was fixed as operands of the instruction just started. */
  private pushFixed(l: Lowering): void {
    for (let k = 0; k < this.fixedVregs.length; k++) l.v.operand(this.fixedVregs.get(k), useFixed(this.fixedRegs.get(k)));
  }
  private begin(): void {
    this.fixedRegs.length = 0;
    this.fixedVregs.length = 0;
  }

  /** Puts the arguments of call `i` where `abi` says; stack arguments at `area` from `offset` on. */
  private passArguments(l: Lowering, i: Value, abi: Signature, area: Area, offset: number): void {
    const { func } = l;
    const list = argumentsOf(func, i);
    for (let k = 0; k < abi.params.length; k++) {
      const place = abi.params[k];
      if (place >= STACK_PLACE) this.spec.store(l, valueAt(func, list, k), area, offset + place - STACK_PLACE);
    }
    for (let k = 0; k < abi.params.length; k++) {
      const place = abi.params[k];
      if (place < STACK_PLACE) this.fix(l, this.registerAt(place), l.reg(valueAt(func, list, k)));
    }
  }

  // ---- Results ----

  /** Adds a def of `value` in the register at `place`. */
  private define(l: Lowering, value: Value, place: number): void {
    if (!l.wanted(value)) return;
    let v = l.reg(value);
    if (l.mustClearUpper(value)) {
      this.unclear.push(v);
      v = l.temp(CLASS_INT);
      this.unclearFrom.push(v);
    }
    l.v.operand(v, defFixed(this.registerAt(place)));
  }
  /** Clears what `define` put off. */
  private clearUppers(l: Lowering): void {
    const { unclear, unclearFrom } = this;
    for (let k = 0; k < unclear.length; k++) this.spec.clearUpper(l, unclear.get(k), unclearFrom.get(k));
    unclear.length = 0;
    unclearFrom.length = 0;
  }
  /** Adds defs for the results in registers of call `i`. */
  private defineResults(l: Lowering, i: Value, abi: Signature): void {
    const { func } = l;
    if (func.ty[i] !== TY.none) return this.define(l, i, abi.results[0]);
    const first = isTryCall(func.op[i]) ? func.first[normalBlock(l, i)] : func.next[i];
    for (let p = first; p !== NONE && func.op[p] === IR.proj && func.a[p] === i; p = func.next[p]) {
      const place = abi.results[func.imm[p]];
      if (place < STACK_PLACE) this.define(l, p, place);
    }
  }
  /** Loads result `p` of a call if it came in the result area. */
  private loadResult(l: Lowering, p: Value, abi: Signature): void {
    const { func } = l;
    const place = abi.results[func.imm[p]];
    if (place >= STACK_PLACE && l.wanted(p)) this.spec.load(l, l.reg(p), func.ty[p], AREA.results, place - STACK_PLACE);
  }
  /** The same for all results of call `i`. */
  private loadResults(l: Lowering, i: Value, abi: Signature): void {
    const { func } = l;
    if (abi.resultArea === 0) return;
    for (let p = func.next[i]; p !== NONE && func.op[p] === IR.proj && func.a[p] === i; p = func.next[p])
      this.loadResult(l, p, abi);
  }

  // ---- Calls ----

  private lowerCall(l: Lowering, i: Value): void {
    const { func, v } = l;
    const { ops, ints, clobbersAll } = this.spec;
    const abi = this.abiOfCall(l, i);
    const handlers = isTryCall(func.op[i]) ? noteHandlers(l, i) : 0;
    this.begin();
    if (abi.stackArgs > 0) v.inst(ops.lowerSp).withImm(abi.stackArgs);
    if (abi.resultArea > 0) {
      v.resultArea = Math.max(v.resultArea, abi.resultArea);
      const area = l.temp(CLASS_INT);
      v.inst(ops.areaAddress).operand(area, DEF_REG);
      this.fix(l, ints[0], area);
    }
    this.passArguments(l, i, abi, AREA.outgoing, 0);
    if (isPointerCall(func.op[i])) {
      v.inst(ops.callPtr).withDisp(handlers).at(func.pos[i]);
      v.operand(l.reg(func.b[i]), USE_REG).operand(l.reg(func.c[i]), USE_REG);
    } else {
      const reload = l.options.reloadInstance ? 1 : 0;
      v.inst(ops.call).withImm(func.imm[i]).withDisp(handlers).withAux(reload).at(func.pos[i]);
    }
    v.clobbers(clobbersAll);
    v.isSafepoint();
    v.calls = true;
    this.pushFixed(l);
    this.defineResults(l, i, abi);
    if (handlers > 0) return;
    this.clearUppers(l);
    this.loadResults(l, i, abi);
  }

  private lowerLibcall(l: Lowering, i: Value): void {
    const { func, v } = l;
    const { ops, clobbersAll, clobbersBuiltin } = this.spec;
    const number = func.imm[i];
    const { via, name, rare }: Libcall = LIBCALLS[number];
    if (rare) v.rare[l.machineBlock] = 1;
    const abi = LIBCALL_ABI[number];
    this.begin();
    this.passArguments(l, i, abi, AREA.outgoing, 0);
    const exit = via === 'exit';
    v.inst(exit ? ops.exitCall : ops.builtinCall)
      .withImm(exit ? number : BUILTIN_OFFSET[name])
      .at(func.pos[i]);
    v.clobbers(exit ? clobbersAll : clobbersBuiltin);
    if (exit) v.isSafepoint();
    v.calls = true;
    this.pushFixed(l);
    if (func.ty[i] !== TY.none) this.defineResults(l, i, abi);
    this.clearUppers(l);
  }

  /**
   * The callee's stack arguments end where ours end. When they fit into ours they are stored in place (ours were all read into
   * vregs on entry); otherwise below the stack pointer first, and the emitter moves them up over our frame.
   */
  private lowerTailCall(l: Lowering, i: Value): void {
    const { func, v } = l;
    const { ops, ints, tailCallCode } = this.spec;
    const abi = this.abiOfCall(l, i);
    const own = this.abiOf(func.signature);
    const inPlace = abi.stackArgs <= own.stackArgs;
    this.begin();
    if (abi.resultArea > 0) this.fix(l, ints[0], this.hidden(l));
    if (inPlace) this.passArguments(l, i, abi, AREA.incoming, own.stackArgs - abi.stackArgs);
    else {
      v.inst(ops.lowerSp).withImm(abi.stackArgs);
      this.passArguments(l, i, abi, AREA.outgoing, 0);
    }
    const pointer = isPointerCall(func.op[i]);
    v.inst(pointer ? ops.tailCallPtr : ops.tailCall)
      .withImm(pointer ? 0 : func.imm[i])
      .withDisp(inPlace ? 1 : 0)
      .withAux(abi.stackArgs)
      .at(func.pos[i]);
    if (pointer) v.operand(l.reg(func.b[i]), useFixed(tailCallCode)).operand(l.reg(func.c[i]), USE_REG);
    this.pushFixed(l);
    v.calls = true;
  }

  private lowerReturn(l: Lowering, i: Value): void {
    const { func, v } = l;
    const abi = this.abiOf(func.signature);
    const list = argumentsOf(func, i);
    this.begin();
    for (let k = 0; k < abi.results.length; k++) {
      const place = abi.results[k];
      if (place < STACK_PLACE) continue;
      const value = valueAt(func, list, k);
      this.spec.storeAt(l, l.reg(value), func.ty[value], this.hidden(l), place - STACK_PLACE);
    }
    for (let k = 0; k < abi.results.length; k++) {
      const place = abi.results[k];
      if (place < STACK_PLACE) this.fix(l, this.registerAt(place), l.reg(valueAt(func, list, k)));
    }
    v.inst(this.spec.ops.ret);
    this.pushFixed(l);
  }
}

/** The block that call `i` with exceptional successors goes on in. */
function normalBlock({ func }: Lowering, i: Value): Block {
  return targetOf(func, edgeAt(func, i, edgeCount(func, i) - 1));
}

/** Notes the exceptional successors of call `i`; answers their place among the handlers plus 1. */
function noteHandlers({ v, order, func }: Lowering, i: Value): number {
  const list = edgeList(func, i);
  const n = edgesIn(func, list) - 1;
  const at = v.handlers.length;
  v.handlers.push(n);
  for (let k = 0; k < n; k++) {
    v.handlers.push(tagAt(func, list, k));
    v.handlers.push(order.target[edgeIn(func, list, k)]);
  }
  return at + 1;
}
