/**
 * Addresses of AArch64: [base + disp], [base + index], the index maybe zero-extended from 32 bits, or shifted by the access's
 * size; what the machine cannot add by itself, the emitter does in x16. Matched from IR address arithmetic.
 */
import { NONE } from '../../../base/brand.ts';
import { amountOf } from '../../../ir/constants.ts';
import type { Value } from '../../../ir/func.ts';
import { IR, trapOf } from '../../../ir/ops.ts';
import { sumOf } from '../../lower/address.ts';
import type { Lowering } from '../../lower/lower.ts';
import { DEF_REG, USE_REG, type VReg } from '../../regalloc/interface/operands.ts';
import { MODE, MODE_SCALED, MODE_ZERO } from '../assembler/ops.ts';
import { A, type MemoryRow, memoryLog2, sized } from '../assembler/rows.ts';
import { fresh, UXTW, widthOf } from './integers/int.ts';

/** Memory as a memory row takes it. */
export interface Address {
  readonly mode: number;
  readonly base: Value;
  readonly index: Value;
  /** In place of base and index: a register of no value. */
  readonly reg?: VReg;
  readonly disp: number;
  /** The trap that a fault there is, 0: it cannot fault; and the position of the access. */
  readonly trap: number;
  readonly pos: number;
}
/** Memory that is addressed by the mode alone. */
export const place = (mode: number, disp: number): Address => ({ mode, base: NONE, index: NONE, disp, trap: 0, pos: -1 });

/** The address `a` + `b` + imm of access `i` (b may be NONE) by `row`, with its trap. */
function addressOf(l: Lowering, row: MemoryRow, i: Value, a: Value, b: Value): Address {
  const { func } = l;
  const trap = trapOf(func.imm2[i]);
  const pos = func.pos[i];
  let { base, index, disp } = sumOf(l, a, b, func.imm[i]);
  if (index === NONE) {
    const op = func.op[base];
    if (op !== IR.vmctx && op !== IR.vmaddr) return { mode: MODE.base, base, index, disp, trap, pos };
    const field = disp + (op === IR.vmaddr ? func.imm[base] : 0);
    if (field === (field | 0)) return { ...place(MODE.instance, field), trap, pos };
    return { mode: MODE.base, base, index, disp, trap, pos };
  }
  if (isScale(l, base, row) || isExtension(l, base)) [base, index] = [index, base];
  if (isScale(l, index, row)) return { mode: MODE.baseIndex | MODE_SCALED, base, index: func.a[index], disp, trap, pos };
  if (isExtension(l, index)) return { mode: MODE.baseIndexU, base, index: func.a[index], disp, trap, pos };
  return { mode: MODE.baseIndex, base, index, disp, trap, pos };
}
/** Whether the i64 `d` is a multiplication with the access's size that the access can do. */
function isScale(l: Lowering, d: Value, row: MemoryRow): boolean {
  const { func } = l;
  const log2 = memoryLog2(row);
  return func.op[d] === IR.ishl && log2 > 0 && l.foldable(d) && amountOf(func, l.def(func.b[d]), widthOf(l, d)) === log2;
}
const isExtension = (l: Lowering, d: Value): boolean => l.func.op[d] === IR.uextend && l.foldable(d);

/** The memory of a load, store, vmload or vmstore by `row`. */
export function memoryOf(l: Lowering, row: MemoryRow, i: Value): Address {
  const { op, a, b, imm, pos } = l.func;
  if (op[i] !== IR.vmload && op[i] !== IR.vmstore) return addressOf(l, row, i, a[i], b[i]);
  return { ...place(MODE.instance, imm[i]), pos: pos[i] };
}

function start(l: Lowering, row: MemoryRow, { mode, disp, trap, pos }: Address, flags: number): void {
  l.v
    .inst(row)
    .withMode(mode | flags)
    .withDisp(disp)
    .withAux(trap)
    .at(pos);
}
function registers(l: Lowering, { base, index, reg }: Address): void {
  if (reg !== undefined) l.v.operand(reg, USE_REG);
  if (base !== NONE) l.v.operand(l.reg(base), USE_REG);
  if (index !== NONE) l.v.operand(l.reg(index), USE_REG);
}
/** d = memory. */
export function load(l: Lowering, row: MemoryRow, d: VReg, from: Address): void {
  start(l, row, from, 0);
  l.v.operand(d, DEF_REG);
  registers(l, from);
}
/** memory = s. */
export function store(l: Lowering, row: MemoryRow, to: Address, s: VReg): void {
  start(l, row, to, 0);
  l.v.operand(s, USE_REG);
  registers(l, to);
}
/** memory = 0. */
export function storeZero(l: Lowering, row: MemoryRow, to: Address): void {
  start(l, row, to, MODE_ZERO);
  registers(l, to);
}
/** Reads memory, for its trap. */
export const readNothing = storeZero;

/** The same place with base and index summed up in a register. */
export function withoutIndex(l: Lowering, row: MemoryRow, place: Address): Address {
  const { base, index, mode } = place;
  if (index === NONE) return place;
  const amount = (mode & MODE_SCALED) !== 0 ? memoryLog2(row) : 0;
  const [sum, fields] = (mode & 15) === MODE.baseIndexU ? [A.addx, (UXTW << 3) | amount] : [sized(A.add, 64), amount];
  const reg = fresh(l, sum, fields, l.reg(base), l.reg(index));
  return { ...place, mode: MODE.base, base: NONE, index: NONE, reg };
}
