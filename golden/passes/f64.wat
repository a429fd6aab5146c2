;;! opcodes f64
(module
  (func $f64.const (result f64) (f64.const -0.1))
  (func $f64.eq (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  (func $f64.ne (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  (func $f64.lt (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))
  (func $f64.gt (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))
  (func $f64.le (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))
  (func $f64.ge (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
  (func $f64.abs (param f64) (result f64) (f64.abs (local.get 0)))
  (func $f64.neg (param f64) (result f64) (f64.neg (local.get 0)))
  (func $f64.ceil (param f64) (result f64) (f64.ceil (local.get 0)))
  (func $f64.floor (param f64) (result f64) (f64.floor (local.get 0)))
  (func $f64.trunc (param f64) (result f64) (f64.trunc (local.get 0)))
  (func $f64.nearest (param f64) (result f64) (f64.nearest (local.get 0)))
  (func $f64.sqrt (param f64) (result f64) (f64.sqrt (local.get 0)))
  (func $f64.add (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  (func $f64.sub (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  (func $f64.mul (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  (func $f64.div (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  (func $f64.min (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))
  (func $f64.max (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
  (func $f64.copysign (param f64 f64) (result f64) (f64.copysign (local.get 0) (local.get 1)))
  (func $f64.convert_i32_s (param i32) (result f64) (f64.convert_i32_s (local.get 0)))
  (func $f64.convert_i32_u (param i32) (result f64) (f64.convert_i32_u (local.get 0)))
  (func $f64.convert_i64_s (param i64) (result f64) (f64.convert_i64_s (local.get 0)))
  (func $f64.convert_i64_u (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
  (func $f64.promote_f32 (param f32) (result f64) (f64.promote_f32 (local.get 0)))
  (func $f64.reinterpret_i64 (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
)

;; function 0 $f64.const:
;; function 0 () -> (f64)
;; block0:
;;   v0 = f64const.f64 0xbfb999999999999a
;;   return v0
;;
;; function 1 $f64.eq:
;; function 1 (f64, f64) -> (i32)
;; block0(v0: f64, v1: f64):
;;   v2 = fcmp.eq.i32 v0, v1
;;   return v2
;;
;; function 2 $f64.ne:
;; function 2 (f64, f64) -> (i32)
;; block0(v0: f64, v1: f64):
;;   v2 = fcmp.ne.i32 v0, v1
;;   return v2
;;
;; function 3 $f64.lt:
;; function 3 (f64, f64) -> (i32)
;; block0(v0: f64, v1: f64):
;;   v2 = fcmp.lt.i32 v0, v1
;;   return v2
;;
;; function 4 $f64.gt:
;; function 4 (f64, f64) -> (i32)
;; block0(v0: f64, v1: f64):
;;   v2 = fcmp.gt.i32 v0, v1
;;   return v2
;;
;; function 5 $f64.le:
;; function 5 (f64, f64) -> (i32)
;; block0(v0: f64, v1: f64):
;;   v2 = fcmp.le.i32 v0, v1
;;   return v2
;;
;; function 6 $f64.ge:
;; function 6 (f64, f64) -> (i32)
;; block0(v0: f64, v1: f64):
;;   v2 = fcmp.ge.i32 v0, v1
;;   return v2
;;
;; function 7 $f64.abs:
;; function 7 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = fabs.f64 v0
;;   return v1
;;
;; function 8 $f64.neg:
;; function 8 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = fneg.f64 v0
;;   return v1
;;
;; function 9 $f64.ceil:
;; function 9 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = ceil.f64 v0
;;   return v1
;;
;; function 10 $f64.floor:
;; function 10 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = floor.f64 v0
;;   return v1
;;
;; function 11 $f64.trunc:
;; function 11 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = trunc.f64 v0
;;   return v1
;;
;; function 12 $f64.nearest:
;; function 12 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = nearest.f64 v0
;;   return v1
;;
;; function 13 $f64.sqrt:
;; function 13 (f64) -> (f64)
;; block0(v0: f64):
;;   v1 = sqrt.f64 v0
;;   return v1
;;
;; function 14 $f64.add:
;; function 14 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fadd.f64 v0, v1
;;   return v2
;;
;; function 15 $f64.sub:
;; function 15 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fsub.f64 v0, v1
;;   return v2
;;
;; function 16 $f64.mul:
;; function 16 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fmul.f64 v0, v1
;;   return v2
;;
;; function 17 $f64.div:
;; function 17 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fdiv.f64 v0, v1
;;   return v2
;;
;; function 18 $f64.min:
;; function 18 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fmin.f64 v0, v1
;;   return v2
;;
;; function 19 $f64.max:
;; function 19 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fmax.f64 v0, v1
;;   return v2
;;
;; function 20 $f64.copysign:
;; function 20 (f64, f64) -> (f64)
;; block0(v0: f64, v1: f64):
;;   v2 = fcopysign.f64 v0, v1
;;   return v2
;;
;; function 21 $f64.convert_i32_s:
;; function 21 (i32) -> (f64)
;; block0(v0: i32):
;;   v1 = fcvt_from_sint.f64 v0
;;   return v1
;;
;; function 22 $f64.convert_i32_u:
;; function 22 (i32) -> (f64)
;; block0(v0: i32):
;;   v1 = fcvt_from_uint.f64 v0
;;   return v1
;;
;; function 23 $f64.convert_i64_s:
;; function 23 (i64) -> (f64)
;; block0(v0: i64):
;;   v1 = fcvt_from_sint.f64 v0
;;   return v1
;;
;; function 24 $f64.convert_i64_u:
;; function 24 (i64) -> (f64)
;; block0(v0: i64):
;;   v1 = fcvt_from_uint.f64 v0
;;   return v1
;;
;; function 25 $f64.promote_f32:
;; function 25 (f32) -> (f64)
;; block0(v0: f32):
;;   v1 = fpromote.f64 v0
;;   return v1
;;
;; function 26 $f64.reinterpret_i64:
;; function 26 (i64) -> (f64)
;; block0(v0: i64):
;;   v1 = bitcast.f64 v0
;;   return v1
