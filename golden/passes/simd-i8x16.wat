;;! opcodes simd-i8x16
(module
  (func $i8x16.shuffle (param v128 v128) (result v128) (i8x16.shuffle 0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28 (local.get 0) (local.get 1)))
  (func $i8x16.swizzle (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))
  (func $i8x16.splat (param i32) (result v128) (i8x16.splat (local.get 0)))
  (func $i8x16.extract_lane_s (param v128) (result i32) (i8x16.extract_lane_s 1 (local.get 0)))
  (func $i8x16.extract_lane_u (param v128) (result i32) (i8x16.extract_lane_u 1 (local.get 0)))
  (func $i8x16.replace_lane (param v128 i32) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i8x16.eq (param v128 v128) (result v128) (i8x16.eq (local.get 0) (local.get 1)))
  (func $i8x16.ne (param v128 v128) (result v128) (i8x16.ne (local.get 0) (local.get 1)))
  (func $i8x16.lt_s (param v128 v128) (result v128) (i8x16.lt_s (local.get 0) (local.get 1)))
  (func $i8x16.lt_u (param v128 v128) (result v128) (i8x16.lt_u (local.get 0) (local.get 1)))
  (func $i8x16.gt_s (param v128 v128) (result v128) (i8x16.gt_s (local.get 0) (local.get 1)))
  (func $i8x16.gt_u (param v128 v128) (result v128) (i8x16.gt_u (local.get 0) (local.get 1)))
  (func $i8x16.le_s (param v128 v128) (result v128) (i8x16.le_s (local.get 0) (local.get 1)))
  (func $i8x16.le_u (param v128 v128) (result v128) (i8x16.le_u (local.get 0) (local.get 1)))
  (func $i8x16.ge_s (param v128 v128) (result v128) (i8x16.ge_s (local.get 0) (local.get 1)))
  (func $i8x16.ge_u (param v128 v128) (result v128) (i8x16.ge_u (local.get 0) (local.get 1)))
  (func $i8x16.abs (param v128) (result v128) (i8x16.abs (local.get 0)))
  (func $i8x16.neg (param v128) (result v128) (i8x16.neg (local.get 0)))
  (func $i8x16.popcnt (param v128) (result v128) (i8x16.popcnt (local.get 0)))
  (func $i8x16.all_true (param v128) (result i32) (i8x16.all_true (local.get 0)))
  (func $i8x16.bitmask (param v128) (result i32) (i8x16.bitmask (local.get 0)))
  (func $i8x16.narrow_i16x8_s (param v128 v128) (result v128) (i8x16.narrow_i16x8_s (local.get 0) (local.get 1)))
  (func $i8x16.narrow_i16x8_u (param v128 v128) (result v128) (i8x16.narrow_i16x8_u (local.get 0) (local.get 1)))
  (func $i8x16.shl (param v128 i32) (result v128) (i8x16.shl (local.get 0) (local.get 1)))
  (func $i8x16.shr_s (param v128 i32) (result v128) (i8x16.shr_s (local.get 0) (local.get 1)))
  (func $i8x16.shr_u (param v128 i32) (result v128) (i8x16.shr_u (local.get 0) (local.get 1)))
  (func $i8x16.add (param v128 v128) (result v128) (i8x16.add (local.get 0) (local.get 1)))
  (func $i8x16.add_sat_s (param v128 v128) (result v128) (i8x16.add_sat_s (local.get 0) (local.get 1)))
  (func $i8x16.add_sat_u (param v128 v128) (result v128) (i8x16.add_sat_u (local.get 0) (local.get 1)))
  (func $i8x16.sub (param v128 v128) (result v128) (i8x16.sub (local.get 0) (local.get 1)))
  (func $i8x16.sub_sat_s (param v128 v128) (result v128) (i8x16.sub_sat_s (local.get 0) (local.get 1)))
  (func $i8x16.sub_sat_u (param v128 v128) (result v128) (i8x16.sub_sat_u (local.get 0) (local.get 1)))
  (func $i8x16.min_s (param v128 v128) (result v128) (i8x16.min_s (local.get 0) (local.get 1)))
  (func $i8x16.min_u (param v128 v128) (result v128) (i8x16.min_u (local.get 0) (local.get 1)))
  (func $i8x16.max_s (param v128 v128) (result v128) (i8x16.max_s (local.get 0) (local.get 1)))
  (func $i8x16.max_u (param v128 v128) (result v128) (i8x16.max_u (local.get 0) (local.get 1)))
  (func $i8x16.avgr_u (param v128 v128) (result v128) (i8x16.avgr_u (local.get 0) (local.get 1)))
)

