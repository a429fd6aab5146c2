/**
 * Lowering of atomic operations. Plain loads order as WebAssembly asks where stores are exchanges; an operation whose old value
 * nobody reads is one locked instruction, addition and exchange give it, and, or and xor take a loop of compare-and-exchange.
 */

import { NONE } from '../../../base/brand.ts';
import type { Value } from '../../../ir/func.ts';
import { ACCESS, accessOf, IR, TY } from '../../../ir/ops.ts';
import { immOf } from '../../lower/constants.ts';
import type { LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { CLASS_INT, defFixed, USE_ANY, USE_REG, USE_REG_LATE, useFixed, type VReg } from '../../regalloc/interface/operands.ts';
import { loopOf, P } from '../assembler/ops.ts';
import { RAX } from '../assembler/registers.ts';
import { type AtomicAlu, type Row, rowsOf, sized, X } from '../assembler/rows.ts';
import { addressRm, instRm, isImm, pushRm, type Rm, regRm } from './integers/address.ts';
import { load, reuse, reuseImm, widthOf } from './integers/int.ts';
import { loadRow, store, storeImm } from './memory.ts';

/** The memory of atomic access `i`. */
const memoryOf = (l: Lowering, i: Value): Rm => addressRm(l, i, l.func.a[i], NONE);

/** log2 of the bytes of access `i`, whose operand or result is `value`. */
function sizeOf(l: Lowering, i: Value, value: Value): number {
  switch (accessOf(l.func.imm2[i])) {
    case ACCESS.u8:
      return 0;
    case ACCESS.u16:
      return 1;
    case ACCESS.u32:
      return 2;
    default:
      return l.func.ty[value] === TY.i32 ? 2 : 3;
  }
}

/** By log2 of an access's bytes: what extends its value in a register. */
const EXTEND: readonly (Row | undefined)[] = [X.movzx8, X.movzx16, undefined, undefined];

/** Gives access `i` its value, if anybody reads it: `write` writes the instruction that has it in `old`, to be extended. */
function oldValue(l: Lowering, i: Value, extend: Row | undefined, write: (old: VReg) => void): void {
  if (!l.wanted(i)) return write(l.temp(CLASS_INT));
  if (extend === undefined) return write(l.reg(i));
  const old = l.temp(CLASS_INT);
  write(old);
  load(l, extend, l.reg(i), regRm(old));
}

/** old = memory, memory = value, or their sum. */
function exchange(l: Lowering, i: Value, name: 'xchg' | 'xadd', value: VReg, log2: number): void {
  oldValue(l, i, EXTEND[log2], (old) => reuse(l, rowsOf(name)[log2] as Row, old, value, memoryOf(l, i)));
}

/** Memory op= value, where nobody reads what stood there. */
function locked(l: Lowering, i: Value, alu: AtomicAlu, log2: number): void {
  const value = l.func.b[i];
  const to = memoryOf(l, i);
  if (isImm(l, value)) storeImm(l, rowsOf(`lock${alu}i`)[log2] as Row, to, immOf(l, value));
  else store(l, rowsOf(`lock${alu}`)[log2] as Row, to, l.reg(value));
}

function lowerAdd(l: Lowering, i: Value): void {
  const log2 = sizeOf(l, i, i);
  if (l.wanted(i)) exchange(l, i, 'xadd', l.reg(l.func.b[i]), log2);
  else locked(l, i, 'add', log2);
}
function lowerSub(l: Lowering, i: Value): void {
  const log2 = sizeOf(l, i, i);
  if (!l.wanted(i)) return locked(l, i, 'sub', log2);
  const negative = l.temp(CLASS_INT);
  reuseImm(l, sized(X.neg, widthOf(l, i)), 0, negative, l.reg(l.func.b[i]));
  exchange(l, i, 'xadd', negative, log2);
}

/** And, or, xor. */
const logical = (alu: 'and' | 'or' | 'xor') => (l: Lowering, i: Value) => {
  const log2 = sizeOf(l, i, i);
  if (!l.wanted(i)) return locked(l, i, alu, log2);
  const to = memoryOf(l, i);
  const row = sized(X[alu], log2 === 3 ? 64 : 32);
  instRm(l, P.atomicLoop, to, loopOf(row, log2));
  // Both are read again and again while rax changes.
  l.v.operand(l.reg(i), defFixed(RAX)).operand(l.reg(l.func.b[i]), USE_REG_LATE);
  pushRm(l, to, USE_ANY, USE_REG_LATE);
};

/** What is narrow is compared as narrowly. Where it was equal, rax stays what it was: in its upper half, too. */
function lowerCas(l: Lowering, i: Value): void {
  const { func } = l;
  const log2 = sizeOf(l, i, i);
  oldValue(l, i, log2 === 2 && func.ty[i] === TY.i64 ? X.mov32 : EXTEND[log2], (old) => {
    const to = memoryOf(l, i);
    instRm(l, rowsOf('cmpxchg')[log2] as Row, to);
    l.v.operand(l.reg(func.c[i]), USE_REG);
    pushRm(l, to);
    l.v.operand(old, defFixed(RAX)).operand(l.reg(func.b[i]), useFixed(RAX));
  });
}

export const atomicOps: LowerTable = {
  [IR.atomic_load]: (l, i) => {
    const row = loadRow(l, l.func.ty[i], accessOf(l.func.imm2[i]));
    load(l, row, l.wanted(i) ? l.reg(i) : l.temp(CLASS_INT), memoryOf(l, i));
  },
  [IR.atomic_store]: (l, i) => exchange(l, i, 'xchg', l.reg(l.func.b[i]), sizeOf(l, i, l.func.b[i])),
  [IR.atomic_xchg]: (l, i) => exchange(l, i, 'xchg', l.reg(l.func.b[i]), sizeOf(l, i, i)),
  [IR.atomic_add]: lowerAdd,
  [IR.atomic_sub]: lowerSub,
  [IR.atomic_and]: logical('and'),
  [IR.atomic_or]: logical('or'),
  [IR.atomic_xor]: logical('xor'),
  [IR.atomic_cas]: lowerCas,
  [IR.fence]: (l) => {
    l.v.inst(P.fence);
  },
};
