/**
 * Pieces of lifetimes: the intervals of the linear scan, as struct of arrays. A vreg starts as one piece (whose number is the
 * vreg's own); splitting makes more. A piece is a sorted list of half-open ranges of positions (the gaps between them are
 * lifetime holes), a sorted list of uses, and one location for all of it.
 *
 * Positions: instruction i owns 4i .. 4i+3. 4i is the gap in front of it, where moves happen (blocks start there, operands that
 * are copied into a fixed or reused register are read there); 4i+1 reads (early), 4i+2 writes (late), 4i+3 follows the writes.
 * A piece that begins at a block's start is entered by moves on edges; one that begins at 4i+1 by a move in the gap; one that
 * begins at 4i+2 or 4i+3 and is no def lies in memory, and was stored in the gap.
 */
import { growInt32 } from './moves.ts';

/** Location of a piece: a physical register, or one of these. */
export const NOWHERE = -1;
/** The vreg's home: its spill slot, or nowhere at all if it can be computed again. */
export const MEMORY = -2;

/** Kinds of uses: what the operand asks of the piece. */
export const USE_KIND = {
  /** Read in the gap, from wherever it is: copied to a fixed or reused register, or passed to a block parameter. */
  gap: 0,
  /** Memory will do. */
  any: 1,
  /** A register. */
  reg: 2,
} as const;

export class Pieces {
  count = 0;
  vreg: Int32Array = new Int32Array(256);
  /** First range, -1: none (a dead piece). */
  range: Int32Array = new Int32Array(256);
  end: Int32Array = new Int32Array(256);
  use: Int32Array = new Int32Array(256);
  location: Int32Array = new Int32Array(256);
  /** The next piece of the same vreg, in no order. */
  sibling: Int32Array = new Int32Array(256);
  /** 1: the piece has a hole in which its vreg lives on, in another piece. */
  isCarved: Uint8Array = new Uint8Array(256);

  rangeCount = 0;
  from: Int32Array = new Int32Array(512);
  to: Int32Array = new Int32Array(512);
  nextRange: Int32Array = new Int32Array(512);

  /** By use: the number of the operand, or number of operands + number of the block argument. */
  usePos: Int32Array = new Int32Array(1024);
  useKind: Uint8Array = new Uint8Array(1024);
  nextUse: Int32Array = new Int32Array(1024);

  /** Steps done in lists: what the caller's budget counts. */
  work = 0;

  /** One piece without ranges for each of `vregs` vregs, and room for `uses` uses. */
  reset(vregs: number, uses: number): void {
    this.count = vregs;
    this.rangeCount = 0;
    this.work = 0;
    if (this.vreg.length < vregs) this.#growPieces(vregs);
    for (let v = 0; v < vregs; v++) this.vreg[v] = v;
    this.range.fill(-1, 0, vregs);
    this.use.fill(-1, 0, vregs);
    this.end.fill(-1, 0, vregs);
    this.location.fill(NOWHERE, 0, vregs);
    this.sibling.fill(-1, 0, vregs);
    this.isCarved.fill(0, 0, vregs);
    if (this.usePos.length < uses) {
      this.usePos = new Int32Array(uses * 2);
      this.useKind = new Uint8Array(uses * 2);
      this.nextUse = new Int32Array(uses * 2);
    }
  }

