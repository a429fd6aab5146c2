;;! opcodes wide-arithmetic
;;! features wide-arithmetic
;; i64.add128
(module (func (param i64 i64 i64 i64) (result i64 i64) (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
(module (func (param i32 i32 i32 i32) (result i64 i64) (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
;; i64.sub128
(module (func (param i64 i64 i64 i64) (result i64 i64) (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
(module (func (param i32 i32 i32 i32) (result i64 i64) (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
;; i64.mul_wide_s
(module (func (param i64 i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1))))
;; i64.mul_wide_u
(module (func (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1))))

;; 4: valid, needs mvp, wide-arithmetic
;; 5: invalid at 5:57: type mismatch: instruction requires [i64 i64 i64 i64] but stack has [i32 i32 i32 i32] (i64.add128, function 0)
;; 7: valid, needs mvp, wide-arithmetic
;; 8: invalid at 8:57: type mismatch: instruction requires [i64 i64 i64 i64] but stack has [i32 i32 i32 i32] (i64.sub128, function 0)
;; 10: valid, needs mvp, wide-arithmetic
;; 11: invalid at 11:49: type mismatch: instruction requires [i64 i64] but stack has [i32 i32] (i64.mul_wide_s, function 0)
;; 13: valid, needs mvp, wide-arithmetic
;; 14: invalid at 14:49: type mismatch: instruction requires [i64 i64] but stack has [i32 i32] (i64.mul_wide_u, function 0)
