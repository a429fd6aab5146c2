/**
 * Stack slots of locals and operands, for functions too large for SSA form: locals stand in slots of the frame, from the first
 * one on, and operands that go over an edge go through the frame, too, so that edges carry nothing and a branch with a thousand
 * operands is a branch. The operand at height p of the stack has two slots, one for references and one for all else: a collector
 * looks at the former. Those of heights in a row lie in a row, so operands that change their height move all at once.
 *
 * What comes out of a label is not loaded before it is used: until then the stack has a mark in the place of a value (`inSlot`).
 */
import { column, extended, IntList, type Ints } from '../../base/arrays.ts';
import { FIRST, NONE } from '../../base/brand.ts';
import type { Builder } from '../../ir/builder/builder.ts';
import { numberOperand, setEdge } from '../../ir/edges.ts';
import { type Block, ENTRY_BLOCK, type IrFunc, type Value } from '../../ir/func.ts';
import { IR, TY, type Ty } from '../../ir/ops.ts';
import type { ControlFrame, ControlFrames } from './frames.ts';
import type { SsaBuilder } from './ssa.ts';

/** In the place of a value on the operand stack: it is of type `ty` and stands in its slot only. */
const inSlot = (ty: Ty): Value => (-2 - ty) as Value;
/** The type that such a mark tells. */
const typeInSlot = (mark: Value): Ty => -2 - mark;

/** More than the operand stack of any body can have. */
const MOST_HEIGHTS = 2 ** 23;

/** What the slots need of the translation that they belong to: see translator.ts. */
export interface Translation {
  readonly b: Builder;
  readonly ssa: SsaBuilder;
  readonly stack: Ints<Value>;
  readonly sp: number;
  readonly frames: ControlFrames;
  push(v: Value): void;
  labelArity(frame: ControlFrame): number;
  labelType(frame: ControlFrame, i: number): Ty;
  resultType(sig: number, i: number): Ty;
}

/** Heights whose operands have slots. */
class UsedHeights {
  /** By height: 1 where it has one; then its number. */
  private used = new Uint8Array(64);
  private end = 0;
  private numbers = new Int32Array(64);

  reset(): void {
    this.used.fill(0, 0, this.end);
    this.end = 0;
  }
  use(height: number, n: number): void {
    this.end = Math.max(this.end, height + n);
    this.used = extended(this.used, this.end);
    this.used.fill(1, height, height + n);
  }
  /** Numbers them from `first` on, in their order; answers the number behind the last. */
  number(first: number): number {
    this.numbers = extended(this.numbers, this.end);
    let next = first;
    for (let p = 0; p < this.end; p++) {
      this.numbers[p] = next;
      next += this.used[p];
    }
    return next;
  }
  slot(height: number): number {
    return this.numbers[height];
  }
}

export class StackSlots {
  private readonly t: Translation;
  private func!: IrFunc;
  /** By local. */
  private readonly types = new IntList();
  /** Operands' slots of numbers, and of references. */
  private readonly plain = new UsedHeights();
  private readonly references = new UsedHeights();
  /** By height, below `keptEnd`: the value that is known to stand in the slot, or NONE. */
  private kept: Ints<Value> = column(64);
  private keptEnd = 0;
  /** Blocks that move operands from slot to slot: by frame and the height they come from. */
  private readonly ways = new Map<number, Block>();

  constructor(t: Translation) {
    this.t = t;
  }

  reset(func: IrFunc): void {
    this.func = func;
    this.types.length = 0;
    this.plain.reset();
    this.references.reset();
    this.keptEnd = 0;
    this.ways.clear();
  }

  // Locals: slots in the order of their declaration.

  declare(n: number, ty: Ty, value: Value): void {
    for (let i = 0; i < n; i++) {
      this.types.push(ty);
      this.write(this.func.stackSlots++, value);
    }
  }
  read(local: number): Value {
    return this.t.b.append(IR.stack_load, this.types.data[local], NONE, NONE, NONE, local);
  }
  write(local: number, value: Value): void {
    this.t.b.append(IR.stack_store, TY.none, value, NONE, NONE, local);
  }

  // Operands.

  /**
   * The first slot of `n` operands from `height` on: of those for references or for all else. Until the function ends (`finish`)
   * each height has two numbers behind those of locals, the odd one for a reference.
   */
  private slots(height: number, n: number, references: boolean): number {
    (references ? this.references : this.plain).use(height, n);
    return this.types.length + 2 * height + Number(references);
  }
  private load(height: number, ty: Ty): Value {
    return this.t.b.append(IR.stack_load, ty, NONE, NONE, NONE, this.slots(height, 1, ty === TY.ref));
  }
  private store(height: number, v: Value): void {
    this.t.b.append(IR.stack_store, TY.none, v, NONE, NONE, this.slots(height, 1, this.func.ty[v] === TY.ref));
  }
  /** The value at `height` stands in its slot from here on. */
  private keep(height: number, value: Value): void {
    this.kept = extended(this.kept, height + 1);
    if (height >= this.keptEnd) {
      this.kept.fill(NONE, this.keptEnd, height);
      this.keptEnd = height + 1;
    }
    this.kept[height] = value;
  }
  /** Control may have come another way: nothing is known of slots from `height` on. */
  forget(height: number): void {
    if (height < this.keptEnd) this.keptEnd = height;
  }

