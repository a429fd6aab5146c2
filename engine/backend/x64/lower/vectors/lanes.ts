/**
 * Lowering of what goes between vectors and scalars: splat, extract_lane, replace_lane, and the loads and stores of one lane,
 * which are these with a load or store folded in (frontend/simd.ts).
 */

import type { Value } from '../../../../ir/func.ts';
import { ACCESS } from '../../../../ir/ops.ts';
import { op as dense } from '../../../../wasm/opcodes.ts';
import type { Lower } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { DEF_REG, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import { type Row, type VectorOp, X } from '../../assembler/rows.ts';
import { formOf, type Rm, regRm, sunkRm, valueRm } from '../integers/address.ts';
import { load } from '../integers/int.ts';
import {
  binary,
  binaryRm,
  binaryScalar,
  hasVex,
  int,
  unary,
  unaryRm,
  unaryRow,
  unaryRowRm,
  unaryScalar,
  zeros,
} from './vector.ts';

const operand = (l: Lowering, i: Value): Value => l.func.a[i];
const laneOf = (l: Lowering, i: Value): number => l.func.imm2[i];

/** A load of one byte or 16-bit lane, whatever its extension. */
const byteRm = (l: Lowering, value: Value): Rm | undefined => sunkRm(l, value, ACCESS.u8) ?? sunkRm(l, value, ACCESS.s8);
const wordRm = (l: Lowering, value: Value): Rm | undefined => sunkRm(l, value, ACCESS.u16) ?? sunkRm(l, value, ACCESS.s16);

/** A vector register with the integer `value` in its lowest lane; `op` is movd or movq. */
function fromInteger(l: Lowering, value: Value, op: VectorOp): VReg {
  return unaryRm(l, op, valueRm(l, value));
}

function splat8(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l)) {
    const loaded = byteRm(l, a);
    if (loaded !== undefined) unaryRowRm(l, X.vpbroadcastb, loaded, 0, l.reg(i));
    else unaryRow(l, X.vpbroadcastb, fromInteger(l, a, X.movd), 0, l.reg(i));
  } else binary(l, X.pshufb, fromInteger(l, a, X.movd), zeros(l), 0, l.reg(i));
}
function splat16(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l)) {
    const loaded = wordRm(l, a);
    if (loaded !== undefined) unaryRowRm(l, X.vpbroadcastw, loaded, 0, l.reg(i));
    else unaryRow(l, X.vpbroadcastw, fromInteger(l, a, X.movd), 0, l.reg(i));
  } else unary(l, X.pshufd, unary(l, X.pshuflw, fromInteger(l, a, X.movd)), 0, l.reg(i));
}
function splat32(l: Lowering, i: Value): void {
  const a = operand(l, i);
  const loaded = hasVex(l) ? sunkRm(l, a, ACCESS.full) : undefined;
  if (loaded !== undefined) unaryRowRm(l, X.vbroadcastss, loaded, 0, l.reg(i));
  else unary(l, X.pshufd, fromInteger(l, a, X.movd), 0, l.reg(i));
}
function splat64(l: Lowering, i: Value): void {
  const a = operand(l, i);
  const loaded = sunkRm(l, a, ACCESS.full);
  if (loaded !== undefined) unaryRm(l, X.movddup, loaded, 0, l.reg(i));
  else unary(l, X.pshufd, fromInteger(l, a, X.movq), 0x44, l.reg(i));
}
function splatF32(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l)) {
    const source = valueRm(l, a);
    unaryRowRm(l, X.vbroadcastss, source, 0, l.reg(i));
    return;
  }
  const scalar = l.reg(a);
  unaryScalar(l, X.pshufd, scalar, l.reg(i));
}
function splatF64(l: Lowering, i: Value): void {
  const source = valueRm(l, operand(l, i));
  unaryRm(l, X.movddup, source, 0, l.reg(i));
}

/** d = the integer lane by an instruction that reads a vector register and writes r/m. */
function extractRow(l: Lowering, op: VectorOp, i: Value, d: VReg): void {
  l.v
    .inst(formOf(l, op))
    .withImm(laneOf(l, i))
    .operand(l.reg(operand(l, i)), USE_REG)
    .operand(d, DEF_REG);
}
const extractInt =
  (op: VectorOp, first: VectorOp, extension?: Row): Lower =>
  (l, i) => {
    const use = laneOf(l, i) === 0 ? first : op;
    if (extension === undefined) return extractRow(l, use, i, l.reg(i));
    const t = int(l);
    extractRow(l, use, i, t);
    load(l, extension, l.reg(i), regRm(t));
  };
