/**
 * Folding of integer operations on constant vectors, lane by lane: operands' bytes in, the result's out. Constants are rare, so
 * that lanes may be bigints, which makes one rule of each operation for all widths. Floats are not folded here: toolchains have
 * done it.
 */
import { OP_BY_NAME } from '../../wasm/opcodes.ts';

/** A lane of the result, taken modulo its width; operands are signed unless the operation's name ends in `_u`. */
type Rule = (a: bigint, b: bigint, bits: number) => bigint;

const truth = (holds: boolean): bigint => (holds ? -1n : 0n);
const less = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const signed = (n: bigint, bits: number): bigint => less(greater(n, -(1n << BigInt(bits - 1))), (1n << BigInt(bits - 1)) - 1n);
const unsigned = (n: bigint, bits: number): bigint => less(greater(n, 0n), (1n << BigInt(bits)) - 1n);
const amount = (n: bigint, bits: number): bigint => n & BigInt(bits - 1);

const RULES: Readonly<Record<string, Rule>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  neg: (a) => -a,
  abs: (a) => (a < 0n ? -a : a),
  min_s: less,
  min_u: less,
  max_s: greater,
  max_u: greater,
  avgr_u: (a, b) => (a + b + 1n) >> 1n,
  add_sat_s: (a, b, bits) => signed(a + b, bits),
  add_sat_u: (a, b, bits) => unsigned(a + b, bits),
  sub_sat_s: (a, b, bits) => signed(a - b, bits),
  sub_sat_u: (a, b, bits) => unsigned(a - b, bits),
  eq: (a, b) => truth(a === b),
  ne: (a, b) => truth(a !== b),
  lt_s: (a, b) => truth(a < b),
  lt_u: (a, b) => truth(a < b),
  gt_s: (a, b) => truth(a > b),
  gt_u: (a, b) => truth(a > b),
  le_s: (a, b) => truth(a <= b),
  le_u: (a, b) => truth(a <= b),
  ge_s: (a, b) => truth(a >= b),
  ge_u: (a, b) => truth(a >= b),
  shl: (a, b, bits) => a << amount(b, bits),
  shr_s: (a, b, bits) => a >> amount(b, bits),
  shr_u: (a, b, bits) => a >> amount(b, bits),
};

/** What folds one instruction. */
export interface LaneFold {
  readonly rule: Rule;
  readonly bits: number;
  readonly unsigned: boolean;
}

/** Dense instruction → how it folds. */
export const LANE_FOLDS: ReadonlyMap<number, LaneFold> = new Map(
  [...OP_BY_NAME.values()].flatMap((row): [number, LaneFold][] => {
    const [, bits, name = ''] = /^i(\d+)x\d+\.(.+)$/.exec(row.name) ?? [];
    const rule = RULES[name];
    return rule === undefined ? [] : [[row.op, { rule, bits: Number(bits), unsigned: name.endsWith('_u') }]];
  }),
);

/** All lanes of `a` with the same of `b`: a vector, or for shifts one amount. */
export function foldLanes({ rule, bits, unsigned: u }: LaneFold, a: DataView, b: DataView | number, out: DataView): void {
  const lane = (v: DataView, at: number): bigint => {
    const n =
      bits === 64
        ? v.getBigUint64(at, true)
        : BigInt(bits === 32 ? v.getUint32(at, true) : bits === 16 ? v.getUint16(at, true) : v.getUint8(at));
    return u ? n : BigInt.asIntN(bits, n);
  };
  for (let at = 0; at < 16; at += bits / 8) {
    const n = BigInt.asUintN(bits, rule(lane(a, at), typeof b === 'number' ? BigInt(b) : lane(b, at), bits));
    if (bits === 64) out.setBigUint64(at, n, true);
    else if (bits === 32) out.setUint32(at, Number(n), true);
    else if (bits === 16) out.setUint16(at, Number(n), true);
    else out.setUint8(at, Number(n));
  }
}
