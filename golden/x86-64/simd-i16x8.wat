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

;; function 0 $i16x8.splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movd xmm0,edi
;;        pshuflw xmm0,xmm0,0
;;        pshufd xmm0,xmm0,0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 0 $i16x8.splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovd xmm0,edi
;;        vpbroadcastw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i16x8.extract_lane_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pextrw eax,xmm0,1
;;        movsx edi,ax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i16x8.extract_lane_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpextrw eax,xmm0,1
;;        movsx edi,ax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i16x8.extract_lane_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pextrw edi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i16x8.extract_lane_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpextrw edi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i16x8.replace_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pinsrw xmm0,edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i16x8.replace_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpinsrw xmm0,xmm0,edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i16x8.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i16x8.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i16x8.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqw xmm0,xmm1
;;        pxor xmm0,[pool+5]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f440000ffffffffffffffffffffff
;;   pool+16: ffffffffff
;;
;; function 5 $i16x8.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqw xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,[pool+5]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f440000ffffffffffffffffffffff
;;   pool+16: ffffffffff
;;
;; function 6 $i16x8.lt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i16x8.lt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i16x8.lt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxuw xmm1,xmm0
;;        pcmpeqw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+13]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4000ffffff
;;   pool+16: ffffffffffffffffffffffffff
;;
;; function 7 $i16x8.lt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxuw xmm1,xmm1,xmm0
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+0]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: ffffffffffffffffffffffffffffffff
;;
;; function 8 $i16x8.gt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i16x8.gt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i16x8.gt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminuw xmm1,xmm0
;;        pcmpeqw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+13]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4000ffffff
;;   pool+16: ffffffffffffffffffffffffff
;;
;; function 9 $i16x8.gt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminuw xmm1,xmm1,xmm0
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+0]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: ffffffffffffffffffffffffffffffff
;;
;; function 10 $i16x8.le_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminsw xmm1,xmm0
;;        pcmpeqw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i16x8.le_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminsw xmm1,xmm1,xmm0
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i16x8.le_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminuw xmm1,xmm0
;;        pcmpeqw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i16x8.le_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminuw xmm1,xmm1,xmm0
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i16x8.ge_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxsw xmm1,xmm0
;;        pcmpeqw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i16x8.ge_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxsw xmm1,xmm1,xmm0
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i16x8.ge_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxuw xmm1,xmm0
;;        pcmpeqw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i16x8.ge_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxuw xmm1,xmm1,xmm0
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i16x8.extadd_pairwise_i8x16_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movups xmm1,[pool+2]
;;        pmaddubsw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 66900101010101010101010101010101
;;   pool+16: 0101
;;
;; function 14 $i16x8.extadd_pairwise_i8x16_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovups xmm1,[pool+4]
;;        vpmaddubsw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4000010101010101010101010101
;;   pool+16: 01010101
;;
;; function 15 $i16x8.extadd_pairwise_i8x16_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaddubsw xmm0,[pool+8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f8400000000000101010101010101
;;   pool+16: 0101010101010101
;;
;; function 15 $i16x8.extadd_pairwise_i8x16_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaddubsw xmm0,xmm0,[pool+8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f8400000000000101010101010101
;;   pool+16: 0101010101010101
;;
;; function 16 $i16x8.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pabsw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i16x8.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpabsw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i16x8.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        psubw xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i16x8.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpsubw xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i16x8.q15mulr_sat_s, x86-64-v2:
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
;; function 18 $i16x8.q15mulr_sat_s, x86-64-v3:
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
;; function 19 $i16x8.all_true, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xorps xmm1,xmm1
;;        pcmpeqw xmm1,xmm0
;;        ptest xmm1,xmm1
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i16x8.all_true, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vxorps xmm1,xmm1,xmm1
;;        vpcmpeqw xmm0,xmm1,xmm0
;;        vptest xmm0,xmm0
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i16x8.bitmask, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        packsswb xmm0,xmm0
;;        pmovmskb eax,xmm0
;;        movzx edi,al
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i16x8.bitmask, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpacksswb xmm0,xmm0,xmm0
;;        vpmovmskb eax,xmm0
;;        movzx edi,al
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i16x8.narrow_i32x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        packssdw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i16x8.narrow_i32x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpackssdw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i16x8.narrow_i32x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        packusdw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i16x8.narrow_i32x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpackusdw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i16x8.extend_low_i8x16_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovsxbw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i16x8.extend_low_i8x16_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovsxbw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i16x8.extend_high_i8x16_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        punpckhbw xmm0,xmm0
;;        psraw xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i16x8.extend_high_i8x16_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpunpckhbw xmm0,xmm0,xmm0
;;        vpsraw xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i16x8.extend_low_i8x16_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovzxbw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i16x8.extend_low_i8x16_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovzxbw xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i16x8.extend_high_i8x16_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        punpckhbw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i16x8.extend_high_i8x16_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpunpckhbw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i16x8.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,0Fh
;;        movd xmm1,edi
;;        psllw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i16x8.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,0Fh
;;        vmovd xmm1,edi
;;        vpsllw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i16x8.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,0Fh
;;        movd xmm1,edi
;;        psraw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i16x8.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,0Fh
;;        vmovd xmm1,edi
;;        vpsraw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i16x8.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,0Fh
;;        movd xmm1,edi
;;        psrlw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i16x8.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,0Fh
;;        vmovd xmm1,edi
;;        vpsrlw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i16x8.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i16x8.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i16x8.add_sat_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddsw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i16x8.add_sat_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddsw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i16x8.add_sat_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddusw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i16x8.add_sat_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddusw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 33 $i16x8.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 33 $i16x8.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 34 $i16x8.sub_sat_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubsw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 34 $i16x8.sub_sat_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubsw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i16x8.sub_sat_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubusw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i16x8.sub_sat_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubusw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i16x8.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmullw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i16x8.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmullw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 37 $i16x8.min_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminsw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 37 $i16x8.min_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminsw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 38 $i16x8.min_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminuw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 38 $i16x8.min_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminuw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 39 $i16x8.max_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxsw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 39 $i16x8.max_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxsw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 40 $i16x8.max_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxuw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 40 $i16x8.max_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxuw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 41 $i16x8.avgr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pavgw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 41 $i16x8.avgr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpavgw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 42 $i16x8.extmul_low_i8x16_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovsxbw xmm0,xmm0
;;        pmovsxbw xmm1,xmm1
;;        pmullw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 42 $i16x8.extmul_low_i8x16_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovsxbw xmm0,xmm0
;;        vpmovsxbw xmm1,xmm1
;;        vpmullw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 43 $i16x8.extmul_high_i8x16_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        punpckhbw xmm0,xmm0
;;        psraw xmm0,8
;;        punpckhbw xmm1,xmm1
;;        psraw xmm1,8
;;        pmullw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 43 $i16x8.extmul_high_i8x16_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpunpckhbw xmm0,xmm0,xmm0
;;        vpsraw xmm0,xmm0,8
;;        vpunpckhbw xmm1,xmm1,xmm1
;;        vpsraw xmm1,xmm1,8
;;        vpmullw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 44 $i16x8.extmul_low_i8x16_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovzxbw xmm0,xmm0
;;        pmovzxbw xmm1,xmm1
;;        pmullw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 44 $i16x8.extmul_low_i8x16_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovzxbw xmm0,xmm0
;;        vpmovzxbw xmm1,xmm1
;;        vpmullw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 45 $i16x8.extmul_high_i8x16_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm2,xmm2
;;        punpckhbw xmm0,xmm2
;;        punpckhbw xmm1,xmm2
;;        pmullw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 45 $i16x8.extmul_high_i8x16_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm2,xmm2,xmm2
;;        vpunpckhbw xmm0,xmm0,xmm2
;;        vpunpckhbw xmm1,xmm1,xmm2
;;        vpmullw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
