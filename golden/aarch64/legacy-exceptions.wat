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

;; function 0 $callee, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $try, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        bl #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 2 $catch, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L2
;;        bl #0
;;        b L1
;;        ldr x0, [x28]
;;        ldr x0, [x0, #0x18]
;;        ldr w0, [x0]
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 3 $rethrow, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        bl #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;        ldr x0, [x28]
;;        mov w16, #8
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x1, [x28]
;;        ldr x2, [x1, #0x20]
;;        ldr x1, [x1, #0x28]
;;        mov x28, x1
;;        blr x2
;;        ldur x28, [x29, #-8]
;;        ldr x17, [x28, #8]
;;        blr x17 ; unreachable
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 4 $delegate, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        bl #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 5 $catch_all, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L2
;;        bl #0
;;        b L1
;;        mov w0, #3
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
