;;! opcodes simd-f32x4
(module
  (func $f32x4.splat (param f32) (result v128) (f32x4.splat (local.get 0)))
  (func $f32x4.extract_lane (param v128) (result f32) (f32x4.extract_lane 1 (local.get 0)))
  (func $f32x4.replace_lane (param v128 f32) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1)))
  (func $f32x4.eq (param v128 v128) (result v128) (f32x4.eq (local.get 0) (local.get 1)))
  (func $f32x4.ne (param v128 v128) (result v128) (f32x4.ne (local.get 0) (local.get 1)))
  (func $f32x4.lt (param v128 v128) (result v128) (f32x4.lt (local.get 0) (local.get 1)))
  (func $f32x4.gt (param v128 v128) (result v128) (f32x4.gt (local.get 0) (local.get 1)))
  (func $f32x4.le (param v128 v128) (result v128) (f32x4.le (local.get 0) (local.get 1)))
  (func $f32x4.ge (param v128 v128) (result v128) (f32x4.ge (local.get 0) (local.get 1)))
  (func $f32x4.demote_f64x2_zero (param v128) (result v128) (f32x4.demote_f64x2_zero (local.get 0)))
  (func $f32x4.ceil (param v128) (result v128) (f32x4.ceil (local.get 0)))
  (func $f32x4.floor (param v128) (result v128) (f32x4.floor (local.get 0)))
  (func $f32x4.trunc (param v128) (result v128) (f32x4.trunc (local.get 0)))
  (func $f32x4.nearest (param v128) (result v128) (f32x4.nearest (local.get 0)))
  (func $f32x4.abs (param v128) (result v128) (f32x4.abs (local.get 0)))
  (func $f32x4.neg (param v128) (result v128) (f32x4.neg (local.get 0)))
  (func $f32x4.sqrt (param v128) (result v128) (f32x4.sqrt (local.get 0)))
  (func $f32x4.add (param v128 v128) (result v128) (f32x4.add (local.get 0) (local.get 1)))
  (func $f32x4.sub (param v128 v128) (result v128) (f32x4.sub (local.get 0) (local.get 1)))
  (func $f32x4.mul (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))
  (func $f32x4.div (param v128 v128) (result v128) (f32x4.div (local.get 0) (local.get 1)))
  (func $f32x4.min (param v128 v128) (result v128) (f32x4.min (local.get 0) (local.get 1)))
  (func $f32x4.max (param v128 v128) (result v128) (f32x4.max (local.get 0) (local.get 1)))
  (func $f32x4.pmin (param v128 v128) (result v128) (f32x4.pmin (local.get 0) (local.get 1)))
  (func $f32x4.pmax (param v128 v128) (result v128) (f32x4.pmax (local.get 0) (local.get 1)))
  (func $f32x4.convert_i32x4_s (param v128) (result v128) (f32x4.convert_i32x4_s (local.get 0)))
  (func $f32x4.convert_i32x4_u (param v128) (result v128) (f32x4.convert_i32x4_u (local.get 0)))
)

