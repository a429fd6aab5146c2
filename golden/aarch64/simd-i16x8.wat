;;! opcodes simd-i16x8
(module
  (func $i16x8.splat (param i32) (result v128) (i16x8.splat (local.get 0)))
  (func $i16x8.extract_lane_s (param v128) (result i32) (i16x8.extract_lane_s 1 (local.get 0)))
  (func $i16x8.extract_lane_u (param v128) (result i32) (i16x8.extract_lane_u 1 (local.get 0)))
  (func $i16x8.replace_lane (param v128 i32) (result v128) (i16x8.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i16x8.eq (param v128 v128) (result v128) (i16x8.eq (local.get 0) (local.get 1)))
  (func $i16x8.ne (param v128 v128) (result v128) (i16x8.ne (local.get 0) (local.get 1)))
  (func $i16x8.lt_s (param v128 v128) (result v128) (i16x8.lt_s (local.get 0) (local.get 1)))
  (func $i16x8.lt_u (param v128 v128) (result v128) (i16x8.lt_u (local.get 0) (local.get 1)))
  (func $i16x8.gt_s (param v128 v128) (result v128) (i16x8.gt_s (local.get 0) (local.get 1)))
  (func $i16x8.gt_u (param v128 v128) (result v128) (i16x8.gt_u (local.get 0) (local.get 1)))
  (func $i16x8.le_s (param v128 v128) (result v128) (i16x8.le_s (local.get 0) (local.get 1)))
  (func $i16x8.le_u (param v128 v128) (result v128) (i16x8.le_u (local.get 0) (local.get 1)))
  (func $i16x8.ge_s (param v128 v128) (result v128) (i16x8.ge_s (local.get 0) (local.get 1)))
  (func $i16x8.ge_u (param v128 v128) (result v128) (i16x8.ge_u (local.get 0) (local.get 1)))
  (func $i16x8.extadd_pairwise_i8x16_s (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_s (local.get 0)))
  (func $i16x8.extadd_pairwise_i8x16_u (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_u (local.get 0)))
  (func $i16x8.abs (param v128) (result v128) (i16x8.abs (local.get 0)))
  (func $i16x8.neg (param v128) (result v128) (i16x8.neg (local.get 0)))
  (func $i16x8.q15mulr_sat_s (param v128 v128) (result v128) (i16x8.q15mulr_sat_s (local.get 0) (local.get 1)))
  (func $i16x8.all_true (param v128) (result i32) (i16x8.all_true (local.get 0)))
  (func $i16x8.bitmask (param v128) (result i32) (i16x8.bitmask (local.get 0)))
  (func $i16x8.narrow_i32x4_s (param v128 v128) (result v128) (i16x8.narrow_i32x4_s (local.get 0) (local.get 1)))
  (func $i16x8.narrow_i32x4_u (param v128 v128) (result v128) (i16x8.narrow_i32x4_u (local.get 0) (local.get 1)))
  (func $i16x8.extend_low_i8x16_s (param v128) (result v128) (i16x8.extend_low_i8x16_s (local.get 0)))
  (func $i16x8.extend_high_i8x16_s (param v128) (result v128) (i16x8.extend_high_i8x16_s (local.get 0)))
  (func $i16x8.extend_low_i8x16_u (param v128) (result v128) (i16x8.extend_low_i8x16_u (local.get 0)))
  (func $i16x8.extend_high_i8x16_u (param v128) (result v128) (i16x8.extend_high_i8x16_u (local.get 0)))
  (func $i16x8.shl (param v128 i32) (result v128) (i16x8.shl (local.get 0) (local.get 1)))
  (func $i16x8.shr_s (param v128 i32) (result v128) (i16x8.shr_s (local.get 0) (local.get 1)))
  (func $i16x8.shr_u (param v128 i32) (result v128) (i16x8.shr_u (local.get 0) (local.get 1)))
  (func $i16x8.add (param v128 v128) (result v128) (i16x8.add (local.get 0) (local.get 1)))
  (func $i16x8.add_sat_s (param v128 v128) (result v128) (i16x8.add_sat_s (local.get 0) (local.get 1)))
  (func $i16x8.add_sat_u (param v128 v128) (result v128) (i16x8.add_sat_u (local.get 0) (local.get 1)))
  (func $i16x8.sub (param v128 v128) (result v128) (i16x8.sub (local.get 0) (local.get 1)))
  (func $i16x8.sub_sat_s (param v128 v128) (result v128) (i16x8.sub_sat_s (local.get 0) (local.get 1)))
  (func $i16x8.sub_sat_u (param v128 v128) (result v128) (i16x8.sub_sat_u (local.get 0) (local.get 1)))
  (func $i16x8.mul (param v128 v128) (result v128) (i16x8.mul (local.get 0) (local.get 1)))
  (func $i16x8.min_s (param v128 v128) (result v128) (i16x8.min_s (local.get 0) (local.get 1)))
  (func $i16x8.min_u (param v128 v128) (result v128) (i16x8.min_u (local.get 0) (local.get 1)))
  (func $i16x8.max_s (param v128 v128) (result v128) (i16x8.max_s (local.get 0) (local.get 1)))
  (func $i16x8.max_u (param v128 v128) (result v128) (i16x8.max_u (local.get 0) (local.get 1)))
  (func $i16x8.avgr_u (param v128 v128) (result v128) (i16x8.avgr_u (local.get 0) (local.get 1)))
  (func $i16x8.extmul_low_i8x16_s (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_s (local.get 0) (local.get 1)))
  (func $i16x8.extmul_high_i8x16_s (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_s (local.get 0) (local.get 1)))
  (func $i16x8.extmul_low_i8x16_u (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_u (local.get 0) (local.get 1)))
  (func $i16x8.extmul_high_i8x16_u (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_u (local.get 0) (local.get 1)))
)

;; function 0 $i16x8.splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        dup v0.8h, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i16x8.extract_lane_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smov w0, v0.h[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i16x8.extract_lane_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umov w0, v0.h[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i16x8.replace_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov v0.h[1], w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i16x8.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i16x8.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.8h, v0.8h, v1.8h
;;        mvn v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i16x8.lt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.8h, v1.8h, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i16x8.lt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhi v0.8h, v1.8h, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i16x8.gt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i16x8.gt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhi v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i16x8.le_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.8h, v1.8h, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i16x8.le_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhs v0.8h, v1.8h, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i16x8.ge_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i16x8.ge_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhs v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i16x8.extadd_pairwise_i8x16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        saddlp v0.8h, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i16x8.extadd_pairwise_i8x16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uaddlp v0.8h, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $i16x8.abs, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        abs v0.8h, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $i16x8.neg, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        neg v0.8h, v0.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i16x8.q15mulr_sat_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqrdmulh v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $i16x8.all_true, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uminv h0, v0.8h
;;        fmov w0, s0
;;        cmp w0, #0
;;        cset w0, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $i16x8.bitmask, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshr v0.8h, v0.8h, #0xf
;;        ldr q1, [pool+0]
;;        and v0.16b, v0.16b, v1.16b
;;        addv h0, v0.8h
;;        fmov w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   pool+0: 01000200040008001000200040008000
;;
;; function 21 $i16x8.narrow_i32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqxtn v0.4h, v0.4s
;;        sqxtn2 v0.8h, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 22 $i16x8.narrow_i32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqxtun v0.4h, v0.4s
;;        sqxtun2 v0.8h, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $i16x8.extend_low_i8x16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll v0.8h, v0.8b, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $i16x8.extend_high_i8x16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll2 v0.8h, v0.16b, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $i16x8.extend_low_i8x16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll v0.8h, v0.8b, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $i16x8.extend_high_i8x16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll2 v0.8h, v0.16b, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 27 $i16x8.shl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0xf
;;        dup v1.8h, w0
;;        ushl v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 28 $i16x8.shr_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0xf
;;        neg x0, x0
;;        dup v1.8h, w0
;;        sshl v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 29 $i16x8.shr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0xf
;;        neg x0, x0
;;        dup v1.8h, w0
;;        ushl v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 30 $i16x8.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 31 $i16x8.add_sat_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqadd v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 32 $i16x8.add_sat_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uqadd v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 33 $i16x8.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 34 $i16x8.sub_sat_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqsub v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 35 $i16x8.sub_sat_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uqsub v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 36 $i16x8.mul, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mul v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 37 $i16x8.min_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smin v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 38 $i16x8.min_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umin v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 39 $i16x8.max_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smax v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 40 $i16x8.max_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umax v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 41 $i16x8.avgr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        urhadd v0.8h, v0.8h, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 42 $i16x8.extmul_low_i8x16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull v0.8h, v0.8b, v1.8b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 43 $i16x8.extmul_high_i8x16_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull2 v0.8h, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 44 $i16x8.extmul_low_i8x16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umull v0.8h, v0.8b, v1.8b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 45 $i16x8.extmul_high_i8x16_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umull2 v0.8h, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
