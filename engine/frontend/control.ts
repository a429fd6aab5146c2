/**
 * Translation of control instructions: blocks, branches, returns, select, branches on null. Each function translates the
 * instruction in `t.instr`; the machinery of frames is in `ssa/translator.ts`, that of labels in `ssa/ssa.ts`.
 */
import { NONE } from '../base/brand.ts';
import { intOf } from '../ir/constants.ts';
import { newEdgeList, setEdge } from '../ir/edges.ts';
import type { IrFunc, Value } from '../ir/func.ts';
import { ICMP, IR, TY } from '../ir/ops.ts';
import { BLOCK_EMPTY, BLOCK_VALUE } from '../wasm/body.ts';
import { TRAP } from '../wasm/traps.ts';
import { isNullable, nonNull } from '../wasm/types.ts';
import { type ControlFrame, FUNCTION_FRAME, KIND, NO_VALUES, oneResult } from './ssa/frames.ts';
import type { Translator } from './ssa/translator.ts';

/** The signature of the block type just read, as frames keep it. */
export function blockSignature(t: Translator): number {
  const { instr } = t;
  if (instr.block === BLOCK_EMPTY) return NO_VALUES;
  return instr.block === BLOCK_VALUE ? oneResult(instr.type) : instr.a;
}

/** Whether `v` says only whether an i32 is zero. */
function testsZero(f: IrFunc, v: Value): boolean {
  return f.op[v] === IR.icmp && f.imm[v] <= ICMP.ne && intOf(f, f.b[v]) === 0 && f.ty[f.a[v]] === TY.i32;
}

/** Ends the block with a brif on `v`, without a comparison with zero around it. */
function appendBrif({ b, func }: Translator, v: Value): Value {
  return b.append(IR.brif, TY.none, testsZero(func, v) ? func.a[v] : v);
}
/** The number of the edge that such a brif takes where `v` is not zero; `1 -` it: of the other one. */
function takenEdge({ func }: Translator, v: Value): number {
  return testsZero(func, v) && func.imm[v] === ICMP.eq ? 1 : 0;
}

export function block(t: Translator): void {
  const sig = blockSignature(t);
  t.pushFrame(KIND.block, sig, t.paramCount(sig));
}

export function loop(t: Translator): void {
  t.startLoop(blockSignature(t));
}

export function if_(t: Translator): void {
  const sig = blockSignature(t);
  const n = t.paramCount(sig);
  const cond = t.pop();
  if (t.memoryLocals) t.stackSlots.settleParams(n);
  const brif = appendBrif(t, cond);
  const taken = takenEdge(t, cond);
  const then = t.newBlock();
  setEdge(t.func, brif, taken, t.b.edge(then, 0));
  t.pushFrame(KIND.if, sig, n);
  t.frames.brif[t.top] = brif;
  t.frames.otherEdge[t.top] = 1 - taken;
  t.ssa.fork();
  for (let i = 0; i < n; i++) t.saved.push(t.stack[t.sp - n + i]);
  t.enter(then);
}

export function else_(t: Translator): void {
  const at = t.top;
  const f = t.frames;
  const sig = f.sig[at];
  if (t.reachable) t.jumpToEnd(at);
  t.leaveArm();
  const elseBlock = t.newBlock();
  setEdge(t.func, f.brif[at], f.otherEdge[at], t.b.edge(elseBlock, 0));
  f.kind[at] = KIND.else;
  t.sp = f.height[at];
  const params = t.paramCount(sig);
  const saved = f.saved[at];
  for (let i = 0; i < params; i++) t.push(t.saved.data[saved + i]);
  t.enter(elseBlock);
}

export function end(t: Translator): void {
  const at = t.top;
  const kind = t.frames.kind[at];
  const sig = t.frames.sig[at];
  if (kind === KIND.if) endIf(t, at, sig);
  if (kind !== KIND.func) {
    t.endFrame();
    return;
  }
  t.endFrame();
  if (t.reachable) returnTop(t, sig);
}

/** An `if` without `else`: its parameters are its results where the condition is zero. */
function endIf(t: Translator, at: ControlFrame, sig: number): void {
  const n = t.memoryLocals ? 0 : t.resultCount(sig);
  if (t.reachable) t.jumpToEnd(at);
  t.leaveArm();
  const f = t.frames;
  t.ssa.branch(f.label[at], f.brif[at], f.otherEdge[at], t.saved.data, f.saved[at], n);
  t.reachable = false;
}

function returnTop(t: Translator, sig: number): void {
  const n = t.resultCount(sig);
  if (t.memoryLocals) t.stackSlots.fetchTop(n);
  t.b.append(IR.return, TY.none, t.b.list(t.stack, t.sp - n, n));
  t.reachable = false;
}

export function return_(t: Translator): void {
  returnTop(t, t.frames.sig[FUNCTION_FRAME]);
}

export function br(t: Translator): void {
  const frame = t.frame(t.instr.a);
  if (t.frames.kind[frame] === KIND.func) {
    return_(t);
    return;
  }
  const jump = t.b.append(IR.jump, TY.none);
  t.branch(frame, jump, 0, t.sp - t.labelArity(frame));
  t.reachable = false;
}

/** Ends the block with a branch to `label` on `cond`, its operands on top of the stack; goes on where it is not taken. */
export function branchIf(t: Translator, label: number, value: Value): void {
  const frame = t.frame(label);
  const brif = appendBrif(t, value);
  const taken = takenEdge(t, value);
  t.branch(frame, brif, taken, t.sp - t.labelArity(frame));
  const next = t.newBlock();
  setEdge(t.func, brif, 1 - taken, t.b.edge(next, 0));
  t.enter(next);
}

export function brIf(t: Translator): void {
  branchIf(t, t.instr.a, t.pop());
}

export function brTable(t: Translator): void {
  const { instr, func } = t;
  const index = t.pop();
  const n = instr.count;
  if (n === 1) {
    instr.a = instr.list[0];
    br(t);
    return;
  }
  const list = newEdgeList(func, n);
  const inst = t.b.append(IR.br_table, TY.none, index, list);
  // One edge for each label; further slots with the same label name the first one's.
  for (let k = 0; k < n; k++) {
    const label = instr.list[k];
    const first = t.labelSlots.first(label, k);
    if (first !== k) {
      t.ssa.share(list, k, first);
      continue;
    }
    const frame = t.frame(label);
    t.branch(frame, inst, k, t.sp - t.labelArity(frame));
  }
  t.reachable = false;
}

export function unreachable(t: Translator): void {
  t.b.append(IR.unreachable, TY.none, NONE, NONE, NONE, TRAP.unreachable);
  t.reachable = false;
}

export function drop(t: Translator): void {
  t.sp--;
}

export function select(t: Translator): void {
  const cond = t.pop();
  const no = t.pop();
  const yes = t.pop();
  t.push(t.b.value(IR.select, t.func.ty[yes], cond, yes, no));
}

export function brOnNull(t: Translator): void {
  const ref = t.popRef();
  const type = t.refType;
  branchIf(t, t.instr.a, t.isNull(ref));
  t.push(ref, nonNull(type));
}

export function brOnNonNull(t: Translator): void {
  const ref = t.peek();
  branchIf(t, t.instr.a, t.b.icmp(ICMP.ne, ref, t.nullOf(ref)));
  t.sp--;
}

export function refAsNonNull(t: Translator): void {
  const ref = t.popRef();
  const type = t.refType;
  if (isNullable(type)) t.trapIf(t.isNull(ref), TRAP.nullReference);
  t.push(ref, nonNull(type));
}
