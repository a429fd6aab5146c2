/**
 * Simplification of vector operations: operations on constants, identities of bitwise operations, shifts by multiples of the
 * lane, shuffles that are no shuffles. Canonical forms: constants on the right of commutative
 * operations, a shuffle of one vector has it as both operands and a mask below 16, a swizzle by a constant is a shuffle.
 */
import { NONE } from '../../base/brand.ts';
import { op as dense, OP_BY_NAME, OPS } from '../../wasm/opcodes.ts';
import { amountOf, intOf, isInt } from '../constants.ts';
import type { IrFunc, Value } from '../func.ts';
import { IR, TY } from '../ops.ts';
import { foldLanes, LANE_FOLDS } from './fold-vector.ts';
import { exchange, type Reducible, type Rewrite, type RewriteRule } from './rule.ts';

/** dense op → 1 where the operands of a vector operation are exchangeable. Of several NaN operands either may be the result. */
export const VECTOR_COMMUTATIVE: Uint8Array = new Uint8Array(OPS.length);
for (const row of OP_BY_NAME.values()) {
  if (row.ir !== 'vbinary' || row.params?.[1] !== 'v128') continue;
  const [shape = '', name = ''] = row.name.split('.');
  const integer = /^(add|mul|eq|ne|min|max|avgr|and|or|xor|q15mulr|dot|extmul|relaxed_q15)(_|$)/;
  const float = /^(add|mul|eq|ne|min|max|relaxed_min|relaxed_max)$/;
  if ((shape.startsWith('f') ? float : integer).test(name)) VECTOR_COMMUTATIVE[row.op] = 1;
}

const AND = dense('v128.and');
const ANDNOT = dense('v128.andnot');
const OR = dense('v128.or');
const XOR = dense('v128.xor');
const NOT = dense('v128.not');
const SHUFFLE = dense('i8x16.shuffle');
const SWIZZLE = new Set([dense('i8x16.swizzle'), dense('i8x16.relaxed_swizzle')]);
/** Splat → bits of a lane. */
const SPLAT = new Map(
  ['i8x16', 'i16x8', 'i32x4', 'f32x4', 'i64x2', 'f64x2'].map((s) => [dense(`${s}.splat`), Number.parseInt(s.slice(1), 10)]),
);
/** extract_lane → bits of a lane, negative when signed. */
const EXTRACT = new Map(
  [...OP_BY_NAME.values()]
    .filter((r) => r.name.includes('extract_lane'))
    .map((r) => [r.op, Number.parseInt(r.name.slice(1), 10) * (r.name.endsWith('_s') ? -1 : 1)]),
);
/** Shift → bits of a lane. */
const SHIFT = new Map(
  [...OP_BY_NAME.values()]
    .filter((r) => r.ir === 'vbinary' && r.params?.[1] === 'i32' && /\.sh[lr]/.test(r.name))
    .map((r) => [r.op, Number.parseInt(r.name.slice(1), 10)]),
);
/** replace_lane → bits of a lane. */
const REPLACE = new Map(
  [...OP_BY_NAME.values()]
    .filter((r) => r.name.includes('replace_lane'))
    .map((r) => [r.op, Number.parseInt(r.name.slice(1), 10)]),
);
/** add, sub: a zero on the right changes nothing (integers). */
const ADDITIVE = new Set(['i8x16', 'i16x8', 'i32x4', 'i64x2'].flatMap((s) => [dense(`${s}.add`), dense(`${s}.sub`)]));

const isScalarConst = (f: IrFunc, v: Value): boolean => isInt(f, v) || f.op[v] === IR.f32const || f.op[v] === IR.f64const;
const isVector = (f: IrFunc, v: Value): boolean => f.op[v] === IR.v128const;
/** The constant vector whose words are all `word`. */
function isAll(f: IrFunc, v: Value, word: number): boolean {
  if (!isVector(f, v)) return false;
  const at = f.imm[v];
  for (let k = 0; k < 4; k++) if (f.pool[at + k] !== word) return false;
  return true;
}

const lanes = new Uint8Array(16);
const view = new DataView(lanes.buffer);
function readLanes(f: IrFunc, at: number): void {
  for (let k = 0; k < 4; k++) view.setInt32(4 * k, f.pool[at + k], true);
}
const word = (k: number): number => view.getInt32(4 * k, true);
/** The constant vector in `lanes`. */
const vectorOf = (b: Reducible): Value => b.vector(word(0), word(1), word(2), word(3));
const others = new DataView(new ArrayBuffer(16));

/** The vector constant whose words are `of` each place. */
const fromWords = (b: Reducible, of: (k: number) => number): Value => b.vector(of(0), of(1), of(2), of(3));
/** The vector constant `v`'s words. */
const wordOf =
  (f: IrFunc, v: Value) =>
  (k: number): number =>
    f.pool[f.imm[v] + k];

