/**
 * Tree height reduction: a chain of one associative integer operation (a + b) + c) + d, used nowhere else on the way, is built
 * anew so that what is ready late is combined last; and what goes around a loop (sum = sum + ...) very last, so that one
 * iteration waits for one operation of the iteration before. Instructions only change places and operands: their number stays.
 * In: a function with its reachable blocks; out: the same values from shorter chains. Floats are not associative.
 */
import { type Column, column, IntList, type Ints, sized, zeroed } from '../base/arrays.ts';
import { NONE } from '../base/brand.ts';
import { KNOWS } from '../ir/analysis/flow.ts';
import { isInt } from '../ir/constants.ts';
import { argumentAt, argumentCount, edgeAt, edgeCount, elseEdge, sharedUntil, targetOf } from '../ir/edges.ts';
import type { Block, Edge, IrFunc, Value } from '../ir/func.ts';
import { IR, IR_ARITY } from '../ir/ops.ts';
import { readUses } from '../ir/uses.ts';
import type { Pass } from './pass.ts';

/** Leaves of a chain: fewer than 3 leave nothing to choose, longer chains are cut. */
const MIN_LEAVES = 3;
const MAX_LEAVES = 40;
/** Loops with more parameters are not searched for accumulators. */
const MAX_PARAMS = 64;

const ASSOCIATIVE = new Uint8Array(256);
for (const op of [IR.iadd, IR.imul, IR.band, IR.bor, IR.bxor]) ASSOCIATIVE[op] = 1;
/** About how many cycles until the result is there. */
const LATENCY = new Uint8Array(256).fill(1);
for (const op of [IR.iconst, IR.param, IR.vmaddr, IR.uextend, IR.ireduce, IR.nop]) LATENCY[op] = 0;
for (const op of [IR.load, IR.vmload, IR.fadd, IR.fsub, IR.fmul]) LATENCY[op] = 4;
for (const op of [IR.imul, IR.popcnt, IR.clz, IR.ctz]) LATENCY[op] = 3;
for (const op of [IR.sdiv, IR.udiv, IR.srem, IR.urem, IR.fdiv, IR.sqrt, IR.call, IR.call_ptr]) LATENCY[op] = 20;
const LATE = 1_000_000;

/** Whether `v` is a result of the operation of `i` in the same block. */
function follows(f: IrFunc, i: Value, v: Value): boolean {
  return f.op[v] === f.op[i] && f.block[v] === f.block[i];
}

/** Turns the first `n` around; chains are short and many, so there is no view to be made for each. */
function reverse<T extends number>(list: Ints<T>, n: number): void {
  for (let i = 0, k = n - 1; i < k; i++, k--) {
    const v = list[i];
    list[i] = list[k];
    list[k] = v;
  }
}

/** Whether leaf `v` is a loop parameter that `root` becomes in the next iteration. */
function accumulates(f: IrFunc, v: Value, root: Value): boolean {
  const block = f.block[v];
  const params = f.params[block];
  const t = f.last[f.block[root]];
  const op = f.op[t];
  if (params.length > MAX_PARAMS || (op !== IR.jump && op !== IR.brif)) return false;
  const k = params.indexOf(v);
  const passes = (e: Edge): boolean => targetOf(f, e) === block && argumentAt(f, e, k) === root;
  return passes(edgeAt(f, t, 0)) || (op === IR.brif && passes(elseEdge(f, t)));
}

/**
 * Combines the two of `n` values that are ready first until one is left, and answers when that is ready. `times` is used up;
 * `combine` takes the numbers of two values and of the result among `times`. Ties go to what stands first.
 */
function combineAll(times: Int32Array, n: number, latency: number, combine?: (low: number, high: number) => void): number {
  for (let left = n; left > 1; left--) {
    let x = 0;
    for (let k = 1; k < left; k++) if (times[k] < times[x]) x = k;
    let y = x === 0 ? 1 : 0;
    for (let k = y + 1; k < left; k++) if (k !== x && times[k] < times[y]) y = k;
    const low = Math.min(x, y);
    const high = Math.max(x, y);
    combine?.(low, high);
    times[low] = Math.max(times[x], times[y]) + latency;
    times.copyWithin(high, high + 1, left);
  }
  return times[0];
}

