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

;; (module
;;   (type (;0;) (func (param v128 v128) (result v128)))
;;   (type (;1;) (func (param i32) (result v128)))
;;   (type (;2;) (func (param v128) (result i32)))
;;   (type (;3;) (func (param v128 i32) (result v128)))
;;   (type (;4;) (func (param v128) (result v128)))
;;   (func $i8x16.shuffle (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.shuffle 0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28
;;   )
;;   (func $i8x16.swizzle (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.swizzle
;;   )
;;   (func $i8x16.splat (type 1) (param i32) (result v128)
;;     local.get 0
;;     i8x16.splat
;;   )
;;   (func $i8x16.extract_lane_s (type 2) (param v128) (result i32)
;;     local.get 0
;;     i8x16.extract_lane_s 1
;;   )
;;   (func $i8x16.extract_lane_u (type 2) (param v128) (result i32)
;;     local.get 0
;;     i8x16.extract_lane_u 1
;;   )
;;   (func $i8x16.replace_lane (type 3) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.replace_lane 1
;;   )
;;   (func $i8x16.eq (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.eq
;;   )
;;   (func $i8x16.ne (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.ne
;;   )
;;   (func $i8x16.lt_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.lt_s
;;   )
;;   (func $i8x16.lt_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.lt_u
;;   )
;;   (func $i8x16.gt_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.gt_s
;;   )
;;   (func $i8x16.gt_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.gt_u
;;   )
;;   (func $i8x16.le_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.le_s
;;   )
;;   (func $i8x16.le_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.le_u
;;   )
;;   (func $i8x16.ge_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.ge_s
;;   )
;;   (func $i8x16.ge_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.ge_u
;;   )
;;   (func $i8x16.abs (type 4) (param v128) (result v128)
;;     local.get 0
;;     i8x16.abs
;;   )
;;   (func $i8x16.neg (type 4) (param v128) (result v128)
;;     local.get 0
;;     i8x16.neg
;;   )
;;   (func $i8x16.popcnt (type 4) (param v128) (result v128)
;;     local.get 0
;;     i8x16.popcnt
;;   )
;;   (func $i8x16.all_true (type 2) (param v128) (result i32)
;;     local.get 0
;;     i8x16.all_true
;;   )
;;   (func $i8x16.bitmask (type 2) (param v128) (result i32)
;;     local.get 0
;;     i8x16.bitmask
;;   )
;;   (func $i8x16.narrow_i16x8_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.narrow_i16x8_s
;;   )
;;   (func $i8x16.narrow_i16x8_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.narrow_i16x8_u
;;   )
;;   (func $i8x16.shl (type 3) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.shl
;;   )
;;   (func $i8x16.shr_s (type 3) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.shr_s
;;   )
;;   (func $i8x16.shr_u (type 3) (param v128 i32) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.shr_u
;;   )
;;   (func $i8x16.add (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.add
;;   )
;;   (func $i8x16.add_sat_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.add_sat_s
;;   )
;;   (func $i8x16.add_sat_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.add_sat_u
;;   )
;;   (func $i8x16.sub (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.sub
;;   )
;;   (func $i8x16.sub_sat_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.sub_sat_s
;;   )
;;   (func $i8x16.sub_sat_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.sub_sat_u
;;   )
;;   (func $i8x16.min_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.min_s
;;   )
;;   (func $i8x16.min_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.min_u
;;   )
;;   (func $i8x16.max_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.max_s
;;   )
;;   (func $i8x16.max_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.max_u
;;   )
;;   (func $i8x16.avgr_u (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.avgr_u
;;   )
;; )
