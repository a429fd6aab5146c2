;;! opcodes function-references
(module
  (type $sig (func (param i32) (result i32)))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $call_ref (param i32 (ref null $sig)) (result i32) (call_ref $sig (local.get 0) (local.get 1)))
  (func $ref.as_non_null (param (ref null $sig)) (result (ref $sig)) (ref.as_non_null (local.get 0)))
  (func $br_on_null (param (ref null $sig)) (result i32) (block (return (call_ref $sig (i32.const 1) (br_on_null 0 (local.get 0))))) (i32.const 2))
  (func $br_on_non_null (param (ref null $sig)) (result (ref $sig)) (br_on_non_null 0 (local.get 0)) (unreachable))
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
;; function 1 $call_ref, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        test rsi,rsi
;;        je L2
;;        mov rax,[rsi]
;;        mov rcx,[rsi+8]
;;        mov r15,rcx
;;        call rax
;;        mov r15,[rbp-8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; nullFunctionReference
;;
;; function 2 $ref.as_non_null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        je L1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; nullReference
;;
;; function 3 $br_on_null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L2
;;        sub rsp,8
;;        mov eax,1
;;        test rdi,rdi
;;        je L1
;;        mov rcx,[rdi]
;;        mov rdx,[rdi+8]
;;        mov rdi,rax
;;        mov r15,rdx
;;        call rcx
;;        mov r15,[rbp-8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  mov edi,2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 4 $br_on_non_null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        je L1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unreachable
