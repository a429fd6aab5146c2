/**
 * Block parameters that go: with them their arguments, on every edge into the block.
 */
import { NONE } from '../../base/brand.ts';
import { argumentAt, argumentCount, setArgument, setArgumentCount } from '../edges.ts';
import type { Block, IrFunc, Value } from '../func.ts';
import type { Cfg } from './cfg.ts';

/**
 * Drops the parameters of `block` that are `dead`, and their arguments on the edges into it. `g` is the graph as it is.
 */
export function dropParams(f: IrFunc, g: Cfg, block: Block, dead: (param: Value) => boolean): void {
  const params = f.params[block];
  const n = params.length;
  let kept = 0;
  for (let k = 0; k < n; k++) if (!dead(params[k])) kept++;
  if (kept === n) return;
  const end = g.predStart[block + 1];
  for (let p = g.predStart[block]; p < end; p++) {
    const e = g.predEdges[p];
    // An edge that several slots of a br_table share comes more than once.
    if (argumentCount(f, e) !== n) continue;
    let to = 0;
    for (let k = 0; k < n; k++) if (!dead(params[k])) setArgument(f, e, to++, argumentAt(f, e, k));
    setArgumentCount(f, e, kept);
  }
  let to = 0;
  for (let k = 0; k < n; k++) {
    const param = params[k];
    if (dead(param)) f.block[param] = NONE;
    else params[to++] = param;
  }
  params.length = kept;
}
