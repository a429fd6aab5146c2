;;! opcodes relaxed-simd
(module
  (func $i8x16.relaxed_swizzle (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))
  (func $i32x4.relaxed_trunc_f32x4_s (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  (func $i32x4.relaxed_trunc_f32x4_u (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func $i32x4.relaxed_trunc_f64x2_s_zero (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  (func $i32x4.relaxed_trunc_f64x2_u_zero (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))
  (func $f32x4.relaxed_madd (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func $f32x4.relaxed_nmadd (param v128 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func $f64x2.relaxed_madd (param v128 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func $f64x2.relaxed_nmadd (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func $i8x16.relaxed_laneselect (param v128 v128 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $i16x8.relaxed_laneselect (param v128 v128 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $i32x4.relaxed_laneselect (param v128 v128 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $i64x2.relaxed_laneselect (param v128 v128 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $f32x4.relaxed_min (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))
  (func $f32x4.relaxed_max (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))
  (func $f64x2.relaxed_min (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))
  (func $f64x2.relaxed_max (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))
  (func $i16x8.relaxed_q15mulr_s (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))
  (func $i16x8.relaxed_dot_i8x16_i7x16_s (param v128 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))
  (func $i32x4.relaxed_dot_i8x16_i7x16_add_s (param v128 v128 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $i8x16.relaxed_swizzle:
;; function 0 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i8x16.relaxed_swizzle v0, v1
;;   return v2
;;
;; function 1 $i32x4.relaxed_trunc_f32x4_s:
;; function 1 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.relaxed_trunc_f32x4_s v0
;;   return v1
;;
;; function 2 $i32x4.relaxed_trunc_f32x4_u:
;; function 2 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.relaxed_trunc_f32x4_u v0
;;   return v1
;;
;; function 3 $i32x4.relaxed_trunc_f64x2_s_zero:
;; function 3 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.relaxed_trunc_f64x2_s_zero v0
;;   return v1
;;
;; function 4 $i32x4.relaxed_trunc_f64x2_u_zero:
;; function 4 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 i32x4.relaxed_trunc_f64x2_u_zero v0
;;   return v1
;;
;; function 5 $f32x4.relaxed_madd:
;; function 5 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 f32x4.relaxed_madd v0, v1, v2
;;   return v3
;;
;; function 6 $f32x4.relaxed_nmadd:
;; function 6 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 f32x4.relaxed_nmadd v0, v1, v2
;;   return v3
;;
;; function 7 $f64x2.relaxed_madd:
;; function 7 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 f64x2.relaxed_madd v0, v1, v2
;;   return v3
;;
;; function 8 $f64x2.relaxed_nmadd:
;; function 8 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 f64x2.relaxed_nmadd v0, v1, v2
;;   return v3
;;
;; function 9 $i8x16.relaxed_laneselect:
;; function 9 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 i8x16.relaxed_laneselect v0, v1, v2
;;   return v3
;;
;; function 10 $i16x8.relaxed_laneselect:
;; function 10 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 i16x8.relaxed_laneselect v0, v1, v2
;;   return v3
;;
;; function 11 $i32x4.relaxed_laneselect:
;; function 11 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 i32x4.relaxed_laneselect v0, v1, v2
;;   return v3
;;
;; function 12 $i64x2.relaxed_laneselect:
;; function 12 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 i64x2.relaxed_laneselect v0, v1, v2
;;   return v3
;;
;; function 13 $f32x4.relaxed_min:
;; function 13 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.relaxed_min v0, v1
;;   return v2
;;
;; function 14 $f32x4.relaxed_max:
;; function 14 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.relaxed_max v0, v1
;;   return v2
;;
;; function 15 $f64x2.relaxed_min:
;; function 15 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.relaxed_min v0, v1
;;   return v2
;;
;; function 16 $f64x2.relaxed_max:
;; function 16 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.relaxed_max v0, v1
;;   return v2
;;
;; function 17 $i16x8.relaxed_q15mulr_s:
;; function 17 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.relaxed_q15mulr_s v0, v1
;;   return v2
;;
;; function 18 $i16x8.relaxed_dot_i8x16_i7x16_s:
;; function 18 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 i16x8.relaxed_dot_i8x16_i7x16_s v0, v1
;;   return v2
;;
;; function 19 $i32x4.relaxed_dot_i8x16_i7x16_add_s:
;; function 19 (v128, v128, v128) -> (v128)
;; block0(v0: v128, v1: v128, v2: v128):
;;   v3 = vternary.v128 i32x4.relaxed_dot_i8x16_i7x16_add_s v0, v1, v2
;;   return v3
