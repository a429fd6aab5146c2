/**
 * Lowering of i8x16.shuffle: the mask is compared with what one instruction can do, cheapest first, for one source, two sources,
 * and a source that is zero; `pshufb` with a mask from the pool is the last resort (two of them and an `or` for two sources). The
 * simplifier has brought masks of one vector below 16 and made copies copies.
 */
import { amountOf } from '../../../../ir/constants.ts';
import type { Value } from '../../../../ir/func.ts';
import { IR } from '../../../../ir/ops.ts';
import { op as dense } from '../../../../wasm/opcodes.ts';
import type { Lowering } from '../../../lower/lower.ts';
import type { VReg } from '../../../regalloc/interface/operands.ts';
import { LEVEL } from '../../assembler/level.ts';
import { type VectorOp, X } from '../../assembler/rows.ts';
import { binary, binaryRm, blend, constant, matchHalf, matchVector, shiftBy, unaryRm, unaryRow, withConstant } from './vector.ts';

/** The mask being lowered. */
const mask = new Uint8Array(16);
const wordsOf = new DataView(mask.buffer);
type Four = [number, number, number, number];
const words = (m: (byte: number) => number): Four => {
  const bytes = Uint8Array.from(mask, m);
  const view = new DataView(bytes.buffer);
  return [0, 4, 8, 12].map((k) => view.getInt32(k, true)) as Four;
};

/** Lanes of `size` bytes as numbers, -1 where the mask does not move whole lanes. */
const lanes = new Int32Array(8);
function readLanes(size: number): boolean {
  for (let k = 0; k < 16; k += size) {
    const first = mask[k];
    if (first % size !== 0) return false;
    for (let j = 1; j < size; j++) if (mask[k + j] !== first + j) return false;
    lanes[k / size] = first / size;
  }
  return true;
}
const lane = (k: number): number => lanes[k];
/** The immediate that puts lanes from..from+3, counted from `base`, in order. */
const order = (from: number, base: number): number =>
  (lane(from) - base) | ((lane(from + 1) - base) << 2) | ((lane(from + 2) - base) << 4) | ((lane(from + 3) - base) << 6);

const every = (f: (k: number) => number): boolean => {
  for (let k = 0; k < 16; k++) if (mask[k] !== f(k)) return false;
  return true;
};
const rotation = (n: number): boolean => every((k) => (k + n) & 15);

