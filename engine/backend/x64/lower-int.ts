/**
 * Lowering of integer arithmetic. Every two-operand form takes an immediate or a folded load where the table has one; three-operand
 * forms (lea, BMI2) where a copy would otherwise be needed.
 */
import { amountOf, readWords, words } from '../../ir/constants.ts';
import { IR, TY } from '../../ir/ops.ts';
import type { Lowering } from '../lower.ts';
import { DEF_REG, defReuse, USE_ANY, USE_REG, useFixed } from '../operands.ts';
import { OP_MOVE } from '../vcode.ts';
import { canFoldLoad, immOf, instRm, isImm, matchRm, pushRm, scaleOf, setReg } from './address.ts';
import { LEVEL, MODE, P } from './ops.ts';
import { RCX } from './registers.ts';
import { X } from './rows.ts';

/** Index of the 64-bit row behind a 32-bit one. */
export const wideOf = (l: Lowering, i: number): number => (l.func.ty[i] === TY.i32 ? 0 : 1);

/** d = a op r/m, d in a's register. */
export function reuse(l: Lowering, op: number, imm: number, d: number, a: number, bits = USE_ANY): void {
  instRm(l, op, imm);
  l.v.operand(d, defReuse(1));
  l.v.operand(a, USE_REG);
  pushRm(l, bits);
}
/** d = a op imm, d in a's register. */
export function reuseImm(l: Lowering, op: number, imm: number, d: number, a: number): void {
  l.v.inst(op, MODE.reg, imm, 0, 0, -1);
  l.v.operand(d, defReuse(1));
  l.v.operand(a, USE_REG);
}
/** d = op a (imm), free registers. */
export function unary(l: Lowering, op: number, imm: number, d: number, a: number, aBits = USE_REG): void {
  l.v.inst(op, MODE.reg, imm, 0, 0, -1);
  l.v.operand(d, DEF_REG);
  l.v.operand(a, aBits);
}
/** d = r/m just matched. */
export function load(l: Lowering, op: number, d: number): void {
  instRm(l, op, 0);
  l.v.operand(d, DEF_REG);
  pushRm(l);
}

/** Two-operand arithmetic; `op` is the 32-bit row, its immediate form stands two rows on. */
function binary(l: Lowering, i: number, op: number, commutative: boolean): void {
  const { func } = l;
  const w = wideOf(l, i);
  let a = func.a[i];
  let b = func.b[i];
  if (isImm(l, b)) return reuseImm(l, op + 2 + w, immOf(l, b), l.reg(i), l.reg(a));
  if (commutative) {
    // Fold a load of either side; without one, destroy the operand that nobody needs later.
    const swap = canFoldLoad(l, b) ? false : canFoldLoad(l, a) || (l.wanted(a) && !l.wanted(b));
    if (swap || isImm(l, a)) [a, b] = [b, a];
    if (isImm(l, b)) return reuseImm(l, op + 2 + w, immOf(l, b), l.reg(i), l.reg(a));
  }
  matchRm(l, b);
  reuse(l, op + w, 0, l.reg(i), l.reg(a));
}

function addImm(l: Lowering, i: number, a: number, imm: number): void {
  unary(l, P.addri32 + wideOf(l, i), imm, l.reg(i), l.reg(a));
}

/** a + (b << 1..3) as one lea. */
function scaledAdd(l: Lowering, i: number, a: number, b: number): boolean {
  const d = l.def(b);
  const n = l.wanted(d) ? 0 : scaleOf(l, d);
  if (n === 0) return false;
  l.v.inst(X.lea32 + wideOf(l, i), MODE.baseIndex | (n << 4), 0, 0, 0, -1);
  l.v.operand(l.reg(i), DEF_REG);
  l.v.operand(l.reg(a), USE_REG);
  l.v.operand(l.reg(l.func.a[d]), USE_REG);
  return true;
}

