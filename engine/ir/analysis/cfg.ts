/**
 * The control-flow graph of a function: reachable blocks in reverse postorder, predecessors, and the depth-first tree that
 * dominators are computed on. In: blocks and their terminators; out: typed arrays, valid until the function changes.
 */
import { type Column, column, extended, type Ints, sized } from '../../base/arrays.ts';
import { NONE } from '../../base/brand.ts';
import { edgeAt, edgeCount, targetOf } from '../edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, type IrFunc } from '../func.ts';

export class Cfg {
  /** Reachable blocks in reverse postorder, and how many. */
  order: Ints<Block> = column(64);
  count = 0;
  /** Block → place in `order`, -1 when unreachable. */
  position: Column<Block> = column(64);
  /** Predecessors of reachable blocks, one an edge: preds[predStart[b]] .. preds[predStart[b + 1] - 1]. */
  predStart: Int32Array = new Int32Array(65);
  preds: Ints<Block> = column(128);
  /** The edges of `preds`. */
  predEdges: Ints<Edge> = column(128);
  /** Depth-first tree: blocks in preorder, preorder number of each block, preorder number of the parent by preorder number. */
  preorder: Ints<Block> = column(64);
  preNumber: Column<Block> = column(64);
  parent: Int32Array = new Int32Array(64);

  /** Edges of reachable blocks as their terminators have them: edges[edgeStart[b]] .. edges[edgeEnd[b] - 1], pool indices. */
  private edgeStart: Column<Block> = column(64);
  private edgeEnd: Column<Block> = column(64);
  private edges: Ints<Edge> = column(128);
  private stack: Ints<Block> = column(64);
  private nextEdge: Column<Block> = column(64);

  compute(f: IrFunc): void {
    const n = f.blockCount;
    this.order = sized(this.order, n);
    this.position = sized(this.position, n);
    this.preorder = sized(this.preorder, n);
    this.preNumber = sized(this.preNumber, n);
    this.parent = sized(this.parent, n);
    this.stack = sized(this.stack, n + 1);
    this.nextEdge = sized(this.nextEdge, n);
    this.edgeStart = sized(this.edgeStart, n);
    this.edgeEnd = sized(this.edgeEnd, n);
    this.predStart = sized(this.predStart, n + 2);
    this.search(f, n);
    this.predecessors(f, n);
  }

  /** Notes the edges of block `b` from `at` on; answers where they end. */
  private note(f: IrFunc, b: Block, at: number): number {
    const t = f.last[b];
    const n = edgeCount(f, t);
    if (at + n > this.edges.length) this.edges = extended(this.edges, at + n);
    const { edges } = this;
    for (let k = 0; k < n; k++) edges[at + k] = edgeAt(f, t, k);
    this.edgeStart[b] = at;
    this.edgeEnd[b] = at + n;
    this.nextEdge[b] = at;
    return at + n;
  }

  private search(f: IrFunc, n: number): void {
    const { order, position, preorder, preNumber, parent, stack, nextEdge, edgeEnd, predStart } = this;
    preNumber.fill(NONE, 0, n);
    position.fill(NONE, 0, n);
    predStart.fill(0, 0, n + 2);
    let depth = 1;
    let numbered = 1;
    // Finished blocks fill `order` from its end.
    let free = n;
    stack[0] = ENTRY_BLOCK;
    preNumber[ENTRY_BLOCK] = 0;
    preorder[0] = ENTRY_BLOCK;
    parent[0] = NONE;
    let noted = this.note(f, ENTRY_BLOCK, 0);
    while (depth > 0) {
      const b = stack[depth - 1];
      const i = nextEdge[b];
      if (i === edgeEnd[b]) {
        depth--;
        order[--free] = b;
        continue;
      }
      nextEdge[b] = i + 1;
      const to = targetOf(f, this.edges[i]);
      predStart[to + 2]++;
      if (preNumber[to] !== NONE) continue;
      preNumber[to] = numbered;
      preorder[numbered] = to;
      parent[numbered++] = preNumber[b];
      stack[depth++] = to;
      noted = this.note(f, to, noted);
    }
    this.count = n - free;
    if (free > 0) order.copyWithin(0, free, n);
    for (let i = 0; i < this.count; i++) position[order[i]] = i;
  }

  private predecessors(f: IrFunc, n: number): void {
    const { predStart, order, edges, edgeStart, edgeEnd, count } = this;
    for (let b = 0; b < n; b++) predStart[b + 2] += predStart[b + 1];
    const total = predStart[n + 1];
    this.preds = extended(this.preds, total);
    this.predEdges = extended(this.predEdges, total);
    const { preds, predEdges } = this;
    for (let i = 0; i < count; i++) {
      const b = order[i];
      const end = edgeEnd[b];
      for (let k = edgeStart[b]; k < end; k++) {
        const e = edges[k];
        const to = targetOf(f, e);
        const at = predStart[to + 1];
        predStart[to + 1] = at + 1;
        preds[at] = b;
        predEdges[at] = e;
      }
    }
  }

  /** Writes `f.layout`: the reachable blocks in reverse postorder. */
  layout(f: IrFunc): void {
    f.layout.length = 0;
    for (let k = 0; k < this.count; k++) f.layout.push(this.order[k]);
  }
}
