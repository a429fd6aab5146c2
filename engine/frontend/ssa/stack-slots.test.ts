/**
 * Operands that go through the frame, where locals do (stack-slots.ts): labels of every kind, from the label's height and from
 * others, with references beside numbers, executed and compared with what the same functions do with values on their edges.
 */
import { expect } from 'chai';
import { compile, encode, externref, type Func, i32, parse, Store, validate, type WasmValue } from '../../index.ts';
import { compileInMemory } from '../../testing/in-memory.ts';
import { EXTERNREF, I32 } from '../../wasm/types.ts';

/** Operands of every kind, none like another. */
const MANY = `(local.get 0) (local.get 1) (i64.const 0x1_0000_0002) (local.get 2) (f64.const 0.5)
  (v128.const i32x4 1 2 3 4) (local.get 2) (f32.const 7) (i32.const 11) (local.get 1)`;
const TYPES = 'i32 externref i64 externref f64 v128 externref f32 i32 externref';
/** Each of them tells in one of the results. */
const FIELDS = `(type $r (func (result i32 externref))) (type $many (func (result ${TYPES})))
  (type $more (func (param ${TYPES}) (result ${TYPES})))
  (func $mix (param $a i32) (param $b externref) (param $c i64) (param $d externref) (param $e f64) (param $f v128)
      (param $g externref) (param $h f32) (param $i i32) (param $j externref) (result i32 externref)
    (i32.add (i32.mul (local.get $a) (i32.const 3)) (i32.wrap_i64 (i64.shr_u (local.get $c) (i64.const 31))))
    (i32.add (i32.trunc_f64_s (f64.mul (local.get $e) (f64.const 512))))
    (i32.add (i32.mul (i32x4.extract_lane 3 (local.get $f)) (i32.const 1024)))
    (i32.add (i32.mul (i32.trunc_f32_s (local.get $h)) (i32.const 0x10000)))
    (i32.add (i32.mul (local.get $i) (i32.const 0x100000)))
    (local.set $g (select (result externref) (local.get $g) (local.get $d) (i32.and (local.get $a) (i32.const 1))))
    (select (result externref) (local.get $g) (select (result externref) (local.get $b) (local.get $j)
      (i32.and (local.get $a) (i32.const 4))) (i32.and (local.get $a) (i32.const 2))))
  (func $turn (param ${TYPES}) (result ${TYPES})
    (i32.add (local.get 8) (i32.const 1)) (local.get 9) (i64.add (local.get 2) (local.get 2)) (local.get 1)
    (f64.add (local.get 4) (f64.const 1)) (i32x4.add (local.get 5) (local.get 5)) (local.get 3) (f32.neg (local.get 7))
    (local.get 0) (local.get 6))`;

/** The two operands on top, stored. */
const STORED = '(block (param i32 externref) (result i32 externref) (br_if 0 (local.get 0)))';

