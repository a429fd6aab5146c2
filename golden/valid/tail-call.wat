;;! opcodes tail-call
;; return_call
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (return_call $callee (local.get 0))))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (return_call $callee (local.get 0))))
;; return_call_indirect
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func (param i32 i32) (result i32) (return_call_indirect (type $sig) (local.get 0) (local.get 1))))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func (param i64 i64) (result i32) (return_call_indirect (type $sig) (local.get 0) (local.get 1))))
;; return_call_ref
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func (param i32 (ref null $sig)) (result i32) (return_call_ref $sig (local.get 0) (local.get 1))))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func (param i64 i32) (result i32) (return_call_ref $sig (local.get 0) (local.get 1))))

;; 3: valid, needs mvp, tail-call
;; 4: invalid at 4:172: type mismatch: instruction requires [i32] but stack has [i64] (return_call, function 1)
;; 6: valid, needs mvp, tail-call
;; 7: invalid at 7:107: type mismatch: instruction requires [i32] but stack has [i64] (return_call_indirect, function 0)
;; 9: valid, needs mvp, tail-call, function-references
;; 10: invalid at 10:107: type mismatch: instruction requires [(ref null 0)] but stack has [i32] (return_call_ref, function 0)
