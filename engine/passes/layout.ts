/**
 * The last pass: puts the reachable blocks into `Func.layout`, dominators before what they dominate and loops without gaps, as
 * lowering and register allocation need them.
 */
import type { Func } from '../ir/func.ts';
import { flow } from '../ir/loops.ts';

export function layout(f: Func): void {
  const { cfg, loops } = flow.all(f);
  loops.layout(f, cfg);
}
