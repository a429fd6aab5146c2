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

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $throw:
;; function 1 (i32) -> ()
;; signature 1 (i32) -> ()
;; block0(v0: i32):
;;   v1 = vmload.i64 80 full constant
;;   v2 = vmload.i64 88 full constant
;;   call_ptr v1, v2 sig1 (v0)
;;   unreachable unreachable
;;
;; function 2 $throw_ref:
;; function 2 (ref) -> ()
;; signature 4 (ref) -> ()
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   trapnz v2 nullExceptionReference
;;   v4 = vmload.i64 0 full constant
;;   v5 = load.i64 v4 + 32 full constant
;;   v6 = load.i64 v4 + 40 full constant
;;   call_ptr v5, v6 sig4 (v0)
;;   unreachable unreachable
;;
;; function 3 $try_table:
;; function 3 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = try_call 0 sig0 (v0) [tag0 block1, block2]
;; block1:
;;   v2 = vmload.i64 0 full constant
;;   v3 = load.i64 v2 + 24 full limits
;;   v4 = load.i32 v3 full limits
;;   jump block3(v4)
;; block2:
;;   v6 = proj.i32 v1 0
;;   jump block3(v6)
;; block3(v8: i32):
;;   return v8