export class Reassociation implements Pass {
  readonly name = 'reassociate';
  // Counts uses: behind the pass that leaves no dead ones.
  readonly after = ['dce'];
  readonly needs = KNOWS.nothing;

  /**
   * Value → how often it is used: 0, 1, or 2 for more; the only instruction that reads it as an operand (valid where that is 1).
   */
  private useCount: Column<Value> = new Uint8Array(1024);
  private user: Column<Value, Value> = column(1024);
  /** Cycle in which a value of the current block is ready; values of other blocks are ready at 0. */
  private ready: Column<Value> = column(1024);
  /** Place in the block; the instruction it was put behind, itself where nothing was moved; what was put last behind it. */
  private place: Column<Value> = column(1024);
  private base: Column<Value, Value> = column(1024);
  private tail: Column<Value, Value> = column(1024);
  /** Blocks with chains. */
  private readonly chained: IntList<Block> = new IntList();
  /** What the instruction at hand reads. */
  private readonly uses: IntList<Value> = new IntList();

  // The chain at hand: its steps (the root first) and its leaves, each with the number of steps to the root's result.
  private readonly inner: Value[] = [];
  private readonly innerDepth: number[] = [];
  private readonly leaves: Ints<Value> = column(MAX_LEAVES);
  private readonly leafDepth: Ints = column(MAX_LEAVES);
  /** When each leaf is ready, and a copy for trying out. */
  private readonly readyAt = new Int32Array(MAX_LEAVES);
  private readonly trial = new Int32Array(MAX_LEAVES);

  run(f: IrFunc): void {
    const n = f.count;
    this.useCount = zeroed(this.useCount, n);
    this.user = sized(this.user, n);
    this.ready = sized(this.ready, n);
    this.place = sized(this.place, n);
    this.base = sized(this.base, n);
    this.tail = sized(this.tail, n);
    this.countUses(f);
    for (let k = 0; k < this.chained.length; k++) this.visitBlock(f, this.chained.get(k));
  }

  private use(v: Value, by: Value): void {
    if (this.useCount[v] < 2) this.useCount[v]++;
    this.user[v] = by;
  }

