/**
 * Lowering of vectors that become an i32: any_true and all_true as flags (for branches and traps directly, for values through
 * setcc), bitmask.
 */
import type { Value } from '../../../../ir/func.ts';
import { IR } from '../../../../ir/ops.ts';
import { op as dense, OPS } from '../../../../wasm/opcodes.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { DEF_REG, USE_ANY, USE_REG } from '../../../regalloc/interface/operands.ts';
import { CC } from '../../assembler/conditions.ts';
import { type VectorOp, X } from '../../assembler/rows.ts';
import { formOf, regRm } from '../integers/address.ts';
import { load, setcc, zero } from '../integers/int.ts';
import { binary, int, zeros } from './vector.ts';

/** all_true → what compares its lanes; any_true: nothing. */
const COMPARE = new Map<number, VectorOp | undefined>([
  [dense('v128.any_true'), undefined],
  [dense('i8x16.all_true'), X.pcmpeqb],
  [dense('i16x8.all_true'), X.pcmpeqw],
  [dense('i32x4.all_true'), X.pcmpeqd],
  [dense('i64x2.all_true'), X.pcmpeqq],
]);
const IS_TEST = new Uint8Array(OPS.length);
for (const op of COMPARE.keys()) IS_TEST[op] = 1;

/** Whether `r` is any_true or all_true. */
export function isVectorTest(l: Lowering, r: Value): boolean {
  return l.func.op[r] === IR.vunary && IS_TEST[l.func.imm[r]] === 1;
}
/** Writes the flags of test `r`; returns the condition under which it holds. */
export function vectorTest(l: Lowering, r: Value): number {
  const compare = COMPARE.get(l.func.imm[r]);
  const a = l.reg(l.func.a[r]);
  const v = compare === undefined ? a : binary(l, compare, zeros(l), a);
  l.v.inst(formOf(l, X.ptest)).operand(v, USE_REG).operand(v, USE_ANY);
  return compare === undefined ? CC.ne : CC.e;
}

function test(l: Lowering, i: Value): void {
  const d = l.reg(i);
  const z = zero(l);
  setcc(l, d, z, vectorTest(l, i));
}

const MASKS = new Map([
  [dense('i8x16.bitmask'), X.pmovmskb],
  [dense('i32x4.bitmask'), X.movmskps],
  [dense('i64x2.bitmask'), X.movmskpd],
]);
function bitmask(l: Lowering, i: Value): void {
  const a = l.reg(l.func.a[i]);
  const op = MASKS.get(l.func.imm[i]);
  const d = l.reg(i);
  if (op !== undefined) {
    l.v.inst(formOf(l, op)).operand(d, DEF_REG).operand(a, USE_REG);
    return;
  }
  // Words as bytes, twice; their masks stand in both halves of the result.
  const twice = int(l);
  const packed = binary(l, X.packsswb, a, a);
  l.v.inst(formOf(l, X.pmovmskb)).operand(twice, DEF_REG).operand(packed, USE_REG);
  load(l, X.movzx8, d, regRm(twice));
}

export const TEST_OPS: readonly string[] = [
  'v128.any_true',
  ...['i8x16', 'i16x8', 'i32x4', 'i64x2'].flatMap((s) => [`${s}.all_true`, `${s}.bitmask`]),
];
export function lowerVectorTest(l: Lowering, i: Value): void {
  if (isVectorTest(l, i)) test(l, i);
  else bitmask(l, i);
}
