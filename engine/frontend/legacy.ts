/**
 * Translation of legacy exceptions: `try` with `catch`, `catch_all`, `rethrow` and `delegate`. A `try` is a block, and inside of
 * it stands one more frame for each clause, which ends where the clause begins: so a clause is the label of what its calls throw,
 * as in a try_table, and behind that label comes its body. The frames of clauses have no label of their own.
 */
import { NONE } from '../base/brand.ts';
import { ANY_TAG } from '../wasm/body.ts';
import { bug } from '../wasm/errors.ts';
import { EXNREF, type TagIndex } from '../wasm/types.ts';
import { blockSignature } from './control.ts';
import { addClauses, type Clause, throwAgain } from './exceptions.ts';
import { type ControlFrame, KIND, NO_VALUES, oneResult } from './ssa/frames.ts';
import type { Translator } from './ssa/translator.ts';

/** The signature of what a clause finds on the stack: the tag's values, and the exception where something is thrown again. */
function clauseSignature(t: Translator, tag: TagIndex): number {
  const { hasRethrow } = t.prescan.read();
  if (tag === ANY_TAG) return hasRethrow ? oneResult(EXNREF) : NO_VALUES;
  return t.env.catchSignature + 2 * tag + Number(hasRethrow);
}

/** The length of `catches` inside of the construct that a label names: from there on `delegate` asks. */
function clausesInside(t: Translator, label: number): number {
  let at = t.frame(label);
  for (at++; at <= t.top; at++) if (t.frames.kind[at] !== KIND.clause) return t.frames.catches[at];
  return t.catches.length;
}

export function try_(t: Translator): void {
  const { tries, hasRethrow } = t.prescan.read();
  const { tags, delegate } = tries[t.tryNext++] ?? bug('number of a try');
  const sig = blockSignature(t);
  const n = t.paramCount(sig);
  const delegated = delegate === NONE ? NONE : clausesInside(t, delegate);
  t.pushFrame(KIND.try, sig, n);
  t.frames.caught[t.top] = NONE;
  if (delegated !== NONE) {
    addClauses(t, [{ tag: ANY_TAG, withRef: false, target: NONE, outer: delegated }]);
    return;
  }
  const entries: Clause[] = [];
  for (const tag of tags.toReversed()) {
    t.pushFrame(KIND.clause, clauseSignature(t, tag), n);
    entries.push({ tag, withRef: hasRethrow, target: t.top });
  }
  // Behind the frames, so that the first clause that begins takes all of them away.
  addClauses(t, entries);
}

/** The frame of the `try` whose clause is on top. */
function tryFrame(t: Translator): ControlFrame {
  let at = t.top;
  while (t.frames.kind[at] === KIND.clause) at--;
  return at;
}

/** A clause begins: what stood before it goes to the end of the `try`. */
export function catch_(t: Translator): void {
  const at = tryFrame(t);
  if (t.reachable) t.jumpToEnd(at);
  t.reachable = false;
  t.endFrame();
  t.frames.caught[at] = t.reachable && t.prescan.read().hasRethrow ? t.pop() : NONE;
}

/** Throws what the clause took whose construct the label names. */
export function rethrow(t: Translator): void {
  t.push(t.frames.caught[t.frame(t.instr.a)]);
  throwAgain(t);
}
