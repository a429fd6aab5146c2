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

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $try:
;; function 1 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = call.i32 0 sig0 (v0)
;;   return v1
;;
;; function 2 $catch:
;; function 2 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = try_call 0 sig0 (v0) [tag0 block1, block2]
;; block1:
;;   v2 = vmload.i64 0 full constant
;;   v3 = load.i64 v2 + 24 full limits
;;   v4 = load.i32 v3 full limits
;;   jump block3
;; block2:
;;   v6 = proj.i32 v1 0
;;   jump block4(v6)
;; block3:
;;   jump block4(v4)
;; block4(v9: i32):
;;   return v9
;;
;; function 3 $rethrow:
;; function 3 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; signature 3 (ref) -> ()
;; block0(v0: i32):
;;   v1 = try_call 0 sig0 (v0) [tag0 block1, block2]
;; block1:
;;   v2 = vmload.i64 0 full constant
;;   v3 = load.i64 v2 + 24 full limits
;;   v4 = load.i32 v3 full limits
;;   v5 = libcall.ref caught_exception ()
;;   jump block3
;; block2:
;;   v7 = proj.i32 v1 0
;;   jump block4
;; block3:
;;   v9 = vmload.i64 0 full constant
;;   v10 = load.i64 v9 + 32 full constant
;;   v11 = load.i64 v9 + 40 full constant
;;   call_ptr v10, v11 sig3 (v5)
;;   unreachable unreachable
;; block4:
;;   return v7
;;
;; function 4 $delegate:
;; function 4 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = call.i32 0 sig0 (v0)
;;   return v1
;;
;; function 5 $catch_all:
;; function 5 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = try_call 0 sig0 (v0) [catch_all block1, block2]
;; block1:
;;   jump block3
;; block2:
;;   v3 = proj.i32 v1 0
;;   jump block4(v3)
;; block3:
;;   v5 = iconst.i32 3
;;   jump block4(v5)
;; block4(v7: i32):
;;   return v7