;; function 0 $i8x16.shuffle:
;; function 0 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.shuffle 0x1c1d1f1e0a0b08090406070502010300 v0, v1
;;   return v2
;;
;; function 1 $i8x16.swizzle:
;; function 1 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.swizzle v0, v1
;;   return v2
;;
;; function 2 $i8x16.splat:
;; function 2 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = vunary.v128 i8x16.splat v0
;;   return v1
;;
;; function 3 $i8x16.extract_lane_s:
;; function 3 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i8x16.extract_lane_s 1 v0
;;   return v1
;;
;; function 4 $i8x16.extract_lane_u:
;; function 4 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i8x16.extract_lane_u 1 v0
;;   return v1
;;
;; function 5 $i8x16.replace_lane:
;; function 5 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i8x16.replace_lane 1 v0, v1
;;   return v2
;;
;; function 6 $i8x16.eq:
;; function 6 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.eq v0, v1
;;   return v2
;;
;; function 7 $i8x16.ne:
;; function 7 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.ne v0, v1
;;   return v2
;;
;; function 8 $i8x16.lt_s:
;; function 8 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.lt_s v0, v1
;;   return v2
;;
;; function 9 $i8x16.lt_u:
;; function 9 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.lt_u v0, v1
;;   return v2
;;
;; function 10 $i8x16.gt_s:
;; function 10 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.gt_s v0, v1
;;   return v2
;;
;; function 11 $i8x16.gt_u:
;; function 11 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.gt_u v0, v1
;;   return v2
;;
;; function 12 $i8x16.le_s:
;; function 12 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.le_s v0, v1
;;   return v2
;;
;; function 13 $i8x16.le_u:
;; function 13 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.le_u v0, v1
;;   return v2
;;
;; function 14 $i8x16.ge_s:
;; function 14 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.ge_s v0, v1
;;   return v2
;;
;; function 15 $i8x16.ge_u:
;; function 15 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.ge_u v0, v1
;;   return v2
;;
;; function 16 $i8x16.abs:
;; function 16 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i8x16.abs v0
;;   return v1
;;
;; function 17 $i8x16.neg:
;; function 17 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i8x16.neg v0
;;   return v1
;;
;; function 18 $i8x16.popcnt:
;; function 18 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i8x16.popcnt v0
;;   return v1
;;
;; function 19 $i8x16.all_true:
;; function 19 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i8x16.all_true v0
;;   return v1
;;
;; function 20 $i8x16.bitmask:
;; function 20 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i8x16.bitmask v0
;;   return v1
;;
;; function 21 $i8x16.narrow_i16x8_s:
;; function 21 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.narrow_i16x8_s v0, v1
;;   return v2
;;
;; function 22 $i8x16.narrow_i16x8_u:
;; function 22 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.narrow_i16x8_u v0, v1
;;   return v2
;;
;; function 23 $i8x16.shl:
;; function 23 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i8x16.shl v0, v1
;;   return v2
;;
;; function 24 $i8x16.shr_s:
;; function 24 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i8x16.shr_s v0, v1
;;   return v2
;;
;; function 25 $i8x16.shr_u:
;; function 25 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i8x16.shr_u v0, v1
;;   return v2
;;
;; function 26 $i8x16.add:
;; function 26 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.add v0, v1
;;   return v2
;;
;; function 27 $i8x16.add_sat_s:
;; function 27 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.add_sat_s v0, v1
;;   return v2
;;
;; function 28 $i8x16.add_sat_u:
;; function 28 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.add_sat_u v0, v1
;;   return v2
;;
;; function 29 $i8x16.sub:
;; function 29 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.sub v0, v1
;;   return v2
;;
;; function 30 $i8x16.sub_sat_s:
;; function 30 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.sub_sat_s v0, v1
;;   return v2
;;
;; function 31 $i8x16.sub_sat_u:
;; function 31 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.sub_sat_u v0, v1
;;   return v2
;;
;; function 32 $i8x16.min_s:
;; function 32 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.min_s v0, v1
;;   return v2
;;
;; function 33 $i8x16.min_u:
;; function 33 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.min_u v0, v1
;;   return v2
;;
;; function 34 $i8x16.max_s:
;; function 34 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.max_s v0, v1
;;   return v2
;;
;; function 35 $i8x16.max_u:
;; function 35 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.max_u v0, v1
;;   return v2
;;
;; function 36 $i8x16.avgr_u:
;; function 36 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.avgr_u v0, v1
;;   return v2
