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
;;        push r15
;;        movsx edi,dil
;;        leave
;;        ret
;;
;; function 1 $i32.extend16_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movsx edi,di
;;        leave
;;        ret
;;
;; function 2 $i64.extend8_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movsx rdi,dil
;;        leave
;;        ret
;;
;; function 3 $i64.extend16_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movsx rdi,di
;;        leave
;;        ret
;;
;; function 4 $i64.extend32_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        push r15
;;        movsxd rdi,edi
;;        leave
;;        ret
