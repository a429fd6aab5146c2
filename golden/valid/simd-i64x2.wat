;;! opcodes simd-i64x2
;; i64x2.splat
(module (func (param i64) (result v128) (i64x2.splat (local.get 0))))
(module (func (param i32) (result v128) (i64x2.splat (local.get 0))))
;; i64x2.extract_lane
(module (func (param v128) (result i64) (i64x2.extract_lane 1 (local.get 0))))
(module (func (param i32) (result i64) (i64x2.extract_lane 1 (local.get 0))))
;; i64x2.replace_lane
(module (func (param v128 i64) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1))))
;; i64x2.abs
(module (func (param v128) (result v128) (i64x2.abs (local.get 0))))
(module (func (param i32) (result v128) (i64x2.abs (local.get 0))))
;; i64x2.neg
(module (func (param v128) (result v128) (i64x2.neg (local.get 0))))
(module (func (param i32) (result v128) (i64x2.neg (local.get 0))))
;; i64x2.all_true
(module (func (param v128) (result i32) (i64x2.all_true (local.get 0))))
(module (func (param i32) (result i32) (i64x2.all_true (local.get 0))))
;; i64x2.bitmask
(module (func (param v128) (result i32) (i64x2.bitmask (local.get 0))))
(module (func (param i32) (result i32) (i64x2.bitmask (local.get 0))))
;; i64x2.extend_low_i32x4_s
(module (func (param v128) (result v128) (i64x2.extend_low_i32x4_s (local.get 0))))
(module (func (param i32) (result v128) (i64x2.extend_low_i32x4_s (local.get 0))))
;; i64x2.extend_high_i32x4_s
(module (func (param v128) (result v128) (i64x2.extend_high_i32x4_s (local.get 0))))
(module (func (param i32) (result v128) (i64x2.extend_high_i32x4_s (local.get 0))))
;; i64x2.extend_low_i32x4_u
(module (func (param v128) (result v128) (i64x2.extend_low_i32x4_u (local.get 0))))
(module (func (param i32) (result v128) (i64x2.extend_low_i32x4_u (local.get 0))))
;; i64x2.extend_high_i32x4_u
(module (func (param v128) (result v128) (i64x2.extend_high_i32x4_u (local.get 0))))
(module (func (param i32) (result v128) (i64x2.extend_high_i32x4_u (local.get 0))))
;; i64x2.shl
(module (func (param v128 i32) (result v128) (i64x2.shl (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i64x2.shl (local.get 0) (local.get 1))))
;; i64x2.shr_s
(module (func (param v128 i32) (result v128) (i64x2.shr_s (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i64x2.shr_s (local.get 0) (local.get 1))))
;; i64x2.shr_u
(module (func (param v128 i32) (result v128) (i64x2.shr_u (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i64x2.shr_u (local.get 0) (local.get 1))))
;; i64x2.add
(module (func (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.add (local.get 0) (local.get 1))))
;; i64x2.sub
(module (func (param v128 v128) (result v128) (i64x2.sub (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.sub (local.get 0) (local.get 1))))
;; i64x2.mul
(module (func (param v128 v128) (result v128) (i64x2.mul (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.mul (local.get 0) (local.get 1))))
;; i64x2.eq
(module (func (param v128 v128) (result v128) (i64x2.eq (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.eq (local.get 0) (local.get 1))))
;; i64x2.ne
(module (func (param v128 v128) (result v128) (i64x2.ne (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.ne (local.get 0) (local.get 1))))
;; i64x2.lt_s
(module (func (param v128 v128) (result v128) (i64x2.lt_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.lt_s (local.get 0) (local.get 1))))
;; i64x2.gt_s
(module (func (param v128 v128) (result v128) (i64x2.gt_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.gt_s (local.get 0) (local.get 1))))
;; i64x2.le_s
(module (func (param v128 v128) (result v128) (i64x2.le_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.le_s (local.get 0) (local.get 1))))
;; i64x2.ge_s
(module (func (param v128 v128) (result v128) (i64x2.ge_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.ge_s (local.get 0) (local.get 1))))
;; i64x2.extmul_low_i32x4_s
(module (func (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1))))
;; i64x2.extmul_high_i32x4_s
(module (func (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1))))
;; i64x2.extmul_low_i32x4_u
(module (func (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1))))
;; i64x2.extmul_high_i32x4_u
(module (func (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1))))

;; 3: valid, needs mvp, simd
;; 4: invalid at 4:42: type mismatch: instruction requires [i64] but stack has [i32] (i64x2.splat, function 0)
;; 6: valid, needs mvp, simd
;; 7: invalid at 7:41: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.extract_lane, function 0)
;; 9: valid, needs mvp, simd
;; 10: invalid at 10:46: type mismatch: instruction requires [v128 i64] but stack has [i32 i32] (i64x2.replace_lane, function 0)
;; 12: valid, needs mvp, simd
;; 13: invalid at 13:42: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.abs, function 0)
;; 15: valid, needs mvp, simd
;; 16: invalid at 16:42: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.neg, function 0)
;; 18: valid, needs mvp, simd
;; 19: invalid at 19:41: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.all_true, function 0)
;; 21: valid, needs mvp, simd
;; 22: invalid at 22:41: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.bitmask, function 0)
;; 24: valid, needs mvp, simd
;; 25: invalid at 25:42: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.extend_low_i32x4_s, function 0)
;; 27: valid, needs mvp, simd
;; 28: invalid at 28:42: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.extend_high_i32x4_s, function 0)
;; 30: valid, needs mvp, simd
;; 31: invalid at 31:42: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.extend_low_i32x4_u, function 0)
;; 33: valid, needs mvp, simd
;; 34: invalid at 34:42: type mismatch: instruction requires [v128] but stack has [i32] (i64x2.extend_high_i32x4_u, function 0)
;; 36: valid, needs mvp, simd
;; 37: invalid at 37:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i64x2.shl, function 0)
;; 39: valid, needs mvp, simd
;; 40: invalid at 40:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i64x2.shr_s, function 0)
;; 42: valid, needs mvp, simd
;; 43: invalid at 43:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i64x2.shr_u, function 0)
;; 45: valid, needs mvp, simd
;; 46: invalid at 46:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.add, function 0)
;; 48: valid, needs mvp, simd
;; 49: invalid at 49:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.sub, function 0)
;; 51: valid, needs mvp, simd
;; 52: invalid at 52:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.mul, function 0)
;; 54: valid, needs mvp, simd
;; 55: invalid at 55:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.eq, function 0)
;; 57: valid, needs mvp, simd
;; 58: invalid at 58:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.ne, function 0)
;; 60: valid, needs mvp, simd
;; 61: invalid at 61:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.lt_s, function 0)
;; 63: valid, needs mvp, simd
;; 64: invalid at 64:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.gt_s, function 0)
;; 66: valid, needs mvp, simd
;; 67: invalid at 67:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.le_s, function 0)
;; 69: valid, needs mvp, simd
;; 70: invalid at 70:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.ge_s, function 0)
;; 72: valid, needs mvp, simd
;; 73: invalid at 73:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.extmul_low_i32x4_s, function 0)
;; 75: valid, needs mvp, simd
;; 76: invalid at 76:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.extmul_high_i32x4_s, function 0)
;; 78: valid, needs mvp, simd
;; 79: invalid at 79:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.extmul_low_i32x4_u, function 0)
;; 81: valid, needs mvp, simd
;; 82: invalid at 82:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i64x2.extmul_high_i32x4_u, function 0)
