;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (func $swap (param $a i32) (param $b i32)
    (local $t i64)
    (local.set $t (i64.load offset=8 (local.get $a)))
    (i64.store offset=8 (local.get $a) (i64.load offset=8 (local.get $b)))
    (i64.store offset=8 (local.get $b) (local.get $t)))
  (func $quotient (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $deep (param i32) (result i32)
    (if (result i32) (local.get 0) (then (i32.add (call $deep (i32.sub (local.get 0) (i32.const 1))) (i32.const 1))) (else (i32.const 0))))
)

;; function 0 $swap:
;; function 0 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = uextend.i64 v0
;;   v4 = iconst.i64 0x0000000000000010
;;   v5 = iadd.i64 v3, v4
;;   v6 = vmload.i64 72 full limits
;;   v7 = icmp.ugt.i32 v5, v6
;;   trapnz v7 memoryOutOfBounds v5 72 65
;;   v9 = vmload.i64 64 full limits
;;   v10 = load.i64 v9 + v3 + 8 full memory
;;   v11 = uextend.i64 v1
;;   v12 = iadd.i64 v11, v4
;;   v13 = icmp.ult.i32 v6, v12
;;   trapnz v13 memoryOutOfBounds v12 72 65
;;   v15 = load.i64 v9 + v11 + 8 full memory
;;   store v9 + v3 + 8, v15 full memory
;;   store v9 + v11 + 8, v10 full memory
;;   return
;;
;; function 1 $quotient:
;; function 1 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 0
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = iconst.i32 -1
;;   v6 = icmp.eq.i32 v1, v5
;;   v7 = iconst.i32 -2147483648
;;   v8 = icmp.eq.i32 v0, v7
;;   v9 = band.i32 v6, v8
;;   trapnz v9 integerOverflow
;;   v11 = sdiv.i32 v0, v1
;;   return v11
;;
;; function 2 $deep:
;; function 2 (i32) -> (i32)
;; signature 2 (i32) -> (i32)
;; block0(v0: i32):
;;   brif v0, block1, block2
;; block1:
;;   v2 = iconst.i32 1
;;   v3 = iconst.i32 -1
;;   v4 = iadd.i32 v0, v3
;;   v5 = call.i32 2 sig2 (v4)
;;   v6 = iadd.i32 v5, v2
;;   jump block3(v6)
;; block2:
;;   v8 = iconst.i32 0
;;   jump block3(v8)
;; block3(v10: i32):
;;   return v10
