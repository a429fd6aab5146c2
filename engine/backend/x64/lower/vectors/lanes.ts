/**
 * Lowering of what goes between vectors and scalars: splat, extract_lane, replace_lane, and the loads and stores of one lane,
 * which are these with a load or store folded in (frontend/simd.ts).
 */
import type { Value } from '../../../../ir/func.ts';
import { ACCESS } from '../../../../ir/ops.ts';
import { op as dense } from '../../../../wasm/opcodes.ts';
import type { Lowering } from '../../../lower/lower.ts';
import { DEF_REG, USE_REG, type VReg } from '../../../regalloc/interface/operands.ts';
import { type Row, type VectorOp, X } from '../../assembler/rows.ts';
import { formOf, instRm, matchRm, pushRm, setReg } from '../integers/address.ts';
import { load } from '../integers/int.ts';
import {
  binary,
  binaryRm,
  binaryScalar,
  hasVex,
  int,
  sinkAccess,
  unary,
  unaryRm,
  unaryRow,
  unaryRowRm,
  zeros,
} from './vector.ts';

type Lower = (l: Lowering, i: Value) => void;
const operand = (l: Lowering, i: Value): Value => l.func.a[i];
const laneOf = (l: Lowering, i: Value): number => l.func.imm2[i];

/** A load of one byte or 16-bit lane, whatever its extension. */
function sinkNarrow(l: Lowering, value: Value, signed: number, unsigned: number): boolean {
  return sinkAccess(l, value, unsigned) || sinkAccess(l, value, signed);
}
const sinkByte = (l: Lowering, value: Value): boolean => sinkNarrow(l, value, ACCESS.s8, ACCESS.u8);
const sinkWord = (l: Lowering, value: Value): boolean => sinkNarrow(l, value, ACCESS.s16, ACCESS.u16);

/** A vector register with the integer `value` in its lowest lane; `op` is movd or movq. */
function fromInteger(l: Lowering, value: Value, op: VectorOp): VReg {
  matchRm(l, value);
  return unaryRm(l, op);
}

function splat8(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l)) {
    if (sinkByte(l, a)) unaryRowRm(l, X.vpbroadcastb, 0, l.reg(i));
    else unaryRow(l, X.vpbroadcastb, fromInteger(l, a, X.movd), 0, l.reg(i));
  } else binary(l, X.pshufb, fromInteger(l, a, X.movd), zeros(l), 0, l.reg(i));
}
function splat16(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l)) {
    if (sinkWord(l, a)) unaryRowRm(l, X.vpbroadcastw, 0, l.reg(i));
    else unaryRow(l, X.vpbroadcastw, fromInteger(l, a, X.movd), 0, l.reg(i));
  } else unary(l, X.pshufd, unary(l, X.pshuflw, fromInteger(l, a, X.movd)), 0, l.reg(i));
}
function splat32(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l) && sinkAccess(l, a, ACCESS.full)) unaryRowRm(l, X.vbroadcastss, 0, l.reg(i));
  else unary(l, X.pshufd, fromInteger(l, a, X.movd), 0, l.reg(i));
}
function splat64(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (sinkAccess(l, a, ACCESS.full)) unaryRm(l, X.movddup, 0, l.reg(i));
  else unary(l, X.pshufd, fromInteger(l, a, X.movq), 0x44, l.reg(i));
}
function splatF32(l: Lowering, i: Value): void {
  const a = operand(l, i);
  if (hasVex(l)) {
    matchRm(l, a);
    unaryRowRm(l, X.vbroadcastss, 0, l.reg(i));
    return;
  }
  // The shuffle would read 16 bytes of a spill slot of 8.
  setReg(l.reg(a));
  unaryRm(l, X.pshufd, 0, l.reg(i), USE_REG);
}
function splatF64(l: Lowering, i: Value): void {
  matchRm(l, operand(l, i));
  unaryRm(l, X.movddup, 0, l.reg(i));
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
    setReg(t);
    load(l, extension, l.reg(i));
  };
/** A float lane moves to the front; what stands behind it in a scalar's register means nothing. */
const extractFloat =
  (bits: number): Lower =>
  (l, i) => {
    const lane = laneOf(l, i);
    if (lane === 0) {
      setReg(l.reg(operand(l, i)));
      instRm(l, formOf(l, X.movaps));
      l.v.operand(l.reg(i), DEF_REG);
      pushRm(l, USE_REG);
    } else unary(l, X.pshufd, l.reg(operand(l, i)), bits === 64 ? 0xee : lane, l.reg(i));
  };

/** Matches the scalar operand of a replace_lane. */
function matchScalar(l: Lowering, i: Value, bits: number): void {
  const value = l.func.b[i];
  if (bits === 8 && sinkByte(l, value)) return;
  if (bits === 16 && sinkWord(l, value)) return;
  matchRm(l, value, bits >= 32);
}
const replace =
  (op: VectorOp, bits: number, shift = 0): Lower =>
  (l, i) => {
    matchScalar(l, i, bits);
    binaryRm(l, op, l.reg(operand(l, i)), laneOf(l, i) << shift, l.reg(i));
  };
function replaceF64(l: Lowering, i: Value): void {
  const high = laneOf(l, i) === 1;
  const value = l.func.b[i];
  const a = l.reg(operand(l, i));
  if (sinkAccess(l, value, ACCESS.full)) binaryRm(l, high ? X.movhps : X.movlps, a, 0, l.reg(i));
  else binaryScalar(l, high ? X.unpcklpd : X.movsdlow, a, l.reg(value), 0, l.reg(i));
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
