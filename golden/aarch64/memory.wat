;;! opcodes memory
(module
  (memory 1)
  (func $i32.load (param i32) (result i32) (i32.load offset=16 (local.get 0)))
  (func $i64.load (param i32) (result i64) (i64.load offset=16 (local.get 0)))
  (func $f32.load (param i32) (result f32) (f32.load offset=16 (local.get 0)))
  (func $f64.load (param i32) (result f64) (f64.load offset=16 (local.get 0)))
  (func $i32.load8_s (param i32) (result i32) (i32.load8_s offset=16 (local.get 0)))
  (func $i32.load8_u (param i32) (result i32) (i32.load8_u offset=16 (local.get 0)))
  (func $i32.load16_s (param i32) (result i32) (i32.load16_s offset=16 (local.get 0)))
  (func $i32.load16_u (param i32) (result i32) (i32.load16_u offset=16 (local.get 0)))
  (func $i64.load8_s (param i32) (result i64) (i64.load8_s offset=16 (local.get 0)))
  (func $i64.load8_u (param i32) (result i64) (i64.load8_u offset=16 (local.get 0)))
  (func $i64.load16_s (param i32) (result i64) (i64.load16_s offset=16 (local.get 0)))
  (func $i64.load16_u (param i32) (result i64) (i64.load16_u offset=16 (local.get 0)))
  (func $i64.load32_s (param i32) (result i64) (i64.load32_s offset=16 (local.get 0)))
  (func $i64.load32_u (param i32) (result i64) (i64.load32_u offset=16 (local.get 0)))
  (func $i32.store (param i32 i32) (i32.store offset=16 (local.get 0) (local.get 1)))
  (func $i64.store (param i32 i64) (i64.store offset=16 (local.get 0) (local.get 1)))
  (func $f32.store (param i32 f32) (f32.store offset=16 (local.get 0) (local.get 1)))
  (func $f64.store (param i32 f64) (f64.store offset=16 (local.get 0) (local.get 1)))
  (func $i32.store8 (param i32 i32) (i32.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i32.store16 (param i32 i32) (i32.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store8 (param i32 i64) (i64.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store16 (param i32 i64) (i64.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store32 (param i32 i64) (i64.store32 offset=16 (local.get 0) (local.get 1)))
  (func $memory.size (result i32) (memory.size))
  (func $memory.grow (param i32) (result i32) (memory.grow (local.get 0)))
)

;; function 0 $i32.load, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i64.load, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr x0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $f32.load, armv8-a and armv8.1-a:
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
;; function 3 $f64.load, armv8-a and armv8.1-a:
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
;;
;; function 4 $i32.load8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrsb w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i32.load8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrb w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i32.load16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrsh w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i32.load16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrh w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i64.load8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrsb x0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i64.load8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrb w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i64.load16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrsh x0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i64.load16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrh w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i64.load32_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldrsw x0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i64.load32_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x16, x1, w0, uxtw
;;        ldr w0, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i32.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldr wzr, [x0, #0x10] ; memoryOutOfBounds
;;        str w1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i64.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldr xzr, [x0, #0x10] ; memoryOutOfBounds
;;        str x1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $f32.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x0, x1, w0, uxtw
;;        ldr wzr, [x0, #0x10] ; memoryOutOfBounds
;;        str s0, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $f64.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x40]
;;        add x0, x1, w0, uxtw
;;        ldr xzr, [x0, #0x10] ; memoryOutOfBounds
;;        str d0, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i32.store8, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x16, x2, w0, uxtw
;;        strb w1, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $i32.store16, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldrh wzr, [x0, #0x10] ; memoryOutOfBounds
;;        strh w1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $i64.store8, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x16, x2, w0, uxtw
;;        strb w1, [x16, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 21 $i64.store16, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldrh wzr, [x0, #0x10] ; memoryOutOfBounds
;;        strh w1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 22 $i64.store32, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x40]
;;        add x0, x2, w0, uxtw
;;        ldr wzr, [x0, #0x10] ; memoryOutOfBounds
;;        str w1, [x0, #0x10] ; memoryOutOfBounds
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $memory.size, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x0, [x28, #0x48]
;;        lsr x0, x0, #0x10
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $memory.grow, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w1, w0
;;        mov w0, #0
;;        mov w16, #0
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
