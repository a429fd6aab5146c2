;;! opcodes simd-f32x4
;; f32x4.splat
(module (func (param f32) (result v128) (f32x4.splat (local.get 0))))
(module (func (param f64) (result v128) (f32x4.splat (local.get 0))))
;; f32x4.extract_lane
(module (func (param v128) (result f32) (f32x4.extract_lane 1 (local.get 0))))
(module (func (param i32) (result f32) (f32x4.extract_lane 1 (local.get 0))))
;; f32x4.replace_lane
(module (func (param v128 f32) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1))))
(module (func (param i32 f64) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1))))
;; f32x4.eq
(module (func (param v128 v128) (result v128) (f32x4.eq (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.eq (local.get 0) (local.get 1))))
;; f32x4.ne
(module (func (param v128 v128) (result v128) (f32x4.ne (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.ne (local.get 0) (local.get 1))))
;; f32x4.lt
(module (func (param v128 v128) (result v128) (f32x4.lt (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.lt (local.get 0) (local.get 1))))
;; f32x4.gt
(module (func (param v128 v128) (result v128) (f32x4.gt (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.gt (local.get 0) (local.get 1))))
;; f32x4.le
(module (func (param v128 v128) (result v128) (f32x4.le (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.le (local.get 0) (local.get 1))))
;; f32x4.ge
(module (func (param v128 v128) (result v128) (f32x4.ge (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.ge (local.get 0) (local.get 1))))
;; f32x4.demote_f64x2_zero
(module (func (param v128) (result v128) (f32x4.demote_f64x2_zero (local.get 0))))
(module (func (param i32) (result v128) (f32x4.demote_f64x2_zero (local.get 0))))
;; f32x4.ceil
(module (func (param v128) (result v128) (f32x4.ceil (local.get 0))))
(module (func (param i32) (result v128) (f32x4.ceil (local.get 0))))
;; f32x4.floor
(module (func (param v128) (result v128) (f32x4.floor (local.get 0))))
(module (func (param i32) (result v128) (f32x4.floor (local.get 0))))
;; f32x4.trunc
(module (func (param v128) (result v128) (f32x4.trunc (local.get 0))))
(module (func (param i32) (result v128) (f32x4.trunc (local.get 0))))
;; f32x4.nearest
(module (func (param v128) (result v128) (f32x4.nearest (local.get 0))))
(module (func (param i32) (result v128) (f32x4.nearest (local.get 0))))
;; f32x4.abs
(module (func (param v128) (result v128) (f32x4.abs (local.get 0))))
(module (func (param i32) (result v128) (f32x4.abs (local.get 0))))
;; f32x4.neg
(module (func (param v128) (result v128) (f32x4.neg (local.get 0))))
(module (func (param i32) (result v128) (f32x4.neg (local.get 0))))
;; f32x4.sqrt
(module (func (param v128) (result v128) (f32x4.sqrt (local.get 0))))
(module (func (param i32) (result v128) (f32x4.sqrt (local.get 0))))
;; f32x4.add
(module (func (param v128 v128) (result v128) (f32x4.add (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.add (local.get 0) (local.get 1))))
;; f32x4.sub
(module (func (param v128 v128) (result v128) (f32x4.sub (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.sub (local.get 0) (local.get 1))))
;; f32x4.mul
(module (func (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.mul (local.get 0) (local.get 1))))
;; f32x4.div
(module (func (param v128 v128) (result v128) (f32x4.div (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.div (local.get 0) (local.get 1))))
;; f32x4.min
(module (func (param v128 v128) (result v128) (f32x4.min (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.min (local.get 0) (local.get 1))))
;; f32x4.max
(module (func (param v128 v128) (result v128) (f32x4.max (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.max (local.get 0) (local.get 1))))
;; f32x4.pmin
(module (func (param v128 v128) (result v128) (f32x4.pmin (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.pmin (local.get 0) (local.get 1))))
;; f32x4.pmax
(module (func (param v128 v128) (result v128) (f32x4.pmax (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.pmax (local.get 0) (local.get 1))))
;; f32x4.convert_i32x4_s
(module (func (param v128) (result v128) (f32x4.convert_i32x4_s (local.get 0))))
(module (func (param i32) (result v128) (f32x4.convert_i32x4_s (local.get 0))))
;; f32x4.convert_i32x4_u
(module (func (param v128) (result v128) (f32x4.convert_i32x4_u (local.get 0))))
(module (func (param i32) (result v128) (f32x4.convert_i32x4_u (local.get 0))))

;; 3: valid, needs mvp, simd
;; 4: invalid at 4:42: type mismatch: instruction requires [f32] but stack has [f64] (f32x4.splat, function 0)
;; 6: valid, needs mvp, simd
;; 7: invalid at 7:41: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.extract_lane, function 0)
;; 9: valid, needs mvp, simd
;; 10: invalid at 10:46: type mismatch: instruction requires [v128 f32] but stack has [i32 f64] (f32x4.replace_lane, function 0)
;; 12: valid, needs mvp, simd
;; 13: invalid at 13:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.eq, function 0)
;; 15: valid, needs mvp, simd
;; 16: invalid at 16:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.ne, function 0)
;; 18: valid, needs mvp, simd
;; 19: invalid at 19:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.lt, function 0)
;; 21: valid, needs mvp, simd
;; 22: invalid at 22:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.gt, function 0)
;; 24: valid, needs mvp, simd
;; 25: invalid at 25:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.le, function 0)
;; 27: valid, needs mvp, simd
;; 28: invalid at 28:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.ge, function 0)
;; 30: valid, needs mvp, simd
;; 31: invalid at 31:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.demote_f64x2_zero, function 0)
;; 33: valid, needs mvp, simd
;; 34: invalid at 34:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.ceil, function 0)
;; 36: valid, needs mvp, simd
;; 37: invalid at 37:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.floor, function 0)
;; 39: valid, needs mvp, simd
;; 40: invalid at 40:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.trunc, function 0)
;; 42: valid, needs mvp, simd
;; 43: invalid at 43:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.nearest, function 0)
;; 45: valid, needs mvp, simd
;; 46: invalid at 46:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.abs, function 0)
;; 48: valid, needs mvp, simd
;; 49: invalid at 49:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.neg, function 0)
;; 51: valid, needs mvp, simd
;; 52: invalid at 52:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.sqrt, function 0)
;; 54: valid, needs mvp, simd
;; 55: invalid at 55:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.add, function 0)
;; 57: valid, needs mvp, simd
;; 58: invalid at 58:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.sub, function 0)
;; 60: valid, needs mvp, simd
;; 61: invalid at 61:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.mul, function 0)
;; 63: valid, needs mvp, simd
;; 64: invalid at 64:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.div, function 0)
;; 66: valid, needs mvp, simd
;; 67: invalid at 67:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.min, function 0)
;; 69: valid, needs mvp, simd
;; 70: invalid at 70:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.max, function 0)
;; 72: valid, needs mvp, simd
;; 73: invalid at 73:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.pmin, function 0)
;; 75: valid, needs mvp, simd
;; 76: invalid at 76:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.pmax, function 0)
;; 78: valid, needs mvp, simd
;; 79: invalid at 79:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.convert_i32x4_s, function 0)
;; 81: valid, needs mvp, simd
;; 82: invalid at 82:42: type mismatch: instruction requires [v128] but stack has [i32] (f32x4.convert_i32x4_u, function 0)
