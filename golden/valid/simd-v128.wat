;;! opcodes simd-v128
;; v128.const
(module (func (result v128) (v128.const i32x4 1 2 3 -4)))
(module (func (v128.const i32x4 1 2 3 -4)))
;; v128.not
(module (func (param v128) (result v128) (v128.not (local.get 0))))
(module (func (param i32) (result v128) (v128.not (local.get 0))))
;; v128.and
(module (func (param v128 v128) (result v128) (v128.and (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (v128.and (local.get 0) (local.get 1))))
;; v128.andnot
(module (func (param v128 v128) (result v128) (v128.andnot (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (v128.andnot (local.get 0) (local.get 1))))
;; v128.or
(module (func (param v128 v128) (result v128) (v128.or (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (v128.or (local.get 0) (local.get 1))))
;; v128.xor
(module (func (param v128 v128) (result v128) (v128.xor (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (v128.xor (local.get 0) (local.get 1))))
;; v128.bitselect
(module (func (param v128 v128 v128) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2))))
;; v128.any_true
(module (func (param v128) (result i32) (v128.any_true (local.get 0))))
(module (func (param i32) (result i32) (v128.any_true (local.get 0))))

;; 3: valid, needs mvp, simd
;; 4: invalid at 4:42: type mismatch: block requires [] but stack has [v128] (end, function 0)
;; 6: valid, needs mvp, simd
;; 7: invalid at 7:42: type mismatch: instruction requires [v128] but stack has [i32] (v128.not, function 0)
;; 9: valid, needs mvp, simd
;; 10: invalid at 10:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (v128.and, function 0)
;; 12: valid, needs mvp, simd
;; 13: invalid at 13:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (v128.andnot, function 0)
;; 15: valid, needs mvp, simd
;; 16: invalid at 16:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (v128.or, function 0)
;; 18: valid, needs mvp, simd
;; 19: invalid at 19:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (v128.xor, function 0)
;; 21: valid, needs mvp, simd
;; 22: invalid at 22:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (v128.bitselect, function 0)
;; 24: valid, needs mvp, simd
;; 25: invalid at 25:41: type mismatch: instruction requires [v128] but stack has [i32] (v128.any_true, function 0)
