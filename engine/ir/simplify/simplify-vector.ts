/**
 * Simplification of vector operations: operations on constants, identities of bitwise operations, shifts by multiples of the
 * lane, shuffles that are no shuffles. Handlers as in `simplify.ts`. Canonical forms: constants on the right of commutative
 * operations, a shuffle of one vector has it as both operands and a mask below 16, a swizzle by a constant is a shuffle.
 */
import { NONE } from '../../base/brand.ts';
import { op as dense, OP_BY_NAME, OPS } from '../../wasm/opcodes.ts';
import { amountOf, intOf, isInt } from '../constants.ts';
import type { Func, Value } from '../func.ts';
import { IR, TY } from '../ops.ts';
import { foldLanes, LANE_FOLDS } from './fold-vector.ts';
import type { Handler, Reducible } from './simplify.ts';

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

const isScalarConst = (f: Func, v: Value): boolean => isInt(f, v) || f.op[v] === IR.f32const || f.op[v] === IR.f64const;
const isVector = (f: Func, v: Value): boolean => f.op[v] === IR.v128const;
/** The constant vector whose words are all `word`. */
function isAll(f: Func, v: Value, word: number): boolean {
  if (!isVector(f, v)) return false;
  const at = f.imm[v];
  for (let k = 0; k < 4; k++) if (f.pool[at + k] !== word) return false;
  return true;
}

const lanes = new Uint8Array(16);
const view = new DataView(lanes.buffer);
function readLanes(f: Func, at: number): void {
  for (let k = 0; k < 4; k++) view.setInt32(4 * k, f.pool[at + k], true);
}
const word = (k: number): number => view.getInt32(4 * k, true);
/** The constant vector in `lanes`. */
const vectorOf = (b: Reducible): Value => b.vector(word(0), word(1), word(2), word(3));
const others = new DataView(new ArrayBuffer(16));

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
  const width = Math.abs(bits);
  if (isVector(f, a)) {
    readLanes(f, f.imm[a]);
    const at = (lane * width) / 8;
    if (width === 64) return b.constant(ty, view.getInt32(at, true), view.getInt32(at + 4, true));
    const v = width === 32 ? view.getInt32(at, true) : width === 16 ? view.getUint16(at, true) : view.getUint8(at);
    return b.constant(ty, bits < 0 ? (v << (32 - width)) >> (32 - width) : v, 0);
  }
  // A lane of a splat of the same shape is the value itself, where no bits are cut off.
  if (width >= 32 && f.op[a] === IR.vunary && SPLAT.get(f.imm[a]) === width && f.ty[f.a[a]] === ty) return f.a[a];
  return NONE;
}

/** A constant vector with one lane replaced by a constant. */
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

const unary: Handler = (b) => {
  const f = b.func;
  const bits = SPLAT.get(b.imm);
  if (bits !== undefined) return splat(b, bits);
  const lane = EXTRACT.get(b.imm);
  if (lane !== undefined) return extract(b, lane);
  if (b.imm === NOT) {
    if (f.op[b.a] === IR.vunary && f.imm[b.a] === NOT) return f.a[b.a];
    if (isVector(f, b.a)) {
      const at = f.imm[b.a];
      const [w0, w1, w2, w3] = [0, 1, 2, 3].map((k) => ~f.pool[at + k]) as [number, number, number, number];
      return b.vector(w0, w1, w2, w3);
    }
  }
  return constantLanes(b);
};

