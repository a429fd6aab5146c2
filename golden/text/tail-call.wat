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

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (param i32 i32) (result i32)))
;;   (type (;2;) (func (param i32 (ref null $sig)) (result i32)))
;;   (table (;0;) 4 funcref)
;;   (elem (;0;) declare func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $return_call (type $sig) (param i32) (result i32)
;;     local.get 0
;;     return_call $callee
;;   )
;;   (func $return_call_indirect (type 1) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     return_call_indirect (type $sig)
;;   )
;;   (func $return_call_ref (type 2) (param i32 (ref null $sig)) (result i32)
;;     local.get 0
;;     local.get 1
;;     return_call_ref $sig
;;   )
;; )
