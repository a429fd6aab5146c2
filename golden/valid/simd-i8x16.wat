;;! opcodes simd-i8x16
;; i8x16.shuffle
(module (func (param v128 v128) (result v128) (i8x16.shuffle 0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28 (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.shuffle 0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28 (local.get 0) (local.get 1))))
;; i8x16.swizzle
(module (func (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.swizzle (local.get 0) (local.get 1))))
;; i8x16.splat
(module (func (param i32) (result v128) (i8x16.splat (local.get 0))))
(module (func (param i64) (result v128) (i8x16.splat (local.get 0))))
;; i8x16.extract_lane_s
(module (func (param v128) (result i32) (i8x16.extract_lane_s 1 (local.get 0))))
(module (func (param i32) (result i32) (i8x16.extract_lane_s 1 (local.get 0))))
;; i8x16.extract_lane_u
(module (func (param v128) (result i32) (i8x16.extract_lane_u 1 (local.get 0))))
(module (func (param i32) (result i32) (i8x16.extract_lane_u 1 (local.get 0))))
;; i8x16.replace_lane
(module (func (param v128 i32) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1))))
;; i8x16.eq
(module (func (param v128 v128) (result v128) (i8x16.eq (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.eq (local.get 0) (local.get 1))))
;; i8x16.ne
(module (func (param v128 v128) (result v128) (i8x16.ne (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.ne (local.get 0) (local.get 1))))
;; i8x16.lt_s
(module (func (param v128 v128) (result v128) (i8x16.lt_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.lt_s (local.get 0) (local.get 1))))
;; i8x16.lt_u
(module (func (param v128 v128) (result v128) (i8x16.lt_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.lt_u (local.get 0) (local.get 1))))
;; i8x16.gt_s
(module (func (param v128 v128) (result v128) (i8x16.gt_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.gt_s (local.get 0) (local.get 1))))
;; i8x16.gt_u
(module (func (param v128 v128) (result v128) (i8x16.gt_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.gt_u (local.get 0) (local.get 1))))
;; i8x16.le_s
(module (func (param v128 v128) (result v128) (i8x16.le_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.le_s (local.get 0) (local.get 1))))
;; i8x16.le_u
(module (func (param v128 v128) (result v128) (i8x16.le_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.le_u (local.get 0) (local.get 1))))
;; i8x16.ge_s
(module (func (param v128 v128) (result v128) (i8x16.ge_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.ge_s (local.get 0) (local.get 1))))
;; i8x16.ge_u
(module (func (param v128 v128) (result v128) (i8x16.ge_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.ge_u (local.get 0) (local.get 1))))
;; i8x16.abs
(module (func (param v128) (result v128) (i8x16.abs (local.get 0))))
(module (func (param i32) (result v128) (i8x16.abs (local.get 0))))
;; i8x16.neg
(module (func (param v128) (result v128) (i8x16.neg (local.get 0))))
(module (func (param i32) (result v128) (i8x16.neg (local.get 0))))
;; i8x16.popcnt
(module (func (param v128) (result v128) (i8x16.popcnt (local.get 0))))
(module (func (param i32) (result v128) (i8x16.popcnt (local.get 0))))
;; i8x16.all_true
(module (func (param v128) (result i32) (i8x16.all_true (local.get 0))))
(module (func (param i32) (result i32) (i8x16.all_true (local.get 0))))
;; i8x16.bitmask
(module (func (param v128) (result i32) (i8x16.bitmask (local.get 0))))
(module (func (param i32) (result i32) (i8x16.bitmask (local.get 0))))
;; i8x16.narrow_i16x8_s
(module (func (param v128 v128) (result v128) (i8x16.narrow_i16x8_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.narrow_i16x8_s (local.get 0) (local.get 1))))
;; i8x16.narrow_i16x8_u
(module (func (param v128 v128) (result v128) (i8x16.narrow_i16x8_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.narrow_i16x8_u (local.get 0) (local.get 1))))
;; i8x16.shl
(module (func (param v128 i32) (result v128) (i8x16.shl (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i8x16.shl (local.get 0) (local.get 1))))
;; i8x16.shr_s
(module (func (param v128 i32) (result v128) (i8x16.shr_s (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i8x16.shr_s (local.get 0) (local.get 1))))
;; i8x16.shr_u
(module (func (param v128 i32) (result v128) (i8x16.shr_u (local.get 0) (local.get 1))))
(module (func (param i32 i64) (result v128) (i8x16.shr_u (local.get 0) (local.get 1))))
;; i8x16.add
(module (func (param v128 v128) (result v128) (i8x16.add (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.add (local.get 0) (local.get 1))))
;; i8x16.add_sat_s
(module (func (param v128 v128) (result v128) (i8x16.add_sat_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.add_sat_s (local.get 0) (local.get 1))))
;; i8x16.add_sat_u
(module (func (param v128 v128) (result v128) (i8x16.add_sat_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.add_sat_u (local.get 0) (local.get 1))))
;; i8x16.sub
(module (func (param v128 v128) (result v128) (i8x16.sub (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.sub (local.get 0) (local.get 1))))
;; i8x16.sub_sat_s
(module (func (param v128 v128) (result v128) (i8x16.sub_sat_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.sub_sat_s (local.get 0) (local.get 1))))
;; i8x16.sub_sat_u
(module (func (param v128 v128) (result v128) (i8x16.sub_sat_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.sub_sat_u (local.get 0) (local.get 1))))
;; i8x16.min_s
(module (func (param v128 v128) (result v128) (i8x16.min_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.min_s (local.get 0) (local.get 1))))
;; i8x16.min_u
(module (func (param v128 v128) (result v128) (i8x16.min_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.min_u (local.get 0) (local.get 1))))
;; i8x16.max_s
(module (func (param v128 v128) (result v128) (i8x16.max_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.max_s (local.get 0) (local.get 1))))
;; i8x16.max_u
(module (func (param v128 v128) (result v128) (i8x16.max_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.max_u (local.get 0) (local.get 1))))
;; i8x16.avgr_u
(module (func (param v128 v128) (result v128) (i8x16.avgr_u (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.avgr_u (local.get 0) (local.get 1))))

;; 3: valid, needs mvp, simd
;; 4: invalid at 4:46: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.shuffle, function 0)
;; 6: valid, needs mvp, simd
;; 7: invalid at 7:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.swizzle, function 0)
;; 9: valid, needs mvp, simd
;; 10: invalid at 10:42: type mismatch: instruction requires [i32] but stack has [i64] (i8x16.splat, function 0)
;; 12: valid, needs mvp, simd
;; 13: invalid at 13:41: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.extract_lane_s, function 0)
;; 15: valid, needs mvp, simd
;; 16: invalid at 16:41: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.extract_lane_u, function 0)
;; 18: valid, needs mvp, simd
;; 19: invalid at 19:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i8x16.replace_lane, function 0)
;; 21: valid, needs mvp, simd
;; 22: invalid at 22:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.eq, function 0)
;; 24: valid, needs mvp, simd
;; 25: invalid at 25:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.ne, function 0)
;; 27: valid, needs mvp, simd
;; 28: invalid at 28:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.lt_s, function 0)
;; 30: valid, needs mvp, simd
;; 31: invalid at 31:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.lt_u, function 0)
;; 33: valid, needs mvp, simd
;; 34: invalid at 34:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.gt_s, function 0)
;; 36: valid, needs mvp, simd
;; 37: invalid at 37:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.gt_u, function 0)
;; 39: valid, needs mvp, simd
;; 40: invalid at 40:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.le_s, function 0)
;; 42: valid, needs mvp, simd
;; 43: invalid at 43:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.le_u, function 0)
;; 45: valid, needs mvp, simd
;; 46: invalid at 46:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.ge_s, function 0)
;; 48: valid, needs mvp, simd
;; 49: invalid at 49:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.ge_u, function 0)
;; 51: valid, needs mvp, simd
;; 52: invalid at 52:42: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.abs, function 0)
;; 54: valid, needs mvp, simd
;; 55: invalid at 55:42: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.neg, function 0)
;; 57: valid, needs mvp, simd
;; 58: invalid at 58:42: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.popcnt, function 0)
;; 60: valid, needs mvp, simd
;; 61: invalid at 61:41: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.all_true, function 0)
;; 63: valid, needs mvp, simd
;; 64: invalid at 64:41: type mismatch: instruction requires [v128] but stack has [i32] (i8x16.bitmask, function 0)
;; 66: valid, needs mvp, simd
;; 67: invalid at 67:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.narrow_i16x8_s, function 0)
;; 69: valid, needs mvp, simd
;; 70: invalid at 70:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.narrow_i16x8_u, function 0)
;; 72: valid, needs mvp, simd
;; 73: invalid at 73:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i8x16.shl, function 0)
;; 75: valid, needs mvp, simd
;; 76: invalid at 76:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i8x16.shr_s, function 0)
;; 78: valid, needs mvp, simd
;; 79: invalid at 79:46: type mismatch: instruction requires [v128 i32] but stack has [i32 i64] (i8x16.shr_u, function 0)
;; 81: valid, needs mvp, simd
;; 82: invalid at 82:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.add, function 0)
;; 84: valid, needs mvp, simd
;; 85: invalid at 85:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.add_sat_s, function 0)
;; 87: valid, needs mvp, simd
;; 88: invalid at 88:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.add_sat_u, function 0)
;; 90: valid, needs mvp, simd
;; 91: invalid at 91:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.sub, function 0)
;; 93: valid, needs mvp, simd
;; 94: invalid at 94:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.sub_sat_s, function 0)
;; 96: valid, needs mvp, simd
;; 97: invalid at 97:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.sub_sat_u, function 0)
;; 99: valid, needs mvp, simd
;; 100: invalid at 100:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.min_s, function 0)
;; 102: valid, needs mvp, simd
;; 103: invalid at 103:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.min_u, function 0)
;; 105: valid, needs mvp, simd
;; 106: invalid at 106:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.max_s, function 0)
;; 108: valid, needs mvp, simd
;; 109: invalid at 109:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.max_u, function 0)
;; 111: valid, needs mvp, simd
;; 112: invalid at 112:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.avgr_u, function 0)
