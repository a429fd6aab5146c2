/** Pseudo instructions of x86-64 that leave the straight line in a way of its own; backend/emit/control.ts has the others. */
import { asksPair, CC, invert } from '../assembler/conditions.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import type { PseudoEmitter } from './emit.ts';

/** Opcode → handler. */
const HANDLERS: (PseudoEmitter | undefined)[] = new Array<PseudoEmitter | undefined>(OP_COUNT).fill(undefined);
export const branchHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;

HANDLERS[P.jcc] = (e, i) => {
  let yes = e.out.successor(0);
  let no = e.out.successor(1);
  let cc = e.v.imm[i];
  if (yes === no) return e.out.jumpTo(yes);
  // "Unequal or unordered" is the pair of two branches, whatever comes next.
  if (asksPair(cc) ? cc === CC.feq : e.out.isNext(yes)) {
    [yes, no] = [no, yes];
    cc = invert(cc);
  }
  e.branchIf(cc, yes);
  e.out.jumpTo(no);
};
