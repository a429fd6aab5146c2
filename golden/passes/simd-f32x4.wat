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

;; function 0 $f32x4.splat:
;; function 0 (f32) -> (v128)
;; block0(v0: f32):
;;   v1 = vunary.v128 f32x4.splat v0
;;   return v1
;;
;; function 1 $f32x4.extract_lane:
;; function 1 (v128) -> (f32)
;; block0(v0: v128):
;;   v1 = vunary.f32 f32x4.extract_lane 1 v0
;;   return v1
;;
;; function 2 $f32x4.replace_lane:
;; function 2 (v128, f32) -> (v128)
;; block0(v0: v128, v1: f32):
;;   v2 = vbinary.v128 f32x4.replace_lane 1 v0, v1
;;   return v2
;;
;; function 3 $f32x4.eq:
;; function 3 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.eq v0, v1
;;   return v2
;;
;; function 4 $f32x4.ne:
;; function 4 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.ne v0, v1
;;   return v2
;;
;; function 5 $f32x4.lt:
;; function 5 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.lt v0, v1
;;   return v2
;;
;; function 6 $f32x4.gt:
;; function 6 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.gt v0, v1
;;   return v2
;;
;; function 7 $f32x4.le:
;; function 7 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.le v0, v1
;;   return v2
;;
;; function 8 $f32x4.ge:
;; function 8 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.ge v0, v1
;;   return v2
;;
;; function 9 $f32x4.demote_f64x2_zero:
;; function 9 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.demote_f64x2_zero v0
;;   return v1
;;
;; function 10 $f32x4.ceil:
;; function 10 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.ceil v0
;;   return v1
;;
;; function 11 $f32x4.floor:
;; function 11 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.floor v0
;;   return v1
;;
;; function 12 $f32x4.trunc:
;; function 12 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.trunc v0
;;   return v1
;;
;; function 13 $f32x4.nearest:
;; function 13 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.nearest v0
;;   return v1
;;
;; function 14 $f32x4.abs:
;; function 14 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.abs v0
;;   return v1
;;
;; function 15 $f32x4.neg:
;; function 15 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.neg v0
;;   return v1
;;
;; function 16 $f32x4.sqrt:
;; function 16 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.sqrt v0
;;   return v1
;;
;; function 17 $f32x4.add:
;; function 17 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.add v0, v1
;;   return v2
;;
;; function 18 $f32x4.sub:
;; function 18 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.sub v0, v1
;;   return v2
;;
;; function 19 $f32x4.mul:
;; function 19 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.mul v0, v1
;;   return v2
;;
;; function 20 $f32x4.div:
;; function 20 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.div v0, v1
;;   return v2
;;
;; function 21 $f32x4.min:
;; function 21 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.min v0, v1
;;   return v2
;;
;; function 22 $f32x4.max:
;; function 22 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.max v0, v1
;;   return v2
;;
;; function 23 $f32x4.pmin:
;; function 23 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.pmin v0, v1
;;   return v2
;;
;; function 24 $f32x4.pmax:
;; function 24 (v128, v128) -> (v128)
;; block0(v0: v128, v1: v128):
;;   v2 = vbinary.v128 f32x4.pmax v0, v1
;;   return v2
;;
;; function 25 $f32x4.convert_i32x4_s:
;; function 25 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.convert_i32x4_s v0
;;   return v1
;;
;; function 26 $f32x4.convert_i32x4_u:
;; function 26 (v128) -> (v128)
;; block0(v0: v128):
;;   v1 = vunary.v128 f32x4.convert_i32x4_u v0
;;   return v1
