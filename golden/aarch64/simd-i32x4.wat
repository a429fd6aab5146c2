;;! opcodes simd-i32x4
(module
  (func $i32x4.splat (param i32) (result v128) (i32x4.splat (local.get 0)))
  (func $i32x4.extract_lane (param v128) (result i32) (i32x4.extract_lane 1 (local.get 0)))
  (func $i32x4.replace_lane (param v128 i32) (result v128) (i32x4.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i32x4.eq (param v128 v128) (result v128) (i32x4.eq (local.get 0) (local.get 1)))
  (func $i32x4.ne (param v128 v128) (result v128) (i32x4.ne (local.get 0) (local.get 1)))
  (func $i32x4.lt_s (param v128 v128) (result v128) (i32x4.lt_s (local.get 0) (local.get 1)))
  (func $i32x4.lt_u (param v128 v128) (result v128) (i32x4.lt_u (local.get 0) (local.get 1)))
  (func $i32x4.gt_s (param v128 v128) (result v128) (i32x4.gt_s (local.get 0) (local.get 1)))
  (func $i32x4.gt_u (param v128 v128) (result v128) (i32x4.gt_u (local.get 0) (local.get 1)))
  (func $i32x4.le_s (param v128 v128) (result v128) (i32x4.le_s (local.get 0) (local.get 1)))
  (func $i32x4.le_u (param v128 v128) (result v128) (i32x4.le_u (local.get 0) (local.get 1)))
  (func $i32x4.ge_s (param v128 v128) (result v128) (i32x4.ge_s (local.get 0) (local.get 1)))
  (func $i32x4.ge_u (param v128 v128) (result v128) (i32x4.ge_u (local.get 0) (local.get 1)))
  (func $i32x4.extadd_pairwise_i16x8_s (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_s (local.get 0)))
  (func $i32x4.extadd_pairwise_i16x8_u (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_u (local.get 0)))
  (func $i32x4.abs (param v128) (result v128) (i32x4.abs (local.get 0)))
  (func $i32x4.neg (param v128) (result v128) (i32x4.neg (local.get 0)))
  (func $i32x4.all_true (param v128) (result i32) (i32x4.all_true (local.get 0)))
  (func $i32x4.bitmask (param v128) (result i32) (i32x4.bitmask (local.get 0)))
  (func $i32x4.extend_low_i16x8_s (param v128) (result v128) (i32x4.extend_low_i16x8_s (local.get 0)))
  (func $i32x4.extend_high_i16x8_s (param v128) (result v128) (i32x4.extend_high_i16x8_s (local.get 0)))
  (func $i32x4.extend_low_i16x8_u (param v128) (result v128) (i32x4.extend_low_i16x8_u (local.get 0)))
  (func $i32x4.extend_high_i16x8_u (param v128) (result v128) (i32x4.extend_high_i16x8_u (local.get 0)))
  (func $i32x4.shl (param v128 i32) (result v128) (i32x4.shl (local.get 0) (local.get 1)))
  (func $i32x4.shr_s (param v128 i32) (result v128) (i32x4.shr_s (local.get 0) (local.get 1)))
  (func $i32x4.shr_u (param v128 i32) (result v128) (i32x4.shr_u (local.get 0) (local.get 1)))
  (func $i32x4.add (param v128 v128) (result v128) (i32x4.add (local.get 0) (local.get 1)))
  (func $i32x4.sub (param v128 v128) (result v128) (i32x4.sub (local.get 0) (local.get 1)))
  (func $i32x4.mul (param v128 v128) (result v128) (i32x4.mul (local.get 0) (local.get 1)))
  (func $i32x4.min_s (param v128 v128) (result v128) (i32x4.min_s (local.get 0) (local.get 1)))
  (func $i32x4.min_u (param v128 v128) (result v128) (i32x4.min_u (local.get 0) (local.get 1)))
  (func $i32x4.max_s (param v128 v128) (result v128) (i32x4.max_s (local.get 0) (local.get 1)))
  (func $i32x4.max_u (param v128 v128) (result v128) (i32x4.max_u (local.get 0) (local.get 1)))
  (func $i32x4.dot_i16x8_s (param v128 v128) (result v128) (i32x4.dot_i16x8_s (local.get 0) (local.get 1)))
  (func $i32x4.extmul_low_i16x8_s (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_s (local.get 0) (local.get 1)))
  (func $i32x4.extmul_high_i16x8_s (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_s (local.get 0) (local.get 1)))
  (func $i32x4.extmul_low_i16x8_u (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_u (local.get 0) (local.get 1)))
  (func $i32x4.extmul_high_i16x8_u (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_u (local.get 0) (local.get 1)))
  (func $i32x4.trunc_sat_f32x4_s (param v128) (result v128) (i32x4.trunc_sat_f32x4_s (local.get 0)))
  (func $i32x4.trunc_sat_f32x4_u (param v128) (result v128) (i32x4.trunc_sat_f32x4_u (local.get 0)))
  (func $i32x4.trunc_sat_f64x2_s_zero (param v128) (result v128) (i32x4.trunc_sat_f64x2_s_zero (local.get 0)))
  (func $i32x4.trunc_sat_f64x2_u_zero (param v128) (result v128) (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))
)

;; function 0 $i32x4.splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        dup v0.4s, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i32x4.extract_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, v0.s[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i32x4.replace_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov v0.s[1], w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i32x4.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i32x4.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.4s, v0.4s, v1.4s
;;        mvn v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i32x4.lt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.4s, v1.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i32x4.lt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhi v0.4s, v1.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i32x4.gt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i32x4.gt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhi v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i32x4.le_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.4s, v1.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i32x4.le_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhs v0.4s, v1.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i32x4.ge_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i32x4.ge_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhs v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i32x4.extadd_pairwise_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        saddlp v0.4s, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i32x4.extadd_pairwise_i16x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uaddlp v0.4s, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i32x4.abs, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        abs v0.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $i32x4.neg, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        neg v0.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $i32x4.all_true, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uminv s0, v0.4s
;;        fmov w0, s0
;;        cmp w0, #0
;;        cset w0, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i32x4.bitmask, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshr v0.4s, v0.4s, #0x1f
;;        ldr q1, [pool+0]
;;        and v0.16b, v0.16b, v1.16b
;;        addv s0, v0.4s
;;        fmov w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   pool+0: 01000000020000000400000008000000
;;
;; function 19 $i32x4.extend_low_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll v0.4s, v0.4h, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $i32x4.extend_high_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll2 v0.4s, v0.8h, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 21 $i32x4.extend_low_i16x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll v0.4s, v0.4h, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 22 $i32x4.extend_high_i16x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll2 v0.4s, v0.8h, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $i32x4.shl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0x1f
;;        dup v1.4s, w0
;;        ushl v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $i32x4.shr_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0x1f
;;        neg x0, x0
;;        dup v1.4s, w0
;;        sshl v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $i32x4.shr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0x1f
;;        neg x0, x0
;;        dup v1.4s, w0
;;        ushl v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $i32x4.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 27 $i32x4.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 28 $i32x4.mul, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mul v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 29 $i32x4.min_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smin v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 30 $i32x4.min_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umin v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 31 $i32x4.max_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smax v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 32 $i32x4.max_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umax v0.4s, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 33 $i32x4.dot_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull v2.4s, v0.4h, v1.4h
;;        smull2 v0.4s, v0.8h, v1.8h
;;        addp v0.4s, v2.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 34 $i32x4.extmul_low_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull v0.4s, v0.4h, v1.4h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 35 $i32x4.extmul_high_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull2 v0.4s, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 36 $i32x4.extmul_low_i16x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umull v0.4s, v0.4h, v1.4h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 37 $i32x4.extmul_high_i16x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umull2 v0.4s, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 38 $i32x4.trunc_sat_f32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcvtzs v0.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 39 $i32x4.trunc_sat_f32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcvtzu v0.4s, v0.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 40 $i32x4.trunc_sat_f64x2_s_zero, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcvtzs v0.2d, v0.2d
;;        sqxtn v0.2s, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 41 $i32x4.trunc_sat_f64x2_u_zero, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcvtzu v0.2d, v0.2d
;;        uqxtn v0.2s, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
