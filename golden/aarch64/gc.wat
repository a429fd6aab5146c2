;;! opcodes gc
(module
  (type $sig (func (param i32) (result i32)))
  (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64)))
  (type $bytes (array (mut i8)))
  (type $funcs (array (mut funcref)))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $ref.eq (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1)))
  (func $struct.new (param i32 f64) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1)))
  (func $struct.new_default (result (ref $point)) (struct.new_default $point))
  (func $struct.get (param (ref null $point)) (result f64) (struct.get $point $z (local.get 0)))
  (func $struct.get_s (param (ref null $point)) (result i32) (struct.get_s $point $y (local.get 0)))
  (func $struct.get_u (param (ref null $point)) (result i32) (struct.get_u $point $y (local.get 0)))
  (func $struct.set (param (ref null $point) i32) (struct.set $point $x (local.get 0) (local.get 1)))
  (func $array.new (param i32 i32) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1)))
  (func $array.new_default (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0)))
  (func $array.new_fixed (param i32 i32) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1)))
  (func $array.new_data (param i32 i32) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1)))
  (func $array.new_elem (param i32 i32) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1)))
  (func $array.get (param (ref null $funcs) i32) (result funcref) (array.get $funcs (local.get 0) (local.get 1)))
  (func $array.get_s (param (ref null $bytes) i32) (result i32) (array.get_s $bytes (local.get 0) (local.get 1)))
  (func $array.get_u (param (ref null $bytes) i32) (result i32) (array.get_u $bytes (local.get 0) (local.get 1)))
  (func $array.set (param (ref null $bytes) i32 i32) (array.set $bytes (local.get 0) (local.get 1) (local.get 2)))
  (func $array.len (param arrayref) (result i32) (array.len (local.get 0)))
  (func $array.fill (param (ref null $bytes) i32 i32 i32) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.copy (param (ref null $bytes) i32 i32) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4)))
  (func $array.init_data (param (ref null $bytes) i32 i32 i32) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.init_elem (param (ref null $funcs) i32 i32 i32) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $ref.test (param anyref) (result i32) (ref.test (ref $point) (local.get 0)))
  (func $ref.test_null (param anyref) (result i32) (ref.test (ref null $point) (local.get 0)))
  (func $ref.cast (param anyref) (result (ref $point)) (ref.cast (ref $point) (local.get 0)))
  (func $ref.cast_null (param anyref) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0)))
  (func $br_on_cast (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable))
  (func $br_on_cast_fail (param anyref) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any))
  (func $any.convert_extern (param externref) (result anyref) (any.convert_extern (local.get 0)))
  (func $extern.convert_any (param anyref) (result externref) (extern.convert_any (local.get 0)))
  (func $ref.i31 (param i32) (result (ref i31)) (ref.i31 (local.get 0)))
  (func $i31.get_s (param i31ref) (result i32) (i31.get_s (local.get 0)))
  (func $i31.get_u (param i31ref) (result i32) (i31.get_u (local.get 0)))
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
;; function 1 $ref.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, eq
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $struct.new, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x10
;;        mov w1, #1
;;        mov w2, #0x18
;;        ldr x3, [x28]
;;        ldr w4, [x3, #0x30]
;;        ldr w5, [x3, #0x34]
;;        add x6, x4, #0x18
;;        cmp x5, x6
;;        b.lo L2
;;   L1:  add x2, x4, #0x18
;;        str w2, [x3, #0x30]
;;        ldr x2, [x28, #0x38]
;;        ldr w3, [x28, #0x8c]
;;        str w3, [x2, x4]
;;        add x16, x2, x4
;;        str w0, [x16, #4]
;;        add x16, x2, x4
;;        strb w1, [x16, #8]
;;        add x16, x2, x4
;;        str d0, [x16, #0x10]
;;        mov x0, x4
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur d0, [x29, #-0x18]
;;        stur x0, [x29, #-0x20]
;;        mov x0, x2
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x3, [x28]
;;        ldr w4, [x3, #0x30]
;;        ldur d0, [x29, #-0x18]
;;        mov w1, #1
;;        ldur x0, [x29, #-0x20]
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 3 $struct.new_default, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        mov w0, #0x18
;;        ldr x1, [x28]
;;        ldr w2, [x1, #0x30]
;;        ldr w3, [x1, #0x34]
;;        add x4, x2, #0x18
;;        cmp x3, x4
;;        b.lo L2
;;   L1:  add x0, x2, #0x18
;;        str w0, [x1, #0x30]
;;        ldr x0, [x28, #0x38]
;;        ldr w1, [x28, #0x8c]
;;        str w1, [x0, x2]
;;        add x16, x0, x2
;;        str wzr, [x16, #4]
;;        add x16, x0, x2
;;        strb wzr, [x16, #8]
;;        movi v0.2d, #0000000000000000
;;        add x16, x0, x2
;;        str d0, [x16, #0x10]
;;        mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x1, [x28]
;;        ldr w2, [x1, #0x30]
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 4 $struct.get, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x38]
;;        add x16, x1, x0
;;        ldr d0, [x16, #0x10] ; nullStructReference
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $struct.get_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x38]
;;        add x16, x1, x0
;;        ldrsb w0, [x16, #8] ; nullStructReference
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $struct.get_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x38]
;;        add x16, x1, x0
;;        ldrb w0, [x16, #8] ; nullStructReference
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $struct.set, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x38]
;;        add x16, x2, x0
;;        str w1, [x16, #4] ; nullStructReference
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $array.new, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x20
;;        mov x17, x1
;;        mov x1, x0
;;        mov x0, x17
;;        mov w2, w0
;;        add x3, x2, #0xf
;;        and x3, x3, #0xfffffffffffffff8
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldr w6, [x4, #0x34]
;;        add x7, x3, x5
;;        cmp x6, x7
;;        b.lo L2
;;        mov x19, x5
;;   L1:  add x3, x3, x19
;;        str w3, [x4, #0x30]
;;        ldr x3, [x28, #0x38]
;;        ldr w4, [x28, #0x90]
;;        str w4, [x3, x19]
;;        add x16, x3, x19
;;        str w0, [x16, #4]
;;        add x0, x3, x19
;;        add x0, x0, #8
;;        ldr x17, [x28, #0x20]
;;        blr x17
;;        mov x0, x19
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x1, [x29, #-0x18]
;;        stur x2, [x29, #-0x20]
;;        stur x0, [x29, #-0x28]
;;        stur x3, [x29, #-0x30]
;;        mov x0, x3
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldur x1, [x29, #-0x18]
;;        ldur x2, [x29, #-0x20]
;;        ldur x0, [x29, #-0x28]
;;        ldur x3, [x29, #-0x30]
;;        mov x19, x5
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 9 $array.new_default, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x20
;;        mov w1, #0
;;        mov w2, w0
;;        add x3, x2, #0xf
;;        and x3, x3, #0xfffffffffffffff8
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldr w6, [x4, #0x34]
;;        add x7, x3, x5
;;        cmp x6, x7
;;        b.lo L2
;;        mov x19, x5
;;   L1:  add x3, x3, x19
;;        str w3, [x4, #0x30]
;;        ldr x3, [x28, #0x38]
;;        ldr w4, [x28, #0x90]
;;        str w4, [x3, x19]
;;        add x16, x3, x19
;;        str w0, [x16, #4]
;;        add x0, x3, x19
;;        add x0, x0, #8
;;        ldr x17, [x28, #0x20]
;;        blr x17
;;        mov x0, x19
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x2, [x29, #-0x18]
;;        stur x0, [x29, #-0x20]
;;        stur x3, [x29, #-0x28]
;;        mov x0, x3
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        mov w1, #0
;;        ldur x2, [x29, #-0x18]
;;        ldur x0, [x29, #-0x20]
;;        ldur x3, [x29, #-0x28]
;;        mov x19, x5
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 10 $array.new_fixed, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x10
;;        mov w2, #2
;;        mov w3, #0x10
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldr w6, [x4, #0x34]
;;        add x7, x5, #0x10
;;        cmp x6, x7
;;        b.lo L2
;;   L1:  add x3, x5, #0x10
;;        str w3, [x4, #0x30]
;;        ldr x3, [x28, #0x38]
;;        ldr w4, [x28, #0x90]
;;        str w4, [x3, x5]
;;        add x16, x3, x5
;;        str w2, [x16, #4]
;;        add x16, x3, x5
;;        strb w0, [x16, #8]
;;        add x16, x3, x5
;;        strb w1, [x16, #9]
;;        mov x0, x5
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x1, [x29, #-0x18]
;;        stur x0, [x29, #-0x20]
;;        mov x0, x3
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldur x1, [x29, #-0x18]
;;        ldur x0, [x29, #-0x20]
;;        mov w2, #2
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 11 $array.new_data, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x20
;;        mov w0, w0
;;        mov w2, w1
;;        add x3, x0, x2
;;        ldr x4, [x28, #0x68]
;;        cmp x3, x4
;;        b.hi L4
;;        add x3, x2, #0xf
;;        and x3, x3, #0xfffffffffffffff8
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldr w6, [x4, #0x34]
;;        add x7, x3, x5
;;        cmp x6, x7
;;        b.lo L2
;;        mov x19, x5
;;   L1:  add x3, x3, x19
;;        str w3, [x4, #0x30]
;;        ldr x3, [x28, #0x38]
;;        ldr w4, [x28, #0x90]
;;        str w4, [x3, x19]
;;        add x16, x3, x19
;;        str w1, [x16, #4]
;;        ldr x1, [x28, #0x60]
;;        add x3, x3, x19
;;        add x3, x3, #8
;;        add x1, x0, x1
;;        mov x0, x3
;;        ldr x17, [x28, #0x18]
;;        blr x17
;;        mov x0, x19
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x2, [x29, #-0x18]
;;        stur x0, [x29, #-0x20]
;;        stur x1, [x29, #-0x28]
;;        stur x3, [x29, #-0x30]
;;        mov x0, x3
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x4, [x28]
;;        ldr w5, [x4, #0x30]
;;        ldur x2, [x29, #-0x18]
;;        ldur x0, [x29, #-0x20]
;;        ldur x1, [x29, #-0x28]
;;        ldur x3, [x29, #-0x30]
;;        mov x19, x5
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L4:  ldr x1, [x28, #0x68]
;;        mov w2, #2
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 12 $array.new_elem, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L3
;;        sub sp, sp, #0x30
;;        ldr x2, [x28, #0x58]
;;        mov w3, w0
;;        mov w4, w1
;;        add x0, x3, x4
;;        cmp x2, x0
;;        b.lo L4
;;        lsl x0, x4, #3
;;        add x0, x0, #8
;;        ldr x2, [x28]
;;        ldr w5, [x2, #0x30]
;;        ldr w6, [x2, #0x34]
;;        add x7, x0, x5
;;        cmp x6, x7
;;        b.lo L2
;;   L1:  stur x5, [x29, #-0x38]
;;        add x0, x0, x5
;;        str w0, [x2, #0x30]
;;        ldr x0, [x28, #0x38]
;;        ldr w2, [x28, #0x94]
;;        str w2, [x0, x5]
;;        add x16, x0, x5
;;        str w1, [x16, #4]
;;        mov w0, #1
;;        mov w2, #0
;;        mov x1, x5
;;        mov w16, #0xc
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldur x0, [x29, #-0x38]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  stur x3, [x29, #-0x18]
;;        stur x4, [x29, #-0x20]
;;        stur x1, [x29, #-0x28]
;;        stur x0, [x29, #-0x30]
;;        mov w16, #0xa
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        ldr x2, [x28]
;;        ldr w5, [x2, #0x30]
;;        ldur x3, [x29, #-0x18]
;;        ldur x4, [x29, #-0x20]
;;        ldur x1, [x29, #-0x28]
;;        ldur x0, [x29, #-0x30]
;;        b L1
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L4:  ldr x17, [x28, #8]
;;        blr x17 ; tableOutOfBounds
;;
;; function 13 $array.get, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x38]
;;        add x16, x2, x0
;;        ldr w3, [x16, #4] ; nullArrayReference
;;        cmp w1, w3
;;        b.hs L1
;;        mov w1, w1
;;        add x0, x0, x1, lsl #3
;;        add x16, x2, x0
;;        ldr x0, [x16, #8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;
;; function 14 $array.get_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x38]
;;        add x16, x2, x0
;;        ldr w3, [x16, #4] ; nullArrayReference
;;        cmp w1, w3
;;        b.hs L1
;;        add x0, x0, w1, uxtw
;;        add x16, x2, x0
;;        ldrsb w0, [x16, #8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;
;; function 15 $array.get_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x2, [x28, #0x38]
;;        add x16, x2, x0
;;        ldr w3, [x16, #4] ; nullArrayReference
;;        cmp w1, w3
;;        b.hs L1
;;        add x0, x0, w1, uxtw
;;        add x16, x2, x0
;;        ldrb w0, [x16, #8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;
;; function 16 $array.set, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x3, [x28, #0x38]
;;        add x16, x3, x0
;;        ldr w4, [x16, #4] ; nullArrayReference
;;        cmp w1, w4
;;        b.hs L1
;;        add x0, x0, w1, uxtw
;;        add x16, x3, x0
;;        strb w2, [x16, #8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;
;; function 17 $array.len, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x1, [x28, #0x38]
;;        add x16, x1, x0
;;        ldr w0, [x16, #4] ; nullArrayReference
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $array.fill, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        ldr x4, [x28, #0x38]
;;        add x16, x4, x0
;;        ldr w5, [x16, #4] ; nullArrayReference
;;        mov w1, w1
;;        mov w3, w3
;;        add x6, x1, x3
;;        cmp x6, x5
;;        b.hi L2
;;        add x0, x1, x0
;;        add x0, x4, x0
;;        add x0, x0, #8
;;        mov x1, x2
;;        mov x2, x3
;;        ldr x17, [x28, #0x20]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;
;; function 19 $array.copy, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        ldr x3, [x28, #0x38]
;;        add x16, x3, x0
;;        ldr w4, [x16, #4] ; nullArrayReference
;;        mov w1, w1
;;        mov w5, #4
;;        add x6, x1, #4
;;        cmp x6, x4
;;        b.hi L2
;;        mov w2, w2
;;        add x6, x2, #4
;;        cmp x4, x6
;;        b.lo L3
;;        add x1, x1, x0
;;        add x1, x3, x1
;;        add x1, x1, #8
;;        add x0, x2, x0
;;        add x0, x3, x0
;;        add x0, x0, #8
;;        mov x2, x5
;;        mov x17, x0
;;        mov x0, x1
;;        mov x1, x17
;;        ldr x17, [x28, #0x18]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;
;; function 20 $array.init_data, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        ldr x4, [x28, #0x38]
;;        add x16, x4, x0
;;        ldr w5, [x16, #4] ; nullArrayReference
;;        mov w1, w1
;;        mov w3, w3
;;        add x6, x1, x3
;;        cmp x6, x5
;;        b.hi L2
;;        mov w2, w2
;;        add x5, x3, x2
;;        ldr x6, [x28, #0x68]
;;        cmp x5, x6
;;        b.hi L3
;;        ldr x5, [x28, #0x60]
;;        add x0, x1, x0
;;        add x0, x4, x0
;;        add x0, x0, #8
;;        add x1, x2, x5
;;        mov x2, x3
;;        ldr x17, [x28, #0x18]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;   L3:  mov x0, x2
;;        ldr x1, [x28, #0x68]
;;        mov w2, #2
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; memoryOutOfBounds
;;
;; function 21 $array.init_elem, armv8-a and armv8.1-a:
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
;;        ldr x4, [x28, #0x38]
;;        add x16, x4, x1
;;        ldr w4, [x16, #4] ; nullArrayReference
;;        mov w0, w0
;;        mov w3, w3
;;        add x5, x0, x3
;;        cmp x5, x4
;;        b.hi L2
;;        ldr x4, [x28, #0x58]
;;        mov w2, w2
;;        add x5, x3, x2
;;        cmp x4, x5
;;        b.lo L3
;;        mov w4, #1
;;        mov x17, x0
;;        mov x0, x4
;;        mov x4, x3
;;        mov x3, x2
;;        mov x2, x17
;;        mov w16, #0xc
;;        ldr x17, [x28, #0x10]
;;        blr x17
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; arrayOutOfBounds
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; tableOutOfBounds
;;
;; function 22 $ref.test, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w1, #0
;;        cbz x0, L1
;;        tst w0, #3
;;        b.ne L1
;;        ldr x1, [x28, #0x38]
;;        ldr w0, [x1, x0]
;;        ldr w1, [x28, #0x8c]
;;        cmp w0, w1
;;        cset w1, eq
;;   L1:  mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $ref.test_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w1, #1
;;        cbz x0, L1
;;        mov w1, #0
;;        tst w0, #3
;;        b.ne L1
;;        ldr x1, [x28, #0x38]
;;        ldr w0, [x1, x0]
;;        ldr w1, [x28, #0x8c]
;;        cmp w0, w1
;;        cset w1, eq
;;   L1:  mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $ref.cast, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tst w0, #3
;;        b.ne L1
;;        ldr x1, [x28, #0x38]
;;        ldr w1, [x1, x0] ; castFailure
;;        ldr w2, [x28, #0x8c]
;;        cmp w1, w2
;;        b.ne L2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; castFailure
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; castFailure
;;
;; function 25 $ref.cast_null, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x0, L1
;;        tst w0, #3
;;        b.ne L2
;;        ldr x1, [x28, #0x38]
;;        ldr w1, [x1, x0]
;;        ldr w2, [x28, #0x8c]
;;        cmp w1, w2
;;        b.ne L3
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; castFailure
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; castFailure
;;
;; function 26 $br_on_cast, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x0, L1
;;        tbz w0, #0, L2
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; unreachable
;;
;; function 27 $br_on_cast_fail, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w1, #0
;;        cbz x0, L1
;;        tst w0, #3
;;        b.ne L1
;;        ldr x2, [x28, #0x38]
;;        ldr w2, [x2, x0]
;;        ldr w3, [x28, #0x8c]
;;        cmp w2, w3
;;        b.eq L2
;;   L1:  mov x1, x0
;;   L2:  mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 28 $any.convert_extern, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 29 $extern.convert_any, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 30 $ref.i31, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        lsl w0, w0, #1
;;        orr w0, w0, #1
;;        mov w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 31 $i31.get_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x0, L1
;;        asr w0, w0, #1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; nullI31Reference
;;
;; function 32 $i31.get_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x0, L1
;;        lsr w0, w0, #1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; nullI31Reference
