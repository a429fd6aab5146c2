;;! opcodes f32
(module
  (func $f32.const (result f32) (f32.const 1.5))
  (func $f32.eq (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  (func $f32.ne (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  (func $f32.lt (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))
  (func $f32.gt (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))
  (func $f32.le (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))
  (func $f32.ge (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))
  (func $f32.abs (param f32) (result f32) (f32.abs (local.get 0)))
  (func $f32.neg (param f32) (result f32) (f32.neg (local.get 0)))
  (func $f32.ceil (param f32) (result f32) (f32.ceil (local.get 0)))
  (func $f32.floor (param f32) (result f32) (f32.floor (local.get 0)))
  (func $f32.trunc (param f32) (result f32) (f32.trunc (local.get 0)))
  (func $f32.nearest (param f32) (result f32) (f32.nearest (local.get 0)))
  (func $f32.sqrt (param f32) (result f32) (f32.sqrt (local.get 0)))
  (func $f32.add (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))
  (func $f32.sub (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  (func $f32.mul (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  (func $f32.div (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  (func $f32.min (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
  (func $f32.max (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))
  (func $f32.copysign (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1)))
  (func $f32.convert_i32_s (param i32) (result f32) (f32.convert_i32_s (local.get 0)))
  (func $f32.convert_i32_u (param i32) (result f32) (f32.convert_i32_u (local.get 0)))
  (func $f32.convert_i64_s (param i64) (result f32) (f32.convert_i64_s (local.get 0)))
  (func $f32.convert_i64_u (param i64) (result f32) (f32.convert_i64_u (local.get 0)))
  (func $f32.demote_f64 (param f64) (result f32) (f32.demote_f64 (local.get 0)))
  (func $f32.reinterpret_i32 (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
)

;; function 0 $f32.const:
;; function 0 () -> (f32)
;; block0:
;;   v0 = f32const.f32 0x3fc00000
;;   return v0
;;
;; function 1 $f32.eq:
;; function 1 (f32, f32) -> (i32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcmp.eq.i32 v0, v1
;;   return v2
;;
;; function 2 $f32.ne:
;; function 2 (f32, f32) -> (i32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcmp.ne.i32 v0, v1
;;   return v2
;;
;; function 3 $f32.lt:
;; function 3 (f32, f32) -> (i32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcmp.lt.i32 v0, v1
;;   return v2
;;
;; function 4 $f32.gt:
;; function 4 (f32, f32) -> (i32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcmp.gt.i32 v0, v1
;;   return v2
;;
;; function 5 $f32.le:
;; function 5 (f32, f32) -> (i32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcmp.le.i32 v0, v1
;;   return v2
;;
;; function 6 $f32.ge:
;; function 6 (f32, f32) -> (i32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcmp.ge.i32 v0, v1
;;   return v2
;;
;; function 7 $f32.abs:
;; function 7 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = fabs.f32 v0
;;   return v1
;;
;; function 8 $f32.neg:
;; function 8 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = fneg.f32 v0
;;   return v1
;;
;; function 9 $f32.ceil:
;; function 9 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = ceil.f32 v0
;;   return v1
;;
;; function 10 $f32.floor:
;; function 10 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = floor.f32 v0
;;   return v1
;;
;; function 11 $f32.trunc:
;; function 11 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = trunc.f32 v0
;;   return v1
;;
;; function 12 $f32.nearest:
;; function 12 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = nearest.f32 v0
;;   return v1
;;
;; function 13 $f32.sqrt:
;; function 13 (f32) -> (f32)
;; block0(v0: f32):
;;   v1 = sqrt.f32 v0
;;   return v1
;;
;; function 14 $f32.add:
;; function 14 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fadd.f32 v0, v1
;;   return v2
;;
;; function 15 $f32.sub:
;; function 15 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fsub.f32 v0, v1
;;   return v2
;;
;; function 16 $f32.mul:
;; function 16 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fmul.f32 v0, v1
;;   return v2
;;
;; function 17 $f32.div:
;; function 17 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fdiv.f32 v0, v1
;;   return v2
;;
;; function 18 $f32.min:
;; function 18 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fmin.f32 v0, v1
;;   return v2
;;
;; function 19 $f32.max:
;; function 19 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fmax.f32 v0, v1
;;   return v2
;;
;; function 20 $f32.copysign:
;; function 20 (f32, f32) -> (f32)
;; block0(v0: f32, v1: f32):
;;   v2 = fcopysign.f32 v0, v1
;;   return v2
;;
;; function 21 $f32.convert_i32_s:
;; function 21 (i32) -> (f32)
;; block0(v0: i32):
;;   v1 = fcvt_from_sint.f32 v0
;;   return v1
;;
;; function 22 $f32.convert_i32_u:
;; function 22 (i32) -> (f32)
;; block0(v0: i32):
;;   v1 = fcvt_from_uint.f32 v0
;;   return v1
;;
;; function 23 $f32.convert_i64_s:
;; function 23 (i64) -> (f32)
;; block0(v0: i64):
;;   v1 = fcvt_from_sint.f32 v0
;;   return v1
;;
;; function 24 $f32.convert_i64_u:
;; function 24 (i64) -> (f32)
;; block0(v0: i64):
;;   v1 = fcvt_from_uint.f32 v0
;;   return v1
;;
;; function 25 $f32.demote_f64:
;; function 25 (f64) -> (f32)
;; block0(v0: f64):
;;   v1 = fdemote.f32 v0
;;   return v1
;;
;; function 26 $f32.reinterpret_i32:
;; function 26 (i32) -> (f32)
;; block0(v0: i32):
;;   v1 = bitcast.f32 v0
;;   return v1
