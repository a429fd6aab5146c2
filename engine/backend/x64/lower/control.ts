/** Lowering of terminators and traps: a comparison right before its only user becomes cmp + jcc. */
import { controlLowering } from '../../lower/control.ts';
import { lowerTrapIf } from '../../lower/traps.ts';
import { invert } from '../assembler/conditions.ts';
import { P } from '../assembler/ops.ts';
import { condition } from './conditions.ts';

export const controlOps = controlLowering({
  ops: P,
  tableRegister: true,
  branch(l, asked) {
    const cc = condition(l, asked);
    l.v.inst(P.jcc).withImm(cc);
  },
  trapIf(l, i, flip) {
    const cc = condition(l, l.func.a[i]);
    lowerTrapIf(l, i, P.trapIf, flip ? invert(cc) : cc);
  },
});
