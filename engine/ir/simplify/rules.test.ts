/**
 * Every simplification, by its name: IR before → IR after, rows in which it acts and rows in which it must not. Without the rule
 * the rows in which it acts come out differently; before and after are the same function to the interpreter.
 * `testing/expression.ts` says how the rows are written.
 */
import { expect } from 'chai';
import { NONE } from '../../base/brand.ts';
import { Random } from '../../testing/random.ts';
import { Builder, isPure } from '../builder/builder.ts';
import { ENTRY_BLOCK, type IrFunc, type Value } from '../func.ts';
import { verifyFunc } from '../inspect/verify.ts';
import { TY } from '../ops.ts';
import { Replacements } from '../replace.ts';
import { expressionOf, functionOf, NAMES, PARAMS } from '../testing/expression.ts';
import { type Datum, fromFloat, interpret } from '../testing/interpret.ts';
import { handlersOf, type RewriteRule } from './rule.ts';
import { RULES } from './rules.ts';

/** Simplifies a function of one block by some rules, as value numbering does. */
function simplify(f: IrFunc, rules: readonly RewriteRule[]): IrFunc {
  const b = new Builder(f, handlersOf(rules));
  const replaced = new Replacements();
  replaced.reset(f);
  b.block = ENTRY_BLOCK;
  for (let i = f.first[ENTRY_BLOCK]; i !== undefined && i !== NONE; ) {
    const next = f.next[i];
    replaced.apply(f, i);
    if (isPure(f.op[i] as number)) {
      const v = b.reduce(i);
      if (v !== i) {
        replaced.set(i, v);
        f.remove(i);
      }
    }
    i = next;
  }
  verifyFunc(f);
  return f;
}

const EDGES: Readonly<Record<string, readonly Datum[]>> = {
  i32: [0, 1, -1, 2, 3, 5, 24, 31, 32, 33, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, -0x8000_0000, 0x1234_5678],
  i64: [
    0n,
    1n,
    -1n,
    2n,
    7n,
    63n,
    64n,
    255n,
    0x8000n,
    1n << 31n,
    1n << 32n,
    (1n << 63n) - 1n,
    -(1n << 63n),
    0x1234_5678_9abc_def0n,
  ],
  f32: [0, -0, 1, -1, 0.5, 3, 1e-40, 3e38, Infinity, -Infinity, NaN].map((x) => fromFloat(TY.f32, x)),
  f64: [0, -0, 1, -1, 0.5, 3, 1e-310, 1e308, Infinity, -Infinity, NaN].map((x) => fromFloat(TY.f64, x)),
  v128: [0],
};
/** What a function computes from edge values; vectors have no meaning to the interpreter. */
function results(f: IrFunc): unknown[] {
  const random = new Random(7);
  return Array.from({ length: 200 }, () => {
    const args = NAMES.map((name) => random.pick(EDGES[PARAMS[name]] ?? []));
    const memory = Uint8Array.from({ length: 16 }, (_, k) => 200 + k);
    return interpret(f, args, { memory, fields: new Map(), call: () => [], fuel: 1000 })[0];
  });
}

/** What the interpreter does not know: vectors, addresses; division by zero. */
const UNKNOWN = /v128|vunary|[0-9a-f]v\b|vmaddr|div\.i32 8i 0i/;

const ALL = '0xffffffffffffffffffffffffffffffffv';
const ZERO = '0x00000000000000000000000000000000v';
const ORDER = '0x0f0e0d0c0b0a09080706050403020100';
const SECOND = '0x1f1e1d1c1b1a19181716151413121110';
const REVERSED = '0x000102030405060708090a0b0c0d0e0f';

