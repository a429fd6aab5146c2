;;! opcodes custom-descriptors
;;! features custom-descriptors
(module
  (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct)))
  (func $struct.new_desc (param i32 (ref (exact $desc))) (result (ref $object)) (struct.new_desc $object (local.get 0) (local.get 1)))
  (func $struct.new_default_desc (param (ref (exact $desc))) (result (ref $object)) (struct.new_default_desc $object (local.get 0)))
  (func $ref.get_desc (param (ref null $object)) (result (ref $desc)) (ref.get_desc $object (local.get 0)))
  (func $ref.cast_desc_eq (param anyref (ref null $desc)) (result (ref $object)) (ref.cast_desc_eq (ref $object) (local.get 0) (local.get 1)))
  (func $ref.cast_desc_eq_null (param anyref (ref null $desc)) (result (ref null $object)) (ref.cast_desc_eq (ref null $object) (local.get 0) (local.get 1)))
  (func $br_on_cast_desc_eq (param anyref (ref null $desc)) (result (ref $object)) (br_on_cast_desc_eq 0 anyref (ref $object) (local.get 0) (local.get 1)) (unreachable))
  (func $br_on_cast_desc_eq_fail (param anyref (ref null $desc)) (result anyref) (br_on_cast_desc_eq_fail 0 anyref (ref $object) (local.get 0) (local.get 1)))
)

;; function 0 $struct.new_desc, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x10
;;        mov w2, #0x10
;;        ldr x3, [x28]
;;        ldr w4, [x3, #0x30]
;;        ldr w5, [x3, #0x34]
;;        add x6, x4, #0x10
;;        cmp x5, x6
;;        b.lo L2
;;   L1:  add x2, x4, #0x10
;;        str w2, [x3, #0x30]
;;        ldr x2, [x28, #0x38]
;;        ldr w3, [x28, #0x40]
;;        str w3, [x2, x4]
;;        add x16, x2, x4
;;        str w1, [x16, #4]
;;        add x16, x2, x4
;;        str w0, [x16, #8]
;;        mov x0, x4
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x0, [x29, #-0x18]
;;        stur x1, [x29, #-0x20]
;;        mov x0, x2
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x3, [x28]
;;        ldr w4, [x3, #0x30]
;;        ldur x0, [x29, #-0x18]
;;        ldur x1, [x29, #-0x20]
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 1 $struct.new_default_desc, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x10
;;        mov w1, #0x10
;;        ldr x2, [x28]
;;        ldr w3, [x2, #0x30]
;;        ldr w4, [x2, #0x34]
;;        add x5, x3, #0x10
;;        cmp x4, x5
;;        b.lo L2
;;   L1:  add x1, x3, #0x10
;;        str w1, [x2, #0x30]
;;        ldr x1, [x28, #0x38]
;;        ldr w2, [x28, #0x40]
;;        str w2, [x1, x3]
;;        add x16, x1, x3
;;        str w0, [x16, #4]
;;        add x16, x1, x3
;;        str wzr, [x16, #8]
;;        mov x0, x3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x0, [x29, #-0x18]
;;        mov x0, x1
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x2, [x28]
;;        ldr w3, [x2, #0x30]
;;        ldur x0, [x29, #-0x18]
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 2 $ref.get_desc, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x38]
;;        add x16, x1, x0
;;        ldr w0, [x16, #4] ; nullReference
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $ref.cast_desc_eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L1
;;        tst w0, #3
;;        b.ne L2
;;        ldr x2, [x28, #0x38]
;;        ldr w3, [x2, x0] ; descriptorCastFailure
;;        ldr w3, [x2, w3, uxtw]
;;        add x3, x0, x3
;;        ldr w2, [x2, x3]
;;        cmp x1, x2
;;        b.ne L3
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; nullDescriptorReference
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; descriptorCastFailure
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; descriptorCastFailure
;;
;; function 4 $ref.cast_desc_eq_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L2
;;        cbz x0, L1
;;        tst w0, #3
;;        b.ne L3
;;        ldr x2, [x28, #0x38]
;;        ldr w3, [x2, x0]
;;        ldr w3, [x2, w3, uxtw]
;;        add x3, x0, x3
;;        ldr w2, [x2, x3]
;;        cmp x1, x2
;;        b.ne L4
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; nullDescriptorReference
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; descriptorCastFailure
;;   L4:  ldr x17, [x28, #8]
;;        blr x17 ; descriptorCastFailure
;;
;; function 5 $br_on_cast_desc_eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L2
;;        cbz x0, L1
;;        tst w0, #3
;;        b.ne L1
;;        ldr x2, [x28, #0x38]
;;        ldr w3, [x2, x0]
;;        ldr w3, [x2, w3, uxtw]
;;        add x3, x0, x3
;;        ldr w2, [x2, x3]
;;        cmp x1, x2
;;        b.ne L1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; unreachable
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; nullDescriptorReference
;;
;; function 6 $br_on_cast_desc_eq_fail, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L2
;;        cbz x0, L1
;;        tst w0, #3
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; nullDescriptorReference
