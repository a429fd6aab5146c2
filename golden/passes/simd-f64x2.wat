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

;; function 0 $f64x2.splat:
;; function 0 (f64) -> (v128)
;; block0(v0: f64):
;;   v1 = vunary.v128 f64x2.splat v0
;;   return v1
;;
;; function 1 $f64x2.extract_lane:
;; function 1 (v128) -> (f64)
;; block0(v0: v128):
;;   v1 = vunary.f64 f64x2.extract_lane 1 v0
;;   return v1
;;
;; function 2 $f64x2.replace_lane:
;; function 2 (v128, f64) -> (v128)
;; block0(v0: v128, v1: f64):
;;   v2 = vbinary.v128 f64x2.replace_lane 1 v0, v1
;;   return v2
;;
;; function 3 $f64x2.eq:
;; function 3 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.eq v0, v1
;;   return v2
;;
;; function 4 $f64x2.ne:
;; function 4 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.ne v0, v1
;;   return v2
;;
;; function 5 $f64x2.lt:
;; function 5 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.lt v0, v1
;;   return v2
;;
;; function 6 $f64x2.gt:
;; function 6 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.gt v0, v1
;;   return v2
;;
;; function 7 $f64x2.le:
;; function 7 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.le v0, v1
;;   return v2
;;
;; function 8 $f64x2.ge:
;; function 8 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.ge v0, v1
;;   return v2
;;
;; function 9 $f64x2.promote_low_f32x4:
;; function 9 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.promote_low_f32x4 v0
;;   return v1
;;
;; function 10 $f64x2.ceil:
;; function 10 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.ceil v0
;;   return v1
;;
;; function 11 $f64x2.floor:
;; function 11 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.floor v0
;;   return v1
;;
;; function 12 $f64x2.trunc:
;; function 12 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.trunc v0
;;   return v1
;;
;; function 13 $f64x2.nearest:
;; function 13 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.nearest v0
;;   return v1
;;
;; function 14 $f64x2.abs:
;; function 14 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.abs v0
;;   return v1
;;
;; function 15 $f64x2.neg:
;; function 15 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.neg v0
;;   return v1
;;
;; function 16 $f64x2.sqrt:
;; function 16 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.sqrt v0
;;   return v1
;;
;; function 17 $f64x2.add:
;; function 17 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.add v0, v1
;;   return v2
;;
;; function 18 $f64x2.sub:
;; function 18 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.sub v0, v1
;;   return v2
;;
;; function 19 $f64x2.mul:
;; function 19 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.mul v0, v1
;;   return v2
;;
;; function 20 $f64x2.div:
;; function 20 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.div v0, v1
;;   return v2
;;
;; function 21 $f64x2.min:
;; function 21 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.min v0, v1
;;   return v2
;;
;; function 22 $f64x2.max:
;; function 22 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.max v0, v1
;;   return v2
;;
;; function 23 $f64x2.pmin:
;; function 23 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.pmin v0, v1
;;   return v2
;;
;; function 24 $f64x2.pmax:
;; function 24 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f64x2.pmax v0, v1
;;   return v2
;;
;; function 25 $f64x2.convert_low_i32x4_s:
;; function 25 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.convert_low_i32x4_s v0
;;   return v1
;;
;; function 26 $f64x2.convert_low_i32x4_u:
;; function 26 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f64x2.convert_low_i32x4_u v0
;;   return v1
