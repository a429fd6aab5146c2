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

;; function 0 $i16x8.splat:
;; function 0 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = vunary.v128 i16x8.splat v0
;;   return v1
;;
;; function 1 $i16x8.extract_lane_s:
;; function 1 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i16x8.extract_lane_s 1 v0
;;   return v1
;;
;; function 2 $i16x8.extract_lane_u:
;; function 2 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i16x8.extract_lane_u 1 v0
;;   return v1
;;
;; function 3 $i16x8.replace_lane:
;; function 3 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i16x8.replace_lane 1 v0, v1
;;   return v2
;;
;; function 4 $i16x8.eq:
;; function 4 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.eq v0, v1
;;   return v2
;;
;; function 5 $i16x8.ne:
;; function 5 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.ne v0, v1
;;   return v2
;;
;; function 6 $i16x8.lt_s:
;; function 6 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.lt_s v0, v1
;;   return v2
;;
;; function 7 $i16x8.lt_u:
;; function 7 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.lt_u v0, v1
;;   return v2
;;
;; function 8 $i16x8.gt_s:
;; function 8 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.gt_s v0, v1
;;   return v2
;;
;; function 9 $i16x8.gt_u:
;; function 9 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.gt_u v0, v1
;;   return v2
;;
;; function 10 $i16x8.le_s:
;; function 10 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.le_s v0, v1
;;   return v2
;;
;; function 11 $i16x8.le_u:
;; function 11 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.le_u v0, v1
;;   return v2
;;
;; function 12 $i16x8.ge_s:
;; function 12 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.ge_s v0, v1
;;   return v2
;;
;; function 13 $i16x8.ge_u:
;; function 13 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.ge_u v0, v1
;;   return v2
;;
;; function 14 $i16x8.extadd_pairwise_i8x16_s:
;; function 14 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.extadd_pairwise_i8x16_s v0
;;   return v1
;;
;; function 15 $i16x8.extadd_pairwise_i8x16_u:
;; function 15 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.extadd_pairwise_i8x16_u v0
;;   return v1
;;
;; function 16 $i16x8.abs:
;; function 16 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.abs v0
;;   return v1
;;
;; function 17 $i16x8.neg:
;; function 17 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.neg v0
;;   return v1
;;
;; function 18 $i16x8.q15mulr_sat_s:
;; function 18 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.q15mulr_sat_s v0, v1
;;   return v2
;;
;; function 19 $i16x8.all_true:
;; function 19 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i16x8.all_true v0
;;   return v1
;;
;; function 20 $i16x8.bitmask:
;; function 20 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i16x8.bitmask v0
;;   return v1
;;
;; function 21 $i16x8.narrow_i32x4_s:
;; function 21 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.narrow_i32x4_s v0, v1
;;   return v2
;;
;; function 22 $i16x8.narrow_i32x4_u:
;; function 22 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.narrow_i32x4_u v0, v1
;;   return v2
;;
;; function 23 $i16x8.extend_low_i8x16_s:
;; function 23 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.extend_low_i8x16_s v0
;;   return v1
;;
;; function 24 $i16x8.extend_high_i8x16_s:
;; function 24 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.extend_high_i8x16_s v0
;;   return v1
;;
;; function 25 $i16x8.extend_low_i8x16_u:
;; function 25 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.extend_low_i8x16_u v0
;;   return v1
;;
;; function 26 $i16x8.extend_high_i8x16_u:
;; function 26 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i16x8.extend_high_i8x16_u v0
;;   return v1
;;
;; function 27 $i16x8.shl:
;; function 27 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i16x8.shl v0, v1
;;   return v2
;;
;; function 28 $i16x8.shr_s:
;; function 28 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i16x8.shr_s v0, v1
;;   return v2
;;
;; function 29 $i16x8.shr_u:
;; function 29 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i16x8.shr_u v0, v1
;;   return v2
;;
;; function 30 $i16x8.add:
;; function 30 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.add v0, v1
;;   return v2
;;
;; function 31 $i16x8.add_sat_s:
;; function 31 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.add_sat_s v0, v1
;;   return v2
;;
;; function 32 $i16x8.add_sat_u:
;; function 32 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.add_sat_u v0, v1
;;   return v2
;;
;; function 33 $i16x8.sub:
;; function 33 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.sub v0, v1
;;   return v2
;;
;; function 34 $i16x8.sub_sat_s:
;; function 34 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.sub_sat_s v0, v1
;;   return v2
;;
;; function 35 $i16x8.sub_sat_u:
;; function 35 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.sub_sat_u v0, v1
;;   return v2
;;
;; function 36 $i16x8.mul:
;; function 36 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.mul v0, v1
;;   return v2
;;
;; function 37 $i16x8.min_s:
;; function 37 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.min_s v0, v1
;;   return v2
;;
;; function 38 $i16x8.min_u:
;; function 38 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.min_u v0, v1
;;   return v2
;;
;; function 39 $i16x8.max_s:
;; function 39 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.max_s v0, v1
;;   return v2
;;
;; function 40 $i16x8.max_u:
;; function 40 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.max_u v0, v1
;;   return v2
;;
;; function 41 $i16x8.avgr_u:
;; function 41 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.avgr_u v0, v1
;;   return v2
;;
;; function 42 $i16x8.extmul_low_i8x16_s:
;; function 42 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.extmul_low_i8x16_s v0, v1
;;   return v2
;;
;; function 43 $i16x8.extmul_high_i8x16_s:
;; function 43 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.extmul_high_i8x16_s v0, v1
;;   return v2
;;
;; function 44 $i16x8.extmul_low_i8x16_u:
;; function 44 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.extmul_low_i8x16_u v0, v1
;;   return v2
;;
;; function 45 $i16x8.extmul_high_i8x16_u:
;; function 45 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.extmul_high_i8x16_u v0, v1
;;   return v2
