/**
 * Arguments and results on a command line: every form of every type, what is wrong with others, and that results can be passed
 * again.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { f32Bits, f64Bits, i32, i64Bits, v128, type WasmValue } from '../../../engine/runtime/values/values.ts';
import { EXNREF, EXTERNREF, F32, F64, FUNCREF, HEAP, I32, I64, refType, V128, type ValType } from '../../../engine/wasm/types.ts';
import { UsageError } from '../../usage/usage.ts';
import { HostRef } from '../../values/values.ts';
import { bitsOf, plainValue, readArguments } from './arguments.ts';

const FUNC = { kind: 'func', type: { params: [], results: [] } } as never;
const read = (type: ValType, ...words: string[]): WasmValue | undefined =>
  readArguments('f', [type], words, (name) => (name === 'g' ? FUNC : undefined))[0];
const hex = (type: ValType, ...words: string[]): string => bitsOf(read(type, ...words) as WasmValue)?.slice(2) ?? '';

describe('arguments of a command line', () => {
  const RIGHT: readonly (readonly [type: ValType, words: string, bits: string])[] = [
    [I32, '7', '00000007'],
    [I32, '+7', '00000007'],
    [I32, '-1', 'ffffffff'],
    [I32, '4294967295', 'ffffffff'],
    [I32, '-2147483648', '80000000'],
    [I32, '0xffff_ffff', 'ffffffff'],
    [I32, '-0x1', 'ffffffff'],
    [I64, '18446744073709551615', 'ffffffffffffffff'],
    [I64, '-9223372036854775808', '8000000000000000'],
    [I64, '0x8000000000000000', '8000000000000000'],
    [I64, '1_000', '00000000000003e8'],
    [F32, '1.5', '3fc00000'],
    [F32, '1', '3f800000'],
    [F32, '-0', '80000000'],
    [F32, '0x1.8p0', '3fc00000'],
    [F32, '-0x1p-149', '80000001'],
    [F32, '1e-3', '3a83126f'],
    [F32, 'inf', '7f800000'],
    [F32, '+inf', '7f800000'],
    [F32, '-inf', 'ff800000'],
    [F32, 'nan', '7fc00000'],
    [F32, '-nan', 'ffc00000'],
    [F32, 'nan:0x1', '7f800001'],
    [F32, '-nan:0x7fffff', 'ffffffff'],
    [F64, '-inf', 'fff0000000000000'],
    [F64, 'nan:0x4000000000000', '7ff4000000000000'],
    [F64, '0x1.fffffffffffffp1023', '7fefffffffffffff'],
    [F64, '.5', ''],
    [V128, 'i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -1', 'ff0e0d0c0b0a09080706050403020100'],
    [V128, 'i16x8 0 1 2 3 4 5 6 0xffff', 'ffff0006000500040003000200010000'],
    [V128, 'i32x4 1 2 3 -4', 'fffffffc000000030000000200000001'],
    [V128, 'i64x2 1 -1', 'ffffffffffffffff0000000000000001'],
    [V128, 'f32x4 1 -0 nan:0x1 inf', '7f8000007f800001800000003f800000'],
    [V128, 'f64x2 -inf 0x1p0', '3ff0000000000000fff0000000000000'],
  ];
  it('numbers and vectors, in one word or several', () => {
    for (const [type, words, bits] of RIGHT.filter((row) => row[2] !== '')) {
      expect(hex(type, words), words).equal(bits);
      expect(hex(type, ...words.split(' ')), words).equal(bits);
      expect(hex(type, words.replace(/ /g, ', ').replace(',', '')), words).equal(bits);
    }
  });

  it('references', () => {
    const nullable = [FUNCREF, EXTERNREF, EXNREF, refType(HEAP.any, true), refType(HEAP.none, true), refType(0, true)];
    for (const type of nullable) expect(read(type, 'null')).include({ type, ref: null });
    expect(read(FUNCREF, 'func:g')?.ref).equal(FUNC);
    expect(read(EXTERNREF, 'extern:7')?.ref).deep.equal(new HostRef('extern', 7));
    expect(read(refType(HEAP.any, true), 'host:7')?.ref).deep.equal(new HostRef('host', 7));
  });

  const WRONG: readonly (readonly [type: ValType, words: string, says: RegExp])[] = [
    [I32, '4294967296', /^"4294967296" is no i32 \(.*\); write 7, -1, 0xff, 1_000: signed or unsigned$/],
    [I32, '-2147483649', /is no i32/],
    [I32, '1.5', /is no i32/],
    [I32, '', /^"" is no i32; write /],
    [I32, '1 2', /is no i32/],
    [I32, '1) (i32.const 2', /is no i32; write/],
    [I64, '0x1_0000_0000_0000_0000', /is no i64/],
    [I64, 'x', /is no i64/],
    [F32, 'NaN', /^"NaN" is no f32 .*write 1\.5, -0, 1e-3, 0x1\.8p3, inf, -inf, nan, -nan, nan:0x1/],
    [F32, 'Infinity', /is no f32/],
    [F32, 'nan:0x800000', /is no f32/],
    [F32, 'nan:canonical', /is no f32/],
    [F64, '.5', /is no f64/],
    [F64, '1e999', /is no f64/],
    [V128, '7', /^"7" is no v128.*write a shape and its lanes: i32x4 1 2 3 -4/],
    [V128, 'i32x4 1 2 3', /is no v128/],
    [V128, 'i32x4 1 2 3 4 5', /^("i32x4 1 2 3 4 5" is no v128|f takes 1 arguments \(v128\), 2 are given)/],
    [V128, 'i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 256', /is no v128/],
    [V128, 'i32x5 1 2 3 4 5', /is no v128/],
    [FUNCREF, '0', /^"0" is no funcref; write null, where the type has it; func:NAME/],
    [FUNCREF, 'func:h', /^"func:h" is no funcref \(no function is exported as "h"\)/],
    [FUNCREF, 'extern:1', /is no funcref/],
    [EXTERNREF, 'host:1', /is no externref/],
    [EXTERNREF, 'extern:x', /is no externref/],
    [refType(HEAP.func, false), 'null', /^"null" is no \(ref func\) \(the type has no null\)/],
    [EXNREF, 'extern:1', /is no exnref/],
  ];
  it('what is none says what is right', () => {
    for (const [type, words, says] of WRONG) {
      expect(() => read(type, words), words).throw(UsageError, says);
      expect(() => read(type, words), words).throw(UsageError, /^[^\n]*$/);
    }
  });

  it('are as many as there are parameters; a vector takes its lanes', () => {
    const all = (params: readonly ValType[], ...words: string[]): number =>
      readArguments('f', params, words, () => undefined).length;
    expect(all([])).equal(0);
    expect(all([V128, I32, V128], 'i64x2', '1', '2', '3', 'i64x2 4 5')).equal(3);
    expect(() => all([I32], '1', '2')).throw(UsageError, 'f takes 1 arguments (i32), 2 are given');
    expect(() => all([I32, V128], '1')).throw(UsageError, 'f takes 2 arguments (i32 v128), 1 are given');
    expect(() => all([], '1')).throw(UsageError, 'f takes 0 arguments, 1 are given');
  });

  it('results are written as arguments, and read back as they were', () => {
    const rows: readonly (readonly [WasmValue, string])[] = [
      [i32(-1), '-1'],
      [i64Bits(0, 0x80000000 | 0), '-9223372036854775808'],
      [f32Bits(0x3dcccccd), '0.1'],
      [f32Bits(0x80000000 | 0), '-0'],
      [f32Bits(0x7f800000), 'inf'],
      [f32Bits(0x7fc00000), 'nan'],
      [f32Bits(0xffa00000 | 0), '-nan:0x200000'],
      [f64Bits(0, 0x7ff80000), 'nan'],
      [f64Bits(0x9999999a | 0, 0x3fb99999), '0.1'],
      [f64Bits(1, 0), '5e-324'],
      [v128(1, 2, 3, -1), 'i32x4 0x00000001 0x00000002 0x00000003 0xffffffff'],
    ];
    for (const [value, text] of rows) expect(plainValue(value)).equal(text);
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), fc.integer(), (a, b, c, d) => {
        for (const v of [i32(a), i64Bits(a, b), f32Bits(a), f64Bits(a, b), v128(a, b, c, d)])
          expect(bitsOf(read(v.type, plainValue(v)) as WasmValue)).equal(bitsOf(v));
      }),
    );
    const reference = (ref: unknown, type: ValType = FUNCREF): WasmValue => ({ type, lo: 0, hi: 0, x2: 0, x3: 0, ref });
    expect(plainValue(reference(null))).equal('null');
    expect(plainValue(reference(FUNC), (ref) => (ref === FUNC ? 'g' : undefined))).equal('func:g');
    expect(plainValue(reference(FUNC))).equal('ref:func');
    expect(plainValue(reference(new HostRef('extern', 7), EXTERNREF))).equal('extern:7');
  });
});
