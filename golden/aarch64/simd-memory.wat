;;! opcodes simd-memory
(module
  (memory 1)
  (func $v128.load (param i32) (result v128) (v128.load offset=16 (local.get 0)))
  (func $v128.load8x8_s (param i32) (result v128) (v128.load8x8_s offset=16 (local.get 0)))
  (func $v128.load8x8_u (param i32) (result v128) (v128.load8x8_u offset=16 (local.get 0)))
  (func $v128.load16x4_s (param i32) (result v128) (v128.load16x4_s offset=16 (local.get 0)))
  (func $v128.load16x4_u (param i32) (result v128) (v128.load16x4_u offset=16 (local.get 0)))
  (func $v128.load32x2_s (param i32) (result v128) (v128.load32x2_s offset=16 (local.get 0)))
  (func $v128.load32x2_u (param i32) (result v128) (v128.load32x2_u offset=16 (local.get 0)))
  (func $v128.load8_splat (param i32) (result v128) (v128.load8_splat offset=16 (local.get 0)))
  (func $v128.load16_splat (param i32) (result v128) (v128.load16_splat offset=16 (local.get 0)))
  (func $v128.load32_splat (param i32) (result v128) (v128.load32_splat offset=16 (local.get 0)))
  (func $v128.load64_splat (param i32) (result v128) (v128.load64_splat offset=16 (local.get 0)))
  (func $v128.store (param i32 v128) (v128.store offset=16 (local.get 0) (local.get 1)))
  (func $v128.load8_lane (param i32 v128) (result v128) (v128.load8_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load16_lane (param i32 v128) (result v128) (v128.load16_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load32_lane (param i32 v128) (result v128) (v128.load32_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load64_lane (param i32 v128) (result v128) (v128.load64_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store8_lane (param i32 v128) (v128.store8_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store16_lane (param i32 v128) (v128.store16_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store32_lane (param i32 v128) (v128.store32_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store64_lane (param i32 v128) (v128.store64_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load32_zero (param i32) (result v128) (v128.load32_zero offset=16 (local.get 0)))
  (func $v128.load64_zero (param i32) (result v128) (v128.load64_zero offset=16 (local.get 0)))
)

;; function 0 $v128.load, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr q0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $v128.load8x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        sshll v0.8h, v0.8b, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $v128.load8x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        ushll v0.8h, v0.8b, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $v128.load16x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        sshll v0.4s, v0.4h, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $v128.load16x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        ushll v0.4s, v0.4h, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $v128.load32x2_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        sshll v0.2d, v0.2s, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $v128.load32x2_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        ushll v0.2d, v0.2s, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $v128.load8_splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrb w0, [x16, #0x10] ; memoryOutOfBounds
;;        dup v0.16b, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $v128.load16_splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrh w0, [x16, #0x10] ; memoryOutOfBounds
;;        dup v0.8h, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $v128.load32_splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr w0, [x16, #0x10] ; memoryOutOfBounds
;;        dup v0.4s, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $v128.load64_splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr x0, [x16, #0x10] ; memoryOutOfBounds
;;        dup v0.2d, x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $v128.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x0, x1, w0, uxtw
;;        ldr q31, [x0, #0x10] ; memoryOutOfBounds
;;        str q0, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $v128.load8_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrb w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov v0.b[1], w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $v128.load16_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrh w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov v0.h[1], w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $v128.load32_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov v0.s[1], w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $v128.load64_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr x0, [x16, #0x10] ; memoryOutOfBounds
;;        mov v0.d[1], x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $v128.store8_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umov w1, v0.b[1]
;;        ldr x2, [x28, #0x40]
;;        add x16, x2, w0, uxtw
;;        strb w1, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $v128.store16_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umov w1, v0.h[1]
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldrh wzr, [x0, #0x10] ; memoryOutOfBounds
;;        strh w1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $v128.store32_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w1, v0.s[1]
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldr wzr, [x0, #0x10] ; memoryOutOfBounds
;;        str w1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $v128.store64_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov x1, v0.d[1]
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldr xzr, [x0, #0x10] ; memoryOutOfBounds
;;        str x1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $v128.load32_zero, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr s0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 21 $v128.load64_zero, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr d0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
