;;! opcodes sat-float-to-int
(module
  (func $i32.trunc_sat_f32_s (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0)))
  (func $i32.trunc_sat_f32_u (param f32) (result i32) (i32.trunc_sat_f32_u (local.get 0)))
  (func $i32.trunc_sat_f64_s (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0)))
  (func $i32.trunc_sat_f64_u (param f64) (result i32) (i32.trunc_sat_f64_u (local.get 0)))
  (func $i64.trunc_sat_f32_s (param f32) (result i64) (i64.trunc_sat_f32_s (local.get 0)))
  (func $i64.trunc_sat_f32_u (param f32) (result i64) (i64.trunc_sat_f32_u (local.get 0)))
  (func $i64.trunc_sat_f64_s (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0)))
  (func $i64.trunc_sat_f64_u (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0)))
)

;; function 0 $i32.trunc_sat_f32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttss2si edi,xmm0
;;        cmp edi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomiss xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub edi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 0 $i32.trunc_sat_f32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttss2si edi,xmm0
;;        cmp edi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomiss xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub edi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 1 $i32.trunc_sat_f32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttss2si rdi,xmm0
;;        mov r11d,edi
;;        cmp r11,rdi
;;        jne L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomiss xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  mov edi,0FFFFFFFFh
;;        jmp L1
;;
;; function 1 $i32.trunc_sat_f32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttss2si rdi,xmm0
;;        mov r11d,edi
;;        cmp r11,rdi
;;        jne L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomiss xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  mov edi,0FFFFFFFFh
;;        jmp L1
;;
;; function 2 $i32.trunc_sat_f64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttsd2si edi,xmm0
;;        cmp edi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomisd xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub edi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 2 $i32.trunc_sat_f64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttsd2si edi,xmm0
;;        cmp edi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomisd xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub edi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 3 $i32.trunc_sat_f64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttsd2si rdi,xmm0
;;        mov r11d,edi
;;        cmp r11,rdi
;;        jne L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomisd xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  mov edi,0FFFFFFFFh
;;        jmp L1
;;
;; function 3 $i32.trunc_sat_f64_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttsd2si rdi,xmm0
;;        mov r11d,edi
;;        cmp r11,rdi
;;        jne L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomisd xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  mov edi,0FFFFFFFFh
;;        jmp L1
;;
;; function 4 $i64.trunc_sat_f32_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttss2si rdi,xmm0
;;        cmp rdi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomiss xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub rdi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 4 $i64.trunc_sat_f32_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttss2si rdi,xmm0
;;        cmp rdi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomiss xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub rdi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 5 $i64.trunc_sat_f32_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttss2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomiss xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  movaps xmm15,xmm0
;;        subss xmm15,[pool+2]
;;        cvttss2si rdi,xmm15
;;        test rdi,rdi
;;        js L4
;;        btc rdi,3Fh
;;        jmp L1
;;   L4:  mov rdi,0FFFFFFFFFFFFFFFFh
;;        jmp L1
;;   pool+0: 66900000005f
;;
;; function 5 $i64.trunc_sat_f32_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttss2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomiss xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  vsubss xmm15,xmm0,[pool+5]
;;        vcvttss2si rdi,xmm15
;;        test rdi,rdi
;;        js L4
;;        btc rdi,3Fh
;;        jmp L1
;;   L4:  mov rdi,0FFFFFFFFFFFFFFFFh
;;        jmp L1
;;   pool+0: 0f1f4400000000005f
;;
;; function 6 $i64.trunc_sat_f64_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttsd2si rdi,xmm0
;;        cmp rdi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomisd xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub rdi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 6 $i64.trunc_sat_f64_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttsd2si rdi,xmm0
;;        cmp rdi,1
;;        jo L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomisd xmm15,xmm0
;;        jp L3
;;        ja L1
;;        sub rdi,1
;;        jmp L1
;;   L3:  xor edi,edi
;;        jmp L1
;;
;; function 7 $i64.trunc_sat_f64_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cvttsd2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  xorps xmm15,xmm15
;;        ucomisd xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  movaps xmm15,xmm0
;;        subsd xmm15,[pool+1]
;;        cvttsd2si rdi,xmm15
;;        test rdi,rdi
;;        js L4
;;        btc rdi,3Fh
;;        jmp L1
;;   L4:  mov rdi,0FFFFFFFFFFFFFFFFh
;;        jmp L1
;;   pool+0: 90000000000000e043
;;
;; function 7 $i64.trunc_sat_f64_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        vcvttsd2si rdi,xmm0
;;        test rdi,rdi
;;        js L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vxorps xmm15,xmm15,xmm15
;;        vucomisd xmm0,xmm15
;;        ja L3
;;        xor edi,edi
;;        jmp L1
;;   L3:  vsubsd xmm15,xmm0,[pool+5]
;;        vcvttsd2si rdi,xmm15
;;        test rdi,rdi
;;        js L4
;;        btc rdi,3Fh
;;        jmp L1
;;   L4:  mov rdi,0FFFFFFFFFFFFFFFFh
;;        jmp L1
;;   pool+0: 0f1f440000000000000000e043
