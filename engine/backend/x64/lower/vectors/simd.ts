/**
 * Lowering of vector arithmetic: what is one instruction by table, the rest as sequences (see vector.ts for how they are written,
 * and lanes.ts, shuffle.ts, simd-convert.ts, simd-shift.ts for their topics). Every vector instruction of
 * WebAssembly has an entry; a missing one stops the program at start-up.
 */

import type { Value } from '../../../../ir/func.ts';
import { IR } from '../../../../ir/ops.ts';
import { VECTOR_COMMUTATIVE } from '../../../../ir/simplify/simplify-vector.ts';
import { bug } from '../../../../wasm/errors.ts';
import { op as dense, OP_ROWS, OPS } from '../../../../wasm/opcodes.ts';
import type { Lower, LowerTable } from '../../../lower/dispatch.ts';
import type { Lowering } from '../../../lower/lower.ts';
import type { VReg } from '../../../regalloc/interface/operands.ts';
import { LEVEL } from '../../assembler/level.ts';
import { type VectorOp, vectorNamed, X } from '../../assembler/rows.ts';
import { LANE_OPS } from './lanes.ts';
import { lowerShuffle, lowerSwizzle } from './shuffle.ts';
import { CONVERT_OPS, signedHigh } from './simd-convert.ts';
import { SHIFT_OPS } from './simd-shift.ts';
import { lowerVectorTest, TEST_OPS } from './simd-test.ts';
import {
  binary,
  binaryRm,
  blend,
  constant,
  isMemory,
  type LaneWords,
  shiftBy,
  unary,
  unaryRm,
  vec,
  vectorRm,
  withConstant,
  zeros,
} from './vector.ts';

const A = (l: Lowering, i: Value): VReg => l.reg(l.func.a[i]);
const B = (l: Lowering, i: Value): VReg => l.reg(l.func.b[i]);
const C = (l: Lowering, i: Value): VReg => l.reg(l.func.c[i]);

/** Two operands, one instruction of the machine's; `swap`: it takes them the other way round; a number: its immediate. */
const BINARY = `
i8x16.add paddb          i8x16.add_sat_s paddsb     i8x16.add_sat_u paddusb    i8x16.sub psubb
i8x16.sub_sat_s psubsb   i8x16.sub_sat_u psubusb    i8x16.min_s pminsb         i8x16.min_u pminub
i8x16.max_s pmaxsb       i8x16.max_u pmaxub         i8x16.avgr_u pavgb         i8x16.eq pcmpeqb
i8x16.gt_s pcmpgtb       i8x16.lt_s pcmpgtb swap    i8x16.narrow_i16x8_s packsswb  i8x16.narrow_i16x8_u packuswb
i16x8.add paddw          i16x8.add_sat_s paddsw     i16x8.add_sat_u paddusw    i16x8.sub psubw
i16x8.sub_sat_s psubsw   i16x8.sub_sat_u psubusw    i16x8.mul pmullw           i16x8.min_s pminsw
i16x8.min_u pminuw       i16x8.max_s pmaxsw         i16x8.max_u pmaxuw         i16x8.avgr_u pavgw
i16x8.eq pcmpeqw         i16x8.gt_s pcmpgtw         i16x8.lt_s pcmpgtw swap
i16x8.narrow_i32x4_s packssdw                       i16x8.narrow_i32x4_u packusdw
i32x4.add paddd          i32x4.sub psubd            i32x4.mul pmulld           i32x4.min_s pminsd
i32x4.min_u pminud       i32x4.max_s pmaxsd         i32x4.max_u pmaxud         i32x4.eq pcmpeqd
i32x4.gt_s pcmpgtd       i32x4.lt_s pcmpgtd swap    i32x4.dot_i16x8_s pmaddwd
i64x2.add paddq          i64x2.sub psubq            i64x2.eq pcmpeqq           i64x2.gt_s pcmpgtq
i64x2.lt_s pcmpgtq swap
v128.and pand            v128.andnot pandn swap     v128.or por                v128.xor pxor
f32x4.add addps          f32x4.sub subps            f32x4.mul mulps            f32x4.div divps
f32x4.eq cmpps 0         f32x4.ne cmpps 4           f32x4.lt cmpps 1           f32x4.le cmpps 2
f32x4.gt cmpps 1 swap    f32x4.ge cmpps 2 swap      f32x4.pmin minps swap      f32x4.pmax maxps swap
f64x2.add addpd          f64x2.sub subpd            f64x2.mul mulpd            f64x2.div divpd
f64x2.eq cmppd 0         f64x2.ne cmppd 4           f64x2.lt cmppd 1           f64x2.le cmppd 2
f64x2.gt cmppd 1 swap    f64x2.ge cmppd 2 swap      f64x2.pmin minpd swap      f64x2.pmax maxpd swap`;

