/**
 * Redundant block parameters: a parameter whose every argument is one value (or itself) is that value. The frontend gives a loop
 * a parameter for each local assigned inside, and joins one where edges differ; many turn out to say nothing new.
 * In: any function; out: the same without them, `layout` in reverse postorder. Rounds over the blocks until nothing changes, but
 * no more than `ROUNDS`: what is left costs only speed.
 */
import { NONE } from '../base/brand.ts';
import type { Cfg } from '../ir/analysis/cfg.ts';
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import { dropParams } from '../ir/analysis/params.ts';
import { argumentAt } from '../ir/edges.ts';
import type { Block, IrFunc, Value } from '../ir/func.ts';
import { Replacements } from '../ir/replace.ts';
import type { Pass } from './pass.ts';

const ROUNDS = 6;

export class PhiElimination implements Pass {
  readonly name = 'phi-elimination';
  readonly after = ['simplify-cfg'];
  readonly needs = KNOWS.graph;

  private readonly replaced = new Replacements();

  run(f: IrFunc, { cfg }: Flow): void {
    const { replaced } = this;
    cfg.layout(f);
    replaced.reset(f);
    for (let round = 0; round < ROUNDS; round++) if (!this.round(f, cfg)) break;
    if (replaced.count === 0) return;
    const gone = (param: Value): boolean => replaced.get(param) !== param;
    for (let i = 1; i < cfg.count; i++) dropParams(f, cfg, cfg.order[i], gone);
    replaced.applyAll(f);
  }

  /** Looks at every parameter once; answers whether one was found redundant. */
  private round(f: IrFunc, cfg: Cfg): boolean {
    const { replaced } = this;
    const before = replaced.count;
    for (let i = 1; i < cfg.count; i++) {
      const block = cfg.order[i];
      const params = f.params[block];
      for (let k = 0; k < params.length; k++) {
        const param = params[k];
        if (replaced.get(param) !== param) continue;
        const v = this.onlyArgument(f, cfg, block, k);
        if (v !== NONE) replaced.set(param, v);
      }
    }
    return replaced.count !== before;
  }

  /** The only value that reaches parameter number `k` of `block` beside itself, or NONE. */
  private onlyArgument(f: IrFunc, cfg: Cfg, block: Block, k: number): Value {
    const param = f.params[block][k];
    let only: Value = NONE;
    const end = cfg.predStart[block + 1];
    for (let p = cfg.predStart[block]; p < end; p++) {
      const v = this.replaced.get(argumentAt(f, cfg.predEdges[p], k));
      if (v === param || v === only) continue;
      if (only !== NONE) return NONE;
      only = v;
    }
    return only;
  }
}
