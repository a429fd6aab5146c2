/**
 * Emission, the part without a machine: VCode and its allocation → bytes in a code buffer. Block order (fall-through, threading
 * through empty blocks), the allocator's moves, trap stubs, cold sequences, and the notes of what references and exceptions find
 * where code calls. The machine writes its instructions when this driver comes to them.
 */

import { FRAME, SMALL_FRAME } from '../../abi/layout.ts';
import { IntList, sized, zeroed } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import { FRAME_CHANGE, type FunctionCode } from '../../compiled/compiled.ts';
import { TRAP } from '../../wasm/traps.ts';
import { type AllocationOutput, FIRST_SLOT, type RegisterFile, type VReg, vregOfRemat } from '../regalloc/interface/operands.ts';
import type { ConstantPool } from '../vcode/constant-pool.ts';
import { OP_MOVE, type VCode } from '../vcode/vcode.ts';
import { ALWAYS, type BranchMachine, CodeBuffer } from './code-buffer.ts';
import { StackFrame } from './frame.ts';

/** What a machine gives to emission. */
export interface MachineEmission {
  readonly branches: BranchMachine;
  readonly registers: RegisterFile;
  /** The opcode of a plain jump to the block's only successor: the last instruction of blocks that may be threaded over. */
  readonly jump: number;
  /** Headers of innermost loops start at multiples of this. */
  readonly loopAlignment: number;
  /** A new function: its instructions, constants and allocations are those of `emission` from now on. */
  begin(emission: Emission): void;
  /** Whether all must be written again, in another way: the code that stands there is too long for the way it was written in. */
  mustRepeat(): boolean;
  /** Makes the function's frame: saves the caller's frame pointer and keeps the instance where FRAME says. */
  enterFrame(): void;
  /** Branches to `label` where the stack pointer, `bytes` lower, would be below the stack's limit. */
  checkStack(bytes: number, label: number): void;
  /** Lowers the stack pointer until there are `bytes` between it and the frame pointer. */
  extendFrame(bytes: number): void;
  /** Leaves the frame: the stack pointer at the return address, the caller's frame pointer back. */
  leaveFrame(): void;
  /** The same where the return address moves to `returnAt` from the frame pointer, and nothing is in its way. */
  leaveFrameAt(returnAt: number): void;
  /** Takes return address and caller's frame pointer into the target's tail registers, for `putArgument` and `leaveMoved`. */
  fetchCaller(): void;
  /** Copies 16 bytes at `from` from the stack pointer to `to` from the frame pointer. */
  putArgument(from: number, to: number): void;
  /** Leaves the frame for good: what `fetchCaller` took goes to `returnAt` from the frame pointer, and into the register. */
  leaveMoved(returnAt: number): void;
  /** Returns to the caller; `pop`: bytes of stack arguments that go with the return address. */
  returnToCaller(pop: number): void;
  /** Writes 8 bytes of zero at `offset` from the frame pointer. */
  clear(offset: number): void;
  /** `block` begins here. Control may come from elsewhere: nothing holds that was known of the flags. */
  label(block: number): void;
  /** Writes instruction `i`, whose opcode is `op`. */
  instruction(i: number, op: number): void;
  /** Writes instruction `i` once more, in front of instruction `before`, which may read the flags. */
  again(i: number, op: number, before: number): void;
  /** Copies allocation `from` to another one, `to`, with the class and size of `vreg`; one of them is a register. */
  copy(from: number, to: number, vreg: number): void;
  /** The instance register becomes the frame's own again, behind a call. */
  reloadInstance(): void;
  /** The call that traps; `telling`: the instruction whose operand it tells, NONE (ir/func.ts) for a plain trap. */
  trapCall(code: number, pos: number, telling: number): void;
}

export interface EmitOptions {
  /** Record which wasm instruction the code belongs to. */
  readonly addressMap: boolean;
}

/** What a block is to branches. */
const BLOCK = { stays: 0, elided: 1, loopsBack: 2 } as const;

/** What hardly ever runs and stands behind the function: branched to by `label`, it goes on at `back`. */
interface ColdSequence {
  readonly label: number;
  readonly back: number;
  readonly write: () => void;
}

export class Emission {
  readonly buf: CodeBuffer;
  readonly frame: StackFrame = new StackFrame();
  v!: VCode;
  pool!: ConstantPool;
  /** Places of the operands, parallel to `v.operandVreg`. */
  allocs: Int32Array = new Int32Array(0);