const UNPACK = [
  [1, X.punpcklbw, X.punpckhbw],
  [2, X.punpcklwd, X.punpckhwd],
  [4, X.punpckldq, X.punpckhdq],
  [8, X.punpcklqdq, X.punpckhqdq],
] as const;
/** What interleaves lanes of the sources at byte `a` and byte `b`; undefined where nothing does. */
function unpacking(a: number, b: number): VectorOp | undefined {
  for (const [size, low, high] of UNPACK) {
    for (const half of [0, 8]) {
      const fits = every((k) => {
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
function single(l: Lowering, i: Value, value: Value): void {
  const d = l.reg(i);
  if (readLanes(4)) {
    matchVector(l, value);
    unaryRm(l, X.pshufd, order(0, 0), d);
    return;
  }
  if (l.level === LEVEL.v3 && mask.every((m) => m === 0)) {
    unaryRow(l, X.vpbroadcastb, l.reg(value), 0, d);
    return;
  }
  if (readLanes(2)) {
    let low = 0;
    let high = 0;
    for (let k = 0; k < 8; k++) {
      if (lane(k) < 4) low++;
      else high++;
    }
    const keepsHigh = [4, 5, 6, 7].every((k) => lane(k) === k);
    const keepsLow = [0, 1, 2, 3].every((k) => lane(k) === k);
    const lowInLow = [0, 1, 2, 3].every((k) => lane(k) < 4);
    const highInHigh = [4, 5, 6, 7].every((k) => lane(k) > 3);
    if (low === 8 && l.level === LEVEL.v3 && [0, 1, 2, 3, 4, 5, 6, 7].every((k) => lane(k) === 0)) {
      unaryRow(l, X.vpbroadcastw, l.reg(value), 0, d);
      return;
    }
    if (keepsHigh && lowInLow) {
      matchVector(l, value);
      unaryRm(l, X.pshuflw, order(0, 0), d);
      return;
    }
    if (keepsLow && highInHigh && high > 0) {
      matchVector(l, value);
      unaryRm(l, X.pshufhw, order(4, 4), d);
      return;
    }
  }
  const a = l.reg(value);
  const unpack = unpacking(0, 0);
  if (unpack !== undefined) {
    binary(l, unpack, a, a, 0, d);
    return;
  }
  for (let n = 1; n < 16; n++) {
    if (rotation(n)) {
      binary(l, X.palignr, a, a, n, d);
      return;
    }
  }
  withConstant(
    l,
    X.pshufb,
    a,
    words((m) => m),
    0,
    d,
  );
}

/** The other source is zero: its lanes have numbers from 16 on. */
function withZero(l: Lowering, i: Value, value: Value): void {
  const d = l.reg(i);
  for (let n = 1; n < 16; n++) {
    if (every((k) => (k < 16 - n ? k + n : mask[k])) && mask.subarray(16 - n).every((m) => m > 15)) {
      shiftBy(l, X.psrldqi, l.reg(value), n, d);
      return;
    }
    if (every((k) => (k >= n ? k - n : mask[k])) && mask.subarray(0, n).every((m) => m > 15)) {
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
    matchHalf(l, value);
    unaryRm(l, row, 0, d);
    return;
  }
  withConstant(
    l,
    X.pshufb,
    l.reg(value),
    words((m) => (m > 15 ? 0x80 : m)),
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
function narrow(l: Lowering, i: Value, x: Value, y: Value): boolean {
  for (const [size, row, low, shift] of NARROW) {
    if (!every((k) => 2 * k - (k % size))) continue;
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
function pair(l: Lowering, i: Value, x: Value, y: Value): boolean {
  const forward = unpacking(0, 16);
  const unpack = forward ?? unpacking(16, 0);
  if (unpack !== undefined) {
    const a = l.reg(forward !== undefined ? x : y);
    matchVector(l, forward !== undefined ? y : x);
    binaryRm(l, unpack, a, 0, l.reg(i));
    return true;
  }
  for (let n = 1; n < 16; n++) {
    // palignr shifts (first operand : second operand) down by bytes.
    const ahead = every((k) => k + n);
    if (!ahead && !every((k) => (k + n + 16) & 31)) continue;
    const a = l.reg(ahead ? y : x);
    matchVector(l, ahead ? x : y);
    binaryRm(l, X.palignr, a, n, l.reg(i));
    return true;
  }
  if (readLanes(2) && [0, 1, 2, 3, 4, 5, 6, 7].every((k) => (lane(k) & 7) === k)) {
    let imm = 0;
    for (let k = 0; k < 8; k++) if (lane(k) > 7) imm |= 1 << k;
    const a = l.reg(x);
    matchVector(l, y);
    binaryRm(l, X.pblendw, a, imm, l.reg(i));
    return true;
  }
  if (readLanes(4)) {
    const [p, q, r, s] = [lane(0) > 3, lane(1) > 3, lane(2) > 3, lane(3) > 3];
    if (p === q && r === s) {
      const a = l.reg(p ? y : x);
      matchVector(l, r ? y : x);
      const imm = (lane(0) & 3) | ((lane(1) & 3) << 2) | ((lane(2) & 3) << 4) | ((lane(3) & 3) << 6);
      binaryRm(l, X.shufps, a, imm, l.reg(i));
      return true;
    }
  }
  if (l.level === LEVEL.v3 && mask.every((m, k) => (m & 15) === k)) {
    const choice = constant(
      l,
      X.movups,
      words((m) => (m > 15 ? 0xff : 0)),
    );
    blend(l, l.reg(x), l.reg(y), choice, l.reg(i));
    return true;
  }
  return false;
}

function isZero(l: Lowering, value: Value): boolean {
  const { func } = l;
  const d = l.def(value);
  if (func.op[d] !== IR.v128const) return false;
  const at = func.imm[d];
  return [0, 1, 2, 3].every((k) => func.pool[at + k] === 0);
}

export function lowerShuffle(l: Lowering, i: Value): void {
  const { func } = l;
  const at = func.imm2[i];
  for (let k = 0; k < 4; k++) wordsOf.setInt32(4 * k, func.pool[at + k], true);
  let x = func.a[i];
  let y = func.b[i];
  if (l.same(x, y)) {
    for (let k = 0; k < 16; k++) mask[k] &= 15;
    return single(l, i, x);
  }
  if (isZero(l, x)) {
    [x, y] = [y, x];
    for (let k = 0; k < 16; k++) mask[k] ^= 16;
  }
  if (isZero(l, y)) return withZero(l, i, x);
  if (pair(l, i, x, y) || narrow(l, i, x, y)) return;
  const a = withConstant(
    l,
    X.pshufb,
    l.reg(x),
    words((m) => (m > 15 ? 0x80 : m)),
  );
  const b = withConstant(
    l,
    X.pshufb,
    l.reg(y),
    words((m) => (m > 15 ? m - 16 : 0x80)),
  );
  binary(l, X.por, a, b, 0, l.reg(i));
}

/** Index → lane, 0 for indices beyond: adding 0x70 with saturation sets the highest bit of exactly these. */
export function lowerSwizzle(l: Lowering, i: Value): void {
  const { func } = l;
  const index = withConstant(l, X.paddusb, l.reg(func.b[i]), [0x70707070]);
  binary(l, X.pshufb, l.reg(func.a[i]), index, 0, l.reg(i));
}
