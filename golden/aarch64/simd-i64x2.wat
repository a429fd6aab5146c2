;;! opcodes simd-i64x2
(module
  (func $i64x2.splat (param i64) (result v128) (i64x2.splat (local.get 0)))
  (func $i64x2.extract_lane (param v128) (result i64) (i64x2.extract_lane 1 (local.get 0)))
  (func $i64x2.replace_lane (param v128 i64) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i64x2.abs (param v128) (result v128) (i64x2.abs (local.get 0)))
  (func $i64x2.neg (param v128) (result v128) (i64x2.neg (local.get 0)))
  (func $i64x2.all_true (param v128) (result i32) (i64x2.all_true (local.get 0)))
  (func $i64x2.bitmask (param v128) (result i32) (i64x2.bitmask (local.get 0)))
  (func $i64x2.extend_low_i32x4_s (param v128) (result v128) (i64x2.extend_low_i32x4_s (local.get 0)))
  (func $i64x2.extend_high_i32x4_s (param v128) (result v128) (i64x2.extend_high_i32x4_s (local.get 0)))
  (func $i64x2.extend_low_i32x4_u (param v128) (result v128) (i64x2.extend_low_i32x4_u (local.get 0)))
  (func $i64x2.extend_high_i32x4_u (param v128) (result v128) (i64x2.extend_high_i32x4_u (local.get 0)))
  (func $i64x2.shl (param v128 i32) (result v128) (i64x2.shl (local.get 0) (local.get 1)))
  (func $i64x2.shr_s (param v128 i32) (result v128) (i64x2.shr_s (local.get 0) (local.get 1)))
  (func $i64x2.shr_u (param v128 i32) (result v128) (i64x2.shr_u (local.get 0) (local.get 1)))
  (func $i64x2.add (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1)))
  (func $i64x2.sub (param v128 v128) (result v128) (i64x2.sub (local.get 0) (local.get 1)))
  (func $i64x2.mul (param v128 v128) (result v128) (i64x2.mul (local.get 0) (local.get 1)))
  (func $i64x2.eq (param v128 v128) (result v128) (i64x2.eq (local.get 0) (local.get 1)))
  (func $i64x2.ne (param v128 v128) (result v128) (i64x2.ne (local.get 0) (local.get 1)))
  (func $i64x2.lt_s (param v128 v128) (result v128) (i64x2.lt_s (local.get 0) (local.get 1)))
  (func $i64x2.gt_s (param v128 v128) (result v128) (i64x2.gt_s (local.get 0) (local.get 1)))
  (func $i64x2.le_s (param v128 v128) (result v128) (i64x2.le_s (local.get 0) (local.get 1)))
  (func $i64x2.ge_s (param v128 v128) (result v128) (i64x2.ge_s (local.get 0) (local.get 1)))
  (func $i64x2.extmul_low_i32x4_s (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1)))
  (func $i64x2.extmul_high_i32x4_s (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1)))
  (func $i64x2.extmul_low_i32x4_u (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1)))
  (func $i64x2.extmul_high_i32x4_u (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1)))
)

;; function 0 $i64x2.splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        dup v0.2d, x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $i64x2.extract_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov x0, v0.d[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i64x2.replace_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov v0.d[1], x0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i64x2.abs, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        abs v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i64x2.neg, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        neg v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i64x2.all_true, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.2d, v0.2d, #0
;;        umaxv s0, v0.4s
;;        fmov w0, s0
;;        cmp w0, #0
;;        cset w0, eq
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i64x2.bitmask, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov x0, v0.d[0]
;;        lsr x0, x0, #0x3f
;;        mov x1, v0.d[1]
;;        lsr x1, x1, #0x3f
;;        add w0, w0, w1, lsl #1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i64x2.extend_low_i32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll v0.2d, v0.2s, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i64x2.extend_high_i32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll2 v0.2d, v0.4s, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i64x2.extend_low_i32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll v0.2d, v0.2s, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i64x2.extend_high_i32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll2 v0.2d, v0.4s, #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i64x2.shl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0x3f
;;        dup v1.2d, x0
;;        ushl v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i64x2.shr_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0x3f
;;        neg x0, x0
;;        dup v1.2d, x0
;;        sshl v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i64x2.shr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #0x3f
;;        neg x0, x0
;;        dup v1.2d, x0
;;        ushl v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i64x2.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i64x2.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $i64x2.mul, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        rev64 v2.4s, v1.4s
;;        mul v2.4s, v2.4s, v0.4s
;;        uaddlp v2.2d, v2.4s
;;        shl v2.2d, v2.2d, #0x20
;;        xtn v0.2s, v0.2d
;;        xtn v1.2s, v1.2d
;;        umlal v2.2d, v0.2s, v1.2s
;;        mov v0.16b, v2.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $i64x2.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i64x2.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.2d, v0.2d, v1.2d
;;        mvn v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $i64x2.lt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.2d, v1.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $i64x2.gt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 21 $i64x2.le_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.2d, v1.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 22 $i64x2.ge_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $i64x2.extmul_low_i32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull v0.2d, v0.2s, v1.2s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $i64x2.extmul_high_i32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smull2 v0.2d, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $i64x2.extmul_low_i32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umull v0.2d, v0.2s, v1.2s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $i64x2.extmul_high_i32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umull2 v0.2d, v0.4s, v1.4s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
