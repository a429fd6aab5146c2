/**
 * Comparisons. `condition` writes the instruction that sets the flags for a boolean IR value and returns the condition code under
 * which the value is true; the consumer must be written directly behind it. `branch` does without flags where a branch can ask a
 * register. No move that the allocator inserts touches flags.
 */

import { NONE } from '../../../base/brand.ts';
import { highWordOf, isInt, lowWordOf } from '../../../ir/constants.ts';
import type { Value } from '../../../ir/func.ts';
import { ICMP, ICMP_SWAPPED, IR, TY } from '../../../ir/ops.ts';
import { immOf } from '../../lower/constants.ts';
import type { Lowering } from '../../lower/lower.ts';
import { USE_REG, type VReg } from '../../regalloc/interface/operands.ts';
import { CC, FCMP_CC, ICMP_CC, invert, onClearBit, onCondition, onZero, opposite } from '../assembler/conditions.ts';
import { bitmask, sumImmediate } from '../assembler/immediates.ts';
import { A, sized } from '../assembler/rows.ts';
import { widthOf } from './integers/int.ts';

/** A branch: its word (conditions.ts), and the register it asks, NONE where it asks the flags. */
export interface Branch {
  readonly word: number;
  readonly reg: VReg;
}

/** The comparison behind `value`, where comparisons of comparisons with 0 are looked through. */
interface Question {
  readonly value: Value;
  /** Whether the answer is the opposite. */
  readonly flip: boolean;
  /** Whether nobody else needs it. */
  readonly single: boolean;
}
function questionOf(l: Lowering, value: Value): Question {
  const { func } = l;
  let r = l.def(value);
  let flip = false;
  let single = l.uses[r] === 1;
  while (l.localOp(r) === IR.icmp) {
    const cond = func.imm[r];
    const inner = l.def(func.a[r]);
    if (cond > ICMP.ne || immOf(l, func.b[r]) !== 0) break;
    const op = l.localOp(inner);
    if (op !== IR.icmp && op !== IR.fcmp) break;
    if (cond === ICMP.eq) flip = !flip;
    r = inner;
    single = single && l.uses[r] === 1;
  }
  return { value: r, flip, single: single && !l.wanted(r) };
}

/** The band behind `value`, where it only feeds this test; else NONE. */
function testable(l: Lowering, value: Value): Value {
  const r = l.def(value);
  return l.localOp(r) === IR.band && l.uses[r] === 1 && !l.wanted(r) ? r : NONE;
}
/** The number of the only bit in constant `value`; NONE where it is no such constant. */
function bitOf(l: Lowering, value: Value): number {
  const low = lowWordOf(l.func, l.def(value));
  const high = highWordOf(l.func, l.def(value));
  if (low === 0 && high !== 0 && (high & (high - 1)) === 0) return 63 - Math.clz32(high);
  return high === 0 && low !== 0 && (low & (low - 1)) === 0 ? 31 - Math.clz32(low) : NONE;
}

/** Flags of the band `r`. */
function testAnd(l: Lowering, r: Value): void {
  const { func, v } = l;
  const width = widthOf(l, r);
  const a = l.reg(func.a[r]);
  const b = l.def(func.b[r]);
  const fields = isInt(func, b) ? bitmask(lowWordOf(func, b), highWordOf(func, b), width) : NONE;
  if (fields >= 0) v.inst(sized(A.tsti, width)).withImm(fields).operand(a, USE_REG);
  else v.inst(sized(A.tst, width)).operand(a, USE_REG).operand(l.reg(b), USE_REG);
}
/** Flags of `a` compared with constant n; false where no immediate says it. */
function compareImmediate(l: Lowering, a: Value, n: number): boolean {
  const width = widthOf(l, a);
  const fields = sumImmediate(n);
  const negative = sumImmediate(-n);
  if (fields >= 0) l.v.inst(sized(A.cmpi, width)).withImm(fields).operand(l.reg(a), USE_REG);
  else if (negative >= 0) l.v.inst(sized(A.cmni, width)).withImm(negative).operand(l.reg(a), USE_REG);
  else return false;
  return true;
}

