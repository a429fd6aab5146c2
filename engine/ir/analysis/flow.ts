/**
 * The flow analyses of one function, computed when they are asked for and kept until somebody says that the graph has changed.
 * Their arrays are reused.
 */

import type { IrFunc } from '../func.ts';
import { Cfg } from './cfg.ts';
import { Dominators } from './dominators.ts';
import { Loops } from './loops.ts';

/** What of the analyses holds; each includes those before it. */
export const KNOWS = { nothing: 0, graph: 1, dominators: 2, loops: 3 } as const;
export type Knowledge = (typeof KNOWS)[keyof typeof KNOWS];

/** The graph as `holds` finds it. */
const now = new Cfg();

export class Flow {
  readonly cfg = new Cfg();
  readonly dom = new Dominators();
  readonly loops = new Loops();
  private known: Knowledge = KNOWS.nothing;

  /** Another function, or other edges: nothing holds any more. */
  forget(): void {
    this.known = KNOWS.nothing;
  }
  /** Computes what is asked for and does not hold yet. */
  require(f: IrFunc, what: Knowledge): void {
    if (what >= KNOWS.graph && this.known < KNOWS.graph) this.cfg.compute(f);
    if (what >= KNOWS.dominators && this.known < KNOWS.dominators) this.dom.compute(this.cfg, f.blockCount);
    if (what >= KNOWS.loops && this.known < KNOWS.loops) this.loops.compute(this.cfg, this.dom, f.blockCount);
    if (what > this.known) this.known = what;
  }
  /** Whether the graph, where it is said to hold, is that of `f`: for tests. */
  holds(f: IrFunc): boolean {
    if (this.known === KNOWS.nothing) return true;
    now.compute(f);
    const { cfg } = this;
    const same = (x: Int32Array, y: Int32Array, n: number): boolean => {
      for (let i = 0; i < n; i++) if (x[i] !== y[i]) return false;
      return true;
    };
    const edges = now.predStart[f.blockCount];
    return (
      now.count === cfg.count &&
      same(now.order, cfg.order, now.count) &&
      same(now.predStart, cfg.predStart, f.blockCount + 1) &&
      same(now.predEdges, cfg.predEdges, edges)
    );
  }
}
