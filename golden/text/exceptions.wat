;;! opcodes exceptions
(module
  (type $sig (func (param i32) (result i32)))
  (tag $e (param i32))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $throw (param i32) (throw $e (local.get 0)))
  (func $throw_ref (param exnref) (throw_ref (local.get 0)))
  (func $try_table (param i32) (result i32) (block (result i32) (try_table (result i32) (catch $e 0) (call $callee (local.get 0)))))
)

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (param i32)))
;;   (type (;2;) (func (param exnref)))
;;   (tag $e (type 1))
;;   (elem (;0;) declare func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $throw (type 1) (param i32)
;;     local.get 0
;;     throw $e
;;   )
;;   (func $throw_ref (type 2) (param exnref)
;;     local.get 0
;;     throw_ref
;;   )
;;   (func $try_table (type $sig) (param i32) (result i32)
;;     block (result i32)
;;       try_table (result i32) (catch $e 0)
;;         local.get 0
;;         call $callee
;;       end
;;     end
;;   )
;; )
