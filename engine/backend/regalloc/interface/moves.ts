/**
 * The list of moves an allocation answers with, and the sequentialisation of parallel moves. In: groups of moves that happen
 * "at once" before an instruction (`stage`, then `flush`). Out: moves in execution order. Every emitted move has a register on
 * at least one side (slot to slot and REMAT to slot go through the scratch register of the class); cycles are broken with the
 * scratch register, or with a spare pair of slots when a memory-to-memory move of the same class stands in the same cycle.
 * Slots of 16-byte vregs never overlap slots of 8-byte vregs partially: callers take both sizes from disjoint slots.
 */
import { type Column, column, extended, type Ints, sized } from '../../../base/arrays.ts';
import { FIRST_SLOT, type RegisterFile, type VReg } from './operands.ts';

export class MoveBuffer {
  count = 0;
  before: Int32Array = new Int32Array(256);
  from: Int32Array = new Int32Array(256);
  to: Int32Array = new Int32Array(256);
  vreg: Ints<VReg> = column(256);
  /** Slots used, the spare pair included once a cycle needed it. */
  slotCount = 0;

  #spare = 0;
  #scratch: readonly [number, number] = [0, 0];
  #vregClass: Column<VReg> = new Uint8Array(0);

  // The staged group.
  #staged = 0;
  #stagedFrom: Int32Array = new Int32Array(64);
  #stagedTo: Int32Array = new Int32Array(64);
  #stagedVreg: Ints<VReg> = column(64);
  #ready: Int32Array = new Int32Array(64);
  /** By location: how many staged moves read it; which staged move writes it, plus 1. All zero between groups. */
  #readers: Int32Array = new Int32Array(256);
  #writer: Int32Array = new Int32Array(256);

  /** Starts a new list for a function whose vregs activate `slotCount` slots. */
  begin(slotCount: number, registers: RegisterFile, vregClass: Column<VReg>): void {
    this.count = 0;
    this.slotCount = slotCount;
    this.#spare = (slotCount + 1) & ~1;
    this.#scratch = registers.scratch;
    this.#vregClass = vregClass;
    this.#staged = 0;
    const locations = FIRST_SLOT + this.#spare + 2;
    this.#readers = sized(this.#readers, locations);
    this.#writer = sized(this.#writer, locations);
  }

  /** Adds a move to the current group. No location may get two different values. */
  stage(from: number, to: number, vreg: VReg): void {
    if (from === to) return;
    const n = this.#staged++;
    if (n === this.#stagedFrom.length) {
      this.#stagedFrom = extended(this.#stagedFrom, n + 1);
      this.#stagedTo = extended(this.#stagedTo, n + 1);
      this.#stagedVreg = extended(this.#stagedVreg, n + 1);
      this.#ready = extended(this.#ready, n + 1);
    }
    this.#stagedFrom[n] = from;
    this.#stagedTo[n] = to;
    this.#stagedVreg[n] = vreg;
  }

  /** Emits one move before instruction `inst`, through the scratch register where neither side is a register. */
  emit(inst: number, from: number, to: number, vreg: VReg): void {
    if (to >= FIRST_SLOT && (from >= FIRST_SLOT || from < 0)) {
      const scratch = this.#scratchOf(vreg);
      this.#push(inst, from, scratch, vreg);
      this.#push(inst, scratch, to, vreg);
    } else this.#push(inst, from, to, vreg);
  }

  #scratchOf(vreg: VReg): number {
    return this.#vregClass[vreg] === 0 ? this.#scratch[0] : this.#scratch[1];
  }

  #push(inst: number, from: number, to: number, vreg: VReg): void {
    const n = this.count++;
    if (n === this.before.length) {
      this.before = extended(this.before, n + 1);
      this.from = extended(this.from, n + 1);
      this.to = extended(this.to, n + 1);
      this.vreg = extended(this.vreg, n + 1);
    }
    this.before[n] = inst;
    this.from[n] = from;
    this.to[n] = to;
    this.vreg[n] = vreg;
  }

  /** Emits the staged group before instruction `inst` as if all its moves happened at once. */
  flush(inst: number): void {
    const n = this.#staged;
    if (n === 0) return;
    this.#staged = 0;
    const from = this.#stagedFrom;
    const to = this.#stagedTo;
    const vreg = this.#stagedVreg;
    if (n === 1) {
      this.emit(inst, from[0], to[0], vreg[0]);
      return;
    }
    const readers = this.#readers;
    const writer = this.#writer;
    for (let m = 0; m < n; m++) {
      const source = from[m];
      // The same copy twice: two operands that are one value in one register.
      if (writer[to[m]] !== 0) {
        to[m] = -1;
        continue;
      }
      if (source >= 0) readers[source]++;
      writer[to[m]] = m + 1;
    }
    // What nobody still reads may be written. Registers that a move frees make their own writer ready.
    let ready = 0;
    for (let m = n - 1; m >= 0; m--) if (to[m] >= 0 && readers[to[m]] === 0) this.#ready[ready++] = m;
    ready = this.#drain(inst, ready);
    // Only cycles are left: every pending destination has exactly one reader.
    for (let m = 0; m < n; m++) {
      if (to[m] < 0 || writer[to[m]] !== m + 1) continue;
      this.#breakCycle(inst, m);
    }
  }

  /** Emits ready moves and those they make ready. */
  #drain(inst: number, ready: number): number {
    const readers = this.#readers;
    const writer = this.#writer;
    while (ready > 0) {
      const m = this.#ready[--ready];
      const source = this.#stagedFrom[m];
      const target = this.#stagedTo[m];
      this.emit(inst, source, target, this.#stagedVreg[m]);
      writer[target] = 0;
      if (source < 0) continue;
      const left = readers[source] - 1;
      readers[source] = left;
      if (left === 0 && writer[source] !== 0) this.#ready[ready++] = writer[source] - 1;
    }
    return ready;
  }

  /** `first` writes what some other move of its cycle still reads: that value is put aside, then the cycle is a chain. */
  #breakCycle(inst: number, first: number): void {
    const from = this.#stagedFrom;
    const to = this.#stagedTo;
    const vreg = this.#stagedVreg;
    // Who reads the destination of `first`? Follow writers back from its source until that move is reached.
    let aside = first;
    let throughScratch = 0; // classes of memory-to-memory moves, as bits
    for (;;) {
      const previous = this.#writer[from[aside]] - 1;
      if (from[aside] === to[first]) break;
      if (from[aside] >= FIRST_SLOT && to[aside] >= FIRST_SLOT) throughScratch |= 1 << this.#vregClass[vreg[aside]];
      aside = previous;
    }
    const moved = vreg[aside];
    let temporary = this.#scratchOf(moved);
    if ((throughScratch >> this.#vregClass[moved]) & 1) {
      temporary = FIRST_SLOT + this.#spare;
      this.slotCount = this.#spare + 2;
    }
    const target = to[first];
    this.emit(inst, target, temporary, moved);
    from[aside] = temporary;
    this.#readers[target] = 0;
    // The chain: `first`, then whoever writes what it read, …; the last writes what was put aside.
    let m = first;
    while (m !== aside) {
      const source = from[m];
      this.emit(inst, source, to[m], vreg[m]);
      this.#writer[to[m]] = 0;
      this.#readers[source] = 0;
      m = this.#writer[source] - 1;
    }
    this.emit(inst, temporary, to[aside], moved);
    this.#writer[to[aside]] = 0;
  }
}
