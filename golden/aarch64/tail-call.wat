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

;; function 0 $callee, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $return_call, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        b #0
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 2 $return_call_indirect, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w2, w1
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hs L2
;;        ldr x3, [x28, #0x40]
;;        ldr x2, [x3, x2, lsl #3]
;;        cmp x2, #0
;;        b.eq L3
;;        ldr w1, [x2, #0x10]
;;        ldr w3, [x28, #0x78]
;;        cmp w1, w3
;;        b.ne L4
;;        ldr x15, [x2]
;;        ldr x1, [x2, #8]
;;        mov x28, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        mov x16, x15
;;        br x16
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  mov w0, w1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #3
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; undefinedElement
;;   L3:  mov w0, w1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #3
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; uninitializedElement
;;   L4:  mov w0, w1
;;        mov w1, #0
;;        mov w2, #4
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; indirectCallTypeMismatch
;;
;; function 3 $return_call_ref, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        cbz x1, L2
;;        ldr x15, [x1]
;;        ldr x1, [x1, #8]
;;        mov x28, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        mov x16, x15
;;        br x16
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; nullFunctionReference
