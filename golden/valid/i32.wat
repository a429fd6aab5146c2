;;! opcodes i32
;; i32.const
(module (func (result i32) (i32.const -7)))
(module (func (i32.const -7)))
;; i32.eqz
(module (func (param i32) (result i32) (i32.eqz (local.get 0))))
(module (func (param i64) (result i32) (i32.eqz (local.get 0))))
;; i32.eq
(module (func (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.eq (local.get 0) (local.get 1))))
;; i32.ne
(module (func (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.ne (local.get 0) (local.get 1))))
;; i32.lt_s
(module (func (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.lt_s (local.get 0) (local.get 1))))
;; i32.lt_u
(module (func (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.lt_u (local.get 0) (local.get 1))))
;; i32.gt_s
(module (func (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.gt_s (local.get 0) (local.get 1))))
;; i32.gt_u
(module (func (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.gt_u (local.get 0) (local.get 1))))
;; i32.le_s
(module (func (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.le_s (local.get 0) (local.get 1))))
;; i32.le_u
(module (func (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.le_u (local.get 0) (local.get 1))))
;; i32.ge_s
(module (func (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.ge_s (local.get 0) (local.get 1))))
;; i32.ge_u
(module (func (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.ge_u (local.get 0) (local.get 1))))
;; i32.clz
(module (func (param i32) (result i32) (i32.clz (local.get 0))))
(module (func (param i64) (result i32) (i32.clz (local.get 0))))
;; i32.ctz
(module (func (param i32) (result i32) (i32.ctz (local.get 0))))
(module (func (param i64) (result i32) (i32.ctz (local.get 0))))
;; i32.popcnt
(module (func (param i32) (result i32) (i32.popcnt (local.get 0))))
(module (func (param i64) (result i32) (i32.popcnt (local.get 0))))
;; i32.add
(module (func (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.add (local.get 0) (local.get 1))))
;; i32.sub
(module (func (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.sub (local.get 0) (local.get 1))))
;; i32.mul
(module (func (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.mul (local.get 0) (local.get 1))))
;; i32.div_s
(module (func (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.div_s (local.get 0) (local.get 1))))
;; i32.div_u
(module (func (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.div_u (local.get 0) (local.get 1))))
;; i32.rem_s
(module (func (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.rem_s (local.get 0) (local.get 1))))
;; i32.rem_u
(module (func (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.rem_u (local.get 0) (local.get 1))))
;; i32.and
(module (func (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.and (local.get 0) (local.get 1))))
;; i32.or
(module (func (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.or (local.get 0) (local.get 1))))
;; i32.xor
(module (func (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.xor (local.get 0) (local.get 1))))
;; i32.shl
(module (func (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.shl (local.get 0) (local.get 1))))
;; i32.shr_s
(module (func (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.shr_s (local.get 0) (local.get 1))))
;; i32.shr_u
(module (func (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.shr_u (local.get 0) (local.get 1))))
;; i32.rotl
(module (func (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.rotl (local.get 0) (local.get 1))))
;; i32.rotr
(module (func (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1))))
(module (func (param i64 i64) (result i32) (i32.rotr (local.get 0) (local.get 1))))
;; i32.wrap_i64
(module (func (param i64) (result i32) (i32.wrap_i64 (local.get 0))))
(module (func (param i32) (result i32) (i32.wrap_i64 (local.get 0))))
;; i32.trunc_f32_s
(module (func (param f32) (result i32) (i32.trunc_f32_s (local.get 0))))
(module (func (param f64) (result i32) (i32.trunc_f32_s (local.get 0))))
;; i32.trunc_f32_u
(module (func (param f32) (result i32) (i32.trunc_f32_u (local.get 0))))
(module (func (param f64) (result i32) (i32.trunc_f32_u (local.get 0))))
;; i32.trunc_f64_s
(module (func (param f64) (result i32) (i32.trunc_f64_s (local.get 0))))
(module (func (param f32) (result i32) (i32.trunc_f64_s (local.get 0))))
;; i32.trunc_f64_u
(module (func (param f64) (result i32) (i32.trunc_f64_u (local.get 0))))
(module (func (param f32) (result i32) (i32.trunc_f64_u (local.get 0))))
;; i32.reinterpret_f32
(module (func (param f32) (result i32) (i32.reinterpret_f32 (local.get 0))))
(module (func (param f64) (result i32) (i32.reinterpret_f32 (local.get 0))))

