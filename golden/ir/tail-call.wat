;;! opcodes tail-call
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $return_call (param i32) (result i32) (return_call $callee (local.get 0)))
  (func $return_call_indirect (param i32 i32) (result i32) (return_call_indirect (type $sig) (local.get 0) (local.get 1)))
  (func $return_call_ref (param i32 (ref null $sig)) (result i32) (return_call_ref $sig (local.get 0) (local.get 1)))
)

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $return_call:
;; function 1 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return_call 0 sig0 (v0)
;;
;; function 2 $return_call_indirect:
;; function 2 (i32, i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v1
;;   v3 = vmload.i64 72 full limits
;;   v4 = icmp.uge.i32 v2, v3
;;   trapnz v4 undefinedElement v1 72 3
;;   v6 = vmload.i64 64 full limits
;;   v7 = iconst.i64 0x0000000000000003
;;   v8 = ishl.i64 v2, v7
;;   v9 = load.i64 v6 + v8 full table
;;   v10 = iconst.i64 0x0000000000000000
;;   v11 = icmp.eq.i32 v9, v10
;;   trapnz v11 uninitializedElement v1 72 3
;;   v13 = load.i32 v9 + 16 full constant
;;   v14 = vmload.i32 120 full constant
;;   v15 = icmp.ne.i32 v13, v14
;;   trapnz v15 indirectCallTypeMismatch v13 0 4
;;   v17 = load.i64 v9 full constant
;;   v18 = load.i64 v9 + 8 full constant
;;   return_call_ptr v17, v18 sig0 (v0)
;;
;; function 3 $return_call_ref:
;; function 3 (i32, i64) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32, v1: i64):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 nullFunctionReference
;;   v5 = load.i64 v1 full constant
;;   v6 = load.i64 v1 + 8 full constant
;;   return_call_ptr v5, v6 sig0 (v0)
