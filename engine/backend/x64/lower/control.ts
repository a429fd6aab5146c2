/** Lowering of terminators and traps: a comparison right before its only user becomes cmp + jcc. */
import { edgeAt, edgeCount } from '../../../ir/edges.ts';
import type { Value } from '../../../ir/func.ts';
import { IR } from '../../../ir/ops.ts';
import type { Lowering } from '../../lower/lower.ts';
import { lowerTrapIf } from '../../lower/traps.ts';
import { CLASS_INT, DEF_REG_EARLY, USE_REG } from '../../regalloc/interface/operands.ts';
import { invert } from '../assembler/conditions.ts';
import { P } from '../assembler/ops.ts';
import { condition } from './conditions.ts';

export function lowerJump(l: Lowering): void {
  l.v.inst(P.jump);
}

/** Whether all edges out of the block are the same one. */
function oneEdge(l: Lowering): boolean {
  return l.order.edgeEnd[l.block] - l.order.edgeStart[l.block] === 1;
}

function lowerBrif(l: Lowering, i: Value): void {
  if (oneEdge(l)) return lowerJump(l);
  const cc = condition(l, l.func.a[i]);
  l.v.inst(P.jcc).withImm(cc);
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
  l.v.operand(l.temp(CLASS_INT), DEF_REG_EARLY);
  l.v.operand(l.reg(func.a[i]), USE_REG);
}

export const controlOps: Partial<Record<number, (l: Lowering, i: Value) => void>> = {
  [IR.jump]: lowerJump,
  [IR.brif]: lowerBrif,
  [IR.br_table]: lowerBrTable,
  [IR.unreachable]: (l, i) => l.v.inst(P.trap).withAux(l.func.imm[i]).at(l.func.pos[i]),
  [IR.trapz]: (l, i) => lowerTrapIf(l, i, P.trapIf, invert(condition(l, l.func.a[i]))),
  [IR.trapnz]: (l, i) => lowerTrapIf(l, i, P.trapIf, condition(l, l.func.a[i])),
};
