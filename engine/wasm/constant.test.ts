/** Constant expressions by what readers make of them: numbers, offsets, functions, and what has to be computed. */
import { expect } from 'chai';
import { parse } from '../index.ts';
import { constantNumber, constantOffset, functionsOf, refFuncs } from './constant.ts';
import type { ConstExpr, Elem } from './module.ts';

const initOf = (type: string, expr: string): ConstExpr =>
  parse(`(module (import "m" "g" (global $g i32)) (global ${type} ${expr}) (func $f))`).globals[0]?.init as ConstExpr;

/** Type, expression, as a number, as an offset; undefined where it is none. */
const CASES: readonly (readonly [string, string, readonly [number, number] | undefined, number | undefined])[] = [
  ['i32', '(i32.const 7)', [7, 0], 7],
  ['i32', '(i32.const -1)', [-1, 0], 0xffff_ffff],
  ['i64', '(i64.const 0x1_0000_0002)', [2, 1], 0x1_0000_0002],
  ['i64', '(i64.const 0x1f_ffff_ffff_ffff)', [-1, 0x1f_ffff], Number.MAX_SAFE_INTEGER],
  ['i64', '(i64.const 0x20_0000_0000_0000)', [0, 0x20_0000], undefined],
  ['i64', '(i64.const -1)', [-1, -1], undefined],
  ['f64', '(f64.const 1)', [0, 0x3ff0_0000], undefined],
  ['i32', '(global.get $g)', undefined, undefined],
  ['i32', '(i32.add (i32.const 1) (i32.const 2))', undefined, undefined],
  ['funcref', '(ref.func $f)', undefined, undefined],
  ['v128', '(v128.const i32x4 1 2 3 4)', undefined, undefined],
];

describe('constant expressions', () => {
  for (const [type, text, bits, offset] of CASES) {
    it(text, () => {
      const number = constantNumber(initOf(type, text));
      expect(number && [number.lo, number.hi]).deep.equal(bits);
      if (type !== 'f64') expect(constantOffset(initOf(type, text))).equal(offset);
    });
  }

  it('segments of nothing but functions, in either form, and those of more', () => {
    const m = parse(`(module (import "m" "g" (global $g funcref)) (func $a) (func $b)
      (elem func $b $a) (elem funcref (ref.func $b) (ref.func $a)) (elem funcref (ref.func $a) (global.get $g)) (elem funcref))`);
    expect(m.elems.map((e) => functionsOf(e))).deep.equal([[1, 0], [1, 0], undefined, []]);
    const seen: number[] = [];
    for (const e of m.elems) for (const x of (e as Elem).exprs ?? []) refFuncs(x, (f) => seen.push(f));
    expect(seen).deep.equal([1, 0, 0]);
  });
});
