const NONE = new Int32Array(0);

/** Words a list has room for once it is not empty. */
const LEAST = 16;

/** A growable list of 32-bit integers that keeps its memory between uses; one that stays empty has none. */
export class IntList {
  data: Int32Array<ArrayBuffer> = NONE;
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const bigger = new Int32Array(Math.max(LEAST, this.length * 2));
      bigger.set(this.data);
      this.data = bigger;
    }
    this.data[this.length++] = value;
  }
  get(i: number): number {
    return this.data[i];
  }
  /** A copy of the contents; lists of nothing share one. */
  toArray(): Int32Array {
    return this.length === 0 ? NONE : this.data.slice(0, this.length);
  }
}
