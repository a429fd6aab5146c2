/**
 * Orders the blocks of a function for emission. IR blocks in layout order → machine blocks: the same without unreachable ones,
 * with a block on every critical edge (an edge block only holds moves and a jump), and cold blocks (all ways lead to
 * `unreachable`) last.
 *
 * Invariants of the result, for allocator and emitter: dominators stand before what they dominate, the blocks of a loop are
 * contiguous, a block with several successors passes no arguments and is its successors' only predecessor.
 */
import { type Column, column, extended, type Ints, sized } from '../../base/arrays.ts';
import { FIRST, NONE, nextOf } from '../../base/brand.ts';
import { edgeAt, edgeCount, sameEdge, targetOf } from '../../ir/edges.ts';
import { type Block, type Edge, ENTRY_BLOCK, type IrFunc } from '../../ir/func.ts';
import { IR, isTryCall } from '../../ir/ops.ts';
import { bug } from '../../wasm/errors.ts';
import type { MachineBlock } from '../regalloc/interface/operands.ts';

/** The position of a block that can be reached, while it has no number. */
const REACHED = -2;
/** In the place of a next pending edge: the edge's block stands right behind the branching block. */
const BEHIND = -2;

/** Loop ends by position from the header's successors; nested loops end no later than the loops around them. */
function nestLoops(count: number, loopEnd: Int32Array, depth: Int32Array, stack: Int32Array): void {
  let top = 0;
  for (let p = 0; p < count; p++) {
    while (top > 0 && loopEnd[stack[top - 1]] < p) top--;
    const end = loopEnd[p];
    if (end >= 0) {
      for (let k = top - 1; k >= 0 && loopEnd[stack[k]] < end; k--) loopEnd[stack[k]] = end;
      stack[top++] = p;
    }
    depth[p] = top;
  }
}

export class BlockOrder {
  /** Machine blocks. */
  count = 0;
  /** First cold machine block, or count. */
  coldStart = 0;
  /** The IR block of a machine block; for an edge block NONE. */
  ir: Column<MachineBlock, Block> = column(64);
  /** The edge (pool index) of an edge block, else NONE. */
  edge: Column<MachineBlock, Edge> = column(64);
  /** By machine block: nesting depth, and for a loop header the last block of the loop, else NONE. */
  depth: Ints = column(64);
  loopEnd: Ints<MachineBlock> = column(64);
  /** By IR block: the machine block (NONE: unreachable) and the number of distinct edges into it. */
  machineBlock: Column<Block, MachineBlock> = column(64);
  predCount: Column<Block> = column(64);
  /** Edge → the machine block it leads to. */
  target: Column<Edge, MachineBlock> = column(1024);
  /** Edge → the earlier edge of its block that is the same one, or NONE. */
  private sameAs: Column<Edge, Edge> = column(1024);
  /** Distinct edges of IR block b: edges[edgeStart[b]] .. edges[edgeEnd[b] - 1]. */
  edgeStart: Column<Block> = column(64);
  edgeEnd: Column<Block> = column(64);
  edges: Ints<Edge> = column(256);
  private edgeCount = 0;

  private stamp: Column<Block, Block> = column(64);
  private firstEdge: Column<Block, Edge> = column(64);
  private position: Column<Block> = column(64);
  private cold: Column<Block> = column(64);
  private pending: Column<Block> = column(64);
  private pendingNext: Int32Array = new Int32Array(256);
  private waiting: Ints<Block> = column(64);
  private open: Ints = column(64);
  private irDepth: Int32Array = new Int32Array(64);
  private irLoopEnd: Int32Array = new Int32Array(64);

  private addEdge(func: IrFunc, from: Block, e: Edge): void {
    const t = targetOf(func, e);
    this.sameAs[e] = NONE;
    if (this.stamp[t] === from) {
      // A second edge to the same block is the same edge when it passes the same arguments.
      const first = this.firstEdge[t];
      if (first === e) return;
      if (sameEdge(func, first, e)) {
        this.sameAs[e] = first;
        return;
      }
    }
    this.stamp[t] = from;
    this.firstEdge[t] = e;
    this.edges = extended(this.edges, this.edgeCount + 1);
    this.edges[this.edgeCount++] = e;
    this.predCount[t]++;
  }

