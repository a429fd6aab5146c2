/**
 * Comparisons as flags. `condition` writes the instruction that sets the flags (cmp, test, ucomis) for a boolean IR value and
 * returns the condition code under which the value is true; the consumer (branch, trap, setcc, cmov) must be written directly
 * behind it. No move that the allocator inserts touches flags.
 */

import { highWordOf, isInt, lowWordOf } from '../../../ir/constants.ts';
import type { Value } from '../../../ir/func.ts';
import { ACCESS, accessOf, FCMP, ICMP, ICMP_SWAPPED, IR, TY } from '../../../ir/ops.ts';
import { immOf } from '../../lower/constants.ts';
import type { Lowering } from '../../lower/lower.ts';
import { USE_ANY, USE_REG } from '../../regalloc/interface/operands.ts';
import { CC, FCMP_CC, ICMP_CC, ICMP_ZERO_CC, invert } from '../assembler/conditions.ts';
import { type Row, sized, type Width, X } from '../assembler/rows.ts';
import { canFoldLoad, floatRm, formOf, instRm, isImm, memoryRm, pushRm, type Rm, regRm, valueRm } from './integers/address.ts';
import { widthOf } from './integers/int.ts';
import { isVectorTest, vectorTest } from './vectors/simd-test.ts';

function test(l: Lowering, a: Value, width: Width): void {
  const v = l.reg(a);
  l.v.inst(sized(X.test, width)).operand(v, USE_REG).operand(v, USE_REG);
}

/** The one bit of a 64-bit mask that no immediate can be, by its number; -1: none such. */
function highBit(l: Lowering, mask: Value): number {
  const lo = lowWordOf(l.func, l.def(mask));
  const hi = highWordOf(l.func, l.def(mask));
  if (Number.isNaN(lo) || isImm(l, mask)) return -1;
  if (lo === 0) return (hi & (hi - 1)) === 0 ? 63 - Math.clz32(hi) : -1;
  return hi === 0 && lo === -0x80000000 ? 31 : -1;
}
/** Flags of a & b; returns the condition under which a bit is set in it. */
function testAnd(l: Lowering, r: Value): number {
  const { func, v } = l;
  const width = widthOf(l, r);
  const a = func.a[r];
  const b = func.b[r];
  const n = immOf(l, b);
  const bit = width === 64 ? highBit(l, b) : -1;
  if (!Number.isNaN(n)) {
    // Bits above a positive mask don't matter, except for the sign: callers only use ZF where the mask is below it.
    const row = n >= 0 && n < 0x80 ? X.testi8 : n < 0 ? sized(X.testi, width) : X.testi32;
    v.inst(row).withImm(n).operand(l.reg(a), USE_ANY);
    return CC.ne;
  }
  if (bit >= 0) {
    v.inst(X.bti64).withImm(bit).operand(l.reg(a), USE_ANY);
    return CC.b;
  }
  v.inst(sized(X.test, width)).operand(l.reg(b), USE_REG).operand(l.reg(a), USE_ANY);
  return CC.ne;
}

/** `band` that only feeds this test: no register of its own. */
function testable(l: Lowering, value: Value): boolean {
  const r = l.def(value);
  return l.func.op[r] === IR.band && l.func.block[r] === l.block && l.uses[r] === 1 && !l.wanted(r);
}

/** Flags of a register compared with b. */
function compareRm(l: Lowering, row: Row, a: Value, b: Rm): void {
  instRm(l, row, b);
  l.v.operand(l.reg(a), USE_REG);
  pushRm(l, b);
}

/** Flags of the icmp `r`; `single`: it has no other user, so its loads may move here. */
function compare(l: Lowering, r: Value, single: boolean): number {
  const { func, v } = l;
  let a = func.a[r];
  let b = func.b[r];
  let cond = func.imm[r];
  const width = widthOf(l, a);
  if (isInt(func, l.def(a)) && !isInt(func, l.def(b))) {
    [a, b] = [b, a];
    cond = ICMP_SWAPPED[cond];
  }
  const n = immOf(l, b);
  if (!Number.isNaN(n)) {
    if (n === 0 && (cond === ICMP.eq || cond === ICMP.ne) && testable(l, a)) {
      const some = testAnd(l, l.def(a));
      return cond === ICMP.ne ? some : invert(some);
    }
    if (single && l.canSink(a)) {
      const access = accessOf(func.imm2[l.def(a)]);
      const byte = access === ACCESS.u8 && n >= 0 && n <= 255 && (cond === ICMP.eq || cond === ICMP.ne || cond >= ICMP.ult);
      if (access === ACCESS.full || byte) {
        const loaded = memoryRm(l, l.sink(a));
        instRm(l, byte ? X.cmpi8 : sized(X.cmpi, width), loaded, n);
        pushRm(l, loaded);
        return ICMP_CC[cond];
      }
    }
    if (n === 0) {
      test(l, a, width);
      return ICMP_ZERO_CC[cond];
    }
    v.inst(sized(X.cmpi, width)).withImm(n).operand(l.reg(a), USE_ANY);
    return ICMP_CC[cond];
  }
  if (single && !canFoldLoad(l, b) && canFoldLoad(l, a)) {
    [a, b] = [b, a];
    cond = ICMP_SWAPPED[cond];
  }
  compareRm(l, sized(X.cmp, width), a, valueRm(l, b, single));
  return ICMP_CC[cond];
}

/** Flags of the fcmp `r`. */
function compareFloat(l: Lowering, r: Value, single: boolean): number {
  const { func } = l;
  let a = func.a[r];
  let b = func.b[r];
  const cond = func.imm[r];
  const ty = func.ty[a];
  if (cond === FCMP.lt || cond === FCMP.le) [a, b] = [b, a];
  const source = single ? floatRm(l, b) : regRm(l.reg(b));
  compareRm(l, formOf(l, ty === TY.f32 ? X.ucomiss : X.ucomisd), a, source);
  return FCMP_CC[cond];
}

/** Writes the flags of the boolean (non-zero is true) `value`; returns its condition. */
export function condition(l: Lowering, value: Value): number {
  const { func } = l;
  let r = l.def(value);
  let flip = 0;
  let single = l.uses[r] === 1;
  // Comparisons of comparisons with 0: i32.eqz and the frontend's own "is it true".
  while (l.localOp(r) === IR.icmp) {
    const cond = func.imm[r];
    const inner = l.def(func.a[r]);
    if (cond > ICMP.ne || immOf(l, func.b[r]) !== 0) break;
    const op = l.localOp(inner);
    if ((op !== IR.icmp && op !== IR.fcmp && !isVectorTest(l, inner)) || op < 0) break;
    if (cond === ICMP.eq) flip ^= 1;
    r = inner;
    single = single && l.uses[r] === 1;
  }
  const op = l.localOp(r);
  // A comparison whose result is needed in a register anyway is still cheaper to repeat than to test.
  if (op === IR.icmp) return compare(l, r, single && !l.wanted(r)) ^ flip;
  if (op === IR.fcmp) return compareFloat(l, r, single && !l.wanted(r)) ^ flip;
  if (op === IR.vunary && single && !l.wanted(r) && isVectorTest(l, r)) return vectorTest(l, r) ^ flip;
  if (testable(l, r)) return testAnd(l, r) ^ flip;
  test(l, r, 32);
  return CC.ne ^ flip;
}

/** Flags of the comparison `i` itself, for its value in a register. */
export function comparison(l: Lowering, i: Value): number {
  return l.func.op[i] === IR.icmp ? compare(l, i, true) : compareFloat(l, i, true);
}
