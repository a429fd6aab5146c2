;;! opcodes i32
(module
  (func $i32.const (result i32) (i32.const -7))
  (func $i32.eqz (param i32) (result i32) (i32.eqz (local.get 0)))
  (func $i32.eq (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))
  (func $i32.ne (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))
  (func $i32.lt_s (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))
  (func $i32.lt_u (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))
  (func $i32.gt_s (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))
  (func $i32.gt_u (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))
  (func $i32.le_s (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))
  (func $i32.le_u (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))
  (func $i32.ge_s (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))
  (func $i32.ge_u (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))
  (func $i32.clz (param i32) (result i32) (i32.clz (local.get 0)))
  (func $i32.ctz (param i32) (result i32) (i32.ctz (local.get 0)))
  (func $i32.popcnt (param i32) (result i32) (i32.popcnt (local.get 0)))
  (func $i32.add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func $i32.sub (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))
  (func $i32.mul (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))
  (func $i32.div_s (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $i32.div_u (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  (func $i32.rem_s (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  (func $i32.rem_u (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))
  (func $i32.and (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))
  (func $i32.or (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))
  (func $i32.xor (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))
  (func $i32.shl (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  (func $i32.shr_s (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))
  (func $i32.shr_u (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))
  (func $i32.rotl (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))
  (func $i32.rotr (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))
  (func $i32.wrap_i64 (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
  (func $i32.trunc_f32_s (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  (func $i32.trunc_f32_u (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  (func $i32.trunc_f64_s (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  (func $i32.trunc_f64_u (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  (func $i32.reinterpret_f32 (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
)

;; function 0 $i32.const, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov edi,0FFFFFFF9h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i32.eqz, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        test edi,edi
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i32.eq, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i32.ne, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setne dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i32.lt_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setl dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i32.lt_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setb dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i32.gt_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setg dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i32.gt_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        seta dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i32.le_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setle dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i32.le_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setbe dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i32.ge_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setge dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i32.ge_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp edi,esi
;;        mov rdi,rax
;;        setae dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i32.clz, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,3Fh
;;        bsr edi,edi
;;        cmove edi,r11d
;;        xor edi,1Fh
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i32.clz, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        lzcnt edi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i32.ctz, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov r11d,20h
;;        bsf edi,edi
;;        cmove edi,r11d
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i32.ctz, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        tzcnt edi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i32.popcnt, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        popcnt edi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i32.add, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        add edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i32.sub, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sub edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $i32.mul, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        imul edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i32.div_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test esi,esi
;;        je L1
;;        xor ecx,ecx
;;        cmp esi,0FFFFFFFFh
;;        sete cl
;;        xor edx,edx
;;        cmp eax,80000000h
;;        sete dl
;;        test ecx,edx
;;        jne L2
;;        cdq
;;        idiv esi
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; integerDivideByZero
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;
;; function 19 $i32.div_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test esi,esi
;;        je L1
;;        xor edx,edx
;;        div esi
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; integerDivideByZero
;;
;; function 20 $i32.rem_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test esi,esi
;;        je L3
;;        cmp esi,0FFFFFFFFh
;;        je L2
;;        cdq
;;        idiv esi
;;   L1:  mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xor edx,edx
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; integerDivideByZero
;;
;; function 21 $i32.rem_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        test esi,esi
;;        je L1
;;        xor edx,edx
;;        div esi
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; integerDivideByZero
;;
;; function 22 $i32.and, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        and edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i32.or, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        or edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $i32.xor, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i32.shl, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        shl edi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 25 $i32.shl, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        shlx edi,edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i32.shr_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        sar edi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 26 $i32.shr_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sarx edi,edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i32.shr_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        shr edi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 27 $i32.shr_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        shrx edi,edi,esi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i32.rotl, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        rol edi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $i32.rotr, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rcx,rsi
;;        ror edi,cl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i32.wrap_i64, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i32.trunc_f32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomiss xmm0,xmm0
;;        jne L1
;;        jp L1
;;        ucomiss xmm0,[pool+8]
;;        jb L2
;;        movss xmm1,[pool+4]
;;        ucomiss xmm1,xmm0
;;        jbe L3
;;        cvttss2si edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 0f1f40000000004f000000cf
;;
;; function 31 $i32.trunc_f32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomiss xmm0,xmm0
;;        jne L1
;;        jp L1
;;        vucomiss xmm0,[pool+5]
;;        jb L2
;;        vmovss xmm1,[pool+1]
;;        vucomiss xmm1,xmm0
;;        jbe L3
;;        vcvttss2si edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 900000004f000000cf
;;
;; function 32 $i32.trunc_f32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomiss xmm0,xmm0
;;        jne L1
;;        jp L1
;;        ucomiss xmm0,[pool+7]
;;        jbe L2
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
;;   pool+0: 0f1f000000804f000080bf
;;
;; function 32 $i32.trunc_f32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomiss xmm0,xmm0
;;        jne L1
;;        jp L1
;;        vucomiss xmm0,[pool+4]
;;        jbe L2
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
;;   pool+0: 0000804f000080bf
;;
;; function 33 $i32.trunc_f64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomisd xmm0,xmm0
;;        jne L1
;;        jp L1
;;        ucomisd xmm0,[pool+9]
;;        jbe L2
;;        movsd xmm1,[pool+1]
;;        ucomisd xmm1,xmm0
;;        jbe L3
;;        cvttsd2si edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 90000000000000e041000020000000e0
;;   pool+16: c1
;;
;; function 33 $i32.trunc_f64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomisd xmm0,xmm0
;;        jne L1
;;        jp L1
;;        vucomisd xmm0,[pool+9]
;;        jbe L2
;;        vmovsd xmm1,[pool+1]
;;        vucomisd xmm1,xmm0
;;        jbe L3
;;        vcvttsd2si edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; invalidConversion
;;   L2:  call qword ptr [r15+8] ; integerOverflow
;;   L3:  call qword ptr [r15+8] ; integerOverflow
;;   pool+0: 90000000000000e041000020000000e0
;;   pool+16: c1
;;
;; function 34 $i32.trunc_f64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        ucomisd xmm0,xmm0
;;        jne L1
;;        jp L1
;;        ucomisd xmm0,[pool+8]
;;        jbe L2
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
;;   pool+0: 000000000000f041000000000000f0bf
;;
;; function 34 $i32.trunc_f64_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vucomisd xmm0,xmm0
;;        jne L1
;;        jp L1
;;        vucomisd xmm0,[pool+8]
;;        jbe L2
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
;;   pool+0: 000000000000f041000000000000f0bf
;;
;; function 35 $i32.reinterpret_f32, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movd edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i32.reinterpret_f32, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vmovd edi,xmm0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