/** One operand of 16 bytes, one instruction of the machine's. */
const UNARY = `
i8x16.abs pabsb          i16x8.abs pabsw            i32x4.abs pabsd
f32x4.sqrt sqrtps        f32x4.ceil roundps 10      f32x4.floor roundps 9      f32x4.trunc roundps 11
f32x4.nearest roundps 8  f64x2.sqrt sqrtpd          f64x2.ceil roundpd 10      f64x2.floor roundpd 9
f64x2.trunc roundpd 11   f64x2.nearest roundpd 8    f32x4.convert_i32x4_s cvtdq2ps
f32x4.demote_f64x2_zero cvtpd2ps`;

function simple(op: VectorOp, imm: number, swapped: boolean): Lower {
  return (l, i) => {
    const { func } = l;
    let a = func.a[i];
    let b = func.b[i];
    if (swapped) [a, b] = [b, a];
    if (VECTOR_COMMUTATIVE[func.imm[i]] === 1 && !isMemory(l, b)) {
      // Memory goes to the right; at v2 the operand that nobody needs later is the one to be overwritten.
      if (isMemory(l, a) || (l.level !== LEVEL.v3 && l.wanted(a) && !l.wanted(b))) [a, b] = [b, a];
    }
    const d = l.reg(i);
    const source = vectorRm(l, b);
    binaryRm(l, op, l.reg(a), source, imm, d);
  };
}

const TABLE: Record<string, Lower> = {};
/** Reads one of the tables above. */
function readTable(text: string, make: (op: VectorOp, imm: number, swapped: boolean) => Lower): void {
  for (const [, name = '', op = '', imm, swap] of text.matchAll(/(\S+\.\S+) (\w+)(?: (\d+))?( swap)?/g)) {
    TABLE[name] = make(vectorNamed(op) ?? bug(`no instruction ${op}`), Number(imm ?? 0), swap !== undefined);
  }
}
readTable(BINARY, simple);
readTable(UNARY, (op, imm) => (l, i) => {
  const d = l.reg(i);
  unaryRm(l, op, vectorRm(l, l.func.a[i]), imm, d);
});

const not = (l: Lowering, a: VReg, d: VReg): number => withConstant(l, X.pxor, a, [-1], 0, d);

// Comparisons that the machine has only the other way round. For x <= y it has min(x, y) = x.
const SHAPES = [
  ['i8x16', X.pcmpeqb, X.pminsb, X.pmaxsb, X.pminub, X.pmaxub],
  ['i16x8', X.pcmpeqw, X.pminsw, X.pmaxsw, X.pminuw, X.pmaxuw],
  ['i32x4', X.pcmpeqd, X.pminsd, X.pmaxsd, X.pminud, X.pmaxud],
] as const;
for (const [shape, eq, minS, maxS, minU, maxU] of SHAPES) {
  const byExtreme =
    (extreme: VectorOp, negate: boolean): Lower =>
    (l, i) => {
      const a = A(l, i);
      const m = binary(l, extreme, B(l, i), a);
      const d = l.reg(i);
      if (negate) not(l, binary(l, eq, m, a), d);
      else binary(l, eq, m, a, 0, d);
    };
  TABLE[`${shape}.le_s`] = byExtreme(minS, false);
  TABLE[`${shape}.ge_s`] = byExtreme(maxS, false);
  TABLE[`${shape}.le_u`] = byExtreme(minU, false);
  TABLE[`${shape}.ge_u`] = byExtreme(maxU, false);
  TABLE[`${shape}.lt_u`] = byExtreme(maxU, true);
  TABLE[`${shape}.gt_u`] = byExtreme(minU, true);
  TABLE[`${shape}.ne`] = (l, i) => {
    not(l, binary(l, eq, A(l, i), B(l, i)), l.reg(i));
  };
}
TABLE['i64x2.ne'] = (l, i) => {
  not(l, binary(l, X.pcmpeqq, A(l, i), B(l, i)), l.reg(i));
};
TABLE['i64x2.le_s'] = (l, i) => {
  not(l, binary(l, X.pcmpgtq, A(l, i), B(l, i)), l.reg(i));
};
TABLE['i64x2.ge_s'] = (l, i) => {
  not(l, binary(l, X.pcmpgtq, B(l, i), A(l, i)), l.reg(i));
};

