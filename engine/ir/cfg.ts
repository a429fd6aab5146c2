/**
 * The control-flow graph of a function: reachable blocks in reverse postorder, predecessors, and the depth-first tree that
 * dominators are computed on. In: blocks and their terminators; out: typed arrays, valid until the function changes.
 */
import { type Func, NONE } from './func.ts';
import { extended, sized } from './int-buffer.ts';
import { IR, isTryCall } from './ops.ts';

/** The pool index of terminator `t`'s edge list; NONE where it has none. */
export function edgeList(f: Func, t: number): number {
  const op = f.op[t] as number;
  if (op === IR.br_table) return f.b[t] as number;
  if (!isTryCall(op)) return NONE;
  const args = f.a[t] as number;
  return args + 1 + (f.pool[args] as number);
}

/** Number of edges that leave the block (0 for returns, traps and tail calls). */
export function edgeCount(f: Func, block: number): number {
  const t = f.last[block] as number;
  const op = f.op[t] as number;
  if (op === IR.jump) return 1;
  if (op === IR.brif) return 2;
  const list = edgeList(f, t);
  return list === NONE ? 0 : (f.pool[list] as number);
}

/** The pool index of the block's `i`-th edge. */
export function edgeAt(f: Func, block: number, i: number): number {
  const t = f.last[block] as number;
  const op = f.op[t] as number;
  if (op === IR.jump) return f.a[t] as number;
  if (op === IR.brif) return (i === 0 ? f.b[t] : f.c[t]) as number;
  return f.pool[edgeList(f, t) + 1 + i] as number;
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
    this.predStart = sized(this.predStart, n + 2);
    this.search(f, n);
    this.predecessors(f, n);
  }

  private search(f: Func, n: number): void {
    const { order, position, preorder, preNumber, parent, stack, nextEdge, predStart } = this;
    preNumber.fill(NONE, 0, n);
    position.fill(NONE, 0, n);
    predStart.fill(0, 0, n + 2);
    nextEdge.fill(0, 0, n);
    let depth = 1;
    let numbered = 1;
    // Finished blocks fill `order` from its end.
    let free = n;
    stack[0] = 0;
    preNumber[0] = 0;
    preorder[0] = 0;
    parent[0] = NONE;
    while (depth > 0) {
      const b = stack[depth - 1] as number;
      const i = nextEdge[b] as number;
      if (i === edgeCount(f, b)) {
        depth--;
        order[--free] = b;
        continue;
      }
      nextEdge[b] = i + 1;
      const to = f.pool[edgeAt(f, b, i)] as number;
      predStart[to + 2] = (predStart[to + 2] as number) + 1;
      if (preNumber[to] !== NONE) continue;
      preNumber[to] = numbered;
      preorder[numbered] = to;
      parent[numbered++] = preNumber[b] as number;
      stack[depth++] = to;
    }
    this.count = n - free;
    if (free > 0) order.copyWithin(0, free, n);
    for (let i = 0; i < this.count; i++) position[order[i] as number] = i;
  }

  private predecessors(f: Func, n: number): void {
    const { predStart } = this;
    for (let b = 0; b < n; b++) predStart[b + 2] = (predStart[b + 2] as number) + (predStart[b + 1] as number);
    const total = predStart[n + 1] as number;
    this.preds = extended(this.preds, total);
    this.predEdges = extended(this.predEdges, total);
    for (let i = 0; i < this.count; i++) {
      const b = this.order[i] as number;
      const edges = edgeCount(f, b);
      for (let k = 0; k < edges; k++) {
        const e = edgeAt(f, b, k);
        const to = f.pool[e] as number;
        const at = predStart[to + 1] as number;
        predStart[to + 1] = at + 1;
        this.preds[at] = b;
        this.predEdges[at] = e;
      }
    }
  }
}
