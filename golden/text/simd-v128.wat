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

;; (module
;;   (type (;0;) (func (result v128)))
;;   (type (;1;) (func (param v128) (result v128)))
;;   (type (;2;) (func (param v128 v128) (result v128)))
;;   (type (;3;) (func (param v128 v128 v128) (result v128)))
;;   (type (;4;) (func (param v128) (result i32)))
;;   (func $v128.const (type 0) (result v128)
;;     v128.const i32x4 0x00000001 0x00000002 0x00000003 0xfffffffc
;;   )
;;   (func $v128.not (type 1) (param v128) (result v128)
;;     local.get 0
;;     v128.not
;;   )
;;   (func $v128.and (type 2) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.and
;;   )
;;   (func $v128.andnot (type 2) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.andnot
;;   )
;;   (func $v128.or (type 2) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.or
;;   )
;;   (func $v128.xor (type 2) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.xor
;;   )
;;   (func $v128.bitselect (type 3) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     v128.bitselect
;;   )
;;   (func $v128.any_true (type 4) (param v128) (result i32)
;;     local.get 0
;;     v128.any_true
;;   )
;; )
