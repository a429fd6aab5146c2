;;! opcodes i64
(module
  (func $i64.const (result i64) (i64.const 0x123456789abcdef))
  (func $i64.eqz (param i64) (result i32) (i64.eqz (local.get 0)))
  (func $i64.eq (param i64 i64) (result i32) (i64.eq (local.get 0) (local.get 1)))
  (func $i64.ne (param i64 i64) (result i32) (i64.ne (local.get 0) (local.get 1)))
  (func $i64.lt_s (param i64 i64) (result i32) (i64.lt_s (local.get 0) (local.get 1)))
  (func $i64.lt_u (param i64 i64) (result i32) (i64.lt_u (local.get 0) (local.get 1)))
  (func $i64.gt_s (param i64 i64) (result i32) (i64.gt_s (local.get 0) (local.get 1)))
  (func $i64.gt_u (param i64 i64) (result i32) (i64.gt_u (local.get 0) (local.get 1)))
  (func $i64.le_s (param i64 i64) (result i32) (i64.le_s (local.get 0) (local.get 1)))
  (func $i64.le_u (param i64 i64) (result i32) (i64.le_u (local.get 0) (local.get 1)))
  (func $i64.ge_s (param i64 i64) (result i32) (i64.ge_s (local.get 0) (local.get 1)))
  (func $i64.ge_u (param i64 i64) (result i32) (i64.ge_u (local.get 0) (local.get 1)))
  (func $i64.clz (param i64) (result i64) (i64.clz (local.get 0)))
  (func $i64.ctz (param i64) (result i64) (i64.ctz (local.get 0)))
  (func $i64.popcnt (param i64) (result i64) (i64.popcnt (local.get 0)))
  (func $i64.add (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
  (func $i64.sub (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  (func $i64.mul (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))
  (func $i64.div_s (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  (func $i64.div_u (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  (func $i64.rem_s (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  (func $i64.rem_u (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
  (func $i64.and (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))
  (func $i64.or (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))
  (func $i64.xor (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
  (func $i64.shl (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))
  (func $i64.shr_s (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  (func $i64.shr_u (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))
  (func $i64.rotl (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))
  (func $i64.rotr (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
  (func $i64.extend_i32_s (param i32) (result i64) (i64.extend_i32_s (local.get 0)))
  (func $i64.extend_i32_u (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
  (func $i64.trunc_f32_s (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  (func $i64.trunc_f32_u (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  (func $i64.trunc_f64_s (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  (func $i64.trunc_f64_u (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  (func $i64.reinterpret_f64 (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
)

;; function 0 $i64.const, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rdi,123456789ABCDEFh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i64.eqz, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        test rdi,rdi
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i64.eq, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i64.ne, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setne dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i64.lt_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setl dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i64.lt_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setb dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i64.gt_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setg dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i64.gt_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i64.le_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setle dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i64.le_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setbe dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i64.ge_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setge dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i64.ge_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i64.clz, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,7Fh
;;        bsr rdi,rdi
;;        cmove rdi,r11
;;        xor edi,3Fh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i64.clz, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        lzcnt rdi,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i64.ctz, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,40h
;;        bsf rdi,rdi
;;        cmove rdi,r11
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i64.ctz, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        tzcnt rdi,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i64.popcnt, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        popcnt rdi,rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i64.add, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        add rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i64.sub, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sub rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i64.mul, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        imul rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i64.div_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test rsi,rsi
;;        je L1
;;        xor ecx,ecx
;;        cmp rsi,0FFFFFFFFFFFFFFFFh
;;        sete cl
;;        mov rdx,0
;;        xor edi,edi
;;        cmp rax,rdx
;;        sete dil
;;        test ecx,edi
;;        jne L2
;;        cqo
;;        idiv rsi
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; integerDivideByZero
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;
;; function 19 $i64.div_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test rsi,rsi
;;        je L1
;;        xor edx,edx
;;        div rsi
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; integerDivideByZero
;;
;; function 20 $i64.rem_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test rsi,rsi
;;        je L3
;;        cmp rsi,0FFFFFFFFFFFFFFFFh
;;        je L2
;;        cqo
;;        idiv rsi
;;   L1:  mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xor edx,edx
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; integerDivideByZero
;;
;; function 21 $i64.rem_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test rsi,rsi
;;        je L1
;;        xor edx,edx
;;        div rsi
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; integerDivideByZero
;;
;; function 22 $i64.and, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i64.or, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        or rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i64.xor, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i64.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        shl rdi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i64.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        shlx rdi,rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i64.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        sar rdi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i64.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sarx rdi,rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i64.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        shr rdi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i64.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        shrx rdi,rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i64.rotl, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        rol rdi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i64.rotr, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        ror rdi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i64.extend_i32_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movsxd rdi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i64.extend_i32_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov edi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 32 $i64.trunc_f32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomiss xmm0,xmm0
;;        jne L1
;;        jp L1
;;        ucomiss xmm0,[pool+7]
;;        jb L2
;;        movss xmm1,[pool+3]
;;        ucomiss xmm1,xmm0
;;        jbe L3
;;        cvttss2si rdi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 0f1f000000005f000000df
;;
;; function 32 $i64.trunc_f32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomiss xmm0,xmm0
;;        jne L1
;;        jp L1
;;        vucomiss xmm0,[pool+4]
;;        jb L2
;;        vmovss xmm1,[pool+0]
;;        vucomiss xmm1,xmm0
;;        jbe L3
;;        vcvttss2si rdi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 0000005f000000df
;;
;; function 33 $i64.trunc_f32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomiss xmm0,xmm0
;;        jne L3
;;        jp L3
;;        ucomiss xmm0,[pool+9]
;;        jbe L4
;;        movss xmm1,[pool+5]
;;        ucomiss xmm1,xmm0
;;        jbe L5
;;        cvttss2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  movaps xmm15,xmm0
;;        subss xmm15,[pool+13]
;;        cvttss2si rdi,xmm15
;;        btc rdi,3Fh
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; invalidConversion
;;   L4:  call qword ptr [r15+8] ; integerOverflow
;;   L5:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 0f1f4400000000805f000080bf000000
;;   pool+16: 5f
;;
;; function 33 $i64.trunc_f32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomiss xmm0,xmm0
;;        jne L3
;;        jp L3
;;        vucomiss xmm0,[pool+11]
;;        jbe L4
;;        vmovss xmm1,[pool+7]
;;        vucomiss xmm1,xmm0
;;        jbe L5
;;        vcvttss2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vsubss xmm15,xmm0,[pool+15]
;;        vcvttss2si rdi,xmm15
;;        btc rdi,3Fh
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; invalidConversion
;;   L4:  call qword ptr [r15+8] ; integerOverflow
;;   L5:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 0f1f80000000000000805f000080bf00
;;   pool+16: 00005f
;;
;; function 34 $i64.trunc_f64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomisd xmm0,xmm0
;;        jne L1
;;        jp L1
;;        ucomisd xmm0,[pool+8]
;;        jb L2
;;        movsd xmm1,[pool+0]
;;        ucomisd xmm1,xmm0
;;        jbe L3
;;        cvttsd2si rdi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 000000000000e043000000000000e0c3
;;
;; function 34 $i64.trunc_f64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomisd xmm0,xmm0
;;        jne L1
;;        jp L1
;;        vucomisd xmm0,[pool+8]
;;        jb L2
;;        vmovsd xmm1,[pool+0]
;;        vucomisd xmm1,xmm0
;;        jbe L3
;;        vcvttsd2si rdi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 000000000000e043000000000000e0c3
;;
;; function 35 $i64.trunc_f64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomisd xmm0,xmm0
;;        jne L3
;;        jp L3
;;        ucomisd xmm0,[pool+10]
;;        jbe L4
;;        movsd xmm1,[pool+2]
;;        ucomisd xmm1,xmm0
;;        jbe L5
;;        cvttsd2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  movaps xmm15,xmm0
;;        subsd xmm15,[pool+18]
;;        cvttsd2si rdi,xmm15
;;        btc rdi,3Fh
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; invalidConversion
;;   L4:  call qword ptr [r15+8] ; integerOverflow
;;   L5:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 6690000000000000f043000000000000
;;   pool+16: f0bf000000000000e043
;;
;; function 35 $i64.trunc_f64_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomisd xmm0,xmm0
;;        jne L3
;;        jp L3
;;        vucomisd xmm0,[pool+15]
;;        jbe L4
;;        vmovsd xmm1,[pool+7]
;;        vucomisd xmm1,xmm0
;;        jbe L5
;;        vcvttsd2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vsubsd xmm15,xmm0,[pool+23]
;;        vcvttsd2si rdi,xmm15
;;        btc rdi,3Fh
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; invalidConversion
;;   L4:  call qword ptr [r15+8] ; integerOverflow
;;   L5:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 0f1f8000000000000000000000f04300
;;   pool+16: 0000000000f0bf000000000000e043
;;
;; function 36 $i64.reinterpret_f64, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movq rdi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 36 $i64.reinterpret_f64, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovq rdi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
