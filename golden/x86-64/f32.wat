;;! opcodes f32
(module
  (func $f32.const (result f32) (f32.const 1.5))
  (func $f32.eq (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  (func $f32.ne (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  (func $f32.lt (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))
  (func $f32.gt (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))
  (func $f32.le (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))
  (func $f32.ge (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))
  (func $f32.abs (param f32) (result f32) (f32.abs (local.get 0)))
  (func $f32.neg (param f32) (result f32) (f32.neg (local.get 0)))
  (func $f32.ceil (param f32) (result f32) (f32.ceil (local.get 0)))
  (func $f32.floor (param f32) (result f32) (f32.floor (local.get 0)))
  (func $f32.trunc (param f32) (result f32) (f32.trunc (local.get 0)))
  (func $f32.nearest (param f32) (result f32) (f32.nearest (local.get 0)))
  (func $f32.sqrt (param f32) (result f32) (f32.sqrt (local.get 0)))
  (func $f32.add (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))
  (func $f32.sub (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  (func $f32.mul (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  (func $f32.div (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  (func $f32.min (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
  (func $f32.max (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))
  (func $f32.copysign (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1)))
  (func $f32.convert_i32_s (param i32) (result f32) (f32.convert_i32_s (local.get 0)))
  (func $f32.convert_i32_u (param i32) (result f32) (f32.convert_i32_u (local.get 0)))
  (func $f32.convert_i64_s (param i64) (result f32) (f32.convert_i64_s (local.get 0)))
  (func $f32.convert_i64_u (param i64) (result f32) (f32.convert_i64_u (local.get 0)))
  (func $f32.demote_f64 (param f64) (result f32) (f32.demote_f64 (local.get 0)))
  (func $f32.reinterpret_i32 (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
)

;; function 0 $f32.const, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movss xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000000c03f
;;
;; function 0 $f32.const, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovss xmm0,[pool+9]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f8400000000000000c03f
;;
;; function 1 $f32.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $f32.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f32.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f32.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f32.lt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomiss xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f32.lt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomiss xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $f32.gt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $f32.gt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f32.le, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomiss xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $f32.le, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomiss xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f32.ge, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $f32.ge, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $f32.abs, x86-64-v2:
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
;; function 7 $f32.abs, x86-64-v3:
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
;; function 8 $f32.neg, x86-64-v2:
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
;; function 8 $f32.neg, x86-64-v3:
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
;; function 9 $f32.ceil, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundss xmm0,xmm0,0Ah
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $f32.ceil, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundss xmm0,xmm0,xmm0,0Ah
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $f32.floor, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundss xmm0,xmm0,9
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $f32.floor, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundss xmm0,xmm0,xmm0,9
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $f32.trunc, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundss xmm0,xmm0,0Bh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $f32.trunc, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundss xmm0,xmm0,xmm0,0Bh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $f32.nearest, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        roundss xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $f32.nearest, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vroundss xmm0,xmm0,xmm0,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f32.sqrt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sqrtss xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $f32.sqrt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vsqrtss xmm0,xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $f32.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        addss xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $f32.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vaddss xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $f32.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        subss xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $f32.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vsubss xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f32.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mulss xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f32.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmulss xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f32.div, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        divss xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f32.div, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vdivss xmm0,xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $f32.min, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomiss xmm0,xmm1
;;        je L2
;;        minss xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  jp L3
;;        orps xmm0,xmm1
;;        jmp L1
;;   L3:  addss xmm0,xmm1
;;        jmp L1
;;
;; function 18 $f32.min, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomiss xmm0,xmm1
;;        je L2
;;        vminss xmm0,xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  jp L3
;;        vorps xmm0,xmm0,xmm1
;;        jmp L1
;;   L3:  vaddss xmm0,xmm0,xmm1
;;        jmp L1
;;
;; function 19 $f32.max, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomiss xmm0,xmm1
;;        je L2
;;        maxss xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  jp L3
;;        andps xmm0,xmm1
;;        jmp L1
;;   L3:  addss xmm0,xmm1
;;        jmp L1
;;
;; function 19 $f32.max, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomiss xmm0,xmm1
;;        je L2
;;        vmaxss xmm0,xmm0,xmm1
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  jp L3
;;        vandps xmm0,xmm0,xmm1
;;        jmp L1
;;   L3:  vaddss xmm0,xmm0,xmm1
;;        jmp L1
;;
;; function 20 $f32.copysign, x86-64-v2:
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
;;   pool+0: ffffff7fffffff7fffffff7fffffff7f
;;   pool+16: 00000080000000800000008000000080
;;
;; function 20 $f32.copysign, x86-64-v3:
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
;;   pool+16: 7fffffff7fffffff7fffffff7f000000
;;   pool+32: 80000000800000008000000080
;;
;; function 21 $f32.convert_i32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $f32.convert_i32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $f32.convert_i32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,edi
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,r11
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $f32.convert_i32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,edi
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,r11
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $f32.convert_i64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $f32.convert_i64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $f32.convert_i64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        js L2
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,rdi
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov r11,rdi
;;        shr r11,1
;;        jae L3
;;        or r11,1
;;   L3:  xorps xmm0,xmm0
;;        cvtsi2ss xmm0,r11
;;        addss xmm0,xmm0
;;        jmp L1
;;
;; function 24 $f32.convert_i64_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        js L2
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,rdi
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov r11,rdi
;;        shr r11,1
;;        jae L3
;;        or r11,1
;;   L3:  vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,r11
;;        vaddss xmm0,xmm0,xmm0
;;        jmp L1
;;
;; function 25 $f32.demote_f64, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvtsd2ss xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $f32.demote_f64, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvtsd2ss xmm0,xmm0,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $f32.reinterpret_i32, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movd xmm0,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $f32.reinterpret_i32, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovd xmm0,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
