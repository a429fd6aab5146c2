/**
 * Replacement of values: passes note `to[v] = w` and later rewrite every operand at once. In: a map with one word a value; out:
 * operands, lists and edges rewritten. Chains are followed and shortened, so noting is O(1).
 */
import { edgeList } from './cfg.ts';
import { type Func, NONE } from './func.ts';
import { sized } from './int-buffer.ts';
import { FLAG, IR, IR_ARITY, IR_FLAGS, isPointerCall } from './ops.ts';

export class Replacements {
  private to: Int32Array = new Int32Array(1024);
  /** Values noted since `reset`. */
  count = 0;

  /** Values that existed at `reset`; newer ones stand for themselves. */
  private limit = 0;

  /** Forgets everything; room for the values of `f`. */
  reset(f: Func): void {
    this.limit = f.count;
    this.to = sized(this.to, f.count);
    this.to.fill(NONE, 0, f.count);
    this.count = 0;
  }
  /** From now on `v` is `w`. */
  set(v: number, w: number): void {
    this.to[v] = w;
    this.count++;
  }
  /** What stands for `v` now. */
  get(v: number): number {
    const { to, limit } = this;
    let w = v < limit ? to[v] : NONE;
    if (w === NONE) return v;
    let root = w;
    while (root < limit && to[root] !== NONE) root = to[root];
    for (let k = v; w !== root; k = w, w = to[k]) to[k] = root;
    return root;
  }

  /** Rewrites the operands of instruction `i`, edges included. */
  apply(f: Func, i: number): void {
    const op = f.op[i];
    const arity = IR_ARITY[op];
    if (arity > 0) {
      f.a[i] = this.get(f.a[i]);
      if (arity > 1) {
        if (f.b[i] !== NONE) f.b[i] = this.get(f.b[i]);
        if (arity > 2) f.c[i] = this.get(f.c[i]);
      }
    }
    const flags = IR_FLAGS[op];
    if ((flags & (FLAG.call | FLAG.terminator)) === 0) {
      if (op === IR.proj) f.a[i] = this.get(f.a[i]);
      return;
    }
    if ((flags & FLAG.call) !== 0) {
      this.list(f, f.a[i] + 1, f.pool[f.a[i]]);
      if (isPointerCall(op)) {
        f.b[i] = this.get(f.b[i]);
        f.c[i] = this.get(f.c[i]);
      }
    } else if (op === IR.return) this.list(f, f.a[i] + 1, f.pool[f.a[i]]);
    else if (op === IR.jump) this.edge(f, f.a[i]);
    else if (op === IR.brif) {
      this.edge(f, f.b[i]);
      this.edge(f, f.c[i]);
    }
    const at = edgeList(f, i);
    if (at === NONE) return;
    const n = f.pool[at];
    // Slots of one label share an edge and mostly stand side by side; rewriting it again does no harm.
    let before = NONE;
    for (let k = 1; k <= n; k++) {
      const e = f.pool[at + k];
      if (e !== before) this.edge(f, e);
      before = e;
    }
  }

  private edge(f: Func, e: number): void {
    this.list(f, e + 2, f.pool[e + 1]);
  }
  private list(f: Func, at: number, n: number): void {
    const { pool } = f;
    for (let k = at; k < at + n; k++) pool[k] = this.get(pool[k]);
  }

  /** Rewrites the operands of all instructions of the blocks in layout. */
  applyAll(f: Func): void {
    if (this.count === 0) return;
    for (const b of f.layout) {
      for (let i = f.first[b]; i !== NONE; i = f.next[i]) this.apply(f, i);
    }
  }
}
