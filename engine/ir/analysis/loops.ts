/**
 * Natural loops of a reducible graph: headers, nesting, and the layout in which every loop is contiguous. In: `Cfg` and
 * `Dominators` of a function; out: the innermost loop of each block, loops as a forest, and an order of blocks for
 * `IrFunc.layout` in which dominators stand before what they dominate.
 */

import { type Column, column, extended, type Ints, sized } from '../../base/arrays.ts';
import { type Brand, lastOf, NONE, nextOf } from '../../base/brand.ts';
import type { Block, IrFunc } from '../func.ts';
import type { Cfg } from './cfg.ts';
import type { Dominators } from './dominators.ts';

/** A loop of a function. */
export type Loop = Brand<'loop'>;

export class Loops {
  /** Loops by number, inner ones before the loops around them: header block, surrounding loop or NONE, nesting depth from 1. */
  count = 0;
  header: Column<Loop, Block> = column(16);
  parent: Column<Loop, Loop> = column(16);
  depth: Column<Loop> = column(16);
  /** Block → its innermost loop or NONE. */
  loopOf: Column<Block, Loop> = column(64);

  private outermost: Column<Loop, Loop> = column(16);
  private work: Ints<Block> = column(64);
  private first: Ints<Block> = column(64);
  private next: Column<Block, Block> = column(64);

  compute(g: Cfg, dom: Dominators, blockCount: number): void {
    this.loopOf = sized(this.loopOf, blockCount);
    this.loopOf.fill(NONE, 0, blockCount);
    this.count = 0;
    // Inner headers stand behind outer ones in reverse postorder.
    for (let i = g.count - 1; i >= 0; i--) {
      const h = g.order[i];
      const end = g.predStart[h + 1];
      let waiting = 0;
      for (let k = g.predStart[h]; k < end; k++) {
        const latch = g.preds[k];
        if (!dom.dominates(h, latch)) continue;
        this.work = extended(this.work, waiting + 1);
        this.work[waiting++] = latch;
      }
      if (waiting > 0) this.collect(g, h, waiting);
    }
    for (let l: Loop = lastOf(this.count); l >= 0; l--) {
      const p = this.parent[l];
      this.depth[l] = p === NONE ? 1 : this.depth[p] + 1;
    }
  }

  /** The outermost loop found so far around loop `l`. */
  private top(l: Loop): Loop {
    const { outermost } = this;
    let root = l;
    while (outermost[root] !== root) root = outermost[root];
    for (let k = l; k !== root; ) {
      const up = outermost[k];
      outermost[k] = root;
      k = up;
    }
    return root;
  }

  /** Makes the loop of header `h`, whose latches stand in `work`: everything that reaches them without passing `h`. */
  private collect(g: Cfg, h: Block, latches: number): void {
    const loop: Loop = nextOf(this.count++);
    this.header = extended(this.header, this.count);
    this.parent = extended(this.parent, this.count);
    this.depth = extended(this.depth, this.count);
    this.outermost = extended(this.outermost, this.count);
    this.header[loop] = h;
    this.parent[loop] = NONE;
    this.outermost[loop] = loop;
    const { loopOf } = this;
    let waiting = latches;
    const before = loopOf[h];
    if (before === NONE) loopOf[h] = loop;
    while (waiting > 0) {
      let b = this.work[--waiting];
      if (b === h) continue;
      if (loopOf[b] === NONE) loopOf[b] = loop;
      else {
        const inner = this.top(loopOf[b]);
        if (inner === loop) continue;
        this.parent[inner] = loop;
        this.outermost[inner] = loop;
        b = this.header[inner];
      }
      const end = g.predStart[b + 1];
      const start = g.predStart[b];
      this.work = extended(this.work, waiting + end - start);
      for (let k = start; k < end; k++) this.work[waiting++] = g.preds[k];
    }
  }

  /** Loop depth of a block, 0 outside of loops. */
  depthOf(block: Block): number {
    const l = this.loopOf[block];
    return l === NONE ? 0 : this.depth[l];
  }

  /**
   * Writes `f.layout`: reverse postorder, except that a loop's blocks follow its header without gaps. Blocks that a loop does
   * not contain cannot dominate blocks that it contains (the header would not), so the order stays valid.
   */
  layout(f: IrFunc, g: Cfg): void {
    const n = f.blockCount;
    this.first = sized(this.first, this.count + 1);
    this.next = sized(this.next, n);
    const { first, next, loopOf } = this;
    first.fill(NONE, 0, this.count + 1);
    // Members of each loop, and of the function (last list): blocks, and for an inner loop its header.
    for (let i = g.count - 1; i >= 0; i--) {
      const b = g.order[i];
      let l = loopOf[b];
      if (l !== NONE && this.header[l] === b) l = this.parent[l];
      const list = l === NONE ? this.count : l;
      next[b] = first[list];
      first[list] = b;
    }
    const out = f.layout;
    out.length = 0;
    const stack: Block[] = [];
    for (let b = first[this.count]; ; ) {
      if (b === NONE) {
        const up = stack.pop();
        if (up === undefined) break;
        b = next[up];
        continue;
      }
      out.push(b);
      const l = loopOf[b];
      if (l !== NONE && this.header[l] === b) {
        stack.push(b);
        b = first[l];
      } else b = next[b];
    }
  }
}
