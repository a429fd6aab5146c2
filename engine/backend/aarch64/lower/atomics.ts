/**
 * Lowering of atomic operations, sequentially consistent as WebAssembly has them: loads that acquire and stores that release
 * order each other. armv8.1-a has an instruction for each read-modify-write; below it there are loops of an exclusive load and an
 * exclusive store.
 */

import { NONE } from '../../../base/brand.ts';
import type { Value } from '../../../ir/func.ts';
import { ACCESS, accessOf, IR, TY, trapOf } from '../../../ir/ops.ts';
import type { Lower, LowerTable } from '../../lower/dispatch.ts';
import type { Lowering } from '../../lower/lower.ts';
import { CLASS_INT, DEF_REG, DEF_REG_EARLY, defReuse, USE_REG, type VReg } from '../../regalloc/interface/operands.ts';
import { sumImmediate } from '../assembler/immediates.ts';
import { LEVEL } from '../assembler/level.ts';
import { P } from '../assembler/ops.ts';
import { A, type Family, type Row, sized } from '../assembler/rows.ts';
import { constant, fresh } from './integers/int.ts';

/** Bits of access `i`, whose operand or result is `value`. */
function bitsOf(l: Lowering, i: Value, value: Value): number {
  switch (accessOf(l.func.imm2[i])) {
    case ACCESS.u8:
      return 8;
    case ACCESS.u16:
      return 16;
    case ACCESS.u32:
      return 32;
    default:
      return l.func.ty[value] === TY.i32 ? 32 : 64;
  }
}
/** The address of access `i` in a register: these instructions add nothing. */
function addressOf(l: Lowering, i: Value): VReg {
  const { func } = l;
  const base = l.reg(func.a[i]);
  const n = func.imm[i];
  if (n === 0) return base;
  const fields = sumImmediate(n);
  if (fields >= 0) return fresh(l, sized(A.addi, 64), fields, base);
  return fresh(l, sized(A.add, 64), 0, base, constant(l, n, 0));
}
/** Starts the instruction that accesses memory for `i`. */
const start = (l: Lowering, row: Row, i: Value): Lowering['v'] => l.v.inst(row).withAux(trapOf(l.func.imm2[i])).at(l.func.pos[i]);
/** The register of the result of `i`, which nobody may need. */
const resultOf = (l: Lowering, i: Value): VReg => (l.wanted(i) ? l.reg(i) : l.temp(CLASS_INT));

/** What is done to memory: the instruction of armv8.1-a and what it takes of the operand, and the loop's own on registers. */
interface Update {
  readonly row: Family;
  /** Of the operand: its negative, its complement, or itself. */
  readonly prepare?: Family;
  /** Absent: the operand takes the place of what was there. */
  readonly inLoop?: Family;
}
const update =
  ({ row, prepare, inLoop }: Update): Lower =>
  (l, i) => {
    const bits = bitsOf(l, i, i);
    const width = bits === 64 ? 64 : 32;
    const value = l.reg(l.func.b[i]);
    const address = addressOf(l, i);
    const old = resultOf(l, i);
    if (l.level >= LEVEL.v8_1) {
      const operand = prepare === undefined ? value : fresh(l, sized(prepare, width), 0, value);
      start(l, sized(row, bits), i).operand(operand, USE_REG).operand(old, DEF_REG).operand(address, USE_REG);
      return;
    }
    // The old value is there while the others are still read: the loop may go round.
    start(l, P.atomicLoop, i)
      .withImm(bits)
      .withDisp(inLoop === undefined ? NONE : sized(inLoop, width))
      .operand(old, DEF_REG_EARLY)
      .operand(value, USE_REG)
      .operand(address, USE_REG);
  };

/** What is narrow is compared as narrowly. */
function compareAndSwap(l: Lowering, i: Value): void {
  const { func } = l;
  const bits = bitsOf(l, i, i);
  const address = addressOf(l, i);
  const expected = l.reg(func.b[i]);
  const value = l.reg(func.c[i]);
  const old = resultOf(l, i);
  if (l.level >= LEVEL.v8_1)
    start(l, sized(A.casal, bits), i)
      .operand(old, defReuse(1))
      .operand(expected, USE_REG)
      .operand(value, USE_REG)
      .operand(address, USE_REG);
  else
    start(l, P.casLoop, i)
      .withImm(bits)
      .operand(old, DEF_REG_EARLY)
      .operand(expected, USE_REG)
      .operand(value, USE_REG)
      .operand(address, USE_REG);
}

export const atomicOps: LowerTable = {
  [IR.atomic_load]: (l, i) => {
    const address = addressOf(l, i);
    start(l, sized(A.ldar, bitsOf(l, i, i)), i)
      .operand(resultOf(l, i), DEF_REG)
      .operand(address, USE_REG);
  },
  [IR.atomic_store]: (l, i) => {
    const value = l.func.b[i];
    const address = addressOf(l, i);
    start(l, sized(A.stlr, bitsOf(l, i, value)), i)
      .operand(l.reg(value), USE_REG)
      .operand(address, USE_REG);
  },
  [IR.atomic_xchg]: update({ row: A.swpal }),
  [IR.atomic_add]: update({ row: A.ldaddal, inLoop: A.add }),
  [IR.atomic_sub]: update({ row: A.ldaddal, prepare: A.neg, inLoop: A.sub }),
  [IR.atomic_and]: update({ row: A.ldclral, prepare: A.mvn, inLoop: A.and }),
  [IR.atomic_or]: update({ row: A.ldsetal, inLoop: A.orr }),
  [IR.atomic_xor]: update({ row: A.ldeoral, inLoop: A.eor }),
  [IR.atomic_cas]: compareAndSwap,
  [IR.fence]: (l) => {
    l.v.inst(A.dmbish);
  },
};
