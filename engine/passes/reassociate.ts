/**
 * Tree height reduction: a chain of one associative integer operation (a + b) + c) + d, used nowhere else on the way, is built
 * anew so that what is ready late is combined last; and what goes around a loop (sum = sum + ...) very last, so that one
 * iteration waits for one operation of the iteration before. Instructions only change places and operands: their number stays.
 * In: a function with its reachable blocks; out: the same values from shorter chains. Floats are not associative.
 */
import { edgeList } from '../ir/cfg.ts';
import { type Func, NONE } from '../ir/func.ts';
import { extended, sized } from '../ir/int-buffer.ts';
import { FLAG, IR, IR_ARITY, IR_FLAGS, isPointerCall } from '../ir/ops.ts';

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

let uses: Uint8Array = new Uint8Array(1024);
/** The only instruction that reads the value as an operand (valid where `uses` is 1). */
let user: Int32Array = new Int32Array(1024);
/** Cycle in which a value of the current block is ready; values of other blocks are ready at 0. */
let ready: Int32Array = new Int32Array(1024);
/** Place in the block; the instruction it was put behind, itself where nothing was moved; what was put last behind it. */
let place: Int32Array = new Int32Array(1024);
let base: Int32Array = new Int32Array(1024);
let tail: Int32Array = new Int32Array(1024);
/** Blocks with chains. */
const chained: number[] = [];

/** The chain at hand: its steps (the root first) and its leaves, each with the number of steps to the root's result. */
const inner: number[] = [];
const innerDepth: number[] = [];
const leaves = new Int32Array(MAX_LEAVES);
const leafDepth = new Int32Array(MAX_LEAVES);
/** When each leaf is ready, and a copy for trying out. */
const readyAt = new Int32Array(MAX_LEAVES);
const trial = new Int32Array(MAX_LEAVES);

function use(v: number, by: number): void {
  const n = uses[v];
  if (n < 2) uses[v] = n + 1;
  user[v] = by;
}
function useList(f: Func, at: number, n: number): void {
  for (let k = at; k < at + n; k++) use(f.pool[k], NONE);
}

/** Counts the uses of every value, and notes the blocks in which there is a chain at all: an operation on a result of the same. */
function countUses(f: Func): void {
  chained.length = 0;
  for (const b of f.layout) {
    let isChained = false;
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
      const op = f.op[i];
      const arity = IR_ARITY[op];
      if (arity > 0) use(f.a[i], i);
      if (arity > 1 && f.b[i] !== NONE) use(f.b[i], i);
      if (arity > 2) use(f.c[i], i);
      if (ASSOCIATIVE[op] === 1 && (follows(f, i, f.a[i]) || follows(f, i, f.b[i]))) isChained = true;
      const flags = IR_FLAGS[op];
      if ((flags & (FLAG.call | FLAG.terminator)) === 0) continue;
      if ((flags & FLAG.call) !== 0 || op === IR.return) useList(f, f.a[i] + 1, f.pool[f.a[i]]);
      if (isPointerCall(op)) {
        use(f.b[i], NONE);
        use(f.c[i], NONE);
      }
      if (op === IR.jump) useEdge(f, f.a[i]);
      else if (op === IR.brif) {
        useEdge(f, f.b[i]);
        useEdge(f, f.c[i]);
      }
      const list = edgeList(f, i);
      if (list === NONE) continue;
      const n = f.pool[list];
      for (let k = 1; k <= n; k++) if (k === 1 || f.pool[list + k] !== f.pool[list + k - 1]) useEdge(f, f.pool[list + k]);
    }
    if (isChained) chained.push(b);
  }
}
/** Whether `v` is a result of the operation of `i` in the same block. */
function follows(f: Func, i: number, v: number): boolean {
  return f.op[v] === f.op[i] && f.block[v] === f.block[i];
}
function useEdge(f: Func, e: number): void {
  useList(f, e + 2, f.pool[e + 1]);
}

/** Whether `v` is only a step on the way to a longer chain of its operation in its block. */
function isInner(f: Func, v: number): boolean {
  if (uses[v] !== 1 || user[v] === NONE) return false;
  const u = user[v];
  return f.op[u] === f.op[v] && f.ty[u] === f.ty[v] && f.block[u] === f.block[v];
}

/** Collects the chain that ends in `root`; answers the number of its leaves, 0 when it is too long. */
function collect(f: Func, root: number): number {
  inner.length = 0;
  innerDepth.length = 0;
  inner.push(root);
  innerDepth.push(1);
  let n = 0;
  for (let k = 0; k < inner.length; k++) {
    const i = inner[k];
    const depth = innerDepth[k];
    for (let side = 0; side < 2; side++) {
      const v = side === 0 ? f.a[i] : f.b[i];
      if (f.op[v] === f.op[root] && f.block[v] === f.block[root] && isInner(f, v)) {
        inner.push(v);
        innerDepth.push(depth + 1);
      } else {
        if (n === MAX_LEAVES) return 0;
        leafDepth[n] = depth;
        leaves[n++] = v;
      }
    }
  }
  // In the order they were written: of equals, the first are combined first.
  reverse(leaves, n);
  reverse(leafDepth, n);
  return n;
}
/** Turns the first `n` around; chains are short and many, so there is no view to be made for each. */
function reverse(list: Int32Array, n: number): void {
  for (let i = 0, k = n - 1; i < k; i++, k--) {
    const v = list[i];
    list[i] = list[k];
    list[k] = v;
  }
}

