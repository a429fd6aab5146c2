/**
 * Symbolic checker of allocations. In: a function and the answer of any allocator. Out: nothing, or an error that names block,
 * instruction and operand. It knows nothing of how the answer was found: it keeps, for every register and slot, the set of
 * vregs whose current value surely stands there, carries these sets along all paths to a fixpoint, and demands of every
 * operand what its constraint says. Stale values (of an earlier turn of a loop) are forgotten at the def. At a safepoint, the
 * slots named must hold the references that live across it, each of them, and nothing else. Runs where functions are verified
 * (option `verify`, TOUCHSTONE_VERIFY).
 */
import { bug } from '../../../base/bug.ts';
import { formatAlloc } from '../interface/format.ts';
import {
  type AllocationInput,
  type AllocationOutput,
  CLASS_INT,
  FIRST_SLOT,
  FIRST_VEC_REG,
  OPERAND,
  OPERAND_CONSTRAINT,
  type RegisterFile,
  type VReg,
  vregOfRemat,
} from '../interface/operands.ts';
import { liveReferences } from './live-references.ts';

/** Location → vregs it holds. Sets are never changed in place. */
type State = Map<number, readonly VReg[]>;

/** Throws unless `output` is a right allocation of `input`. */
export function checkAllocation(input: AllocationInput, output: AllocationOutput, registers: RegisterFile): void {
  new Checker(input, output, registers).run();
}

const isRegister = (location: number): boolean => location >= 0 && location < FIRST_SLOT;

class Checker {
  readonly #in: AllocationInput;
  readonly #out: AllocationOutput;
  readonly #allocatable: Set<number>;
  readonly #scratch: readonly number[];
  /** First move before instruction i: #firstMove[i]; one more entry than instructions. */
  readonly #firstMove: Int32Array;
  /** By safepoint: references that live across it, and the slots said to hold them. */
  readonly #live: ReadonlyMap<number, ReadonlySet<number>>;
  readonly #mapped: ReadonlyMap<number, readonly number[]>;
  #block = 0;
  #inst = 0;
  #operand = -1;

  constructor(input: AllocationInput, output: AllocationOutput, registers: RegisterFile) {
    this.#in = input;
    this.#out = output;
    this.#allocatable = new Set([...registers.allocatable[0], ...registers.allocatable[1]]);
    this.#scratch = registers.scratch;
    this.#firstMove = new Int32Array(input.instCount + 1);
    let m = 0;
    for (let i = 0; i <= input.instCount; i++) {
      this.#firstMove[i] = m;
      while (m < output.moveCount && output.moveBefore[m] === i) m++;
    }
    this.#live = liveReferences(input);
    this.#mapped = readMaps(output);
    if (m !== output.moveCount) bug(`allocation: moves are not in the order of their instructions at move ${m}`);
    if (this.#firstMove[input.instCount] !== output.moveCount) bug('allocation: moves behind the last instruction');
  }

  #fail(why: string): never {
    const operand = this.#operand < 0 ? '' : `, operand ${this.#operand} (vreg ${this.#vreg(this.#inst, this.#operand)})`;
    bug(`allocation: block ${this.#block}, instruction ${this.#inst}${operand}: ${why}`);
  }