  private readonly machine: MachineEmission;
  private out!: AllocationOutput;
  /** The next record of `out.liveRefs`, and the frame offsets that hold references at every safepoint. */
  private nextRefs = 0;
  private frameRefs: readonly number[] = [];
  /** Machine block being emitted, and the one that comes next. */
  private block = 0;
  private following = 0;
  private addressMap = true;
  // Trap stubs to be written: label, trap code, position, the instruction that has what the trap tells.
  private readonly stubLabel: IntList = new IntList();
  private readonly stubCode: IntList = new IntList();
  private readonly stubPos: IntList = new IntList();
  private readonly stubTelling: IntList = new IntList();
  private readonly coldSequences: ColdSequence[] = [];
  /** By block: where a branch to it really goes. */
  private thread: Int32Array = new Int32Array(64);
  /** By block: BLOCK. */
  private role: Uint8Array = new Uint8Array(64);

  constructor(machine: MachineEmission) {
    this.machine = machine;
    this.buf = new CodeBuffer(machine.branches);
  }

  /** Emits everything. */
  run(v: VCode, out: AllocationOutput, pool: ConstantPool, stackSlots: number, options: EmitOptions): FunctionCode {
    const { buf, frame, machine } = this;
    this.v = v;
    this.pool = pool;
    this.allocs = out.allocs;
    this.out = out;
    this.addressMap = options.addressMap;
    frame.layOut(out.slotCount, stackSlots, v.resultArea);
    const cleared = Array.from({ length: out.refSlotEnd - out.refSlotStart }, (_, k) => frame.spill(out.refSlotStart + k, 8));
    this.frameRefs = [...Array.from(v.refSlots, (slot) => frame.stackSlot(slot)), ...cleared];
    this.threadBlocks(out);
    machine.begin(this);
    do {
      for (const column of [this.stubLabel, this.stubCode, this.stubPos, this.stubTelling]) column.length = 0;
      this.coldSequences.length = 0;
      buf.reset();
      buf.newLabels(v.blockCount);
      this.prologue();
      for (const offset of cleared) machine.clear(offset);
      this.emitBlocks(0);
      this.emitBlocks(1);
      this.emitCold();
      this.emitStubs();
    } while (machine.mustRepeat());
    return buf.finish(pool, frame.size);
  }

  // ---- What the machine asks ----

