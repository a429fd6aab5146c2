;;! opcodes control
;; unreachable
(module (table 4 funcref) (func (result i32) (unreachable)))
(module (table 4 funcref) (func (unreachable)))
;; nop
(module (table 4 funcref) (func (nop)))
(module (table 4 funcref) (func (result i64) (nop)))
;; block
(module (table 4 funcref) (func (param i32) (result i32) (block (result i32) (i32.eqz (local.get 0)))))
(module (table 4 funcref) (func (param i64) (result i32) (block (result i32) (i32.eqz (local.get 0)))))
;; loop
(module (table 4 funcref) (func (param i32) (loop (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br_if 0 (local.get 0)))))
(module (table 4 funcref) (func (param i64) (loop (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br_if 0 (local.get 0)))))
;; if
(module (table 4 funcref) (global $g (mut i32) (i32.const 7)) (func (param i32 i64) (if (local.get 0) (then (global.set $g (i32.wrap_i64 (local.get 1)))))))
(module (table 4 funcref) (global $g (mut i32) (i32.const 7)) (func (param i64 i32) (if (local.get 0) (then (global.set $g (i32.wrap_i64 (local.get 1)))))))
;; else
(module (table 4 funcref) (func (param i32 i64 i64) (result i64) (if (result i64) (local.get 0) (then (local.get 1)) (else (local.get 2)))))
(module (table 4 funcref) (func (param i64 i32 i32) (result i64) (if (result i64) (local.get 0) (then (local.get 1)) (else (local.get 2)))))
;; end
(module (table 4 funcref) (func (result i32) (block (nop)) (i32.const 1)))
(module (table 4 funcref) (func (block (nop)) (i32.const 1)))
;; br
(module (table 4 funcref) (func (param i64) (result i64) (block (result i64) (br 0 (local.get 0)))))
(module (table 4 funcref) (func (param i32) (result i64) (block (result i64) (br 0 (local.get 0)))))
;; br_if
(module (table 4 funcref) (func (param i32 f32) (result f32) (br_if 0 (local.get 1) (local.get 0)) (f32.neg)))
(module (table 4 funcref) (func (param i64 f64) (result f32) (br_if 0 (local.get 1) (local.get 0)) (f32.neg)))
;; br_table
(module (table 4 funcref) (func (param i32) (result i32) (block (block (br_table 0 1 1 0 (local.get 0))) (return (i32.const 5))) (i32.const 6)))
(module (table 4 funcref) (func (param i64) (result i32) (block (block (br_table 0 1 1 0 (local.get 0))) (return (i32.const 5))) (i32.const 6)))
;; return
(module (table 4 funcref) (func (param f64) (result f64) (return (local.get 0))))
(module (table 4 funcref) (func (param f32) (result f64) (return (local.get 0))))
;; call
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (call $callee (local.get 0))))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (call $callee (local.get 0))))
;; call_indirect
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func (param i32 i32) (result i32) (call_indirect (type $sig) (local.get 0) (local.get 1))))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func (param i64 i64) (result i32) (call_indirect (type $sig) (local.get 0) (local.get 1))))
;; drop
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (drop (call $callee (local.get 0))) (local.get 0)))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (drop (call $callee (local.get 0))) (local.get 0)))
;; select
(module (table 4 funcref) (func (param i64 i64 i32) (result i64) (select (local.get 0) (local.get 1) (local.get 2))))
(module (table 4 funcref) (func (param i32 i32 i64) (result i64) (select (local.get 0) (local.get 1) (local.get 2))))
;; local.get
(module (table 4 funcref) (func (param i32 i64) (result i64) (local.get 1)))
(module (table 4 funcref) (func (param i64 i32) (result i64) (local.get 1)))
;; local.set
(module (table 4 funcref) (func (param i32) (result i32) (local i32) (local.set 1 (local.get 0)) (local.get 1)))
(module (table 4 funcref) (func (param i64) (result i32) (local i32) (local.set 1 (local.get 0)) (local.get 1)))
;; local.tee
(module (table 4 funcref) (func (param i32) (result i32) (local i32) (i32.add (local.tee 1 (local.get 0)) (local.get 1))))
(module (table 4 funcref) (func (param i64) (result i32) (local i32) (i32.add (local.tee 1 (local.get 0)) (local.get 1))))
;; global.get
(module (table 4 funcref) (global $g (mut i32) (i32.const 7)) (func (result i32) (global.get $g)))
(module (table 4 funcref) (global $g (mut i32) (i32.const 7)) (func (global.get $g)))
;; global.set
(module (table 4 funcref) (global $g (mut i32) (i32.const 7)) (func (param i32) (global.set $g (local.get 0))))
(module (table 4 funcref) (global $g (mut i32) (i32.const 7)) (func (param i64) (global.set $g (local.get 0))))

;; 3: valid, needs mvp
;; 4: valid, needs mvp
;; 6: valid, needs mvp
;; 7: invalid at 7:51: type mismatch: instruction requires [i64] but stack has [] (end, function 0)
;; 9: valid, needs mvp
;; 10: invalid at 10:79: type mismatch: instruction requires [i32] but stack has [i64] (i32.eqz, function 0)
;; 12: valid, needs mvp
;; 13: invalid at 13:65: type mismatch: instruction requires [i32 i32] but stack has [i64 i32] (i32.sub, function 0)
;; 15: valid, needs mvp
;; 16: invalid at 16:86: type mismatch: instruction requires [i32] but stack has [i64] (if, function 0)
;; 18: valid, needs mvp
;; 19: invalid at 19:67: type mismatch: instruction requires [i32] but stack has [i64] (if, function 0)
;; 21: valid, needs mvp
;; 22: invalid at 22:60: type mismatch: block requires [] but stack has [i32] (end, function 0)
;; 24: valid, needs mvp
;; 25: invalid at 25:79: type mismatch: instruction requires [i64] but stack has [i32] (br, function 0)
;; 27: valid, needs mvp
;; 28: invalid at 28:63: type mismatch: instruction requires [i32] but stack has [i64] (br_if, function 0)
;; 30: valid, needs mvp
;; 31: invalid at 31:73: type mismatch: instruction requires [i32] but stack has [i64] (br_table, function 0)
;; 33: valid, needs mvp
;; 34: invalid at 34:59: type mismatch: instruction requires [f64] but stack has [f32] (return, function 0)
;; 36: valid, needs mvp
;; 37: invalid at 37:172: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
;; 39: valid, needs mvp
;; 40: invalid at 40:107: type mismatch: instruction requires [i32] but stack has [i64] (call_indirect, function 0)
;; 42: valid, needs mvp
;; 43: invalid at 43:178: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
;; 45: valid, needs mvp
;; 46: invalid at 46:67: type mismatch: instruction requires [i32] but stack has [i64] (select, function 0)
;; 48: valid, needs mvp
;; 49: invalid at 49:75: type mismatch: instruction requires [i64] but stack has [i32] (end, function 0)
;; 51: valid, needs mvp
;; 52: invalid at 52:71: type mismatch: instruction requires [i32] but stack has [i64] (local.set, function 0)
;; 54: valid, needs mvp
;; 55: invalid at 55:80: type mismatch: instruction requires [i32] but stack has [i64] (local.tee, function 0)
;; 57: valid, needs mvp
;; 58: invalid at 58:84: type mismatch: block requires [] but stack has [i32] (end, function 0)
;; 60: valid, needs mvp
;; 61: invalid at 61:82: type mismatch: instruction requires [i32] but stack has [i64] (global.set, function 0)
