/**
 * Conditional traps, the part without a machine: how they are lowered, and what their one instruction says. Its aux is the trap
 * code; where the trap tells what was asked for, that is its operand, and its disp is what there is (ops.ts, trapz).
 */
import { NONE } from '../../base/brand.ts';
import { detailOf } from '../../ir/edges.ts';
import type { Value } from '../../ir/func.ts';
import { TY } from '../../ir/ops.ts';
import { USE_ANY } from '../regalloc/interface/operands.ts';
import type { Lowering } from './lower.ts';

// Its imm, from the lowest bit on: the machine's condition, a DETAIL (layout.ts), and whether the operand's low half counts.
const DETAIL_SHIFT = 8;
const BYTE = 0xff;
const NARROW = 1 << 16;

/** The condition in such an imm. */
export const trapCondition = (imm: number): number => imm & BYTE;
/** The DETAIL in it. */
export const trapDetail = (imm: number): number => (imm >> DETAIL_SHIFT) & BYTE;
/** Whether only the low half of what was asked for counts. */
export const asksNarrow = (imm: number): boolean => (imm & NARROW) !== 0;

/**
 * Writes the machine's instruction `op` for trapz or trapnz `i`: it traps where condition `cc` holds. The stub reads the operand
 * where the allocator keeps it, on the cold path.
 */
export function lowerTrapIf(l: Lowering, i: Value, op: number, cc: number): void {
  const { func } = l;
  const asked = func.b[i];
  const narrow = asked !== NONE && func.ty[asked] === TY.i32 ? NARROW : 0;
  const told = asked === NONE ? 0 : (detailOf(func, i) << DETAIL_SHIFT) | narrow;
  l.v
    .inst(op)
    .withImm(cc | told)
    .withDisp(func.imm2[i])
    .withAux(func.imm[i])
    .at(func.pos[i]);
  if (asked !== NONE) l.v.operand(l.reg(asked), USE_ANY);
}