  /** Frame offset of spill slot allocation `alloc`, which has the size of `vreg`. */
  slot(alloc: number, vreg: VReg): number {
    return this.frame.spill(alloc - FIRST_SLOT, this.v.vregSize[vreg]);
  }
  /** The wasm position of what stands from the current offset on. */
  position(pos: number): void {
    if (this.addressMap) this.buf.addr(this.buf.length, pos);
  }
  /** The label of a fresh stub for conditional trap `i` (lower/traps.ts). */
  trapStubOf(i: number): number {
    const { aux, pos, operandStart } = this.v;
    return this.trapStub(aux[i], pos[i], operandStart[i + 1] > operandStart[i] ? i : NONE);
  }
  /** The same for a conditional trap that tells nothing, whatever its operands are. */
  plainTrapStubOf(i: number): number {
    return this.trapStub(this.v.aux[i], this.v.pos[i], NONE);
  }
  /** A label that leads to a fresh trap stub; `telling`: the instruction whose operand it tells, or NONE. */
  private trapStub(code: number, pos: number, telling: number): number {
    const label = this.buf.newLabel();
    this.stubLabel.push(label);
    this.stubCode.push(code);
    this.stubPos.push(pos);
    this.stubTelling.push(telling);
    return label;
  }
  /** The label of a cold sequence, which `write` will write and which goes on at the label `back`. */
  cold(back: number, write: () => void): number {
    const label = this.buf.newLabel();
    this.coldSequences.push({ label, back, write });
    return label;
  }
  /** The label of the block a branch to `block` ends up in. */
  target(block: number): number {
    return this.thread[block];
  }
  isNext(target: number): boolean {
    return target === this.following;
  }
  /** Successor `k` of the block being emitted, threaded. */
  successor(k: number): number {
    return this.thread[this.v.succs[this.v.succStart[this.block] + k]];
  }
  /** The last successor, threaded. */
  private lastSuccessor(): number {
    const { succStart } = this.v;
    return this.successor(succStart[this.block + 1] - succStart[this.block] - 1);
  }
  jumpTo(target: number): void {
    if (target !== this.following) this.jump(target);
  }
  jump(target: number): void {
    this.buf.branch(ALWAYS, target);
  }
  /** Notes which frame slots hold references where safepoint `i`, which ends here, returns to. */
  noteReferences(i: number): void {
    const { liveRefs, liveRefCount } = this.out;
    while (this.nextRefs < liveRefCount && liveRefs[this.nextRefs] < i) this.nextRefs += 2 + liveRefs[this.nextRefs + 1];
    const found = this.nextRefs < liveRefCount && liveRefs[this.nextRefs] === i;
    const n = found ? liveRefs[this.nextRefs + 1] : 0;
    if (n + this.frameRefs.length === 0) return;
    let offsets = this.frameRefs;
    if (n > 0) {
      const spilled = Array.from({ length: n }, (_, k) => this.frame.spill(liveRefs[this.nextRefs + 2 + k], 8));
      offsets = [...this.frameRefs, ...spilled];
    }
    this.buf.stackMap(offsets);
  }
  /** Threads the `n` targets of a jump table of the pool; answers where they begin among its labels. */
  threadTable(table: number, n: number): number {
    const { labels } = this.pool;
    const first = this.pool.firstLabel(table);
    for (let k = first; k < first + n; k++) labels.data[k] = this.target(labels.get(k));
    return first;
  }
  /**
   * What follows call `i`, which ends here, at its return address: notes, and the way on where it ends its block. `reload`: it
   * may have changed the instance register. Exceptions arrive with that of the frame.
   */
  callReturns(i: number, reload: boolean): void {
    const handlers = this.v.disp[i];
    this.noteReferences(i);
    if (handlers > 0) this.noteHandlers(handlers - 1);
    if (reload) this.machine.reloadInstance();
    if (handlers > 0) this.jumpTo(this.lastSuccessor());
  }
  /** Notes what the call finds in the way of an exception. */
  private noteHandlers(at: number): void {
    const { handlers } = this.v;
    const n = handlers.get(at);
    this.buf.handlers(n);
    for (let k = at + 1; k <= at + 2 * n; k += 2) this.buf.handler(handlers.get(k), this.target(handlers.get(k + 1)));
  }

  /** Leaves the function with its results in place. */
  returns(): void {
    this.machine.leaveFrame();
    this.buf.frameChange(FRAME_CHANGE.left);
    this.machine.returnToCaller(this.v.stackArgs);
    this.buf.frameChange(FRAME_CHANGE.whole);
  }
  /**
   * Leaves the function by tail call `i` (vcode/pseudo.ts), which `jump` writes. The callee's stack arguments must end where our
   * own do; the return address goes right below them.
   */
  tailCall(i: number, jump: () => void): void {
    const { v, buf, machine } = this;
    const bytes = v.aux[i];
    const returnAt = FRAME.returnAddress + v.stackArgs - bytes;
    const inPlace = v.disp[i] !== 0;
    if (bytes === v.stackArgs) machine.leaveFrame();
    else if (inPlace) machine.leaveFrameAt(returnAt);
    else {
      // The arguments grow down over the saved registers: those are fetched first, and the last argument is moved first.
      machine.fetchCaller();
      buf.frameChange(FRAME_CHANGE.moving);
      for (let at = bytes - 16; at >= 0; at -= 16) machine.putArgument(at, returnAt + 8 + at);
      machine.leaveMoved(returnAt);
    }
    buf.frameChange(FRAME_CHANGE.left);
    jump();
    buf.frameChange(FRAME_CHANGE.whole);
  }

  // ---- The function ----

  private prologue(): void {
    const { frame, machine } = this;
    machine.enterFrame();
    if (frame.size > SMALL_FRAME || this.v.calls)
      machine.checkStack(frame.size <= SMALL_FRAME ? 0 : frame.size, this.trapStub(TRAP.stackExhausted, NONE, NONE));
    machine.extendFrame(frame.size);
  }

