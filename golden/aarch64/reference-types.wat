;;! opcodes reference-types
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $select_t (param funcref funcref i32) (result funcref) (select (result funcref) (local.get 0) (local.get 1) (local.get 2)))
  (func $table.get (param i32) (result funcref) (table.get 0 (local.get 0)))
  (func $table.set (param i32 funcref) (table.set 0 (local.get 0) (local.get 1)))
  (func $ref.null (result externref) (ref.null extern))
  (func $ref.is_null (param externref) (result i32) (ref.is_null (local.get 0)))
  (func $ref.func (result funcref) (ref.func $callee))
  (func $table.grow (param funcref i32) (result i32) (table.grow (local.get 0) (local.get 1)))
  (func $table.size (result i32) (table.size))
  (func $table.fill (param i32 funcref i32) (table.fill (local.get 0) (local.get 1) (local.get 2)))
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
;; function 1 $select_t, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w2, #0
;;        csel x0, x0, x1, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $table.get, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w1, w0
;;        ldr x2, [x28, #0x48]
;;        cmp x1, x2
;;        b.hs L1
;;        ldr x0, [x28, #0x40]
;;        ldr x0, [x0, x1, lsl #3]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov w0, w0
;;        ldr x1, [x28, #0x48]
;;        mov w2, #3
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; tableOutOfBounds
;;
;; function 3 $table.set, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w2, w0
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hs L1
;;        ldr x0, [x28, #0x40]
;;        str x1, [x0, x2, lsl #3]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  mov w0, w0
;;        ldr x1, [x28, #0x48]
;;        mov w2, #3
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; tableOutOfBounds
;;
;; function 4 $ref.null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $ref.is_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, #0
;;        cset w0, eq
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $ref.func, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add x0, x28, #0x60
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $table.grow, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov x17, x1
;;        mov x1, x0
;;        mov x0, x17
;;        mov w2, w0
;;        mov w0, #0
;;        mov w16, #1
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 8 $table.size, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x0, [x28, #0x48]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $table.fill, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov x17, x2
;;        mov x2, x1
;;        mov x1, x17
;;        mov w3, w1
;;        mov w1, w0
;;        mov w0, #0
;;        mov w16, #2
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
