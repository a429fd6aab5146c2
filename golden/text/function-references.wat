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

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (param i32 (ref null $sig)) (result i32)))
;;   (type (;2;) (func (param (ref null $sig)) (result (ref $sig))))
;;   (type (;3;) (func (param (ref null $sig)) (result i32)))
;;   (elem (;0;) declare func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $call_ref (type 1) (param i32 (ref null $sig)) (result i32)
;;     local.get 0
;;     local.get 1
;;     call_ref $sig
;;   )
;;   (func $ref.as_non_null (type 2) (param (ref null $sig)) (result (ref $sig))
;;     local.get 0
;;     ref.as_non_null
;;   )
;;   (func $br_on_null (type 3) (param (ref null $sig)) (result i32)
;;     block
;;       i32.const 1
;;       local.get 0
;;       br_on_null 0
;;       call_ref $sig
;;       return
;;     end
;;     i32.const 2
;;   )
;;   (func $br_on_non_null (type 2) (param (ref null $sig)) (result (ref $sig))
;;     local.get 0
;;     br_on_non_null 0
;;     unreachable
;;   )
;; )
