/**
 * Simplification of vector operations: what is built, as text of the value that comes out.
 */
import { expect } from 'chai';
import { NONE } from '../../base/brand.ts';
import { op } from '../../wasm/opcodes.ts';
import { Builder } from '../builder/builder.ts';
import { ENTRY_BLOCK, IrFunc, type Value } from '../func.ts';
import { printFunc } from '../inspect/print.ts';
import { IR, TY, type Ty } from '../ops.ts';
import { parseFunc } from '../testing/parse.ts';

/** A function with parameters v128, v128, i32, i64, f32 and a builder in its entry block. */
function start(): { b: Builder; x: Value; y: Value; n: Value; i: Value; f: Value } {
  const func = new IrFunc();
  const b = new Builder(func);
  b.block = func.newBlock();
  const param = (ty: Ty): Value => func.newParam(ENTRY_BLOCK, ty);
  const [x, y, n, i, f] = [param(TY.v128), param(TY.v128), param(TY.i32), param(TY.i64), param(TY.f32)];
  return { b, x, y, n, i, f };
}
const words = (b: Builder, v: Value): number[] => {
  expect(b.func.op[v]).to.equal(IR.v128const);
  return [0, 1, 2, 3].map((k) => b.func.pool[(b.func.imm[v] as number) + k] as number);
};
const one = (b: Builder, name: string, a: Value, ty: number = TY.v128, lane = 0): Value =>
  b.value(IR.vunary, ty, a, NONE, NONE, op(name), lane);
const two = (b: Builder, name: string, a: Value, c: Value, imm2 = 0): Value =>
  b.value(IR.vbinary, TY.v128, a, c, NONE, op(name), imm2);
const mask = (b: Builder, bytes: readonly number[]): number => {
  const w = new Int32Array(Uint8Array.from(bytes).buffer);
  return b.words(w[0] as number, w[1] as number, w[2] as number, w[3] as number);
};
const range = Array.from({ length: 16 }, (_, k) => k);