function lowerAdd(l: Lowering, i: number): void {
  const { func } = l;
  const w = wideOf(l, i);
  const a = func.a[i];
  const b = func.b[i];
  if (isImm(l, b)) return addImm(l, i, a, immOf(l, b));
  if (isImm(l, a)) return addImm(l, i, b, immOf(l, a));
  if (canFoldLoad(l, b) || canFoldLoad(l, a)) return binary(l, i, X.add32, true);
  if (scaledAdd(l, i, a, b) || scaledAdd(l, i, b, a)) return;
  l.v.inst(P.addrr32 + w, MODE.reg, 0, 0, 0, -1);
  l.v.operand(l.reg(i), DEF_REG);
  l.v.operand(l.reg(a), USE_REG);
  l.v.operand(l.reg(b), USE_REG);
}

function lowerSub(l: Lowering, i: number): void {
  const { func } = l;
  const w = wideOf(l, i);
  const a = func.a[i];
  const b = func.b[i];
  if (isImm(l, b) && immOf(l, b) !== -0x80000000) return addImm(l, i, a, -immOf(l, b));
  if (immOf(l, a) === 0) return reuseImm(l, X.neg32 + w, 0, l.reg(i), l.reg(b));
  binary(l, i, X.sub32, false);
}

function lowerMul(l: Lowering, i: number): void {
  const { func } = l;
  const w = wideOf(l, i);
  let a = func.a[i];
  let b = func.b[i];
  if (isImm(l, a)) [a, b] = [b, a];
  if (isImm(l, b)) {
    const n = immOf(l, b);
    if (n === 3 || n === 5 || n === 9) {
      l.v.inst(X.lea32 + w, MODE.baseIndex | ((n === 3 ? 1 : n === 5 ? 2 : 3) << 4), 0, 0, 0, -1);
      l.v.operand(l.reg(i), DEF_REG);
      l.v.operand(l.reg(a), USE_REG);
      l.v.operand(l.reg(a), USE_REG);
      return;
    }
    matchRm(l, a);
    instRm(l, X.imuli32 + w, n);
    l.v.operand(l.reg(i), DEF_REG);
    pushRm(l);
    return;
  }
  if (!canFoldLoad(l, b) && (canFoldLoad(l, a) || (l.wanted(a) && !l.wanted(b)))) [a, b] = [b, a];
  matchRm(l, b);
  reuse(l, X.imul32 + w, 0, l.reg(i), l.reg(a));
}

/** d = s, a copy the allocator may remove. */
export function move(l: Lowering, d: number, s: number): void {
  l.v.inst(OP_MOVE, MODE.reg, 0, 0, 0, -1);
  l.v.operand(s, USE_ANY);
  l.v.operand(d, DEF_REG);
}

function lowerAnd(l: Lowering, i: number): void {
  const { func } = l;
  const w = wideOf(l, i);
  let a = func.a[i];
  let b = func.b[i];
  if (readWords(func, l.def(a))) [a, b] = [b, a];
  if (readWords(func, l.def(b))) {
    const n = words.lo;
    const low = words.hi === 0;
    if (low && (n === 0xff || n === 0xffff)) {
      setReg(l.reg(a));
      return load(l, n === 0xff ? X.movzx8 : X.movzx16, l.reg(i));
    }
    if (w === 1 && low) {
      // A mask of the low half: the 32-bit form clears the rest.
      if (n !== -1) return reuseImm(l, X.andi32, n, l.reg(i), l.reg(a));
      setReg(l.reg(a));
      return load(l, X.mov32, l.reg(i));
    }
  } else if (l.level === LEVEL.v3) {
    for (let k = 0; k < 2; k++) {
      const r = l.def(a);
      if (func.op[r] === IR.bxor && l.uses[r] === 1 && l.foldable(r) && immOf(l, func.b[r]) === -1) {
        matchRm(l, b);
        instRm(l, X.andn32 + w, 0);
        l.v.operand(l.reg(i), DEF_REG);
        l.v.operand(l.reg(func.a[r]), USE_REG);
        return pushRm(l);
      }
      [a, b] = [b, a];
    }
  }
  binary(l, i, X.and32, true);
}

function lowerXor(l: Lowering, i: number): void {
  if (immOf(l, l.func.b[i]) === -1) return reuseImm(l, X.not32 + wideOf(l, i), 0, l.reg(i), l.reg(l.func.a[i]));
  binary(l, i, X.xor32, true);
}

