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
  const n = f.pool[at] as number;
  for (let k = at + 1; k <= at + n; k++) mark(f.pool[k] as number);
}

/** Marks what instruction `i` reads; arguments of edges only count when their parameter is live. */
function markOperands(f: Func, i: number): void {
  const op = f.op[i] as number;
  const arity = IR_ARITY[op] as number;
  if (arity > 0) {
    mark(f.a[i] as number);
    if (arity > 1) {
      if (f.b[i] !== NONE) mark(f.b[i] as number);
      if (arity > 2) mark(f.c[i] as number);
    }
  }
  if (op === IR.proj) mark(f.a[i] as number);
  else if (op === IR.return) markList(f, f.a[i] as number);
  else if (((IR_FLAGS[op] as number) & FLAG.call) !== 0) {
    markList(f, f.a[i] as number);
    if (isPointerCall(op)) {
      mark(f.b[i] as number);
      mark(f.c[i] as number);
    }
  }
}

function isRoot(f: Func, i: number): boolean {
  const op = f.op[i] as number;
  const flags = IR_FLAGS[op] as number;
  if ((flags & FLAG.effect) !== 0) return op !== IR.proj;
  return op === IR.load && trapOf(f.imm2[i] as number) !== 0;
}

const isDead = (param: number): boolean => live[param] === 0;

export function deadCode(f: Func): void {
  const { cfg } = flow.graph(f);
  if (live.length < f.count) live = new Uint8Array(Math.max(f.count, live.length * 2));
  else live.fill(0, 0, f.count);
  place = sized(place, f.count);
  waiting = 0;
  for (const b of f.layout) {
    const params = f.params[b] as number[];
    for (let k = 0; k < params.length; k++) place[params[k] as number] = k;
    for (let i = f.first[b] as number; i !== NONE; i = f.next[i] as number) if (isRoot(f, i)) mark(i);
  }
  while (waiting > 0) {
    const v = work[--waiting] as number;
    if (f.op[v] !== IR.param) {
      markOperands(f, v);
      continue;
    }
    const b = f.block[v] as number;
    const k = place[v] as number;
    const end = cfg.predStart[b + 1] as number;
    for (let p = cfg.predStart[b] as number; p < end; p++) mark(f.pool[(cfg.predEdges[p] as number) + 2 + k] as number);
  }
  for (const b of f.layout) {
    for (let i = f.first[b] as number; i !== NONE; ) {
      const next = f.next[i] as number;
      if (live[i] === 0) f.remove(i);
      i = next;
    }
    if (b !== 0) dropParams(f, cfg, b, isDead);
  }
}
