;;! opcodes tail-call
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $return_call (param i32) (result i32) (return_call $callee (local.get 0)))
  (func $return_call_indirect (param i32 i32) (result i32) (return_call_indirect (type $sig) (local.get 0) (local.get 1)))
  (func $return_call_ref (param i32 (ref null $sig)) (result i32) (return_call_ref $sig (local.get 0) (local.get 1)))
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
;; function 1 $return_call, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        jmp 0
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 2 $return_call_indirect, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,esi
;;        cmp rax,[r15+48h]
;;        jae L2
;;        mov rcx,[r15+40h]
;;        mov rcx,[rcx+rax*8]
;;        test rcx,rcx
;;        je L3
;;        mov eax,[rcx+10h]
;;        cmp eax,[r15+78h]
;;        jne L4
;;        mov r10,[rcx]
;;        mov rax,[rcx+8]
;;        mov r15,rax
;;        mov rsp,rbp
;;        pop rbp
;;        jmp r10
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  mov r11d,eax
;;        push r11
;;        push qword ptr [r15+48h]
;;        push 3
;;        call qword ptr [r15+30h] ; undefinedElement
;;   L3:  mov r11d,eax
;;        push r11
;;        push qword ptr [r15+48h]
;;        push 3
;;        call qword ptr [r15+30h] ; uninitializedElement
;;   L4:  mov r11d,eax
;;        push r11
;;        push 0
;;        push 4
;;        call qword ptr [r15+30h] ; indirectCallTypeMismatch
;;
;; function 3 $return_call_ref, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        test rsi,rsi
;;        je L2
;;        mov r10,[rsi]
;;        mov rax,[rsi+8]
;;        mov r15,rax
;;        mov rsp,rbp
;;        pop rbp
;;        jmp r10
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; nullFunctionReference
