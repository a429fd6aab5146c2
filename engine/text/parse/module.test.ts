import { expect } from 'chai';
import { WasmError } from '../../wasm/errors.ts';
import { ALL_FEATURES, FEATURE, type FeatureName, WASM3 } from '../../wasm/features.ts';
import type { ByteRange, Module } from '../../wasm/module.ts';
import { placementText } from './annotations.ts';
import { parseModule } from './module.ts';

const parse = (text: string, features = WASM3): Module => parseModule(new TextEncoder().encode(text), { features });
const hex = (r: ByteRange | undefined): string =>
  r === undefined ? '' : [...r.bytes.subarray(r.start, r.end)].map((b) => b.toString(16).padStart(2, '0')).join('');
/** Bytes of a function that holds `code`. */
const body = (code: string, features = WASM3): string => hex(parse(`(func ${code})`, features).funcs[0]?.body).slice(2, -2);
function fault(text: string, features = WASM3): WasmError {
  try {
    parse(text, features);
  } catch (error) {
    if (error instanceof WasmError) return error;
    throw error;
  }
  return expect.fail(`accepted: ${text}`);
}

describe('text parser: bodies', () => {
  it('writes flat and folded forms alike', () => {
    const flat = body('i32.const 1 i32.const 2 i32.add drop');
    expect(flat).to.equal('410141026a1a');
    expect(body('(drop (i32.add (i32.const 1) (i32.const 2)))')).to.equal(flat);
    expect(body('(i32.const 1) i32.const 2 (drop (i32.add))')).to.equal(flat);
  });
  it('writes blocks, loops and ifs', () => {
    expect(body('block $a loop $b br $a br $b end $b end $a')).to.equal('024003400c010c000b0b');
    expect(body('(block (result i32) (i32.const 1))')).to.equal('027f41010b');
    expect(body('(if (i32.const 0) (then (nop)) (else (unreachable)))')).to.equal('4100044001050' + '00b');
    expect(body('i32.const 0 if $l nop else $l br $l end $l')).to.equal('410004400105' + '0c000b');
    expect(body('(if $l (i32.const 0) (then (br $l)))')).to.equal('410004400c000b');
  });
  it('hides outer labels of the same name', () => {
    expect(body('block $l block $l br $l end br $l end')).to.equal('024002400c000b0c000b');
    expect(body('block $l block br $l br 1 end end')).to.equal('024002400c010c010b0b');
  });
  it('writes immediates of every kind', () => {
    const table: [string, string][] = [
      ['i32.const -1', '417f'],
      ['i64.const 0x8000000000000000', '428080808080808080807f'],
      ['f32.const 1', '430000803f'],
      ['f64.const -0', '440000000000000080'],
      ['i32.load offset=300 align=1', '2800ac02'],
      ['i64.load 1', '29430100'],
      ['v128.load8_lane 3', 'fd54000003'],
      ['v128.load8_lane 1 offset=2 3', 'fd5440010203'],
      ['i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15', 'fd0d000102030405060708090a0b0c0d0e0f'],
      ['v128.const i16x8 -1 2 3 4 5 6 7 8', 'fd0cffff02000300040005000600' + '07000800'],
      ['v128.const f64x2 1 inf', 'fd0c000000000000f03f000000000000f07f'],
      ['br_table 0 1 2', '0e02000102'],
      ['call_indirect (param i32) (result i32)', '110100'],
      ['call_indirect 2 (type 0)', '110002'],
      ['select (result i32)', '1c017f'],
      ['memory.copy', 'fc0a0000'],
      ['memory.copy 1 2', 'fc0a0102'],
      ['memory.init 3', 'fc080300'],
      ['memory.init 1 3', 'fc080301'],
      ['table.init 1 3', 'fc0c0301'],
      ['table.get', '2500'],
      ['ref.null func', 'd070'],
      ['ref.test (ref null any)', 'fb156e'],
      ['ref.cast (ref 5)', 'fb1605'],
      ['br_on_cast 0 anyref (ref i31)', 'fb1801006e6c'],
      ['struct.get 1 2', 'fb020102'],
      ['array.new_fixed 1 9', 'fb080109'],
      ['array.init_data 1 2', 'fb120102'],
    ];
    for (const [text, code] of table) expect(body(text), text).to.equal(code);
    expect(body('atomic.fence', ALL_FEATURES)).to.equal('fe0300');
    expect(body('try_table (result i32) (catch 1 0) (catch_all_ref 0) end')).to.equal('1f7f020001000300' + '0b');
    expect(body('try nop catch 0 nop catch_all end', ALL_FEATURES)).to.equal('064001070001190b');
    expect(body('(try (do (nop)) (delegate 0))', ALL_FEATURES)).to.equal('0640011800');
    expect(body('try $l nop delegate 0', ALL_FEATURES)).to.equal('0640011800');
  });
  it('declares locals in runs', () => {
    expect(hex(parse('(func (local i32 i32) (local $x i32) (local i64 (ref null func)))').funcs[0]?.body)).to.equal(
      '03037f017e01700b',
    );
  });
  it('maps instructions to their keywords', () => {
    const text = '(func (i32.add (i32.const 1) (i32.const 2)) drop)';
    const m = parse(text);
    const marks = [...(m.sourceMap?.text ?? [])].map((at) => /^(?:[a-z0-9.]+|\))/.exec(text.slice(at))?.[0]);
    expect(marks).to.deep.equal(['i32.const', 'i32.const', 'i32.add', 'drop', ')']);
    expect([...(m.sourceMap?.at ?? [])]).to.deep.equal([1, 3, 5, 6, 7]);
  });
});

