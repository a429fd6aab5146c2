;;! opcodes simd-v128
(module
  (func $v128.const (result v128) (v128.const i32x4 1 2 3 -4))
  (func $v128.not (param v128) (result v128) (v128.not (local.get 0)))
  (func $v128.and (param v128 v128) (result v128) (v128.and (local.get 0) (local.get 1)))
  (func $v128.andnot (param v128 v128) (result v128) (v128.andnot (local.get 0) (local.get 1)))
  (func $v128.or (param v128 v128) (result v128) (v128.or (local.get 0) (local.get 1)))
  (func $v128.xor (param v128 v128) (result v128) (v128.xor (local.get 0) (local.get 1)))
  (func $v128.bitselect (param v128 v128 v128) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2)))
  (func $v128.any_true (param v128) (result i32) (v128.any_true (local.get 0)))
)

;; function 0 $v128.const:
;; function 0 () -> (v128)
;; block0:
;;   v0 = v128const.v128 0xfffffffc000000030000000200000001
;;   return v0
;;
;; function 1 $v128.not:
;; function 1 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 v128.not v0
;;   return v1
;;
;; function 2 $v128.and:
;; function 2 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 v128.and v0, v1
;;   return v2
;;
;; function 3 $v128.andnot:
;; function 3 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 v128.andnot v0, v1
;;   return v2
;;
;; function 4 $v128.or:
;; function 4 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 v128.or v0, v1
;;   return v2
;;
;; function 5 $v128.xor:
;; function 5 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 v128.xor v0, v1
;;   return v2
;;
;; function 6 $v128.bitselect:
;; function 6 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 v128.bitselect v0, v1, v2
;;   return v3
;;
;; function 7 $v128.any_true:
;; function 7 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 v128.any_true v0
;;   return v1