// Signs.
const NEGATE = [
  ['i8x16', X.psubb],
  ['i16x8', X.psubw],
  ['i32x4', X.psubd],
  ['i64x2', X.psubq],
] as const;
for (const [shape, sub] of NEGATE) {
  TABLE[`${shape}.neg`] = (l, i) => {
    const z = zeros(l);
    const d = l.reg(i);
    binaryRm(l, sub, z, vectorRm(l, l.func.a[i]), 0, d);
  };
}
TABLE['i64x2.abs'] = (l, i) => {
  const a = A(l, i);
  if (l.level === LEVEL.v3) {
    blend(l, a, binary(l, X.psubq, zeros(l), a), a, l.reg(i), X.vblendvpd);
    return;
  }
  // The sign in every bit: complement and add one.
  const sign = shiftBy(l, X.psradi, unary(l, X.pshufd, a, 0xf5), 31);
  binary(l, X.psubq, binary(l, X.pxor, a, sign), sign, 0, l.reg(i));
};
const withMask =
  (op: VectorOp, words: LaneWords): Lower =>
  (l, i) => {
    withConstant(l, op, A(l, i), words, 0, l.reg(i));
  };
TABLE['f32x4.abs'] = withMask(X.andps, [0x7fffffff]);
TABLE['f64x2.abs'] = withMask(X.andps, [-1, 0x7fffffff]);
TABLE['f32x4.neg'] = withMask(X.xorps, [-0x80000000]);
TABLE['f64x2.neg'] = withMask(X.xorps, [0, -0x80000000]);
TABLE['v128.not'] = withMask(X.pxor, [-1]);

// Minimum and maximum of floats.

/**
 * The machine's minimum answers its second operand when one is NaN or both are zeros. Both orders combined bit by bit give the
 * right zero (-0 by or, +0 by and); NaN lanes become all ones and then the quiet NaN without payload, by clearing all bits below.
 */
const extreme =
  (op: VectorOp, combine: VectorOp, compare: VectorOp, shift: VectorOp, payload: number): Lower =>
  (l, i) => {
    const a = A(l, i);
    const b = B(l, i);
    const both = binary(l, combine, binary(l, op, a, b), binary(l, op, b, a));
    const unordered = binary(l, compare, a, b, 3);
    const marked = binary(l, X.orps, both, unordered);
    binary(l, X.andnps, shiftBy(l, shift, unordered, payload), marked, 0, l.reg(i));
  };
for (const prefix of ['', 'relaxed_']) {
  TABLE[`f32x4.${prefix}min`] = extreme(X.minps, X.orps, X.cmpps, X.psrldi, 10);
  TABLE[`f32x4.${prefix}max`] = extreme(X.maxps, X.andps, X.cmpps, X.psrldi, 10);
  TABLE[`f64x2.${prefix}min`] = extreme(X.minpd, X.orps, X.cmppd, X.psrlqi, 13);
  TABLE[`f64x2.${prefix}max`] = extreme(X.maxpd, X.andps, X.cmppd, X.psrlqi, 13);
}

// Products.

