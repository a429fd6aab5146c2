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
;;        push r15
;;        movss xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400000000
;;   pool+16: c03f
;;
;; function 0 $f32.const, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmovss xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400000000
;;   pool+16: c03f
;;
;; function 1 $f32.eq, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        leave
;;        ret
;;
;; function 1 $f32.eq, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        sete dil
;;        setnp cl
;;        and edi,ecx
;;        leave
;;        ret
;;
;; function 2 $f32.ne, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        leave
;;        ret
;;
;; function 2 $f32.ne, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        xor ecx,ecx
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setne dil
;;        setp cl
;;        or edi,ecx
;;        leave
;;        ret
;;
;; function 3 $f32.lt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomiss xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 3 $f32.lt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomiss xmm1,xmm0
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 4 $f32.gt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 4 $f32.gt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        seta dil
;;        leave
;;        ret
;;
;; function 5 $f32.le, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomiss xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 5 $f32.le, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomiss xmm1,xmm0
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 6 $f32.ge, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        ucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 6 $f32.ge, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xor eax,eax
;;        vucomiss xmm0,xmm1
;;        mov rdi,rax
;;        setae dil
;;        leave
;;        ret
;;
;; function 7 $f32.abs, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        andps xmm0,[pool+15]
;;        leave
;;        ret
;;   pool+0: 660f1f840000000000660f1f440000ff
;;   pool+16: ffff7fffffff7fffffff7fffffff7f
;;
;; function 7 $f32.abs, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vandps xmm0,xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f440000ffff
;;   pool+16: ff7fffffff7fffffff7fffffff7f
;;
;; function 8 $f32.neg, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm0,[pool+15]
;;        leave
;;        ret
;;   pool+0: 660f1f840000000000660f1f44000000
;;   pool+16: 000080000000800000008000000080
;;
;; function 8 $f32.neg, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm0,xmm0,[pool+14]
;;        leave
;;        ret
;;   pool+0: 660f1f8400000000000f1f4400000000
;;   pool+16: 0080000000800000008000000080
;;
;; function 9 $f32.ceil, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundss xmm0,xmm0,0Ah
;;        leave
;;        ret
;;
;; function 9 $f32.ceil, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundss xmm0,xmm0,xmm0,0Ah
;;        leave
;;        ret
;;
;; function 10 $f32.floor, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundss xmm0,xmm0,9
;;        leave
;;        ret
;;
;; function 10 $f32.floor, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundss xmm0,xmm0,xmm0,9
;;        leave
;;        ret
;;
;; function 11 $f32.trunc, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundss xmm0,xmm0,0Bh
;;        leave
;;        ret
;;
;; function 11 $f32.trunc, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundss xmm0,xmm0,xmm0,0Bh
;;        leave
;;        ret
;;
;; function 12 $f32.nearest, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        roundss xmm0,xmm0,8
;;        leave
;;        ret
;;
;; function 12 $f32.nearest, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vroundss xmm0,xmm0,xmm0,8
;;        leave
;;        ret
;;
;; function 13 $f32.sqrt, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        sqrtss xmm0,xmm0
;;        leave
;;        ret
;;
;; function 13 $f32.sqrt, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vsqrtss xmm0,xmm0,xmm0
;;        leave
;;        ret
;;
;; function 14 $f32.add, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        addss xmm0,xmm1
;;        leave
;;        ret
;;
;; function 14 $f32.add, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vaddss xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 15 $f32.sub, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        subss xmm0,xmm1
;;        leave
;;        ret
;;
;; function 15 $f32.sub, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vsubss xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 16 $f32.mul, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        mulss xmm0,xmm1
;;        leave
;;        ret
;;
;; function 16 $f32.mul, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmulss xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 17 $f32.div, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        divss xmm0,xmm1
;;        leave
;;        ret
;;
;; function 17 $f32.div, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vdivss xmm0,xmm0,xmm1
;;        leave
;;        ret
;;
;; function 18 $f32.min, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        ucomiss xmm0,xmm1
;;        je L2
;;        minss xmm0,xmm1
;;   L1:  leave
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
;;        push r15
;;        vucomiss xmm0,xmm1
;;        je L2
;;        vminss xmm0,xmm0,xmm1
;;   L1:  leave
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
;;        push r15
;;        ucomiss xmm0,xmm1
;;        je L2
;;        maxss xmm0,xmm1
;;   L1:  leave
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
;;        push r15
;;        vucomiss xmm0,xmm1
;;        je L2
;;        vmaxss xmm0,xmm0,xmm1
;;   L1:  leave
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
;;        push r15
;;        andps xmm0,[pool+5]
;;        andps xmm1,[pool+21]
;;        orps xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 0f1f440000ffffff7fffffff7fffffff
;;   pool+16: 7fffffff7f0000008000000080000000
;;   pool+32: 8000000080
;;
;; function 20 $f32.copysign, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vandps xmm0,xmm0,[pool+2]
;;        vandps xmm1,xmm1,[pool+18]
;;        vorps xmm0,xmm0,xmm1
;;        leave
;;        ret
;;   pool+0: 6690ffffff7fffffff7fffffff7fffff
;;   pool+16: ff7f0000008000000080000000800000
;;   pool+32: 0080
;;
;; function 21 $f32.convert_i32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,edi
;;        leave
;;        ret
;;
;; function 21 $f32.convert_i32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,edi
;;        leave
;;        ret
;;
;; function 22 $f32.convert_i32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        mov r11d,edi
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,r11
;;        leave
;;        ret
;;
;; function 22 $f32.convert_i32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        mov r11d,edi
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,r11
;;        leave
;;        ret
;;
;; function 23 $f32.convert_i64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,rdi
;;        leave
;;        ret
;;
;; function 23 $f32.convert_i64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,rdi
;;        leave
;;        ret
;;
;; function 24 $f32.convert_i64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        test rdi,rdi
;;        js L2
;;        xorps xmm0,xmm0
;;        cvtsi2ss xmm0,rdi
;;   L1:  leave
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
;;        push r15
;;        test rdi,rdi
;;        js L2
;;        vxorps xmm0,xmm0,xmm0
;;        vcvtsi2ss xmm0,xmm0,rdi
;;   L1:  leave
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
;;        push r15
;;        cvtsd2ss xmm0,xmm0
;;        leave
;;        ret
;;
;; function 25 $f32.demote_f64, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vcvtsd2ss xmm0,xmm0,xmm0
;;        leave
;;        ret
;;
;; function 26 $f32.reinterpret_i32, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movd xmm0,edi
;;        leave
;;        ret
;;
;; function 26 $f32.reinterpret_i32, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        vmovd xmm0,edi
;;        leave
;;        ret
