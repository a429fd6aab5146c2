;;! opcodes legacy-exceptions
;;! features legacy-exceptions
(module
  (type $sig (func (param i32) (result i32)))
  (tag $e (param i32))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $try (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0)))))
  (func $catch (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e)))
  (func $rethrow (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e (rethrow 0))))
  (func $delegate (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (delegate 0)))
  (func $catch_all (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch_all (i32.const 3))))
)

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (param i32)))
;;   (tag $e (type 1))
;;   (elem (;0;) declare func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $try (type $sig) (param i32) (result i32)
;;     try (result i32)
;;       local.get 0
;;       call $callee
;;     end
;;   )
;;   (func $catch (type $sig) (param i32) (result i32)
;;     try (result i32)
;;       local.get 0
;;       call $callee
;;     catch $e
;;     end
;;   )
;;   (func $rethrow (type $sig) (param i32) (result i32)
;;     try (result i32)
;;       local.get 0
;;       call $callee
;;     catch $e
;;       rethrow 0
;;     end
;;   )
;;   (func $delegate (type $sig) (param i32) (result i32)
;;     try (result i32)
;;       local.get 0
;;       call $callee
;;     delegate 0
;;   )
;;   (func $catch_all (type $sig) (param i32) (result i32)
;;     try (result i32)
;;       local.get 0
;;       call $callee
;;     catch_all
;;       i32.const 3
;;     end
;;   )
;; )
