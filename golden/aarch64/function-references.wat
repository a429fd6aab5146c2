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

;; function 0 $callee, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $call_ref, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        cbz x1, L2
;;        ldr x2, [x1]
;;        ldr x1, [x1, #8]
;;        mov x28, x1
;;        blr x2
;;        ldur x28, [x29, #-8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; nullFunctionReference
;;
;; function 2 $ref.as_non_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x0, L1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; nullReference
;;
;; function 3 $br_on_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L2
;;        mov w1, #1
;;        cbz x0, L1
;;        ldr x2, [x0]
;;        ldr x3, [x0, #8]
;;        mov x0, x1
;;        mov x28, x3
;;        blr x2
;;        ldur x28, [x29, #-8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov w0, #2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 4 $br_on_non_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x0, L1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unreachable
