/** A priority queue of live ranges (or slots), by position and then by number: a binary heap in typed arrays. */
import { extended } from '../../../base/arrays.ts';

export class PriorityQueue {
  count = 0;
  #position: Int32Array = new Int32Array(64);
  #item: Int32Array = new Int32Array(64);

  clear(): void {
    this.count = 0;
  }
  /** Position of the first item; the queue must not be empty. */
  get firstPosition(): number {
    return this.#position[0];
  }

  push(item: number, position: number): void {
    let at = this.count++;
    if (at === this.#position.length) {
      this.#position = extended(this.#position, at + 1);
      this.#item = extended(this.#item, at + 1);
    }
    const positions = this.#position;
    const items = this.#item;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const s = positions[up];
      if (s < position || (s === position && items[up] < item)) break;
      positions[at] = s;
      items[at] = items[up];
      at = up;
    }
    positions[at] = position;
    items[at] = item;
  }

  pop(): number {
    const positions = this.#position;
    const items = this.#item;
    const first = items[0];
    const n = --this.count;
    const position = positions[n];
    const item = items[n];
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= n) break;
      if (down + 1 < n) {
        const a = positions[down];
        const b = positions[down + 1];
        if (b < a || (b === a && items[down + 1] < items[down])) down++;
      }
      const s = positions[down];
      if (position < s || (position === s && item < items[down])) break;
      positions[at] = s;
      items[at] = items[down];
      at = down;
    }
    positions[at] = position;
    items[at] = item;
    return first;
  }
}