/** Flags of the icmp `r`; returns its condition. */
function compare(l: Lowering, r: Value): number {
  const { func, v } = l;
  let a = func.a[r];
  let b = func.b[r];
  let cond = func.imm[r];
  if (isInt(func, l.def(a)) && !isInt(func, l.def(b))) {
    [a, b] = [b, a];
    cond = ICMP_SWAPPED[cond];
  }
  const n = immOf(l, b);
  if (n === 0 && (cond === ICMP.eq || cond === ICMP.ne)) {
    const and = testable(l, a);
    if (and !== NONE) {
      testAnd(l, and);
      return ICMP_CC[cond];
    }
  }
  if (!Number.isNaN(n) && compareImmediate(l, a, n)) return ICMP_CC[cond];
  v.inst(sized(A.cmp, widthOf(l, a)))
    .operand(l.reg(a), USE_REG)
    .operand(l.reg(b), USE_REG);
  return ICMP_CC[cond];
}
/** Flags of the fcmp `r`; returns its condition. */
function compareFloat(l: Lowering, r: Value): number {
  const { func, v } = l;
  const b = l.def(func.b[r]);
  const width = func.ty[func.a[r]] === TY.f32 ? 32 : 64;
  const zero =
    (func.op[b] === IR.f32const || func.op[b] === IR.f64const) && (func.imm[b] | (width === 64 ? func.imm2[b] : 0)) === 0;
  if (zero) v.inst(sized(A.fcmpz, width)).operand(l.reg(func.a[r]), USE_REG);
  else v.inst(sized(A.fcmp, width)).operand(l.reg(func.a[r]), USE_REG).operand(l.reg(b), USE_REG);
  return FCMP_CC[func.imm[r]];
}

/** Writes the flags of the boolean (non-zero is true) `value`; returns its condition. */
export function condition(l: Lowering, value: Value): number {
  const { value: r, flip } = questionOf(l, value);
  const cc = flags(l, r);
  return flip ? invert(cc) : cc;
}
function flags(l: Lowering, r: Value): number {
  const op = l.localOp(r);
  // A comparison whose result is needed in a register anyway is still cheaper to repeat than to test.
  if (op === IR.icmp) return compare(l, r);
  if (op === IR.fcmp) return compareFloat(l, r);
  const and = testable(l, r);
  if (and !== NONE) testAnd(l, and);
  else l.v.inst(sized(A.cmpi, 32)).operand(l.reg(r), USE_REG);
  return CC.ne;
}
/** Flags of the comparison `i` itself, for its value in a register. */
export function comparison(l: Lowering, i: Value): number {
  return l.func.op[i] === IR.icmp ? compare(l, i) : compareFloat(l, i);
}

/** The branch taken where the boolean `value` is true. What it needs is written. */
export function branch(l: Lowering, value: Value): Branch {
  const { value: r, flip } = questionOf(l, value);
  const plain = onRegister(l, r) ?? { word: onCondition(flags(l, r)), reg: NONE };
  return flip ? { word: opposite(plain.word), reg: plain.reg } : plain;
}
/** The branch that asks a register, where there is one. */
function onRegister(l: Lowering, r: Value): Branch | undefined {
  const { func } = l;
  const op = l.localOp(r);
  if (op === IR.fcmp) return undefined;
  if (op !== IR.icmp) return onNonZero(l, r);
  if (immOf(l, func.b[r]) !== 0) return undefined;
  const a = func.a[r];
  switch (func.imm[r]) {
    case ICMP.ne:
      return onNonZero(l, a);
    case ICMP.eq: {
      const some = onNonZero(l, a);
      return some === undefined ? undefined : { word: opposite(some.word), reg: some.reg };
    }
    case ICMP.slt:
      return { word: opposite(onClearBit(widthOf(l, a) - 1)), reg: l.reg(a) };
    case ICMP.sge:
      return { word: onClearBit(widthOf(l, a) - 1), reg: l.reg(a) };
    default:
      return undefined;
  }
}
/** Taken where `value` is not zero; undefined where flags tell it better. */
function onNonZero(l: Lowering, value: Value): Branch | undefined {
  const and = testable(l, value);
  if (and === NONE) return { word: opposite(onZero(widthOf(l, value))), reg: l.reg(value) };
  const bit = bitOf(l, l.func.b[and]);
  return bit === NONE ? undefined : { word: opposite(onClearBit(bit)), reg: l.reg(l.func.a[and]) };
}
