/**
 * The last pass: puts the reachable blocks into `IrFunc.layout`, dominators before what they dominate and loops without gaps, as
 * lowering and register allocation need them.
 */
import { type Flow, KNOWS } from '../ir/analysis/flow.ts';
import type { IrFunc } from '../ir/func.ts';
import type { Pass } from './pass.ts';

export class BlockLayout implements Pass {
  readonly name = 'block-layout';
  readonly after = ['dce'];
  readonly needs = KNOWS.loops;

  run(f: IrFunc, { cfg, loops }: Flow): void {
    loops.layout(f, cfg);
  }
}
