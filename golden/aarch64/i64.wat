;;! opcodes i64
(module
  (func $i64.const (result i64) (i64.const 0x123456789abcdef))
  (func $i64.eqz (param i64) (result i32) (i64.eqz (local.get 0)))
  (func $i64.eq (param i64 i64) (result i32) (i64.eq (local.get 0) (local.get 1)))
  (func $i64.ne (param i64 i64) (result i32) (i64.ne (local.get 0) (local.get 1)))
  (func $i64.lt_s (param i64 i64) (result i32) (i64.lt_s (local.get 0) (local.get 1)))
  (func $i64.lt_u (param i64 i64) (result i32) (i64.lt_u (local.get 0) (local.get 1)))
  (func $i64.gt_s (param i64 i64) (result i32) (i64.gt_s (local.get 0) (local.get 1)))
  (func $i64.gt_u (param i64 i64) (result i32) (i64.gt_u (local.get 0) (local.get 1)))
  (func $i64.le_s (param i64 i64) (result i32) (i64.le_s (local.get 0) (local.get 1)))
  (func $i64.le_u (param i64 i64) (result i32) (i64.le_u (local.get 0) (local.get 1)))
  (func $i64.ge_s (param i64 i64) (result i32) (i64.ge_s (local.get 0) (local.get 1)))
  (func $i64.ge_u (param i64 i64) (result i32) (i64.ge_u (local.get 0) (local.get 1)))
  (func $i64.clz (param i64) (result i64) (i64.clz (local.get 0)))
  (func $i64.ctz (param i64) (result i64) (i64.ctz (local.get 0)))
  (func $i64.popcnt (param i64) (result i64) (i64.popcnt (local.get 0)))
  (func $i64.add (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
  (func $i64.sub (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  (func $i64.mul (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))
  (func $i64.div_s (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  (func $i64.div_u (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  (func $i64.rem_s (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  (func $i64.rem_u (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
  (func $i64.and (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))
  (func $i64.or (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))
  (func $i64.xor (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
  (func $i64.shl (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))
  (func $i64.shr_s (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  (func $i64.shr_u (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))
  (func $i64.rotl (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))
  (func $i64.rotr (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
  (func $i64.extend_i32_s (param i32) (result i64) (i64.extend_i32_s (local.get 0)))
  (func $i64.extend_i32_u (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
  (func $i64.trunc_f32_s (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  (func $i64.trunc_f32_u (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  (func $i64.trunc_f64_s (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  (func $i64.trunc_f64_u (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  (func $i64.reinterpret_f64 (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
)

;; function 0 $i64.const, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov x0, #0xcdef
;;        movk x0, #0x89ab, lsl #16
;;        movk x0, #0x4567, lsl #32
;;        movk x0, #0x123, lsl #48
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i64.eqz, armv8-a and armv8.1-a:
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
;; function 2 $i64.eq, armv8-a and armv8.1-a:
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
;; function 3 $i64.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i64.lt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, lt
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i64.lt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, lo
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i64.gt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, gt
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i64.gt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, hi
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i64.le_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, le
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i64.le_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, ls
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i64.ge_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, ge
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i64.ge_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp x0, x1
;;        cset w0, hs
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i64.clz, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        clz x0, x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i64.ctz, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        rbit x0, x0
;;        clz x0, x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i64.popcnt, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmov d0, x0
;;        cnt v0.8b, v0.8b
;;        addv b0, v0.8b
;;        fmov w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i64.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $i64.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $i64.mul, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mul x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i64.div_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L1
;;        cmn x1, #1
;;        cset w2, eq
;;        mov x3, #-0x8000000000000000
;;        cmp x0, x3
;;        cset w3, eq
;;        tst w2, w3
;;        b.ne L2
;;        sdiv x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;
;; function 19 $i64.div_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L1
;;        udiv x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;
;; function 20 $i64.rem_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L1
;;        sdiv x2, x0, x1
;;        msub x0, x2, x1, x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;
;; function 21 $i64.rem_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz x1, L1
;;        udiv x2, x0, x1
;;        msub x0, x2, x1, x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; integerDivideByZero
;;
;; function 22 $i64.and, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $i64.or, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        orr x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $i64.xor, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        eor x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $i64.shl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        lsl x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $i64.shr_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        asr x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 27 $i64.shr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        lsr x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 28 $i64.rotl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        neg x1, x1
;;        ror x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 29 $i64.rotr, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ror x0, x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 30 $i64.extend_i32_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sxtw x0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 31 $i64.extend_i32_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 32 $i64.trunc_f32_s, armv8-a and armv8.1-a:
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
;;        fcvtzs x0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d5000000df0000005f
;;
;; function 33 $i64.trunc_f32_u, armv8-a and armv8.1-a:
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
;;        fcvtzu x0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d50000805f
;;
;; function 34 $i64.trunc_f64_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmp d0, d0
;;        b.ne L1
;;        ldr d1, [pool+8]
;;        fcmp d0, d1
;;        b.lt L2
;;        ldr d1, [pool+16]
;;        fcmp d0, d1
;;        b.pl L3
;;        fcvtzs x0, d0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d5000000000000e0c3
;;   pool+16: 000000000000e043
;;
;; function 35 $i64.trunc_f64_u, armv8-a and armv8.1-a:
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
;;        fcvtzu x0, d0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; invalidConversion
;;   L2:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   L3:  ldr x17, [x28, #8]
;;        blr x17 ; integerOverflow
;;   pool+0: 1f2003d51f2003d5000000000000f043
;;
;; function 36 $i64.reinterpret_f64, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmov x0, d0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
