;;! opcodes simd-memory
;; v128.load
(module (memory 1) (func (param i32) (result v128) (v128.load offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load offset=16 (local.get 0))))
;; v128.load8x8_s
(module (memory 1) (func (param i32) (result v128) (v128.load8x8_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load8x8_s offset=16 (local.get 0))))
;; v128.load8x8_u
(module (memory 1) (func (param i32) (result v128) (v128.load8x8_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load8x8_u offset=16 (local.get 0))))
;; v128.load16x4_s
(module (memory 1) (func (param i32) (result v128) (v128.load16x4_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load16x4_s offset=16 (local.get 0))))
;; v128.load16x4_u
(module (memory 1) (func (param i32) (result v128) (v128.load16x4_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load16x4_u offset=16 (local.get 0))))
;; v128.load32x2_s
(module (memory 1) (func (param i32) (result v128) (v128.load32x2_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load32x2_s offset=16 (local.get 0))))
;; v128.load32x2_u
(module (memory 1) (func (param i32) (result v128) (v128.load32x2_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load32x2_u offset=16 (local.get 0))))
;; v128.load8_splat
(module (memory 1) (func (param i32) (result v128) (v128.load8_splat offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load8_splat offset=16 (local.get 0))))
;; v128.load16_splat
(module (memory 1) (func (param i32) (result v128) (v128.load16_splat offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load16_splat offset=16 (local.get 0))))
;; v128.load32_splat
(module (memory 1) (func (param i32) (result v128) (v128.load32_splat offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load32_splat offset=16 (local.get 0))))
;; v128.load64_splat
(module (memory 1) (func (param i32) (result v128) (v128.load64_splat offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load64_splat offset=16 (local.get 0))))
;; v128.store
(module (memory 1) (func (param i32 v128) (v128.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (v128.store offset=16 (local.get 0) (local.get 1))))
;; v128.load8_lane
(module (memory 1) (func (param i32 v128) (result v128) (v128.load8_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (result v128) (v128.load8_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.load16_lane
(module (memory 1) (func (param i32 v128) (result v128) (v128.load16_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (result v128) (v128.load16_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.load32_lane
(module (memory 1) (func (param i32 v128) (result v128) (v128.load32_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (result v128) (v128.load32_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.load64_lane
(module (memory 1) (func (param i32 v128) (result v128) (v128.load64_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (result v128) (v128.load64_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.store8_lane
(module (memory 1) (func (param i32 v128) (v128.store8_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (v128.store8_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.store16_lane
(module (memory 1) (func (param i32 v128) (v128.store16_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (v128.store16_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.store32_lane
(module (memory 1) (func (param i32 v128) (v128.store32_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (v128.store32_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.store64_lane
(module (memory 1) (func (param i32 v128) (v128.store64_lane offset=16 1 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (v128.store64_lane offset=16 1 (local.get 0) (local.get 1))))
;; v128.load32_zero
(module (memory 1) (func (param i32) (result v128) (v128.load32_zero offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load32_zero offset=16 (local.get 0))))
;; v128.load64_zero
(module (memory 1) (func (param i32) (result v128) (v128.load64_zero offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result v128) (v128.load64_zero offset=16 (local.get 0))))

;; 3: valid, needs mvp, simd
;; 4: invalid at 4:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load, function 0)
;; 6: valid, needs mvp, simd
;; 7: invalid at 7:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load8x8_s, function 0)
;; 9: valid, needs mvp, simd
;; 10: invalid at 10:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load8x8_u, function 0)
;; 12: valid, needs mvp, simd
;; 13: invalid at 13:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load16x4_s, function 0)
;; 15: valid, needs mvp, simd
;; 16: invalid at 16:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load16x4_u, function 0)
;; 18: valid, needs mvp, simd
;; 19: invalid at 19:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load32x2_s, function 0)
;; 21: valid, needs mvp, simd
;; 22: invalid at 22:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load32x2_u, function 0)
;; 24: valid, needs mvp, simd
;; 25: invalid at 25:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load8_splat, function 0)
;; 27: valid, needs mvp, simd
;; 28: invalid at 28:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load16_splat, function 0)
;; 30: valid, needs mvp, simd
;; 31: invalid at 31:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load32_splat, function 0)
;; 33: valid, needs mvp, simd
;; 34: invalid at 34:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load64_splat, function 0)
;; 36: valid, needs mvp, simd
;; 37: invalid at 37:43: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.store, function 0)
;; 39: valid, needs mvp, simd
;; 40: invalid at 40:57: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.load8_lane, function 0)
;; 42: valid, needs mvp, simd
;; 43: invalid at 43:57: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.load16_lane, function 0)
;; 45: valid, needs mvp, simd
;; 46: invalid at 46:57: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.load32_lane, function 0)
;; 48: valid, needs mvp, simd
;; 49: invalid at 49:57: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.load64_lane, function 0)
;; 51: valid, needs mvp, simd
;; 52: invalid at 52:43: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.store8_lane, function 0)
;; 54: valid, needs mvp, simd
;; 55: invalid at 55:43: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.store16_lane, function 0)
;; 57: valid, needs mvp, simd
;; 58: invalid at 58:43: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.store32_lane, function 0)
;; 60: valid, needs mvp, simd
;; 61: invalid at 61:43: type mismatch: instruction requires [address v128] but stack has [i64 i32] (v128.store64_lane, function 0)
;; 63: valid, needs mvp, simd
;; 64: invalid at 64:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load32_zero, function 0)
;; 66: valid, needs mvp, simd
;; 67: invalid at 67:53: type mismatch: instruction requires [i32] but stack has [i64] (v128.load64_zero, function 0)
