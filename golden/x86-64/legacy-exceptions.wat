;;! opcodes legacy-exceptions
;;! features legacy-exceptions
(module
  (type $sig (func (param i32) (result i32)))
  (tag $e (param i32))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $try (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0)))))
  (func $catch (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e)))
  (func $rethrow (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch $e (rethrow 0))))
  (func $delegate (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (delegate 0)))
  (func $catch_all (param i32) (result i32) (try (result i32) (do (call $callee (local.get 0))) (catch_all (i32.const 3))))
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
;; function 1 $try, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        call 0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 2 $catch, x86-64-v2 and x86-64-v3:
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
;;
;; function 3 $rethrow, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        call 0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;        mov rax,[r15]
;;        mov r11d,8
;;        call qword ptr [r15+10h]
;;        mov rax,[r15]
;;        mov rcx,[rax+20h]
;;        mov rax,[rax+28h]
;;        mov r15,rax
;;        call rcx
;;        mov r15,[rbp-8]
;;        call qword ptr [r15+8] ; unreachable
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 4 $delegate, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        call 0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 5 $catch_all, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L2
;;        sub rsp,8
;;        call 0
;;        jmp L1
;;        mov edi,3
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; stackExhausted
