/**
 * State of one function's translation: the operand stack, the control frames, whether the instruction at hand can be reached.
 * Values of locals and what happens to them where control flow meets are `ssa.ts`'s.
 *
 * When a function is so large that its locals would cost too much there (`budget.ts`), translation starts over with its locals in
 * frame slots (`memoryLocals`); operands of labels go there, too (`stack-slots.ts`).
 */

import { column, extended, IntList, type Ints } from '../../base/arrays.ts';
import { lastOf, NONE } from '../../base/brand.ts';
import { WRITES_ALL } from '../../ir/effects.ts';
import { type Block, IrFunc, type Value } from '../../ir/func.ts';
import { IR, TY, type Ty } from '../../ir/ops.ts';
import { Instr } from '../../wasm/body.ts';
import { Cursor } from '../../wasm/cursor.ts';
import { bug, WasmError } from '../../wasm/errors.ts';
import { BOT, type FuncType, HEAP, refType, type ValType } from '../../wasm/types.ts';
import { WorkBudget } from './budget.ts';
import type { ModuleEnv } from './env.ts';
import {
  AskedClauses,
  Clauses,
  type ControlFrame,
  ControlFrames,
  FUNCTION_FRAME,
  isShort,
  KIND,
  LabelSlots,
  NO_VALUES,
  resultOf,
} from './frames.ts';
import { InstanceAccess } from './instance-access.ts';
import { Prescan } from './prescan.ts';
import { type Label, SsaBuilder } from './ssa.ts';
import { StackSlots } from './stack-slots.ts';

export class Translator extends InstanceAccess {
  env!: ModuleEnv;
  cursor: Cursor = new Cursor(new Uint8Array(0));
  readonly instr = new Instr();
  /** Offset of the code entry in its buffer: positions are relative to it. */
  base = 0;
  reachable = true;
  readonly budget = new WorkBudget();
  readonly ssa = new SsaBuilder(this.b, this.budget);

  /** Operand stack of values. */
  stack: Ints<Value> = column(256);
  sp = 0;
  /** By height: the type that validation knows the operand has, where it is a reference and known; else anything below 0. */
  private types: Ints<ValType> = column(256);
  /** Types of the locals. */
  readonly localTypes: IntList<ValType> = new IntList();
  /** The type of the reference that `popRef` or `peekRef` answered with. */
  refType: ValType = BOT;

  memoryLocals = false;
  readonly stackSlots = new StackSlots(this);
  /** Frames so far. */
  private serial = 0;
  /** Translating the init function. */
  isInit = false;

  readonly frames = new ControlFrames();
  /** The innermost frame, and how many there are. */
  top = FUNCTION_FRAME;
  depth = 0;

  /** Parameters of open `if`s, for their other arm. */
  readonly saved: IntList<Value> = new IntList();
  readonly labelSlots = new LabelSlots();

  /** What loops assign and tries catch; the numbers of the next ones in the order of the body. */
  readonly prescan: Prescan = new Prescan();
  loopNext = 0;
  tryNext = 0;
  /** Catch clauses of the open try_tables, and those that can be asked at the call at hand. */
  readonly catches = new Clauses();
  readonly asked = new AskedClauses();
  /**
   * With locals in memory, calls under any clauses have one handler, which takes everything and asks the clauses one by one: its
   * block (the pad) by how many clauses are open. The first one, for none, throws again.
   */
  readonly pads: IntList<Block> = new IntList();
  hasPads = false;
  /** Open frames of kind `clause`. */
  private clauses = 0;

  constructor() {
    super(new IrFunc());
  }

  /** Starts over; `func` has been reset. */
  reset(env: ModuleEnv, func: IrFunc): void {
    this.restart(func);
    this.env = env;
    this.reachable = true;
    this.sp = 0;
    this.localTypes.length = 0;
    this.ssa.reset();
    this.depth = 0;
    this.top = FUNCTION_FRAME;
    this.saved.length = 0;
    this.catches.truncate(0);
    this.hasPads = false;
    this.stackSlots.reset(func);
    this.serial = 0;
    this.clauses = 0;
    this.loopNext = 0;
    this.tryNext = 0;
  }

  /** An error at the current instruction. */
  fail(cls: 'unsupported' | 'limit', message: string): never {
    throw new WasmError('compile', cls, message, { offset: this.instr.at });
  }

  // Operand stack.

