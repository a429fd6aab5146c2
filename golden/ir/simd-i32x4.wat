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

;; function 0 $i32x4.splat:
;; function 0 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = vunary.v128 i32x4.splat v0
;;   return v1
;;
;; function 1 $i32x4.extract_lane:
;; function 1 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i32x4.extract_lane 1 v0
;;   return v1
;;
;; function 2 $i32x4.replace_lane:
;; function 2 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i32x4.replace_lane 1 v0, v1
;;   return v2
;;
;; function 3 $i32x4.eq:
;; function 3 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.eq v0, v1
;;   return v2
;;
;; function 4 $i32x4.ne:
;; function 4 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.ne v0, v1
;;   return v2
;;
;; function 5 $i32x4.lt_s:
;; function 5 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.lt_s v0, v1
;;   return v2
;;
;; function 6 $i32x4.lt_u:
;; function 6 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.lt_u v0, v1
;;   return v2
;;
;; function 7 $i32x4.gt_s:
;; function 7 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.gt_s v0, v1
;;   return v2
;;
;; function 8 $i32x4.gt_u:
;; function 8 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.gt_u v0, v1
;;   return v2
;;
;; function 9 $i32x4.le_s:
;; function 9 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.le_s v0, v1
;;   return v2
;;
;; function 10 $i32x4.le_u:
;; function 10 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.le_u v0, v1
;;   return v2
;;
;; function 11 $i32x4.ge_s:
;; function 11 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.ge_s v0, v1
;;   return v2
;;
;; function 12 $i32x4.ge_u:
;; function 12 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.ge_u v0, v1
;;   return v2
;;
;; function 13 $i32x4.extadd_pairwise_i16x8_s:
;; function 13 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.extadd_pairwise_i16x8_s v0
;;   return v1
;;
;; function 14 $i32x4.extadd_pairwise_i16x8_u:
;; function 14 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.extadd_pairwise_i16x8_u v0
;;   return v1
;;
;; function 15 $i32x4.abs:
;; function 15 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.abs v0
;;   return v1
;;
;; function 16 $i32x4.neg:
;; function 16 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.neg v0
;;   return v1
;;
;; function 17 $i32x4.all_true:
;; function 17 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i32x4.all_true v0
;;   return v1
;;
;; function 18 $i32x4.bitmask:
;; function 18 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i32x4.bitmask v0
;;   return v1
;;
;; function 19 $i32x4.extend_low_i16x8_s:
;; function 19 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.extend_low_i16x8_s v0
;;   return v1
;;
;; function 20 $i32x4.extend_high_i16x8_s:
;; function 20 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.extend_high_i16x8_s v0
;;   return v1
;;
;; function 21 $i32x4.extend_low_i16x8_u:
;; function 21 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.extend_low_i16x8_u v0
;;   return v1
;;
;; function 22 $i32x4.extend_high_i16x8_u:
;; function 22 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.extend_high_i16x8_u v0
;;   return v1
;;
;; function 23 $i32x4.shl:
;; function 23 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i32x4.shl v0, v1
;;   return v2
;;
;; function 24 $i32x4.shr_s:
;; function 24 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i32x4.shr_s v0, v1
;;   return v2
;;
;; function 25 $i32x4.shr_u:
;; function 25 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i32x4.shr_u v0, v1
;;   return v2
;;
;; function 26 $i32x4.add:
;; function 26 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.add v0, v1
;;   return v2
;;
;; function 27 $i32x4.sub:
;; function 27 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.sub v0, v1
;;   return v2
;;
;; function 28 $i32x4.mul:
;; function 28 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.mul v0, v1
;;   return v2
;;
;; function 29 $i32x4.min_s:
;; function 29 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.min_s v0, v1
;;   return v2
;;
;; function 30 $i32x4.min_u:
;; function 30 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.min_u v0, v1
;;   return v2
;;
;; function 31 $i32x4.max_s:
;; function 31 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.max_s v0, v1
;;   return v2
;;
;; function 32 $i32x4.max_u:
;; function 32 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.max_u v0, v1
;;   return v2
;;
;; function 33 $i32x4.dot_i16x8_s:
;; function 33 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.dot_i16x8_s v0, v1
;;   return v2
;;
;; function 34 $i32x4.extmul_low_i16x8_s:
;; function 34 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.extmul_low_i16x8_s v0, v1
;;   return v2
;;
;; function 35 $i32x4.extmul_high_i16x8_s:
;; function 35 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.extmul_high_i16x8_s v0, v1
;;   return v2
;;
;; function 36 $i32x4.extmul_low_i16x8_u:
;; function 36 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.extmul_low_i16x8_u v0, v1
;;   return v2
;;
;; function 37 $i32x4.extmul_high_i16x8_u:
;; function 37 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i32x4.extmul_high_i16x8_u v0, v1
;;   return v2
;;
;; function 38 $i32x4.trunc_sat_f32x4_s:
;; function 38 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.trunc_sat_f32x4_s v0
;;   return v1
;;
;; function 39 $i32x4.trunc_sat_f32x4_u:
;; function 39 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.trunc_sat_f32x4_u v0
;;   return v1
;;
;; function 40 $i32x4.trunc_sat_f64x2_s_zero:
;; function 40 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.trunc_sat_f64x2_s_zero v0
;;   return v1
;;
;; function 41 $i32x4.trunc_sat_f64x2_u_zero:
;; function 41 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.trunc_sat_f64x2_u_zero v0
;;   return v1
