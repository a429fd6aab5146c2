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
;;        sub rsp,8
;;        movsd xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000009a9999999999b9
;;   pool+16: bf
;;
;; function 0 $f64.const, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovsd xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000009a9999999999b9
;;   pool+16: bf
;;
;; function 1 $f64.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $f64.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f64.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f64.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f64.lt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomisd xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f64.lt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomisd xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $f64.gt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $f64.gt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f64.le, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomisd xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f64.le, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomisd xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f64.ge, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f64.ge, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomisd xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $f64.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        andps xmm0,[pool+10]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000090ffffffffffff
;;   pool+16: ff7fffffffffffffff7f
;;
;; function 7 $f64.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vandps xmm0,xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f840000000000ffffffffffffff
;;   pool+16: 7fffffffffffffff7f
;;
;; function 8 $f64.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm0,[pool+10]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000090000000000000
;;   pool+16: 00800000000000000080
;;
;; function 8 $f64.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm0,xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f84000000000000000000000000
;;   pool+16: 800000000000000080
;;
;; function 9 $f64.ceil, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundsd xmm0,xmm0,0Ah
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $f64.ceil, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundsd xmm0,xmm0,xmm0,0Ah
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $f64.floor, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundsd xmm0,xmm0,9
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $f64.floor, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundsd xmm0,xmm0,xmm0,9
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $f64.trunc, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundsd xmm0,xmm0,0Bh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $f64.trunc, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundsd xmm0,xmm0,xmm0,0Bh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $f64.nearest, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundsd xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $f64.nearest, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundsd xmm0,xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f64.sqrt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sqrtsd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f64.sqrt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vsqrtsd xmm0,xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $f64.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        addsd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $f64.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vaddsd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $f64.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        subsd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $f64.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vsubsd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f64.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulsd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f64.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulsd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f64.div, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        divsd xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f64.div, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vdivsd xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $f64.min, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomisd xmm0,xmm1
;;        je L2
;;        minsd xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
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
;;        sub rsp,8
;;        vucomisd xmm0,xmm1
;;        je L2
;;        vminsd xmm0,xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
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
;;        sub rsp,8
;;        ucomisd xmm0,xmm1
;;        je L2
;;        maxsd xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
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
;;        sub rsp,8
;;        vucomisd xmm0,xmm1
;;        je L2
;;        vmaxsd xmm0,xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
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
;;        sub rsp,8
;;        andps xmm0,[pool+0]
;;        andps xmm1,[pool+16]
;;        orps xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: ffffffffffffff7fffffffffffffff7f
;;   pool+16: 00000000000000800000000000000080
;;
;; function 20 $f64.copysign, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vandps xmm0,xmm0,[pool+13]
;;        vandps xmm1,xmm1,[pool+29]
;;        vorps xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000f1f4000ffffff
;;   pool+16: ffffffff7fffffffffffffff7f000000
;;   pool+32: 00000000800000000000000080
;;
;; function 21 $f64.convert_i32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $f64.convert_i32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $f64.convert_i32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,edi
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,r11
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $f64.convert_i32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,edi
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,r11
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $f64.convert_i64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $f64.convert_i64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $f64.convert_i64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        js L2
;;        xorps xmm0,xmm0
;;        cvtsi2sd xmm0,rdi
;;   L1:  mov rsp,rbp
;;        pop rbp
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
;;        sub rsp,8
;;        test rdi,rdi
;;        js L2
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2sd xmm0,xmm0,rdi
;;   L1:  mov rsp,rbp
;;        pop rbp
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
;;        sub rsp,8
;;        cvtss2sd xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $f64.promote_f32, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvtss2sd xmm0,xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $f64.reinterpret_i64, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movq xmm0,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $f64.reinterpret_i64, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovq xmm0,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