/** A rule about those instructions of WebAssembly (dense numbers) for which `on` holds. */
function rule(name: string, op: number, on: (dense: number) => boolean, apply: Rewrite): RewriteRule {
  return { name, ops: [op], apply: (b) => (on(b.imm) ? apply(b) : NONE) };
}
/** The same of the vector operations whose lanes `widths` has, in bits. */
function laneRule(
  name: string,
  op: number,
  widths: ReadonlyMap<number, number>,
  apply: (b: Reducible, bits: number) => Value,
): RewriteRule {
  const act = (b: Reducible): Value => {
    const bits = widths.get(b.imm);
    return bits === undefined ? NONE : apply(b, bits);
  };
  return { name, ops: [op], apply: act };
}
const only = (op: number) => (other: number) => op === other;

function splat(b: Reducible, bits: number): Value {
  const f = b.func;
  const { a } = b;
  if (!isScalarConst(f, a)) return NONE;
  const lo = f.imm[a];
  const hi = f.imm2[a];
  const w = bits === 8 ? Math.imul(lo & 0xff, 0x01010101) : bits === 16 ? Math.imul(lo & 0xffff, 0x00010001) : lo;
  return bits === 64 ? b.vector(lo, hi, lo, hi) : b.vector(w, w, w, w);
}

function extract(b: Reducible, bits: number): Value {
  const f = b.func;
  const { a, ty, imm2: lane } = b;
  if (!isVector(f, a)) return NONE;
  const width = Math.abs(bits);
  readLanes(f, f.imm[a]);
  const at = (lane * width) / 8;
  if (width === 64) return b.constant(ty, view.getInt32(at, true), view.getInt32(at + 4, true));
  const v = width === 32 ? view.getInt32(at, true) : width === 16 ? view.getUint16(at, true) : view.getUint8(at);
  return b.constant(ty, bits < 0 ? (v << (32 - width)) >> (32 - width) : v, 0);
}

function replace(b: Reducible, bits: number): Value {
  const f = b.func;
  if (!isVector(f, b.a) || !isScalarConst(f, b.b)) return NONE;
  readLanes(f, f.imm[b.a]);
  const at = (b.imm2 * bits) / 8;
  const lo = f.imm[b.b];
  if (bits === 8) view.setInt8(at, lo);
  else if (bits === 16) view.setInt16(at, lo, true);
  else view.setInt32(at, lo, true);
  if (bits === 64) view.setInt32(at + 4, f.imm2[b.b], true);
  return vectorOf(b);
}

/** An integer operation on constant lanes; NONE: not one. */
function constantLanes(b: Reducible): Value {
  const f = b.func;
  const fold = LANE_FOLDS.get(b.imm);
  if (fold === undefined || !isVector(f, b.a)) return NONE;
  let second: DataView | number = others;
  if (b.b < 0) second = 0;
  else if (isInt(f, b.b)) second = intOf(f, b.b);
  else if (isVector(f, b.b)) for (let k = 0; k < 4; k++) others.setInt32(4 * k, f.pool[f.imm[b.b] + k], true);
  else return NONE;
  readLanes(f, f.imm[b.a]);
  foldLanes(fold, view, second, view);
  return vectorOf(b);
}

/** Brings a shuffle of one vector into its form; equal masks are one. */
const canonicalShuffle: Rewrite = (b) => {
  readLanes(b.func, b.imm2);
  const first = lanes.some((l) => l < 16);
  if (b.a === b.b || !first || lanes.every((l) => l < 16)) {
    if (!first) b.a = b.b;
    b.b = b.a;
    for (let k = 0; k < 16; k++) lanes[k] = lanes[k] & 15;
  }
  b.imm2 = b.words(word(0), word(1), word(2), word(3));
  return NONE;
};

const constantShuffle: Rewrite = (b) => {
  const f = b.func;
  if (!isVector(f, b.a) || !isVector(f, b.b)) return NONE;
  readLanes(f, b.imm2);
  const mask = lanes.slice();
  const source = new Uint8Array(32);
  readLanes(f, f.imm[b.a]);
  source.set(lanes);
  readLanes(f, f.imm[b.b]);
  source.set(lanes, 16);
  for (let k = 0; k < 16; k++) lanes[k] = source[mask[k]];
  return vectorOf(b);
};

const constantSwizzle: Rewrite = (b) => {
  const f = b.func;
  const { a } = b;
  if (!isVector(f, b.b)) return NONE;
  // Indices beyond the vector select zero: lane 16 of a zero vector.
  readLanes(f, f.imm[b.b]);
  const zero = lanes.some((l) => l > 15);
  for (let k = 0; k < 16; k++) if (lanes[k] > 15) lanes[k] = 16;
  const mask = b.words(word(0), word(1), word(2), word(3));
  return b.value(IR.vbinary, TY.v128, a, zero ? b.vector(0, 0, 0, 0) : a, NONE, SHUFFLE, mask);
};

/** The bitwise operations on words. */
const BITWISE = new Map<number, (x: number, y: number) => number>([
  [AND, (x, y) => x & y],
  [OR, (x, y) => x | y],
  [XOR, (x, y) => x ^ y],
  [ANDNOT, (x, y) => x & ~y],
]);

