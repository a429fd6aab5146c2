/**
 * Which live range is active in which register at the position the scan has come to, which are inactive (in a lifetime hole), and
 * how long a register is free for a range. In: ranges as the scan places them, fixed intervals (ranges/range-builder.ts).
 */
import { extended } from '../../../base/arrays.ts';
import { bug } from '../../../base/bug.ts';
import { CLASS_INT, CLASS_VEC, FIRST_VEC_REG, type RegisterFile } from '../interface/operands.ts';
import type { LiveRanges } from '../ranges/live-ranges.ts';
import type { RangeBuilder } from '../ranges/range-builder.ts';

const NEVER = 0x7fffffff;

export class RegisterState {
  /** By register: the range active in it, -1: none. */
  readonly active = new Int32Array(64);
  /** 1: the register may be handed out. */
  readonly isAllocatable = new Uint8Array(64);

  #ranges!: LiveRanges;
  #builder!: RangeBuilder;
  #registers: readonly [readonly number[], readonly number[]] = [[], []];
  #now = 0;
  /** By class: no register of it changes hands by itself before this position. */
  readonly #nextEvent = new Int32Array(2);
  // By register: until when its active range has no hole; the first inactive range, and when the first of them is active again;
  // the next position of its fixed interval.
  readonly #activeUntil = new Int32Array(64);
  readonly #inactive = new Int32Array(64);
  readonly #activeAgain = new Int32Array(64);
  readonly #cursor = new Int32Array(64);
  // By range: its segment at `now`, or the next; the next inactive range of the same register.
  #segment: Int32Array = new Int32Array(256);
  #nextInactive: Int32Array = new Int32Array(256);

