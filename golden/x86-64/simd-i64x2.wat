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

;; function 0 $i64x2.splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movq xmm0,rdi
;;        pshufd xmm0,xmm0,44h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 0 $i64x2.splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovq xmm0,rdi
;;        vpshufd xmm0,xmm0,44h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i64x2.extract_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pextrq rdi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i64x2.extract_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpextrq rdi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i64x2.replace_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pinsrq xmm0,rdi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i64x2.replace_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpinsrq xmm0,xmm0,rdi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i64x2.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm1,xmm0,0F5h
;;        psrad xmm1,1Fh
;;        pxor xmm0,xmm1
;;        psubq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i64x2.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpsubq xmm1,xmm1,xmm0
;;        vblendvpd xmm0,xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i64x2.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        psubq xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i64x2.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpsubq xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i64x2.all_true, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xorps xmm1,xmm1
;;        pcmpeqq xmm1,xmm0
;;        ptest xmm1,xmm1
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i64x2.all_true, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vxorps xmm1,xmm1,xmm1
;;        vpcmpeqq xmm0,xmm1,xmm0
;;        vptest xmm0,xmm0
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i64x2.bitmask, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movmskpd edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i64x2.bitmask, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovmskpd edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i64x2.extend_low_i32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovsxdq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i64x2.extend_low_i32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovsxdq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i64x2.extend_high_i32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,0EEh
;;        pmovsxdq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i64x2.extend_high_i32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufd xmm0,xmm0,0EEh
;;        vpmovsxdq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i64x2.extend_low_i32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovzxdq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i64x2.extend_low_i32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovzxdq xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i64x2.extend_high_i32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        punpckhdq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i64x2.extend_high_i32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpunpckhdq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i64x2.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,3Fh
;;        movd xmm1,edi
;;        psllq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i64x2.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,3Fh
;;        vmovd xmm1,edi
;;        vpsllq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i64x2.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,3Fh
;;        movd xmm1,edi
;;        movups xmm2,[pool+3]
;;        psrlq xmm2,xmm1
;;        psrlq xmm0,xmm1
;;        pxor xmm0,xmm2
;;        psubq xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f0000000000000000800000000000
;;   pool+16: 000080
;;
;; function 12 $i64x2.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,3Fh
;;        vmovd xmm1,edi
;;        vmovups xmm2,[pool+2]
;;        vpsrlq xmm2,xmm2,xmm1
;;        vpsrlq xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,xmm2
;;        vpsubq xmm0,xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 66900000000000000080000000000000
;;   pool+16: 0080
;;
;; function 13 $i64x2.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,3Fh
;;        movd xmm1,edi
;;        psrlq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i64x2.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,3Fh
;;        vmovd xmm1,edi
;;        vpsrlq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i64x2.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i64x2.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i64x2.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i64x2.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i64x2.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movaps xmm2,xmm0
;;        psrlq xmm2,20h
;;        pmuludq xmm2,xmm1
;;        movaps xmm3,xmm1
;;        psrlq xmm3,20h
;;        pmuludq xmm3,xmm0
;;        paddq xmm2,xmm3
;;        psllq xmm2,20h
;;        pmuludq xmm0,xmm1
;;        paddq xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i64x2.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsrlq xmm2,xmm0,20h
;;        vpmuludq xmm2,xmm2,xmm1
;;        vpsrlq xmm3,xmm1,20h
;;        vpmuludq xmm3,xmm3,xmm0
;;        vpaddq xmm2,xmm2,xmm3
;;        vpsllq xmm2,xmm2,20h
;;        vpmuludq xmm0,xmm0,xmm1
;;        vpaddq xmm0,xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i64x2.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i64x2.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i64x2.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqq xmm0,xmm1
;;        pxor xmm0,[pool+4]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000ffffffffffffffffffffffff
;;   pool+16: ffffffff
;;
;; function 18 $i64x2.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqq xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,[pool+4]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000ffffffffffffffffffffffff
;;   pool+16: ffffffff
;;
;; function 19 $i64x2.lt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtq xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i64x2.lt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtq xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i64x2.gt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i64x2.gt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i64x2.le_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtq xmm0,xmm1
;;        pxor xmm0,[pool+4]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000ffffffffffffffffffffffff
;;   pool+16: ffffffff
;;
;; function 21 $i64x2.le_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtq xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,[pool+4]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000ffffffffffffffffffffffff
;;   pool+16: ffffffff
;;
;; function 22 $i64x2.ge_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtq xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+1]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 90ffffffffffffffffffffffffffffff
;;   pool+16: ff
;;
;; function 22 $i64x2.ge_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtq xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+4]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000ffffffffffffffffffffffff
;;   pool+16: ffffffff
;;
;; function 23 $i64x2.extmul_low_i32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,50h
;;        pshufd xmm1,xmm1,50h
;;        pmuldq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i64x2.extmul_low_i32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufd xmm0,xmm0,50h
;;        vpshufd xmm1,xmm1,50h
;;        vpmuldq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i64x2.extmul_high_i32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,0FAh
;;        pshufd xmm1,xmm1,0FAh
;;        pmuldq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i64x2.extmul_high_i32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufd xmm0,xmm0,0FAh
;;        vpshufd xmm1,xmm1,0FAh
;;        vpmuldq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i64x2.extmul_low_i32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,50h
;;        pshufd xmm1,xmm1,50h
;;        pmuludq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i64x2.extmul_low_i32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufd xmm0,xmm0,50h
;;        vpshufd xmm1,xmm1,50h
;;        vpmuludq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i64x2.extmul_high_i32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pshufd xmm0,xmm0,0FAh
;;        pshufd xmm1,xmm1,0FAh
;;        pmuludq xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i64x2.extmul_high_i32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufd xmm0,xmm0,0FAh
;;        vpshufd xmm1,xmm1,0FAh
;;        vpmuludq xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
