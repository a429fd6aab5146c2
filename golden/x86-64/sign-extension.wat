;;! opcodes sign-extension
(module
  (func $i32.extend8_s (param i32) (result i32) (i32.extend8_s (local.get 0)))
  (func $i32.extend16_s (param i32) (result i32) (i32.extend16_s (local.get 0)))
  (func $i64.extend8_s (param i64) (result i64) (i64.extend8_s (local.get 0)))
  (func $i64.extend16_s (param i64) (result i64) (i64.extend16_s (local.get 0)))
  (func $i64.extend32_s (param i64) (result i64) (i64.extend32_s (local.get 0)))
)

;; function 0 $i32.extend8_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movsx edi,dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i32.extend16_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movsx edi,di
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i64.extend8_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movsx rdi,dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i64.extend16_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movsx rdi,di
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i64.extend32_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        movsxd rdi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
