;;! opcodes simd-v128
(module
  (func $v128.const (result v128) (v128.const i32x4 1 2 3 -4))
  (func $v128.not (param v128) (result v128) (v128.not (local.get 0)))
  (func $v128.and (param v128 v128) (result v128) (v128.and (local.get 0) (local.get 1)))
  (func $v128.andnot (param v128 v128) (result v128) (v128.andnot (local.get 0) (local.get 1)))
  (func $v128.or (param v128 v128) (result v128) (v128.or (local.get 0) (local.get 1)))
  (func $v128.xor (param v128 v128) (result v128) (v128.xor (local.get 0) (local.get 1)))
  (func $v128.bitselect (param v128 v128 v128) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2)))
  (func $v128.any_true (param v128) (result i32) (v128.any_true (local.get 0)))
)

;; function 0 $v128.const, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr q0, [pool+0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   pool+0: 010000000200000003000000fcffffff
;;
;; function 1 $v128.not, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mvn v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $v128.and, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $v128.andnot, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        bic v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $v128.or, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        orr v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $v128.xor, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        eor v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $v128.bitselect, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        bsl v2.16b, v0.16b, v1.16b
;;        mov v0.16b, v2.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $v128.any_true, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umaxv s0, v0.4s
;;        fmov w0, s0
;;        cmp w0, #0
;;        cset w0, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
