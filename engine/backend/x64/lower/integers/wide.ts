/**
 * Lowering of arithmetic on 128 bits. The IR has halves; the machine makes both in one go, where they stand side by side as the
 * frontend leaves them: one product, and an addition whose carry the next one takes. The flags live from one instruction to the
 * next, and no move that the allocator inserts touches them.
 */

import { NONE } from '../../../../base/brand.ts';
import type { Value } from '../../../../ir/func.ts';
import { ICMP, ICMP_SWAPPED, IR, TY } from '../../../../ir/ops.ts';
import { immOf } from '../../../lower/constants.ts';
import type { LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { CLASS_INT, DEF_REG, defFixed, USE_REG, useFixed, type VReg } from '../../../regalloc/interface/operands.ts';
import { LEVEL } from '../../assembler/level.ts';
import { P } from '../../assembler/ops.ts';
import { RAX, RDX } from '../../assembler/registers.ts';
import { type Row, sized, X } from '../../assembler/rows.ts';
import { canFoldLoad, instRm, isImm, pushRm, valueRm } from './address.ts';
import { reuse, reuseImm, widthOf } from './int.ts';

/** The register of the lower half `low`, which the upper half at hand makes on the way; another where nobody reads it. */
function lowerHalf(l: Lowering, low: Value): VReg {
  if (!l.wanted(low)) return l.temp(CLASS_INT);
  return l.reg(l.sink(low));
}

/** The upper half of a product, and the lower one where it stands right in front. */
function product(l: Lowering, i: Value, signed: boolean): void {
  const { func } = l;
  let a = func.a[i];
  let b = func.b[i];
  const low = func.prev[i];
  const both = func.op[low] === IR.imul && ((func.a[low] === a && func.b[low] === b) || (func.a[low] === b && func.b[low] === a));
  const lowReg = both ? lowerHalf(l, low) : l.temp(CLASS_INT);
  if (l.level === LEVEL.v3 && !signed) {
    if (!canFoldLoad(l, b) && canFoldLoad(l, a)) [a, b] = [b, a];
    const source = valueRm(l, b);
    instRm(l, X.mulx64, source);
    l.v.operand(l.reg(i), DEF_REG).operand(lowReg, DEF_REG);
    pushRm(l, source, USE_REG);
    l.v.operand(l.reg(a), useFixed(RDX));
    return;
  }
  l.v.inst(signed ? P.smulh64 : P.umulh64);
  l.v.operand(l.reg(i), defFixed(RDX)).operand(lowReg, defFixed(RAX));
  l.v.operand(l.reg(a), useFixed(RAX)).operand(l.reg(b), USE_REG);
}

/** d = a op b by a row, or by another one with an immediate. */
function arithmetic(l: Lowering, row: Row, rowImm: Row, d: VReg, a: Value, b: Value): void {
  if (isImm(l, b)) reuseImm(l, rowImm, immOf(l, b), d, l.reg(a));
  else reuse(l, row, d, l.reg(a), valueRm(l, b));
}

/** The addition or subtraction right in front of comparison `c`, itself in front of `i`, whose carry it tells; else NONE. */
function lowInFront(l: Lowering, i: Value, c: Value, op: number, small: Value, large: Value): Value {
  const { func } = l;
  const low = func.prev[c];
  if (func.prev[i] !== c || l.uses[c] !== 1 || l.wanted(c) || func.op[low] !== op || func.ty[low] !== TY.i64) return NONE;
  // A sum that is below what was added has carried; a difference borrows where it takes away more than there is.
  const tells =
    op === IR.iadd
      ? low === small && (func.a[low] === large || func.b[low] === large)
      : func.a[low] === small && func.b[low] === large;
  return tells ? low : NONE;
}

/** Writes the carry flag that i32 `carry`, 0 or 1, says, for the sum or difference `i`; `op` is that of the lower halves. */
function carryFlag(l: Lowering, i: Value, carry: Value, op: number): void {
  const { func } = l;
  const c = l.def(carry);
  const cond = func.op[c] === IR.icmp ? func.imm[c] : ICMP.eq;
  if (l.localOp(c) !== IR.icmp || (cond !== ICMP.ult && ICMP_SWAPPED[cond] !== ICMP.ult)) {
    // All bits set are one less: 1 carries, 0 does not.
    reuseImm(l, X.addi32, -1, l.temp(CLASS_INT), l.reg(carry));
    return;
  }
  const [small, large] = cond === ICMP.ult ? [func.a[c], func.b[c]] : [func.b[c], func.a[c]];
  const low = lowInFront(l, i, c, op, small, large);
  if (low >= 0 && (op === IR.iadd || l.wanted(low))) {
    const [row, rowImm] = op === IR.iadd ? [X.add64, X.addi64] : [X.sub64, X.subi64];
    return arithmetic(l, row, rowImm, lowerHalf(l, low), func.a[low], func.b[low]);
  }
  const width = widthOf(l, small);
  if (isImm(l, large)) {
    l.v.inst(sized(X.cmpi, width)).withImm(immOf(l, large)).operand(l.reg(small), USE_REG);
    return;
  }
  const source = valueRm(l, large, l.uses[c] === 1 && !l.wanted(c));
  instRm(l, sized(X.cmp, width), source);
  l.v.operand(l.reg(small), USE_REG);
  pushRm(l, source);
}

/** The upper half of a sum or difference. */
function withCarry(l: Lowering, i: Value, low: number, row: Row, rowImm: Row): void {
  const { func } = l;
  carryFlag(l, i, func.c[i], low);
  arithmetic(l, row, rowImm, l.reg(i), func.a[i], func.b[i]);
}

export const wideOps: LowerTable = {
  [IR.umulhi]: (l, i) => product(l, i, false),
  [IR.smulhi]: (l, i) => product(l, i, true),
  [IR.iadd_cin]: (l, i) => withCarry(l, i, IR.iadd, X.adc64, X.adci64),
  [IR.isub_bin]: (l, i) => withCarry(l, i, IR.isub, X.sbb64, X.sbbi64),
};
