/**
 * The walk over what an instruction mentions: the values it reads, and the edges of a terminator. An edge's arguments belong to
 * the edge. Whoever counts, marks or rewrites asks here, so a new form of instruction is taught to one file.
 */
import type { IntList } from '../base/arrays.ts';
import { type Func, NONE } from './func.ts';
import { FLAG, IR, IR_ARITY, IR_FLAGS, isPointerCall, isTryCall } from './ops.ts';

/** The pool index of the value list of a call or return; NONE where the operation has none. */
function valueList(f: Func, i: number): number {
  const op = f.op[i];
  return (IR_FLAGS[op] & FLAG.call) !== 0 || op === IR.return ? f.a[i] : NONE;
}

/** Writes the values that instruction `i` reads into `uses`, in the order of its text, each as often as it is read. */
export function readUses(f: Func, i: number, uses: IntList): void {
  uses.length = 0;
  const op = f.op[i];
  const arity = IR_ARITY[op];
  if (arity > 0) {
    uses.push(f.a[i]);
    if (arity > 1 && f.b[i] !== NONE) uses.push(f.b[i]);
    if (arity > 2) uses.push(f.c[i]);
    return;
  }
  if (op === IR.proj) uses.push(f.a[i]);
  const list = valueList(f, i);
  if (list === NONE) return;
  const n = f.pool[list];
  for (let k = 1; k <= n; k++) uses.push(f.pool[list + k]);
  if (isPointerCall(op)) {
    uses.push(f.b[i]);
    uses.push(f.c[i]);
  }
}

/** A map of values. */
export interface ValueMap {
  get(value: number): number;
}

/** Rewrites the values that `readUses` finds. */
export function mapUses(f: Func, i: number, map: ValueMap): void {
  const op = f.op[i];
  const arity = IR_ARITY[op];
  if (arity > 0) {
    f.a[i] = map.get(f.a[i]);
    if (arity > 1 && f.b[i] !== NONE) f.b[i] = map.get(f.b[i]);
    if (arity > 2) f.c[i] = map.get(f.c[i]);
    return;
  }
  if (op === IR.proj) f.a[i] = map.get(f.a[i]);
  const list = valueList(f, i);
  if (list === NONE) return;
  mapPool(f, list + 1, f.pool[list], map);
  if (isPointerCall(op)) {
    f.b[i] = map.get(f.b[i]);
    f.c[i] = map.get(f.c[i]);
  }
}

/** Rewrites the arguments of the edges of terminator `t`; slots of a br_table that share an edge mostly stand side by side. */
export function mapEdgeArguments(f: Func, t: number, map: ValueMap): void {
  const n = edgeCount(f, t);
  for (let k = 0, before = NONE; k < n; k++) {
    const edge = edgeAt(f, t, k);
    if (edge !== before) mapPool(f, edge + 2, f.pool[edge + 1], map);
    before = edge;
  }
}

function mapPool(f: Func, at: number, n: number, map: ValueMap): void {
  const { pool } = f;
  for (let k = at; k < at + n; k++) pool[k] = map.get(pool[k]);
}

/** The pool index of terminator `t`'s edge list; NONE where it has none. */
export function edgeList(f: Func, t: number): number {
  const op = f.op[t];
  if (op === IR.br_table) return f.b[t];
  if (!isTryCall(op)) return NONE;
  const args = f.a[t];
  return args + 1 + f.pool[args];
}

/** Number of edges that leave by terminator `t` (0 for returns, traps and tail calls). */
export function edgeCount(f: Func, t: number): number {
  const op = f.op[t];
  if (op === IR.jump) return 1;
  if (op === IR.brif) return 2;
  const list = edgeList(f, t);
  return list === NONE ? 0 : f.pool[list];
}

/** The pool index of terminator `t`'s `k`-th edge. */
export function edgeAt(f: Func, t: number, k: number): number {
  const op = f.op[t];
  if (op === IR.jump) return f.a[t];
  if (op === IR.brif) return k === 0 ? f.b[t] : f.c[t];
  return f.pool[edgeList(f, t) + 1 + k];
}

/** Makes `edge` terminator `t`'s `k`-th edge. */
export function setEdge(f: Func, t: number, k: number, edge: number): void {
  const op = f.op[t];
  if (op === IR.jump) f.a[t] = edge;
  else if (op !== IR.brif) f.pool[edgeList(f, t) + 1 + k] = edge;
  else if (k === 0) f.b[t] = edge;
  else f.c[t] = edge;
}
