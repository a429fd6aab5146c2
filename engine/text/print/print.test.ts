import { expect } from 'chai';
import fc from 'fast-check';
import { ALL_FEATURES } from '../../wasm/features.ts';
import type { Module } from '../../wasm/module.ts';
import { floatLiteral, type LiteralWords } from '../lex/literals.ts';
import { parseModule } from '../parse/module.ts';
import { f32Text, f64Text, i64Text, u64Text } from './numbers.ts';
import { printModule } from './print.ts';

const parse = (text: string): Module => parseModule(new TextEncoder().encode(text), { features: ALL_FEATURES });

/** A module with positions left out and byte ranges copied, so that two can be compared. */
function plain(m: Module): unknown {
  const text = JSON.stringify({ ...m, sourceMap: undefined }, (key, value: unknown) => {
    if (key === 'offset' || key === 'code') return undefined;
    if (value instanceof Map) return [...value];
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'object' && value !== null && 'bytes' in value && 'start' in value && 'end' in value) {
      return [...(value.bytes as Uint8Array).subarray(value.start as number, value.end as number)];
    }
    return value instanceof Uint8Array ? [...value] : value;
  });
  return JSON.parse(text);
}

const MODULES: readonly string[] = [
  '(module $m)',
  '(module $"a b")',
  '(type $f (func (param i32 (ref null $f)) (result i64))) (rec) (rec (type $a (sub (struct (field $x (mut i8)) (field i32))))' +
    '(type (sub final $a (struct (field (mut i8)) (field i32) (field (ref $a)))))) (type (array (mut f64)))',
  '(rec (type $o (descriptor $d) (struct)) (type $d (describes $o) (struct)))',
  '(import "a" "b" (func $i (param $x i32))) (import "a\\"" "é" (memory i64 1 0xffffffffffffffff shared)) (import "" "" (tag (param i32)))' +
    '(import "t" "t" (table 1 2 externref)) (import "g" "g" (global $g (mut v128))) (import "e" "e" (func (exact (type 0))))',
  '(memory 1 (pagesize 1)) (data (i32.const 0) "a\\00\\ff\\"\\\\") (data $d "x") (memory 0) (data (memory 1) (offset i32.const 1 i32.const 2 i32.add) "")',
  '(table $t 10 funcref) (table 1 (ref func) (ref.func $f)) (elem (i32.const 0) $f) (elem func $f $f) (elem declare func)' +
    '(elem (table 1) (i32.const 0) funcref (ref.func $f) (item ref.null func)) (elem externref) (func $f)',
  '(global (mut i32) (i32.const 5)) (global i64 (i64.add (i64.const 1) (i64.const -2))) (export "g" (global 0)) (tag $e (param i32))',
  '(start 0) (func) (export "f" (func 0)) (@custom "c" (before func) "\\01") (@custom "last")',
  '(func $f (param $p i32) (param i32) (result i32) (local i64) (local $l f32) (local i32) block $b (result i32) local.get $p br_if $b' +
    ' (if (result i32) (local.get 1) (then (br $b (i32.const 1))) (else (i32.const 2))) end loop $b br 0 end)',
  '(func (param i32) block $l block $l br $l br 1 end end (br_table 0 0 (local.get 0)))',
  '(tag $e) (func try_table (catch $e 0) (catch_all_ref 0) end try $t nop catch $e rethrow 0 catch_all end try delegate 0)',
  '(memory 1) (memory 1) (func (drop (i32.load 1 offset=18446744073709551615 align=1 (i32.const 0))) (v128.load8_lane 1 2) drop' +
    ' memory.copy 1 0 memory.init 1 0 memory.size 1 drop) (data "q")',
  '(func f32.const nan:0x200000 f64.const -inf f32.const -0 f64.const 5e-324 i64.const -9223372036854775808 v128.const f32x4 1 2 -3 nan' +
    ' i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31 i64x2.extract_lane 1 select select (result i32))',
  '(type $s (struct (field $x i32))) (func (param (ref null $s) anyref) (struct.get $s $x (local.get 0)) (ref.test (ref $s) (local.get 1))' +
    ' (ref.cast (ref null $s) (local.get 1)) (br_on_cast 0 anyref (ref $s) (local.get 1)) ref.null $s ref.null (exact $s)' +
    ' call_indirect (param i64) call_ref $s atomic.fence i32.atomic.rmw.add offset=4 array.new_fixed 0 3 table.copy 0 0 table.init 0)',
  '(func (@name "same")) (func (@name "same")) (func $"odd \\u{e9} \\01 name")',
];

describe('printer', () => {
  for (const text of MODULES) {
    it(`prints what parses back: ${text.slice(0, 60)}`, () => {
      const m = parse(text);
      const printed = printModule(m);
      const back = parse(printed);
      expect(plain(back)).to.deep.equal(plain(m));
      expect(printModule(back)).to.equal(printed);
    });
  }
  it('uses identifiers, indentation and no default immediates', () => {
    const text = printModule(
      parse('(func $f (param $x i32) (block $b (br_if $b (local.get $x)) (drop (i32.load (i32.const 0))))) (memory 1)'),
    );
    expect(text).to.equal(`(module
  (type (;0;) (func (param i32)))
  (memory (;0;) 1)
  (func $f (type 0) (param $x i32)
    block $b
      local.get $x
      br_if $b
      i32.const 0
      i32.load
      drop
    end
  )
)
`);
  });
  it('deep nesting prints in linear space', function () {
    this.timeout(10_000);
    const depth = 200_000;
    const text = printModule(parse(`(func ${'block '.repeat(depth)}${'end '.repeat(depth)})`));
    expect(text.length).to.be.lessThan(depth * 200);
  });
});

describe('printed numbers', () => {
  const out: LiteralWords = { lo: 0, hi: 0 };
  const read = (text: string, width: 32 | 64): boolean => {
    const src = new TextEncoder().encode(text);
    return floatLiteral(src, 0, src.length, width, out);
  };
  it('read back to the same bits', () => {
    const word = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 0x7f80_0000, 0x7fc0_0000, -0x8000_0000, 1, 0x7f7f_ffff));
    fc.assert(
      fc.property(word, word, (lo, hi) => {
        expect(read(f32Text(lo), 32) && out.lo).to.equal(lo);
        expect(read(f64Text(lo, hi), 64)).to.equal(true);
        expect([out.lo, out.hi]).to.deep.equal([lo, hi]);
        const value = (BigInt(hi) << 32n) | BigInt(lo >>> 0);
        expect(BigInt(i64Text(lo, hi))).to.equal(value);
        expect(BigInt(u64Text(lo, hi))).to.equal(BigInt.asUintN(64, value));
      }),
      { numRuns: 3000 },
    );
  });
});
