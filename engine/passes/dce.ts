/**
 * Dead code: instructions and block parameters that nothing with an effect needs. Marks from the roots (effects, terminators,
 * loads that may trap) through operands; a live parameter marks its argument on every edge. Linear in the function.
 * In: any function with `layout` holding its reachable blocks; out: the same without the unmarked.
 */
import { type Column, column, IntList, sized, zeroed } from '../base/arrays.ts';
import { NONE } from '../base/brand.ts';
import type { Cfg } from '../ir/analysis/cfg.ts';
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import { dropParams } from '../ir/analysis/params.ts';
import { argumentAt } from '../ir/edges.ts';
import { ENTRY_BLOCK, type IrFunc, type Value } from '../ir/func.ts';
import { FLAG, IR, IR_FLAGS, trapOf } from '../ir/ops.ts';
import { readUses } from '../ir/uses.ts';
import type { Pass } from './pass.ts';

function isRoot(f: IrFunc, i: Value): boolean {
  const op = f.op[i];
  if ((IR_FLAGS[op] & FLAG.effect) !== 0) return op !== IR.proj;
  return op === IR.load && trapOf(f.imm2[i]) !== 0;
}

export class DeadCodeElimination implements Pass {
  readonly name = 'dce';
  readonly after = ['gvn', 'bounds-check-elimination', 'simplify-cfg'];
  readonly needs = KNOWS.graph;

  private live: Column<Value> = new Uint8Array(1024);
  /** Live values whose operands have not been marked yet. */
  private readonly waiting: IntList<Value> = new IntList();
  private readonly uses: IntList<Value> = new IntList();
  /** Parameter → its number within its block. */
  private place: Column<Value> = column(1024);

  private mark(v: Value): void {
    if (this.live[v] === 1) return;
    this.live[v] = 1;
    this.waiting.push(v);
  }

  run(f: IrFunc, { cfg }: Flow): void {
    this.live = zeroed(this.live, f.count);
    this.place = sized(this.place, f.count);
    for (const b of f.layout) {
      const params = f.params[b];
      for (let k = 0; k < params.length; k++) this.place[params[k]] = k;
      for (let i = f.first[b]; i !== NONE; i = f.next[i]) if (isRoot(f, i)) this.mark(i);
    }
    this.propagate(f, cfg);
    const isDead = (param: Value): boolean => this.live[param] === 0;
    for (const b of f.layout) {
      for (let i = f.first[b]; i !== NONE; ) {
        const next = f.next[i];
        if (this.live[i] === 0) f.remove(i);
        i = next;
      }
      if (b !== ENTRY_BLOCK) dropParams(f, cfg, b, isDead);
    }
  }

  /** Marks what live values need; arguments of edges count when their parameter is live. */
  private propagate(f: IrFunc, cfg: Cfg): void {
    const { waiting, uses } = this;
    while (waiting.length > 0) {
      const v = waiting.get(--waiting.length);
      if (f.op[v] !== IR.param) {
        readUses(f, v, uses);
        for (let k = 0; k < uses.length; k++) this.mark(uses.get(k));
        continue;
      }
      const b = f.block[v];
      const k = this.place[v];
      const end = cfg.predStart[b + 1];
      for (let p = cfg.predStart[b]; p < end; p++) this.mark(argumentAt(f, cfg.predEdges[p], k));
    }
  }
}
