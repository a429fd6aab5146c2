;;! opcodes wide-arithmetic
;;! features wide-arithmetic
(module
  (func $i64.add128 (param i64 i64 i64 i64) (result i64 i64) (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.sub128 (param i64 i64 i64 i64) (result i64 i64) (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.mul_wide_s (param i64 i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1)))
  (func $i64.mul_wide_u (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1)))
)

;; function 0 $i64.add128, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add x2, x0, x2
;;        cmp x0, x2
;;        cset w0, hi
;;        cmp w0, #1
;;        adc x1, x1, x3
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i64.sub128, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub x4, x0, x2
;;        cmp x0, x2
;;        cset w0, lo
;;        cmp wzr, w0
;;        sbc x1, x1, x3
;;        mov x0, x4
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i64.mul_wide_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mul x2, x0, x1
;;        smulh x1, x0, x1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i64.mul_wide_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mul x2, x0, x1
;;        umulh x1, x0, x1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