/** By rule: before → after; one string: it stays as it is. */
const ROWS: Readonly<Record<string, readonly (readonly [before: string, after: string] | string)[]>> = {
  'op c → constant': [
    ['(clz.i32 1i)', '31i'],
    ['(uextend.i64 -1i)', '4294967295l'],
    ['(sqrt.f64 4d)', '2d'],
    '(sqrt.f64 -1d)',
    '(clz.i32 i)',
  ],
  'c op d → constant, integers': [['(iadd.i32 2i 3i)', '5i'], ['(imul.i64 4294967296l 3l)', '12884901888l'], '(iadd.i32 i 3i)'],
  'c op d → constant, floats': [['(fadd.f32 0.5f 1f)', '1.5f'], '(fdiv.f64 0d 0d)', '(fadd.f32 f 1f)'],
  'c op x → x op c, and the older operand first': [
    ['(iadd.i32 5i i)', '(iadd.i32 i 5i)'],
    ['(band.i64 m l)', '(band.i64 l m)'],
    ['(fadd.f64 e d)', '(fadd.f64 d e)'],
    '(iadd.i32 i j)',
    '(isub.i32 5i i)',
    '(isub.i32 j i)',
  ],
  'x & (2^k - 1) → x, where x is below 2^k': [
    ['(band.i32 (ushr.i32 i 24i) 255i)', '(ushr.i32 i 24i)'],
    ['(band.i32 (load.i32 (band.i64 l 7l) u8 memory) 255i)', '(load.i32 (band.i64 l 7l) u8 memory)'],
    ['(band.i32 (icmp.slt.i32 i j) 1i)', '(icmp.slt.i32 i j)'],
    ['(band.i64 (uextend.i64 (band.i32 i 7i)) 15l)', '(uextend.i64 (band.i32 i 7i))'],
    ['(band.i32 (select.i32 i (icmp.eq.i32 i j) 3i) 3i)', '(select.i32 i (icmp.eq.i32 i j) 3i)'],
    '(band.i32 (ushr.i32 i 23i) 255i)',
    '(band.i32 (ushr.i32 i 24i) 254i)',
    '(band.i32 (sshr.i32 i 24i) 255i)',
    '(band.i64 (ushr.i64 l 24l) 255l)',
  ],
  'x & x, x | x → x': [['(band.i32 i i)', 'i'], ['(bor.i64 l l)', 'l'], '(band.i32 i j)'],
  'x - x, x ^ x → 0': [['(isub.i32 i i)', '0i'], ['(bxor.i64 l l)', '0l'], '(isub.i32 i j)'],
  'x + 0, x * 1, x & -1, … → x; x * 0 → 0, x | -1 → -1, …': [
    ['(iadd.i32 i 0i)', 'i'],
    ['(imul.i64 l 1l)', 'l'],
    ['(band.i64 l -1l)', 'l'],
    ['(bor.i32 i 0i)', 'i'],
    ['(bxor.i32 i 0i)', 'i'],
    ['(imul.i32 i 0i)', '0i'],
    ['(band.i64 l 0l)', '0l'],
    ['(bor.i32 i -1i)', '-1i'],
    '(band.i64 l 4294967295l)',
    '(bxor.i64 l -4294967296l)',
  ],
  '(x op c) op d → x op (c op d)': [
    ['(iadd.i32 (iadd.i32 i 3i) 4i)', '(iadd.i32 i 7i)'],
    ['(iadd.i32 (iadd.i32 i 3i) -3i)', 'i'],
    ['(imul.i64 (imul.i64 l 3l) 5l)', '(imul.i64 l 15l)'],
    ['(band.i32 (band.i32 i 12i) 3i)', '0i'],
    '(iadd.i32 (iadd.i32 i j) 4i)',
    '(bor.i32 (band.i32 i 12i) 3i)',
  ],
  'x + (y - x), (y - x) + x → y': [
    ['(iadd.i32 i (isub.i32 j i))', 'j'],
    ['(iadd.i64 (isub.i64 l m) m)', 'l'],
    '(iadd.i32 i (isub.i32 i j))',
  ],
  'x - c → x + -c': [
    ['(isub.i32 i 5i)', '(iadd.i32 i -5i)'],
    ['(isub.i64 l -9223372036854775808l)', '(iadd.i64 l -9223372036854775808l)'],
    '(isub.i32 5i i)',
  ],
  '(x + y) - x, (y + x) - x → y': [
    ['(isub.i32 (iadd.i32 i j) i)', 'j'],
    ['(isub.i64 (iadd.i64 l m) m)', 'l'],
    '(isub.i32 i (iadd.i32 i j))',
  ],
  'x * 2^k → x << k': [
    ['(imul.i32 i 8i)', '(ishl.i32 i 3i)'],
    ['(imul.i32 i -2147483648i)', '(ishl.i32 i 31i)'],
    ['(imul.i64 l 4294967296l)', '(ishl.i64 l 32l)'],
    '(imul.i32 i 12i)',
    '(imul.i64 l 4294967298l)',
  ],
  'x / c, x % c → shifts, products (division.ts)': [
    ['(udiv.i32 i 8i)', '(ushr.i32 i 3i)'],
    ['(urem.i64 l 4294967296l)', '(band.i64 l 4294967295l)'],
    ['(udiv.i32 i 3i)', '(ireduce.i32 (ushr.i64 (imul.i64 (uextend.i64 i) 2863311531l) 33l))'],
    ['(srem.i32 i -1i)', '0i'],
    ['(sdiv.i32 i 1i)', 'i'],
    ['(sdiv.i32 i 2i)', '(sshr.i32 (iadd.i32 i (ushr.i32 i 31i)) 1i)'],
    ['(sdiv.i64 l -4l)', '(isub.i64 0l (sshr.i64 (iadd.i64 l (ushr.i64 (sshr.i64 l 63l) 62l)) 2l))'],
    ['(srem.i32 i 4i)', '(isub.i32 i (band.i32 (iadd.i32 i (ushr.i32 (sshr.i32 i 31i) 30i)) -4i))'],
    '(udiv.i64 l 3l)',
    '(srem.i64 l 10l)',
    '(udiv.i32 8i 0i)',
  ],
  'x / 2^k → x * 2^-k, exactly': [
    ['(fdiv.f32 f 4f)', '(fmul.f32 f 0.25f)'],
    ['(fdiv.f64 d -0.5d)', '(fmul.f64 d -2d)'],
    '(fdiv.f64 d 3d)',
    '(fdiv.f32 f 0f)',
    '(fdiv.f64 d 1e-310d)',
    '(fdiv.f64 4d d)',
  ],
  '0 << n, … → 0': [['(ishl.i32 0i i)', '0i'], ['(rotr.i64 0l l)', '0l'], '(ishl.i32 1i i)', '(rotl.i64 -1l l)'],
  'x << (n & (width - 1)), … → x << n': [
    ['(ishl.i32 i (band.i32 j 31i))', '(ishl.i32 i j)'],
    ['(rotl.i64 l (band.i64 m 63l))', '(rotl.i64 l m)'],
    ['(sshr.i32 i (band.i32 j 95i))', '(sshr.i32 i j)'],
    '(ishl.i32 i (band.i32 j 15i))',
    '(ushr.i64 l (band.i64 m 31l))',
  ],
  'x << (k * width), … → x': [['(ishl.i32 i 0i)', 'i'], ['(rotr.i32 i 64i)', 'i'], ['(sshr.i64 l 64l)', 'l'], '(ushr.i64 l 32l)'],
  '(x << n) >>u n → x & mask of 32 bits': [
    ['(ushr.i32 (ishl.i32 i 20i) 20i)', '(band.i32 i 4095i)'],
    '(ushr.i32 (ishl.i32 i 20i) 19i)',
    '(ushr.i64 (ishl.i64 l 20l) 20l)',
    '(ushr.i32 (rotl.i32 i 20i) 20i)',
  ],
  '(x << 24) >>s 24 → sextend8 x, and by 16': [
    ['(sshr.i32 (ishl.i32 i 24i) 24i)', '(sextend8.i32 i)'],
    ['(sshr.i32 (ishl.i32 i 16i) 16i)', '(sextend16.i32 i)'],
    '(sshr.i32 (ishl.i32 i 23i) 23i)',
    '(sshr.i32 (ishl.i32 i 24i) 16i)',
    '(sshr.i64 (ishl.i64 l 24l) 24l)',
  ],
  '(x << n) << m, … → x << (n + m)': [
    ['(ishl.i32 (ishl.i32 i 3i) 4i)', '(ishl.i32 i 7i)'],
    ['(ushr.i32 (ushr.i32 i 30i) 2i)', '0i'],
    ['(sshr.i64 (sshr.i64 l 60l) 60l)', '(sshr.i64 l 63l)'],
    '(rotl.i32 (rotl.i32 i 3i) 4i)',
    '(sshr.i32 (ushr.i32 i 3i) 4i)',
    '(sshr.i64 (ishl.i64 l 3l) 4l)',
    '(ishl.i32 (ishl.i32 i j) 4i)',
  ],
  'x << c, … → x << (c modulo width)': [
    ['(ishl.i32 i 35i)', '(ishl.i32 i 3i)'],
    ['(rotr.i64 l -1l)', '(rotr.i64 l 63l)'],
    '(ushr.i64 l 35l)',
  ],
  'c cmp d → constant, integers': [['(icmp.ult.i32 1i -1i)', '1i'], ['(icmp.slt.i32 1l -1l)', '0i'], '(icmp.ult.i32 i -1i)'],
  'c cmp d → constant, floats': [['(fcmp.lt.i32 0f 1f)', '1i'], ['(fcmp.ne.i32 -0d 0d)', '0i'], '(fcmp.lt.i32 f 1f)'],
  'x cmp x → constant': [['(icmp.sge.i32 i i)', '1i'], ['(icmp.ne.i32 l l)', '0i'], '(icmp.sge.i32 i j)', '(fcmp.eq.i32 f f)'],
  'c cmp x → x cmp c, and the older operand first': [
    ['(icmp.slt.i32 5i i)', '(icmp.sgt.i32 i 5i)'],
    ['(icmp.uge.i32 j i)', '(icmp.ule.i32 i j)'],
    '(icmp.slt.i32 i 5i)',
  ],
  'uextend x cmp uextend y, uextend x cmp c → x cmp y, x cmp c, without sign': [
    ['(icmp.slt.i32 (uextend.i64 i) (uextend.i64 j))', '(icmp.ult.i32 i j)'],
    ['(icmp.sge.i32 (uextend.i64 i) 4294967295l)', '(icmp.uge.i32 i -1i)'],
    ['(icmp.ne.i32 (uextend.i64 i) 5l)', '(icmp.ne.i32 i 5i)'],
    '(icmp.sge.i32 (uextend.i64 i) 4294967296l)',
    '(icmp.slt.i32 (uextend.i64 i) -1l)',
    '(icmp.slt.i32 (sextend32.i64 i) 5l)',
  ],
  'x <u 1, x >=u 1 → x == 0, x != 0': [
    ['(icmp.ult.i32 i 1i)', '(icmp.eq.i32 i 0i)'],
    ['(icmp.uge.i32 l 1l)', '(icmp.ne.i32 l 0l)'],
    '(icmp.slt.i32 i 1i)',
    '(icmp.ult.i32 i 2i)',
  ],
  'bool == 1, bool != 1 → bool != 0, bool == 0': [
    ['(icmp.eq.i32 (fcmp.lt.i32 f g) 1i)', '(fcmp.lt.i32 f g)'],
    ['(icmp.ne.i32 (band.i32 i 1i) 1i)', '(icmp.eq.i32 (band.i32 i 1i) 0i)'],
    '(icmp.eq.i32 (band.i32 i 3i) 1i)',
    '(icmp.slt.i32 (band.i32 i 1i) 1i)',
  ],
  'x <u 0, x >=u 0 → 0, 1': [['(icmp.ult.i32 i 0i)', '0i'], ['(icmp.uge.i32 l 0l)', '1i'], '(icmp.slt.i32 i 0i)'],
  'x >u 0, x <=u 0 → x != 0, x == 0': [
    ['(icmp.ugt.i32 i 0i)', '(icmp.ne.i32 i 0i)'],
    ['(icmp.ule.i32 l 0l)', '(icmp.eq.i32 l 0l)'],
    '(icmp.sgt.i32 i 0i)',
  ],
  'vmaddr == 0, vmaddr != 0 → 0, 1': [
    ['(icmp.eq.i32 (vmaddr.i64 64) 0l)', '0i'],
    ['(icmp.ne.i32 (vmaddr.i64 64) 0l)', '1i'],
    '(icmp.eq.i32 (vmaddr.i64 64) 5l)',
  ],
  'bool != 0 → bool': [
    ['(icmp.ne.i32 (fcmp.lt.i32 f g) 0i)', '(fcmp.lt.i32 f g)'],
    ['(icmp.ne.i32 (band.i32 i 1i) 0i)', '(band.i32 i 1i)'],
    '(icmp.ne.i32 (band.i32 i 2i) 0i)',
    '(icmp.ne.i32 (band.i64 l 1l) 0l)',
    '(icmp.eq.i32 (fcmp.lt.i32 f g) 0i)',
  ],
  '(x cmp y) == 0 → the opposite': [
    ['(icmp.eq.i32 (icmp.slt.i32 i j) 0i)', '(icmp.sge.i32 i j)'],
    '(icmp.eq.i32 (fcmp.lt.i32 d e) 0i)',
  ],
  '(x - y) == 0, (x ^ y) == 0, and != → x == y, x != y': [
    ['(icmp.eq.i32 (isub.i32 i j) 0i)', '(icmp.eq.i32 i j)'],
    ['(icmp.ne.i32 (bxor.i64 l m) 0l)', '(icmp.ne.i32 l m)'],
    '(icmp.eq.i32 (iadd.i32 i j) 0i)',
    '(icmp.slt.i32 (isub.i32 i j) 0i)',
  ],
  'extended x == 0, and != → x == 0, x != 0': [
    ['(icmp.eq.i32 (sextend32.i64 i) 0l)', '(icmp.eq.i32 i 0i)'],
    '(icmp.eq.i32 (sextend32.i64 l) 0l)',
    '(icmp.sgt.i32 (sextend32.i64 i) 0l)',
  ],
  '(x cmp y) ^ 1 → the opposite': [
    ['(bxor.i32 (icmp.ult.i32 i j) 1i)', '(icmp.uge.i32 i j)'],
    '(bxor.i32 (fcmp.lt.i32 f g) 1i)',
    '(bxor.i32 (icmp.ult.i32 i j) 3i)',
  ],
  'c ? x : x → x': [['(select.i32 i j j)', 'j'], '(select.i32 i i j)'],
  'constant ? x : y → x, y': [['(select.i64 5i l m)', 'l'], ['(select.f32 0i f g)', 'g'], '(select.i64 i l m)'],
  '(c != 0) ? x : y, (c == 0) ? y : x → c ? x : y': [
    ['(select.i64 (icmp.eq.i32 i 0i) l m)', '(select.i64 i m l)'],
    ['(select.f64 (icmp.ne.i32 i 0i) d e)', '(select.f64 i d e)'],
    '(select.i64 (icmp.eq.i32 l 0l) l m)',
    '(select.i64 (icmp.eq.i32 i 1i) l m)',
    '(select.i64 (icmp.sgt.i32 i 0i) l m)',
  ],
  'bool ? 1 : 0 → bool': [
    ['(select.i32 (fcmp.lt.i32 f g) 1i 0i)', '(fcmp.lt.i32 f g)'],
    '(select.i32 i 1i 0i)',
    '(select.i64 (fcmp.lt.i32 f g) 1l 0l)',
    '(select.i32 (fcmp.lt.i32 f g) 2i 0i)',
  ],
  '(x cmp y) ? 0 : 1 → the opposite': [
    ['(select.i32 (icmp.sle.i32 i j) 0i 1i)', '(icmp.sgt.i32 i j)'],
    '(select.i32 (fcmp.le.i32 f g) 0i 1i)',
    '(select.i64 (icmp.sle.i32 i j) 0l 1l)',
  ],
  'ireduce (uextend x), ireduce (sextend32 x) → x': [
    ['(ireduce.i32 (uextend.i64 i))', 'i'],
    ['(ireduce.i32 (sextend32.i64 i))', 'i'],
    '(ireduce.i32 l)',
  ],
  'ireduce (sextend32 x) → ireduce x, of 64 bits': [
    ['(ireduce.i32 (sextend32.i64 l))', '(ireduce.i32 l)'],
    '(ireduce.i32 (sextend16.i64 l))',
  ],
  'sextend32 (sextend32 x) → sextend32 x': [
    ['(sextend32.i64 (sextend32.i64 l))', '(sextend32.i64 l)'],
    '(sextend32.i64 (sextend16.i64 l))',
  ],
  'sextend32 (uextend x), sextend32 (ireduce x) → sextend32 x': [
    ['(sextend32.i64 (uextend.i64 i))', '(sextend32.i64 i)'],
    ['(sextend32.i64 (ireduce.i32 l))', '(sextend32.i64 l)'],
    '(sextend32.i64 (sextend8.i32 i))',
  ],
  'sextend of what is sign-extended from as few bits → the same': [
    ['(sextend16.i32 (sextend8.i32 i))', '(sextend8.i32 i)'],
    ['(sextend16.i64 (sextend16.i64 l))', '(sextend16.i64 l)'],
    '(sextend8.i32 (sextend16.i32 i))',
  ],
  'sextend8 (x & mask) → sextend8 x, where the mask has the low bits; 16, too': [
    ['(sextend8.i32 (band.i32 i 255i))', '(sextend8.i32 i)'],
    ['(sextend16.i64 (band.i64 l 1048575l))', '(sextend16.i64 l)'],
    '(sextend8.i32 (band.i32 i 127i))',
    '(sextend16.i32 (band.i32 i 255i))',
  ],
  'bitcast (bitcast x) → x': [['(bitcast.i32 (bitcast.f32 i))', 'i'], ['(bitcast.f64 (bitcast.i64 d))', 'd'], '(bitcast.i32 f)'],
  '-(-x) → x': [['(fneg.f32 (fneg.f32 f))', 'f'], '(fneg.f32 (fabs.f32 f))'],
  '||x|| → |x|': [['(fabs.f64 (fabs.f64 d))', '(fabs.f64 d)'], '(fabs.f64 (floor.f64 d))'],
  '|-x| → |x|': [['(fabs.f32 (fneg.f32 f))', '(fabs.f32 f)'], '(fabs.f32 (sqrt.f32 f))'],

  'upper half of x * 0 → 0': [['(umulhi.i64 l 0l)', '0l'], ['(smulhi.i64 l 0l)', '0l'], '(umulhi.i64 l m)'],
  'upper half of x * 2^k → x >> (64 - k)': [
    ['(umulhi.i64 l 1l)', '0l'],
    ['(smulhi.i64 l 1l)', '(sshr.i64 l 63l)'],
    ['(umulhi.i64 l 4l)', '(ushr.i64 l 62l)'],
    ['(smulhi.i64 l 4294967296l)', '(sshr.i64 l 32l)'],
    ['(umulhi.i64 l -9223372036854775808l)', '(ushr.i64 l 1l)'],
    '(smulhi.i64 l -9223372036854775808l)',
    '(umulhi.i64 l 3l)',
  ],
  'upper half of uextend x * uextend y → 0': [
    ['(umulhi.i64 (uextend.i64 i) (uextend.i64 j))', '0l'],
    ['(umulhi.i64 (uextend.i64 i) 4294967295l)', '0l'],
    '(umulhi.i64 (uextend.i64 i) 4294967297l)',
    '(umulhi.i64 (uextend.i64 i) (sextend32.i64 j))',
    '(smulhi.i64 (uextend.i64 i) (uextend.i64 j))',
  ],
  'upper half of sextend32 x * sextend32 y → the sign of the product': [
    ['(smulhi.i64 (sextend32.i64 i) (sextend32.i64 j))', '(sshr.i64 (imul.i64 (sextend32.i64 i) (sextend32.i64 j)) 63l)'],
    ['(smulhi.i64 (sextend32.i64 i) -7l)', '(sshr.i64 (imul.i64 (sextend32.i64 i) -7l) 63l)'],
    '(smulhi.i64 (sextend32.i64 i) 2147483649l)',
    '(smulhi.i64 (sextend32.i64 i) (uextend.i64 j))',
  ],
  'x + y + carry, x - y - borrow, with a constant bit → x + y + 1, x + y, …': [
    ['(iadd_cin.i64 l m 0i)', '(iadd.i64 l m)'],
    ['(iadd_cin.i64 l m 1i)', '(iadd.i64 (iadd.i64 l m) 1l)'],
    ['(isub_bin.i64 l m 0i)', '(isub.i64 l m)'],
    ['(isub_bin.i64 l m 1i)', '(iadd.i64 (isub.i64 l m) -1l)'],
    '(iadd_cin.i64 l m (icmp.ult.i32 i j))',
  ],
  'c + x + carry → x + c + carry, and the older operand first': [
    ['(iadd_cin.i64 5l l (icmp.ult.i32 i j))', '(iadd_cin.i64 l 5l (icmp.ult.i32 i j))'],
    ['(iadd_cin.i64 m l (icmp.ult.i32 i j))', '(iadd_cin.i64 l m (icmp.ult.i32 i j))'],
    '(iadd_cin.i64 l m (icmp.ult.i32 i j))',
    '(isub_bin.i64 m l (icmp.ult.i32 i j))',
    '(isub_bin.i64 5l l (icmp.ult.i32 i j))',
  ],
  '0 + 0 + carry → carry, 0 - 0 - borrow → -borrow': [
    ['(iadd_cin.i64 0l 0l (icmp.ult.i32 i j))', '(uextend.i64 (icmp.ult.i32 i j))'],
    ['(isub_bin.i64 0l 0l (icmp.ult.i32 i j))', '(isub.i64 0l (uextend.i64 (icmp.ult.i32 i j)))'],
    '(iadd_cin.i64 l 0l (icmp.ult.i32 i j))',
    '(isub_bin.i64 0l l (icmp.ult.i32 i j))',
  ],
  'equal vector constants → one': [
    [`(select.v128 i ${REVERSED}v ${REVERSED}v)`, `${REVERSED}v`],
    `(select.v128 i ${REVERSED}v ${ORDER}v)`,
    `${ORDER}v`,
  ],
  'splat c → constant': [
    ['(vunary.v128 i16x8.splat 74565i)', '0x23452345234523452345234523452345v'],
    ['(vunary.v128 f64x2.splat 1d)', '0x3ff00000000000003ff0000000000000v'],
    '(vunary.v128 i8x16.splat i)',
  ],
  'lane of a constant → constant': [
    ['(vunary.i32 i8x16.extract_lane_s 1 0x00000000000000000000000000008000v)', '-128i'],
    ['(vunary.i64 i64x2.extract_lane 1 0x00000000000000050000000000000000v)', '5l'],
    '(vunary.i32 i8x16.extract_lane_s 1 v)',
  ],
  'lane of splat x → x, where no bits are cut off and it is of that type': [
    ['(vunary.i32 i32x4.extract_lane 3 (vunary.v128 i32x4.splat i))', 'i'],
    ['(vunary.f64 f64x2.extract_lane 1 (vunary.v128 f64x2.splat d))', 'd'],
    '(vunary.i32 i16x8.extract_lane_u 3 (vunary.v128 i16x8.splat i))',
    '(vunary.i32 i32x4.extract_lane 3 (vunary.v128 f32x4.splat f))',
    '(vunary.i32 i32x4.extract_lane 1 (vunary.v128 i64x2.splat l))',
  ],
  '~~v → v': [['(vunary.v128 v128.not (vunary.v128 v128.not v))', 'v'], '(vunary.v128 v128.not (vunary.v128 i8x16.neg v))'],
  '~c → constant': [[`(vunary.v128 v128.not ${ALL})`, ZERO], '(vunary.v128 v128.not v)'],
  'c op v → v op c, and the older operand first': [
    ['(vbinary.v128 i8x16.avgr_u w v)', '(vbinary.v128 i8x16.avgr_u v w)'],
    [`(vbinary.v128 f32x4.add ${ALL} v)`, `(vbinary.v128 f32x4.add v ${ALL})`],
    '(vbinary.v128 i8x16.sub w v)',
    '(vbinary.v128 f32x4.pmin w v)',
  ],
  'op c, c op d → constant, lane by lane': [
    [
      '(vbinary.v128 i16x8.add 0x0001ffff000000000000000000000000v 0x0001000100000000000000000000ffffv)',
      '0x0002000000000000000000000000ffffv',
    ],
    ['(vunary.v128 i32x4.neg 0x00000001000000000000000000000000v)', '0xffffffff000000000000000000000000v'],
    ['(vbinary.v128 i32x4.shr_s 0x80000000000000000000000000000000v 33i)', '0xc0000000000000000000000000000000v'],
    `(vbinary.v128 f32x4.add ${ALL} ${ALL})`,
    `(vbinary.v128 i16x8.add v ${ALL})`,
  ],
  'shuffle of one vector → of it twice, by a mask below 16': [
    [
      `(vbinary.v128 i8x16.shuffle 0x1011121314151617181d1a1b1c191e1f v w)`,
      `(vbinary.v128 i8x16.shuffle 0x0001020304050607080d0a0b0c090e0f w w)`,
    ],
    [
      `(vbinary.v128 i8x16.shuffle 0x1001020304050607080d0a0b0c090e0f v v)`,
      `(vbinary.v128 i8x16.shuffle 0x0001020304050607080d0a0b0c090e0f v v)`,
    ],
    `(vbinary.v128 i8x16.shuffle 0x1001020304050607080d0a0b0c090e0f v w)`,
  ],
  'shuffle of constants → constant': [
    [`(vbinary.v128 i8x16.shuffle ${REVERSED} ${ORDER}v ${ORDER}v)`, `${REVERSED}v`],
    `(vbinary.v128 i8x16.shuffle 0x1001020304050607080d0a0b0c090e0f v ${ALL})`,
  ],
  'shuffle in order → v': [
    [`(vbinary.v128 i8x16.shuffle ${ORDER} v w)`, 'v'],
    [`(vbinary.v128 i8x16.shuffle ${SECOND} v w)`, 'w'],
    `(vbinary.v128 i8x16.shuffle ${REVERSED} v v)`,
  ],
  'v & v, v | v → v': [['(vbinary.v128 v128.and v v)', 'v'], ['(vbinary.v128 v128.or w w)', 'w'], '(vbinary.v128 v128.and v w)'],
  'v & ~0, v | 0, v ^ 0, v &~ 0 → v': [
    [`(vbinary.v128 v128.and v ${ALL})`, 'v'],
    [`(vbinary.v128 v128.or v ${ZERO})`, 'v'],
    [`(vbinary.v128 v128.xor v ${ZERO})`, 'v'],
    [`(vbinary.v128 v128.andnot v ${ZERO})`, 'v'],
    '(vbinary.v128 v128.and v 0xfffffffffffffffffffffffffffffffev)',
  ],
  'v & 0 → 0, v | ~0 → ~0': [
    [`(vbinary.v128 v128.and v ${ZERO})`, ZERO],
    [`(vbinary.v128 v128.or v ${ALL})`, ALL],
    '(vbinary.v128 v128.or v 0xfffffffffffffffffffffffffffffffev)',
  ],
  '0 &~ v → 0': [[`(vbinary.v128 v128.andnot ${ZERO} v)`, ZERO], `(vbinary.v128 v128.andnot ${ALL} v)`],
  'v ^ v, v &~ v, v &~ ~0 → 0': [
    ['(vbinary.v128 v128.xor v v)', ZERO],
    ['(vbinary.v128 v128.andnot v v)', ZERO],
    [`(vbinary.v128 v128.andnot v ${ALL})`, ZERO],
    '(vbinary.v128 v128.andnot v w)',
  ],
  'v ^ ~0 → ~v': [[`(vbinary.v128 v128.xor v ${ALL})`, '(vunary.v128 v128.not v)'], '(vbinary.v128 v128.xor v w)'],
  'c & d, c | d, c ^ d, c &~ d → constant': [
    [
      '(vbinary.v128 v128.and 0x0000000f000000000000000000000001v 0x00000003000000000000000000000003v)',
      '0x00000003000000000000000000000001v',
    ],
    [
      '(vbinary.v128 v128.or 0x0000000f000000000000000000000001v 0x00000013000000000000000000000002v)',
      '0x0000001f000000000000000000000003v',
    ],
    [
      '(vbinary.v128 v128.xor 0x0000000f000000000000000000000001v 0x00000013000000000000000000000002v)',
      '0x0000001c000000000000000000000003v',
    ],
    [
      '(vbinary.v128 v128.andnot 0x0000000f000000000000000000000001v 0x00000003000000000000000000000003v)',
      '0x0000000c000000000000000000000000v',
    ],
    '(vbinary.v128 v128.and v 0x00000003000000000000000000000003v)',
  ],
  'v + 0, v - 0 → v, integers': [
    [`(vbinary.v128 i32x4.add v ${ZERO})`, 'v'],
    [`(vbinary.v128 i64x2.sub v ${ZERO})`, 'v'],
    `(vbinary.v128 f32x4.add v ${ZERO})`,
    `(vbinary.v128 i64x2.sub ${ZERO} v)`,
  ],
  'lane of a constant replaced by a constant → constant': [
    [`(vbinary.v128 i8x16.replace_lane 5 ${ZERO} 511i)`, '0x00000000000000000000ff0000000000v'],
    [`(vbinary.v128 i64x2.replace_lane 1 ${ZERO} 5l)`, '0x00000000000000050000000000000000v'],
    `(vbinary.v128 i8x16.replace_lane 5 ${ZERO} i)`,
    '(vbinary.v128 i8x16.replace_lane 5 v 5i)',
  ],
  'v << (k * width), … → v': [
    ['(vbinary.v128 i16x8.shl v 48i)', 'v'],
    '(vbinary.v128 i16x8.shl v 8i)',
    '(vbinary.v128 i64x2.shl v 32i)',
  ],
  'swizzle by a constant → shuffle': [
    [`(vbinary.v128 i8x16.swizzle v ${REVERSED}v)`, `(vbinary.v128 i8x16.shuffle ${REVERSED} v v)`],
    [
      '(vbinary.v128 i8x16.swizzle v 0xff0102030405060708090a0b0c0d0e0fv)',
      `(vbinary.v128 i8x16.shuffle 0x100102030405060708090a0b0c0d0e0f v ${ZERO})`,
    ],
    '(vbinary.v128 i8x16.swizzle v w)',
  ],
};

