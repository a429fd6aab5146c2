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

;; function 0 $i32x4.splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movd xmm0,edi
;;        pshufd xmm0,xmm0,0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 0 $i32x4.splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovd xmm0,edi
;;        vpshufd xmm0,xmm0,0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i32x4.extract_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pextrd edi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i32x4.extract_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpextrd edi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i32x4.replace_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pinsrd xmm0,edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i32x4.replace_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpinsrd xmm0,xmm0,edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i32x4.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i32x4.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i32x4.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqd xmm0,xmm1
;;        pxor xmm0,[pool+5]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f440000ffffffffffffffffffffff
;;   pool+16: ffffffffff
;;
;; function 4 $i32x4.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqd xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,[pool+5]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f440000ffffffffffffffffffffff
;;   pool+16: ffffffffff
;;
;; function 5 $i32x4.lt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i32x4.lt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtd xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i32x4.lt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxud xmm1,xmm0
;;        pcmpeqd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+13]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4000ffffff
;;   pool+16: ffffffffffffffffffffffffff
;;
;; function 6 $i32x4.lt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxud xmm1,xmm1,xmm0
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+0]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: ffffffffffffffffffffffffffffffff
;;
;; function 7 $i32x4.gt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i32x4.gt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i32x4.gt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminud xmm1,xmm0
;;        pcmpeqd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+13]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4000ffffff
;;   pool+16: ffffffffffffffffffffffffff
;;
;; function 8 $i32x4.gt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminud xmm1,xmm1,xmm0
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+0]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: ffffffffffffffffffffffffffffffff
;;
;; function 9 $i32x4.le_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminsd xmm1,xmm0
;;        pcmpeqd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i32x4.le_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminsd xmm1,xmm1,xmm0
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i32x4.le_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminud xmm1,xmm0
;;        pcmpeqd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i32x4.le_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminud xmm1,xmm1,xmm0
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i32x4.ge_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxsd xmm1,xmm0
;;        pcmpeqd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i32x4.ge_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxsd xmm1,xmm1,xmm0
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i32x4.ge_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxud xmm1,xmm0
;;        pcmpeqd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i32x4.ge_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxud xmm1,xmm1,xmm0
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i32x4.extadd_pairwise_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaddwd xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000001000100010001
;;   pool+16: 000100010001000100
;;
;; function 13 $i32x4.extadd_pairwise_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaddwd xmm0,xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000001000100010001
;;   pool+16: 000100010001000100
;;
;; function 14 $i32x4.extadd_pairwise_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pxor xmm0,[pool+9]
;;        pmaddwd xmm0,[pool+25]
;;        paddd xmm0,[pool+41]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000000800080008000
;;   pool+16: 80008000800080008001000100010001
;;   pool+32: 00010001000100010000000100000001
;;   pool+48: 000000010000000100
;;
;; function 14 $i32x4.extadd_pairwise_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpxor xmm0,xmm0,[pool+9]
;;        vpmaddwd xmm0,xmm0,[pool+25]
;;        vpaddd xmm0,xmm0,[pool+41]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000000800080008000
;;   pool+16: 80008000800080008001000100010001
;;   pool+32: 00010001000100010000000100000001
;;   pool+48: 000000010000000100
;;
;; function 15 $i32x4.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pabsd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i32x4.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpabsd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i32x4.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        psubd xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i32x4.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpsubd xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i32x4.all_true, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xorps xmm1,xmm1
;;        pcmpeqd xmm1,xmm0
;;        ptest xmm1,xmm1
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i32x4.all_true, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vxorps xmm1,xmm1,xmm1
;;        vpcmpeqd xmm0,xmm1,xmm0
;;        vptest xmm0,xmm0
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i32x4.bitmask, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movmskps edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i32x4.bitmask, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovmskps edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i32x4.extend_low_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovsxwd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i32x4.extend_low_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovsxwd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i32x4.extend_high_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        punpckhwd xmm0,xmm0
;;        psrad xmm0,10h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i32x4.extend_high_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpunpckhwd xmm0,xmm0,xmm0
;;        vpsrad xmm0,xmm0,10h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i32x4.extend_low_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovzxwd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i32x4.extend_low_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovzxwd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i32x4.extend_high_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        punpckhwd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i32x4.extend_high_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpunpckhwd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i32x4.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,1Fh
;;        movd xmm1,edi
;;        pslld xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i32x4.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,1Fh
;;        vmovd xmm1,edi
;;        vpslld xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i32x4.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,1Fh
;;        movd xmm1,edi
;;        psrad xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i32x4.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,1Fh
;;        vmovd xmm1,edi
;;        vpsrad xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i32x4.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,1Fh
;;        movd xmm1,edi
;;        psrld xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i32x4.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,1Fh
;;        vmovd xmm1,edi
;;        vpsrld xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i32x4.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i32x4.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i32x4.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i32x4.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i32x4.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmulld xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i32x4.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmulld xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i32x4.min_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminsd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i32x4.min_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminsd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i32x4.min_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminud xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i32x4.min_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminud xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i32x4.max_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxsd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i32x4.max_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxsd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i32x4.max_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxud xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i32x4.max_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxud xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 33 $i32x4.dot_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaddwd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 33 $i32x4.dot_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaddwd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 34 $i32x4.extmul_low_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        pmullw xmm2,xmm1
;;        pmulhw xmm0,xmm1
;;        punpcklwd xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 34 $i32x4.extmul_low_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmullw xmm2,xmm0,xmm1
;;        vpmulhw xmm0,xmm0,xmm1
;;        vpunpcklwd xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i32x4.extmul_high_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        pmullw xmm2,xmm1
;;        pmulhw xmm0,xmm1
;;        punpckhwd xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i32x4.extmul_high_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmullw xmm2,xmm0,xmm1
;;        vpmulhw xmm0,xmm0,xmm1
;;        vpunpckhwd xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i32x4.extmul_low_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        pmullw xmm2,xmm1
;;        pmulhuw xmm0,xmm1
;;        punpcklwd xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i32x4.extmul_low_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmullw xmm2,xmm0,xmm1
;;        vpmulhuw xmm0,xmm0,xmm1
;;        vpunpcklwd xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 37 $i32x4.extmul_high_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        pmullw xmm2,xmm1
;;        pmulhuw xmm0,xmm1
;;        punpckhwd xmm2,xmm0
;;        movaps xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 37 $i32x4.extmul_high_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmullw xmm2,xmm0,xmm1
;;        vpmulhuw xmm0,xmm0,xmm1
;;        vpunpckhwd xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 38 $i32x4.trunc_sat_f32x4_s, x86-64-v2:
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
;; function 38 $i32x4.trunc_sat_f32x4_s, x86-64-v3:
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
;; function 39 $i32x4.trunc_sat_f32x4_u, x86-64-v2:
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
;; function 39 $i32x4.trunc_sat_f32x4_u, x86-64-v3:
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
;; function 40 $i32x4.trunc_sat_f64x2_s_zero, x86-64-v2:
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
;; function 40 $i32x4.trunc_sat_f64x2_s_zero, x86-64-v3:
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
;; function 41 $i32x4.trunc_sat_f64x2_u_zero, x86-64-v2:
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
;; function 41 $i32x4.trunc_sat_f64x2_u_zero, x86-64-v3:
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