describe('text parser: modules', () => {
  it('appends implicit types in the order of first use', () => {
    const m = parse(
      '(func (param i32) (block (param i64) drop)) (func (result f32) unreachable) (type (func)) (func (param i32))',
    );
    const types = m.types.map((t) => (t.comp.kind === 'func' ? [t.comp.params.length, t.comp.results.length] : []));
    expect(types).to.deep.equal([
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    expect(m.funcs.map((f) => f.type)).to.deep.equal([1, 3, 1]);
    expect(m.recs.length).to.equal(4);
  });
  it('reuses only final types of groups of one', () => {
    const m = parse('(rec (type (func)) (type (func))) (type (sub (func))) (func)');
    expect(m.funcs[0]?.type).to.equal(3);
  });
  it('resolves names before they are defined, inline segments counted', () => {
    const m = parse(
      '(export "f" (func $f)) (start $f) (elem declare func $f) (table $t funcref (elem $f)) (memory $m (data "a")) (data $d "b")' +
        '(func $f (data.drop $d) (elem.drop $e)) (elem $e func)',
    );
    expect(hex(m.funcs[0]?.body)).to.equal('00fc0901fc0d020b');
    expect(m.dataCount).to.equal(2);
    expect(m.elems.map((e) => e.flags)).to.deep.equal([3, 4, 1]);
    expect(m.memories[0]?.type).to.include({ min: 1, max: 1 });
  });
  it('keeps names of everything', () => {
    const { names } = parse(
      '(module $m (type $s (struct (field $a i32) (field i64))) (func $f (param $p i32) (local $l i32) block $b end)' +
        '(func (@name "a b")) (global $g i32 (i32.const 0)))',
    );
    expect(names.module).to.equal('m');
    expect([...names.funcs]).to.deep.equal([
      [0, 'f'],
      [1, 'a b'],
    ]);
    expect([...(names.locals.get(0) ?? [])]).to.deep.equal([
      [0, 'p'],
      [1, 'l'],
    ]);
    expect([...(names.labels.get(0) ?? [])]).to.deep.equal([[0, 'b']]);
    expect([...(names.fields.get(0) ?? [])]).to.deep.equal([[0, 'a']]);
    expect(names.globals.get(0)).to.equal('g');
  });
  it('places custom sections and branch hints', () => {
    const m = parse(
      '(@custom "a" "x\\00" "y") (@custom "b" (before func)) (func (param i32) local.get 0 (@metadata.code.branch_hint "\\01") if end)',
    );
    expect(m.customs.map(({ name, place }) => [name, placementText(m, place)])).to.deep.equal([
      ['a', '(after last)'],
      ['b', '(before func)'],
      ['metadata.code.branch_hint', '(before code)'],
    ]);
    expect([...(m.customs[0]?.data ?? [])]).to.deep.equal([0x78, 0, 0x79]);
    expect([...(m.customs[2]?.data ?? [])]).to.deep.equal([1, 0, 1, 3, 1, 1]);
  });
  it('keeps 64-bit limits exact', () => {
    const m = parse('(memory i64 0 0xffff_ffff_ffff_ffff) (table i64 1 9007199254740991 funcref)');
    expect(m.memories[0]?.type.max).to.equal(0xffff_ffff_ffff_ffffn);
    expect(m.tables[0]?.type.max).to.equal(9007199254740991);
  });
});

describe('text parser: faults', () => {
  it('have the words of the suite, phase, class and position', () => {
    const table: [string, string, number, number][] = [
      ['(func\n  (br $x))', 'unknown label $x', 2, 7],
      ['(func (call $x))', 'unknown function $x', 1, 13],
      ['(func (local.get $x))', 'unknown local $x', 1, 18],
      ['(func $a)\n(func $a)', 'duplicate func $a', 2, 7],
      ['(func (i32.const 4294967296))', 'constant out of range', 1, 18],
      ['(func (i32.load align=3))', 'alignment must be a power of two', 1, 23],
      ['(type (func)) (func (type 0) (result i32))', 'inline function type', 1, 21],
      ['(func) (import "" "" (func))', 'import after function', 1, 8],
      ['(func block $a end $b)', 'mismatching label', 1, 20],
      ['(start 0) (start 0)', 'multiple start sections', 1, 11],
      ['(func (v128.const i32x4 1 2 3))', 'wrong number of lane literals', 1, 30],
      ['(func (i8x16.extract_lane_s 256))', 'i8 constant out of range', 1, 29],
      ['(func', 'unexpected token: end of input', 1, 6],
      ['(func))', 'unexpected token )', 1, 7],
      ['(func (if (i32.const 0)))', 'unexpected token )', 1, 24],
      ['(@custom)', '@custom annotation: missing section name', 1, 9],
    ];
    for (const [text, message, line, column] of table) {
      const error = fault(text);
      expect(error.message.slice(0, message.length), text).to.equal(message);
      expect(error.class).to.equal('malformed');
      expect([error.position?.line, error.position?.column], text).to.deep.equal([line, column]);
    }
    expect(fault('(func x.y)')).to.include({ phase: 'lex', message: 'unknown operator x.y' });
    for (const text of ['(component)', '(component $c (core module))', '(module) (component)'])
      expect(fault(text).message, text).to.match(/^(unexpected token|unknown operator component: this is a component)/);
    expect(fault('(func (@metadata.code.branch_hint "\\01") nop)').class).to.equal('invalid');
  });
  it('gate what a feature set leaves out', () => {
    const gated: [FeatureName, string][] = [
      ['threads', '(func atomic.fence)'],
      ['legacy-exceptions', '(func (try (do)))'],
      ['custom-page-sizes', '(memory 1 (pagesize 1))'],
      ['wide-arithmetic', '(func i64.add128)'],
      ['custom-descriptors', '(type (descriptor 1) (struct))'],
    ];
    for (const [feature, text] of gated) {
      fault(text);
      parse(text, WASM3 | FEATURE[feature]);
    }
  });
  it('leave nothing behind for the next parse', () => {
    fault('(type (func (param i64))) (func $f (local $x i32) block $l (i32.add (i32.const 1) nop');
    expect(fault('(func (call $f))').message).to.equal('unknown function $f');
    expect(fault('(func (local.get $x))').message).to.equal('unknown local $x');
    const m = parse('(func nop)');
    expect(m.types.length).to.equal(1);
    expect(hex(m.funcs[0]?.body)).to.equal('00010b');
  });
});

describe('text parser: depth', () => {
  const depth = 1_000_000;
  it('a million nested blocks, operands and parentheses need no stack', function () {
    this.timeout(10_000);
    expect(parse(`(func ${'block '.repeat(depth)}${'end '.repeat(depth)})`).funcs.length).to.equal(1);
    expect(parse(`(func ${'(drop '.repeat(depth)}${')'.repeat(depth)})`).funcs.length).to.equal(1);
    expect(fault('('.repeat(depth)).message).to.match(/^unexpected token/);
    expect(parse(`${'(;'.repeat(depth)}${';)'.repeat(depth)}(@a ${'('.repeat(depth)}${')'.repeat(depth)})`).funcs).to.deep.equal(
      [],
    );
  });
});