;; function 0 $f32x4.splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 0 $f32x4.splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vbroadcastss xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $f32x4.extract_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $f32x4.extract_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufd xmm0,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f32x4.replace_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        insertps xmm0,xmm1,10h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f32x4.replace_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vinsertps xmm0,xmm0,xmm1,10h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f32x4.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmpeqps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f32x4.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpeqps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $f32x4.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmpneqps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $f32x4.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpneqps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f32x4.lt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmpltps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f32x4.lt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpltps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f32x4.gt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmpltps xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f32x4.gt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpltps xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $f32x4.le, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmpleps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $f32x4.le, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpleps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $f32x4.ge, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmpleps xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $f32x4.ge, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpleps xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $f32x4.demote_f64x2_zero, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvtpd2ps xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $f32x4.demote_f64x2_zero, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvtpd2ps xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $f32x4.ceil, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundps xmm0,xmm0,0Ah
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $f32x4.ceil, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundps xmm0,xmm0,0Ah
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $f32x4.floor, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundps xmm0,xmm0,9
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $f32x4.floor, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundps xmm0,xmm0,9
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $f32x4.trunc, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundps xmm0,xmm0,0Bh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $f32x4.trunc, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundps xmm0,xmm0,0Bh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f32x4.nearest, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundps xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f32x4.nearest, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundps xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $f32x4.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        andps xmm0,[pool+10]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000090ffffff7fffff
;;   pool+16: ff7fffffff7fffffff7f
;;
;; function 14 $f32x4.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vandps xmm0,xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f840000000000ffffff7fffffff
;;   pool+16: 7fffffff7fffffff7f
;;
;; function 15 $f32x4.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm0,[pool+10]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000090000000800000
;;   pool+16: 00800000008000000080
;;
;; function 15 $f32x4.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm0,xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000000000080000000
;;   pool+16: 800000008000000080
;;
;; function 16 $f32x4.sqrt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sqrtps xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f32x4.sqrt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vsqrtps xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f32x4.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        addps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f32x4.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vaddps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $f32x4.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        subps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $f32x4.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vsubps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $f32x4.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $f32x4.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $f32x4.div, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        divps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $f32x4.div, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vdivps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $f32x4.min, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        minps xmm2,xmm1
;;        movaps xmm3,xmm1
;;        minps xmm3,xmm0
;;        orps xmm2,xmm3
;;        cmpunordps xmm0,xmm1
;;        orps xmm2,xmm0
;;        psrld xmm0,0Ah
;;        andnps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $f32x4.min, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vminps xmm2,xmm0,xmm1
;;        vminps xmm3,xmm1,xmm0
;;        vorps xmm2,xmm2,xmm3
;;        vcmpunordps xmm0,xmm0,xmm1
;;        vorps xmm1,xmm2,xmm0
;;        vpsrld xmm0,xmm0,0Ah
;;        vandnps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $f32x4.max, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        maxps xmm2,xmm1
;;        movaps xmm3,xmm1
;;        maxps xmm3,xmm0
;;        andps xmm2,xmm3
;;        cmpunordps xmm0,xmm1
;;        orps xmm2,xmm0
;;        psrld xmm0,0Ah
;;        andnps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $f32x4.max, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmaxps xmm2,xmm0,xmm1
;;        vmaxps xmm3,xmm1,xmm0
;;        vandps xmm2,xmm2,xmm3
;;        vcmpunordps xmm0,xmm0,xmm1
;;        vorps xmm1,xmm2,xmm0
;;        vpsrld xmm0,xmm0,0Ah
;;        vandnps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $f32x4.pmin, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        minps xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $f32x4.pmin, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vminps xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $f32x4.pmax, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        maxps xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $f32x4.pmax, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmaxps xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $f32x4.convert_i32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvtdq2ps xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $f32x4.convert_i32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvtdq2ps xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $f32x4.convert_i32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm1,xmm0
;;        pblendw xmm1,[pool+11],0AAh
;;        psrld xmm0,10h
;;        pblendw xmm0,[pool+27],0AAh
;;        subps xmm0,[pool+43]
;;        addps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000066900000004b00
;;   pool+16: 00004b0000004b0000004b0000005300
;;   pool+32: 00005300000053000000538000005380
;;   pool+48: 0000538000005380000053
;;
;; function 26 $f32x4.convert_i32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpblendw xmm1,xmm0,[pool+12],0AAh
;;        vpsrld xmm0,xmm0,10h
;;        vpblendw xmm0,xmm0,[pool+28],0AAh
;;        vsubps xmm0,xmm0,[pool+44]
;;        vaddps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f000000004b
;;   pool+16: 0000004b0000004b0000004b00000053
;;   pool+32: 00000053000000530000005380000053
;;   pool+48: 800000538000005380000053
