/**
 * Lowering of i8x16.shuffle: what one instruction does where the lanes are in an order that it knows, for one source or two; else
 * tables, which give 0 (tbl) or what was there (tbx) for a place outside of their one register. The simplifier has brought masks
 * of one vector below 16 and made copies copies.
 */

import type { Value } from '../../../../ir/func.ts';
import { wordsOf } from '../../../lower/constants.ts';
import type { Lowering } from '../../../lower/lower.ts';
import type { VReg } from '../../../regalloc/interface/operands.ts';
import { A, type Row, sized } from '../../assembler/rows.ts';
import { op } from '../integers/int.ts';
import { constant, into, vop, wordsOfBytes } from './vector.ts';

/** By byte of the result: the byte that it is, of both sources side by side. */
type Mask = Uint8Array;

function maskOf(l: Lowering, i: Value): Mask {
  const { imm2, pool } = l.func;
  return new Uint8Array(Int32Array.from({ length: 4 }, (_, k) => pool[imm2[i] + k]).buffer);
}

/** Rows that take lanes of two sources in a known order: by number of lanes and lane, which lane of both side by side. */
const ORDERS = [
  [A.uzp1, (_n: number, k: number) => 2 * k],
  [A.uzp2, (_n: number, k: number) => 2 * k + 1],
  [A.zip1, (n: number, k: number) => (k >> 1) + (k & 1) * n],
  [A.zip2, (n: number, k: number) => (n >> 1) + (k >> 1) + (k & 1) * n],
  [A.trn1, (n: number, k: number) => (k & ~1) + (k & 1) * n],
  [A.trn2, (n: number, k: number) => (k & ~1) + 1 + (k & 1) * n],
] as const;
/** Rows that reverse lanes within containers: lane width, and bytes of the container. */
const REVERSALS = [
  [A.rev16, 8, 2],
  [A.rev32, 8, 4],
  [A.rev32, 16, 4],
  [A.rev64, 8, 8],
  [A.rev64, 16, 8],
  [A.rev64, 32, 8],
] as const;

const every = (mask: Mask, of: (k: number) => number): boolean => mask.every((m, k) => m === of(k));
/** The byte of the result's byte k, where lanes of `size` bytes are placed by `lane`. */
const byLanes =
  (size: number, lane: (k: number) => number) =>
  (k: number): number =>
    lane(Math.floor(k / size)) * size + (k % size);

/** The row and immediate that make `mask` of a and b; undefined where none does. */
function oneInstruction(mask: Mask, same: boolean): readonly [row: Row, imm: number] | undefined {
  const wrap = (byte: number): number => (same ? byte & 15 : byte);
  for (const [family, order] of ORDERS)
    for (const bits of [8, 16, 32, 64]) {
      const n = 128 / bits;
      const at = byLanes(bits / 8, (k) => order(n, k));
      if (every(mask, (k) => wrap(at(k)))) return [sized(family, bits), 0];
    }
  for (let n = 1; n < 16; n++) if (every(mask, (k) => wrap(k + n))) return [A.ext, n];
  return undefined;
}

/** One source; false: nothing better than a table. */
function single(l: Lowering, d: VReg, a: VReg, mask: Mask): boolean {
  for (const bits of [64, 32, 16, 8]) {
    const size = bits / 8;
    const lane = Math.floor(mask[0] / size);
    if (
      !every(
        mask,
        byLanes(size, () => lane),
      )
    )
      continue;
    op(l, sized(A.dup, bits), lane, d, a);
    return true;
  }
  for (const [family, bits, container] of REVERSALS) {
    const size = bits / 8;
    const lanes = container / size;
    if (
      !every(
        mask,
        byLanes(size, (k) => k - (k % lanes) + (lanes - 1 - (k % lanes))),
      )
    )
      continue;
    op(l, sized(family, bits), 0, d, a);
    return true;
  }
  const found = oneInstruction(mask, true);
  if (found !== undefined) op(l, found[0], found[1], d, a, a);
  return found !== undefined;
}
/** Two sources; false: nothing better than tables. */
function pair(l: Lowering, d: VReg, a: VReg, b: VReg, mask: Mask): boolean {
  const forward = oneInstruction(mask, false);
  const found =
    forward ??
    oneInstruction(
      mask.map((m) => m ^ 16),
      false,
    );
  if (found === undefined) return false;
  if (forward !== undefined) op(l, found[0], found[1], d, a, b);
  else op(l, found[0], found[1], d, b, a);
  return true;
}

/** A place that no table of one register has. */
const OUTSIDE = 0xff;
const places = (l: Lowering, mask: Mask, of: (m: number) => number): VReg => constant(l, wordsOfBytes(mask.map(of)));
const isZero = (l: Lowering, value: Value): boolean => wordsOf(l, value)?.every((w) => w === 0) ?? false;

export function lowerShuffle(l: Lowering, i: Value): void {
  const { func } = l;
  const d = l.reg(i);
  const mask = maskOf(l, i);
  const x = func.a[i];
  const y = func.b[i];
  const low = (m: number): number => (m < 16 ? m : OUTSIDE);
  const high = (m: number): number => (m < 16 ? OUTSIDE : m - 16);
  if (mask.every((m) => m < 16) || l.same(x, y)) {
    const one = mask.map((m) => m & 15);
    if (!single(l, d, l.reg(x), one)) op(l, A.tbl, 0, d, l.reg(x), places(l, one, low));
  } else if (isZero(l, y)) op(l, A.tbl, 0, d, l.reg(x), places(l, mask, low));
  else if (isZero(l, x)) op(l, A.tbl, 0, d, l.reg(y), places(l, mask, high));
  else if (!pair(l, d, l.reg(x), l.reg(y), mask))
    into(l, A.tbx, 0, d, vop(l, A.tbl, l.reg(x), places(l, mask, low)), l.reg(y), places(l, mask, high));
}
