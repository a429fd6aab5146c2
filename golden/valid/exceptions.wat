;;! opcodes exceptions
;; throw
(module (tag $e (param i32)) (func (param i32) (throw $e (local.get 0))))
(module (tag $e (param i32)) (func (param i64) (throw $e (local.get 0))))
;; throw_ref
(module (func (param exnref) (throw_ref (local.get 0))))
(module (func (param i32) (throw_ref (local.get 0))))
;; try_table
(module (type $sig (func (param i32) (result i32))) (tag $e (param i32)) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (block (result i32) (try_table (result i32) (catch $e 0) (call $callee (local.get 0))))))
(module (type $sig (func (param i32) (result i32))) (tag $e (param i32)) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (block (result i32) (try_table (result i32) (catch $e 0) (call $callee (local.get 0))))))

;; 3: valid, needs mvp, exceptions
;; 4: invalid at 4:49: type mismatch: instruction requires [i32] but stack has [i64] (throw, function 0)
;; 6: valid, needs mvp, exceptions
;; 7: invalid at 7:28: type mismatch: instruction requires [exnref] but stack has [i32] (throw_ref, function 0)
;; 9: valid, needs mvp, exceptions
;; 10: invalid at 10:232: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
