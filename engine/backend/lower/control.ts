/** Lowering of terminators and traps, the part without a machine. */

import { edgeAt, edgeCount } from '../../ir/edges.ts';
import type { Value } from '../../ir/func.ts';
import { IR } from '../../ir/ops.ts';
import { CLASS_INT, DEF_REG_EARLY, USE_REG } from '../regalloc/interface/operands.ts';
import type { CommonOps } from '../vcode/pseudo.ts';
import type { LowerTable } from './dispatch.ts';
import type { Lowering } from './lower.ts';

/** What a machine gives to the lowering of control flow. */
export interface ControlSpec {
  readonly ops: CommonOps;
  /** Jump tables define a register that is theirs, operand 0. */
  readonly tableRegister: boolean;
  /** Writes `jcc` for brif's `condition`. */
  branch(l: Lowering, condition: Value): void;
  /** Writes what traps as trapnz `i` says, or trapz where `flip` is set. */
  trapIf(l: Lowering, i: Value, flip: boolean): void;
}

/** Whether all edges out of the block are the same one. */
function oneEdge(l: Lowering): boolean {
  return l.order.edgeEnd[l.block] - l.order.edgeStart[l.block] === 1;
}

/** Rows of a machine's dispatch table. */
export function controlLowering({ ops, tableRegister, branch, trapIf }: ControlSpec): LowerTable {
  const jump = (l: Lowering): void => {
    l.v.inst(ops.jump);
  };
  return {
    [IR.jump]: jump,
    [IR.brif]: (l, i) => (oneEdge(l) ? jump(l) : branch(l, l.func.a[i])),
    /** The table's entries are machine blocks; the emitter turns them into labels. */
    [IR.br_table]: (l, i) => {
      if (oneEdge(l)) return jump(l);
      const { func, pool, order, v } = l;
      const n = edgeCount(func, i) - 1;
      const table = pool.jumpTable(n);
      for (let k = 0; k < n; k++) pool.jumpTarget(order.target[edgeAt(func, i, k)]);
      const otherwise = order.target[edgeAt(func, i, n)];
      v.inst(ops.jumpTable).withImm(n).withDisp(table).withAux(otherwise);
      if (tableRegister) v.operand(l.temp(CLASS_INT), DEF_REG_EARLY);
      v.operand(l.reg(func.a[i]), USE_REG);
    },
    [IR.unreachable]: (l, i) => l.v.inst(ops.trap).withAux(l.func.imm[i]).at(l.func.pos[i]),
    [IR.trapz]: (l, i) => trapIf(l, i, true),
    [IR.trapnz]: (l, i) => trapIf(l, i, false),
  };
}
