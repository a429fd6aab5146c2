/**
 * Live ranges: what the linear scan allocates, as struct of arrays. A vreg starts as one live range (whose number is the vreg's
 * own); splitting makes more, its split siblings. A live range is a sorted list of half-open segments of positions (between them
 * are lifetime holes), a sorted list of uses, and one location for all of it.
 * Positions are those of position.ts.
 */

import { column, extended, type Ints, sized } from '../../../base/arrays.ts';
import { FIRST } from '../../../base/brand.ts';
import type { VReg } from '../interface/operands.ts';

/** Location of a live range: a physical register, or one of these. */
export const NOWHERE = -1;
/** Spilled: in the vreg's spill slot, or nowhere at all if it is rematerialized. */
export const MEMORY = -2;

/** Kinds of uses: what the operand asks of the live range. */
export const USE_KIND = {
  /** Read in the gap, from wherever it is: copied to a fixed or reused register, or passed to a block parameter. */
  gap: 0,
  /** Memory will do. */
  any: 1,
  /** A register. */
  reg: 2,
} as const;

export class LiveRanges {
  count = 0;
  vreg: Ints<VReg> = column(256);
  /** First segment, -1: none (a dead range). */
  segment: Int32Array = new Int32Array(256);
  end: Int32Array = new Int32Array(256);
  use: Int32Array = new Int32Array(256);
  location: Int32Array = new Int32Array(256);
  /** The next live range of the same vreg, in no order. */
  sibling: Int32Array = new Int32Array(256);
  /** 1: it was split around a region: it has a hole in which its vreg lives on, in a sibling. */
  isSplitAround: Uint8Array = new Uint8Array(256);

  segmentCount = 0;
  from: Int32Array = new Int32Array(512);
  to: Int32Array = new Int32Array(512);
  nextSegment: Int32Array = new Int32Array(512);

  /** By use: the number of the operand, or number of operands + number of the block argument. */
  usePos: Int32Array = new Int32Array(1024);
  useKind: Uint8Array = new Uint8Array(1024);
  nextUse: Int32Array = new Int32Array(1024);

  /** Steps done in lists: what the caller's budget counts. */
  work = 0;

  /** One live range without segments for each of `vregs` vregs, and room for `uses` uses. */
  reset(vregs: number, uses: number): void {
    this.count = vregs;
    this.segmentCount = 0;
    this.work = 0;
    if (this.vreg.length < vregs) this.#growRanges(vregs);
    for (let v: VReg = FIRST; v < vregs; v++) this.vreg[v] = v;
    this.segment.fill(-1, 0, vregs);
    this.use.fill(-1, 0, vregs);
    this.end.fill(-1, 0, vregs);
    this.location.fill(NOWHERE, 0, vregs);
    this.sibling.fill(-1, 0, vregs);
    this.isSplitAround.fill(0, 0, vregs);
    this.usePos = sized(this.usePos, uses);
    this.useKind = sized(this.useKind, uses);
    this.nextUse = sized(this.nextUse, uses);
  }

