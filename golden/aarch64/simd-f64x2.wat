;;! opcodes simd-f64x2
(module
  (func $f64x2.splat (param f64) (result v128) (f64x2.splat (local.get 0)))
  (func $f64x2.extract_lane (param v128) (result f64) (f64x2.extract_lane 1 (local.get 0)))
  (func $f64x2.replace_lane (param v128 f64) (result v128) (f64x2.replace_lane 1 (local.get 0) (local.get 1)))
  (func $f64x2.eq (param v128 v128) (result v128) (f64x2.eq (local.get 0) (local.get 1)))
  (func $f64x2.ne (param v128 v128) (result v128) (f64x2.ne (local.get 0) (local.get 1)))
  (func $f64x2.lt (param v128 v128) (result v128) (f64x2.lt (local.get 0) (local.get 1)))
  (func $f64x2.gt (param v128 v128) (result v128) (f64x2.gt (local.get 0) (local.get 1)))
  (func $f64x2.le (param v128 v128) (result v128) (f64x2.le (local.get 0) (local.get 1)))
  (func $f64x2.ge (param v128 v128) (result v128) (f64x2.ge (local.get 0) (local.get 1)))
  (func $f64x2.promote_low_f32x4 (param v128) (result v128) (f64x2.promote_low_f32x4 (local.get 0)))
  (func $f64x2.ceil (param v128) (result v128) (f64x2.ceil (local.get 0)))
  (func $f64x2.floor (param v128) (result v128) (f64x2.floor (local.get 0)))
  (func $f64x2.trunc (param v128) (result v128) (f64x2.trunc (local.get 0)))
  (func $f64x2.nearest (param v128) (result v128) (f64x2.nearest (local.get 0)))
  (func $f64x2.abs (param v128) (result v128) (f64x2.abs (local.get 0)))
  (func $f64x2.neg (param v128) (result v128) (f64x2.neg (local.get 0)))
  (func $f64x2.sqrt (param v128) (result v128) (f64x2.sqrt (local.get 0)))
  (func $f64x2.add (param v128 v128) (result v128) (f64x2.add (local.get 0) (local.get 1)))
  (func $f64x2.sub (param v128 v128) (result v128) (f64x2.sub (local.get 0) (local.get 1)))
  (func $f64x2.mul (param v128 v128) (result v128) (f64x2.mul (local.get 0) (local.get 1)))
  (func $f64x2.div (param v128 v128) (result v128) (f64x2.div (local.get 0) (local.get 1)))
  (func $f64x2.min (param v128 v128) (result v128) (f64x2.min (local.get 0) (local.get 1)))
  (func $f64x2.max (param v128 v128) (result v128) (f64x2.max (local.get 0) (local.get 1)))
  (func $f64x2.pmin (param v128 v128) (result v128) (f64x2.pmin (local.get 0) (local.get 1)))
  (func $f64x2.pmax (param v128 v128) (result v128) (f64x2.pmax (local.get 0) (local.get 1)))
  (func $f64x2.convert_low_i32x4_s (param v128) (result v128) (f64x2.convert_low_i32x4_s (local.get 0)))
  (func $f64x2.convert_low_i32x4_u (param v128) (result v128) (f64x2.convert_low_i32x4_u (local.get 0)))
)

;; function 0 $f64x2.splat, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        dup v0.2d, v0.d[0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $f64x2.extract_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov d0, v0.d[1]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 2 $f64x2.replace_lane, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov v0.d[1], v1.d[0]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $f64x2.eq, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmeq v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $f64x2.ne, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmeq v0.2d, v0.2d, v1.2d
;;        mvn v0.16b, v0.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $f64x2.lt, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmgt v0.2d, v1.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $f64x2.gt, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmgt v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $f64x2.le, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmge v0.2d, v1.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $f64x2.ge, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmge v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $f64x2.promote_low_f32x4, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcvtl v0.2d, v0.2s
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $f64x2.ceil, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        frintp v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 11 $f64x2.floor, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        frintm v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $f64x2.trunc, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        frintz v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 13 $f64x2.nearest, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        frintn v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 14 $f64x2.abs, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fabs v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 15 $f64x2.neg, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fneg v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $f64x2.sqrt, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fsqrt v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $f64x2.add, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fadd v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $f64x2.sub, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fsub v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $f64x2.mul, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmul v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $f64x2.div, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fdiv v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 21 $f64x2.min, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmin v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 22 $f64x2.max, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fmax v0.2d, v0.2d, v1.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 23 $f64x2.pmin, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmgt v2.2d, v0.2d, v1.2d
;;        bsl v2.16b, v1.16b, v0.16b
;;        mov v0.16b, v2.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 24 $f64x2.pmax, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        fcmgt v2.2d, v1.2d, v0.2d
;;        bsl v2.16b, v1.16b, v0.16b
;;        mov v0.16b, v2.16b
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 25 $f64x2.convert_low_i32x4_s, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        sshll v0.2d, v0.2s, #0
;;        scvtf v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 26 $f64x2.convert_low_i32x4_u, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ushll v0.2d, v0.2s, #0
;;        ucvtf v0.2d, v0.2d
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
