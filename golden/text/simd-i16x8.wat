;;! opcodes simd-i16x8
(module
  (func $i16x8.splat (param i32) (result v128) (i16x8.splat (local.get 0)))
  (func $i16x8.extract_lane_s (param v128) (result i32) (i16x8.extract_lane_s 1 (local.get 0)))
  (func $i16x8.extract_lane_u (param v128) (result i32) (i16x8.extract_lane_u 1 (local.get 0)))
  (func $i16x8.replace_lane (param v128 i32) (result v128) (i16x8.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i16x8.eq (param v128 v128) (result v128) (i16x8.eq (local.get 0) (local.get 1)))
  (func $i16x8.ne (param v128 v128) (result v128) (i16x8.ne (local.get 0) (local.get 1)))
  (func $i16x8.lt_s (param v128 v128) (result v128) (i16x8.lt_s (local.get 0) (local.get 1)))
  (func $i16x8.lt_u (param v128 v128) (result v128) (i16x8.lt_u (local.get 0) (local.get 1)))
  (func $i16x8.gt_s (param v128 v128) (result v128) (i16x8.gt_s (local.get 0) (local.get 1)))
  (func $i16x8.gt_u (param v128 v128) (result v128) (i16x8.gt_u (local.get 0) (local.get 1)))
  (func $i16x8.le_s (param v128 v128) (result v128) (i16x8.le_s (local.get 0) (local.get 1)))
  (func $i16x8.le_u (param v128 v128) (result v128) (i16x8.le_u (local.get 0) (local.get 1)))
  (func $i16x8.ge_s (param v128 v128) (result v128) (i16x8.ge_s (local.get 0) (local.get 1)))
  (func $i16x8.ge_u (param v128 v128) (result v128) (i16x8.ge_u (local.get 0) (local.get 1)))
  (func $i16x8.extadd_pairwise_i8x16_s (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_s (local.get 0)))
  (func $i16x8.extadd_pairwise_i8x16_u (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_u (local.get 0)))
  (func $i16x8.abs (param v128) (result v128) (i16x8.abs (local.get 0)))
  (func $i16x8.neg (param v128) (result v128) (i16x8.neg (local.get 0)))
  (func $i16x8.q15mulr_sat_s (param v128 v128) (result v128) (i16x8.q15mulr_sat_s (local.get 0) (local.get 1)))
  (func $i16x8.all_true (param v128) (result i32) (i16x8.all_true (local.get 0)))
  (func $i16x8.bitmask (param v128) (result i32) (i16x8.bitmask (local.get 0)))
  (func $i16x8.narrow_i32x4_s (param v128 v128) (result v128) (i16x8.narrow_i32x4_s (local.get 0) (local.get 1)))
  (func $i16x8.narrow_i32x4_u (param v128 v128) (result v128) (i16x8.narrow_i32x4_u (local.get 0) (local.get 1)))
  (func $i16x8.extend_low_i8x16_s (param v128) (result v128) (i16x8.extend_low_i8x16_s (local.get 0)))
  (func $i16x8.extend_high_i8x16_s (param v128) (result v128) (i16x8.extend_high_i8x16_s (local.get 0)))
  (func $i16x8.extend_low_i8x16_u (param v128) (result v128) (i16x8.extend_low_i8x16_u (local.get 0)))
  (func $i16x8.extend_high_i8x16_u (param v128) (result v128) (i16x8.extend_high_i8x16_u (local.get 0)))
  (func $i16x8.shl (param v128 i32) (result v128) (i16x8.shl (local.get 0) (local.get 1)))
  (func $i16x8.shr_s (param v128 i32) (result v128) (i16x8.shr_s (local.get 0) (local.get 1)))
  (func $i16x8.shr_u (param v128 i32) (result v128) (i16x8.shr_u (local.get 0) (local.get 1)))
  (func $i16x8.add (param v128 v128) (result v128) (i16x8.add (local.get 0) (local.get 1)))
  (func $i16x8.add_sat_s (param v128 v128) (result v128) (i16x8.add_sat_s (local.get 0) (local.get 1)))
  (func $i16x8.add_sat_u (param v128 v128) (result v128) (i16x8.add_sat_u (local.get 0) (local.get 1)))
  (func $i16x8.sub (param v128 v128) (result v128) (i16x8.sub (local.get 0) (local.get 1)))
  (func $i16x8.sub_sat_s (param v128 v128) (result v128) (i16x8.sub_sat_s (local.get 0) (local.get 1)))
  (func $i16x8.sub_sat_u (param v128 v128) (result v128) (i16x8.sub_sat_u (local.get 0) (local.get 1)))
  (func $i16x8.mul (param v128 v128) (result v128) (i16x8.mul (local.get 0) (local.get 1)))
  (func $i16x8.min_s (param v128 v128) (result v128) (i16x8.min_s (local.get 0) (local.get 1)))
  (func $i16x8.min_u (param v128 v128) (result v128) (i16x8.min_u (local.get 0) (local.get 1)))
  (func $i16x8.max_s (param v128 v128) (result v128) (i16x8.max_s (local.get 0) (local.get 1)))
  (func $i16x8.max_u (param v128 v128) (result v128) (i16x8.max_u (local.get 0) (local.get 1)))
  (func $i16x8.avgr_u (param v128 v128) (result v128) (i16x8.avgr_u (local.get 0) (local.get 1)))
  (func $i16x8.extmul_low_i8x16_s (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_s (local.get 0) (local.get 1)))
  (func $i16x8.extmul_high_i8x16_s (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_s (local.get 0) (local.get 1)))
  (func $i16x8.extmul_low_i8x16_u (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_u (local.get 0) (local.get 1)))
  (func $i16x8.extmul_high_i8x16_u (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_u (local.get 0) (local.get 1)))
)

;; (module
;;   (type (;0;) (func (param i32) (result v128)))
;;   (type (;1;) (func (param v128) (result i32)))
;;   (type (;2;) (func (param v128 i32) (result v128)))
;;   (type (;3;) (func (param v128 v128) (result v128)))
;;   (type (;4;) (func (param v128) (result v128)))
;;   (func $i16x8.splat (type 0) (param i32) (result v128)
;;     local.get 0
;;     i16x8.splat
;;   )
;;   (func $i16x8.extract_lane_s (type 1) (param v128) (result i32)
;;     local.get 0
;;     i16x8.extract_lane_s 1
;;   )
;;   (func $i16x8.extract_lane_u (type 1) (param v128) (result i32)
;;     local.get 0
;;     i16x8.extract_lane_u 1
;;   )
;;   (func $i16x8.replace_lane (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.replace_lane 1
;;   )
;;   (func $i16x8.eq (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.eq
;;   )
;;   (func $i16x8.ne (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.ne
;;   )
;;   (func $i16x8.lt_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.lt_s
;;   )
;;   (func $i16x8.lt_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.lt_u
;;   )
;;   (func $i16x8.gt_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.gt_s
;;   )
;;   (func $i16x8.gt_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.gt_u
;;   )
;;   (func $i16x8.le_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.le_s
;;   )
;;   (func $i16x8.le_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.le_u
;;   )
;;   (func $i16x8.ge_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.ge_s
;;   )
;;   (func $i16x8.ge_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.ge_u
;;   )
;;   (func $i16x8.extadd_pairwise_i8x16_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.extadd_pairwise_i8x16_s
;;   )
;;   (func $i16x8.extadd_pairwise_i8x16_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.extadd_pairwise_i8x16_u
;;   )
;;   (func $i16x8.abs (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.abs
;;   )
;;   (func $i16x8.neg (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.neg
;;   )
;;   (func $i16x8.q15mulr_sat_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.q15mulr_sat_s
;;   )
;;   (func $i16x8.all_true (type 1) (param v128) (result i32)
;;     local.get 0
;;     i16x8.all_true
;;   )
;;   (func $i16x8.bitmask (type 1) (param v128) (result i32)
;;     local.get 0
;;     i16x8.bitmask
;;   )
;;   (func $i16x8.narrow_i32x4_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.narrow_i32x4_s
;;   )
;;   (func $i16x8.narrow_i32x4_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.narrow_i32x4_u
;;   )
;;   (func $i16x8.extend_low_i8x16_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.extend_low_i8x16_s
;;   )
;;   (func $i16x8.extend_high_i8x16_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.extend_high_i8x16_s
;;   )
;;   (func $i16x8.extend_low_i8x16_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.extend_low_i8x16_u
;;   )
;;   (func $i16x8.extend_high_i8x16_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     i16x8.extend_high_i8x16_u
;;   )
;;   (func $i16x8.shl (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.shl
;;   )
;;   (func $i16x8.shr_s (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.shr_s
;;   )
;;   (func $i16x8.shr_u (type 2) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.shr_u
;;   )
;;   (func $i16x8.add (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.add
;;   )
;;   (func $i16x8.add_sat_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.add_sat_s
;;   )
;;   (func $i16x8.add_sat_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.add_sat_u
;;   )
;;   (func $i16x8.sub (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.sub
;;   )
;;   (func $i16x8.sub_sat_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.sub_sat_s
;;   )
;;   (func $i16x8.sub_sat_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.sub_sat_u
;;   )
;;   (func $i16x8.mul (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.mul
;;   )
;;   (func $i16x8.min_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.min_s
;;   )
;;   (func $i16x8.min_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.min_u
;;   )
;;   (func $i16x8.max_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.max_s
;;   )
;;   (func $i16x8.max_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.max_u
;;   )
;;   (func $i16x8.avgr_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.avgr_u
;;   )
;;   (func $i16x8.extmul_low_i8x16_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.extmul_low_i8x16_s
;;   )
;;   (func $i16x8.extmul_high_i8x16_s (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.extmul_high_i8x16_s
;;   )
;;   (func $i16x8.extmul_low_i8x16_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.extmul_low_i8x16_u
;;   )
;;   (func $i16x8.extmul_high_i8x16_u (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.extmul_high_i8x16_u
;;   )
;; )
