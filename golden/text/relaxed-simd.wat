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

;; (module
;;   (type (;0;) (func (param v128 v128) (result v128)))
;;   (type (;1;) (func (param v128) (result v128)))
;;   (type (;2;) (func (param v128 v128 v128) (result v128)))
;;   (func $i8x16.relaxed_swizzle (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i8x16.relaxed_swizzle
;;   )
;;   (func $i32x4.relaxed_trunc_f32x4_s (type 1) (param v128) (result v128)
;;     local.get 0
;;     i32x4.relaxed_trunc_f32x4_s
;;   )
;;   (func $i32x4.relaxed_trunc_f32x4_u (type 1) (param v128) (result v128)
;;     local.get 0
;;     i32x4.relaxed_trunc_f32x4_u
;;   )
;;   (func $i32x4.relaxed_trunc_f64x2_s_zero (type 1) (param v128) (result v128)
;;     local.get 0
;;     i32x4.relaxed_trunc_f64x2_s_zero
;;   )
;;   (func $i32x4.relaxed_trunc_f64x2_u_zero (type 1) (param v128) (result v128)
;;     local.get 0
;;     i32x4.relaxed_trunc_f64x2_u_zero
;;   )
;;   (func $f32x4.relaxed_madd (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     f32x4.relaxed_madd
;;   )
;;   (func $f32x4.relaxed_nmadd (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     f32x4.relaxed_nmadd
;;   )
;;   (func $f64x2.relaxed_madd (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     f64x2.relaxed_madd
;;   )
;;   (func $f64x2.relaxed_nmadd (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     f64x2.relaxed_nmadd
;;   )
;;   (func $i8x16.relaxed_laneselect (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i8x16.relaxed_laneselect
;;   )
;;   (func $i16x8.relaxed_laneselect (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i16x8.relaxed_laneselect
;;   )
;;   (func $i32x4.relaxed_laneselect (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i32x4.relaxed_laneselect
;;   )
;;   (func $i64x2.relaxed_laneselect (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i64x2.relaxed_laneselect
;;   )
;;   (func $f32x4.relaxed_min (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.relaxed_min
;;   )
;;   (func $f32x4.relaxed_max (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.relaxed_max
;;   )
;;   (func $f64x2.relaxed_min (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.relaxed_min
;;   )
;;   (func $f64x2.relaxed_max (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.relaxed_max
;;   )
;;   (func $i16x8.relaxed_q15mulr_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.relaxed_q15mulr_s
;;   )
;;   (func $i16x8.relaxed_dot_i8x16_i7x16_s (type 0) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     i16x8.relaxed_dot_i8x16_i7x16_s
;;   )
;;   (func $i32x4.relaxed_dot_i8x16_i7x16_add_s (type 2) (param v128 v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i32x4.relaxed_dot_i8x16_i7x16_add_s
;;   )
;; )
