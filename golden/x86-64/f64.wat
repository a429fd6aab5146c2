;;! opcodes f64
(module
  (func $f64.const (result f64) (f64.const -0.1))
  (func $f64.eq (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  (func $f64.ne (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  (func $f64.lt (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))
  (func $f64.gt (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))
  (func $f64.le (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))
  (func $f64.ge (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
  (func $f64.abs (param f64) (result f64) (f64.abs (local.get 0)))
  (func $f64.neg (param f64) (result f64) (f64.neg (local.get 0)))
  (func $f64.ceil (param f64) (result f64) (f64.ceil (local.get 0)))
  (func $f64.floor (param f64) (result f64) (f64.floor (local.get 0)))
  (func $f64.trunc (param f64) (result f64) (f64.trunc (local.get 0)))
  (func $f64.nearest (param f64) (result f64) (f64.nearest (local.get 0)))
  (func $f64.sqrt (param f64) (result f64) (f64.sqrt (local.get 0)))
  (func $f64.add (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  (func $f64.sub (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  (func $f64.mul (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  (func $f64.div (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  (func $f64.min (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))
  (func $f64.max (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
  (func $f64.copysign (param f64 f64) (result f64) (f64.copysign (local.get 0) (local.get 1)))
  (func $f64.convert_i32_s (param i32) (result f64) (f64.convert_i32_s (local.get 0)))
  (func $f64.convert_i32_u (param i32) (result f64) (f64.convert_i32_u (local.get 0)))
  (func $f64.convert_i64_s (param i64) (result f64) (f64.convert_i64_s (local.get 0)))
  (func $f64.convert_i64_u (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
  (func $f64.promote_f32 (param f32) (result f64) (f64.promote_f32 (local.get 0)))
  (func $f64.reinterpret_i64 (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
)

;; function 0 $f64.const, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movsd xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400009a99
;;   pool+16: 99999999b9bf
;;
;; function 0 $f64.const, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmovsd xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400009a99
;;   pool+16: 99999999b9bf
;;
;; function 1 $f64.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        leave
;;        ret
;;
;; function 1 $f64.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        leave
;;        ret
;;
;; function 2 $f64.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        leave
;;        ret
;;
;; function 2 $f64.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        leave
;;        ret
;;
;; function 3 $f64.lt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomisd xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 3 $f64.lt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomisd xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 4 $f64.gt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 4 $f64.gt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 5 $f64.le, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomisd xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 5 $f64.le, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomisd xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 6 $f64.ge, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 6 $f64.ge, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 7 $f64.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        andps xmm0,[pool+15]
;;        leave
;;        ret
;;   pool+0: 660f1f840000000000660f1f440000ff
;;   pool+16: ffffffffffff7fffffffffffffff7f
;;
;; function 7 $f64.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vandps xmm0,xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f440000ffff
;;   pool+16: ffffffffff7fffffffffffffff7f
;;
;; function 8 $f64.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm0,[pool+15]
;;        leave
;;        ret
;;   pool+0: 660f1f840000000000660f1f44000000
;;   pool+16: 000000000000800000000000000080
;;
;; function 8 $f64.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm0,xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400000000
;;   pool+16: 0000000000800000000000000080
;;
;; function 9 $f64.ceil, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundsd xmm0,xmm0,0Ah
;;        leave
;;        ret
;;
;; function 9 $f64.ceil, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundsd xmm0,xmm0,xmm0,0Ah
;;        leave
;;        ret
;;
;; function 10 $f64.floor, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundsd xmm0,xmm0,9
;;        leave
;;        ret
;;
;; function 10 $f64.floor, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundsd xmm0,xmm0,xmm0,9
;;        leave
;;        ret
;;
;; function 11 $f64.trunc, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundsd xmm0,xmm0,0Bh
;;        leave
;;        ret
;;
;; function 11 $f64.trunc, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundsd xmm0,xmm0,xmm0,0Bh
;;        leave
;;        ret
;;
;; function 12 $f64.nearest, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundsd xmm0,xmm0,8
;;        leave
;;        ret
;;
;; function 12 $f64.nearest, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundsd xmm0,xmm0,xmm0,8
;;        leave
;;        ret
;;
;; function 13 $f64.sqrt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        sqrtsd xmm0,xmm0
;;        leave
;;        ret
;;
;; function 13 $f64.sqrt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vsqrtsd xmm0,xmm0,xmm0
;;        leave
;;        ret
;;
;; function 14 $f64.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        addsd xmm0,xmm1
;;        leave
;;        ret
;;
;; function 14 $f64.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vaddsd xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 15 $f64.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        subsd xmm0,xmm1
;;        leave
;;        ret
;;
;; function 15 $f64.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vsubsd xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 16 $f64.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        mulsd xmm0,xmm1
;;        leave
;;        ret
;;
;; function 16 $f64.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmulsd xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 17 $f64.div, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        divsd xmm0,xmm1
;;        leave
;;        ret
;;
;; function 17 $f64.div, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vdivsd xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 18 $f64.min, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        ucomisd xmm0,xmm1
;;        je L2
;;        minsd xmm0,xmm1
;;   L1:  leave
;;        ret
;;   L2:  jp L3
;;        orps xmm0,xmm1
;;        jmp L1
;;   L3:  addsd xmm0,xmm1
;;        jmp L1
;;
;; function 18 $f64.min, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vucomisd xmm0,xmm1
;;        je L2
;;        vminsd xmm0,xmm0,xmm1
;;   L1:  leave
;;        ret
;;   L2:  jp L3
;;        vorps xmm0,xmm0,xmm1
;;        jmp L1
;;   L3:  vaddsd xmm0,xmm0,xmm1
;;        jmp L1
;;
;; function 19 $f64.max, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        ucomisd xmm0,xmm1
;;        je L2
;;        maxsd xmm0,xmm1
;;   L1:  leave
;;        ret
;;   L2:  jp L3
;;        andps xmm0,xmm1
;;        jmp L1
;;   L3:  addsd xmm0,xmm1
;;        jmp L1
;;
;; function 19 $f64.max, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vucomisd xmm0,xmm1
;;        je L2
;;        vmaxsd xmm0,xmm0,xmm1
;;   L1:  leave
;;        ret
;;   L2:  jp L3
;;        vandps xmm0,xmm0,xmm1
;;        jmp L1
;;   L3:  vaddsd xmm0,xmm0,xmm1
;;        jmp L1
;;
;; function 20 $f64.copysign, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        andps xmm0,[pool+5]
;;        andps xmm1,[pool+21]
;;        orps xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 0f1f440000ffffffffffffff7fffffff
;;   pool+16: ffffffff7f0000000000000080000000
;;   pool+32: 0000000080
;;
;; function 20 $f64.copysign, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vandps xmm0,xmm0,[pool+2]
;;        vandps xmm1,xmm1,[pool+18]
;;        vorps xmm0,xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 6690ffffffffffffff7fffffffffffff
;;   pool+16: ff7f0000000000000080000000000000
;;   pool+32: 0080
;;
;; function 21 $f64.convert_i32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,edi
;;        leave
;;        ret
;;
;; function 21 $f64.convert_i32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,edi
;;        leave
;;        ret
;;
;; function 22 $f64.convert_i32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        mov r11d,edi
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,r11
;;        leave
;;        ret
;;
;; function 22 $f64.convert_i32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        mov r11d,edi
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,r11
;;        leave
;;        ret
;;
;; function 23 $f64.convert_i64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,rdi
;;        leave
;;        ret
;;
;; function 23 $f64.convert_i64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,rdi
;;        leave
;;        ret
;;
;; function 24 $f64.convert_i64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        test rdi,rdi
;;        js L2
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,rdi
;;   L1:  leave
;;        ret
;;   L2:  mov r11,rdi
;;        shr r11,1
;;        jae L3
;;        or r11,1
;;   L3:  xorps xmm0,xmm0
;;        cvtsi2sd xmm0,r11
;;        addsd xmm0,xmm0
;;        jmp L1
;;
;; function 24 $f64.convert_i64_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        test rdi,rdi
;;        js L2
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,rdi
;;   L1:  leave
;;        ret
;;   L2:  mov r11,rdi
;;        shr r11,1
;;        jae L3
;;        or r11,1
;;   L3:  vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,r11
;;        vaddsd xmm0,xmm0,xmm0
;;        jmp L1
;;
;; function 25 $f64.promote_f32, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        cvtss2sd xmm0,xmm0
;;        leave
;;        ret
;;
;; function 25 $f64.promote_f32, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vcvtss2sd xmm0,xmm0,xmm0
;;        leave
;;        ret
;;
;; function 26 $f64.reinterpret_i64, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movq xmm0,rdi
;;        leave
;;        ret
;;
;; function 26 $f64.reinterpret_i64, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmovq xmm0,rdi
;;        leave
;;        ret
