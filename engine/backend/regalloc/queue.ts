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
    return this.#start[0] as number;
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
      const s = starts[up] as number;
      if (s < start || (s === start && (pieces[up] as number) < piece)) break;
      starts[at] = s;
      pieces[at] = pieces[up] as number;
      at = up;
    }
    starts[at] = start;
    pieces[at] = piece;
  }

  pop(): number {
    const starts = this.#start;
    const pieces = this.#piece;
    const first = pieces[0] as number;
    const n = --this.count;
    const start = starts[n] as number;
    const piece = pieces[n] as number;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= n) break;
      if (down + 1 < n) {
        const a = starts[down] as number;
        const b = starts[down + 1] as number;
        if (b < a || (b === a && (pieces[down + 1] as number) < (pieces[down] as number))) down++;
      }
      const s = starts[down] as number;
      if (start < s || (start === s && piece < (pieces[down] as number))) break;
      starts[at] = s;
      pieces[at] = pieces[down] as number;
      at = down;
    }
    starts[at] = start;
    pieces[at] = piece;
    return first;
  }
}
