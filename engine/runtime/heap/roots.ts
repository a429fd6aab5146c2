/**
 * Where a collection begins: everything outside of the heap that may hold traced references (abi/heap-layout.ts) says where it
 * has them.
 */

/** Something that may hold references. One that is forgotten is a reference to what is gone. */
export interface RootSource {
  /** Adds all cells that hold references, of which none may be stale. */
  addRoots(to: RootList): void;
}

/** The frames of activations that wait. */
export interface WaitingFrames extends RootSource {
  /** Pairs of stack pointer, at a return address, and frame pointer. */
  heads(): Float64Array;
  /** Where a frame that waits there has references: so many words below its frame pointer. */
  wordsAt(returnAddress: number): readonly number[];
}

const FIRST_WORDS = 3 * 256;

/** Cells with references, as the addon takes them. */
export class RootList {
  private triples = new Float64Array(FIRST_WORDS);
  private used = 0;

  clear(): void {
    this.used = 0;
  }
  /** Adds `count` cells, the first of them at an address, the next ones `distance` bytes further each. */
  add(address: number, count: number, distance: number): void {
    if (this.used === this.triples.length) {
      const longer = new Float64Array(2 * this.used);
      longer.set(this.triples);
      this.triples = longer;
    }
    this.triples[this.used++] = address;
    this.triples[this.used++] = count;
    this.triples[this.used++] = distance;
  }
  /** Triples of address, count and distance. */
  get cells(): Float64Array {
    return this.triples.subarray(0, this.used);
  }
}
