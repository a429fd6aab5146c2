;;! opcodes i32
(module
  (func $i32.const (result i32) (i32.const -7))
  (func $i32.eqz (param i32) (result i32) (i32.eqz (local.get 0)))
  (func $i32.eq (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))
  (func $i32.ne (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))
  (func $i32.lt_s (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))
  (func $i32.lt_u (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))
  (func $i32.gt_s (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))
  (func $i32.gt_u (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))
  (func $i32.le_s (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))
  (func $i32.le_u (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))
  (func $i32.ge_s (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))
  (func $i32.ge_u (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))
  (func $i32.clz (param i32) (result i32) (i32.clz (local.get 0)))
  (func $i32.ctz (param i32) (result i32) (i32.ctz (local.get 0)))
  (func $i32.popcnt (param i32) (result i32) (i32.popcnt (local.get 0)))
  (func $i32.add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func $i32.sub (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))
  (func $i32.mul (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))
  (func $i32.div_s (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $i32.div_u (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  (func $i32.rem_s (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  (func $i32.rem_u (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))
  (func $i32.and (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))
  (func $i32.or (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))
  (func $i32.xor (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))
  (func $i32.shl (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  (func $i32.shr_s (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))
  (func $i32.shr_u (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))
  (func $i32.rotl (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))
  (func $i32.rotr (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))
  (func $i32.wrap_i64 (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
  (func $i32.trunc_f32_s (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  (func $i32.trunc_f32_u (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  (func $i32.trunc_f64_s (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  (func $i32.trunc_f64_u (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  (func $i32.reinterpret_f32 (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
)

;; function 0 $i32.const, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, #-7
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i32.eqz, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, #0
;;        cset w0, eq
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i32.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, eq
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i32.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i32.lt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, lt
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i32.lt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, lo
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i32.gt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, gt
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i32.gt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, hi
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i32.le_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, le
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i32.le_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, ls
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i32.ge_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, ge
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i32.ge_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, w1
;;        cset w0, hs
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i32.clz, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        clz w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i32.ctz, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        rbit w0, w0
;;        clz w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i32.popcnt, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmov s0, w0
;;        cnt v0.8b, v0.8b
;;        addv b0, v0.8b
;;        fmov w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i32.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $i32.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $i32.mul, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mul w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i32.div_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz w1, L1
;;        cmn w1, #1
;;        cset w2, eq
;;        mov w3, #-0xffffffff80000000
;;        cmp w0, w3
;;        cset w3, eq
;;        tst w2, w3
;;        b.ne L2
;;        sdiv w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;
;; function 19 $i32.div_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz w1, L1
;;        udiv w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;
;; function 20 $i32.rem_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz w1, L1
;;        sdiv w2, w0, w1
;;        msub w0, w2, w1, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;
;; function 21 $i32.rem_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz w1, L1
;;        udiv w2, w0, w1
;;        msub w0, w2, w1, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;
;; function 22 $i32.and, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $i32.or, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        orr w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $i32.xor, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        eor w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $i32.shl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        lsl w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $i32.shr_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        asr w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 27 $i32.shr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        lsr w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 28 $i32.rotl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        neg w1, w1
;;        ror w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 29 $i32.rotr, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ror w0, w0, w1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 30 $i32.wrap_i64, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 31 $i32.trunc_f32_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmp s0, s0
;;        b.ne L1
;;        ldr s1, [pool+8]
;;        fcmp s0, s1
;;        b.lt L2
;;        ldr s1, [pool+12]
;;        fcmp s0, s1
;;        b.pl L3
;;        fcvtzs w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d5000000cf0000004f
;;
;; function 32 $i32.trunc_f32_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmp s0, s0
;;        b.ne L1
;;        fmov s1, #-1.00000000
;;        fcmp s0, s1
;;        b.le L2
;;        ldr s1, [pool+8]
;;        fcmp s0, s1
;;        b.pl L3
;;        fcvtzu w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d50000804f
;;
;; function 33 $i32.trunc_f64_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmp d0, d0
;;        b.ne L1
;;        ldr d1, [pool+8]
;;        fcmp d0, d1
;;        b.le L2
;;        ldr d1, [pool+16]
;;        fcmp d0, d1
;;        b.pl L3
;;        fcvtzs w0, d0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d5000020000000e0c1
;;   pool+16: 000000000000e041
;;
;; function 34 $i32.trunc_f64_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmp d0, d0
;;        b.ne L1
;;        fmov d1, #-1.00000000
;;        fcmp d0, d1
;;        b.le L2
;;        ldr d1, [pool+8]
;;        fcmp d0, d1
;;        b.pl L3
;;        fcvtzu w0, d0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d5000000000000f041
;;
;; function 35 $i32.reinterpret_f32, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmov w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
