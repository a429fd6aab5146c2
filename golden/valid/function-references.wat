;;! opcodes function-references
;; call_ref
(module (type $sig (func (param i32) (result i32))) (func (param i32 (ref null $sig)) (result i32) (call_ref $sig (local.get 0) (local.get 1))))
(module (type $sig (func (param i32) (result i32))) (func (param i64 i32) (result i32) (call_ref $sig (local.get 0) (local.get 1))))
;; ref.as_non_null
(module (type $sig (func (param i32) (result i32))) (func (param (ref null $sig)) (result (ref $sig)) (ref.as_non_null (local.get 0))))
(module (type $sig (func (param i32) (result i32))) (func (param i32) (result (ref $sig)) (ref.as_non_null (local.get 0))))
;; br_on_null
(module (type $sig (func (param i32) (result i32))) (func (param (ref null $sig)) (result i32) (block (return (call_ref $sig (i32.const 1) (br_on_null 0 (local.get 0))))) (i32.const 2)))
(module (type $sig (func (param i32) (result i32))) (func (param i32) (result i32) (block (return (call_ref $sig (i32.const 1) (br_on_null 0 (local.get 0))))) (i32.const 2)))
;; br_on_non_null
(module (type $sig (func (param i32) (result i32))) (func (param (ref null $sig)) (result (ref $sig)) (br_on_non_null 0 (local.get 0)) (unreachable)))
(module (type $sig (func (param i32) (result i32))) (func (param i32) (result (ref $sig)) (br_on_non_null 0 (local.get 0)) (unreachable)))

;; 3: valid, needs mvp, function-references
;; 4: invalid at 4:89: type mismatch: instruction requires [(ref null 0)] but stack has [i32] (call_ref, function 0)
;; 6: valid, needs mvp, function-references
;; 7: invalid at 7:92: type mismatch: instruction requires a reference but stack has [i32] (ref.as_non_null, function 0)
;; 9: valid, needs mvp, function-references
;; 10: invalid at 10:129: type mismatch: instruction requires a reference but stack has [i32] (br_on_null, function 0)
;; 12: valid, needs mvp, function-references
;; 13: invalid at 13:92: type mismatch: instruction requires a reference but stack has [i32] (br_on_non_null, function 0)
