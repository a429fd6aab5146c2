;;! opcodes legacy-exceptions
;;! features legacy-exceptions
;; try
(module (type $sig (func (param i32) (result i32))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))))))
(module (type $sig (func (param i32) (result i32))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (try (result i32) (do (call $callee (local.get 0))))))
;; catch
(module (type $sig (func (param i32) (result i32))) (tag $e (param i32)) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e))))
(module (type $sig (func (param i32) (result i32))) (tag $e (param i32)) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e))))
;; rethrow
(module (type $sig (func (param i32) (result i32))) (tag $e (param i32)) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e (rethrow 0)))))
(module (type $sig (func (param i32) (result i32))) (tag $e (param i32)) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e (rethrow 0)))))
;; delegate
(module (type $sig (func (param i32) (result i32))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (delegate 0))))
(module (type $sig (func (param i32) (result i32))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (try (result i32) (do (call $callee (local.get 0))) (delegate 0))))
;; catch_all
(module (type $sig (func (param i32) (result i32))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch_all (i32.const 3)))))
(module (type $sig (func (param i32) (result i32))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (param i64) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch_all (i32.const 3)))))

;; 4: valid, needs mvp, legacy-exceptions
;; 5: invalid at 5:176: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
;; 7: valid, needs mvp, legacy-exceptions
;; 8: invalid at 8:197: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
;; 10: valid, needs mvp, legacy-exceptions
;; 11: invalid at 11:197: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
;; 13: valid, needs mvp, legacy-exceptions
;; 14: invalid at 14:176: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
;; 16: valid, needs mvp, legacy-exceptions
;; 17: invalid at 17:176: type mismatch: instruction requires [i32] but stack has [i64] (call, function 1)
