/**
 * The last pass: puts the reachable blocks into `Func.layout`, dominators before what they dominate and loops without gaps, as
 * lowering and register allocation need them.
 */
import type { Func } from '../ir/func.ts';
import { Flow } from '../ir/loops.ts';

const flow = new Flow();

export function layout(f: Func): void {
  flow.computeLoops(f);
  flow.loops.layout(f, flow.cfg);
}
