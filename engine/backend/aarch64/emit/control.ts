/**
 * Pseudo instructions of AArch64 that leave the straight line: jumps, jump tables, traps, calls, returns and tail calls.
 */

import { INSTANCE } from '../../../abi/layout.ts';
import { NONE } from '../../../base/brand.ts';
import { trapCondition } from '../../lower/traps.ts';
import { asksFlags, CC, onCondition, onZero, opposite } from '../assembler/conditions.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import { FP, INSTANCE_REG, SCRATCH, SCRATCH2, SP } from '../assembler/registers.ts';
import { A, type Row, sized } from '../assembler/rows.ts';
import type { Emitter, PseudoEmitter } from './emit.ts';

/** Opcode → handler. */
const HANDLERS: (PseudoEmitter | undefined)[] = new Array<PseudoEmitter | undefined>(OP_COUNT).fill(undefined);
export const controlHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;
const on = (name: keyof typeof P, handler: PseudoEmitter): void => {
  HANDLERS[P[name]] = handler;
};

// ---- Control ----

/** The branch that instruction `i` holds, with its register. */
function branchOf(e: Emitter, i: number): number {
  const word = e.v.imm[i];
  return asksFlags(word) ? word : word | e.reg(i, 0);
}
on('args', () => {});
on('jump', (e) => e.out.jumpTo(e.out.successor(0)));
on('jcc', (e, i) => {
  const yes = e.out.successor(0);
  const no = e.out.successor(1);
  if (yes === no) return e.out.jumpTo(yes);
  const branch = branchOf(e, i);
  if (e.out.isNext(yes)) return e.buf.branch(opposite(branch), no);
  e.buf.branch(branch, yes);
  e.out.jumpTo(no);
});
on('jumpTable', (e, i) => {
  const { v, buf, pool } = e;
  const index = e.reg(i, 0);
  const n = v.imm[i];
  const table = v.disp[i];
  const otherwise = e.out.target(v.aux[i]);
  const first = e.out.threadTable(table, n);
  if (n <= SMALL_TABLE) {
    for (let k = 0; k < n; k++) {
      const target = pool.labels.get(first + k);
      if (target === otherwise) continue;
      if (k === 0) buf.branch(onZero(32) | index, target);
      else {
        e.put(sized(A.cmpi, 32), k, index);
        e.branchIf(CC.eq, target);
      }
    }
    pool.dropTable(table);
    return e.out.jumpTo(otherwise);
  }
  e.compareConstant(index, n);
  e.branchIf(CC.hs, otherwise);
  e.pooled(A.adr, SCRATCH, table);
  e.put(A.ldrswr2, 0, SCRATCH2, SCRATCH, index);
  e.put(sized(A.add, 64), 0, SCRATCH, SCRATCH, SCRATCH2);
  e.put(A.br, 0, SCRATCH);
});
/** Tables up to this size are chains of comparisons. */
const SMALL_TABLE = 4;

on('ret', (e) => e.out.returns());
on('trap', (e, i) => e.trapCall(e.v.aux[i], e.v.pos[i], NONE));
on('trapIf', (e, i) => e.buf.branch(onCondition(trapCondition(e.v.imm[i])), e.out.trapStubOf(i)));
on('trapOn', (e, i) => e.buf.branch(branchOf(e, i), e.out.plainTrapStubOf(i)));

// ---- Calls ----

on('lowerSp', (e, i) => e.addConstant(SP, SP, -e.v.imm[i]));
on('areaAddress', (e, i) => e.addConstant(e.reg(i, 0), FP, e.frame.area));

on('call', (e, i) => {
  const { v } = e;
  e.out.position(v.pos[i]);
  e.toFunction(A.bl, v.imm[i]);
  e.out.callReturns(i, v.aux[i] !== 0);
});
on('callPtr', (e, i) => {
  e.move(INSTANCE_REG, e.reg(i, 1));
  e.out.position(e.v.pos[i]);
  e.put(A.blr, 0, e.reg(i, 0));
  e.out.callReturns(i, true);
});
on('exitCall', (e, i) => {
  e.constant(SCRATCH, e.v.imm[i], 0);
  e.out.position(e.v.pos[i]);
  e.callInstance(INSTANCE.exitStub);
  e.out.noteReferences(i);
});
on('builtinCall', (e, i) => {
  e.out.position(e.v.pos[i]);
  e.callInstance(e.v.imm[i]);
});

on('tailCall', (e, i) => e.out.tailCall(i, () => e.toFunction(A.b as Row, e.v.imm[i])));
on('tailCallPtr', (e, i) => {
  // The code pointer is fixed to a register that leaving the frame and the arguments leave alone.
  const code = e.reg(i, 0);
  e.move(INSTANCE_REG, e.reg(i, 1));
  e.out.tailCall(i, () => {
    // A branch through x16 may lead to what a call may (`bti c`).
    e.move(SCRATCH, code);
    e.put(A.br, 0, SCRATCH);
  });
});
