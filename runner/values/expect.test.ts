/** Comparison of results: NaN patterns, lanes, references, alternatives, messages; and how values print. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  externref,
  f32Bits,
  f64Bits,
  funcref,
  i32,
  i64,
  i64Bits,
  refNull,
  v128,
  type WasmValue,
} from '../../engine/runtime/values/values.ts';
import { EXTERNREF, F32, F64, HEAP, I32, I64, refType, V128, type ValType } from '../../engine/wasm/types.ts';
import type { Const, LanePattern, Pattern, Shape } from '../script/ast.ts';
import { allMatch, laneFits, MESSAGE_MODES, matches, messageRule, ruleSuffices } from './expect.ts';
import { compareLanes, formatPattern, formatValue, HostRef, hexFloat } from './values.ts';

const number = (type: ValType, lo: number, hi = 0, x2 = 0, x3 = 0): Const => ({
  type,
  form: 'number',
  lo,
  hi,
  x2,
  x3,
  ref: null,
});
const value = (c: Const): Pattern => ({ kind: 'value', value: c });
const lane = (lo: number, hi = 0): LanePattern => ({ nan: undefined, lo, hi });
const lanes = (shape: Shape, ...l: LanePattern[]): Pattern => ({ kind: 'lanes', shape, lanes: l });
const nan = (type: typeof F32 | typeof F64, pattern: 'canonical' | 'arithmetic'): Pattern => ({
  kind: 'nan',
  type,
  nan: pattern,
});
const ref = (form: 'null' | 'extern' | 'host', lo: number, heap: number): Const => ({ ...number(refType(heap, true), lo), form });

describe('expectations', () => {
  it('compare numbers bit by bit, type included', () => {
    expect(matches(value(number(I32, -1)), i32(-1))).equal(true);
    expect(matches(value(number(I32, 0)), f32Bits(0))).equal(false);
    expect(matches(value(number(I64, 1, 0)), i64Bits(1, 1))).equal(false);
    expect(matches(value(number(F64, 0, -0x80000000)), f64Bits(0, 0))).equal(false);
    expect(matches(value(number(V128, 1, 2, 3, 4)), v128(1, 2, 3, 5))).equal(false);
  });

  it('know canonical and arithmetic NaNs', () => {
    const cases: [number, boolean, boolean][] = [
      [0x7fc00000, true, true],
      [0xffc00000 | 0, true, true],
      [0x7fc00001, false, true],
      [0xffe00000 | 0, false, true],
      [0x7fa00000, false, false],
      [0x7f800000, false, false],
    ];
    for (const [bits, canonical, arithmetic] of cases) {
      expect(matches(nan(F32, 'canonical'), f32Bits(bits)), `f32 ${bits}`).equal(canonical);
      expect(matches(nan(F32, 'arithmetic'), f32Bits(bits)), `f32 ${bits}`).equal(arithmetic);
    }
    expect(matches(nan(F64, 'canonical'), f64Bits(0, 0x7ff80000))).equal(true);
    expect(matches(nan(F64, 'canonical'), f64Bits(1, 0x7ff80000))).equal(false);
    expect(matches(nan(F64, 'arithmetic'), f64Bits(1, 0xfff80000 | 0))).equal(true);
    expect(matches(nan(F64, 'arithmetic'), f64Bits(1, 0x7ff00000))).equal(false);
  });

  it('look at lanes of every width', () => {
    const v = v128(0x04030201, 0x08070605, 0x7fc00000, -1);
    expect(
      matches(lanes('i8x16', ...[1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0xc0, 0x7f, 255, 255, 255, 255].map((n) => lane(n))), v),
    ).equal(true);
    expect(matches(lanes('i16x8', ...[0x0201, 0x0403, 0x0605, 0x0807, 0, 0x7fc0, 0xffff, 0xffff].map((n) => lane(n))), v)).equal(
      true,
    );
    expect(matches(lanes('f32x4', lane(0x04030201), lane(0x08070605), { nan: 'canonical', lo: 0, hi: 0 }, lane(-1)), v)).equal(
      true,
    );
    expect(matches(lanes('f64x2', lane(0x04030201, 0x08070605), { nan: 'arithmetic', lo: 0, hi: 0 }), v)).equal(true);
    expect(matches(lanes('i64x2', lane(0x04030201, 0x08070605), lane(0x7fc00000, -2)), v)).equal(false);
  });

  it('know references', () => {
    const five = new HostRef('extern', 5);
    expect(matches(value(ref('extern', 5, HEAP.extern)), externref(five))).equal(true);
    expect(matches(value(ref('extern', 6, HEAP.extern)), externref(five))).equal(false);
    expect(matches(value(ref('null', 0, HEAP.func)), refNull(HEAP.func))).equal(true);
    expect(matches(value(ref('null', 0, HEAP.func)), refNull(HEAP.extern))).equal(false);
    expect(matches({ kind: 'null', heap: undefined }, refNull(HEAP.extern))).equal(true);
    expect(matches({ kind: 'null', heap: HEAP.none }, refNull(HEAP.any))).equal(true);
    expect(matches({ kind: 'ref', heap: HEAP.func }, funcref({ kind: 'func' }))).equal(true);
    expect(matches({ kind: 'ref', heap: HEAP.extern }, externref(five))).equal(true);
    expect(matches({ kind: 'ref', heap: HEAP.func }, refNull(HEAP.func))).equal(false);
    expect(matches({ kind: 'ref', heap: HEAP.eq }, { ...refNull(HEAP.i31), ref: {} })).equal(true);
    expect(matches({ kind: 'ref', heap: undefined }, i32(1))).equal(false);
    // Whatever kind is asked for, null is none.
    for (const heap of [undefined, HEAP.any, HEAP.eq, HEAP.extern, HEAP.func, HEAP.i31, HEAP.struct, HEAP.exn])
      for (const type of [HEAP.any, HEAP.extern, HEAP.func, HEAP.none])
        expect(matches({ kind: 'ref', heap }, refNull(type))).equal(false);
    expect(matches({ kind: 'ref', heap: undefined }, externref(five))).equal(true);
    expect(matches({ kind: 'ref', heap: HEAP.func }, externref(five))).equal(false);
    expect(EXTERNREF).equal(externref(null).type);
  });

  it('take one of several, and count results', () => {
    const either: Pattern = { kind: 'either', options: [value(number(I32, 1)), value(number(I32, 2))] };
    expect(matches(either, i32(2))).equal(true);
    expect(matches(either, i32(3))).equal(false);
    expect(allMatch([either], [])).equal(false);
    expect(allMatch([], [])).equal(true);
    expect(allMatch([either, either], [i32(1), i32(2)])).equal(true);
  });

  it('the strictest rule that a message matches by, and what each comparison accepts', () => {
    expect(messageRule(true, 'unknown type 7', 'unknown type')).equal('prefix');
    expect(messageRule(true, 'an unknown type', 'unknown type')).equal('contains');
    expect(messageRule(true, 'whatever', 'unknown type')).equal('class');
    expect(messageRule(false, 'unknown type', 'unknown type')).equal('ignore');
    for (const [i, mode] of MESSAGE_MODES.entries())
      for (const [j, rule] of MESSAGE_MODES.entries()) expect(ruleSuffices(mode, rule)).equal(j <= i);
  });
});

describe('printing values', () => {
  const shown: [WasmValue, string][] = [
    [i32(-1), 'i32 -1 (unsigned 4294967295) = 0xffffffff = 0b11111111111111111111111111111111'],
    [i64(5n), 'i64 5 = 0x0000000000000005 = 0b101'],
    [f32Bits(0x3fc00000), 'f32 1.5 = 0x1.8p+0 = bits 0x3fc00000'],
    [f32Bits(0x7fa00000), 'f32 nan:0x200000 = bits 0x7fa00000'],
    [f32Bits(0x3dcccccd), 'f32 0.1 = 0x1.99999ap-4 = bits 0x3dcccccd'],
    [f64Bits(0, 0x80000000 | 0), 'f64 -0 = -0x0p+0 = bits 0x8000000000000000'],
    [f64Bits(1, 0), 'f64 5e-324 = 0x0.0000000000001p-1022 = bits 0x0000000000000001'],
    [v128(1, 2, 3, 4), 'v128 i32x4 0x00000001 0x00000002 0x00000003 0x00000004'],
    [refNull(HEAP.func), '(ref.null func)'],
    [externref(new HostRef('extern', 7)), '(ref.extern 7)'],
  ];
  for (const [v, text] of shown) it(text, () => expect(formatValue(v)).equal(text));

  it('patterns print as scripts write them', () => {
    expect(formatPattern(nan(F32, 'canonical'))).equal('f32 nan:canonical');
    expect(formatPattern(lanes('i64x2', lane(1, 0), { nan: 'arithmetic', lo: 0, hi: 0 }))).equal(
      'v128 i64x2 0x0000000000000001 nan:arithmetic',
    );
    expect(formatPattern({ kind: 'either', options: [value(number(I32, 1)), { kind: 'ref', heap: HEAP.func }] })).match(
      /^either i32 1 .* \| \(ref\.func\)$/,
    );
  });

  it('vectors stand side by side, lanes that differ in brackets', () => {
    const got = v128(0x3f800000, 0x7fc00001, 0, 5);
    const want = lanes('f32x4', lane(0x3f800000, 0), { nan: 'canonical', lo: 0, hi: 0 }, lane(0, 0), lane(0x40000000, 0));
    expect(compareLanes(want, got, (i) => laneFits(want, i, got))).deep.equal([
      'v128 f32x4  0x1p+0  [nan:canonical]  0x0p+0  [0x1p+1]',
      'v128 f32x4  0x1p+0  [nan:0x400001]   0x0p+0  [0x0.00000ap-126]',
    ]);
    const bytes: Pattern = {
      kind: 'value',
      value: { type: V128, form: 'number', lo: 1, hi: 2, x2: 3, x3: 4, ref: null, shape: 'i16x8' },
    };
    expect(compareLanes(bytes, v128(1, 0x10002, 3, 4), (i) => laneFits(bytes, i, v128(1, 0x10002, 3, 4)))?.[1]).equal(
      'v128 i16x8  0x0001   0x0000   0x0002  [0x0001]  0x0003   0x0000   0x0004   0x0000',
    );
  });

  it('hexadecimal floats read back as the same number', () => {
    const read = (text: string): number => {
      const m = /^(-?)0x([01])(?:\.([0-9a-f]+))?p([+-]\d+)$/.exec(text);
      if (m === null) return Number.NaN;
      const digits = m[3] ?? '';
      const mantissa = Number(`0x${m[2]}${digits}`) * 2 ** (-4 * digits.length);
      const exponent = Number(m[4]);
      // Two steps, so that subnormals do not underflow on the way.
      return (
        (m[1] === '-' ? -1 : 1) * (exponent < -1000 ? mantissa * 2 ** (exponent + 100) * 2 ** -100 : mantissa * 2 ** exponent)
      );
    };
    const view = new DataView(new ArrayBuffer(8));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        view.setFloat64(0, n);
        expect(Object.is(read(hexFloat(view.getBigUint64(0), 64)), n)).equal(true);
      }),
    );
  });
});
