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

;; (module
;;   (type (;0;) (func (param f32) (result i32)))
;;   (type (;1;) (func (param f64) (result i32)))
;;   (type (;2;) (func (param f32) (result i64)))
;;   (type (;3;) (func (param f64) (result i64)))
;;   (func $i32.trunc_sat_f32_s (type 0) (param f32) (result i32)
;;     local.get 0
;;     i32.trunc_sat_f32_s
;;   )
;;   (func $i32.trunc_sat_f32_u (type 0) (param f32) (result i32)
;;     local.get 0
;;     i32.trunc_sat_f32_u
;;   )
;;   (func $i32.trunc_sat_f64_s (type 1) (param f64) (result i32)
;;     local.get 0
;;     i32.trunc_sat_f64_s
;;   )
;;   (func $i32.trunc_sat_f64_u (type 1) (param f64) (result i32)
;;     local.get 0
;;     i32.trunc_sat_f64_u
;;   )
;;   (func $i64.trunc_sat_f32_s (type 2) (param f32) (result i64)
;;     local.get 0
;;     i64.trunc_sat_f32_s
;;   )
;;   (func $i64.trunc_sat_f32_u (type 2) (param f32) (result i64)
;;     local.get 0
;;     i64.trunc_sat_f32_u
;;   )
;;   (func $i64.trunc_sat_f64_s (type 3) (param f64) (result i64)
;;     local.get 0
;;     i64.trunc_sat_f64_s
;;   )
;;   (func $i64.trunc_sat_f64_u (type 3) (param f64) (result i64)
;;     local.get 0
;;     i64.trunc_sat_f64_u
;;   )
;; )
