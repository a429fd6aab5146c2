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

;; function 0 $callee, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $throw, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        ldr x1, [x28, #0x50]
;;        ldr x2, [x28, #0x58]
;;        mov x28, x2
;;        blr x1
;;        ldur x28, [x29, #-8]
;;        ldr x17, [x28, #8]
;;        blr x17 ; unreachable
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 2 $throw_ref, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        cbz x0, L2
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
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; nullExceptionReference
;;
;; function 3 $try_table, armv8-a and armv8.1-a:
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
