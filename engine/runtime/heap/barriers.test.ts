/**
 * Every instruction that writes a reference into an object, with compiled code: an old object gets to know a young one that
 * nobody else does, the young ones are collected, and it is there. With zeal the verifier looks at every object; without, the
 * nursery is filled up.
 */
import { expect } from 'chai';
import { compile, encode, parse, validate } from '../../index.ts';
import { Store } from '../store.ts';
import type { Func } from '../values/extern.ts';
import { i32 } from '../values/values.ts';

/** Instruction → how it puts `(call $young)` into the old objects, as an element of $o (index 1 or 40) or the field of $p. */
const WRITES: Readonly<Record<string, string>> = {
  'struct.set': '(struct.set $p $r (global.get $p) (call $young))',
  'struct.set of a wide structure': '(struct.set $wide $last (global.get $wide) (call $young))',
  'array.set': '(array.set $a (global.get $o) (i32.const 1) (call $young))',
  'array.set far off': '(array.set $a (global.get $o) (i32.const 40000) (call $young))',
  'array.fill': '(array.fill $a (global.get $o) (i32.const 30) (call $young) (i32.const 300))',
  'array.copy':
    '(array.copy $a $a (global.get $o) (i32.const 39990) (array.new $a (call $young) (i32.const 50)) (i32.const 7) (i32.const 20))',
  'array.copy in itself':
    '(array.set $a (global.get $o) (i32.const 9) (call $young)) (array.copy $a $a (global.get $o) (i32.const 20000) (global.get $o) (i32.const 9) (i32.const 1)) (array.set $a (global.get $o) (i32.const 9) (ref.null any))',
  'array.init_elem': '(array.init_elem $a $e (global.get $o) (i32.const 35000) (i32.const 1) (i32.const 1))',
};
const WIDE = Array.from({ length: 300 }, () => '(field i64)').join(' ');
const CODE = (write: string): string => `(module
  (type $box (struct (field $n i32)))
  (type $p (struct (field $n i64) (field $r (mut anyref))))
  (type $wide (struct ${WIDE} (field $last (mut anyref))))
  (type $a (array (mut anyref)))
  (elem $e anyref (ref.null any) (struct.new $box (i32.const 77)))
  (global $p (mut (ref null $p)) (struct.new $p (i64.const 1) (ref.null any)))
  (global $wide (mut (ref null $wide)) (struct.new_default $wide))
  (global $o (mut (ref null $a)) (array.new $a (ref.null any) (i32.const 300100)))
  (func $young (result (ref $box)) (struct.new $box (i32.const 77)))
  (func (export "garbage") (param i32) (local (ref null $box))
    (loop
      (local.set 1 (struct.new $box (local.get 0)))
      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  (func $write (export "write") ${write})
  (start $write)
  (func $is (param anyref) (result i32)
    (if (result i32) (ref.test (ref $box) (local.get 0)) (then (struct.get $box $n (ref.cast (ref $box) (local.get 0)))) (else (i32.const 0))))
  ;; How many of what was written are there, as a sum.
  (func (export "sum") (result i32) (local $i i32) (local $sum i32)
    (local.set $sum (i32.add (call $is (struct.get $p $r (global.get $p))) (call $is (struct.get $wide $last (global.get $wide)))))
    (loop
      (local.set $sum (i32.add (local.get $sum) (call $is (array.get $a (global.get $o) (local.get $i)))))
      (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 300100))))
    (local.get $sum)))`;
const WRITTEN: Readonly<Record<string, number>> = { 'array.fill': 300, 'array.copy': 20 };

function build(text: string): Uint8Array {
  const m = parse(text);
  validate(m);
  encode(m);
  return compile(m, { verify: true });
}

for (const zeal of [0, 1]) {
  describe(`runtime: references that are written into old objects, zeal ${zeal}`, () => {
    for (const [name, write] of Object.entries(WRITES)) {
      it(`${name} tells the collector`, () => {
        const store = new Store({ gcZeal: zeal });
        const instance = store.instantiate(build(CODE(write)));
        const call = (f: string, ...args: Parameters<typeof i32>[0][]): number | undefined =>
          store.invoke(instance.getExport(f) as Func, args.map(i32))[0]?.lo;
        // Without zeal the large array is old from the beginning, and all else once it has survived.
        for (let i = 0; i < 3; i++) {
          // The start function has written the first time.
          if (i > 0) call('write');
          call('garbage', zeal === 0 ? 3_000_000 : 8);
          expect(call('sum')).to.equal(77 * (WRITTEN[name] ?? 1));
        }
        store.close();
      });
    }
  });
}