  /** The first block from `b` on that is written among the rare ones (1), or among the others (0); the number of all: none. */
  private nextBlock(b: number, rare: number): number {
    const { v, role } = this;
    let next = b;
    while (next < v.blockCount && (v.rare[next] !== rare || role[next] === BLOCK.elided)) next++;
    return next;
  }
  /** Writes the blocks that are rare (1), or all others (0), in their order. */
  private emitBlocks(rare: number): void {
    const { v, out, buf, machine } = this;
    let move = 0;
    this.nextRefs = 0;
    for (let b = this.nextBlock(0, rare), next = 0; b < v.blockCount; b = next) {
      next = this.nextBlock(b + 1, rare);
      this.block = b;
      this.following = next < v.blockCount || rare === 1 ? next : this.nextBlock(0, 1);
      if (v.loopEnd[b] >= 0 && this.isInnermost(b)) buf.align(machine.loopAlignment);
      buf.bind(b);
      machine.label(b);
      const end = v.blockStart[b + 1];
      for (let i = v.blockStart[b]; i < end; i++) {
        for (; move < out.moveCount && out.moveBefore[move] <= i; move++) {
          // Moves of blocks that are threaded over are no moves: that is what made them empty.
          if (out.moveBefore[move] < i) continue;
          const from = out.moveFrom[move];
          if (from < 0) this.rematerialize(vregOfRemat(from), out.moveTo[move], i);
          else this.copy(from, out.moveTo[move], out.moveVreg[move]);
        }
        if (v.op[i] === OP_MOVE) this.copyOperand(v.operandStart[i]);
        else machine.instruction(i, v.op[i]);
      }
    }
  }

  private copy(from: number, to: number, vreg: number): void {
    if (from !== to) this.machine.copy(from, to, vreg);
  }
  /** A move instruction; between two slots it goes through the scratch register. */
  private copyOperand(first: number): void {
    const from = this.allocs[first];
    const to = this.allocs[first + 1];
    const vreg = this.v.operandVreg[first + 1];
    if (from >= FIRST_SLOT && to >= FIRST_SLOT && from !== to) {
      const scratch = this.scratch(vreg);
      this.copy(from, scratch, vreg);
      this.copy(scratch, to, vreg);
    } else this.copy(from, to, vreg);
  }
  private scratch(vreg: VReg): number {
    return this.machine.registers.scratch[this.v.vregClass[vreg] as 0 | 1];
  }
  /** Computes `vreg` again into `to`, in front of instruction `before`. */
  private rematerialize(vreg: VReg, to: number, before: number): void {
    const { v, allocs } = this;
    const i = v.rematInst[vreg];
    const operand = v.operandStart[i];
    const kept = allocs[operand];
    const place = to < FIRST_SLOT ? to : this.scratch(vreg);
    allocs[operand] = place;
    this.machine.again(i, v.op[i], before);
    allocs[operand] = kept;
    this.copy(place, to, vreg);
  }

  private isInnermost(b: number): boolean {
    const { loopEnd } = this.v;
    const end = loopEnd[b];
    for (let k = b + 1; k <= end; k++) if (loopEnd[k] >= 0) return false;
    return true;
  }

  /**
   * Finds blocks that only jump on and have no moves, and where branches to them go. Backwards, so that targets ahead are known;
   * a block that an empty block jumps back to stays, which also keeps empty loops finite here.
   */
  private threadBlocks(out: AllocationOutput): void {
    const { v } = this;
    const n = v.blockCount;
    this.thread = sized(this.thread, n);
    this.role = zeroed(this.role, n);
    const { thread, role } = this;
    let move = out.moveCount - 1;
    for (let b = n - 1; b >= 0; b--) {
      thread[b] = b;
      const first = v.blockStart[b];
      let moves = false;
      for (; move >= 0 && out.moveBefore[move] >= first; move--) if (out.moveFrom[move] !== out.moveTo[move]) moves = true;
      if (moves || v.op[first] !== this.machine.jump || b === 0 || role[b] === BLOCK.loopsBack) continue;
      const target = v.succs[v.succStart[b]];
      if (target <= b) {
        role[target] = BLOCK.loopsBack;
        thread[b] = target;
        if (target === b) continue;
      } else thread[b] = thread[target];
      role[b] = BLOCK.elided;
    }
  }

  private emitCold(): void {
    const { buf, coldSequences } = this;
    for (const { label, back, write } of coldSequences) {
      buf.bind(label);
      write();
      this.jump(back);
    }
  }
  private emitStubs(): void {
    for (let k = 0; k < this.stubLabel.length; k++) {
      this.buf.bind(this.stubLabel.get(k));
      this.machine.trapCall(this.stubCode.get(k), this.stubPos.get(k), this.stubTelling.get(k));
    }
  }
}
