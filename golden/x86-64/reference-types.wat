;;! opcodes reference-types
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $select_t (param funcref funcref i32) (result funcref) (select (result funcref) (local.get 0) (local.get 1) (local.get 2)))
  (func $table.get (param i32) (result funcref) (table.get 0 (local.get 0)))
  (func $table.set (param i32 funcref) (table.set 0 (local.get 0) (local.get 1)))
  (func $ref.null (result externref) (ref.null extern))
  (func $ref.is_null (param externref) (result i32) (ref.is_null (local.get 0)))
  (func $ref.func (result funcref) (ref.func $callee))
  (func $table.grow (param funcref i32) (result i32) (table.grow (local.get 0) (local.get 1)))
  (func $table.size (result i32) (table.size))
  (func $table.fill (param i32 funcref i32) (table.fill (local.get 0) (local.get 1) (local.get 2)))
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
;; function 1 $select_t, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test edx,edx
;;        cmovne rsi,rdi
;;        mov rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $table.get, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        cmp rax,[r15+48h]
;;        jae L1
;;        mov rcx,[r15+40h]
;;        mov rdi,[rcx+rax*8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  mov r11d,eax
;;        push r11
;;        push qword ptr [r15+48h]
;;        push 3
;;        call qword ptr [r15+30h] ; tableOutOfBounds
;;
;; function 3 $table.set, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        cmp rax,[r15+48h]
;;        jae L1
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax*8],rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  mov r11d,eax
;;        push r11
;;        push qword ptr [r15+48h]
;;        push 3
;;        call qword ptr [r15+30h] ; tableOutOfBounds
;;
;; function 4 $ref.null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor edi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $ref.is_null, x86-64-v2 and x86-64-v3:
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
;; function 6 $ref.func, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        lea rdi,[r15+60h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $table.grow, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rax,rsi
;;        mov rsi,rdi
;;        mov edx,eax
;;        xor edi,edi
;;        mov r11d,1
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 8 $table.size, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rdi,[r15+48h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $table.fill, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rax,rdx
;;        mov rdx,rsi
;;        mov esi,edi
;;        mov ecx,eax
;;        xor edi,edi
;;        mov r11d,2
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
