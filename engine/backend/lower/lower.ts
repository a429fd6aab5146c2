/**
 * Lowering, the part without a machine: IR function → VCode. Prepares facts about values (aliases, uses, order of effects, known
 * zero upper halves), then walks the blocks backwards and lets the machine's table swallow as much of each expression as it can
 * (maximal munch): a value that nobody asked for in a register by the time its definition is reached was folded or is dead.
 *
 * Facts: `root` names the value whose register a value shares (ireduce; what a reference is as a number; uextend of a value with
 * zero upper half; parameters of blocks with one predecessor). A load may sink to its user only if nothing between them can tell:
 * no write, no other trap.
 */
import { type Column, column, IntList, sized, zeroed } from '../../base/arrays.ts';
import { FIRST, lastOf, NONE } from '../../base/brand.ts';
import { argumentAt, argumentCount, edgeAt, edgeCount, targetOf } from '../../ir/edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, type IrFunc, type Value } from '../../ir/func.ts';
import { ALIAS, aliasOf, FLAG, IR, IR_FLAGS, isTryCall, isVectorClass, TY, trapOf } from '../../ir/ops.ts';
import { readUses } from '../../ir/uses.ts';
import { bug } from '../../wasm/errors.ts';
import { CLASS_INT, CLASS_VEC, type MachineBlock, type VReg } from '../regalloc/interface/operands.ts';
import { ConstantPool } from '../vcode/constant-pool.ts';
import type { VCode } from '../vcode/vcode.ts';
import { BlockOrder } from './blocks.ts';

/** What a machine gives to lowering. */
export interface MachineLowering {
  /** By IR operation: writes the machine instructions for instruction `i`. */
  readonly ops: readonly ((l: Lowering, i: Value) => void)[];
  /** By IR operation: 1 where an i32 result leaves the upper half of its register zero. */
  readonly zeroExtends: Uint8Array;
  /**
   * Whether an i32 parameter or call result that is extended has its upper half cleared where it comes from, once. Otherwise each
   * use extends it, which costs nothing where instructions do so on the way.
   */
  readonly clearsUppers: boolean;
  /** Writes the first group of the entry block: parameters from their places. */
  readonly entry: (l: Lowering) => void;
}

/** What lowering must know beside the function. */
export interface LowerOptions {
  /** A direct call may return with another instance in the instance register (ModuleEnv.reloadInstance). */
  readonly reloadInstance: boolean;
}

/** Bytes of a value in its register. */
export const sizeOf = (ty: number): number => (ty === TY.v128 ? 16 : ty === TY.i32 || ty === TY.f32 ? 4 : 8);

/** After so many rounds the search for zero upper halves gives up; real code needs two or three. */
const MAX_ROUNDS = 8;

const OP_LOAD = IR.load;
const STORES: readonly number[] = [IR.store, IR.vmstore, IR.stack_store, IR.stack_move];
/** By operation: 1 where what a load reads may change. */
const WRITES = Uint8Array.from(IR_FLAGS, (flags, o) => Number((flags & (FLAG.call | FLAG.atomic)) !== 0 || STORES.includes(o)));
const OP_PARAM = IR.param;
const OP_IREDUCE = IR.ireduce;
const OP_UEXTEND = IR.uextend;
const OP_PROJ = IR.proj;
const OP_REF_OFFSET = IR.ref_offset;
const OP_REF_WORD = IR.ref_word;

export class Lowering {
  readonly v: VCode;
  readonly pool: ConstantPool = new ConstantPool();
  readonly order: BlockOrder = new BlockOrder();
  private readonly machine: MachineLowering;
  func!: IrFunc;
  options!: LowerOptions;

