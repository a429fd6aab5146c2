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

;; function 0 $i8x16.shuffle, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pshufb xmm0,[pool+0]
;;        pshufb xmm1,[pool+16]
;;        por xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 000301020507060409080b0a80808080
;;   pool+16: 8080808080808080808080800e0f0d0c
;;
;; function 0 $i8x16.shuffle, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpshufb xmm0,xmm0,[pool+0]
;;        vpshufb xmm1,xmm1,[pool+16]
;;        vpor xmm0,xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 000301020507060409080b0a80808080
;;   pool+16: 8080808080808080808080800e0f0d0c
;;
;; function 1 $i8x16.swizzle, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        paddusb xmm1,[pool+9]
;;        pshufb xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 660f1f84000000000070707070707070
;;   pool+16: 707070707070707070
;;
;; function 1 $i8x16.swizzle, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpaddusb xmm1,xmm1,[pool+9]
;;        vpshufb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 660f1f84000000000070707070707070
;;   pool+16: 707070707070707070
;;
;; function 2 $i8x16.splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movd xmm0,edi
;;        xorps xmm1,xmm1
;;        pshufb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 2 $i8x16.splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmovd xmm0,edi
;;        vpbroadcastb xmm0,xmm0
;;        leave
;;        ret
;;
;; function 3 $i8x16.extract_lane_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pextrb eax,xmm0,1
;;        movsx edi,al
;;        leave
;;        ret
;;
;; function 3 $i8x16.extract_lane_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpextrb eax,xmm0,1
;;        movsx edi,al
;;        leave
;;        ret
;;
;; function 4 $i8x16.extract_lane_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pextrb edi,xmm0,1
;;        leave
;;        ret
;;
;; function 4 $i8x16.extract_lane_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpextrb edi,xmm0,1
;;        leave
;;        ret
;;
;; function 5 $i8x16.replace_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pinsrb xmm0,edi,1
;;        leave
;;        ret
;;
;; function 5 $i8x16.replace_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpinsrb xmm0,xmm0,edi,1
;;        leave
;;        ret
;;
;; function 6 $i8x16.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pcmpeqb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 6 $i8x16.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpcmpeqb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 7 $i8x16.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pcmpeqb xmm0,xmm1
;;        pxor xmm0,[pool+10]
;;        leave
;;        ret
;;   pool+0: 660f1f84000000000090ffffffffffff
;;   pool+16: ffffffffffffffffffff
;;
;; function 7 $i8x16.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpcmpeqb xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,[pool+10]
;;        leave
;;        ret
;;   pool+0: 660f1f84000000000090ffffffffffff
;;   pool+16: ffffffffffffffffffff
;;
;; function 8 $i8x16.lt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pcmpgtb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        leave
;;        ret
;;
;; function 8 $i8x16.lt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpcmpgtb xmm0,xmm1,xmm0
;;        leave
;;        ret
;;
;; function 9 $i8x16.lt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pmaxub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+3]
;;        leave
;;        ret
;;   pool+0: 0f1f00ffffffffffffffffffffffffff
;;   pool+16: ffffff
;;
;; function 9 $i8x16.lt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpmaxub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+6]
;;        leave
;;        ret
;;   pool+0: 660f1f440000ffffffffffffffffffff
;;   pool+16: ffffffffffff
;;
;; function 10 $i8x16.gt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pcmpgtb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 10 $i8x16.gt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpcmpgtb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 11 $i8x16.gt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pminub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+3]
;;        leave
;;        ret
;;   pool+0: 0f1f00ffffffffffffffffffffffffff
;;   pool+16: ffffff
;;
;; function 11 $i8x16.gt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpminub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+6]
;;        leave
;;        ret
;;   pool+0: 660f1f440000ffffffffffffffffffff
;;   pool+16: ffffffffffff
;;
;; function 12 $i8x16.le_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pminsb xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        leave
;;        ret
;;
;; function 12 $i8x16.le_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpminsb xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        leave
;;        ret
;;
;; function 13 $i8x16.le_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pminub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        leave
;;        ret
;;
;; function 13 $i8x16.le_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpminub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        leave
;;        ret
;;
;; function 14 $i8x16.ge_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pmaxsb xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        leave
;;        ret
;;
;; function 14 $i8x16.ge_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpmaxsb xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        leave
;;        ret
;;
;; function 15 $i8x16.ge_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pmaxub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        leave
;;        ret
;;
;; function 15 $i8x16.ge_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpmaxub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        leave
;;        ret
;;
;; function 16 $i8x16.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pabsb xmm0,xmm0
;;        leave
;;        ret
;;
;; function 16 $i8x16.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpabsb xmm0,xmm0
;;        leave
;;        ret
;;
;; function 17 $i8x16.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm1,xmm1
;;        psubb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        leave
;;        ret
;;
;; function 17 $i8x16.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm1,xmm1,xmm1
;;        vpsubb xmm0,xmm1,xmm0
;;        leave
;;        ret
;;
;; function 18 $i8x16.popcnt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movups xmm1,[pool+3]
;;        movaps xmm2,xmm0
;;        pand xmm2,[pool+19]
;;        psrlw xmm0,4
;;        pand xmm0,[pool+19]
;;        movaps xmm3,xmm1
;;        pshufb xmm3,xmm2
;;        pshufb xmm1,xmm0
;;        movaps xmm0,xmm3
;;        paddb xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 0f1f0000010102010202030102020302
;;   pool+16: 0303040f0f0f0f0f0f0f0f0f0f0f0f0f
;;   pool+32: 0f0f0f
;;
;; function 18 $i8x16.popcnt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmovups xmm1,[pool+11]
;;        vpand xmm2,xmm0,[pool+27]
;;        vpsrlw xmm0,xmm0,4
;;        vpand xmm0,xmm0,[pool+27]
;;        vpshufb xmm2,xmm1,xmm2
;;        vpshufb xmm0,xmm1,xmm0
;;        vpaddb xmm0,xmm2,xmm0
;;        leave
;;        ret
;;   pool+0: 660f1f84000000000066900001010201
;;   pool+16: 02020301020203020303040f0f0f0f0f
;;   pool+32: 0f0f0f0f0f0f0f0f0f0f0f
;;
;; function 19 $i8x16.all_true, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xorps xmm1,xmm1
;;        pcmpeqb xmm1,xmm0
;;        ptest xmm1,xmm1
;;        mov rdi,rax
;;        sete dil
;;        leave
;;        ret
;;
;; function 19 $i8x16.all_true, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vxorps xmm1,xmm1,xmm1
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        vptest xmm0,xmm0
;;        mov rdi,rax
;;        sete dil
;;        leave
;;        ret
;;
;; function 20 $i8x16.bitmask, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pmovmskb edi,xmm0
;;        leave
;;        ret
;;
;; function 20 $i8x16.bitmask, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpmovmskb edi,xmm0
;;        leave
;;        ret
;;
;; function 21 $i8x16.narrow_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        packsswb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 21 $i8x16.narrow_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpacksswb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 22 $i8x16.narrow_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        packuswb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 22 $i8x16.narrow_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpackuswb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 23 $i8x16.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        and edi,7
;;        movd xmm1,edi
;;        pcmpeqd xmm2,xmm2
;;        psrlw xmm2,xmm1
;;        psrlw xmm2,8
;;        packuswb xmm2,xmm2
;;        pand xmm2,xmm0
;;        movaps xmm0,xmm2
;;        psllw xmm0,xmm1
;;        leave
;;        ret
;;
;; function 23 $i8x16.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        and edi,7
;;        vmovd xmm1,edi
;;        vpcmpeqd xmm2,xmm2,xmm2
;;        vpsrlw xmm2,xmm2,xmm1
;;        vpsrlw xmm2,xmm2,8
;;        vpackuswb xmm2,xmm2,xmm2
;;        vpand xmm0,xmm2,xmm0
;;        vpsllw xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 24 $i8x16.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        and edi,7
;;        add edi,8
;;        movd xmm1,edi
;;        movaps xmm2,xmm0
;;        punpckhbw xmm2,xmm2
;;        psraw xmm2,xmm1
;;        punpcklbw xmm0,xmm0
;;        psraw xmm0,xmm1
;;        packsswb xmm0,xmm2
;;        leave
;;        ret
;;
;; function 24 $i8x16.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        and edi,7
;;        add edi,8
;;        vmovd xmm1,edi
;;        vpunpckhbw xmm2,xmm0,xmm0
;;        vpsraw xmm2,xmm2,xmm1
;;        vpunpcklbw xmm0,xmm0,xmm0
;;        vpsraw xmm0,xmm0,xmm1
;;        vpacksswb xmm0,xmm0,xmm2
;;        leave
;;        ret
;;
;; function 25 $i8x16.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        and edi,7
;;        movd xmm1,edi
;;        psrlw xmm0,xmm1
;;        pcmpeqd xmm2,xmm2
;;        psrlw xmm2,xmm1
;;        psrlw xmm2,8
;;        packuswb xmm2,xmm2
;;        pand xmm0,xmm2
;;        leave
;;        ret
;;
;; function 25 $i8x16.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        and edi,7
;;        vmovd xmm1,edi
;;        vpsrlw xmm0,xmm0,xmm1
;;        vpcmpeqd xmm2,xmm2,xmm2
;;        vpsrlw xmm1,xmm2,xmm1
;;        vpsrlw xmm1,xmm1,8
;;        vpackuswb xmm1,xmm1,xmm1
;;        vpand xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 26 $i8x16.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        paddb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 26 $i8x16.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpaddb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 27 $i8x16.add_sat_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        paddsb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 27 $i8x16.add_sat_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpaddsb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 28 $i8x16.add_sat_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        paddusb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 28 $i8x16.add_sat_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpaddusb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 29 $i8x16.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        psubb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 29 $i8x16.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpsubb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 30 $i8x16.sub_sat_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        psubsb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 30 $i8x16.sub_sat_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpsubsb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 31 $i8x16.sub_sat_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        psubusb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 31 $i8x16.sub_sat_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpsubusb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 32 $i8x16.min_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pminsb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 32 $i8x16.min_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpminsb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 33 $i8x16.min_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pminub xmm0,xmm1
;;        leave
;;        ret
;;
;; function 33 $i8x16.min_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpminub xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 34 $i8x16.max_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pmaxsb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 34 $i8x16.max_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpmaxsb xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 35 $i8x16.max_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pmaxub xmm0,xmm1
;;        leave
;;        ret
;;
;; function 35 $i8x16.max_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpmaxub xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 36 $i8x16.avgr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        pavgb xmm0,xmm1
;;        leave
;;        ret
;;
;; function 36 $i8x16.avgr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vpavgb xmm0,xmm0,xmm1
;;        leave
;;        ret
