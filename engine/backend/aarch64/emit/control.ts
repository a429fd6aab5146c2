/** Pseudo instructions of AArch64 that leave the straight line in a way of its own; backend/emit/control.ts has the others. */
import { asksFlags, opposite } from '../assembler/conditions.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import type { Emitter, PseudoEmitter } from './emit.ts';

/** Opcode → handler. */
const HANDLERS: (PseudoEmitter | undefined)[] = new Array<PseudoEmitter | undefined>(OP_COUNT).fill(undefined);
export const branchHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;

/** The branch that instruction `i` holds, with its register. */
function branchOf(e: Emitter, i: number): number {
  const word = e.v.imm[i];
  return asksFlags(word) ? word : word | e.reg(i, 0);
}
HANDLERS[P.jcc] = (e, i) => {
  const yes = e.out.successor(0);
  const no = e.out.successor(1);
  if (yes === no) return e.out.jumpTo(yes);
  const branch = branchOf(e, i);
  if (e.out.isNext(yes)) return e.buf.branch(opposite(branch), no);
  e.buf.branch(branch, yes);
  e.out.jumpTo(no);
};
HANDLERS[P.trapOn] = (e, i) => e.buf.branch(branchOf(e, i), e.out.plainTrapStubOf(i));