  /** Loads the operand at `height` from its slot, where it only stands. */
  fetch(height: number): Value {
    const v = this.load(height, typeInSlot(this.t.stack[height]));
    this.t.stack[height] = v;
    this.keep(height, v);
    return v;
  }
  /** Makes values of the top `n` operands, which are read from the stack next. */
  fetchTop(n: number): void {
    const { stack, sp } = this.t;
    for (let p = sp - n; p < sp; p++) if (stack[p] < 0) this.fetch(p);
  }

  /**
   * Stores the `n` operands from `height` on that are not in their slots yet, in front of instruction `before` (NONE: at the
   * end).
   */
  settle(height: number, n: number, before: Value): void {
    const { stack, b } = this.t;
    b.before = before;
    for (let p = height; p < height + n; p++) {
      const v = stack[p];
      if (v < 0 || (p < this.keptEnd && this.kept[p] === v)) continue;
      this.store(p, v);
      this.keep(p, v);
    }
    b.before = NONE;
  }
  /** The `n` parameters of a construct, on top of the stack, are in their slots, whichever way control comes. */
  settleParams(n: number): void {
    const { stack, sp } = this.t;
    this.settle(sp - n, n, NONE);
    for (let p = sp - n; p < sp; p++) if (stack[p] >= 0) stack[p] = inSlot(this.func.ty[stack[p]]);
  }
  /** Pushes the `n` results of a label of signature `sig`: every branch has stored them. */
  pushResults(sig: number, n: number): void {
    for (let r = 0; r < n; r++) this.t.push(inSlot(this.t.resultType(sig, r)));
  }

  /**
   * The `k`-th edge of terminator `inst` to the label of `frame`, whose operands stand from height `from` on: they go to the
   * slots of the label. Where they have to move, a block on the way does that, the same one for all branches from that height.
   */
  branch(frame: ControlFrame, inst: Value, k: number, from: number): void {
    const { t } = this;
    const n = t.labelArity(frame);
    this.settle(from, n, inst);
    if (from === t.frames.height[frame] || n === 0) {
      this.branchInSlots(frame, inst, k);
      return;
    }
    const { b } = t;
    const key = t.frames.serial[frame] * MOST_HEIGHTS + from;
    let way = this.ways.get(key);
    if (way === undefined) {
      this.ways.set(key, (way = this.func.newBlock()));
      const { block } = b;
      b.block = way;
      this.move(frame, from, n);
      b.block = block;
    } else t.ssa.meet(t.frames.label[frame]);
    setEdge(this.func, inst, k, b.edge(way, 0));
  }
  /** Moves `n` operands from their slots to those of the label, and goes there. */
  private move(frame: ControlFrame, from: number, n: number): void {
    const { t } = this;
    const to = t.frames.height[frame];
    let references = 0;
    for (let i = 0; i < n; i++) references += Number(t.labelType(frame, i) === TY.ref);
    for (const kind of [false, true]) {
      if ((kind ? references : n - references) === 0) continue;
      t.b.append(IR.stack_move, TY.none, NONE, NONE, numberOperand(n), this.slots(to, n, kind), this.slots(from, n, kind));
    }
    this.branchInSlots(frame, t.b.append(IR.jump, TY.none), 0);
  }
  /** A branch whose operands are in the label's slots. */
  private branchInSlots(frame: ControlFrame, inst: Value, k: number): void {
    const { ssa, frames, stack, sp } = this.t;
    ssa.branch(frames.label[frame], inst, k, stack, sp, 0);
  }

  /** The function ends: operands' slots get their numbers. Those of references come last, and are null when it begins. */
  finish(): void {
    const { func, t, plain, references } = this;
    const locals = this.types.length;
    const first = plain.number(locals);
    func.stackSlots = references.number(first);
    const numberOf = (slot: number): number => {
      const k = slot - locals;
      return k < 0 ? slot : ((k & 1) === 0 ? plain : references).slot(k >> 1);
    };
    for (let i: Value = FIRST; i < func.count; i++) {
      const op = func.op[i];
      if (op !== IR.stack_load && op !== IR.stack_store && op !== IR.stack_move) continue;
      func.imm[i] = numberOf(func.imm[i]);
      if (op === IR.stack_move) func.imm2[i] = numberOf(func.imm2[i]);
    }
    if (first === func.stackSlots) return;
    const { b } = t;
    b.block = ENTRY_BLOCK;
    b.before = func.first[ENTRY_BLOCK];
    const none = b.append(IR.iconst, TY.ref);
    for (let slot = first; slot < func.stackSlots; slot++) b.append(IR.stack_store, TY.none, none, NONE, NONE, slot);
    b.before = NONE;
  }
}