TABLE['i64x2.mul'] = (l, i) => {
  const a = A(l, i);
  const b = B(l, i);
  // (ah * bl + al * bh) << 32, plus al * bl.
  const x = binary(l, X.pmuludq, shiftBy(l, X.psrlqi, a, 32), b);
  const y = binary(l, X.pmuludq, shiftBy(l, X.psrlqi, b, 32), a);
  const high = shiftBy(l, X.psllqi, binary(l, X.paddq, x, y), 32);
  binary(l, X.paddq, binary(l, X.pmuludq, a, b), high, 0, l.reg(i));
};
/** -32768 squared is the one product that does not fit: the machine gives 0x8000 for it. */
function q15(l: Lowering, i: Value): void {
  const p = binary(l, X.pmulhrsw, A(l, i), B(l, i));
  const overflow = withConstant(l, X.pcmpeqw, p, [-0x7fff8000]);
  binary(l, X.pxor, p, overflow, 0, l.reg(i));
}
TABLE['i16x8.q15mulr_sat_s'] = q15;
TABLE['i16x8.relaxed_q15mulr_s'] = q15;

/** Halves of both operands widened, then multiplied. */
for (const sign of ['s', 'u']) {
  const widen = sign === 's' ? X.pmovsxbw : X.pmovzxbw;
  TABLE[`i16x8.extmul_low_i8x16_${sign}`] = (l, i) => {
    binary(l, X.pmullw, unary(l, widen, A(l, i)), unary(l, widen, B(l, i)), 0, l.reg(i));
  };
  TABLE[`i16x8.extmul_high_i8x16_${sign}`] = (l, i) => {
    if (sign === 'u') {
      const z = zeros(l);
      const x = binary(l, X.punpckhbw, A(l, i), z);
      binary(l, X.pmullw, x, binary(l, X.punpckhbw, B(l, i), z), 0, l.reg(i));
      return;
    }
    const x = signedHigh(l, X.punpckhbw, X.psrawi, 8, A(l, i));
    binary(l, X.pmullw, x, signedHigh(l, X.punpckhbw, X.psrawi, 8, B(l, i)), 0, l.reg(i));
  };
  for (const half of ['low', 'high']) {
    TABLE[`i32x4.extmul_${half}_i16x8_${sign}`] = (l, i) => {
      const a = A(l, i);
      const b = B(l, i);
      const low = binary(l, X.pmullw, a, b);
      const high = binary(l, sign === 's' ? X.pmulhw : X.pmulhuw, a, b);
      binary(l, half === 'low' ? X.punpcklwd : X.punpckhwd, low, high, 0, l.reg(i));
    };
    TABLE[`i64x2.extmul_${half}_i32x4_${sign}`] = (l, i) => {
      const order = half === 'low' ? 0x50 : 0xfa;
      const x = unary(l, X.pshufd, A(l, i), order);
      binary(l, sign === 's' ? X.pmuldq : X.pmuludq, x, unary(l, X.pshufd, B(l, i), order), 0, l.reg(i));
    };
  }
}
// pmaddubsw multiplies its first operand unsigned with its second signed.
TABLE['i16x8.extadd_pairwise_i8x16_s'] = (l, i) => {
  const one = constant(l, X.movups, [0x01010101]);
  const d = l.reg(i);
  binaryRm(l, X.pmaddubsw, one, vectorRm(l, l.func.a[i]), 0, d);
};
TABLE['i16x8.extadd_pairwise_i8x16_u'] = withMask(X.pmaddubsw, [0x01010101]);
TABLE['i32x4.extadd_pairwise_i16x8_s'] = withMask(X.pmaddwd, [0x00010001]);
TABLE['i32x4.extadd_pairwise_i16x8_u'] = (l, i) => {
  // Made signed by subtracting 2^15 from each half; the pair gets 2^16 back.
  const s = withConstant(l, X.pxor, A(l, i), [-0x7fff8000]);
  withConstant(l, X.paddd, withConstant(l, X.pmaddwd, s, [0x00010001]), [0x00010000], 0, l.reg(i));
};

