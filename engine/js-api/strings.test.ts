/**
 * Strings that stubs look into without the host (engine/runtime/heap/strings.ts): what JavaScript says of each, whatever was
 * asked before, however many there are.
 */
import { expect } from 'chai';
import { encode, parse } from '../core.ts';
import { type ExportedFunction, makeNamespace } from './index.ts';

const TEXT = `(module
  (import "wasm:js-string" "length" (func $length (param externref) (result i32)))
  (import "wasm:js-string" "charCodeAt" (func $unit (param externref i32) (result i32)))
  (import "wasm:js-string" "equals" (func $equals (param externref externref) (result i32)))
  (import "wasm:js-string" "test" (func $test (param externref) (result i32)))
  (import "wasm:js-string" "cast" (func $cast (param externref) (result (ref extern))))
  (export "test" (func $test)) (export "equals" (func $equals)) (export "unit" (func $unit)) (export "length" (func $length))
  (func (export "cast") (param externref) (result externref) (call $cast (local.get 0)))
  (func (export "calls") (param externref i32) (result i32)
    (drop (call $test (local.get 0)))
    (i32.add (call $length (local.get 0)) (i32.mul (i32.const 65537) (call $unit (local.get 0) (local.get 1)))))
  (func (export "sum") (param externref) (result i32) (local $i i32) (local $sum i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (call $length (local.get 0))))
        (local.set $sum (i32.add (i32.mul (local.get $sum) (i32.const 31)) (call $unit (local.get 0) (local.get $i))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $sum)))`;

const sumOf = (text: string): number => {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return sum;
};

describe('js-api: strings without the host', () => {
  const W = makeNamespace({ cache: 'off' });
  const calls = new W.Instance(new W.Module(encode(parse(TEXT)), { builtins: ['js-string'] }), {}).exports as unknown as Readonly<
    Record<'test' | 'cast' | 'equals' | 'unit' | 'length' | 'calls' | 'sum', ExportedFunction>
  >;

  const STRINGS = [
    '',
    'a',
    'hello world',
    '\ud83d\ude00 pair',
    '\udc00 alone \ud800',
    '\0',
    'é'.repeat(300),
    'x'.repeat(5000),
    '1',
  ];
  const OTHERS = [null, undefined, 0, 1, -(2 ** 30), 2 ** 30, 1.5, true, {}, [], Symbol('s'), () => 0, new String('a')];

  it('have their lengths and units, and are equal where JavaScript says so, each time they are asked', () => {
    for (let round = 0; round < 3; round++) {
      for (const text of STRINGS) {
        expect([calls.length(text), calls.sum(text), calls.test(text), calls.cast(text)]).deep.equal([
          text.length,
          sumOf(text),
          1,
          text,
        ]);
        for (const i of [0, 1, text.length - 1, 4095]) {
          if (i >= 0 && i < text.length) expect(calls.unit(text, i)).equal(text.charCodeAt(i));
        }
        for (const i of [text.length, text.length + 1, -1, 2 ** 31]) expect(() => calls.unit(text, i)).throw(W.RuntimeError);
        for (const other of STRINGS) expect(calls.equals(text, other.split('').join(''))).equal(Number(text === other));
        expect([calls.equals(text, null), calls.equals(null, text), calls.equals(null, null)]).deep.equal([0, 0, 1]);
      }
      for (const other of OTHERS) {
        expect(calls.test(other)).equal(0);
        for (const call of [calls.length, calls.cast, calls.sum]) expect(() => call(other)).throw(W.RuntimeError);
        expect(() => calls.unit(other, 0)).throw(W.RuntimeError);
        if (other !== null) expect(() => calls.equals('a', other)).throw(W.RuntimeError);
      }
    }
  });

  it('stay themselves where their handles become those of others', function () {
    this.timeout(60_000);
    // More than a collection waits for, twice over, each seen while it is known.
    for (let i = 0; i < 140_000; i++) {
      const text = `${i} ${'u'.repeat(i % 40)}`;
      const at = i % text.length;
      const wanted = (text.length + Math.imul(65537, text.charCodeAt(at))) | 0;
      if (calls.calls(text, at) !== wanted || calls.calls(text, at) !== wanted) expect.fail(`${text} at ${at}`);
    }
    for (const text of STRINGS) expect(calls.sum(text)).equal(sumOf(text));
    for (const other of OTHERS) expect(calls.test(other)).equal(0);
  });

  it('are right where there are more units than are kept at hand', function () {
    this.timeout(60_000);
    const long = Array.from({ length: 9 }, (_, i) => `${i}abc`.repeat(150_000 + i));
    for (const text of [...long, ...long.slice(0, 2), ...STRINGS]) expect(calls.sum(text)).equal(sumOf(text));
    const longest = 'ab'.repeat(2_500_000);
    for (let i = 0; i < 3; i++) expect([calls.unit(longest, i), calls.length(longest)]).deep.equal([97 + (i % 2), 5_000_000]);
  });
});
