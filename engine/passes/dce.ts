/**
 * Dead code: instructions and block parameters that nothing with an effect needs. Marks from the roots (effects, terminators,
 * loads that may trap) through operands; a live parameter marks its argument on every edge. Linear in the function.
 * In: any function with `layout` holding its reachable blocks; out: the same without the unmarked.
 */
import { type Func, NONE } from '../ir/func.ts';
import { extended, sized } from '../ir/int-buffer.ts';
import { flow } from '../ir/loops.ts';
import { FLAG, IR, IR_ARITY, IR_FLAGS, isPointerCall, trapOf } from '../ir/ops.ts';
import { dropParams } from './params.ts';

let live: Uint8Array = new Uint8Array(1024);
let work: Int32Array = new Int32Array(1024);
let waiting = 0;
/** Parameter → its number within its block. */
let place: Int32Array = new Int32Array(1024);

function mark(v: number): void {
  if (live[v] === 1) return;
  live[v] = 1;
  if (waiting === work.length) work = extended(work, waiting + 1);
  work[waiting++] = v;
}
function markList(f: Func, at: number): void {
  const n = f.pool[at];
  for (let k = at + 1; k <= at + n; k++) mark(f.pool[k]);
}

/** Marks what instruction `i` reads; arguments of edges only count when their parameter is live. */
function markOperands(f: Func, i: number): void {
  const op = f.op[i];
  const arity = IR_ARITY[op];
  if (arity > 0) {
    mark(f.a[i]);
    if (arity > 1) {
      if (f.b[i] !== NONE) mark(f.b[i]);
      if (arity > 2) mark(f.c[i]);
    }
  }
  if (op === IR.proj) mark(f.a[i]);
  else if (op === IR.return) markList(f, f.a[i]);
  else if ((IR_FLAGS[op] & FLAG.call) !== 0) {
    markList(f, f.a[i]);
    if (isPointerCall(op)) {
      mark(f.b[i]);
      mark(f.c[i]);
    }
  }
}

function isRoot(f: Func, i: number): boolean {
  const op = f.op[i];
  const flags = IR_FLAGS[op];
  if ((flags & FLAG.effect) !== 0) return op !== IR.proj;
  return op === IR.load && trapOf(f.imm2[i]) !== 0;
}

const isDead = (param: number): boolean => live[param] === 0;

export function deadCode(f: Func): void {
  const { cfg } = flow.graph(f);
  if (live.length < f.count) live = new Uint8Array(Math.max(f.count, live.length * 2));
  else live.fill(0, 0, f.count);
  place = sized(place, f.count);
  waiting = 0;
  for (const b of f.layout) {
    const params = f.params[b];
    for (let k = 0; k < params.length; k++) place[params[k]] = k;
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) if (isRoot(f, i)) mark(i);
  }
  while (waiting > 0) {
    const v = work[--waiting];
    if (f.op[v] !== IR.param) {
      markOperands(f, v);
      continue;
    }
    const b = f.block[v];
    const k = place[v];
    const end = cfg.predStart[b + 1];
    for (let p = cfg.predStart[b]; p < end; p++) mark(f.pool[cfg.predEdges[p] + 2 + k]);
  }
  for (const b of f.layout) {
    for (let i = f.first[b]; i !== NONE; ) {
      const next = f.next[i];
      if (live[i] === 0) f.remove(i);
      i = next;
    }
    if (b !== 0) dropParams(f, cfg, b, isDead);
  }
}
