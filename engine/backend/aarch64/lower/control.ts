/** Lowering of terminators and traps: a comparison before its only user becomes cmp and b.cond, or a branch on a register. */
import { NONE } from '../../../base/brand.ts';
import { controlLowering } from '../../lower/control.ts';
import { lowerTrapIf } from '../../lower/traps.ts';
import { USE_REG } from '../../regalloc/interface/operands.ts';
import { asksFlags, invert, opposite } from '../assembler/conditions.ts';
import { P } from '../assembler/ops.ts';
import { branch, condition } from './conditions.ts';

export const controlOps = controlLowering({
  ops: P,
  tableRegister: false,
  branch(l, asked) {
    const { word, reg } = branch(l, asked);
    l.v.inst(P.jcc).withImm(word);
    if (reg !== NONE) l.v.operand(reg, USE_REG);
  },
  // What the trap tells is read by its stub, beside which a branch on a register has no place.
  trapIf(l, i, flip) {
    const { func } = l;
    if (func.b[i] !== NONE) {
      const cc = condition(l, func.a[i]);
      return lowerTrapIf(l, i, P.trapIf, flip ? invert(cc) : cc);
    }
    const { word, reg } = branch(l, func.a[i]);
    const taken = flip ? opposite(word) : word;
    l.v.inst(P.trapOn).withImm(taken).withAux(func.imm[i]).at(func.pos[i]);
    if (!asksFlags(taken)) l.v.operand(reg, USE_REG);
  },
});
