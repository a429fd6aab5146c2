/**
 * What the linear scan knows about control flow: the block of each instruction, loops, and the estimated frequency of each
 * block. In: the blocks of an AllocationInput. Frequencies follow edges forwards: a branch that may leave its loop
 * mostly stays, a loop multiplies by LOOP_FACTOR, rare blocks hardly run. Everything is linear; arrays are reused.
 */
import { sized } from '../../../base/arrays.ts';
import type { AllocationInput, RegisterFile } from '../interface/operands.ts';

/** How often a loop turns, and how likely a branch leaves it. */
const LOOP_FACTOR = 10;
const EXIT_PROBABILITY = 0.1;
const RARE_PROBABILITY = 0.001;
/** A call on this share of a loop's turns counts against keeping values in registers round the loop. */
const OFTEN = 0.3;
const MOST = 1e12;
const LEAST = 1e-9;

/** Registers of one class as bits. */
export const maskOf = (regs: readonly number[]): number => regs.reduce((m, r) => m | (1 << (r & 31)), 0);

export class BlockFrequency {
  /** By instruction: its block. */
  blockOf: Int32Array = new Int32Array(1024);
  /** By block: header of the innermost loop around it (a header is in its own loop), or -1. */
  loopOf: Int32Array = new Int32Array(64);
  /** By loop header: header of the loop around it, or -1. */
  parentLoop: Int32Array = new Int32Array(64);
  /** By block: estimated runs for each call of the function. */
  frequency: Float64Array = new Float64Array(64);
  /** By loop header, bits by class: a call in the loop clobbers all registers of the class on a good part of the turns. */
  calls: Uint8Array = new Uint8Array(64);
  #input!: AllocationInput;

  /** Fills the arrays; false when some backward edge leads to no loop header around it (the scan cannot do such functions). */
  compute(input: AllocationInput, registers: RegisterFile): boolean {
    this.#input = input;
    const { blockCount, blockStart, instCount } = input;
    this.blockOf = sized(this.blockOf, instCount + 1);
    this.loopOf = sized(this.loopOf, blockCount);
    this.parentLoop = sized(this.parentLoop, blockCount);
    this.frequency = sized(this.frequency, blockCount);
    this.calls = sized(this.calls, blockCount);
    for (let b = 0; b < blockCount; b++) this.blockOf.fill(b, blockStart[b], blockStart[b + 1]);
    this.blockOf[instCount] = blockCount;
    if (!this.#findLoops()) return false;
    this.#estimate();
    this.#findCalls(registers);
    return true;
  }

  #findCalls(registers: RegisterFile): void {
    const { instCount, blockCount, clobberSet, clobberInt, clobberVec } = this.#input;
    const { loopOf, parentLoop, frequency, calls } = this;
    calls.fill(0, 0, blockCount);
    const allInt = maskOf(registers.allocatable[0]);
    const allVec = maskOf(registers.allocatable[1]);
    for (let i = 0; i < instCount; i++) {
      const set = clobberSet[i];
      if (set === 0) continue;
      const b = this.blockOf[i];
      const lost = ((clobberInt[set] & allInt) === allInt ? 1 : 0) | ((clobberVec[set] & allVec) === allVec ? 2 : 0);
      // A loop around a loop with such a call has it too.
      for (let h = loopOf[b]; h >= 0 && (calls[h] & lost) !== lost; h = parentLoop[h])
        if (frequency[b] >= OFTEN * frequency[h]) calls[h] |= lost;
    }
  }

  #findLoops(): boolean {
    const { blockCount, loopEnd, succStart, succs } = this.#input;
    const { loopOf, parentLoop } = this;
    let inner = -1;
    for (let b = 0; b < blockCount; b++) {
      while (inner >= 0 && loopEnd[inner] < b) inner = parentLoop[inner];
      if (loopEnd[b] >= 0) {
        parentLoop[b] = inner;
        inner = b;
      }
      loopOf[b] = inner;
      for (let s = succStart[b]; s < succStart[b + 1]; s++) {
        const successor = succs[s];
        if (successor <= b && loopEnd[successor] < b) return false;
      }
    }
    return true;
  }

  #estimate(): void {
    const { blockCount, loopEnd, succStart, succs } = this.#input;
    const { loopOf, parentLoop, frequency } = this;
    const rare = this.#input.rare ?? new Uint8Array(blockCount);
    frequency.fill(0, 0, blockCount);
    frequency[0] = 1;
    for (let b = 0; b < blockCount; b++) {
      const loop = loopOf[b];
      const isHeader = loop === b;
      let f = frequency[b];
      const around = isHeader ? parentLoop[b] : loop;
      const most = around < 0 ? 1 : frequency[around];
      // Exits of a loop add up to more than one in this estimate; a block runs no more often than the loop around it turns.
      if (f > most) f = most;
      if (isHeader) f *= LOOP_FACTOR;
      if (rare[b] === 1) f *= RARE_PROBABILITY;
      f = Math.max(LEAST, Math.min(MOST, f));
      frequency[b] = f;
      const from = succStart[b];
      const to = succStart[b + 1];
      if (to - from === 1) {
        // What comes back from a rare block is as frequent as what went there.
        this.#flowTo(b, succs[from], rare[b] > rare[succs[from]] ? f / RARE_PROBABILITY : f);
        continue;
      }
      let exits = 0;
      for (let s = from; s < to; s++) if (this.#leaves(loop, succs[s], loopEnd, rare)) exits++;
      const stays = to - from - exits;
      const exit = exits === 0 ? 0 : stays === 0 ? f / exits : (f * EXIT_PROBABILITY) / exits;
      const stay = stays === 0 ? 0 : exits === 0 ? f / stays : (f * (1 - EXIT_PROBABILITY)) / stays;
      for (let s = from; s < to; s++) {
        const successor = succs[s];
        this.#flowTo(b, successor, this.#leaves(loop, successor, loopEnd, rare) ? exit : stay);
      }
    }
  }

  #leaves(loop: number, successor: number, loopEnd: Int32Array, rare: Uint8Array): boolean {
    return rare[successor] === 1 || (loop >= 0 && (successor < loop || successor > loopEnd[loop]));
  }

  #flowTo(from: number, to: number, f: number): void {
    if (to > from) this.frequency[to] += f;
  }

  /** How often the loop with this header is entered. */
  entryFrequency(header: number): number {
    return this.frequency[header] / LOOP_FACTOR;
  }
}
