;;! opcodes bulk-memory
(module
  (type $sig (func (param i32) (result i32)))
  (memory 1)
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $memory.init (param i32 i32 i32) (memory.init $d (local.get 0) (local.get 1) (local.get 2)))
  (func $data.drop (data.drop $d))
  (func $memory.copy (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func $memory.fill (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func $table.init (param i32 i32 i32) (table.init $el (local.get 0) (local.get 1) (local.get 2)))
  (func $elem.drop (elem.drop $el))
  (func $table.copy (param i32 i32 i32) (table.copy (local.get 0) (local.get 1) (local.get 2)))
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
;; function 1 $memory.init, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w2, w2
;;        mov w1, w1
;;        mov w0, w0
;;        add x3, x2, x1
;;        ldr x4, [x28, #0x88]
;;        cmp x3, x4
;;        b.hi L2
;;        add x3, x2, x0
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L3
;;        ldr x3, [x28, #0x80]
;;        add x1, x1, x3
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        ldr x17, [x28, #0x18]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  mov x0, x1
;;        ldr x1, [x28, #0x88]
;;        mov w2, #2
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;   L3:  ldr x1, [x28, #0x48]
;;        mov w2, #1
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 2 $data.drop, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        str xzr, [x28, #0x88]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $memory.copy, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w2, w2
;;        mov w1, w1
;;        mov w0, w0
;;        add x3, x2, x0
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        add x3, x2, x1
;;        cmp x4, x3
;;        b.lo L3
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        add x1, x1, x3
;;        ldr x17, [x28, #0x18]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x1, [x28, #0x48]
;;        mov w2, #1
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;   L3:  mov x0, x1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #1
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 4 $memory.fill, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w2, w2
;;        mov w0, w0
;;        add x3, x2, x0
;;        ldr x4, [x28, #0x48]
;;        cmp x3, x4
;;        b.hi L2
;;        ldr x3, [x28, #0x40]
;;        add x0, x0, x3
;;        ldr x17, [x28, #0x20]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x1, [x28, #0x48]
;;        mov w2, #1
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 5 $table.init, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w4, w2
;;        mov w3, w1
;;        mov w2, w0
;;        mov w0, #0
;;        mov w1, #1
;;        mov w16, #4
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 6 $elem.drop, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        str xzr, [x28, #0x78]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $table.copy, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w4, w2
;;        mov w3, w1
;;        mov w2, w0
;;        mov w1, #0
;;        mov x0, x1
;;        mov x17, x0
;;        mov x0, x1
;;        mov x1, x17
;;        mov w16, #3
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
