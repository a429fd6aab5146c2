/**
 * Replacement of values: passes note `to[v] = w` and later rewrite every operand at once. In: a map with one word a value; out:
 * operands, lists and edges rewritten. Chains are followed and shortened, so noting is O(1).
 */
import { type Column, column, sized } from '../base/arrays.ts';
import { NONE } from '../base/brand.ts';
import type { IrFunc, Value } from './func.ts';
import { mapEdgeArguments, mapUses, type ValueMap } from './uses.ts';

export class Replacements implements ValueMap {
  private to: Column<Value, Value> = column(1024);
  /** Values noted since `reset`. */
  count = 0;

  /** Values that existed at `reset`; newer ones stand for themselves. */
  private limit = 0;

  /** Forgets everything; room for the values of `f`. */
  reset(f: IrFunc): void {
    this.limit = f.count;
    this.to = sized(this.to, f.count);
    this.to.fill(NONE, 0, f.count);
    this.count = 0;
  }
  /** From now on `v` is `w`. */
  set(v: Value, w: Value): void {
    this.to[v] = w;
    this.count++;
  }
  /** What stands for `v` now. */
  get(v: Value): Value {
    const { to, limit } = this;
    let w: Value = v < limit ? to[v] : NONE;
    if (w === NONE) return v;
    let root = w;
    while (root < limit && to[root] !== NONE) root = to[root];
    for (let k = v; w !== root; k = w, w = to[k]) to[k] = root;
    return root;
  }

  /** Rewrites the operands of instruction `i`, edges included. */
  apply(f: IrFunc, i: Value): void {
    mapUses(f, i, this);
    if (f.isTerminator(i)) mapEdgeArguments(f, i, this);
  }

  /** Rewrites the operands of all instructions of the blocks in layout. */
  applyAll(f: IrFunc): void {
    if (this.count === 0) return;
    for (const b of f.layout) {
      for (let i = f.first[b]; i !== NONE; i = f.next[i]) this.apply(f, i);
    }
  }
}
