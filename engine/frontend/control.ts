/**
 * Translation of control instructions: blocks, branches, returns, select, branches on null. Each function translates the
 * instruction in `t.instr`; the machinery of frames, edges and joins is in `translator.ts`.
 */
import { intOf } from '../ir/constants.ts';
import { NONE } from '../ir/func.ts';
import { ICMP, IR, TY } from '../ir/ops.ts';
import { BLOCK_EMPTY, BLOCK_VALUE } from '../wasm/body.ts';
import { TRAP } from '../wasm/traps.ts';
import { irType } from './env.ts';
import { FIELD, FRAME, KIND, VERSIONS } from './frames.ts';
import type { Translator } from './translator.ts';

/** The signature of the block type just read, as frames keep it. */
export function blockSignature(t: Translator): number {
  const { instr } = t;
  if (instr.block === BLOCK_EMPTY) return -1;
  return instr.block === BLOCK_VALUE ? -2 - irType(instr.type) : instr.a;
}

/** Whether the last `condition` was stripped of a negation. */
let inverted = false;
/** The condition without comparisons with zero around it; sets `inverted`. */
function condition(t: Translator, v: number): number {
  const { func } = t;
  inverted = false;
  if (func.op[v] !== IR.icmp) return v;
  const cond = func.imm[v];
  const x = func.a[v];
  const zero = func.b[v];
  if (cond > ICMP.ne || intOf(func, zero) !== 0 || func.ty[x] !== TY.i32) return v;
  inverted = cond === ICMP.eq;
  return x;
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
  const cond = condition(t, t.pop());
  if (t.memoryLocals) t.homes.settleParams(n);
  const then = t.newBlock();
  const edge = t.b.edge(then, 0);
  const brif = t.b.append(IR.brif, TY.none, cond, inverted ? NONE : edge, inverted ? edge : NONE);
  t.pushFrame(KIND.if, sig, n);
  t.frames[t.top + FRAME.brif] = brif;
  t.frames[t.top + FRAME.header] = inverted ? FIELD.b : FIELD.c;
  t.frames[t.top + FRAME.numbers] = t.b.numbers.length;
  for (let k = 0; k < VERSIONS; k++) t.saved.push(t.version[k]);
  for (let i = 0; i < n; i++) t.saved.push(t.stack[t.sp - n + i]);
  t.enter(then);
}

export function else_(t: Translator): void {
  const at = t.top;
  const f = t.frames;
  const sig = f[at + FRAME.sig];
  if (t.reachable) t.jumpToEnd(at);
  t.leaveArm();
  const elseBlock = t.newBlock();
  t.writeEdge(f[at + FRAME.brif], f[at + FRAME.header], t.b.edge(elseBlock, 0));
  f[at + FRAME.kind] = KIND.else;
  t.sp = f[at + FRAME.height];
  const params = t.paramCount(sig);
  const saved = f[at + FRAME.saved] + VERSIONS;
  for (let i = 0; i < params; i++) t.push(t.saved.data[saved + i]);
  t.enter(elseBlock);
}

export function end(t: Translator): void {
  const at = t.top;
  const kind = t.frames[at + FRAME.kind];
  const sig = t.frames[at + FRAME.sig];
  if (kind === KIND.if) endIf(t, at, sig);
  if (kind !== KIND.func) {
    t.endFrame();
    return;
  }
  t.endFrame();
  if (t.reachable) returnTop(t, sig);
}

/** An `if` without `else`: its parameters are its results where the condition is zero. */
function endIf(t: Translator, at: number, sig: number): void {
  const n = t.memoryLocals ? 0 : t.resultCount(sig);
  if (t.reachable) t.jumpToEnd(at);
  t.leaveArm();
  const f = t.frames;
  const saved = f[at + FRAME.saved] + VERSIONS;
  t.addPending(at, f[at + FRAME.brif], f[at + FRAME.header], t.saved.data, saved, n);
  t.reachable = false;
}

function returnTop(t: Translator, sig: number): void {
  const n = t.resultCount(sig);
  if (t.memoryLocals) t.homes.fetchTop(n);
  t.b.append(IR.return, TY.none, t.b.list(t.stack, t.sp - n, n));
  t.reachable = false;
}

export function return_(t: Translator): void {
  returnTop(t, t.frames[FRAME.sig]);
}

export function br(t: Translator): void {
  const frame = t.frame(t.instr.a);
  if (t.frames[frame + FRAME.kind] === KIND.func) {
    return_(t);
    return;
  }
  const jump = t.b.append(IR.jump, TY.none);
  t.branch(frame, jump, FIELD.a, t.sp - t.labelArity(frame));
  t.reachable = false;
}

/** Ends the block with a branch to `label` on `cond`, its operands on top of the stack; goes on where it is not taken. */
function branchIf(t: Translator, label: number, value: number): void {
  const frame = t.frame(label);
  const cond = condition(t, value);
  const taken = inverted ? FIELD.c : FIELD.b;
  const brif = t.b.append(IR.brif, TY.none, cond);
  t.branch(frame, brif, taken, t.sp - t.labelArity(frame));
  const next = t.newBlock();
  t.writeEdge(brif, taken === FIELD.b ? FIELD.c : FIELD.b, t.b.edge(next, 0));
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
  const list = func.allocPool(n + 1);
  func.pool[list] = n;
  const inst = t.b.append(IR.br_table, TY.none, index, list);
  // One edge for each label; further slots with the same label name the first one's.
  for (let i = 0; i < n; i++) {
    const slot = list + 1 + i;
    const label = instr.list[i];
    const first = t.labelSlots.first(label, slot, i === 0);
    if (first !== slot) {
      func.pool[slot] = -2 - first;
      continue;
    }
    const frame = t.frame(label);
    t.branch(frame, inst, FIELD.table + slot, t.sp - t.labelArity(frame));
  }
  t.rememberTable(list);
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
  const ref = t.pop();
  branchIf(t, t.instr.a, t.b.icmp(ICMP.eq, ref, t.b.null()));
  t.push(ref);
}

export function brOnNonNull(t: Translator): void {
  const ref = t.peek();
  branchIf(t, t.instr.a, t.b.icmp(ICMP.ne, ref, t.b.null()));
  t.sp--;
}

export function refAsNonNull(t: Translator): void {
  t.trapIf(t.b.icmp(ICMP.eq, t.peek(), t.b.null()), TRAP.nullReference);
}
