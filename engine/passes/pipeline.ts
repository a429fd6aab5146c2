/**
 * The passes over a function's IR, in order, as one list; what a pass needs to have run before it is checked at start-up.
 * In: a function as the frontend leaves it; out: the same function optimized, `layout` holding exactly the reachable blocks in
 * emission order.
 */
import { dump } from '../debug/dump.ts';
import { Flow } from '../ir/analysis/flow.ts';
import type { IrFunc } from '../ir/func.ts';
import { printFunc } from '../ir/inspect/print.ts';
import { bug } from '../wasm/errors.ts';
import { BlockLayout } from './block-layout.ts';
import { BoundsCheckElimination } from './bounds-check-elimination.ts';
import { DeadCodeElimination } from './dce.ts';
import { GlobalValueNumbering } from './gvn.ts';
import { LoopInvariantCodeMotion } from './licm.ts';
import type { Pass } from './pass.ts';
import { PhiElimination } from './phi-elimination.ts';
import { Reassociation } from './reassociate.ts';
import { SimplifyCfg } from './simplify-cfg.ts';

const simplifyCfg = new SimplifyCfg();

/** Simplifying the graph twice: what value numbering has decided leaves branches on constants. */
export const PASSES: readonly Pass[] = [
  simplifyCfg,
  new PhiElimination(),
  new LoopInvariantCodeMotion(),
  new GlobalValueNumbering(),
  new BoundsCheckElimination(),
  simplifyCfg,
  new DeadCodeElimination(),
  new Reassociation(),
  new BlockLayout(),
];

PASSES.forEach(({ name, after }, i) => {
  for (const other of after) {
    if (!PASSES.slice(0, i).some((p) => p.name === other)) bug(`pass ${name} needs ${other} before it`);
  }
});
if (PASSES[PASSES.length - 1]?.name !== 'block-layout') bug('the pipeline must end with the layout of blocks');

/** The analyses of the function at hand. */
const flow = new Flow();

/** Looks at a function after a pass: the verifier in tests, whoever prints. */
export type Observer = (f: IrFunc, pass: string) => void;

/** Runs one pass on `f`; where somebody looks on, it is also compared whether the analyses it has preserved hold. */
export function runPass(pass: Pass, f: IrFunc, flow: Flow, after?: Observer): void {
  flow.require(f, pass.needs);
  pass.run(f, flow);
  if (after === undefined) return;
  after(f, pass.name);
  if (!flow.holds(f)) bug(`pass ${pass.name} has changed the graph and not said so`);
}

/** Runs all passes; `after` is called after each. Stages print under TOUCHSTONE_DUMP. */
export function runPasses(f: IrFunc, after?: Observer): void {
  dump('translate', f.index, () => printFunc(f));
  flow.forget();
  for (const pass of PASSES) {
    runPass(pass, f, flow, after);
    dump('passes', f.index, () => `after ${pass.name}:\n${printFunc(f)}`);
  }
  dump('ir', f.index, () => printFunc(f));
}
