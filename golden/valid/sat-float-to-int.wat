;;! opcodes sat-float-to-int
;; i32.trunc_sat_f32_s
(module (func (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0))))
(module (func (param f64) (result i32) (i32.trunc_sat_f32_s (local.get 0))))
;; i32.trunc_sat_f32_u
(module (func (param f32) (result i32) (i32.trunc_sat_f32_u (local.get 0))))
(module (func (param f64) (result i32) (i32.trunc_sat_f32_u (local.get 0))))
;; i32.trunc_sat_f64_s
(module (func (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0))))
(module (func (param f32) (result i32) (i32.trunc_sat_f64_s (local.get 0))))
;; i32.trunc_sat_f64_u
(module (func (param f64) (result i32) (i32.trunc_sat_f64_u (local.get 0))))
(module (func (param f32) (result i32) (i32.trunc_sat_f64_u (local.get 0))))
;; i64.trunc_sat_f32_s
(module (func (param f32) (result i64) (i64.trunc_sat_f32_s (local.get 0))))
(module (func (param f64) (result i64) (i64.trunc_sat_f32_s (local.get 0))))
;; i64.trunc_sat_f32_u
(module (func (param f32) (result i64) (i64.trunc_sat_f32_u (local.get 0))))
(module (func (param f64) (result i64) (i64.trunc_sat_f32_u (local.get 0))))
;; i64.trunc_sat_f64_s
(module (func (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0))))
(module (func (param f32) (result i64) (i64.trunc_sat_f64_s (local.get 0))))
;; i64.trunc_sat_f64_u
(module (func (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0))))
(module (func (param f32) (result i64) (i64.trunc_sat_f64_u (local.get 0))))

;; 3: valid, needs mvp, sat-float-to-int
;; 4: invalid at 4:41: type mismatch: instruction requires [f32] but stack has [f64] (i32.trunc_sat_f32_s, function 0)
;; 6: valid, needs mvp, sat-float-to-int
;; 7: invalid at 7:41: type mismatch: instruction requires [f32] but stack has [f64] (i32.trunc_sat_f32_u, function 0)
;; 9: valid, needs mvp, sat-float-to-int
;; 10: invalid at 10:41: type mismatch: instruction requires [f64] but stack has [f32] (i32.trunc_sat_f64_s, function 0)
;; 12: valid, needs mvp, sat-float-to-int
;; 13: invalid at 13:41: type mismatch: instruction requires [f64] but stack has [f32] (i32.trunc_sat_f64_u, function 0)
;; 15: valid, needs mvp, sat-float-to-int
;; 16: invalid at 16:41: type mismatch: instruction requires [f32] but stack has [f64] (i64.trunc_sat_f32_s, function 0)
;; 18: valid, needs mvp, sat-float-to-int
;; 19: invalid at 19:41: type mismatch: instruction requires [f32] but stack has [f64] (i64.trunc_sat_f32_u, function 0)
;; 21: valid, needs mvp, sat-float-to-int
;; 22: invalid at 22:41: type mismatch: instruction requires [f64] but stack has [f32] (i64.trunc_sat_f64_s, function 0)
;; 24: valid, needs mvp, sat-float-to-int
;; 25: invalid at 25:41: type mismatch: instruction requires [f64] but stack has [f32] (i64.trunc_sat_f64_u, function 0)
