/**
 * Redundant block parameters: a parameter whose every argument is one value (or itself) is that value. The frontend gives a loop
 * a parameter for each local assigned inside, and joins one where edges differ; many turn out to say nothing new.
 * In: any function; out: the same without them, `layout` in reverse postorder. Rounds over the blocks until nothing changes, but
 * no more than `ROUNDS`: what is left costs only speed.
 */
import type { Cfg } from '../ir/cfg.ts';
import { type Func, NONE } from '../ir/func.ts';
import { flow } from '../ir/loops.ts';
import { Replacements } from '../ir/replace.ts';

const ROUNDS = 6;
const { cfg } = flow;
const replaced = new Replacements();

/** The only value that reaches parameter number `k` of `block`, or NONE. */
function onlyArgument(f: Func, block: number, k: number, param: number): number {
  let only = NONE;
  const end = cfg.predStart[block + 1];
  for (let p = cfg.predStart[block]; p < end; p++) {
    const v = replaced.get(f.pool[cfg.predEdges[p] + 2 + k]);
    if (v === param || v === only) continue;
    if (only !== NONE) return NONE;
    only = v;
  }
  return only;
}

/**
 * Drops the parameters of `block` that `dead` names (1 by value), and their arguments on the edges into it. `g` is the graph
 * as it is.
 */
export function dropParams(f: Func, g: Cfg, block: number, dead: (param: number) => boolean): void {
  const params = f.params[block];
  const n = params.length;
  let kept = 0;
  for (let k = 0; k < n; k++) if (!dead(params[k])) kept++;
  if (kept === n) return;
  const end = g.predStart[block + 1];
  for (let p = g.predStart[block]; p < end; p++) {
    const e = g.predEdges[p];
    // An edge that several slots of a br_table share comes more than once.
    if (f.pool[e + 1] !== n) continue;
    let to = e + 2;
    for (let k = 0; k < n; k++) if (!dead(params[k])) f.pool[to++] = f.pool[e + 2 + k];
    f.pool[e + 1] = kept;
  }
  let to = 0;
  for (let k = 0; k < n; k++) {
    const param = params[k];
    if (dead(param)) f.block[param] = NONE;
    else params[to++] = param;
  }
  params.length = kept;
}

export function redundantParams(f: Func): void {
  flow.graph(f);
  f.layout.length = 0;
  for (let i = 0; i < cfg.count; i++) f.layout.push(cfg.order[i]);
  replaced.reset(f);
  for (let round = 0; round < ROUNDS; round++) {
    const before = replaced.count;
    for (let i = 1; i < cfg.count; i++) {
      const block = cfg.order[i];
      const params = f.params[block];
      for (let k = 0; k < params.length; k++) {
        const param = params[k];
        if (replaced.get(param) !== param) continue;
        const v = onlyArgument(f, block, k, param);
        if (v !== NONE) replaced.set(param, v);
      }
    }
    if (replaced.count === before) break;
  }
  if (replaced.count === 0) return;
  const gone = (param: number): boolean => replaced.get(param) !== param;
  for (let i = 1; i < cfg.count; i++) dropParams(f, cfg, cfg.order[i], gone);
  replaced.applyAll(f);
}
