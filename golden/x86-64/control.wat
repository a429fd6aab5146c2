;;! opcodes control
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (global $g (mut i32) (i32.const 7))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $unreachable (result i32) (unreachable))
  (func $nop (nop))
  (func $block (param i32) (result i32) (block (result i32) (i32.eqz (local.get 0))))
  (func $loop (param i32) (loop (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br_if 0 (local.get 0))))
  (func $if (param i32 i64) (if (local.get 0) (then (global.set $g (i32.wrap_i64 (local.get 1))))))
  (func $else (param i32 i64 i64) (result i64) (if (result i64) (local.get 0) (then (local.get 1)) (else (local.get 2))))
  (func $end (result i32) (block (nop)) (i32.const 1))
  (func $br (param i64) (result i64) (block (result i64) (br 0 (local.get 0))))
  (func $br_if (param i32 f32) (result f32) (br_if 0 (local.get 1) (local.get 0)) (f32.neg))
  (func $br_table (param i32) (result i32) (block (block (br_table 0 1 1 0 (local.get 0))) (return (i32.const 5))) (i32.const 6))
  (func $return (param f64) (result f64) (return (local.get 0)))
  (func $call (param i32) (result i32) (call $callee (local.get 0)))
  (func $call_indirect (param i32 i32) (result i32) (call_indirect (type $sig) (local.get 0) (local.get 1)))
  (func $drop (param i32) (result i32) (drop (call $callee (local.get 0))) (local.get 0))
  (func $select (param i64 i64 i32) (result i64) (select (local.get 0) (local.get 1) (local.get 2)))
  (func $local.get (param i32 i64) (result i64) (local.get 1))
  (func $local.set (param i32) (result i32) (local i32) (local.set 1 (local.get 0)) (local.get 1))
  (func $local.tee (param i32) (result i32) (local i32) (i32.add (local.tee 1 (local.get 0)) (local.get 1)))
  (func $global.get (result i32) (global.get $g))
  (func $global.set (param i32) (global.set $g (local.get 0)))
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
;; function 1 $unreachable, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        call qword ptr [r15+8] ; unreachable
;;
;; function 2 $nop, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $block, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        test edi,edi
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $loop, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        nop [rax+rax]
;;        nop [rax+rax]
;;        nop [rax]
;;   L1:  add edi,0FFFFFFFFh
;;        jne L1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $if, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test edi,edi
;;        je L1
;;        mov [r15+50h],esi
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $else, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test edi,edi
;;        je L1
;;        mov rdx,rsi
;;   L1:  mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $end, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $br, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $br_if, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test edi,edi
;;        jne L1
;;        xorps xmm0,[pool+6]
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f44000000000080000000800000
;;   pool+16: 008000000080
;;
;; function 9 $br_if, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test edi,edi
;;        jne L1
;;        vxorps xmm0,xmm0,[pool+5]
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 0f1f4400000000008000000080000000
;;   pool+16: 8000000080
;;
;; function 10 $br_table, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        cmp edi,1
;;        je L1
;;        cmp edi,2
;;        je L1
;;        jmp L2
;;   L1:  mov edi,6
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov edi,5
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   pool+0: 660f1f440000
;;
;; function 11 $return, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $call, x86-64-v2 and x86-64-v3:
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
;; function 13 $call_indirect, x86-64-v2 and x86-64-v3:
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
;;        cmp eax,[r15+88h]
;;        jne L4
;;        mov rax,[rcx]
;;        mov rcx,[rcx+8]
;;        mov r15,rcx
;;        call rax
;;        mov r15,[rbp-8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
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
;; function 14 $drop, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,18h
;;        mov [rbp-18h],rdi
;;        call 0
;;        mov rdi,[rbp-18h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 15 $select, x86-64-v2 and x86-64-v3:
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
;; function 16 $local.get, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rdi,rsi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $local.set, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $local.tee, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        add edi,edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $global.get, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov edi,[r15+50h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $global.set, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov [r15+50h],edi
;;        mov rsp,rbp
;;        pop rbp
;;        ret