  /** Value → value whose register it shares, which may be of another type: rules ask `def` and `lowBytes`. */
  private root: Column<Value, Value> = column(1024);
  uses: Column<Value> = column(1024);
  vregOf: Column<Value, VReg> = column(1024);
  /** Number of writes, and of writes and possible traps, before the instruction. */
  private writes: Column<Value> = column(1024);
  private effects: Column<Value> = column(1024);
  /** 1: upper half of the (i32) value's register is zero. */
  private zeroUpper: Column<Value> = new Uint8Array(1024);
  /** 1: an i32 parameter or call result that must have its upper half cleared where it is defined. */
  private demanded: Column<Value> = new Uint8Array(1024);
  /** 1: the load was folded into a user. */
  private sunk: Column<Value> = new Uint8Array(1024);
  /** What the instruction at hand reads, while uses are counted. */
  private readonly read: IntList<Value> = new IntList();

  /** The instruction being lowered, its IR block and machine block. */
  current: Value = NONE;
  block: Block = NONE;
  machineBlock: MachineBlock = NONE;
  /** For the machine: the vreg of a hidden parameter, NONE until asked for. */
  hidden: VReg = NONE;

  /** The machine's own: which level of it to lower for. */
  readonly level: number;

  constructor(v: VCode, machine: MachineLowering, level: number) {
    this.v = v;
    this.machine = machine;
    this.level = level;
  }

  /** Lowers `func` into `v`. */
  run(func: IrFunc, options: LowerOptions): void {
    this.func = func;
    this.options = options;
    this.hidden = NONE;
    this.v.reset();
    this.pool.reset();
    this.order.order(func);
    this.prepare();
    this.fillBlocks();
    this.walk();
    this.fillParams();
    this.v.finish();
  }

  // ---- What the machine's lowering asks ----

  /** The vreg that holds `value`; asking for it makes its definition happen. */
  reg(value: Value): VReg {
    const r = this.root[value];
    const v = this.vregOf[r];
    return v >= 0 ? v : this.assign(r);
  }
  private assign(r: Value): VReg {
    const ty = this.func.ty[r];
    const v = this.v.newVreg(isVectorClass(ty) ? CLASS_VEC : CLASS_INT, ty === TY.v128 ? 16 : 8, ty === TY.ref ? 1 : 0);
    this.vregOf[r] = v;
    return v;
  }
  /** A fresh vreg. */
  temp(cls: number, size = 8): VReg {
    return this.v.newVreg(cls, size, 0);
  }
  /** Whether anybody asked for the value in a register. */
  wanted(value: Value): boolean {
    return this.vregOf[this.root[value]] >= 0;
  }
  /**
   * The instruction that computes `value`, looked for behind aliases: a value of the very same type. Where a wrap or an extension
   * shares the register of what it converts, it is that conversion: no rule takes a value of one width for one of the other.
   */
  def(value: Value): Value {
    const r = this.root[value];
    return this.func.ty[r] === this.func.ty[value] ? r : value;
  }
  /** The instruction, maybe of another width, whose lowest `bytes` bytes are those of `value`: for what looks at no others. */
  lowBytes(value: Value, bytes: number): Value {
    const { ty } = this.func;
    const r = this.root[value];
    return bytes <= sizeOf(ty[r]) && bytes <= sizeOf(ty[value]) ? r : value;
  }
  /** Whether both are the same value. */
  same(a: Value, b: Value): boolean {
    return this.def(a) === this.def(b);
  }
  /** The operation of `def(value)` if it stands in the block being lowered, else -1. */
  localOp(value: Value): number {
    const d = this.def(value);
    return this.func.block[d] === this.block ? this.func.op[d] : -1;
  }

