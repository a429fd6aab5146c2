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
import { bug } from '../../base/bug.ts';
import { MoveBuffer } from './interface/moves.ts';
import {
  type AllocationInput,
  type AllocationOutput,
  FIRST_SLOT,
  FIRST_VEC_REG,
  OPERAND,
  OPERAND_CONSTRAINT,
  REMAT,
  type RegisterFile,
} from './interface/operands.ts';
import { Safepoints } from './resolve/safepoints.ts';

const moves = new MoveBuffer();
const safepoints = new Safepoints();
const slotNumberOf = (v: number): number => slotOf[v] - FIRST_SLOT;
let allocs: Int32Array = new Int32Array(1024);
let slotOf: Int32Array = new Int32Array(256);
/** In `onlyBlock`: the vreg lives in more than one block. */
const EVERYWHERE = -1;
let onlyBlock: Int32Array = new Int32Array(256);
let lastUse: Int32Array = new Int32Array(256);
/** Position by operand of an instruction: index of the def that reuses it, plus 1. */
let reusedBy: Int32Array = new Int32Array(64);

// Registers occupied while the instruction reads (early) and while it writes (late): [int, vec] bit masks.
const early = new Int32Array(2);
const late = new Int32Array(2);

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
const small = new SlotPool();
const large = new SlotPool();
const references = new SlotPool();
/** References have a pool of their own. */
let isApart = false;
const poolOf = ({ vregSize, vregRef }: AllocationInput, v: number): SlotPool =>
  vregSize[v] === 16 ? large : isApart && vregRef[v] === 1 ? references : small;

/** Finds the vregs that live within one block: `onlyBlock` is that block, else EVERYWHERE; `lastUse` their last instruction. */
function findLocals(input: AllocationInput): void {
  const { vregCount, blockCount, blockStart, operandStart, operandBits, operandVreg, params, paramStart, args, argStart } = input;
  slotOf = sized(slotOf, vregCount);
  onlyBlock = sized(onlyBlock, vregCount);
  lastUse = sized(lastUse, vregCount);
  onlyBlock.fill(EVERYWHERE, 0, vregCount);
  lastUse.fill(-1, 0, vregCount);
  slotOf.fill(-1, 0, vregCount);
  for (let b = 0; b < blockCount; b++) {
    for (let p = paramStart[b]; p < paramStart[b + 1]; p++) onlyBlock[params[p]] = EVERYWHERE;
    const end = blockStart[b + 1];
    for (let i = blockStart[b]; i < end; i++)
      for (let o = operandStart[i]; o < operandStart[i + 1]; o++) {
        const v = operandVreg[o];
        lastUse[v] = i;
        if ((operandBits[o] & OPERAND.def) !== 0) onlyBlock[v] = b;
        else if (onlyBlock[v] !== b) onlyBlock[v] = EVERYWHERE;
      }
    for (let a = argStart[b]; a < argStart[b + 1]; a++) {
      const v = args[a];
      lastUse[v] = end;
      if (onlyBlock[v] !== b) onlyBlock[v] = EVERYWHERE;
    }
  }
}

/**
 * Gives every vreg its slot, one of its own if it lives across blocks. 16-byte ones come first, so that their numbers are even
 * and no 8-byte slot overlaps them; then those of references where they are `apart`. Answers how many slots there are.
 */
function assignSlots(input: AllocationInput, apart: boolean): number {
  isApart = apart;
  const { vregCount, blockCount, blockStart, operandStart, operandVreg, args, argStart } = input;
  findLocals(input);
  for (const pool of [small, large, references]) pool.reset();
  for (let v = 0; v < vregCount; v++) if (onlyBlock[v] === EVERYWHERE) slotOf[v] = poolOf(input, v).take();
  const release = (v: number, b: number, i: number): void => {
    if (onlyBlock[v] !== b || lastUse[v] !== i) return;
    lastUse[v] = -1;
    poolOf(input, v).release(slotOf[v]);
  };
  for (let b = 0; b < blockCount; b++) {
    const last = blockStart[b + 1];
    for (let i = blockStart[b]; i < last; i++) {
      const first = operandStart[i];
      const end = operandStart[i + 1];
      for (let o = first; o < end; o++) {
        const v = operandVreg[o];
        if (slotOf[v] === -1) slotOf[v] = poolOf(input, v).take();
      }
      for (let o = first; o < end; o++) release(operandVreg[o], b, i);
    }
    for (let a = argStart[b]; a < argStart[b + 1]; a++) release(args[a], b, last);
  }
  const firstReference = 2 * large.count;
  const firstSmall = firstReference + references.count;
  for (let v = 0; v < vregCount; v++) {
    const slot = slotOf[v];
    const pool = poolOf(input, v);
    slotOf[v] = FIRST_SLOT + (pool === large ? 2 * slot : slot + (pool === small ? firstSmall : firstReference));
  }
  return firstSmall + small.count;
}

