/**
 * The simplest right allocator: every vreg lives in a slot; an instruction's uses are loaded before it and its defs stored
 * after it. In: AllocationInput. Out: AllocationOutput. Linear in the size of the function whatever its shape: the
 * fallback for functions too large for the linear scan, the second opinion in tests, and the allocator of last resort when a
 * bug is hunted. Vregs that are rematerialized have no store; their loads are REMAT.
 *
 * Where exact stack maps would grow faster than the function, references share no slots with anything else, and all maps are the
 * same: all of those slots. What a dead one refers to then lives as long as the call.
 */

import { extended, sized } from '../../base/arrays.ts';
import { FIRST } from '../../base/brand.ts';
import { bug } from '../../base/bug.ts';
import { MoveBuffer } from './interface/moves.ts';
import {
  type AllocationInput,
  type AllocationOutput,
  FIRST_SLOT,
  FIRST_VEC_REG,
  OPERAND,
  OPERAND_CONSTRAINT,
  type RegisterFile,
  rematOf,
  type VReg,
} from './interface/operands.ts';
import { Safepoints } from './resolve/safepoints.ts';

/** In `onlyBlock`: the vreg lives in more than one block. */
const EVERYWHERE = -1;

function occupy(mask: Int32Array, reg: number): void {
  if (reg < FIRST_VEC_REG) mask[0] |= 1 << reg;
  else mask[1] |= 1 << (reg - FIRST_VEC_REG);
}

/** The first allocatable register of `cls` that is in neither given mask. */
function pick(registers: RegisterFile, cls: number, occupied: number): number {
  const base = cls === 0 ? 0 : FIRST_VEC_REG;
  for (const reg of registers.allocatable[cls as 0 | 1]) if (((occupied >>> (reg - base)) & 1) === 0) return reg;
  bug('an instruction needs more registers than the machine has');
}

/** Slot numbers of one size: those of vregs that live in one block are used again. */
class SlotPool {
  count = 0;
  #free: Int32Array = new Int32Array(64);
  #freeCount = 0;

  reset(): void {
    this.count = 0;
    this.#freeCount = 0;
  }
  take(): number {
    return this.#freeCount > 0 ? this.#free[--this.#freeCount] : this.count++;
  }
  release(slot: number): void {
    if (this.#freeCount === this.#free.length) this.#free = extended(this.#free, this.#freeCount + 1);
    this.#free[this.#freeCount++] = slot;
  }
}

class SimpleAllocator {
  readonly #moves = new MoveBuffer();
  readonly #safepoints = new Safepoints();
  readonly #slotNumberOf = (v: VReg): number => this.#slotOf[v] - FIRST_SLOT;
  #allocs: Int32Array = new Int32Array(1024);
  #slotOf: Int32Array = new Int32Array(256);
  #onlyBlock: Int32Array = new Int32Array(256);
  #lastUse: Int32Array = new Int32Array(256);
  /** Position by operand of an instruction: index of the def that reuses it, plus 1. */
  #reusedBy: Int32Array = new Int32Array(64);
  // Registers occupied while the instruction reads (early) and while it writes (late): [int, vec] bit masks.
  readonly #early = new Int32Array(2);
  readonly #late = new Int32Array(2);
  readonly #small = new SlotPool();
  readonly #large = new SlotPool();
  readonly #references = new SlotPool();
  /** References have a pool of their own. */
  #isApart = false;

  #poolOf({ vregSize, vregRef }: AllocationInput, v: VReg): SlotPool {
    return vregSize[v] === 16 ? this.#large : this.#isApart && vregRef[v] === 1 ? this.#references : this.#small;
  }

