/**
 * Who is in which register at the position the scan has come to, who sleeps in a lifetime hole, and how long a register is free
 * for a piece. In: pieces as the scan places them, positions taken by fixed operands and clobbers (build.ts).
 */
import type { RegisterFile } from '../operands.ts';
import type { Build } from './build.ts';
import { growInt32 } from './moves.ts';
import type { Pieces } from './pieces.ts';

const NEVER = 0x7fffffff;

export class RegisterState {
  /** By register: the piece in it, -1: none (or it sleeps). */
  readonly active = new Int32Array(64);
  /** 1: the register may be handed out. */
  readonly isAllocatable = new Uint8Array(64);

  #pieces!: Pieces;
  #build!: Build;
  #registers: readonly [readonly number[], readonly number[]] = [[], []];
  #now = 0;
  /** No register changes hands by itself before this position. */
  #nextEvent = 0;
  // By register: until when its piece has no hole; the first sleeping piece, and when the first of them wakes; the next of its
  // taken positions.
  readonly #activeUntil = new Int32Array(64);
  readonly #sleeping = new Int32Array(64);
  readonly #wake = new Int32Array(64);
  readonly #cursor = new Int32Array(64);
  // By piece: its range at `now`, or the next; the next sleeping piece of the same register.
  #range: Int32Array = new Int32Array(256);
  #nextSleeping: Int32Array = new Int32Array(256);

  begin(registers: RegisterFile, pieces: Pieces, build: Build): void {
    this.#pieces = pieces;
    this.#build = build;
    this.#registers = registers.allocatable;
    this.active.fill(-1);
    this.#activeUntil.fill(NEVER);
    this.#sleeping.fill(-1);
    this.#wake.fill(NEVER);
    this.#nextEvent = NEVER;
    this.isAllocatable.fill(0);
    for (const regs of this.#registers) for (const r of regs) this.isAllocatable[r] = 1;
    for (let r = 0; r < 64; r++) this.#cursor[r] = build.takenCount[r] - 1;
  }

  /** Puts `piece` into register `r`, which must be free. */
  occupy(r: number, piece: number): void {
    if (this.#range.length <= piece) {
      this.#range = growInt32(this.#range, piece + 1);
      this.#nextSleeping = growInt32(this.#nextSleeping, piece + 1);
    }
    const range = this.#pieces.range[piece];
    this.#range[piece] = range;
    this.active[r] = piece;
    const until = this.#pieces.to[range];
    this.#activeUntil[r] = until;
    if (until < this.#nextEvent) this.#nextEvent = until;
  }

  /** Takes the active piece out of register `r`. */
  vacate(r: number): void {
    this.active[r] = -1;
    this.#activeUntil[r] = NEVER;
  }

  /** The piece that was active in `r` has a hole now: it comes back with its next range. */
  sleepInHole(r: number, piece: number): void {
    const { range, to, from, nextRange } = this.#pieces;
    let next = range[piece];
    while (to[next] <= this.#now) next = nextRange[next];
    this.#range[piece] = next;
    this.#sleep(r, piece, from[next]);
  }

  /** Brings the state of all registers to position `now`, never back. */
  advance(now: number): void {
    this.#now = now;
    if (now < this.#nextEvent) return;
    let next = NEVER;
    for (const regs of this.#registers) {
      for (let k = 0; k < regs.length; k++) {
        const r = regs[k];
        if (this.#activeUntil[r] <= now) this.#leave(r, now);
        if (this.#wake[r] <= now) this.#wakeUp(r, now);
        next = Math.min(next, this.#activeUntil[r], this.#wake[r]);
      }
    }
    this.#nextEvent = next;
  }

  /** The range of the piece in `r` is over: it goes to sleep until its next range, or is done. */
  #leave(r: number, now: number): void {
    const { to, from, nextRange } = this.#pieces;
    const piece = this.active[r];
    let range = this.#range[piece];
    while (range >= 0 && to[range] <= now) range = nextRange[range];
    this.#range[piece] = range;
    if (range >= 0 && from[range] <= now) {
      this.#activeUntil[r] = to[range];
      return;
    }
    this.active[r] = -1;
    this.#activeUntil[r] = NEVER;
    if (range >= 0) this.#sleep(r, piece, from[range]);
  }

  #sleep(r: number, piece: number, until: number): void {
    this.#nextSleeping[piece] = this.#sleeping[r];
    this.#sleeping[r] = piece;
    if (until < this.#wake[r]) this.#wake[r] = until;
    if (until < this.#nextEvent) this.#nextEvent = until;
  }

  #wakeUp(r: number, now: number): void {
    const { to, from, nextRange } = this.#pieces;
    let kept = -1;
    let wake = NEVER;
    for (let piece = this.#sleeping[r]; piece >= 0; ) {
      const next = this.#nextSleeping[piece];
      let range = this.#range[piece];
      while (range >= 0 && to[range] <= now) range = nextRange[range];
      this.#range[piece] = range;
      this.#pieces.work++;
      if (range >= 0) {
        const start = from[range];
        if (start <= now) {
          if (this.active[r] >= 0) throw new Error(`touchstone bug: two pieces in register ${r} at ${now}`);
          this.active[r] = piece;
          this.#activeUntil[r] = to[range];
        } else {
          this.#nextSleeping[piece] = kept;
          kept = piece;
          if (start < wake) wake = start;
        }
      }
      piece = next;
    }
    this.#sleeping[r] = kept;
    this.#wake[r] = wake;
  }

  /** Until when (at most `bound`) nothing but the piece that is in `r` now keeps `piece` out of it. */
  limit(r: number, piece: number, bound: number): number {
    const pieces = this.#pieces;
    const { from, to, nextRange } = pieces;
    const taken = this.#build.takenPos[r];
    const now = this.#now;
    let c = this.#cursor[r];
    while (c >= 0 && taken[c] < now) c--;
    this.#cursor[r] = c;
    let limit = bound;
    if (c >= 0 && taken[c] < bound) {
      const by = this.#build.takenBy[r];
      const v = pieces.vreg[piece];
      let range = pieces.range[piece];
      for (; c >= 0; c--) {
        const pos = taken[c];
        if (pos >= bound) break;
        if (by[c] === v) continue;
        pieces.work++;
        while (range >= 0 && to[range] <= pos) range = nextRange[range];
        if (range < 0) break;
        if (from[range] <= pos) {
          limit = pos;
          break;
        }
      }
    }
    if (this.#wake[r] >= limit) return limit;
    // In SSA form a piece that begins with its def meets no piece in a lifetime hole: one of them would be live at the
    // other's def. Only parts behind a split can, and pieces whose hole was carved.
    const isPart = pieces.vreg[piece] !== piece;
    for (let other = this.#sleeping[r]; other >= 0; other = this.#nextSleeping[other]) {
      pieces.work++;
      if (isPart || pieces.isCarved[other] === 1) limit = this.#meeting(piece, other, limit);
    }
    return limit;
  }

  /** The first position before `limit` at which `piece` and the sleeping `other` both live, or `limit`. */
  #meeting(piece: number, other: number, limit: number): number {
    const { from, to, nextRange } = this.#pieces;
    let a = this.#pieces.range[piece];
    let b = this.#range[other];
    while (a >= 0 && b >= 0) {
      this.#pieces.work++;
      const start = Math.max(from[a], from[b]);
      if (start >= limit) return limit;
      if (start < to[a] && start < to[b]) return start;
      if (to[a] < to[b]) a = nextRange[a];
      else b = nextRange[b];
    }
    return limit;
  }
}