  /**
   * Whether the load that defines `value` may be done here instead: it has one use, the block fits, and nothing between
   * could see the difference. The caller then calls `sink`.
   */
  canSink(value: Value): boolean {
    const { func } = this;
    const r = this.def(value);
    if (this.uses[r] !== 1 || func.block[r] !== this.block || this.vregOf[r] >= 0) return false;
    const op = func.op[r];
    if (op !== OP_LOAD && op !== IR.vmload) return false;
    const flags = func.imm2[r];
    if (trapOf(flags) !== 0) return this.effects[this.current] === this.effects[r] + 1;
    return aliasOf(flags) === ALIAS.constant || this.writes[this.current] === this.writes[r];
  }
  /** Marks the load behind `value` as done by its user; returns the load. */
  sink(value: Value): Value {
    const r = this.def(value);
    this.sunk[r] = 1;
    return r;
  }
  /** Whether the upper half of the register of `value` (an i32) is known to be zero. */
  hasZeroUpper(value: Value): boolean {
    return this.zeroUpper[value] !== 0;
  }
  /** Whether the definition of `value` (a parameter or call result) must clear the upper half of its register. */
  mustClearUpper(value: Value): boolean {
    return this.demanded[value] !== 0;
  }
  /** Whether an address expression defined at `value` may be computed here again: not inside a deeper loop than it stood in. */
  foldable(value: Value): boolean {
    const r = this.root[value];
    const b = this.func.block[r];
    if (b === this.block) return true;
    const depth = this.order.depth;
    return depth[this.order.machineBlock[b]] >= depth[this.machineBlock];
  }

  /** Whether a proj gives a result of a call with exceptional successors: its instruction stands in another block. */
  private ofTryCall(proj: Value): boolean {
    return isTryCall(this.func.op[this.func.a[proj]]);
  }

  // ---- Preparation ----

  private prepare(): void {
    const { func, order } = this;
    const n = func.count;
    this.root = sized(this.root, n);
    this.uses = zeroed(this.uses, n);
    this.vregOf = sized(this.vregOf, n);
    this.vregOf.fill(NONE, 0, n);
    this.writes = sized(this.writes, n);
    this.effects = sized(this.effects, n);
    this.zeroUpper = sized(this.zeroUpper, n);
    this.demanded = sized(this.demanded, n);
    this.sunk = zeroed(this.sunk, n);
    this.findZeroUppers();

    // Roots and order of effects. Predecessors stand first, so the arguments of an only edge have roots before its target is met.
    const { root, writes, effects, zeroUpper } = this;
    const { op, imm2, next, params } = func;
    let writeCount = 0;
    let effectCount = 0;
    for (let k = 0; k < func.layout.length; k++) {
      const b = func.layout[k];
      if (order.machineBlock[b] < 0) continue;
      const ps = params[b];
      if (order.predCount[b] !== 1) for (let p = 0; p < ps.length; p++) root[ps[p]] = ps[p];
      for (let i = func.first[b]; i !== NONE; i = next[i]) {
        const o = op[i];
        root[i] = i;
        const converted = o === OP_IREDUCE || o === OP_REF_OFFSET || o === OP_REF_WORD;
        if (converted || (o === OP_UEXTEND && zeroUpper[func.a[i]] !== 0)) root[i] = root[func.a[i]];
        else this.countOperands(i, o);
        writes[i] = writeCount;
        effects[i] = effectCount;
        const flags = IR_FLAGS[o];
        if (flags & FLAG.effect) {
          if (o === OP_PARAM || o === OP_PROJ) continue;
          effectCount++;
          writeCount += WRITES[o];
        } else if (o === OP_LOAD && trapOf(imm2[i]) !== 0) effectCount++;
      }
      for (let e = order.edgeStart[b]; e < order.edgeEnd[b]; e++) {
        const edge = order.edges[e];
        const t = targetOf(func, edge);
        if (order.predCount[t] !== 1) continue;
        const tp = params[t];
        for (let p = 0; p < tp.length; p++) root[tp[p]] = root[argumentAt(func, edge, p)];
      }
    }
    // Edges later: the argument of a back edge has its root now.
    for (let k = 0; k < func.layout.length; k++) {
      const b = func.layout[k];
      if (order.machineBlock[b] < 0) continue;
      const t = func.last[b];
      const n = edgeCount(func, t);
      for (let e = 0; e < n; e++) this.countArguments(edgeAt(func, t, e));
    }
  }