  #vreg(inst: number, operand: number): VReg {
    return this.#in.operandVreg[this.#in.operandStart[inst] + operand];
  }

  run(): void {
    const { blockCount, succStart, succs } = this.#in;
    this.#checkShapes();
    const atStart: (State | undefined)[] = new Array(blockCount);
    atStart[0] = new Map();
    const queued = new Uint8Array(blockCount);
    const work = [0];
    queued[0] = 1;
    for (let b = work.pop(); b !== undefined; b = work.pop()) {
      queued[b] = 0;
      const state: State = new Map(atStart[b]);
      this.#block = b;
      this.#runBlock(b, state);
      const single = succStart[b + 1] - succStart[b] === 1;
      for (let s = succStart[b]; s < succStart[b + 1]; s++) {
        const successor = succs[s];
        const entering = single ? this.#passArguments(b, successor, state) : state;
        const known = atStart[successor];
        const merged = known === undefined ? new Map(entering) : meet(known, entering);
        if (merged === undefined) continue;
        atStart[successor] = merged;
        if (queued[successor] === 0) {
          queued[successor] = 1;
          work.push(successor);
        }
      }
    }
  }

  /** What needs no state: every alloc is a location of its vreg's class that the machine and the frame have. */
  #checkShapes(): void {
    const { instCount, operandStart, operandBits, vregSize, vregClass } = this.#in;
    this.#block = -1;
    for (let i = 0; i < instCount; i++) {
      this.#inst = i;
      const first = operandStart[i];
      for (let o = first; o < operandStart[i + 1]; o++) {
        this.#operand = o - first;
        const alloc = this.#out.allocs[o];
        const bits = operandBits[o];
        const vreg = this.#vreg(i, o - first);
        const constraint = bits & OPERAND_CONSTRAINT;
        this.#checkLocation(alloc, vregClass[vreg], vregSize[vreg]);
        if (constraint === OPERAND.fixed && alloc !== bits >> 8)
          this.#fail(`fixed to ${formatAlloc(bits >> 8)}, got ${formatAlloc(alloc)}`);
        if (constraint === OPERAND.reuse && alloc !== this.#out.allocs[first + (bits >> 8)])
          this.#fail(`${formatAlloc(alloc)} is not the location of operand ${bits >> 8}, which it reuses`);
        if (constraint === OPERAND.reg || constraint === OPERAND.reuse)
          if (!isRegister(alloc)) this.#fail(`needs a register, got ${formatAlloc(alloc)}`);
        if (constraint !== OPERAND.fixed && isRegister(alloc) && !this.#allocatable.has(alloc)) {
          const reused = constraint === OPERAND.reuse ? operandBits[first + (bits >> 8)] : 0;
          if ((reused & OPERAND_CONSTRAINT) !== OPERAND.fixed) this.#fail(`${formatAlloc(alloc)} is not allocatable`);
        }
      }
      this.#operand = -1;
      if (this.#in.isMove[i] === 1) {
        const from = this.#out.allocs[first];
        const to = this.#out.allocs[first + 1];
        if (!isRegister(from) && !isRegister(to) && from !== to) this.#fail('a copy from memory to memory');
      }
    }
  }

  #checkLocation(location: number, cls: number, size: number): void {
    if (location < 0) this.#fail('no location');
    if (location < FIRST_SLOT) {
      if (location < FIRST_VEC_REG !== (cls === CLASS_INT)) this.#fail(`${formatAlloc(location)} is of the wrong class`);
      return;
    }
    const slot = location - FIRST_SLOT;
    if (size === 16 && (slot & 1) !== 0) this.#fail(`16 bytes at the odd slot ${slot}`);
    if (slot + size / 8 > this.#out.slotCount) this.#fail(`slot ${slot} is outside of the ${this.#out.slotCount} slots`);
  }

  #runBlock(b: number, state: State): void {
    const { blockStart } = this.#in;
    const end = blockStart[b + 1];
    for (let i = blockStart[b]; i < end; i++) {
      this.#inst = i;
      this.#operand = -1;
      for (let m = this.#firstMove[i]; m < this.#firstMove[i + 1]; m++) this.#move(m, state);
      for (const reg of this.#scratch) state.delete(reg);
      this.#instruction(i, state);
    }
  }

  #move(m: number, state: State): void {
    const { vregClass, vregSize, vregRemat, vregCount } = this.#in;
    const from = this.#out.moveFrom[m];
    const to = this.#out.moveTo[m];
    const vreg = this.#out.moveVreg[m];
    if (vreg < 0 || vreg >= vregCount) this.#fail(`move ${m} of no vreg`);
    const cls = vregClass[vreg];
    const size = vregSize[vreg];
    this.#checkLocation(to, cls, size);
    let moved: readonly VReg[];
    if (from < 0) {
      if (!isRegister(to)) this.#fail(`move ${m} computes a value into memory`);
      if (vregOfRemat(from) !== vreg || vregRemat[vreg] !== 1) this.#fail(`move ${m} computes vreg ${vregOfRemat(from)} again`);
      moved = [vreg];
    } else {
      this.#checkLocation(from, cls, size);
      if (!isRegister(from) && !isRegister(to)) this.#fail(`move ${m} from memory to memory`);
      // A value passes whole or not at all.
      moved = (state.get(from) ?? []).filter((v) => vregClass[v] === cls && vregSize[v] <= size);
      if (from === to) return;
    }
    for (const location of [from, to])
      if (isRegister(location) && !this.#allocatable.has(location) && !this.#scratch.includes(location)) {
        // A register outside of the file may still be read or written next to an operand that is fixed to it.
        if (!this.#isFixedNearby(location)) this.#fail(`move ${m} touches ${formatAlloc(location)}`);
      }
    this.#write(state, to, size, moved);
  }

  #isFixedNearby(location: number): boolean {
    const { operandStart, operandBits } = this.#in;
    const from = operandStart[Math.max(0, this.#inst - 1)];
    for (let o = from; o < operandStart[this.#inst + 1]; o++) {
      const bits = operandBits[o];
      if ((bits & OPERAND_CONSTRAINT) === OPERAND.fixed && bits >> 8 === location) return true;
    }
    return false;
  }

  /** Writes `size` bytes at `location`: whatever overlapped it is gone. */
  #write(state: State, location: number, size: number, vregs: readonly VReg[]): void {
    if (location >= FIRST_SLOT) {
      if (size === 16) state.delete(location + 1);
      // A 16-byte value one slot below reached into this one.
      const below = state.get(location - 1);
      if (location > FIRST_SLOT && below?.some((v) => this.#in.vregSize[v] === 16))
        state.set(
          location - 1,
          below.filter((v) => this.#in.vregSize[v] !== 16),
        );
    }
    const last = size === 16 ? location + 1 : location;
    if (this.#isRefSlot(location) || this.#isRefSlot(last)) {
      const isReference = size === 8 && vregs.length > 0 && vregs.every((v) => this.#in.vregRef[v] === 1);
      if (!isReference)
        this.#fail(`${formatAlloc(location)} is named by every stack map, and gets something else than a reference`);
    }
    if (vregs.length === 0) state.delete(location);
    else state.set(location, vregs);
  }

  #instruction(i: number, state: State): void {
    const { operandStart, operandBits, operandVreg, vregSize } = this.#in;
    const allocs = this.#out.allocs;
    const first = operandStart[i];
    const end = operandStart[i + 1];
    for (let o = first; o < end; o++) {
      if ((operandBits[o] & OPERAND.def) !== 0) continue;
      this.#operand = o - first;
      const held = state.get(allocs[o]);
      if (!held?.includes(operandVreg[o]))
        this.#fail(`${formatAlloc(allocs[o])} holds ${held === undefined ? 'nothing known' : `vreg ${held.join(' ')}`}`);
    }
    this.#checkSharing(i, first, end);
    this.#checkReferences(i, state);
    const clobbers = this.#in.clobberSet[i];
    if (clobbers !== 0) {
      const int = this.#in.clobberInt[clobbers];
      const vec = this.#in.clobberVec[clobbers];
      for (let r = 0; r < 32; r++) {
        if (((int >>> r) & 1) !== 0) state.delete(r);
        if (((vec >>> r) & 1) !== 0) state.delete(FIRST_VEC_REG + r);
      }
    }
    const copied = this.#in.isMove[i] === 1 && allocs[first] === allocs[first + 1] ? state.get(allocs[first]) : undefined;
    for (let o = first; o < end; o++) {
      if ((operandBits[o] & OPERAND.def) === 0) continue;
      const vreg = operandVreg[o];
      forget(state, vreg);
      this.#write(state, allocs[o], vregSize[vreg], [vreg]);
    }
    // A copy that the emitter drops leaves the copied value where it was as well.
    if (copied !== undefined) {
      const def = operandVreg[first + 1];
      state.set(allocs[first], [...copied.filter((v) => v !== def), def]);
    }
    this.#operand = -1;
  }

  /** Whether `location` is a slot that every stack map names. */
  #isRefSlot(location: number): boolean {
    return location >= FIRST_SLOT + this.#out.refSlotStart && location < FIRST_SLOT + this.#out.refSlotEnd;
  }

  /** The stack map of instruction `i` against what lives across it. */
  #checkReferences(i: number, state: State): void {
    const slots = this.#mapped.get(i) ?? [];
    const live = this.#live.get(i);
    if (live === undefined) {
      if (slots.length > 0) this.#fail('a stack map where no reference lives');
      return;
    }
    const found = new Set<number>();
    for (const [location, held] of state) if (this.#isRefSlot(location)) for (const v of held) found.add(v);
    slots.forEach((slot, k) => {
      if (k > 0 && slots[k - 1] >= slot) this.#fail('slots of a stack map out of order');
      const held = (state.get(FIRST_SLOT + slot) ?? []).filter((v) => live.has(v));
      if (held.length === 0) this.#fail(`the stack map names slot ${slot}, which holds no live reference`);
      for (const v of held) found.add(v);
    });
    for (const v of live) if (!found.has(v)) this.#fail(`vreg ${v} lives across, and no slot of the stack map holds it`);
  }

  /** Defs against each other, against uses that outlive them, and against clobbers. */
  #checkSharing(i: number, first: number, end: number): void {
    const { operandBits, operandVreg, vregSize } = this.#in;
    const allocs = this.#out.allocs;
    const clobbers = this.#in.clobberSet[i];
    for (let o = first; o < end; o++) {
      this.#operand = o - first;
      const bits = operandBits[o];
      const alloc = allocs[o];
      const isDef = (bits & OPERAND.def) !== 0;
      const isLate = (bits & OPERAND.late) !== 0;
      const constraint = bits & OPERAND_CONSTRAINT;
      if (clobbers !== 0 && isRegister(alloc) && (isDef || isLate)) {
        const mask = alloc < FIRST_VEC_REG ? this.#in.clobberInt[clobbers] : this.#in.clobberVec[clobbers];
        const reused = constraint === OPERAND.reuse ? operandBits[first + (bits >> 8)] & OPERAND_CONSTRAINT : constraint;
        const mayBe = isDef && isLate && reused === OPERAND.fixed;
        if (((mask >>> (alloc & 31)) & 1) !== 0 && !mayBe) this.#fail(`${formatAlloc(alloc)} is clobbered by the instruction`);
      }
      if (!isDef) continue;
      const size = vregSize[operandVreg[o]];
      for (let p = first; p < end; p++) {
        if (p === o || !overlap(alloc, size, allocs[p], vregSize[operandVreg[p]])) continue;
        const other = operandBits[p];
        if ((other & OPERAND.def) !== 0) this.#fail(`shares ${formatAlloc(alloc)} with the def of operand ${p - first}`);
        if (!isLate || (other & OPERAND.late) !== 0)
          this.#fail(`shares ${formatAlloc(alloc)} with the use of operand ${p - first}, which is still needed`);
      }
    }
    this.#operand = -1;
  }

  /** The state behind the edge b → successor: where an argument stands, the parameter stands now too. */
  #passArguments(b: number, successor: number, state: State): State {
    const { argStart, args, paramStart, params } = this.#in;
    const firstArg = argStart[b];
    const firstParam = paramStart[successor];
    const count = argStart[b + 1] - firstArg;
    if (count !== paramStart[successor + 1] - firstParam) this.#fail('arguments and parameters differ in number');
    if (count === 0) return state;
    const after: State = new Map();
    const stale = new Set(params.subarray(firstParam, firstParam + count));
    for (const [location, held] of state) {
      const now = held.filter((v) => !stale.has(v));
      for (let k = 0; k < count; k++) if (held.includes(args[firstArg + k])) now.push(params[firstParam + k]);
      if (now.length > 0) after.set(location, now);
    }
    // Values needed beyond the edge are asked for where they are used; a parameter nowhere is an error only at its use.
    return after;
  }
}

/** Slots by safepoint. */
function readMaps({ liveRefs, liveRefCount }: AllocationOutput): Map<number, number[]> {
  const maps = new Map<number, number[]>();
  for (let k = 0; k < liveRefCount; ) {
    const n = liveRefs[k + 1];
    maps.set(liveRefs[k], [...liveRefs.subarray(k + 2, k + 2 + n)]);
    k += 2 + n;
  }
  return maps;
}

function overlap(a: number, sizeA: number, b: number, sizeB: number): boolean {
  if (a < FIRST_SLOT || b < FIRST_SLOT) return a === b;
  return a < b + sizeB / 8 && b < a + sizeA / 8;
}

function forget(state: State, vreg: VReg): void {
  for (const [location, held] of state) {
    if (!held.includes(vreg)) continue;
    const rest = held.filter((v) => v !== vreg);
    if (rest.length === 0) state.delete(location);
    else state.set(location, rest);
  }
}

/** What both states know, or undefined when that is all `known` knew already. */
function meet(known: State, other: State): State | undefined {
  let changed = false;
  const merged: State = new Map();
  for (const [location, held] of known) {
    const theirs = other.get(location);
    const both = theirs === undefined ? [] : theirs === held ? held : held.filter((v) => theirs.includes(v));
    if (both.length !== held.length) changed = true;
    if (both.length > 0) merged.set(location, both);
  }
  return changed ? merged : undefined;
}
