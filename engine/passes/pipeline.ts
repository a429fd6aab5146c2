/**
 * The passes over a function's IR, in order, as one list; what a pass needs to have run before it is checked at start-up.
 * In: a function as the frontend leaves it; out: the same function optimized, `layout` holding exactly the reachable blocks in
 * emission order.
 */
import { dump, dumps } from '../dump.ts';
import type { Func } from '../ir/func.ts';
import { flow } from '../ir/loops.ts';
import { printFunc } from '../ir/text.ts';
import { bug } from '../wasm/errors.ts';
import { coveredBounds } from './bounds.ts';
import { branches } from './branches.ts';
import { deadCode } from './dce.ts';
import { valueNumbering } from './gvn.ts';
import { layout } from './layout.ts';
import { loopInvariants } from './licm.ts';
import { redundantParams } from './params.ts';
import { reassociate } from './reassociate.ts';

interface Pass {
  readonly name: string;
  readonly run: (f: Func) => void;
  /** Names of passes that must stand earlier in the list. */
  readonly after: readonly string[];
}

const PASSES: readonly Pass[] = [
  { name: 'branches', run: branches, after: [] },
  { name: 'params', run: redundantParams, after: ['branches'] },
  { name: 'licm', run: loopInvariants, after: ['params'] },
  { name: 'gvn', run: valueNumbering, after: ['params', 'licm'] },
  { name: 'bounds', run: coveredBounds, after: ['gvn'] },
  { name: 'branches again', run: branches, after: ['gvn'] },
  { name: 'dce', run: deadCode, after: ['gvn', 'bounds', 'branches again'] },
  // Counts uses: behind the pass that leaves no dead ones.
  { name: 'reassociate', run: reassociate, after: ['dce'] },
  { name: 'layout', run: layout, after: ['dce'] },
];

PASSES.forEach(({ name, after }, i) => {
  for (const other of after) {
    if (!PASSES.slice(0, i).some((p) => p.name === other)) bug(`pass ${name} needs ${other} before it`);
  }
});
if (PASSES[PASSES.length - 1]?.name !== 'layout') bug('the pipeline must end with layout');

/** Runs all passes; `check` (the verifier, in tests) is called after each. Stages print under TOUCHSTONE_DUMP. */
export function runPasses(f: Func, check?: (f: Func) => void): void {
  if (dumps('translate', f.index)) dump('translate', f.index, printFunc(f));
  const each = dumps('passes', f.index);
  flow.forget();
  for (const pass of PASSES) {
    pass.run(f);
    if (each) dump('passes', f.index, `after ${pass.name}:\n${printFunc(f)}`);
    check?.(f);
  }
  if (dumps('ir', f.index)) dump('ir', f.index, printFunc(f));
}