  /**
   * Counts the uses of every value, and notes the blocks in which there is a chain at all: an operation on a result of the same.
   */
  private countUses(f: IrFunc): void {
    const { uses, chained } = this;
    chained.length = 0;
    for (const b of f.layout) {
      let isChained = false;
      for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
        const op = f.op[i];
        readUses(f, i, uses);
        // Lists read their values for a call: no operation that a chain could go on with.
        const by = IR_ARITY[op] > 0 ? i : NONE;
        for (let k = 0; k < uses.length; k++) this.use(uses.get(k), by);
        if (ASSOCIATIVE[op] === 1 && (follows(f, i, f.a[i]) || follows(f, i, f.b[i]))) isChained = true;
      }
      this.countArguments(f, f.last[b]);
      if (isChained) chained.push(b);
    }
  }
  private countArguments(f: IrFunc, terminator: Value): void {
    const n = edgeCount(f, terminator);
    for (let k = 0; k < n; k = sharedUntil(f, terminator, k)) {
      const e = edgeAt(f, terminator, k);
      for (let p = 0; p < argumentCount(f, e); p++) this.use(argumentAt(f, e, p), NONE);
    }
  }

  private visitBlock(f: IrFunc, b: Block): void {
    for (const p of f.params[b]) this.ready[p] = 0;
    let at = 0;
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
      this.place[i] = at++;
      this.base[i] = i;
      this.tail[i] = i;
    }
    for (let i = f.first[b]; i !== NONE; ) {
      const next = f.next[i];
      const op = f.op[i];
      const arity = IR_ARITY[op];
      let t = 0;
      if (arity > 0) t = this.timeOf(f, f.a[i], b);
      if (arity > 1 && f.b[i] !== NONE) t = Math.max(t, this.timeOf(f, f.b[i], b));
      if (arity > 2) t = Math.max(t, this.timeOf(f, f.c[i], b));
      this.ready[i] = t + LATENCY[op];
      if (ASSOCIATIVE[op] === 1 && !this.isInner(f, i)) this.visit(f, i);
      i = next;
    }
  }

  private timeOf(f: IrFunc, v: Value, block: Block): number {
    return f.block[v] === block ? this.ready[v] : 0;
  }

  /** Whether `v` is only a step on the way to a longer chain of its operation in its block. */
  private isInner(f: IrFunc, v: Value): boolean {
    if (this.useCount[v] !== 1 || this.user[v] === NONE) return false;
    const u = this.user[v];
    return follows(f, u, v) && f.ty[u] === f.ty[v];
  }

  /** Collects the chain that ends in `root`; answers the number of its leaves, 0 when it is too long. */
  private collect(f: IrFunc, root: Value): number {
    this.inner.length = 0;
    this.innerDepth.length = 0;
    this.inner.push(root);
    this.innerDepth.push(1);
    let n = 0;
    for (let k = 0; k < this.inner.length; k++) {
      const i = this.inner[k];
      const depth = this.innerDepth[k];
      for (let side = 0; side < 2; side++) {
        const v = side === 0 ? f.a[i] : f.b[i];
        if (follows(f, root, v) && this.isInner(f, v)) {
          this.inner.push(v);
          this.innerDepth.push(depth + 1);
        } else {
          if (n === MAX_LEAVES) return 0;
          this.leafDepth[n] = depth;
          this.leaves[n++] = v;
        }
      }
    }
    // In the order they were written: of equals, the first are combined first.
    reverse(this.leaves, n);
    reverse(this.leafDepth, n);
    return n;
  }

  /** Puts step `i` behind the later one of its operands, but not in front of what follows `start`. */
  private settle(f: IrFunc, i: Value, start: Value): void {
    let anchor = start;
    for (let side = 0; side < 2; side++) {
      const v = side === 0 ? f.a[i] : f.b[i];
      if (f.op[v] === IR.param || f.block[v] !== f.block[start]) continue;
      const base = this.base[v];
      if (this.place[base] > this.place[anchor]) anchor = base;
    }
    let behind = this.tail[anchor];
    while (f.op[f.next[behind]] === IR.proj) behind = f.next[behind];
    f.insertBefore(i, f.next[behind]);
    this.tail[anchor] = i;
    this.base[i] = anchor;
  }

  private rebuild(f: IrFunc, root: Value, n: number): void {
    // Nothing moves in front of where the chain began: what comes from outside of the block is not used sooner than before.
    let first = root;
    for (const i of this.inner) if (this.place[this.base[i]] < this.place[this.base[first]]) first = i;
    let start = f.prev[first];
    while (start !== NONE && this.inner.includes(start)) start = f.prev[start];
    if (start === NONE) return;
    start = this.base[start];
    for (const i of this.inner) f.remove(i);
    const latency = LATENCY[f.op[root]];
    const block = f.block[start];
    let free = this.inner.length;
    combineAll(this.readyAt, n, latency, (low, high) => {
      // The root is the last step again: its number is what others use.
      const i = this.inner[--free];
      const x = this.leaves[low];
      const y = this.leaves[high];
      f.a[i] = x;
      f.b[i] = y;
      this.user[x] = i;
      this.user[y] = i;
      this.settle(f, i, start);
      this.ready[i] = Math.max(this.timeOf(f, x, block), this.timeOf(f, y, block)) + latency;
      this.leaves[low] = i;
      this.leaves.copyWithin(high, high + 1, n);
    });
  }

  /** Rebuilds the chain of `root` where that makes it ready earlier, or shortens the way around the loop. */
  private visit(f: IrFunc, root: Value): void {
    const n = this.collect(f, root);
    if (n < MIN_LEAVES) return;
    const latency = LATENCY[f.op[root]];
    let constants = 0;
    let last = 0;
    let around = 0;
    for (let k = 0; k < n; k++) {
      const v = this.leaves[k];
      const op = f.op[v];
      this.readyAt[k] = this.timeOf(f, v, f.block[root]);
      if (isInt(f, v)) {
        // Constants come last: they become displacements.
        this.readyAt[k] = LATE;
        constants++;
      } else if (op === IR.param && accumulates(f, v, root)) {
        this.readyAt[k] = LATE + 1;
        around = Math.max(around, this.leafDepth[k]);
      } else this.trial[last++] = this.readyAt[k];
    }
    if (n - constants < MIN_LEAVES) return;
    const height = (last === 0 ? 0 : combineAll(this.trial, last, latency)) + (n - last) * latency;
    if (around > 1 || height < this.ready[root]) this.rebuild(f, root, n);
  }
}
