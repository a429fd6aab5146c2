;;! opcodes simd-i64x2
(module
  (func $i64x2.splat (param i64) (result v128) (i64x2.splat (local.get 0)))
  (func $i64x2.extract_lane (param v128) (result i64) (i64x2.extract_lane 1 (local.get 0)))
  (func $i64x2.replace_lane (param v128 i64) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i64x2.abs (param v128) (result v128) (i64x2.abs (local.get 0)))
  (func $i64x2.neg (param v128) (result v128) (i64x2.neg (local.get 0)))
  (func $i64x2.all_true (param v128) (result i32) (i64x2.all_true (local.get 0)))
  (func $i64x2.bitmask (param v128) (result i32) (i64x2.bitmask (local.get 0)))
  (func $i64x2.extend_low_i32x4_s (param v128) (result v128) (i64x2.extend_low_i32x4_s (local.get 0)))
  (func $i64x2.extend_high_i32x4_s (param v128) (result v128) (i64x2.extend_high_i32x4_s (local.get 0)))
  (func $i64x2.extend_low_i32x4_u (param v128) (result v128) (i64x2.extend_low_i32x4_u (local.get 0)))
  (func $i64x2.extend_high_i32x4_u (param v128) (result v128) (i64x2.extend_high_i32x4_u (local.get 0)))
  (func $i64x2.shl (param v128 i32) (result v128) (i64x2.shl (local.get 0) (local.get 1)))
  (func $i64x2.shr_s (param v128 i32) (result v128) (i64x2.shr_s (local.get 0) (local.get 1)))
  (func $i64x2.shr_u (param v128 i32) (result v128) (i64x2.shr_u (local.get 0) (local.get 1)))
  (func $i64x2.add (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1)))
  (func $i64x2.sub (param v128 v128) (result v128) (i64x2.sub (local.get 0) (local.get 1)))
  (func $i64x2.mul (param v128 v128) (result v128) (i64x2.mul (local.get 0) (local.get 1)))
  (func $i64x2.eq (param v128 v128) (result v128) (i64x2.eq (local.get 0) (local.get 1)))
  (func $i64x2.ne (param v128 v128) (result v128) (i64x2.ne (local.get 0) (local.get 1)))
  (func $i64x2.lt_s (param v128 v128) (result v128) (i64x2.lt_s (local.get 0) (local.get 1)))
  (func $i64x2.gt_s (param v128 v128) (result v128) (i64x2.gt_s (local.get 0) (local.get 1)))
  (func $i64x2.le_s (param v128 v128) (result v128) (i64x2.le_s (local.get 0) (local.get 1)))
  (func $i64x2.ge_s (param v128 v128) (result v128) (i64x2.ge_s (local.get 0) (local.get 1)))
  (func $i64x2.extmul_low_i32x4_s (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1)))
  (func $i64x2.extmul_high_i32x4_s (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1)))
  (func $i64x2.extmul_low_i32x4_u (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1)))
  (func $i64x2.extmul_high_i32x4_u (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1)))
)

;; (module
;;   (type (;0;) (func (param i64) (result v128)))
;;   (type (;1;) (func (param v128) (result i64)))
;;   (type (;2;) (func (param v128 i64) (result v128)))
;;   (type (;3;) (func (param v128) (result v128)))
;;   (type (;4;) (func (param v128) (result i32)))
;;   (type (;5;) (func (param v128 i32) (result v128)))
;;   (type (;6;) (func (param v128 v128) (result v128)))
;;   (func $i64x2.splat (type 0) (param i64) (result v128)
;;     local.get 0
;;     i64x2.splat
;;   )
;;   (func $i64x2.extract_lane (type 1) (param v128) (result i64)
;;     local.get 0
;;     i64x2.extract_lane 1
;;   )
;;   (func $i64x2.replace_lane (type 2) (param v128 i64) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.replace_lane 1
;;   )
;;   (func $i64x2.abs (type 3) (param v128) (result v128)
;;     local.get 0
;;     i64x2.abs
;;   )
;;   (func $i64x2.neg (type 3) (param v128) (result v128)
;;     local.get 0
;;     i64x2.neg
;;   )
;;   (func $i64x2.all_true (type 4) (param v128) (result i32)
;;     local.get 0
;;     i64x2.all_true
;;   )
;;   (func $i64x2.bitmask (type 4) (param v128) (result i32)
;;     local.get 0
;;     i64x2.bitmask
;;   )
;;   (func $i64x2.extend_low_i32x4_s (type 3) (param v128) (result v128)
;;     local.get 0
;;     i64x2.extend_low_i32x4_s
;;   )
;;   (func $i64x2.extend_high_i32x4_s (type 3) (param v128) (result v128)
;;     local.get 0
;;     i64x2.extend_high_i32x4_s
;;   )
;;   (func $i64x2.extend_low_i32x4_u (type 3) (param v128) (result v128)
;;     local.get 0
;;     i64x2.extend_low_i32x4_u
;;   )
;;   (func $i64x2.extend_high_i32x4_u (type 3) (param v128) (result v128)
;;     local.get 0
;;     i64x2.extend_high_i32x4_u
;;   )
;;   (func $i64x2.shl (type 5) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.shl
;;   )
;;   (func $i64x2.shr_s (type 5) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.shr_s
;;   )
;;   (func $i64x2.shr_u (type 5) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.shr_u
;;   )
;;   (func $i64x2.add (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.add
;;   )
;;   (func $i64x2.sub (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.sub
;;   )
;;   (func $i64x2.mul (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.mul
;;   )
;;   (func $i64x2.eq (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.eq
;;   )
;;   (func $i64x2.ne (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.ne
;;   )
;;   (func $i64x2.lt_s (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.lt_s
;;   )
;;   (func $i64x2.gt_s (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.gt_s
;;   )
;;   (func $i64x2.le_s (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.le_s
;;   )
;;   (func $i64x2.ge_s (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.ge_s
;;   )
;;   (func $i64x2.extmul_low_i32x4_s (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.extmul_low_i32x4_s
;;   )
;;   (func $i64x2.extmul_high_i32x4_s (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.extmul_high_i32x4_s
;;   )
;;   (func $i64x2.extmul_low_i32x4_u (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.extmul_low_i32x4_u
;;   )
;;   (func $i64x2.extmul_high_i32x4_u (type 6) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i64x2.extmul_high_i32x4_u
;;   )
;; )
