;;! opcodes relaxed-simd
;; i8x16.relaxed_swizzle
(module (func (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1))))
;; i32x4.relaxed_trunc_f32x4_s
(module (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0))))
(module (func (param i32) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0))))
;; i32x4.relaxed_trunc_f32x4_u
(module (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0))))
(module (func (param i32) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0))))
;; i32x4.relaxed_trunc_f64x2_s_zero
(module (func (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0))))
(module (func (param i32) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0))))
;; i32x4.relaxed_trunc_f64x2_u_zero
(module (func (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0))))
(module (func (param i32) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0))))
;; f32x4.relaxed_madd
(module (func (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2))))
;; f32x4.relaxed_nmadd
(module (func (param v128 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2))))
;; f64x2.relaxed_madd
(module (func (param v128 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2))))
;; f64x2.relaxed_nmadd
(module (func (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2))))
;; i8x16.relaxed_laneselect
(module (func (param v128 v128 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
;; i16x8.relaxed_laneselect
(module (func (param v128 v128 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
;; i32x4.relaxed_laneselect
(module (func (param v128 v128 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
;; i64x2.relaxed_laneselect
(module (func (param v128 v128 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
;; f32x4.relaxed_min
(module (func (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1))))
;; f32x4.relaxed_max
(module (func (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1))))
;; f64x2.relaxed_min
(module (func (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1))))
;; f64x2.relaxed_max
(module (func (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1))))
;; i16x8.relaxed_q15mulr_s
(module (func (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1))))
;; i16x8.relaxed_dot_i8x16_i7x16_s
(module (func (param v128 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1))))
;; i32x4.relaxed_dot_i8x16_i7x16_add_s
(module (func (param v128 v128 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2))))
(module (func (param i32 i32 i32) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2))))

;; 3: valid, needs mvp, relaxed-simd
;; 4: invalid at 4:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i8x16.relaxed_swizzle, function 0)
;; 6: valid, needs mvp, relaxed-simd
;; 7: invalid at 7:42: type mismatch: instruction requires [v128] but stack has [i32] (i32x4.relaxed_trunc_f32x4_s, function 0)
;; 9: valid, needs mvp, relaxed-simd
;; 10: invalid at 10:42: type mismatch: instruction requires [v128] but stack has [i32] (i32x4.relaxed_trunc_f32x4_u, function 0)
;; 12: valid, needs mvp, relaxed-simd
;; 13: invalid at 13:42: type mismatch: instruction requires [v128] but stack has [i32] (i32x4.relaxed_trunc_f64x2_s_zero, function 0)
;; 15: valid, needs mvp, relaxed-simd
;; 16: invalid at 16:42: type mismatch: instruction requires [v128] but stack has [i32] (i32x4.relaxed_trunc_f64x2_u_zero, function 0)
;; 18: valid, needs mvp, relaxed-simd
;; 19: invalid at 19:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (f32x4.relaxed_madd, function 0)
;; 21: valid, needs mvp, relaxed-simd
;; 22: invalid at 22:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (f32x4.relaxed_nmadd, function 0)
;; 24: valid, needs mvp, relaxed-simd
;; 25: invalid at 25:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (f64x2.relaxed_madd, function 0)
;; 27: valid, needs mvp, relaxed-simd
;; 28: invalid at 28:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (f64x2.relaxed_nmadd, function 0)
;; 30: valid, needs mvp, relaxed-simd
;; 31: invalid at 31:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (i8x16.relaxed_laneselect, function 0)
;; 33: valid, needs mvp, relaxed-simd
;; 34: invalid at 34:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (i16x8.relaxed_laneselect, function 0)
;; 36: valid, needs mvp, relaxed-simd
;; 37: invalid at 37:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (i32x4.relaxed_laneselect, function 0)
;; 39: valid, needs mvp, relaxed-simd
;; 40: invalid at 40:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (i64x2.relaxed_laneselect, function 0)
;; 42: valid, needs mvp, relaxed-simd
;; 43: invalid at 43:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.relaxed_min, function 0)
;; 45: valid, needs mvp, relaxed-simd
;; 46: invalid at 46:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f32x4.relaxed_max, function 0)
;; 48: valid, needs mvp, relaxed-simd
;; 49: invalid at 49:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f64x2.relaxed_min, function 0)
;; 51: valid, needs mvp, relaxed-simd
;; 52: invalid at 52:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (f64x2.relaxed_max, function 0)
;; 54: valid, needs mvp, relaxed-simd
;; 55: invalid at 55:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i16x8.relaxed_q15mulr_s, function 0)
;; 57: valid, needs mvp, relaxed-simd
;; 58: invalid at 58:46: type mismatch: instruction requires [v128 v128] but stack has [i32 i32] (i16x8.relaxed_dot_i8x16_i7x16_s, function 0)
;; 60: valid, needs mvp, relaxed-simd
;; 61: invalid at 61:50: type mismatch: instruction requires [v128 v128 v128] but stack has [i32 i32 i32] (i32x4.relaxed_dot_i8x16_i7x16_add_s, function 0)
