/**
 * What a pass is: a function's IR → better IR, with working memory of its own that it keeps from function to function. The
 * pipeline gives it the analyses it needs and knows from it which of them still hold.
 */
import type { Flow, Knowledge } from '../ir/analysis/flow.ts';
import type { IrFunc } from '../ir/func.ts';

export interface Pass {
  /** The textbook's name. */
  readonly name: string;
  /** Names of passes that must have run before. */
  readonly after: readonly string[];
  /** The analyses of `flow` that hold when it runs. */
  readonly needs: Knowledge;
  /** All analyses are preserved, unless the pass says `flow.forget()`: tests compare after each. */
  run(f: IrFunc, flow: Flow): void;
}