  /** `type`: what is known of it where it is a reference. */
  push(v: Value, type: ValType = BOT): void {
    if (this.sp === this.stack.length) this.reserve(this.sp + 1);
    this.types[this.sp] = type;
    this.stack[this.sp++] = v;
  }
  private reserve(height: number): void {
    this.stack = extended(this.stack, height);
    this.types = extended(this.types, this.stack.length);
  }
  pop(): Value {
    const v = this.stack[--this.sp];
    return v >= 0 ? v : this.stackSlots.fetch(this.sp);
  }
  /** The value on top. */
  peek(): Value {
    const v = this.stack[this.sp - 1];
    return v >= 0 ? v : this.stackSlots.fetch(this.sp - 1);
  }

  /** `pop` of a reference, whose type is in `refType` then. */
  popRef(): Value {
    const v = this.pop();
    this.noteType(v, this.sp);
    return v;
  }
  /** `peek` at a reference, whose type is in `refType` then. */
  peekRef(): Value {
    const v = this.peek();
    this.noteType(v, this.sp - 1);
    return v;
  }
  private noteType(v: Value, height: number): void {
    const known = this.types[height];
    this.refType = known >= 0 ? known : refType(this.func.ty[v] === TY.ref ? HEAP.any : HEAP.func, true);
  }
  /** The operands from `height` on are of the types of a signature's parameters or results. */
  private setTypes(height: number, types: readonly ValType[]): void {
    for (let i = 0; i < types.length; i++) this.types[height + i] = types[i];
  }

  // Locals.

  addLocals(count: number, type: ValType, value: Value): void {
    const ty = this.env.irType(type);
    for (let i = 0; i < count; i++) this.localTypes.push(type);
    if (this.memoryLocals) this.stackSlots.declare(count, ty, value);
    else this.ssa.declare(count, ty, value);
  }
  getLocal(l: number): Value {
    return this.memoryLocals ? this.stackSlots.read(l) : this.ssa.read(l);
  }
  setLocal(l: number, v: Value): void {
    if (this.memoryLocals) this.stackSlots.write(l, v);
    else this.ssa.write(l, v);
  }

  // Blocks and frames.

  newBlock(): Block {
    return this.func.newBlock();
  }
  /** Continues in `block`. */
  enter(block: Block): void {
    this.b.block = block;
    this.reachable = true;
  }

  /** Opens a frame; its parameters are on the stack already. */
  pushFrame(kind: number, sig: number, paramCount: number): void {
    this.addFrame(kind, sig, paramCount, this.ssa.open(kind === KIND.func));
  }
  private addFrame(kind: number, sig: number, paramCount: number, label: Label): void {
    this.depth++;
    const at: ControlFrame = lastOf(this.depth);
    const f = this.frames;
    f.reserve(this.depth);
    this.top = at;
    f.kind[at] = kind;
    f.serial[at] = this.serial++;
    f.sig[at] = sig;
    f.height[at] = this.sp - paramCount;
    f.label[at] = label;
    f.brif[at] = NONE;
    f.saved[at] = this.saved.length;
    f.catches[at] = this.catches.length;
    if (kind === KIND.clause) this.clauses++;
  }
  private popFrame(): void {
    this.catches.truncate(this.frames.catches[this.top]);
    if (this.frames.kind[this.top] === KIND.clause) this.clauses--;
    if (this.frames.kind[this.top] === KIND.loop) this.checkWrites();
    this.saved.length = this.frames.saved[this.top];
    this.depth--;
    this.top = lastOf(this.depth);
  }
  /** The frame a label names. */
  frame(label: number): ControlFrame {
    if (this.clauses === 0) return lastOf(this.depth - label);
    let at = this.top;
    for (let left = label; ; at--) {
      if (this.frames.kind[at] === KIND.clause) continue;
      if (left-- === 0) return at;
    }
  }