  private use(value: Value): void {
    const r = this.root[value];
    this.uses[r]++;
  }
  private countArguments(edge: Edge): void {
    const { func } = this;
    // A parameter of a block with one predecessor is its argument: its own uses count.
    if (this.order.predCount[targetOf(func, edge)] === 1) return;
    const n = argumentCount(func, edge);
    for (let k = 0; k < n; k++) this.use(argumentAt(func, edge, k));
  }
  private countOperands(i: Value, o: number): void {
    // What a call returns is the call's own: a proj reads nothing.
    if (o === OP_PROJ) return;
    const { read } = this;
    readUses(this.func, i, read);
    for (let k = 0; k < read.length; k++) this.use(read.get(k));
  }

  /**
   * Which i32 values have a zero upper half: by operation; parameters and call results when an extension of them, or of a block
   * parameter they are passed to, would profit (clearing once where they come from is cheaper than at each use); block parameters
   * when all arguments have one.
   */
  private findZeroUppers(): void {
    const { func, order, zeroUpper, demanded } = this;
    const { op, ty, a, params } = func;
    const byOp = this.machine.zeroExtends;
    const clears = Number(this.machine.clearsUppers);
    demanded.fill(0, 0, func.count);
    let extensions = false;
    for (let k = 0; k < func.layout.length; k++) {
      const b = func.layout[k];
      if (order.machineBlock[b] < 0) continue;
      const ps = params[b];
      for (let p = 0; p < ps.length; p++) zeroUpper[ps[p]] = b !== ENTRY_BLOCK && ty[ps[p]] === TY.i32 ? 1 : 0;
      for (let i = func.first[b]; i !== NONE; i = func.next[i]) {
        const o = op[i];
        // Cut down from a value that was extended: the upper half is what the extension made it.
        if (o === OP_IREDUCE) zeroUpper[i] = op[a[i]] === OP_UEXTEND ? 1 : 0;
        else zeroUpper[i] = ty[i] === TY.i32 ? byOp[o] : 0;
        if (o === OP_UEXTEND) {
          demanded[a[i]] = clears;
          extensions = true;
        }
      }
    }
    if (!extensions) return;
    this.spread(demanded, 1, true);
    for (let i: Value = FIRST; i < func.count; i++) {
      if (demanded[i] === 0) continue;
      const o = op[i];
      const cleared =
        ty[i] === TY.i32 &&
        (o === OP_PARAM
          ? func.block[i] === ENTRY_BLOCK
          : (o === OP_PROJ && !this.ofTryCall(i)) || (IR_FLAGS[o] & FLAG.call) !== 0) &&
        byOp[o] === 0;
      demanded[i] = cleared ? 1 : 0;
      if (cleared) zeroUpper[i] = 1;
    }
    const settled = this.spread(zeroUpper, 0, false);
    // Without a fixed point nothing is known of block parameters. Values made from them keep what their operation gives them.
    if (settled) return;
    for (const b of func.layout) if (b !== ENTRY_BLOCK) for (const p of params[b]) zeroUpper[p] = 0;
  }
  /**
   * Hands `mark` on along the edges, from arguments to the parameters they are passed to or backwards, until nothing changes;
   * false when that takes too many rounds.
   */
  private spread(marks: Column<Value>, mark: number, backwards: boolean): boolean {
    const { func, order } = this;
    const { params, layout } = func;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      let changed = false;
      for (let k = 0; k < layout.length; k++) {
        const b = layout[backwards ? layout.length - 1 - k : k];
        if (order.machineBlock[b] < 0) continue;
        for (let e = order.edgeStart[b]; e < order.edgeEnd[b]; e++) {
          const edge = order.edges[e];
          const ps = params[targetOf(func, edge)];
          for (let p = 0; p < ps.length; p++) {
            const param = ps[p];
            // Most have nothing to give, or nothing to take.
            if ((marks[param] === mark) !== backwards) continue;
            const arg = argumentAt(func, edge, p);
            if ((marks[arg] === mark) === backwards) continue;
            marks[backwards ? arg : param] = mark;
            changed = true;
          }
        }
      }
      if (!changed) return true;
    }
    return false;
  }

  /** Blocks, edges and loops of the machine code; parameters and arguments get their places, their vregs come later. */
  private fillBlocks(): void {
    const { func, order, v } = this;
    const n = order.count;
    v.reserveBlocks(n, order.edges.length + n);
    v.blockCount = n;
    v.rare.fill(1, order.coldStart, n);
    let succs = 0;
    let params = 0;
    let args = 0;
    for (let m: MachineBlock = FIRST; m < n; m++) {
      v.succStart[m] = succs;
      v.paramStart[m] = params;
      v.argStart[m] = args;
      v.loopEnd[m] = order.loopEnd[m];
      v.loopDepth[m] = Math.min(255, order.depth[m]);
      const b = order.ir[m];
      if (b === NONE) {
        const edge = order.edge[m];
        v.succs[succs++] = order.machineBlock[targetOf(func, edge)];
        args += this.liveParams(targetOf(func, edge));
        continue;
      }
      const from = order.edgeStart[b];
      const to = order.edgeEnd[b];
      for (let e = from; e < to; e++) v.succs[succs++] = order.target[order.edges[e]];
      if (to - from === 1) args += this.liveParams(targetOf(func, order.edges[from]));
      params += this.liveParams(b);
    }
    v.succStart[n] = succs;
    v.paramStart[n] = params;
    v.argStart[n] = args;
    v.reserveParams(params, args);
    v.fillPreds();
  }
  /** Parameters that a block really takes: none where it has one predecessor, otherwise those with uses. */
  private liveParams(b: Block): number {
    if (b === ENTRY_BLOCK || this.order.predCount[b] === 1) return 0;
    let n = 0;
    for (const p of this.func.params[b]) if (this.uses[p] !== 0) n++;
    return n;
  }

  /** Writes the arguments of machine block `m`, whose only edge is `edge`. */
  private passArgs(m: MachineBlock, edge: Edge): void {
    const { func, v } = this;
    const t = targetOf(func, edge);
    if (this.order.predCount[t] === 1) return;
    let at = v.argStart[m];
    const ps = func.params[t];
    for (let p = 0; p < ps.length; p++) if (this.uses[ps[p]] !== 0) v.args[at++] = this.reg(argumentAt(func, edge, p));
  }
  private fillParams(): void {
    const { func, order, v } = this;
    for (let m: MachineBlock = FIRST; m < order.count; m++) {
      const b = order.ir[m];
      if (b === NONE || b === ENTRY_BLOCK || order.predCount[b] === 1) continue;
      let at = v.paramStart[m];
      for (const p of func.params[b]) if (this.uses[p] !== 0) v.params[at++] = this.reg(p);
    }
  }

  // ---- The walk ----

  private walk(): void {
    const { func, order, v, machine } = this;
    for (let m: MachineBlock = lastOf(order.count); m >= 0; m--) {
      this.machineBlock = m;
      v.beginBlock(m);
      const b = order.ir[m];
      if (b === NONE) {
        this.block = NONE;
        this.current = NONE;
        this.passArgs(m, order.edge[m]);
        machine.ops[IR.jump](this, NONE);
        v.endGroup();
        v.endBlock(m);
        continue;
      }
      this.block = b;
      const from = order.edgeStart[b];
      if (order.edgeEnd[b] - from === 1) this.passArgs(m, order.edges[from]);
      for (let i = func.last[b]; i !== NONE; i = func.prev[i]) {
        const o = func.op[i];
        const flags = IR_FLAGS[o];
        if ((flags & FLAG.effect) === 0) {
          // Folded, dead, or an alias of something earlier.
          if (this.sunk[i] !== 0 || this.root[i] !== i) continue;
          if (this.vregOf[i] < 0 && (o !== OP_LOAD || trapOf(func.imm2[i]) === 0)) continue;
        } else if (o === OP_PARAM || (o === OP_PROJ && !this.ofTryCall(i))) continue;
        this.current = i;
        const lower = machine.ops[o];
        if (lower === undefined) bug(`no lowering for operation ${o}`);
        lower(this, i);
        v.endGroup();
      }
      if (m === 0) {
        this.current = NONE;
        machine.entry(this);
        v.endGroup();
      }
      v.endBlock(m);
    }
  }
}