  /** Finds the vregs that live within one block: `onlyBlock` is that block, else EVERYWHERE; `lastUse` their last instruction. */
  #findLocals(input: AllocationInput): void {
    const { vregCount, blockCount, blockStart, operandStart, operandBits, operandVreg, params, paramStart, args, argStart } =
      input;
    this.#slotOf = sized(this.#slotOf, vregCount);
    this.#onlyBlock = sized(this.#onlyBlock, vregCount);
    this.#lastUse = sized(this.#lastUse, vregCount);
    this.#onlyBlock.fill(EVERYWHERE, 0, vregCount);
    this.#lastUse.fill(-1, 0, vregCount);
    this.#slotOf.fill(-1, 0, vregCount);
    for (let b = 0; b < blockCount; b++) {
      for (let p = paramStart[b]; p < paramStart[b + 1]; p++) this.#onlyBlock[params[p]] = EVERYWHERE;
      const end = blockStart[b + 1];
      for (let i = blockStart[b]; i < end; i++)
        for (let o = operandStart[i]; o < operandStart[i + 1]; o++) {
          const v = operandVreg[o];
          this.#lastUse[v] = i;
          if ((operandBits[o] & OPERAND.def) !== 0) this.#onlyBlock[v] = b;
          else if (this.#onlyBlock[v] !== b) this.#onlyBlock[v] = EVERYWHERE;
        }
      for (let a = argStart[b]; a < argStart[b + 1]; a++) {
        const v = args[a];
        this.#lastUse[v] = end;
        if (this.#onlyBlock[v] !== b) this.#onlyBlock[v] = EVERYWHERE;
      }
    }
  }

  /**
   * Gives every vreg its slot, one of its own if it lives across blocks. 16-byte ones come first, so that their numbers are even
   * and no 8-byte slot overlaps them; then those of references where they are `apart`. Answers how many slots there are.
   */
  #assignSlots(input: AllocationInput, apart: boolean): number {
    this.#isApart = apart;
    const { vregCount, blockCount, blockStart, operandStart, operandVreg, args, argStart } = input;
    this.#findLocals(input);
    for (const pool of [this.#small, this.#large, this.#references]) pool.reset();
    for (let v: VReg = FIRST; v < vregCount; v++)
      if (this.#onlyBlock[v] === EVERYWHERE) this.#slotOf[v] = this.#poolOf(input, v).take();
    const release = (v: VReg, b: number, i: number): void => {
      if (this.#onlyBlock[v] !== b || this.#lastUse[v] !== i) return;
      this.#lastUse[v] = -1;
      this.#poolOf(input, v).release(this.#slotOf[v]);
    };
    for (let b = 0; b < blockCount; b++) {
      const last = blockStart[b + 1];
      for (let i = blockStart[b]; i < last; i++) {
        const first = operandStart[i];
        const end = operandStart[i + 1];
        for (let o = first; o < end; o++) {
          const v = operandVreg[o];
          if (this.#slotOf[v] === -1) this.#slotOf[v] = this.#poolOf(input, v).take();
        }
        for (let o = first; o < end; o++) release(operandVreg[o], b, i);
      }
      for (let a = argStart[b]; a < argStart[b + 1]; a++) release(args[a], b, last);
    }
    const firstReference = 2 * this.#large.count;
    const firstSmall = firstReference + this.#references.count;
    for (let v: VReg = FIRST; v < vregCount; v++) {
      const slot = this.#slotOf[v];
      const pool = this.#poolOf(input, v);
      this.#slotOf[v] =
        FIRST_SLOT + (pool === this.#large ? 2 * slot : slot + (pool === this.#small ? firstSmall : firstReference));
    }
    return firstSmall + this.#small.count;
  }

  /** Chooses a location for every operand of instruction `i`. Fixed registers first, then the most constrained of the rest. */
  #assignOperands(input: AllocationInput, registers: RegisterFile, i: number): void {
    const { operandStart, operandBits } = input;
    const first = operandStart[i];
    const end = operandStart[i + 1];
    this.#assignFixed(input, i);
    for (let o = first; o < end; o++) {
      const reuser = this.#reusedBy[o - first];
      if (reuser === 0 || (operandBits[o] & OPERAND_CONSTRAINT) !== OPERAND.fixed) continue;
      this.#allocs[first + reuser - 1] = this.#allocs[o];
      occupy(this.#late, this.#allocs[o]);
    }
    // First operands that hold their register all through the instruction, then those that need only one half of it.
    for (const both of [true, false]) for (let o = first; o < end; o++) this.#assignFree(input, registers, i, o, both);
  }

  /** Fixed registers of instruction `i`, and who reuses whose. */
  #assignFixed(input: AllocationInput, i: number): void {
    const { operandStart, operandBits } = input;
    const first = operandStart[i];
    const end = operandStart[i + 1];
    const clobbers = input.clobberSet[i];
    this.#early[0] = 0;
    this.#early[1] = 0;
    this.#late[0] = clobbers === 0 ? 0 : input.clobberInt[clobbers];
    this.#late[1] = clobbers === 0 ? 0 : input.clobberVec[clobbers];
    this.#reusedBy = extended(this.#reusedBy, end - first);
    this.#reusedBy.fill(0, 0, end - first);
    for (let o = first; o < end; o++) {
      const bits = operandBits[o];
      const constraint = bits & OPERAND_CONSTRAINT;
      if (constraint === OPERAND.reuse) {
        this.#reusedBy[bits >> 8] = o - first + 1;
      } else if (constraint === OPERAND.fixed) {
        const reg = bits >> 8;
        this.#allocs[o] = reg;
        const isDef = (bits & OPERAND.def) !== 0;
        const isLate = (bits & OPERAND.late) !== 0;
        if (!isDef || !isLate) occupy(this.#early, reg);
        if (isDef || isLate) occupy(this.#late, reg);
      }
    }
  }

  /** A place for operand `o` of instruction `i` if it is free to choose and needs both of its halves, or one, as `both` says. */
  #assignFree(input: AllocationInput, registers: RegisterFile, i: number, o: number, both: boolean): void {
    const bits = input.operandBits[o];
    const constraint = bits & OPERAND_CONSTRAINT;
    if (constraint === OPERAND.fixed || constraint === OPERAND.reuse) return;
    const first = input.operandStart[i];
    const reuser = this.#reusedBy[o - first];
    const vreg = input.operandVreg[o];
    const isDef = (bits & OPERAND.def) !== 0;
    const isLate = (bits & OPERAND.late) !== 0;
    // A move with memory on both sides would need a scratch register in the emitter: its use comes in a register.
    if (constraint === OPERAND.any && reuser === 0 && (isDef || input.isMove[i] !== 1)) {
      this.#allocs[o] = this.#slotOf[vreg];
      return;
    }
    if (both !== (reuser !== 0 || isDef !== isLate)) return;
    const cls = input.vregClass[vreg];
    const occupied = (both || !isDef ? this.#early[cls] : 0) | (both || isDef ? this.#late[cls] : 0);
    const reg = pick(registers, cls, occupied);
    this.#allocs[o] = reg;
    if (reuser !== 0) this.#allocs[first + reuser - 1] = reg;
    if (both || !isDef) occupy(this.#early, reg);
    if (both || isDef) occupy(this.#late, reg);
  }

  /** Allocates with every vreg in memory between instructions. `exact` false: as if exact stack maps took too much, for tests. */
  run(input: AllocationInput, registers: RegisterFile, exact: boolean): AllocationOutput {
    const { operandStart, operandBits, operandVreg, vregRemat, blockStart, succStart } = input;
    let slots = this.#assignSlots(input, false);
    const isExact = exact && this.#safepoints.run(input, this.#slotNumberOf);
    if (!isExact) slots = this.#assignSlots(input, true);
    this.#moves.begin(slots, registers, input.vregClass);
    const operands = operandStart[input.instCount];
    this.#allocs = sized(this.#allocs, operands);
    for (let b = 0; b < input.blockCount; b++) {
      const last = blockStart[b + 1] - 1;
      this.#storeTerminatorDefs(input, b);
      for (let i = blockStart[b]; i <= last; i++) {
        if (i === last && succStart[b + 1] - succStart[b] === 1) this.#passArguments(input, b, last);
        this.#assignOperands(input, registers, i);
        const end = operandStart[i + 1];
        for (let o = operandStart[i]; o < end; o++) {
          if ((operandBits[o] & OPERAND.def) !== 0) continue;
          const vreg = operandVreg[o];
          const location = this.#allocs[o];
          if (vregRemat[vreg] === 1) this.#moves.emit(i, rematOf(vreg), location, vreg);
          else if (location < FIRST_SLOT) this.#moves.emit(i, this.#slotOf[vreg], location, vreg);
        }
        if (i < last) this.#storeDefs(input, i, i + 1);
      }
    }
    return {
      allocs: this.#allocs,
      slotCount: this.#moves.slotCount,
      moveCount: this.#moves.count,
      moveBefore: this.#moves.before,
      moveFrom: this.#moves.from,
      moveTo: this.#moves.to,
      moveVreg: this.#moves.vreg,
      liveRefs: this.#safepoints.records,
      liveRefCount: isExact ? this.#safepoints.length : 0,
      refSlotStart: 2 * this.#large.count,
      refSlotEnd: 2 * this.#large.count + this.#references.count,
    };
  }

  /** Stores, in front of instruction `at`, what instruction `i` defined in registers. */
  #storeDefs(input: AllocationInput, i: number, at: number): void {
    const { operandStart, operandBits, operandVreg, vregRemat } = input;
    for (let o = operandStart[i]; o < operandStart[i + 1]; o++) {
      const vreg = operandVreg[o];
      if ((operandBits[o] & OPERAND.def) === 0 || vregRemat[vreg] === 1) continue;
      if (this.#allocs[o] < FIRST_SLOT) this.#moves.emit(at, this.#allocs[o], this.#slotOf[vreg], vreg);
    }
  }

  /** A terminator with defs is a call with an exceptional successor: each successor stores them where it begins. */
  #storeTerminatorDefs(input: AllocationInput, b: number): void {
    const { predStart, preds, blockStart } = input;
    const first = predStart[b];
    if (predStart[b + 1] - first !== 1) return;
    this.#storeDefs(input, blockStart[preds[first] + 1] - 1, blockStart[b]);
  }

  /** The arguments of block `b` go to its successor's parameters, all at once, before its terminator. */
  #passArguments(input: AllocationInput, b: number, terminator: number): void {
    const successor = input.succs[input.succStart[b]];
    const firstParam = input.paramStart[successor];
    const firstArg = input.argStart[b];
    const count = input.argStart[b + 1] - firstArg;
    for (let k = 0; k < count; k++) {
      const arg = input.args[firstArg + k];
      const param = this.#slotOf[input.params[firstParam + k]];
      this.#moves.stage(input.vregRemat[arg] === 1 ? rematOf(arg) : this.#slotOf[arg], param, arg);
    }
    this.#moves.flush(terminator);
  }
}

const allocator = new SimpleAllocator();

/** Allocates with every vreg in memory between instructions. `exact` false: as if exact stack maps took too much, for tests. */
export function allocateSimple(input: AllocationInput, registers: RegisterFile, exact = true): AllocationOutput {
  return allocator.run(input, registers, exact);
}