  /** Distinct outgoing edges of block `b`. */
  private collectEdges(func: IrFunc, b: Block): void {
    this.edgeStart[b] = this.edgeCount;
    const last = func.last[b];
    if (last === NONE) bug('block without terminator');
    const op = func.op[last];
    if (!func.isTerminator(last)) bug('block without terminator');
    const n = edgeCount(func, last);
    for (let k = 0; k < n; k++) {
      const e = edgeAt(func, last, k);
      // The normal way out of a call is never the same as an exceptional one: the call ends a block of several successors.
      if (k === n - 1 && isTryCall(op)) this.stamp[targetOf(func, e)] = NONE;
      this.addEdge(func, b, e);
    }
    this.edgeEnd[b] = this.edgeCount;
  }

  private place(irBlock: Block, edge: Edge): MachineBlock {
    const v: MachineBlock = nextOf(this.count++);
    this.ir[v] = irBlock;
    this.edge[v] = edge;
    return v;
  }

  /** Says where an edge leads that has a block of its own, or goes straight to its target's. */
  private lead(edge: Edge, to: MachineBlock): void {
    this.target[edge] = to;
    this.sameAs[edge] = NONE;
  }

  private placeBlock(func: IrFunc, b: Block): void {
    for (let e = this.pending[b]; e !== NONE; e = this.pendingNext[e]) {
      const edge = this.edges[e];
      this.lead(edge, this.place(NONE, edge));
    }
    this.machineBlock[b] = this.place(b, NONE);
    const from = this.edgeStart[b];
    const to = this.edgeEnd[b];
    if (to - from < 2) return;
    for (let e = from; e < to; e++) {
      const edge = this.edges[e];
      const t = targetOf(func, edge);
      if (this.predCount[t] > 1 && this.pendingNext[e] === BEHIND) this.lead(edge, this.place(NONE, edge));
    }
  }

  /** Computes everything for `func`. */
  order(func: IrFunc): void {
    const { layout } = func;
    this.begin(func);
    const { position, cold } = this;
    this.reach(func);
    const reachable = this.numberReachable(layout);
    this.findLoops(func, reachable);
    this.findCold(func);
    this.planEdges(func);
    for (let k = 0; k < layout.length; k++) {
      const b = layout[k];
      if (position[b] >= 0 && cold[b] === 0) this.placeBlock(func, b);
    }
    this.coldStart = this.count;
    for (let k = 0; k < layout.length; k++) {
      const b = layout[k];
      if (position[b] >= 0 && cold[b] !== 0) this.placeBlock(func, b);
    }
    this.finish(func);
  }

  /** Makes room, which may replace every column, and forgets the function before. */
  private begin(func: IrFunc): void {
    const blocks = func.blockCount;
    this.grow(func);
    this.count = 0;
    this.edgeCount = 0;
    this.machineBlock.fill(NONE, 0, blocks);
    this.predCount.fill(0, 0, blocks);
    this.stamp.fill(NONE, 0, blocks);
    this.pending.fill(NONE, 0, blocks);
    this.position.fill(NONE, 0, blocks);
  }

  /** Collects the edges of all blocks that are reached, whose position becomes REACHED. */
  private reach(func: IrFunc): void {
    const { position, waiting } = this;
    let top = 0;
    waiting[top++] = ENTRY_BLOCK;
    position[ENTRY_BLOCK] = REACHED;
    while (top > 0) {
      const b = waiting[--top];
      this.collectEdges(func, b);
      for (let e = this.edgeStart[b]; e < this.edgeEnd[b]; e++) {
        const t = targetOf(func, this.edges[e]);
        if (position[t] !== NONE) continue;
        position[t] = REACHED;
        waiting[top++] = t;
      }
    }
    if (this.predCount[ENTRY_BLOCK] !== 0) bug('the entry block is the target of a branch');
  }

  /** Gives reached blocks their position in the layout; returns how many there are. */
  private numberReachable(layout: IrFunc['layout']): number {
    const { position } = this;
    let reachable = 0;
    for (let k = 0; k < layout.length; k++) {
      const b = layout[k];
      if (position[b] === REACHED) position[b] = reachable++;
    }
    return reachable;
  }

  /** Where loops end and how deep they are nested, by layout position. */
  private findLoops(func: IrFunc, reachable: number): void {
    const { layout } = func;
    const { position, irLoopEnd } = this;
    irLoopEnd.fill(NONE, 0, reachable);
    for (let k = 0; k < layout.length; k++) {
      const b = layout[k];
      const p = position[b];
      if (p < 0) continue;
      for (let e = this.edgeStart[b]; e < this.edgeEnd[b]; e++) {
        const q = position[targetOf(func, this.edges[e])];
        if (q <= p && irLoopEnd[q] < p) irLoopEnd[q] = p;
      }
    }
    nestLoops(reachable, irLoopEnd, this.irDepth, this.open);
  }

