/**
 * The linear scan: visits live ranges in the order of their starts and gives each a register for as long as one is free,
 * splitting it where that ends, or evicts the range that loses least, or spills the range until a use needs a register. In: live
 * ranges and fixed intervals (ranges/range-builder.ts). Out: a location for every range; what was split is linked as siblings.
 *
 * After Wimmer & Mössenböck 2005 and Wimmer & Franz 2010, with two differences. Costs are estimated frequencies, not distances.
 * And where a hot value meets a call or pressure in a colder region of code, its live range is split around the region: the hot
 * rest keeps one register, and the edges into and out of the cold region store and load.
 */
import { extended, type Ints } from '../../../base/arrays.ts';
import { bug } from '../../../base/bug.ts';
import { type AllocationInput, FIRST_VEC_REG, type RegisterFile, type VReg } from '../interface/operands.ts';
import { type LiveRanges, USE_KIND } from '../ranges/live-ranges.ts';
import type { Liveness } from '../ranges/liveness.ts';
import { afterOf, instructionOf, isGap, lateOf, together } from '../ranges/position.ts';
import type { RangeBuilder } from '../ranges/range-builder.ts';
import type { Hints } from './hints.ts';
import { RegisterState } from './register-state.ts';
import type { SplitPositions } from './split-positions.ts';
import { KIND_COST, Splitter, WORTH_SPLITTING } from './splitter.ts';

const NEVER = 0x7fffffff;
/** Steps in lists (some nanoseconds each) the scan may take for each instruction before it gives up on a function. */
const STEPS_PER_INSTRUCTION = 1000;
const STEPS_BASE = 2_000_000;
/** A range is split around so many regions before it is split in two: most of a long lifetime may never be in a register. */
const MOST_REGIONS = 16;

/** What the steps before have found. */
export interface Analyses {
  readonly liveness: Liveness;
  readonly ranges: LiveRanges;
  readonly builder: RangeBuilder;
  readonly positions: SplitPositions;
  readonly hints: Hints;
}

export class Scan {
  readonly #state = new RegisterState();
  readonly #splitter = new Splitter();
  #input!: AllocationInput;
  #ranges!: LiveRanges;
  #builder!: RangeBuilder;
  #positions!: SplitPositions;
  #hints!: Hints;
  #registers: readonly [readonly number[], readonly number[]] = [[], []];
  /** Start of the range being allocated. */
  #now = 0;

  // By range: its next use and the position of the last, once it has been asked for.
  #nextUse: Int32Array = new Int32Array(256);
  #lastUse: Int32Array = new Int32Array(256);

  /** Allocates all ranges; false when the function takes too much work. */
  run(input: AllocationInput, registers: RegisterFile, { liveness, ranges, builder, positions, hints }: Analyses): boolean {
    this.#input = input;
    this.#ranges = ranges;
    this.#builder = builder;
    this.#positions = positions;
    this.#hints = hints;
    this.#registers = registers.allocatable;
    this.#state.begin(registers, ranges, builder);
    this.#splitter.begin(input, ranges, builder, positions);
    const order = liveness.defOrder;
    const count = this.#sortByStart(order, liveness.defCount);
    const budget = STEPS_BASE + STEPS_PER_INSTRUCTION * input.instCount;
    const { queue } = this.#splitter;
    let k = 0;
    while (k < count || queue.count > 0) {
      const range = queue.count > 0 && (k === count || queue.firstPosition <= ranges.start(order[k])) ? queue.pop() : order[k++];
      this.#now = ranges.start(range);
      this.#state.advance(this.#now);
      this.#splitter.now = this.#now;
      this.#allocate(range);
      if (ranges.work + positions.work > budget) return false;
    }
    return true;
  }

