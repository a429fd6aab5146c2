;;! opcodes bulk-memory
;; memory.init
(module (memory 1) (table 4 funcref) (data $d "data") (func (param i32 i32 i32) (memory.init $d (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1) (table 4 funcref) (data $d "data") (func (param i64 i64 i64) (memory.init $d (local.get 0) (local.get 1) (local.get 2))))
;; data.drop
(module (memory 1) (table 4 funcref) (data $d "data") (func (data.drop $d)))
(module (memory 1) (table 4 funcref) (data $d "data") (func (result i64) (data.drop $d)))
;; memory.copy
(module (memory 1) (table 4 funcref) (func (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1) (table 4 funcref) (func (param i64 i64 i64) (memory.copy (local.get 0) (local.get 1) (local.get 2))))
;; memory.fill
(module (memory 1) (table 4 funcref) (func (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1) (table 4 funcref) (func (param i64 i64 i64) (memory.fill (local.get 0) (local.get 1) (local.get 2))))
;; table.init
(module (type $sig (func (param i32) (result i32))) (memory 1) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (param i32 i32 i32) (table.init $el (local.get 0) (local.get 1) (local.get 2))))
(module (type $sig (func (param i32) (result i32))) (memory 1) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (param i64 i64 i64) (table.init $el (local.get 0) (local.get 1) (local.get 2))))
;; elem.drop
(module (type $sig (func (param i32) (result i32))) (memory 1) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (elem.drop $el)))
(module (type $sig (func (param i32) (result i32))) (memory 1) (table 4 funcref) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (result i64) (elem.drop $el)))
;; table.copy
(module (memory 1) (table 4 funcref) (func (param i32 i32 i32) (table.copy (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1) (table 4 funcref) (func (param i64 i64 i64) (table.copy (local.get 0) (local.get 1) (local.get 2))))

;; 3: valid, needs mvp, bulk-memory
;; 4: invalid at 4:82: type mismatch: instruction requires [i32] but stack has [i64] (memory.init, function 0)
;; 6: valid, needs mvp, bulk-memory
;; 7: invalid at 7:88: type mismatch: instruction requires [i64] but stack has [] (end, function 0)
;; 9: valid, needs mvp, bulk-memory
;; 10: invalid at 10:65: type mismatch: instruction requires [i32] but stack has [i64] (memory.copy, function 0)
;; 12: valid, needs mvp, bulk-memory
;; 13: invalid at 13:65: type mismatch: instruction requires [i32] but stack has [i64] (memory.fill, function 0)
;; 15: valid, needs mvp, bulk-memory
;; 16: invalid at 16:202: type mismatch: instruction requires [i32] but stack has [i64] (table.init, function 1)
;; 18: valid, needs mvp, bulk-memory
;; 19: invalid at 19:209: type mismatch: instruction requires [i64] but stack has [] (end, function 1)
;; 21: valid, needs mvp, bulk-memory
;; 22: invalid at 22:65: type mismatch: instruction requires [i32] but stack has [i64] (table.copy, function 0)
