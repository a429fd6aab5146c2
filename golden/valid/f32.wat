;;! opcodes f32
;; f32.const
(module (func (result f32) (f32.const 1.5)))
(module (func (f32.const 1.5)))
;; f32.eq
(module (func (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result i32) (f32.eq (local.get 0) (local.get 1))))
;; f32.ne
(module (func (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result i32) (f32.ne (local.get 0) (local.get 1))))
;; f32.lt
(module (func (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result i32) (f32.lt (local.get 0) (local.get 1))))
;; f32.gt
(module (func (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result i32) (f32.gt (local.get 0) (local.get 1))))
;; f32.le
(module (func (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result i32) (f32.le (local.get 0) (local.get 1))))
;; f32.ge
(module (func (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result i32) (f32.ge (local.get 0) (local.get 1))))
;; f32.abs
(module (func (param f32) (result f32) (f32.abs (local.get 0))))
(module (func (param f64) (result f32) (f32.abs (local.get 0))))
;; f32.neg
(module (func (param f32) (result f32) (f32.neg (local.get 0))))
(module (func (param f64) (result f32) (f32.neg (local.get 0))))
;; f32.ceil
(module (func (param f32) (result f32) (f32.ceil (local.get 0))))
(module (func (param f64) (result f32) (f32.ceil (local.get 0))))
;; f32.floor
(module (func (param f32) (result f32) (f32.floor (local.get 0))))
(module (func (param f64) (result f32) (f32.floor (local.get 0))))
;; f32.trunc
(module (func (param f32) (result f32) (f32.trunc (local.get 0))))
(module (func (param f64) (result f32) (f32.trunc (local.get 0))))
;; f32.nearest
(module (func (param f32) (result f32) (f32.nearest (local.get 0))))
(module (func (param f64) (result f32) (f32.nearest (local.get 0))))
;; f32.sqrt
(module (func (param f32) (result f32) (f32.sqrt (local.get 0))))
(module (func (param f64) (result f32) (f32.sqrt (local.get 0))))
;; f32.add
(module (func (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.add (local.get 0) (local.get 1))))
;; f32.sub
(module (func (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.sub (local.get 0) (local.get 1))))
;; f32.mul
(module (func (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.mul (local.get 0) (local.get 1))))
;; f32.div
(module (func (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.div (local.get 0) (local.get 1))))
;; f32.min
(module (func (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.min (local.get 0) (local.get 1))))
;; f32.max
(module (func (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.max (local.get 0) (local.get 1))))
;; f32.copysign
(module (func (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1))))
(module (func (param f64 f64) (result f32) (f32.copysign (local.get 0) (local.get 1))))
;; f32.convert_i32_s
(module (func (param i32) (result f32) (f32.convert_i32_s (local.get 0))))
(module (func (param i64) (result f32) (f32.convert_i32_s (local.get 0))))
;; f32.convert_i32_u
(module (func (param i32) (result f32) (f32.convert_i32_u (local.get 0))))
(module (func (param i64) (result f32) (f32.convert_i32_u (local.get 0))))
;; f32.convert_i64_s
(module (func (param i64) (result f32) (f32.convert_i64_s (local.get 0))))
(module (func (param i32) (result f32) (f32.convert_i64_s (local.get 0))))
;; f32.convert_i64_u
(module (func (param i64) (result f32) (f32.convert_i64_u (local.get 0))))
(module (func (param i32) (result f32) (f32.convert_i64_u (local.get 0))))
;; f32.demote_f64
(module (func (param f64) (result f32) (f32.demote_f64 (local.get 0))))
(module (func (param f32) (result f32) (f32.demote_f64 (local.get 0))))
;; f32.reinterpret_i32
(module (func (param i32) (result f32) (f32.reinterpret_i32 (local.get 0))))
(module (func (param i64) (result f32) (f32.reinterpret_i32 (local.get 0))))

;; 3: valid, needs mvp
;; 4: invalid at 4:30: type mismatch: block requires [] but stack has [f32] (end, function 0)
;; 6: valid, needs mvp
;; 7: invalid at 7:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.eq, function 0)
;; 9: valid, needs mvp
;; 10: invalid at 10:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.ne, function 0)
;; 12: valid, needs mvp
;; 13: invalid at 13:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.lt, function 0)
;; 15: valid, needs mvp
;; 16: invalid at 16:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.gt, function 0)
;; 18: valid, needs mvp
;; 19: invalid at 19:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.le, function 0)
;; 21: valid, needs mvp
;; 22: invalid at 22:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.ge, function 0)
;; 24: valid, needs mvp
;; 25: invalid at 25:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.abs, function 0)
;; 27: valid, needs mvp
;; 28: invalid at 28:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.neg, function 0)
;; 30: valid, needs mvp
;; 31: invalid at 31:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.ceil, function 0)
;; 33: valid, needs mvp
;; 34: invalid at 34:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.floor, function 0)
;; 36: valid, needs mvp
;; 37: invalid at 37:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.trunc, function 0)
;; 39: valid, needs mvp
;; 40: invalid at 40:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.nearest, function 0)
;; 42: valid, needs mvp
;; 43: invalid at 43:41: type mismatch: instruction requires [f32] but stack has [f64] (f32.sqrt, function 0)
;; 45: valid, needs mvp
;; 46: invalid at 46:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.add, function 0)
;; 48: valid, needs mvp
;; 49: invalid at 49:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.sub, function 0)
;; 51: valid, needs mvp
;; 52: invalid at 52:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.mul, function 0)
;; 54: valid, needs mvp
;; 55: invalid at 55:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.div, function 0)
;; 57: valid, needs mvp
;; 58: invalid at 58:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.min, function 0)
;; 60: valid, needs mvp
;; 61: invalid at 61:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.max, function 0)
;; 63: valid, needs mvp
;; 64: invalid at 64:45: type mismatch: instruction requires [f32 f32] but stack has [f64 f64] (f32.copysign, function 0)
;; 66: valid, needs mvp
;; 67: invalid at 67:41: type mismatch: instruction requires [i32] but stack has [i64] (f32.convert_i32_s, function 0)
;; 69: valid, needs mvp
;; 70: invalid at 70:41: type mismatch: instruction requires [i32] but stack has [i64] (f32.convert_i32_u, function 0)
;; 72: valid, needs mvp
;; 73: invalid at 73:41: type mismatch: instruction requires [i64] but stack has [i32] (f32.convert_i64_s, function 0)
;; 75: valid, needs mvp
;; 76: invalid at 76:41: type mismatch: instruction requires [i64] but stack has [i32] (f32.convert_i64_u, function 0)
;; 78: valid, needs mvp
;; 79: invalid at 79:41: type mismatch: instruction requires [f64] but stack has [f32] (f32.demote_f64, function 0)
;; 81: valid, needs mvp
;; 82: invalid at 82:41: type mismatch: instruction requires [i32] but stack has [i64] (f32.reinterpret_i32, function 0)