  /**
   * Leaves the vregs that live in `order`, by start; returns how many. Defs of one instruction begin at three different
   * positions: an insertion sort puts the nearly sorted list right.
   */
  #sortByStart(order: Ints<VReg>, count: number): number {
    const { segment, from } = this.#ranges;
    let n = 0;
    for (let k = 0; k < count; k++) {
      const v = order[k];
      const first = segment[v];
      if (first < 0) continue;
      const start = from[first];
      let at = n++;
      while (at > 0 && from[segment[order[at - 1]]] > start) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = v;
    }
    return n;
  }

  // ---- One live range ----

  #allocate(range: number): void {
    const ranges = this.#ranges;
    const { usePos } = ranges;
    const start = this.#now;
    const v = ranges.vreg[range];
    for (let regions = 0; ; ) {
      const end = ranges.end[range];
      const call = this.#firstCall(range);
      const bound = Math.min(end, call);
      const first = ranges.use[range];
      const needed = this.#neededUntil(range, start);
      if (call < end) {
        if (this.#splitter.splitAroundRegionAt(range, call)) {
          if (++regions === MOST_REGIONS) this.#splitter.splitBehindRegion(range, call);
          continue;
        }
        if (this.#splitter.spillBeforeLoop(range, start, call)) continue;
        if (needed < 0 && (first < 0 || usePos[first] > call)) {
          this.#splitter.spill(range, call);
          return;
        }
      }
      if (range !== v && this.#splitter.spillAtColdEntry(range, v, start, bound)) continue;
      // How long a register must be free to be of any use.
      const least = needed >= 0 ? needed : first < 0 ? start + 1 : usePos[first] + 1;
      let reg = this.#freeHint(range, v, start, bound);
      let until = bound;
      if (reg < 0) {
        let best = least - 1;
        for (const r of this.#registers[this.#input.vregClass[v] as 0 | 1]) {
          if (this.#state.active[r] >= 0) continue;
          const limit = this.#state.freeUntil(r, range, bound);
          if (limit <= best) continue;
          best = limit;
          reg = r;
          if (limit >= bound) break;
        }
        until = best;
        if (reg < 0) {
          reg = this.#allocateBlocked(range, start, needed, least, bound);
          if (reg < 0) {
            this.#splitter.spill(range, start);
            return;
          }
          until = this.#state.freeUntil(reg, range, bound);
        }
      }
      if (until < bound) this.#splitter.splitBefore(range, until);
      else if (call < end) this.#splitter.spillBeforeCall(range, call);
      this.#assign(range, v, reg);
      return;
    }
  }

  #assign(range: number, v: number, reg: number): void {
    const ranges = this.#ranges;
    if (this.#nextUse.length <= range) {
      this.#nextUse = extended(this.#nextUse, range + 1);
      this.#lastUse = extended(this.#lastUse, range + 1);
    }
    ranges.location[range] = reg;
    this.#nextUse[range] = ranges.use[range];
    this.#lastUse[range] = -1;
    this.#state.activate(reg, range);
    this.#hints.assigned(v, reg);
  }

  /** The end of what must be in a register where `range` begins (its def, uses of that very instruction); -1: nothing. */
  #neededUntil(range: number, start: number): number {
    const { usePos, useKind, nextUse, vreg } = this.#ranges;
    let needed = vreg[range] === range && this.#builder.needsRegister[vreg[range]] === 1 ? afterOf(instructionOf(start)) : -1;
    for (let u = this.#ranges.use[range]; u >= 0 && together(usePos[u], start); u = nextUse[u])
      if (useKind[u] === USE_KIND.reg && usePos[u] >= needed) needed = usePos[u] + 1;
    return needed;
  }

  /** The position at which the first call that `range` lives through clobbers all registers of its class. */
  #firstCall(range: number): number {
    const { from, to, nextSegment } = this.#ranges;
    const calls = this.#builder.nextCall[this.#input.vregClass[this.#ranges.vreg[range]] as 0 | 1];
    for (let r = this.#ranges.segment[range]; r >= 0; r = nextSegment[r]) {
      const inst = calls[instructionOf(from[r] + 1)];
      if (inst === NEVER) return NEVER;
      if (lateOf(inst) < to[r]) return lateOf(inst);
      this.#ranges.work++;
    }
    return NEVER;
  }

  /** A register that is free all the way and saves a move; -1: none. */
  #freeHint(range: number, v: VReg, start: number, bound: number): number {
    const header = range === v ? -1 : this.#positions.headerAround(start);
    const n = this.#hints.collect(v, range !== v, start, bound, header < 0 ? -1 : this.#splitter.registerAt(v, header));
    for (let k = 0; k < n; k++) {
      const r = this.#hints.candidates[k];
      if (r < FIRST_VEC_REG !== (this.#input.vregClass[v] === 0) || this.#state.isAllocatable[r] === 0) continue;
      if (this.#state.active[r] < 0 && this.#state.freeUntil(r, range, bound) >= bound) return r;
    }
    return -1;
  }

  // ---- Pressure ----

  /**
   * Frees a register for `range` at `start` by evicting the range that loses least. Returns the register, or -1 when `range`
   * itself loses least.
   */
  #allocateBlocked(range: number, start: number, needed: number, least: number, bound: number): number {
    const ranges = this.#ranges;
    let cost = needed >= 0 ? Number.POSITIVE_INFINITY : this.#costOf(range, start, ranges.use[range], start + 1);
    let reg = -1;
    let farthest = -1;
    for (const r of this.#registers[this.#input.vregClass[ranges.vreg[range]] as 0 | 1]) {
      const other = this.#state.active[r];
      if (other < 0 || !this.#canEvict(other, start)) continue;
      const limit = this.#state.freeUntil(r, range, bound);
      if (limit < least) continue;
      const next = this.#nextUse[other];
      let c = this.#costOf(other, start, next, this.#lastUse[other] + 1);
      if (limit < bound) c += this.#positions.frequencyAt(limit);
      const distance = next < 0 ? NEVER : ranges.usePos[next];
      if (c < cost || (c === cost && reg >= 0 && distance > farthest)) {
        cost = c;
        reg = r;
        farthest = distance;
      }
    }
    if (reg < 0) return needed < 0 ? -1 : this.#displace(range, start, least, bound);
    this.#evict(reg, start);
    return reg;
  }

  /**
   * The last resort for a range that needs its register while an instruction reads and while it writes: registers that are
   * fixed only while it writes are no use to it, but they are to a value that is only read. That one moves over.
   */
  #displace(range: number, start: number, least: number, bound: number): number {
    const ranges = this.#ranges;
    // Read early, over when the instruction writes; moved in the gap, or on the edges when the block begins here.
    const read = lateOf(instructionOf(start));
    const at = isGap(start) ? start : read - 1;
    for (const r of this.#registers[this.#input.vregClass[ranges.vreg[range]] as 0 | 1]) {
      const other = this.#state.active[r];
      if (other < 0 || this.#state.freeUntil(r, range, bound) < least) continue;
      const from = ranges.start(other);
      if (this.#neededFrom(other, start) !== read || (from >= at && this.#splitter.definedUntil(other, from) > read)) continue;
      this.#state.release(r);
      this.#splitter.queue.push(from < at ? ranges.split(other, at) : other, at);
      return r;
    }
    bug(`no register for vreg ${ranges.vreg[range]} at ${start}`);
  }

  /** The end of what the active range is needed for by the instruction at `now`, from `now` on. */
  #neededFrom(range: number, now: number): number {
    const { usePos, useKind, nextUse } = this.#ranges;
    let needed = -1;
    for (let u = this.#nextUse[range]; u >= 0 && together(usePos[u], now); u = nextUse[u])
      if (useKind[u] === USE_KIND.reg && usePos[u] >= now) needed = usePos[u] + 1;
    return needed;
  }

  /** Whether the active range can lose its register at `now`; brings its use pointers up to date. */
  #canEvict(range: number, now: number): boolean {
    const { usePos, useKind, nextUse, vreg } = this.#ranges;
    let u = this.#nextUse[range];
    while (u >= 0 && usePos[u] < now) {
      this.#lastUse[range] = usePos[u];
      u = nextUse[u];
      this.#ranges.work++;
    }
    this.#nextUse[range] = u;
    const start = this.#ranges.start(range);
    if (together(start, now) && vreg[range] === range && this.#builder.needsRegister[vreg[range]] === 1) return false;
    for (; u >= 0 && together(usePos[u], now); u = nextUse[u]) if (useKind[u] === USE_KIND.reg) return false;
    return true;
  }

  /** What it costs per call of the function if `range` is in memory from `now` on: the load, and a first store. */
  #costOf(range: number, now: number, next: number, lo: number): number {
    const ranges = this.#ranges;
    const positions = this.#positions;
    const v = ranges.vreg[range];
    const here = positions.frequencyAt(now);
    let cost = 0;
    if (next >= 0) {
      const pos = ranges.usePos[next];
      cost = positions.reloadFrequency(now, pos, this.#input.vregClass[v]) * KIND_COST[ranges.useKind[next]];
    }
    cost += positions.backEdgeFrequency(now, ranges.start(range), lo);
    if (cost > WORTH_SPLITTING * here && ranges.end[range] > positions.startOf(positions.regionEnd(positions.blockAt(now))))
      cost = WORTH_SPLITTING * here;
    if (this.#input.vregRemat[v] === 1) return cost * 0.5;
    return this.#splitter.inMemory[v] === 1 ? cost : cost + 0.5 * Math.min(here, positions.frequencyAt(ranges.start(v)));
  }

  /** Spills the range in `r` at `now`. */
  #evict(r: number, now: number): void {
    const ranges = this.#ranges;
    const range = this.#state.active[r];
    const start = ranges.start(range);
    const last = this.#lastUse[range];
    this.#state.release(r);
    const isDefinedInRegister = ranges.vreg[range] === range && this.#builder.needsRegister[ranges.vreg[range]] === 1;
    if (last < 0 && !isDefinedInRegister) {
      // It never used its register: then it was in memory all the time.
      this.#splitter.spill(range, now);
      return;
    }
    const lo = Math.max(last + 1, this.#splitter.definedUntil(range, start));
    if (this.#splitter.splitAroundRegion(range, now, lo)) {
      this.#nextUse[range] = ranges.useFrom(range, now);
      this.#state.deactivate(r, range);
      return;
    }
    const rest = ranges.split(range, this.#positions.spillAt(lo, now));
    this.#splitter.spill(rest, now);
  }
}
