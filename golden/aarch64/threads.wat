;;! opcodes threads
;;! features threads
(module
  (memory 1 2 shared)
  (func $memory.atomic.notify (param i32 i32) (result i32) (memory.atomic.notify offset=16 (local.get 0) (local.get 1)))
  (func $memory.atomic.wait32 (param i32 i32 i64) (result i32) (memory.atomic.wait32 offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $memory.atomic.wait64 (param i32 i64 i64) (result i32) (memory.atomic.wait64 offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $atomic.fence (atomic.fence))
  (func $i32.atomic.load (param i32) (result i32) (i32.atomic.load offset=16 (local.get 0)))
  (func $i64.atomic.load (param i32) (result i64) (i64.atomic.load offset=16 (local.get 0)))
  (func $i32.atomic.load8_u (param i32) (result i32) (i32.atomic.load8_u offset=16 (local.get 0)))
  (func $i32.atomic.load16_u (param i32) (result i32) (i32.atomic.load16_u offset=16 (local.get 0)))
  (func $i64.atomic.load8_u (param i32) (result i64) (i64.atomic.load8_u offset=16 (local.get 0)))
  (func $i64.atomic.load16_u (param i32) (result i64) (i64.atomic.load16_u offset=16 (local.get 0)))
  (func $i64.atomic.load32_u (param i32) (result i64) (i64.atomic.load32_u offset=16 (local.get 0)))
  (func $i32.atomic.store (param i32 i32) (i32.atomic.store offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store (param i32 i64) (i64.atomic.store offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.store8 (param i32 i32) (i32.atomic.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.store16 (param i32 i32) (i32.atomic.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store8 (param i32 i64) (i64.atomic.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store16 (param i32 i64) (i64.atomic.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store32 (param i32 i64) (i64.atomic.store32 offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.add (param i32 i32) (result i32) (i32.atomic.rmw.add offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.add (param i32 i64) (result i64) (i64.atomic.rmw.add offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.add_u (param i32 i32) (result i32) (i32.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.add_u (param i32 i32) (result i32) (i32.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.add_u (param i32 i64) (result i64) (i64.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.add_u (param i32 i64) (result i64) (i64.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.add_u (param i32 i64) (result i64) (i64.atomic.rmw32.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.sub (param i32 i32) (result i32) (i32.atomic.rmw.sub offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.sub (param i32 i64) (result i64) (i64.atomic.rmw.sub offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.sub_u (param i32 i32) (result i32) (i32.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.sub_u (param i32 i32) (result i32) (i32.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.sub_u (param i32 i64) (result i64) (i64.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.sub_u (param i32 i64) (result i64) (i64.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.sub_u (param i32 i64) (result i64) (i64.atomic.rmw32.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.and (param i32 i32) (result i32) (i32.atomic.rmw.and offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.and (param i32 i64) (result i64) (i64.atomic.rmw.and offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.and_u (param i32 i32) (result i32) (i32.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.and_u (param i32 i32) (result i32) (i32.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.and_u (param i32 i64) (result i64) (i64.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.and_u (param i32 i64) (result i64) (i64.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.and_u (param i32 i64) (result i64) (i64.atomic.rmw32.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.or (param i32 i32) (result i32) (i32.atomic.rmw.or offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.or (param i32 i64) (result i64) (i64.atomic.rmw.or offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.or_u (param i32 i32) (result i32) (i32.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.or_u (param i32 i32) (result i32) (i32.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.or_u (param i32 i64) (result i64) (i64.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.or_u (param i32 i64) (result i64) (i64.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.or_u (param i32 i64) (result i64) (i64.atomic.rmw32.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.xor (param i32 i32) (result i32) (i32.atomic.rmw.xor offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.xor (param i32 i64) (result i64) (i64.atomic.rmw.xor offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.xor_u (param i32 i32) (result i32) (i32.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.xor_u (param i32 i32) (result i32) (i32.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.xor_u (param i32 i64) (result i64) (i64.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.xor_u (param i32 i64) (result i64) (i64.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.xor_u (param i32 i64) (result i64) (i64.atomic.rmw32.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.xchg (param i32 i32) (result i32) (i32.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.xchg (param i32 i64) (result i64) (i64.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.xchg_u (param i32 i32) (result i32) (i32.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.xchg_u (param i32 i32) (result i32) (i32.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw32.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.cmpxchg (param i32 i32 i32) (result i32) (i32.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw.cmpxchg (param i32 i64 i64) (result i64) (i64.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i32.atomic.rmw8.cmpxchg_u (param i32 i32 i32) (result i32) (i32.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i32.atomic.rmw16.cmpxchg_u (param i32 i32 i32) (result i32) (i32.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw8.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw16.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw32.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw32.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $memory.atomic.notify, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov x2, x1
;;        mov w1, #0
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x3, x0, #0x14
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L3
;;        add x0, x0, #0x10
;;        mov x17, x0
;;        mov x0, x1
;;        mov x1, x17
;;        mov w16, #0xf
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 1 $memory.atomic.wait32, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov x3, x2
;;        mov x2, x1
;;        mov w1, #0
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x4, x0, #0x14
;;        ldr x5, [x28, #0x48]
;;        cmp x4, x5
;;        b.hi L3
;;        add x0, x0, #0x10
;;        mov x17, x0
;;        mov x0, x1
;;        mov x1, x17
;;        mov w16, #0xd
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x4
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 2 $memory.atomic.wait64, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov x3, x2
;;        mov x2, x1
;;        mov w1, #0
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x4, x0, #0x18
;;        ldr x5, [x28, #0x48]
;;        cmp x4, x5
;;        b.hi L3
;;        add x0, x0, #0x10
;;        mov x17, x0
;;        mov x0, x1
;;        mov x1, x17
;;        mov w16, #0xe
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x4
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 3 $atomic.fence, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        dmb ish
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i32.atomic.load, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x1, x0, #0x14
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L2
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldar w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 5 $i64.atomic.load, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x1, x0, #0x18
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L2
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldar x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 6 $i32.atomic.load8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x1, x0, #0x11
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L1
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldarb w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 7 $i32.atomic.load16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x1, x0, #0x12
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L2
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldarh w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 8 $i64.atomic.load8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x1, x0, #0x11
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L1
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldarb w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 9 $i64.atomic.load16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x1, x0, #0x12
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L2
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldarh w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 10 $i64.atomic.load32_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x1, x0, #0x14
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hi L2
;;        ldr x1, [x28, #0x40]
;;        add x0, x0, x1
;;        add x0, x0, #0x10
;;        ldar w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 11 $i32.atomic.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlr w1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 12 $i64.atomic.store, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlr x1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 13 $i32.atomic.store8, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlrb w1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 14 $i32.atomic.store16, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlrh w1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 15 $i64.atomic.store8, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlrb w1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 16 $i64.atomic.store16, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlrh w1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 17 $i64.atomic.store32, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        stlr w1, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 18 $i32.atomic.rmw.add, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        add w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 18 $i32.atomic.rmw.add, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 19 $i64.atomic.rmw.add, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr x2, [x0]
;;        add x17, x2, x1
;;        stlxr w16, x17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 19 $i64.atomic.rmw.add, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddal x1, x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 20 $i32.atomic.rmw8.add_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        add w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 20 $i32.atomic.rmw8.add_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 21 $i32.atomic.rmw16.add_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        add w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 21 $i32.atomic.rmw16.add_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 22 $i64.atomic.rmw8.add_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        add w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 22 $i64.atomic.rmw8.add_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 23 $i64.atomic.rmw16.add_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        add w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 23 $i64.atomic.rmw16.add_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 24 $i64.atomic.rmw32.add_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        add w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 24 $i64.atomic.rmw32.add_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldaddal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 25 $i32.atomic.rmw.sub, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        sub w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 25 $i32.atomic.rmw.sub, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg w1, w1
;;        ldaddal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 26 $i64.atomic.rmw.sub, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr x2, [x0]
;;        sub x17, x2, x1
;;        stlxr w16, x17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 26 $i64.atomic.rmw.sub, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg x1, x1
;;        ldaddal x1, x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 27 $i32.atomic.rmw8.sub_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        sub w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 27 $i32.atomic.rmw8.sub_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg w1, w1
;;        ldaddalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 28 $i32.atomic.rmw16.sub_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        sub w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 28 $i32.atomic.rmw16.sub_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg w1, w1
;;        ldaddalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 29 $i64.atomic.rmw8.sub_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        sub w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 29 $i64.atomic.rmw8.sub_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg w1, w1
;;        ldaddalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 30 $i64.atomic.rmw16.sub_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        sub w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 30 $i64.atomic.rmw16.sub_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg w1, w1
;;        ldaddalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 31 $i64.atomic.rmw32.sub_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        sub w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 31 $i64.atomic.rmw32.sub_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        neg w1, w1
;;        ldaddal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 32 $i32.atomic.rmw.and, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        and w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 32 $i32.atomic.rmw.and, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn w1, w1
;;        ldclral w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 33 $i64.atomic.rmw.and, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr x2, [x0]
;;        and x17, x2, x1
;;        stlxr w16, x17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 33 $i64.atomic.rmw.and, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn x1, x1
;;        ldclral x1, x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 34 $i32.atomic.rmw8.and_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        and w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 34 $i32.atomic.rmw8.and_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn w1, w1
;;        ldclralb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 35 $i32.atomic.rmw16.and_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        and w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 35 $i32.atomic.rmw16.and_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn w1, w1
;;        ldclralh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 36 $i64.atomic.rmw8.and_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        and w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 36 $i64.atomic.rmw8.and_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn w1, w1
;;        ldclralb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 37 $i64.atomic.rmw16.and_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        and w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 37 $i64.atomic.rmw16.and_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn w1, w1
;;        ldclralh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 38 $i64.atomic.rmw32.and_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        and w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 38 $i64.atomic.rmw32.and_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        mvn w1, w1
;;        ldclral w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 39 $i32.atomic.rmw.or, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        orr w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 39 $i32.atomic.rmw.or, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 40 $i64.atomic.rmw.or, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr x2, [x0]
;;        orr x17, x2, x1
;;        stlxr w16, x17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 40 $i64.atomic.rmw.or, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetal x1, x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 41 $i32.atomic.rmw8.or_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        orr w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 41 $i32.atomic.rmw8.or_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 42 $i32.atomic.rmw16.or_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        orr w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 42 $i32.atomic.rmw16.or_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 43 $i64.atomic.rmw8.or_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        orr w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 43 $i64.atomic.rmw8.or_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 44 $i64.atomic.rmw16.or_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        orr w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 44 $i64.atomic.rmw16.or_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 45 $i64.atomic.rmw32.or_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        orr w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 45 $i64.atomic.rmw32.or_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldsetal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 46 $i32.atomic.rmw.xor, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        eor w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 46 $i32.atomic.rmw.xor, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoral w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 47 $i64.atomic.rmw.xor, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr x2, [x0]
;;        eor x17, x2, x1
;;        stlxr w16, x17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 47 $i64.atomic.rmw.xor, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoral x1, x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 48 $i32.atomic.rmw8.xor_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        eor w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 48 $i32.atomic.rmw8.xor_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoralb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 49 $i32.atomic.rmw16.xor_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        eor w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 49 $i32.atomic.rmw16.xor_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoralh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 50 $i64.atomic.rmw8.xor_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        eor w17, w2, w1
;;        stlxrb w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 50 $i64.atomic.rmw8.xor_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoralb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 51 $i64.atomic.rmw16.xor_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        eor w17, w2, w1
;;        stlxrh w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 51 $i64.atomic.rmw16.xor_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoralh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 52 $i64.atomic.rmw32.xor_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        eor w17, w2, w1
;;        stlxr w16, w17, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 52 $i64.atomic.rmw32.xor_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        ldeoral w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 53 $i32.atomic.rmw.xchg, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        stlxr w16, w1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 53 $i32.atomic.rmw.xchg, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 54 $i64.atomic.rmw.xchg, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr x2, [x0]
;;        stlxr w16, x1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 54 $i64.atomic.rmw.xchg, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x18
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpal x1, x0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 55 $i32.atomic.rmw8.xchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        stlxrb w16, w1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 55 $i32.atomic.rmw8.xchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 56 $i32.atomic.rmw16.xchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        stlxrh w16, w1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 56 $i32.atomic.rmw16.xchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 57 $i64.atomic.rmw8.xchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w2, [x0]
;;        stlxrb w16, w1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 57 $i64.atomic.rmw8.xchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x2, x0, #0x11
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L1
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpalb w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 58 $i64.atomic.rmw16.xchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L2
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w2, [x0]
;;        stlxrh w16, w1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 58 $i64.atomic.rmw16.xchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x2, x0, #0x12
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpalh w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 59 $i64.atomic.rmw32.xchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L2
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L3
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;   L1:  ldaxr w2, [x0]
;;        stlxr w16, w1, [x0]
;;        cbnz w16, L1
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 59 $i64.atomic.rmw32.xchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x2, x0, #0x14
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hi L2
;;        ldr x2, [x28, #0x40]
;;        add x0, x0, x2
;;        add x0, x0, #0x10
;;        swpal w1, w0, [x0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x2
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 60 $i32.atomic.rmw.cmpxchg, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L3
;;        mov w0, w0
;;        add x3, x0, #0x14
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L4
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxr w3, [x0]
;;        cmp w3, w1
;;        b.ne L2
;;        stlxr w16, w2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L4:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 60 $i32.atomic.rmw.cmpxchg, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x3, x0, #0x14
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casal w1, w2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 61 $i64.atomic.rmw.cmpxchg, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L3
;;        mov w0, w0
;;        add x3, x0, #0x18
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L4
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxr x3, [x0]
;;        cmp x3, x1
;;        b.ne L2
;;        stlxr w16, x2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L4:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 61 $i64.atomic.rmw.cmpxchg, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #7
;;        b.ne L1
;;        mov w0, w0
;;        add x3, x0, #0x18
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casal x1, x2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x41
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 62 $i32.atomic.rmw8.cmpxchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x3, x0, #0x11
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L3
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w3, [x0]
;;        cmp w3, w1, uxtb
;;        b.ne L2
;;        stlxrb w16, w2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 62 $i32.atomic.rmw8.cmpxchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x3, x0, #0x11
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L1
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casalb w1, w2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 63 $i32.atomic.rmw16.cmpxchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L3
;;        mov w0, w0
;;        add x3, x0, #0x12
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L4
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w3, [x0]
;;        cmp w3, w1, uxth
;;        b.ne L2
;;        stlxrh w16, w2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L4:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 63 $i32.atomic.rmw16.cmpxchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x3, x0, #0x12
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casalh w1, w2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 64 $i64.atomic.rmw8.cmpxchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x3, x0, #0x11
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L3
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxrb w3, [x0]
;;        cmp w3, w1, uxtb
;;        b.ne L2
;;        stlxrb w16, w2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 64 $i64.atomic.rmw8.cmpxchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        add x3, x0, #0x11
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L1
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casalb w1, w2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x11
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 65 $i64.atomic.rmw16.cmpxchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L3
;;        mov w0, w0
;;        add x3, x0, #0x12
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L4
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxrh w3, [x0]
;;        cmp w3, w1, uxth
;;        b.ne L2
;;        stlxrh w16, w2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L4:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 65 $i64.atomic.rmw16.cmpxchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbnz w0, #0, L1
;;        mov w0, w0
;;        add x3, x0, #0x12
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casalh w1, w2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x21
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 66 $i64.atomic.rmw32.cmpxchg_u, armv8-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L3
;;        mov w0, w0
;;        add x3, x0, #0x14
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L4
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;   L1:  ldaxr w3, [x0]
;;        cmp w3, w1
;;        b.ne L2
;;        stlxr w16, w2, [x0]
;;        cbnz w16, L1
;;   L2:  mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L4:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 66 $i64.atomic.rmw32.cmpxchg_u, armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        mov w0, w0
;;        add x3, x0, #0x14
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x0, x0, #0x10
;;        casal w1, w2, [x0]
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unalignedAtomic
;;   L2:  mov x0, x3
;;        ldr x1, [x28, #0x48]
;;        mov w2, #0x31
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
