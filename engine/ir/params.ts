/**
 * Block parameters that go: with them their arguments, on every edge into the block.
 */
import type { Cfg } from './cfg.ts';
import { type Func, NONE } from './func.ts';

/**
 * Drops the parameters of `block` that are `dead`, and their arguments on the edges into it. `g` is the graph as it is.
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
