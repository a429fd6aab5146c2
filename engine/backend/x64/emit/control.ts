/**
 * Pseudo instructions of x86-64 that leave the straight line: jumps, jump tables, traps, calls, returns and tail calls.
 */

import { INSTANCE } from '../../../abi/layout.ts';
import { NONE } from '../../../base/brand.ts';
import { trapCondition } from '../../lower/traps.ts';
import { asksPair, CC, invert } from '../assembler/conditions.ts';
import { encodeMem } from '../assembler/encode.ts';
import { OP_COUNT, P } from '../assembler/ops.ts';
import { INSTANCE_REG, RBP, RSP, SCRATCH } from '../assembler/registers.ts';
import { X } from '../assembler/rows.ts';
import type { PseudoEmitter } from './emit.ts';

/** Opcode → handler. */
const HANDLERS: (PseudoEmitter | undefined)[] = new Array<PseudoEmitter | undefined>(OP_COUNT).fill(undefined);
export const controlHandlers: readonly (PseudoEmitter | undefined)[] = HANDLERS;
const on = (name: keyof typeof P, handler: PseudoEmitter): void => {
  HANDLERS[P[name]] = handler;
};

// ---- Control ----

on('args', () => {});
on('jump', (e) => e.out.jumpTo(e.out.successor(0)));
on('jcc', (e, i) => {
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
});
on('jumpTable', (e, i) => {
  const { v, buf, pool } = e;
  const t = e.reg(i, 0);
  const index = e.reg(i, 1);
  const n = v.imm[i];
  const table = v.disp[i];
  const otherwise = e.out.target(v.aux[i]);
  const first = e.out.threadTable(table, n);
  if (n <= SMALL_TABLE) {
    for (let k = 0; k < n; k++) {
      const target = pool.labels.get(first + k);
      if (target === otherwise) continue;
      if (k === 0) e.rr(X.test32, index, index);
      else e.rr(X.cmpi32, 0, index, k);
      buf.branch(CC.e, target);
    }
    pool.dropTable(table);
    return e.out.jumpTo(otherwise);
  }
  e.rr(X.cmpi32, 0, index, n);
  buf.branch(CC.ae, otherwise);
  e.poolRow(X.lea64, SCRATCH, 0, table, 0);
  // The 32-bit copy clears the upper half of the index.
  e.rr(X.mov32, t, index);
  encodeMem(buf, X.movsxd, t, 0, e.place.indexed(SCRATCH, t, 2), 0);
  e.rr(X.add64, t, SCRATCH);
  e.rr(X.jmpm, 0, t);
});
/** Tables up to this size are chains of comparisons. */
const SMALL_TABLE = 4;

on('ret', (e) => e.out.returns());
on('trap', (e, i) => e.trapCall(e.v.aux[i], e.v.pos[i], NONE));
on('trapIf', (e, i) => e.branchIf(trapCondition(e.v.imm[i]), e.out.trapStubOf(i)));

// ---- Calls ----

on('lowerSp', (e, i) => e.rr(X.subi64, 0, RSP, e.v.imm[i]));
on('areaAddress', (e, i) => e.mem(X.lea64, e.reg(i, 0), RBP, e.frame.area));

on('call', (e, i) => {
  const { v } = e;
  e.out.position(v.pos[i]);
  e.toFunction(X.call, v.imm[i]);
  e.out.callReturns(i, v.aux[i] !== 0);
});
on('callPtr', (e, i) => {
  e.rr(X.mov64, INSTANCE_REG, e.reg(i, 1));
  e.out.position(e.v.pos[i]);
  e.rr(X.callm, 0, e.reg(i, 0));
  e.out.callReturns(i, true);
});
on('exitCall', (e, i) => {
  e.rr(X.movi32, 0, SCRATCH, e.v.imm[i]);
  e.out.position(e.v.pos[i]);
  e.callInstance(INSTANCE.exitStub);
  e.out.noteReferences(i);
});
on('builtinCall', (e, i) => {
  e.out.position(e.v.pos[i]);
  e.callInstance(e.v.imm[i]);
});

on('tailCall', (e, i) => e.out.tailCall(i, () => e.toFunction(X.jmp, e.v.imm[i])));
on('tailCallPtr', (e, i) => {
  // The code pointer is fixed to a register that leaving the frame and the arguments leave alone.
  const code = e.reg(i, 0);
  e.rr(X.mov64, INSTANCE_REG, e.reg(i, 1));
  e.out.tailCall(i, () => e.rr(X.jmpm, 0, code));
});
