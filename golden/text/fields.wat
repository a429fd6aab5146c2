(module $fields
  (type $pair (func (param i32 i64) (result f32 f64)))
  (import "m" "f" (func $f (type $pair)))
  (import "m" "t" (table $t 1 10 externref))
  (import "m" "m" (memory $m i64 1))
  (import "m" "g" (global $g (mut v128)))
  (import "m" "e" (tag $e (param i32)))
  (table $u i64 3 (ref null $pair) (ref.func $f))
  (memory $n (data "inline \00\ff\22\5c é"))
  (global $h f64 (f64.const nan:0x4000000000001))
  (global f32 (f32.const -0x1.8p-149))
  (export "both" (func $f)) (export "" (table $t))
  (elem (table $u) (i64.const 1) (ref null $pair) (item ref.func $f) (item ref.null $pair))
  (elem declare func $f)
  (data $d (memory $m) (i64.const 0x7fffffff) "a" "b")
  (func $body (param $x i32) (result i32) (local $y i64) (local f32)
    block $out (result i32)
      local.get $x
      br_table $out $out 1
    end
    (drop (i64.load8_u $m offset=0x100000000 (i64.const 0))))
  (@custom "notes" (before func) "one\n" "two")
)

;; (module $fields
;;   (type $pair (func (param i32 i64) (result f32 f64)))
;;   (type (;1;) (func (param i32)))
;;   (type (;2;) (func (param i32) (result i32)))
;;   (import "m" "f" (func $f (type $pair) (param i32 i64) (result f32 f64)))
;;   (import "m" "t" (table $t 1 10 externref))
;;   (import "m" "m" (memory $m i64 1))
;;   (import "m" "g" (global $g (mut v128)))
;;   (import "m" "e" (tag $e (type 1)))
;;   (table $u i64 3 (ref null $pair) (ref.func $f))
;;   (memory $n 1 1)
;;   (global $h f64 (f64.const nan:0x4000000000001))
;;   (global (;2;) f32 (f32.const -2.8026e-45))
;;   (export "both" (func $f))
;;   (export "" (table $t))
;;   (elem (;0;) (table $u) (offset (i64.const 1)) (ref null $pair) (item (ref.func $f)) (item (ref.null $pair)))
;;   (elem (;1;) declare func $f)
;;   (func $body (type 2) (param $x i32) (result i32)
;;     (local $y i64)
;;     (local f32)
;;     block $out (result i32)
;;       local.get $x
;;       br_table $out $out 1
;;     end
;;     i64.const 0
;;     i64.load8_u offset=4294967296
;;     drop
;;   )
;;   (data (;0;) (memory $n) (offset (i32.const 0)) "inline \00\ff\"\\ \c3\a9")
;;   (data $d (offset (i64.const 2147483647)) "ab")
;;   (@custom "notes" (before func) "one\0atwo")
;; )