;; 3: valid, needs mvp
;; 4: invalid at 4:29: type mismatch: block requires [] but stack has [i32] (end, function 0)
;; 6: valid, needs mvp
;; 7: invalid at 7:41: type mismatch: instruction requires [i32] but stack has [i64] (i32.eqz, function 0)
;; 9: valid, needs mvp
;; 10: invalid at 10:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.eq, function 0)
;; 12: valid, needs mvp
;; 13: invalid at 13:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.ne, function 0)
;; 15: valid, needs mvp
;; 16: invalid at 16:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.lt_s, function 0)
;; 18: valid, needs mvp
;; 19: invalid at 19:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.lt_u, function 0)
;; 21: valid, needs mvp
;; 22: invalid at 22:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.gt_s, function 0)
;; 24: valid, needs mvp
;; 25: invalid at 25:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.gt_u, function 0)
;; 27: valid, needs mvp
;; 28: invalid at 28:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.le_s, function 0)
;; 30: valid, needs mvp
;; 31: invalid at 31:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.le_u, function 0)
;; 33: valid, needs mvp
;; 34: invalid at 34:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.ge_s, function 0)
;; 36: valid, needs mvp
;; 37: invalid at 37:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.ge_u, function 0)
;; 39: valid, needs mvp
;; 40: invalid at 40:41: type mismatch: instruction requires [i32] but stack has [i64] (i32.clz, function 0)
;; 42: valid, needs mvp
;; 43: invalid at 43:41: type mismatch: instruction requires [i32] but stack has [i64] (i32.ctz, function 0)
;; 45: valid, needs mvp
;; 46: invalid at 46:41: type mismatch: instruction requires [i32] but stack has [i64] (i32.popcnt, function 0)
;; 48: valid, needs mvp
;; 49: invalid at 49:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.add, function 0)
;; 51: valid, needs mvp
;; 52: invalid at 52:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.sub, function 0)
;; 54: valid, needs mvp
;; 55: invalid at 55:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.mul, function 0)
;; 57: valid, needs mvp
;; 58: invalid at 58:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.div_s, function 0)
;; 60: valid, needs mvp
;; 61: invalid at 61:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.div_u, function 0)
;; 63: valid, needs mvp
;; 64: invalid at 64:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.rem_s, function 0)
;; 66: valid, needs mvp
;; 67: invalid at 67:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.rem_u, function 0)
;; 69: valid, needs mvp
;; 70: invalid at 70:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.and, function 0)
;; 72: valid, needs mvp
;; 73: invalid at 73:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.or, function 0)
;; 75: valid, needs mvp
;; 76: invalid at 76:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.xor, function 0)
;; 78: valid, needs mvp
;; 79: invalid at 79:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.shl, function 0)
;; 81: valid, needs mvp
;; 82: invalid at 82:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.shr_s, function 0)
;; 84: valid, needs mvp
;; 85: invalid at 85:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.shr_u, function 0)
;; 87: valid, needs mvp
;; 88: invalid at 88:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.rotl, function 0)
;; 90: valid, needs mvp
;; 91: invalid at 91:45: type mismatch: instruction requires [i32 i32] but stack has [i64 i64] (i32.rotr, function 0)
;; 93: valid, needs mvp
;; 94: invalid at 94:41: type mismatch: instruction requires [i64] but stack has [i32] (i32.wrap_i64, function 0)
;; 96: valid, needs mvp
;; 97: invalid at 97:41: type mismatch: instruction requires [f32] but stack has [f64] (i32.trunc_f32_s, function 0)
;; 99: valid, needs mvp
;; 100: invalid at 100:41: type mismatch: instruction requires [f32] but stack has [f64] (i32.trunc_f32_u, function 0)
;; 102: valid, needs mvp
;; 103: invalid at 103:41: type mismatch: instruction requires [f64] but stack has [f32] (i32.trunc_f64_s, function 0)
;; 105: valid, needs mvp
;; 106: invalid at 106:41: type mismatch: instruction requires [f64] but stack has [f32] (i32.trunc_f64_u, function 0)
;; 108: valid, needs mvp
;; 109: invalid at 109:41: type mismatch: instruction requires [f32] but stack has [f64] (i32.reinterpret_f32, function 0)
