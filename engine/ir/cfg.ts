/**
 * The control-flow graph of a function: reachable blocks in reverse postorder, predecessors, and the depth-first tree that
 * dominators are computed on. In: blocks and their terminators; out: typed arrays, valid until the function changes.
 */
import { type Func, NONE } from './func.ts';
import { extended, sized } from './int-buffer.ts';
import { IR, isTryCall } from './ops.ts';

/** The pool index of terminator `t`'s edge list; NONE where it has none. */
export function edgeList(f: Func, t: number): number {
  const op = f.op[t];
  if (op === IR.br_table) return f.b[t];
  if (!isTryCall(op)) return NONE;
  const args = f.a[t];
  return args + 1 + f.pool[args];
}

/** Number of edges that leave the block (0 for returns, traps and tail calls). */
export function edgeCount(f: Func, block: number): number {
  const t = f.last[block];
  const op = f.op[t];
  if (op === IR.jump) return 1;
  if (op === IR.brif) return 2;
  const list = edgeList(f, t);
  return list === NONE ? 0 : f.pool[list];
}

/** The pool index of the block's `i`-th edge. */
export function edgeAt(f: Func, block: number, i: number): number {
  const t = f.last[block];
  const op = f.op[t];
  if (op === IR.jump) return f.a[t];
  if (op === IR.brif) return i === 0 ? f.b[t] : f.c[t];
  return f.pool[edgeList(f, t) + 1 + i];
}

export class Cfg {
  /** Reachable blocks in reverse postorder, and how many. */
  order: Int32Array = new Int32Array(64);
  count = 0;
  /** Block → place in `order`, -1 when unreachable. */
  position: Int32Array = new Int32Array(64);
  /** Predecessors of reachable blocks, one an edge: preds[predStart[b]] .. preds[predStart[b + 1] - 1]. */
  predStart: Int32Array = new Int32Array(65);
  preds: Int32Array = new Int32Array(128);
  /** The edges of `preds`. */
  predEdges: Int32Array = new Int32Array(128);
  /** Depth-first tree: blocks in preorder, preorder number of each block, preorder number of the parent by preorder number. */
  preorder: Int32Array = new Int32Array(64);
  preNumber: Int32Array = new Int32Array(64);
  parent: Int32Array = new Int32Array(64);

  /** Edges of reachable blocks as their terminators have them: edges[edgeStart[b]] .. edges[edgeEnd[b] - 1], pool indices. */
  private edgeStart: Int32Array = new Int32Array(64);
  private edgeEnd: Int32Array = new Int32Array(64);
  private edges: Int32Array = new Int32Array(128);
  private stack: Int32Array = new Int32Array(64);
  private nextEdge: Int32Array = new Int32Array(64);

  compute(f: Func): void {
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
  private note(f: Func, b: number, at: number): number {
    const t = f.last[b];
    const op = f.op[t];
    const list = op === IR.jump || op === IR.brif ? NONE : edgeList(f, t);
    const n = op === IR.jump ? 1 : op === IR.brif ? 2 : list === NONE ? 0 : f.pool[list];
    if (at + n > this.edges.length) this.edges = extended(this.edges, at + n);
    const { edges } = this;
    if (list !== NONE) for (let k = 0; k < n; k++) edges[at + k] = f.pool[list + 1 + k];
    else if (n === 1) edges[at] = f.a[t];
    else if (n === 2) {
      edges[at] = f.b[t];
      edges[at + 1] = f.c[t];
    }
    this.edgeStart[b] = at;
    this.edgeEnd[b] = at + n;
    this.nextEdge[b] = at;
    return at + n;
  }

  private search(f: Func, n: number): void {
    const { order, position, preorder, preNumber, parent, stack, nextEdge, edgeEnd, predStart } = this;
    const { pool } = f;
    preNumber.fill(NONE, 0, n);
    position.fill(NONE, 0, n);
    predStart.fill(0, 0, n + 2);
    let depth = 1;
    let numbered = 1;
    // Finished blocks fill `order` from its end.
    let free = n;
    stack[0] = 0;
    preNumber[0] = 0;
    preorder[0] = 0;
    parent[0] = NONE;
    let noted = this.note(f, 0, 0);
    while (depth > 0) {
      const b = stack[depth - 1];
      const i = nextEdge[b];
      if (i === edgeEnd[b]) {
        depth--;
        order[--free] = b;
        continue;
      }
      nextEdge[b] = i + 1;
      const to = pool[this.edges[i]];
      predStart[to + 2] = predStart[to + 2] + 1;
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

  private predecessors(f: Func, n: number): void {
    const { predStart, order, edges, edgeStart, edgeEnd, count } = this;
    for (let b = 0; b < n; b++) predStart[b + 2] = predStart[b + 2] + predStart[b + 1];
    const total = predStart[n + 1];
    this.preds = extended(this.preds, total);
    this.predEdges = extended(this.predEdges, total);
    const { preds, predEdges } = this;
    for (let i = 0; i < count; i++) {
      const b = order[i];
      const end = edgeEnd[b];
      for (let k = edgeStart[b]; k < end; k++) {
        const e = edges[k];
        const to = f.pool[e];
        const at = predStart[to + 1];
        predStart[to + 1] = at + 1;
        preds[at] = b;
        predEdges[at] = e;
      }
    }
  }
}
