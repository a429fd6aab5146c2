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

;; function 0 $i64x2.splat:
;; function 0 (i64) -> (v128)
;; block0(v0: i64):
;;   v1 = vunary.v128 i64x2.splat v0
;;   return v1
;;
;; function 1 $i64x2.extract_lane:
;; function 1 (v128) -> (i64)
;; block0(v0: v128):
;;   v1 = vunary.i64 i64x2.extract_lane 1 v0
;;   return v1
;;
;; function 2 $i64x2.replace_lane:
;; function 2 (v128, i64) -> (v128)
;; block0(v0: v128, v1: i64):
;;   v2 = vbinary.v128 i64x2.replace_lane 1 v0, v1
;;   return v2
;;
;; function 3 $i64x2.abs:
;; function 3 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i64x2.abs v0
;;   return v1
;;
;; function 4 $i64x2.neg:
;; function 4 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i64x2.neg v0
;;   return v1
;;
;; function 5 $i64x2.all_true:
;; function 5 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i64x2.all_true v0
;;   return v1
;;
;; function 6 $i64x2.bitmask:
;; function 6 (v128) -> (i32)
;; block0(v0: v128):
;;   v1 = vunary.i32 i64x2.bitmask v0
;;   return v1
;;
;; function 7 $i64x2.extend_low_i32x4_s:
;; function 7 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i64x2.extend_low_i32x4_s v0
;;   return v1
;;
;; function 8 $i64x2.extend_high_i32x4_s:
;; function 8 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i64x2.extend_high_i32x4_s v0
;;   return v1
;;
;; function 9 $i64x2.extend_low_i32x4_u:
;; function 9 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i64x2.extend_low_i32x4_u v0
;;   return v1
;;
;; function 10 $i64x2.extend_high_i32x4_u:
;; function 10 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i64x2.extend_high_i32x4_u v0
;;   return v1
;;
;; function 11 $i64x2.shl:
;; function 11 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i64x2.shl v0, v1
;;   return v2
;;
;; function 12 $i64x2.shr_s:
;; function 12 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i64x2.shr_s v0, v1
;;   return v2
;;
;; function 13 $i64x2.shr_u:
;; function 13 (v128, i32) -> (v128)
;; block0(v0: v128, v1: i32):
;;   v2 = vbinary.v128 i64x2.shr_u v0, v1
;;   return v2
;;
;; function 14 $i64x2.add:
;; function 14 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.add v0, v1
;;   return v2
;;
;; function 15 $i64x2.sub:
;; function 15 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.sub v0, v1
;;   return v2
;;
;; function 16 $i64x2.mul:
;; function 16 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.mul v0, v1
;;   return v2
;;
;; function 17 $i64x2.eq:
;; function 17 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.eq v0, v1
;;   return v2
;;
;; function 18 $i64x2.ne:
;; function 18 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.ne v0, v1
;;   return v2
;;
;; function 19 $i64x2.lt_s:
;; function 19 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.lt_s v0, v1
;;   return v2
;;
;; function 20 $i64x2.gt_s:
;; function 20 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.gt_s v0, v1
;;   return v2
;;
;; function 21 $i64x2.le_s:
;; function 21 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.le_s v0, v1
;;   return v2
;;
;; function 22 $i64x2.ge_s:
;; function 22 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.ge_s v0, v1
;;   return v2
;;
;; function 23 $i64x2.extmul_low_i32x4_s:
;; function 23 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.extmul_low_i32x4_s v0, v1
;;   return v2
;;
;; function 24 $i64x2.extmul_high_i32x4_s:
;; function 24 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.extmul_high_i32x4_s v0, v1
;;   return v2
;;
;; function 25 $i64x2.extmul_low_i32x4_u:
;; function 25 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.extmul_low_i32x4_u v0, v1
;;   return v2
;;
;; function 26 $i64x2.extmul_high_i32x4_u:
;; function 26 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i64x2.extmul_high_i32x4_u v0, v1
;;   return v2
