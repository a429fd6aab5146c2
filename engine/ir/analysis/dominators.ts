/**
 * Dominators by Lengauer and Tarjan's algorithm with path compression: O(m log n) whatever the input, where iterating over
 * reverse postorder can be quadratic on a chain of early exits. In: a computed `Cfg`; out: immediate dominators, the tree in
 * preorder, and an O(1) `dominates`.
 */

import { type Column, column, type Ints, sized } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import { type Block, ENTRY_BLOCK } from '../func.ts';
import type { Cfg } from './cfg.ts';

/** What a walk over the dominator tree does: what it learns in a block holds in the blocks that the block dominates. */
export interface ScopeVisitor {
  /** Visits `block`; `depth` scopes are open around it. */
  enter(block: Block, depth: number): void;
  /** Forgets what was learned since the scope of that depth was entered: another branch of the tree begins. */
  leave(depth: number): void;
}

export class Dominators {
  /** Block → immediate dominator (NONE for entry and unreachable blocks). */
  idom: Column<Block, Block> = column(64);
  /** Blocks in preorder of the dominator tree; children in reverse postorder of the graph. */
  order: Ints<Block> = column(64);
  count = 0;
  /** Block → first and one past the last place of its subtree in `order`. */
  enter: Column<Block> = column(64);
  leave: Column<Block> = column(64);

  // By preorder number of the depth-first tree.
  private semi: Int32Array = new Int32Array(64);
  private dom: Int32Array = new Int32Array(64);
  private ancestor: Int32Array = new Int32Array(64);
  private label: Int32Array = new Int32Array(64);
  private bucket: Int32Array = new Int32Array(64);
  private bucketNext: Int32Array = new Int32Array(64);
  private path: Int32Array = new Int32Array(64);
  // By block, for the tree.
  private firstChild: Column<Block, Block> = column(64);
  private sibling: Column<Block, Block> = column(64);
  /** Blocks whose scopes are open in `walk`. */
  private open: Ints<Block> = column(64);

  compute(g: Cfg, blockCount: number): void {
    const n = g.count;
    this.semi = sized(this.semi, n);
    this.dom = sized(this.dom, n);
    this.ancestor = sized(this.ancestor, n);
    this.label = sized(this.label, n);
    this.bucket = sized(this.bucket, n);
    this.bucketNext = sized(this.bucketNext, n);
    this.path = sized(this.path, n);
    this.idom = sized(this.idom, blockCount);
    this.order = sized(this.order, n);
    this.enter = sized(this.enter, blockCount);
    this.leave = sized(this.leave, blockCount);
    this.firstChild = sized(this.firstChild, blockCount);
    this.sibling = sized(this.sibling, blockCount);
    this.immediate(g, n);
    this.tree(g, n, blockCount);
  }

  /** Whether every path to `b` passes `a`. */
  dominates(a: Block, b: Block): boolean {
    return this.enter[a] <= this.enter[b] && this.enter[b] < this.leave[a];
  }

  /** Visits all blocks in preorder of the tree. */
  walk(visitor: ScopeVisitor): void {
    this.open = sized(this.open, this.count);
    const { open, order, leave } = this;
    let depth = 0;
    for (let k = 0; k < this.count; k++) {
      while (depth > 0 && leave[open[depth - 1]] <= k) visitor.leave(--depth);
      open[depth] = order[k];
      visitor.enter(order[k], depth++);
    }
    while (depth > 0) visitor.leave(--depth);
  }

  /** The vertex of least semidominator on the forest path above `v`, with compression. */
  private evaluate(v: number): number {
    const { ancestor, label, semi, path } = this;
    if (ancestor[v] === NONE) return v;
    let length = 0;
    let u = v;
    while (ancestor[ancestor[u]] !== NONE) {
      path[length++] = u;
      u = ancestor[u];
    }
    while (length > 0) {
      const w = path[--length];
      const a = ancestor[w];
      if (semi[label[a]] < semi[label[w]]) label[w] = label[a];
      ancestor[w] = ancestor[a];
    }
    return label[v];
  }

  private immediate(g: Cfg, n: number): void {
    const { semi, dom, ancestor, label, bucket, bucketNext } = this;
    const { preorder, preNumber, parent, predStart, preds } = g;
    for (let v = 0; v < n; v++) {
      semi[v] = v;
      label[v] = v;
      ancestor[v] = NONE;
      bucket[v] = NONE;
    }
    for (let w = n - 1; w > 0; w--) {
      const block = preorder[w];
      const end = predStart[block + 1];
      for (let i = predStart[block]; i < end; i++) {
        const u = this.evaluate(preNumber[preds[i]]);
        if (semi[u] < semi[w]) semi[w] = semi[u];
      }
      const s = semi[w];
      bucketNext[w] = bucket[s];
      bucket[s] = w;
      const p = parent[w];
      ancestor[w] = p;
      for (let v = bucket[p]; v !== NONE; ) {
        const next = bucketNext[v];
        const u = this.evaluate(v);
        dom[v] = semi[u] < semi[v] ? u : p;
        v = next;
      }
      bucket[p] = NONE;
    }
    for (let w = 1; w < n; w++) if (dom[w] !== semi[w]) dom[w] = dom[dom[w]];
  }

  private tree(g: Cfg, n: number, blockCount: number): void {
    const { idom, order, enter, leave, firstChild, sibling, dom } = this;
    idom.fill(NONE, 0, blockCount);
    firstChild.fill(NONE, 0, blockCount);
    enter.fill(NONE, 0, blockCount);
    leave.fill(NONE, 0, blockCount);
    for (let w = 1; w < n; w++) idom[g.preorder[w]] = g.preorder[dom[w]];
    // Later blocks first, so that each list of children ends up in reverse postorder.
    for (let i = n - 1; i > 0; i--) {
      const b = g.order[i];
      const d = idom[b];
      sibling[b] = firstChild[d];
      firstChild[d] = b;
    }
    let placed = 0;
    let b = ENTRY_BLOCK;
    for (;;) {
      enter[b] = placed;
      order[placed++] = b;
      const child = firstChild[b];
      if (child !== NONE) {
        b = child;
        continue;
      }
      leave[b] = placed;
      while (b !== 0 && sibling[b] === NONE) {
        b = idom[b];
        leave[b] = placed;
      }
      if (b === 0) break;
      b = sibling[b];
    }
    this.count = placed;
  }
}
