/**
 * Spill slots: spilled vregs whose lifetimes in memory do not overlap share one. In: for each of them, first and last position
 * (one segment without holes). Out: slot numbers, those of 16 bytes first so that they are even and overlap none of 8 bytes.
 * Parameters and arguments that meet prefer the same slot, so that passing one to the other is no move.
 */

import { type Column, column, extended, type Ints, sized } from '../../../base/arrays.ts';
import type { VReg } from '../interface/operands.ts';
import { PriorityQueue } from '../ranges/priority-queue.ts';

export class Slots {
  /** By vreg: its slot, once `assign` has run. */
  slotOf: Column<VReg> = new Int32Array(256);
  /** Slots in all. */
  count = 0;

  #vreg: Ints<VReg> = column(64);
  #to: Int32Array = new Int32Array(64);
  #order: Float64Array = new Float64Array(64);
  #spilled = 0;
  /** By class of parameters and arguments: slot last given, or -1. */
  #classSlot: Int32Array = new Int32Array(256);
  readonly #pools: readonly [Pool, Pool] = [new Pool(), new Pool()];

  begin(vregCount: number): void {
    this.#spilled = 0;
    this.slotOf = sized(this.slotOf, vregCount);
    this.#classSlot = sized(this.#classSlot, vregCount);
    this.slotOf.fill(-1, 0, vregCount);
    this.#classSlot.fill(-1, 0, vregCount);
  }

  /** Vreg `v` needs its slot from position `from` until `to`. */
  add(v: VReg, from: number, to: number): void {
    const n = this.#spilled++;
    if (n === this.#vreg.length) {
      this.#vreg = extended(this.#vreg, n + 1);
      this.#to = extended(this.#to, n + 1);
      const order = new Float64Array(this.#vreg.length);
      order.set(this.#order);
      this.#order = order;
    }
    this.#vreg[n] = v;
    this.#to[n] = to;
    // Sorted as one number: position, then order of arrival (exact: 2^27 positions, 2^26 vregs).
    this.#order[n] = from * 2 ** 26 + n;
  }

  assign(vregSize: Column<VReg>, classOf: (v: VReg) => number): void {
    const order = this.#order.subarray(0, this.#spilled).sort();
    const [small, large] = this.#pools;
    small.reset();
    large.reset();
    for (let k = 0; k < order.length; k++) {
      const key = order[k];
      const from = Math.floor(key / 2 ** 26);
      const n = key - from * 2 ** 26;
      const v = this.#vreg[n];
      const cls = classOf(v);
      const pool = vregSize[v] === 16 ? large : small;
      const slot = pool.take(from, this.#to[n], this.#classSlot[cls]);
      this.#classSlot[cls] = slot;
      this.slotOf[v] = slot;
    }
    for (let n = 0; n < this.#spilled; n++) {
      const v = this.#vreg[n];
      const slot = this.slotOf[v];
      this.slotOf[v] = vregSize[v] === 16 ? 2 * slot : 2 * large.count + slot;
    }
    this.count = 2 * large.count + small.count;
  }
}

/** Slots of one size. Vregs come in the order of their starts. */
class Pool {
  count = 0;
  readonly #busy = new PriorityQueue();
  #free: Int32Array = new Int32Array(64);
  #freeCount = 0;
  #isFree: Uint8Array = new Uint8Array(64);

  reset(): void {
    this.count = 0;
    this.#busy.clear();
    this.#freeCount = 0;
  }

  take(from: number, to: number, preferred: number): number {
    while (this.#busy.count > 0 && this.#busy.firstPosition <= from) {
      const slot = this.#busy.pop();
      this.#isFree[slot] = 1;
      if (this.#freeCount === this.#free.length) this.#free = extended(this.#free, this.#freeCount + 1);
      this.#free[this.#freeCount++] = slot;
    }
    let slot = -1;
    if (preferred >= 0 && preferred < this.count && this.#isFree[preferred] === 1) slot = preferred;
    // The list may name slots that went to somebody who preferred them.
    while (slot < 0 && this.#freeCount > 0) {
      const free = this.#free[--this.#freeCount];
      if (this.#isFree[free] === 1) slot = free;
    }
    if (slot < 0) {
      slot = this.count++;
      if (slot === this.#isFree.length) this.#isFree = extended(this.#isFree, slot + 1);
    }
    this.#isFree[slot] = 0;
    this.#busy.push(slot, to);
    return slot;
  }
}