  #growRanges(atLeast: number): void {
    this.vreg = extended(this.vreg, atLeast);
    this.segment = extended(this.segment, atLeast);
    this.end = extended(this.end, atLeast);
    this.use = extended(this.use, atLeast);
    this.location = extended(this.location, atLeast);
    this.sibling = extended(this.sibling, atLeast);
    const flags = new Uint8Array(this.sibling.length);
    flags.set(this.isSplitAround);
    this.isSplitAround = flags;
  }

  start(range: number): number {
    return this.from[this.segment[range]];
  }

  #newSegment(from: number, to: number, next: number): number {
    const r = this.segmentCount++;
    if (r === this.from.length) {
      this.from = extended(this.from, r + 1);
      this.to = extended(this.to, r + 1);
      this.nextSegment = extended(this.nextSegment, r + 1);
    }
    this.from[r] = from;
    this.to[r] = to;
    this.nextSegment[r] = next;
    return r;
  }

  /** Adds a segment in front of all others of `range`. */
  prependSegment(range: number, from: number, to: number): void {
    const first = this.segment[range];
    if (first >= 0 && this.from[first] === to) this.from[first] = from;
    else {
      this.segment[range] = this.#newSegment(from, to, first);
      if (first < 0) this.end[range] = to;
    }
  }

  /** Adds a use in front of all others of `range`. */
  prependUse(range: number, use: number, pos: number, kind: number): void {
    this.usePos[use] = pos;
    this.useKind[use] = kind;
    this.nextUse[use] = this.use[range];
    this.use[range] = use;
  }

  #newRange(like: number): number {
    const n = this.count++;
    if (n === this.vreg.length) this.#growRanges(n + 1);
    const v = this.vreg[like];
    this.vreg[n] = v;
    this.location[n] = NOWHERE;
    this.isSplitAround[n] = this.isSplitAround[like];
    this.sibling[n] = this.sibling[v];
    this.sibling[v] = n;
    return n;
  }

  /** Splits `range` at `p`, strictly inside of it; returns the new range with all from `p` on. */
  split(range: number, p: number): number {
    const child = this.#newRange(range);
    this.end[child] = this.end[range];
    this.#splitSegments(range, p, child);
    this.#splitUses(range, p, child);
    return child;
  }

  #splitSegments(range: number, p: number, child: number): void {
    let previous = -1;
    let r = this.segment[range];
    while (this.to[r] <= p) {
      previous = r;
      r = this.nextSegment[r];
      this.work++;
    }
    if (this.from[r] < p) {
      const rest = this.#newSegment(p, this.to[r], this.nextSegment[r]);
      this.to[r] = p;
      this.nextSegment[r] = -1;
      this.segment[child] = rest;
      this.end[range] = p;
    } else {
      this.segment[child] = r;
      this.nextSegment[previous] = -1;
      this.end[range] = this.to[previous];
    }
  }

  #splitUses(range: number, p: number, child: number): void {
    let previous = -1;
    let u = this.use[range];
    while (u >= 0 && this.usePos[u] < p) {
      previous = u;
      u = this.nextUse[u];
      this.work++;
    }
    this.use[child] = u;
    if (previous < 0) this.use[range] = -1;
    else this.nextUse[previous] = -1;
  }

  /** Splits `range` around [p, q): it keeps what is before and behind; both must be non-empty. Returns the new range, between. */
  splitAround(range: number, p: number, q: number): number {
    const middle = this.split(range, p);
    const tail = this.split(middle, q);
    // Give the tail back: append its lists, and forget it. It is the newest range and first in the list of siblings.
    this.count--;
    const v = this.vreg[range];
    this.sibling[v] = this.sibling[tail];
    let r = this.segment[range];
    while (this.nextSegment[r] >= 0) {
      r = this.nextSegment[r];
      this.work++;
    }
    this.nextSegment[r] = this.segment[tail];
    this.end[range] = this.end[tail];
    let u = this.use[range];
    if (u < 0) this.use[range] = this.use[tail];
    else {
      while (this.nextUse[u] >= 0) {
        u = this.nextUse[u];
        this.work++;
      }
      this.nextUse[u] = this.use[tail];
    }
    return middle;
  }

  /** Whether the range is live at position `p`. */
  covers(range: number, p: number): boolean {
    for (let r = this.segment[range]; r >= 0; r = this.nextSegment[r]) {
      this.work++;
      if (p < this.from[r]) return false;
      if (p < this.to[r]) return true;
    }
    return false;
  }

  /** The first use at or behind `p`, -1: none. */
  useFrom(range: number, p: number): number {
    let u = this.use[range];
    while (u >= 0 && this.usePos[u] < p) {
      u = this.nextUse[u];
      this.work++;
    }
    return u;
  }
}