/** A float lane moves to the front; what stands behind it in a scalar's register means nothing. */
const extractFloat =
  (bits: number): Lower =>
  (l, i) => {
    const lane = laneOf(l, i);
    const a = l.reg(operand(l, i));
    if (lane === 0) unaryScalar(l, X.movaps, a, l.reg(i));
    else unary(l, X.pshufd, a, bits === 64 ? 0xee : lane, l.reg(i));
  };

/** The scalar operand of a replace_lane. */
function scalarRm(l: Lowering, i: Value, bits: number): Rm {
  const value = l.func.b[i];
  const narrow = bits === 8 ? byteRm(l, value) : bits === 16 ? wordRm(l, value) : undefined;
  return narrow ?? valueRm(l, value, bits >= 32);
}
const replace =
  (op: VectorOp, bits: number, shift = 0): Lower =>
  (l, i) => {
    const scalar = scalarRm(l, i, bits);
    binaryRm(l, op, l.reg(operand(l, i)), scalar, laneOf(l, i) << shift, l.reg(i));
  };
function replaceF64(l: Lowering, i: Value): void {
  const high = laneOf(l, i) === 1;
  const value = l.func.b[i];
  const a = l.reg(operand(l, i));
  const loaded = sunkRm(l, value, ACCESS.full);
  if (loaded !== undefined) binaryRm(l, high ? X.movhps : X.movlps, a, loaded, 0, l.reg(i));
  else binaryScalar(l, high ? X.unpcklpd : X.movsdlow, a, l.reg(value), l.reg(i));
}

/** Instruction → lowering. */
export const LANE_OPS: Readonly<Record<string, Lower>> = {
  'i8x16.splat': splat8,
  'i16x8.splat': splat16,
  'i32x4.splat': splat32,
  'i64x2.splat': splat64,
  'f32x4.splat': splatF32,
  'f64x2.splat': splatF64,
  'i8x16.extract_lane_s': extractInt(X.pextrb, X.pextrb, X.movsx832),
  'i8x16.extract_lane_u': extractInt(X.pextrb, X.pextrb),
  'i16x8.extract_lane_s': extractInt(X.pextrw, X.pextrw, X.movsx1632),
  'i16x8.extract_lane_u': extractInt(X.pextrw, X.pextrw),
  'i32x4.extract_lane': extractInt(X.pextrd, X.movdr),
  'i64x2.extract_lane': extractInt(X.pextrq, X.movqr),
  'f32x4.extract_lane': extractFloat(32),
  'f64x2.extract_lane': extractFloat(64),
  'i8x16.replace_lane': replace(X.pinsrb, 8),
  'i16x8.replace_lane': replace(X.pinsrw, 16),
  'i32x4.replace_lane': replace(X.pinsrd, 32),
  'i64x2.replace_lane': replace(X.pinsrq, 64),
  'f32x4.replace_lane': replace(X.insertps, 32, 4),
  'f64x2.replace_lane': replaceF64,
};

/** extract_lane → [bytes of the lane, instruction for lane 0, for the other lanes] of its store. */
const LANE_STORES: ReadonlyMap<number, readonly [number, VectorOp, VectorOp]> = new Map([
  [dense('i8x16.extract_lane_s'), [1, X.pextrb, X.pextrb] as const],
  [dense('i8x16.extract_lane_u'), [1, X.pextrb, X.pextrb] as const],
  [dense('i16x8.extract_lane_s'), [2, X.pextrw, X.pextrw] as const],
  [dense('i16x8.extract_lane_u'), [2, X.pextrw, X.pextrw] as const],
  [dense('i32x4.extract_lane'), [4, X.storess, X.pextrd] as const],
  [dense('f32x4.extract_lane'), [4, X.storess, X.pextrd] as const],
  [dense('i64x2.extract_lane'), [8, X.storesd, X.storehps] as const],
  [dense('f64x2.extract_lane'), [8, X.storesd, X.storehps] as const],
]);
/** What stores lane `lane` of what `op` extracts; undefined where nothing writes so many bytes. */
export function laneStore(op: number, lane: number, bytes: number): VectorOp | undefined {
  const row = LANE_STORES.get(op);
  return row === undefined || row[0] !== bytes ? undefined : row[lane === 0 ? 1 : 2];
}