  paramCount(sig: number): number {
    return isShort(sig) ? 0 : (this.env.signatures[sig]?.params.length ?? bug('signature'));
  }
  resultCount(sig: number): number {
    if (isShort(sig)) return sig === NO_VALUES ? 0 : 1;
    return this.env.signatures[sig]?.results.length ?? bug('signature');
  }
  resultType(sig: number, i: number): Ty {
    if (isShort(sig)) return this.env.irType(resultOf(sig));
    return this.env.signatures[sig]?.results[i] ?? bug('signature');
  }
  /** The types of a signature's parameters and results as validation has them; none where no type of the module has it. */
  paramTypes(sig: number): readonly ValType[] {
    return this.funcType(sig)?.params ?? [];
  }
  resultTypes(sig: number): readonly ValType[] {
    if (isShort(sig)) return sig === NO_VALUES ? [] : [resultOf(sig)];
    return this.funcType(sig)?.results ?? [];
  }
  private funcType(sig: number): FuncType | undefined {
    const comp = this.env.module.types[sig]?.comp;
    return comp?.kind === 'func' ? comp : undefined;
  }
  paramType(sig: number, i: number): Ty {
    return this.env.signatures[sig]?.params[i] ?? bug('signature');
  }
  /** The type of operand `i` of a branch to the frame. */
  labelType(frame: ControlFrame, i: number): Ty {
    const sig = this.frames.sig[frame];
    return this.frames.kind[frame] === KIND.loop ? this.paramType(sig, i) : this.resultType(sig, i);
  }
  /** How many operands a branch to the frame takes. */
  labelArity(frame: ControlFrame): number {
    const sig = this.frames.sig[frame];
    return this.frames.kind[frame] === KIND.loop ? this.paramCount(sig) : this.resultCount(sig);
  }

  // Labels.

  /**
   * The `k`-th edge of terminator `inst` goes from the current state to the label of `frame`, taking its operands from the stack
   * (`from` = index of the first).
   */
  branch(frame: ControlFrame, inst: Value, k: number, from: number): void {
    if (this.memoryLocals) this.stackSlots.branch(frame, inst, k, from);
    else this.ssa.branch(this.frames.label[frame], inst, k, this.stack, from, this.labelArity(frame));
  }
  /** Ends the block with a jump to the end of `frame`, whose results are on top of the stack. */
  jumpToEnd(frame: ControlFrame): void {
    this.branch(frame, this.b.append(IR.jump, TY.none), 0, this.sp - this.resultCount(this.frames.sig[frame]));
  }

  /** Starts a loop: jumps to its header, which gets parameters for its operands and for the locals assigned inside. */
  startLoop(sig: number): void {
    const n = this.paramCount(sig);
    const number = this.loopNext++;
    const { start, end, log, writes } = this.prescan.read();
    const from = this.sp - n;
    let label: Label;
    if (this.memoryLocals) {
      this.stackSlots.settleParams(n);
      label = this.ssa.openLoop(this.stack, from, 0, log, 0, 0);
    } else label = this.ssa.openLoop(this.stack, from, n, log, start[number], end[number]);
    // What comes around may be of the parameters' types and no more.
    this.setTypes(from, this.paramTypes(sig));
    this.addFrame(KIND.loop, sig, n, label);
    this.stackSlots.forget(from);
    const { versions } = this.b;
    versions.renew(writes[number]);
    this.frames.mayWrite[this.top] = writes[number];
    this.frames.writtenBefore[this.top] = versions.written;
    versions.written = 0;
  }
  /** The loop on top ends: it has written nothing but what the rows of its instructions say, on which its loads rest. */
  private checkWrites(): void {
    const { versions } = this.b;
    const more = versions.written & WRITES_ALL & ~this.frames.mayWrite[this.top];
    if (more !== 0) bug(`a loop writes alias classes of mask ${more}, which no row of its instructions has`);
    versions.written |= this.frames.writtenBefore[this.top];
  }

  /**
   * Ends the frame on top: its operands are the stack's top results when the end is reachable. Afterwards the frame is gone,
   * its results are on the stack and translation goes on behind it, or is unreachable.
   */
  endFrame(): void {
    const at = this.top;
    const sig = this.frames.sig[at];
    const height = this.frames.height[at];
    if (!this.ssa.isTaken()) {
      // Falls through, or ends here: nothing meets.
      this.ssa.close();
      this.popFrame();
      if (!this.reachable) this.sp = height;
      return;
    }
    if (this.reachable) this.jumpToEnd(at);
    this.popFrame();
    this.stackSlots.forget(height);
    this.sp = height;
    const n = this.resultCount(sig);
    if (this.memoryLocals) {
      this.ssa.seal(this.stack, height, 0);
      this.stackSlots.pushResults(sig, n);
    } else {
      this.reserve(height + n);
      this.ssa.seal(this.stack, height, n);
      this.setTypes(height, this.resultTypes(sig));
      this.sp += n;
    }
    this.reachable = true;
  }

  /** Goes back to the state at the `if` in front of its else arm. */
  leaveArm(): void {
    this.ssa.otherArm();
    this.stackSlots.forget(this.frames.height[this.top]);
  }
}
