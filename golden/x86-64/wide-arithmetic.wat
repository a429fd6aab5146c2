;;! opcodes wide-arithmetic
;;! features wide-arithmetic
(module
  (func $i64.add128 (param i64 i64 i64 i64) (result i64 i64) (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.sub128 (param i64 i64 i64 i64) (result i64 i64) (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.mul_wide_s (param i64 i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1)))
  (func $i64.mul_wide_u (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1)))
)

;; function 0 $i64.add128, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        add rdi,rdx
;;        adc rsi,rcx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i64.sub128, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        sub rdi,rdx
;;        sbb rsi,rcx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $i64.mul_wide_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        imul rsi
;;        mov rsi,rdx
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i64.mul_wide_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rdi
;;        mul rsi
;;        mov rsi,rdx
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $i64.mul_wide_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rdx,rdi
;;        mulx rsi,rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
