/**
 * The lists and edges of a function, which stand in its pool: the one place that knows their words (ops.ts describes them) and
 * which operation has which of them in which field.
 */
import { NONE } from '../base/brand.ts';
import type { Block, Edge, EdgeList, IrFunc, Value, ValueList } from './func.ts';
import { IR, isTryCall } from './ops.ts';

/** Words of an edge in front of its arguments. */
const HEAD = 2;

// What stands at a place of the pool, or in a field that is no value. Bundles have no calls of these.
function asEdge(word: number): Edge {
  return word as Edge;
}
function asValue(word: number): Value {
  return word as Value;
}
function asBlock(word: number): Block {
  return word as Block;
}
function asList(word: number): ValueList {
  return word as ValueList;
}
function asEdgeList(word: number): EdgeList {
  return word as EdgeList;
}

// Edges.

/** A new edge to `block` with room for `count` arguments. */
export function newEdge(f: IrFunc, block: Block, count: number): Edge {
  const e = asEdge(f.allocPool(HEAD + count));
  f.pool[e] = block;
  f.pool[e + 1] = count;
  return e;
}
/** A copy of an edge. */
export function copyEdge(f: IrFunc, e: Edge): Edge {
  const copy = newEdge(f, targetOf(f, e), argumentCount(f, e));
  f.pool.copyWithin(copy + HEAD, e + HEAD, e + HEAD + argumentCount(f, e));
  return copy;
}
/** The block an edge leads to. */
export const targetOf = (f: IrFunc, e: Edge): Block => asBlock(f.pool[e]);
/** How many arguments an edge passes. */
export const argumentCount = (f: IrFunc, e: Edge): number => f.pool[e + 1];
/** The `k`-th argument of an edge. */
export const argumentAt = (f: IrFunc, e: Edge, k: number): Value => asValue(f.pool[e + HEAD + k]);
export function setArgument(f: IrFunc, e: Edge, k: number, v: Value): void {
  f.pool[e + HEAD + k] = v;
}
/** An edge passes its first `count` arguments only. */
export function setArgumentCount(f: IrFunc, e: Edge, count: number): void {
  f.pool[e + 1] = count;
}
/** Whether two edges go the same way with the same arguments. */
export function sameEdge(f: IrFunc, x: Edge, y: Edge): boolean {
  if (x === y) return true;
  if (f.pool[x] !== f.pool[y]) return false;
  const end = HEAD + f.pool[x + 1];
  let k = HEAD;
  while (k < end && f.pool[x + k] === f.pool[y + k]) k++;
  return k === end;
}

// Lists of values.

/** A new list of `count` values. */
export function newList(f: IrFunc, values: ArrayLike<number>, start: number, count: number): ValueList {
  const list = f.allocPool(1 + count);
  f.pool[list] = count;
  for (let k = 0; k < count; k++) f.pool[list + 1 + k] = values[start + k];
  return asList(list);
}
/** How many values a list has. */
export const listLength = (f: IrFunc, list: ValueList): number => f.pool[list];
/** The `k`-th value of a list. */
export const valueAt = (f: IrFunc, list: ValueList, k: number): Value => asValue(f.pool[list + 1 + k]);
export function setValue(f: IrFunc, list: ValueList, k: number, v: Value): void {
  f.pool[list + 1 + k] = v;
}
/** The values that call or return `i` passes. */
export const argumentsOf = (f: IrFunc, i: Value): ValueList => asList(f.a[i]);
export function setArguments(f: IrFunc, i: Value, list: ValueList): void {
  f.a[i] = asValue(list);
}

// Numbers in the place of operands.

/** The field of an operand that holds the number `n`. */
export const numberOperand = (n: number): Value => asValue(n);
/** The DETAIL (layout.ts) of trapz or trapnz `i`. */
export const detailOf = (f: IrFunc, i: Value): number => f.c[i];
/** How many slots stack_move `i` moves. */
export const slotCountOf = (f: IrFunc, i: Value): number => f.c[i];

// Edges of terminators.

/** The edge list of terminator `t`; NONE where it has none. */
export function edgeList(f: IrFunc, t: Value): EdgeList {
  const op = f.op[t];
  if (op === IR.br_table) return asEdgeList(f.b[t]);
  if (!isTryCall(op)) return NONE;
  const args = argumentsOf(f, t);
  return asEdgeList(args + 1 + listLength(f, args));
}
/** A new list with room for `count` edges, and behind them for what the first `tags` of them catch. */
export function newEdgeList(f: IrFunc, count: number, tags = 0): EdgeList {
  const list = f.allocPool(1 + count + tags);
  f.pool[list] = count;
  return asEdgeList(list);
}
/** How many edges a list has. */
export const edgesIn = (f: IrFunc, list: EdgeList): number => f.pool[list];
/** The `k`-th edge of a list. */
export const edgeIn = (f: IrFunc, list: EdgeList, k: number): Edge => asEdge(f.pool[list + 1 + k]);
export function setEdgeIn(f: IrFunc, list: EdgeList, k: number, e: Edge): void {
  f.pool[list + 1 + k] = e;
}
/** The tag that the `k`-th edge of a try_call's list catches; ANY_TAG takes everything. */
export const tagAt = (f: IrFunc, list: EdgeList, k: number): number => f.pool[list + 1 + edgesIn(f, list) + k];
export function setTag(f: IrFunc, list: EdgeList, k: number, tag: number): void {
  f.pool[list + 1 + edgesIn(f, list) + k] = tag;
}

/** The edge of jump `t`. */
export const jumpEdge = (f: IrFunc, t: Value): Edge => asEdge(f.a[t]);
/** The edge that brif `t` takes when its condition is not zero, and the other one. */
export const thenEdge = (f: IrFunc, t: Value): Edge => asEdge(f.b[t]);
export const elseEdge = (f: IrFunc, t: Value): Edge => asEdge(f.c[t]);

/** Number of edges that leave by terminator `t` (0 for returns, traps and tail calls). */
export function edgeCount(f: IrFunc, t: Value): number {
  const op = f.op[t];
  if (op === IR.jump) return 1;
  if (op === IR.brif) return 2;
  const list = edgeList(f, t);
  return list === NONE ? 0 : edgesIn(f, list);
}
/** The `k`-th edge of terminator `t`. */
export function edgeAt(f: IrFunc, t: Value, k: number): Edge {
  const op = f.op[t];
  if (op === IR.jump) return jumpEdge(f, t);
  if (op === IR.brif) return k === 0 ? thenEdge(f, t) : elseEdge(f, t);
  return edgeIn(f, edgeList(f, t), k);
}
/** The first edge number behind `k` with another edge: slots of a br_table that share one mostly stand side by side. */
export function sharedUntil(f: IrFunc, t: Value, k: number): number {
  let end = k + 1;
  if (f.op[t] === IR.jump) return end;
  const n = edgeCount(f, t);
  const edge = edgeAt(f, t, k);
  while (end < n && edgeAt(f, t, end) === edge) end++;
  return end;
}
/** Makes `edge` terminator `t`'s `k`-th edge. */
export function setEdge(f: IrFunc, t: Value, k: number, edge: Edge): void {
  const op = f.op[t];
  if (op === IR.jump) f.setOperands(t, edge);
  else if (op !== IR.brif) setEdgeIn(f, edgeList(f, t), k, edge);
  else if (k === 0) f.setOperands(t, f.a[t], edge, elseEdge(f, t));
  else f.setOperands(t, f.a[t], thenEdge(f, t), edge);
}
