;;! opcodes reference-types
;; select_t
(module (table 4 funcref) (func (param funcref funcref i32) (result funcref) (select (result funcref) (local.get 0) (local.get 1) (local.get 2))))
(module (table 4 funcref) (func (param i32 i32 i64) (result funcref) (select (result funcref) (local.get 0) (local.get 1) (local.get 2))))
;; table.get
(module (table 4 funcref) (func (param i32) (result funcref) (table.get 0 (local.get 0))))
(module (table 4 funcref) (func (param i64) (result funcref) (table.get 0 (local.get 0))))
;; table.set
(module (table 4 funcref) (func (param i32 funcref) (table.set 0 (local.get 0) (local.get 1))))
(module (table 4 funcref) (func (param i64 i32) (table.set 0 (local.get 0) (local.get 1))))
;; ref.null
(module (table 4 funcref) (func (result externref) (ref.null extern)))
(module (table 4 funcref) (func (ref.null extern)))
;; ref.is_null
(module (table 4 funcref) (func (param externref) (result i32) (ref.is_null (local.get 0))))
(module (table 4 funcref) (func (param i32) (result i32) (ref.is_null (local.get 0))))
;; ref.func
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (result funcref) (ref.func $callee)))
(module (type $sig (func (param i32) (result i32))) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (func (ref.func $callee)))
;; table.grow
(module (table 4 funcref) (func (param funcref i32) (result i32) (table.grow (local.get 0) (local.get 1))))
(module (table 4 funcref) (func (param i32 i64) (result i32) (table.grow (local.get 0) (local.get 1))))
;; table.size
(module (table 4 funcref) (func (result i32) (table.size)))
(module (table 4 funcref) (func (table.size)))
;; table.fill
(module (table 4 funcref) (func (param i32 funcref i32) (table.fill (local.get 0) (local.get 1) (local.get 2))))
(module (table 4 funcref) (func (param i64 i32 i64) (table.fill (local.get 0) (local.get 1) (local.get 2))))

;; 3: valid, needs mvp, reference-types
;; 4: invalid at 4:71: type mismatch: instruction requires [i32] but stack has [i64] (select_t, function 0)
;; 6: valid, needs mvp, reference-types
;; 7: invalid at 7:63: type mismatch: instruction requires [i32] but stack has [i64] (table.get, function 0)
;; 9: valid, needs mvp, reference-types
;; 10: invalid at 10:50: type mismatch: instruction requires [funcref] but stack has [i32] (table.set, function 0)
;; 12: valid, needs mvp, reference-types
;; 13: invalid at 13:50: type mismatch: block requires [] but stack has [externref] (end, function 0)
;; 15: valid, needs mvp, reference-types
;; 16: invalid at 16:59: type mismatch: instruction requires a reference but stack has [i32] (ref.is_null, function 0)
;; 18: valid, needs mvp, reference-types
;; 19: invalid at 19:164: type mismatch: block requires [] but stack has [(ref 0)] (end, function 1)
;; 21: valid, needs mvp, reference-types
;; 22: invalid at 22:63: type mismatch: instruction requires [i32] but stack has [i64] (table.grow, function 0)
;; 24: valid, needs mvp, reference-types
;; 25: invalid at 25:45: type mismatch: block requires [] but stack has [i32] (end, function 0)
;; 27: valid, needs mvp, reference-types
;; 28: invalid at 28:54: type mismatch: instruction requires [i32] but stack has [i64] (table.fill, function 0)
