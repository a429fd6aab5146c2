;;! opcodes sign-extension
(module
  (func $i32.extend8_s (param i32) (result i32) (i32.extend8_s (local.get 0)))
  (func $i32.extend16_s (param i32) (result i32) (i32.extend16_s (local.get 0)))
  (func $i64.extend8_s (param i64) (result i64) (i64.extend8_s (local.get 0)))
  (func $i64.extend16_s (param i64) (result i64) (i64.extend16_s (local.get 0)))
  (func $i64.extend32_s (param i64) (result i64) (i64.extend32_s (local.get 0)))
)

;; function 0 $i32.extend8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sxtb w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i32.extend16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sxth w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i64.extend8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sxtb x0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i64.extend16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sxth x0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i64.extend32_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sxtw x0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
