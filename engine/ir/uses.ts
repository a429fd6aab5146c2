/**
 * The walk over what an instruction mentions: the values it reads, and the edges of a terminator. An edge's arguments belong to
 * the edge. Whoever counts, marks or rewrites asks here, so a new form of instruction is taught to one file.
 */
import type { IntList } from '../base/arrays.ts';
import { NONE } from '../base/brand.ts';
import {
  argumentAt,
  argumentCount,
  argumentsOf,
  edgeAt,
  edgeCount,
  listLength,
  setArgument,
  setValue,
  sharedUntil,
  valueAt,
} from './edges.ts';
import type { IrFunc, Value, ValueList } from './func.ts';
import { FLAG, IR, IR_ARITY, IR_FLAGS, isPointerCall } from './ops.ts';

/** The value list of a call or return; NONE where the operation has none. */
function valueList(f: IrFunc, i: Value): ValueList {
  const op = f.op[i];
  return (IR_FLAGS[op] & FLAG.call) !== 0 || op === IR.return ? argumentsOf(f, i) : NONE;
}

/** Writes the values that instruction `i` reads into `uses`, in the order of its text, each as often as it is read. */
export function readUses(f: IrFunc, i: Value, uses: IntList<Value>): void {
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
  const n = listLength(f, list);
  for (let k = 0; k < n; k++) uses.push(valueAt(f, list, k));
  if (isPointerCall(op)) {
    uses.push(f.b[i]);
    uses.push(f.c[i]);
  }
}

/** A map of values. */
export interface ValueMap {
  get(value: Value): Value;
}

/** Rewrites the values that `readUses` finds. */
export function mapUses(f: IrFunc, i: Value, map: ValueMap): void {
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
  const n = listLength(f, list);
  for (let k = 0; k < n; k++) setValue(f, list, k, map.get(valueAt(f, list, k)));
  if (isPointerCall(op)) {
    f.b[i] = map.get(f.b[i]);
    f.c[i] = map.get(f.c[i]);
  }
}

/** Rewrites the arguments of the edges of terminator `t`. */
export function mapEdgeArguments(f: IrFunc, t: Value, map: ValueMap): void {
  const n = edgeCount(f, t);
  for (let k = 0; k < n; k = sharedUntil(f, t, k)) {
    const edge = edgeAt(f, t, k);
    const count = argumentCount(f, edge);
    for (let p = 0; p < count; p++) setArgument(f, edge, p, map.get(argumentAt(f, edge, p)));
  }
}