  #growPieces(atLeast: number): void {
    this.vreg = growInt32(this.vreg, atLeast);
    this.range = growInt32(this.range, atLeast);
    this.end = growInt32(this.end, atLeast);
    this.use = growInt32(this.use, atLeast);
    this.location = growInt32(this.location, atLeast);
    this.sibling = growInt32(this.sibling, atLeast);
    const carved = new Uint8Array(this.sibling.length);
    carved.set(this.isCarved);
    this.isCarved = carved;
  }

  start(piece: number): number {
    return this.from[this.range[piece]];
  }

  #newRange(from: number, to: number, next: number): number {
    const r = this.rangeCount++;
    if (r === this.from.length) {
      this.from = growInt32(this.from, r + 1);
      this.to = growInt32(this.to, r + 1);
      this.nextRange = growInt32(this.nextRange, r + 1);
    }
    this.from[r] = from;
    this.to[r] = to;
    this.nextRange[r] = next;
    return r;
  }

  /** Adds a range in front of all others of `piece`. */
  prependRange(piece: number, from: number, to: number): void {
    const first = this.range[piece];
    if (first >= 0 && this.from[first] === to) this.from[first] = from;
    else {
      this.range[piece] = this.#newRange(from, to, first);
      if (first < 0) this.end[piece] = to;
    }
  }

  /** Adds a use in front of all others of `piece`. */
  prependUse(piece: number, use: number, pos: number, kind: number): void {
    this.usePos[use] = pos;
    this.useKind[use] = kind;
    this.nextUse[use] = this.use[piece];
    this.use[piece] = use;
  }

  #newPiece(like: number): number {
    const n = this.count++;
    if (n === this.vreg.length) this.#growPieces(n + 1);
    const v = this.vreg[like];
    this.vreg[n] = v;
    this.location[n] = NOWHERE;
    this.isCarved[n] = this.isCarved[like];
    this.sibling[n] = this.sibling[v];
    this.sibling[v] = n;
    return n;
  }

  /** Cuts `piece` at `p`, strictly inside of it; returns the new piece with all from `p` on. */
  split(piece: number, p: number): number {
    const child = this.#newPiece(piece);
    this.end[child] = this.end[piece];
    this.#cutRanges(piece, p, child);
    this.#cutUses(piece, p, child);
    return child;
  }

  #cutRanges(piece: number, p: number, child: number): void {
    let previous = -1;
    let r = this.range[piece];
    while (this.to[r] <= p) {
      previous = r;
      r = this.nextRange[r];
      this.work++;
    }
    if (this.from[r] < p) {
      const rest = this.#newRange(p, this.to[r], this.nextRange[r]);
      this.to[r] = p;
      this.nextRange[r] = -1;
      this.range[child] = rest;
      this.end[piece] = p;
    } else {
      this.range[child] = r;
      this.nextRange[previous] = -1;
      this.end[piece] = this.to[previous];
    }
  }

  #cutUses(piece: number, p: number, child: number): void {
    let previous = -1;
    let u = this.use[piece];
    while (u >= 0 && this.usePos[u] < p) {
      previous = u;
      u = this.nextUse[u];
      this.work++;
    }
    this.use[child] = u;
    if (previous < 0) this.use[piece] = -1;
    else this.nextUse[previous] = -1;
  }

  /** Cuts [p, q) out of `piece`, which keeps what is before and behind; both must be non-empty. Returns the new piece. */
  carve(piece: number, p: number, q: number): number {
    const middle = this.split(piece, p);
    const tail = this.split(middle, q);
    // Give the tail back: append its lists, and forget it. It is the newest piece and first in the list of siblings.
    this.count--;
    const v = this.vreg[piece];
    this.sibling[v] = this.sibling[tail];
    let r = this.range[piece];
    while (this.nextRange[r] >= 0) {
      r = this.nextRange[r];
      this.work++;
    }
    this.nextRange[r] = this.range[tail];
    this.end[piece] = this.end[tail];
    let u = this.use[piece];
    if (u < 0) this.use[piece] = this.use[tail];
    else {
      while (this.nextUse[u] >= 0) {
        u = this.nextUse[u];
        this.work++;
      }
      this.nextUse[u] = this.use[tail];
    }
    return middle;
  }

  /** Whether the piece is live at position `p`. */
  covers(piece: number, p: number): boolean {
    for (let r = this.range[piece]; r >= 0; r = this.nextRange[r]) {
      this.work++;
      if (p < this.from[r]) return false;
      if (p < this.to[r]) return true;
    }
    return false;
  }

  /** The first use at or behind `p`, -1: none. */
  useFrom(piece: number, p: number): number {
    let u = this.use[piece];
    while (u >= 0 && this.usePos[u] < p) {
      u = this.nextUse[u];
      this.work++;
    }
    return u;
  }
}
