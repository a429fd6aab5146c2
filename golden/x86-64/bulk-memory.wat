;;! opcodes bulk-memory
(module
  (type $sig (func (param i32) (result i32)))
  (memory 1)
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $memory.init (param i32 i32 i32) (memory.init $d (local.get 0) (local.get 1) (local.get 2)))
  (func $data.drop (data.drop $d))
  (func $memory.copy (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func $memory.fill (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func $table.init (param i32 i32 i32) (table.init $el (local.get 0) (local.get 1) (local.get 2)))
  (func $elem.drop (elem.drop $el))
  (func $table.copy (param i32 i32 i32) (table.copy (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $callee, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $memory.init, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,edi
;;        mov ecx,esi
;;        mov edx,edx
;;        lea rsi,[rdx+rcx]
;;        cmp rsi,[r15+88h]
;;        ja L2
;;        lea rsi,[rdx+rax]
;;        cmp rsi,[r15+48h]
;;        ja L3
;;        mov rsi,rcx
;;        add rsi,[r15+80h]
;;        mov rdi,rax
;;        add rdi,[r15+40h]
;;        call qword ptr [r15+18h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  push rcx
;;        push qword ptr [r15+88h]
;;        push 2
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;   L3:  push rax
;;        push qword ptr [r15+48h]
;;        push 1
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 2 $data.drop, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov qword ptr [r15+88h],0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $memory.copy, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,edi
;;        mov ecx,esi
;;        mov edx,edx
;;        lea rsi,[rdx+rax]
;;        mov rdi,[r15+48h]
;;        cmp rsi,rdi
;;        ja L2
;;        lea rsi,[rdx+rcx]
;;        cmp rdi,rsi
;;        jb L3
;;        mov rsi,[r15+40h]
;;        lea rdi,[rax+rsi]
;;        add rsi,rcx
;;        call qword ptr [r15+18h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  push rax
;;        push qword ptr [r15+48h]
;;        push 1
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;   L3:  push rcx
;;        push qword ptr [r15+48h]
;;        push 1
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 4 $memory.fill, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,edi
;;        mov edx,edx
;;        lea rcx,[rdx+rax]
;;        cmp rcx,[r15+48h]
;;        ja L2
;;        mov rdi,rax
;;        add rdi,[r15+40h]
;;        call qword ptr [r15+20h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  push rax
;;        push qword ptr [r15+48h]
;;        push 1
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 5 $table.init, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,edi
;;        mov ecx,esi
;;        mov r8d,edx
;;        xor edi,edi
;;        mov esi,1
;;        mov rdx,rax
;;        mov r11d,4
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 6 $elem.drop, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov qword ptr [r15+78h],0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $table.copy, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,edi
;;        mov ecx,esi
;;        mov r8d,edx
;;        xor esi,esi
;;        mov rdx,rsi
;;        mov rdi,rsi
;;        mov rsi,rdx
;;        mov rdx,rax
;;        mov r11d,3
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
