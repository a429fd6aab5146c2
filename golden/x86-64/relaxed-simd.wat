;;! opcodes relaxed-simd
(module
  (func $i8x16.relaxed_swizzle (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))
  (func $i32x4.relaxed_trunc_f32x4_s (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  (func $i32x4.relaxed_trunc_f32x4_u (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func $i32x4.relaxed_trunc_f64x2_s_zero (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  (func $i32x4.relaxed_trunc_f64x2_u_zero (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))
  (func $f32x4.relaxed_madd (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func $f32x4.relaxed_nmadd (param v128 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func $f64x2.relaxed_madd (param v128 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func $f64x2.relaxed_nmadd (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func $i8x16.relaxed_laneselect (param v128 v128 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $i16x8.relaxed_laneselect (param v128 v128 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $i32x4.relaxed_laneselect (param v128 v128 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $i64x2.relaxed_laneselect (param v128 v128 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func $f32x4.relaxed_min (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))
  (func $f32x4.relaxed_max (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))
  (func $f64x2.relaxed_min (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))
  (func $f64x2.relaxed_max (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))
  (func $i16x8.relaxed_q15mulr_s (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))
  (func $i16x8.relaxed_dot_i8x16_i7x16_s (param v128 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))
  (func $i32x4.relaxed_dot_i8x16_i7x16_add_s (param v128 v128 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $i8x16.relaxed_swizzle, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddusb xmm1,[pool+4]
;;        pshufb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000707070707070707070707070
;;   pool+16: 70707070
;;
;; function 0 $i8x16.relaxed_swizzle, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddusb xmm1,xmm1,[pool+4]
;;        vpshufb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000707070707070707070707070
;;   pool+16: 70707070
;;
;; function 1 $i32x4.relaxed_trunc_f32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm1,xmm0
;;        cmpeqps xmm1,xmm1
;;        andps xmm1,xmm0
;;        movaps xmm0,xmm1
;;        cmpnltps xmm0,[pool+1]
;;        cvttps2dq xmm1,xmm1
;;        pxor xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 900000004f0000004f0000004f000000
;;   pool+16: 4f
;;
;; function 1 $i32x4.relaxed_trunc_f32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpeqps xmm1,xmm0,xmm0
;;        vandps xmm0,xmm1,xmm0
;;        vcmpnltps xmm1,xmm0,[pool+7]
;;        vcvttps2dq xmm0,xmm0
;;        vpxor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f80000000000000004f0000004f00
;;   pool+16: 00004f0000004f
;;
;; function 2 $i32x4.relaxed_trunc_f32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        maxps xmm0,xmm1
;;        movaps xmm2,xmm0
;;        subps xmm2,[pool+1]
;;        movaps xmm3,xmm2
;;        cmpnltps xmm3,[pool+1]
;;        cvttps2dq xmm2,xmm2
;;        pxor xmm2,xmm3
;;        pmaxsd xmm2,xmm1
;;        cvttps2dq xmm0,xmm0
;;        paddd xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 900000004f0000004f0000004f000000
;;   pool+16: 4f
;;
;; function 2 $i32x4.relaxed_trunc_f32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vmaxps xmm0,xmm0,xmm1
;;        vsubps xmm2,xmm0,[pool+3]
;;        vcmpnltps xmm3,xmm2,[pool+3]
;;        vcvttps2dq xmm2,xmm2
;;        vpxor xmm2,xmm2,xmm3
;;        vpmaxsd xmm1,xmm2,xmm1
;;        vcvttps2dq xmm0,xmm0
;;        vpaddd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f000000004f0000004f0000004f00
;;   pool+16: 00004f
;;
;; function 3 $i32x4.relaxed_trunc_f64x2_s_zero, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm1,xmm0
;;        cmpeqpd xmm1,xmm1
;;        andps xmm1,[pool+10]
;;        minpd xmm0,xmm1
;;        cvttpd2dq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f840000000000900000c0ffffff
;;   pool+16: df410000c0ffffffdf41
;;
;; function 3 $i32x4.relaxed_trunc_f64x2_s_zero, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcmpeqpd xmm1,xmm0,xmm0
;;        vandps xmm1,xmm1,[pool+12]
;;        vminpd xmm0,xmm0,xmm1
;;        vcvttpd2dq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f000000c0ff
;;   pool+16: ffffdf410000c0ffffffdf41
;;
;; function 4 $i32x4.relaxed_trunc_f64x2_u_zero, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        maxpd xmm0,xmm1
;;        minpd xmm0,[pool+0]
;;        roundpd xmm0,xmm0,0Bh
;;        addpd xmm0,[pool+16]
;;        shufps xmm0,xmm1,88h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0000e0ffffffef410000e0ffffffef41
;;   pool+16: 00000000000030430000000000003043
;;
;; function 4 $i32x4.relaxed_trunc_f64x2_u_zero, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vmaxpd xmm0,xmm0,xmm1
;;        vminpd xmm0,xmm0,[pool+14]
;;        vroundpd xmm0,xmm0,0Bh
;;        vaddpd xmm0,xmm0,[pool+30]
;;        vshufps xmm0,xmm0,xmm1,88h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400000000
;;   pool+16: e0ffffffef410000e0ffffffef410000
;;   pool+32: 0000000030430000000000003043
;;
;; function 5 $f32x4.relaxed_madd, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulps xmm0,xmm1
;;        addps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f32x4.relaxed_madd, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulps xmm0,xmm0,xmm1
;;        vaddps xmm0,xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f32x4.relaxed_nmadd, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulps xmm0,xmm1
;;        subps xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f32x4.relaxed_nmadd, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulps xmm0,xmm0,xmm1
;;        vsubps xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $f64x2.relaxed_madd, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulpd xmm0,xmm1
;;        addpd xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $f64x2.relaxed_madd, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulpd xmm0,xmm0,xmm1
;;        vaddpd xmm0,xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $f64x2.relaxed_nmadd, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulpd xmm0,xmm1
;;        subpd xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $f64x2.relaxed_nmadd, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulpd xmm0,xmm0,xmm1
;;        vsubpd xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i8x16.relaxed_laneselect, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pxor xmm0,xmm1
;;        pand xmm0,xmm2
;;        pxor xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i8x16.relaxed_laneselect, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpand xmm0,xmm0,xmm2
;;        vpandn xmm1,xmm2,xmm1
;;        vpor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i16x8.relaxed_laneselect, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pxor xmm0,xmm1
;;        pand xmm0,xmm2
;;        pxor xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i16x8.relaxed_laneselect, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpand xmm0,xmm0,xmm2
;;        vpandn xmm1,xmm2,xmm1
;;        vpor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i32x4.relaxed_laneselect, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pxor xmm0,xmm1
;;        pand xmm0,xmm2
;;        pxor xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i32x4.relaxed_laneselect, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpand xmm0,xmm0,xmm2
;;        vpandn xmm1,xmm2,xmm1
;;        vpor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i64x2.relaxed_laneselect, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pxor xmm0,xmm1
;;        pand xmm0,xmm2
;;        pxor xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i64x2.relaxed_laneselect, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpand xmm0,xmm0,xmm2
;;        vpandn xmm1,xmm2,xmm1
;;        vpor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f32x4.relaxed_min, x86-64-v2:
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
;; function 13 $f32x4.relaxed_min, x86-64-v3:
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
;; function 14 $f32x4.relaxed_max, x86-64-v2:
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
;; function 14 $f32x4.relaxed_max, x86-64-v3:
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
;; function 15 $f64x2.relaxed_min, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        minpd xmm2,xmm1
;;        movaps xmm3,xmm1
;;        minpd xmm3,xmm0
;;        orps xmm2,xmm3
;;        cmpunordpd xmm0,xmm1
;;        orps xmm2,xmm0
;;        psrlq xmm0,0Dh
;;        andnps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $f64x2.relaxed_min, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vminpd xmm2,xmm0,xmm1
;;        vminpd xmm3,xmm1,xmm0
;;        vorps xmm2,xmm2,xmm3
;;        vcmpunordpd xmm0,xmm0,xmm1
;;        vorps xmm1,xmm2,xmm0
;;        vpsrlq xmm0,xmm0,0Dh
;;        vandnps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f64x2.relaxed_max, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        maxpd xmm2,xmm1
;;        movaps xmm3,xmm1
;;        maxpd xmm3,xmm0
;;        andps xmm2,xmm3
;;        cmpunordpd xmm0,xmm1
;;        orps xmm2,xmm0
;;        psrlq xmm0,0Dh
;;        andnps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f64x2.relaxed_max, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmaxpd xmm2,xmm0,xmm1
;;        vmaxpd xmm3,xmm1,xmm0
;;        vandps xmm2,xmm2,xmm3
;;        vcmpunordpd xmm0,xmm0,xmm1
;;        vorps xmm1,xmm2,xmm0
;;        vpsrlq xmm0,xmm0,0Dh
;;        vandnps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i16x8.relaxed_q15mulr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmulhrsw xmm0,xmm1
;;        movaps xmm1,xmm0
;;        pcmpeqw xmm1,[pool+13]
;;        pxor xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4000008000
;;   pool+16: 80008000800080008000800080
;;
;; function 17 $i16x8.relaxed_q15mulr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmulhrsw xmm0,xmm0,xmm1
;;        vpcmpeqw xmm1,xmm0,[pool+0]
;;        vpxor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 00800080008000800080008000800080
;;
;; function 18 $i16x8.relaxed_dot_i8x16_i7x16_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        psraw xmm2,8
;;        movaps xmm3,xmm1
;;        psraw xmm3,8
;;        pmullw xmm2,xmm3
;;        psllw xmm0,8
;;        psraw xmm0,8
;;        psllw xmm1,8
;;        psraw xmm1,8
;;        pmullw xmm0,xmm1
;;        paddsw xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i16x8.relaxed_dot_i8x16_i7x16_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsraw xmm2,xmm0,8
;;        vpsraw xmm3,xmm1,8
;;        vpmullw xmm2,xmm2,xmm3
;;        vpsllw xmm0,xmm0,8
;;        vpsraw xmm0,xmm0,8
;;        vpsllw xmm1,xmm1,8
;;        vpsraw xmm1,xmm1,8
;;        vpmullw xmm0,xmm0,xmm1
;;        vpaddsw xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i32x4.relaxed_dot_i8x16_i7x16_add_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm3,xmm0
;;        psraw xmm3,8
;;        movaps xmm4,xmm1
;;        psraw xmm4,8
;;        pmullw xmm3,xmm4
;;        psllw xmm0,8
;;        psraw xmm0,8
;;        psllw xmm1,8
;;        psraw xmm1,8
;;        pmullw xmm0,xmm1
;;        paddsw xmm3,xmm0
;;        pmaddwd xmm3,[pool+2]
;;        movaps xmm0,xmm3
;;        paddd xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 66900100010001000100010001000100
;;   pool+16: 0100
;;
;; function 19 $i32x4.relaxed_dot_i8x16_i7x16_add_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsraw xmm3,xmm0,8
;;        vpsraw xmm4,xmm1,8
;;        vpmullw xmm3,xmm3,xmm4
;;        vpsllw xmm0,xmm0,8
;;        vpsraw xmm0,xmm0,8
;;        vpsllw xmm1,xmm1,8
;;        vpsraw xmm1,xmm1,8
;;        vpmullw xmm0,xmm0,xmm1
;;        vpaddsw xmm0,xmm3,xmm0
;;        vpmaddwd xmm0,xmm0,[pool+11]
;;        vpaddd xmm0,xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000066900100010001
;;   pool+16: 0001000100010001000100
