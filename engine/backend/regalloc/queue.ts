/** Pieces waiting for the scan, by start position and then by number: a binary heap in typed arrays. */
import { growInt32 } from './moves.ts';

export class PieceQueue {
  count = 0;
  #start: Int32Array = new Int32Array(64);
  #piece: Int32Array = new Int32Array(64);

  clear(): void {
    this.count = 0;
  }
  /** Start of the first piece; the queue must not be empty. */
  get nextStart(): number {
    return this.#start[0];
  }

  push(piece: number, start: number): void {
    let at = this.count++;
    if (at === this.#start.length) {
      this.#start = growInt32(this.#start, at + 1);
      this.#piece = growInt32(this.#piece, at + 1);
    }
    const starts = this.#start;
    const pieces = this.#piece;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const s = starts[up];
      if (s < start || (s === start && pieces[up] < piece)) break;
      starts[at] = s;
      pieces[at] = pieces[up];
      at = up;
    }
    starts[at] = start;
    pieces[at] = piece;
  }

  pop(): number {
    const starts = this.#start;
    const pieces = this.#piece;
    const first = pieces[0];
    const n = --this.count;
    const start = starts[n];
    const piece = pieces[n];
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= n) break;
      if (down + 1 < n) {
        const a = starts[down];
        const b = starts[down + 1];
        if (b < a || (b === a && pieces[down + 1] < pieces[down])) down++;
      }
      const s = starts[down];
      if (start < s || (start === s && piece < pieces[down])) break;
      starts[at] = s;
      pieces[at] = pieces[down];
      at = down;
    }
    starts[at] = start;
    pieces[at] = piece;
    return first;
  }
}