/** Chooses a location for every operand of instruction `i`. Fixed registers first, then the most constrained of the rest. */
function assignOperands(input: AllocationInput, registers: RegisterFile, i: number): void {
  const { operandStart, operandBits, operandVreg, vregClass } = input;
  const first = operandStart[i];
  const end = operandStart[i + 1];
  const clobbers = input.clobberSet[i];
  early[0] = 0;
  early[1] = 0;
  late[0] = clobbers === 0 ? 0 : input.clobberInt[clobbers];
  late[1] = clobbers === 0 ? 0 : input.clobberVec[clobbers];
  reusedBy = extended(reusedBy, end - first);
  reusedBy.fill(0, 0, end - first);
  for (let o = first; o < end; o++) {
    const bits = operandBits[o];
    const constraint = bits & OPERAND_CONSTRAINT;
    if (constraint === OPERAND.reuse) {
      reusedBy[bits >> 8] = o - first + 1;
    } else if (constraint === OPERAND.fixed) {
      const reg = bits >> 8;
      allocs[o] = reg;
      const isDef = (bits & OPERAND.def) !== 0;
      const isLate = (bits & OPERAND.late) !== 0;
      if (!isDef || !isLate) occupy(early, reg);
      if (isDef || isLate) occupy(late, reg);
    }
  }
  // Round 0: operands that hold their register all through the instruction; round 1: those that need only one half of it.
  for (let round = 0; round < 2; round++) {
    for (let o = first; o < end; o++) {
      const bits = operandBits[o];
      const constraint = bits & OPERAND_CONSTRAINT;
      const reuser = reusedBy[o - first];
      if (constraint === OPERAND.fixed) {
        if (reuser !== 0 && round === 0) {
          allocs[first + reuser - 1] = allocs[o];
          occupy(late, allocs[o]);
        }
        continue;
      }
      if (constraint === OPERAND.reuse) continue;
      const vreg = operandVreg[o];
      const isDef = (bits & OPERAND.def) !== 0;
      const isLate = (bits & OPERAND.late) !== 0;
      // A move with memory on both sides would need a scratch register in the emitter: its use comes in a register.
      const inMemory = constraint === OPERAND.any && reuser === 0 && !(!isDef && input.isMove[i] === 1);
      if (inMemory) {
        allocs[o] = slotOf[vreg];
        continue;
      }
      const both = reuser !== 0 || isDef !== isLate;
      if (both !== (round === 0)) continue;
      const cls = vregClass[vreg];
      const occupied = both ? early[cls] | late[cls] : isDef ? late[cls] : early[cls];
      const reg = pick(registers, cls, occupied);
      allocs[o] = reg;
      if (reuser !== 0) allocs[first + reuser - 1] = reg;
      if (both || !isDef) occupy(early, reg);
      if (both || isDef) occupy(late, reg);
    }
  }
}

/** Allocates with every vreg in memory between instructions. `exact` false: as if exact stack maps took too much, for tests. */
export function allocateSimple(input: AllocationInput, registers: RegisterFile, exact = true): AllocationOutput {
  const { operandStart, operandBits, operandVreg, vregRemat, blockStart, succStart } = input;
  let slots = assignSlots(input, false);
  const isExact = exact && safepoints.run(input, slotNumberOf);
  if (!isExact) slots = assignSlots(input, true);
  moves.begin(slots, registers, input.vregClass);
  const operands = operandStart[input.instCount];
  allocs = sized(allocs, operands);
  for (let b = 0; b < input.blockCount; b++) {
    const last = blockStart[b + 1] - 1;
    storeTerminatorDefs(input, b);
    for (let i = blockStart[b]; i <= last; i++) {
      if (i === last && succStart[b + 1] - succStart[b] === 1) passArguments(input, b, last);
      assignOperands(input, registers, i);
      const end = operandStart[i + 1];
      for (let o = operandStart[i]; o < end; o++) {
        if ((operandBits[o] & OPERAND.def) !== 0) continue;
        const vreg = operandVreg[o];
        const location = allocs[o];
        if (vregRemat[vreg] === 1) moves.emit(i, REMAT - vreg, location, vreg);
        else if (location < FIRST_SLOT) moves.emit(i, slotOf[vreg], location, vreg);
      }
      if (i < last) storeDefs(input, i, i + 1);
    }
  }
  return {
    allocs,
    slotCount: moves.slotCount,
    moveCount: moves.count,
    moveBefore: moves.before,
    moveFrom: moves.from,
    moveTo: moves.to,
    moveVreg: moves.vreg,
    liveRefs: safepoints.records,
    liveRefCount: isExact ? safepoints.length : 0,
    refSlotStart: 2 * large.count,
    refSlotEnd: 2 * large.count + references.count,
  };
}

/** Stores, in front of instruction `at`, what instruction `i` defined in registers. */
function storeDefs(input: AllocationInput, i: number, at: number): void {
  const { operandStart, operandBits, operandVreg, vregRemat } = input;
  for (let o = operandStart[i]; o < operandStart[i + 1]; o++) {
    const vreg = operandVreg[o];
    if ((operandBits[o] & OPERAND.def) === 0 || vregRemat[vreg] === 1) continue;
    if (allocs[o] < FIRST_SLOT) moves.emit(at, allocs[o], slotOf[vreg], vreg);
  }
}

/** A terminator with defs is a call with an exceptional successor: each successor stores them where it begins. */
function storeTerminatorDefs(input: AllocationInput, b: number): void {
  const { predStart, preds, blockStart } = input;
  const first = predStart[b];
  if (predStart[b + 1] - first !== 1) return;
  storeDefs(input, blockStart[preds[first] + 1] - 1, blockStart[b]);
}

/** The arguments of block `b` go to its successor's parameters, all at once, before its terminator. */
function passArguments(input: AllocationInput, b: number, terminator: number): void {
  const successor = input.succs[input.succStart[b]];
  const firstParam = input.paramStart[successor];
  const firstArg = input.argStart[b];
  const count = input.argStart[b + 1] - firstArg;
  for (let k = 0; k < count; k++) {
    const arg = input.args[firstArg + k];
    const param = slotOf[input.params[firstParam + k]];
    moves.stage(input.vregRemat[arg] === 1 ? REMAT - arg : slotOf[arg], param, arg);
  }
  moves.flush(terminator);
}
