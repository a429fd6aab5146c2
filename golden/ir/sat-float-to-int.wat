;;! opcodes sat-float-to-int
(module
  (func $i32.trunc_sat_f32_s (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0)))
  (func $i32.trunc_sat_f32_u (param f32) (result i32) (i32.trunc_sat_f32_u (local.get 0)))
  (func $i32.trunc_sat_f64_s (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0)))
  (func $i32.trunc_sat_f64_u (param f64) (result i32) (i32.trunc_sat_f64_u (local.get 0)))
  (func $i64.trunc_sat_f32_s (param f32) (result i64) (i64.trunc_sat_f32_s (local.get 0)))
  (func $i64.trunc_sat_f32_u (param f32) (result i64) (i64.trunc_sat_f32_u (local.get 0)))
  (func $i64.trunc_sat_f64_s (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0)))
  (func $i64.trunc_sat_f64_u (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0)))
)

;; function 0 $i32.trunc_sat_f32_s:
;; function 0 (f32) -> (i32)
;; block0(v0: f32):
;;   v1 = fcvt_to_sint_sat.i32 v0
;;   return v1
;;
;; function 1 $i32.trunc_sat_f32_u:
;; function 1 (f32) -> (i32)
;; block0(v0: f32):
;;   v1 = fcvt_to_uint_sat.i32 v0
;;   return v1
;;
;; function 2 $i32.trunc_sat_f64_s:
;; function 2 (f64) -> (i32)
;; block0(v0: f64):
;;   v1 = fcvt_to_sint_sat.i32 v0
;;   return v1
;;
;; function 3 $i32.trunc_sat_f64_u:
;; function 3 (f64) -> (i32)
;; block0(v0: f64):
;;   v1 = fcvt_to_uint_sat.i32 v0
;;   return v1
;;
;; function 4 $i64.trunc_sat_f32_s:
;; function 4 (f32) -> (i64)
;; block0(v0: f32):
;;   v1 = fcvt_to_sint_sat.i64 v0
;;   return v1
;;
;; function 5 $i64.trunc_sat_f32_u:
;; function 5 (f32) -> (i64)
;; block0(v0: f32):
;;   v1 = fcvt_to_uint_sat.i64 v0
;;   return v1
;;
;; function 6 $i64.trunc_sat_f64_s:
;; function 6 (f64) -> (i64)
;; block0(v0: f64):
;;   v1 = fcvt_to_sint_sat.i64 v0
;;   return v1
;;
;; function 7 $i64.trunc_sat_f64_u:
;; function 7 (f64) -> (i64)
;; block0(v0: f64):
;;   v1 = fcvt_to_uint_sat.i64 v0
;;   return v1