  /** Blocks from which only `unreachable` is reached, by going forwards. */
  private findCold(func: IrFunc): void {
    const { layout } = func;
    const { position, cold } = this;
    for (let k = layout.length - 1; k >= 0; k--) {
      const b = layout[k];
      const p = position[b];
      if (p < 0) continue;
      const from = this.edgeStart[b];
      const to = this.edgeEnd[b];
      let isCold = to > from ? 1 : func.op[func.last[b]] === IR.unreachable ? 1 : 0;
      for (let e = from; e < to; e++) {
        const t = targetOf(func, this.edges[e]);
        if (position[t] <= p || cold[t] === 0) isCold = 0;
      }
      cold[b] = p === 0 ? 0 : isCold;
    }
  }

  /**
   * Says where each critical edge's block goes: in front of its target when the edge leaves a loop or becomes cold (pending
   * list of the target), else right behind the branching block (BEHIND).
   */
  private planEdges(func: IrFunc): void {
    const { position, cold, pending, pendingNext, open, irLoopEnd } = this;
    let top = 0;
    for (let k = 0; k < func.layout.length; k++) {
      const b = func.layout[k];
      const p = position[b];
      if (p < 0) continue;
      while (top > 0 && irLoopEnd[open[top - 1]] < p) top--;
      if (irLoopEnd[p] >= 0) open[top++] = p;
      const loopEnd = top > 0 ? irLoopEnd[open[top - 1]] : 0x7fffffff;
      const from = this.edgeStart[b];
      const to = this.edgeEnd[b];
      for (let e = from; e < to; e++) {
        const t = targetOf(func, this.edges[e]);
        const q = position[t];
        pendingNext[e] = BEHIND;
        if (to - from < 2 || this.predCount[t] < 2 || q <= p) continue;
        if (q > loopEnd || cold[t] !== cold[b]) {
          pendingNext[e] = pending[t];
          pending[t] = e;
        }
      }
    }
  }

  /** Edges to machine blocks, loops by machine block. */
  private finish(func: IrFunc): void {
    const { edges, machineBlock, loopEnd, depth } = this;
    loopEnd.fill(NONE, 0, this.count);
    for (let v: MachineBlock = FIRST; v < this.count; v++) {
      const b = this.ir[v];
      if (b === NONE) {
        const t = machineBlock[targetOf(func, this.edge[v])];
        if (t <= v && loopEnd[t] < v) loopEnd[t] = v;
        continue;
      }
      const from = this.edgeStart[b];
      const to = this.edgeEnd[b];
      for (let e = from; e < to; e++) {
        const edge = edges[e];
        const t = targetOf(func, edge);
        if (to - from < 2 || this.predCount[t] < 2) this.lead(edge, machineBlock[t]);
        const m = this.target[edge];
        if (m <= v && loopEnd[m] < v) loopEnd[m] = v;
      }
      const last = func.last[b];
      const n = edgeCount(func, last);
      for (let k = 0; k < n; k++) this.share(edgeAt(func, last, k));
    }
    nestLoops(this.count, loopEnd, depth, this.open);
  }

  /** An edge that is the same as an earlier one leads where that one leads. */
  private share(edge: Edge): void {
    const first = this.sameAs[edge];
    if (first !== NONE) this.target[edge] = this.target[first];
  }

  private grow(func: IrFunc): void {
    const n = func.blockCount + 1;
    this.target = sized(this.target, func.poolLength + 1);
    this.sameAs = sized(this.sameAs, func.poolLength + 1);
    this.machineBlock = sized(this.machineBlock, n);
    this.predCount = sized(this.predCount, n);
    this.edgeStart = sized(this.edgeStart, n);
    this.edgeEnd = sized(this.edgeEnd, n);
    this.stamp = sized(this.stamp, n);
    this.firstEdge = sized(this.firstEdge, n);
    this.position = sized(this.position, n);
    this.cold = sized(this.cold, n);
    this.pending = sized(this.pending, n);
    this.irDepth = sized(this.irDepth, n);
    this.irLoopEnd = sized(this.irLoopEnd, n);
    this.pendingNext = sized(this.pendingNext, func.poolLength + 1);
    // Each edge stands in the pool with at least two words.
    const m = n + (func.poolLength >> 1) + 1;
    this.ir = sized(this.ir, m);
    this.edge = sized(this.edge, m);
    this.depth = sized(this.depth, m);
    this.loopEnd = sized(this.loopEnd, m);
    this.waiting = sized(this.waiting, n);
    this.open = sized(this.open, m);
  }
}
