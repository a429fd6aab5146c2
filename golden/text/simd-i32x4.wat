;;! opcodes simd-i32x4
(module
  (func $i32x4.splat (param i32) (result v128) (i32x4.splat (local.get 0)))
  (func $i32x4.extract_lane (param v128) (result i32) (i32x4.extract_lane 1 (local.get 0)))
  (func $i32x4.replace_lane (param v128 i32) (result v128) (i32x4.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i32x4.eq (param v128 v128) (result v128) (i32x4.eq (local.get 0) (local.get 1)))
  (func $i32x4.ne (param v128 v128) (result v128) (i32x4.ne (local.get 0) (local.get 1)))
  (func $i32x4.lt_s (param v128 v128) (result v128) (i32x4.lt_s (local.get 0) (local.get 1)))
  (func $i32x4.lt_u (param v128 v128) (result v128) (i32x4.lt_u (local.get 0) (local.get 1)))
  (func $i32x4.gt_s (param v128 v128) (result v128) (i32x4.gt_s (local.get 0) (local.get 1)))
  (func $i32x4.gt_u (param v128 v128) (result v128) (i32x4.gt_u (local.get 0) (local.get 1)))
  (func $i32x4.le_s (param v128 v128) (result v128) (i32x4.le_s (local.get 0) (local.get 1)))
  (func $i32x4.le_u (param v128 v128) (result v128) (i32x4.le_u (local.get 0) (local.get 1)))
  (func $i32x4.ge_s (param v128 v128) (result v128) (i32x4.ge_s (local.get 0) (local.get 1)))
  (func $i32x4.ge_u (param v128 v128) (result v128) (i32x4.ge_u (local.get 0) (local.get 1)))
  (func $i32x4.extadd_pairwise_i16x8_s (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_s (local.get 0)))
  (func $i32x4.extadd_pairwise_i16x8_u (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_u (local.get 0)))
  (func $i32x4.abs (param v128) (result v128) (i32x4.abs (local.get 0)))
  (func $i32x4.neg (param v128) (result v128) (i32x4.neg (local.get 0)))
  (func $i32x4.all_true (param v128) (result i32) (i32x4.all_true (local.get 0)))
  (func $i32x4.bitmask (param v128) (result i32) (i32x4.bitmask (local.get 0)))
  (func $i32x4.extend_low_i16x8_s (param v128) (result v128) (i32x4.extend_low_i16x8_s (local.get 0)))
  (func $i32x4.extend_high_i16x8_s (param v128) (result v128) (i32x4.extend_high_i16x8_s (local.get 0)))
  (func $i32x4.extend_low_i16x8_u (param v128) (result v128) (i32x4.extend_low_i16x8_u (local.get 0)))
  (func $i32x4.extend_high_i16x8_u (param v128) (result v128) (i32x4.extend_high_i16x8_u (local.get 0)))
  (func $i32x4.shl (param v128 i32) (result v128) (i32x4.shl (local.get 0) (local.get 1)))
  (func $i32x4.shr_s (param v128 i32) (result v128) (i32x4.shr_s (local.get 0) (local.get 1)))
  (func $i32x4.shr_u (param v128 i32) (result v128) (i32x4.shr_u (local.get 0) (local.get 1)))
  (func $i32x4.add (param v128 v128) (result v128) (i32x4.add (local.get 0) (local.get 1)))
  (func $i32x4.sub (param v128 v128) (result v128) (i32x4.sub (local.get 0) (local.get 1)))
  (func $i32x4.mul (param v128 v128) (result v128) (i32x4.mul (local.get 0) (local.get 1)))
  (func $i32x4.min_s (param v128 v128) (result v128) (i32x4.min_s (local.get 0) (local.get 1)))
  (func $i32x4.min_u (param v128 v128) (result v128) (i32x4.min_u (local.get 0) (local.get 1)))
  (func $i32x4.max_s (param v128 v128) (result v128) (i32x4.max_s (local.get 0) (local.get 1)))
  (func $i32x4.max_u (param v128 v128) (result v128) (i32x4.max_u (local.get 0) (local.get 1)))
  (func $i32x4.dot_i16x8_s (param v128 v128) (result v128) (i32x4.dot_i16x8_s (local.get 0) (local.get 1)))
  (func $i32x4.extmul_low_i16x8_s (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_s (local.get 0) (local.get 1)))
  (func $i32x4.extmul_high_i16x8_s (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_s (local.get 0) (local.get 1)))
  (func $i32x4.extmul_low_i16x8_u (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_u (local.get 0) (local.get 1)))
  (func $i32x4.extmul_high_i16x8_u (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_u (local.get 0) (local.get 1)))
  (func $i32x4.trunc_sat_f32x4_s (param v128) (result v128) (i32x4.trunc_sat_f32x4_s (local.get 0)))
  (func $i32x4.trunc_sat_f32x4_u (param v128) (result v128) (i32x4.trunc_sat_f32x4_u (local.get 0)))
  (func $i32x4.trunc_sat_f64x2_s_zero (param v128) (result v128) (i32x4.trunc_sat_f64x2_s_zero (local.get 0)))
  (func $i32x4.trunc_sat_f64x2_u_zero (param v128) (result v128) (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))
)

;; (module
;;   (type (;0;) (func (param i32) (result v128)))
;;   (type (;1;) (func (param v128) (result i32)))
;;   (type (;2;) (func (param v128 i32) (result v128)))
;;   (type (;3;) (func (param v128 v128) (result v128)))
;;   (type (;4;) (func (param v128) (result v128)))
;;   (func $i32x4.splat (type 0) (param i32) (result v128)
;;     local.get 0
;;     i32x4.splat
;;   )
;;   (func $i32x4.extract_lane (type 1) (param v128) (result i32)
;;     local.get 0
;;     i32x4.extract_lane 1
;;   )
;;   (func $i32x4.replace_lane (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.replace_lane 1
;;   )
;;   (func $i32x4.eq (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.eq
;;   )
;;   (func $i32x4.ne (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.ne
;;   )
;;   (func $i32x4.lt_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.lt_s
;;   )
;;   (func $i32x4.lt_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.lt_u
;;   )
;;   (func $i32x4.gt_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.gt_s
;;   )
;;   (func $i32x4.gt_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.gt_u
;;   )
;;   (func $i32x4.le_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.le_s
;;   )
;;   (func $i32x4.le_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.le_u
;;   )
;;   (func $i32x4.ge_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.ge_s
;;   )
;;   (func $i32x4.ge_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.ge_u
;;   )
;;   (func $i32x4.extadd_pairwise_i16x8_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.extadd_pairwise_i16x8_s
;;   )
;;   (func $i32x4.extadd_pairwise_i16x8_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.extadd_pairwise_i16x8_u
;;   )
;;   (func $i32x4.abs (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.abs
;;   )
;;   (func $i32x4.neg (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.neg
;;   )
;;   (func $i32x4.all_true (type 1) (param v128) (result i32)
;;     local.get 0
;;     i32x4.all_true
;;   )
;;   (func $i32x4.bitmask (type 1) (param v128) (result i32)
;;     local.get 0
;;     i32x4.bitmask
;;   )
;;   (func $i32x4.extend_low_i16x8_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.extend_low_i16x8_s
;;   )
;;   (func $i32x4.extend_high_i16x8_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.extend_high_i16x8_s
;;   )
;;   (func $i32x4.extend_low_i16x8_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.extend_low_i16x8_u
;;   )
;;   (func $i32x4.extend_high_i16x8_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.extend_high_i16x8_u
;;   )
;;   (func $i32x4.shl (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.shl
;;   )
;;   (func $i32x4.shr_s (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.shr_s
;;   )
;;   (func $i32x4.shr_u (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.shr_u
;;   )
;;   (func $i32x4.add (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.add
;;   )
;;   (func $i32x4.sub (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.sub
;;   )
;;   (func $i32x4.mul (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.mul
;;   )
;;   (func $i32x4.min_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.min_s
;;   )
;;   (func $i32x4.min_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.min_u
;;   )
;;   (func $i32x4.max_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.max_s
;;   )
;;   (func $i32x4.max_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.max_u
;;   )
;;   (func $i32x4.dot_i16x8_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.dot_i16x8_s
;;   )
;;   (func $i32x4.extmul_low_i16x8_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.extmul_low_i16x8_s
;;   )
;;   (func $i32x4.extmul_high_i16x8_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.extmul_high_i16x8_s
;;   )
;;   (func $i32x4.extmul_low_i16x8_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.extmul_low_i16x8_u
;;   )
;;   (func $i32x4.extmul_high_i16x8_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i32x4.extmul_high_i16x8_u
;;   )
;;   (func $i32x4.trunc_sat_f32x4_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.trunc_sat_f32x4_s
;;   )
;;   (func $i32x4.trunc_sat_f32x4_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.trunc_sat_f32x4_u
;;   )
;;   (func $i32x4.trunc_sat_f64x2_s_zero (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.trunc_sat_f64x2_s_zero
;;   )
;;   (func $i32x4.trunc_sat_f64x2_u_zero (type 4) (param v128) (result v128)
;;     local.get 0
;;     i32x4.trunc_sat_f64x2_u_zero
;;   )
;; )
