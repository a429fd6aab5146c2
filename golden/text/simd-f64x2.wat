;;! opcodes simd-f64x2
(module
  (func $f64x2.splat (param f64) (result v128) (f64x2.splat (local.get 0)))
  (func $f64x2.extract_lane (param v128) (result f64) (f64x2.extract_lane 1 (local.get 0)))
  (func $f64x2.replace_lane (param v128 f64) (result v128) (f64x2.replace_lane 1 (local.get 0) (local.get 1)))
  (func $f64x2.eq (param v128 v128) (result v128) (f64x2.eq (local.get 0) (local.get 1)))
  (func $f64x2.ne (param v128 v128) (result v128) (f64x2.ne (local.get 0) (local.get 1)))
  (func $f64x2.lt (param v128 v128) (result v128) (f64x2.lt (local.get 0) (local.get 1)))
  (func $f64x2.gt (param v128 v128) (result v128) (f64x2.gt (local.get 0) (local.get 1)))
  (func $f64x2.le (param v128 v128) (result v128) (f64x2.le (local.get 0) (local.get 1)))
  (func $f64x2.ge (param v128 v128) (result v128) (f64x2.ge (local.get 0) (local.get 1)))
  (func $f64x2.promote_low_f32x4 (param v128) (result v128) (f64x2.promote_low_f32x4 (local.get 0)))
  (func $f64x2.ceil (param v128) (result v128) (f64x2.ceil (local.get 0)))
  (func $f64x2.floor (param v128) (result v128) (f64x2.floor (local.get 0)))
  (func $f64x2.trunc (param v128) (result v128) (f64x2.trunc (local.get 0)))
  (func $f64x2.nearest (param v128) (result v128) (f64x2.nearest (local.get 0)))
  (func $f64x2.abs (param v128) (result v128) (f64x2.abs (local.get 0)))
  (func $f64x2.neg (param v128) (result v128) (f64x2.neg (local.get 0)))
  (func $f64x2.sqrt (param v128) (result v128) (f64x2.sqrt (local.get 0)))
  (func $f64x2.add (param v128 v128) (result v128) (f64x2.add (local.get 0) (local.get 1)))
  (func $f64x2.sub (param v128 v128) (result v128) (f64x2.sub (local.get 0) (local.get 1)))
  (func $f64x2.mul (param v128 v128) (result v128) (f64x2.mul (local.get 0) (local.get 1)))
  (func $f64x2.div (param v128 v128) (result v128) (f64x2.div (local.get 0) (local.get 1)))
  (func $f64x2.min (param v128 v128) (result v128) (f64x2.min (local.get 0) (local.get 1)))
  (func $f64x2.max (param v128 v128) (result v128) (f64x2.max (local.get 0) (local.get 1)))
  (func $f64x2.pmin (param v128 v128) (result v128) (f64x2.pmin (local.get 0) (local.get 1)))
  (func $f64x2.pmax (param v128 v128) (result v128) (f64x2.pmax (local.get 0) (local.get 1)))
  (func $f64x2.convert_low_i32x4_s (param v128) (result v128) (f64x2.convert_low_i32x4_s (local.get 0)))
  (func $f64x2.convert_low_i32x4_u (param v128) (result v128) (f64x2.convert_low_i32x4_u (local.get 0)))
)

;; (module
;;   (type (;0;) (func (param f64) (result v128)))
;;   (type (;1;) (func (param v128) (result f64)))
;;   (type (;2;) (func (param v128 f64) (result v128)))
;;   (type (;3;) (func (param v128 v128) (result v128)))
;;   (type (;4;) (func (param v128) (result v128)))
;;   (func $f64x2.splat (type 0) (param f64) (result v128)
;;     local.get 0
;;     f64x2.splat
;;   )
;;   (func $f64x2.extract_lane (type 1) (param v128) (result f64)
;;     local.get 0
;;     f64x2.extract_lane 1
;;   )
;;   (func $f64x2.replace_lane (type 2) (param v128 f64) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.replace_lane 1
;;   )
;;   (func $f64x2.eq (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.eq
;;   )
;;   (func $f64x2.ne (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.ne
;;   )
;;   (func $f64x2.lt (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.lt
;;   )
;;   (func $f64x2.gt (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.gt
;;   )
;;   (func $f64x2.le (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.le
;;   )
;;   (func $f64x2.ge (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.ge
;;   )
;;   (func $f64x2.promote_low_f32x4 (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.promote_low_f32x4
;;   )
;;   (func $f64x2.ceil (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.ceil
;;   )
;;   (func $f64x2.floor (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.floor
;;   )
;;   (func $f64x2.trunc (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.trunc
;;   )
;;   (func $f64x2.nearest (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.nearest
;;   )
;;   (func $f64x2.abs (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.abs
;;   )
;;   (func $f64x2.neg (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.neg
;;   )
;;   (func $f64x2.sqrt (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.sqrt
;;   )
;;   (func $f64x2.add (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.add
;;   )
;;   (func $f64x2.sub (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.sub
;;   )
;;   (func $f64x2.mul (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.mul
;;   )
;;   (func $f64x2.div (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.div
;;   )
;;   (func $f64x2.min (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.min
;;   )
;;   (func $f64x2.max (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.max
;;   )
;;   (func $f64x2.pmin (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.pmin
;;   )
;;   (func $f64x2.pmax (type 3) (param v128 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     f64x2.pmax
;;   )
;;   (func $f64x2.convert_low_i32x4_s (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.convert_low_i32x4_s
;;   )
;;   (func $f64x2.convert_low_i32x4_u (type 4) (param v128) (result v128)
;;     local.get 0
;;     f64x2.convert_low_i32x4_u
;;   )
;; )
