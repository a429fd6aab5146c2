/** Names and custom sections on their way through text and binary: what a name section says is kept, whatever it is. */
import { expect } from 'chai';
import fc from 'fast-check';
import { checkCustoms, decode, encode } from '../../binary/index.ts';
import { Cursor } from '../../wasm/cursor.ts';
import { WasmError } from '../../wasm/errors.ts';
import { WASM3 } from '../../wasm/features.ts';
import { emptyNames, type Module, type Names } from '../../wasm/module.ts';
import { printModule } from '../print/print.ts';
import { parseModule } from './module.ts';

const FEATURES = { features: WASM3 };
const parse = (text: string): Module => parseModule(new TextEncoder().encode(text), FEATURES);
/** Through binary, text and binary again. */
const around = (m: Module): Module => decode(encode(parse(printModule(m))).bytes, FEATURES);
const customsOf = (m: Module): string[] => m.customs.map((c) => c.name);

/** Names without what is empty, as lists in the order of indices. */
function listed(names: Names): object {
  const flat = (map: ReadonlyMap<number, string>): object => [...map].sort((a, b) => a[0] - b[0]);
  const nested = (map: ReadonlyMap<number, ReadonlyMap<number, string>>): object =>
    [...map]
      .filter(([, inner]) => inner.size > 0)
      .sort((a, b) => a[0] - b[0])
      .map(([i, inner]) => [i, flat(inner)]);
  const { module, funcs, locals, labels, types, tables, memories, globals, elems, datas, fields, tags } = names;
  const spaces = { funcs, types, tables, memories, globals, elems, datas, tags };
  const lists = Object.fromEntries(Object.entries(spaces).map(([key, map]) => [key, flat(map)]));
  return { module, ...lists, locals: nested(locals), labels: nested(labels), fields: nested(fields) };
}

/** A module with two of everything, and without a name. */
const PLAIN = `(module
  (type (func (param i32 i64) (result i32))) (type (struct (field i32) (field (mut i64)))) (type (array i8))
  (rec (type (sub (func))) (type (struct (field (ref null 1)))))
  (import "m" "f" (func (type 0))) (import "m" "t" (table 1 funcref)) (import "m" "m" (memory 1)) (import "m" "g" (global i32))
  (import "m" "e" (tag (param i32)))
  (table 1 funcref) (memory 1) (global i32 (i32.const 0)) (tag (type 3))
  (func (param i32 i64) (result i32) (local f32 f64 f64 i32)
    block (result i32) loop (if (block (result i32) (i32.const 0)) (then br 2) (else)) try_table (catch_all 0) end end
    local.get 0 br_if 0 br 0 end)
  (func (local i32) (drop (struct.get 1 0 (ref.null 1))) block block end end)
  (elem func 0) (elem funcref) (data "a") (data "b"))`;

/** One name after another, odd ones among them. */
const name = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'b',
    '$',
    '$a',
    'a b',
    '"',
    '\\',
    '(;',
    ';)',
    '\u0000',
    '\n',
    '\u202e',
    'é',
    '🙂',
    '\ufeff',
    '\ufffd',
    '0',
    '@name',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const names = (below: number): fc.Arbitrary<Map<number, string>> =>
  fc.array(fc.tuple(fc.nat(below), name), { maxLength: 8, size: 'max' }).map((all) => new Map(all));
const nestedNames = (below: number): fc.Arbitrary<Map<number, Map<number, string>>> =>
  fc.array(fc.tuple(fc.nat(below), names(5)), { maxLength: 4, size: 'max' }).map((all) => new Map(all));
/** Indices reach a little beyond what is there where `beyond`. */
const anyNames = (beyond: number): fc.Arbitrary<Names> =>
  fc
    .record({
      module: fc.option(name, { nil: undefined }),
      funcs: names(2 + beyond),
      locals: nestedNames(2 + beyond),
      labels: nestedNames(2 + beyond),
      types: names(4 + beyond),
      tables: names(1 + beyond),
      memories: names(1 + beyond),
      globals: names(1 + beyond),
      elems: names(1 + beyond),
      datas: names(1 + beyond),
      fields: nestedNames(4 + beyond),
      tags: names(1 + beyond),
    })
    .map(({ module, ...maps }) => ({ ...emptyNames(), ...maps, ...(module === undefined ? {} : { module }) }));