/** Whether leaf `v` is a loop parameter that `root` becomes in the next iteration. */
function accumulates(f: Func, v: number, root: number): boolean {
  const home = f.block[v];
  const params = f.params[home];
  const t = f.last[f.block[root]];
  const op = f.op[t];
  if (params.length > MAX_PARAMS || (op !== IR.jump && op !== IR.brif)) return false;
  const k = params.indexOf(v);
  const passes = (e: number): boolean => f.pool[e] === home && f.pool[e + 2 + k] === root;
  return op === IR.jump ? passes(f.a[t]) : passes(f.b[t]) || passes(f.c[t]);
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

/** Puts step `i` behind the later one of its operands, but not in front of what follows `start`. */
function settle(f: Func, i: number, start: number): void {
  let anchor = start;
  for (let side = 0; side < 2; side++) {
    const v = side === 0 ? f.a[i] : f.b[i];
    if (f.op[v] === IR.param || f.block[v] !== f.block[start]) continue;
    const home = base[v];
    if (place[home] > place[anchor]) anchor = home;
  }
  let behind = tail[anchor];
  while (f.op[f.next[behind]] === IR.proj) behind = f.next[behind];
  f.insertBefore(i, f.next[behind]);
  tail[anchor] = i;
  base[i] = anchor;
}

function rebuild(f: Func, root: number, n: number): void {
  // Nothing moves in front of where the chain began: what comes from outside of the block is not used sooner than before.
  let first = root;
  for (const i of inner) if (place[base[i]] < place[base[first]]) first = i;
  let start = f.prev[first];
  while (start !== NONE && inner.includes(start)) start = f.prev[start];
  if (start === NONE) return;
  start = base[start];
  for (const i of inner) f.remove(i);
  const latency = LATENCY[f.op[root]];
  const block = f.block[start];
  let free = inner.length;
  combineAll(readyAt, n, latency, (low, high) => {
    // The root is the last step again: its number is what others use.
    const i = inner[--free];
    const x = leaves[low];
    const y = leaves[high];
    f.a[i] = x;
    f.b[i] = y;
    user[x] = i;
    user[y] = i;
    settle(f, i, start);
    ready[i] = Math.max(timeOf(f, x, block), timeOf(f, y, block)) + latency;
    leaves[low] = i;
    leaves.copyWithin(high, high + 1, n);
  });
}

/** Rebuilds the chain of `root` where that makes it ready earlier, or shortens the way around the loop. */
function visit(f: Func, root: number): void {
  const n = collect(f, root);
  if (n < MIN_LEAVES) return;
  const latency = LATENCY[f.op[root]];
  let constants = 0;
  let last = 0;
  let around = 0;
  for (let k = 0; k < n; k++) {
    const v = leaves[k];
    const op = f.op[v];
    readyAt[k] = timeOf(f, v, f.block[root]);
    if (op === IR.iconst) {
      // Constants come last: they become displacements.
      readyAt[k] = LATE;
      constants++;
    } else if (op === IR.param && accumulates(f, v, root)) {
      readyAt[k] = LATE + 1;
      around = Math.max(around, leafDepth[k]);
    } else trial[last++] = readyAt[k];
  }
  if (n - constants < MIN_LEAVES) return;
  const height = (last === 0 ? 0 : combineAll(trial, last, latency)) + (n - last) * latency;
  if (around > 1 || height < ready[root]) rebuild(f, root, n);
}

export function reassociate(f: Func): void {
  const n = f.count;
  if (uses.length < n) uses = new Uint8Array(Math.max(n, uses.length * 2));
  else uses.fill(0, 0, n);
  user = sized(user, n);
  ready = sized(ready, n);
  place = sized(place, n);
  base = sized(base, n);
  tail = extended(tail, n);
  countUses(f);
  for (const b of chained) {
    for (const p of f.params[b]) ready[p] = 0;
    let at = 0;
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
      place[i] = at++;
      base[i] = i;
      tail[i] = i;
    }
    for (let i = f.first[b]; i !== NONE; ) {
      const next = f.next[i];
      const op = f.op[i];
      const arity = IR_ARITY[op];
      let t = 0;
      if (arity > 0) t = timeOf(f, f.a[i], b);
      if (arity > 1 && f.b[i] !== NONE) t = Math.max(t, timeOf(f, f.b[i], b));
      if (arity > 2) t = Math.max(t, timeOf(f, f.c[i], b));
      ready[i] = t + LATENCY[op];
      if (ASSOCIATIVE[op] === 1 && !isInner(f, i)) visit(f, i);
      i = next;
    }
  }
}

function timeOf(f: Func, v: number, block: number): number {
  return f.block[v] === block ? ready[v] : 0;
}