describe('simplifications', () => {
  it('have names of their own, each with rows', () => {
    const names = RULES.map((rule) => rule.name);
    expect(new Set(names).size).equal(names.length);
    expect(Object.keys(ROWS)).deep.equal(names);
    for (const rule of RULES) expect(rule.ops, rule.name).not.empty;
  });

  for (const rule of RULES) {
    const rows = ROWS[rule.name] ?? [];
    it(rule.name, () => {
      const others = RULES.filter((other) => other !== rule);
      let acts = 0;
      let stays = 0;
      for (const row of rows) {
        const [before, after] = typeof row === 'string' ? [row, row] : row;
        expect(expressionOf(functionOf(before)), 'as it is read').equal(before);
        const simplified = simplify(functionOf(before), RULES);
        expect(expressionOf(simplified), before).equal(after);
        if (before === after) {
          // A near miss of another operation is good to have, but is none of the rule's own.
          const f = functionOf(before);
          if (rule.ops.includes(f.op[f.prev[f.last[ENTRY_BLOCK] as Value] as Value] as number)) stays++;
        } else {
          acts++;
          expect(expressionOf(simplify(functionOf(before), others)), `${before} without the rule`).not.equal(after);
        }
        if (!UNKNOWN.test(before)) expect(results(simplified), before).deep.equal(results(functionOf(before)));
      }
      expect(acts, 'rows in which it acts').least(1);
      expect(stays, 'rows in which it must not').least(1);
    });
  }
});
