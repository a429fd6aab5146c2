/**
 * Which registers would save a vreg's moves: where it was before, the block parameter it is passed to (all parameters and
 * arguments that meet, meet in one class), the fixed operand it is read by, the fixed def or the value it comes from.
 */
import { sized } from '../../../base/arrays.ts';
import type { AllocationInput, VReg } from '../interface/operands.ts';
import type { RangeBuilder } from '../ranges/range-builder.ts';

/** Parameters looked through to find one that has its register. */
const MOST_STEPS = 6;

export class Hints {
  /** What `collect` found, best first. */
  readonly candidates: Int32Array = new Int32Array(8);
  #builder!: RangeBuilder;
  /** By vreg: the register it was last given, or -1. */
  #last: Int32Array = new Int32Array(256);
  /** By vreg: union-find parent among parameters and arguments; the register last given to a member, by root. */
  #parent: Int32Array = new Int32Array(256);
  #classReg: Int32Array = new Int32Array(256);

  begin(input: AllocationInput, builder: RangeBuilder): void {
    this.#builder = builder;
    const { vregCount, blockCount, predStart, preds, paramStart, params, argStart, args } = input;
    this.#last = sized(this.#last, vregCount);
    this.#parent = sized(this.#parent, vregCount);
    this.#classReg = sized(this.#classReg, vregCount);
    this.#last.fill(-1, 0, vregCount);
    this.#classReg.fill(-1, 0, vregCount);
    this.#parent.fill(-1, 0, vregCount);
    for (let b = 0; b < blockCount; b++) {
      const first = paramStart[b];
      const count = paramStart[b + 1] - first;
      if (count === 0) continue;
      for (let p = predStart[b]; p < predStart[b + 1]; p++) {
        const arg = argStart[preds[p]];
        for (let k = 0; k < count; k++) this.#unite(params[first + k], args[arg + k]);
      }
    }
  }

  /** The class of parameters and arguments that `v` is in, named by one of its members. */
  classOf(v: number): number {
    const parent = this.#parent;
    let r = v;
    while (parent[r] >= 0) {
      const up = parent[parent[r]];
      if (up >= 0) parent[r] = up;
      r = parent[r];
    }
    return r;
  }
  #unite(a: number, b: number): void {
    const x = this.classOf(a);
    const y = this.classOf(b);
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Vreg `v` has got register `reg`. */
  assigned(v: number, reg: number): void {
    this.#last[v] = reg;
    this.#classReg[this.classOf(v)] = reg;
  }

  /**
   * Fills `candidates` for a live range of `v` from `start`, whose register is certain until `bound`; returns how many.
   * `atHeader`: the register it has where the loop around begins, or -1.
   */
  collect(v: VReg, isPart: boolean, start: number, bound: number, atHeader: number): number {
    const builder = this.#builder;
    let n = 0;
    n = this.#add(n, atHeader);
    if (isPart) n = this.#add(n, this.#last[v]);
    // Through parameters without a register yet, on to one that has one: the header of a loop.
    let param = builder.passedTo[v];
    for (let steps = 0; param >= 0 && steps < MOST_STEPS; steps++, param = builder.passedTo[param]) {
      const reg = this.#last[param];
      if (reg < 0) continue;
      n = this.#add(n, reg);
      break;
    }
    n = this.#add(n, this.#classReg[this.classOf(v)]);
    const at = builder.hintAt[v];
    if (at > start && at <= bound) n = this.#add(n, builder.hint[v]);
    if (!isPart) {
      n = this.#add(n, builder.fixedDef[v]);
      const source = builder.copyOf[v];
      if (source >= 0) n = this.#add(n, this.#last[source]);
    }
    return n;
  }
  #add(n: number, reg: number): number {
    if (reg < 0) return n;
    this.candidates[n] = reg;
    return n + 1;
  }
}
