;;! opcodes exceptions
(module
  (type $sig (func (param i32) (result i32)))
  (tag $e (param i32))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $throw (param i32) (throw $e (local.get 0)))
  (func $throw_ref (param exnref) (throw_ref (local.get 0)))
  (func $try_table (param i32) (result i32) (block (result i32) (try_table (result i32) (catch $e 0) (call $callee (local.get 0)))))
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
;; function 1 $throw, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rax,[r15+50h]
;;        mov rcx,[r15+58h]
;;        mov r15,rcx
;;        call rax
;;        mov r15,[rbp-8]
;;        call qword ptr [r15+8] ; unreachable
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 2 $throw_ref, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        test rdi,rdi
;;        je L2
;;        mov rax,[r15]
;;        mov rcx,[rax+20h]
;;        mov rax,[rax+28h]
;;        mov r15,rax
;;        call rcx
;;        mov r15,[rbp-8]
;;        call qword ptr [r15+8] ; unreachable
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; nullExceptionReference
;;
;; function 3 $try_table, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L2
;;        sub rsp,8
;;        call 0
;;        jmp L1
;;        mov rax,[r15]
;;        mov rax,[rax+18h]
;;        mov edi,[rax]
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; stackExhausted
