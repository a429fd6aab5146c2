/**
 * Lowering of integer arithmetic. Constants become immediates where the instruction has them; an operand that nobody else needs
 * becomes part of its user where the machine can do both at once: a shift, a product, a complement, an extension.
 */

import { amountOf, highWordOf, isInt, lowWordOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { IR, TY } from '../../../../ir/ops.ts';
import { immOf } from '../../../lower/constants.ts';
import type { Lower, LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { CLASS_INT, CLASS_VEC, DEF_REG, USE_ANY, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import { OP_MOVE } from '../../../vcode/vcode.ts';
import { bitmask, sumImmediate } from '../../assembler/immediates.ts';
import { P } from '../../assembler/ops.ts';
import { A, type Family, type Row, sized, type Width } from '../../assembler/rows.ts';

/** Bits of the integer or reference `value`. */
export const widthOf = (l: Lowering, value: Value): Width => (l.func.ty[value] === TY.i32 ? 32 : 64);

/** d = row a … (imm): registers in the order of the row's syntax. */
export function op(l: Lowering, row: Row, imm: number, d: VReg, ...sources: readonly VReg[]): void {
  l.v.inst(row).withImm(imm).operand(d, DEF_REG);
  for (const s of sources) l.v.operand(s, USE_REG);
}
/** The same into a fresh register. */
export function fresh(l: Lowering, row: Row, imm: number, ...sources: readonly VReg[]): VReg {
  const d = l.temp(CLASS_INT);
  op(l, row, imm, d, ...sources);
  return d;
}
/** d = s, a copy the allocator may remove. */
export function move(l: Lowering, d: VReg, s: VReg): void {
  l.v.inst(OP_MOVE);
  l.v.operand(s, USE_ANY);
  l.v.operand(d, DEF_REG);
}

/** Whether `value` is the operation `o`, and nobody but the instruction at hand needs it: that may do it on the way. */
export function folds(l: Lowering, value: Value, o: number): boolean {
  const r = l.def(value);
  return l.func.op[r] === o && l.uses[r] === 1 && !l.wanted(r) && l.foldable(r);
}

// ---- Shifted operands ----

/** By IR operation: the shift field of a shifted register. What rotates is for logical instructions. */
const SHIFT_FIELD: Readonly<Record<number, number>> = { [IR.ishl]: 0, [IR.ushr]: 1, [IR.sshr]: 2 };
const ROTATE_FIELD: Readonly<Record<number, number>> = { ...SHIFT_FIELD, [IR.rotr]: 3, [IR.rotl]: 3 };
/** A register, shifted: shift and imm6 side by side. */
interface Shifted {
  readonly value: Value;
  readonly fields: number;
}
/** The shift by a constant that `value` is, one that `fieldOf` has, to be done by its user; undefined otherwise. */
function shifted(l: Lowering, value: Value, fieldOf = SHIFT_FIELD): Shifted | undefined {
  const { func } = l;
  const r = l.def(value);
  const o = func.op[r];
  const field = fieldOf[o];
  if (field === undefined || !folds(l, value, o)) return undefined;
  const width = widthOf(l, r);
  const n = amountOf(func, l.def(func.b[r]), width);
  return n < 0 ? undefined : { value: func.a[r], fields: (field << 6) | (o === IR.rotl ? -n & (width - 1) : n) };
}
/** What an instruction does on the way: shifts of its second operand, and whether the first may take its place. */
interface Folding {
  readonly fieldOf: Readonly<Record<number, number>>;
  readonly commutative: boolean;
}
const SUM: Folding = { fieldOf: SHIFT_FIELD, commutative: true };
const DIFFERENCE: Folding = { fieldOf: SHIFT_FIELD, commutative: false };
const LOGICAL: Folding = { fieldOf: ROTATE_FIELD, commutative: true };
/** d = a op b, where a shift of b, or of a where the two may change places, is done on the way. */
function arithmetic(l: Lowering, i: Value, family: Family, a: Value, b: Value, { fieldOf, commutative }: Folding): void {
  const row = sized(family, widthOf(l, i));
  const right = shifted(l, b, fieldOf);
  if (right !== undefined) return op(l, row, right.fields, l.reg(i), l.reg(a), l.reg(right.value));
  const left = commutative ? shifted(l, a, fieldOf) : undefined;
  if (left !== undefined) return op(l, row, left.fields, l.reg(i), l.reg(b), l.reg(left.value));
  op(l, row, 0, l.reg(i), l.reg(a), l.reg(b));
}

// ---- Sums and products ----

/** i = a + n; false where no immediate says it. */
function addImmediate(l: Lowering, i: Value, a: Value, n: number): boolean {
  const fields = sumImmediate(Math.abs(n));
  if (!(fields >= 0)) return false;
  op(l, sized(n < 0 ? A.subi : A.addi, widthOf(l, i)), fields, l.reg(i), l.reg(a));
  return true;
}
/** i = a + x * y or a - x * y, where `product` is such. */
function multiplyAdd(l: Lowering, i: Value, family: Family, a: Value, product: Value): boolean {
  const { func } = l;
  if (!folds(l, product, IR.imul)) return false;
  const r = l.def(product);
  op(l, sized(family, widthOf(l, i)), 0, l.reg(i), l.reg(func.a[r]), l.reg(func.b[r]), l.reg(a));
  return true;
}
/** Extensions, as the option field. */
const SXTW = 6;
export const UXTW = 2;
/** i = a + the extension of 32 bits that `value` is. */
function addExtended(l: Lowering, i: Value, row: Row, a: Value, value: Value): boolean {
  const signed = folds(l, value, IR.sextend32);
  if (!signed && !folds(l, value, IR.uextend)) return false;
  const source = l.func.a[l.def(value)];
  op(l, row, (signed ? SXTW : UXTW) << 3, l.reg(i), l.reg(a), l.reg(source));
  return true;
}
function lowerAdd(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  const b = func.b[i];
  if (addImmediate(l, i, a, immOf(l, b)) || addImmediate(l, i, b, immOf(l, a))) return;
  if (multiplyAdd(l, i, A.madd, a, b) || multiplyAdd(l, i, A.madd, b, a)) return;
  if (widthOf(l, i) === 64 && (addExtended(l, i, A.addx, a, b) || addExtended(l, i, A.addx, b, a))) return;
  arithmetic(l, i, A.add, a, b, SUM);
}
function lowerSub(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  const b = func.b[i];
  if (addImmediate(l, i, a, -immOf(l, b))) return;
  if (immOf(l, a) === 0) {
    const right = shifted(l, b);
    return op(l, sized(A.neg, widthOf(l, i)), right?.fields ?? 0, l.reg(i), l.reg(right?.value ?? b));
  }
  if (multiplyAdd(l, i, A.msub, a, b)) return;
  if (widthOf(l, i) === 64 && addExtended(l, i, A.subx, a, b)) return;
  arithmetic(l, i, A.sub, a, b, DIFFERENCE);
}
function lowerMul(l: Lowering, i: Value): void {
  const { func } = l;
  const a = func.a[i];
  const b = func.b[i];
  for (const [extension, row] of [
    [IR.sextend32, A.smull],
    [IR.uextend, A.umull],
  ] as const) {
    const [x, y] = [l.def(a), l.def(b)];
    if (
      func.op[x] === extension &&
      func.op[y] === extension &&
      !l.wanted(x) &&
      !l.wanted(y) &&
      l.uses[x] === 1 &&
      l.uses[y] === 1
    )
      return op(l, row, 0, l.reg(i), l.reg(func.a[x]), l.reg(func.a[y]));
  }
  op(l, sized(A.mul, widthOf(l, i)), 0, l.reg(i), l.reg(a), l.reg(b));
}

// ---- Bits ----

/** A logical operation: with a mask, with a register, with a complement. */
interface Logical {
  readonly byMask: Family;
  readonly plain: Family;
  readonly complement: Family;
}
const AND: Logical = { byMask: A.andi, plain: A.and, complement: A.bic };
const OR: Logical = { byMask: A.orri, plain: A.orr, complement: A.orn };
const XOR: Logical = { byMask: A.eori, plain: A.eor, complement: A.eon };

/** N, immr and imms of constant `value`; -1 where it is no constant, or no mask. */
function maskOf(l: Lowering, value: Value, width: Width): number {
  const d = l.def(value);
  return isInt(l.func, d) ? bitmask(lowWordOf(l.func, d), highWordOf(l.func, d), width) : -1;
}
const logical =
  ({ byMask, plain, complement }: Logical): Lower =>
  (l, i) => {
    const { func } = l;
    const width = widthOf(l, i);
    let a = func.a[i];
    let b = func.b[i];
    if (isInt(func, l.def(a))) [a, b] = [b, a];
    const mask = maskOf(l, b, width);
    if (mask >= 0) return op(l, sized(byMask, width), mask, l.reg(i), l.reg(a));
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!folds(l, y, IR.bxor) || immOf(l, func.b[l.def(y)]) !== -1) continue;
      return op(l, sized(complement, width), 0, l.reg(i), l.reg(x), l.reg(func.a[l.def(y)]));
    }
    arithmetic(l, i, plain, a, b, LOGICAL);
  };
const lowerOr = logical(OR);
const lowerXorPlain = logical(XOR);
const lowerAndPlain = logical(AND);

function lowerXor(l: Lowering, i: Value): void {
  if (immOf(l, l.func.b[i]) !== -1) return lowerXorPlain(l, i);
  const source = shifted(l, l.func.a[i], ROTATE_FIELD);
  op(l, sized(A.mvn, widthOf(l, i)), source?.fields ?? 0, l.reg(i), l.reg(source?.value ?? l.func.a[i]));
}
/** A mask of the lowest bits, of something shifted right: a bit field. */
function lowerAnd(l: Lowering, i: Value): void {
  const { func } = l;
  const width = widthOf(l, i);
  const mask = l.def(func.b[i]);
  const shift = l.def(func.a[i]);
  if (isInt(func, mask) && folds(l, shift, IR.ushr)) {
    const low = lowWordOf(func, mask);
    const high = highWordOf(func, mask);
    const from = amountOf(func, l.def(func.b[shift]), width);
    const bits = high === 0 ? lowestOnes(low) : low === -1 ? 32 + lowestOnes(high) : -1;
    if (from >= 0 && bits > 0 && from + bits <= width)
      return op(l, sized(A.ubfm, width), (from << 6) | (from + bits - 1), l.reg(i), l.reg(func.a[shift]));
  }
  lowerAndPlain(l, i);
}
/** How many bits are set in a word where they are the lowest ones; -100: they are not. */
const lowestOnes = (word: number): number => ((word & (word + 1)) === 0 ? 32 - Math.clz32(word) : -100);

/** A shift by a register, and by a constant as bit-field move with these immr and imms. */
const shift =
  (byRegister: Family, byConstant: Family, fields: (n: number, width: Width) => number): Lower =>
  (l, i) => {
    const { func } = l;
    const width = widthOf(l, i);
    const a = l.reg(func.a[i]);
    const n = amountOf(func, l.def(func.b[i]), width);
    if (n >= 0) op(l, sized(byConstant, width), fields(n, width), l.reg(i), a);
    // The machine takes the amount modulo the width, as WebAssembly does.
    else op(l, sized(byRegister, width), 0, l.reg(i), a, l.reg(func.b[i]));
  };
const rotate =
  (left: boolean): Lower =>
  (l, i) => {
    const { func } = l;
    const width = widthOf(l, i);
    const a = l.reg(func.a[i]);
    const n = amountOf(func, l.def(func.b[i]), width);
    if (n >= 0) return op(l, sized(A.extr, width), left ? -n & (width - 1) : n, l.reg(i), a, a);
    const b = l.reg(func.b[i]);
    op(l, sized(A.rorv, width), 0, l.reg(i), a, left ? fresh(l, sized(A.neg, width), 0, b) : b);
  };

/** A bit-field move of the lowest `bits` bits, sign-extended. */
const signExtend =
  (bits: number): Lower =>
  (l, i) =>
    op(l, sized(A.sbfm, widthOf(l, i)), bits - 1, l.reg(i), l.reg(l.func.a[i]));
/** d = the low half of s, the upper half zero. */
export function zeroExtend(l: Lowering, d: VReg, s: VReg): void {
  op(l, sized(A.mov, 32), 0, d, s);
}
const lowerZeroExtend: Lower = (l, i) => zeroExtend(l, l.reg(i), l.reg(l.func.a[i]));

/** Bits are counted in a vector register. */
function popcnt(l: Lowering, i: Value): void {
  const { func } = l;
  const t = [0, 1, 2].map(() => l.temp(CLASS_VEC));
  const [bits, counts, sum] = t as [VReg, VReg, VReg];
  const wide = widthOf(l, i) === 64;
  op(l, wide ? A.fmovtod : A.fmovtos, 0, bits, l.reg(func.a[i]));
  op(l, A.cnt8b, 0, counts, bits);
  op(l, A.addv8b, 0, sum, counts);
  op(l, A.fmovofs, 0, l.reg(i), sum);
}

/** A fresh register that holds the constant. */
export function constant(l: Lowering, low: number, high: number): VReg {
  const d = l.temp(CLASS_INT);
  l.v.inst(P.iconst64).withImm(low).withAux(high).operand(d, DEF_REG);
  return d;
}

export const intOps: LowerTable = {
  [IR.iconst]: (l, i) => {
    const { func, v } = l;
    const d = l.reg(i);
    v.vregRemat[d] = 1;
    v.inst(widthOf(l, i) === 64 ? P.iconst64 : P.iconst32)
      .withImm(func.imm[i])
      .withAux(func.imm2[i])
      .operand(d, DEF_REG);
  },
  [IR.iadd]: lowerAdd,
  [IR.isub]: lowerSub,
  [IR.imul]: lowerMul,
  [IR.band]: lowerAnd,
  [IR.bor]: lowerOr,
  [IR.bxor]: lowerXor,
  [IR.ishl]: shift(A.lslv, A.ubfm, (n, width) => ((-n & (width - 1)) << 6) | (width - 1 - n)),
  [IR.sshr]: shift(A.asrv, A.sbfm, (n, width) => (n << 6) | (width - 1)),
  [IR.ushr]: shift(A.lsrv, A.ubfm, (n, width) => (n << 6) | (width - 1)),
  [IR.rotl]: rotate(true),
  [IR.rotr]: rotate(false),
  [IR.clz]: (l, i) => op(l, sized(A.clz, widthOf(l, i)), 0, l.reg(i), l.reg(l.func.a[i])),
  [IR.ctz]: (l, i) => {
    const width = widthOf(l, i);
    op(l, sized(A.clz, width), 0, l.reg(i), fresh(l, sized(A.rbit, width), 0, l.reg(l.func.a[i])));
  },
  [IR.popcnt]: popcnt,
  [IR.sextend8]: signExtend(8),
  [IR.sextend16]: signExtend(16),
  [IR.sextend32]: signExtend(32),
  [IR.uextend]: lowerZeroExtend,
  [IR.ref_of]: lowerZeroExtend,
};
