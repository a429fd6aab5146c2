/**
 * Small modules that between them use every part of the language the decoder and validator treat differently: the material
 * of round-trip and mutation tests. Text in, so that they stay readable; `corpus()` gives their binaries.
 */
import { encode } from '../../binary/index.ts';
import { parseModule } from '../../text/parse/module.ts';
import { WASM3 } from '../../wasm/features.ts';

const TEXTS: readonly string[] = [
  `(module (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))`,
  `(module $named
    (import "env" "f" (func $f (param i64) (result f64))) (import "env" "m" (memory 1 2))
    (global $g (mut i32) (i32.const -5)) (table $t 3 10 funcref) (elem (i32.const 0) $f $h) (data (i32.const 8) "abc")
    (func $h (param $p i64) (result f64) (local $l f32) (drop (global.get $g)) (call $f (local.get $p)))
    (start $s) (func $s (block $b (br_if $b (i32.const 1)) (loop $c (br_table $b $c (i32.const 0))))))`,
  `(module (memory 1) (data $d "xyz") (func (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1)) (data.drop $d)
    (memory.copy (i32.const 0) (i32.const 1) (i32.const 2)) (memory.fill (i32.const 0) (i32.const 1) (i32.const 2))
    (i64.store8 offset=3 (i32.const 0) (i64.load32_s align=2 (i32.const 4)))))`,
  `(module (memory i64 1) (memory $b 2) (table $t i64 4 externref) (func (param i64 externref) (result i32)
    (table.set $t (local.get 0) (local.get 1)) (drop (table.grow $t (local.get 1) (i64.const 1)))
    (i32.add (i32.load (local.get 0)) (i32.load8_u $b offset=1 (i32.const 0)))))`,
  `(module (tag $e (param i32 i64)) (func (result i32 i64) (block $all (block $h (result i32 i64 exnref)
    (try_table (result i32 i64 exnref) (catch_ref $e $h) (catch_all $all) (throw $e (i32.const 1) (i64.const 2)))) (throw_ref))
    (unreachable)))`,
  `(module (rec (type $n (sub (struct (field (mut (ref null $n))) (field i8)))) (type $a (array (mut (ref null $n)))))
    (type $m (sub final $n (struct (field (mut (ref null $n))) (field i8) (field f64))))
    (global $g (ref $n) (struct.new $n (ref.null $n) (i32.const 3)))
    (func (param (ref null $n) anyref) (result i32) (local (ref $a))
      (local.set 2 (array.new $a (local.get 0) (i32.const 4)))
      (block $i (result (ref i31)) (drop (br_on_cast $i anyref (ref i31) (local.get 1))) (unreachable)) (i31.get_u))
    (func (param anyref) (result i32) (block $l (result (ref $m)) (return (ref.test (ref null $n)
      (br_on_cast $l anyref (ref $m) (local.get 0))))) (struct.get_u $m 1))
    (func (param externref) (result anyref) (any.convert_extern (local.get 0)))
    (func (param i31ref eqref) (result i32) (i32.and (i31.get_s (local.get 0)) (ref.eq (local.get 0) (local.get 1)))))`,
  `(module (type $f (func (param i32) (result i32))) (func $g (type $f) (return_call $g (local.get 0)))
    (elem declare func $g) (func (param (ref null $f)) (result i32) (call_ref $f (i32.const 1) (ref.func $g)))
    (func (param (ref null $f)) (result (ref $f))
    (block $null (return (br_on_null $null (local.get 0)))) (ref.as_non_null (local.get 0)))
    (table 2 (ref $f) (ref.func $g)) (func (result i32) (return_call_indirect (type $f) (i32.const 1) (i32.const 0))))`,
  `(module (memory 1) (func (param v128) (result v128) (v128.load8_lane offset=2 3 (i32.const 0) (local.get 0))
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31 (v128.const i32x4 1 2 3 4)) (f32x4.relaxed_madd (local.get 0)
    (f32x4.splat (f32.const 1.5)))))`,
  `(module (func (param i32) (result i32) (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2)))
    (select (result i32) (i32.const 3) (i32.const 4)) (drop) (i32.extend8_s (i32.trunc_sat_f32_s (f32.const 1)))))`,
  `(module (import "" "" (global $i i32)) (global i32 (i32.add (global.get $i) (i32.const 4)))
    (elem (ref null func) (ref.null func) (ref.func 0)) (func) (export "" (func 0)) (export "t" (table 0)) (table 1 funcref))`,
];

/** Their binaries; a text that is no module is the test's fault and throws. */
export function corpus(): Uint8Array[] {
  return TEXTS.map((text) => encode(parseModule(new TextEncoder().encode(text), { features: WASM3 })).bytes);
}