/** Bodies of functions (i32, externref, externref) -> (i32, externref), with an f64 local 3. */
const BODIES: readonly (readonly [what: string, body: string])[] = [
  [
    'many operands of every kind that move by one height, by two, and far',
    `(block $l (type $many)
      (i32.const 1) ${MANY} (br_if $l (i32.eq (local.get 0) (i32.const 1)))
      (f64.const 3) ${MANY} (call $look) (br_if $l (i32.eq (local.get 0) (i32.const 2)))
      (local.get 1) ${MANY} (br_if $l (i32.eq (local.get 0) (i32.const 3))) (br $l))
    (call $mix)`,
  ],
  [
    'references where numbers stood, numbers where references stood',
    `(block $l (type $r)
      (local.get 1) (local.get 2) (block (param externref externref) (result externref externref) (br_if 0 (local.get 0)))
      (i32.const 5) (local.get 2) (br_if $l (i32.eq (local.get 0) (i32.const 1)))
      (call $look) (drop) (drop) (drop)
      (i32.const 8) (local.get 1) (br_if $l (i32.eq (local.get 0) (i32.const 2)))
      (call $look) (drop) (drop) (drop)
      (i32.const 9) (i32.const 6) (local.get 1) (br_if $l (i32.eq (local.get 0) (i32.const 3)))
      (block (param i32 externref) (result i32 externref) (br_if 0 (i32.eq (local.get 0) (i32.const 4))) (br $l)) (br $l))`,
  ],
  [
    'a loop whose many parameters come from above',
    `${MANY} (loop $l (type $more)
      (call $turn) (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (block (type $more) (call $look) (br_if $l (i32.gt_s (local.get 0) (i32.const 0)))))
    (call $mix)`,
  ],
  ['a block', '(block (result i32 externref) (br 0 (i32.const 7) (local.get 1)))'],
  [
    'a block from above its height',
    '(block (result i32 externref) (i32.const 1) (f64.const 2) (br 0 (i32.const 7) (local.get 2)))',
  ],
  [
    'branches from several heights, taken or not',
    `(block $l (result i32 externref) (i32.const 5) (local.get 1) (br_if $l (i32.eq (local.get 0) (i32.const 1)))
      (call $look) (i32.const 6) (local.get 2) (br_if $l (i32.eq (local.get 0) (i32.const 2)))
      (br_if $l (i32.eq (local.get 0) (i32.const 3))) (call $look)
      (drop) (drop) (br_if $l (i32.eq (local.get 0) (i32.const 4))) (drop) (drop) (i32.const 9) (local.get 1))`,
  ],
  [
    'a table to labels of other heights',
    `(block $a (result i32 externref) (i32.const 3) (local.get 1)
      (block $b (param i32 externref) (result i32 externref f64 i32) (f64.const 4) (i32.const 5)
        (block $c (result i32 externref) (local.get 0) (local.get 2) (br_table $a $c $a $c (local.get 0)))
        (call $look) (drop) (drop) (br 0))
      (drop) (drop))`,
  ],
  [
    'an if with parameters and both arms',
    `(local.get 0) (local.get 1)
      (if (param i32 externref) (result externref i32) (i32.and (local.get 0) (i32.const 1))
        (then (call $look) (local.set 1) (local.set 0) (local.get 2) (local.get 0))
        (else (local.set 1) (local.set 0) (local.get 1) (i32.const 12)))
      (local.set 0) (local.set 1) (local.get 0) (local.get 1)`,
  ],
  [
    'an if without else',
    `(local.get 0) (local.get 1)
      (if (param i32 externref) (result i32 externref) (i32.and (local.get 0) (i32.const 1)) (then (drop) (call $look) (local.get 2)))`,
  ],
  [
    'a loop that rotates its parameters',
    `(local.get 0) (local.get 1) (local.get 2)
      (loop (param i32 externref externref) (result i32 externref)
        (local.set 2) (local.set 1) (local.set 0) (call $look)
        (i32.sub (local.get 0) (i32.const 1)) (local.get 2) (local.get 1)
        (br_if 0 (i32.gt_s (local.get 0) (i32.const 1))) (drop))`,
  ],
  [
    'a loop entered again from above its height',
    `(local.get 0) (local.get 1)
      (loop $l (param i32 externref) (result i32 externref)
        (local.set 1) (local.set 0) (call $look)
        (f64.const 1) (f64.const 2) (i32.sub (local.get 0) (i32.const 1)) (local.get 2)
        (br_if $l (i32.gt_s (local.get 0) (i32.const 1)))
        (local.set 2) (local.set 0) (drop) (drop) (local.get 0) (local.get 2))`,
  ],
  [
    'a value beneath a loop that writes its place',
    `(block $out (result i32 externref)
      (local.get 0) (local.get 1)
      (loop $l (call $look) (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
        (i32.const 77) (local.get 2) (br_if $out (i32.eq (local.get 0) (i32.const 2)))
        (drop) (drop) (br_if $l (i32.gt_s (local.get 0) (i32.const 0)))))`,
  ],
  [
    'a number that another took the place of, further down in a loop',
    `(block $o (result i32 externref)
      (i32.const 7) (local.get 1) (br_if $o (i32.eqz (local.get 0))) (drop) (drop)
      (loop $l
        (i32.const 7) (local.get 1) (br_if $o (i32.eq (local.get 0) (i32.const 1))) (drop) (drop)
        (i32.const 9) (local.get 2) (br_if $o (i32.eq (local.get 0) (i32.const 100))) (drop) (drop)
        (br_if $l (i32.gt_s (local.tee 0 (i32.sub (local.get 0) (i32.const 1))) (i32.const 0))))
      (i32.const 8) (local.get 1))`,
  ],
  [
    'a number that stands in its slot after one arm only',
    `(block $o (result i32 externref)
      (drop (i32.const 7)) (i32.const 5) (local.get 1) (br_if $o (i32.eq (local.get 0) (i32.const 100))) (drop) (drop)
      (if (i32.and (local.get 0) (i32.const 1))
        (then (i32.const 7) (local.get 1) (br_if $o (i32.eq (local.get 0) (i32.const 3))) (drop) (drop))
        (else (i32.const 7) (local.get 2) (br_if $o (i32.eq (local.get 0) (i32.const 2))) (drop) (drop)))
      (i32.const 8) (local.get 1))`,
  ],
  [
    'a number that stands in its slot on one way to a label only',
    `(drop (i32.const 7)) (i32.const 5) (local.get 2) ${STORED} (drop) (drop)
    (block $l (br_if $l (i32.and (local.get 0) (i32.const 1))) (i32.const 7) (local.get 1) ${STORED} (drop) (drop))
    (i32.const 7) (local.get 1) ${STORED}`,
  ],
  ['br_on_null', '(block $n (local.get 1) (br_on_null $n) (call $look) (drop)) (local.get 0) (local.get 2)'],
  [
    'br_on_non_null',
    '(block $n (result (ref extern)) (local.get 2) (br_on_non_null $n) (local.get 1) (ref.as_non_null)) (local.set 1) (local.get 0) (local.get 1)',
  ],
  [
    'the end of the function',
    '(local.get 0) (local.get 1) (br_if 0 (i32.eq (local.get 0) (i32.const 2))) (drop) (drop) (i32.const 4) (i32.const 8) (local.get 2) (br 0)',
  ],
  [
    'results that are passed on unread',
    `(block $a (type $r) (block $b (type $r) (local.get 0) (local.get 1) (br_if $a (i32.const 0)) (br_if $b (local.get 0)) (drop) (local.get 2))
      (call $look) (br_if $a (i32.eqz (local.get 0))) (call $swap) (call $swap))`,
  ],
];

describe('operands in frame slots', () => {
  for (const [what, body] of BODIES)
    it(what, () => {
      const m = parse(`(module (import "" "look" (func $look)) ${FIELDS}
        (func $swap (param i32 externref) (result i32 externref) (i32.add (local.get 0) (i32.const 1)) (local.get 1))
        (func (export "f") (param i32 externref externref) (result i32 externref) (local f64) ${body}))`);
      validate(m);
      encode(m);
      const outcomes = [compile, compileInMemory].map((by) => {
        const store = new Store();
        try {
          const look = store.hostFunc({ kind: 'func', params: [], results: [] }, () => []);
          const f = store.instantiate(by(m, { verify: true }), () => look).getExport('f') as Func;
          return [0, 1, 2, 3, 4, 5].map((n) => store.invoke(f, [i32(n), externref('a'), externref('b')]).map(show));
        } finally {
          store.close();
        }
      });
      expect(outcomes[1]).to.deep.equal(outcomes[0]);
    });
});

const show = (v: WasmValue): unknown => (v.type === I32 ? v.lo : v.type === EXTERNREF ? v.ref : v);