/** Bitwise operations with constants and with themselves; NONE: nothing to be said. */
function bitwise(b: Reducible): Value {
  const f = b.func;
  const { imm, a, b: c } = b;
  if (imm === AND) {
    if (a === c || isAll(f, c, -1)) return a;
    if (isAll(f, c, 0)) return c;
  } else if (imm === OR) {
    if (a === c || isAll(f, c, 0)) return a;
    if (isAll(f, c, -1)) return c;
  } else if (imm === XOR) {
    if (isAll(f, c, 0)) return a;
    if (a === c) return b.vector(0, 0, 0, 0);
    if (isAll(f, c, -1)) return b.value(IR.vunary, TY.v128, a, NONE, NONE, NOT);
  } else if (imm === ANDNOT) {
    if (isAll(f, c, 0) || isAll(f, a, 0)) return a;
    if (a === c || isAll(f, c, -1)) return b.vector(0, 0, 0, 0);
  }
  if (!isVector(f, a) || !isVector(f, c)) return NONE;
  const w = [0, 1, 2, 3].map((k) => {
    const x = f.pool[f.imm[a] + k];
    const y = f.pool[f.imm[c] + k];
    return imm === AND ? x & y : imm === OR ? x | y : imm === XOR ? x ^ y : x & ~y;
  }) as [number, number, number, number];
  return b.vector(...w);
}

/** Brings a shuffle into its canonical form; answers the operand it only copies. */
function shuffle(b: Reducible): Value {
  const f = b.func;
  readLanes(f, b.imm2);
  let first = false;
  let second = false;
  for (const l of lanes) {
    if (l < 16) first = true;
    else second = true;
  }
  if (b.a === b.b || !first || !second) {
    if (!first) b.a = b.b;
    b.b = b.a;
    for (let k = 0; k < 16; k++) lanes[k] = lanes[k] & 15;
  }
  if (isVector(f, b.a) && isVector(f, b.b)) {
    const mask = lanes.slice();
    const source = new Uint8Array(32);
    readLanes(f, f.imm[b.a]);
    source.set(lanes);
    readLanes(f, f.imm[b.b]);
    source.set(lanes, 16);
    for (let k = 0; k < 16; k++) lanes[k] = source[mask[k]];
    return vectorOf(b);
  }
  if (lanes.every((l, k) => l === k)) return b.a;
  b.imm2 = b.words(word(0), word(1), word(2), word(3));
  return NONE;
}

const binary: Handler = (b) => {
  const f = b.func;
  if (VECTOR_COMMUTATIVE[b.imm] === 1) {
    const constA = isVector(f, b.a);
    if (constA !== isVector(f, b.b) ? constA : b.a > b.b) {
      const t = b.a;
      b.a = b.b;
      b.b = t;
    }
  }
  const folded = constantLanes(b);
  if (folded >= 0) return folded;
  if (b.imm === SHUFFLE) return shuffle(b);
  if (b.imm === AND || b.imm === OR || b.imm === XOR || b.imm === ANDNOT) return bitwise(b);
  if (ADDITIVE.has(b.imm) && isAll(f, b.b, 0)) return b.a;
  const lane = REPLACE.get(b.imm);
  if (lane !== undefined) return replace(b, lane);
  const bits = SHIFT.get(b.imm);
  if (bits !== undefined && amountOf(f, b.b, bits) === 0) return b.a;
  if (SWIZZLE.has(b.imm) && isVector(f, b.b)) {
    // Indices beyond the vector select zero: lane 16 of a zero vector.
    readLanes(f, f.imm[b.b]);
    const zero = lanes.some((l) => l > 15);
    for (let k = 0; k < 16; k++) if (lanes[k] > 15) lanes[k] = 16;
    const mask = b.words(word(0), word(1), word(2), word(3));
    const { a } = b;
    return b.value(IR.vbinary, TY.v128, a, zero ? b.vector(0, 0, 0, 0) : a, NONE, SHUFFLE, mask);
  }
  return NONE;
};

const constant: Handler = (b) => {
  const { pool } = b.func;
  const at = b.imm;
  b.imm = b.words(pool[at], pool[at + 1], pool[at + 2], pool[at + 3]);
  return NONE;
};

/** IR operation → handler. */
export const VECTOR_HANDLERS: readonly (readonly [number, Handler])[] = [
  [IR.v128const, constant],
  [IR.vunary, unary],
  [IR.vbinary, binary],
  [IR.vternary, () => NONE],
];