  begin(registers: RegisterFile, ranges: LiveRanges, builder: RangeBuilder): void {
    this.#ranges = ranges;
    this.#builder = builder;
    this.#registers = registers.allocatable;
    this.active.fill(-1);
    this.#activeUntil.fill(NEVER);
    this.#inactive.fill(-1);
    this.#activeAgain.fill(NEVER);
    this.#nextEvent.fill(NEVER);
    this.isAllocatable.fill(0);
    for (const regs of this.#registers) for (const r of regs) this.isAllocatable[r] = 1;
    for (let r = 0; r < 64; r++) this.#cursor[r] = builder.fixedCount[r] - 1;
  }

  /** Makes `range` active in register `r`, which must be free. */
  activate(r: number, range: number): void {
    if (this.#segment.length <= range) {
      this.#segment = extended(this.#segment, range + 1);
      this.#nextInactive = extended(this.#nextInactive, range + 1);
    }
    const segment = this.#ranges.segment[range];
    this.#segment[range] = segment;
    this.active[r] = range;
    const until = this.#ranges.to[segment];
    this.#activeUntil[r] = until;
    this.#expectEvent(r, until);
  }

  /** Takes the active range out of register `r`. */
  release(r: number): void {
    this.active[r] = -1;
    this.#activeUntil[r] = NEVER;
  }

  /** The range that was active in `r` has a hole now: it is active again with its next segment. */
  deactivate(r: number, range: number): void {
    const { segment, to, from, nextSegment } = this.#ranges;
    let next = segment[range];
    while (to[next] <= this.#now) next = nextSegment[next];
    this.#segment[range] = next;
    this.#addInactive(r, range, from[next]);
  }

  /** Brings the state of all registers to position `now`, never back. */
  advance(now: number): void {
    this.#now = now;
    if (this.#nextEvent[CLASS_INT] <= now) this.#advanceClass(CLASS_INT, now);
    if (this.#nextEvent[CLASS_VEC] <= now) this.#advanceClass(CLASS_VEC, now);
  }
  #advanceClass(cls: typeof CLASS_INT | typeof CLASS_VEC, now: number): void {
    const activeUntil = this.#activeUntil;
    const activeAgain = this.#activeAgain;
    const regs = this.#registers[cls];
    let next = NEVER;
    for (let k = 0; k < regs.length; k++) {
      const r = regs[k];
      if (activeUntil[r] <= now) this.#leave(r, now);
      if (activeAgain[r] <= now) this.#reactivate(r, now);
      next = Math.min(next, activeUntil[r], activeAgain[r]);
    }
    this.#nextEvent[cls] = next;
  }
  /** Register `r` may change hands at `at`. */
  #expectEvent(r: number, at: number): void {
    const cls = r < FIRST_VEC_REG ? CLASS_INT : CLASS_VEC;
    if (at < this.#nextEvent[cls]) this.#nextEvent[cls] = at;
  }

  /** The segment of the range in `r` is over: it is inactive until its next segment, or handled. */
  #leave(r: number, now: number): void {
    const { to, from, nextSegment } = this.#ranges;
    const range = this.active[r];
    let segment = this.#segment[range];
    while (segment >= 0 && to[segment] <= now) segment = nextSegment[segment];
    this.#segment[range] = segment;
    if (segment >= 0 && from[segment] <= now) {
      this.#activeUntil[r] = to[segment];
      return;
    }
    this.active[r] = -1;
    this.#activeUntil[r] = NEVER;
    if (segment >= 0) this.#addInactive(r, range, from[segment]);
  }

  #addInactive(r: number, range: number, until: number): void {
    this.#nextInactive[range] = this.#inactive[r];
    this.#inactive[r] = range;
    if (until < this.#activeAgain[r]) this.#activeAgain[r] = until;
    this.#expectEvent(r, until);
  }

  #reactivate(r: number, now: number): void {
    const { to, from, nextSegment } = this.#ranges;
    let kept = -1;
    let again = NEVER;
    for (let range = this.#inactive[r]; range >= 0; ) {
      const next = this.#nextInactive[range];
      let segment = this.#segment[range];
      while (segment >= 0 && to[segment] <= now) segment = nextSegment[segment];
      this.#segment[range] = segment;
      this.#ranges.work++;
      if (segment >= 0) {
        const start = from[segment];
        if (start <= now) {
          if (this.active[r] >= 0) bug(`two ranges in register ${r} at ${now}`);
          this.active[r] = range;
          this.#activeUntil[r] = to[segment];
        } else {
          this.#nextInactive[range] = kept;
          kept = range;
          if (start < again) again = start;
        }
      }
      range = next;
    }
    this.#inactive[r] = kept;
    this.#activeAgain[r] = again;
  }

  /** Until when (at most `bound`) nothing but the range that is in `r` now keeps `range` out of it. */
  freeUntil(r: number, range: number, bound: number): number {
    const ranges = this.#ranges;
    const { from, to, nextSegment } = ranges;
    const fixed = this.#builder.fixedPos[r];
    const now = this.#now;
    let c = this.#cursor[r];
    while (c >= 0 && fixed[c] < now) c--;
    this.#cursor[r] = c;
    let limit = bound;
    if (c >= 0 && fixed[c] < bound) {
      const fixedFor = this.#builder.fixedFor[r];
      const v = ranges.vreg[range];
      let segment = ranges.segment[range];
      for (; c >= 0; c--) {
        const pos = fixed[c];
        if (pos >= bound) break;
        if (fixedFor[c] === v) continue;
        ranges.work++;
        while (segment >= 0 && to[segment] <= pos) segment = nextSegment[segment];
        if (segment < 0) break;
        if (from[segment] <= pos) {
          limit = pos;
          break;
        }
      }
    }
    if (this.#activeAgain[r] >= limit) return limit;
    // In SSA form a range that begins with its def intersects none in a lifetime hole: one of them would be live at the
    // other's def. Only parts behind a split can, and ranges that were split around a region.
    const isPart = ranges.vreg[range] !== range;
    for (let other = this.#inactive[r]; other >= 0; other = this.#nextInactive[other]) {
      ranges.work++;
      if (isPart || ranges.isSplitAround[other] === 1) limit = this.#intersection(range, other, limit);
    }
    return limit;
  }

  /** The first position before `limit` at which `range` and the inactive `other` are both live, or `limit`. */
  #intersection(range: number, other: number, limit: number): number {
    const { from, to, nextSegment } = this.#ranges;
    let a = this.#ranges.segment[range];
    let b = this.#segment[other];
    while (a >= 0 && b >= 0) {
      this.#ranges.work++;
      const start = Math.max(from[a], from[b]);
      if (start >= limit) return limit;
      if (start < to[a] && start < to[b]) return start;
      if (to[a] < to[b]) a = nextSegment[a];
      else b = nextSegment[b];
    }
    return limit;
  }
}