describe('names', () => {
  it('of everything are written, identifiers and annotations', () => {
    const m = decode(
      encode(
        parse(
          `(module $M (@name "m")
          (type $t (@name "t") (struct (field $x (@name "x") i32) (field (@name "") i64) (field $z i32)))
          (rec (type (@name "in rec") (func)) (type $named (struct (field (@name "y") i32))))
          (tag $e (@name "e")) (tag (@name "e")) (memory $mem (@name "mem") 1) (table (@name "tab") 1 funcref)
          (import-less-global-follows)`.replace('(import-less-global-follows)', '(global (@name "glob") i32 (i32.const 0))') +
            `(elem (@name "el") func) (data $d (@name "da") "")
          (func $f (@name "f") (param $p (@name "p") i32) (param (@name "q") i64) (param f32) (local (@name "l") i32) (local $k i32)
            (if $if (@name "i") (local.get $p) (then (block (@name "b") (br $if))))
            (if (@name "j") (local.get $k) (then)) loop $loop end))`,
        ),
      ).bytes,
      FEATURES,
    );
    expect(listed(m.names)).deep.equal({
      module: 'm',
      funcs: [[0, 'f']],
      types: [
        [0, 't'],
        [1, 'in rec'],
        [2, 'named'],
      ],
      tables: [[0, 'tab']],
      memories: [[0, 'mem']],
      globals: [[0, 'glob']],
      elems: [[0, 'el']],
      datas: [[0, 'da']],
      tags: [
        [0, 'e'],
        [1, 'e'],
      ],
      locals: [
        [
          0,
          [
            [0, 'p'],
            [1, 'q'],
            [3, 'l'],
            [4, 'k'],
          ],
        ],
      ],
      labels: [
        [
          0,
          [
            [0, 'i'],
            [1, 'b'],
            [2, 'j'],
            [3, 'loop'],
          ],
        ],
      ],
      fields: [
        [
          0,
          [
            [0, 'x'],
            [1, ''],
            [2, 'z'],
          ],
        ],
        [2, [[0, 'y']]],
      ],
    });
    expect(listed(around(m).names)).deep.equal(listed(m.names));
  });

  it('stand where there is one thing to name, and nowhere else', () => {
    const valid = [
      '(module (func (param (@name "p") i32)))',
      '(module (func (local (@name "l") i32)))',
      '(module (import "spectest" "print_i32" (func (param (@name "p") i32))))',
      '(module (func (param $p (@name "p") i32) (local $l (@name "l") i32)))',
      '(module (tag (param (@name "p") i32)))',
      '(module (type (func (param (@name "p") i32) (param $q i32))))',
      '(module (type $t (@name "t") (struct (field (@name "f") (mut i32)))))',
      '(module (func (export "f") (type 0) (param (@name "p") i32)) (type (func (param i32))))',
    ];
    for (const text of valid) expect(encode(parse(text)).bytes.length).above(8);
    const misplaced = [
      '(module (func (param i32 (@name "p") i32)))',
      '(module (func (param (@name "p") i32 i32)))',
      '(module (func (param (@name "p"))))',
      '(module (func (local i32 (@name "l") i64)))',
      '(module (func (result (@name "r") i32) unreachable))',
      '(module (func (block (param (@name "p") i32))))',
      '(module (func (param i32 (@name "p"))))',
      '(module (func (param $p (@name "p") (@name "q") i32)))',
      '(module (type (struct (@name "f") (field i32))))',
      '(module (type (struct (field i32 (@name "f")))))',
      '(module (type (struct (field i32)) (@name "t")))',
      '(module (type (@name "t") (@name "u") (struct)))',
      '(module (type (sub (@name "t") (struct))))',
      '(module (type (array (@name "f") i32)))',
      '(module (rec (@name "r") (type (func))))',
      '(module (type (@custom "c") (func)))',
    ];
    for (const text of misplaced)
      expect(() => parse(text), text).throw(WasmError, /misplaced @|multiple .* names|unexpected token/);
  });

  it('survive any way around: doubled, empty and odd ones', () => {
    fc.assert(
      fc.property(anyNames(0), (given) => {
        const m = decode(encode({ ...parse(PLAIN), names: given }).bytes, FEATURES);
        expect(listed(m.names)).deep.equal(listed(given));
        const again = around(m);
        expect(listed(again.names)).deep.equal(listed(given));
        expect(checkCustoms(again)).equal(undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('of things that are not there survive, too: the section itself is printed', () => {
    fc.assert(
      fc.property(anyNames(3), (given) => {
        const again = around(decode(encode({ ...parse(PLAIN), names: given }).bytes, FEATURES));
        expect(listed(again.names)).deep.equal(listed(given));
        expect(customsOf(again).length).within(0, 1);
      }),
      { numRuns: 300 },
    );
  });

  it('that cannot be read survive as the bytes they are', () => {
    const section = (...bytes: number[]): number[] => [0, bytes.length + 5, 4, 0x6e, 0x61, 0x6d, 0x65, ...bytes];
    const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const cases: number[][] = [
      [...header, ...section()],
      // A subsection that nobody knows, before it the module's name.
      [...header, ...section(0, 2, 1, 0x6d, 0x20, 1, 7)],
      // Cut off, twice, behind an index that is not there.
      [...header, ...section(0, 2, 1, 0x6d, 1, 9)],
      [...header, ...section(0, 2, 1, 0x6d), ...section(0, 2, 1, 0x6e)],
      [...header, ...section(1, 4, 1, 9, 1, 0x6e)],
    ];
    for (const bytes of cases) expect([...encode(around(decode(Uint8Array.from(bytes), FEATURES))).bytes]).deep.equal(bytes);
  });

  it('are left to a text that says by itself what the section holds', () => {
    const m = parse('(module $m (@custom "name" "\\00\\02\\01x") (func $f))');
    expect(listed(decode(encode(m).bytes, FEATURES).names)).deep.equal(listed({ ...emptyNames(), module: 'x' }));
    expect(customsOf(parse(printModule(m)))).deep.equal(['name']);
  });
});

describe('custom sections', () => {
  /** Sections of a binary: ids, and names of custom ones. */
  function sections(bytes: Uint8Array): string {
    const found: string[] = [];
    const c = new Cursor(bytes, 8, bytes.length);
    while (c.pos < c.end) {
      const id = c.u8();
      const next = c.u32() + c.pos;
      found.push(id === 0 ? c.name() : String(id));
      c.pos = next;
    }
    return found.join(' ');
  }

  const PLACES: readonly (readonly [text: string, order: string])[] = [
    [
      `(@custom "b" (before type) "") (@custom "a" (before first) "") (type (func)) (memory 1) (func (type 0))
       (data (i32.const 0) "x") (@custom "d" (after last) "") (@custom "c" (after data) "")`,
      'a b 1 3 5 10 11 c d',
    ],
    ['(type (func)) (@custom "f" (before func) "") (@custom "e" (after import) "") (func (type 0))', '1 e f 3 10'],
    ['(@custom "b" (before data)) (@custom "a" (after code)) (func) (@custom "c" (after data)) (@custom "d")', '1 3 10 a b c d'],
    ['(@custom "b" (after first-of-all))', ''],
    ['(@custom "d" (after last)) (@custom "b" (after type)) (@custom "c" (before data)) (@custom "a" (before first))', 'a b c d'],
    ['(@custom "1") (@custom "2") (@custom "0" (before first))', '0 1 2'],
    ['(memory 1) (@custom "b" (after datacount)) (@custom "a" (before datacount)) (data "")', '5 a b 11'],
  ];
  it('stand where they are placed, in text, in binary and printed', () => {
    for (const [text, order] of PLACES) {
      if (order === '') {
        expect(() => parse(`(module ${text})`)).throw(WasmError, /malformed section kind/);
        continue;
      }
      const m = parse(`(module ${text})`);
      expect(sections(encode(m).bytes)).equal(order);
      expect(sections(encode(parse(printModule(m))).bytes), printModule(m)).equal(order);
      expect(sections(encode(around(decode(encode(m).bytes, FEATURES))).bytes)).equal(order);
    }
  });

  it('are printed beside sections that are there', () => {
    const printed = (text: string): string[] => printModule(parse(text)).match(/\((before|after) \w+\)/g) ?? [];
    const hint = '(module (func (param i32) (@metadata.code.branch_hint "\\01") (if (local.get 0) (then))))';
    expect(printed(hint)).deep.equal(['(before code)']);
    expect(printed('(module (@custom "a" (after datacount)) (@custom "b" (before type)) (func))')).deep.equal([
      '(before type)',
      '(after func)',
    ]);
    expect(printed('(module (@custom "a" (before data)) (@custom "b" (before first)) (@custom "c"))')).deep.equal([
      '(before first)',
      '(before first)',
      '(after last)',
    ]);
  });

  it('of branch hints hold every hint that was written, or the text is refused', () => {
    const H = '(@metadata.code.branch_hint "\\01")';
    const refused: [string, RegExp][] = [
      [`(if (i32.const 0) ${H} (then))`, /invalid target/],
      [`(if (i32.const 0) (then) ${H} (else))`, /invalid target/],
      [`(if (i32.const 0) (then) ${H})`, /misplaced/],
      [`(if (i32.const 0) (then ${H}))`, /misplaced/],
      [`(${H} if (i32.const 0) (then) (else ${H}))`, /misplaced/],
      [`${H} (${H} if (i32.const 0) (then))`, /duplicate annotation/],
      [`${H} ${H} (if (i32.const 0) (then))`, /duplicate annotation/],
      [`i32.const 0 if ${H} else end`, /invalid target/],
      [`i32.const 0 if ${H} end`, /invalid target/],
      [`${H} (block)`, /invalid target/],
      [`${H} nop`, /invalid target/],
      [`(br_if ${H} 0 (i32.const 0))`, /misplaced/],
      [`(br_if 0 (i32.const 0) ${H})`, /misplaced/],
      [`(br_if 0 (i32.const ${H} 0))`, /misplaced/],
      [`(block (result i32) ${H} (i32.const 0)) drop`, /invalid target/],
      [`(try_table ${H} (catch_all 0))`, /misplaced|invalid target/],
    ];
    for (const [code, why] of refused) expect(() => parse(`(module (func ${code}))`), code).throw(WasmError, why);
    const kept = `(module (func ${H} (if (i32.const 0) (then)) (${H} if (i32.const 0) (then ${H} (br_if 0 (i32.const 1))))
      i32.const 0 ${H} if end i32.const 0 ${H} br_if 0))`;
    // One function, five hints.
    expect([...(parse(kept).customs[0]?.data ?? [])].slice(0, 3)).deep.equal([1, 0, 5]);
  });
});