const BITWISE_RULES: readonly RewriteRule[] = [
  rule(
    'v & v, v | v → v',
    IR.vbinary,
    (op) => op === AND || op === OR,
    (b) => (b.a === b.b ? b.a : NONE),
  ),
  rule(
    'v & ~0, v | 0, v ^ 0, v &~ 0 → v',
    IR.vbinary,
    (op) => BITWISE.has(op),
    (b) => (isAll(b.func, b.b, b.imm === AND ? -1 : 0) ? b.a : NONE),
  ),
  rule(
    'v & 0 → 0, v | ~0 → ~0',
    IR.vbinary,
    (op) => op === AND || op === OR,
    (b) => (isAll(b.func, b.b, b.imm === AND ? 0 : -1) ? b.b : NONE),
  ),
  rule('0 &~ v → 0', IR.vbinary, only(ANDNOT), (b) => (isAll(b.func, b.a, 0) ? b.a : NONE)),
  rule(
    'v ^ v, v &~ v, v &~ ~0 → 0',
    IR.vbinary,
    (op) => op === XOR || op === ANDNOT,
    (b) => (b.a === b.b || (b.imm === ANDNOT && isAll(b.func, b.b, -1)) ? b.vector(0, 0, 0, 0) : NONE),
  ),
  rule('v ^ ~0 → ~v', IR.vbinary, only(XOR), (b) => {
    const { a } = b;
    return isAll(b.func, b.b, -1) ? b.value(IR.vunary, TY.v128, a, NONE, NONE, NOT) : NONE;
  }),
  rule(
    'c & d, c | d, c ^ d, c &~ d → constant',
    IR.vbinary,
    (op) => BITWISE.has(op),
    (b) => {
      const f = b.func;
      if (!isVector(f, b.a) || !isVector(f, b.b)) return NONE;
      const on = BITWISE.get(b.imm) as (x: number, y: number) => number;
      const x = wordOf(f, b.a);
      const y = wordOf(f, b.b);
      return fromWords(b, (k) => on(x(k), y(k)));
    },
  ),
];

export const VECTOR_RULES: readonly RewriteRule[] = [
  {
    name: 'equal vector constants → one',
    ops: [IR.v128const],
    apply: (b) => {
      const { pool } = b.func;
      const at = b.imm;
      b.imm = b.words(pool[at], pool[at + 1], pool[at + 2], pool[at + 3]);
      return NONE;
    },
  },
  laneRule('splat c → constant', IR.vunary, SPLAT, splat),
  laneRule('lane of a constant → constant', IR.vunary, EXTRACT, extract),
  laneRule('lane of splat x → x, where no bits are cut off and it is of that type', IR.vunary, EXTRACT, (b, bits) => {
    const f = b.func;
    const { a, ty } = b;
    const width = Math.abs(bits);
    const same = width >= 32 && f.op[a] === IR.vunary && SPLAT.get(f.imm[a]) === width && f.ty[f.a[a]] === ty;
    return same ? f.a[a] : NONE;
  }),
  rule('~~v → v', IR.vunary, only(NOT), (b) => {
    const f = b.func;
    return f.op[b.a] === IR.vunary && f.imm[b.a] === NOT ? f.a[b.a] : NONE;
  }),
  rule('~c → constant', IR.vunary, only(NOT), (b) => {
    if (!isVector(b.func, b.a)) return NONE;
    const x = wordOf(b.func, b.a);
    return fromWords(b, (k) => ~x(k));
  }),
  rule(
    'c op v → v op c, and the older operand first',
    IR.vbinary,
    (op) => VECTOR_COMMUTATIVE[op] === 1,
    (b) => {
      const constA = isVector(b.func, b.a);
      if (constA !== isVector(b.func, b.b) ? constA : b.a > b.b) exchange(b);
      return NONE;
    },
  ),
  { name: 'op c, c op d → constant, lane by lane', ops: [IR.vunary, IR.vbinary], apply: constantLanes },
  rule('shuffle of one vector → of it twice, by a mask below 16', IR.vbinary, only(SHUFFLE), canonicalShuffle),
  rule('shuffle of constants → constant', IR.vbinary, only(SHUFFLE), constantShuffle),
  rule('shuffle in order → v', IR.vbinary, only(SHUFFLE), (b) => {
    readLanes(b.func, b.imm2);
    return lanes.every((l, k) => l === k) ? b.a : NONE;
  }),
  ...BITWISE_RULES,
  rule(
    'v + 0, v - 0 → v, integers',
    IR.vbinary,
    (op) => ADDITIVE.has(op),
    (b) => (isAll(b.func, b.b, 0) ? b.a : NONE),
  ),
  laneRule('lane of a constant replaced by a constant → constant', IR.vbinary, REPLACE, replace),
  laneRule('v << (k * width), … → v', IR.vbinary, SHIFT, (b, bits) => (amountOf(b.func, b.b, bits) === 0 ? b.a : NONE)),
  rule('swizzle by a constant → shuffle', IR.vbinary, (op) => SWIZZLE.has(op), constantSwizzle),
];
