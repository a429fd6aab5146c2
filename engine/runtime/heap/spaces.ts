/**
 * Where spaces of objects lie in a heap's region, and which parts of it are accessible. From HEAP_TABLES_END on:
 *
 *   the nursery      where objects begin
 *   two halves       one has the space of the old objects, the other one may have its last space, out of use
 *
 * With zeal each space lies in another place than the one before, which becomes inaccessible, so that a stale reference meets
 * nothing for long.
 */
import { HEAP_REGION, HEAP_TABLES_END } from '../../abi/heap-layout.ts';
import { addon } from '../../addon/native.ts';

const MIB = 2 ** 20;
/** Unit of spaces: whole pages of any machine. */
const PAGE = 65536;
const NURSERY = HEAP_TABLES_END;
/** Where the halves begin. A space that has HEAP_BYTES.most and what is young beside does not reach the end of its half. */
const FIRST_HALF = 128 * MIB;
const HALVES = [FIRST_HALF, FIRST_HALF + (HEAP_REGION - FIRST_HALF) / 2] as const;
/** A space that is out of use stays accessible where no more of it than this may have been touched. */
const KEEP_BYTES = 64 * MIB;
/** With zeal, old spaces up to this size go from place to place. */
const ZEAL_SLOT = 16 * MIB;

/** A part of the region that is accessible. */
export interface Space {
  readonly from: number;
  /** A multiple of PAGE. */
  readonly size: number;
}
export const NO_SPACE: Space = { from: HALVES[0], size: 0 };

/** So many bytes as whole pages. */
export const pages = (bytes: number): number => Math.ceil(bytes / PAGE) * PAGE;

export class Spaces {
  private readonly base: number;
  private readonly zeal: boolean;
  /** The last old space, which is accessible still. */
  private spare: Space | undefined;

  /** Those of the region at `base`. */
  constructor(base: number, zeal: boolean) {
    this.base = base;
    this.zeal = zeal;
  }

  private open(from: number, size: number): Space | undefined {
    return size === 0 || addon().openHeap(this.base, from, size) ? { from, size } : undefined;
  }
  /** A space for old objects apart from the one that has them now; undefined when the system refuses. */
  old(now: Space, bytes: number): Space | undefined {
    const size = pages(bytes);
    const from = this.placeOf(now.from, size);
    const { spare } = this;
    this.spare = undefined;
    if (spare === undefined) return this.open(from, size);
    if (size <= spare.size || this.open(from + spare.size, size - spare.size) !== undefined)
      return { from, size: Math.max(size, spare.size) };
    this.close(spare);
    return undefined;
  }
  private placeOf(now: number, size: number): number {
    if (!this.zeal || size > ZEAL_SLOT) return HALVES[now < HALVES[1] ? 1 : 0];
    const next = Math.floor(now / ZEAL_SLOT + 1) * ZEAL_SLOT;
    return next + ZEAL_SLOT < HEAP_REGION ? next : HALVES[0];
  }
  /** Takes a space that nothing lives in any more; no more than `touched` bytes of it have been used. */
  leave(space: Space, touched: number): void {
    if (!this.zeal && touched <= KEEP_BYTES) this.spare = space;
    else this.close(space);
  }
  private close(space: Space): void {
    if (space.size > 0) addon().closeHeap(this.base, space.from, space.size);
  }
  /** The same space with room for so many bytes; undefined when the system refuses. */
  extended(space: Space, bytes: number): Space | undefined {
    const size = pages(bytes);
    if (size <= space.size) return space;
    return this.open(space.from + space.size, size - space.size) === undefined ? undefined : { from: space.from, size };
  }

  /** The nursery. */
  nursery(bytes: number): Space | undefined {
    return this.open(NURSERY, pages(bytes));
  }
  /** The nursery once nothing lives in it any more. */
  nextNursery(now: Space): Space | undefined {
    if (!this.zeal || now.size === 0) return now;
    this.close(now);
    const next = now.from + now.size;
    return this.open(next + now.size <= FIRST_HALF ? next : NURSERY, now.size);
  }
}
