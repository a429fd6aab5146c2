/**
 * Lowering of i8x16.shuffle: the mask is compared with what one instruction can do, cheapest first, for one source, two sources,
 * and a source that is zero; `pshufb` with a mask from the pool is the last resort (two of them and an `or` for two sources). The
 * simplifier has brought masks of one vector below 16 and made copies copies.
 */

import { amountOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { IR } from '../../../../ir/ops.ts';
import { op as dense } from '../../../../wasm/opcodes.ts';
import { type VectorWords, wordsOf } from '../../../lower/constants.ts';
import type { Lowering } from '../../../lower/lower.ts';
import type { VReg } from '../../../regalloc/interface/operands.ts';
import { LEVEL } from '../../assembler/level.ts';
import { type VectorOp, X } from '../../assembler/rows.ts';
import {
  binary,
  binaryRm,
  blend,
  constant,
  halfRm,
  isZeros,
  shiftBy,
  unaryRm,
  unaryRow,
  vectorRm,
  withConstant,
} from './vector.ts';

/** By byte of the result: the byte that it is, of both sources side by side. */
type Mask = Uint8Array;

/** The mask of shuffle `i`. */
function maskOf(l: Lowering, i: Value): Mask {
  const { imm2, pool } = l.func;
  return new Uint8Array(Int32Array.from({ length: 4 }, (_, k) => pool[imm2[i] + k]).buffer);
}
/** The words of a vector constant: each byte what `f` makes of the mask's. */
function words(mask: Mask, f: (byte: number) => number): VectorWords {
  const [a, b, c, d] = new Int32Array(mask.map(f).buffer);
  return [a, b, c, d];
}

/** The mask as numbers of lanes of `size` bytes; undefined where it does not move whole lanes. */
function lanesOf(mask: Mask, size: number): readonly number[] | undefined {
  const lanes: number[] = [];
  for (let k = 0; k < 16; k += size) {
    const first = mask[k];
    if (first % size !== 0) return undefined;
    for (let j = 1; j < size; j++) if (mask[k + j] !== first + j) return undefined;
    lanes.push(first / size);
  }
  return lanes;
}
/** The immediate that puts lanes from..from+3, counted from `base`, in order. */
const order = (lanes: readonly number[], from: number, base: number): number =>
  [0, 1, 2, 3].reduce((imm, k) => imm | ((lanes[from + k] - base) << (2 * k)), 0);

const every = (mask: Mask, f: (k: number) => number): boolean => mask.every((m, k) => m === f(k));

const UNPACK = [
  [1, X.punpcklbw, X.punpckhbw],
  [2, X.punpcklwd, X.punpckhwd],
  [4, X.punpckldq, X.punpckhdq],
  [8, X.punpcklqdq, X.punpckhqdq],
] as const;
/** What interleaves lanes of the sources at byte `a` and byte `b`; undefined where nothing does. */
function unpacking(mask: Mask, a: number, b: number): VectorOp | undefined {
  for (const [size, low, high] of UNPACK) {
    for (const half of [0, 8]) {
      const fits = every(mask, (k) => {
        const pair = Math.floor(k / (2 * size));
        const second = Math.floor(k / size) & 1;
        return (second === 1 ? b : a) + half + pair * size + (k % size);
      });
      if (fits) return half === 0 ? low : high;
    }
  }
  return undefined;
}

/** One source. */
function single(l: Lowering, i: Value, value: Value, mask: Mask): void {
  const d = l.reg(i);
  const wide = lanesOf(mask, 4);
  if (wide !== undefined) {
    unaryRm(l, X.pshufd, vectorRm(l, value), order(wide, 0, 0), d);
    return;
  }
  if (l.level === LEVEL.v3 && mask.every((m) => m === 0)) {
    unaryRow(l, X.vpbroadcastb, l.reg(value), 0, d);
    return;
  }
  const lanes = lanesOf(mask, 2);
  if (lanes !== undefined) {
    const keepsHigh = [4, 5, 6, 7].every((k) => lanes[k] === k);
    const keepsLow = [0, 1, 2, 3].every((k) => lanes[k] === k);
    const lowInLow = [0, 1, 2, 3].every((k) => lanes[k] < 4);
    const highInHigh = [4, 5, 6, 7].every((k) => lanes[k] > 3);
    if (l.level === LEVEL.v3 && lanes.every((lane) => lane === 0)) {
      unaryRow(l, X.vpbroadcastw, l.reg(value), 0, d);
      return;
    }
    if (keepsHigh && lowInLow) {
      unaryRm(l, X.pshuflw, vectorRm(l, value), order(lanes, 0, 0), d);
      return;
    }
    if (keepsLow && highInHigh) {
      unaryRm(l, X.pshufhw, vectorRm(l, value), order(lanes, 4, 4), d);
      return;
    }
  }
  const a = l.reg(value);
  const unpack = unpacking(mask, 0, 0);
  if (unpack !== undefined) {
    binary(l, unpack, a, a, 0, d);
    return;
  }
  for (let n = 1; n < 16; n++) {
    if (every(mask, (k) => (k + n) & 15)) {
      binary(l, X.palignr, a, a, n, d);
      return;
    }
  }
  withConstant(
    l,
    X.pshufb,
    a,
    words(mask, (m) => m),
    0,
    d,
  );
}

/** The other source is zero: its lanes have numbers from 16 on. */
function withZero(l: Lowering, i: Value, value: Value, mask: Mask): void {
  const d = l.reg(i);
  for (let n = 1; n < 16; n++) {
    if (every(mask, (k) => (k < 16 - n ? k + n : mask[k])) && mask.subarray(16 - n).every((m) => m > 15)) {
      shiftBy(l, X.psrldqi, l.reg(value), n, d);
      return;
    }
    if (every(mask, (k) => (k >= n ? k - n : mask[k])) && mask.subarray(0, n).every((m) => m > 15)) {
      shiftBy(l, X.pslldqi, l.reg(value), n, d);
      return;
    }
  }
  const extensions = [
    [1, 2, X.pmovzxbw],
    [2, 4, X.pmovzxwd],
    [4, 8, X.pmovzxdq],
    [1, 4, X.pmovzxbd],
    [2, 8, X.pmovzxwq],
    [1, 8, X.pmovzxbq],
  ] as const;
  for (const [from, to, row] of extensions) {
    const fits = mask.every((m, k) => (k % to < from ? m === Math.floor(k / to) * from + (k % to) : m > 15));
    if (!fits) continue;
    unaryRm(l, row, halfRm(l, value), 0, d);
    return;
  }
  withConstant(
    l,
    X.pshufb,
    l.reg(value),
    words(mask, (m) => (m > 15 ? 0x80 : m)),
    0,
    d,
  );
}

/** Lanes' low halves of both sources: bytes, row that packs pairs of them, mask, shift of wide lanes. */
const NARROW = [
  [1, X.packuswb, 0x00ff00ff, dense('i16x8.shr_u')],
  [2, X.packusdw, 0x0000ffff, dense('i32x4.shr_u')],
] as const;
/** The low halves of wide lanes, side by side: packed where the high halves are zero, which a shift may have seen to. */
function narrow(l: Lowering, i: Value, x: Value, y: Value, mask: Mask): boolean {
  for (const [size, row, low, shift] of NARROW) {
    if (!every(mask, (k) => 2 * k - (k % size))) continue;
    const cleared = (value: Value): VReg => {
      const d = l.def(value);
      const shifted = l.func.op[d] === IR.vbinary && l.func.imm[d] === shift;
      const zero = shifted && amountOf(l.func, l.def(l.func.b[d]), 16 * size) >= 8 * size;
      return zero ? l.reg(value) : withConstant(l, X.pand, l.reg(value), [low]);
    };
    const a = cleared(x);
    binary(l, row, a, cleared(y), 0, l.reg(i));
    return true;
  }
  return false;
}

/** Two sources; false: nothing better than two pshufb. */
function pair(l: Lowering, i: Value, x: Value, y: Value, mask: Mask): boolean {
  const forward = unpacking(mask, 0, 16);
  const unpack = forward ?? unpacking(mask, 16, 0);
  if (unpack !== undefined) {
    const a = l.reg(forward !== undefined ? x : y);
    const b = vectorRm(l, forward !== undefined ? y : x);
    binaryRm(l, unpack, a, b, 0, l.reg(i));
    return true;
  }
  for (let n = 1; n < 16; n++) {
    // palignr shifts (first operand : second operand) down by bytes.
    const ahead = every(mask, (k) => k + n);
    if (!ahead && !every(mask, (k) => (k + n + 16) & 31)) continue;
    const a = l.reg(ahead ? y : x);
    const b = vectorRm(l, ahead ? x : y);
    binaryRm(l, X.palignr, a, b, n, l.reg(i));
    return true;
  }
  const lanes = lanesOf(mask, 2);
  if (lanes?.every((lane, k) => (lane & 7) === k)) {
    const imm = lanes.reduce((bits, lane, k) => (lane > 7 ? bits | (1 << k) : bits), 0);
    const a = l.reg(x);
    const b = vectorRm(l, y);
    binaryRm(l, X.pblendw, a, b, imm, l.reg(i));
    return true;
  }
  const wide = lanesOf(mask, 4);
  if (wide !== undefined) {
    const [p, q, r, s] = wide.map((lane) => lane > 3);
    if (p === q && r === s) {
      const a = l.reg(p ? y : x);
      const b = vectorRm(l, r ? y : x);
      const within = wide.map((lane) => lane & 3);
      binaryRm(l, X.shufps, a, b, order(within, 0, 0), l.reg(i));
      return true;
    }
  }
  if (l.level === LEVEL.v3 && mask.every((m, k) => (m & 15) === k)) {
    const choice = constant(
      l,
      X.movups,
      words(mask, (m) => (m > 15 ? 0xff : 0)),
    );
    blend(l, l.reg(x), l.reg(y), choice, l.reg(i));
    return true;
  }
  return false;
}

function isZero(l: Lowering, value: Value): boolean {
  const words = wordsOf(l, value);
  return words !== undefined && isZeros(words);
}

export function lowerShuffle(l: Lowering, i: Value): void {
  const { func } = l;
  let mask = maskOf(l, i);
  let x = func.a[i];
  let y = func.b[i];
  if (l.same(x, y))
    return single(
      l,
      i,
      x,
      mask.map((m) => m & 15),
    );
  if (isZero(l, x)) {
    [x, y] = [y, x];
    mask = mask.map((m) => m ^ 16);
  }
  if (isZero(l, y)) return withZero(l, i, x, mask);
  if (pair(l, i, x, y, mask) || narrow(l, i, x, y, mask)) return;
  const a = withConstant(
    l,
    X.pshufb,
    l.reg(x),
    words(mask, (m) => (m > 15 ? 0x80 : m)),
  );
  const b = withConstant(
    l,
    X.pshufb,
    l.reg(y),
    words(mask, (m) => (m > 15 ? m - 16 : 0x80)),
  );
  binary(l, X.por, a, b, 0, l.reg(i));
}

/** Index → lane, 0 for indices beyond: adding 0x70 with saturation sets the highest bit of exactly these. */
export function lowerSwizzle(l: Lowering, i: Value): void {
  const { func } = l;
  const index = withConstant(l, X.paddusb, l.reg(func.b[i]), [0x70707070]);
  binary(l, X.pshufb, l.reg(func.a[i]), index, 0, l.reg(i));
}
