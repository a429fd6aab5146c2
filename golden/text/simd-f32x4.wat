;;! opcodes simd-f32x4
(module
  (func $f32x4.splat (param f32) (result v128) (f32x4.splat (local.get 0)))
  (func $f32x4.extract_lane (param v128) (result f32) (f32x4.extract_lane 1 (local.get 0)))
  (func $f32x4.replace_lane (param v128 f32) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1)))
  (func $f32x4.eq (param v128 v128) (result v128) (f32x4.eq (local.get 0) (local.get 1)))
  (func $f32x4.ne (param v128 v128) (result v128) (f32x4.ne (local.get 0) (local.get 1)))
  (func $f32x4.lt (param v128 v128) (result v128) (f32x4.lt (local.get 0) (local.get 1)))
  (func $f32x4.gt (param v128 v128) (result v128) (f32x4.gt (local.get 0) (local.get 1)))
  (func $f32x4.le (param v128 v128) (result v128) (f32x4.le (local.get 0) (local.get 1)))
  (func $f32x4.ge (param v128 v128) (result v128) (f32x4.ge (local.get 0) (local.get 1)))
  (func $f32x4.demote_f64x2_zero (param v128) (result v128) (f32x4.demote_f64x2_zero (local.get 0)))
  (func $f32x4.ceil (param v128) (result v128) (f32x4.ceil (local.get 0)))
  (func $f32x4.floor (param v128) (result v128) (f32x4.floor (local.get 0)))
  (func $f32x4.trunc (param v128) (result v128) (f32x4.trunc (local.get 0)))
  (func $f32x4.nearest (param v128) (result v128) (f32x4.nearest (local.get 0)))
  (func $f32x4.abs (param v128) (result v128) (f32x4.abs (local.get 0)))
  (func $f32x4.neg (param v128) (result v128) (f32x4.neg (local.get 0)))
  (func $f32x4.sqrt (param v128) (result v128) (f32x4.sqrt (local.get 0)))
  (func $f32x4.add (param v128 v128) (result v128) (f32x4.add (local.get 0) (local.get 1)))
  (func $f32x4.sub (param v128 v128) (result v128) (f32x4.sub (local.get 0) (local.get 1)))
  (func $f32x4.mul (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))
  (func $f32x4.div (param v128 v128) (result v128) (f32x4.div (local.get 0) (local.get 1)))
  (func $f32x4.min (param v128 v128) (result v128) (f32x4.min (local.get 0) (local.get 1)))
  (func $f32x4.max (param v128 v128) (result v128) (f32x4.max (local.get 0) (local.get 1)))
  (func $f32x4.pmin (param v128 v128) (result v128) (f32x4.pmin (local.get 0) (local.get 1)))
  (func $f32x4.pmax (param v128 v128) (result v128) (f32x4.pmax (local.get 0) (local.get 1)))
  (func $f32x4.convert_i32x4_s (param v128) (result v128) (f32x4.convert_i32x4_s (local.get 0)))
  (func $f32x4.convert_i32x4_u (param v128) (result v128) (f32x4.convert_i32x4_u (local.get 0)))
)

;; (module
;;   (type (;0;) (func (param f32) (result v128)))
;;   (type (;1;) (func (param v128) (result f32)))
;;   (type (;2;) (func (param v128 f32) (result v128)))
;;   (type (;3;) (func (param v128 v128) (result v128)))
;;   (type (;4;) (func (param v128) (result v128)))
;;   (func $f32x4.splat (type 0) (param f32) (result v128)
;;     local.get 0
;;     f32x4.splat
;;   )
;;   (func $f32x4.extract_lane (type 1) (param v128) (result f32)
;;     local.get 0
;;     f32x4.extract_lane 1
;;   )
;;   (func $f32x4.replace_lane (type 2) (param v128 f32) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.replace_lane 1
;;   )
;;   (func $f32x4.eq (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.eq
;;   )
;;   (func $f32x4.ne (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.ne
;;   )
;;   (func $f32x4.lt (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.lt
;;   )
;;   (func $f32x4.gt (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.gt
;;   )
;;   (func $f32x4.le (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.le
;;   )
;;   (func $f32x4.ge (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.ge
;;   )
;;   (func $f32x4.demote_f64x2_zero (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.demote_f64x2_zero
;;   )
;;   (func $f32x4.ceil (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.ceil
;;   )
;;   (func $f32x4.floor (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.floor
;;   )
;;   (func $f32x4.trunc (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.trunc
;;   )
;;   (func $f32x4.nearest (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.nearest
;;   )
;;   (func $f32x4.abs (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.abs
;;   )
;;   (func $f32x4.neg (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.neg
;;   )
;;   (func $f32x4.sqrt (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.sqrt
;;   )
;;   (func $f32x4.add (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.add
;;   )
;;   (func $f32x4.sub (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.sub
;;   )
;;   (func $f32x4.mul (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.mul
;;   )
;;   (func $f32x4.div (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.div
;;   )
;;   (func $f32x4.min (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.min
;;   )
;;   (func $f32x4.max (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.max
;;   )
;;   (func $f32x4.pmin (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.pmin
;;   )
;;   (func $f32x4.pmax (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f32x4.pmax
;;   )
;;   (func $f32x4.convert_i32x4_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.convert_i32x4_s
;;   )
;;   (func $f32x4.convert_i32x4_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     f32x4.convert_i32x4_u
;;   )
;; )