describe('simplification of vectors', () => {
  it('splats of constants are constants', () => {
    const { b } = start();
    expect(words(b, one(b, 'i8x16.splat', b.i32(0x1ff)))).to.deep.equal([-1, -1, -1, -1]);
    expect(words(b, one(b, 'i16x8.splat', b.i32(0x12345)))).to.deep.equal([0x23452345, 0x23452345, 0x23452345, 0x23452345]);
    expect(words(b, one(b, 'i64x2.splat', b.i64(1, 2)))).to.deep.equal([1, 2, 1, 2]);
    expect(words(b, one(b, 'f32x4.splat', b.constant(TY.f32, 0x7fa00000, 0)))).to.deep.equal(Array(4).fill(0x7fa00000));
  });
  it('lanes of constants and of splats', () => {
    const { b, n, i, f } = start();
    const v = b.vector(0x80ff, 2, 3, 4);
    expect(b.func.imm[one(b, 'i8x16.extract_lane_s', v, TY.i32, 0)]).to.equal(-1);
    expect(b.func.imm[one(b, 'i8x16.extract_lane_u', v, TY.i32, 1)]).to.equal(0x80);
    expect(b.func.imm[one(b, 'i16x8.extract_lane_s', v, TY.i32, 0)]).to.equal(-0x7f01);
    expect(b.func.imm2[one(b, 'i64x2.extract_lane', v, TY.i64, 1)]).to.equal(4);
    expect(one(b, 'i64x2.extract_lane', one(b, 'i64x2.splat', i), TY.i64, 1)).to.equal(i);
    expect(one(b, 'f32x4.extract_lane', one(b, 'f32x4.splat', f), TY.f32, 3)).to.equal(f);
    // Bits are cut off, or the type is another: not the value itself.
    expect(one(b, 'i8x16.extract_lane_u', one(b, 'i8x16.splat', n), TY.i32, 3)).not.to.equal(n);
    expect(one(b, 'i32x4.extract_lane', one(b, 'f32x4.splat', f), TY.i32, 3)).not.to.equal(f);
  });
  it('lanes of constants replaced', () => {
    const { b, n } = start();
    const v = b.vector(1, 2, 3, 4);
    expect(words(b, two(b, 'i8x16.replace_lane', v, b.i32(0x1ff), 5))).to.deep.equal([1, 0xff02, 3, 4]);
    expect(words(b, two(b, 'i64x2.replace_lane', v, b.i64(8, 9), 1))).to.deep.equal([1, 2, 8, 9]);
    expect(words(b, two(b, 'f32x4.replace_lane', v, b.constant(TY.f32, 0x7fa00000, 0), 3))).to.deep.equal([1, 2, 3, 0x7fa00000]);
    expect(b.func.op[two(b, 'i8x16.replace_lane', v, n, 5)]).to.equal(IR.vbinary);
  });
  it('integer operations on constants', () => {
    const { b, x } = start();
    const v = b.vector(-1, 0x7fff_8000, 2, 3);
    expect(words(b, two(b, 'i16x8.add', v, b.vector(0x0001_0001, 1, 0, 0)))).to.deep.equal([0, 0x7fff_8001, 2, 3]);
    expect(words(b, two(b, 'i64x2.mul', v, v))).to.deep.equal([1, 0xfffe, 4, 12]);
    expect(words(b, two(b, 'i32x4.shr_s', v, b.i32(33)))).to.deep.equal([-1, 0x3fff_c000, 1, 1]);
    expect(words(b, two(b, 'i8x16.lt_u', b.vector(0, 0, 0, 0), v))).to.deep.equal([-1, -0x0000_0100, 0xff, 0xff]);
    expect(words(b, one(b, 'i16x8.neg', v))).to.deep.equal([0x0001_0001, -0x7ffe_8000, 0xfffe, 0xfffd]);
    expect(b.func.op[two(b, 'i16x8.add', v, x)]).to.equal(IR.vbinary);
    expect(b.func.op[two(b, 'f32x4.add', v, v)]).to.equal(IR.vbinary);
  });
  it('bitwise identities', () => {
    const { b, x } = start();
    const zero = b.vector(0, 0, 0, 0);
    const all = b.vector(-1, -1, -1, -1);
    expect(two(b, 'v128.and', all, x)).to.equal(x);
    expect(two(b, 'v128.and', x, zero)).to.equal(zero);
    expect(two(b, 'v128.or', zero, x)).to.equal(x);
    expect(two(b, 'v128.xor', x, x)).to.equal(zero);
    expect(two(b, 'v128.andnot', x, all)).to.equal(zero);
    expect(two(b, 'v128.andnot', x, zero)).to.equal(x);
    expect(one(b, 'v128.not', two(b, 'v128.xor', x, all))).to.equal(x);
    expect(two(b, 'i32x4.add', zero, x)).to.equal(x);
    expect(two(b, 'i32x4.sub', x, zero)).to.equal(x);
    // -0 + 0 is 0.
    expect(two(b, 'f32x4.add', x, zero)).not.to.equal(x);
  });
  it('equal constants and masks are one value; operands have an order', () => {
    const { b, x, y } = start();
    expect(b.vector(1, 2, 3, 4)).to.equal(b.vector(1, 2, 3, 4));
    expect(two(b, 'i8x16.avgr_u', x, y)).to.equal(two(b, 'i8x16.avgr_u', y, x));
    expect(two(b, 'i8x16.sub', x, y)).not.to.equal(two(b, 'i8x16.sub', y, x));
    expect(two(b, 'f32x4.pmin', x, y)).not.to.equal(two(b, 'f32x4.pmin', y, x));
    const m = [3, 17, ...range.slice(2)];
    expect(two(b, 'i8x16.shuffle', x, y, mask(b, m))).to.equal(two(b, 'i8x16.shuffle', x, y, mask(b, m)));
    for (let k = 0; k < 1000; k++) b.vector(k, k, k, k);
    expect(words(b, b.vector(500, 500, 500, 500))).to.deep.equal([500, 500, 500, 500]);
  });
  it('shifts by multiples of the lane do nothing', () => {
    const { b, x } = start();
    expect(two(b, 'i16x8.shl', x, b.i32(48))).to.equal(x);
    expect(two(b, 'i16x8.shl', x, b.i32(8))).not.to.equal(x);
  });
  it('shuffles: copies, one source, constants; a swizzle by a constant is one', () => {
    const { b, x, y } = start();
    expect(two(b, 'i8x16.shuffle', x, y, mask(b, range))).to.equal(x);
    expect(
      two(
        b,
        'i8x16.shuffle',
        x,
        y,
        mask(
          b,
          range.map((k) => k + 16),
        ),
      ),
    ).to.equal(y);
    const reversed = [...range].reverse();
    const s = two(b, 'i8x16.shuffle', x, x, mask(b, reversed));
    expect(
      two(
        b,
        'i8x16.shuffle',
        y,
        x,
        mask(
          b,
          reversed.map((k) => k + 16),
        ),
      ),
    ).to.equal(s);
    const bytes = b.vector(0x0c0d0e0f, 0x08090a0b, 0x04050607, 0x00010203);
    expect(two(b, 'i8x16.swizzle', x, bytes)).to.equal(s);
    expect(words(b, two(b, 'i8x16.shuffle', bytes, bytes, mask(b, reversed)))).to.deep.equal([
      0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c,
    ]);
    // Indices beyond the vector are zero.
    const far = b.vector(-1, 0x10, 0, 0);
    expect(words(b, two(b, 'i8x16.swizzle', bytes, far))).to.deep.equal([0, 0x0f0f0f00, 0x0f0f0f0f, 0x0f0f0f0f]);
  });
  it('are printed and read', () => {
    const text = `function 0 (v128, i32) -> (v128)
block0(v0: v128, v1: i32):
  v2 = vbinary.v128 i16x8.shl v0, v1
  v3 = vbinary.v128 i8x16.shuffle 0x0f0e0d0c0b0a09080706050403020100 v0, v2
  v4 = vunary.i32 i32x4.extract_lane 3 v3
  v5 = vbinary.v128 i8x16.replace_lane 7 v3, v4
  v6 = vternary.v128 v128.bitselect v5, v3, v0
  v7 = v128const.v128 0x00000004000000030000000200000001
  return v6
`;
    expect(printFunc(parseFunc(text))).to.equal(text);
  });
});
