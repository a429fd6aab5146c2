;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (func $swap (param $a i32) (param $b i32)
    (local $t i64)
    (local.set $t (i64.load offset=8 (local.get $a)))
    (i64.store offset=8 (local.get $a) (i64.load offset=8 (local.get $b)))
    (i64.store offset=8 (local.get $b) (local.get $t)))
  (func $quotient (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $deep (param i32) (result i32)
    (if (result i32) (local.get 0) (then (i32.add (call $deep (i32.sub (local.get 0) (i32.const 1))) (i32.const 1))) (else (i32.const 0))))
)

;; function 0 $swap, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov ecx,esi
;;        lea rdx,[rax+10h]
;;        mov rsi,[r15+48h]
;;        cmp rdx,rsi
;;        ja L1
;;        mov rdx,[r15+40h]
;;        mov rdi,[rdx+rax+8]
;;        lea rbx,[rcx+10h]
;;        cmp rsi,rbx
;;        jb L2
;;        mov rsi,[rdx+rcx+8]
;;        mov [rdx+rax+8],rsi
;;        mov [rdx+rcx+8],rdi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  push rdx
;;        push qword ptr [r15+48h]
;;        push 41h
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;   L2:  push rbx
;;        push qword ptr [r15+48h]
;;        push 41h
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 1 $quotient, x86-64-v2 and x86-64-v3:
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
;; function 2 $deep, x86-64-v2 and x86-64-v3:
;;   L1:  push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L4
;;        sub rsp,8
;;        test edi,edi
;;        jne L2
;;        xor eax,eax
;;        jmp L3
;;   L2:  add edi,0FFFFFFFFh
;;        call L1
;;        lea eax,[rdi+1]
;;   L3:  mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L4:  call qword ptr [r15+8] ; stackExhausted
