/** Lowering of terminators and traps: a comparison before its only user becomes cmp and b.cond, or a branch on a register. */
import { NONE } from '../../../base/brand.ts';
import { edgeAt, edgeCount } from '../../../ir/edges.ts';
import type { Value } from '../../../ir/func.ts';
import { IR } from '../../../ir/ops.ts';
import type { Lowering } from '../../lower/lower.ts';
import { lowerTrapIf } from '../../lower/traps.ts';
import { USE_REG } from '../../regalloc/interface/operands.ts';
import { asksFlags, invert, opposite } from '../assembler/conditions.ts';
import { P } from '../assembler/ops.ts';
import { branch, condition } from './conditions.ts';

export function lowerJump(l: Lowering): void {
  l.v.inst(P.jump);
}

/** Whether all edges out of the block are the same one. */
function oneEdge(l: Lowering): boolean {
  return l.order.edgeEnd[l.block] - l.order.edgeStart[l.block] === 1;
}

function lowerBrif(l: Lowering, i: Value): void {
  if (oneEdge(l)) return lowerJump(l);
  const { word, reg } = branch(l, l.func.a[i]);
  l.v.inst(P.jcc).withImm(word);
  if (reg !== NONE) l.v.operand(reg, USE_REG);
}

/** The table's entries are machine blocks; the emitter turns them into labels. */
function lowerBrTable(l: Lowering, i: Value): void {
  if (oneEdge(l)) return lowerJump(l);
  const { func, pool, order } = l;
  const n = edgeCount(func, i) - 1;
  const table = pool.jumpTable(n);
  for (let k = 0; k < n; k++) pool.jumpTarget(order.target[edgeAt(func, i, k)]);
  const otherwise = order.target[edgeAt(func, i, n)];
  l.v.inst(P.jumpTable).withImm(n).withDisp(table).withAux(otherwise);
  l.v.operand(l.reg(func.a[i]), USE_REG);
}

/** trapz (`flip`) or trapnz. What the trap tells is read by its stub, beside which a branch on a register has no place. */
function lowerTrap(l: Lowering, i: Value, flip: boolean): void {
  const { func } = l;
  if (func.b[i] !== NONE) {
    const cc = condition(l, func.a[i]);
    return lowerTrapIf(l, i, P.trapIf, flip ? invert(cc) : cc);
  }
  const { word, reg } = branch(l, func.a[i]);
  const taken = flip ? opposite(word) : word;
  l.v.inst(P.trapOn).withImm(taken).withAux(func.imm[i]).at(func.pos[i]);
  if (!asksFlags(taken)) l.v.operand(reg, USE_REG);
}

export const controlOps: Partial<Record<number, (l: Lowering, i: Value) => void>> = {
  [IR.jump]: lowerJump,
  [IR.brif]: lowerBrif,
  [IR.br_table]: lowerBrTable,
  [IR.unreachable]: (l, i) => l.v.inst(P.trap).withAux(l.func.imm[i]).at(l.func.pos[i]),
  [IR.trapz]: (l, i) => lowerTrap(l, i, true),
  [IR.trapnz]: (l, i) => lowerTrap(l, i, false),
};
