;;! opcodes simd-i8x16
(module
  (func $i8x16.shuffle (param v128 v128) (result v128) (i8x16.shuffle 0 3 1 2 5 7 6 4 9 8 11 10 30 31 29 28 (local.get 0) (local.get 1)))
  (func $i8x16.swizzle (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))
  (func $i8x16.splat (param i32) (result v128) (i8x16.splat (local.get 0)))
  (func $i8x16.extract_lane_s (param v128) (result i32) (i8x16.extract_lane_s 1 (local.get 0)))
  (func $i8x16.extract_lane_u (param v128) (result i32) (i8x16.extract_lane_u 1 (local.get 0)))
  (func $i8x16.replace_lane (param v128 i32) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1)))
  (func $i8x16.eq (param v128 v128) (result v128) (i8x16.eq (local.get 0) (local.get 1)))
  (func $i8x16.ne (param v128 v128) (result v128) (i8x16.ne (local.get 0) (local.get 1)))
  (func $i8x16.lt_s (param v128 v128) (result v128) (i8x16.lt_s (local.get 0) (local.get 1)))
  (func $i8x16.lt_u (param v128 v128) (result v128) (i8x16.lt_u (local.get 0) (local.get 1)))
  (func $i8x16.gt_s (param v128 v128) (result v128) (i8x16.gt_s (local.get 0) (local.get 1)))
  (func $i8x16.gt_u (param v128 v128) (result v128) (i8x16.gt_u (local.get 0) (local.get 1)))
  (func $i8x16.le_s (param v128 v128) (result v128) (i8x16.le_s (local.get 0) (local.get 1)))
  (func $i8x16.le_u (param v128 v128) (result v128) (i8x16.le_u (local.get 0) (local.get 1)))
  (func $i8x16.ge_s (param v128 v128) (result v128) (i8x16.ge_s (local.get 0) (local.get 1)))
  (func $i8x16.ge_u (param v128 v128) (result v128) (i8x16.ge_u (local.get 0) (local.get 1)))
  (func $i8x16.abs (param v128) (result v128) (i8x16.abs (local.get 0)))
  (func $i8x16.neg (param v128) (result v128) (i8x16.neg (local.get 0)))
  (func $i8x16.popcnt (param v128) (result v128) (i8x16.popcnt (local.get 0)))
  (func $i8x16.all_true (param v128) (result i32) (i8x16.all_true (local.get 0)))
  (func $i8x16.bitmask (param v128) (result i32) (i8x16.bitmask (local.get 0)))
  (func $i8x16.narrow_i16x8_s (param v128 v128) (result v128) (i8x16.narrow_i16x8_s (local.get 0) (local.get 1)))
  (func $i8x16.narrow_i16x8_u (param v128 v128) (result v128) (i8x16.narrow_i16x8_u (local.get 0) (local.get 1)))
  (func $i8x16.shl (param v128 i32) (result v128) (i8x16.shl (local.get 0) (local.get 1)))
  (func $i8x16.shr_s (param v128 i32) (result v128) (i8x16.shr_s (local.get 0) (local.get 1)))
  (func $i8x16.shr_u (param v128 i32) (result v128) (i8x16.shr_u (local.get 0) (local.get 1)))
  (func $i8x16.add (param v128 v128) (result v128) (i8x16.add (local.get 0) (local.get 1)))
  (func $i8x16.add_sat_s (param v128 v128) (result v128) (i8x16.add_sat_s (local.get 0) (local.get 1)))
  (func $i8x16.add_sat_u (param v128 v128) (result v128) (i8x16.add_sat_u (local.get 0) (local.get 1)))
  (func $i8x16.sub (param v128 v128) (result v128) (i8x16.sub (local.get 0) (local.get 1)))
  (func $i8x16.sub_sat_s (param v128 v128) (result v128) (i8x16.sub_sat_s (local.get 0) (local.get 1)))
  (func $i8x16.sub_sat_u (param v128 v128) (result v128) (i8x16.sub_sat_u (local.get 0) (local.get 1)))
  (func $i8x16.min_s (param v128 v128) (result v128) (i8x16.min_s (local.get 0) (local.get 1)))
  (func $i8x16.min_u (param v128 v128) (result v128) (i8x16.min_u (local.get 0) (local.get 1)))
  (func $i8x16.max_s (param v128 v128) (result v128) (i8x16.max_s (local.get 0) (local.get 1)))
  (func $i8x16.max_u (param v128 v128) (result v128) (i8x16.max_u (local.get 0) (local.get 1)))
  (func $i8x16.avgr_u (param v128 v128) (result v128) (i8x16.avgr_u (local.get 0) (local.get 1)))
)

;; function 0 $i8x16.shuffle, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr q2, [pool+4]
;;        tbl v0.16b, {v0.16b}, v2.16b
;;        ldr q2, [pool+20]
;;        tbx v0.16b, {v1.16b}, v2.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   pool+0: 1f2003d5000301020507060409080b0a
;;   pool+16: ffffffffffffffffffffffffffffffff
;;   pool+32: 0e0f0d0c
;;
;; function 1 $i8x16.swizzle, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        tbl v0.16b, {v0.16b}, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $i8x16.splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        dup v0.16b, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $i8x16.extract_lane_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smov w0, v0.b[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $i8x16.extract_lane_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umov w0, v0.b[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $i8x16.replace_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov v0.b[1], w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $i8x16.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $i8x16.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmeq v0.16b, v0.16b, v1.16b
;;        mvn v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $i8x16.lt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.16b, v1.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $i8x16.lt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhi v0.16b, v1.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $i8x16.gt_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmgt v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $i8x16.gt_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhi v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $i8x16.le_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.16b, v1.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $i8x16.le_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhs v0.16b, v1.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $i8x16.ge_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmge v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $i8x16.ge_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmhs v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $i8x16.abs, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        abs v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $i8x16.neg, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        neg v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $i8x16.popcnt, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cnt v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $i8x16.all_true, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uminv b0, v0.16b
;;        fmov w0, s0
;;        cmp w0, #0
;;        cset w0, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $i8x16.bitmask, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshr v0.16b, v0.16b, #7
;;        ldr q1, [pool+8]
;;        and v0.16b, v0.16b, v1.16b
;;        ext v1.16b, v0.16b, v0.16b, #8
;;        zip1 v0.16b, v0.16b, v1.16b
;;        addv h0, v0.8h
;;        fmov w0, s0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   pool+0: 1f2003d51f2003d50102040810204080
;;   pool+16: 0102040810204080
;;
;; function 21 $i8x16.narrow_i16x8_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqxtn v0.8b, v0.8h
;;        sqxtn2 v0.16b, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 22 $i8x16.narrow_i16x8_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqxtun v0.8b, v0.8h
;;        sqxtun2 v0.16b, v1.8h
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $i8x16.shl, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #7
;;        dup v1.16b, w0
;;        ushl v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $i8x16.shr_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #7
;;        neg x0, x0
;;        dup v1.16b, w0
;;        sshl v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $i8x16.shr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        and w0, w0, #7
;;        neg x0, x0
;;        dup v1.16b, w0
;;        ushl v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $i8x16.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 27 $i8x16.add_sat_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqadd v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 28 $i8x16.add_sat_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uqadd v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 29 $i8x16.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sub v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 30 $i8x16.sub_sat_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sqsub v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 31 $i8x16.sub_sat_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        uqsub v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 32 $i8x16.min_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smin v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 33 $i8x16.min_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umin v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 34 $i8x16.max_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        smax v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 35 $i8x16.max_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        umax v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 36 $i8x16.avgr_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        urhadd v0.16b, v0.16b, v1.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
