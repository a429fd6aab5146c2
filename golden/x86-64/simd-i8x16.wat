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
;;        sub rsp,8
;;        pshufb xmm0,[pool+11]
;;        pshufb xmm1,[pool+27]
;;        por xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000066900003010205
;;   pool+16: 07060409080b0a808080808080808080
;;   pool+32: 808080808080800e0f0d0c
;;
;; function 0 $i8x16.shuffle, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpshufb xmm0,xmm0,[pool+11]
;;        vpshufb xmm1,xmm1,[pool+27]
;;        vpor xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000066900003010205
;;   pool+16: 07060409080b0a808080808080808080
;;   pool+32: 808080808080800e0f0d0c
;;
;; function 1 $i8x16.swizzle, x86-64-v2:
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
;; function 1 $i8x16.swizzle, x86-64-v3:
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
;; function 2 $i8x16.splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movd xmm0,edi
;;        xorps xmm1,xmm1
;;        pshufb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i8x16.splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovd xmm0,edi
;;        vpbroadcastb xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i8x16.extract_lane_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pextrb eax,xmm0,1
;;        movsx edi,al
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i8x16.extract_lane_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpextrb eax,xmm0,1
;;        movsx edi,al
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i8x16.extract_lane_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pextrb edi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i8x16.extract_lane_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpextrb edi,xmm0,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i8x16.replace_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pinsrb xmm0,edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i8x16.replace_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpinsrb xmm0,xmm0,edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i8x16.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i8x16.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i8x16.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpeqb xmm0,xmm1
;;        pxor xmm0,[pool+5]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f440000ffffffffffffffffffffff
;;   pool+16: ffffffffff
;;
;; function 7 $i8x16.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpeqb xmm0,xmm0,xmm1
;;        vpxor xmm0,xmm0,[pool+5]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f440000ffffffffffffffffffffff
;;   pool+16: ffffffffff
;;
;; function 8 $i8x16.lt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i8x16.lt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtb xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i8x16.lt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+14]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f440000ffff
;;   pool+16: ffffffffffffffffffffffffffff
;;
;; function 9 $i8x16.lt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+1]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 90ffffffffffffffffffffffffffffff
;;   pool+16: ff
;;
;; function 10 $i8x16.gt_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pcmpgtb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i8x16.gt_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpcmpgtb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i8x16.gt_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        pxor xmm0,[pool+14]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f440000ffff
;;   pool+16: ffffffffffffffffffffffffffff
;;
;; function 11 $i8x16.gt_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        vpxor xmm0,xmm0,[pool+1]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 90ffffffffffffffffffffffffffffff
;;   pool+16: ff
;;
;; function 12 $i8x16.le_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminsb xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i8x16.le_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminsb xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i8x16.le_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i8x16.le_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i8x16.ge_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxsb xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i8x16.ge_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxsb xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i8x16.ge_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxub xmm1,xmm0
;;        pcmpeqb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i8x16.ge_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxub xmm1,xmm1,xmm0
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i8x16.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pabsb xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i8x16.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpabsb xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i8x16.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm1,xmm1
;;        psubb xmm1,xmm0
;;        movaps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i8x16.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm1,xmm1,xmm1
;;        vpsubb xmm0,xmm1,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i8x16.popcnt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movups xmm1,[pool+14]
;;        movaps xmm2,xmm0
;;        pand xmm2,[pool+30]
;;        psrlw xmm0,4
;;        pand xmm0,[pool+30]
;;        movaps xmm3,xmm1
;;        pshufb xmm3,xmm2
;;        pshufb xmm1,xmm0
;;        movaps xmm0,xmm3
;;        paddb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400000001
;;   pool+16: 01020102020301020203020303040f0f
;;   pool+32: 0f0f0f0f0f0f0f0f0f0f0f0f0f0f
;;
;; function 18 $i8x16.popcnt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovups xmm1,[pool+6]
;;        vpand xmm2,xmm0,[pool+22]
;;        vpsrlw xmm0,xmm0,4
;;        vpand xmm0,xmm0,[pool+22]
;;        vpshufb xmm2,xmm1,xmm2
;;        vpshufb xmm0,xmm1,xmm0
;;        vpaddb xmm0,xmm2,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f44000000010102010202030102
;;   pool+16: 0203020303040f0f0f0f0f0f0f0f0f0f
;;   pool+32: 0f0f0f0f0f0f
;;
;; function 19 $i8x16.all_true, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xorps xmm1,xmm1
;;        pcmpeqb xmm1,xmm0
;;        ptest xmm1,xmm1
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i8x16.all_true, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vxorps xmm1,xmm1,xmm1
;;        vpcmpeqb xmm0,xmm1,xmm0
;;        vptest xmm0,xmm0
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i8x16.bitmask, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmovmskb edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i8x16.bitmask, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmovmskb edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i8x16.narrow_i16x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        packsswb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i8x16.narrow_i16x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpacksswb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i8x16.narrow_i16x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        packuswb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i8x16.narrow_i16x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpackuswb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i8x16.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,7
;;        movd xmm1,edi
;;        pcmpeqd xmm2,xmm2
;;        psrlw xmm2,xmm1
;;        psrlw xmm2,8
;;        packuswb xmm2,xmm2
;;        pand xmm2,xmm0
;;        movaps xmm0,xmm2
;;        psllw xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i8x16.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,7
;;        vmovd xmm1,edi
;;        vpcmpeqd xmm2,xmm2,xmm2
;;        vpsrlw xmm2,xmm2,xmm1
;;        vpsrlw xmm2,xmm2,8
;;        vpackuswb xmm2,xmm2,xmm2
;;        vpand xmm0,xmm2,xmm0
;;        vpsllw xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i8x16.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,7
;;        add edi,8
;;        movd xmm1,edi
;;        movaps xmm2,xmm0
;;        punpckhbw xmm2,xmm2
;;        psraw xmm2,xmm1
;;        punpcklbw xmm0,xmm0
;;        psraw xmm0,xmm1
;;        packsswb xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i8x16.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,7
;;        add edi,8
;;        vmovd xmm1,edi
;;        vpunpckhbw xmm2,xmm0,xmm0
;;        vpsraw xmm2,xmm2,xmm1
;;        vpunpcklbw xmm0,xmm0,xmm0
;;        vpsraw xmm0,xmm0,xmm1
;;        vpacksswb xmm0,xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i8x16.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,7
;;        movd xmm1,edi
;;        psrlw xmm0,xmm1
;;        pcmpeqd xmm2,xmm2
;;        psrlw xmm2,xmm1
;;        psrlw xmm2,8
;;        packuswb xmm2,xmm2
;;        pand xmm0,xmm2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i8x16.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,7
;;        vmovd xmm1,edi
;;        vpsrlw xmm0,xmm0,xmm1
;;        vpcmpeqd xmm2,xmm2,xmm2
;;        vpsrlw xmm1,xmm2,xmm1
;;        vpsrlw xmm1,xmm1,8
;;        vpackuswb xmm1,xmm1,xmm1
;;        vpand xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i8x16.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i8x16.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i8x16.add_sat_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddsb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i8x16.add_sat_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddsb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i8x16.add_sat_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        paddusb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i8x16.add_sat_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpaddusb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i8x16.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i8x16.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i8x16.sub_sat_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubsb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i8x16.sub_sat_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubsb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i8x16.sub_sat_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        psubusb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i8x16.sub_sat_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpsubusb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i8x16.min_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminsb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i8x16.min_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminsb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 33 $i8x16.min_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pminub xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 33 $i8x16.min_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpminub xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 34 $i8x16.max_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxsb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 34 $i8x16.max_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxsb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i8x16.max_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pmaxub xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i8x16.max_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpmaxub xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i8x16.avgr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        pavgb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i8x16.avgr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vpavgb xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
