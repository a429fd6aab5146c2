;;! opcodes function-references
(module
  (type $sig (func (param i32) (result i32)))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $call_ref (param i32 (ref null $sig)) (result i32) (call_ref $sig (local.get 0) (local.get 1)))
  (func $ref.as_non_null (param (ref null $sig)) (result (ref $sig)) (ref.as_non_null (local.get 0)))
  (func $br_on_null (param (ref null $sig)) (result i32) (block (return (call_ref $sig (i32.const 1) (br_on_null 0 (local.get 0))))) (i32.const 2))
  (func $br_on_non_null (param (ref null $sig)) (result (ref $sig)) (br_on_non_null 0 (local.get 0)) (unreachable))
)

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $call_ref:
;; function 1 (i32, i64) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32, v1: i64):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 nullFunctionReference
;;   v5 = load.i64 v1 full constant
;;   v6 = load.i64 v1 + 8 full constant
;;   v7 = call_ptr.i32 v5, v6 sig0 (v0)
;;   return v7
;;
;; function 2 $ref.as_non_null:
;; function 2 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = iconst.i64 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   trapnz v2 nullReference
;;   return v0
;;
;; function 3 $br_on_null:
;; function 3 (i64) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i64):
;;   v1 = iconst.i32 1
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v0, v2
;;   brif v3, block2, block1
;; block1:
;;   v5 = load.i64 v0 full constant
;;   v6 = load.i64 v0 + 8 full constant
;;   v7 = call_ptr.i32 v5, v6 sig0 (v1)
;;   return v7
;; block2:
;;   v9 = iconst.i32 2
;;   return v9
;;
;; function 4 $br_on_non_null:
;; function 4 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = iconst.i64 0x0000000000000000
;;   v2 = icmp.ne.i32 v0, v1
;;   brif v2, block2, block1
;; block1:
;;   unreachable unreachable
;; block2:
;;   return v0