/** The relaxed dot product by the deterministic profile: both operands signed, the sum of two products saturates. */
function dot(l: Lowering, i: Value, d: VReg): VReg {
  const a = A(l, i);
  const b = B(l, i);
  const odd = binary(l, X.pmullw, shiftBy(l, X.psrawi, a, 8), shiftBy(l, X.psrawi, b, 8));
  const low = (v: VReg): VReg => shiftBy(l, X.psrawi, shiftBy(l, X.psllwi, v, 8), 8);
  return binary(l, X.paddsw, odd, binary(l, X.pmullw, low(a), low(b)), 0, d);
}
TABLE['i16x8.relaxed_dot_i8x16_i7x16_s'] = (l, i) => {
  dot(l, i, l.reg(i));
};
TABLE['i32x4.relaxed_dot_i8x16_i7x16_add_s'] = (l, i) => {
  const pairs = withConstant(l, X.pmaddwd, dot(l, i, vec(l)), [0x00010001]);
  binary(l, X.paddd, pairs, C(l, i), 0, l.reg(i));
};
// Not fused, by the deterministic profile.
for (const [shape, mul, add, sub] of [
  ['f32x4', X.mulps, X.addps, X.subps],
  ['f64x2', X.mulpd, X.addpd, X.subpd],
] as const) {
  TABLE[`${shape}.relaxed_madd`] = (l, i) => {
    binary(l, add, binary(l, mul, A(l, i), B(l, i)), C(l, i), 0, l.reg(i));
  };
  TABLE[`${shape}.relaxed_nmadd`] = (l, i) => {
    const product = binary(l, mul, A(l, i), B(l, i));
    binary(l, sub, C(l, i), product, 0, l.reg(i));
  };
}

// Bits.

TABLE['i8x16.popcnt'] = (l, i) => {
  const a = A(l, i);
  // Bits of each half of a byte by table.
  const table = constant(l, X.movups, [0x02010100, 0x03020201, 0x03020201, 0x04030302]);
  const low = withConstant(l, X.pand, a, [0x0f0f0f0f]);
  const high = withConstant(l, X.pand, shiftBy(l, X.psrlwi, a, 4), [0x0f0f0f0f]);
  binary(l, X.paddb, binary(l, X.pshufb, table, low), binary(l, X.pshufb, table, high), 0, l.reg(i));
};

/** Instructions whose result's lanes are all ones or all zeros. */
const MASKS = new Uint8Array(OPS.length);
for (const row of OP_ROWS) if (/^[if]\d+x\d+\.(eq|ne|lt|gt|le|ge)(_[su])?$/.test(row.name)) MASKS[row.op] = 1;

function select(l: Lowering, i: Value): void {
  const { func } = l;
  const a = A(l, i);
  const b = B(l, i);
  const c = C(l, i);
  const d = l.reg(i);
  const choice = l.def(func.c[i]);
  if (l.level !== LEVEL.v3) {
    // ((a ^ b) & c) ^ b destroys nothing but a.
    binary(l, X.pxor, binary(l, X.pand, binary(l, X.pxor, a, b), c), b, 0, d);
  } else if (func.op[choice] === IR.vbinary && MASKS[func.imm[choice]] === 1) blend(l, b, a, c, d);
  else binary(l, X.por, binary(l, X.pand, a, c), binary(l, X.pandn, c, b), 0, d);
}
TABLE['v128.bitselect'] = select;
for (const shape of ['i8x16', 'i16x8', 'i32x4', 'i64x2']) TABLE[`${shape}.relaxed_laneselect`] = select;

TABLE['i8x16.shuffle'] = lowerShuffle;
TABLE['i8x16.swizzle'] = lowerSwizzle;
TABLE['i8x16.relaxed_swizzle'] = lowerSwizzle;
for (const name of TEST_OPS) TABLE[name] = lowerVectorTest;
Object.assign(TABLE, LANE_OPS, CONVERT_OPS, SHIFT_OPS);

/** By dense instruction. */
const VECTOR = new Array<Lower | undefined>(OPS.length);
for (const name of Object.keys(TABLE)) VECTOR[dense(name)] = TABLE[name];
for (const row of OP_ROWS) {
  if ((row.ir === 'vunary' || row.ir === 'vbinary' || row.ir === 'vternary') && VECTOR[row.op] === undefined)
    bug(`no lowering of ${row.name}`);
}
const lowerVector: Lower = (l, i) => (VECTOR[l.func.imm[i]] as Lower)(l, i);

export const simdOps: LowerTable = {
  [IR.vunary]: lowerVector,
  [IR.vbinary]: lowerVector,
  [IR.vternary]: lowerVector,
};
