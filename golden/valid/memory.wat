;;! opcodes memory
;; i32.load
(module (memory 1) (func (param i32) (result i32) (i32.load offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i32) (i32.load offset=16 (local.get 0))))
;; i64.load
(module (memory 1) (func (param i32) (result i64) (i64.load offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load offset=16 (local.get 0))))
;; f32.load
(module (memory 1) (func (param i32) (result f32) (f32.load offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result f32) (f32.load offset=16 (local.get 0))))
;; f64.load
(module (memory 1) (func (param i32) (result f64) (f64.load offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result f64) (f64.load offset=16 (local.get 0))))
;; i32.load8_s
(module (memory 1) (func (param i32) (result i32) (i32.load8_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i32) (i32.load8_s offset=16 (local.get 0))))
;; i32.load8_u
(module (memory 1) (func (param i32) (result i32) (i32.load8_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i32) (i32.load8_u offset=16 (local.get 0))))
;; i32.load16_s
(module (memory 1) (func (param i32) (result i32) (i32.load16_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i32) (i32.load16_s offset=16 (local.get 0))))
;; i32.load16_u
(module (memory 1) (func (param i32) (result i32) (i32.load16_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i32) (i32.load16_u offset=16 (local.get 0))))
;; i64.load8_s
(module (memory 1) (func (param i32) (result i64) (i64.load8_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load8_s offset=16 (local.get 0))))
;; i64.load8_u
(module (memory 1) (func (param i32) (result i64) (i64.load8_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load8_u offset=16 (local.get 0))))
;; i64.load16_s
(module (memory 1) (func (param i32) (result i64) (i64.load16_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load16_s offset=16 (local.get 0))))
;; i64.load16_u
(module (memory 1) (func (param i32) (result i64) (i64.load16_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load16_u offset=16 (local.get 0))))
;; i64.load32_s
(module (memory 1) (func (param i32) (result i64) (i64.load32_s offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load32_s offset=16 (local.get 0))))
;; i64.load32_u
(module (memory 1) (func (param i32) (result i64) (i64.load32_u offset=16 (local.get 0))))
(module (memory 1) (func (param i64) (result i64) (i64.load32_u offset=16 (local.get 0))))
;; i32.store
(module (memory 1) (func (param i32 i32) (i32.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i64) (i32.store offset=16 (local.get 0) (local.get 1))))
;; i64.store
(module (memory 1) (func (param i32 i64) (i64.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (i64.store offset=16 (local.get 0) (local.get 1))))
;; f32.store
(module (memory 1) (func (param i32 f32) (f32.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 f64) (f32.store offset=16 (local.get 0) (local.get 1))))
;; f64.store
(module (memory 1) (func (param i32 f64) (f64.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 f32) (f64.store offset=16 (local.get 0) (local.get 1))))
;; i32.store8
(module (memory 1) (func (param i32 i32) (i32.store8 offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i64) (i32.store8 offset=16 (local.get 0) (local.get 1))))
;; i32.store16
(module (memory 1) (func (param i32 i32) (i32.store16 offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i64) (i32.store16 offset=16 (local.get 0) (local.get 1))))
;; i64.store8
(module (memory 1) (func (param i32 i64) (i64.store8 offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (i64.store8 offset=16 (local.get 0) (local.get 1))))
;; i64.store16
(module (memory 1) (func (param i32 i64) (i64.store16 offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (i64.store16 offset=16 (local.get 0) (local.get 1))))
;; i64.store32
(module (memory 1) (func (param i32 i64) (i64.store32 offset=16 (local.get 0) (local.get 1))))
(module (memory 1) (func (param i64 i32) (i64.store32 offset=16 (local.get 0) (local.get 1))))
;; memory.size
(module (memory 1) (func (result i32) (memory.size)))
(module (memory 1) (func (memory.size)))
;; memory.grow
(module (memory 1) (func (param i32) (result i32) (memory.grow (local.get 0))))
(module (memory 1) (func (param i64) (result i32) (memory.grow (local.get 0))))

;; 3: valid, needs mvp
;; 4: invalid at 4:52: type mismatch: instruction requires [i32] but stack has [i64] (i32.load, function 0)
;; 6: valid, needs mvp
;; 7: invalid at 7:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load, function 0)
;; 9: valid, needs mvp
;; 10: invalid at 10:52: type mismatch: instruction requires [i32] but stack has [i64] (f32.load, function 0)
;; 12: valid, needs mvp
;; 13: invalid at 13:52: type mismatch: instruction requires [i32] but stack has [i64] (f64.load, function 0)
;; 15: valid, needs mvp
;; 16: invalid at 16:52: type mismatch: instruction requires [i32] but stack has [i64] (i32.load8_s, function 0)
;; 18: valid, needs mvp
;; 19: invalid at 19:52: type mismatch: instruction requires [i32] but stack has [i64] (i32.load8_u, function 0)
;; 21: valid, needs mvp
;; 22: invalid at 22:52: type mismatch: instruction requires [i32] but stack has [i64] (i32.load16_s, function 0)
;; 24: valid, needs mvp
;; 25: invalid at 25:52: type mismatch: instruction requires [i32] but stack has [i64] (i32.load16_u, function 0)
;; 27: valid, needs mvp
;; 28: invalid at 28:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load8_s, function 0)
;; 30: valid, needs mvp
;; 31: invalid at 31:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load8_u, function 0)
;; 33: valid, needs mvp
;; 34: invalid at 34:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load16_s, function 0)
;; 36: valid, needs mvp
;; 37: invalid at 37:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load16_u, function 0)
;; 39: valid, needs mvp
;; 40: invalid at 40:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load32_s, function 0)
;; 42: valid, needs mvp
;; 43: invalid at 43:52: type mismatch: instruction requires [i32] but stack has [i64] (i64.load32_u, function 0)
;; 45: valid, needs mvp
;; 46: invalid at 46:43: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.store, function 0)
;; 48: valid, needs mvp
;; 49: invalid at 49:43: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.store, function 0)
;; 51: valid, needs mvp
;; 52: invalid at 52:43: type mismatch: instruction requires [address f32] but stack has [i64 f64] (f32.store, function 0)
;; 54: valid, needs mvp
;; 55: invalid at 55:43: type mismatch: instruction requires [address f64] but stack has [i64 f32] (f64.store, function 0)
;; 57: valid, needs mvp
;; 58: invalid at 58:43: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.store8, function 0)
;; 60: valid, needs mvp
;; 61: invalid at 61:43: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.store16, function 0)
;; 63: valid, needs mvp
;; 64: invalid at 64:43: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.store8, function 0)
;; 66: valid, needs mvp
;; 67: invalid at 67:43: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.store16, function 0)
;; 69: valid, needs mvp
;; 70: invalid at 70:43: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.store32, function 0)
;; 72: valid, needs mvp
;; 73: invalid at 73:39: type mismatch: block requires [] but stack has [i32] (end, function 0)
;; 75: valid, needs mvp
;; 76: invalid at 76:52: type mismatch: instruction requires [i32] but stack has [i64] (memory.grow, function 0)