/** Shifts and rotates: `op` is the row of the immediate form (32), `bmi` that of the BMI2 form (0: none). */
function shift(l: Lowering, i: number, op: number, bmi: number): void {
  const { func } = l;
  const w = wideOf(l, i);
  const a = func.a[i];
  const b = func.b[i];
  const n = amountOf(func, l.def(b), w === 1 ? 64 : 32);
  if (n >= 0) {
    if (op === X.shl32 && n >= 1 && n <= 3) return unary(l, P.shlri32 + w, n, l.reg(i), l.reg(a));
    if (l.level === LEVEL.v3 && (op === X.rol32 || op === X.ror32)) {
      matchRm(l, a);
      instRm(l, X.rorx32 + w, op === X.ror32 ? n : -n & (w === 1 ? 63 : 31));
      l.v.operand(l.reg(i), DEF_REG);
      return pushRm(l);
    }
    return reuseImm(l, op + w, n, l.reg(i), l.reg(a));
  }
  if (l.level === LEVEL.v3 && bmi !== 0) {
    matchRm(l, a);
    instRm(l, bmi + w, 0);
    l.v.operand(l.reg(i), DEF_REG);
    l.v.operand(l.reg(b), USE_REG);
    return pushRm(l);
  }
  // The machine masks the count as WebAssembly does.
  l.v.inst(op + 2 + w, MODE.reg, 0, 0, 0, -1);
  l.v.operand(l.reg(i), defReuse(1));
  l.v.operand(l.reg(a), USE_REG);
  l.v.operand(l.reg(b), useFixed(RCX));
}

/** Unary with an r/m source; an xor breaks the false dependency on the destination (emitter). */
function count(l: Lowering, i: number, op: number): void {
  matchRm(l, l.func.a[i]);
  load(l, op + wideOf(l, i), l.reg(i));
}

/** Only registers: a load that is then narrowed must still read, and trap, at its full width. */
function extend(l: Lowering, i: number, op: number): void {
  setReg(l.reg(l.func.a[i]));
  load(l, op, l.reg(i));
}

export const intOps: Partial<Record<number, (l: Lowering, i: number) => void>> = {
  [IR.iconst]: (l, i) => {
    const { func } = l;
    const d = l.reg(i);
    l.v.vregRemat[d] = 1;
    l.v.inst(P.iconst32 + wideOf(l, i), MODE.reg, func.imm[i], 0, func.imm2[i], -1);
    l.v.operand(d, DEF_REG);
  },
  [IR.iadd]: lowerAdd,
  [IR.isub]: lowerSub,
  [IR.imul]: lowerMul,
  [IR.band]: lowerAnd,
  [IR.bor]: (l, i) => binary(l, i, X.or32, true),
  [IR.bxor]: lowerXor,
  [IR.ishl]: (l, i) => shift(l, i, X.shl32, X.shlx32),
  [IR.sshr]: (l, i) => shift(l, i, X.sar32, X.sarx32),
  [IR.ushr]: (l, i) => shift(l, i, X.shr32, X.shrx32),
  [IR.rotl]: (l, i) => shift(l, i, X.rol32, 0),
  [IR.rotr]: (l, i) => shift(l, i, X.ror32, 0),
  [IR.clz]: (l, i) =>
    l.level === LEVEL.v3 ? count(l, i, X.lzcnt32) : unary(l, P.clz32 + wideOf(l, i), 0, l.reg(i), l.reg(l.func.a[i])),
  [IR.ctz]: (l, i) =>
    l.level === LEVEL.v3 ? count(l, i, X.tzcnt32) : unary(l, P.ctz32 + wideOf(l, i), 0, l.reg(i), l.reg(l.func.a[i])),
  [IR.popcnt]: (l, i) => count(l, i, X.popcnt32),
  [IR.sextend8]: (l, i) => extend(l, i, X.movsx832 + wideOf(l, i)),
  [IR.sextend16]: (l, i) => extend(l, i, X.movsx1632 + wideOf(l, i)),
  [IR.sextend32]: (l, i) => extend(l, i, X.movsxd),
  [IR.uextend]: (l, i) => extend(l, i, X.mov32),
};
